//! Time expressions with TIMEX3 values: *Friday* in an article of 2025-04-12 → `2025-04-11`.

use crate::document::{Document, Time};

/// Reads all times of the text, resolved against the document's date where it is known.
pub fn resolve(_doc: &Document) -> Vec<Time> {
    Vec::new()
}
