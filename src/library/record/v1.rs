//! Version 1 of a kept article. Frozen: a change of any type here is a new version.
//!
//! The metadata, the text once, the analysis as short numbers (see [`facts`]), and the log of human operations, opaque to this
//! format, in this order: the first four fields of [`super::v2::Record`]. Tokens and trees are left out: they would double the
//! record, and the same engine makes them again for an export.

pub mod facts;

use serde::{Deserialize, Serialize};

/// What is known of the article besides its text and facts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// From the hash of the text, see [`crate::library::shelf::id_of`].
    pub id: String,
    /// Empty if unknown.
    pub title: String,
    /// Outlet or address; empty if unknown.
    pub source: String,
    /// `YYYY-MM-DD`; empty if unknown.
    pub published: String,
    /// Milliseconds since 1970, UTC.
    pub created: u64,
    /// Milliseconds since 1970, UTC.
    pub changed: u64,
    /// Counts the writes; tells a tab that another one wrote.
    pub revision: u32,
    /// The person's own words for it.
    pub tags: Vec<String>,
}
