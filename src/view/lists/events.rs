//! What happened: events in text order with those who take part: *agreed · European countries · told as a fact*.

use crate::{
    contract::{Certainty, EventClass, EventStatus},
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
    },
};

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its key.
    pub key: FactKey,
    /// The word that names it, as written.
    pub words: String,
    /// Kind of happening.
    pub class: EventClass,
    /// Fact, plan, possibility.
    pub status: EventStatus,
    /// Who takes part, as written.
    pub who: Vec<String>,
    /// ¶.
    pub place: String,
    /// How sure.
    pub certainty: Certainty,
    /// What a person has decided.
    pub state: State,
}

/// All events that are not rejected.
pub fn list(article: &Article) -> Vec<Row> {
    let shown = article.facts.iter().filter(|f| f.key.layer == Layer::Event && f.state != State::Rejected);
    let rows = shown.filter_map(|fact| {
        let event = article.analysis.events.get(fact.index)?;
        Some(Row {
            key: fact.key,
            words: article.words(event.trigger).to_owned(),
            class: event.class,
            status: event.status,
            who: event.participants.iter().map(|p| article.words(p.span).to_owned()).collect(),
            place: article.place(event.trigger),
            certainty: event.why.certainty,
            state: fact.state,
        })
    });
    rows.collect()
}
