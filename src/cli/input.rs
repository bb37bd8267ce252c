//! What the command line is given → an analysis with its corrections: Pressmark's own JSON as it is, any other file read and analysed.

use crate::{
    contract::Analysis,
    files::{self, Body},
    import::{self, Imported},
    library::log::Log,
    pipeline::{self, Input, Source},
    resources::Resources,
};
use jiff::civil::Date;
use std::io::{self, Read as _};

/// An article with its corrections.
pub(super) struct Given {
    pub(super) analysis: Analysis,
    pub(super) log: Log,
    /// Outlet or address; empty if unknown.
    pub(super) source: String,
}

/// Reads a file; `-` is standard input.
pub(super) fn read(resources: &Resources, file: &str, published: Option<Date>) -> Result<Given, String> {
    let bytes = bytes(file)?;
    if bytes.trim_ascii_start().starts_with(b"{") {
        let json = String::from_utf8(bytes).map_err(|_| format!("{file} is not UTF-8"))?;
        return match import::read(&[(file, &json)], None)?.into_iter().next() {
            Some(Imported::Whole { analysis, log, source, .. }) => Ok(Given { analysis: *analysis, log, source }),
            _ => Err(format!("{file} holds annotations of another program; `pressmark import` reads those")),
        };
    }
    let article = files::read(file, &bytes)?;
    let given = |day: &String| day.parse().ok();
    let source = match &article.body {
        Body::Text(text) => Source::Text(text),
        Body::Html(html) => Source::Html(html),
    };
    let published = published.or_else(|| article.published.as_ref().and_then(given));
    let input = Input { id: Some(file), source, title: article.title.as_deref(), published };
    let analysis = Analysis::from_document(&pipeline::analyze(resources, &input, &mut |_| {}));
    Ok(Given { analysis, log: Log::default(), source: article.source.unwrap_or_default() })
}

/// All bytes of a file.
pub(super) fn bytes(file: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let done = match file {
        "-" => io::stdin().read_to_end(&mut bytes),
        _ => std::fs::File::open(file).and_then(|mut f| f.read_to_end(&mut bytes)),
    };
    done.map(|_| bytes).map_err(|e| format!("cannot read {file}: {e}"))
}
