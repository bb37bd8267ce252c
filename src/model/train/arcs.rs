//! Losses of dependency arcs (a governor for every token, or the root) and of their relations.

use super::{
    batch::Batch,
    layers::{self, Weights, add},
    net::softmax,
};
use crate::model::{
    kernel::{View, product},
    plan::{DISTANCES, Plan, distance},
};
use std::ops::Range;

/// Rows that the scores are made of.
pub(crate) struct Sides {
    dependent: Vec<f32>,
    governor: Vec<f32>,
    query: Vec<f32>,
}

fn relu(mut x: Vec<f32>) -> Vec<f32> {
    x.iter_mut().for_each(|v| *v = v.max(0.0));
    x
}

fn relu_back(y: &[f32], mut d: Vec<f32>) -> Vec<f32> {
    d.iter_mut().zip(y).filter(|(_, y)| **y <= 0.0).for_each(|(d, _)| *d = 0.0);
    d
}

/// The parts of the arc score for all rows `x` of the encoder.
pub(crate) fn sides(values: &[f32], p: &Plan, x: &[f32]) -> Sides {
    let dependent = relu(layers::linear(values, &p.dependent, x));
    let governor = relu(layers::linear(values, &p.governor, x));
    let query = layers::linear(values, &p.bilinear, &dependent);
    Sides { dependent, governor, query }
}

/// Scores of every governor (columns; the last is the root) for every token of a sentence.
pub(crate) fn scores(values: &[f32], p: &Plan, s: &Sides, sentence: &Range<usize>) -> Vec<f32> {
    let (n, a) = (sentence.len(), p.sizes.arc);
    let rows = sentence.start * a..sentence.end * a;
    let mut plain = vec![0.0; n * n];
    product(View::new(&s.query[rows.clone()], n, a), View::new(&s.governor[rows.clone()], n, a).t(), &mut plain, false);
    let (root, far) = (&values[p.root.range()], &values[p.distance.range()]);
    let mut out = Vec::with_capacity(n * (n + 1));
    for (i, query) in s.query[rows].chunks_exact(a).enumerate() {
        out.extend((0..n).map(|j| if i == j { -1e4 } else { plain[i * n + j] + far[distance(i, j)] }));
        out.push(query.iter().zip(root).map(|(a, b)| a * b).sum::<f32>() + far[DISTANCES - 1]);
    }
    out
}

/// Scores of all relations for pairs of rows `(dependent, governor)`.
pub(crate) fn relations(values: &[f32], p: &Plan, x: &[f32], pairs: &[(usize, usize)]) -> Vec<f32> {
    layers::linear(values, &p.relation, &hidden(values, p, x, pairs))
}

fn gather(x: &[f32], width: usize, rows: impl Iterator<Item = usize>) -> Vec<f32> {
    rows.flat_map(|r| x[r * width..(r + 1) * width].iter().copied()).collect()
}

fn hidden(values: &[f32], p: &Plan, x: &[f32], pairs: &[(usize, usize)]) -> Vec<f32> {
    let mut h = layers::linear(values, &p.relation_dependent, &gather(x, p.sizes.width, pairs.iter().map(|e| e.0)));
    add(&mut h, &layers::linear(values, &p.relation_governor, &gather(x, p.sizes.width, pairs.iter().map(|e| e.1))));
    relu(h)
}

/// Gradient of `x`, loss of arcs, loss of relations.
pub(crate) fn learn(w: &mut Weights<'_>, p: &Plan, batch: &Batch, x: &[f32]) -> (Vec<f32>, f64, f64) {
    let mut dx = vec![0.0; x.len()];
    if batch.sentences.is_empty() {
        return (dx, 0.0, 0.0);
    }
    let s = sides(w.values, p, x);
    let (mut dquery, mut dgovernor) = (vec![0.0; s.query.len()], vec![0.0; s.query.len()]);
    let mut loss = 0.0;
    for sentence in &batch.sentences {
        loss += sentence_loss(w, p, batch, &s, sentence, &mut dquery, &mut dgovernor);
    }
    let ddependent = relu_back(&s.dependent, layers::linear_back(w, &p.bilinear, &s.dependent, &dquery));
    add(&mut dx, &layers::linear_back(w, &p.dependent, x, &ddependent));
    add(&mut dx, &layers::linear_back(w, &p.governor, x, &relu_back(&s.governor, dgovernor)));
    let relation = relation_loss(w, p, batch, x, &mut dx);
    (dx, loss, relation)
}

fn sentence_loss(
    w: &mut Weights<'_>,
    p: &Plan,
    batch: &Batch,
    s: &Sides,
    sentence: &Range<usize>,
    dquery: &mut [f32],
    dgovernor: &mut [f32],
) -> f64 {
    let (n, a) = (sentence.len(), p.sizes.arc);
    let table = scores(w.values, p, s, sentence);
    let mut d = vec![0.0; n * (n + 1)];
    let mut loss = 0.0;
    let mut row = Vec::new();
    let mut plain = vec![0.0; n * n];
    for i in 0..n {
        let Some(gold) = batch.governor[sentence.start + i] else { continue };
        let gold = if gold == usize::MAX { n } else { gold - sentence.start };
        row.clear();
        row.resize(n + 1, 0.0);
        loss += wide_softmax(&table[i * (n + 1)..(i + 1) * (n + 1)], gold, batch.arc_weight, &mut row);
        d[i * (n + 1)..(i + 1) * (n + 1)].copy_from_slice(&row);
        plain[i * n..(i + 1) * n].copy_from_slice(&row[..n]);
        plain[i * n + i] = 0.0;
    }
    let rows = sentence.start * a..sentence.end * a;
    product(View::new(&plain, n, n), View::new(&s.governor[rows.clone()], n, a), &mut dquery[rows.clone()], true);
    product(View::new(&plain, n, n).t(), View::new(&s.query[rows.clone()], n, a), &mut dgovernor[rows.clone()], true);
    for i in 0..n {
        for j in (0..n).filter(|&j| j != i) {
            w.grads[p.distance.offset + distance(i, j)] += plain[i * n + j];
        }
        let g = d[i * (n + 1) + n];
        w.grads[p.distance.offset + DISTANCES - 1] += g;
        let at = rows.start + i * a;
        for k in 0..a {
            dquery[at + k] += g * w.values[p.root.offset + k];
            w.grads[p.root.offset + k] += g * s.query[at + k];
        }
    }
    loss
}

/// [`softmax`] for more than 64 choices, one of them right.
fn wide_softmax(scores: &[f32], gold: usize, scale: f32, d: &mut [f32]) -> f64 {
    let top = scores.iter().fold(f32::MIN, |m, &v| m.max(v));
    let all: f32 = scores.iter().map(|v| (v - top).exp()).sum();
    for (d, v) in d.iter_mut().zip(scores) {
        *d = scale * (v - top).exp() / all;
    }
    d[gold] -= scale;
    f64::from(scale * (all.ln() - (scores[gold] - top)))
}

fn relation_loss(w: &mut Weights<'_>, p: &Plan, batch: &Batch, x: &[f32], dx: &mut [f32]) -> f64 {
    let pairs: Vec<(usize, usize, u8)> = (0..batch.governor.len())
        .filter_map(|i| batch.governor[i].filter(|&g| g != usize::MAX).map(|g| (i, g, batch.relation[i])))
        .collect();
    let edges: Vec<(usize, usize)> = pairs.iter().map(|e| (e.0, e.1)).collect();
    let h = hidden(w.values, p, x, &edges);
    let logits = layers::linear(w.values, &p.relation, &h);
    let labels = p.relation.weight.rows;
    let mut d = vec![0.0; logits.len()];
    let mut loss = 0.0;
    for (k, e) in pairs.iter().enumerate() {
        let at = k * labels..(k + 1) * labels;
        loss += f64::from(batch.arc_weight * softmax(&logits[at.clone()], 1 << e.2, batch.arc_weight, &mut d[at]));
    }
    let dh = relu_back(&h, layers::linear_back(w, &p.relation, &h, &d));
    let width = p.sizes.width;
    for (map, side) in [(&p.relation_dependent, 0), (&p.relation_governor, 1)] {
        let row = |e: &(usize, usize)| if side == 0 { e.0 } else { e.1 };
        let back = layers::linear_back(w, map, &gather(x, width, edges.iter().map(row)), &dh);
        for (e, d) in edges.iter().zip(back.chunks_exact(width)) {
            let at = row(e) * width;
            add(&mut dx[at..at + width], d);
        }
    }
    loss
}
