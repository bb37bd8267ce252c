//! The engine's worker: a stand-in until the real one lands.

pub mod host;
