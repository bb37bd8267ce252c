//! The lists of facts. A row is a button that selects its fact everywhere.

mod amounts;
mod dates;
mod events;
mod names;
mod quotes;
mod review;

pub(super) use amounts::Amounts;
pub(super) use dates::Dates;
pub(super) use events::Events;
pub(super) use names::Names;
pub(super) use quotes::Quotes;
pub(super) use review::Review;

use super::session::{Session, session};
use crate::{
    contract::Certainty,
    view::{
        fact::{FactKey, Kind, State},
        wording,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// A row that selects `key`. It is pressed while the fact, or a mention of the entity, is selected.
#[component]
fn Row(key: FactKey, colour: Kind, state: State, children: Children) -> impl IntoView {
    let session = session();
    view! {
        <button
            class="row"
            type="button"
            data-kind=colour.slug()
            data-state=state.slug()
            aria-pressed=move || is_chosen(session, key).to_string()
            on:click=move |_| session.select(key)
        >
            {children()}
        </button>
    }
}

/// A long list, of which an act draws only what it changes: each row is known by its key and by a number that changes with what it
/// shows. `row` draws the one at a place of the list as it is then.
fn keyed(rows: Signal<Vec<(FactKey, u64)>>, row: Arc<dyn Fn(usize) -> AnyView + Send + Sync>) -> AnyView {
    let numbered = move || rows.with(|all| all.iter().copied().enumerate().collect::<Vec<_>>());
    view! { <ul class="rows"><For each=numbered key=|(_, known)| *known children=move |(at, _)| row(at)/></ul> }.into_any()
}

/// A number that changes with the words.
fn mixed<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let bytes = words.into_iter().flat_map(|w| w.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// Whether `key`, or a mention of the entity it names, is selected.
fn is_chosen(session: Session, key: FactKey) -> bool {
    let Some(chosen) = session.selected.get() else { return false };
    chosen == key
        || session.article.with(|a| a.as_ref().is_some_and(|a| a.entity_of(key).is_some_and(|e| a.entity_of(chosen) == Some(e))))
}

/// *likely*, *guess*; nothing for what is sure.
fn doubt(certainty: Certainty) -> Option<AnyView> {
    let word = wording::certainty(certainty);
    (certainty != Certainty::Sure).then(|| view! { <span class="doubt" data-certainty=word>{word}</span> }.into_any())
}

/// Said where a list is empty.
fn nothing(words: &'static str) -> AnyView {
    view! { <p class="nothing">{words}</p> }.into_any()
}
