//! Acts on many places at once, each after a look at them: all places of a name, the mentions that are somebody else, the facts to
//! accept together. One operation of the log each, so one undo.

use super::{
    dialog::{Choose, Dialog, Pick, PickRow},
    session::Session,
};
use crate::{
    contract::{Certainty, RelationKind},
    library::{
        key::{FactKey, Layer},
        log::{Act, Judgement},
    },
    view::{
        article::Article,
        likely::{self, Choice},
        places::{self, Place},
        queue,
        wording::{self, counted},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

fn show(session: Session, pick: Pick) {
    session.dialog.set(Some(Dialog::Pick(Arc::new(pick))));
}

fn row(place: Place) -> PickRow {
    let Place { place, before, words, after, on, .. } = place;
    PickRow { on, place, before, words, after }
}

/// How many places the name of a fact's entity stands at without being marked.
pub(super) fn more_places(article: &Article, key: FactKey) -> usize {
    places::unmarked(article, key).len()
}

/// Offers to mark every place where a name of the selected entity stands.
pub(super) fn all_places(session: Session) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let found = places::unmarked(&article, key);
    let entity = article.entity_of(key).and_then(|id| article.analysis.entities.get(id));
    let Some((kind, name)) = entity.map(|e| (e.kind, e.name.clone())).filter(|_| !found.is_empty()) else {
        session.say("There is no other place where this name stands");
        return;
    };
    let keys: Vec<FactKey> = found.iter().map(|p| FactKey { layer: Layer::Mention, span: p.span }).collect();
    let act = move |which: &[usize]| {
        let facts: Vec<FactKey> = which.iter().filter_map(|&at| keys.get(at).copied()).collect();
        session.say(format!("{} added", counted(facts.len(), "mention")));
        session.act(Act::AddAll { facts, kind, of: Some(key) });
    };
    let title = format!("“{name}” stands at {}", counted(found.len(), "more place"));
    let hint = "They become mentions of the same person or thing.";
    show(
        session,
        Pick { title, hint, rows: found.into_iter().map(row).collect(), go: "Mark them", act: Box::new(act), also: None },
    );
}

/// Offers the mentions of the selected entity: those that are chosen become a new one.
pub(super) fn split(session: Session) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let found = places::mentions(&article, key);
    if found.len() < 2 {
        session.say("There is only one mention: nothing to split");
        return;
    }
    let keys: Vec<FactKey> = found.iter().map(|(key, _)| *key).collect();
    let act = move |which: &[usize]| {
        let facts: Vec<FactKey> = which.iter().filter_map(|&at| keys.get(at).copied()).collect();
        if let Some(&first) = facts.first() {
            session.act(Act::Part { facts });
            session.select(first);
        }
    };
    let rows = found.into_iter().map(|(_, place)| row(place)).collect();
    let hint = "Those that you choose become a person or thing of their own.";
    show(
        session,
        Pick { title: "Who is somebody else?".to_owned(), hint, rows, go: "Split them off", act: Box::new(act), also: None },
    );
}

/// Offers to accept what waits and the filter shows; what the program is sure of is chosen, or all of it.
pub(super) fn accept_several(session: Session, all: bool) {
    let filter = session.filter.get_untracked();
    // What a rule says something else of waits for its own answer.
    let waits = |item: &&queue::Item| item.rule.is_none();
    let items: Vec<queue::Item> = session.queue.with_untracked(|q| q.kept(filter).filter(waits).cloned().collect());
    let keys: Arc<Vec<FactKey>> = Arc::new(items.iter().map(|i| i.key).collect());
    let Some(article) = session.article.get_untracked() else { return };
    let rows = items.into_iter().map(|item| PickRow {
        on: all || item.certainty == Certainty::Sure,
        place: item.place(&article),
        before: format!("{}: ", item.title),
        words: item.words(&article),
        after: String::new(),
    });
    let judge = move |keys: &[FactKey], which: &mut dyn Iterator<Item = usize>, as_: Judgement| {
        let facts: Vec<FactKey> = which.filter_map(|at| keys.get(at).copied()).collect();
        if !facts.is_empty() {
            session.act(Act::Judge { facts, as_ });
        }
    };
    let own = Arc::clone(&keys);
    let act = move |which: &[usize]| {
        judge(&own, &mut which.iter().copied(), Judgement::Accept);
        session.say(format!("{} accepted", counted(which.len(), "fact")));
    };
    let both = move |which: &[usize]| {
        judge(&keys, &mut which.iter().copied(), Judgement::Accept);
        judge(&keys, &mut (0..keys.len()).filter(|at| !which.contains(at)), Judgement::Reject);
        session.say(format!("{} accepted, {} rejected", which.len(), keys.len() - which.len()));
    };
    let hint = match all {
        true => "All that the list shows is chosen. It is one step, and undo takes it back.",
        false => "What the program is sure of is chosen. It is one step, and undo takes it back.",
    };
    let title = "Accept several facts".to_owned();
    let also: Option<(&'static str, Box<dyn Fn(&[usize]) + Send + Sync>)> =
        Some(("Accept them, reject the rest", Box::new(both)));
    show(session, Pick { title, hint, rows: rows.collect(), go: "Accept them", act: Box::new(act), also });
}

/// Asks whom the selected name is the same as, the likeliest first.
pub(super) fn merge(session: Session) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let Some(id) = article.entity_of(key) else { return session.say("Select a name first") };
    let Some(&from) = article.entities.get(id) else { return };
    let name = article.analysis.entities.get(id).map(|e| e.name.clone()).unwrap_or_default();
    let act = move |into: Option<FactKey>| {
        if let Some(into) = into {
            session.act(Act::Merge { into, from });
            session.say("They are one now");
            session.select(into);
        }
    };
    choose(session, format!("“{name}” is the same as"), None, likely::same_as(&article, id), Box::new(act));
}

/// Asks who has said the selected quote, the nearest first.
pub(super) fn speaker(session: Session) {
    let (Some(fact), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let choices = likely::speakers(&article, fact);
    if fact.layer != Layer::Statement {
        return session.say("Select a quote first");
    }
    let act = move |to: Option<FactKey>| session.act(Act::Speaker { fact, to });
    choose(session, "Who says it?".to_owned(), Some("No speaker named"), choices, Box::new(act));
}

/// Asks whom or what the selected name is tied to.
pub(super) fn tie(session: Session, kind: RelationKind) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let Some((id, &from)) = article.entity_of(key).and_then(|id| Some((id, article.entities.get(id)?))) else { return };
    let act = move |into: Option<FactKey>| {
        if let Some(into) = into {
            session.act(Act::Relate { from, into, kind, text: String::new() });
        }
    };
    choose(session, format!("It {} …", wording::relation(kind)), None, likely::same_as(&article, id), Box::new(act));
}

fn choose(
    session: Session,
    title: String,
    none: Option<&'static str>,
    choices: Vec<Choice>,
    act: Box<dyn Fn(Option<FactKey>) + Send + Sync>,
) {
    session.dialog.set(Some(Dialog::Choose(Arc::new(Choose { title, none, choices, act }))));
}
