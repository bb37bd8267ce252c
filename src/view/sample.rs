//! The hand-made articles for the tests of this layer.

use super::article::Article;
use crate::{
    contract::{Certainty, Event, EventClass, EventStatus, Participant, ParticipantRole, Why},
    library::sample::{analysis, at},
};

/// The article of the sample analysis.
pub(crate) fn article() -> Article {
    Article::new(analysis())
}

/// The same with events: one told twice, one with a pronoun, one without a date.
pub(crate) fn eventful() -> Article {
    use ParticipantRole::{Agent, Patient};
    let event = |trigger, participants: Vec<(ParticipantRole, Option<u32>, &str, usize)>, time, status| Event {
        trigger,
        lemma: String::new(),
        class: EventClass::Other,
        participants: participants
            .into_iter()
            .map(|(role, entity, words, nth)| Participant { role, entity, span: at(words, nth) })
            .collect(),
        time,
        place: None,
        status,
        salience: 0.0,
        same_as: Vec::new(),
        why: Why { rule: "event.test".into(), certainty: Certainty::Likely, score: 0.8, evidence: Vec::new() },
    };
    let mut analysis = analysis();
    let mut headline = event(at("open", 0), vec![(Agent, None, "Bridge", 0)], None, EventStatus::Planned);
    headline.same_as = vec![2];
    let mut opening = event(at("open", 1), vec![(Patient, None, "The bridge", 0)], Some(1), EventStatus::Planned);
    (opening.same_as, opening.salience, opening.place) = (vec![0], 0.9, Some(1));
    analysis.events = vec![
        headline,
        event(
            at("chairs", 0),
            vec![(Agent, Some(0), "She", 0), (Patient, Some(1), "the Harbour Trust", 0)],
            None,
            EventStatus::Happened,
        ),
        opening,
        event(
            at("spoke", 0),
            vec![(Agent, Some(0), "Ana Ruiz", 0), (Patient, None, "over four hours", 0)],
            Some(0),
            EventStatus::Happened,
        ),
    ];
    Article::new(analysis)
}
