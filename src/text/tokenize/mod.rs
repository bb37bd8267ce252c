//! Words by the conventions of Universal Dependencies English: `"don't go, it's 24%."` → `do` `n't` `go` `,` `it` `'s` `24` `%` `.`
//!
//! One pass from left to right; each step decides where the word at hand ends. It changes no character and knows no meaning: an
//! English *its* written for *it's* stays one word.

use super::Span;
use cursor::Cursor;

pub mod abbreviations;
mod contractions;
mod cursor;
mod marks;
mod numbers;
mod urls;
mod words;

#[cfg(test)]
mod tests;

/// One syntactic word with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Whether it is written together with the word before as one orthographic token (*n't* of *don't*): UD's multiword token.
    pub joined: bool,
}

/// Appends the words of `text[within]` in order. Words, the white space between them and invisible marks beside that white space
/// (see [`is_gap`]) rebuild the text.
pub fn tokenize(text: &str, within: Span, words: &mut Vec<Word>) {
    run(&mut Cursor::new(text, within), words);
}

fn run(cursor: &mut Cursor<'_>, words: &mut Vec<Word>) {
    let mut at = 0;
    while at < cursor.len() {
        if is_gap(cursor.at(at)) {
            at += 1;
            continue;
        }
        let end = next(cursor, at).clamp(at + 1, cursor.len());
        contractions::split(cursor, at..end, words);
        at = end;
    }
}

/// Where the word that starts at `at` ends.
fn next(cursor: &mut Cursor<'_>, at: usize) -> usize {
    urls::link(cursor, at)
        .or_else(|| marks::emoticon(cursor, at))
        .or_else(|| numbers::number(cursor, at))
        .or_else(|| words::word(cursor, at))
        .unwrap_or_else(|| marks::mark(cursor, at))
}

/// Whether `c` stands between words: white space, or a mark without width or ink that is no part of a word.
pub fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
