//! The document with what every pass of the event finder asks for: dependents of a token, the mention and the time at a token, the
//! statement around it, the kind of its block. It decides nothing.

use crate::{
    document::{Deprel, Document, EntityType, MentionForm, MentionId, StatementId, TimeId, TokenId, Upos, Xpos},
    lexicon::events::EVENTS,
    text::blocks::BlockKind,
};
use std::ops::Range;

/// Groups of nouns that name who can act.
const PEOPLE: [&str; 6] = ["people", "official", "government", "suspect", "soldier", "body"];

/// A document with its trees and layers looked up by token.
pub(super) struct Story<'d> {
    /// Everything found so far.
    pub doc: &'d Document,
    /// Where the dependents of each token begin in `kids`.
    first: Vec<u32>,
    kids: Vec<u32>,
    /// Per token: the mention whose head it is, the longest if there are several.
    heads: Vec<Option<MentionId>>,
    /// Per token: the innermost mention that covers it.
    inside: Vec<Option<MentionId>>,
    /// Per token: the time that covers it.
    times: Vec<Option<TimeId>>,
    /// Per token: the innermost statement whose content holds it.
    said: Vec<Option<StatementId>>,
    /// Per token: whether a statement's cue holds it.
    cue: Vec<bool>,
    /// Per token: index of its sentence.
    sentences: Vec<u32>,
    /// Whether the article is about sport.
    pub sport: bool,
}

impl<'d> Story<'d> {
    /// Looks everything up.
    pub(super) fn new(doc: &'d Document) -> Self {
        let n = doc.tokens.len();
        let (first, kids) = dependents(doc);
        let mut story = Self {
            doc,
            first,
            kids,
            heads: vec![None; n],
            inside: vec![None; n],
            times: vec![None; n],
            said: vec![None; n],
            cue: vec![false; n],
            sentences: vec![0; n],
            sport: is_sport(doc),
        };
        for (s, sentence) in doc.sentences.iter().enumerate() {
            sentence.tokens.clone().for_each(|i| story.sentences[i] = s as u32);
        }
        story.look_up_mentions();
        for (k, time) in doc.times.iter().enumerate() {
            doc.tokens_in(time.span).for_each(|i| story.times[i] = Some(TimeId::new(k)));
        }
        story.look_up_statements();
        story
    }

    fn look_up_mentions(&mut self) {
        for (k, mention) in self.doc.mentions.iter().enumerate() {
            let tokens = self.doc.tokens_in(mention.span);
            let id = MentionId::new(k);
            let outside = |i: &usize| self.head(*i).is_none_or(|h| !tokens.contains(&h));
            if let Some(head) = tokens.clone().find(outside)
                && self.heads[head].is_none()
            {
                self.heads[head] = Some(id);
            }
            // Mentions stand longer first, so inner ones are written last.
            tokens.for_each(|i| self.inside[i] = Some(id));
        }
    }

    fn look_up_statements(&mut self) {
        let size = |id: StatementId, doc: &Document| {
            doc.statements.get(id.index()).map_or(u32::MAX, |s| s.content.iter().map(|c| c.len()).sum::<u32>())
        };
        for (k, statement) in self.doc.statements.iter().enumerate() {
            let id = StatementId::new(k);
            for span in &statement.content {
                for i in self.doc.tokens_in(*span) {
                    if self.said[i].is_none_or(|old| size(id, self.doc) < size(old, self.doc)) {
                        self.said[i] = Some(id);
                    }
                }
            }
            statement.cue.iter().flat_map(|c| self.doc.tokens_in(*c)).for_each(|i| self.cue[i] = true);
        }
    }

    /// Dependents in text order.
    pub(super) fn kids(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let range = match (self.first.get(i), self.first.get(i + 1)) {
            (Some(&a), Some(&b)) => a as usize..b as usize,
            _ => 0..0,
        };
        self.kids.get(range).unwrap_or_default().iter().map(|&k| k as usize)
    }

    /// The first dependent with one of these relations.
    pub(super) fn kid(&self, i: usize, relations: &[Deprel]) -> Option<usize> {
        self.kids(i).find(|&k| relations.contains(&self.rel(k)))
    }

    /// The governor.
    pub(super) fn head(&self, i: usize) -> Option<usize> {
        self.doc.tokens.get(i)?.head.map(TokenId::index)
    }

    /// The relation to the governor.
    pub(super) fn rel(&self, i: usize) -> Deprel {
        self.doc.tokens.get(i).map_or(Deprel::Dep, |t| t.deprel)
    }

    /// Part of speech.
    pub(super) fn upos(&self, i: usize) -> Upos {
        self.doc.tokens.get(i).map_or(Upos::X, |t| t.upos)
    }

    /// Penn tag.
    pub(super) fn xpos(&self, i: usize) -> Xpos {
        self.doc.tokens.get(i).map_or(Xpos::Xx, |t| t.xpos)
    }

    /// Dictionary form.
    pub(super) fn lemma(&self, i: usize) -> &'d str {
        self.doc.lemma(TokenId::new(i))
    }

    /// Written form.
    pub(super) fn form(&self, i: usize) -> &'d str {
        self.doc.form(TokenId::new(i))
    }

    /// Whether the token is this word, whatever its case.
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let form = self.form(i);
        words.iter().any(|w| form.eq_ignore_ascii_case(w))
    }

    /// Index of the token's sentence.
    pub(super) fn sentence(&self, i: usize) -> usize {
        self.sentences.get(i).map_or(0, |&s| s as usize)
    }

    /// The tokens of the sentence around `i`.
    pub(super) fn sentence_tokens(&self, i: usize) -> Range<usize> {
        self.doc.sentences.get(self.sentence(i)).map_or(0..0, |s| s.tokens.clone())
    }

    /// The kind of the block that holds a sentence.
    pub(super) fn block_kind(&self, sentence: usize) -> BlockKind {
        let block = self.doc.sentences.get(sentence).and_then(|s| self.doc.blocks.get(s.block.index()));
        block.map_or(BlockKind::Paragraph, |b| b.kind)
    }

    /// The mention whose head is `i`.
    pub(super) fn mention(&self, i: usize) -> Option<MentionId> {
        self.heads.get(i).copied().flatten()
    }

    /// The innermost mention around `i`.
    pub(super) fn mention_around(&self, i: usize) -> Option<MentionId> {
        self.inside.get(i).copied().flatten()
    }

    /// The kind of the entity that a mention names.
    pub(super) fn kind_of(&self, mention: MentionId) -> Option<EntityType> {
        let entity = self.doc.mentions.get(mention.index())?.entity;
        self.doc.entities.get(entity.index()).map(|e| e.kind)
    }

    /// Whether the words at `k` name somebody who can act.
    pub(super) fn acts(&self, k: usize) -> bool {
        let kind = self.mention(k).or_else(|| self.name_beside(k)).and_then(|m| self.kind_of(m));
        let lemma = self.lemma(k).to_lowercase();
        matches!(kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp))
            || PEOPLE.iter().any(|group| EVENTS.in_group(&lemma, group))
    }

    /// *President Putin*, *the startup Yassir*: the tree may take the title for the head.
    pub(super) fn name_beside(&self, k: usize) -> Option<MentionId> {
        let end = self.doc.tokens.get(k).map_or(0, |t| t.span.end);
        let own = self.mention_around(k).filter(|m| {
            let mention = &self.doc.mentions[m.index()];
            mention.span.end == end || mention.form == MentionForm::Name
        });
        let beside = |&c: &usize| {
            let title = matches!(self.rel(c), Deprel::Flat | Deprel::NmodDesc) || self.rel(c) == Deprel::Appos && c == k + 1;
            title && self.upos(c) == Upos::Propn
        };
        own.or_else(|| self.kids(k).filter(beside).find_map(|c| self.mention(c)))
    }

    /// The time at `i`.
    pub(super) fn time(&self, i: usize) -> Option<TimeId> {
        self.times.get(i).copied().flatten()
    }

    /// The innermost statement that says the token.
    pub(super) fn said(&self, i: usize) -> Option<StatementId> {
        self.said.get(i).copied().flatten()
    }

    /// Whether a statement's cue holds the token.
    pub(super) fn in_cue(&self, i: usize) -> bool {
        self.cue.get(i).copied().unwrap_or(false)
    }

    /// The preposition that introduces a noun phrase, in lower case.
    pub(super) fn case(&self, i: usize) -> Option<&'d str> {
        self.kid(i, &[Deprel::Case]).map(|k| self.lemma(k))
    }
}

/// Whether one word in fifty belongs to sport.
fn is_sport(doc: &Document) -> bool {
    let words = (0..doc.tokens.len()).filter(|&i| EVENTS.in_frame(doc.lemma(TokenId::new(i)), "sport")).count();
    words >= 3 && words * 50 >= doc.tokens.len()
}

/// Dependents of all tokens in one list, with the place where each token's begin.
fn dependents(doc: &Document) -> (Vec<u32>, Vec<u32>) {
    let n = doc.tokens.len();
    let mut first = vec![0_u32; n + 1];
    let heads = || doc.tokens.iter().map(|t| t.head.map(TokenId::index).filter(|h| *h < n));
    heads().flatten().for_each(|h| first[h + 1] += 1);
    for k in 0..n {
        first[k + 1] += first[k];
    }
    let mut at: Vec<u32> = first.clone();
    let mut kids = vec![0_u32; first[n] as usize];
    for (k, head) in heads().enumerate() {
        let Some(h) = head else { continue };
        kids[at[h] as usize] = k as u32;
        at[h] += 1;
    }
    (first, kids)
}
