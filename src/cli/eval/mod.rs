//! `pressmark eval`: the measures that the project keeps for itself. Gold articles of our own are scored in the tests; the corpora of
//! others are read from where they lie.

mod articles;
mod causes;
mod conformance;
mod extractions;
mod salience;
mod speed;
mod tally;
mod timeml;

pub use articles::score_folder;
pub use tally::{Scores, Tally};

use crate::{
    document::Document,
    pipeline::{self, Input, Source},
    resources::Resources,
};
use serde_json::Value;
use std::{fs, io, process::ExitCode};

const USAGE: &str = "\
eval FOLDER            names, times, quantities, statements on articles with a gold file, such as tests/articles
eval speed FILE        words a second of the network and of times and quantities
eval extractions FILE  who did what: CaRB's sentences with its rules for what matches
eval causes FILE       causes: CausalNewsCorpus, sentences and spans
eval conformance FILE  times and amounts: the cases of Duckling, Recognizers-Text and chrono that are in scope (tests/cases/times)
eval timeml FILE       times with TimeML's spans, a JSON line each, for a scorer on its corpora
eval salience FILE     order of the entities: Dexter's articles, beside first mention and frequency
A FILE holds one JSON record a line; - is standard input.";

/// Runs `pressmark eval` with the arguments after it.
pub(super) fn run(args: &[String]) -> Result<ExitCode, String> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let table = match args[..] {
        ["speed", file] => speed::run(file)?,
        ["extractions", file] => extractions::run(&records(file)?)?,
        ["causes", file] => causes::run(&records(file)?)?,
        ["conformance", file] => conformance::run(&records(file)?)?,
        ["timeml", file] => timeml::run(&records(file)?)?,
        ["salience", file] => salience::run(&records(file)?)?,
        [folder] => score_folder(folder.as_ref())?.iter().map(|(name, tally)| format!("{name:<30} {tally}\n")).collect(),
        _ => return Err(format!("eval what?\n{USAGE}")),
    };
    super::print(&table)
}

fn records(file: &str) -> Result<Vec<Value>, String> {
    let text = if file == "-" { io::read_to_string(io::stdin()) } else { fs::read_to_string(file) };
    let text = text.map_err(|e| format!("cannot read {file}: {e}"))?;
    let record = |(k, line): (usize, &str)| serde_json::from_str(line).map_err(|e| format!("{file}, line {}: {e}", k + 1));
    text.lines().enumerate().map(record).collect()
}

/// The analysis of each record's text.
fn documents(records: &[Value]) -> Result<Vec<Document>, String> {
    let resources = Resources::embedded().map_err(|e| e.to_string())?;
    let read = |record: &Value| {
        let source = Source::Text(record["text"].as_str().unwrap_or_default());
        let published = record["published"].as_str().and_then(|day| day.parse().ok());
        pipeline::analyze(&resources, &Input { source, published, ..Input::default() }, &mut |_| {})
    };
    Ok(records.iter().map(read).collect())
}
