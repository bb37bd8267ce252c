//! The interface: components that place what [`crate::view`] has computed, and hand acts to the [`session`].

#![allow(unreachable_pub)] // what #[component] writes is public in a private module

mod about;
mod actions;
mod browser;
mod dialog;
mod engine;
mod files;
mod gather;
mod help;
mod input;
mod inspector;
mod keep;
mod keys;
mod legend;
mod library;
mod lists;
mod page;
mod parts;
mod progress;
mod reader;
mod route;
mod rules;
mod same;
mod session;
mod share;
mod shelf;
mod short;
mod single;
mod side;
mod state;
mod status;
mod tab;
mod tabs;
mod theme;
mod top;

use leptos::{mount::mount_to_body, prelude::*};
use session::Session;

/// Mounts the page in place of the shell.
pub fn mount() {
    console_error_panic_hook::set_once();
    let early = browser::take_over();
    mount_to_body(move || view! { <App early=early.clone()/> });
}

/// The whole page.
///
/// State that leaves it: the address (`#/a/<id>?f=<fact>`), the saved articles, the draft and the settings in localStorage,
/// `data-theme` on the root element, the page's title, and questions to the worker. Nothing else, and nothing to another host.
#[component]
fn App(early: browser::Early) -> impl IntoView {
    // Taken once: a later visit to the first screen finds the draft.
    let early = StoredValue::new(Some(early));
    let session = Session::new();
    provide_context(session);
    theme::start(session);
    keep::start(session);
    engine::start(session);
    route::start(session);
    keys::start(session);
    page::start(session);
    rules::read(session);
    let open = Memo::new(move |_| session.analysis.read().is_some());
    let pages = page::pages();
    let paged = Memo::new(move |_| pages.open());
    view! {
        <a class="skip" href="#main" on:click=move |e| { e.prevent_default(); browser::focus("#main"); }>"Skip to the article"</a>
        <div class="app" data-screen=move || if open.get() { "read" } else { "start" }>
            <top::Top/>
            <Show when=move || open.get() && session.shelf_open.get()>
                <shelf::Shelf/>
            </Show>
            <main id="main" class="page" tabindex="-1">
                <progress::Progress/>
                <library::Bars/>
                {move || match (paged.get(), open.get()) {
                    (true, _) => view! { <page::Shown/> }.into_any(),
                    (false, true) => view! { <page::Left/><reader::Reader/> }.into_any(),
                    (false, false) => view! { <input::Input early=early.try_update_value(Option::take).flatten().unwrap_or_default()/> }.into_any(),
                }}
            </main>
            <Show when=move || open.get()>
                <side::Side/>
            </Show>
            <status::Foot/>
        </div>
        <status::Notices/>
        <dialog::Dialogs/>
        <p class="unseen" role="status" aria-live="polite">{move || session.said.get()}</p>
    }
    .into_any()
}
