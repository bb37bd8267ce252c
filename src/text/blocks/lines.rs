//! Lines put together to paragraphs: `"one sentence that the mail\nprogram wrapped"` → one unit of two lines. It does not say
//! what a unit is.
//!
//! A text is taken as wrapped when most of its line breaks stand where the next word would not have fitted and the next line
//! goes on in lower case. Without that, every line is a unit of its own.

use super::shape::{Marker, ends_sentence, is_mail_quote};
use crate::text::Span;

/// One or more lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Without white space at the ends.
    pub(super) span: Span,
    /// An empty line (or the text's start) stands before it.
    pub(super) gap_before: bool,
    /// An empty line (or the text's end) stands after it.
    pub(super) gap_after: bool,
}

#[derive(Clone, Copy)]
struct Line {
    /// Trimmed.
    span: Span,
    /// Characters of white space before it.
    indent: usize,
    /// Characters, without the indent.
    width: usize,
    gap_before: bool,
}

/// The units of `text` in order; only white space lies between them.
pub(super) fn units(text: &str) -> Vec<Unit> {
    let lines = lines(text);
    let column = wrap_column(text, &lines);
    let mut units: Vec<Unit> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let previous = i.checked_sub(1).and_then(|p| lines.get(p));
        let joined = previous.is_some_and(|p| continues(text, p, line, column));
        match units.last_mut() {
            Some(unit) if joined => unit.span = unit.span.hull(line.span),
            _ => units.push(Unit { span: line.span, gap_before: line.gap_before, gap_after: true }),
        }
    }
    for i in 1..units.len() {
        let gap = units.get(i).is_some_and(|u| u.gap_before);
        if let Some(unit) = units.get_mut(i - 1) {
            unit.gap_after = gap;
        }
    }
    units
}

fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let (mut start, mut gap) = (0, true);
    // U+2028 and U+2029 are the line breaks of word processors and some web pages.
    for piece in text.split_inclusive(['\n', '\u{2028}', '\u{2029}', '\u{c}']) {
        let span = Span::from_range(start..start + piece.len()).trimmed(text);
        if span.is_empty() {
            gap = true;
        } else {
            let indent = text.get(start..span.start as usize).map_or(0, |w| w.chars().count());
            out.push(Line { span, indent, width: span.of(text).chars().count(), gap_before: gap });
            gap = false;
        }
        start += piece.len();
    }
    out
}

/// The widest column at which programs and people wrap running text.
const WIDEST_WRAP: usize = 100;
/// The narrowest: a newspaper column.
const NARROWEST_WRAP: usize = 30;

/// The column at which the text is wrapped, if it is.
fn wrap_column(text: &str, lines: &[Line]) -> Option<usize> {
    let inner = || lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| !next.gap_before);
    let column = inner().map(|(line, _)| line.width + line.indent).max()?;
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&column) {
        return None;
    }
    let (mut breaks, mut full, mut lower) = (0, 0, 0);
    for (line, next) in inner() {
        breaks += 1;
        if fills(text, line, next, column) {
            full += 1;
            lower += usize::from(starts_lower(next.span.of(text)));
        }
    }
    // Two thirds: the last lines of paragraphs without an empty line between them are short. A third in lower case: names and
    // sentences begin the rest.
    (full >= 2 && full * 3 >= breaks * 2 && lower * 3 >= full).then_some(column)
}

/// Whether the first word of `next` would not have fitted on `line`. Ragged wrapping leaves a few columns unused.
fn fills(text: &str, line: &Line, next: &Line, column: usize) -> bool {
    const RAGGED: usize = 3;
    let word = next.span.of(text).split_whitespace().next().map_or(0, |w| w.chars().count());
    line.indent + line.width + 1 + word + RAGGED > column
}

/// Whether `next` goes on with the paragraph that `line` belongs to.
fn continues(text: &str, line: &Line, next: &Line, column: Option<usize>) -> bool {
    let Some(column) = column else { return false };
    let (words, follows) = (line.span.of(text), next.span.of(text));
    if next.gap_before || Marker::of(follows).is_some() {
        return false;
    }
    if is_mail_quote(words) || is_mail_quote(follows) {
        return is_mail_quote(words) && is_mail_quote(follows);
    }
    // A paragraph may begin by an indent instead of an empty line; under a list sign the indent is that of the item's words.
    if next.indent > line.indent + 1 && Marker::of(words).is_none() {
        return false;
    }
    fills(text, line, next, column) || (starts_lower(follows) && !ends_sentence(words))
}

fn starts_lower(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_lowercase)
}
