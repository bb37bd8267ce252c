//! Learned weights: the reader network in integers. It knows vectors and labels, no linguistics.

/// The loaded networks.
#[derive(Debug, Default)]
pub struct Models {}

/// Why a weights file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError(String);

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LoadError {}
