//! Words by the conventions of Universal Dependencies English: `"don't go."` → `do` `n't` `go` `.`

use super::Span;

/// One syntactic word with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Whether it is written together with the word before as one orthographic token (*n't* of *don't*): UD's multiword token.
    pub joined: bool,
}

/// Appends the words of `text[within]` in order. Words and the white space between them rebuild the text.
pub fn tokenize(text: &str, within: Span, words: &mut Vec<Word>) {
    let base = within.start;
    let mut start = None;
    for (i, c) in within.of(text).char_indices() {
        let at = base + i as u32;
        if c.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(s) = start.take() {
            words.push(Word { span: Span::new(s, at), joined: false });
        }
        if !c.is_whitespace() {
            words.push(Word { span: Span::new(at, at + c.len_utf8() as u32), joined: false });
        }
    }
    if let Some(s) = start {
        words.push(Word { span: Span::new(s, within.end), joined: false });
    }
}
