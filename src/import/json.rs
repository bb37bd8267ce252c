//! Tells JSON formats apart by what they hold, and reads doccano's: one line `{"text": …, "entities": […], "relations": […]}`, or the
//! older `"label": [[0, 8, "PERSON"]]`. Label Studio is an array of tasks, UIMA has `%VIEWS`, W3C a context of annotations.

use super::{Imported, Marked, build::Build, label_studio, uima, w3c, whole};
use crate::contract::CharSpan;
use serde_json::Value;

/// Reads whatever JSON it is; `text` is for files without one.
pub(super) fn read(body: &str, text: Option<&str>) -> Result<Vec<Imported>, String> {
    match serde_json::from_str::<Value>(body) {
        Ok(value) => value_of(body, &value, text),
        Err(wrong) => {
            let lines: Vec<&str> = body.lines().filter(|l| !l.trim().is_empty()).collect();
            if lines.len() < 2 {
                return Err(format!("this is no JSON: {wrong}"));
            }
            let mut out = Vec::new();
            for (number, line) in lines.iter().enumerate() {
                let value: Value = serde_json::from_str(line).map_err(|e| format!("line {} is no JSON: {e}", number + 1))?;
                out.extend(value_of(line, &value, text)?);
            }
            Ok(out)
        }
    }
}

fn value_of(body: &str, value: &Value, text: Option<&str>) -> Result<Vec<Imported>, String> {
    let has = |field: &str| value.get(field).is_some();
    let marked = |marked: Result<Marked, String>| marked.map(|m| vec![Imported::Marked(m)]);
    if has("schema") && has("text") {
        whole(body).map(|i| vec![i])
    } else if has("%FEATURE_STRUCTURES") {
        marked(uima::read(value))
    } else if w3c::is(value) {
        marked(w3c::read(value, text))
    } else if label_studio::is(value) {
        label_studio::read(value).map(|tasks| tasks.into_iter().map(Imported::Marked).collect())
    } else if has("text") && (has("entities") || has("label") || has("labels")) {
        marked(doccano(value))
    } else {
        Err("this JSON is of no kind that Pressmark imports (its own, W3C, doccano, Label Studio, UIMA)".to_owned())
    }
}

/// A string field.
pub(super) fn text_of<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field).and_then(Value::as_str)
}

/// The items of a list field; none if it is something else.
pub(super) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A number field as an offset; out of range where it is none, so that it is counted as outside.
pub(super) fn offset(value: Option<&Value>) -> u32 {
    value.and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).unwrap_or(u32::MAX)
}

/// A name in the file, a string or a number.
pub(super) fn name(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(name)) => name.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}

fn doccano(value: &Value) -> Result<Marked, String> {
    let text = text_of(value, "text").ok_or("the field “text” is no text")?;
    let mut build = Build::new(text);
    for entity in list(value, "entities") {
        let span = CharSpan { start: offset(entity.get("start_offset")), end: offset(entity.get("end_offset")) };
        build.mark(&name(entity.get("id")), text_of(entity, "label").unwrap_or_default(), vec![span]);
    }
    for (i, triple) in list(value, "label").iter().chain(list(value, "labels")).enumerate() {
        let span = CharSpan { start: offset(triple.get(0)), end: offset(triple.get(1)) };
        build.mark(&format!("label {i}"), triple.get(2).and_then(Value::as_str).unwrap_or_default(), vec![span]);
    }
    for relation in list(value, "relations") {
        let (from, to) = (name(relation.get("from_id")), name(relation.get("to_id")));
        build.link(&from, &to, text_of(relation, "type").unwrap_or_default(), "");
    }
    let told = |field: &str| text_of(value, field).map(str::to_owned);
    Ok(Marked { title: told("title"), published: told("published"), ..build.end() })
}
