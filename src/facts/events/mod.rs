//! Events: *Witkoff met Putin in St Petersburg on Friday* → *met*, meeting, agent Witkoff, partner Putin, St Petersburg, Friday, told as a
//! fact. What is only said is a statement, what only holds (*believes*, *owns*) is no event.

mod story;
mod draft;
mod sense;
mod evidence;
mod triggers;
mod class;
mod people;
mod subjects;
mod setting;
mod places;
mod status;
mod same;
mod inherit;
mod weight;
pub mod rules;
#[cfg(test)]
mod tests;

use crate::document::{Document, Event, EventId, EventStatus, Provenance};
use draft::{Draft, Word};
use std::cmp::Ordering;
use story::Story;

/// Reads all events. Needs tokens, trees, entities, times and statements; better with the network's readings.
pub fn find(doc: &Document) -> Vec<Event> {
    let story = Story::new(doc);
    let mut drafts = triggers::find(&story);
    let clock = setting::Clock::new(&story, &drafts);
    let sites = places::Sites::new(&story, &drafts);
    for draft in &mut drafts {
        draft.class = class::of(&story, draft);
        draft.participants = people::of(&story, draft);
        draft.status = status::of(&story, draft);
        draft.time = setting::time(&story, &clock, draft);
        draft.place = places::place(&story, &sites, draft);
        by_time(&story, draft);
    }
    same::tie(&story, &mut drafts);
    inherit::settle(&story, &mut drafts);
    let weights = weight::of(&story, &drafts);
    drafts.into_iter().zip(weights).map(|(draft, salience)| event(doc, draft, salience)).collect()
}

/// What has a day to come has not happened yet; what lasts but has a day of its own in the past is over.
fn by_time(story: &Story, draft: &mut Draft) {
    let order = draft.time.and_then(|t| setting::order(story, t));
    draft.status = match draft.status {
        EventStatus::Happened | EventStatus::Ongoing if order == Some(Ordering::Greater) => EventStatus::Planned,
        EventStatus::Ongoing if draft.word == Word::Noun && order == Some(Ordering::Less) => EventStatus::Happened,
        status => status,
    };
}

fn event(doc: &Document, draft: Draft, salience: crate::document::Score) -> Event {
    let evidence = draft.rests_on.into_iter().map(|words| doc.span_of(words)).collect();
    Event {
        trigger: doc.span_of(draft.tokens.clone()),
        lemma: draft.lemma,
        class: draft.class,
        participants: draft.participants,
        time: draft.time,
        place: draft.place,
        status: draft.status,
        salience,
        same_as: draft.same.into_iter().map(EventId::new).collect(),
        provenance: Provenance { evidence, ..Provenance::new(draft.rule, draft.score) },
    }
}
