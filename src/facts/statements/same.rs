//! Repeated statements: two reports of the same words by the same speaker are tied, also when the wording differs slightly:
//! *Russia has to get moving. Too many people (are) DYING* and *Russia has to get moving. Too many people are DYING*.

use crate::{
    document::{Document, Statement, StatementForm, StatementId},
    lexicon::cues::CUES,
};
use std::collections::BTreeMap;

/// Per cent of the shorter one's words that two direct quotations share at least.
const LEAST: usize = 60;

/// Ties repeated statements, both ways.
pub(super) fn tie(doc: &Document, statements: &mut [Statement]) {
    let mut numbers = BTreeMap::new();
    let bags: Vec<Vec<u32>> = statements.iter().map(|s| bag(doc, s, &mut numbers)).collect();
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
fn sharing(bags: &[Vec<u32>]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, bag) in bags.iter().enumerate() {
        for &word in bag {
            holders.entry(word).or_default().push(i);
        }
    }
    let mut pairs = Vec::new();
    for (i, bag) in bags.iter().enumerate() {
        let mut lists: Vec<&Vec<usize>> = bag.iter().filter_map(|w| holders.get(w)).collect();
        lists.sort_by_key(|l| l.len());
        let rarest = lists.iter().take(bag.len() - bag.len() * LEAST / 100 + 1);
        let mut others: Vec<usize> = rarest.flat_map(|l| l.iter().copied()).filter(|&j| j != i).collect();
        others.sort_unstable();
        others.dedup();
        pairs.extend(others.into_iter().map(|j| (i.min(j), i.max(j))));
    }
    pairs.sort_unstable();
    pairs.dedup();
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
fn alike(a: &[u32], b: &[u32], both_direct: bool) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 3 {
        return false;
    }
    let shared = short.iter().filter(|w| long.binary_search(w).is_ok()).count();
    let part = if both_direct { LEAST } else { 75 };
    shared * 100 >= short.len() * part && (both_direct || long.len() <= 4 * short.len())
}

/// Content words, lower case, each once, as numbers in order.
fn bag(doc: &Document, statement: &Statement, numbers: &mut BTreeMap<String, u32>) -> Vec<u32> {
    let mut words = Vec::new();
    for span in &statement.content {
        for word in span.of(&doc.text).split(|c: char| !c.is_alphanumeric()) {
            let word = word.to_lowercase();
            if word.len() > 2 && CUES.class(&word).is_none() {
                let next = numbers.len() as u32;
                words.push(*numbers.entry(word).or_insert(next));
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}
