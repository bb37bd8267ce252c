//! Pressmark reads a news article and says who the people and organisations are, who said what in which tone, what happened
//! when and where, and how much money is named. Every fact points at the exact words it was read from.
//!
//! The modules are layers, lowest first; each uses only those above it in this list (`tests/it/tidy.rs` checks it):
//! [`text`] characters, offsets, blocks, tokens → [`files`] what comes in a file → [`document`] the data model → [`lexicon`] words as data, [`model`] learned
//! weights → [`syntax`] tags, lemmas, trees → [`entities`] who is who → [`facts`] times, quantities, statements, events →
//! [`digest`] answers and summary → [`pipeline`] the stages on one screen → [`contract`] the JSON → [`library`] saved work →
//! [`export`], [`import`] other programs' formats → [`view`] what is drawn → [`worker`] the engine behind messages → [`ui`] Leptos
//! components, [`cli`] the command line.
//!
//! The interface is built without the feature `engine`: it computes nothing that the worker computes, so it need not compile it. The
//! program that builds the site is built without either, and needs nothing of this crate.
#![cfg(any(feature = "engine", feature = "ui"))]

pub mod text;

#[cfg(feature = "engine")]
pub mod files;

pub mod document;

#[cfg(feature = "engine")]
pub mod lexicon;
#[cfg(feature = "engine")]
pub mod model;

#[cfg(feature = "engine")]
pub mod syntax;

#[cfg(feature = "engine")]
pub mod entities;

#[cfg(feature = "engine")]
pub mod facts;

#[cfg(feature = "engine")]
pub mod digest;

#[cfg(feature = "engine")]
pub mod pipeline;
#[cfg(feature = "engine")]
pub mod resources;

pub mod contract;

pub mod library;

#[cfg(feature = "engine")]
pub mod export;
#[cfg(feature = "engine")]
pub mod import;

pub mod view;

pub mod worker;

#[cfg(all(not(target_arch = "wasm32"), feature = "engine"))]
pub mod cli;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod ui;
