//! What the word lists know of a word: `cut down` → verb *cut down*, its tokens, its class; `talks` → noun *talk*. Nothing of its context.

use super::story::Story;
use crate::{
    document::{Deprel, EventClass, Upos},
    lexicon::events::{EVENTS, EventNoun},
};
use std::ops::Range;

/// A word looked up.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Dictionary form; a particle follows after a blank.
    pub lemma: String,
    /// The word and its particle, from first to last.
    pub tokens: Range<usize>,
    /// Class of the verb or noun, whatever it acts on.
    pub class: Option<EventClass>,
    /// What the nouns' list says.
    pub noun: Option<EventNoun>,
}

impl Known {
    /// Looks up a verb, a noun or an adjective.
    pub(super) fn new(story: &Story, i: usize) -> Self {
        if story.upos(i) == Upos::Verb {
            return Self::verb(story, i);
        }
        let lemma = story.lemma(i).to_lowercase();
        let noun = EVENTS.noun(&lemma);
        Self { lemma, tokens: i..i + 1, class: noun.map(|n| n.class), noun }
    }

    fn verb(story: &Story, i: usize) -> Self {
        let lemma = story.lemma(i).to_lowercase();
        let (tokens, full) = with_particle(story, i, &lemma);
        let class = EVENTS.verb(&full).or_else(|| EVENTS.verb(&lemma)).map(|v| v.class);
        Self { lemma: full, tokens, class, noun: None }
    }
}

/// A verb with its particle: *cut down* → hull of both and the lemma `cut down`.
pub(super) fn with_particle(story: &Story, i: usize, lemma: &str) -> (Range<usize>, String) {
    let particle = story.kid(i, &[Deprel::CompoundPrt]).filter(|&p| p > i && p - i <= 3);
    if let Some(p) = particle {
        // *blow the bridge up*: the hull would swallow the object.
        let near = p == i + 1 || p == i + 2 && story.upos(i + 1) == Upos::Pron;
        return (i..if near { p + 1 } else { i + 1 }, format!("{lemma} {}", story.lemma(p)));
    }
    // *signed onto the deal*: a preposition that belongs to the verb.
    let next = story.form(i + 1);
    if matches!(next, "onto" | "on" | "off" | "into" | "out" | "for") && story.sentence_tokens(i).contains(&(i + 1)) {
        let full = format!("{lemma} {next}");
        if EVENTS.verb(&full).is_some() {
            return (i..i + 2, full);
        }
    }
    (i..i + 1, lemma.to_owned())
}
