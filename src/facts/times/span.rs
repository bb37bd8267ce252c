//! Which of the words of a time its span shows: no leading *the*, as for names. TimeML takes it in; its export puts it back.

use crate::{facts::numerals::atoms::Atoms, text::Span};

/// The span of the atoms `from..to` of a time.
pub(super) fn of(a: &Atoms<'_>, from: usize, to: usize) -> Span {
    let is_the = a.form(from).eq_ignore_ascii_case("the");
    a.span(from + usize::from(to > from + 1 && is_the), to)
}
