//! The main clauses of headline and lead, weighed, and what they say of their subject: *Police have named the last three victims as
//! …* → *named the last three victims*. A verb of saying also offers the clause of what is said.

use super::{Candidate, Story};
use crate::{
    digest::branches::Branches,
    document::{Deprel, Upos, Xpos},
    lexicon::cues::CUES,
};

/// Most words of an answer to *what*.
const LONGEST: usize = 14;
/// Lines whose clauses are candidates.
const LINES: usize = 5;

/// A clause that may tell the main event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// The higher, the better.
    pub weight: i32,
    /// Its verb or predicate.
    pub verb: usize,
    /// Head of its subject.
    pub subject: Option<usize>,
    /// Whether it stands in the headline.
    pub headline: bool,
}

/// Clauses of the first lines, best first.
pub(super) fn find(story: &Story<'_>) -> Vec<Clause> {
    let b = story.b;
    let mut out = Vec::new();
    for (rank, line) in story.first(LINES) {
        let Some(root) = line.root.map(|root| predicate_of(b, root)) else { continue };
        let says = CUES.verb(b.lower(root)).is_some_and(|(v, _)| !v.thought);
        let head =
            Clause { weight: 100 - 12 * rank as i32, verb: root, subject: subject(story, root), headline: line.is_headline() };
        out.push(Clause { weight: head.weight + weigh(story, &head, says), ..head });
        let content = b.kids_by(root, &[Deprel::Ccomp]).next().filter(|_| says);
        if let Some(verb) = content.filter(|&k| b.subject(k).is_some()) {
            let inner = Clause { verb, subject: b.subject(verb), ..head };
            // What a headline says that somebody says is mostly the saying.
            let shift = if head.headline { -10 } else { 5 };
            out.push(Clause { weight: head.weight + weigh(story, &inner, true) - 5 + shift, ..inner });
        }
    }
    out.sort_by_key(|c| (-c.weight, c.verb));
    out
}

/// The subject; where the tree knows none, a name that stands right before the verb.
fn subject(story: &Story<'_>, verb: usize) -> Option<usize> {
    let b = story.b;
    b.subject(verb).or_else(|| {
        let skipped = |k: usize| matches!(b.upos(k), Upos::Aux | Upos::Adv) && b.head(k) == Some(verb);
        let before = (0..verb).rev().take(4).find(|&k| !skipped(k))?;
        let finite = matches!(b.xpos(verb), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp) || before + 1 < verb;
        story.name_at(before).filter(|_| finite)?;
        Some(before)
    })
}

/// The root; for a noun that a tree wrongly puts above its own verb (*a fire … resulted in*), that verb.
fn predicate_of(b: &Branches<'_>, root: usize) -> usize {
    let noun = matches!(b.upos(root), Upos::Noun | Upos::Propn);
    let finite = |k: &usize| matches!(b.xpos(*k), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let verb = b.kids_by(root, &[Deprel::Acl, Deprel::Parataxis]).find(|k| *k > root && finite(k));
    verb.filter(|_| noun).unwrap_or(root)
}

fn weigh(story: &Story<'_>, clause: &Clause, says: bool) -> i32 {
    let b = story.b;
    let mut weight = 0;
    if b.upos(clause.verb) != Upos::Verb {
        weight -= 40;
    }
    weight += match clause.subject {
        None => -45,
        Some(s) if b.upos(s) == Upos::Pron => -30,
        Some(s) if story.name_at(s).is_some() => 10,
        // *New powers are needed*: who needs them is not said.
        Some(_) if b.passive(clause.verb) && !clause.headline => -8,
        Some(_) => 0,
    };
    if says {
        weight -= 15;
    }
    // A question tells nothing.
    let sentence = crate::syntax::tree::sentence(b.doc, crate::document::TokenId::new(clause.verb));
    if sentence.end > 0 && b.lower(sentence.end - 1) == "?" {
        weight -= 40;
    }
    weight + event_weight(story, clause.verb)
}

/// What the document's events say of the verb: the heavier the event, the better.
fn event_weight(story: &Story<'_>, verb: usize) -> i32 {
    let doc = story.b.doc;
    let Some(span) = doc.tokens.get(verb).map(|t| t.span) else { return 0 };
    let k = doc.events.partition_point(|e| e.trigger.end <= span.start);
    let event = doc.events.get(k).filter(|e| e.trigger.overlaps(span));
    event.map_or(0, |e| i32::from(e.salience.0) / 100)
}

/// What each clause says, as candidates.
pub(super) fn predicates(story: &Story<'_>, clauses: &[Clause]) -> Vec<Candidate> {
    let one = |c: &Clause| {
        let words = predicate(story, c.verb);
        // *said* alone tells nothing; what was said stands before it.
        if words.len() == 1 && CUES.verb(story.b.lower(c.verb)).is_some_and(|(v, _)| !v.thought && v.takes('q')) {
            return None;
        }
        let span = story.b.span(&words)?;
        let rule = if c.headline { "answer.what.headline" } else { "answer.what.lead" };
        Some(Candidate { weight: c.weight, span, entity: None, rule, sure: certainty(c) })
    };
    clauses.iter().filter_map(one).collect()
}

/// How sure a clause is to tell the main event.
pub(super) const fn certainty(clause: &Clause) -> u16 {
    match clause.weight {
        95.. => 800,
        70.. => 650,
        _ => 450,
    }
}

/// The verb with its object and what completes it; without subject, helpers, times, and clauses of circumstance.
fn predicate(story: &Story<'_>, verb: usize) -> Vec<usize> {
    let b = story.b;
    let complete = b.kids_by(verb, &[Deprel::Obj, Deprel::Xcomp, Deprel::Ccomp]).next().is_some();
    let mut left_out = Vec::new();
    let mut stop = usize::MAX;
    let mut phrases = 0;
    for &k in b.kids(verb) {
        let modifier = b.rel(k) == Deprel::Advmod && k + 1 == verb && !b.is(k, &["also", "now", "then"]);
        if k < verb {
            if !modifier {
                left_out.push(k);
            }
            continue;
        }
        let outside = match b.rel(k) {
            Deprel::Advcl | Deprel::Parataxis | Deprel::Conj | Deprel::OblUnmarked => true,
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::Cc | Deprel::Mark | Deprel::Discourse => {
                left_out.push(k);
                continue;
            }
            Deprel::Obl | Deprel::OblAgent | Deprel::Nmod => {
                phrases += 1;
                circumstance(story, k, complete) || phrases > 1
            }
            _ => false,
        };
        if outside {
            left_out.push(k);
            stop = stop.min(b.all_below(k).first().copied().unwrap_or(k));
        }
    }
    let words = b.below(verb, &|k| left_out.contains(&k));
    let mut from = if verb > 0 && words.contains(&(verb - 1)) && b.rel(verb - 1) == Deprel::Advmod { verb - 1 } else { verb };
    // *can't hurt*: a bare *n't* cannot be read.
    if from < verb && b.lower(from) == "n't" && from > 0 {
        from -= 1;
    }
    let words: Vec<usize> = (from..verb).chain(words.into_iter().filter(|&k| k >= verb)).filter(|&k| k < stop).collect();
    cut(b, &words)
}

/// A phrase that tells when, why or where, beside a verb that is complete without it.
fn circumstance(story: &Story<'_>, k: usize, complete: bool) -> bool {
    let b = story.b;
    let opening = b.phrase(&b.marker(k));
    let aside = matches!(opening.as_str(), "after" | "for" | "amid" | "following" | "as" | "despite" | "in" | "on" | "during");
    story.is_time(k) || complete && aside
}

/// Up to the first comma, colon or spaced dash, and not too long.
fn cut(b: &Branches<'_>, words: &[usize]) -> Vec<usize> {
    let spaced =
        |k: usize| b.doc.tokens.get(k).is_some_and(|t| b.doc.text.get(..t.span.start as usize).is_some_and(|s| s.ends_with(' ')));
    let breaks = |(n, &k): (usize, &usize)| {
        let mark = n >= 3 && b.is(k, &[",", "--", ":", ";", "–", "—"]);
        mark || n > 0 && b.is(k, &["-"]) && spaced(k)
    };
    let end = words.iter().enumerate().position(breaks).unwrap_or(words.len()).min(LONGEST);
    let kept = words.get(..end).unwrap_or_default();
    b.trimmed(if end < words.len() { finished(b, kept) } else { kept }).to_vec()
}

/// Words cut short, without a preposition, article or relative that leads nowhere: *had no impact [on the]*, *works [that]*.
pub(super) fn finished<'w>(b: &Branches<'_>, words: &'w [usize]) -> &'w [usize] {
    let dangling = |k: &usize| {
        let leads = matches!(b.upos(*k), Upos::Adp | Upos::Det | Upos::Cconj | Upos::Sconj | Upos::Part | Upos::Punct);
        let opens = b.upos(*k) == Upos::Pron && (b.rel(*k) == Deprel::NmodPoss || b.is(*k, &["that", "which", "who", "whose"]));
        leads && b.rel(*k) != Deprel::CompoundPrt || opens
    };
    let end = words.iter().rposition(|k| !dangling(k)).map_or(0, |k| k + 1);
    words.get(..end).unwrap_or(words)
}

/// Verb with helpers, particle and object: *have hit out*, *changed the shape*.
pub(super) fn verb_group(b: &Branches<'_>, verb: usize) -> Vec<usize> {
    const SHORT: usize = 5;
    let mut stop = usize::MAX;
    for &k in b.kids(verb).iter().filter(|&&k| k > verb) {
        let part = matches!(b.rel(k), Deprel::Obj | Deprel::CompoundPrt) || b.rel(k) == Deprel::Advmod && k == verb + 1;
        if !part {
            stop = stop.min(b.all_below(k).first().copied().unwrap_or(k));
        }
    }
    let helper = |k: usize| matches!(b.rel(k), Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
    let words = b.below(verb, &|k| b.head(k) == Some(verb) && k < verb && !helper(k));
    let words: Vec<usize> = words.into_iter().filter(|&k| k < stop).take(SHORT).collect();
    b.trimmed(&words).to_vec()
}
