//! Files in: files that are opened or dropped go to the worker, which reads them, whatever they are; what comes back is opened.
//! It knows no format.

use super::{
    browser, keep,
    session::{About, Reading, Session, Toast},
};
use crate::{
    library::{
        log::Log,
        pack,
        record::{self, Record},
    },
    worker::protocol::Task,
};
use leptos::{prelude::*, task::spawn_local};
use web_sys::FileList;

/// Files that are read one after the other.
struct Queue {
    /// The next one last.
    files: Vec<web_sys::File>,
    total: usize,
    /// A sentence for each that was not read.
    refused: Vec<String>,
}

/// Reads files of any kind: an article is analysed, a file of ours opens as it was, annotations become corrections. The last one
/// stays open.
pub(super) fn open_all(session: Session, list: Option<FileList>) {
    let Some(list) = list else { return };
    let files: Vec<_> = (0..list.length()).rev().filter_map(|i| list.get(i)).collect();
    session.trouble.set(String::new());
    next(session, Queue { total: files.len(), files, refused: Vec::new() });
}

fn next(session: Session, mut queue: Queue) {
    let Some(file) = queue.files.pop() else { return end(session, &queue) };
    let Some(client) = session.client() else { return };
    spawn_local(async move {
        let name = file.name();
        let Some(bytes) = browser::read_file(&file).await else {
            queue.refused.push(format!("The file {name} could not be read."));
            return next(session, queue);
        };
        let of = match queue.total {
            1 => String::new(),
            total => format!("File {} of {total}, {name}: ", total - queue.files.len()),
        };
        let done = move |answer: Result<&str, String>| {
            session.reading.set(None);
            match answer {
                // What does not fit into the storage is not driven out by the next one.
                Ok(body) if keep::may_leave(session) => take(session, body),
                Ok(_) => queue.files.clear(),
                Err(message) => queue.refused.push(format!("{message}.")),
            }
            next(session, queue);
        };
        let words = bytes.len() / 6;
        let job = client.ask(Task::Import { name }, &pack::to_chars(&bytes), Box::new(done));
        session.reading.set(Some(Reading { job, done: None, words, of }));
    });
}

fn end(session: Session, queue: &Queue) {
    if !queue.refused.is_empty() {
        session.trouble.set(queue.refused.join(" "));
    }
    if queue.total > 1 {
        let text = format!("{} of {} files read.", queue.total - queue.refused.len(), queue.total);
        session.toast.set(Some(Toast { text, undo: None }));
    }
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
