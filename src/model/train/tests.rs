//! Gradients against differences of the loss; integers against floats.

use super::{
    batch::{Batch, Example, Forms, Trees, flags},
    export,
    layers::Weights,
    net::Net,
    rng::Rng,
    vectors::Vectors,
};
use crate::model::{
    file,
    network::{Network, Window},
    plan::{Branch, Head, Plan, Sizes},
};

const WORDS: [&str; 7] = ["", "The", "envoy", "met", "Putin", "on", "Friday"];

fn net() -> Net {
    let sizes = Sizes { width: 32, vector: 8, hashed: 4, depth: 2, arc: 16, relation: 16 };
    Net { plan: Plan::new(sizes), vectors: Vectors::made_up(&["the", "envoy", "met", "on"], 8) }
}

fn examples(forms: &mut Forms) -> Vec<Example> {
    [[1usize, 2, 3, 4, 0, 5, 6], [6, 2, 3, 1, 5, 4, 2]]
        .iter()
        .map(|ids| {
            let words: Vec<&str> = ids.iter().map(|&i| WORDS[i]).collect();
            let labels =
                |head: &Head| words.iter().map(|w| if w.is_empty() { 0 } else { 1 << (w.len() % head.labels()) | 1 }).collect();
            let trees = Trees {
                governor: vec![Some(1), Some(2), Some(usize::MAX), Some(2), None, Some(6), Some(usize::MAX)],
                relation: vec![3; 7],
                sentences: vec![0..4, 5..7],
            };
            Example {
                words: words.iter().map(|w| if w.is_empty() { 0 } else { forms.id(w) }).collect(),
                flags: flags(&words),
                labels: Head::ALL.iter().enumerate().map(|(k, h)| (k, labels(h))).collect(),
                trees: Some(trees),
            }
        })
        .collect()
}

#[test]
fn gradients_are_slopes_of_the_loss() {
    let (net, mut forms) = (net(), Forms::default());
    let examples = examples(&mut forms);
    forms.describe(&net.vectors.vocabulary);
    let batch = Batch::new(&examples.iter().collect::<Vec<_>>(), &forms, &net.vectors.vocabulary, None);
    let mut values = net.start(&mut Rng::new(1));
    let mut run = |values: &[f32]| -> (f64, Vec<f32>) {
        let mut grads = vec![0.0; values.len()];
        let tape = net.forward(values, &batch, None);
        let losses = net.backward(&mut Weights { values, grads: &mut grads }, &batch, &tape);
        (losses.iter().sum(), grads)
    };
    let (_, grads) = run(&values);
    let tensors = net.plan.linears().into_iter().flat_map(|l| [l.weight, l.bias]).chain(net.plan.plain());
    let table = net.plan.table.offset + batch.features[0].hashed[2] as usize * 4;
    let places = tensors.flat_map(|t| [t.offset + t.rows * t.cols / 3, t.offset + t.rows * t.cols - 2]).chain([table, table + 3]);
    for i in places.collect::<Vec<_>>() {
        let (old, step) = (values[i], 2e-3);
        values[i] = old + step;
        let up = run(&values).0;
        values[i] = old - step;
        let down = run(&values).0;
        values[i] = old;
        let slope = (up - down) / f64::from(2.0 * step);
        assert!((slope - f64::from(grads[i])).abs() < 2e-3 + 0.03 * slope.abs(), "weight {i}: {} against {slope}", grads[i]);
    }
}

#[test]
fn integers_say_what_floats_say() {
    let (net, mut forms) = (net(), Forms::default());
    let examples = examples(&mut forms);
    forms.describe(&net.vectors.vocabulary);
    let batch = Batch::new(&[&examples[0]], &forms, &net.vectors.vocabulary, None);
    let values = net.start(&mut Rng::new(2));
    let tape = net.forward(&values, &batch, None);
    let (plan, weights) = file::read(&export::file(&net, &values)).unwrap();
    let network = Network::new(plan, weights);
    let mut window = Window::default();
    network.read(&batch.features, &mut window);
    for branch in Branch::ALL {
        let (padded, exact) = (network.columns(branch), net.plan.tags[branch as usize].weight.rows);
        for (row, floats) in window.tags(branch).chunks_exact(padded).zip(tape.logits(branch).chunks_exact(exact)) {
            for (a, b) in row.iter().zip(floats) {
                assert!((a - b).abs() < 0.06, "{a} against {b}");
            }
        }
    }
}
