//! What an analysis needs besides the text. Loaded once, shared by all analyses.

use crate::model::Models;

/// Weights. Word lists are compiled in (see [`crate::lexicon`]).
#[derive(Debug, Default)]
pub struct Resources {
    /// The reader network.
    pub models: Models,
}
