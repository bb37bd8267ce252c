//! The sheet of keys, opened by `?`: how to read the marks, which key does what, and other keys for who wants them.

use super::{dialog, keep, keys, parts, session::Session};
use crate::view::keymap::{KEYS, Keymap};
use leptos::prelude::*;

/// Keys that stay as they are.
const FIXED: [(&str, &str); 7] = [
    ("Enter", "go to the card of the fact"),
    ("Esc", "one step back: card, selection, sheet"),
    ("Ctrl Z  Shift Ctrl Z", "undo, redo"),
    ("Ctrl S", "save a copy of the article and your work to a file"),
    ("1 … 8", "show or hide a kind of mark"),
    ("t  then  p o g l f n v r w a  d m q e", "person, organisation, country … date, amount, quote, event"),
    ("Ctrl Enter", "in the paste box: mark it up"),
];

/// The sheet.
pub(super) fn sheet(session: Session) -> AnyView {
    let told = RwSignal::new(String::new());
    let key = |k: &'static str| match k {
        "then" => "then ".into_any(),
        _ => parts::el("span", "", vec![parts::text("kbd", "", k), " ".into_any()]),
    };
    let fixed = FIXED
        .iter()
        .flat_map(|(keys, words)| [parts::el("dt", "", keys.split("  ").map(key).collect()), parts::text("dd", "", *words)]);
    let own = move |&(key, words): &(char, &'static str)| {
        let shown = move || session.keymap.with(|map| map.pressed(key)).map(String::from).unwrap_or_default();
        let change = move |e| {
            let pressed = event_target_value(&e).trim().chars().next().unwrap_or(' ');
            let mut map = session.keymap.get_untracked();
            let said = match map.set(key, pressed) {
                Ok(()) => String::new(),
                Err(taken) => format!("{pressed} is taken: {taken}."),
            };
            told.set(said);
            set(session, map);
        };
        let field = view! {
            <input class="key" type="text" maxlength="1" autocomplete="off" aria-label=words prop:value=shown on:change=change/>
        };
        [parts::el("dt", "", vec![field.into_any()]), parts::text("dd", "", words)]
    };
    let letters = "Letters and digits act while no text field has the focus";
    let caret = "Text caret: mark words with arrow keys, Shift and Enter";
    parts::el(
        "div",
        "",
        vec![
            forms(),
            parts::text("h2", "", "Keys"),
            parts::text("p", "hint", "Type another letter over a key to change it; clear it to switch it off."),
            parts::el("dl", "keys", KEYS.iter().flat_map(own).chain(fixed).collect()),
            parts::told(told),
            parts::button("button small", "", "Put all keys back", Box::new(move || set(session, Keymap::default()))),
            parts::switch("checkbox", session.letters.into(), letters, Box::new(move |on| keys::set_letters(session, on))),
            parts::switch("checkbox", session.caret.into(), caret, Box::new(move |on| session.caret.set(on))),
            dialog::foot(session, None),
        ],
    )
}

/// What the marks mean.
fn forms() -> AnyView {
    view! {
        <h2 id="dialog-title">"How to read a marked article"</h2>
        <ul class="forms">
            <li><span class="run" data-kind="person" data-state="unreviewed">"dashed"</span>" the program has found it, nobody has looked"</li>
            <li><span class="run" data-kind="person" data-state="accepted">"filled"</span>" you have accepted it"</li>
            <li><span class="run" data-l1="quote">"underlined"</span>" words that somebody is said to have said"</li>
        </ul>
        <p>"Select words to mark them as something that was missed. Where an event’s line is broken, it has not happened: it is planned, possible, or denied."</p>
        <p>"Click a mark to see what it says and why it is there. Click the same words again for the next larger fact."</p>
    }
    .into_any()
}

fn set(session: Session, map: Keymap) {
    let kept = map.write();
    keep::set_setting(session, keys::KEYMAP, (!kept.is_empty()).then_some(&kept));
    // Also where nothing changed: the field shows again what is in force.
    session.keymap.set(map);
}
