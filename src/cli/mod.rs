//! The command line. `pressmark analyze --published 2025-04-12 article.txt` prints one JSON document.

mod analyze;
mod args;
#[cfg(feature = "eval")]
pub mod eval;
mod export;
#[cfg(feature = "train")]
mod gazetteer;
mod import;
mod input;
#[cfg(feature = "train")]
mod pronouns;
#[cfg(feature = "train")]
mod train;

use std::{
    io::{IsTerminal as _, Write},
    process::ExitCode,
};

const HELP: &str = "\
pressmark reads news articles and says who, what, when, where, and who said what, every fact tied to its words.

Usage:
  pressmark analyze [--published YYYY-MM-DD] [--format json|conllu|brief] FILE...
      One article a file (.txt or .html; - or none is standard input), one JSON document on standard output for each.
  pressmark analyze --jsonl [FILE...]
      One {\"id\", \"text\" or \"html\", \"published\"?, \"title\"?} a line in, one analysis a line out, in the same order. A line
      that is not valid gives {\"id\", \"error\"}; the run goes on and ends with status 1.
  pressmark export --format ID [--out FOLDER] [--published YYYY-MM-DD] FILE...
      Writes Pressmark's JSON, or a text, page, mail or document that is analysed first, in another program's format; a format of
      several files needs a folder. --list tells the formats, their offsets, and what each loses.
  pressmark import [--published YYYY-MM-DD] FILE...
      Reads brat (a.ann a.txt), doccano, Label Studio, W3C Web Annotation or UIMA CAS JSON; prints Pressmark's JSON, in which the
      annotations are a person's corrections of the engine's reading.
  pressmark --help | --version

Offsets in the output are Unicode code points, half-open. Nothing is sent anywhere.
";

/// Runs the command line with the process's arguments.
pub fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        _ if args.iter().any(|a| a == "--help" || a == "-h") => print(HELP),
        Some("analyze") => args::parse(&args[1..], std::io::stdin().is_terminal()).and_then(|options| analyze::run(&options)),
        #[cfg(feature = "eval")]
        Some("eval") => eval::run(&args[1..]),
        Some("export") => export::run(&args[1..]),
        Some("import") => import::run(&args[1..]),
        #[cfg(feature = "train")]
        Some("gazetteer") => gazetteer::run(&args[1..]),
        #[cfg(feature = "train")]
        Some("pronouns") => pronouns::run(&args[1..]),
        #[cfg(feature = "train")]
        Some("train") => train::run(&args[1..]),
        Some("help") | None => print(HELP),
        Some("--version" | "-V") => print(&format!("pressmark {}\n", env!("CARGO_PKG_VERSION"))),
        Some(other) => Err(format!("there is no command {other:?}; `pressmark --help` lists them")),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            // Nothing can be done if standard error is closed.
            let _ = writeln!(std::io::stderr(), "pressmark: {message}");
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> Result<ExitCode, String> {
    std::io::stdout().write_all(text.as_bytes()).map_err(|e| format!("cannot write the output: {e}"))?;
    Ok(ExitCode::SUCCESS)
}
