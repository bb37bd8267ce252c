//! Who, what, when, where, why, how of the main event, each a stretch of the text, best first: headline *Bank raises rates*, lead
//! *The bank raised its rates on Tuesday in a bid to slow inflation* → who *Bank*, what *raises rates*, when *Tuesday*, why *to slow
//! inflation*. Candidates come from the first lines; a weighted sum of a few features orders them. Nothing is put together from
//! words that do not stand side by side.

mod clauses;
mod actors;
mod when;
mod places;
mod reasons;
mod means;
#[cfg(test)]
mod tests;

use super::story::Story;
use crate::{
    document::{Answer, Answers, Cause, EntityId, Provenance},
    text::Span,
};

/// How many answers a question keeps.
const KEPT: usize = 3;

/// A possible answer.
#[derive(Clone, Debug)]
struct Candidate {
    /// The higher, the better; only its order counts.
    weight: i32,
    span: Span,
    entity: Option<EntityId>,
    rule: &'static str,
    /// How sure, in thousandths.
    sure: u16,
}

/// Answers the six questions.
pub(super) fn answer(story: &Story<'_>, causes: &[Cause]) -> Answers {
    let clauses = clauses::find(story);
    Answers {
        who: best(story, actors::find(story, &clauses)),
        what: best(story, clauses::predicates(story, &clauses)),
        when: best(story, when::find(story)),
        place: best(story, places::find(story)),
        why: best(story, reasons::find(story, &clauses, causes)),
        how: best(story, means::find(story, &clauses)),
    }
}

/// The best candidates, each wording once; of equal weight the earlier one.
fn best(story: &Story<'_>, mut candidates: Vec<Candidate>) -> Vec<Answer> {
    candidates.retain(|c| !c.span.is_empty());
    candidates.sort_by_key(|c| (-c.weight, c.span));
    let text = &story.b.doc.text;
    let mut kept: Vec<Answer> = Vec::new();
    for c in candidates {
        let known = kept.iter().any(|k| {
            let same_words = k.span.of(text).eq_ignore_ascii_case(c.span.of(text));
            same_words || k.span.overlaps(c.span) || k.entity.is_some() && k.entity == c.entity
        });
        if !known {
            // Only the first answer can be better than a guess.
            let sure = if kept.is_empty() { c.sure } else { c.sure.min(590) };
            kept.push(Answer { span: c.span, entity: c.entity, provenance: Provenance::new(c.rule, sure) });
        }
        if kept.len() == KEPT {
            break;
        }
    }
    kept
}
