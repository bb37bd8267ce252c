//! The trash: an article thrown away stays for thirty days, and comes back whole.

use super::{ARTICLE, Place, Shelf, ShelfError, Store, StoreError, TRASH, TRASHED};

/// How long an article stays in the trash, in days.
pub const DAYS: u64 = 30;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

impl<S: Store> Shelf<S> {
    /// Moves an article to the trash, at `now` (milliseconds since 1970). The old record is removed only after the new one is written.
    ///
    /// # Errors
    /// As [`Shelf::raw`] and [`Store::set`].
    pub fn throw_away(&self, id: &str, now: u64) -> Result<(), ShelfError> {
        self.relocate(id, ARTICLE, TRASH)?;
        // Without its time the article only stays longer.
        let _ = self.note_time(id, Some(now));
        Ok(())
    }

    /// Brings an article back from the trash.
    ///
    /// # Errors
    /// As [`Shelf::throw_away`].
    pub fn bring_back(&self, id: &str) -> Result<(), ShelfError> {
        self.relocate(id, TRASH, ARTICLE)?;
        let _ = self.note_time(id, None);
        Ok(())
    }

    /// Deletes an article in the trash for good.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn delete(&self, id: &str) -> Result<(), StoreError> {
        self.store.remove(&format!("{TRASH}{id}"))?;
        self.note_time(id, None)
    }

    /// Deletes all that is in the trash.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn empty_trash(&self) -> Result<(), StoreError> {
        for key in self.store.keys()?.iter().filter(|k| k.starts_with(TRASH)) {
            self.store.remove(key)?;
        }
        self.store.remove(TRASHED)
    }

    /// How many whole days an article still stays in the trash.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn days_left(&self, id: &str, now: u64) -> Result<u64, StoreError> {
        let since = self.map(TRASHED)?.get(id).and_then(|at| at.parse::<u64>().ok()).unwrap_or(now);
        Ok(DAYS.saturating_sub(now.saturating_sub(since) / DAY_MS))
    }

    /// Deletes what has been in the trash for longer than [`DAYS`]; what has no time gets `now`.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn sweep(&self, now: u64) -> Result<(), StoreError> {
        let since = self.map(TRASHED)?;
        for key in self.store.keys()? {
            let Some(id) = key.strip_prefix(TRASH) else { continue };
            match since.get(id).and_then(|at| at.parse::<u64>().ok()) {
                Some(at) if now.saturating_sub(at) > DAYS * DAY_MS => self.delete(id)?,
                Some(_) => {}
                None => self.note_time(id, Some(now))?,
            }
        }
        Ok(())
    }

    fn note_time(&self, id: &str, at: Option<u64>) -> Result<(), StoreError> {
        let mut since = self.map(TRASHED)?;
        match at {
            Some(at) => since.insert(id.to_owned(), at.to_string()),
            None => since.remove(id),
        };
        self.store.set(TRASHED, &serde_json::to_string(&since).unwrap_or_default())
    }

    fn relocate(&self, id: &str, from: &str, to: &str) -> Result<(), ShelfError> {
        let kept = self.store.get(&format!("{from}{id}"))?.ok_or(ShelfError::Missing)?;
        let place = if to == TRASH { Place::Trash } else { Place::Articles };
        match self.store.get(&format!("{to}{id}"))? {
            // The same article is already there (it was pasted again meanwhile): what was done on both is kept.
            Some(other) if other != kept => {
                self.take(place, id, &kept)?;
                Ok(self.store.remove(&format!("{from}{id}"))?)
            }
            _ => self.put_or_swap(&format!("{from}{id}"), &format!("{to}{id}"), &kept),
        }
    }
}
