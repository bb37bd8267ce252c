//! TimelineJS: `2025-04-11` *met* → a slide with `start_date` 2025, 4, 11. The player shows text as HTML, so every sign of HTML is
//! disarmed. <https://timeline.knightlab.com/docs/json-format.html>

use super::{Edition, calendar, xml};
use serde_json::{Map, Value, json};

/// The timeline.
///
/// # Errors
/// A sentence if no event has a calendar time: the player needs one.
pub fn write(edition: &Edition) -> Result<String, String> {
    let slides: Vec<Value> = calendar::dated(edition).iter().map(slide).collect();
    if slides.is_empty() {
        return Err("no event of this article has a date, so there is nothing to put on a timeline".to_owned());
    }
    let published = edition.analysis.published.as_deref().map(|d| format!("Published {d}")).unwrap_or_default();
    let title = json!({"text": {"headline": xml::text(&edition.title()), "text": xml::text(&published)}});
    Ok(format!("{}\n", json!({"title": title, "events": slides, "scale": "human"})))
}

fn slide(d: &calendar::Dated) -> Value {
    let mut start = Map::new();
    start.insert("year".to_owned(), d.when.year.into());
    let (hour, minute) = d.when.clock.map_or((None, None), |(h, m)| (Some(h), Some(m)));
    for (name, number) in [("month", d.when.month), ("day", d.when.day), ("hour", hour), ("minute", minute)] {
        if let Some(number) = number {
            start.insert(name.to_owned(), number.into());
        }
    }
    let status = super::marks::word(d.status);
    json!({
        "start_date": start,
        "text": {"headline": xml::text(&d.title), "text": xml::text(&d.sentence)},
        "group": status,
        "unique_id": format!("event-{}", d.index),
    })
}
