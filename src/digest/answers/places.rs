//! Where: a named place that a preposition of place ties to the story, the closer place before the country: *in Croydon* rather than
//! *Britain*.

use super::{Candidate, Story};
use crate::{
    document::{Deprel, Entity, EntityType},
    lexicon::gazetteer::{key, lookup, name, word, word_kinds},
};

/// Lines that are looked at.
const LINES: usize = 12;

/// Names of places as candidates.
pub(super) fn find(story: &Story<'_>) -> Vec<Candidate> {
    let b = story.b;
    let main = story.main_event().and_then(|e| e.place);
    let mut out = Vec::new();
    for (rank, line) in story.first(LINES) {
        let mut i = line.tokens.start;
        while i < line.tokens.end {
            let Some((span, id, entity)) = story.name_at(i) else {
                i += 1;
                continue;
            };
            let words = b.doc.tokens_in(span);
            i = words.end.max(i + 1);
            let head = words.clone().find(|&k| b.head(k).is_none_or(|h| !words.contains(&h))).unwrap_or(words.start);
            if let Some(weight) = weigh(story, entity, head) {
                let headline = if line.is_headline() { 4 } else { 0 };
                let happened = if main == Some(id) { 4 } else { 0 };
                let weight = weight - 2 * rank.min(8) as i32 - headline + happened;
                let sure = match weight {
                    24.. if rank < 3 => 800,
                    // Of less weight than this it is more likely a place beside the story than its scene.
                    6.. => 500,
                    _ => 300,
                };
                out.push(Candidate { weight, span, entity: Some(id), rule: "answer.where", sure });
            }
        }
    }
    out
}

fn weigh(story: &Story<'_>, entity: &Entity, head: usize) -> Option<i32> {
    let b = story.b;
    let marker = b.marker(head);
    let preposition = marker.first().map_or("", |&k| b.lower(k));
    let kind = match entity.kind {
        EntityType::Gpe => 12,
        EntityType::Loc => 8,
        EntityType::Fac => 4,
        // *at the White House*, *outside Trump Tower*: whatever it was taken for, here it is a place.
        EntityType::Org if preposition == "in" && is_building(entity) => 4,
        // Only beside a verb: *an analyst at Huatai Securities* names an employer.
        EntityType::Org | EntityType::Event
            if b.rel(head) == Deprel::Obl && matches!(preposition, "at" | "outside" | "near" | "inside") =>
        {
            4
        }
        _ => return None,
    };
    let tied = match preposition {
        "in" | "at" | "near" | "outside" | "inside" => 16,
        "into" | "to" | "on" | "across" => 6,
        "" => 0,
        _ => -4,
    };
    let standing = match b.rel(head) {
        Deprel::Obl => 3,
        Deprel::Nsubj | Deprel::NsubjPass => -8,
        _ => 0,
    };
    let country = lookup(&key(&entity.name)).is_some_and(|e| e.kinds.has(name::COUNTRY));
    Some(kind + tied + standing - if country { 8 } else { 0 })
}

/// Whether the name ends like a building's: *Windhoek High Court*.
fn is_building(entity: &Entity) -> bool {
    let last = entity.name.rsplit(' ').next().unwrap_or_default();
    last == "Court" || word_kinds(&key(last)).has(word::FAC_HEAD)
}
