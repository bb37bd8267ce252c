//! The stages of an analysis on one screen: `(text, date, resources) → document`. Pure: no clock, no network, no randomness, no
//! panic; the same bytes natively and in WebAssembly.

mod ingest;

use crate::{
    digest::digest,
    document::{Document, Sentence},
    entities,
    facts::{events, quantities, statements, times},
    resources::Resources,
    syntax,
    text::{Span, sentences, tokenize},
};
use ingest::open;
use jiff::civil::Date;

/// What the caller gives.
#[derive(Clone, Debug, Default)]
pub struct Input<'a> {
    /// Echoed in the analysis.
    pub id: Option<&'a str>,
    /// The article.
    pub source: Source<'a>,
    /// The article's title, if known.
    pub title: Option<&'a str>,
    /// The document's date, if known.
    pub published: Option<Date>,
}

/// The article as it comes in.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// As pasted; CR LF and CR become LF, nothing else changes.
    Text(&'a str),
    /// A page or a piece of one; the document's text is what is read out of it, and its title and date count where the caller
    /// gives none.
    Html(&'a str),
}

impl Default for Source<'_> {
    fn default() -> Self {
        Self::Text("")
    }
}

/// A stage that has ended, for the progress line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Blocks, tokens, sentences.
    Text,
    /// Tags, lemmas, trees.
    Syntax,
    /// Names and who is who.
    Entities,
    /// Times and quantities.
    Numbers,
    /// Who said what, what happened.
    Statements,
}

/// Analyses an article; `progress` is told of each stage as it ends.
pub fn analyze(resources: &Resources, input: &Input<'_>, progress: &mut dyn FnMut(Stage)) -> Document {
    let mut doc = open(input);
    lay_out(&mut doc);
    progress(Stage::Text);
    syntax::read(&resources.models, &mut doc);
    progress(Stage::Syntax);
    doc.meta.published = doc.meta.published.or_else(|| times::published(&doc));
    doc.times = times::resolve(&doc);
    doc.quantities = quantities::read(&doc);
    progress(Stage::Numbers);
    let found = entities::find(&doc);
    (doc.entities, doc.mentions, doc.relations) = (found.entities, found.mentions, found.relations);
    progress(Stage::Entities);
    doc.statements = statements::attribute(&doc);
    let spoken = statements::speakers_pronouns(&doc);
    entities::bind(&mut doc, &spoken);
    doc.events = events::find(&doc);
    digest(&doc).fill(&mut doc);
    progress(Stage::Statements);
    doc
}

/// The first stages alone: text, tags, trees and the network's readings.
pub fn read(resources: &Resources, input: &Input<'_>) -> Document {
    let mut doc = open(input);
    lay_out(&mut doc);
    syntax::read(&resources.models, &mut doc);
    doc
}

/// Words and sentences.
fn lay_out(doc: &mut Document) {
    let mut words = Vec::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        let start = words.len();
        tokenize::tokenize(&doc.text, block.span, &mut words);
        for tokens in sentences::split(&doc.text, &words, start..words.len()) {
            let ends = words.get(tokens.clone()).and_then(|w| Some((w.first()?.span, w.last()?.span)));
            if let Some((first, last)) = ends {
                let block = crate::document::BlockId::new(index);
                doc.sentences.push(Sentence { span: Span::new(first.start, last.end), tokens, block });
            }
        }
    }
    doc.tokens = words.into_iter().map(syntax::untagged).collect();
}
