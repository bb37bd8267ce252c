//! What kind of end a word is: `.` a stop, `?!` a call, `...` dots, `Inc.` an abbreviation, `:)` a smiley; most words are none.

use super::View;
use crate::text::tokenize::abbreviations::{self, Class};

/// How strongly a mark ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A full stop of its own.
    Stop,
    /// Question and exclamation marks.
    Call,
    /// Two stops or more, an ellipsis.
    Dots,
    /// A stop inside an abbreviation that may end a sentence.
    Abbreviation,
    /// A state after its city: *Fresno, Calif.*
    Place,
    /// A smiley.
    Smiley,
    /// A colon, semicolon or dash.
    Weak,
    /// A title, an initial, the number of a list item.
    Never,
}

/// The kind of end that word `i` is.
pub(super) fn kind(view: View<'_>, i: usize) -> Option<End> {
    let form = view.form(i);
    let mut chars = form.chars();
    let first = chars.next()?;
    match first {
        '.' if form == "." => return Some(if listed(view, i) { End::Never } else { End::Stop }),
        '.' | '…' if form.chars().all(|c| matches!(c, '.' | '…')) => return Some(End::Dots),
        '!' | '?' if form.chars().all(|c| matches!(c, '!' | '?')) => return Some(End::Call),
        ':' | ';' | '—' | '–' if chars.next().is_none() => return Some(End::Weak),
        '-' if form.len() >= 2 && form.len() <= 3 && form.chars().all(|c| c == '-') => return Some(End::Weak),
        ':' | ';' | '=' if form.len() <= 3 && !first.is_alphanumeric() => return Some(End::Smiley),
        _ => {}
    }
    let stem = form.strip_suffix('.')?;
    if stem.chars().all(|c| c.is_ascii_digit()) {
        return (i == 0).then_some(End::Never);
    }
    if stem.chars().count() == 1 {
        return Some(End::Never);
    }
    match abbreviations::class(stem) {
        Some(Class::Title | Class::Number) => Some(End::Never),
        Some(Class::State) if i > 0 && view.form(i - 1) == "," => Some(End::Place),
        _ => Some(End::Abbreviation),
    }
}

/// Whether the stop at `i` only follows the letter or number of a list item: `a . Apples`.
fn listed(view: View<'_>, i: usize) -> bool {
    let number = view.form(0);
    i == 1 && view.glued(1) && number.len() <= 3 && (number.chars().all(|c| c.is_ascii_digit()) || number.len() == 1)
}

/// Whether the word is a line drawn with marks: `*****`, `-----`.
pub(super) fn is_rule(form: &str) -> bool {
    let first = form.chars().next().unwrap_or(' ');
    matches!(first, '*' | '=' | '_' | '~' | '-') && form.len() >= 5 && form.chars().all(|c| c == first)
}
