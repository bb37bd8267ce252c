//! What an analysis needs besides the text. Loaded once, shared by all analyses.

use crate::model::Models;

/// Weights. Word lists are compiled in (see [`crate::lexicon`]).
#[derive(Debug, Default)]
pub struct Resources {
    /// The reader network.
    pub models: Models,
}

impl Resources {
    /// The resources compiled into the command line.
    ///
    /// # Errors
    /// If the embedded weights do not fit this version.
    pub fn embedded() -> Result<Self, crate::model::LoadError> {
        Ok(Self { models: Models::default() })
    }
}
