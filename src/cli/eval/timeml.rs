//! The times of each record with the words TimeML gives them (articles included), one analysis a line: what a scorer on TimeBank,
//! AQUAINT or WikiWars must read, whose spans are TimeML's and not the contract's.

use super::documents;
use crate::{contract::Analysis, export::timeml};
use serde_json::{Value, json};

/// A line of JSON a record.
pub(super) fn run(records: &[Value]) -> Result<String, String> {
    let line = |(record, doc): (&Value, crate::document::Document)| {
        let mut analysis = Analysis::from_document(&doc);
        let spans: Vec<_> = analysis.times.iter().map(|t| timeml::extent(&analysis, t.span)).collect();
        analysis.times.iter_mut().zip(spans).for_each(|(time, span)| time.span = span);
        json!({"id": record["id"], "text": analysis.text, "times": analysis.times}).to_string() + "\n"
    };
    Ok(records.iter().zip(documents(records)?).map(line).collect())
}
