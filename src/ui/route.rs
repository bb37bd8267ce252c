//! Keeps the address in step with what is open, and follows it when it changes.

use super::{
    browser, keep,
    session::{Session, heading},
    share,
};
use crate::view::route::Route;
use leptos::{ev, prelude::*};

/// So long the address waits, until what was selected is drawn: the browser takes 15 to 30 ms to change it under a long article.
const PAUSE_MS: i32 = 40;

/// Follows the address from now on.
pub(super) fn start(session: Session) {
    follow(session, &Route::parse(&browser::fragment()));
    let handle = window_event_listener(ev::hashchange, move |_| follow(session, &Route::parse(&browser::fragment())));
    on_cleanup(move || handle.remove());
    let waiting = StoredValue::new(false);
    // An effect: address and title belong to the browser.
    Effect::new(move |before: Option<()>| {
        let open = session.analysis.read().is_some();
        if let Some(document) = browser::document() {
            document.set_title(&if open { format!("{} · Pressmark", heading(session)) } else { "Pressmark".to_owned() });
        }
        session.about.track();
        session.selected.track();
        let page = session.pages.address();
        // At the start the address may hold a shared article that is still to be read.
        let ours = open || page.is_some() || (before.is_some() && matches!(Route::parse(&browser::fragment()), Route::Page(_)));
        if ours && before.is_none() {
            write(session);
        } else if ours && !waiting.get_value() {
            waiting.set_value(true);
            let now = browser::fragment();
            browser::after(PAUSE_MS, move || {
                waiting.set_value(false);
                // Another entry of the browser's history by now is not ours to change.
                if browser::fragment() == now {
                    write(session);
                }
            });
        }
    });
}

/// Writes down what is open now.
fn write(session: Session) {
    browser::replace(&here(session, untrack(|| session.pages.address())).print());
}

/// The address of what is open, with a page over it or without.
pub(super) fn here(session: Session, page: Option<String>) -> Route {
    let id = session.about.with_untracked(|a| a.id.clone());
    match (session.analysis.with_untracked(Option::is_some) && !id.is_empty(), page) {
        (true, page) => Route::Article { id, fact: session.selected.get_untracked(), page },
        (false, Some(page)) => Route::Page(page),
        (false, None) => Route::Start,
    }
}

fn follow(session: Session, route: &Route) {
    let open = session.analysis.with_untracked(Option::is_some);
    match route {
        Route::Article { id, fact, page } => {
            let here = open && session.about.with_untracked(|a| a.id == *id);
            if !here && !keep::open(session, id) {
                return;
            }
            match (page, fact) {
                // After the effect that an opened article has: it closes pages.
                (Some(page), _) => {
                    let page = page.clone();
                    browser::after(0, move || session.pages.show(session, &page));
                }
                (None, Some(key)) if session.selected.get_untracked() != Some(*key) => session.select(*key),
                (None, _) => session.pages.close(),
            }
        }
        Route::Page(address) => {
            let address = address.clone();
            browser::after(0, move || session.pages.show(session, &address));
        }
        Route::Start if open => session.close(),
        Route::Start => session.pages.close(),
        Route::Shared { version, payload } => share::open(session, *version, payload),
    }
}
