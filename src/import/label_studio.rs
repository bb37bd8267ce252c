//! Label Studio: an array of tasks (or one) → a text each with its regions and relations. A person's annotation counts; without one,
//! the first prediction. Offsets are UTF-16 units.

use super::{
    Marked,
    build::Build,
    json::{list, offset, text_of},
};
use crate::{export::words::Words, text::offsets::Utf16Span};
use serde_json::Value;

/// Whether it is one.
pub(super) fn is(value: &Value) -> bool {
    let task = |v: &Value| {
        v.get("data").is_some_and(Value::is_object) && (v.get("annotations").is_some() || v.get("predictions").is_some())
    };
    task(value) || value.as_array().and_then(|tasks| tasks.first()).is_some_and(task)
}

/// All tasks.
pub(super) fn read(value: &Value) -> Result<Vec<Marked>, String> {
    match value {
        Value::Array(tasks) => tasks.iter().map(task).collect(),
        one => task(one).map(|t| vec![t]),
    }
}

fn task(task: &Value) -> Result<Marked, String> {
    let data = task.get("data").ok_or("a task has no data")?;
    // The text is the field “text”, or the only one that holds words.
    let strings = || data.as_object().into_iter().flatten().filter_map(|(_, v)| v.as_str());
    let text = text_of(data, "text").or_else(|| strings().max_by_key(|s| s.len())).ok_or("a task has no text")?;
    let words = Words::new(text);
    let mut build = Build::new(text);
    let with = |field: &'static str| list(task, field).iter().map(|a| list(a, "result")).find(|r| !r.is_empty());
    for region in with("annotations").or_else(|| with("predictions")).unwrap_or_default() {
        if text_of(region, "type") == Some("relation") {
            let end = |field: &str| text_of(region, field).unwrap_or_default().to_owned();
            let label = list(region, "labels").first().and_then(Value::as_str).unwrap_or("related");
            build.link(&end("from_id"), &end("to_id"), label, "");
        } else {
            self::region(&mut build, region, &words);
        }
    }
    let told = |field: &str| text_of(data, field).map(str::to_owned);
    Ok(Marked { title: told("title"), published: told("published"), ..build.end() })
}

fn region(build: &mut Build, region: &Value, words: &Words<'_>) {
    let Some(value) = region.get("value") else { return };
    let Some(label) = list(value, "labels").first().and_then(Value::as_str) else { return };
    let id = text_of(region, "id").unwrap_or_default();
    let units = Utf16Span { start: offset(value.get("start")), end: offset(value.get("end")) };
    let span = words.chars(units);
    // Past the end is past the end in either unit.
    let outside = words.utf16(span) != units || text_of(value, "text").is_some_and(|t| t != words.get(span));
    if outside {
        return build.unplaced();
    }
    build.mark(id, label, vec![span]);
    let meta = region.get("meta").map(|m| list(m, "text")).unwrap_or_default();
    for detail in meta.iter().filter_map(Value::as_str) {
        build.detail(id, detail.strip_prefix("note=").unwrap_or(detail));
    }
}
