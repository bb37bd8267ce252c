//! `pressmark analyze`: files, standard input, or one record a line with constant memory.

use super::args::{Format, Options, Reading, date};
use crate::{
    contract::Analysis,
    export::{brief, conllu},
    pipeline::{self, Input, Source},
    resources::Resources,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    process::ExitCode,
};

/// A line of `--jsonl` input.
#[derive(Deserialize)]
struct Record {
    text: Option<String>,
    html: Option<String>,
    published: Option<String>,
    title: Option<String>,
}

/// What is printed for a line that is not valid.
#[derive(Serialize)]
struct Failure {
    id: Value,
    error: String,
}

/// Analyses what the options name.
pub(super) fn run(options: &Options) -> Result<ExitCode, String> {
    let resources = Resources::embedded().map_err(|e| e.to_string())?;
    let mut out = io::stdout().lock();
    let mut failures = 0;
    for file in &options.files {
        failures += match options.reading {
            Reading::Files => {
                let article = read(file)?;
                out.write_all(one(&resources, options, file, &article).as_bytes()).map_err(unwritable)?;
                0
            }
            Reading::Lines => lines(&resources, options, open(file)?, &mut out)?,
        };
    }
    out.flush().map_err(unwritable)?;
    Ok(if failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn one(resources: &Resources, options: &Options, file: &str, article: &str) -> String {
    let html = [".html", ".htm"].iter().any(|ending| file.to_ascii_lowercase().ends_with(ending));
    let source = if html { Source::Html(article) } else { Source::Text(article) };
    let input = Input { id: Some(file), source, title: None, published: options.published };
    print(resources, options.format, &input)
}

fn print(resources: &Resources, format: Format, input: &Input<'_>) -> String {
    let doc = pipeline::analyze(resources, input, &mut |_| {});
    match format {
        Format::Json => Analysis::from_document(&doc).to_json() + "\n",
        Format::Conllu => conllu::write(&Analysis::from_document(&doc)),
        Format::Brief => brief::write(&Analysis::from_document(&doc)),
    }
}

/// Reads line by line and flushes each answer; returns how many lines were not valid.
fn lines(resources: &Resources, options: &Options, input: Box<dyn Read>, out: &mut impl Write) -> Result<usize, String> {
    let mut failures = 0;
    let mut bytes = Vec::new();
    let mut input = BufReader::new(input);
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|e| format!("cannot read the input: {e}"))? == 0 {
            return Ok(failures);
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answer = line(resources, options, &bytes).unwrap_or_else(|failure| {
            failures += 1;
            serde_json::to_string(&failure).unwrap_or_default() + "\n"
        });
        out.write_all(answer.as_bytes()).and_then(|()| out.flush()).map_err(unwritable)?;
    }
}

fn line(resources: &Resources, options: &Options, bytes: &[u8]) -> Result<String, Failure> {
    let failure = |id: &Value, error: String| Failure { id: id.clone(), error };
    let nameless = |e: String| failure(&Value::Null, e);
    let text = std::str::from_utf8(bytes).map_err(|e| nameless(format!("the line is not UTF-8: {e}")))?;
    let value: Value = serde_json::from_str(text).map_err(|e| nameless(format!("the line is no JSON: {e}")))?;
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let record: Record = serde_json::from_value(value).map_err(|e| failure(&id, e.to_string()))?;
    let published = match &record.published {
        Some(day) => Some(date(day).map_err(|e| failure(&id, e))?),
        None => options.published,
    };
    let source = match (&record.text, &record.html) {
        (Some(text), None) => Source::Text(text),
        (None, Some(html)) => Source::Html(html),
        _ => return Err(failure(&id, "the record needs \"text\" or \"html\", and not both".to_owned())),
    };
    let name = match &id {
        Value::Null => None,
        Value::String(name) => Some(name.clone()),
        other => Some(other.to_string()),
    };
    let input = Input { id: name.as_deref(), source, title: record.title.as_deref(), published };
    Ok(print(resources, options.format, &input))
}

fn open(file: &str) -> Result<Box<dyn Read>, String> {
    match file {
        "-" => Ok(Box::new(io::stdin())),
        _ => Ok(Box::new(File::open(file).map_err(|e| format!("cannot open {file}: {e}"))?)),
    }
}

fn read(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    open(file)?.read_to_end(&mut bytes).map_err(|e| format!("cannot read {file}: {e}"))?;
    String::from_utf8(bytes).map_err(|e| format!("{file} is not UTF-8 text (byte {})", e.utf8_error().valid_up_to()))
}

fn unwritable(error: io::Error) -> String {
    format!("cannot write the output: {error}")
}
