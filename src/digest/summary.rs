//! Three to five sentences of the text, most important first, each with the reason it was chosen: the opening, the main event, the
//! people the article is about, its figures, the words of its main speaker. Sentences that repeat one already chosen stay out, and so
//! do headlines, captions, bylines and furniture. No sentence is shortened.

use super::{content, story::Story};
use crate::{
    document::{Answers, EntityId, Provenance, SentenceId, Upos},
    text::blocks::BlockKind,
};
use std::collections::{BTreeMap, BTreeSet};

/// Lines that are weighed; what comes later in a long article is no summary of it.
const LINES: usize = 400;
/// Content words that two sentences may share, in percent of the shorter one.
const ALIKE: usize = 60;
/// Entities that the article is most about.
const TOP: usize = 5;

/// A sentence chosen, with its main reason.
pub(super) type Chosen = (SentenceId, Provenance);

/// Picks the sentences.
pub(super) fn pick(story: &Story<'_>, answers: &Answers) -> Vec<Chosen> {
    let article = Article::new(story, answers);
    let mut weighed: Vec<Weighed> = Vec::new();
    let mut rank = 0;
    for line in story.lines.iter().filter(|l| matches!(l.kind, BlockKind::Paragraph | BlockKind::ListItem)).take(LINES) {
        weighed.extend(article.weigh(line.sentence, rank));
        rank += 1;
    }
    let wanted = match rank {
        0..8 => 3,
        8..25 => 4,
        _ => 5,
    };
    weighed.sort_by_key(|w| (-w.weight, w.sentence));
    let mut chosen: Vec<Chosen> = Vec::new();
    let mut told: Vec<BTreeSet<String>> = Vec::new();
    for w in weighed {
        if chosen.len() == wanted {
            break;
        }
        let Some(sentence) = story.b.doc.sentences.get(w.sentence) else { continue };
        let words = content::words(story.b, sentence.tokens.clone());
        if told.iter().any(|t| content::overlap(t, &words) >= ALIKE) {
            continue;
        }
        told.push(words);
        chosen.push((SentenceId::new(w.sentence), Provenance::new(w.reason, w.weight.clamp(0, 1000) as u16)));
    }
    chosen
}

/// A sentence with its weight.
struct Weighed {
    weight: i32,
    sentence: usize,
    reason: &'static str,
}

/// What weighing a sentence needs to know of the whole article.
struct Article<'a> {
    story: &'a Story<'a>,
    /// The entities it is most about, with their salience.
    top: BTreeMap<EntityId, u16>,
    /// Lemmas of headline and first answers.
    theme: BTreeSet<String>,
    speaker: Option<EntityId>,
}

impl<'a> Article<'a> {
    fn new(story: &'a Story<'a>, answers: &Answers) -> Self {
        let doc = story.b.doc;
        let mut by_salience: Vec<(u16, EntityId)> =
            doc.entities.iter().enumerate().map(|(id, e)| (e.salience.0, EntityId::new(id))).collect();
        by_salience.sort_by_key(|&(salience, id)| (std::cmp::Reverse(salience), id));
        let top: BTreeMap<EntityId, u16> = by_salience.iter().take(TOP).map(|&(salience, id)| (id, salience)).collect();
        let mut theme = BTreeSet::new();
        for line in story.lines.iter().filter(|l| l.is_headline()) {
            theme.extend(content::words(story.b, line.tokens.clone()));
        }
        for answer in [&answers.who, &answers.what].into_iter().filter_map(|a| a.first()) {
            theme.extend(content::words(story.b, doc.tokens_in(answer.span)));
        }
        let mut spoken: BTreeMap<EntityId, usize> = BTreeMap::new();
        for speaker in doc.statements.iter().filter_map(|s| s.speaker) {
            *spoken.entry(speaker).or_default() += 1;
        }
        let speaker = spoken.into_iter().max_by_key(|&(id, n)| (n, std::cmp::Reverse(id))).map(|(id, _)| id);
        Self { story, top, theme, speaker }
    }

    /// None for a sentence that can stand in no summary.
    fn weigh(&self, sentence: usize, rank: usize) -> Option<Weighed> {
        let doc = self.story.b.doc;
        let s = doc.sentences.get(sentence)?;
        let words = s.tokens.clone().filter(|&i| self.story.b.upos(i) != Upos::Punct).count();
        let text = doc.words(s.span);
        if words < 5 || text.ends_with('?') || text.contains("http") || text.contains("©") {
            return None;
        }
        let parts = [
            ("summary.lead", 320 - 40 * rank.min(8) as i32 + if rank == 0 { 200 } else { 0 }),
            ("summary.event", self.about_event(sentence)),
            ("summary.entities", self.about_entities(sentence)),
            ("summary.figures", self.figures(sentence)),
            ("summary.quote", self.main_speech(sentence)),
        ];
        let weight: i32 = parts.iter().map(|(_, w)| w).sum::<i32>() - self.defects(sentence, words);
        // The opening is reason enough for the first sentences; for the rest the strongest of the other reasons.
        let reason = match parts.split_first() {
            Some((lead, rest)) if rank > 1 => rest.iter().rev().max_by_key(|p| p.1).filter(|p| p.1 > 0).unwrap_or(lead).0,
            _ => "summary.lead",
        };
        Some(Weighed { weight, sentence, reason })
    }

    fn about_event(&self, sentence: usize) -> i32 {
        let b = self.story.b;
        let Some(s) = b.doc.sentences.get(sentence) else { return 0 };
        let shared = content::words(b, s.tokens.clone()).intersection(&self.theme).count() as i32;
        let from = b.doc.events.partition_point(|e| e.trigger.start < s.span.start);
        let here = b.doc.events.iter().skip(from).take_while(|e| e.trigger.start < s.span.end);
        let events: i32 = here.map(|e| i32::from(e.salience.0) / 20).max().unwrap_or(0);
        25 * shared.min(6) + events
    }

    fn about_entities(&self, sentence: usize) -> i32 {
        let doc = self.story.b.doc;
        let Some(s) = doc.sentences.get(sentence) else { return 0 };
        let from = doc.mentions.partition_point(|m| m.span.start < s.span.start);
        let here = doc.mentions.iter().skip(from).take_while(|m| m.span.start < s.span.end);
        let found: BTreeSet<EntityId> = here.map(|m| m.entity).collect();
        found.iter().filter_map(|e| self.top.get(e)).map(|&salience| i32::from(salience) / 25).sum()
    }

    fn figures(&self, sentence: usize) -> i32 {
        let doc = self.story.b.doc;
        let Some(s) = doc.sentences.get(sentence) else { return 0 };
        let from = doc.quantities.partition_point(|q| q.span.start < s.span.start);
        let n = doc.quantities.iter().skip(from).take_while(|q| q.span.start < s.span.end).count() as i32;
        20 * n.min(3)
    }

    fn main_speech(&self, sentence: usize) -> i32 {
        let doc = self.story.b.doc;
        let Some(s) = doc.sentences.get(sentence) else { return 0 };
        let from = doc.statements.partition_point(|x| x.content.first().is_some_and(|c| c.start < s.span.start));
        let mut here = doc.statements.iter().skip(from).take_while(|x| x.content.first().is_some_and(|c| c.start < s.span.end));
        if here.any(|x| x.speaker.is_some() && x.speaker == self.speaker) { 40 } else { 0 }
    }

    /// What speaks against a sentence: it needs the one before it, or is nothing but a quotation, or is very long.
    fn defects(&self, sentence: usize, words: usize) -> i32 {
        let b = self.story.b;
        let Some(s) = b.doc.sentences.get(sentence) else { return 0 };
        let first = s.tokens.clone().find(|&i| b.upos(i) != Upos::Punct).unwrap_or(s.tokens.start);
        let mut off = 0;
        if matches!(b.upos(first), Upos::Pron | Upos::Cconj) {
            off += 50;
        }
        // The middle of a sentence that only quotes lies inside the quotation.
        let middle = s.span.start + s.span.len() / 2;
        let quarter = s.span.start + s.span.len() / 6;
        if self.story.is_spoken(middle) && self.story.is_spoken(quarter) && self.story.is_spoken(s.span.end - s.span.len() / 6) {
            off += 80;
        }
        if words < 9 {
            off += 60;
        }
        off + (words as i32 - 45).max(0) * 2
    }
}
