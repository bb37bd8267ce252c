//! The table of formats: `"brat"` → its name, file ending, MIME type, unit of offsets, and what it loses. A table of words only, so
//! that a menu can show it without the writers.

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, half-open.
    CodePoints,
    /// UTF-16 code units, half-open.
    Utf16,
    /// The format marks words in place and has no offsets.
    None,
}

impl Unit {
    /// As a person reads it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::None => "no offsets",
        }
    }
}

/// A format that [`super::write`] knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Stable id, as on the command line.
    pub id: &'static str,
    /// As in a menu.
    pub name: &'static str,
    /// Ending of its first file, without the point.
    pub ending: &'static str,
    /// MIME type of its first file.
    pub mime: &'static str,
    /// What its offsets count.
    pub unit: Unit,
    /// What it cannot carry, in one sentence.
    pub lost: &'static str,
    /// Whether it is made of words with their grammar, which the page does not keep.
    pub tokens: bool,
    /// Whether [`crate::import`] reads it back.
    pub reads: bool,
}

const fn format(
    id: &'static str,
    name: &'static str,
    (ending, mime): (&'static str, &'static str),
    unit: Unit,
    lost: &'static str,
) -> Format {
    Format { id, name, ending, mime, unit, lost, tokens: false, reads: false }
}

impl Format {
    const fn of_words(self) -> Self {
        Self { tokens: true, ..self }
    }

    const fn comes_back(self) -> Self {
        Self { reads: true, ..self }
    }
}

const JSON: &str = "application/json";
const JSON_LD: &str = "application/ld+json";
const LINES: &str = "application/x-ndjson";
const XML: &str = "application/xml";
const TEXT: &str = "text/plain";
const CSV: &str = "text/csv";

use Unit::{CodePoints, None, Utf16};

/// All formats, in the order of a menu.
pub const FORMATS: &[Format] = &[
    format("json", "Pressmark JSON", ("json", JSON), CodePoints, "Nothing: this is the backup.").comes_back(),
    format(
        "html",
        "Report (HTML)",
        ("html", "text/html"),
        None,
        "Nothing: it shows the text with its facts and holds the Pressmark JSON, so that Pressmark can open it again.",
    )
    .comes_back(),
    format(
        "brief",
        "Brief (Markdown)",
        ("md", "text/markdown"),
        None,
        "It is one page of the main facts; offsets and small facts are left out.",
    ),
    format(
        "csv",
        "Tables (CSV)",
        ("entities.csv", CSV),
        CodePoints,
        "The text itself, answers, summary and grammar are left out.",
    ),
    format(
        "excel",
        "Tables for Excel (CSV)",
        ("entities.csv", CSV),
        CodePoints,
        "As CSV; it starts with a byte order mark, which some programs show.",
    ),
    format(
        "w3c",
        "Web Annotation (W3C)",
        ("w3c.jsonld", JSON_LD),
        CodePoints,
        "Answers, summary, causes, grammar and reasons are left out.",
    )
    .comes_back(),
    format(
        "brat",
        "brat",
        ("ann", TEXT),
        CodePoints,
        "Answers, summary, causes, grammar and reasons are left out; a mark over a line break is cut at the break.",
    )
    .comes_back(),
    format(
        "label-studio",
        "Label Studio",
        ("label-studio.json", JSON),
        Utf16,
        "Answers, summary, causes and grammar are left out; a mark in several parts becomes several regions.",
    )
    .comes_back(),
    format(
        "doccano",
        "doccano",
        ("doccano.jsonl", LINES),
        CodePoints,
        "Values, tones and notes are left out: doccano has labels and relations only; a mark in several parts becomes several.",
    )
    .comes_back(),
    format(
        "uima",
        "INCEpTION (UIMA CAS JSON)",
        ("uima.json", JSON),
        Utf16,
        "Answers, summary, causes and grammar are left out; a mark in several parts becomes several.",
    )
    .comes_back(),
    format(
        "spacy",
        "spaCy JSON",
        ("spacy.json", JSON),
        CodePoints,
        "Values, speakers and relations are left out; overlapping marks stand in the span groups only.",
    )
    .of_words(),
    format(
        "conll2003",
        "CoNLL-2003",
        ("conll", TEXT),
        None,
        "Names only, in four classes (PER, ORG, LOC, MISC); of overlapping names the longest is kept; chunks are not told.",
    )
    .of_words(),
    format("iob2", "IOB2, ten types", ("iob2", TEXT), None, "Names only; of overlapping names the longest is kept.").of_words(),
    format(
        "conllu",
        "CoNLL-U",
        ("conllu", TEXT),
        None,
        "Words, trees and mentions with their entities; times, sums, statements and events are left out.",
    )
    .of_words(),
    format(
        "tei",
        "TEI",
        ("tei.xml", XML),
        None,
        "Marks that cross others stand apart with positions in code points; answers, summary and grammar are left out.",
    ),
    format("timeml", "TimeML", ("tml", XML), None, "Times and events only; of overlapping marks the first is kept."),
    format(
        "schema-org",
        "schema.org (JSON-LD)",
        ("schema-org.jsonld", JSON_LD),
        None,
        "Places in the text, pronouns, counts and uncertain facts are left out.",
    ),
    format("ics", "Calendar (iCalendar)", ("ics", "text/calendar"), None, "Events with a day only."),
    format("timelinejs", "TimelineJS", ("timeline.json", JSON), None, "Events with a year, a month or a day only."),
    format(
        "geojson",
        "Places (GeoJSON)",
        ("geojson", "application/geo+json"),
        CodePoints,
        "Places only. Countries and larger towns get a point (GeoNames), unless the name could be another place; the rest have none.",
    ),
    format(
        "graphml",
        "Network (GraphML)",
        ("graphml", XML),
        None,
        "People, organisations and places with what ties them; the text is left out.",
    ),
    format("gexf", "Network (GEXF, for Gephi)", ("gexf", XML), None, "As GraphML."),
    format("graph-csv", "Network (nodes and edges as CSV)", ("nodes.csv", CSV), None, "As GraphML."),
    format(
        "followthemoney",
        "FollowTheMoney",
        ("ftm.json", LINES),
        None,
        "Places in the text, sums and statements without a speaker are left out.",
    ),
];

/// The format of that id.
///
/// # Errors
/// A sentence that lists the ids.
pub fn find(id: &str) -> Result<&'static Format, String> {
    FORMATS.iter().find(|f| f.id == id).ok_or_else(|| {
        let ids: Vec<&str> = FORMATS.iter().map(|f| f.id).collect();
        format!("there is no format {id:?}; known are {}", ids.join(", "))
    })
}

/// The MIME type of a file by its ending, for the further files of a format.
pub fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("csv") => CSV,
        Some("xml") => XML,
        Some("json") => JSON,
        _ => TEXT,
    }
}
