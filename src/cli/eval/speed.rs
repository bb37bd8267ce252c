//! `pressmark eval speed FILE`: words a second of the network (tags, trees, names) and of the stages that read times and quantities, on
//! one text file, one thread. Prints the best of several runs.

use crate::{
    document::Document,
    facts::{quantities, times},
    pipeline::{self, Input, Source},
    resources::Resources,
};
use std::time::Instant;

/// How often each stage runs; the best counts.
const RUNS: usize = 20;

pub(super) fn run(file: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|e| format!("cannot read {file}: {e}"))?;
    let input = Input { source: Source::Text(&text), published: "2025-04-12".parse().ok(), ..Input::default() };
    let mut doc = pipeline::read(&Resources::default(), &input);
    doc.meta.published = doc.meta.published.or_else(|| times::published(&doc));
    let words = text.split_whitespace().count();
    let of_times = best(&mut doc, |doc| doc.times = times::resolve(doc));
    let of_quantities = best(&mut doc, |doc| doc.quantities = quantities::read(doc));
    let resources = Resources::embedded().map_err(|e| e.to_string())?;
    let of_network = best_of(5, || {
        pipeline::read(&resources, &input);
    });
    let rate = |seconds: f64| words as f64 / seconds / 1e6;
    Ok(format!(
        "{words} words; million words a second: tags, trees and names {:.3}; times {:.2}, quantities {:.2}, both {:.2}\n",
        rate(of_network),
        rate(of_times),
        rate(of_quantities),
        rate(of_times + of_quantities)
    ))
}

/// Seconds of the fastest run of a stage.
fn best(doc: &mut Document, stage: impl Fn(&mut Document)) -> f64 {
    best_of(RUNS, || stage(doc))
}

/// Seconds of the fastest run.
#[allow(clippy::disallowed_methods)] // The command line may ask what time it is; the engine never does.
fn best_of(runs: usize, mut stage: impl FnMut()) -> f64 {
    let seconds = (0..runs).map(|_| {
        let start = Instant::now();
        stage();
        start.elapsed().as_secs_f64()
    });
    seconds.fold(f64::INFINITY, f64::min)
}
