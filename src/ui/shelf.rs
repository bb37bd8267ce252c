//! The saved articles: open, rename, throw away with a way back, and how full the browser's storage is.

use super::{browser, keep, page, session::session};
use crate::{
    library::shelf::Entry,
    view::{route::Route, wording},
};
use leptos::prelude::*;

/// The column beside an open article.
#[component]
pub(super) fn Shelf() -> impl IntoView {
    let session = session();
    view! {
        <nav class="shelf" aria-label="Saved articles">
            <button class="button small main" type="button" on:click=move |_| session.close()>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg>
                "New article"
            </button>
            <Articles/>
        </nav>
    }
}

/// The list with the meter.
#[component]
pub(super) fn Articles() -> impl IntoView {
    let session = session();
    let renaming = RwSignal::new(None::<String>);
    let meter = move || {
        let used = session.used.get();
        let full = used >= 800;
        let words = format!("{}.{} % of this browser’s storage used", used / 10, used % 10);
        view! {
            <p class="meter" class:full=full>
                <meter min="0" max="1000" high="800" value=used aria-label="Storage used"></meter>
                <span>{words}</span>
            </p>
        }
    };
    view! {
        {page::button("button small", "Search and compare", "library")}
        <h2 class="shelf-title">"Saved on this device"</h2>
        <ul class="articles">
            <For each=move || session.shelf.get() key=|entry| (entry.id.clone(), entry.revision, entry.title.clone()) let:entry>
                <Line entry renaming/>
            </For>
        </ul>
        {meter}
    }
}

#[component]
fn Line(entry: Entry, renaming: RwSignal<Option<String>>) -> impl IntoView {
    let session = session();
    let id = StoredValue::new(entry.id.clone());
    let title = RwSignal::new(entry.title.clone());
    let kept = StoredValue::new(entry.clone());
    let edited = Memo::new(move |_| renaming.with(|r| r.as_deref() == Some(id.get_value().as_str())));
    let here = move || session.about.with(|a| a.id == id.get_value()) && session.analysis.read().is_some();
    let date = if entry.published.is_empty() { String::new() } else { format!(" · {}", entry.published) };
    let more = format!("{}{date}", wording::counted(entry.words as usize, "word"));
    let damage = entry.damage.clone();
    let href = Route::Article { id: entry.id.clone(), fact: None }.print();
    let save = move || {
        let new = title.get_untracked();
        renaming.set(None);
        if !new.trim().is_empty() {
            keep::rename(session, &id.get_value(), new.trim());
        }
    };
    view! {
        <li class="article" class:here=here>
            {move || match edited.get() {
                true => view! {
                    <form class="rename" on:submit=move |e| { e.prevent_default(); save(); }>
                        <label class="unseen" for="rename">"Title"</label>
                        <input
                            id="rename"
                            type="text"
                            autofocus
                            prop:value=title
                            on:input=move |e| title.set(event_target_value(&e))
                            on:keydown=move |e| { if e.key() == "Escape" { renaming.set(None); } }
                        />
                        <button class="button small main" type="submit">"Save"</button>
                    </form>
                }.into_any(),
                false => view! {
                    <a class="article-link" href=href.clone() aria-current=move || here().then_some("page")>
                        <b>{title.get_untracked()}</b>
                        <span class="row-less">{more.clone()}</span>
                        {damage.clone().map(|d| view! { <span class="trouble">{d}</span> })}
                    </a>
                }.into_any(),
            }}
            <span class="article-acts">
                <button
                    class="button icon-only"
                    type="button"
                    title="Rename"
                    on:click=move |_| {
                        renaming.set(Some(id.get_value()));
                        browser::after(0, || browser::focus("#rename"));
                    }
                >
                    <span class="unseen">{format!("Rename {}", entry.title)}</span>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20h4L19 9l-4-4L4 16z"/></svg>
                </button>
                <button class="button icon-only" type="button" title="Delete" on:click=move |_| keep::throw_away(session, &kept.get_value())>
                    <span class="unseen">{format!("Delete {}", kept.with_value(|e| e.title.clone()))}</span>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13"/></svg>
                </button>
            </span>
        </li>
    }
}
