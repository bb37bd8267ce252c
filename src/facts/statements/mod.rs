//! Statements: *“Let's see,” Peskov said* → source *Peskov*, cue *said*, content *Let's see*.

use crate::document::{Document, Statement};

/// Reads all statements. Needs tokens, sentences, entities and times.
pub fn attribute(_doc: &Document) -> Vec<Statement> {
    Vec::new()
}
