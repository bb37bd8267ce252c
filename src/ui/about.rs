//! Title, source and date of the open article, and the form that changes them. A new date is a new reading: *Friday* then is
//! another day.

use super::{
    browser,
    engine::{self, Question},
    keep,
    session::{About as Known, Session, session},
};
use crate::{
    contract::{BlockKind, LeftOut, Note},
    view::wording,
};
use leptos::prelude::*;

/// The lines above the text.
#[component]
pub(super) fn About() -> impl IntoView {
    let session = session();
    let editing = RwSignal::new(false);
    // The text's own headline is the title of the page; the known title is shown where the text has none.
    let headed = Memo::new(move |_| {
        session.article.with(|a| a.as_ref().is_some_and(|a| a.paragraphs.iter().any(|p| p.kind == BlockKind::Headline)))
    });
    let date = move || {
        let day = session.about.with(|a| a.published.clone());
        if day.is_empty() { "date unknown".to_owned() } else { wording::calendar::words(&day) }
    };
    let remarks = move || {
        let notes = session.analysis.with(|a| a.as_ref().map(|a| a.notes.clone())).unwrap_or_default();
        let one = |note: Note| view! { <p class="remark">{note.text}"."</p> }.into_any();
        notes.into_iter().map(one).collect_view()
    };
    let left_out = move || {
        let parts = session.analysis.with(|a| a.as_ref().and_then(|a| a.page.as_ref()).map(|p| p.left_out.clone()))?;
        let words = format!("{} of the page left out", wording::counted(parts.len(), "part"));
        let part = move |(k, p): (usize, LeftOut)| {
            let again = move |_| bring_back(session, k);
            let corrected = move || session.log.with(|log| !log.is_empty());
            view! {
                <li>
                    <p>{p.text}</p>
                    <button class="button small" type="button" disabled=corrected on:click=again>"Bring back"</button>
                </li>
            }
            .into_any()
        };
        let fixed = move || {
            let words = "The text of an article that you have corrected stays as it is: no part can be brought back.";
            session.log.with(|log| !log.is_empty()).then(|| view! { <p class="hint">{words}</p> })
        };
        let shown = || {
            let list = parts.iter().cloned().enumerate().map(part).collect_view();
            view! { <details class="left-out"><summary>{words}</summary>{fixed}<ul>{list}</ul></details> }.into_any()
        };
        (!parts.is_empty()).then(shown)
    };
    view! {
        <header class="about">
            <Show when=move || !headed.get()>
                <h1 class="title">{move || super::session::heading(session)}</h1>
            </Show>
            <p class="about-line">
                {move || session.about.with(|a| (!a.source.is_empty()).then(|| format!("{} · ", a.source)))}
                <span class:unknown=move || session.about.with(|a| a.published.is_empty())>{date}</span>
                {move || session.analysis.with(|a| a.as_ref().map(|a| format!(" · {}", wording::counted(a.text.split_whitespace().count(), "word"))))}
                " "
                <button class="link" type="button" aria-expanded=move || editing.get().to_string() on:click=move |_| editing.update(|e| *e = !*e)>
                    "edit title, date, source"
                </button>
            </p>
            {remarks}
            {left_out}
            <Show when=move || editing.get()>
                <Form editing/>
            </Show>
        </header>
    }
}

/// Reads the article anew with a part that was left out. The article without it goes to the trash.
fn bring_back(session: Session, part: usize) {
    let text = session.analysis.with_untracked(|a| a.as_ref().map(|a| a.text.clone())).unwrap_or_default();
    let Some((text, page)) = keep::page(session).and_then(|page| page.brought_back(&text, part)) else { return };
    let about = session.about.get_untracked();
    engine::ask(session, Question { text, html: false, about, page: Some(page) });
}

#[component]
fn Form(editing: RwSignal<bool>) -> impl IntoView {
    let session = session();
    let known = session.about.get_untracked();
    let (title, source, date) = (RwSignal::new(known.title), RwSignal::new(known.source), RwSignal::new(known.published));
    let save = move || {
        let before = session.about.get_untracked();
        let about = Known { title: title.get(), source: source.get(), published: date.get(), id: before.id.clone() };
        editing.set(false);
        let new_date = about.published != before.published;
        session.about.set(about.clone());
        keep::save_soon(session);
        if let Some(analysis) = session.analysis.get_untracked().filter(|_| new_date) {
            engine::ask(session, Question { text: analysis.text.clone(), html: false, about, page: keep::page(session) });
        }
    };
    view! {
        <form class="about-form" on:submit=move |e| { e.prevent_default(); save(); }>
            <label class="field"><span>"Title"</span><input type="text" prop:value=title on:input=move |e| title.set(event_target_value(&e))/></label>
            <label class="field"><span>"Source"</span><input type="text" prop:value=source on:input=move |e| source.set(event_target_value(&e))/></label>
            <label class="field">
                <span>"Published"</span>
                <input type="date" prop:value=date on:input=move |e| date.set(event_target_value(&e))/>
            </label>
            <button class="button small" type="button" on:click=move |_| date.set(browser::today())>"Today"</button>
            <span class="gap"></span>
            <button class="button small main" type="submit">"Save"</button>
            <button class="button small" type="button" on:click=move |_| editing.set(false)>"Cancel"</button>
            <p class="hint">"A new date is a new reading: “Friday” is counted from it."</p>
        </form>
    }
}
