//! Links that carry an article or corrections: made in a dialog, opened as *shared, not saved*. A link never changes what is kept;
//! the person decides.

use super::{
    browser, dialog,
    engine::{self, Question},
    keep, parts,
    session::{About, Session},
    single,
};
use crate::{
    library::{
        log::Log,
        share::{self, Shared, VERSION},
        shelf::id_of,
    },
    view::{route::Route, share::verdict, wording::counted},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Opens a link's payload, or says what is wrong with it.
pub(super) fn open(session: Session, version: u32, payload: &str) {
    if !keep::may_leave(session) {
        return;
    }
    if version != VERSION {
        let words =
            "This link was made by a newer Pressmark. Reload this page to get the newest version, then open the link again.";
        session.trouble.set(words.to_owned());
        return;
    }
    match share::read(payload) {
        Ok(Shared { text: Some(text), title, source, published, log, .. }) => {
            let about = About { id: String::new(), title, source, published };
            engine::ask(session, Question { text, html: false, about, page: None });
            // Refused, the text is not read, and the next one is the person's own.
            if session.reading.with_untracked(Option::is_some) {
                session.shared_next.set_value(Some(log));
            }
        }
        Ok(corrections) => {
            let id = corrections.id.clone();
            session.offered.set(Some(Arc::new(corrections)));
            if session.shelf.with_untracked(|s| s.iter().any(|e| e.id == id)) {
                browser::go(&Route::Article { id, fact: None, page: None }.print());
            }
        }
        Err(what) => session.trouble.set(format!("This link cannot be opened: {what}.")),
    }
}

/// The line over an article that came in a link, or for which corrections came.
pub(super) fn bar(session: Session) -> Option<AnyView> {
    if session.shared.get() && session.analysis.read().is_some() {
        let keep = parts::button("button small main", "", "Keep a copy", Box::new(move || keep::keep_shared(session)));
        let words = "Shared with you by a link, not saved. What is in your library is untouched.".to_owned();
        return Some(parts::bar("bar", words, vec![keep]));
    }
    let offered = session.offered.get()?;
    let open = session.analysis.with(|a| a.as_ref().map(|a| id_of(&a.text)));
    let count = session.log.with(|log| offered.log.new_to(log));
    let no = parts::button("button small", "", "No, thanks", Box::new(move || session.offered.set(None)));
    let told = counted(offered.log.new_to(&Log::default()), "correction");
    Some(match open {
        Some(id) if id == offered.id => {
            let log = offered.log.clone();
            let words = format!("The link holds {told} to this article, {count} of them new.");
            let add = Box::new(move || {
                keep::join(session, &log);
                session.offered.set(None);
            });
            parts::bar("bar", words, vec![parts::button("button small main", "", "Add them", add), no])
        }
        _ => {
            let title = if offered.title.is_empty() { "an article".to_owned() } else { format!("“{}”", offered.title) };
            parts::bar("bar", format!("The link holds {told} to {title}. Paste its text, and you can add them."), vec![no])
        }
    })
}

/// The link to the open article.
fn link(session: Session, whole: bool) -> String {
    let about = session.about.get_untracked();
    let text = session.analysis.with_untracked(|a| a.as_ref().map(|a| a.text.clone())).unwrap_or_default();
    let shared = Shared {
        title: about.title,
        source: about.source,
        published: about.published,
        id: id_of(&text),
        text: whole.then_some(text),
        log: session.log.get_untracked(),
    };
    let fragment = Route::Shared { version: VERSION, payload: share::write(&shared) }.print();
    format!("{}{fragment}", browser::address())
}

/// The dialog.
pub(super) fn sheet(session: Session) -> AnyView {
    let whole = RwSignal::new(true);
    let made = Memo::new(move |_| link(session, whole.get()));
    let told = RwSignal::new(String::new());
    let radio = move |value: bool, words: &'static str| {
        let choose = move |_| {
            whole.set(value);
            told.set(String::new());
        };
        // Of one name, so that the arrow keys go from one to the other.
        view! {
            <label class="switch">
                <input type="radio" name="share" prop:checked=move || whole.get() == value on:change=choose/>
                <span>{words}</span>
            </label>
        }
        .into_any()
    };
    let length = move || {
        let (slug, words) = made.with(|link| verdict(link.len()));
        view! { <p class="verdict" data-tier=slug>{words}</p> }.into_any()
    };
    let copy = Box::new(move || {
        browser::select("#share-link");
        let copied = browser::copy(&made.get_untracked());
        told.set(if copied { "Copied." } else { "The link is selected: copy it with Ctrl C." }.to_owned());
    });
    let field = view! {
        <label class="field share-field"><span class="unseen">"Link"</span><input id="share-link" type="text" readonly prop:value=move || made.get()/></label>
    };
    let warning = "Nothing is uploaded: the article is in the link itself. Anyone who has the link can read it, and it stays in browser histories.";
    let file = parts::button("button small", "", "Save as a file instead", Box::new(move || keep::download(session)));
    parts::el(
        "div",
        "",
        vec![
            parts::dialog_title("Share by a link"),
            radio(true, "The whole article with my corrections"),
            radio(false, "My corrections only; the reader pastes the text"),
            field.into_any(),
            length.into_any(),
            parts::text("p", "hint", if single::here() { single::LINK } else { warning }),
            parts::told(told),
            parts::el("div", "actions", vec![file]),
            dialog::foot(session, Some(("Copy the link", copy))),
        ],
    )
}
