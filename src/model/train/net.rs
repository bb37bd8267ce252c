//! The network over a batch: features → encoder → heads, with losses and gradients. The same arithmetic as at run time, in floats.

use super::{
    arcs,
    batch::Batch,
    layers::{self, ConvTape, NormTape, ScanTape, Weights, add, mask, masked},
    rng::Rng,
    vectors::Vectors,
};
use crate::model::{
    features::{FLAGS, SLOTS},
    plan::{Branch, Head, Linear, Plan},
};

/// How much is dropped while training: of the input, inside the encoder, before the heads.
pub(crate) const DROP: [f32; 3] = [0.25, 0.12, 0.2];

/// Sizes and the fixed word vectors.
pub(crate) struct Net {
    /// Tensors.
    pub plan: Plan,
    /// Not trained.
    pub vectors: Vectors,
}

struct InputTape {
    x: Vec<f32>,
    hole: Vec<f32>,
    hidden: Vec<f32>,
    norm: NormTape,
}

struct BranchTape {
    scan: ScanTape,
    hole: Vec<f32>,
    out_hole: Vec<f32>,
    /// What the heads read.
    out: Vec<f32>,
    logits: Vec<f32>,
}

/// Everything that the way back needs.
pub(crate) struct Tape {
    input: InputTape,
    conv: ConvTape,
    conv_hole: Vec<f32>,
    scans: Vec<(ScanTape, Vec<f32>)>,
    branches: Vec<BranchTape>,
}

impl Tape {
    /// Scores of all labels of a branch, a row a token.
    pub(crate) fn logits(&self, branch: Branch) -> &[f32] {
        &self.branches[branch as usize].logits
    }

    /// The encoder's rows for the syntax heads.
    pub(crate) fn syntax(&self) -> &[f32] {
        &self.branches[Branch::Syntax as usize].out
    }
}

impl Net {
    /// Fresh weights.
    pub(crate) fn start(&self, rng: &mut Rng) -> Vec<f32> {
        let p = &self.plan;
        let mut values = vec![0.0; p.total];
        let mut fill = |range: std::ops::Range<usize>, spread: f32| {
            values[range].iter_mut().for_each(|v| *v = (rng.unit() + rng.unit() + rng.unit() - 1.5) * 2.0 * spread);
        };
        fill(p.table.range(), 0.1);
        let side = [&p.dependent, &p.governor, &p.bilinear, &p.relation_dependent, &p.relation_governor, &p.relation];
        let gated = [&p.input.map, &p.conv.map].into_iter().chain(p.scans.iter().map(|s| &s.map));
        for map in gated.chain(&p.tags).chain(side) {
            fill(map.weight.range(), (1.0 / map.weight.cols as f32).sqrt());
        }
        fill(p.root.range(), 0.1);
        for layer in [&p.input, &p.conv].into_iter().chain(&p.scans) {
            values[layer.gain.range()].fill(1.0);
        }
        for scan in &p.scans {
            let width = scan.gain.rows;
            values[scan.map.bias.range()][..width].fill(0.8);
        }
        values
    }

    fn embed(&self, values: &[f32], batch: &Batch) -> Vec<f32> {
        let s = &self.plan.sizes;
        let mut x = Vec::with_capacity(batch.features.len() * s.input());
        for f in &batch.features {
            x.extend_from_slice(self.vectors.row(f.vector));
            for &b in &f.hashed {
                let at = self.plan.table.offset + b as usize * s.hashed;
                x.extend_from_slice(&values[at..at + s.hashed]);
            }
            x.extend((0..FLAGS).map(|k| f32::from(f.flags >> k & 1)));
        }
        x
    }

    /// Forward; with `rng` numbers are dropped.
    pub(crate) fn forward(&self, values: &[f32], batch: &Batch, mut rng: Option<&mut Rng>) -> Tape {
        let p = &self.plan;
        let x = self.embed(values, batch);
        let hole = mask(x.len(), DROP[0], rng.as_deref_mut());
        let x = masked(&x, &hole);
        let mut hidden = layers::linear(values, &p.input.map, &x);
        hidden.iter_mut().for_each(|v| *v = v.max(0.0));
        let (y, norm) = layers::norm(&values[p.input.gain.range()], &hidden);
        let input = InputTape { x, hole, hidden, norm };
        let conv_hole = mask(y.len(), DROP[1], rng.as_deref_mut());
        let (mut y, conv) = layers::conv(values, &p.conv, &y, &masked(&y, &conv_hole), &batch.first);
        let mut scans = Vec::new();
        let (shared, ends) = p.scans.split_at(p.sizes.depth);
        for layer in shared {
            let hole = mask(y.len(), DROP[1], rng.as_deref_mut());
            let (out, tape) = layers::scan(values, layer, &y, masked(&y, &hole), &batch.first);
            scans.push((tape, hole));
            y = out;
        }
        let mut branches = Vec::new();
        for (layer, tags) in ends.iter().zip(&p.tags) {
            let hole = mask(y.len(), DROP[1], rng.as_deref_mut());
            let (out, scan) = layers::scan(values, layer, &y, masked(&y, &hole), &batch.first);
            let out_hole = mask(out.len(), DROP[2], rng.as_deref_mut());
            let out = masked(&out, &out_hole);
            let logits = layers::linear(values, tags, &out);
            branches.push(BranchTape { scan, hole, out_hole, out, logits });
        }
        Tape { input, conv, conv_hole, scans, branches }
    }

    /// Losses by head (then arcs, relations), and gradients added to `w`.
    pub(crate) fn backward(&self, w: &mut Weights<'_>, batch: &Batch, tape: &Tape) -> [f64; LOSSES] {
        let p = &self.plan;
        let mut losses = [0.0; LOSSES];
        let (shared, ends) = p.scans.split_at(p.sizes.depth);
        let mut dy = vec![0.0; batch.features.len() * p.sizes.width];
        for (b, (layer, t)) in ends.iter().zip(&tape.branches).enumerate() {
            let mut dout = tag_losses(w, &p.tags[b], Branch::ALL[b], batch, t, &mut losses);
            if Branch::ALL[b] == Branch::Syntax {
                let (d, arc, relation) = arcs::learn(w, p, batch, &t.out);
                add(&mut dout, &d);
                (losses[LOSSES - 2], losses[LOSSES - 1]) = (arc, relation);
            }
            let dout = masked(&dout, &t.out_hole);
            let (residual, dx) = layers::scan_back(w, layer, &t.scan, &batch.first, &dout);
            add(&mut dy, &residual);
            add(&mut dy, &masked(&dx, &t.hole));
        }
        for (layer, (t, hole)) in shared.iter().zip(&tape.scans).rev() {
            let (residual, dx) = layers::scan_back(w, layer, t, &batch.first, &dy);
            dy = masked(&dx, hole);
            add(&mut dy, &residual);
        }
        let (residual, dx) = layers::conv_back(w, &p.conv, &tape.conv, &batch.first, &dy);
        dy = masked(&dx, &tape.conv_hole);
        add(&mut dy, &residual);
        self.input_back(w, batch, &tape.input, &dy);
        losses
    }

    fn input_back(&self, w: &mut Weights<'_>, batch: &Batch, t: &InputTape, dy: &[f32]) {
        let (p, s) = (&self.plan, &self.plan.sizes);
        let mut d = layers::norm_back(&w.values[p.input.gain.range()], &mut w.grads[p.input.gain.range()], &t.norm, dy);
        d.iter_mut().zip(&t.hidden).filter(|(_, h)| **h <= 0.0).for_each(|(d, _)| *d = 0.0);
        let dx = masked(&layers::linear_back(w, &p.input.map, &t.x, &d), &t.hole);
        for (f, dx) in batch.features.iter().zip(dx.chunks_exact(s.input())) {
            for (k, &b) in f.hashed.iter().enumerate().take(SLOTS) {
                let at = p.table.offset + b as usize * s.hashed;
                let from = s.vector + k * s.hashed;
                add(&mut w.grads[at..at + s.hashed], &dx[from..from + s.hashed]);
            }
        }
    }
}

/// Heads, arcs, relations.
pub(crate) const LOSSES: usize = Head::ALL.len() + 2;

/// Losses of the labels of one branch; gives the gradient of the branch's rows.
fn tag_losses(
    w: &mut Weights<'_>,
    map: &Linear,
    branch: Branch,
    batch: &Batch,
    t: &BranchTape,
    losses: &mut [f64; LOSSES],
) -> Vec<f32> {
    let cols = map.weight.rows;
    let mut dlogits = vec![0.0; t.logits.len()];
    for (h, head) in Head::ALL.iter().enumerate().filter(|(_, h)| h.branch() == branch) {
        let (column, labels) = (head.column(), head.labels());
        for (i, &allowed) in batch.labels[h].iter().enumerate().filter(|(_, a)| **a != 0) {
            let at = i * cols + column;
            let scale = batch.weights[h];
            losses[h] += f64::from(scale * softmax(&t.logits[at..at + labels], allowed, scale, &mut dlogits[at..at + labels]));
        }
    }
    layers::linear_back(w, map, &t.out, &dlogits)
}

/// Cross entropy against any of the `allowed` labels (a bit each); adds its gradient times `scale` to `d`.
pub(crate) fn softmax(logits: &[f32], allowed: u64, scale: f32, d: &mut [f32]) -> f32 {
    let top = logits.iter().fold(f32::MIN, |m, &v| m.max(v));
    let (mut all, mut right) = (0.0, 0.0);
    for (k, v) in logits.iter().enumerate() {
        let e = (v - top).exp();
        all += e;
        if allowed >> k & 1 == 1 {
            right += e;
        }
    }
    let right = right.max(1e-20);
    for (k, v) in logits.iter().enumerate() {
        let e = (v - top).exp();
        let target = if allowed >> k & 1 == 1 { e / right } else { 0.0 };
        d[k] += scale * (e / all - target);
    }
    (all / right).ln()
}
