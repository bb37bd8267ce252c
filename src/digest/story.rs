//! The article as a story: its headline and its running text in lines, without bylines, captions and furniture; names by the word
//! they cover; what stands inside direct speech. `headline, first sentence, second sentence …`. It answers nothing itself.

use super::branches::Branches;
use crate::{
    document::{Deprel, Entity, EntityId, Event, MentionForm, StatementForm, Upos},
    text::{Span, blocks::BlockKind},
};
use std::ops::Range;

/// A sentence that counts.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Index into the document's sentences.
    pub sentence: usize,
    /// Its words.
    pub tokens: Range<usize>,
    /// What it stands in.
    pub kind: BlockKind,
    /// The word its tree hangs on.
    pub root: Option<usize>,
}

impl Line {
    /// Whether it is the article's title.
    pub(super) fn is_headline(&self) -> bool {
        self.kind == BlockKind::Headline
    }
}

/// The article's lines with what is asked of them often.
pub(super) struct Story<'a> {
    /// Trees.
    pub b: &'a Branches<'a>,
    /// The headline first, then the running text.
    pub lines: Vec<Line>,
    /// Index of the longest name that covers a word.
    names: Vec<Option<u32>>,
    /// Contents of direct speech, in text order.
    spoken: Vec<Span>,
}

impl<'a> Story<'a> {
    /// Lays the lines out.
    pub(super) fn new(b: &'a Branches<'a>) -> Self {
        let doc = b.doc;
        let mut lines: Vec<Line> = Vec::new();
        for (sentence, s) in doc.sentences.iter().enumerate() {
            let Some(block) = doc.blocks.get(s.block.index()) else { continue };
            let counts = matches!(
                block.kind,
                BlockKind::Headline | BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote
            );
            if counts {
                let root = s.tokens.clone().find(|&i| b.head(i).is_none() && b.rel(i) == Deprel::Root);
                lines.push(Line { sentence, tokens: s.tokens.clone(), kind: block.kind, root });
            }
        }
        lines.sort_by_key(|l| (!l.is_headline(), l.sentence));
        let mut names = vec![None; doc.tokens.len()];
        for (index, mention) in doc.mentions.iter().enumerate().filter(|(_, m)| m.form == MentionForm::Name) {
            for slot in names.get_mut(doc.tokens_in(mention.span)).unwrap_or_default() {
                // Mentions come longer first; an inner name does not replace the outer one.
                slot.get_or_insert(index as u32);
            }
        }
        let direct = doc.statements.iter().filter(|s| s.form == StatementForm::Direct);
        let mut spoken: Vec<Span> = direct.flat_map(|s| s.content.iter().copied()).collect();
        spoken.sort();
        Self { b, lines, names, spoken }
    }

    /// The first lines, at most `n`, with their rank.
    pub(super) fn first(&self, n: usize) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().take(n).enumerate()
    }

    /// The name that covers a word: its span and its entity.
    pub(super) fn name_at(&self, token: usize) -> Option<(Span, EntityId, &'a Entity)> {
        let index = (*self.names.get(token)?)?;
        let mention = self.b.doc.mentions.get(index as usize)?;
        Some((mention.span, mention.entity, self.b.doc.entities.get(mention.entity.index())?))
    }

    /// Whether the byte stands inside direct speech.
    pub(super) fn is_spoken(&self, at: u32) -> bool {
        let after = self.spoken.partition_point(|s| s.start <= at);
        after.checked_sub(1).and_then(|k| self.spoken.get(k)).is_some_and(|s| at < s.end)
    }

    /// The event that the article is most about; of equal ones the first.
    pub(super) fn main_event(&self) -> Option<&'a Event> {
        self.b.doc.events.iter().rev().max_by_key(|e| e.salience)
    }

    /// Rank of the line that holds the byte, if it is one of the first `n`.
    pub(super) fn rank_of(&self, at: u32, n: usize) -> Option<usize> {
        let sentence = self.b.doc.sentence_at(at)?.index();
        self.lines.iter().take(n).position(|l| l.sentence == sentence)
    }

    /// The noun phrase around `noun` without clauses, appositions and the leading article; coordinated nouns stay in.
    pub(super) fn noun_phrase(&self, noun: usize) -> Vec<usize> {
        use Deprel::{Acl, AclRelcl, Advcl, Appos, Aux, Case, Cop, Mark, Nsubj, Parataxis};
        let outside = [Acl, AclRelcl, Advcl, Appos, Aux, Case, Cop, Mark, Nsubj, Parataxis];
        let b = self.b;
        // *drugmaker Blue Line*: a name set beside its noun without a comma belongs to the phrase.
        let close = |k: usize| b.rel(k) == Deprel::Appos && (noun..k).all(|j| b.upos(j) != Upos::Punct);
        let words = b.below(noun, &|k| b.head(k) == Some(noun) && outside.contains(&b.rel(k)) && !close(k));
        let mut words = b.trimmed(&words).to_vec();
        if words.len() > 1 && words.first().is_some_and(|&w| b.is(w, &["the", "a", "an"])) {
            words.remove(0);
        }
        words
    }

    /// The times whose first word stands in a line, as indexes into the document's times.
    pub(super) fn times_in(&self, line: &Line) -> Range<usize> {
        let doc = self.b.doc;
        let span = doc.span_of(line.tokens.clone());
        let start = doc.times.partition_point(|t| t.span.start < span.start);
        let end = doc.times.partition_point(|t| t.span.start < span.end);
        start..end.max(start)
    }

    /// Whether a word below `token` (itself included) begins a time.
    pub(super) fn is_time(&self, token: usize) -> bool {
        let Some(span) = self.b.doc.tokens.get(token).map(|t| t.span) else { return false };
        let times = &self.b.doc.times;
        let k = times.partition_point(|t| t.span.end <= span.start);
        times.get(k).is_some_and(|t| t.span.overlaps(span))
    }
}
