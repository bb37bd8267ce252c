//! The best sequence of labels O, B and I: `B-x I-x O` is one, `O I-x` is none. Scores are integers; label 0 is O, then B and I of each
//! kind in turn. It knows no names of kinds.

use std::ops::Range;

/// A stretch of one kind with the margin of its weakest token over the best label that would break it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Tokens.
    pub tokens: Range<usize>,
    /// Kind, from 0.
    pub kind: usize,
    /// In units of the scores.
    pub margin: i32,
}

/// Buffers that are used again.
#[derive(Debug, Default)]
pub struct Decoder {
    score: Vec<i32>,
    next: Vec<i32>,
    from: Vec<u8>,
}

impl Decoder {
    /// Appends the stretches of `rows` (each of `labels` scores), shifted by `base`.
    pub fn decode<'a>(
        &mut self,
        rows: impl Iterator<Item = &'a [i16]> + Clone,
        labels: usize,
        base: usize,
        out: &mut Vec<Stretch>,
    ) {
        self.from.clear();
        self.score.clear();
        self.score.resize(labels, 0);
        for (t, row) in rows.clone().enumerate() {
            let (top, best) = highest(&self.score);
            self.next.clear();
            for (label, &s) in row.iter().enumerate().take(labels) {
                // I of a kind follows B or I of that kind; everything else follows anything.
                let (before, from) = if label > 0 && label % 2 == 0 {
                    if t == 0 { (i32::MIN / 2, 0) } else { inside(&self.score, label) }
                } else {
                    (best, top)
                };
                self.next.push(before.saturating_add(i32::from(s)));
                self.from.push(from as u8);
            }
            // Long texts must not overflow: only differences count.
            let best = highest(&self.next).1;
            self.score.clear();
            self.score.extend(self.next.iter().map(|s| (s - best).max(i32::MIN / 4)));
        }
        let n = self.from.len() / labels.max(1);
        let mut label = highest(&self.score).0;
        let mut path = vec![0u8; n];
        for t in (0..n).rev() {
            path[t] = label as u8;
            label = usize::from(self.from[t * labels + label]);
        }
        collect(&path, rows, base, out);
    }
}

fn highest(scores: &[i32]) -> (usize, i32) {
    scores.iter().enumerate().fold((0, i32::MIN), |b, (k, &s)| if s > b.1 { (k, s) } else { b })
}

fn inside(score: &[i32], label: usize) -> (i32, usize) {
    if score[label - 1] >= score[label] { (score[label - 1], label - 1) } else { (score[label], label) }
}

fn collect<'a>(path: &[u8], rows: impl Iterator<Item = &'a [i16]>, base: usize, out: &mut Vec<Stretch>) {
    let mut open = false;
    for (t, (&label, row)) in path.iter().zip(rows).enumerate() {
        let label = usize::from(label);
        open = open && label != 0;
        if label == 0 {
            continue;
        }
        let kind = (label - 1) / 2;
        let others = row.iter().enumerate().filter(|(k, _)| *k == 0 || (k - 1) / 2 != kind).map(|(_, s)| i32::from(*s)).max();
        let own = row[1 + 2 * kind].max(row[2 + 2 * kind]);
        let margin = i32::from(own) - others.unwrap_or(0);
        match out.last_mut().filter(|_| open && label % 2 == 0) {
            Some(stretch) => {
                stretch.tokens.end = base + t + 1;
                stretch.margin = stretch.margin.min(margin);
            }
            None => out.push(Stretch { tokens: base + t..base + t + 1, kind, margin }),
        }
        open = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_starts_inside() {
        // O, B-x, I-x, B-y, I-y
        let rows: [&[i16]; 3] = [&[0, 5, 90, 0, 0], &[0, 0, 80, 0, 0], &[70, 0, 0, 0, 60]];
        let mut out = Vec::new();
        Decoder::default().decode(rows.iter().copied(), 5, 10, &mut out);
        assert_eq!(out, [Stretch { tokens: 10..12, kind: 0, margin: 80 }]);
    }

    #[test]
    fn neighbours_of_a_kind_stay_apart() {
        let rows: [&[i16]; 2] = [&[0, 50, 10], &[0, 50, 10]];
        let mut out = Vec::new();
        Decoder::default().decode(rows.iter().copied(), 3, 0, &mut out);
        assert_eq!(out.iter().map(|s| s.tokens.clone()).collect::<Vec<_>>(), [0..1, 1..2]);
    }
}
