//! Words with their grammar for an analysis that was kept without them, as the page keeps it: the engine reads the text once more.
//! Only formats of words need it (see [`super::Format::tokens`]). No fact changes.

use crate::{
    contract::Analysis,
    pipeline::{self, Input, Source},
    resources::Resources,
};

/// Fills in tokens and the sentences they stand in; nothing to do if there are some.
pub fn fill(resources: &Resources, analysis: &mut Analysis) {
    if !analysis.tokens.is_empty() {
        return;
    }
    let doc = pipeline::read(resources, &Input { source: Source::Text(&analysis.text), ..Input::default() });
    let read = Analysis::from_document(&doc);
    // A text with lone carriage returns would have been changed on reading; its places would not fit.
    if read.text == analysis.text {
        (analysis.tokens, analysis.sentences) = (read.tokens, read.sentences);
    }
}
