//! Who does what a verb says where the verb does not say it itself: *She came and saw*, *He was asked to go*, *accused Reed of lying*,
//! *a plan by Hall to leave*, *the man who ran*. Answers tokens, not people.

use super::story::Story;
use crate::{
    document::{Deprel, Upos, Xpos},
    lexicon::events::EVENTS,
};

const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjOuter];
const PASSIVE: &[Deprel] = &[Deprel::NsubjPass];

/// Longest way up the tree.
const REACH: usize = 8;

/// Whether a verb is in the passive; also a bare participle behind a noun.
pub(super) fn is_passive(s: &Story, verb: usize) -> bool {
    if s.kid(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some() {
        return true;
    }
    // *was caught and fined*
    let joined = || {
        let above = s.head(verb).filter(|h| s.upos(*h) == Upos::Verb);
        s.kid(verb, &[Deprel::Nsubj, Deprel::Aux]).is_none()
            && above.is_some_and(|h| s.kid(h, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some())
    };
    // *the plant built in May*: the tag may miss the participle.
    let reduced = s.rel(verb) == Deprel::Acl && s.xpos(verb) == Xpos::Vbd && s.kid(verb, &[Deprel::Obj]).is_none();
    (s.xpos(verb) == Xpos::Vbn || reduced)
        && s.kid(verb, SUBJECTS).is_none()
        && match s.rel(verb) {
            Deprel::Acl | Deprel::Amod | Deprel::Advcl => true,
            Deprel::Conj => joined(),
            _ => false,
        }
}

/// To whom a passive verb is done.
pub(super) fn passive_subject(s: &Story, verb: usize) -> Option<usize> {
    passive_at(s, verb, 0)
}

/// Who does what the verb says: its own subject, or the one it shares or is given.
pub(super) fn subject(s: &Story, verb: usize) -> Option<usize> {
    subject_at(s, verb, 0)
}

fn passive_at(s: &Story, verb: usize, depth: usize) -> Option<usize> {
    let above = s.head(verb).filter(|_| depth < REACH);
    s.kid(verb, PASSIVE).or_else(|| match s.rel(verb) {
        Deprel::Conj => above.and_then(|h| any(s, h, depth + 1)),
        Deprel::Acl | Deprel::AclRelcl | Deprel::Amod => above,
        Deprel::Xcomp => shared(s, verb, depth + 1),
        Deprel::Advcl => above.and_then(|h| any(s, h, depth + 1)),
        _ => None,
    })
}

fn subject_at(s: &Story, verb: usize, depth: usize) -> Option<usize> {
    let mut own = s.kids(verb).filter(|&k| SUBJECTS.contains(&s.rel(k)));
    if let Some(first) = own.next() {
        // Of two, as the tree of *startup Yassir seeks* may have, the name.
        let is_name = |k: &usize| s.upos(*k) == Upos::Propn && s.mention(*k).is_some();
        return Some(own.find(is_name).filter(|_| !is_name(&first)).unwrap_or(first));
    }
    let above = s.head(verb).filter(|_| depth < REACH)?;
    let marked = s.kid(verb, &[Deprel::Mark]).is_some();
    match s.rel(verb) {
        Deprel::Conj => any(s, above, depth + 1),
        Deprel::Xcomp => shared(s, verb, depth + 1),
        Deprel::AclRelcl => s.kid(verb, PASSIVE).is_none().then_some(above),
        // *a decision to leave*: who decides leaves; *the man running*: the man.
        Deprel::Acl if infinitive(s, verb) || marked => holder(s, above, depth + 1),
        Deprel::Acl => Some(above),
        Deprel::Advcl | Deprel::Ccomp | Deprel::Parataxis if nonfinite(s, verb) => {
            blamed(s, verb, above).or_else(|| any(s, above, depth + 1))
        }
        _ => None,
    }
}

/// The subject of any predicate: of a passive too.
fn any(s: &Story, predicate: usize, depth: usize) -> Option<usize> {
    if s.upos(predicate) == Upos::Noun && s.kid(predicate, SUBJECTS).is_none() {
        return holder(s, predicate, depth);
    }
    if is_passive(s, predicate) { passive_at(s, predicate, depth) } else { subject_at(s, predicate, depth) }
}

/// *accused Reed of lying*: who is accused lied.
fn blamed(s: &Story, verb: usize, above: usize) -> Option<usize> {
    let marked = s.kids(verb).any(|k| s.rel(k) == Deprel::Mark && s.is(k, &["of", "for", "from", "into"]));
    let blames = EVENTS.in_frame(s.lemma(above), "blames");
    s.kid(above, &[Deprel::Obj, Deprel::NsubjPass]).filter(|_| marked && blames)
}

/// Who has a plan, decision or bid: its possessor, or the subject of its verb.
fn holder(s: &Story, noun: usize, depth: usize) -> Option<usize> {
    let by = || s.kids(noun).find(|&k| s.rel(k) == Deprel::Nmod && s.case(k) == Some("by"));
    s.kid(noun, &[Deprel::NmodPoss]).or_else(by).or_else(|| {
        let phrase = matches!(s.rel(noun), Deprel::Obj | Deprel::Obl | Deprel::Xcomp | Deprel::Nmod);
        let above = s.head(noun).filter(|_| phrase && depth < REACH)?;
        match s.upos(above) {
            Upos::Verb => subject_at(s, above, depth + 1),
            _ => None,
        }
    })
}

/// The subject that a verb gives to the infinitive on it: its object, or its own subject.
fn shared(s: &Story, verb: usize, depth: usize) -> Option<usize> {
    let above = s.head(verb)?;
    // *promised Kyiv to go*: who promises goes himself.
    let keeps = EVENTS.in_frame(s.lemma(above), "keeps");
    let object = s.kid(above, &[Deprel::Obj, Deprel::Iobj]).filter(|_| !keeps);
    object.or_else(|| any(s, above, depth))
}

/// Whether a verb stands with *to*.
pub(super) fn infinitive(s: &Story, verb: usize) -> bool {
    s.kids(verb).any(|k| s.xpos(k) == Xpos::To || s.rel(k) == Deprel::Mark && s.is(k, &["to"]))
}

/// *closing*, *to close*, *closed* without a finite auxiliary.
fn nonfinite(s: &Story, verb: usize) -> bool {
    let finite = |k: usize| {
        matches!(s.rel(k), Deprel::Aux | Deprel::AuxPass) && matches!(s.xpos(k), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
    };
    (matches!(s.xpos(verb), Xpos::Vbg | Xpos::Vbn) || infinitive(s, verb)) && !s.kids(verb).any(finite)
}

/// The noun that a relative pronoun stands for; any other token itself.
pub(super) fn antecedent(s: &Story, k: usize) -> usize {
    let word = s.is(k, &["that", "which", "who", "whom"]) && s.upos(k) == Upos::Pron;
    if !word && !matches!(s.xpos(k), Xpos::Wdt | Xpos::Wp) {
        return k;
    }
    let mut at = k;
    for _ in 0..REACH {
        match s.head(at) {
            Some(h) if s.rel(at) == Deprel::AclRelcl => return if s.is(k, &["who", "whom"]) { person(s, h) } else { h },
            Some(h) => at = h,
            None => return k,
        }
    }
    k
}

/// *survivors of the war who*: the noun above, if this one is no person.
fn person(s: &Story, noun: usize) -> usize {
    let above = s.head(noun).filter(|h| s.rel(noun) == Deprel::Nmod && matches!(s.upos(*h), Upos::Noun | Upos::Propn));
    match above {
        Some(above) if !s.acts(noun) && s.acts(above) => above,
        _ => noun,
    }
}
