//! Training of the reader network: corpora and word vectors in, one weights file out. Gradients are written by hand beside the forward
//! pass, in f32, on two threads that each take half of a batch. Same seed, same weights.
#![allow(clippy::disallowed_methods, clippy::print_stdout)]

mod arcs;
mod batch;
mod corpora;
mod evaluate;
mod export;
mod layers;
mod net;
mod optimise;
pub mod readings;
mod rng;
#[cfg(test)]
mod tests;
mod vectors;

pub(crate) use corpora::unpack;

use super::plan::{Plan, Sizes};
use batch::{Batch, Example, Forms};
use corpora::Part;
use layers::Weights;
use net::{LOSSES, Net};
use optimise::Adam;
use rng::Rng;
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    time::Instant,
};
use vectors::Vectors;

/// What can be chosen on the command line.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the corpora.
    pub data: PathBuf,
    /// The JSON file of the word vectors.
    pub vectors: PathBuf,
    /// Where weights and log go.
    pub out: PathBuf,
    /// Only data that may be reused freely.
    pub open: bool,
    /// Of all random numbers.
    pub seed: u64,
    /// Times through the data.
    pub epochs: usize,
    /// Sizes of the network.
    pub sizes: Sizes,
    /// Words that the axes of the vectors are taken from, the most frequent first.
    pub words: usize,
    /// How many of them keep a vector.
    pub known: usize,
    /// Weights of an earlier run to go on from.
    pub from: Option<PathBuf>,
    /// Only corpora whose name holds this.
    pub only: Option<String>,
    /// Highest learning rate.
    pub rate: f32,
    /// Weights of an earlier run to be scored and written again, instead of training.
    pub values: Option<PathBuf>,
}

/// The weights file.
pub const NAME: &str = "reader.bin";
/// Tokens of a batch; half for each thread.
const BATCH: usize = 3000;
/// Steps until the highest learning rate.
const WARM: usize = 200;

struct Log(fs::File, Instant);

impl Log {
    fn say(&mut self, line: &str) -> io::Result<()> {
        println!("{:5.0} s  {line}", self.1.elapsed().as_secs_f32());
        writeln!(self.0, "{line}")
    }
}

/// Trains and writes the weights.
pub fn train(options: &Options) -> io::Result<()> {
    fs::create_dir_all(&options.out)?;
    let mut log = Log(fs::File::create(options.out.join("train.log"))?, Instant::now());
    let mut forms = Forms::default();
    let mut parts = corpora::training(&options.data, options.open, &mut forms)?;
    if let Some(only) = &options.only {
        parts.retain(|p| only.split(',').any(|o| p.name.contains(o)));
    }
    for part in &parts {
        let tokens: usize = part.examples.iter().map(|e| e.words.len()).sum();
        log.say(&format!(
            "{:24} {:6} sequences {:8} tokens, {} times an epoch",
            part.name,
            part.examples.len(),
            tokens,
            part.rate
        ))?;
    }
    let watched = watched(options, &mut forms)?;
    let vectors = Vectors::read(&options.vectors, options.words, options.known, options.sizes.vector)?;
    forms.describe(&vectors.vocabulary);
    let net = Net { plan: Plan::new(options.sizes), vectors };
    log.say(&format!(
        "{:?}, {} weights, {} of them hashed features",
        options.sizes,
        net.plan.total,
        net.plan.table.rows * net.plan.table.cols
    ))?;
    if let Some(path) = &options.values {
        let values = floats(path)?;
        for (name, examples) in &watched {
            log.say(&evaluate::line(&net, &values, name, examples, &forms, &net.vectors.vocabulary))?;
        }
        return save(options, &net, &values);
    }
    let start = match &options.from {
        Some(path) => Some(floats(path)?),
        None => None,
    };
    let values = run(options, &net, &parts, &forms, &watched, start, &mut log)?;
    save(options, &net, &values)
}

/// Whether the weights just trained are those of `file`, byte for byte.
pub fn check(options: &Options, file: &Path) -> io::Result<bool> {
    Ok(fs::read(options.out.join(NAME))? == fs::read(file)?)
}

type Watched = Vec<(&'static str, Vec<Example>)>;

fn watched(options: &Options, forms: &mut Forms) -> io::Result<Watched> {
    let mut out: Watched = Vec::new();
    for name in corpora::WATCHED {
        let wanted = options.only.as_ref().is_none_or(|o| o.split(',').any(|o| name.contains(o)));
        if wanted {
            out.push((name, corpora::watched(&options.data, name, forms)?));
        }
    }
    for (name, files) in
        [("EWT", &["syntax/ewt-dev"][..]), ("GUM", &["syntax/gum-dev-yes", "syntax/gum-dev-sa", "syntax/gum-dev-nc"][..])]
    {
        if options.only.as_ref().is_none_or(|o| o.contains("syntax") || o.contains("ewt")) {
            out.push((name, corpora::watched_trees(&options.data, files, forms)?));
        }
    }
    Ok(out)
}

/// The sequences of one epoch, mixed, in batches.
fn batches<'a>(parts: &'a [Part], rng: &mut Rng) -> Vec<Vec<&'a Example>> {
    let mut all: Vec<&Example> = Vec::new();
    for part in parts {
        let whole = part.rate.floor() as usize;
        for example in &part.examples {
            let extra = usize::from(rng.unit() < part.rate - whole as f32);
            all.extend(std::iter::repeat_n(example, whole + extra));
        }
    }
    rng.shuffle(&mut all);
    let mut out = Vec::new();
    let mut batch = Vec::new();
    let mut tokens = 0;
    for example in all {
        tokens += example.words.len();
        batch.push(example);
        if tokens >= BATCH {
            out.push(std::mem::take(&mut batch));
            tokens = 0;
        }
    }
    out
}

fn run(
    options: &Options,
    net: &Net,
    parts: &[Part],
    forms: &Forms,
    watched: &Watched,
    start: Option<Vec<f32>>,
    log: &mut Log,
) -> io::Result<Vec<f32>> {
    let mut rng = Rng::new(options.seed);
    let mut values = start.unwrap_or_else(|| net.start(&mut rng));
    let mut adam = Adam::new(&values);
    let mut grads = [vec![0.0; values.len()], vec![0.0; values.len()]];
    let total = options.epochs * batches(parts, &mut Rng::new(0)).len();
    let mut step = 0;
    let decayed = net.plan.table.range().end;
    for epoch in 1..=options.epochs {
        let began = Instant::now();
        let (mut tokens, mut losses, mut steps) = (0, [0.0; LOSSES], 0);
        for examples in batches(parts, &mut rng) {
            let seeds = [rng.next(), rng.next()];
            let found = gradients(net, &values, &examples, forms, seeds, &mut grads);
            let (left, right) = grads.split_at_mut(1);
            left[0].iter_mut().zip(&mut right[0]).for_each(|(a, b)| {
                *a += *b;
                *b = 0.0;
            });
            let warm = ((step + 1) as f32 / WARM as f32).min(1.0);
            let rate = options.rate * warm * (1.0 - step as f32 / total as f32).max(0.02);
            adam.step(&mut values, &mut grads[0], rate, decayed);
            losses.iter_mut().zip(found).for_each(|(l, f)| *l += f);
            tokens += examples.iter().map(|e| e.words.len()).sum::<usize>();
            step += 1;
            steps += 1;
            if step % 100 == 0 {
                println!(
                    "step {step} of {total}, {:.0} tokens/s, loss {:.3}",
                    tokens as f32 / began.elapsed().as_secs_f32(),
                    losses.iter().sum::<f64>() / f64::from(steps)
                );
            }
        }
        let speed = tokens as f32 / began.elapsed().as_secs_f32();
        let losses: Vec<String> = losses.iter().map(|l| format!("{:.3}", l / f64::from(steps))).collect();
        println!("epoch {epoch}: {tokens} tokens, {speed:.0} a second");
        log.say(&format!("epoch {epoch}: losses {}", losses.join(" ")))?;
        for (name, examples) in watched {
            log.say(&evaluate::line(net, &adam.average, name, examples, forms, &net.vectors.vocabulary))?;
        }
        save(options, net, &adam.average)?;
        fs::write(options.out.join("values.f32"), adam.average.iter().flat_map(|v| v.to_le_bytes()).collect::<Vec<u8>>())?;
    }
    Ok(adam.average)
}

/// Gradients of a batch, one half a thread.
fn gradients(
    net: &Net,
    values: &[f32],
    examples: &[&Example],
    forms: &Forms,
    seeds: [u64; 2],
    grads: &mut [Vec<f32>; 2],
) -> [f64; LOSSES] {
    let half: usize = examples.iter().map(|e| e.words.len()).sum::<usize>() / 2;
    let mut seen = 0;
    let cut = examples
        .iter()
        .take_while(|e| {
            let before = seen;
            seen += e.words.len();
            before < half
        })
        .count();
    let (left, right) = examples.split_at(cut);
    let vocabulary = &net.vectors.vocabulary;
    let mut rngs = seeds.map(Rng::new);
    let mut halves: Vec<Batch> =
        [left, right].iter().zip(&mut rngs).map(|(e, r)| Batch::new(e, forms, vocabulary, Some(r))).collect();
    let counts: Vec<_> = halves.iter().map(Batch::counts).collect();
    for (k, batch) in halves.iter_mut().enumerate() {
        batch.weigh(&counts[1 - k..2 - k]);
    }
    let work = |batch: &Batch, rng: &mut Rng, grads: &mut Vec<f32>| {
        let tape = net.forward(values, batch, Some(rng));
        net.backward(&mut Weights { values, grads }, batch, &tape)
    };
    let [first, second] = grads;
    let [a, b] = &mut rngs;
    let (mut x, y) = std::thread::scope(|scope| {
        let other = scope.spawn(|| if halves[1].features.is_empty() { [0.0; LOSSES] } else { work(&halves[1], b, second) });
        (work(&halves[0], a, first), other.join().unwrap_or([f64::NAN; LOSSES]))
    });
    x.iter_mut().zip(y).for_each(|(a, b)| *a += b);
    x
}

fn floats(path: &Path) -> io::Result<Vec<f32>> {
    Ok(fs::read(path)?.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
}

fn save(options: &Options, net: &Net, values: &[f32]) -> io::Result<()> {
    fs::write(options.out.join(NAME), export::file(net, values))
}
