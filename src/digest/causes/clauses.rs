//! Clauses that give a cause, a purpose or an outcome: *because it rained*, *to stop the strike*, *demanding water*, *killing two*,
//! *for stealing a car*, *so that all could see*.

use super::{
    found::{Found, Pair, rest_of_clause, without},
    words::{Class, is, score},
};
use crate::{
    digest::branches::Branches,
    document::{Deprel, Xpos},
};

/// Reads the clause that `i` heads, if it heads one.
pub(super) fn read(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    let Some(governor) = b.head(i) else { return };
    let marker = b.marker(i);
    let opening = b.phrase(&marker);
    if b.xpos(i) == Xpos::Vb && matches!(opening.as_str(), "to" | "in order to" | "so as to") {
        purpose(b, i, governor, &opening, found);
    } else if matches!(b.rel(i), Deprel::Advcl | Deprel::Acl | Deprel::AdvclRelcl) {
        marked(b, i, governor, &marker, found);
        if marker.is_empty() && b.xpos(i) == Xpos::Vbg {
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
    found.add(rule, sure, &Pair { effect: &rest_of_clause(b, governor, &words), cause: &words, cue: &[] });
}

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
    } else if let Some(sure) = score(Class::Gerund, &opening).filter(|_| gerund) {
        // *the chance of raising*: what, not why; *accused of stealing*: why.
        let loose = opening == "of" && !is(Class::Penalty, b.lemma(governor));
        found.add("cause.gerund", if loose { 500 } else { sure }, &Pair { cause: &body, effect: &effect(), cue });
    } else if let Some(sure) = score(Class::Marker, &opening) {
        found.add("cause.clause", sure, &Pair { cause: &body, effect: &effect(), cue });
    }
}

/// *…, demanding water* is a cause; *…, killing two* is an effect.
fn participle(b: &Branches<'_>, i: usize, governor: usize, found: &mut Found<'_>) {
    let words = b.all_below(i);
    let rest = || rest_of_clause(b, governor, &words);
    if let Some(sure) = score(Class::Demanding, b.lemma(i)) {
        found.add("cause.demanding", sure, &Pair { cause: &words, effect: &rest(), cue: &[] });
    } else if let Some(sure) = score(Class::Outcome, b.lemma(i)).filter(|_| b.rel(i) == Deprel::Advcl) {
        found.add("cause.outcome", sure, &Pair { cause: &rest(), effect: &words, cue: &[] });
    }
}
