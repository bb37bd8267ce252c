//! Quotation marks paired: `“A,” he said. “B.”` → two quotations. Straight, curly, guillemet, doubled single (`''A''`) and single
//! marks, nested ones, unclosed ones (they run to the end of their block) and paragraphs that go on with an opening mark.
//! It does not tell speech from irony: that takes the words around.

use crate::{
    document::Document,
    text::{Span, blocks::Block},
};

/// A stretch between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// With its marks.
    pub outer: Span,
    /// Without them, white space trimmed.
    pub inner: Span,
    /// Which marks.
    pub marks: Marks,
    /// Whether it has a closing mark.
    pub closed: bool,
    /// The block it stands in.
    pub block: usize,
    /// How many quotations it stands in.
    pub depth: usize,
    /// The quotation of an earlier block that it goes on with.
    pub continues: Option<usize>,
}

/// Kinds of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marks {
    /// `"…"`
    Straight,
    /// `“…”`
    Curly,
    /// `«…»`
    Guillemet,
    /// `''…''`
    Doubled,
    /// `‘…’`
    CurlySingle,
    /// `'…'`
    StraightSingle,
}

impl Marks {
    /// Whether the mark is a single one, which may also be an apostrophe.
    pub(super) const fn is_single(self) -> bool {
        matches!(self, Self::CurlySingle | Self::StraightSingle)
    }
}

/// A mark with its place in the block.
#[derive(Clone, Copy)]
struct Mark {
    at: u32,
    len: u32,
    marks: Marks,
    turn: Turn,
}

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Opens,
    Closes,
    /// A straight mark: it opens or closes in turn.
    Either,
}

/// Finds all quotations, in order of their opening marks.
pub(super) fn pair(doc: &Document) -> Vec<Quotation> {
    let mut all: Vec<Quotation> = Vec::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        let mut found = pair_block(&doc.text, block, index);
        let before = all.iter().rposition(|q| !q.closed && q.depth == 0 && q.block + 1 == index);
        if let (Some(before), Some(first)) = (before, found.first_mut())
            && first.outer.start == block.span.start
            && all.get(before).is_some_and(|q| q.marks == first.marks)
        {
            first.continues = Some(before);
        }
        all.append(&mut found);
    }
    all
}

fn pair_block(text: &str, block: &Block, index: usize) -> Vec<Quotation> {
    let marks = find_marks(text, block.span);
    let mut found = Vec::new();
    let mut open: Vec<Mark> = Vec::new();
    for (i, &mark) in marks.iter().enumerate() {
        let same = open.iter().rposition(|o| o.marks == mark.marks).or_else(|| mixed(&marks, i, &open));
        let closes = match (mark.turn, same) {
            (Turn::Closes, Some(at)) => Some(at),
            (Turn::Either, Some(at)) => Some(at),
            (Turn::Closes, None) => continue,
            (Turn::Opens, Some(at)) if !nests(&marks, i) && !mark.marks.is_single() => {
                // “A. “B.”: the first one has lost its closing mark.
                if let Some(lost) = open.get(at).copied() {
                    found.push(make(text, index, lost, mark.at, 0, at, false));
                }
                open.truncate(at);
                None
            }
            (Turn::Opens | Turn::Either, _) => None,
        };
        match closes {
            Some(at) => {
                if let Some(opening) = open.get(at).copied() {
                    found.push(make(text, index, opening, mark.at, mark.len, at, true));
                }
                open.truncate(at);
            }
            None => open.push(mark),
        }
    }
    for (depth, lost) in open.into_iter().enumerate() {
        if !lost.marks.is_single() {
            found.push(make(text, index, lost, block.span.end, 0, depth, false));
        }
    }
    found.retain(|q| !q.inner.is_empty());
    found.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    for i in 0..found.len() {
        let depth =
            found.get(..i).unwrap_or_default().iter().filter(|o| found.get(i).is_some_and(|q| o.outer.covers(q.outer))).count();
        if let Some(q) = found.get_mut(i) {
            q.depth = depth;
        }
    }
    found
}

/// Marks that are looked at for the one that closes a quotation.
const NEAR: usize = 100;

/// *"We won,” he said*: where the closing mark is curly and the opening one straight, or the other way round, the innermost open quotation
/// is meant, if no mark of its own kind closes it.
fn mixed(marks: &[Mark], at: usize, open: &[Mark]) -> Option<usize> {
    let mark = marks.get(at).filter(|m| m.turn == Turn::Closes)?;
    let last = open.last()?;
    let pair = matches!((last.marks, mark.marks), (Marks::Straight, Marks::Curly) | (Marks::Curly, Marks::Straight));
    let own = || marks.iter().skip(at + 1).take(NEAR).take_while(|m| m.turn != Turn::Opens).any(|m| m.marks == last.marks);
    (pair && !own()).then(|| open.len() - 1)
}

/// Whether enough closing marks follow for this opening mark to stand inside an open quotation.
fn nests(marks: &[Mark], at: usize) -> bool {
    let Some(mark) = marks.get(at) else { return false };
    let mut balance = 2i32; // the open one and this one
    for next in marks.iter().skip(at + 1).filter(|m| m.marks == mark.marks) {
        balance += if next.turn == Turn::Opens { 1 } else { -1 };
        if balance == 0 {
            return true;
        }
    }
    false
}

fn make(text: &str, block: usize, open: Mark, close: u32, close_len: u32, depth: usize, closed: bool) -> Quotation {
    let outer = Span::new(open.at, close + close_len).trimmed(text);
    let inner = Span::new((open.at + open.len).min(close), close).trimmed(text);
    Quotation { outer, inner, marks: open.marks, closed, block, depth, continues: None }
}

fn find_marks(text: &str, block: Span) -> Vec<Mark> {
    let words = block.of(text);
    let mut marks: Vec<Mark> = Vec::new();
    let mut open_straight = false;
    let mut skip_to = 0;
    for (i, c) in words.char_indices() {
        if i < skip_to {
            continue;
        }
        let around = Around::new(words, i, c.len_utf8());
        let (kind, turn, len) = match c {
            '“' | '„' | '‟' => (Marks::Curly, Turn::Opens, c.len_utf8()),
            '”' => (Marks::Curly, Turn::Closes, c.len_utf8()),
            '«' => (Marks::Guillemet, Turn::Opens, c.len_utf8()),
            '»' => (Marks::Guillemet, Turn::Closes, c.len_utf8()),
            '"' => {
                // 6'2": inches, no quotation.
                let inches = !open_straight && around.before.is_some_and(|b| b.is_ascii_digit());
                if inches {
                    continue;
                }
                open_straight = !open_straight;
                (Marks::Straight, around.straight(), 1)
            }
            '`' if words.get(i..i + 2) == Some("``") => (Marks::Doubled, Turn::Opens, 2),
            '\'' if words.get(i..i + 2) == Some("''") => (Marks::Doubled, Turn::Either, 2),
            '‘' if around.opens_single() => (Marks::CurlySingle, Turn::Opens, c.len_utf8()),
            '’' if around.closes_single(words) => (Marks::CurlySingle, Turn::Closes, c.len_utf8()),
            '\'' => match around.straight_single(words) {
                Some(turn) => (Marks::StraightSingle, turn, 1),
                None => continue,
            },
            _ => continue,
        };
        skip_to = i + len;
        marks.push(Mark { at: block.start + i as u32, len: len as u32, marks: kind, turn });
    }
    marks
}

/// The characters around a mark.
struct Around<'a> {
    before: Option<char>,
    after: Option<char>,
    rest: &'a str,
}

impl<'a> Around<'a> {
    fn new(words: &'a str, at: usize, len: usize) -> Self {
        let rest = words.get(at + len..).unwrap_or_default();
        Self { before: words.get(..at).and_then(|w| w.chars().next_back()), after: rest.chars().next(), rest }
    }

    /// A straight mark opens between a gap and a word, and closes between a word and a gap; elsewhere the marks before it decide.
    fn straight(&self) -> Turn {
        let gap = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let inner = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || ".,!?…".contains(c));
        match () {
            () if gap(self.before) && word(self.after) => Turn::Opens,
            () if inner(self.before) && gap(self.after) => Turn::Closes,
            () => Turn::Either,
        }
    }

    /// A single mark opens before a word and after a gap, a bracket or another mark.
    fn opens_single(&self) -> bool {
        let free = self.before.is_none_or(|b| b.is_whitespace() || "([{“\"—–-/…".contains(b));
        // ‘90s, ‘em: an apostrophe typed wrongly.
        free && self.after.is_some_and(|a| !a.is_whitespace() && !a.is_ascii_digit())
    }

    /// A single mark closes after a word or punctuation and before a gap; *workers’ rights* does not close when a better mark follows.
    fn closes_single(&self, _words: &str) -> bool {
        let ends = self.after.is_none_or(|a| !a.is_alphanumeric()) && self.before.is_some_and(|b| !b.is_whitespace());
        let possessive = self.before == Some('s')
            && self.rest.strip_prefix(' ').and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric)
            && closing_follows(self.rest, '’', '‘');
        ends && !possessive
    }

    /// Straight single marks are apostrophes unless they stand before a word with a closing one behind, or after a word.
    fn straight_single(&self, _words: &str) -> Option<Turn> {
        if self.opens_single() && self.after.is_some_and(|a| a.is_alphanumeric() || a == '[') {
            return closing_follows(self.rest, '\'', '\'').then_some(Turn::Opens);
        }
        let ends = self.after.is_none_or(|a| !a.is_alphanumeric()) && self.before.is_some_and(|b| !b.is_whitespace());
        let possessive = self.before == Some('s')
            && self.rest.strip_prefix(' ').and_then(|r| r.chars().next()).is_some_and(char::is_alphanumeric)
            && closing_follows(self.rest, '\'', '\'');
        (ends && !possessive).then_some(Turn::Closes)
    }
}

/// Whether a mark that can close comes in `rest` before one that can open.
fn closing_follows(rest: &str, close: char, open: char) -> bool {
    let mut before = None;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if c == close && next.is_none_or(|a| !a.is_alphanumeric()) && before.is_some_and(|b: char| !b.is_whitespace()) {
            return true;
        }
        let gap = before.is_none_or(char::is_whitespace);
        if c == open && gap && next.is_some_and(char::is_alphabetic) {
            return false;
        }
        before = Some(c);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document { text: text.to_owned(), blocks: crate::text::blocks::find(text), ..Document::default() };
        let found: Vec<String> = pair(&doc).iter().map(|q| format!("{}{}", "·".repeat(q.depth), q.inner.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_every_kind_of_mark() {
        check("“A,” he said. “B.”", &["A,", "B."]);
        check("\"A,\" he said. \"B.\"", &["A,", "B."]);
        check("«A», dit-il.", &["A"]);
        check("''A b,'' he said.", &["A b,"]);
        check("‘It’s the workers’ right,’ he said.", &["It’s the workers’ right,"]);
        check("'It's time,' he said.", &["It's time,"]);
    }

    #[test]
    fn nests() {
        check("“She said ‘no’ to me,” he said.", &["She said ‘no’ to me,", "·no"]);
        check("“They ask: “Do you?” Yes.”", &["They ask: “Do you?” Yes.", "·Do you?"]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check("The Smiths' dog and the dogs' tail in the '90s.", &[]);
        check("It’s Ann’s and the workers’ choice.", &[]);
        check("He is 6'2\" tall.", &[]);
    }

    #[test]
    fn unclosed_runs_to_the_end_of_its_block() {
        check("“A b c.\n\n“D e f,” he said.", &["A b c.", "D e f,"]);
        check("“A b c. “D e f,” he said.", &["A b c.", "D e f,"]);
        check("\"A,\" he said. \"B c. \"D e.\" It rained.", &["A,", "B c.", "D e."]);
    }

    #[test]
    fn continued_paragraph_knows_its_beginning() {
        let text = "“A b c.\n\n“D e f,” he said.";
        let doc = Document { text: text.to_owned(), blocks: crate::text::blocks::find(text), ..Document::default() };
        assert_eq!(pair(&doc).iter().map(|q| q.continues).collect::<Vec<_>>(), [None, Some(0)]);
    }
}
