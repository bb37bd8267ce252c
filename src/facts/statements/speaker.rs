//! The entity behind a source: *Keith Kellogg, Trump's special envoy* → the entity of *Keith Kellogg*. The choice is a chain: the
//! head of the phrase, any name in it, the draft it shares its source with, the neighbourhood. It makes no entities.

use super::{draft::Draft, words::Words};
use crate::{
    document::{EntityId, EntityType, MentionForm},
    text::Span,
};

/// A speaker with how it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    /// Who.
    pub entity: EntityId,
    /// Certainty of the step from source to entity, in thousandths of the draft's.
    pub weight: u16,
}

/// Speakers of all drafts, which must be in text order.
pub(super) fn choose(w: &Words, drafts: &[Draft]) -> Vec<Option<Speaker>> {
    let mut speakers: Vec<Option<Speaker>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let own = draft.source.first().and_then(|s| of_phrase(w, w.hull(s.clone())));
        let found = own
            .or_else(|| {
                draft
                    .shares
                    .and_then(|d| speakers.get(d).copied().flatten())
                    .filter(|_| draft.source.is_empty() && draft.hint.is_none())
            })
            .or_else(|| draft.hint.clone().and_then(|h| of_phrase(w, w.hull(h))).filter(|_| draft.source.is_empty()))
            .or_else(|| draft.shares.and_then(|d| speakers.get(d).copied().flatten()).filter(|_| draft.source.is_empty()));
        speakers.push(found);
    }
    speakers
}

/// The entity of a noun phrase: the mention at the end of its first part, else the first name inside.
fn of_phrase(w: &Words, phrase: Span) -> Option<Speaker> {
    let text = phrase.of(&w.doc.text);
    let first_part =
        text.find([',', '—', '(']).map_or(phrase, |at| Span::new(phrase.start, phrase.start + at as u32).trimmed(&w.doc.text));
    let inside = || w.doc.mentions.iter().filter(move |m| phrase.covers(m.span));
    let head = inside().filter(|m| m.span.end == first_part.end).max_by_key(|m| (m.form == MentionForm::Name, m.span.len()));
    let exact = inside().find(|m| m.span.end == phrase.end && m.span.start <= phrase.start + 4);
    let person =
        inside().find(|m| m.form == MentionForm::Name && kind(w, m.entity) == Some(EntityType::Person) && !possessed(w, m.span));
    let found =
        head.or(exact).map(|m| (m, 1000)).or_else(|| person.map(|m| (m, 800))).or_else(|| inside().next().map(|m| (m, 500)));
    found.map(|(m, weight)| Speaker { entity: m.entity, weight })
}

fn kind(w: &Words, entity: EntityId) -> Option<EntityType> {
    w.doc.entities.get(entity.index()).map(|e| e.kind)
}

/// *Trump's envoy*: the possessor is not the one who speaks.
fn possessed(w: &Words, span: Span) -> bool {
    let rest = w.doc.text.get(span.end as usize..).unwrap_or_default();
    rest.starts_with("'s") || rest.starts_with("’s")
}
