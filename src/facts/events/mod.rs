//! Events: *Witkoff met Putin in St Petersburg on Friday* → *met*, meeting, agent Witkoff, partner Putin, St Petersburg, Friday, told as a
//! fact. What is only said is a statement, what only holds (*believes*, *owns*) is no event.

mod story;
mod draft;
mod triggers;
mod class;
mod people;
mod setting;
mod status;
mod same;
mod weight;
pub mod rules;
#[cfg(test)]
mod tests;

use crate::document::{Document, Event, EventId, EventStatus, Provenance};
use draft::Draft;
use story::Story;

/// Reads all events. Needs tokens, trees, entities, times and statements; better with the network's readings.
pub fn find(doc: &Document) -> Vec<Event> {
    let story = Story::new(doc);
    let mut drafts = triggers::find(&story);
    for draft in &mut drafts {
        draft.class = class::of(&story, draft);
        draft.participants = people::of(&story, draft);
        draft.status = status::of(&story, draft);
        draft.time = setting::time(&story, draft);
        draft.place = setting::place(&story, draft);
        by_time(&story, draft);
    }
    same::tie(&story, &mut drafts);
    let weights = weight::of(&story, &drafts);
    drafts.into_iter().zip(weights).map(|(draft, salience)| event(doc, draft, salience)).collect()
}

/// What has a day to come has not happened yet.
fn by_time(story: &Story, draft: &mut Draft) {
    let later = draft.time.and_then(|t| setting::order(story, t)) == Some(std::cmp::Ordering::Greater);
    if later && matches!(draft.status, EventStatus::Happened | EventStatus::Ongoing) {
        draft.status = EventStatus::Planned;
    }
}

fn event(doc: &Document, draft: Draft, salience: crate::document::Score) -> Event {
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
        provenance: Provenance::new(draft.rule, draft.score),
    }
}
