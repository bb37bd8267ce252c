//! The articles of one browser: list, open, save, throw away, bring back. Every act says whether it worked.
//!
//! Keys: `pressmark:1:a:<id>` an article, `pressmark:1:t:<id>` one in the trash, `pressmark:1:index` the list (made again from the
//! articles when it is missing or behind), `pressmark:1:trashed` since when each is in the trash, `pressmark:1:rules` the personal
//! rules, `pressmark:1:<name>` settings and the draft. A damaged article is listed as damaged and never overwritten or deleted by
//! itself.

mod backup;
mod joining;
mod rules;
mod trash;

pub use backup::Restored;
pub use joining::take_over;
pub use trash::DAYS;

use super::{
    log::Log,
    record::{self, ReadError, Record},
    storage::{QUOTA, Store, StoreError, units},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const PREFIX: &str = "pressmark:1:";
const ARTICLE: &str = "pressmark:1:a:";
const TRASH: &str = "pressmark:1:t:";
const INDEX: &str = "pressmark:1:index";
const TRASHED: &str = "pressmark:1:trashed";

/// A line of the list of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Names the article in its key and in the address.
    pub id: String,
    /// Never empty: the title, or the first words.
    #[serde(rename = "t")]
    pub title: String,
    /// Outlet or address; may be empty.
    #[serde(rename = "s", default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// `YYYY-MM-DD` or empty.
    #[serde(rename = "p", default, skip_serializing_if = "String::is_empty")]
    pub published: String,
    /// Milliseconds since 1970, UTC.
    #[serde(rename = "c")]
    pub changed: u64,
    /// Words of the text.
    #[serde(rename = "w")]
    pub words: u32,
    /// Of the record.
    #[serde(rename = "r")]
    pub revision: u32,
    /// The person's own words for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Facts that nobody has decided about; none where an older version listed the article.
    #[serde(rename = "l", default)]
    pub left: Option<u32>,
    /// Why it cannot be opened, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub damage: Option<String>,
}

/// Why an article is not opened or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfError {
    /// The store failed.
    Store(StoreError),
    /// The record cannot be read.
    Record(ReadError),
    /// No such article.
    Missing,
    /// Another tab has saved a newer revision; it is untouched.
    Newer(u32),
    /// What was read back is not what was written.
    NotKept,
}

impl std::fmt::Display for ShelfError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Store(e) => e.fmt(f),
            Self::Record(e) => e.fmt(f),
            Self::Missing => f.write_str("there is no such article here; it may have been deleted in another tab"),
            Self::Newer(revision) => write!(f, "another tab has saved revision {revision} of this article"),
            Self::NotKept => f.write_str("the browser did not keep what was saved"),
        }
    }
}

impl std::error::Error for ShelfError {}

impl From<StoreError> for ShelfError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Which half of the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In use.
    Articles,
    /// Thrown away, to be brought back.
    Trash,
}

impl Place {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Articles => ARTICLE,
            Self::Trash => TRASH,
        }
    }
}

/// The articles in a store.
#[derive(Clone, Debug)]
pub struct Shelf<S> {
    store: S,
}

/// Sixteen hexadecimal digits of the text's FNV-1a hash, so that the same paste is the same article.
pub fn id_of(text: &str) -> String {
    // Offset basis and prime of the 64-bit hash: RFC 9923.
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

impl<S: Store> Shelf<S> {
    /// A shelf over `store`.
    pub const fn new(store: S) -> Self {
        Self { store }
    }

    /// The articles, last changed first. Reads only the index, unless it does not name the same articles as the keys.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn list(&self, place: Place) -> Result<Vec<Entry>, StoreError> {
        let keys = self.store.keys()?;
        let ids: Vec<&str> = keys.iter().filter_map(|k| k.strip_prefix(place.prefix())).collect();
        let index = match place {
            Place::Articles => self.index()?,
            Place::Trash => Vec::new(),
        };
        let mut list = Vec::with_capacity(ids.len());
        for id in ids {
            match index.iter().find(|e| e.id == id) {
                Some(entry) => list.push(entry.clone()),
                None => list.push(self.entry(place, id)?),
            }
        }
        list.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
        Ok(list)
    }

    /// Opens an article.
    ///
    /// # Errors
    /// [`ShelfError::Missing`], [`ShelfError::Record`] or [`ShelfError::Store`].
    pub fn open(&self, place: Place, id: &str) -> Result<Record, ShelfError> {
        let kept = self.store.get(&format!("{}{id}", place.prefix()))?.ok_or(ShelfError::Missing)?;
        record::read(&kept).map_err(ShelfError::Record)
    }

    /// The kept string as it is, also of a damaged article, to be exported.
    ///
    /// # Errors
    /// [`ShelfError::Missing`] or [`ShelfError::Store`].
    pub fn raw(&self, id: &str) -> Result<String, ShelfError> {
        self.store.get(&format!("{ARTICLE}{id}"))?.ok_or(ShelfError::Missing)
    }

    /// Writes the article, then the index, and reads the article back. `record.meta.revision` is the revision it was opened with;
    /// it is raised by one if the save succeeds.
    ///
    /// # Errors
    /// [`ShelfError::Newer`] if the kept revision is higher; [`ShelfError::Store`]; [`ShelfError::NotKept`]. The old record stands.
    pub fn save(&self, record: &mut Record) -> Result<(), ShelfError> {
        let key = format!("{ARTICLE}{}", record.meta.id);
        match self.open(Place::Articles, &record.meta.id) {
            Ok(kept) if kept.meta.revision > record.meta.revision => return Err(ShelfError::Newer(kept.meta.revision)),
            // What cannot be read is not ours to overwrite.
            Err(ShelfError::Record(_)) => self.set_aside(&record.meta.id)?,
            _ => {}
        }
        let mut next = record.clone();
        next.meta.revision += 1;
        let kept = record::write(&next);
        self.store.set(&key, &kept)?;
        if self.store.get(&key)?.as_deref() != Some(&kept) {
            return Err(ShelfError::NotKept);
        }
        *record = next;
        // The index can be made again from the articles, so its failure is not the article's.
        let _ = self.put_in_index(entry_of(record));
        Ok(())
    }

    /// Writes a kept string back that was read by [`Shelf::raw`].
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn put_back(&self, id: &str, kept: &str) -> Result<(), StoreError> {
        self.store.set(&format!("{ARTICLE}{id}"), kept)
    }

    /// A setting or the draft, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.store.get(&format!("{PREFIX}{name}"))
    }

    /// Keeps a setting or the draft; none forgets it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn set_setting(&self, name: &str, value: Option<&str>) -> Result<(), StoreError> {
        let key = format!("{PREFIX}{name}");
        match value {
            Some(value) => self.store.set(&key, value),
            None => self.store.remove(&key),
        }
    }

    /// Share of the quota in use, in thousandths; counts all keys of the origin.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn used(&self) -> Result<u32, StoreError> {
        let mut used = 0;
        for key in self.store.keys()? {
            used += units(&key, &self.store.get(&key)?.unwrap_or_default());
        }
        Ok((used * 1000 / QUOTA) as u32)
    }

    /// Gives an article other tags; they are sorted, each once.
    ///
    /// # Errors
    /// As [`Shelf::open`] and [`Shelf::save`].
    pub fn set_tags(&self, id: &str, tags: Vec<String>) -> Result<(), ShelfError> {
        let mut record = self.open(Place::Articles, id)?;
        record.meta.tags = tidy_tags(tags);
        self.save(&mut record)
    }

    /// Moves an unreadable article out of the way, to a key of its own.
    fn set_aside(&self, id: &str) -> Result<(), ShelfError> {
        let mut n = 2;
        while self.store.get(&format!("{ARTICLE}{id}-{n}"))?.is_some() {
            n += 1;
        }
        let kept = self.raw(id)?;
        self.put_or_swap(&format!("{ARTICLE}{id}"), &format!("{ARTICLE}{id}-{n}"), &kept)
    }

    /// A map of strings that is kept as one value; empty if it is missing or damaged.
    fn map(&self, key: &str) -> Result<BTreeMap<String, String>, StoreError> {
        Ok(serde_json::from_str(&self.store.get(key)?.unwrap_or_default()).unwrap_or_default())
    }

    fn index(&self) -> Result<Vec<Entry>, StoreError> {
        let kept = self.store.get(INDEX)?.unwrap_or_default();
        Ok(serde_json::from_str(&kept).unwrap_or_default())
    }

    fn put_in_index(&self, entry: Entry) -> Result<(), StoreError> {
        let mut index = self.index()?;
        index.retain(|e| e.id != entry.id);
        index.push(entry);
        // A list of strings and numbers always serialises.
        self.store.set(INDEX, &serde_json::to_string(&index).unwrap_or_default())
    }

    fn entry(&self, place: Place, id: &str) -> Result<Entry, StoreError> {
        Ok(match self.open(place, id) {
            Ok(record) => entry_of(&record),
            Err(ShelfError::Store(e)) => return Err(e),
            Err(e) => {
                Entry { id: id.to_owned(), title: format!("Article {id}"), damage: Some(e.to_string()), ..Entry::default() }
            }
        })
    }

    /// Writes `value` under `new` and removes `old`.
    fn put_or_swap(&self, old: &str, new: &str, value: &str) -> Result<(), ShelfError> {
        match self.store.set(new, value) {
            // A full store has no room for two copies: the old one goes first, and comes back if the new one fails after all.
            Err(StoreError::Full) => {
                self.store.remove(old)?;
                if let Err(e) = self.store.set(new, value) {
                    self.store.set(old, value)?;
                    return Err(e.into());
                }
            }
            Err(e) => return Err(e.into()),
            Ok(()) => self.store.remove(old)?,
        }
        Ok(())
    }
}

/// Sorted, trimmed, each once, none empty.
pub fn tidy_tags(tags: Vec<String>) -> Vec<String> {
    let mut tags: Vec<String> = tags.iter().map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
    tags.sort();
    tags.dedup();
    tags
}

fn entry_of(record: &Record) -> Entry {
    let meta = &record.meta;
    let first_words = || record.text.split_whitespace().take(10).collect::<Vec<_>>().join(" ");
    Entry {
        id: meta.id.clone(),
        title: if meta.title.is_empty() { first_words() } else { meta.title.clone() },
        source: meta.source.clone(),
        published: meta.published.clone(),
        changed: meta.changed,
        words: record.text.split_whitespace().count() as u32,
        revision: meta.revision,
        tags: meta.tags.clone(),
        left: Some(left(record)),
        damage: None,
    }
}

/// Whether a name can be that of an article: it becomes part of a key and of the address.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() < 80 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// Facts of the engine that nobody has decided about.
fn left(record: &Record) -> u32 {
    let decided = Log::read(&record.log).0.decided().len();
    record.facts.count().saturating_sub(decided) as u32
}

#[cfg(test)]
mod tests;
