//! Keys. Letters act only where no text is typed, and each can be another one (see [`crate::view::keymap`]).

use super::{
    actions, browser,
    dialog::Dialog,
    gather, keep,
    reader::{caret, marking},
    rules::{self, Answer},
    session::{Session, Tab},
};
use crate::{
    library::{
        key::Layer,
        log::{Act, Judgement},
    },
    view::{
        fact::{Kind, MARKS, Mark},
        keymap::Keymap,
    },
};
use leptos::{ev::KeyboardEvent, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// Listens from now on. On the window, because after a click on plain text nothing in the page has the focus.
pub(super) fn start(session: Session) {
    session.letters.set(keep::setting(session, SETTING).as_deref() != Some("off"));
    session.keymap.set(Keymap::read(&keep::setting(session, KEYMAP).unwrap_or_default()));
    let handle = window_event_listener(leptos::ev::keydown, move |event| press(session, &event));
    on_cleanup(move || handle.remove());
}

/// Switches single letters and digits on or off.
pub(super) fn set_letters(session: Session, on: bool) {
    session.letters.set(on);
    keep::set_setting(session, SETTING, (!on).then_some("off"));
}

const SETTING: &str = "letters";

/// The setting that holds the person's own keys.
pub(super) const KEYMAP: &str = "keymap";

/// Answers a key that was pressed anywhere in the page.
fn press(session: Session, event: &KeyboardEvent) {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let typing = target.as_ref().is_some_and(|t| t.matches("input, textarea, select, [contenteditable]").unwrap_or(false));
    if !typing && (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z") {
        if event.shift_key() {
            session.redo();
        } else {
            session.undo();
        }
        event.prevent_default();
        return;
    }
    if (event.ctrl_key() || event.meta_key()) && event.key() == "s" && session.analysis.with_untracked(Option::is_some) {
        keep::download(session);
        event.prevent_default();
        return;
    }
    if typing || event.is_composing() || session.dialog.with_untracked(Option::is_some) {
        return;
    }
    if session.caret.get_untracked() && caret::press(session, event) {
        event.prevent_default();
        return;
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let letter = key.chars().count() == 1;
    if letter && !session.letters.get_untracked() {
        return;
    }
    let on_button = target.is_some_and(|t| t.matches("button, a, summary").unwrap_or(false));
    if act(session, &key, on_button) {
        event.prevent_default();
    }
}

/// Does what the key says; false if it says nothing here.
fn act(session: Session, key: &str, on_button: bool) -> bool {
    // While the kinds stand open a letter is one of them.
    let kinds_open = session.choosing.get_untracked() && session.marking.with_untracked(Option::is_some);
    if kinds_open && typed(session, key) {
        return true;
    }
    if let Some(first) = session.after.get_value() {
        session.after.set_value(None);
        return if first == 'g' { go(session, key) } else { typed(session, key) };
    }
    let mut chars = key.chars();
    let meant = match (chars.next(), chars.next()) {
        // The digits of the kinds stay theirs.
        (Some(c), None) if !('1'..='9').contains(&c) => match session.keymap.with_untracked(|map| map.meaning(c)) {
            Some(meant) => meant.to_string(),
            None => return false,
        },
        _ => key.to_owned(),
    };
    match meant.as_str() {
        "?" => {
            session.dialog.set(Some(Dialog::Help));
            return true;
        }
        "/" => {
            session.pages.go(session, "library");
            return true;
        }
        _ => {}
    }
    session.analysis.with_untracked(Option::is_some) && on_article(session, &meant, on_button)
}

/// Does what a key of the table says about the open article.
fn on_article(session: Session, key: &str, on_button: bool) -> bool {
    match key {
        "j" => session.step(1),
        "k" => session.step(-1),
        "g" => session.after.set_value(Some('g')),
        "t" => {
            session.after.set_value(Some('t'));
            marking::look(session);
            if session.marking.with_untracked(Option::is_some) {
                marking::choose(session);
            }
        }
        "m" => gather::merge(session),
        "s" => gather::speaker(session),
        "b" | "B" => gather::accept_several(session, key == "B"),
        "f" => session.dialog.set(Some(Dialog::Find)),
        "e" => session.pages.go(session, "export"),
        "n" => actions::open_editor("#note"),
        "v" => actions::open_editor("#value"),
        "l" => actions::open_editor("#tie"),
        "M" => gather::split(session),
        "A" => gather::all_places(session),
        "o" => actions::next_here(session),
        "h" => actions::hide_kind(session),
        "p" => actions::looked_through(session, None),
        "c" => caret::toggle(session),
        "[" | "]" | "{" | "}" => actions::resize(session, key),
        "Enter" if !on_button && session.selected.with_untracked(Option::is_some) => {
            session.sheet.set(true);
            browser::focus("#card");
        }
        "Escape" => escape(session),
        "a" => actions::judge(session, Judgement::Accept, false),
        "r" => actions::judge(session, Judgement::Reject, false),
        "R" => actions::judge(session, Judgement::Reject, true),
        "u" => actions::judge(session, Judgement::Reset, false),
        "y" => rules::answer(session, Answer::Apply),
        "w" => rules::make_of_selected(session),
        "0" => session.toggle_clean(),
        _ => match key.parse::<usize>().ok().and_then(|n| Kind::ALL.get(n.checked_sub(1)?).copied()) {
            Some(kind) => session.toggle(kind),
            None => return false,
        },
    }
    true
}

/// The letter of a type after `t`: marks what is selected in the text, or gives the selected name another type.
fn typed(session: Session, key: &str) -> bool {
    let Some(&(_, mark, _)) = MARKS.iter().find(|(letter, ..)| key.chars().eq([*letter])) else { return false };
    match (mark, session.selected.get_untracked()) {
        _ if session.marking.with_untracked(Option::is_some) => marking::mark(session, mark),
        (Mark::Name(to), Some(fact)) if matches!(fact.layer, Layer::Entity | Layer::Mention) => {
            session.act(Act::Retype { fact, to });
            session.say("Another type");
        }
        _ => return false,
    }
    true
}

/// Pages by the second key after `g`.
const PAGES: [(&str, &str); 6] =
    [("n", "network"), ("w", "map"), ("s", "numbers"), ("c", "diff"), ("l", "library"), ("u", "rules")];

/// The second key after `g`.
fn go(session: Session, key: &str) -> bool {
    let tab = match key {
        "p" => Tab::Names,
        "q" => Tab::Quotes,
        "d" => Tab::Dates,
        "m" => Tab::Amounts,
        "e" => Tab::Events,
        "r" => Tab::Review,
        "t" => {
            session.pages.close();
            browser::after(0, || browser::focus("#text"));
            return true;
        }
        _ => match PAGES.iter().find(|(second, _)| *second == key) {
            Some((_, page)) => {
                session.pages.go(session, page);
                return true;
            }
            None => return false,
        },
    };
    session.pages.close();
    session.tab.set(tab);
    session.sheet.set(true);
    browser::focus("#list");
    if tab == Tab::Review {
        let first = session.queue.with_untracked(|q| q.next(session.filter.get_untracked(), None, 1));
        first.into_iter().for_each(|key| session.select(key));
    }
    true
}

/// One level out: from the card to the text, then the selection, then the sheet.
fn escape(session: Session) {
    if session.marking.with_untracked(Option::is_some) {
        return marking::drop_selection(session);
    }
    if browser::focus_in(".side") && session.selected.with_untracked(Option::is_some) {
        browser::focus("#text");
    } else if session.selected.with_untracked(Option::is_some) {
        session.deselect();
    } else {
        session.sheet.set(false);
    }
}
