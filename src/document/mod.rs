//! The data model: one [`Document`] owns the text and all that was found in it, in layers of stand-off facts. No algorithms.
//!
//! Facts refer to each other by typed ids (indexes into the document's vectors). These types are no file format: the JSON has its
//! own types in [`crate::contract`].

mod entity;
mod fact;
mod ids;
mod notes;
mod provenance;
mod reading;
mod token;

pub use entity::{Entity, EntityType, Link, Mention, MentionForm};
pub use fact::*;
pub use ids::*;
pub use provenance::{Certainty, Note, Provenance, RuleId, Score};
pub use reading::{Found, Part, Readings, SCORES, Scheme, TriggerClass};
pub use token::{Deprel, Lemmas, Sentence, Token, Upos, Xpos};

use crate::text::{
    Span,
    blocks::Block,
    html::{self, LeftOut},
};
use jiff::civil::Date;
use std::ops::Range;

/// What is known of the article besides its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Given by the caller, echoed.
    pub id: Option<String>,
    /// The article's title.
    pub title: Option<String>,
    /// The document's date; relative times are resolved against it.
    pub published: Option<Published>,
    /// ISO 639-1 code of the language, `und` where unknown.
    pub language: &'static str,
    /// What the page said of itself, if the article came as HTML.
    pub page: Option<PageInfo>,
}

/// What a web page says of itself besides the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageInfo {
    /// The page's title and where it stands.
    pub title: Option<html::Found<String>>,
    /// The day on which it appeared.
    pub published: Option<html::Found<Date>>,
    /// Who wrote it.
    pub author: Option<html::Found<String>>,
    /// The publication.
    pub site: Option<html::Found<String>>,
    /// The page's address.
    pub url: Option<html::Found<String>>,
    /// Parts of the page that are not in the text, in the page's order.
    pub left_out: Vec<LeftOut>,
}

/// The document's date and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// The words of the text that give it; none if the caller or the page's metadata did.
    pub evidence: Option<Span>,
}

/// An article with everything found in it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The immutable text; line breaks are `\n`.
    pub text: String,
    /// Title, date, language.
    pub meta: Meta,
    /// In text order, not overlapping.
    pub blocks: Vec<Block>,
    /// In text order; every token belongs to one sentence, every sentence to one block.
    pub sentences: Vec<Sentence>,
    /// In text order.
    pub tokens: Vec<Token>,
    /// The strings behind [`Token::lemma`].
    pub lemmas: Lemmas,
    /// What the reader network saw: names, attributions, triggers with scores.
    pub readings: Readings,
    /// By [`EntityId`].
    pub entities: Vec<Entity>,
    /// By [`MentionId`], in text order (start, then longer first).
    pub mentions: Vec<Mention>,
    /// By [`TimeId`], in text order.
    pub times: Vec<Time>,
    /// By [`QuantityId`], in text order.
    pub quantities: Vec<Quantity>,
    /// By [`StatementId`], in order of the content's start.
    pub statements: Vec<Statement>,
    /// By [`EventId`], in text order.
    pub events: Vec<Event>,
    /// In order of the evidence.
    pub relations: Vec<Relation>,
    /// In text order of the earlier end.
    pub causes: Vec<Cause>,
    /// Who, what, when, where, why, how.
    pub answers: Answers,
    /// Most important first.
    pub summary: Vec<SentenceId>,
    /// Why each sentence of the summary was chosen, in the same order.
    pub summary_why: Vec<Provenance>,
    /// Most important first.
    pub keyphrases: Vec<Keyphrase>,
    /// Remarks about the text or the analysis, in text order.
    pub notes: Vec<Note>,
}

impl Document {
    /// The words that `span` covers.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The written form of a token.
    pub fn form(&self, id: TokenId) -> &str {
        self.tokens.get(id.index()).map_or("", |t| t.span.of(&self.text))
    }

    /// The token's lemma; empty before lemmas are known.
    pub fn lemma(&self, id: TokenId) -> &str {
        self.tokens.get(id.index()).map_or("", |t| self.lemmas.get(t.lemma))
    }

    /// Indexes of the tokens that share at least a byte with `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// The span from the first to the last token of `range`; empty for an empty range.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range).and_then(|t| Some((t.first()?, t.last()?))) {
            Some((first, last)) => Span::new(first.span.start, last.span.end),
            None => Span::default(),
        }
    }

    /// The mentions that lie inside `span`, in text order.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let start = self.mentions.partition_point(|m| m.span.start < span.start);
        let rest = self.mentions.get(start..).unwrap_or_default();
        rest.iter().take_while(move |m| m.span.start < span.end).filter(move |m| span.covers(m.span))
    }

    /// The sentence that holds the byte at `offset`, or the last one before it.
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceId> {
        let after = self.sentences.partition_point(|s| s.span.start <= offset);
        after.checked_sub(1).map(SentenceId::new)
    }

    /// The block that holds the byte at `offset`, or the last one before it.
    pub fn block_at(&self, offset: u32) -> Option<BlockId> {
        let after = self.blocks.partition_point(|b| b.span.start <= offset);
        after.checked_sub(1).map(BlockId::new)
    }
}
