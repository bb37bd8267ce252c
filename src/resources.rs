//! What an analysis needs besides the text. Loaded once, shared by all analyses.

use crate::model::Models;

/// Weights. Word lists are compiled in (see [`crate::lexicon`]).
#[derive(Debug, Default)]
pub struct Resources {
    /// The reader network.
    pub models: Models,
}

impl Resources {
    /// The resources from the files of `model/weights`, by name; `file` answers none where one is missing.
    ///
    /// # Errors
    /// If a file does not fit this version.
    pub fn from_files(file: &dyn Fn(&str) -> Option<Vec<u8>>) -> Result<Self, crate::model::LoadError> {
        let models = match file("reader.bin") {
            Some(bytes) => Models::from_bytes(&bytes)?,
            None => Models::default(),
        };
        Ok(Self { models })
    }

    /// The resources compiled into the command line.
    ///
    /// # Errors
    /// If the embedded weights do not fit this version.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Self, crate::model::LoadError> {
        Ok(Self { models: Models::from_bytes(include_bytes!("model/weights/reader.bin"))? })
    }

    /// The embedded ones, read once for all tests.
    #[cfg(test)]
    pub(crate) fn shared() -> &'static Self {
        static ONE: std::sync::LazyLock<Resources> = std::sync::LazyLock::new(|| Resources::embedded().unwrap());
        &ONE
    }
}
