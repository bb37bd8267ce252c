//! Clauses that give a cause, a purpose or an outcome: *because it rained*, *to stop the strike*, *demanding water*, *killing two*,
//! *for stealing a car*, *so that all could see*.

use super::{
    found::{Found, Pair, rest_of_clause, without},
    words::{Class, is, score},
};
use crate::{
    digest::branches::Branches,
    document::{Deprel, Upos, Xpos},
};

/// Reads the clause that `i` heads, if it heads one.
pub(super) fn read(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    let marker = b.marker(i);
    let opening = b.phrase(&marker);
    if b.xpos(i) == Xpos::Vb && opening == "to" {
        stated_aim(b, i, &marker, found);
    }
    let Some(governor) = b.head(i) else { return };
    if b.xpos(i) == Xpos::Vb && matches!(opening.as_str(), "to" | "in order to" | "so as to") {
        purpose(b, i, governor, &opening, found);
    } else if matches!(b.rel(i), Deprel::Advcl | Deprel::Acl | Deprel::AdvclRelcl) {
        marked(b, i, governor, &marker, found);
        if marker.is_empty() && b.xpos(i) == Xpos::Vbg {
            participle(b, i, governor, found);
        }
    } else if b.rel(i) == Deprel::Xcomp && marker.is_empty() && b.xpos(i) == Xpos::Vbg {
        // *held protests demanding water*: beside an object the tree may take the reason for a complement.
        let beside = b.kids_by(governor, &[Deprel::Obj]).any(|k| k < i);
        if beside && is(Class::Demanding, b.lemma(i)) {
            participle(b, i, governor, found);
        }
    }
}

/// Nouns whose infinitive says what they are, not what for.
const NO_AIM: &[&str] =
    &["right", "time", "way", "decision", "plan", "ability", "chance", "refusal", "failure", "bid", "attempt", "effort"];

/// *marched to demand pay*: the purpose is the cause and keeps its *to*.
fn purpose(b: &Branches<'_>, i: usize, governor: usize, opening: &str, found: &mut Found<'_>) {
    let verb = b.lemma(governor);
    // *in a bid to*: read with the phrase.
    let before = b.marker(i).first().map_or("", |&k| b.lower(k.saturating_sub(1)));
    if matches!(before, "bid" | "attempt" | "effort" | "efforts") {
        return;
    }
    // *went on to tell*: what came next.
    let goes_on = b.kids(governor).iter().any(|&k| b.lower(k) == "on" && k == governor + 1) && matches!(verb, "go" | "move");
    if goes_on {
        return;
    }
    let object = b.kids_by(governor, &[Deprel::Obj, Deprel::NsubjPass]).next().is_some();
    let (rule, sure) = match b.rel(i) {
        Deprel::Advcl => ("cause.purpose", 850),
        Deprel::Acl | Deprel::Xcomp | Deprel::Ccomp if opening != "to" => ("cause.purpose", 850),
        Deprel::Acl if !NO_AIM.contains(&verb) => ("cause.purpose.noun", 540),
        Deprel::Xcomp if is(Class::Tool, verb) && object => ("cause.purpose", 820),
        Deprel::Xcomp if b.xpos(governor).name().starts_with('V') && !is(Class::Control, verb) && !object => {
            ("cause.purpose", 760)
        }
        _ => return,
    };
    let words = b.all_below(i);
    let effect = rest_of_clause(b, governor, &words);
    // *Bafta to hand out honours* is a headline's future: nothing is done for it.
    if effect.iter().any(|&k| matches!(b.upos(k), Upos::Verb | Upos::Aux)) {
        found.add(rule, sure, &Pair { effect: &effect, cause: &words, cue: &[] });
    }
}

/// What *citing* names as a source.
const SOURCES: &[&str] = &[
    "agency",
    "analyst",
    "author",
    "broadcaster",
    "data",
    "diplomat",
    "document",
    "figure",
    "newspaper",
    "official",
    "people",
    "person",
    "police",
    "report",
    "research",
    "source",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "statement",
    "study",
    "survey",
    "witness",
];

/// *This was to stop the strike*, *the aim is to cut costs*; *talks are to resume* only tells what comes.
fn stated_aim(b: &Branches<'_>, i: usize, marker: &[usize], found: &mut Found<'_>) {
    const AIMS: &[&str] =
        &["aim", "goal", "idea", "intention", "leg", "move", "objective", "plan", "point", "purpose", "step", "this", "target"];
    let is = b.kids_by(i, &[Deprel::Aux, Deprel::Cop]).find(|&k| b.lemma(k) == "be");
    let subject = b.kids_by(i, &[Deprel::Nsubj, Deprel::NsubjOuter]).find(|&k| AIMS.contains(&b.lemma(k)));
    if let (Some(_), Some(subject), Some(&first)) = (is, subject, marker.first()) {
        let words: Vec<usize> = b.all_below(i).into_iter().filter(|&k| k >= first).collect();
        found.add("cause.purpose", 800, &Pair { cause: &words, effect: &b.all_below(subject), cue: &[] });
    }
}

/// Verbs after which *if* is *whether*.
const ASKS: &[&str] = &[
    "ask",
    "check",
    "clarify",
    "decide",
    "determine",
    "disclose",
    "doubt",
    "explain",
    "inquire",
    "know",
    "learn",
    "mention",
    "query",
    "question",
    "reveal",
    "see",
    "specify",
    "wonder",
];

/// *because*, *after*, *when* …; *for* and the like before an -ing form; *so that*.
fn marked(b: &Branches<'_>, i: usize, governor: usize, marker: &[usize], found: &mut Found<'_>) {
    let words = b.all_below(i);
    let when: Vec<usize> = b.kids(i).iter().copied().filter(|&k| k < i && marker.is_empty() && b.lower(k) == "when").collect();
    let cue: &[usize] = if when.is_empty() { marker } else { &when };
    let opening = b.phrase(cue).replace(' ', "_");
    let effect = || rest_of_clause(b, governor, &words);
    let body = without(&words, cue);
    let gerund = b.xpos(i) == Xpos::Vbg;
    if let Some(sure) = score(Class::SoThat, &opening) {
        found.add("cause.so-that", sure, &Pair { cause: &effect(), effect: &body, cue });
    } else if matches!(opening.as_str(), "as" | "when")
        && b.xpos(i) == Xpos::Vbn
        && b.kids_by(i, &[Deprel::Nsubj, Deprel::NsubjPass]).next().is_none()
    {
        // *as revealed at the trial*: who says so, not why.
    } else if opening == "as"
        && cue.last().is_some_and(|&k| {
            b.upos(k + 1) == Upos::Aux && b.is(k + 1, &["is", "are", "was", "were", "did", "does", "do", "had"])
        })
    {
        // *as was the decision*: a likeness.
    } else if opening == "if" && governor < i && ASKS.contains(&b.lemma(governor)) {
        // *did not mention if anybody was hurt*: whether, no condition.
    } else if opening == "when"
        && b.lemma(i) == "come"
        && b.lower(i + 1) == "to"
        && b.subject(i).is_some_and(|s| b.lower(s) == "it")
    {
        // *when it comes to spending*: about what.
    } else if gerund && b.is_title(i) {
        // *Michel Gondry for Finding Neverland*: a name.
    } else if let Some(sure) = score(Class::Gerund, &opening).filter(|_| gerund) {
        // *the chance of raising*: what, not why; *accused of stealing*: why.
        let loose = opening == "of" && !is(Class::Penalty, b.lemma(governor));
        found.add("cause.gerund", if loose { 500 } else { sure }, &Pair { cause: &body, effect: &effect(), cue });
    } else if opening == "at" && gerund && b.lemma(governor) == "aim" {
        let cause = without(&words, cue);
        found.add("cause.purpose", 820, &Pair { cause: &cause, effect: &effect(), cue });
    } else if opening == "since" && !gerund && !is_perfect(b, governor) {
        found.add("cause.clause", 720, &Pair { cause: &body, effect: &effect(), cue });
    } else if let Some(sure) = score(Class::Marker, &opening) {
        found.add("cause.clause", sure, &Pair { cause: &body, effect: &effect(), cue });
    }
}

/// *has risen since it opened*: beside the perfect *since* tells the time.
fn is_perfect(b: &Branches<'_>, verb: usize) -> bool {
    b.kids_by(verb, &[Deprel::Aux]).any(|k| b.lemma(k) == "have")
}

/// *…, demanding water* is a cause; *…, killing two* is an effect.
fn participle(b: &Branches<'_>, i: usize, governor: usize, found: &mut Found<'_>) {
    let words = b.all_below(i);
    let rest = || rest_of_clause(b, governor, &words);
    // *citing two officials*: who says so, not why.
    let source = b.kids_by(i, &[Deprel::Obj]).any(|k| SOURCES.contains(&b.lemma(k)) || b.upos(k) == Upos::Propn);
    if b.lemma(i) == "cite" && source {
        return;
    }
    if let Some(sure) = score(Class::Demanding, b.lemma(i)) {
        found.add("cause.demanding", sure, &Pair { cause: &words, effect: &rest(), cue: &[] });
    } else if let Some(sure) = score(Class::Outcome, b.lemma(i)).filter(|_| b.rel(i) == Deprel::Advcl) {
        found.add("cause.outcome", sure, &Pair { cause: &rest(), effect: &words, cue: &[] });
    }
}
