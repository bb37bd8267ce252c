//! What the network alone says of raw texts, in the contract's form, so that the scorers can read it before any rule.

use crate::{
    document::{Document, Part},
    pipeline::{self, Input, Source},
    resources::Resources,
    text::offsets::{CharSpan, OffsetMap},
};
use serde_json::{Value, json};
use std::{fs, io, ops::Range, path::Path};

/// One line of JSON for each line `{"id", "text"}` of the file.
pub fn print(path: &Path, weights: &Path) -> io::Result<()> {
    let resources = Resources { models: crate::model::Models::from_bytes(&fs::read(weights)?).map_err(io::Error::other)? };
    for line in fs::read_to_string(path)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let source = Source::Text(record["text"].as_str().unwrap_or_default());
        let doc = pipeline::read(&resources, &Input { source, ..Input::default() });
        println!("{}", record_of(&record["id"], &doc));
    }
    Ok(())
}

fn record_of(id: &Value, doc: &Document) -> Value {
    let map = OffsetMap::new(&doc.text);
    let span = |tokens: &Range<usize>| -> Value {
        let CharSpan { start, end } = map.to_chars(&doc.text, doc.span_of(tokens.clone()));
        json!([start, end])
    };
    let names: Vec<(usize, &crate::document::Found<_>)> = doc.readings.names.iter().enumerate().collect();
    let mentions: Vec<Value> = names.iter().map(|(k, f)| json!({"span": span(&f.tokens), "form": "name", "entity": k})).collect();
    let entities: Vec<Value> = names
        .iter()
        .map(|(k, f)| json!({"id": k, "type": f.label.name(), "name": doc.words(doc.span_of(f.tokens.clone())) }))
        .collect();
    let part =
        |p: Part| -> Vec<Value> { doc.readings.attribution.iter().filter(|f| f.label == p).map(|f| span(&f.tokens)).collect() };
    let said = json!({"source": part(Part::Source), "cue": part(Part::Cue), "content": part(Part::Content), "form": "indirect"});
    let events: Vec<Value> = doc.readings.events.iter().map(|f| json!({"trigger": span(&f.tokens)})).collect();
    json!({"id": id, "text": doc.text, "mentions": mentions, "entities": entities, "statements": [said], "events": events})
}
