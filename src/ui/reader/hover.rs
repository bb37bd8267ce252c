//! Tells the pointer what a time or an amount comes to: a run gets its title when it is first pointed at.

use crate::{ui::session::Session, view::hint};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// Gives the run under the pointer the value and reason of the innermost time or amount as its title.
pub(super) fn tell(session: Session, event: &ev::MouseEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let Some(run) = target.and_then(|t| t.closest("[data-f]").ok().flatten()) else { return };
    let Some(article) = session.article.get_untracked() else { return };
    let ids = run.get_attribute("data-f").unwrap_or_default();
    let mut facts = ids.split(' ').filter_map(|id| id.parse::<usize>().ok()).filter_map(|id| article.facts.get(id));
    if let Some(text) = facts.find_map(|f| hint::hint(&article, f.key)) {
        let _ = run.set_attribute("title", &text);
    }
}
