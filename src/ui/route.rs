//! Keeps the address in step with what is open, and follows it when it changes.

use super::{
    browser, keep,
    session::{Session, heading},
    share,
};
use crate::view::route::Route;
use leptos::{ev, prelude::*};

/// Follows the address from now on.
pub(super) fn start(session: Session) {
    follow(session, &Route::parse(&browser::fragment()));
    let handle = window_event_listener(ev::hashchange, move |_| follow(session, &Route::parse(&browser::fragment())));
    on_cleanup(move || handle.remove());
    // An effect: address and title belong to the browser.
    Effect::new(move |_| {
        let open = session.analysis.read().is_some();
        if let Some(document) = browser::document() {
            document.set_title(&if open { format!("{} · Pressmark", heading(session)) } else { "Pressmark".to_owned() });
        }
        let id = session.about.with(|a| a.id.clone());
        if open && !id.is_empty() {
            browser::replace(&Route::Article { id, fact: session.selected.get() }.print());
        }
    });
}

fn follow(session: Session, route: &Route) {
    let open = session.analysis.with_untracked(Option::is_some);
    match route {
        Route::Article { id, fact } => {
            let here = open && session.about.with_untracked(|a| a.id == *id);
            if (here || keep::open(session, id))
                && let Some(key) = *fact
                && session.selected.get_untracked() != Some(key)
            {
                session.select(key);
            }
        }
        Route::Start if open => session.close(),
        Route::Start => {}
        Route::Shared { version, payload } => share::open(session, *version, payload),
    }
}
