//! Saved work.

pub mod key;
