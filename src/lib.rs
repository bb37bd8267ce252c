//! Pressmark reads a news article and says who, what, when, where, and who said what, every fact tied to its exact words.

#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
