//! The story in short: causes, answers, summary, keyphrases; each a stretch of the text.
//! `A storm closed the port on Friday.` → who *A storm*, what *closed the port*, when *Friday*. It reads what the stages before
//! found and writes no sentence of its own.

mod branches;
pub mod causes;

use crate::document::{Cause, Document};

/// What this layer finds.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// In text order.
    pub causes: Vec<Cause>,
}

/// Reads the whole document. Needs tokens, sentences and trees.
pub fn digest(doc: &Document) -> Digest {
    let branches = branches::Branches::new(doc);
    Digest { causes: causes::find(&branches) }
}
