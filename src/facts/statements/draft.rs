//! A statement in the making: words of source and cue as tokens, content as bytes. Nothing is resolved to entities yet.

use super::words::Words;
use crate::{lexicon::cues::CueVerb, text::Span};
use std::ops::Range;

/// A statement before speaker, stance and links are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Noun phrases with their articles.
    pub source: Vec<Range<usize>>,
    /// Ascribing words.
    pub cue: Vec<Range<usize>>,
    /// What is ascribed.
    pub content: Vec<Span>,
    /// The verb of the cue, if the lists know it.
    pub verb: Option<&'static CueVerb>,
    /// Quotations that the content is made of or holds.
    pub quotes: Vec<usize>,
    /// A draft whose source this one shares without repeating it.
    pub shares: Option<usize>,
    /// Words that hint at the speaker where no source is written.
    pub hint: Option<Range<usize>>,
    /// Rule that made it.
    pub rule: &'static str,
    /// Certainty, 0 to 1000.
    pub score: u16,
}

impl Draft {
    /// First byte of the content.
    pub(super) fn start(&self) -> u32 {
        self.content.iter().map(|c| c.start).min().unwrap_or(0)
    }

    /// Whether a content span covers the token's first byte.
    pub(super) fn holds(&self, w: &Words, token: usize) -> bool {
        self.content.iter().any(|c| c.covers(w.span(token)))
    }
}

/// The text between the marks without a final comma: `“Let's see,”` → `Let's see`.
pub(super) fn spoken(text: &str, inner: Span) -> Span {
    let words = inner.of(text);
    let kept = words.trim_end_matches([',', ' ', '\u{a0}', '—', '–']).len() as u32;
    Span::new(inner.start, inner.start + kept)
}
