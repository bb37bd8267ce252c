//! An event in the making: its words as tokens, what the network says of them. Nothing is resolved yet.

use crate::document::{EntityId, EventClass, EventStatus, Participant, TimeId};
use std::ops::Range;

/// What kind of word tells of the happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// *met*.
    Verb,
    /// *meeting*.
    Noun,
    /// *dead*.
    Adjective,
}

/// A trigger with what is known of it so far.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The word that governs the clause or phrase.
    pub head: usize,
    /// The head and its particle, from first to last.
    pub tokens: Range<usize>,
    /// Verb, noun, adjective.
    pub word: Word,
    /// Dictionary form; a particle follows after a blank.
    pub lemma: String,
    /// What kind of happening.
    pub class: EventClass,
    /// A verb that adds nothing but subject, tense and time: *held* of *held talks*.
    pub light: Option<usize>,
    /// Rule that made it.
    pub rule: &'static str,
    /// Certainty, 0 to 1000.
    pub score: u16,
    /// Evidence that news is about it, thousandths of a logit.
    pub news: i32,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// When.
    pub time: Option<TimeId>,
    /// Where.
    pub place: Option<EntityId>,
    /// Fact, plan, possibility, denial.
    pub status: EventStatus,
    /// Words of other happenings that time or place was taken from.
    pub rests_on: Vec<Range<usize>>,
    /// Drafts that tell of the same happening.
    pub same: Vec<usize>,
}

impl Draft {
    /// The verb that carries subject, tense and circumstances: the light verb if there is one.
    pub(super) fn clause(&self) -> usize {
        self.light.unwrap_or(self.head)
    }
}
