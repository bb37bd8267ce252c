//! The engine behind messages: the page sends an article, the dedicated worker answers with progress and an analysis. It also
//! computes pages over saved articles, and writes and reads files, so that the page needs no code for them.
//!
//! [`protocol`] fixes the messages, [`jobs`] keeps account of what is asked (both native and tested); `client` is the page's
//! side, `host` the worker's. The worker reads no storage, the page holds no models.

#[cfg(feature = "engine")]
pub mod files;
pub mod jobs;
pub mod protocol;
#[cfg(feature = "engine")]
pub mod rules;

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod client;
#[cfg(all(target_arch = "wasm32", feature = "engine"))]
pub mod host;
