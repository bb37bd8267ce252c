//! The reader network at run time: features of up to a few thousand words in, scores out. Matrix products are of integers; what lies
//! between them are single additions, products, quotients and square roots of f32 in a fixed order, which IEEE 754 defines to the last
//! bit, so that every machine gives the same scores. It knows no labels.

use super::{
    features::{FLAGS, Features},
    file::{Rounded, Weights},
    kernel::{GROUP, Packed, multiply},
    plan::{Branch, DISTANCES, Plan, distance},
    vocabulary::Vocabulary,
};
use std::ops::Range;

/// Units of a number that goes into a product after a norm.
const FINE: f32 = 1024.0;
/// Units of a number that has no bound.
const COARSE: f32 = 256.0;
/// Tokens that are worked on together, so that sums stay in the cache.
const STRIP: usize = 32;
/// Constant in the norm; the same in training.
const EPSILON: f32 = 1e-5;

/// A linear map in integers.
#[derive(Debug, Default)]
struct Layer {
    weights: Packed,
    /// Worth of a unit of the sum; padded to the rows of `weights`.
    scale: Vec<f32>,
    bias: Vec<f32>,
    /// Units of the input.
    units: f32,
}

impl Layer {
    fn new(r: &Rounded, cols: usize, units: f32) -> Self {
        let weights = Packed::new(&r.weights, r.scales.len(), cols);
        let pad = |v: &[f32], f: f32| v.iter().map(|s| s / f).chain(std::iter::repeat(0.0)).take(weights.rows()).collect();
        Self { scale: pad(&r.scales, units), bias: pad(&r.bias, 1.0), weights, units }
    }

    fn rows(&self) -> usize {
        self.weights.rows()
    }

    /// `rounded` rows to rows of numbers.
    fn apply(&self, rounded: &[i16], sums: &mut Vec<i32>, out: &mut [f32]) {
        sums.resize(out.len(), 0);
        multiply(rounded, &self.weights, sums);
        for (out, sums) in out.chunks_exact_mut(self.rows()).zip(sums.chunks_exact(self.rows())) {
            for ((out, &sum), (scale, bias)) in out.iter_mut().zip(sums).zip(self.scale.iter().zip(&self.bias)) {
                *out = sum as f32 * scale + bias;
            }
        }
    }

    /// Rounds rows of numbers and applies the map to all of them, strip by strip.
    fn all(&self, x: &[f32], buffers: &mut Buffers, out: &mut Vec<f32>) {
        let cols = self.weights.cols();
        out.resize(x.len() / cols * self.rows(), 0.0);
        for (x, out) in x.chunks(STRIP * cols).zip(out.chunks_mut(STRIP * self.rows())) {
            buffers.rounded.resize(x.len(), 0);
            round(x, self.units, &mut buffers.rounded);
            self.apply(&buffers.rounded, &mut buffers.sums, out);
        }
    }
}

/// To the nearest whole number of units, ties to even, by adding 1.5 · 2²³: the same bits on every machine.
fn round(x: &[f32], units: f32, out: &mut [i16]) {
    for (out, v) in out.iter_mut().zip(x) {
        let cut = (v * units).clamp(-27_000.0, 27_000.0);
        *out = (cut + 12_582_912.0).to_bits() as i16;
    }
}

/// See the trainer's layer of the same name.
fn gate(x: f32) -> f32 {
    0.5 + 0.5 * x / (1.0 + x * x).sqrt()
}

/// Divides a row by its root mean square, times a gain.
fn norm(row: &mut [f32], gain: &[f32]) {
    let mut lanes = [0.0f32; 8];
    for part in row.chunks_exact(8) {
        lanes.iter_mut().zip(part).for_each(|(l, v)| *l += v * v);
    }
    let square = lanes.iter().sum::<f32>() / row.len() as f32;
    let inverse = 1.0 / (square + EPSILON).sqrt();
    row.iter_mut().zip(gain).for_each(|(v, g)| *v = *v * inverse * g);
}

#[derive(Debug, Default)]
struct Buffers {
    rounded: Vec<i16>,
    sums: Vec<i32>,
    wide: Vec<f32>,
    forget: Vec<f32>,
    state: Vec<f32>,
    output: Vec<f32>,
    shared: Vec<f32>,
    own: Vec<f32>,
}

/// Scores of a stretch of text, used again for the next one.
#[derive(Debug, Default)]
pub struct Window {
    buffers: Buffers,
    /// Label scores of each branch; rows of [`Network::columns`].
    tags: [Vec<f32>; 3],
    governor: Vec<f32>,
    query: Vec<f32>,
    relation_dependent: Vec<f32>,
    relation_governor: Vec<f32>,
}

impl Window {
    /// Label scores of a branch, with their padding.
    pub fn tags(&self, branch: Branch) -> &[f32] {
        &self.tags[branch as usize]
    }
}

/// The network.
#[derive(Debug)]
pub struct Network {
    plan: Plan,
    vocabulary: Vocabulary,
    vectors: Vec<i8>,
    table: Vec<i8>,
    /// Worth of a unit of a vector, of the table, in units of the input.
    steps: (f32, f32),
    input: Layer,
    conv: Layer,
    scans: Vec<Layer>,
    tags: Vec<Layer>,
    dependent: Layer,
    governor: Layer,
    bilinear: Layer,
    relation_dependent: Layer,
    relation_governor: Layer,
    relation: Layer,
    gains: Vec<Vec<f32>>,
    root: Vec<f32>,
    distance: Vec<f32>,
}

impl Network {
    /// From the parts of a weights file.
    pub(crate) fn new(plan: Plan, w: Weights) -> Self {
        let depth = plan.scans.len();
        let maps = plan.linears();
        let coarse = |k: usize| k == depth + 7 || k == depth + 10;
        let mut layers = w
            .linears
            .iter()
            .zip(&maps)
            .enumerate()
            .map(|(k, (r, l))| Layer::new(r, l.weight.cols, if coarse(k) { COARSE } else { FINE }));
        let mut next = || layers.next().unwrap_or_default();
        let (input, conv) = (next(), next());
        let scans = (0..depth).map(|_| next()).collect();
        let tags = (0..Branch::ALL.len()).map(|_| next()).collect();
        let (dependent, governor, bilinear) = (next(), next(), next());
        let (relation_dependent, relation_governor, relation) = (next(), next(), next());
        let mut plain = w.plain;
        let distance = plain.pop().unwrap_or_default();
        let root = plain.pop().unwrap_or_default();
        Self {
            vocabulary: w.vocabulary,
            vectors: w.vectors,
            table: w.table,
            steps: (w.vector_step * FINE, w.table_step * FINE),
            input,
            conv,
            scans,
            tags,
            dependent,
            governor,
            bilinear,
            relation_dependent,
            relation_governor,
            relation,
            gains: plain,
            root,
            distance,
            plan,
        }
    }

    /// The words that have vectors.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Length of a row of [`Window::tags`].
    pub fn columns(&self, branch: Branch) -> usize {
        self.tags.get(branch as usize).map_or(1, Layer::rows)
    }

    /// Reads a stretch of text.
    pub fn read(&self, features: &[Features], w: &mut Window) {
        let b = &mut w.buffers;
        let mut y = std::mem::take(&mut b.shared);
        self.enter(features, b, &mut y);
        self.convolve(b, &mut y);
        for k in 0..self.plan.sizes.depth {
            self.scan(k, b, &mut y);
        }
        let mut own = std::mem::take(&mut b.own);
        for (branch, tags) in self.tags.iter().enumerate() {
            own.clear();
            own.extend_from_slice(&y);
            self.scan(self.plan.sizes.depth + branch, b, &mut own);
            tags.all(&own, b, &mut w.tags[branch]);
            if branch == Branch::Syntax as usize {
                let mut dependent = std::mem::take(&mut b.wide);
                self.dependent.all(&own, b, &mut dependent);
                dependent.iter_mut().for_each(|v| *v = v.max(0.0));
                self.bilinear.all(&dependent, b, &mut w.query);
                b.wide = dependent;
                self.governor.all(&own, b, &mut w.governor);
                w.governor.iter_mut().for_each(|v| *v = v.max(0.0));
                self.relation_dependent.all(&own, b, &mut w.relation_dependent);
                self.relation_governor.all(&own, b, &mut w.relation_governor);
            }
        }
        b.own = own;
        b.shared = y;
    }

    fn enter(&self, features: &[Features], b: &mut Buffers, y: &mut Vec<f32>) {
        let (s, width) = (&self.plan.sizes, self.plan.sizes.width);
        let unit = |v: i8, step: f32| (f32::from(v) * step + 12_582_912.0).to_bits() as i16;
        y.resize(features.len() * width, 0.0);
        for (features, y) in features.chunks(STRIP).zip(y.chunks_mut(STRIP * width)) {
            b.rounded.clear();
            for f in features {
                let at = f.vector as usize * s.vector;
                b.rounded.extend(self.vectors[at..at + s.vector].iter().map(|&v| unit(v, self.steps.0)));
                for &h in &f.hashed {
                    let at = h as usize * s.hashed;
                    b.rounded.extend(self.table[at..at + s.hashed].iter().map(|&v| unit(v, self.steps.1)));
                }
                b.rounded.extend((0..FLAGS).map(|k| (f.flags >> k & 1) as i16 * FINE as i16));
            }
            self.input.apply(&b.rounded, &mut b.sums, y);
            for row in y.chunks_exact_mut(width) {
                row.iter_mut().for_each(|v| *v = v.max(0.0));
                norm(row, &self.gains[0]);
            }
        }
    }

    fn convolve(&self, b: &mut Buffers, y: &mut [f32]) {
        let width = self.plan.sizes.width;
        let n = y.len() / width;
        // Before, at and after a token; a row of zeros stands before the first and after the last.
        let mut all = vec![0i16; (n + 2) * width];
        round(y, FINE, &mut all[width..(n + 1) * width]);
        b.wide.resize(STRIP * 2 * width, 0.0);
        for start in (0..n).step_by(STRIP) {
            let end = n.min(start + STRIP);
            b.rounded.clear();
            for t in start..end {
                b.rounded.extend_from_slice(&all[t * width..(t + 3) * width]);
            }
            let wide = &mut b.wide[..(end - start) * 2 * width];
            self.conv.apply(&b.rounded, &mut b.sums, wide);
            for (u, row) in wide.chunks_exact(2 * width).zip(y[start * width..end * width].chunks_exact_mut(width)) {
                let (value, raw) = u.split_at(width);
                row.iter_mut().zip(value.iter().zip(raw)).for_each(|(y, (v, r))| *y += v * gate(*r));
                norm(row, &self.gains[1]);
            }
        }
    }

    fn scan(&self, k: usize, b: &mut Buffers, y: &mut [f32]) {
        let width = self.plan.sizes.width;
        for buffer in [&mut b.forget, &mut b.state, &mut b.output] {
            buffer.resize(y.len(), 0.0);
        }
        b.wide.resize(STRIP * 3 * width, 0.0);
        let mut at = 0;
        for x in y.chunks(STRIP * width) {
            b.rounded.resize(x.len(), 0);
            round(x, FINE, &mut b.rounded);
            let wide = &mut b.wide[..3 * x.len()];
            self.scans[k].apply(&b.rounded, &mut b.sums, wide);
            for u in wide.chunks_exact(3 * width) {
                let here = at..at + width;
                b.forget[here.clone()].iter_mut().zip(&u[..width]).for_each(|(f, u)| *f = gate(*u));
                b.state[here.clone()].copy_from_slice(&u[width..2 * width]);
                b.output[here].iter_mut().zip(&u[2 * width..]).for_each(|(o, u)| *o = gate(*u));
                at += width;
            }
        }
        let half = width / 2;
        let mut before = vec![0.0f32; half];
        let n = y.len() / width;
        let mut step = |at: usize, before: &mut [f32]| {
            let (f, s) = (&b.forget[at..at + half], &mut b.state[at..at + half]);
            for ((s, f), h) in s.iter_mut().zip(f).zip(before) {
                *s = f * *h + (1.0 - f) * *s;
                *h = *s;
            }
        };
        (0..n).for_each(|t| step(t * width, &mut before));
        before.fill(0.0);
        (0..n).rev().for_each(|t| step(t * width + half, &mut before));
        for (row, (o, s)) in y.chunks_exact_mut(width).zip(b.output.chunks_exact(width).zip(b.state.chunks_exact(width))) {
            row.iter_mut().zip(o.iter().zip(s)).for_each(|(y, (o, s))| *y += o * s);
            norm(row, &self.gains[2 + k]);
        }
    }

    /// Scores of every governor (columns; the last is the root) for every token of a sentence of the window.
    pub fn arcs(&self, w: &Window, sentence: &Range<usize>, out: &mut Vec<f32>) {
        let (size, n) = (self.bilinear.rows(), sentence.len());
        out.clear();
        for i in 0..n {
            let query = &w.query[(sentence.start + i) * size..(sentence.start + i + 1) * size];
            for j in 0..n {
                let governor = &w.governor[(sentence.start + j) * size..(sentence.start + j + 1) * size];
                out.push(if i == j { f32::MIN } else { dot(query, governor) + self.distance[distance(i, j)] });
            }
            out.push(dot(query, &self.root) + self.distance[DISTANCES - 1]);
        }
    }

    /// The best relation of each pair `(dependent, governor)` of rows of the window.
    pub fn relations(&self, w: &mut Window, pairs: &[(usize, usize)], out: &mut Vec<usize>) {
        let (size, labels) = (self.relation_dependent.rows(), self.plan.relation.weight.rows);
        let mut hidden = std::mem::take(&mut w.buffers.own);
        hidden.clear();
        for &(d, g) in pairs {
            let (d, g) = (&w.relation_dependent[d * size..(d + 1) * size], &w.relation_governor[g * size..(g + 1) * size]);
            hidden.extend(d.iter().zip(g).map(|(a, b)| (a + b).max(0.0)));
        }
        let mut scores = std::mem::take(&mut w.buffers.wide);
        self.relation.all(&hidden, &mut w.buffers, &mut scores);
        out.clear();
        out.extend(scores.chunks_exact(self.relation.rows()).map(|row| best(&row[..labels])));
        w.buffers.own = hidden;
        w.buffers.wide = scores;
    }
}

/// The index of the highest score, the first of equals.
pub fn best(row: &[f32]) -> usize {
    (0..row.len()).fold(0, |b, k| if row[k] > row[b] { k } else { b })
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; GROUP];
    for (a, b) in a.chunks_exact(GROUP).zip(b.chunks_exact(GROUP)) {
        for ((l, a), b) in lanes.iter_mut().zip(a).zip(b) {
            *l += a * b;
        }
    }
    lanes.iter().sum()
}
