//! Why: causes that the first lines name, the plain ones first: *because of rising costs* before *after the vote*.

use super::{Candidate, Story, clauses::Clause};
use crate::{
    digest::content,
    document::{Cause, Upos, Xpos},
    text::Span,
};
use std::collections::BTreeSet;

/// Lines that are looked at.
const LINES: usize = 25;
/// Bytes from which a cause is too long to be a good answer.
const LONG: u32 = 110;
/// Weight below which a cause is more likely one of something else.
const LEAST: i32 = 8;
/// Causes less sure than this, in thousandths, answer nothing.
const LEAST_SURE: u16 = 600;

/// Causes as candidates.
pub(super) fn find(story: &Story<'_>, clauses: &[Clause], causes: &[Cause]) -> Vec<Candidate> {
    let theme = theme(story, clauses);
    let one = |cause: &Cause| {
        let rank = story.rank_of(cause.cause.start, LINES)?;
        let mut weight = 40 - 4 * rank as i32;
        if story.lines.get(rank)?.is_headline() {
            weight -= 2;
        }
        if is_weak(story, cause) {
            weight -= 20;
        }
        if cause.cause.len() > LONG {
            weight -= 8;
        }
        let effect = content::words(story.b, story.b.doc.tokens_in(cause.effect));
        weight += 2 * theme.intersection(&effect).count().min(2) as i32;
        let sure = if weight >= 26 { 650 } else { 450 };
        (weight >= LEAST && tells(story, cause.cause)).then_some(())?;
        Some(Candidate { weight, span: cause.cause, entity: None, rule: "answer.why", sure })
    };
    causes
        .iter()
        .filter(|c| c.provenance.score.0 >= LEAST_SURE && !instructs(story, c) && !supposes(story, c))
        .filter_map(one)
        .collect()
}

/// *if voted into office*: nothing has come of it yet.
fn supposes(story: &Story<'_>, cause: &Cause) -> bool {
    let first = story.b.doc.tokens_in(cause.cause).start;
    first.checked_sub(1).is_some_and(|i| matches!(story.b.lower(i), "if" | "unless"))
}

/// Whether the words tell a cause: *due to*, *Team*, *in addition* and *the next three quarters* alone do not.
fn tells(story: &Story<'_>, cause: Span) -> bool {
    const LINKS: [&str; 8] =
        ["for example", "for instance", "in addition", "in contrast", "in fact", "in general", "in particular", "of course"];
    let b = story.b;
    let timed = b.doc.times.iter().any(|t| t.span.covers(cause) || cause.covers(t.span) && cause.len() <= t.span.len() + 4);
    let torn = b.doc.tokens_in(cause).next().is_some_and(|i| b.lower(i) == "of");
    if torn || timed || LINKS.contains(&b.doc.words(cause).to_lowercase().as_str()) {
        return false;
    }
    let words: Vec<usize> = b.doc.tokens_in(cause).filter(|&i| b.upos(i) != Upos::Punct).collect();
    let solid = |i: &usize| matches!(b.upos(*i), Upos::Noun | Upos::Propn | Upos::Verb | Upos::Pron | Upos::Num);
    words.iter().any(solid)
        && (words.len() > 1 || words.first().is_some_and(|&i| b.upos(i) == Upos::Verb || b.xpos(i) == Xpos::Nns))
}

/// Content words of headline and best clause: an effect that holds them is the main event.
fn theme(story: &Story<'_>, clauses: &[Clause]) -> BTreeSet<String> {
    let b = story.b;
    let headline = story.lines.iter().filter(|l| l.is_headline()).map(|l| l.tokens.clone());
    let best = clauses.first().map(|c| crate::syntax::tree::sentence(b.doc, crate::document::TokenId::new(c.verb)));
    headline.chain(best).flat_map(|tokens| content::words(b, tokens)).collect()
}

/// Whether the effect tells the reader what to do: *Click to share*.
fn instructs(story: &Story<'_>, cause: &Cause) -> bool {
    let b = story.b;
    let first = b.doc.tokens_in(cause.effect).start;
    cause.provenance.rule.0 == "cause.purpose" && b.xpos(first) == Xpos::Vb
}

/// Whether the tie may be mere time or circumstance.
fn is_weak(story: &Story<'_>, cause: &Cause) -> bool {
    let cue = cause.cue.first().map(|s| story.b.doc.words(*s).to_lowercase()).unwrap_or_default();
    match cause.provenance.rule.0 {
        "cause.clause" => cue != "because",
        "cause.gerund" => cue != "for",
        "cause.phrase" => cue == "after",
        rule => matches!(rule, "cause.relative" | "cause.outcome" | "cause.harm"),
    }
}
