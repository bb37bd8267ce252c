//! The sheet of keys, opened by `?`.

use super::{keys, session::session};
use leptos::{html, prelude::*};

const KEYS: &[(&str, &str)] = &[
    ("j  k", "next, previous fact"),
    ("Enter", "go to the card of the fact"),
    ("Esc", "one step back: card, selection, sheet"),
    ("a  r  u", "accept, reject, back to unreviewed"),
    ("A  R", "the same for a person or thing with all its mentions"),
    ("[  ]", "start of the fact one word earlier, later"),
    ("{  }", "end of the fact one word earlier, later"),
    ("t  then  p o g l f n v r w a", "selected words are, or the selected name is, a person, organisation, country or city …"),
    ("t  then  d m q e", "selected words are a date, an amount, a quote, an event"),
    ("m  s  v  n", "merge with, speaker, value, note"),
    ("Ctrl Z  Shift Ctrl Z", "undo, redo"),
    ("Ctrl S", "save a copy of the article and your work to a file"),
    ("1 … 8", "show or hide a kind of mark"),
    ("0", "clean text, and back"),
    ("g n  g q  g d  g m  g e  g r", "names, quotes, dates, amounts, timeline, review"),
    ("Ctrl Enter", "in the paste box: mark it up"),
    ("?", "this sheet"),
];

/// The sheet.
#[component]
pub(super) fn Help() -> impl IntoView {
    let session = session();
    let dialog = NodeRef::<html::Dialog>::new();
    // An effect: a dialog is opened by a call, not by an attribute, so that the rest of the page is out of reach.
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (session.help.get(), dialog.open()) {
            (true, false) => {
                let _ = dialog.show_modal();
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let key = |k: &'static str| match k {
        "then" => "then ".into_any(),
        _ => view! { <kbd>{k}</kbd>" " }.into_any(),
    };
    let rows = KEYS.iter().map(|(keys, words)| {
        let keys = keys.split("  ").map(key).collect_view();
        view! { <dt>{keys}</dt><dd>{*words}</dd> }.into_any()
    });
    view! {
        <dialog class="sheet" node_ref=dialog aria-labelledby="help-title" on:close=move |_| session.help.set(false)>
            <h2 id="help-title">"How to read a marked article"</h2>
            <ul class="forms">
                <li><span class="run" data-kind="person" data-state="unreviewed">"dashed"</span>" the program has found it, nobody has looked"</li>
                <li><span class="run" data-kind="person" data-state="accepted">"filled"</span>" you have accepted it"</li>
                <li><span class="run" data-l1="quote">"underlined"</span>" words that somebody is said to have said"</li>
            </ul>
            <p>"Select words to mark them as something that was missed. Where an event’s line is broken, it has not happened: it is planned, possible, or denied."</p>
            <p>"Click a mark to see what it says and why it is there. Click the same words again for the next larger fact."</p>
            <h2>"Keys"</h2>
            <dl class="keys">{rows.collect_view()}</dl>
            <label class="switch">
                <input
                    type="checkbox"
                    prop:checked=move || session.letters.get()
                    on:change=move |e| keys::set_letters(session, event_target_checked(&e))
                />
                <span>"Letters and digits act while no text field has the focus"</span>
            </label>
            <form method="dialog"><button class="button main">"Close"</button></form>
        </dialog>
    }
}
