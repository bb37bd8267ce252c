//! The browser's localStorage as a [`Store`]. gloo-storage's `raw()` ends the page where storage is blocked, so the store is probed
//! by web-sys first, and gloo is used only after that.

use super::storage::{Store, StoreError};
use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsValue;

/// The origin's localStorage, known to be there.
#[derive(Clone, Copy, Debug)]
pub struct Browser(());

const PROBE: &str = "pressmark:probe";

impl Browser {
    /// The browser's store, if it can be read and written. A full store counts as usable: it can be read and emptied.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    pub fn open() -> Result<Self, StoreError> {
        let blocked = |e: JsValue| StoreError::Blocked(reason(&e));
        let window = web_sys::window().ok_or_else(|| StoreError::Blocked("there is no window".to_owned()))?;
        let storage = window.local_storage().map_err(blocked)?;
        let storage = storage.ok_or_else(|| StoreError::Blocked("it is switched off".to_owned()))?;
        match storage.set_item(PROBE, "1") {
            Ok(()) => storage.remove_item(PROBE).map_err(blocked)?,
            Err(e) if is_quota(&e) => {}
            Err(e) => return Err(blocked(e)),
        }
        Ok(Self(()))
    }
}

impl Store for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw().get_item(key).map_err(|e| StoreError::Blocked(reason(&e)))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        LocalStorage::raw().set_item(key, value).map_err(|e| match is_quota(&e) {
            true => StoreError::Full,
            false => StoreError::Blocked(reason(&e)),
        })
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw().remove_item(key).map_err(|e| StoreError::Blocked(reason(&e)))
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = LocalStorage::raw();
        let length = storage.length().map_err(|e| StoreError::Blocked(reason(&e)))?;
        let mut keys: Vec<String> = (0..length).filter_map(|i| storage.key(i).ok().flatten()).collect();
        keys.sort();
        Ok(keys)
    }
}

fn name(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|n| n.as_string()).unwrap_or_default()
}

/// Chromium, Safari and Firefox name a full store in two ways.
fn is_quota(error: &JsValue) -> bool {
    matches!(name(error).as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED")
}

fn reason(error: &JsValue) -> String {
    let name = name(error);
    if name.is_empty() { "no reason given".to_owned() } else { name }
}
