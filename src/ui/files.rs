//! Files in: a file that is opened or dropped goes to the worker, which reads it, whatever it is; what comes back is opened.
//! It knows no format.

use super::{
    browser, keep,
    session::{About, Reading, Session},
};
use crate::{
    library::{
        log::Log,
        pack,
        record::{self, Record},
    },
    worker::protocol::Task,
};
use leptos::prelude::*;

/// Reads a file of any kind: an article is analysed, a file of ours opens as it was, annotations become corrections.
pub(super) async fn open_file(session: Session, file: web_sys::File) {
    let name = file.name();
    let Some(bytes) = browser::read_file(&file).await else {
        session.trouble.set(format!("The file {name} could not be read."));
        return;
    };
    let Some(client) = session.client() else { return };
    session.trouble.set(String::new());
    let done = move |answer: Result<&str, String>| {
        session.reading.set(None);
        match answer {
            Ok(body) => take(session, body),
            Err(message) => session.trouble.set(format!("{message}.")),
        }
    };
    let words = bytes.len() / 6;
    let job = client.ask(Task::Import { name }, &pack::to_chars(&bytes), Box::new(done));
    session.reading.set(Some(Reading { job, done: None, words }));
}

/// Takes the records on, the first one last, so that it stays open.
fn take(session: Session, body: &str) {
    let (remarks, records): (Vec<&str>, Vec<&str>) = body.lines().partition(|l| l.starts_with("# "));
    for line in records.into_iter().rev() {
        match record::read(line) {
            Ok(record) => adopt(session, record),
            Err(error) => session.trouble.set(format!("An article of the file was not opened: {error}.")),
        }
    }
    let remarks: Vec<&str> = remarks.iter().filter_map(|r| r.strip_prefix("# ")).collect();
    session.say(if remarks.is_empty() { "Opened".to_owned() } else { remarks.join(". ") });
}

fn adopt(session: Session, record: Record) {
    let meta = record.meta.clone();
    let given = Log::read(&record.log).0;
    keep::adopt(session, record, About { id: meta.id, title: meta.title, source: meta.source, published: meta.published });
    if !given.is_empty() {
        session.log.update(|log| *log = log.merged(&given));
    }
    keep::save_now(session);
}
