//! What the page can be in: an engine that loads, a text that is read, work that is kept or not, words that could be marked.

use crate::{
    text::offsets::CharSpan,
    worker::protocol::{Job, Stage},
};
use std::sync::Arc;

/// What is known of the open article besides its analysis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its id in the library; empty before it is saved.
    pub id: String,
    /// Empty if unknown.
    pub title: String,
    /// Outlet or address; empty if unknown.
    pub source: String,
    /// `YYYY-MM-DD`; empty if unknown.
    pub published: String,
}

/// Where the engine is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Its file is on the way.
    #[default]
    Loading,
    /// It answers.
    Ready,
    /// It stopped and is started again.
    Restarting,
    /// It does not run here; a sentence.
    Dead(String),
}

/// What is being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The question to the engine.
    pub job: Job,
    /// The last stage that has ended.
    pub done: Option<Stage>,
    /// Words of the text, for the progress line.
    pub words: usize,
    /// Said before the progress: which file of how many; may be empty.
    pub of: String,
}

/// Whether the work is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "*not saved* is the word that the page shows")]
pub enum Saved {
    /// Nothing to keep.
    #[default]
    Nothing,
    /// Soon.
    Saving,
    /// Done.
    Saved,
    /// The article came in a link and is not kept.
    Shared,
    /// In the one-file edition, and no file holds it yet.
    InPage,
    /// A sentence that says why not.
    NotSaved(String),
}

/// Words of the text that are selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marking {
    /// Whole words.
    pub span: CharSpan,
    /// Where the choice of kinds stands, in pixels from the corner of the page's main part.
    pub left: f64,
    /// The same, from above.
    pub top: f64,
}

/// A message that goes away, with an act that takes something back.
#[derive(Clone)]
pub struct Toast {
    /// A short sentence.
    pub text: String,
    /// *Undo*, if it can be. Counted, not an arena callback: the row that offered it is gone by then.
    pub undo: Option<Arc<dyn Fn() + Send + Sync>>,
}
