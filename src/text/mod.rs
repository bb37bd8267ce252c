//! Characters only: spans, offsets, blocks, tokens, sentences. Nothing here knows what a word means.

pub mod binary;
pub mod blocks;
pub mod dates;
pub mod html;
pub mod normalize;
pub mod language;
pub mod offsets;
pub mod sentences;
pub mod span;
pub mod tokenize;

pub use span::Span;
