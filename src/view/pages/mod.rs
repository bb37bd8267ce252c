//! Pages of their own, computed from records: `answer("numbers", record)` → the page of all amounts of an article.
//!
//! The address of a page is its name and, after a space, what it is asked: `search bridge`, `compare 3f2a 77b0`. Pages of one article
//! get its record, those of the library all records. The worker computes them; the interface only places them.

use super::page::Page;

/// Saved articles that were read; a record is read once as long as it stays the same.
#[derive(Default)]
pub struct Library {}

/// Whether the page of this address is about all saved articles, not about the open one.
pub fn is_of_library(address: &str) -> bool {
    !matches!(address, "numbers" | "network" | "diff")
}

impl Library {
    /// The page of an address from records, one a line.
    ///
    /// # Errors
    /// A sentence if there is no such page or a record cannot be read.
    pub fn answer(&mut self, address: &str, records: &str) -> Result<Page, String> {
        let _ = records;
        Err(format!("there is no page {address}"))
    }
}
