//! A small key-value store that may be full, blocked or shared with other tabs. The browser's is `local_storage`; [`Memory`] stands
//! in where that is blocked, and in tests.

use std::{cell::RefCell, collections::BTreeMap, fmt, rc::Rc};

/// What a browser grants an origin, in UTF-16 units, keys included (measured in Chromium; others are close).
pub const QUOTA: usize = 5_242_880;

/// Why a value was not written or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No room is left. The old value still stands.
    Full,
    /// The browser refuses.
    Blocked(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the browser's storage for this site is full"),
            Self::Blocked(why) => write!(f, "the browser does not let this site store anything ({why})"),
        }
    }
}

impl std::error::Error for StoreError {}

/// Strings by key.
pub trait Store {
    /// The value of `key`.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Writes `value`, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Blocked`].
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Forgets `key`.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// All keys, sorted.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn keys(&self) -> Result<Vec<String>, StoreError>;
}

/// A store that forgets everything with the page. Clones share their content, as tabs do.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    values: Rc<RefCell<BTreeMap<String, String>>>,
    /// Most UTF-16 units, or none for no limit.
    quota: Option<usize>,
}

impl Memory {
    /// A store that is full after `quota` UTF-16 units, keys included.
    pub fn with_quota(quota: usize) -> Self {
        Self { quota: Some(quota), ..Self::default() }
    }
}

/// UTF-16 units of a key and its value.
pub fn units(key: &str, value: &str) -> usize {
    key.encode_utf16().count() + value.encode_utf16().count()
}

impl Store for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.values.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let mut values = self.values.borrow_mut();
        let others: usize = values.iter().filter(|(k, _)| *k != key).map(|(k, v)| units(k, v)).sum();
        if self.quota.is_some_and(|quota| others + units(key, value) > quota) {
            return Err(StoreError::Full);
        }
        values.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.values.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.values.borrow().keys().cloned().collect())
    }
}
