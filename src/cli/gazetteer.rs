//! `pressmark gazetteer --data DIR [--check]`: packs the lists of names, or tells whether the packed files are in step.

use crate::lexicon::gazetteer::build;
use std::{path::Path, process::ExitCode};

/// Where the packed maps live, seen from the root of the repository.
const OUT: &str = "src/lexicon/gazetteer";

/// Runs the command with the arguments after `gazetteer`.
pub(super) fn run(args: &[String]) -> Result<ExitCode, String> {
    let check = args.iter().any(|arg| arg == "--check");
    let data = args.iter().position(|arg| arg == "--data").and_then(|i| args.get(i + 1));
    let data = data.ok_or("gazetteer needs --data DIR, the folder that holds gazetteer/ and text/")?;
    build::run(Path::new(data), Path::new(OUT), check)?;
    Ok(ExitCode::SUCCESS)
}
