//! Causes and effects inside a sentence: `The port closed because of the storm.` → cause *the storm*, effect *The port closed*, cue
//! *because of*. By connectives, purpose clauses, participles and causal verbs, on the tree. Nothing across sentences, and no
//! judgement of whether the article is right about it.

mod words;
mod found;
mod clauses;
mod phrases;
mod verbs;
pub mod rules;
#[cfg(test)]
mod tests;

use super::branches::Branches;
use crate::document::Cause;
use found::Found;

/// Longest sentence, in words, that is read; longer ones are tables and lists.
const LONGEST: usize = 250;

/// All causes, in text order; each pair of spans once.
pub(super) fn find(b: &Branches<'_>) -> Vec<Cause> {
    let mut found = Found::new(b);
    for sentence in b.doc.sentences.iter().filter(|s| s.tokens.len() <= LONGEST) {
        for i in sentence.tokens.clone() {
            clauses::read(b, i, &mut found);
            phrases::read(b, i, &mut found);
            verbs::read(b, i, &mut found);
        }
    }
    found.finish()
}
