//! Phrases that give a cause: *because of the storm*, *in response to the vote*, *protest against the dam*, *arrested for fraud*,
//! *hurt in a crash*, *angry at the delay*, *following a dispute*.

use super::{
    found::{Found, Pair, rest_of_clause, without},
    words::{Class, is, score},
};
use crate::{
    digest::branches::Branches,
    document::{Deprel, TokenId, Upos},
    syntax::tree,
};

/// Nouns after *over* and *after* that only measure time.
const PERIODS: &[&str] =
    &["year", "month", "week", "day", "weekend", "decade", "hour", "night", "minute", "noon", "midnight", "time"];
/// Words with which *over* is no cause: *take over*, *win over*.
const OVER: &[&str] =
    &["take", "hand", "win", "rule", "preside", "gain", "control", "move", "turn", "pull", "get", "victory", "power", "lead"];

/// Reads the phrase that `i` heads, if it heads one.
pub(super) fn read(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    following(b, i, found);
    thanks(b, i, found);
    predicate(b, i, found);
    bid(b, i, found);
    let adverbial = matches!(b.rel(i), Deprel::Obl | Deprel::OblAgent | Deprel::Nmod);
    let Some(governor) = b.head(i).filter(|_| adverbial) else { return };
    let marker = b.marker(i);
    if marker.is_empty() {
        return;
    }
    let phrase = Phrase {
        head: i,
        governor,
        verb: b.verb_above(governor),
        words: b.all_below(i),
        opening: b.phrase(&marker).replace(' ', "_"),
        marker,
    };
    let done = by_preposition(b, &phrase, found)
        || against(b, &phrase, found)
        || harm(b, &phrase, found)
        || feeling(b, &phrase, found)
        || penalty(b, &phrase, found);
    if !done {
        by_noun(b, &phrase, found);
    }
}

/// A phrase with its preposition.
struct Phrase {
    head: usize,
    governor: usize,
    /// The nearest verb above.
    verb: usize,
    words: Vec<usize>,
    marker: Vec<usize>,
    opening: String,
}

impl Phrase {
    fn add(&self, b: &Branches<'_>, rule: &'static str, sure: u16, found: &mut Found<'_>) -> bool {
        let (effect, cause) = (rest_of_clause(b, self.governor, &self.words), without(&self.words, &self.marker));
        found.add(rule, sure, &Pair { cause: &cause, effect: &effect, cue: &self.marker });
        true
    }
}

fn by_preposition(b: &Branches<'_>, p: &Phrase, found: &mut Found<'_>) -> bool {
    let Some(sure) = score(Class::Phrase, &p.opening) else { return false };
    let lemma = b.lemma(p.head);
    let timed = PERIODS.contains(&lemma) || b.upos(p.head) == Upos::Num;
    let elsewhere = match p.opening.as_str() {
        "over" => timed || OVER.contains(&b.lemma(p.governor)),
        // *after Friday*, *after Smith*: only time and order.
        "after" => timed || b.upos(p.head) == Upos::Propn,
        _ => false,
    };
    !elsewhere && p.add(b, "cause.phrase", sure, found)
}

/// *protest against the dam*: the cause keeps its preposition, as the stand taken.
fn against(b: &Branches<'_>, p: &Phrase, found: &mut Found<'_>) -> bool {
    let stand = [p.governor, p.verb].into_iter().any(|k| is(Class::Fight, b.lemma(k)))
        || b.kids_by(p.verb, &[Deprel::Obj]).any(|k| is(Class::Fight, b.lemma(k)));
    if p.opening == "against" && stand {
        let effect = rest_of_clause(b, p.governor, &p.words);
        found.add("cause.against", 790, &Pair { cause: &p.words, effect: &effect, cue: &p.marker });
        return true;
    }
    if p.opening == "in" && b.lemma(p.head) == "protest" {
        let effect = rest_of_clause(b, p.governor, &p.words);
        found.add("cause.against", 880, &Pair { cause: &p.words, effect: &effect, cue: &p.marker });
        return true;
    }
    false
}

/// *killed in a blast*, *sustained injuries in the clash*.
fn harm(b: &Branches<'_>, p: &Phrase, found: &mut Found<'_>) -> bool {
    let place = matches!(p.opening.as_str(), "in" | "by" | "during" | "at" | "with");
    if !place || !is(Class::Happening, b.lemma(p.head)) {
        return false;
    }
    let hurt = is(Class::Casualty, b.lemma(p.verb)) || b.kids_by(p.verb, &[Deprel::Obj]).any(|k| is(Class::Injury, b.lemma(k)));
    hurt && p.add(b, "cause.harm", 660, found)
}

/// *angry at the delay*.
fn feeling(b: &Branches<'_>, p: &Phrase, found: &mut Found<'_>) -> bool {
    let about = matches!(p.opening.as_str(), "at" | "with" | "over" | "about" | "by" | "of");
    about && is(Class::Feeling, b.lower(p.governor)) && p.add(b, "cause.feeling", 670, found)
}

/// *fined for fraud*.
fn penalty(b: &Branches<'_>, p: &Phrase, found: &mut Found<'_>) -> bool {
    let blame = p.opening == "for" && b.rel(p.head) == Deprel::Obl && is(Class::Penalty, b.lemma(p.verb));
    blame && !PERIODS.contains(&b.lemma(p.head)) && p.add(b, "cause.penalty", 890, found)
}

/// *in response to the vote*, *as part of the strike*: the noun's complement is the cause.
fn by_noun(b: &Branches<'_>, p: &Phrase, found: &mut Found<'_>) {
    let Some(last) = p.opening.rsplit('_').next() else { return };
    let Some(sure) = score(Class::Noun, &format!("{last}_{}", b.lemma(p.head))) else { return };
    // *to the vote* hangs on the noun, or wrongly on the verb; either way it comes next.
    let after = p.words.last().map_or(p.head, |&w| w) + 1;
    let next = |k: &usize| b.all_below(*k).first() == Some(&after);
    let own = b.kids_by(p.head, &[Deprel::Nmod, Deprel::Acl, Deprel::Obl]).find(|&k| k > p.head);
    let beside = || b.kids_by(p.governor, &[Deprel::Nmod, Deprel::Obl, Deprel::Advcl]).find(next);
    let Some(complement) = own.or_else(beside) else { return };
    let marker = b.marker(complement);
    let below = b.all_below(complement);
    let mut words: Vec<usize> = p.words.iter().chain(&below).copied().collect();
    words.sort_unstable();
    words.dedup();
    let effect = rest_of_clause(b, p.governor, &words);
    let start = p.words.first().copied().unwrap_or(p.head);
    let cue: Vec<usize> = (start..marker.last().map_or(p.head, |&m| m) + 1).collect();
    found.add("cause.noun", sure, &Pair { cause: &without(&below, &marker), effect: &effect, cue: &cue });
}

/// *following a dispute*, wherever the tree hangs *following* other than as a preposition.
fn following(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    if b.lower(i) != "following" || !matches!(b.rel(i), Deprel::Acl | Deprel::Amod | Deprel::Advcl) {
        return;
    }
    let determined = i > 0 && b.upos(i - 1) == Upos::Det;
    let Some(above) = b.head(i).filter(|_| !determined) else { return };
    let (governor, words) = match b.rel(i) {
        Deprel::Amod if above > i => match b.head(above) {
            Some(governor) => (governor, b.all_below(above).into_iter().filter(|&k| k >= i).collect()),
            None => return,
        },
        Deprel::Amod => return,
        _ => (above, b.all_below(i)),
    };
    let effect = rest_of_clause(b, governor, &words);
    found.add("cause.phrase", 950, &Pair { cause: &without(&words, &[i]), effect: &effect, cue: &[i] });
}

/// *Thanks to the storm, …*.
fn thanks(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    if b.lower(i) != "thanks" || b.lower(i + 1) != "to" {
        return;
    }
    let (Some(above), Some(cause)) = (b.head(i), b.kids_by(i, &[Deprel::Nmod, Deprel::Obl]).find(|&k| k > i)) else { return };
    let words = b.all_below(i);
    let effect = rest_of_clause(b, above, &words);
    found.add(
        "cause.phrase",
        900,
        &Pair { cause: &without(&b.all_below(cause), &b.marker(cause)), effect: &effect, cue: &[i, i + 1] },
    );
}

/// *The violence was over the decision*, *the group is behind the attack*: the preposition is the predicate.
fn predicate(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    if b.kids_by(i, &[Deprel::Cop]).next().is_none() {
        return;
    }
    let marker = b.marker(i);
    let Some(subject) = b.kids_by(i, &[Deprel::Nsubj]).next().filter(|_| marker.len() == 1) else { return };
    let (subject, own) =
        (b.all_below(subject), [Deprel::Nsubj, Deprel::Cop, Deprel::Aux, Deprel::Punct, Deprel::Advmod, Deprel::Parataxis]);
    let words = without(&b.below(i, &|k| b.head(k) == Some(i) && own.contains(&b.rel(k))), &marker);
    match b.phrase(&marker).as_str() {
        "over" | "about" if b.kids_by(i, &[Deprel::Nsubj]).any(|k| is(Class::Happening, b.lemma(k))) => {
            found.add("cause.predicate", 820, &Pair { cause: &words, effect: &subject, cue: &marker });
        }
        "behind" if is(Class::Happening, b.lemma(i)) || is(Class::Injury, b.lemma(i)) => {
            found.add("cause.predicate", 780, &Pair { cause: &subject, effect: &words, cue: &marker });
        }
        _ => {}
    }
}

/// *in a bid to slow inflation*: from *to* to the next mark; trees often err here, the words do not.
fn bid(b: &Branches<'_>, i: usize, found: &mut Found<'_>) {
    let aim = matches!(b.lower(i), "bid" | "attempt" | "effort" | "efforts") && b.lower(i + 1) == "to";
    let from = (i.saturating_sub(3)..i).find(|&k| b.lower(k) == "in");
    let (Some(from), Some(governor)) = (from.filter(|_| aim), b.head(i)) else { return };
    let sentence = tree::sentence(b.doc, TokenId::new(i));
    let end = (i + 1..sentence.end).find(|&k| b.upos(k) == Upos::Punct).unwrap_or(sentence.end);
    let words: Vec<usize> = (from..end).collect();
    let effect = rest_of_clause(b, governor, &words);
    let (cue, cause) = words.split_at(i + 1 - from);
    found.add("cause.purpose.noun", 850, &Pair { cause, effect: &effect, cue });
}
