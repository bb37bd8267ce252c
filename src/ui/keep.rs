//! Keeps the work: writes the open article soon after each change and when the page is left, opens, renames and throws away saved
//! ones. Where the browser stores nothing, everything goes on in memory and the page says so.

use super::{
    browser,
    session::{About, Saved, Session, Toast},
    side, single, tabs,
};
use crate::{
    library::{
        local_storage::Browser,
        log::Log,
        record::{self, Meta, Page, Record},
        shelf::{Entry, Place, Shelf, ShelfError, id_of},
        storage::{Memory, Store, StoreError},
    },
    view::{paint::Layers, queue::Filter},
    worker::protocol::{File, Task},
};
use leptos::{ev, prelude::*};
use std::sync::Arc;

/// Wait this long after a change, so that a row of changes is one write.
const PAUSE_MS: i32 = 300;

/// The browser's store, or memory where it is blocked.
#[derive(Clone)]
pub(super) enum AnyStore {
    /// Lasts.
    Browser(Browser),
    /// Lasts as long as the page.
    Memory(Memory),
}

impl AnyStore {
    fn inner(&self) -> &dyn Store {
        match self {
            Self::Browser(store) => store,
            Self::Memory(store) => store,
        }
    }
}

impl Store for AnyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.inner().get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.inner().set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.inner().remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inner().keys()
    }
}

/// The shelf of this page, and the record of the open article as it was last written.
pub(super) struct Keeper {
    pub(super) shelf: Shelf<AnyStore>,
    /// Why nothing lasts; a sentence.
    blocked: Option<String>,
    pub(super) record: Record,
    due: bool,
    /// Whether a write waits for its pause to end.
    timed: bool,
}

impl Keeper {
    /// Opens the browser's store, or memory. The one-file edition leaves the browser's alone, which it would share with all pages
    /// that are files.
    pub(super) fn new() -> Self {
        let (store, blocked) = match single::here() {
            true => (AnyStore::Memory(Memory::default()), None),
            false => match Browser::open() {
                Ok(store) => (AnyStore::Browser(store), None),
                Err(error) => (AnyStore::Memory(Memory::default()), Some(error.to_string())),
            },
        };
        Self { shelf: Shelf::new(store), blocked, record: Record::default(), due: false, timed: false }
    }
}

/// Starts keeping: reads the list, and writes what is due when the page is hidden, which may be the last that is heard of it.
pub(super) fn start(session: Session) {
    single::open(session);
    session.keeper.with_value(|k| drop(k.shelf.sweep(browser::now())));
    refresh(session);
    session.hints.set(setting(session, side::HINTS).is_none());
    let hidden = window_event_listener(ev::visibilitychange, move |_| save_now(session));
    let left = window_event_listener(ev::pagehide, move |_| save_now(session));
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
    tabs::follow(session);
}

/// Reads the list of saved articles and the meter anew.
pub(super) fn refresh(session: Session) {
    session.keeper.with_value(|keeper| {
        session.shelf.set(keeper.shelf.list(Place::Articles).unwrap_or_default());
        session.trash.set(keeper.shelf.list(Place::Trash).unwrap_or_default());
        session.used.set(keeper.shelf.used().unwrap_or_default());
    });
}

/// Shows an article that came in a link. Nothing is kept of it.
pub(super) fn show_shared(session: Session, record: Record, about: About, log: Log) {
    show(session, record, about, log);
    session.shared.set(true);
    session.saved.set(Saved::Shared);
}

/// Keeps the article that came in a link, joined with what is already kept of the same text.
pub(super) fn keep_shared(session: Session) {
    let (about, log) = (session.about.get_untracked(), session.log.get_untracked());
    let record = session.keeper.with_value(|k| k.record.clone());
    session.shared.set(false);
    adopt_with(session, record, about, &log);
}

/// Joins corrections that came in a link with those of the open article.
pub(super) fn join(session: Session, given: &Log) {
    session.log.update(|log| *log = log.merged(given));
    save_soon(session);
}

/// What the open article's page said of itself.
pub(super) fn page(session: Session) -> Option<Page> {
    session.keeper.with_value(|k| k.record.page.clone())
}

/// Takes a new analysis on. The same text pasted again is the same article and keeps its corrections.
pub(super) fn adopt(session: Session, record: Record, about: About) {
    adopt_with(session, record, about, &Log::default());
}

fn adopt_with(session: Session, mut record: Record, about: About, given: &Log) {
    let id = id_of(&record.text);
    let known = session.keeper.with_value(|k| k.shelf.open(Place::Articles, &id)).ok();
    let now = browser::now();
    let (log, old) = known.map_or((Log::default(), None), |r| (Log::read(&r.log).0, Some(r.meta)));
    let old = old.unwrap_or_else(|| Meta { created: now, ..Meta::default() });
    let or = |new: String, old: &str| if new.is_empty() { old.to_owned() } else { new };
    let about = About {
        id: id.clone(),
        title: or(about.title, &old.title),
        source: or(about.source, &old.source),
        published: or(about.published, &old.published),
    };
    record.meta = Meta { id, title: about.title.clone(), published: about.published.clone(), ..old.clone() };
    let before = Meta { id: record.meta.id.clone(), ..old };
    show(session, record, about, log.merged(given));
    // What is new in title and date is a change against what is kept.
    session.keeper.update_value(|k| k.record.meta = before);
    save_soon(session);
}

/// Opens a saved article; false if it cannot be, with a word why.
pub(super) fn open(session: Session, id: &str) -> bool {
    if !may_leave(session) {
        return false;
    }
    match session.keeper.with_value(|k| k.shelf.open(Place::Articles, id)) {
        Ok(record) => {
            let meta = record.meta.clone();
            let about = About { id: meta.id, title: meta.title, source: meta.source, published: meta.published };
            let (log, skipped) = Log::read(&record.log);
            show(session, record, about, log);
            session.saved.set(kept(session));
            if skipped > 0 {
                session.trouble.set(format!("{skipped} of your corrections were made by a newer Pressmark and are not shown."));
            }
            true
        }
        Err(error) => {
            session.trouble.set(format!("The article was not opened: {error}."));
            false
        }
    }
}

fn show(session: Session, record: Record, about: About, log: Log) {
    session.shared.set(false);
    let analysis = record.analysis();
    session.keeper.update_value(|k| k.record = record);
    session.deselect();
    session.layers.set(Layers::ALL);
    session.filter.set(Filter::default());
    session.trouble.set(String::new());
    session.about.set(about);
    session.log.set(log);
    session.analysis.set(Some(Arc::new(analysis)));
    if let Some(window) = browser::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Writes the open article after a pause.
pub(super) fn save_soon(session: Session) {
    if session.shared.get_untracked() {
        return;
    }
    let waiting = session.keeper.with_value(|k| k.timed);
    session.keeper.update_value(|k| (k.due, k.timed) = (true, true));
    session.saved.set(Saved::Saving);
    if !waiting {
        browser::after(PAUSE_MS, move || {
            session.keeper.update_value(|k| k.timed = false);
            browser::alone(move || save_now(session));
        });
    }
}

/// Writes what is due; false, with a word why, if it could not be kept and would be lost.
pub(super) fn may_leave(session: Session) -> bool {
    save_now(session);
    let open = session.analysis.with_untracked(Option::is_some) && !session.shared.get_untracked();
    let lost = open && session.keeper.with_value(|k| k.due);
    if lost {
        session
            .trouble
            .set("Your last changes to this article are not saved yet. Make room first, or save a copy to a file.".to_owned());
    }
    !lost
}

/// Gives the last changes up, or trusts the file they were saved to.
pub(super) fn let_go(session: Session) {
    session.keeper.update_value(|k| k.due = false);
    session.full.set(false);
}

/// Writes the open article now, if a write is due.
pub(super) fn save_now(session: Session) {
    if !session.keeper.with_value(|k| k.due) {
        return;
    }
    if session.analysis.with_untracked(Option::is_none) || session.shared.get_untracked() {
        return;
    }
    let mut record = current(session);
    record.meta.changed = browser::now();
    match session.keeper.with_value(|k| k.shelf.save_joined(&k.record, &mut record)) {
        Ok(joined) => {
            if joined {
                tabs::show(session, &record);
            }
            session.keeper.update_value(|k| {
                k.due = false;
                k.record = record;
            });
            session.saved.set(kept(session));
            session.full.set(false);
        }
        // It stays due: the next change, or leaving the page, tries again.
        Err(error) => {
            session.full.set(error == ShelfError::Store(StoreError::Full));
            session.saved.set(Saved::NotSaved(error.to_string()));
        }
    }
    refresh(session);
}

/// Saved, unless the page's store is memory only.
fn kept(session: Session) -> Saved {
    if single::here() {
        return single::state();
    }
    session.keeper.with_value(|k| k.blocked.clone()).map_or(Saved::Saved, Saved::NotSaved)
}

/// Gives a saved article another title.
pub(super) fn rename(session: Session, id: &str, title: &str) {
    if session.about.with_untracked(|a| a.id == id) && session.analysis.with_untracked(Option::is_some) {
        session.about.update(|a| a.title = title.to_owned());
        save_soon(session);
        return;
    }
    let renamed = session.keeper.with_value(|k| {
        let mut record = k.shelf.open(Place::Articles, id)?;
        record.meta.title = title.to_owned();
        k.shelf.save(&mut record)
    });
    if let Err(error) = renamed {
        session.trouble.set(format!("The title was not changed: {error}."));
    }
    refresh(session);
}

/// Moves a saved article to the trash, with a way back.
pub(super) fn throw_away(session: Session, entry: &Entry) {
    if session.about.with_untracked(|a| a.id == entry.id) && session.analysis.with_untracked(Option::is_some) {
        save_now(session);
        session.close();
    }
    let id = entry.id.clone();
    match session.keeper.with_value(|k| k.shelf.throw_away(&id, browser::now())) {
        Ok(()) => {
            let undo = Arc::new(move || {
                if let Err(error) = session.keeper.with_value(|k| k.shelf.bring_back(&id)) {
                    session.trouble.set(format!("The article was not brought back: {error}."));
                }
                refresh(session);
            });
            session.toast.set(Some(Toast { text: format!("Moved to the trash: {}", entry.title), undo: Some(undo) }));
        }
        Err(error) => session.trouble.set(format!("The article was not deleted: {error}.")),
    }
    refresh(session);
}

/// Moves an article to the trash that the open one was made from. Nothing is said: to the person it is the same article.
pub(super) fn supersede(session: Session, id: &str) {
    // It may never have been saved.
    if session.keeper.with_value(|k| k.shelf.throw_away(id, browser::now())).is_ok() {
        refresh(session);
    }
}

/// What stood in the paste box when the page was left.
pub(super) fn draft(session: Session) -> String {
    session.keeper.with_value(|k| k.shelf.setting("draft").ok().flatten()).unwrap_or_default()
}

/// Keeps what stands in the paste box; a draft that does not fit is not kept, the box still has it.
pub(super) fn set_draft(session: Session, text: &str) {
    let value = (!text.trim().is_empty()).then_some(text);
    session.keeper.with_value(|k| drop(k.shelf.set_setting("draft", value)));
}

/// A setting of the page, such as the theme.
pub(super) fn setting(session: Session, name: &str) -> Option<String> {
    session.keeper.with_value(|k| k.shelf.setting(name).ok().flatten())
}

/// Keeps a setting; without storage it lasts as long as the page.
pub(super) fn set_setting(session: Session, name: &str, value: Option<&str>) {
    session.keeper.with_value(|k| drop(k.shelf.set_setting(name, value)));
}

/// The open article with all decisions, as it would be kept; empty if none is open.
pub(super) fn packed(session: Session) -> String {
    if session.analysis.with_untracked(Option::is_none) {
        return String::new();
    }
    record::write(&current(session))
}

/// The open article as it is on the screen.
pub(super) fn current(session: Session) -> Record {
    let About { id, title, source, published } = session.about.get_untracked();
    let mut record = session.keeper.with_value(|k| k.record.clone());
    record.meta = Meta { id, title, source, published, ..record.meta };
    record.log = session.log.with_untracked(Log::write);
    record
}

/// All saved articles as they are kept, one a line.
pub(super) fn packed_all(session: Session) -> String {
    save_now(session);
    let ids = session.shelf.with_untracked(|s| s.iter().map(|e| e.id.clone()).collect::<Vec<_>>());
    session.keeper.with_value(|k| ids.iter().filter_map(|id| k.shelf.raw(id).ok()).collect::<Vec<_>>().join("\n"))
}

/// Saves the open article in another program's format.
pub(super) fn export(session: Session, format: &str) {
    let Some(client) = session.client() else { return };
    let saved = move |answer: Result<&str, String>| match answer.map(File::list) {
        Ok(files) => {
            let done = files.iter().all(|f| browser::download(&f.name, &f.mime, &f.text).is_some());
            let said = if done { "Saved as a file." } else { "The browser did not save the file." };
            session.say(said.to_owned());
        }
        Err(why) => session.trouble.set(format!("The file could not be made: {why}.")),
    };
    client.ask(Task::Export { format: format.to_owned() }, &packed(session), Box::new(saved));
}

/// Saves the open article with its analysis and all decisions as a file: Pressmark's JSON.
pub(super) fn download(session: Session) {
    let kept = packed(session);
    let saved = move |answer: Result<&str, String>| {
        let files = answer.map(File::list).unwrap_or_default();
        // Without the engine the article goes out as it is kept, which reads back too.
        let done = match files.first() {
            Some(file) => browser::download(&file.name, &file.mime, &file.text),
            None => browser::download("article.pressmark.txt", "text/plain", &packed(session)),
        };
        if done.is_none() {
            session.trouble.set("The browser did not save the file.".to_owned());
        }
    };
    match session.client() {
        Some(client) => drop(client.ask(Task::Export { format: "json".to_owned() }, &kept, Box::new(saved))),
        None => saved(Err(String::new())),
    }
}
