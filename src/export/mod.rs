//! An article in other programs' formats: `write("brat", &edition)` → `bridge-to-open.txt`, `bridge-to-open.ann`,
//! `annotation.conf`. Pure: an edition in, files out. Each format states its unit of offsets and what it cannot carry.
//!
//! It reads nothing back: [`crate::import`] does. What a person rejected is not written, except in Pressmark's own JSON, which holds
//! the engine's analysis and every correction.

pub mod edition;
pub mod formats;
pub mod marks;
pub mod tokens;
pub mod words;
pub mod xml;

mod inline;
mod settle;

pub mod brat;
pub mod brief;
pub mod calendar;
pub mod conll;
pub mod conllu;
pub mod csv;
pub mod doccano;
pub mod followthemoney;
pub mod geojson;
pub mod graph;
pub mod label_studio;
pub mod own;
pub mod report;
pub mod schema_org;
pub mod spacy;
pub mod tei;
pub mod timelinejs;
pub mod timeml;
pub mod uima;
pub mod w3c;

pub use edition::Edition;
pub use formats::{FORMATS, Format, Unit};

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The file's name, made of letters, digits, `-`, `.` and `_`.
    pub name: String,
    /// What it holds, UTF-8.
    pub text: String,
}

/// The files of a format.
///
/// # Errors
/// A sentence: the format is unknown, needs words that the edition does not have, or would be empty.
pub fn write(id: &str, edition: &Edition) -> Result<Vec<Part>, String> {
    let format = formats::find(id)?;
    if format.tokens && edition.analysis.tokens.is_empty() && !edition.analysis.text.trim().is_empty() {
        return Err(format!("{} is made of words with their grammar, and this analysis was kept without them", format.name));
    }
    let one = |text: String| Ok(vec![edition.part(format.ending, text)]);
    match id {
        "json" => one(own::write(edition)),
        "w3c" => one(w3c::write(edition)),
        "brat" => Ok(brat::write(edition)),
        "conll2003" => one(conll::four(edition)),
        "iob2" => one(conll::ten(edition)),
        "conllu" => one(conllu::write(&edition.analysis)),
        "uima" => one(uima::write(edition)),
        "label-studio" => Ok(label_studio::write(edition)),
        "doccano" => one(doccano::write(edition)),
        "spacy" => one(spacy::write(edition)),
        "tei" => one(tei::write(edition)),
        "schema-org" => one(schema_org::write(edition)),
        "timeml" => one(timeml::write(edition)),
        "csv" => Ok(csv::write(edition, csv::Start::Plain)),
        "excel" => Ok(csv::write(edition, csv::Start::ByteOrderMark)),
        "ics" => calendar::write(edition).and_then(one),
        "timelinejs" => timelinejs::write(edition).and_then(one),
        "geojson" => one(geojson::write(edition)),
        "graphml" => one(graph::graphml(edition)),
        "gexf" => one(graph::gexf(edition)),
        "graph-csv" => Ok(graph::tables(edition)),
        "followthemoney" => one(followthemoney::write(edition)),
        "html" => one(report::write(edition)),
        "brief" => one(brief::write(&edition.analysis)),
        _ => Err(format!("the format {id} has no writer")),
    }
}

#[cfg(test)]
mod tests;
