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

use super::{
    actions, parts,
    session::{Session, session},
};
use crate::{
    contract::{Certainty, CharSpan},
    view::{
        fact::{FactKey, Kind, Layer, State},
        window::{self, Group, Heading, Listed, Window, number},
        wording,
    },
};
use leptos::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

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

/// Parts of a list, of which an act draws only what it changes: each is known by a key and by a number that changes with what it
/// shows. `draw` gets the place of a part, as it is then, and its number. Compiled once for all lists.
fn each(parts: Signal<Vec<(FactKey, u64)>>, draw: Arc<dyn Fn(usize, u64) -> AnyView + Send + Sync>) -> AnyView {
    let placed = move || {
        // Two facts on the same words that show the same are two rows all the same.
        let mut seen: BTreeMap<(FactKey, u64), u32> = BTreeMap::new();
        let mut times = |known: (FactKey, u64)| {
            let times = seen.entry(known).or_default();
            *times += 1;
            *times
        };
        parts.with(|all| all.iter().enumerate().map(|(at, &known)| (at, known, times(known))).collect::<Vec<_>>())
    };
    view! { <For each=placed key=|(_, known, nth)| (*known, *nth) children=move |(at, (_, number), _)| draw(at, number)/> }
        .into_any()
}

/// How groups of rows are drawn.
struct Look<H, R> {
    /// Of a group's list.
    tag: &'static str,
    /// Of a group's list.
    class: &'static str,
    heading: fn(&H) -> AnyView,
    row: fn(R) -> AnyView,
}

/// Groups of rows around the selected fact, or the words for an empty list. Only rows that an act changes are drawn anew.
fn grouped<H, R>(groups: Memo<Vec<Group<H, R>>>, none: &'static str, look: Look<H, R>) -> AnyView
where
    H: Heading + Clone + PartialEq + Send + Sync + 'static,
    R: Listed + Clone + PartialEq + Send + Sync + 'static,
{
    let session = session();
    let place = Signal::derive(move || {
        let keys = chosen(session);
        groups.with(|g| window::place(g, &keys))
    });
    let Look { tag, class, heading, row } = look;
    let draw = move |window: Memo<Window>| {
        let shown = Memo::new(move |_| {
            let cut = groups.with(|g| window.with(|w| w.cut(g)));
            window::numbers(&cut).into_iter().zip(cut).collect::<Vec<_>>()
        });
        let group = move |_: usize, id: u64| {
            let known = |g: &Group<H, R>| g.rows.iter().map(|r| (r.key(), number(r))).collect::<Vec<_>>();
            let rows = Signal::derive(move || shown.with(|all| numbered(all, id).map(known)).unwrap_or_default());
            let row_at = move |at: usize, _: u64| {
                shown.with_untracked(|all| numbered(all, id).and_then(|g| g.rows.get(at).cloned())).map(row).into_any()
            };
            let head = move || shown.with(|all| numbered(all, id).map(|g| heading(&g.head)));
            let list = parts::el(tag, class, vec![each(rows, Arc::new(row_at))]);
            vec![head.into_any(), list].into_any()
        };
        // A group has no fact of its own.
        let none = FactKey { layer: Layer::Entity, span: CharSpan::default() };
        let ids = Signal::derive(move || shown.with(|all| all.iter().map(|(id, _)| (none, *id)).collect::<Vec<_>>()));
        each(ids, Arc::new(group))
    };
    long(place, none, Box::new(draw))
}

/// The group of a number.
fn numbered<H, R>(groups: &[(u64, Group<H, R>)], id: u64) -> Option<&Group<H, R>> {
    groups.iter().find(|(own, _)| *own == id).map(|(_, group)| group)
}

/// A long list of which a window is drawn, with buttons for more at both ends. `place` tells how many rows there are and which one
/// is selected. What draws it comes boxed, so this is compiled once.
fn long(place: Signal<(usize, Option<usize>)>, none: &'static str, draw: Box<dyn FnOnce(Memo<Window>) -> AnyView>) -> AnyView {
    let asked = RwSignal::new((0_u32, false)); // how often for more, and whether for earlier rows
    let followed = Memo::new(move |old: Option<&(Window, u32)>| {
        let (times, before) = asked.get();
        let (all, chosen) = place.get();
        let (window, known) = old.cloned().unwrap_or_default();
        let window = match (times == known, before) {
            (true, _) => window,
            (false, true) => window.longer_before(),
            (false, false) => window.longer_after(),
        };
        (window.follow(all, chosen), times)
    });
    let window = Memo::new(move |_| followed.with(|(w, _)| w.clone()));
    let more = move |before: bool| {
        move || {
            let n = window.with(|w| if before { w.before() } else { w.after() });
            let words = if before { format!("{n} earlier in this list") } else { format!("{n} more in this list") };
            let press = Box::new(move || asked.update(|(times, which)| (*times, *which) = (*times + 1, before)));
            (n > 0).then(|| parts::button("button small more", "", words, press))
        }
    };
    let empty = move || window.with(|w| w.all == 0 && !none.is_empty()).then(|| nothing(none));
    view! { {empty}{more(true)}{draw(window)}{more(false)} }.into_any()
}

/// The selected fact, and the entity that it is a mention of.
fn chosen(session: Session) -> Vec<FactKey> {
    let Some(key) = session.selected.get() else { return Vec::new() };
    let entity = session.article.with(|a| a.as_ref().map_or(key, |a| actions::entity_key(a, key)));
    vec![key, entity]
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
