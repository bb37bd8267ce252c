//! Backup, trash, and the lines that say that something needs doing: the storage is full, a backup is due.

use super::{
    browser, dialog, keep, parts, rules,
    session::{Session, Toast, session},
    share, single, tabs,
};
use crate::{
    library::shelf::{DAYS, Entry, Place, ShelfError},
    view::{share::restored, wording::counted},
};
use leptos::{prelude::*, task::spawn_local};
use std::sync::Arc;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlInputElement;

/// The lines over the article or the paste box.
#[component]
pub(super) fn Bars() -> impl IntoView {
    let session = session();
    let full = move || session.full.get().then(|| full(session));
    let due = move || {
        session.backup_due.get().then(|| {
            let save = parts::button("button small main", "", "Save a backup", Box::new(move || backup(session)));
            let later = parts::button("button small", "", "Later", Box::new(move || uncount(session)));
            let words = "Your work lives in this browser only. A backup keeps it safe from a cleared browser or a lost computer.";
            parts::bar("bar", words.to_owned(), vec![save, later])
        })
    };
    view! {
        {full}
        {move || share::bar(session)}
        {due}
    }
    .into_any()
}

/// The storage is full: what was done is on the screen only.
fn full(session: Session) -> AnyView {
    let mut buttons = vec![parts::button(
        "button small main",
        "",
        "Download now",
        Box::new(move || {
            keep::download(session);
            keep::let_go(session);
        }),
    )];
    let trash = session.trash.with(Vec::len);
    if trash > 0 {
        let words = format!("Empty the trash ({trash})");
        buttons.push(parts::button("button small", "", words, Box::new(move || empty_trash(session))));
    }
    let here = session.about.with(|a| a.id.clone());
    let oldest = session.shelf.with(|s| s.iter().rev().find(|e| e.id != here && e.damage.is_none()).cloned());
    if let Some(oldest) = oldest {
        let words = format!("Delete the oldest: {}", oldest.title.chars().take(40).collect::<String>());
        buttons.push(parts::button("button small", "", words, Box::new(move || delete_now(session, &oldest))));
    }
    let words = "NOT saved: this browser’s storage is full. Your last changes are on the screen only.".to_owned();
    parts::bar("bar bad", words, buttons)
}

/// Deletes an article without the detour over the trash, to make room; it can be brought back until the page is left.
fn delete_now(session: Session, entry: &Entry) {
    let id = entry.id.clone();
    let kept = session.keeper.with_value(|k| k.shelf.raw(&id)).unwrap_or_default();
    let deleted = session.keeper.with_value(|k| {
        k.shelf.throw_away(&id, browser::now())?;
        k.shelf.delete(&id).map_err(ShelfError::from)
    });
    if let Err(error) = deleted {
        session.trouble.set(format!("The article was not deleted: {error}."));
        return;
    }
    let back = Arc::new(move || {
        if let Err(error) = session.keeper.with_value(|k| k.shelf.put_back(&id, &kept)) {
            session.trouble.set(format!("The article was not brought back: {error}."));
        }
        keep::refresh(session);
    });
    session.toast.set(Some(Toast { text: format!("Deleted: {}", entry.title), undo: Some(back) }));
    keep::save_now(session);
    keep::refresh(session);
}

fn empty_trash(session: Session) {
    if let Err(error) = session.keeper.with_value(|k| k.shelf.empty_trash()) {
        session.trouble.set(format!("The trash was not emptied: {error}."));
    }
    keep::save_now(session);
    keep::refresh(session);
}

/// Gives an article other tags.
pub(super) fn set_tags(session: Session, id: &str, tags: &str) {
    keep::save_now(session);
    let tags: Vec<String> = tags.split(',').map(str::to_owned).collect();
    let done = session.keeper.try_update_value(|k| {
        k.shelf.set_tags(id, tags)?;
        if k.record.meta.id == id {
            k.record.meta = k.shelf.open(Place::Articles, id)?.meta;
        }
        Ok::<(), ShelfError>(())
    });
    if let Some(Err(error)) = done {
        session.trouble.set(format!("The tags were not changed: {error}."));
    }
    keep::refresh(session);
}

/// Saves a record as it is kept, also one that cannot be read.
pub(super) fn save_raw(session: Session, id: &str) {
    let kept = session.keeper.with_value(|k| k.shelf.raw(id)).unwrap_or_default();
    if browser::download(&format!("pressmark-{id}.txt"), "text/plain", &kept).is_none() {
        session.trouble.set("The browser did not save the file.".to_owned());
    }
}

/// The first correction asks the browser to keep this site's storage; a backup is due after twenty of them, or a week.
pub(super) fn count_act(session: Session) {
    if single::here() {
        return;
    }
    let number = |name| keep::setting(session, name).and_then(|n| n.parse::<u64>().ok());
    let (now, acts) = (browser::now(), number("acts").unwrap_or(0) + 1);
    if number("last-backup").is_none() {
        browser::persist();
        keep::set_setting(session, "last-backup", Some(&now.to_string()));
    }
    keep::set_setting(session, "acts", Some(&acts.to_string()));
    let age = now.saturating_sub(number("last-backup").unwrap_or(now));
    session.backup_due.set(acts >= 20 || age > 7 * 24 * 3_600_000);
}

/// A backup was made, or put off.
pub(super) fn uncount(session: Session) {
    keep::set_setting(session, "acts", None);
    keep::set_setting(session, "last-backup", Some(&browser::now().to_string()));
    session.backup_due.set(false);
}

/// Saves everything as one file.
fn backup(session: Session) {
    keep::save_now(session);
    let file = session.keeper.with_value(|k| k.shelf.backup());
    let done =
        file.map(|file| browser::download(&format!("pressmark-{}.backup.json", browser::today()), "application/json", &file));
    match done {
        Ok(Some(())) => uncount(session),
        Ok(None) => session.trouble.set("The browser did not save the file.".to_owned()),
        Err(error) => session.trouble.set(format!("There is no backup: {error}.")),
    }
}

/// Takes a backup, or a file of rules, in.
async fn restore(session: Session, file: web_sys::File, told: RwSignal<String>) {
    let bytes = browser::read_file(&file).await.unwrap_or_default();
    keep::save_now(session);
    let done = session.keeper.with_value(|k| k.shelf.restore(&String::from_utf8_lossy(&bytes)));
    told.set(done.map_or_else(|error| format!("Not taken in: {error}."), |done| restored(&done)));
    keep::refresh(session);
    rules::read(session);
    tabs::join(session);
}

/// A button that asks for such a file; `told` says what became of it.
pub(super) fn take_in(session: Session, id: &'static str, words: &'static str, told: RwSignal<String>) -> AnyView {
    let chosen = move |e: leptos::ev::Event| {
        let input = e.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            if let Some(file) = input.files().and_then(|f| f.get(0)) {
                spawn_local(async move { restore(session, file, told).await });
            }
            input.set_value(""); // so that the same file can be chosen again
        }
    };
    view! {
        <label class="button small" for=id>
            {words}
            <input id=id class="unseen" type="file" accept=".json,application/json" on:change=chosen/>
        </label>
    }
    .into_any()
}

/// Backup and trash.
pub(super) fn sheet(session: Session) -> AnyView {
    let told = RwSignal::new(String::new());
    let line = move |entry: Entry| {
        let id = StoredValue::new(entry.id.clone());
        let act = move |act: fn(Session, &str) -> Result<(), ShelfError>| {
            Box::new(move || {
                if let Err(error) = act(session, &id.get_value()) {
                    told.set(format!("That did not work: {error}."));
                }
                keep::refresh(session);
            })
        };
        let days = session.keeper.with_value(|k| k.shelf.days_left(&entry.id, browser::now())).unwrap_or_default();
        let back = |session: Session, id: &str| session.keeper.with_value(|k| k.shelf.bring_back(id));
        let delete = |session: Session, id: &str| session.keeper.with_value(|k| k.shelf.delete(id).map_err(ShelfError::from));
        let left = format!(" {} left", counted(days as usize, "day"));
        let words = vec![parts::text("b", "", entry.title), parts::text("span", "row-less", left)];
        let inner = vec![
            parts::el("span", "grow", words),
            parts::button("button small", "", "Restore", act(back)),
            parts::button("button small no", "", "Delete for good", act(delete)),
        ];
        parts::el("li", "trash-line", inner)
    };
    let trash = move || {
        let list = session.trash.get();
        if list.is_empty() {
            return parts::text("p", "", "The trash is empty.");
        }
        let empty = parts::button("button small no", "", "Empty the trash", Box::new(move || empty_trash(session)));
        parts::el("div", "", vec![parts::el("ul", "picks", list.into_iter().map(line).collect()), empty])
    };
    let take = take_in(session, "restore", "Take a backup in", told);
    let save = parts::button("button small main first-focus", "", "Save a backup", Box::new(move || backup(session)));
    let words = "One file with all articles, your corrections, your rules, the trash and the settings. Taking it in joins it with what is here; nothing is overwritten.";
    parts::el(
        "div",
        "",
        vec![
            parts::dialog_title("Backup"),
            parts::text("p", "", words),
            parts::el("div", "actions", vec![save, take]),
            parts::told(told),
            parts::text("h2", "", "Trash"),
            parts::text("p", "", format!("What you delete stays here for {DAYS} days.")),
            trash.into_any(),
            dialog::foot(session, None),
        ],
    )
}
