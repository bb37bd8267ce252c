//! What the reader network saw, before any rule: scores of every label for every token, and the spans decoded from them.
//! `US envoy Steve Witkoff said` → names `US` GPE, `Steve Witkoff` PERSON; source 0..4, cue 4..5. Decisions are made elsewhere.

use super::{EntityType, Score};
use std::ops::Range;

/// A labelling of tokens by one head of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Names in the ten types of [`EntityType::ALL`]: O, then B and I of each type.
    Names,
    /// Names in four types (PER, ORG, LOC, MISC) by the conventions of CoNLL-2003.
    Four,
    /// The person, document or body to whom something is ascribed: O, B, I.
    Source,
    /// The words that ascribe: O, B, I.
    Cue,
    /// What is ascribed, outermost: O, B, I.
    Content,
    /// What is ascribed inside another content: O, B, I.
    Inner,
    /// Event triggers by [`TriggerClass::ALL`]: O, B of each class, then one I for all.
    Trigger,
    /// Whether a token belongs to a happening that the news is about: O, B, I.
    Happening,
}

impl Scheme {
    /// All schemes, in the order of a token's scores.
    pub const ALL: [Scheme; 8] =
        [Self::Names, Self::Four, Self::Source, Self::Cue, Self::Content, Self::Inner, Self::Trigger, Self::Happening];

    /// How many labels the scheme has; label 0 is always O.
    pub const fn labels(self) -> usize {
        match self {
            Self::Names => 21,
            Self::Four => 9,
            Self::Trigger => 9,
            Self::Source | Self::Cue | Self::Content | Self::Inner | Self::Happening => 3,
        }
    }

    /// Where the scheme's labels begin in a token's scores.
    pub const fn offset(self) -> usize {
        let mut at = 0;
        let mut k = 0;
        while k < self as usize {
            at += Self::ALL[k].labels();
            k += 1;
        }
        at
    }
}

/// Scores of one token over all schemes.
pub const SCORES: usize = Scheme::Happening.offset() + Scheme::Happening.labels();

/// TimeML class of an event trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TriggerClass {
    /// Something happens: *attack*, *met*.
    Occurrence,
    /// Something holds: *war*, *is in love*.
    State,
    /// Saying: *said*, *report*.
    Reporting,
    /// An action towards another event: *tries*, *promise*, *prevent*.
    IAction,
    /// A state of mind towards another event: *wants*, *believe*.
    IState,
    /// Begin, go on, end: *start*, *continue*.
    Aspectual,
    /// Seeing, hearing: *saw*.
    Perception,
}

impl TriggerClass {
    /// All classes, in label order.
    pub const ALL: [TriggerClass; 7] =
        [Self::Occurrence, Self::State, Self::Reporting, Self::IAction, Self::IState, Self::Aspectual, Self::Perception];
}

/// Part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// To whom it is ascribed.
    Source,
    /// The ascribing words.
    Cue,
    /// What is ascribed, outermost.
    Content,
    /// What is ascribed inside another content.
    Inner,
}

/// A decoded stretch of tokens with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<L> {
    /// Indexes into the document's tokens, inside one block.
    pub tokens: Range<usize>,
    /// What it is.
    pub label: L,
    /// From the margin over the best other reading; 500 where both are equal.
    pub score: Score,
}

/// Scores and spans of a whole document; empty without weights.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    /// [`SCORES`] numbers a token, in the order of [`Scheme::ALL`]; 256 is one logit; a difference of 256 is odds of e to 1.
    pub scores: Vec<i16>,
    /// Names, in text order, not overlapping.
    pub names: Vec<Found<EntityType>>,
    /// Parts of attributions, ordered by part, then text; spans of one part do not overlap.
    pub attribution: Vec<Found<Part>>,
    /// Event triggers, in text order.
    pub events: Vec<Found<TriggerClass>>,
}

impl Readings {
    /// The scores of `token` in `scheme`; empty without weights.
    pub fn of(&self, token: usize, scheme: Scheme) -> &[i16] {
        let at = token * SCORES + scheme.offset();
        self.scores.get(at..at + scheme.labels()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_fill_a_row() {
        assert_eq!(Scheme::Names.offset(), 0);
        assert_eq!(Scheme::Source.offset(), 30);
        assert_eq!(SCORES, 21 + 9 + 4 * 3 + 9 + 3);
        assert!(Readings::default().of(3, Scheme::Cue).is_empty());
    }
}
