//! W3C Web Annotation: a collection, a page, a list or a single annotation → marks by their tags. A place is taken from the position
//! selector if the quoted words stand there, else looked for by quote, prefix and suffix; words that the text has not are counted.

use super::{
    Marked,
    build::Build,
    json::{list, offset, text_of},
};
use crate::{contract::CharSpan, export::words::Words};
use serde_json::Value;

/// Whether it is one.
pub(super) fn is(value: &Value) -> bool {
    let kinds = ["Annotation", "AnnotationCollection", "AnnotationPage"];
    let one = |v: &Value| all(v.get("type")).iter().any(|t| t.as_str().is_some_and(|t| kinds.contains(&t)));
    one(value) || value.as_array().is_some_and(|list| list.first().is_some_and(one))
}

/// A value that may be one or a list.
fn all(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// Reads it; the text stands in it, or is given.
pub(super) fn read(value: &Value, given: Option<&str>) -> Result<Marked, String> {
    let text = text_of(value, "pressmark:text").or(given);
    let text = text
        .ok_or("this file holds annotations without their text: open the article first, or choose its .txt together with it")?;
    let page = value.get("first").filter(|f| f.is_object()).unwrap_or(value);
    let items: Vec<&Value> = match value {
        Value::Array(items) => items.iter().collect(),
        _ if page.get("items").is_some() => list(page, "items").iter().collect(),
        _ => vec![value],
    };
    let words = Words::new(text);
    let mut build = Build::new(text);
    for item in &items {
        if text_of(item, "motivation") == Some("linking") {
            link(&mut build, item);
        } else {
            annotation(&mut build, item, text, &words);
        }
    }
    Ok(Marked { title: text_of(value, "label").map(str::to_owned), ..build.end() })
}

fn bodies<'a>(item: &'a Value, purpose: &str) -> Vec<&'a str> {
    let of = all(item.get("body")).into_iter();
    of.filter(|b| text_of(b, "purpose").unwrap_or("tagging") == purpose).filter_map(|b| text_of(b, "value")).collect()
}

fn annotation(build: &mut Build, item: &Value, text: &str, words: &Words<'_>) {
    let (id, tags) = (text_of(item, "id").unwrap_or_default(), bodies(item, "tagging"));
    let Some(label) = tags.iter().find(|t| super::labels::known(t).is_some()).or(tags.first()) else {
        return build.unplaced();
    };
    let places: Option<Vec<CharSpan>> = all(item.get("target")).into_iter().map(|target| place(target, text, words)).collect();
    match places {
        Some(places) => build.mark(id, label, places),
        None => return build.unplaced(),
    }
    bodies(item, "describing").into_iter().for_each(|detail| build.detail(id, detail));
    bodies(item, "commenting").into_iter().for_each(|note| build.note(id, note));
}

fn link(build: &mut Build, item: &Value) {
    let from = all(item.get("target")).first().and_then(|t| t.as_str());
    let to = all(item.get("body")).into_iter().find_map(|b| text_of(b, "source"));
    let label = bodies(item, "tagging").first().copied().unwrap_or("related");
    let words = bodies(item, "describing").first().copied().unwrap_or_default();
    build.link(from.unwrap_or_default(), to.unwrap_or_default(), label, words);
}

/// Where a target stands.
fn place(target: &Value, text: &str, words: &Words<'_>) -> Option<CharSpan> {
    let selectors = all(target.get("selector"));
    let of = |kind: &str| selectors.iter().find(|s| text_of(s, "type") == Some(kind));
    let position = of("TextPositionSelector").map(|s| CharSpan { start: offset(s.get("start")), end: offset(s.get("end")) });
    let Some(quote) = of("TextQuoteSelector") else { return position };
    let exact = text_of(quote, "exact").filter(|e| !e.is_empty())?;
    position.filter(|&p| words.get(p) == exact).or_else(|| {
        let (before, after) = (text_of(quote, "prefix").unwrap_or_default(), text_of(quote, "suffix").unwrap_or_default());
        let mut found = text.match_indices(exact).map(|(at, _)| at);
        // The best place is the one with both neighbours, then the only one.
        let fits = |at: &usize| {
            let (head, tail) = (text.get(..*at).unwrap_or_default(), text.get(at + exact.len()..).unwrap_or_default());
            head.ends_with(before) && tail.starts_with(after)
        };
        let at = found.clone().find(fits).or_else(|| found.next().filter(|_| found.next().is_none()))?;
        let start = text.get(..at)?.chars().count() as u32;
        Some(CharSpan { start, end: start + exact.chars().count() as u32 })
    })
}
