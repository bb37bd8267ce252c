//! The network's names: first where a name stands and of which of four classes, then its type. `Paris` with GPE 3.0, LOC 2.9, ORG 3.1
//! is a place: the scores of the types of a class count together.

use crate::{
    document::{EntityType, Found, Scheme, Score},
    model::viterbi::{Decoder, Stretch},
};
use std::ops::Range;

/// Types of each class, in the order of the labels of [`Scheme::Four`].
const CLASSES: [&[EntityType]; 4] = [
    &[EntityType::Person],
    &[EntityType::Org],
    &[EntityType::Gpe, EntityType::Loc, EntityType::Fac],
    &[EntityType::Norp, EntityType::Event, EntityType::Product, EntityType::Work, EntityType::Law],
];
const LABELS: usize = 9;

/// Finds names in the scores of a stretch of text.
#[derive(Default)]
pub(super) struct Names {
    decoder: Decoder,
    rows: Vec<i16>,
    stretches: Vec<Stretch>,
}

impl Names {
    /// Appends the names of `tokens`; `scores` gives a token's scores of a scheme.
    pub(super) fn find<'a>(
        &mut self,
        tokens: Range<usize>,
        scores: &dyn Fn(usize, Scheme) -> &'a [i16],
        certainty: &dyn Fn(i32) -> Score,
        out: &mut Vec<Found<EntityType>>,
    ) {
        self.rows.clear();
        for token in tokens.clone() {
            let row = classes(scores(token, Scheme::Names));
            self.rows.extend(row);
        }
        self.stretches.clear();
        self.decoder.decode(self.rows.chunks_exact(LABELS), LABELS, tokens.start, &mut self.stretches);
        for s in &self.stretches {
            let sum =
                |kind: EntityType| -> i32 { s.tokens.clone().map(|t| scores(t, Scheme::Names)).map(|r| highest(r, kind)).sum() };
            let Some(types) = CLASSES.get(s.kind) else { continue };
            let best = types.iter().copied().max_by_key(|&k| (sum(k), std::cmp::Reverse(k)));
            out.extend(best.map(|label| Found { tokens: s.tokens.clone(), label, score: certainty(s.margin) }));
        }
    }
}

/// The better of the two labels of a type.
fn highest(row: &[i16], kind: EntityType) -> i32 {
    let at = 1 + 2 * kind as usize;
    row.get(at..at + 2).map_or(0, |r| i32::from(r[0].max(r[1])))
}

/// Ten types to four classes: the logarithm of the sum of what the scores are logarithms of.
fn classes(row: &[i16]) -> [i16; LABELS] {
    let mut out = [0; LABELS];
    out[0] = row.first().copied().unwrap_or_default();
    for (class, types) in CLASSES.iter().enumerate() {
        for inside in 0..2 {
            let score = |t: &EntityType| row.get(1 + 2 * *t as usize + inside).copied().map_or(i32::from(i16::MIN), i32::from);
            let sum = types.iter().map(score).reduce(log_sum).unwrap_or_default();
            out[1 + 2 * class + inside] = sum.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        }
    }
    out
}

/// ln(eᵃ + eᵇ) in 256ths, by a table of ln(1 + e⁻ᵈ) at every 32nd.
fn log_sum(a: i32, b: i32) -> i32 {
    const AT: [i32; 49] = [
        177, 162, 147, 134, 121, 110, 99, 89, 80, 72, 64, 58, 52, 46, 41, 37, 32, 29, 26, 23, 20, 18, 16, 14, 12, 11, 10, 9, 8,
        7, 6, 5, 5, 4, 4, 3, 3, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1,
    ];
    let (high, low) = (a.max(b), a.min(b));
    high + AT.get(((high - low) / 32) as usize).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_a_class_count_together() {
        let mut row = vec![-2000i16; 21];
        row[1 + 2 * EntityType::Org as usize] = 300;
        row[1 + 2 * EntityType::Gpe as usize] = 250;
        row[1 + 2 * EntityType::Loc as usize] = 240;
        let mut out = Vec::new();
        Names::default().find(0..1, &|_, _| &row, &|m| Score(m as u16), &mut out);
        assert_eq!(out.iter().map(|f| f.label).collect::<Vec<_>>(), [EntityType::Gpe]);
    }

    #[test]
    fn adds_in_logarithms() {
        assert_eq!([log_sum(0, 0), log_sum(500, -3000), log_sum(256, 0)], [177, 500, 336]);
    }
}
