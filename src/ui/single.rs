//! The one-file edition: nothing is kept in the browser, whose storage all pages that are files share; the work is saved inside the
//! page itself. It does not build the file: `src/web/single.js` does.

use super::{
    browser, keep,
    session::{Saved, Session},
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue};

/// Said in place of the usual words about a link.
pub(super) const LINK: &str = "This page is a file, so the link opens only where the file lies. For others, save this page with your work inside and send it.";

/// Whether this page is the one-file edition.
pub(super) fn here() -> bool {
    browser::root_data("single").is_some()
}

/// Takes the work in that was saved inside this page. From then on every change of the saved articles is one that no file holds yet;
/// the browser asks before it closes the page.
pub(super) fn open(session: Session) {
    if !here() {
        return;
    }
    let work = browser::document().and_then(|d| d.get_element_by_id("work")).and_then(|e| e.text_content()).unwrap_or_default();
    if let Some(Err(error)) = (!work.is_empty()).then(|| session.keeper.with_value(|k| k.shelf.restore(&work))) {
        session.trouble.set(format!("The work inside this page was not opened: {error}."));
    }
    Effect::new(move |before: Option<()>| {
        session.shelf.track();
        session.trash.track();
        session.rules.track();
        if before.is_some() {
            browser::set_root_data("unsaved", "yes");
            session.saved.set(Saved::InPage);
        }
    });
}

/// Whether a file holds the work.
pub(super) fn state() -> Saved {
    if browser::root_data("unsaved").is_some() { Saved::InPage } else { Saved::Saved }
}

/// Saves the page as a file with everything inside.
fn save(session: Session) {
    keep::save_now(session);
    // After the effect that has marked this last change.
    browser::after(0, move || {
        let page = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("pressmarkSave")).unwrap_or_default();
        let work = session.keeper.with_value(|k| k.shelf.backup()).unwrap_or_default();
        let done = page.dyn_into::<js_sys::Function>().and_then(|save| save.call1(&JsValue::NULL, &JsValue::from_str(&work)));
        if done.is_err() || work.is_empty() {
            session.trouble.set("The browser did not save the file.".to_owned());
            return;
        }
        browser::set_root_data("unsaved", "");
        session.saved.set(Saved::Saved);
        session.say("Saved. Next time, open the file that you have just saved.");
    });
}

/// The button that does.
pub(super) fn button(session: Session) -> AnyView {
    view! {
        <button class="button small main" type="button" title="Save this page as a file, with your work inside" on:click=move |_| save(session)>
            "Save"<span class="wide">" this page with my work inside"</span>
        </button>
    }
    .into_any()
}
