//! Sentences of a block's words: `Hello there . Bye .` → `[0..3, 3..5]`.

use super::tokenize::Word;
use std::ops::Range;

/// Cuts the words of one block into sentences: ranges of indexes into `words` that cover `block` without gaps.
pub fn split(text: &str, words: &[Word], block: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = block.start;
    for i in block.clone() {
        let ends = words.get(i).is_some_and(|w| matches!(w.span.of(text), "." | "!" | "?"));
        if ends {
            out.push(start..i + 1);
            start = i + 1;
        }
    }
    if start < block.end {
        out.push(start..block.end);
    }
    out
}
