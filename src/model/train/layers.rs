//! Layers with their gradients, forward and backward side by side. Rows are tokens of several texts, one after the other; `starts`
//! says where a text begins. No layer looks across such a border.

use super::rng::Rng;
use crate::model::{
    kernel::{View, product},
    plan::{Gated, Linear},
};
use std::ops::Range;

/// Constant in the norm; the same at run time.
pub(crate) const EPSILON: f32 = 1e-5;

/// Weights, and the gradients to add to.
pub(crate) struct Weights<'a> {
    /// All weights.
    pub values: &'a [f32],
    /// All gradients.
    pub grads: &'a mut [f32],
}

/// `x·Wᵀ + b`.
pub(crate) fn linear(values: &[f32], map: &Linear, x: &[f32]) -> Vec<f32> {
    let (rows, cols) = (map.weight.rows, map.weight.cols);
    let n = x.len() / cols;
    let bias = &values[map.bias.range()];
    let mut y: Vec<f32> = bias.iter().copied().cycle().take(n * rows).collect();
    product(View::new(x, n, cols), View::new(&values[map.weight.range()], rows, cols).t(), &mut y, true);
    y
}

/// Adds the gradients of [`linear`]; gives the gradient of `x`.
pub(crate) fn linear_back(w: &mut Weights<'_>, map: &Linear, x: &[f32], dy: &[f32]) -> Vec<f32> {
    let (rows, cols) = (map.weight.rows, map.weight.cols);
    let n = x.len() / cols;
    product(View::new(dy, n, rows).t(), View::new(x, n, cols), &mut w.grads[map.weight.range()], true);
    let db = &mut w.grads[map.bias.range()];
    for row in dy.chunks_exact(rows) {
        db.iter_mut().zip(row).for_each(|(b, d)| *b += d);
    }
    let mut dx = vec![0.0; n * cols];
    product(View::new(dy, n, rows), View::new(&w.values[map.weight.range()], rows, cols), &mut dx, false);
    dx
}

/// Zero or `1 / (1 - share)` for every number; empty when nothing is dropped.
pub(crate) fn mask(n: usize, share: f32, rng: Option<&mut Rng>) -> Vec<f32> {
    let Some(rng) = rng.filter(|_| share > 0.0) else { return Vec::new() };
    let (limit, keep) = ((share * 256.0) as u8, 1.0 / (1.0 - (share * 256.0).floor() / 256.0));
    let mut out = Vec::with_capacity(n + 8);
    while out.len() < n {
        out.extend(rng.next().to_le_bytes().map(|b| if b < limit { 0.0 } else { keep }));
    }
    out.truncate(n);
    out
}

/// `x` under a mask of [`mask`]; its gradient goes the same way.
pub(crate) fn masked(x: &[f32], mask: &[f32]) -> Vec<f32> {
    if mask.is_empty() { x.to_vec() } else { x.iter().zip(mask).map(|(x, m)| x * m).collect() }
}

/// What [`norm_back`] needs.
pub(crate) struct NormTape {
    scaled: Vec<f32>,
    inverse: Vec<f32>,
}

/// Every row divided by its root mean square, times a gain.
pub(crate) fn norm(gain: &[f32], x: &[f32]) -> (Vec<f32>, NormTape) {
    let width = gain.len();
    let mut tape = NormTape { scaled: Vec::with_capacity(x.len()), inverse: Vec::with_capacity(x.len() / width) };
    let mut y = Vec::with_capacity(x.len());
    for row in x.chunks_exact(width) {
        let mut lanes = [0.0f32; 8];
        for row in row.chunks(8) {
            lanes.iter_mut().zip(row).for_each(|(l, v)| *l += v * v);
        }
        let square = lanes.iter().sum::<f32>() / width as f32;
        let inverse = 1.0 / (square + EPSILON).sqrt();
        tape.inverse.push(inverse);
        tape.scaled.extend(row.iter().map(|v| v * inverse));
        y.extend(row.iter().zip(gain).map(|(v, g)| v * inverse * g));
    }
    (y, tape)
}

/// Gradient of [`norm`].
pub(crate) fn norm_back(gain: &[f32], dgain: &mut [f32], tape: &NormTape, dy: &[f32]) -> Vec<f32> {
    let width = gain.len();
    let mut dx = Vec::with_capacity(dy.len());
    for ((dy, s), &inverse) in dy.chunks_exact(width).zip(tape.scaled.chunks_exact(width)).zip(&tape.inverse) {
        let mut lanes = [0.0f32; 8];
        for ((dy, s), (g, dg)) in dy.chunks(8).zip(s.chunks(8)).zip(gain.chunks(8).zip(dgain.chunks_mut(8))) {
            for k in 0..dy.len() {
                dg[k] += dy[k] * s[k];
                lanes[k] += dy[k] * g[k] * s[k];
            }
        }
        let mean = lanes.iter().sum::<f32>() / width as f32;
        dx.extend(dy.iter().zip(gain).zip(s).map(|((dy, g), s)| inverse * (dy * g - s * mean)));
    }
    dx
}

/// A gate between 0 and 1 from arithmetic and a square root alone, so that every machine agrees on it.
pub(crate) fn gate(x: f32) -> f32 {
    0.5 + 0.5 * x / (1.0 + x * x).sqrt()
}

/// The slope of [`gate`] where it is `g`.
fn slope(g: f32) -> f32 {
    let s = 2.0 * g - 1.0;
    let r = (1.0 - s * s).max(0.0);
    0.5 * r * r.sqrt()
}

/// What [`conv_back`] needs.
pub(crate) struct ConvTape {
    x: Vec<f32>,
    value: Vec<f32>,
    gates: Vec<f32>,
    norm: NormTape,
}

/// The rows before, at and after each row; zeros beyond a text.
fn neighbours(x: &[f32], width: usize, first: &[bool]) -> Vec<f32> {
    let n = x.len() / width;
    let mut out = vec![0.0; 3 * x.len()];
    for t in 0..n {
        let row = &mut out[3 * t * width..3 * (t + 1) * width];
        if !first[t] {
            row[..width].copy_from_slice(&x[(t - 1) * width..t * width]);
        }
        row[width..2 * width].copy_from_slice(&x[t * width..(t + 1) * width]);
        if t + 1 < n && !first[t + 1] {
            row[2 * width..].copy_from_slice(&x[(t + 1) * width..(t + 2) * width]);
        }
    }
    out
}

/// `norm(y + value·gate)` over three neighbours of `x`, which is `y` with holes.
pub(crate) fn conv(values: &[f32], layer: &Gated, y: &[f32], x: &[f32], first: &[bool]) -> (Vec<f32>, ConvTape) {
    let width = layer.gain.rows;
    let x = neighbours(x, width, first);
    let u = linear(values, &layer.map, &x);
    let mut tape = ConvTape { x, value: Vec::with_capacity(y.len()), gates: Vec::with_capacity(y.len()), norm: empty() };
    let mut sum = Vec::with_capacity(y.len());
    for (u, y) in u.chunks_exact(2 * width).zip(y.chunks_exact(width)) {
        let (value, raw) = u.split_at(width);
        tape.value.extend_from_slice(value);
        let at = tape.gates.len();
        tape.gates.extend(raw.iter().map(|&u| gate(u)));
        sum.extend(y.iter().zip(value).zip(&tape.gates[at..]).map(|((y, v), g)| y + v * g));
    }
    let (out, norm) = norm(&values[layer.gain.range()], &sum);
    tape.norm = norm;
    (out, tape)
}

fn empty() -> NormTape {
    NormTape { scaled: Vec::new(), inverse: Vec::new() }
}

/// Gradients of `y` and of `x` in [`conv`].
pub(crate) fn conv_back(
    w: &mut Weights<'_>,
    layer: &Gated,
    tape: &ConvTape,
    first: &[bool],
    dout: &[f32],
) -> (Vec<f32>, Vec<f32>) {
    let width = layer.gain.rows;
    let dsum = norm_back(&w.values[layer.gain.range()], &mut w.grads[layer.gain.range()], &tape.norm, dout);
    let n = dsum.len() / width;
    let mut du = vec![0.0; 2 * dsum.len()];
    for t in 0..n {
        let at = t * width..(t + 1) * width;
        let (d, g, v) = (&dsum[at.clone()], &tape.gates[at.clone()], &tape.value[at]);
        let (dv, dg) = du[2 * t * width..2 * (t + 1) * width].split_at_mut(width);
        dv.iter_mut().zip(d.iter().zip(g)).for_each(|(o, (d, g))| *o = d * g);
        dg.iter_mut().zip(d.iter().zip(g).zip(v)).for_each(|(o, ((d, g), v))| *o = d * v * slope(*g));
    }
    let dn = linear_back(w, &layer.map, &tape.x, &du);
    let mut dx = vec![0.0; dsum.len()];
    for t in 0..n {
        let row = &dn[3 * t * width..3 * (t + 1) * width];
        if !first[t] {
            add(&mut dx[(t - 1) * width..t * width], &row[..width]);
        }
        add(&mut dx[t * width..(t + 1) * width], &row[width..2 * width]);
        if t + 1 < n && !first[t + 1] {
            add(&mut dx[(t + 1) * width..(t + 2) * width], &row[2 * width..]);
        }
    }
    (dsum, dx)
}

/// `a += b`.
pub(crate) fn add(a: &mut [f32], b: &[f32]) {
    a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
}

/// What [`scan_back`] needs: forget gate, value, output gate, state; one row a token each.
pub(crate) struct ScanTape {
    x: Vec<f32>,
    forget: Vec<f32>,
    value: Vec<f32>,
    output: Vec<f32>,
    state: Vec<f32>,
    norm: NormTape,
}

/// `norm(y + output·state)`, `state = forget·before + (1 - forget)·value`; the first half of the columns runs forward, the second
/// backward.
pub(crate) fn scan(values: &[f32], layer: &Gated, y: &[f32], x: Vec<f32>, first: &[bool]) -> (Vec<f32>, ScanTape) {
    let width = layer.gain.rows;
    let n = y.len() / width;
    let u = linear(values, &layer.map, &x);
    let zeros = || vec![0.0; y.len()];
    let mut tape = ScanTape { x, forget: zeros(), value: zeros(), output: zeros(), state: zeros(), norm: empty() };
    let mut sum = y.to_vec();
    for t in 0..n {
        let (at, u) = (t * width..(t + 1) * width, &u[3 * t * width..3 * (t + 1) * width]);
        tape.forget[at.clone()].iter_mut().zip(&u[..width]).for_each(|(f, u)| *f = gate(*u));
        tape.value[at.clone()].copy_from_slice(&u[width..2 * width]);
        tape.output[at].iter_mut().zip(&u[2 * width..]).for_each(|(o, u)| *o = gate(*u));
    }
    let nothing = vec![0.0; width / 2];
    for half in [Half::Forward, Half::Backward] {
        for t in half.order(n) {
            let (at, before) = half.cells(t, width, first);
            let (head, tail) = tape.state.split_at_mut(at.start);
            let (now, after) = tail.split_at_mut(width / 2);
            let h = match before {
                None => &nothing[..],
                Some(b) if b.start < at.start => &head[b],
                Some(b) => &after[b.start - at.end..b.end - at.end],
            };
            let (f, v) = (&tape.forget[at.clone()], &tape.value[at.clone()]);
            for ((now, h), (f, v)) in now.iter_mut().zip(h).zip(f.iter().zip(v)) {
                *now = f * h + (1.0 - f) * v;
            }
        }
    }
    for (s, (o, h)) in sum.iter_mut().zip(tape.output.iter().zip(&tape.state)) {
        *s += o * h;
    }
    let (out, norm) = norm(&values[layer.gain.range()], &sum);
    tape.norm = norm;
    (out, tape)
}

/// A direction of a scan.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Forward,
    Backward,
}

impl Half {
    /// Tokens in the order of the recurrence.
    fn order(self, n: usize) -> Box<dyn Iterator<Item = usize>> {
        match self {
            Half::Forward => Box::new(0..n),
            Half::Backward => Box::new((0..n).rev()),
        }
    }

    /// The other direction's order.
    fn opposite(self, n: usize) -> Box<dyn Iterator<Item = usize>> {
        match self {
            Half::Forward => Half::Backward.order(n),
            Half::Backward => Half::Forward.order(n),
        }
    }

    /// This direction's cells of token `t`, and those of the step before unless `t` is the first of its text.
    fn cells(self, t: usize, width: usize, first: &[bool]) -> (Range<usize>, Option<Range<usize>>) {
        let half = width / 2;
        match self {
            Half::Forward => {
                let at = t * width;
                (at..at + half, (!first[t]).then(|| at - width..at - width + half))
            }
            Half::Backward => {
                let at = t * width + half;
                let last = t + 1 == first.len() || first[t + 1];
                (at..at + half, (!last).then(|| at + width..at + width + half))
            }
        }
    }
}

/// Gradients of `y` and of `x` in [`scan`].
pub(crate) fn scan_back(
    w: &mut Weights<'_>,
    layer: &Gated,
    tape: &ScanTape,
    first: &[bool],
    dout: &[f32],
) -> (Vec<f32>, Vec<f32>) {
    let width = layer.gain.rows;
    let dsum = norm_back(&w.values[layer.gain.range()], &mut w.grads[layer.gain.range()], &tape.norm, dout);
    let n = dsum.len() / width;
    let mut dstate: Vec<f32> = dsum.iter().zip(&tape.output).map(|(d, o)| d * o).collect();
    let mut du = vec![0.0; 3 * dsum.len()];
    let nothing = vec![0.0; width / 2];
    let mut carried = vec![0.0; width / 2];
    for half in [Half::Forward, Half::Backward] {
        for t in half.opposite(n) {
            let (at, before) = half.cells(t, width, first);
            let base = 3 * t * width + at.start - t * width;
            let (f, v) = (&tape.forget[at.clone()], &tape.value[at.clone()]);
            let h = before.clone().map_or(&nothing[..], |b| &tape.state[b]);
            let d = &dstate[at];
            for k in 0..width / 2 {
                du[base + k] = d[k] * (h[k] - v[k]) * slope(f[k]);
                du[base + width + k] = d[k] * (1.0 - f[k]);
                carried[k] = d[k] * f[k];
            }
            if let Some(b) = before {
                add(&mut dstate[b], &carried);
            }
        }
    }
    for t in 0..n {
        let at = t * width..(t + 1) * width;
        let (d, h, o) = (&dsum[at.clone()], &tape.state[at.clone()], &tape.output[at]);
        for (du, ((d, h), o)) in du[(3 * t + 2) * width..3 * (t + 1) * width].iter_mut().zip(d.iter().zip(h).zip(o)) {
            *du = d * h * slope(*o);
        }
    }
    let dx = linear_back(w, &layer.map, &tape.x, &du);
    (dsum, dx)
}
