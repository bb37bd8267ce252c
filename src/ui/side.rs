//! Beside the article, or in a sheet over it on a phone: the card of the selected fact, and the lists.

use super::{
    inspector::Inspector,
    lists::{Amounts, Dates, Events, Names, Quotes, Review},
    session::{Session, Tab, session},
};
use crate::view::fact::Kind;
use leptos::prelude::*;

/// Card and lists.
#[component]
pub(super) fn Side() -> impl IntoView {
    let session = session();
    // Tabs without anything in them are left out, except where the person stands.
    let shown = Memo::new(move |_| {
        Tab::ALL.into_iter().filter(|&t| count(session, t) != Some(0) || t == session.tab.get()).collect::<Vec<_>>()
    });
    view! {
        <aside class="side" class:up=move || session.sheet.get() aria-label="Facts">
            <button
                class="grip"
                type="button"
                aria-expanded=move || session.sheet.get().to_string()
                on:click=move |_| session.sheet.update(|up| *up = !*up)
            >
                <span class="grip-bar" aria-hidden="true"></span>
                <span>{move || if session.sheet.get() { "Hide the facts" } else { "Show the facts" }}</span>
            </button>
            <Inspector/>
            <div class="tabs" role="tablist" aria-label="Lists of facts">
                {move || shown.get().into_iter().map(|t| view! { <TabButton tab=t/> }).collect_view()}
            </div>
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
}

#[component]
fn TabButton(tab: Tab) -> impl IntoView {
    let session = session();
    let chosen = move || session.tab.get() == tab;
    view! {
        <button
            class="tab"
            type="button"
            role="tab"
            aria-controls="list"
            aria-selected=move || chosen().to_string()
            on:click=move |_| {
                session.tab.set(tab);
                session.sheet.set(true);
            }
        >
            {name(tab)}
            " "
            <span class="count">{move || count(session, tab)}</span>
        </button>
    }
}

const fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Names => "Names",
        Tab::Quotes => "Quotes",
        Tab::Dates => "Dates",
        Tab::Amounts => "Amounts",
        Tab::Events => "Events",
        Tab::Review => "Review",
    }
}

/// How many facts a tab lists; none where that is no use to know.
fn count(session: Session, tab: Tab) -> Option<usize> {
    let article = session.article.get()?;
    match tab {
        Tab::Names => Some(crate::view::lists::names::list(&article).iter().map(|g| g.rows.len()).sum()),
        Tab::Quotes => Some(article.count(Kind::Quote)),
        Tab::Dates => Some(article.count(Kind::Date)),
        Tab::Amounts => Some(article.count(Kind::Amount)),
        Tab::Events => Some(article.count(Kind::Event)),
        Tab::Review => Some(crate::view::queue::queue(&article).items.len()),
    }
}
