//! Pressmark reads a news article and says who the people and organisations are, who said what in which tone, what happened
//! when and where, and how much money is named. Every fact points at the exact words it was read from.
//!
//! The modules are layers, lowest first; each uses only those above it in this list (`tests/it/tidy.rs` checks it):
//! [`text`] characters, offsets, blocks, tokens → [`files`] what comes in a file → [`document`] the data model → [`lexicon`] words as data, [`model`] learned
//! weights → [`syntax`] tags, lemmas, trees → [`entities`] who is who → [`facts`] times, quantities, statements, events →
//! [`digest`] answers and summary → [`pipeline`] the stages on one screen → [`contract`] the JSON → [`library`] saved work →
//! [`export`], [`import`] other programs' formats → [`view`] what is drawn → [`worker`] the engine behind messages → [`ui`] Leptos
//! components, [`cli`] the command line.

pub mod text;

pub mod files;

pub mod document;

pub mod lexicon;
pub mod model;

pub mod syntax;

pub mod entities;

pub mod facts;

pub mod digest;

pub mod pipeline;
pub mod resources;

pub mod contract;

pub mod library;

pub mod export;
pub mod import;

pub mod view;

pub mod worker;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod ui;
