//! Which of the words of a time its span shows.
//!
//! TimeML spans take the article in (*the third quarter*); the product leaves it out, as it does for names. Both are one switch.
//! To compare with TimeML corpora, cut the article on both sides.

use crate::{facts::numerals::atoms::Atoms, text::Span};

/// Whether spans keep a leading *the*, as TimeML does.
pub(super) const KEEPS_ARTICLE: bool = false;

/// The span of the atoms `from..to` of a time.
pub(super) fn of(a: &Atoms<'_>, from: usize, to: usize, floor: usize) -> Span {
    let is_the = |i: usize| a.form(i).eq_ignore_ascii_case("the");
    let mut from = from;
    if KEEPS_ARTICLE {
        from -= usize::from(from > floor && is_the(from - 1));
    } else {
        from += usize::from(to > from + 1 && is_the(from));
    }
    a.span(from, to)
}
