//! Trained weights to the bytes of the weights file: every row of a map rounded to its own scale.

use super::net::Net;
use crate::model::{
    file::{Rounded, Weights, write},
    plan::Linear,
};

/// The file for these weights.
pub(crate) fn file(net: &Net, values: &[f32]) -> Vec<u8> {
    let p = &net.plan;
    let table = &values[p.table.range()];
    // Beyond three times the spread only outliers are cut.
    let spread = (table.iter().map(|v| v * v).sum::<f32>() / table.len() as f32).sqrt();
    let table_step = (spread * 12.0).min(largest(table)) / 127.0;
    let weights = Weights {
        vocabulary: net.vectors.vocabulary.clone(),
        vectors: net.vectors.rows.clone(),
        vector_step: net.vectors.step,
        table: round(table, table_step),
        table_step,
        linears: p.linears().iter().map(|l| rounded(l, values)).collect(),
        plain: p.plain().iter().map(|t| values[t.range()].to_vec()).collect(),
    };
    write(p, &weights)
}

fn largest(v: &[f32]) -> f32 {
    v.iter().fold(1e-9, |m, v| m.max(v.abs()))
}

fn round(v: &[f32], step: f32) -> Vec<i8> {
    v.iter().map(|v| (v / step).round().clamp(-127.0, 127.0) as i8).collect()
}

fn rounded(map: &Linear, values: &[f32]) -> Rounded {
    let mut out = Rounded { bias: values[map.bias.range()].to_vec(), ..Rounded::default() };
    for row in values[map.weight.range()].chunks_exact(map.weight.cols) {
        let step = largest(row) / 127.0;
        out.scales.push(step);
        out.weights.extend(round(row, step));
    }
    out
}
