//! Keyphrases: noun phrases that the article keeps coming back to: *interest rates*, *Reserve Bank*, *inflation*. Runs of adjectives,
//! nouns and names, weighed by how often and how early they stand; phrases inside a better phrase and words that any article holds
//! stay out.

use super::story::Story;
use crate::{
    document::{EntityType, Keyphrase, Upos, Xpos},
    text::Span,
};
use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

/// How many are kept.
const KEPT: usize = 10;
/// Most words of a phrase.
const LONGEST: usize = 4;

static STOP: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../lexicon/keyphrase_stop.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// A phrase with all its places.
struct Phrase {
    weight: i32,
    key: String,
    spans: Vec<Span>,
}

/// The best phrases.
pub(super) fn find(story: &Story<'_>) -> Vec<Keyphrase> {
    let mut found: BTreeMap<String, (Vec<Span>, i32)> = BTreeMap::new();
    for (rank, line) in story.lines.iter().enumerate() {
        let early = if line.is_headline() { 30 } else { (20 - 2 * rank as i32).max(0) };
        for run in runs(story, line.tokens.clone()) {
            let Some(span) = story.b.span(&run) else { continue };
            let key = run.iter().map(|&i| story.b.lemma(i).to_lowercase()).collect::<Vec<_>>().join(" ");
            let slot = found.entry(key).or_insert((Vec::new(), early));
            slot.0.push(span);
            slot.1 = slot.1.max(early);
        }
    }
    let weigh = |(key, (mut spans, early)): (String, (Vec<Span>, i32))| {
        spans.sort();
        let words = key.split(' ').count() as i32;
        let often = spans.len().min(12) as i32;
        let named = named(story, &spans);
        // A single common word must come often; a phrase says more.
        let weight = 12 * often + early + 8 * (words.min(3) - 1) + named - if words == 1 && named == 0 { 14 } else { 0 };
        Phrase { weight, key, spans }
    };
    let mut phrases: Vec<Phrase> = found.into_iter().map(weigh).collect();
    phrases.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.spans.cmp(&b.spans)));
    keep(story, phrases)
}

/// The best phrases, none inside another.
fn keep(story: &Story<'_>, phrases: Vec<Phrase>) -> Vec<Keyphrase> {
    let mut kept: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        let padded = format!(" {} ", phrase.key);
        let known = kept.iter().any(|k| {
            let other = format!(" {} ", k.key);
            other.contains(&padded) || padded.contains(&other)
        });
        let once = phrase.spans.len() == 1 && phrase.weight < 40;
        if !known && !once {
            kept.push(phrase);
        }
        if kept.len() == KEPT {
            break;
        }
    }
    let as_written = |p: Phrase| {
        let text = p.spans.first().map_or("", |s| story.b.doc.words(*s)).split_whitespace().collect::<Vec<_>>().join(" ");
        Keyphrase { text, spans: p.spans }
    };
    kept.into_iter().map(as_written).collect()
}

/// Names, and runs of words that can be a phrase and end in a noun.
fn runs(story: &Story<'_>, tokens: std::ops::Range<usize>) -> Vec<Vec<usize>> {
    let b = story.b;
    let mut out = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut i = tokens.start;
    while i < tokens.end {
        // A name is a phrase of its own, whatever its words are; a people's name only describes.
        if let Some((span, _, _)) = story.name_at(i).filter(|(_, _, e)| e.kind != EntityType::Norp) {
            out.extend(closed(story, std::mem::take(&mut run)));
            let name = b.doc.tokens_in(span);
            i = name.end.max(i + 1);
            out.push(name.collect());
            continue;
        }
        let fits = !b.doc.tokens.get(i).is_some_and(|t| t.joined)
            && !story.is_time(i)
            && !b.lower(i).ends_with('.')
            && match b.upos(i) {
                Upos::Noun | Upos::Propn => true,
                Upos::Adj => b.xpos(i) == Xpos::Jj && !STOP.contains(b.lower(i)),
                _ => false,
            };
        match fits {
            true => run.push(i),
            false => out.extend(closed(story, std::mem::take(&mut run))),
        }
        i += 1;
    }
    out.extend(closed(story, run));
    out
}

/// The run without adjectives at its end, if it can stand as a phrase.
fn closed(story: &Story<'_>, mut run: Vec<usize>) -> Option<Vec<usize>> {
    let b = story.b;
    while run.last().is_some_and(|&i| b.upos(i) == Upos::Adj) {
        run.pop();
    }
    let last = *run.last()?;
    let stopped = run.iter().all(|&i| STOP.contains(b.lemma(i).to_lowercase().as_str()))
        || STOP.contains(b.lemma(last).to_lowercase().as_str());
    // The rest of a hyphened word is no phrase: *Nasdaq-like board*.
    let cut = run.first().is_some_and(|&i| i > 0 && matches!(b.lower(i - 1), "-" | "‑"));
    let letters = !cut && run.iter().all(|&i| b.lower(i).chars().any(char::is_alphabetic)) && b.lower(last).chars().count() > 2;
    (run.len() <= LONGEST && !stopped && letters && (run.len() > 1 || b.upos(last) != Upos::Adj)).then_some(run)
}

/// What the phrase gains by naming somebody or something; places and peoples say less of the subject.
fn named(story: &Story<'_>, spans: &[Span]) -> i32 {
    let Some(first) = spans.first() else { return 0 };
    let token = story.b.doc.tokens_in(*first).start;
    match story.name_at(token) {
        Some((span, _, entity)) if span.covers(*first) => match entity.kind {
            EntityType::Gpe | EntityType::Norp | EntityType::Loc => 4,
            _ => 14,
        },
        _ => 0,
    }
}
