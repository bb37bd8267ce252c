//! doccano JSONL (sequence labelling with relations): one line `{"text": …, "entities": [{"id": 0, "label": "PERSON", "start_offset":
//! 0, "end_offset": 8}], "relations": […], "Comments": […]}`. Offsets are code points.
//!
//! A mark in several parts becomes several, tied by *continues*.

use super::{Edition, label_studio::CONTINUES};
use serde_json::{Value, json};

/// One line.
pub fn write(edition: &Edition) -> String {
    let marks = edition.marks();
    let (mut entities, mut relations, mut first) = (Vec::new(), Vec::new(), Vec::new());
    for mark in &marks.marks {
        first.push(entities.len());
        for (part, span) in mark.spans.iter().enumerate() {
            let id = entities.len();
            entities.push(json!({"id": id, "label": mark.label, "start_offset": span.start, "end_offset": span.end}));
            if part > 0 {
                relations.push(relation(relations.len(), id - 1, id, CONTINUES));
            }
        }
    }
    for link in &marks.links {
        if let (Some(&from), Some(&to)) = (first.get(link.from), first.get(link.to)) {
            relations.push(relation(relations.len(), from, to, &link.label));
        }
    }
    let notes: Vec<&str> = marks.marks.iter().map(|m| m.note.as_str()).filter(|n| !n.is_empty()).collect();
    let line = json!({
        "id": 0, "text": edition.analysis.text, "entities": entities, "relations": relations, "Comments": notes,
        "title": edition.title(), "published": edition.analysis.published,
    });
    format!("{line}\n")
}

fn relation(id: usize, from: usize, to: usize, label: &str) -> Value {
    json!({"id": id, "from_id": from, "to_id": to, "type": label})
}
