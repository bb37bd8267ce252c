//! How much the article is about a happening: early, in the headline, told again, by people who matter. In thousandths.

use super::{
    draft::{Draft, Word},
    story::Story,
};
use crate::{
    document::{Deprel, EventClass, EventStatus, Score},
    text::blocks::BlockKind,
};

/// Weights of all drafts, 0 to 1000.
pub(super) fn of(story: &Story, drafts: &[Draft]) -> Vec<Score> {
    let lead = lead(story);
    let headline: Vec<usize> = (0..drafts.len()).filter(|&k| block(story, &drafts[k]) == BlockKind::Headline).take(12).collect();
    drafts.iter().enumerate().map(|(k, draft)| one(story, drafts, &headline, lead, k, draft)).collect()
}

fn block(story: &Story, draft: &Draft) -> BlockKind {
    story.block_kind(story.sentence(draft.head))
}

/// The first sentence of the body.
fn lead(story: &Story) -> usize {
    (0..story.doc.sentences.len()).find(|&s| matches!(story.block_kind(s), BlockKind::Paragraph | BlockKind::Quote)).unwrap_or(0)
}

fn one(story: &Story, drafts: &[Draft], headline: &[usize], lead: usize, k: usize, draft: &Draft) -> Score {
    let sentence = story.sentence(draft.head);
    let distance = sentence.saturating_sub(lead);
    let in_headline = headline.contains(&k);
    let echoes = headline.iter().any(|h| draft.same.contains(h) || drafts[*h].lemma == draft.lemma);
    let mut weight: i32 = match distance {
        0 => 330,
        1 => 220,
        2 => 170,
        d => 140 - (d as i32 * 4).min(110),
    };
    weight += if in_headline { -60 } else { 0 };
    weight += if echoes && !in_headline { 260 } else { 0 };
    weight += 40 * (draft.same.len() as i32).min(4);
    weight += people(story, draft) / 8;
    weight += match story.rel(draft.clause()) {
        Deprel::Root => 90,
        Deprel::Ccomp | Deprel::Conj | Deprel::Parataxis => 45,
        _ => 0,
    };
    weight += match draft.class {
        EventClass::Other => -40,
        EventClass::Change => 0,
        _ => 40,
    };
    // Evidence of a happening worth telling.
    weight += (draft.news / 10).clamp(-180, 120);
    weight -= if draft.word == Word::Verb { 0 } else { 20 };
    weight -= match draft.status {
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::Planned => 0,
        _ => 50,
    };
    weight -= if story.said(draft.head).is_some() && distance > 0 { 50 } else { 0 };
    Score(weight.clamp(0, 1000) as u16)
}

/// Salience of the heaviest participant, 0 to 1000.
fn people(story: &Story, draft: &Draft) -> i32 {
    let salience = |e: crate::document::EntityId| story.doc.entities.get(e.index()).map_or(0, |e| i32::from(e.salience.0));
    draft.participants.iter().filter_map(|p| p.entity).map(salience).max().unwrap_or(0)
}
