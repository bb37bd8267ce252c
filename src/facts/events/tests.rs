//! Cases of our own writing.
