//! What lies over the page until it is answered: the sheet of keys, the link, backup and trash, a choice among places. One element;
//! what stands in it is made by the module that knows about it.

use super::{
    browser, help, library, parts,
    session::{Session, session},
    share,
};
use leptos::{html, prelude::*};
use std::sync::Arc;

/// What lies over the page and waits for an answer.
#[derive(Clone)]
pub enum Dialog {
    /// How to read the marks, and the keys.
    Help,
    /// The link to the open article.
    Share,
    /// Backup and trash.
    Library,
    /// A choice among places or facts.
    Pick(Arc<Pick>),
}

/// Rows to choose from, and what is done with those that are chosen.
pub struct Pick {
    /// A short heading.
    pub title: String,
    /// A sentence below it.
    pub hint: &'static str,
    /// Each with its words and whether it is chosen at first.
    pub rows: Vec<PickRow>,
    /// The word on the button.
    pub go: &'static str,
    /// Done with the numbers of the chosen rows, if there are any.
    pub act: Box<dyn Fn(&[usize]) + Send + Sync>,
}

/// A row to choose: *¶3 … the mayor* **Ruiz** *said …*
pub struct PickRow {
    /// Whether it is chosen at first.
    pub on: bool,
    /// ¶, or the kind of the fact.
    pub place: String,
    /// Words before the ones it is about.
    pub before: String,
    /// The words it is about.
    pub words: String,
    /// Words after them.
    pub after: String,
}

/// The element.
#[component]
pub(super) fn Dialogs() -> impl IntoView {
    let session = session();
    let node = NodeRef::<html::Dialog>::new();
    // An effect: a dialog is opened by a call, not by an attribute, so that the rest of the page is out of reach.
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (session.dialog.with(Option::is_some), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
                browser::after(0, || browser::focus(".sheet .first-focus"));
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let inner = move || {
        session.dialog.get().map(|dialog| match dialog {
            Dialog::Help => help::sheet(session),
            Dialog::Share => share::sheet(session),
            Dialog::Library => library::sheet(session),
            Dialog::Pick(pick) => picker(session, pick),
        })
    };
    view! {
        <dialog class="sheet" node_ref=node aria-labelledby="dialog-title" on:close=move |_| session.dialog.set(None)>{inner}</dialog>
    }
    .into_any()
}

/// The row of buttons at the end of a dialog: what it does, and the way out.
pub(super) fn foot(session: Session, go: Option<(&'static str, parts::Do)>) -> AnyView {
    let close = if go.is_some() { "Cancel" } else { "Close" };
    let go = go.map(|(words, act)| parts::button("button main first-focus", "", words, act));
    // Never a field of keys: what is typed there changes them.
    let class = if go.is_some() { "button" } else { "button main first-focus" };
    let close = parts::button(class, "Esc", close, Box::new(move || session.dialog.set(None)));
    parts::el("div", "dialog-foot", go.into_iter().chain([close]).collect())
}

/// Rows with boxes to tick.
fn picker(session: Session, pick: Arc<Pick>) -> AnyView {
    let chosen = RwSignal::new(pick.rows.iter().map(|row| row.on).collect::<Vec<bool>>());
    let row = |(at, row): (usize, &PickRow)| {
        let on = move || chosen.with(|c| c.get(at) == Some(&true));
        let tick = move |e| {
            chosen.update(|c| {
                if let Some(on) = c.get_mut(at) {
                    *on = event_target_checked(&e);
                }
            });
        };
        let words = vec![row.before.clone().into_any(), parts::text("b", "", row.words.clone()), row.after.clone().into_any()];
        let words = vec![
            view! { <input type="checkbox" prop:checked=on on:change=tick/> }.into_any(),
            parts::el("span", "", words),
            parts::text("span", "place", row.place.clone()),
        ];
        parts::el("li", "", vec![parts::el("label", "pick", words)])
    };
    let rows = pick.rows.iter().enumerate().map(row).collect();
    let all = move |on: bool| {
        parts::button("link", "", if on { "all" } else { "none" }, Box::new(move || chosen.update(|c| c.fill(on))))
    };
    let (title, hint, go) = (pick.title.clone(), pick.hint, pick.go);
    let act = Box::new(move || {
        let which: Vec<usize> =
            chosen.with_untracked(|c| c.iter().enumerate().filter(|(_, on)| **on).map(|(at, _)| at).collect());
        session.dialog.set(None);
        if !which.is_empty() {
            (pick.act)(&which);
        }
    });
    let hint = format!("{hint} Choose ");
    let hint = vec![hint.into_any(), all(true), ", ".into_any(), all(false), ", or one by one.".into_any()];
    parts::el(
        "div",
        "",
        vec![
            parts::dialog_title(title),
            parts::el("p", "", hint),
            parts::el("ul", "picks", rows),
            foot(session, Some((go, act))),
        ],
    )
}
