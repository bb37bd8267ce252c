//! The stages of an analysis on one screen: `(text, date, resources) → document`. Pure: no clock, no network, no randomness, no
//! panic; the same bytes natively and in WebAssembly.

use crate::{
    document::{Document, Meta, Note, PageInfo, Published, Sentence},
    entities,
    facts::{quantities, statements, times},
    resources::Resources,
    syntax,
    text::{
        Span, binary,
        blocks::{self, BlockKind},
        dates, html, language, sentences, tokenize,
    },
};
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
    /// Who said what.
    Statements,
}

/// Analyses an article; `progress` is told of each stage as it ends.
pub fn analyze(resources: &Resources, input: &Input<'_>, progress: &mut dyn FnMut(Stage)) -> Document {
    let mut doc = open(input);
    lay_out(&mut doc);
    progress(Stage::Text);
    syntax::read(&resources.models, &mut doc);
    progress(Stage::Syntax);
    doc.times = times::resolve(&doc);
    doc.quantities = quantities::read(&doc);
    progress(Stage::Numbers);
    let found = entities::find(&doc);
    (doc.entities, doc.mentions, doc.relations) = (found.entities, found.mentions, found.relations);
    progress(Stage::Entities);
    doc.statements = statements::attribute(&doc);
    progress(Stage::Statements);
    doc
}

/// Text, blocks and what is known of the article before a word is read.
fn open(input: &Input<'_>) -> Document {
    let (Source::Text(given) | Source::Html(given)) = input.source;
    let given = given.replace("\r\n", "\n").replace('\r', "\n");
    let mut doc = match input.source {
        Source::Html(_) => from_page(&given),
        Source::Text(_) => from_text(given),
    };
    doc.meta.id = input.id.map(str::to_owned);
    doc.meta.title = input.title.map(str::to_owned).or(doc.meta.title);
    doc.meta.published = input.published.map(|date| Published { date, evidence: None }).or(doc.meta.published).or_else(|| date_line(&doc));
    let binary = binary::check(&doc.text);
    let language = if binary.is_some() { language::UNKNOWN } else { language::of(&doc.text) };
    doc.meta.language = language.code;
    let strange = ![language::ENGLISH, language::UNKNOWN].contains(&language);
    doc.notes.extend(doc.text.trim().is_empty().then(Note::empty));
    doc.notes.extend(binary.map(Note::binary));
    doc.notes.extend(strange.then(|| Note::not_english(language)));
    doc.notes.sort_by_key(|n| n.span.start);
    doc
}

fn from_text(text: String) -> Document {
    let layout = blocks::lay_out(&text);
    let note = |&i: &usize| {
        let block = layout.blocks.get(i)?;
        let title = matches!(block.kind, BlockKind::Heading | BlockKind::Headline);
        Some(if title { Note::glued_heading(block.span) } else { Note::glued_line(block.span) })
    };
    let notes = layout.glued.iter().filter_map(note).collect();
    Document { text, blocks: layout.blocks, notes, ..Document::default() }
}

fn from_page(html: &str) -> Document {
    let page = html::read(html);
    let meta = Meta {
        title: page.title.as_ref().map(|t| t.value.clone()),
        published: page.published.as_ref().map(|p| Published { date: p.value, evidence: None }),
        page: Some(PageInfo {
            title: page.title,
            published: page.published,
            author: page.author,
            site: page.site,
            url: page.url,
            left_out: page.left_out,
        }),
        ..Meta::default()
    };
    Document { text: page.text, blocks: page.blocks, meta, ..Document::default() }
}

/// The date of a date line or byline above the article.
fn date_line(doc: &Document) -> Option<Published> {
    let lines = doc.blocks.iter().take_while(|b| b.kind != BlockKind::Paragraph);
    let mut dated = lines.filter(|b| matches!(b.kind, BlockKind::Dateline | BlockKind::Byline));
    dated.find_map(|b| Some(Published { date: dates::parse(doc.words(b.span))?, evidence: Some(b.span) }))
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
