//! The same article in two tabs: what the other one saves appears here, and what both did is one log. Writes take turns (Web Locks);
//! where one has covered the other all the same, the next change here or there brings it back.

use super::{
    keep, rules,
    session::{About, Session},
};
use crate::library::{
    log::Log,
    record::{Meta, Record},
    shelf::{Place, take_over},
};
use leptos::{ev, prelude::*};

/// Follows what other tabs write from now on.
pub(super) fn follow(session: Session) {
    let handle = window_event_listener(ev::storage, move |event| {
        keep::refresh(session);
        rules::read(session);
        let id = session.about.with_untracked(|a| a.id.clone());
        if event.key().is_none_or(|key| key.ends_with(&id)) {
            join(session);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Joins what is kept of the open article with what was done here.
pub(super) fn join(session: Session) {
    if session.shared.get_untracked() || session.analysis.with_untracked(Option::is_none) {
        return;
    }
    let id = session.about.with_untracked(|a| a.id.clone());
    let Ok(kept) = session.keeper.with_value(|k| k.shelf.open(Place::Articles, &id)) else { return };
    let mut ours = keep::current(session);
    let joined = session.keeper.with_value(|k| take_over(&k.record, &mut ours, &kept));
    // What the other tab has not is written once more; it joins that in its turn.
    let missing = Log::read(&ours.log).0 != Log::read(&kept.log).0;
    session.keeper.update_value(|k| (k.record.meta, k.record.log) = (kept.meta, kept.log));
    if joined {
        show(session, &ours);
    }
    if missing {
        keep::save_soon(session);
    }
}

/// Shows what came from another tab.
pub(super) fn show(session: Session, joined: &Record) {
    let Meta { id, title, source, published, .. } = joined.meta.clone();
    let about = About { id, title, source, published };
    if session.about.with_untracked(|a| *a != about) {
        session.about.set(about);
    }
    let log = session.log.with_untracked(|ours| ours.merged(&Log::read(&joined.log).0));
    if session.log.with_untracked(|ours| *ours != log) {
        session.log.set(log);
        session.say("Joined with what you did in another tab");
    }
}
