//! Verbs of causing: *The ruling sparked protests*, *a blast triggered by a leak*, *this led to delays*, *the strike hit services*,
//! *a fire that killed two*.

use super::{
    found::{Found, Pair},
    words::{Class, is, score},
};
use crate::{
    digest::branches::Branches,
    document::{Deprel, Upos},
    lexicon::gazetteer::{key, word, word_kinds},
};

/// Nouns besides happenings that bring harm or change.
const MOVES: &[&str] =
    &["hike", "shortage", "decision", "move", "announcement", "rise", "incident", "dispute", "rain", "death", "delay", "cut"];

/// What leads somewhere without causing anything.
const PATHS: &[&str] =
    &["corridor", "door", "path", "road", "route", "stair", "stairs", "street", "track", "trail", "tunnel", "way"];

/// Reads the verb `i`, if it is one.
pub(super) fn read(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    if b.upos(i) != Upos::Verb {
        return;
    }
    relative(b, i, found);
    let Some(subject) = b.subject(i) else { return };
    let lemma = b.lemma(i);
    if let Some(sure) = score(Class::Start, lemma) {
        started(b, i, subject, sure, found);
    }
    if matches!(lemma, "lead" | "result") && b.rel(i) != Deprel::Advcl {
        led(b, i, subject, if lemma == "lead" { "to" } else { "in" }, found);
    }
    let Some(object) = b.kids_by(i, &[Deprel::Obj]).next().filter(|_| !b.passive(i)) else { return };
    if lemma == "protest" && b.rel(i) != Deprel::Advcl {
        let cause = b.all_below(object);
        found.add("cause.against", 820, &Pair { effect: &super::found::rest_of_clause(b, i, &cause), cause: &cause, cue: &[i] });
    }
    let noun = b.lemma(subject);
    let sure = match (score(Class::Struck, lemma), score(Class::Shift, lemma)) {
        (Some(sure), _) if is(Class::Happening, noun) || MOVES.contains(&noun) => sure,
        (_, Some(sure)) if b.upos(subject) == Upos::Noun && !acts(noun) && !is(Class::Start, lemma) => sure,
        _ => return,
    };
    let effect: Vec<usize> = b.all_below(i).into_iter().filter(|&k| k >= i).collect();
    found.add("cause.struck", sure, &Pair { cause: &phrase(b, subject), effect: &effect, cue: &[] });
}

/// Whether the noun names somebody who acts, so that what follows is a deed and no effect: *the bank raised its rates*.
fn acts(noun: &str) -> bool {
    word_kinds(&key(noun)).has(word::ROLE.with(word::ORG_NOUN))
}

/// A noun phrase without the clauses that describe it.
fn phrase(b: &Branches<'_>, noun: usize) -> Vec<usize> {
    b.below(noun, &|k| matches!(b.rel(k), Deprel::Acl | Deprel::AclRelcl))
}

/// *X sparked Y*; *Y was sparked by X*.
fn started(b: &Branches<'_>, i: usize, subject: usize, sure: u16, found: &mut Found<'_>) {
    if b.passive(i) {
        let by = b.kids_by(i, &[Deprel::Obl, Deprel::OblAgent]).find(|&k| b.phrase(&b.marker(k)) == "by");
        let Some(agent) = by else { return };
        let marker = b.marker(agent);
        let cause = super::found::without(&b.all_below(agent), &marker);
        let cue: Vec<usize> = [i].into_iter().chain(marker).collect();
        found.add("cause.verb.passive", sure, &Pair { cause: &cause, effect: &phrase(b, subject), cue: &cue });
        return;
    }
    let object = b.kids_by(i, &[Deprel::Obj]).next().is_some();
    if !object || b.rel(i) == Deprel::Advcl {
        return;
    }
    // *forced the school to close*: who is forced does not tell the effect without the verb.
    let from = if matches!(b.lemma(i), "force" | "compel") { i } else { i + 1 };
    let effect: Vec<usize> = b.below(i, &|k| b.rel(k) == Deprel::Parataxis).into_iter().filter(|&k| k >= from).collect();
    found.add("cause.verb", sure, &Pair { cause: &phrase(b, subject), effect: &effect, cue: &[i] });
}

/// *led to delays*, *resulted in a loss*; for *which led to* the whole sentence before it is the cause.
fn led(b: &Branches<'_>, i: usize, subject: usize, preposition: &str, found: &mut Found<'_>) {
    let target = b.kids_by(i, &[Deprel::Obl, Deprel::Advcl]).find(|&k| k > i && b.phrase(&b.marker(k)) == preposition);
    let Some(target) = target.filter(|_| !PATHS.contains(&b.lemma(subject))) else { return };
    let marker = b.marker(target);
    let effect = super::found::without(&b.all_below(target), &marker);
    let cause = match b.is(subject, &["which", "that"]) {
        true => before(b, subject),
        false => phrase(b, subject),
    };
    let cue: Vec<usize> = [i].into_iter().chain(marker).collect();
    found.add("cause.verb.to", 850, &Pair { cause: &cause, effect: &effect, cue: &cue });
}

/// The words of the sentence before `i`.
fn before(b: &Branches<'_>, i: usize) -> Vec<usize> {
    let sentence = crate::syntax::tree::sentence(b.doc, crate::document::TokenId::new(i));
    (sentence.start..i).collect()
}

/// *a fire that killed two*, *clashes in which six died*.
fn relative(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    let harm = is(Class::Casualty, b.lemma(i)) || is(Class::Outcome, b.lemma(i));
    let Some(noun) = b.head(i).filter(|_| b.rel(i) == Deprel::AclRelcl && harm) else { return };
    let words = b.all_below(i);
    let first = words.first().copied().unwrap_or(i);
    let in_which = b.is(first, &["in", "during"]) && b.is(first + 1, &["which"]);
    if !is(Class::Happening, b.lemma(noun)) && !(in_which && is(Class::Casualty, b.lemma(i))) {
        return;
    }
    let marker = b.marker(noun);
    let cause: Vec<usize> = b.all_below(noun).into_iter().filter(|k| *k < first && !marker.contains(k)).collect();
    let skip = if in_which { 2 } else { 0 };
    let effect: Vec<usize> = words.into_iter().skip(skip).collect();
    found.add("cause.relative", 880, &Pair { cause: &cause, effect: &effect, cue: &[] });
}
