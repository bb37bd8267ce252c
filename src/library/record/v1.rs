//! Version 1 of a kept article. Frozen: a change of any type here is a new version.
//!
//! The text once, the metadata, the analysis as short numbers (see [`facts`]), and the log of human operations, opaque to this
//! format. Tokens and trees are left out: they would double the record, and the same engine makes them again for an export.

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

/// An article as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Title, date, source.
    pub meta: Meta,
    /// Immutable.
    pub text: String,
    /// What the engine found, as it was seen.
    pub facts: facts::Facts,
    /// Operations of the person, one JSON object a line (see `library::log`); empty if none.
    pub log: String,
}

impl Record {
    /// Checks that all references and spans lie inside; a record from a link may say anything.
    ///
    /// # Errors
    /// A phrase that says what is out of range.
    pub fn check(&self) -> Result<(), String> {
        self.facts.check(self.text.chars().count())
    }
}
