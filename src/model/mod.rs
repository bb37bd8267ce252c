//! Learned weights: the reader network in integers. It knows vectors and labels, no linguistics.

pub mod features;
mod file;
mod kernel;
pub mod network;
pub mod plan;
#[cfg(all(feature = "train", not(target_arch = "wasm32")))]
pub mod train;
pub mod viterbi;
pub mod vocabulary;

/// The loaded networks; without any, texts are read by rules alone.
#[derive(Debug, Default)]
pub struct Models {
    /// The reader network.
    pub reader: Option<network::Network>,
}

impl Models {
    /// From the bytes of `weights/reader.bin`.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LoadError> {
        let (plan, weights) = file::read(bytes)?;
        Ok(Self { reader: Some(network::Network::new(plan, weights)) })
    }
}

/// Why a weights file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError(String);

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LoadError {}
