//! A name that is sure in one place is one wherever the same words stand: `Orchestra Hall … close to Orchestra Hall`; the first name
//! of somebody named in full is that person: `Debra Perlingiere … Good morning Debra`.

use super::{Name, doubts::SURE};
use crate::{document::EntityType, entities::context::Context, lexicon::gazetteer::name, text::blocks::BlockKind};
use std::collections::BTreeMap;

/// Longest name that is looked for, in words.
const LONGEST: usize = 6;

/// Adds what the network passed over. `names` are in text order.
pub(super) fn find(cx: &Context<'_>, names: &mut Vec<Name>) {
    let mut known: BTreeMap<String, EntityType> = BTreeMap::new();
    for n in names.iter().filter(|n| n.score >= SURE && n.tokens.len() > 1 && n.rule != "name.administration") {
        if n.tokens.clone().all(|i| cx.capital(i) || !cx.form(i).contains(char::is_alphanumeric)) {
            known.entry(cx.phrase(n.tokens.clone())).or_insert(n.kind);
        }
        let first = cx.single(n.tokens.start);
        if n.kind == EntityType::Person && first.has(name::FIRST) && !first.has(name::COMMON.with(name::GPE)) {
            known.entry(cx.phrase(n.tokens.start..n.tokens.start + 1)).or_insert(n.kind);
        }
    }
    let mut taken = vec![false; cx.doc.tokens.len()];
    for n in names.iter() {
        taken[n.tokens.clone()].fill(true);
    }
    let mut added = Vec::new();
    let mut at = 0;
    while !known.is_empty() && at < taken.len() {
        match again(cx, &known, &taken, at) {
            Some((words, kind)) => {
                added.push(Name { tokens: at..at + words, kind, title: None, rule: "name.seen", score: 880 });
                at += words;
            }
            None => at += 1,
        }
    }
    names.append(&mut added);
    names.sort_by_key(|n| n.tokens.start);
}

/// Words and kind of the longest known name that begins at a free token.
fn again(cx: &Context<'_>, known: &BTreeMap<String, EntityType>, taken: &[bool], at: usize) -> Option<(usize, EntityType)> {
    if taken[at] || !cx.capital(at) || cx.block(at) == BlockKind::Boilerplate {
        return None;
    }
    let room = (at..taken.len()).take(LONGEST).take_while(|&i| !taken[i] && cx.sentence(i) == cx.sentence(at)).count();
    // A capital behind a first name may go on with another name.
    let goes_on = |words: usize| words == 1 && (cx.capital(at + 1) || cx.glued(at + 1));
    let found = |words: usize| Some((words, *known.get(&cx.phrase(at..at + words))?));
    (1..=room).rev().filter(|&words| !goes_on(words)).find_map(found)
}
