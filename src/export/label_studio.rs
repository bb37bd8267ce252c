//! Label Studio: one task with the text, the engine's marks as a prediction and what a person decided as an annotation, and the
//! labelling interface that shows them. Offsets are UTF-16 units, as its front end counts. Values stand in each region's `meta`.
//!
//! A mark in several parts becomes several regions, tied by *continues*.

use super::{
    Edition, Part,
    marks::{Mark, Marks},
    words::Words,
    xml::attribute,
};
use crate::contract::ENGINE;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The link between the parts of one mark.
pub const CONTINUES: &str = "continues";

/// The task and its interface.
pub fn write(edition: &Edition) -> Vec<Part> {
    let (marks, words) = (edition.marks(), edition.words());
    let mut task = json!({
        "data": {"text": edition.analysis.text, "title": edition.title(), "published": edition.analysis.published},
        "predictions": [{"model_version": format!("pressmark {ENGINE}"), "result": regions(&marks, &words, |_| true)}],
    });
    if let Some(task) = task.as_object_mut().filter(|_| marks.marks.iter().any(Mark::is_human)) {
        task.insert("annotations".to_owned(), json!([{"result": regions(&marks, &words, Mark::is_human)}]));
    }
    vec![edition.part("label-studio.json", format!("{}\n", json!([task]))), edition.part("label-studio.xml", interface(&marks))]
}

fn regions(marks: &Marks, words: &Words<'_>, keep: impl Fn(&Mark) -> bool) -> Vec<Value> {
    let mut out = Vec::new();
    let mut kept = BTreeSet::new();
    for (i, mark) in marks.marks.iter().enumerate().filter(|(_, m)| keep(m)) {
        kept.insert(i);
        for (part, &span) in mark.spans.iter().enumerate() {
            let place = words.utf16(span);
            let value = json!({"start": place.start, "end": place.end, "text": words.get(span), "labels": [mark.label]});
            let mut meta: Vec<String> = mark.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
            meta.extend((!mark.note.is_empty()).then(|| format!("note={}", mark.note)));
            let meta = if part == 0 { meta } else { Vec::new() };
            out.push(json!({
                "id": id(i, part), "from_name": "label", "to_name": "text", "type": "labels", "value": value,
                "score": mark.score, "origin": if mark.is_human() { "manual" } else { "prediction" }, "meta": {"text": meta},
            }));
            if part > 0 {
                out.push(relation(&id(i, part - 1), &id(i, part), CONTINUES));
            }
        }
    }
    let links = marks.links.iter().filter(|l| kept.contains(&l.from) && kept.contains(&l.to));
    out.extend(links.map(|l| relation(&id(l.from, 0), &id(l.to, 0), &l.label)));
    out
}

fn id(mark: usize, part: usize) -> String {
    if part == 0 { format!("a{mark}") } else { format!("a{mark}_{part}") }
}

fn relation(from: &str, to: &str, label: &str) -> Value {
    json!({"type": "relation", "from_id": from, "to_id": to, "direction": "right", "labels": [label]})
}

/// The labelling interface with the labels that occur.
fn interface(marks: &Marks) -> String {
    let labels: BTreeSet<&str> = marks.marks.iter().map(|m| m.label.as_str()).collect();
    let relations: BTreeSet<&str> = marks.links.iter().map(|l| l.label.as_str()).chain([CONTINUES]).collect();
    let lines = |element: &str, values: BTreeSet<&str>| -> String {
        values.iter().map(|v| format!("    <{element} value=\"{}\"/>\n", attribute(v))).collect()
    };
    format!(
        "<View>\n  <Labels name=\"label\" toName=\"text\">\n{}  </Labels>\n  <Relations>\n{}  </Relations>\n  <Text name=\"text\" value=\"$text\"/>\n</View>\n",
        lines("Label", labels),
        lines("Relation", relations)
    )
}
