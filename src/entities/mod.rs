//! Who is who: names, nominals and pronouns grouped into entities; roles; links; salience.

use crate::document::{Document, Entity, Mention, Relation};

/// What [`find`] finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// One for each real-world thing.
    pub entities: Vec<Entity>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// Offices and memberships.
    pub relations: Vec<Relation>,
}

/// Reads the entities of a document whose tokens and sentences are known.
pub fn find(_doc: &Document) -> Found {
    Found::default()
}
