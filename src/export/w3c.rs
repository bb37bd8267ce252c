//! W3C Web Annotation (JSON-LD): one annotation a mark, with position and quote selectors in code points; links as annotations whose
//! motivation is *linking*. The text stands beside them under `pressmark:text`, so that the file can be read alone.
//!
//! A mark in several parts has several targets. <https://www.w3.org/TR/annotation-model/>

use super::{
    Edition,
    marks::{Link, Mark},
    words::Words,
};
use crate::contract::{CharSpan, ENGINE};
use serde_json::{Value, json};

/// Characters of context in a quote selector.
const CONTEXT: u32 = 32;

/// A collection with one page.
pub fn write(edition: &Edition) -> String {
    let (marks, words, urn) = (edition.marks(), edition.words(), edition.urn());
    let source = edition.url().unwrap_or(&urn);
    let mut items: Vec<Value> =
        marks.marks.iter().enumerate().map(|(i, m)| annotation(m, &format!("{urn}#a{i}"), source, &words)).collect();
    items.extend(marks.links.iter().enumerate().map(|(i, l)| link(l, i, &urn)));
    let collection = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"pressmark": "urn:pressmark:terms:"}],
        "id": urn,
        "type": "AnnotationCollection",
        "label": edition.title(),
        "total": items.len(),
        "pressmark:text": edition.analysis.text,
        "first": {"id": format!("{urn}#page"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    });
    format!("{collection}\n")
}

fn annotation(mark: &Mark, id: &str, source: &str, words: &Words<'_>) -> Value {
    let mut body = vec![tag(&mark.label)];
    let values = mark.attributes.iter().map(|(name, value)| textual("describing", &format!("{name}={value}")));
    body.extend(values);
    if !mark.note.is_empty() {
        body.push(textual("commenting", &mark.note));
    }
    let targets: Vec<Value> = mark.spans.iter().map(|&s| json!({"source": source, "selector": selectors(s, words)})).collect();
    let creator = match mark.is_human() {
        true => json!({"type": "Person", "nickname": format!("reader ({})", mark.state.slug())}),
        false => json!({"type": "Software", "name": format!("Pressmark {ENGINE}")}),
    };
    json!({"id": id, "type": "Annotation", "motivation": "tagging", "creator": creator, "body": body, "target": one_or_all(targets)})
}

fn link(link: &Link, number: usize, urn: &str) -> Value {
    let mut body = vec![json!({"type": "SpecificResource", "source": format!("{urn}#a{}", link.to)}), tag(&link.label)];
    if !link.words.is_empty() {
        body.push(textual("describing", &link.words));
    }
    let (id, target) = (format!("{urn}#l{number}"), format!("{urn}#a{}", link.from));
    json!({"id": id, "type": "Annotation", "motivation": "linking", "body": body, "target": target})
}

fn tag(label: &str) -> Value {
    textual("tagging", label)
}

fn textual(purpose: &str, value: &str) -> Value {
    json!({"type": "TextualBody", "purpose": purpose, "value": value})
}

fn selectors(span: CharSpan, words: &Words<'_>) -> Value {
    let before = CharSpan { start: span.start.saturating_sub(CONTEXT), end: span.start };
    let after = CharSpan { start: span.end, end: span.end + CONTEXT };
    json!([
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {"type": "TextQuoteSelector", "exact": words.get(span), "prefix": words.get(before), "suffix": words.get(after)},
    ])
}

fn one_or_all(mut list: Vec<Value>) -> Value {
    match list.len() {
        1 => list.remove(0),
        _ => Value::Array(list),
    }
}
