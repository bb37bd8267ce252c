//! Asks the worker and takes its answers. An article that is open stays open until the answer to the next one is here.

use super::{
    browser, keep,
    session::{About, Engine, Reading, Session},
};
use crate::{
    library::record::{Page, Record},
    view::intake,
    worker::{
        client::{Client, Event},
        protocol::{Article, Markup, Tokens},
    },
};
use leptos::prelude::*;

/// A text to be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Question {
    /// Plain text, or HTML.
    pub(super) text: String,
    /// Whether it is HTML.
    pub(super) html: bool,
    /// What is already known of it.
    pub(super) about: About,
    /// What the page said of itself that this text was taken from; the engine sees the text alone.
    pub(super) page: Option<Page>,
}

/// Starts the worker.
pub(super) fn start(session: Session) {
    let Some(url) = browser::engine_url() else {
        session.engine.set(Engine::Dead("the page does not name its engine".to_owned()));
        return;
    };
    session.set_client(Client::spawn(&url, move |event| hear(session, event)));
}

/// Sends a text to the worker, or says why not.
pub(super) fn ask(session: Session, question: Question) {
    if let Err(refusal) = intake::check(&question.text) {
        session.trouble.set(refusal.words());
        return;
    }
    cancel(session);
    let Some(client) = session.client() else { return };
    session.trouble.set(String::new());
    let known = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    let article = Article {
        id: None,
        markup: if question.html { Markup::Html } else { Markup::Text },
        title: known(&question.about.title),
        published: known(&question.about.published),
        tokens: Tokens::Without,
    };
    let words = question.text.split_whitespace().count();
    // An article that came in a link stays one when it is read anew, with another date for example.
    let again = session.shared.get_untracked()
        && session.analysis.with_untracked(|a| a.as_ref().is_some_and(|a| a.text == question.text));
    session.shared_next.set_value(again.then(|| session.log.get_untracked()));
    session.about_next.set_value(question.about);
    session.page_next.set_value(question.page);
    let job = client.analyze(&article, &question.text);
    session.reading.set(Some(Reading { job, done: None, words, of: String::new() }));
}

/// Stops the question under way.
pub(super) fn cancel(session: Session) {
    if let Some(reading) = session.reading.get_untracked() {
        session.reading.set(None);
        if let Some(client) = session.client() {
            client.cancel(reading.job);
        }
    }
}

fn hear(session: Session, event: Event) {
    let current = |job| session.reading.get_untracked().is_some_and(|r| r.job == job);
    match event {
        Event::Ready => {
            session.engine.set(Engine::Ready);
            browser::set_root_data("engine", "ready");
        }
        Event::Progress { job, stage } if current(job) => {
            session.reading.update(|r| {
                if let Some(r) = r {
                    r.done = Some(stage);
                }
            });
        }
        Event::Done { job, record } if current(job) => {
            opened(session, *record);
            session.reading.set(None); // after it, so that a long text does not come back into the box that is about to go
        }
        Event::Failed { job, message } if current(job) => {
            session.reading.set(None);
            session.trouble.set(format!("The article could not be read: {message}."));
        }
        // Answers to questions that nobody waits for any more.
        Event::Progress { .. } | Event::Done { .. } | Event::Failed { .. } => {}
        Event::Restarting => session.engine.set(Engine::Restarting),
        Event::Dead { message } => {
            session.reading.set(None);
            session.trouble.set(format!("Pressmark cannot read articles here: {message}."));
            session.engine.set(Engine::Dead(message));
        }
    }
}

/// Shows what was found.
fn opened(session: Session, mut record: Record) {
    if let Some(page) = session.page_next.try_update_value(Option::take).flatten().filter(|_| record.page.is_none()) {
        record.page = Some(page);
        // The engine may have dropped characters that no text holds.
        if record.check().is_err() {
            record.page = None;
        }
    }
    let mut about = session.about_next.get_value();
    let or = |known: String, found: &str| if known.is_empty() { found.to_owned() } else { known };
    about.title = or(about.title, &record.meta.title);
    about.published = or(about.published, &record.meta.published);
    about.source = or(about.source, record.site());
    let facts = record.facts.count();
    match session.shared_next.try_update_value(Option::take).flatten() {
        Some(log) => keep::show_shared(session, record, about, log),
        None => {
            keep::set_draft(session, "");
            let before = std::mem::take(&mut about.id);
            keep::adopt(session, record, about);
            if !before.is_empty() && session.about.with_untracked(|a| a.id != before) {
                keep::supersede(session, &before);
            }
        }
    }
    session.say(format!("Marked up. {facts} facts found."));
}
