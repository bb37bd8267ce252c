//! Other programs' labels → ours: `PER`, `person`, `B-PER` → `PERSON`; `WORK_OF_ART` → `WORK`. A label that nobody here knows stays
//! unknown; nothing is guessed from its letters.

use crate::export::marks::{CUE, HAPPENING, SOURCE, STATEMENT};

/// Names of attributes that our exports write.
pub(super) const ATTRIBUTES: [&str; 16] = [
    "form", "name", "wikidata", "value", "mod", "amount", "high", "unit", "bound", "per", "stance", "medium", "class", "status",
    "lemma", "words",
];

/// Our label, and other names for it in capitals.
const LABELS: [(&str, &[&str]); 23] = [
    ("PERSON", &["PER", "PEOPLE", "HUMAN"]),
    ("ORG", &["ORGANIZATION", "ORGANISATION", "COMPANY"]),
    ("GPE", &["COUNTRY", "CITY"]),
    ("LOC", &["LOCATION", "PLACE"]),
    ("FAC", &["FACILITY"]),
    ("NORP", &["NATIONALITY"]),
    ("EVENT", &["EVE"]),
    ("PRODUCT", &["PROD"]),
    ("WORK", &["WORK_OF_ART", "CREATIVE_WORK"]),
    ("LAW", &[]),
    ("DATE", &["TIMEX3"]),
    ("TIME", &[]),
    ("DURATION", &[]),
    ("SET", &[]),
    ("MONEY", &["MONETARY"]),
    ("PERCENT", &["PERCENTAGE"]),
    ("COUNT", &["CARDINAL", "NUMBER"]),
    ("MEASURE", &["QUANTITY"]),
    ("ORDINAL", &[]),
    (STATEMENT, &["QUOTE", "QUOTATION", "CONTENT", "CLAIM"]),
    (SOURCE, &["SPEAKER"]),
    (CUE, &[]),
    (HAPPENING, &["TRIGGER", "EVENT_TRIGGER"]),
];

/// Our label for another program's.
pub(super) fn known(label: &str) -> Option<&'static str> {
    let label = label.trim().to_ascii_uppercase().replace([' ', '-'], "_");
    let plain = label.strip_prefix("B_").unwrap_or(&label);
    LABELS.iter().find(|(own, others)| *own == plain || others.contains(&plain)).map(|(own, _)| *own)
}
