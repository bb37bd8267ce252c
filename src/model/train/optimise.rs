//! AdamW (Loshchilov and Hutter 2019) with clipped gradients, and a running average of the weights.

/// State of the optimiser.
pub(crate) struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
    /// Running average of the weights, which is what is kept.
    pub average: Vec<f32>,
    steps: i32,
}

const BETAS: (f32, f32) = (0.9, 0.98);
const DECAY: f32 = 0.01;
const CLIP: f32 = 1.0;

impl Adam {
    /// Before the first step.
    pub(crate) fn new(values: &[f32]) -> Self {
        Self { first: vec![0.0; values.len()], second: vec![0.0; values.len()], average: values.to_vec(), steps: 0 }
    }

    /// One step at `rate`; `decayed` from this index on weights shrink. Gradients are set to zero.
    pub(crate) fn step(&mut self, values: &mut [f32], grads: &mut [f32], rate: f32, decayed: usize) {
        self.steps += 1;
        let size = grads.iter().map(|g| f64::from(g * g)).sum::<f64>().sqrt() as f32;
        let clip = if size > CLIP { CLIP / size } else { 1.0 };
        let (b1, b2) = BETAS;
        let (c1, c2) = (1.0 - b1.powi(self.steps), 1.0 - b2.powi(self.steps));
        let keep = 0.999f32.min((1.0 + self.steps as f32) / (10.0 + self.steps as f32));
        let moments = self.first.iter_mut().zip(&mut self.second).zip(&mut self.average);
        for (i, (((m, v), average), (x, g))) in moments.zip(values.iter_mut().zip(grads)).enumerate() {
            let slope = *g * clip;
            *g = 0.0;
            *m = b1 * *m + (1.0 - b1) * slope;
            *v = b2 * *v + (1.0 - b2) * slope * slope;
            let shrink = if i >= decayed { rate * DECAY } else { 0.0 };
            *x -= rate * (*m / c1) / ((*v / c2).sqrt() + 1e-8) + shrink * *x;
            *average = keep * *average + (1.0 - keep) * *x;
        }
    }
}
