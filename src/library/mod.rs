//! Saved work: an article with the analysis that was seen and what a person decided about it.
//!
//! [`record`] fixes what is kept, [`pack`] how it becomes a short string, [`storage`] where it goes and what happens when that
//! fails. The worker reads no storage; only the page does.

pub mod amount;
pub mod fold;
pub mod key;
pub mod log;
pub mod pack;
pub mod record;
pub mod rules;
pub mod share;
pub mod shelf;
pub mod storage;

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod local_storage;

#[cfg(test)]
pub(crate) mod sample;
