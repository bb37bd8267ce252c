//! What happened when, in order of time. The form of the mark and the word beside it tell what happened from what is planned.

use super::{Look, Row, doubt, grouped};
use crate::{
    ui::{parts, session::session},
    view::{
        fact::Kind,
        inspector::Piece,
        lists::events::{self, Row as Event},
        wording,
    },
};
use leptos::prelude::*;

/// The timeline.
#[component]
pub(in crate::ui) fn Events() -> impl IntoView {
    let session = session();
    let newest = RwSignal::new(false);
    let all = RwSignal::new(false);
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new())); // days, empty is open
    let only = RwSignal::new(None::<u32>); // events in which this entity takes part
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| events::list(a))).unwrap_or_default());
    let row = |row: Event| {
        let piece = |piece: Piece| match piece.strong {
            true => view! { <b>{piece.text}</b> }.into_any(),
            false => piece.text.into_any(),
        };
        let status = wording::status(row.status);
        let at = if row.at.is_empty() { String::new() } else { format!(" · {}", row.at) };
        view! {
            <li>
                <Row key=row.key colour=Kind::Event state=row.state>
                    <span class="event-mark" data-status=status aria-hidden="true"></span>
                    <span class="row-words">{row.phrase.into_iter().map(piece).collect_view()}</span>
                    <span class="row-less"><span class="status" data-status=status>{status}</span>{at}" · "{row.place}{doubt(row.certainty)}</span>
                </Row>
            </li>
        }
        .into_any()
    };
    let heading = |title: &String| view! { <h3>{title.clone()}</h3> }.into_any();
    let minor = Memo::new(move |_| groups.with(|g| g.iter().flat_map(|g| &g.rows).filter(|r| r.minor).count()));
    let ordered = Memo::new(move |_| {
        let mut shown = groups.get();
        if newest.get() {
            shown.reverse();
        }
        if let Some(id) = only.get() {
            shown.iter_mut().for_each(|g| g.rows.retain(|r| r.about.contains(&id)));
        } else if !all.get() {
            shown.iter_mut().for_each(|g| g.rows.retain(|r| !r.minor));
        }
        from.with(|from| to.with(|to| shown.iter_mut().for_each(|g| g.rows.retain(|r| events::within(r, from, to)))));
        shown.retain(|g| !g.rows.is_empty());
        shown
    });
    // The name that is selected, or that the list is about.
    let about = Memo::new(move |_| {
        let key = session.selected.get();
        session.article.with(|a| {
            let a = a.as_ref()?;
            let id = only.get().or_else(|| a.entity_of(key?).map(|id| id as u32))?;
            Some((id, a.analysis.entities.get(id as usize)?.name.clone()))
        })
    });
    let with = move || {
        let (id, name) = about.get()?;
        let press = Box::new(move || only.update(|o| *o = if *o == Some(id) { None } else { Some(id) }));
        let chip = parts::chip(format!("only with {name}"), Signal::derive(move || only.get() == Some(id)), press);
        Some(parts::el("div", "chips", vec![chip]))
    };
    let choice = move || {
        if groups.with(Vec::is_empty) {
            return None;
        }
        let order = if newest.get() { "Earliest first" } else { "Latest first" };
        let minor = minor.get();
        let more = if all.get() { "Main events only".to_owned() } else { format!("{minor} smaller ones too") };
        Some(view! {
            <p class="order">
                {parts::button("link", "", order, Box::new(move || newest.update(|n| *n = !*n)))}
                {(minor > 0).then(|| parts::button("link", "", more, Box::new(move || all.update(|a| *a = !*a))))}
            </p>
        })
    };
    let day = |label: &'static str, value: RwSignal<String>| {
        let input = view! {
            <input type="date" prop:value=move || value.get() on:change=move |e| value.set(event_target_value(&e))/>
        };
        parts::el("label", "", vec![parts::text("span", "", label), input.into_any()])
    };
    // Drawn once: an act must not take the focus from the fields.
    let some = Memo::new(move |_| groups.with(|g| !g.is_empty()));
    let range = move || some.get().then(|| parts::el("div", "range", vec![day("From", from), day("to", to)]));
    let look = Look { tag: "ol", class: "rows timeline", heading, row };
    view! { {choice}{range}{with}{grouped(ordered, "No events were found in this text.", look)} }
}
