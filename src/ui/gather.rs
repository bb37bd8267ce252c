//! Acts on many places at once, each after a look at them: all places of a name, the mentions that are somebody else, the facts to
//! accept together. One operation of the log each, so one undo.

use super::{
    dialog::{Dialog, Pick, PickRow},
    session::Session,
};
use crate::{
    contract::Certainty,
    library::{
        key::{FactKey, Layer},
        log::{Act, Judgement},
    },
    view::{
        article::Article,
        places::{self, Place},
        queue,
        wording::counted,
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
    show(session, Pick { title, hint, rows: found.into_iter().map(row).collect(), go: "Mark them", act: Box::new(act) });
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
    show(session, Pick { title: "Who is somebody else?".to_owned(), hint, rows, go: "Split them off", act: Box::new(act) });
}

/// Offers to accept what waits; what the program is sure of is chosen.
pub(super) fn accept_several(session: Session) {
    let Some(article) = session.article.get_untracked() else { return };
    let items = queue::queue(&article).items;
    let keys: Vec<FactKey> = items.iter().map(|i| i.key).collect();
    let rows = items.into_iter().map(|item| PickRow {
        on: item.certainty == Certainty::Sure,
        place: item.place,
        before: format!("{}: ", item.title),
        words: item.words,
        after: String::new(),
    });
    let act = move |which: &[usize]| {
        let facts: Vec<FactKey> = which.iter().filter_map(|&at| keys.get(at).copied()).collect();
        session.say(format!("{} accepted", counted(facts.len(), "fact")));
        session.act(Act::Judge { facts, as_: Judgement::Accept });
    };
    let hint = "What the program is sure of is chosen. All are accepted in one step, and one undo takes it back.";
    let title = "Accept several facts".to_owned();
    show(session, Pick { title, hint, rows: rows.collect(), go: "Accept them", act: Box::new(act) });
}
