//! Where a fact comes from: the rule, how sure, and the words it was read from.

use crate::text::Span;

/// Stable name of a rule, such as `time.weekday.past`. The help and the inspector explain it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

/// How sure, in thousandths: 0 to 1000. Integers, so that both targets print the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub u16);

impl Score {
    /// Nothing speaks against it.
    pub const CERTAIN: Score = Score(1000);

    /// The word a reader sees: *sure* from 900, *likely* from 600, else *guess*.
    pub const fn certainty(self) -> Certainty {
        match self.0 {
            900.. => Certainty::Sure,
            600.. => Certainty::Likely,
            _ => Certainty::Guess,
        }
    }
}

/// A score in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Wrong at most once in twenty.
    Sure,
    /// More often right than wrong.
    Likely,
    /// Look before you use it.
    Guess,
}

/// Why a fact is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The rule that made it.
    pub rule: RuleId,
    /// How sure.
    pub score: Score,
    /// Further words it rests on, besides its own span: the anchor of a relative date, the title before a name.
    pub evidence: Vec<Span>,
}

impl Provenance {
    /// A fact read by `rule` from its own words only.
    pub const fn new(rule: &'static str, score: u16) -> Self {
        Self { rule: RuleId(rule), score: Score(score), evidence: Vec::new() }
    }

    /// The same with one more piece of evidence.
    #[must_use]
    pub fn with(mut self, evidence: Span) -> Self {
        self.evidence.push(evidence);
        self
    }
}

/// A remark about the text or the analysis, for the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Stable code, such as `glued-heading`.
    pub code: &'static str,
    /// The words it speaks of; empty span for the whole text.
    pub span: Span,
    /// A sentence without full stop.
    pub text: String,
}
