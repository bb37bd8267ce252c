//! Content words of a sentence as lemmas in lower case: `The ships were sunk` → `ship`, `sink`. What summary and headline check
//! compare. It knows no phrases.

use super::branches::Branches;
use crate::document::Upos;
use std::{collections::BTreeSet, ops::Range};

/// Lemmas of nouns, names, verbs, adjectives and numbers.
pub(super) fn words(b: &Branches<'_>, tokens: Range<usize>) -> BTreeSet<String> {
    let content = |i: &usize| matches!(b.upos(*i), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num);
    tokens.filter(content).map(|i| b.lemma(i).to_lowercase()).collect()
}

/// Share of the smaller set that the sets have in common, in percent; 0 if one is empty.
pub(super) fn overlap(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let smaller = a.len().min(b.len());
    match smaller {
        0 => 0,
        _ => a.intersection(b).count() * 100 / smaller,
    }
}
