//! Repeated statements: two reports of the same words by the same speaker are tied, also when the wording differs slightly:
//! *Russia has to get moving. Too many people (are) DYING* and *Russia has to get moving. Too many people are DYING*.

use crate::{
    document::{Document, Statement, StatementForm, StatementId},
    lexicon::cues::CUES,
};
use std::collections::{BTreeMap, BTreeSet};

/// Per cent of the shorter one's words that two direct quotations share at least.
const LEAST: usize = 60;

/// Ties repeated statements, both ways.
pub(super) fn tie(doc: &Document, statements: &mut [Statement]) {
    let bags: Vec<Vec<String>> = statements.iter().map(|s| bag(doc, s)).collect();
    let mut ties: Vec<(usize, usize)> = Vec::new();
    for (i, j) in sharing(&bags) {
        let (Some(a), Some(b), Some(x), Some(y)) = (statements.get(i), statements.get(j), bags.get(i), bags.get(j)) else {
            continue;
        };
        if may_be_same(a, b) && alike(x, y, a.form == StatementForm::Direct && b.form == StatementForm::Direct) {
            ties.push((i, j));
        }
    }
    for (i, j) in ties {
        if let Some(a) = statements.get_mut(i) {
            a.same_as.push(StatementId::new(j));
        }
        if let Some(b) = statements.get_mut(j) {
            b.same_as.push(StatementId::new(i));
        }
    }
}

/// The pairs of bags, in order, that can share the least part of the shorter one's words. Of these words at most two in five are
/// missing from the longer one, so of its two fifths and one rarest at least one is shared (prefix filtering: Chaudhuri, Ganti and
/// Kaushik 2006).
fn sharing(bags: &[Vec<String>]) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, bag) in bags.iter().enumerate() {
        for word in bag {
            holders.entry(word).or_default().push(i);
        }
    }
    let mut pairs = BTreeSet::new();
    for (i, bag) in bags.iter().enumerate() {
        let mut lists: Vec<&Vec<usize>> = bag.iter().filter_map(|w| holders.get(w.as_str())).collect();
        lists.sort_by_key(|l| l.len());
        let rarest = lists.iter().take(bag.len() - bag.len() * LEAST / 100 + 1);
        pairs.extend(rarest.flat_map(|l| l.iter()).filter(|&&j| j != i).map(|&j| (i.min(j), i.max(j))));
    }
    pairs
}

/// Not by different speakers, and neither inside the other.
fn may_be_same(a: &Statement, b: &Statement) -> bool {
    let apart = !a.content.iter().any(|x| b.content.iter().any(|y| x.overlaps(*y)));
    let speakers = match (a.speaker, b.speaker) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    apart && speakers
}

/// Whether nearly all words of the shorter one stand in the longer one.
fn alike(a: &[String], b: &[String], both_direct: bool) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 3 {
        return false;
    }
    let shared = short.iter().filter(|w| long.contains(w)).count();
    let part = if both_direct { LEAST } else { 75 };
    shared * 100 >= short.len() * part && (both_direct || long.len() <= 4 * short.len())
}

/// Content words, lower case, each once, in order.
fn bag(doc: &Document, statement: &Statement) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for span in &statement.content {
        for word in span.of(&doc.text).split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            if word.len() > 2 && CUES.class(&word).is_none() && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}
