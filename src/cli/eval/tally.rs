//! What is counted of each measure.

use std::{collections::BTreeMap, fmt};

/// Right, predicted and gold items of one measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Predicted and gold agree.
    pub right: usize,
    /// All predicted.
    pub predicted: usize,
    /// All gold.
    pub gold: usize,
}

impl Tally {
    /// Harmonic mean of precision and recall in percent; 0 where both are empty.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / ((self.predicted + self.gold).max(1)) as f64
    }
}

impl Tally {
    /// Adds the counts of another part of the data.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |of: usize| 100.0 * self.right as f64 / of.max(1) as f64;
        let (p, r) = (percent(self.predicted), percent(self.gold));
        write!(f, "P {p:5.1}  R {r:5.1}  F1 {:5.1}  gold {}  predicted {}", self.f1(), self.gold, self.predicted)
    }
}

/// Measures by name, in alphabetical order.
pub type Scores = BTreeMap<&'static str, Tally>;
