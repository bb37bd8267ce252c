//! The text cut finer than words: `mid-April` → `mid` `-` `April`, `5:24PM` → `5` `:` `24` `PM`, `€21bn` → `€` `21` `bn`.
//!
//! Times and quantities are read from these pieces, so that it does not matter whether the tokenizer keeps hyphenated words
//! together. Atoms of one block stand side by side; blocks are kept apart.

use super::{
    number::Number,
    words::{Class, WordId, Words},
};
use crate::{document::Document, text::Span};
use std::cell::Cell;

/// What an atom is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits, with commas between groups and at most one decimal point.
    Digits,
    /// Anything else, one character.
    Mark,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    /// Where it stands.
    pub span: Span,
    /// Known word, or 0.
    pub word: WordId,
    /// Letters, digits or a mark.
    pub kind: Kind,
    /// No white space before it.
    pub glued: bool,
    /// Begins with a capital.
    pub capital: bool,
    /// The mark itself; NUL for words and digits.
    pub mark: char,
}

/// All atoms of a block.
#[derive(Debug)]
pub struct Atoms<'a> {
    /// The document's text.
    pub text: &'a str,
    /// What is known of words.
    pub words: &'a Words,
    /// In text order.
    pub list: Vec<Atom>,
    /// The number last read and where, for [`super::number::cardinal`].
    pub(super) last_number: Cell<Option<(usize, Option<Number>)>>,
}

impl<'a> Atoms<'a> {
    /// Empty; fill it with [`Self::cut`].
    pub fn new(text: &'a str, words: &'a Words) -> Self {
        Self { text, words, list: Vec::new(), last_number: Cell::new(None) }
    }

    /// Replaces the list by the atoms of `block`.
    pub fn cut(&mut self, block: Span) {
        self.list.clear();
        self.last_number.set(None);
        let bytes = block.of(self.text);
        let mut at = 0;
        let mut glued = false;
        while let Some(&byte) = bytes.as_bytes().get(at) {
            if byte == b' ' {
                (at, glued) = (at + 1, false);
                continue;
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let c = if byte.is_ascii() { char::from(byte) } else { rest.chars().next().unwrap_or(' ') };
            if c.is_whitespace() {
                (at, glued) = (at + c.len_utf8(), false);
                continue;
            }
            let after_point = glued && self.list.last().is_some_and(|a| a.mark == '.');
            let (kind, len, key) = piece(rest, c, glued, after_point);
            let word = match kind {
                Kind::Word => self.words.id(rest.get(..key).unwrap_or_default()),
                Kind::Mark => self.words.id(rest.get(..len).unwrap_or_default()),
                Kind::Digits => 0,
            };
            let word = if c == '’' && kind == Kind::Word { self.apostrophe(rest.get(..len).unwrap_or_default()) } else { word };
            let len = if kind == Kind::Word && self.takes_dot(word, rest.get(len..).unwrap_or_default()) { len + 1 } else { len };
            let start = block.start + at as u32;
            self.list.push(Atom {
                span: Span::new(start, start + len as u32),
                word,
                kind,
                glued,
                capital: c.is_uppercase(),
                mark: if kind == Kind::Mark { c } else { '\0' },
            });
            at += len;
            glued = true;
        }
    }

    /// `’s` is known as `'s`.
    fn apostrophe(&self, word: &str) -> WordId {
        let tail = word.trim_start_matches('’');
        match tail.len() {
            0..8 => self.words.id(&["'", tail].concat()),
            _ => 0,
        }
    }

    /// An abbreviated month or weekday takes its full stop, unless that may end a sentence: `Nov. 5`, not `in Nov.`
    fn takes_dot(&self, word: WordId, rest: &str) -> bool {
        const DOTTED: u64 = 1 << Class::MonthShort as u8 | 1 << Class::WeekdayShort as u8 | 1 << Class::UnitShort as u8;
        let mut next = rest.chars();
        self.words.mask(word) & DOTTED != 0
            && next.next() == Some('.')
            && next.find(|c| *c != ' ').is_some_and(|c| c.is_ascii_digit() || c.is_lowercase() || c == ',')
    }

    /// The atom at `i`.
    pub fn get(&self, i: usize) -> Option<&Atom> {
        self.list.get(i)
    }

    /// Its text; empty past the end.
    pub fn form(&self, i: usize) -> &'a str {
        self.list.get(i).map_or("", |a| a.span.of(self.text))
    }

    /// The known word at `i`, or 0.
    pub fn word(&self, i: usize) -> WordId {
        self.list.get(i).map_or(0, |a| a.word)
    }

    /// Whether the mark `c` stands at `i`.
    pub fn mark(&self, i: usize, c: char) -> bool {
        self.list.get(i).is_some_and(|a| a.mark == c)
    }

    /// Whether a dash of any length stands at `i`.
    pub fn dash(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| matches!(a.mark, '-' | '–' | '—' | '‑' | '−'))
    }

    /// Whether no white space stands before `i`.
    pub fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.glued)
    }

    /// Whether the atom at `i` is a number in digits.
    pub fn digits(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|a| a.kind == Kind::Digits)
    }

    /// The whole number of one to four digits at `i`.
    pub fn small(&self, i: usize) -> Option<u16> {
        let form = self.form(i);
        (self.digits(i) && form.len() <= 4 && form.bytes().all(|b| b.is_ascii_digit())).then(|| form.parse().ok()).flatten()
    }

    /// The longest phrase of `class` at `i`: its value and the index after it.
    pub fn phrase(&self, i: usize, class: Class) -> Option<(i32, usize)> {
        let word = self.word(i);
        if !self.words.is(word, class) {
            return None;
        }
        self.words.readings(word).iter().filter(|r| r.class == class).find_map(|r| {
            let mut at = i + 1;
            for &w in &r.rest {
                at += usize::from(self.dash(at) && self.glued(at));
                if self.word(at) != w {
                    return None;
                }
                at += 1;
            }
            Some((r.value, at))
        })
    }

    /// Whether the atom at `i` is part of a web address.
    pub fn in_address(&self, i: usize) -> bool {
        // No address that matters is longer.
        let start = (i.saturating_sub(64)..=i).rev().find(|&k| !self.glued(k)).unwrap_or(i);
        start < i && matches!(self.form(start), "http" | "https" | "www" | "Http" | "Https" | "Www")
    }

    /// The span of the atoms `from..to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.list.get(from), to.checked_sub(1).and_then(|i| self.list.get(i))) {
            (Some(first), Some(last)) => first.span.hull(last.span),
            _ => Span::default(),
        }
    }
}

/// Cuts every block and hands its atoms to `each`.
pub fn blocks(doc: &Document, words: &Words, mut each: impl FnMut(&Atoms<'_>, usize)) {
    let mut atoms = Atoms::new(&doc.text, words);
    for (index, block) in doc.blocks.iter().enumerate() {
        atoms.cut(block.span);
        each(&atoms, index);
    }
}

/// Kind and length of the piece that begins `rest` with `c`, and the length of the part that is looked up.
fn piece(rest: &str, c: char, glued: bool, after_point: bool) -> (Kind, usize, usize) {
    if c.is_ascii_digit() {
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        // `1.2.3`: the later parts are whole numbers too.
        let len = if after_point { run } else { digits(rest.as_bytes()) };
        return (Kind::Digits, len, len);
    }
    if c.is_ascii_alphabetic() && rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) {
        // Most words: letters of ASCII alone, no points after the first.
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if rest.as_bytes().get(len).is_none_or(u8::is_ascii) {
            return (Kind::Word, len, len);
        }
    }
    let apostrophe = matches!(c, '\'' | '’') && glued && rest.chars().nth(1).is_some_and(char::is_alphabetic);
    if c.is_alphabetic() || apostrophe {
        if let Some(len) = dotted(rest.as_bytes()) {
            return (Kind::Word, len, len - usize::from(rest.as_bytes().get(len - 1) == Some(&b'.')));
        }
        let skip = if apostrophe { c.len_utf8() } else { 0 };
        let letters = rest.get(skip..).unwrap_or_default();
        let len = skip + letters.find(|c: char| !c.is_alphabetic() && c != '\u{301}').unwrap_or(letters.len());
        return (Kind::Word, len, len);
    }
    (Kind::Mark, c.len_utf8(), c.len_utf8())
}

/// Length of `1,234.5`: a comma needs two or three digits after it and a digit group, a point needs a digit.
fn digits(bytes: &[u8]) -> usize {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let run = |from: usize| (from..).take_while(|&i| digit(i)).count();
    let mut len = run(0);
    if len <= 3 {
        while bytes.get(len) == Some(&b',') && matches!(run(len + 1), 2 | 3) {
            len += 1 + run(len + 1);
        }
    }
    if bytes.get(len) == Some(&b'.') && digit(len + 1) {
        let after = len + 1 + run(len + 1);
        // `1.2.3` is no number: leave the points outside.
        if !(bytes.get(after) == Some(&b'.') && digit(after + 1)) {
            len = after;
        }
    }
    len
}

/// Length of `a.m.`, `U.S.`, `B.C`: single letters with points between.
fn dotted(bytes: &[u8]) -> Option<usize> {
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let mut len = 0;
    while letter(len) && bytes.get(len + 1) == Some(&b'.') && !letter(len + 2)
        || letter(len) && bytes.get(len + 1) == Some(&b'.') && letter(len + 2) && !letter(len + 3)
    {
        len += 2;
        if !letter(len) {
            break;
        }
    }
    // `a.m` at the end of a sentence written without its last point.
    let open = letter(len) && !letter(len + 1) && len >= 2;
    let len = if open { len + 1 } else { len };
    (len >= 3).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let words = Words::default();
        let mut atoms = Atoms::new(text, &words);
        atoms.cut(Span::from_range(0..text.len()));
        (0..atoms.list.len()).map(|i| atoms.form(i).to_owned()).collect()
    }

    #[test]
    fn cuts_fine() {
        assert_eq!(cut("mid-April 2019–20"), ["mid", "-", "April", "2019", "–", "20"]);
        assert_eq!(cut("5:24PM at 8:17 a.m. local"), ["5", ":", "24", "PM", "at", "8", ":", "17", "a.m.", "local"]);
        assert_eq!(cut("€21bn, 1,234.5; 3,45,678"), ["€", "21", "bn", ",", "1,234.5", ";", "3,45,678"]);
        assert_eq!(cut("year's '90s U.S. 1.2.3"), ["year", "'s", "'", "90", "s", "U.S.", "1", ".", "2", ".", "3"]);
        assert_eq!(cut("in 2007, 13 came. A man"), ["in", "2007", ",", "13", "came", ".", "A", "man"]);
    }
}
