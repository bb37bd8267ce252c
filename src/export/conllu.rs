//! CoNLL-U (UD v2): words, tags, trees, and mentions in MISC as CorefUD writes them: `don't` → `1-2 don't`, `1 do`, `2 n't`;
//! *Ana Ruiz* → `Entity=(e0-person-2-` … `Entity=e0)`.
//!
//! Offsets are not written; `# text` and `SpaceAfter=No` rebuild the sentence. Times, statements and events are left out.

use super::{conll::form, marks, words::Words};
use crate::{
    contract::{Analysis, Token},
    text::{offsets::OffsetMap, tokenize},
};
use std::{collections::BTreeSet, fmt::Write};

/// The whole document. Sentences are numbered from 1; a new block opens a paragraph.
pub fn write(a: &Analysis) -> String {
    let (words, joined, entities) = (Words::new(&a.text), joined(a), brackets(a));
    let mut out = String::from("# newdoc\n# global.Entity = eid-etype-head-other\n");
    let (mut at, mut block) = (0, None);
    for (number, sentence) in a.sentences.iter().enumerate() {
        let start = at;
        while a.tokens.get(at).is_some_and(|t| t.span.start < sentence.end) {
            at += 1;
        }
        let here = a.blocks.iter().position(|b| b.span.start <= sentence.start && sentence.start < b.span.end);
        if block.replace(here) != Some(here) {
            out.push_str("# newpar\n");
        }
        let lines = Lines { a, words: &words, joined: &joined, entities: &entities, start, end: at };
        // Writing to a string cannot fail.
        let _ = write!(out, "# sent_id = {}\n# text = {}\n{}\n", number + 1, lines.text(), lines.rows());
    }
    out
}

/// Starts of words that are written together with the one before, in code points. The contract does not hold them; the text does.
fn joined(a: &Analysis) -> BTreeSet<u32> {
    let map = OffsetMap::new(&a.text);
    let mut words = Vec::new();
    for block in &a.blocks {
        tokenize::tokenize(&a.text, map.from_chars(&a.text, block.span), &mut words);
    }
    words.iter().filter(|w| w.joined).map(|w| map.to_chars(&a.text, w.span).start).collect()
}

/// One sentence's tokens `start..end`.
struct Lines<'a> {
    a: &'a Analysis,
    words: &'a Words<'a>,
    joined: &'a BTreeSet<u32>,
    entities: &'a [String],
    start: usize,
    end: usize,
}

impl Lines<'_> {
    fn tokens(&self) -> &[Token] {
        self.a.tokens.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the word touches the next one.
    fn touches(&self, token: &Token) -> bool {
        let next = crate::contract::CharSpan { start: token.span.end, end: token.span.end + 1 };
        self.words.get(next).chars().next().is_some_and(|c| !tokenize::is_gap(c))
    }

    fn is_joined(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|t| at > 0 && self.joined.contains(&t.span.start))
    }

    fn text(&self) -> String {
        let mut out = String::new();
        for token in self.tokens() {
            out.push_str(&form(self.words, token));
            out.push_str(if self.touches(token) { "" } else { " " });
        }
        out.trim_end().to_owned()
    }

    fn rows(&self) -> String {
        let (mut out, mut i) = (String::new(), 0);
        while i < self.tokens().len() {
            let parts = 1 + (i + 1..self.tokens().len()).take_while(|&k| self.is_joined(k)).count();
            let group = self.tokens().get(i..i + parts).unwrap_or_default();
            let space = group.last().filter(|t| self.touches(t)).map(|_| "SpaceAfter=No");
            if parts > 1 {
                let whole: String = group.iter().map(|t| form(self.words, t)).collect();
                let _ = writeln!(out, "{}-{}\t{whole}\t_\t_\t_\t_\t_\t_\t_\t{}", i + 1, i + parts, space.unwrap_or("_"));
            }
            for (k, token) in group.iter().enumerate() {
                self.row(&mut out, i + k, token, space.filter(|_| parts == 1));
            }
            i += parts;
        }
        out
    }

    fn row(&self, out: &mut String, at: usize, token: &Token, space: Option<&str>) {
        let head = usize::try_from(token.head).map_or(0, |h| (h + 1).saturating_sub(self.start));
        let lemma: String = token.lemma.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect();
        let lemma = if lemma.is_empty() { "_" } else { &lemma };
        let entity = self.entities.get(self.start + at).map(String::as_str).filter(|e| !e.is_empty());
        let misc: Vec<String> = entity.map(|e| format!("Entity={e}")).into_iter().chain(space.map(str::to_owned)).collect();
        let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
        let Token { upos, xpos, deprel, .. } = token;
        let _ = writeln!(out, "{}\t{}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t{misc}", at + 1, form(self.words, token));
    }
}

/// What each token opens and closes. A mention over the end of a sentence is left out: brackets must close in theirs.
fn brackets(a: &Analysis) -> Vec<String> {
    let mut out = vec![String::new(); a.tokens.len()];
    let mut closing: Vec<Vec<(usize, u32)>> = vec![Vec::new(); a.tokens.len()];
    let mut opening: Vec<Vec<(usize, u32, String)>> = vec![Vec::new(); a.tokens.len()];
    for m in &a.mentions {
        let first = a.tokens.partition_point(|t| t.span.end <= m.span.start);
        let end = a.tokens.partition_point(|t| t.span.start < m.span.end);
        let Some(kind) = a.entities.get(m.entity as usize).map(|e| e.kind) else { continue };
        let sentence = a.sentences.iter().find(|s| s.start <= m.span.start && m.span.start < s.end);
        if first >= end || sentence.is_none_or(|s| m.span.end > s.end) {
            continue;
        }
        let label = format!("(e{}-{}-{}-", m.entity, marks::word(kind).to_lowercase(), head_of(a, first, end));
        if let Some(list) = opening.get_mut(first) {
            list.push((end, m.entity, label));
        }
        if let Some(list) = closing.get_mut(end - 1).filter(|_| end - first > 1) {
            list.push((first, m.entity));
        }
    }
    for (i, ((text, open), close)) in out.iter_mut().zip(&mut opening).zip(&mut closing).enumerate() {
        // The longest opens first, the one that opened last closes first.
        open.sort_by_key(|(end, entity, _)| (std::cmp::Reverse(*end), *entity));
        close.sort_by_key(|(first, entity)| (std::cmp::Reverse(*first), *entity));
        for (end, _, label) in open {
            text.push_str(label);
            text.push_str(if *end == i + 1 { ")" } else { "" });
        }
        close.iter().for_each(|(_, entity)| text.push_str(&format!("e{entity})")));
    }
    out
}

/// The mention's head word, counted from 1: the first whose governor is outside.
fn head_of(a: &Analysis, first: usize, end: usize) -> usize {
    let inside = |h: i64| usize::try_from(h).is_ok_and(|h| (first..end).contains(&h));
    let tokens = a.tokens.get(first..end).unwrap_or_default();
    1 + tokens.iter().position(|t| !inside(t.head)).unwrap_or(0)
}
