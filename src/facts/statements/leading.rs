//! Where the source of a sentence that opens with *According to* ends: *According to [the study], in 2014 most died* and *According to
//! [Ann Reed, the mayor], it is safe*. Commas, the tree and the network each see a part of it; the place that most of them name is taken.
//! Without trees it finds nothing.

use super::{
    trees,
    trust::leaning,
    words::{Class, Words},
};
use crate::{
    document::{Deprel, Scheme, Upos},
    lexicon::cues::CUES,
};
use std::ops::Range;

/// The rule of drafts whose two ends were found here, the network's reading among the reasons.
pub(super) const RULE: &str = "statement.according.first";

/// Words after which a source has long ended; so a text without full stops costs no square of its length.
const LONGEST: usize = 80;

/// The source and what is ascribed to it, as tokens of the sentence that begins at `first` with the two words.
pub(super) fn split(w: &Words, first: usize, bounds: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let start = first + 2;
    let end = (start..bounds.end).rev().find(|&k| w.is_word(k) || w.class(k) == Class::Mark).map(|k| k + 1)?;
    if !trees::known(w) {
        return None;
    }
    let subject = main_subject(w, first, bounds);
    let phrase = noun(w, first, bounds);
    let places = (start + 1..end.min(start + LONGEST)).filter(|&k| w.is_word(k) || w.class(k) == Class::Mark);
    let rated = places.filter_map(|at| Some((rate(w, start, at, end, subject, phrase)?, std::cmp::Reverse(at))));
    let (worth, std::cmp::Reverse(at)) = rated.max()?;
    let source = start..(start..at).rev().find(|&k| w.is_word(k) || w.form(k) == ")").map_or(at, |k| k + 1);
    (worth >= LEAST && !source.is_empty()).then_some((source, at..end))
}

/// Below this not even a comma speaks for a place.
const LEAST: i32 = 3;

/// The noun that *According to* introduces.
fn noun(w: &Words, first: usize, bounds: &Range<usize>) -> Option<usize> {
    let above = w.doc.tokens.get(first)?.head.map(|h| h.index())?;
    ((first + 2)..bounds.end).contains(&above).then_some(above).filter(|&n| !matches!(w.upos(n), Upos::Verb | Upos::Aux))
}

/// Where the subject of the sentence's main verb begins.
fn main_subject(w: &Words, first: usize, bounds: &Range<usize>) -> Option<usize> {
    let root = bounds.clone().find(|&k| w.doc.tokens.get(k).is_some_and(|t| t.deprel == Deprel::Root))?;
    let relation = |k: usize| w.doc.tokens.get(k).map_or(Deprel::Dep, |t| t.deprel);
    let subject = |k: &usize| matches!(relation(*k), Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter | Deprel::Csubj);
    // *there were ten*
    let there = trees::children(w, root).find(|&k| relation(k) == Deprel::Expl);
    let subject = there.or_else(|| trees::children(w, root).find(subject)).filter(|&k| k > first)?;
    Some(trees::subtree(w, subject, &|_| false).start)
}

/// How much speaks for the content beginning at `at`; none if it cannot.
fn rate(w: &Words, start: usize, at: usize, end: usize, subject: Option<usize>, noun: Option<usize>) -> Option<i32> {
    let before = at - 1;
    let comma =
        w.class(before) == Class::Comma || w.class(before) == Class::Mark && w.class(before.saturating_sub(1)) == Class::Comma;
    let says = (at..end).any(|k| matches!(w.class(k), Class::Verb | Class::Aux));
    let open = |mark: &str| (start..at).filter(|&k| w.form(k) == mark).count();
    if !says
        || (at..end).filter(|&k| w.is_word(k)).nth(2).is_none()
        || open("(") > open(")")
        || w.quote(at).is_some() && !quoted_whole(w, at)
    {
        return None;
    }
    let below = |k: usize| noun.is_some_and(|n| trees::hangs_on(w, k, n, &|_| false));
    let mut worth = if comma { 3 } else { 0 };
    // The tree: the noun's phrase ends here.
    let word_before = (start..at).rev().find(|&k| w.is_word(k));
    worth += if word_before.is_some_and(below) && !below(at) { 2 } else { 0 };
    // The main clause has its subject; nothing of it may be lost.
    worth += match subject {
        Some(s) if s < at => -5,
        Some(s) if s == at => 2,
        Some(_) => 1,
        None => 0,
    };
    // The network: a source ended, a content begins.
    let sourced = |k: usize| leaning(w, k, Scheme::Source) > 0;
    worth += if word_before.is_some_and(sourced) && !sourced(at) { 1 } else { 0 };
    worth += if begins(w, at) { 2 } else { 0 };
    worth -= if comma { beside(w, at, end) } else { joined(w, at) };
    // *in 2014, most died*: a circumstance in front belongs to the content.
    let comma_before = (start..before).rev().find(|&k| w.class(k) == Class::Comma);
    let circumstance = comma_before.is_some_and(|c| {
        let dated = (c + 1..before).any(|k| w.time(k).is_some());
        matches!(w.class(c + 1), Class::Prep | Class::Sub) && (dated || !below(c + 1))
    });
    worth -= 4 * i32::from(circumstance);
    // Of two places the earlier one, a little.
    worth -= i32::from((start..before).any(|k| w.class(k) == Class::Comma));
    Some(worth)
}

/// Whether a quotation opens at `at`.
fn quoted_whole(w: &Words, at: usize) -> bool {
    w.class(at) == Class::Mark && w.quote(at - 1) != w.quote(at)
}

/// Whether the network sees a content begin at a word.
fn begins(w: &Words, i: usize) -> bool {
    let first = |k: usize| matches!(w.doc.readings.of(k, Scheme::Content), [o, b, inside] if b >= inside && b > o);
    first(i) || w.class(i) == Class::Mark && first(i + 1)
}

/// What speaks against a content behind a comma: an apposition (*, the mayor, …*), a clause about the source (*, who leads it, …*, *,
/// speaking for it, …*), a further name in a row.
fn beside(w: &Words, at: usize, end: usize) -> i32 {
    let next = (at..end).find(|&k| w.class(k) == Class::Comma);
    let word = if w.class(at) == Class::Mark { at + 1 } else { at };
    let relative = matches!(w.lower(word), "who" | "which" | "whose" | "where") || w.class(word) == Class::Conj;
    let spoken = CUES.is_medium(w.lower(word));
    let participle = w.upos(word) == Upos::Verb && (w.lower(word).ends_with("ing") || w.lower(word).ends_with("ed"));
    let Some(next) = next else { return if relative { 6 } else { 0 } };
    let says = |range: Range<usize>| range.into_iter().any(|k| matches!(w.class(k), Class::Verb | Class::Aux));
    let phrase = matches!(w.class(word), Class::Det | Class::Nominal | Class::Name) && !says(word..next) && says(next..end);
    6 * i32::from(relative || participle) + 4 * i32::from(phrase) + i32::from(spoken)
}

/// What speaks against a content that no comma parts from the source: a word that goes on with the phrase.
fn joined(w: &Words, at: usize) -> i32 {
    let goes_on = matches!(w.class(at), Class::Prep | Class::Conj | Class::Possessive | Class::Verb | Class::Aux | Class::Comma);
    let inside_name = w.class(at) == Class::Name && w.class(at - 1) == Class::Name;
    6 * i32::from(goes_on || w.class(at) == Class::Sub) + 3 * i32::from(inside_name) + 1
}
