//! Everything in one file, and back: `{"pressmark":"backup/1","a:3f2a…":"4.…","t:…":"…","theme":"dark"}`, one JSON object of strings.
//! Records stand in it as they are kept. Taking a file in never overwrites: logs are joined, of two texts with one name both are
//! kept, and of two rules for one name the one here. A file of rules alone is taken in as well.

use super::{ARTICLE, INDEX, PREFIX, Place, Shelf, ShelfError, Store, StoreError, TRASH, TRASHED, rules::RULES, tidy_tags};
use crate::library::{
    log::Log,
    record,
    rules::{Joined, Rules},
};
use std::collections::BTreeMap;

/// Name and version of the format.
const FORMAT: &str = "backup/1";

/// Keys that are made again, or are nobody's work.
const LEFT_OUT: [&str; 4] = ["index", "draft", "last-backup", "acts"];

/// What taking in a file did, in articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// New ones.
    pub added: usize,
    /// Known ones, with what was done there joined with what was done here.
    pub joined: usize,
    /// Nothing new in them.
    pub same: usize,
    /// Another text, or one that cannot be read, under a known name: both are kept.
    pub both: usize,
    /// Not taken in, with the reason of the first.
    pub failed: usize,
    /// What became of the rules.
    pub rules: Joined,
    /// Why the first of all this failed; empty if nothing did.
    pub why: String,
}

/// What became of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Added,
    Joined,
    Same,
    Both,
}

impl<S: Store> Shelf<S> {
    /// All articles, the trash and the settings as one file.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn backup(&self) -> Result<String, StoreError> {
        let mut all = BTreeMap::from([("pressmark".to_owned(), FORMAT.to_owned())]);
        for key in self.store.keys()? {
            let Some(name) = key.strip_prefix(PREFIX).filter(|name| !LEFT_OUT.contains(name)) else { continue };
            all.insert(name.to_owned(), self.store.get(&key)?.unwrap_or_default());
        }
        // A map of strings always serialises.
        Ok(serde_json::to_string(&all).unwrap_or_default().replace("\",\"", "\",\n\""))
    }

    /// Takes a file of [`Shelf::backup`] in, or a table of rules. What does not fit or cannot be read is counted; the rest is taken.
    ///
    /// # Errors
    /// A sentence if this is no such file.
    pub fn restore(&self, file: &str) -> Result<Restored, String> {
        let mut done = Restored::default();
        let all: BTreeMap<String, String> =
            serde_json::from_str(file).map_err(|_| "this is no backup of Pressmark".to_owned())?;
        match all.get("pressmark").map(String::as_str) {
            Some(FORMAT) => {}
            Some(other) if other.starts_with("rules/") => {
                self.take_rules(&Rules::read(file)?, &mut done);
                return Ok(done);
            }
            Some(other) => return Err(format!("the format {other} is unknown here; this version reads {FORMAT}")),
            None => return Err("this is no backup of Pressmark".to_owned()),
        }
        for (name, value) in &all {
            let place = [("a:", Place::Articles), ("t:", Place::Trash)];
            match place.iter().find_map(|(prefix, place)| Some((*place, name.strip_prefix(prefix)?))) {
                Some((place, id)) => done.count(self.take(place, id, value)),
                None if name == RULES => match Rules::read(value) {
                    Ok(rules) => self.take_rules(&rules, &mut done),
                    Err(why) => {
                        let _ = self.set_rules_aside(value);
                        done.failed_with(why);
                    }
                },
                None if is_setting(name) => self.keep_setting(name, value),
                None => {}
            }
        }
        Ok(done)
    }

    fn take_rules(&self, rules: &Rules, done: &mut Restored) {
        let (joined, error) = self.join_rules(rules);
        done.rules = joined;
        error.into_iter().for_each(|error| done.failed_with(error.to_string()));
    }

    /// A setting of the file counts where there is none; the trash's times are joined.
    fn keep_setting(&self, name: &str, value: &str) {
        let key = format!("{PREFIX}{name}");
        if key == TRASHED {
            let theirs: BTreeMap<String, String> = serde_json::from_str(value).unwrap_or_default();
            let mut ours = self.map(TRASHED).unwrap_or_default();
            for (id, at) in theirs {
                ours.entry(id).or_insert(at);
            }
            let _ = self.store.set(TRASHED, &serde_json::to_string(&ours).unwrap_or_default());
        } else if self.store.get(&key) == Ok(None) {
            let _ = self.store.set(&key, value);
        }
    }

    /// Takes one article in, under its name or one beside it.
    pub(super) fn take(&self, place: Place, id: &str, theirs: &str) -> Result<Taken, ShelfError> {
        if !super::is_id(id) {
            return Err(ShelfError::Missing);
        }
        let mut n = 1;
        loop {
            let name = if n == 1 { id.to_owned() } else { format!("{id}-{n}") };
            let (article, trash) = (format!("{ARTICLE}{name}"), format!("{TRASH}{name}"));
            let (here, at) = match self.store.get(&article)? {
                Some(kept) => (kept, &article),
                None => match self.store.get(&trash)? {
                    Some(kept) => (kept, &trash),
                    None => {
                        let free = if place == Place::Trash { &trash } else { &article };
                        self.put_new(free, &name, theirs)?;
                        return Ok(if n == 1 { Taken::Added } else { Taken::Both });
                    }
                },
            };
            // An article in use is not thrown away by a file; one in the trash comes back if the file has it in use.
            let to = if place == Place::Articles { &article } else { at };
            if let Some(joined) = join(&here, theirs, &name) {
                let same = joined == here && at == to;
                if !same {
                    self.put_or_swap_value(at, to, &joined)?;
                }
                return Ok(if same { Taken::Same } else { Taken::Joined });
            }
            n += 1;
        }
    }

    /// Writes an article that is new here; its name must be the one it says.
    fn put_new(&self, key: &str, name: &str, kept: &str) -> Result<(), ShelfError> {
        let named = match record::read(kept) {
            Ok(mut record) if record.meta.id != name => {
                name.clone_into(&mut record.meta.id);
                record::write(&record)
            }
            _ => kept.to_owned(),
        };
        self.store.set(key, &named)?;
        self.forget(name)
    }

    /// Replaces the value at `old` by one at `new`, which may be the same key.
    fn put_or_swap_value(&self, old: &str, new: &str, value: &str) -> Result<(), ShelfError> {
        match old == new {
            true => self.store.set(new, value)?,
            false => self.put_or_swap(old, new, value)?,
        }
        self.forget(new.rsplit(':').next().unwrap_or_default())
    }

    /// Takes an article out of the index, which is then made again from the record.
    fn forget(&self, id: &str) -> Result<(), ShelfError> {
        let mut index = self.index()?;
        let before = index.len();
        index.retain(|e| e.id != id);
        if index.len() != before {
            self.store.set(INDEX, &serde_json::to_string(&index).unwrap_or_default())?;
        }
        Ok(())
    }
}

impl Restored {
    fn count(&mut self, taken: Result<Taken, ShelfError>) {
        match taken {
            Ok(Taken::Added) => self.added += 1,
            Ok(Taken::Joined) => self.joined += 1,
            Ok(Taken::Same) => self.same += 1,
            Ok(Taken::Both) => self.both += 1,
            Err(error) => {
                self.failed += 1;
                self.failed_with(error.to_string());
            }
        }
    }

    fn failed_with(&mut self, why: String) {
        if self.why.is_empty() {
            self.why = why;
        }
    }
}

/// Two kept strings of one text as one, as it is to be kept; none if they are of different texts, or one cannot be read.
fn join(here: &str, theirs: &str, id: &str) -> Option<String> {
    if here == theirs {
        return Some(here.to_owned());
    }
    let (mut ours, theirs) = (record::read(here).ok()?, record::read(theirs).ok()?);
    if ours.text != theirs.text {
        return None;
    }
    let before = ours.clone();
    ours.log = Log::read(&ours.log).0.merged(&Log::read(&theirs.log).0).write();
    if theirs.meta.changed > ours.meta.changed {
        (ours.meta.title, ours.meta.source) = (theirs.meta.title.clone(), theirs.meta.source.clone());
        ours.meta.changed = theirs.meta.changed;
    }
    ours.meta.tags = tidy_tags([ours.meta.tags, theirs.meta.tags].concat());
    id.clone_into(&mut ours.meta.id);
    if ours == before {
        return Some(here.to_owned());
    }
    ours.meta.revision = ours.meta.revision.max(theirs.meta.revision) + 1;
    Some(record::write(&ours))
}

fn is_setting(name: &str) -> bool {
    name != "pressmark"
        && !LEFT_OUT.contains(&name)
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}
