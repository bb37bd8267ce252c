//! What lies over the page until it is answered: the sheet of keys, the link, backup and trash, a choice among places. One element;
//! what stands in it is made by the module that knows about it.

use super::{
    browser, help, library, parts,
    reader::marking,
    session::{Session, session},
    share,
};
use crate::view::{fact::FactKey, likely::Choice};
use leptos::{html, prelude::*};
use std::sync::Arc;
use wasm_bindgen::JsCast as _;

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
    /// One of several names.
    Choose(Arc<Choose>),
    /// Words to be found in the text and marked.
    Find,
}

/// Names to choose one from; digits choose the first nine.
pub struct Choose {
    /// A short heading.
    pub title: String,
    /// Words for none of them, chosen by 0.
    pub none: Option<&'static str>,
    /// The likeliest first.
    pub choices: Vec<Choice>,
    /// Done with the chosen one.
    pub act: Box<dyn Fn(Option<FactKey>) + Send + Sync>,
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
    /// Another button and what it does.
    pub also: Option<(&'static str, Box<dyn Fn(&[usize]) + Send + Sync>)>,
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
                browser::after(0, || browser::focus(".sheet #find, .sheet .first-focus"));
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
            Dialog::Choose(choose) => chooser(session, choose),
            Dialog::Find => finder(session),
        })
    };
    view! {
        <dialog class="sheet" node_ref=node aria-labelledby="dialog-title" on:keydown=move |e| choose_by_key(&e) on:close=move |_| session.dialog.set(None)>{inner}</dialog>
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
    let which = move || -> Vec<usize> {
        session.dialog.set(None);
        chosen.with_untracked(|c| c.iter().enumerate().filter(|(_, on)| **on).map(|(at, _)| at).collect())
    };
    let also = pick.also.as_ref().map(|(words, _)| {
        let pick = Arc::clone(&pick);
        let both = move || {
            let which = which();
            pick.also.iter().for_each(|(_, act)| act(&which));
        };
        parts::button("button small", "", *words, Box::new(both))
    });
    let act = Box::new(move || {
        let which = which();
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
            also.into_any(),
            foot(session, Some((go, act))),
        ],
    )
}

/// Rows of which one is chosen, by pointer, by arrows and Enter, or by its digit.
fn chooser(session: Session, choose: Arc<Choose>) -> AnyView {
    let row = |digit: Option<usize>, name: String, more: String, key: Option<FactKey>| {
        let choose = Arc::clone(&choose);
        let act = move |_| {
            session.dialog.set(None);
            (choose.act)(key);
            browser::after(0, || browser::focus("#card"));
        };
        let digit = digit.filter(|d| *d < 10).map(|d| d.to_string());
        let shown = digit.clone().map(|d| parts::text("kbd", "", d));
        let class = if digit.as_deref() == Some("1") { "choice first-focus" } else { "choice" };
        let words = vec![shown.into_any(), parts::text("b", "", name), parts::text("span", "row-less", more)];
        let button = view! { <button class=class type="button" data-digit=digit on:click=act>{words}</button> };
        parts::el("li", "", vec![button.into_any()])
    };
    let rows = choose.choices.iter().enumerate().map(|(at, c)| row(Some(at + 1), c.name.clone(), c.more.clone(), Some(c.key)));
    let none = choose.none.map(|words| row(Some(0), words.to_owned(), String::new(), None));
    let rows = none.into_iter().chain(rows).collect();
    parts::el("div", "", vec![parts::dialog_title(choose.title.clone()), parts::el("ul", "picks", rows), foot(session, None)])
}

/// A digit presses its choice; up and down go from choice to choice.
fn choose_by_key(event: &leptos::ev::KeyboardEvent) {
    let key = event.key();
    let choices = browser::all(".sheet .choice");
    let here = choices.iter().position(|c| c.has_attribute("data-digit") && c.matches(":focus").unwrap_or(false));
    let step = match key.as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => {
            let pressed = choices.into_iter().find(|c| c.get_attribute("data-digit").as_deref() == Some(key.as_str()));
            if let Some(button) = pressed.and_then(|c| c.dyn_into::<web_sys::HtmlElement>().ok()) {
                event.prevent_default();
                button.click();
            }
            return;
        }
    };
    let next = choices.get(here.map_or(0, |at| at.saturating_add_signed(step)));
    if let Some(button) = next.and_then(|c| c.dyn_ref::<web_sys::HtmlElement>()) {
        event.prevent_default();
        let _ = button.focus();
    }
}

/// A line to type words that are to be marked.
fn finder(session: Session) -> AnyView {
    let told = RwSignal::new(String::new());
    let find = Box::new(move |typed: String| match marking::find(session, &typed) {
        true => session.dialog.set(None),
        false => told.set("These words are not in the text.".to_owned()),
    });
    parts::el(
        "div",
        "",
        vec![
            parts::dialog_title("Find words to mark"),
            parts::text("p", "hint", "Type them, or the first and the last ones with two points between: Who .. coming"),
            parts::entry("Words", "find", "", "Find", find),
            parts::told(told),
            foot(session, None),
        ],
    )
}
