//! Annotations that a person made elsewhere: `[("a.ann", …), ("a.txt", …)]` → the text with its marks and links, and
//! [`acts()`] → operations for the log. Reads Pressmark's own JSON and report, W3C Web Annotation, brat, doccano, Label Studio and UIMA
//! CAS JSON; formats are told apart by what they hold, not by their names.
//!
//! Everything read is checked against the text: what points nowhere is left out and counted, never guessed.

mod acts;
mod brat;
mod build;
mod json;
mod label_studio;
mod labels;
mod uima;
mod w3c;

pub use acts::{Acts, acts};

use crate::{
    contract::Analysis,
    export::{
        marks::Marks,
        own::{self, Own},
        report,
    },
    library::log::Log,
};

/// Largest file, in bytes.
pub const MOST: usize = 20_000_000;

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    /// An article of Pressmark with all corrections.
    Whole {
        /// What the engine had found.
        analysis: Box<Analysis>,
        /// What was decided.
        log: Log,
        /// Outlet or address; empty if unknown.
        source: String,
        /// Remarks for the person, each a sentence.
        remarks: Vec<String>,
    },
    /// A text with marks.
    Marked(Marked),
}

/// A text with marks made elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// The text that the marks point into.
    pub text: String,
    /// If the file tells.
    pub title: Option<String>,
    /// `YYYY-MM-DD`, if the file tells.
    pub published: Option<String>,
    /// By the contract's labels.
    pub marks: Marks,
    /// Remarks for the person, each a sentence: what was left out.
    pub remarks: Vec<String>,
}

/// Reads the files of one article. `beside` is the text of the article that is open, for files that hold no text.
///
/// # Errors
/// A sentence for the person.
pub fn read(files: &[(&str, &str)], beside: Option<&str>) -> Result<Vec<Imported>, String> {
    if files.iter().map(|(_, text)| text.len()).sum::<usize>() > MOST {
        return Err(format!("these files are larger than {} million characters together", MOST / 1_000_000));
    }
    let ends = |name: &str, ending: &str| name.to_lowercase().ends_with(ending);
    let text = files.iter().find(|(name, _)| ends(name, ".txt")).map(|(_, text)| *text).or(beside);
    if let Some((_, ann)) = files.iter().find(|(name, _)| ends(name, ".ann")) {
        let text = text.ok_or("brat keeps the text in a file of its own: choose the .txt together with the .ann")?;
        return Ok(vec![Imported::Marked(brat::read(text, ann)?)]);
    }
    let mut out = Vec::new();
    for (name, body) in files.iter().filter(|(name, _)| !ends(name, ".txt") && !ends(name, ".conf") && !ends(name, ".xml")) {
        out.extend(one(name, body, text).map_err(|wrong| format!("{name}: {wrong}"))?);
    }
    if out.is_empty() { Err("there is nothing here that Pressmark can import".to_owned()) } else { Ok(out) }
}

/// Whether a file may be one of these, by its name.
pub fn is_for(name: &str) -> bool {
    let name = name.to_lowercase();
    [".json", ".jsonl", ".jsonld", ".ndjson", ".ann"].iter().any(|ending| name.ends_with(ending))
}

/// Whether a page is a report that Pressmark wrote.
pub fn holds(html: &str) -> bool {
    html.trim_start().starts_with('<') && held(html).is_some()
}

fn one(name: &str, body: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let body = body.trim_start_matches('\u{feff}');
    if body.trim_start().starts_with('<') {
        return whole(&held(body).ok_or_else(|| format!("{name} is a page, and no report that Pressmark wrote"))?)
            .map(|i| vec![i]);
    }
    json::read(body, text)
}

/// Pressmark's own JSON.
fn whole(json: &str) -> Result<Imported, String> {
    let Own { analysis, log, source, skipped } = own::read(json)?;
    let remarks = match skipped {
        0 => Vec::new(),
        n => vec![format!("{n} corrections come from a newer Pressmark and were left out")],
    };
    Ok(Imported::Whole { analysis: Box::new(analysis), log, source, remarks })
}

/// The JSON inside of a report: one element with only text, written by us, so that no reader of HTML is needed.
fn held(html: &str) -> Option<String> {
    let start = html.rfind(&format!("<pre hidden id=\"{}\">", report::HOLDER))?;
    let rest = html.get(start..)?.split_once('>')?.1;
    let inner = rest.split_once("</pre>")?.0;
    let plain =
        inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&#13;", "\r");
    Some(plain.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests;
