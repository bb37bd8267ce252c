//! Who: the subject of the main clause; a name where the phrase is built around one (*F1 legend Felipe Massa* → *Felipe Massa*),
//! else the noun phrase (*At least seven people*).

use super::{
    Candidate, Story,
    clauses::{Clause, certainty},
};
use crate::{
    document::{Deprel, EntityId, EntityType},
    text::Span,
};

/// Most words of a noun phrase without a name at its head.
const LONGEST: usize = 9;

/// The clauses' subjects as candidates.
pub(super) fn find(story: &Story<'_>, clauses: &[Clause]) -> Vec<Candidate> {
    let mut out = Vec::new();
    for clause in clauses {
        let Some(subject) = clause.subject else { continue };
        let rule = if clause.headline { "answer.who.headline" } else { "answer.who.lead" };
        let candidate = |(span, entity): (Span, Option<EntityId>), weight: i32| Candidate {
            weight,
            span,
            entity,
            rule,
            sure: certainty(clause),
        };
        out.extend(actor(story, subject).map(|found| candidate(found, clause.weight)));
        // *Donald Trump and Barack Obama meet*: the second one is the next best answer.
        for joined in story.b.kids_by(subject, &[Deprel::Conj]) {
            out.extend(actor(story, joined).map(|found| candidate(found, clause.weight - 1)));
        }
    }
    out
}

fn actor(story: &Story<'_>, head: usize) -> Option<(Span, Option<EntityId>)> {
    let acts = |kind| matches!(kind, EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp);
    let named = |k: usize| story.name_at(k).filter(|(_, _, e)| acts(e.kind)).map(|(span, id, _)| (span, Some(id)));
    named(head).or_else(|| story.b.kids(head).iter().find_map(|&k| named(k).filter(|_| titled(story, head, k)))).or_else(|| {
        let phrase = story.noun_phrase(head);
        let end = phrase.len().min(LONGEST);
        Some((story.b.span(phrase.get(..end)?)?, described(story, head)))
    })
}

/// Whether a name follows its title without a comma: *inventor Franky Zapata*.
fn titled(story: &Story<'_>, head: usize, name: usize) -> bool {
    let tied = matches!(story.b.rel(name), Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
    tied && name > head && (head..name).all(|k| story.b.lower(k) != ",")
}

/// The entity that a description stands for.
fn described(story: &Story<'_>, head: usize) -> Option<EntityId> {
    let doc = story.b.doc;
    let span = doc.tokens.get(head)?.span;
    let upto = doc.mentions.partition_point(|m| m.span.start <= span.start);
    // A mention that holds the head starts only a few mentions before it.
    let near = doc.mentions.get(upto.saturating_sub(8)..upto)?;
    near.iter().rev().find(|m| m.span.covers(span) && m.span.end == span.end).map(|m| m.entity)
}
