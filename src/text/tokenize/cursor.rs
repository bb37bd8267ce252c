//! The characters of one block with their byte offsets, for looking ahead and back without counting. It decides nothing.

use super::Span;
use std::ops::Range;

/// A block as characters. Indexes count characters of the block.
pub(super) struct Cursor<'a> {
    text: &'a str,
    chars: Vec<(u32, char)>,
    end: u32,
    /// Whether a single quotation mark was opened and not closed.
    pub(super) quote_open: bool,
    /// Addresses were looked for up to here, so that no stretch is scanned twice.
    pub(super) scanned: usize,
    /// How often a character was looked at, for the test of linear time.
    #[cfg(test)]
    pub(super) looks: std::cell::Cell<usize>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, within: Span) -> Self {
        let chars = within.of(text).char_indices().map(|(i, c)| (within.start + i as u32, c)).collect();
        Self {
            text,
            chars,
            end: within.end,
            quote_open: false,
            scanned: 0,
            #[cfg(test)]
            looks: Default::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `i`; a space outside of the block.
    pub(super) fn at(&self, i: usize) -> char {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        self.chars.get(i).map_or(' ', |&(_, c)| c)
    }

    /// The character before `i`; a space at the start.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or(' ', |k| self.at(k))
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let byte = |i: usize| self.chars.get(i).map_or(self.end, |&(b, _)| b);
        Span::new(byte(range.start), byte(range.end))
    }

    pub(super) fn str(&self, range: Range<usize>) -> &'a str {
        self.span(range).of(self.text)
    }

    /// The first index from `i` on whose character is not `wanted`.
    pub(super) fn skip(&self, mut i: usize, wanted: impl Fn(char) -> bool) -> usize {
        while i < self.len() && wanted(self.at(i)) {
            i += 1;
        }
        i
    }

    /// The end of the run of letters, digits and marks that starts at `i`, for a look ahead of at most `LOOK` characters.
    pub(super) fn peek_word(&self, i: usize) -> &'a str {
        const LOOK: usize = 24;
        let mut end = i;
        while end < self.len() && end < i + LOOK && is_word(self.at(end)) {
            end += 1;
        }
        self.str(i..end)
    }
}

/// Letters and what hangs on them: combining marks, soft hyphens, joiners.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, 'º' | 'ª') || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Letters, digits, low line.
pub(super) fn is_word(c: char) -> bool {
    is_letter(c) || c.is_numeric() && !matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛' | '²' | '³') || c == '_'
}

/// Apostrophes in the forms that people type.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '´' | 'ʼ' | '′' | '\u{2bb}')
}

/// Lower case, straight apostrophes: the form in which lists are looked up.
pub(super) fn fold(form: &str) -> String {
    form.chars().map(|c| if is_apostrophe(c) { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// The entries of a word list: its lines without those that start with `# `.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with("# "))
}
