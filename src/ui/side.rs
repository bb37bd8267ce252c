//! Beside the article, or in a sheet over it on a phone: the card of the selected fact, and the lists.

use super::{
    browser,
    inspector::Inspector,
    keep,
    lists::{Amounts, Dates, Events, Names, Quotes, Review},
    page, parts,
    session::{Session, Tab, session},
};
use crate::view::{article::Article, fact::Kind, lists};
use leptos::prelude::*;

/// Card and lists.
#[component]
pub(super) fn Side() -> impl IntoView {
    let session = session();
    // One memo for all tabs: the counts cost milliseconds.
    let counts = Memo::new(move |_| {
        let waiting = session.queue.with(|q| q.items.len());
        let names = session.names.with(|n| n.iter().map(|g| g.rows.len()).sum());
        let count = |a: &Article, tab: Tab| match tab {
            Tab::Names => names,
            Tab::Review => waiting,
            other => count(a, other),
        };
        session.article.get().map_or([0; 6], |a| Tab::ALL.map(|t| count(&a, t)))
    });
    let count_of = move |tab: Tab| counts.with(|c| c.get(tab as usize).copied().unwrap_or_default());
    // Tabs without anything in them are left out, except where the person stands.
    let shown =
        Memo::new(move |_| Tab::ALL.into_iter().filter(|&t| count_of(t) != 0 || t == session.tab.get()).collect::<Vec<_>>());
    let tab = move |tab: Tab| {
        let chosen = move || (session.tab.get() == tab).to_string();
        let go = move |_| {
            session.tab.set(tab);
            session.sheet.set(true);
        };
        view! {
            <button class="tab" type="button" role="tab" aria-controls="list" aria-selected=chosen on:click=go>
                {name(tab)}
                " "
                <span class="count">{move || count_of(tab)}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <aside class="side" class:up=move || session.sheet.get() aria-label="Facts">
            <h2 class="unseen">"Facts"</h2>
            <button
                class="grip"
                type="button"
                aria-expanded=move || session.sheet.get().to_string()
                on:click=move |_| session.sheet.update(|up| *up = !*up)
            >
                <span class="grip-bar" aria-hidden="true"></span>
                <span>{move || if session.sheet.get() { "Hide the facts" } else { "Show the facts" }}</span>
            </button>
            {move || first_steps(session)}
            <Inspector/>
            <div class="tabs" role="tablist" aria-label="Lists of facts">
                {move || shown.get().into_iter().map(tab).collect_view()}
            </div>
            <p class="own-pages">
                {page::button("link", "Numbers", "numbers")}
                {page::button("link", "Network", "network")}
                {page::button("link", "Map", "map")}
                {page::button("link", "The engine and you", "diff")}
                {page::button("link", "Save as …", "export")}
                {page::button("link", "Your rules", "rules")}
                {page::button("link", "How facts are found", "how")}
            </p>
            <div class="list" role="tabpanel" id="list" tabindex="0" aria-label="List of facts">
                {move || match session.tab.get() {
                    Tab::Names => view! { <Names/> }.into_any(),
                    Tab::Quotes => view! { <Quotes/> }.into_any(),
                    Tab::Dates => view! { <Dates/> }.into_any(),
                    Tab::Amounts => view! { <Amounts/> }.into_any(),
                    Tab::Events => view! { <Events/> }.into_any(),
                    Tab::Review => view! { <Review/> }.into_any(),
                }}
            </div>
        </aside>
    }
    .into_any()
}

/// What to do first, until something was done or the person has read enough.
fn first_steps(session: Session) -> Option<AnyView> {
    let done = session.log.with(|log| !log.is_empty());
    if !session.hints.get() {
        return None;
    }
    if done {
        put_hints_away(session);
        return None;
    }
    let words = match session.selected.get() {
        None => "Click a mark in the text: you see what it says, why it is there, and what it was read from.",
        Some(_) => "Is it right? Accept it (key a). If not, reject it (r). Everything can be undone (Ctrl Z); ? tells all keys.",
    };
    let close =
        parts::icon("Hide these hints".to_owned(), "Hide", "M6 6l12 12M18 6 6 18", Box::new(move || put_hints_away(session)));
    Some(parts::el("div", "first-steps", vec![parts::text("span", "", words), close]))
}

fn put_hints_away(session: Session) {
    keep::set_setting(session, HINTS, Some("seen"));
    // After this drawing, which reads it.
    browser::after(0, move || session.hints.set(false));
}

/// The setting that says that the first steps were read.
pub(super) const HINTS: &str = "hints";

const fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Names => "Names",
        Tab::Quotes => "Quotes",
        Tab::Dates => "Dates",
        Tab::Amounts => "Amounts",
        Tab::Events => "Timeline",
        Tab::Review => "Review",
    }
}

/// How many facts a tab lists; names and the review list have their own counts.
fn count(article: &Article, tab: Tab) -> usize {
    match tab {
        Tab::Quotes => article.count(Kind::Quote),
        Tab::Dates => article.count(Kind::Date),
        Tab::Amounts => article.count(Kind::Amount),
        Tab::Events => lists::events::count(article),
        Tab::Names | Tab::Review => 0,
    }
}
