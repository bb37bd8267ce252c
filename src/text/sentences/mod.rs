//! Sentences of a block's words: `Hello there . Bye .` → `[0..3, 3..5]`.
//!
//! Every word gets a [`Start`]: whether a sentence may start there. The rules alone take the first two kinds; a learned reader may
//! move the middle two. The end of a block always ends a sentence; headings need no punctuation. Nothing here reads meaning.

use super::tokenize::Word;
use std::ops::Range;

mod ends;
mod quotes;

use ends::{End, kind};

/// Whether a sentence may start with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Start {
    /// Inside a contraction, before a comma or a closing mark, after a title.
    Never,
    /// Without a sign of an end before it: *the U.S. Army*, *wait ... no*.
    Unlikely,
    /// After a full stop and the like.
    Likely,
    /// The first word of a block.
    Must,
}

/// The words of one block with their text.
#[derive(Clone, Copy)]
struct View<'a> {
    text: &'a str,
    words: &'a [Word],
}

impl<'a> View<'a> {
    fn form(&self, i: usize) -> &'a str {
        self.words.get(i).map_or("", |w| w.span.of(self.text))
    }

    fn first(&self, i: usize) -> char {
        self.form(i).chars().next().unwrap_or(' ')
    }

    /// Whether word `i` follows the word before it without a space.
    fn glued(&self, i: usize) -> bool {
        i.checked_sub(1).and_then(|k| Some(self.words.get(k)?.span.end == self.words.get(i)?.span.start)).unwrap_or(false)
    }

    /// Whether a line ends between the word before and word `i`.
    fn new_line(&self, i: usize) -> bool {
        let gap = i
            .checked_sub(1)
            .and_then(|k| self.text.get(self.words.get(k)?.span.end as usize..self.words.get(i)?.span.start as usize));
        gap.is_some_and(|g| g.contains('\n'))
    }

    fn len(&self) -> usize {
        self.words.len()
    }
}

/// Cuts the words of one block into sentences: ranges of indexes into `words` that cover `block` without gaps.
pub fn split(text: &str, words: &[Word], block: Range<usize>) -> Vec<Range<usize>> {
    let starts = starts(text, words, block.clone());
    let firsts = starts.iter().enumerate().filter(|&(_, &s)| s >= Start::Likely).map(|(i, _)| block.start + i);
    let mut firsts: Vec<usize> = firsts.collect();
    firsts.push(block.end);
    firsts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// For each word of `block` whether a sentence may start there.
pub fn starts(text: &str, words: &[Word], block: Range<usize>) -> Vec<Start> {
    let view = View { text, words: words.get(block).unwrap_or_default() };
    let mut starts: Vec<Start> = (0..view.len()).map(|i| plain(view, i)).collect();
    let mut i = 0;
    while i < view.len() {
        let Some(end) = kind(view, i) else {
            i += 1;
            continue;
        };
        if end == End::Weak {
            i += 1;
            continue;
        }
        let (next, closed) = quotes::close(view, i + 1);
        // ". . ." is an ellipsis with spaces.
        let end = if end == End::Stop && view.form(i + 1) == "." { End::Dots } else { end };
        // A mark that closes belongs to the sentence before it.
        for start in starts.iter_mut().take(next.min(view.len())).skip(i + 1) {
            *start = Start::Never;
        }
        if let Some(start) = starts.get_mut(next) {
            *start = after(view, end, next, closed, *start);
        }
        i = next.max(i + 1);
    }
    if let Some(first) = starts.first_mut() {
        *first = Start::Must;
    }
    starts
}

/// A word seen without what ends before it.
fn plain(view: View<'_>, i: usize) -> Start {
    let Some(word) = view.words.get(i) else { return Start::Never };
    let (form, before) = (view.form(i), view.form(i.saturating_sub(1)));
    if word.joined || is_closing(form) || matches!(before, "(" | "[" | "{" | "“" | "‘" | "``" | "$" | "€" | "£") {
        return Start::Never;
    }
    // A line of asterisks or dashes stands by itself; so does each of several links.
    let link = |f: &str| f.starts_with("http");
    if ends::is_rule(form) || ends::is_rule(before) || link(form) && link(before) {
        return Start::Likely;
    }
    if view.glued(i) && !view.first(i).is_uppercase() { Start::Never } else { Start::Unlikely }
}

/// A word after a mark that may end a sentence.
fn after(view: View<'_>, end: End, next: usize, closed: quotes::Closed, plain: Start) -> Start {
    let c = view.first(next);
    if view.words.get(next).is_none_or(|w| w.joined) || is_closing(view.form(next)) {
        return Start::Never;
    }
    // "end.The": a space was lost; "Dr.who": not.
    if view.glued(next) && !c.is_uppercase() && !matches!(c, '"' | '“' | '(') {
        return plain;
    }
    let lower = c.is_lowercase();
    match end {
        End::Never => Start::Never,
        End::Weak => plain,
        // “Why?” he asked. “Why?” Smith asked.
        End::Call if closed == quotes::Closed::Quote && (lower || quotes::tagged(view, next)) => Start::Never,
        // "etc. and", "(Mr. X.) was": the stop ended no sentence.
        End::Stop if closed == quotes::Closed::Quote && lower => Start::Unlikely,
        End::Stop | End::Call => Start::Likely,
        End::Dots if lower || c == ',' => Start::Unlikely,
        End::Dots => Start::Likely,
        End::Abbreviation => {
            let opens = matches!(c, '“' | '"') || view.new_line(next);
            if opens || c.is_uppercase() && super::tokenize::abbreviations::is_starter(view.form(next)) {
                Start::Likely
            } else {
                Start::Unlikely
            }
        }
        // "in Fresno, Calif. Together they": the city would be followed by a comma, a title by a name.
        End::Place if c.is_uppercase() && !view.form(next).ends_with('.') => Start::Likely,
        End::Place => Start::Unlikely,
        End::Smiley => {
            if lower {
                Start::Unlikely
            } else {
                Start::Likely
            }
        }
    }
}

/// Marks that cannot begin a sentence.
fn is_closing(form: &str) -> bool {
    matches!(form, "," | ";" | ":" | ")" | "]" | "}" | "”" | "%" | "!" | "?" | "." | "’" | "»")
}

#[cfg(test)]
mod tests;
