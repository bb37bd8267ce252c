//! Places as GeoJSON (RFC 7946): *Velmouth* → a feature with its name, kind, Wikidata number and mentions. Pressmark's lists hold no
//! coordinates, and none are guessed: every feature is *unlocated* (`"geometry": null`, section 3.2), to be placed by whoever knows.

use super::{Edition, words::paragraph};
use crate::contract::{CharSpan, EntityType};
use serde_json::{Value, json};

/// The collection.
pub fn write(edition: &Edition) -> String {
    let a = &edition.analysis;
    let place = |kind| matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac);
    let features: Vec<Value> = a
        .entities
        .iter()
        .filter(|e| place(e.kind))
        .map(|e| {
            let spans: Vec<CharSpan> = a.mentions.iter().filter(|m| m.entity == e.id).map(|m| m.span).collect();
            let wikidata = e.link.as_ref().map(|l| format!("http://www.wikidata.org/entity/{}", l.wikidata));
            let happened = a.events.iter().filter(|event| event.place == Some(e.id)).count();
            let inside = a.relations.iter().filter(|r| r.subject == e.id && super::marks::word(r.kind) == "located_in");
            let inside: Vec<&str> = inside.filter_map(|r| a.entities.get(r.object as usize)).map(|o| o.name.as_str()).collect();
            let first = spans.first().map_or(0, |s| paragraph(a, s.start));
            json!({
                "type": "Feature",
                "id": format!("e{}", e.id),
                "geometry": Value::Null,
                "properties": {
                    "name": e.name, "aliases": e.aliases, "kind": super::marks::word(e.kind), "wikidata": wikidata,
                    "located_in": inside, "events": happened, "mentions": spans, "first_paragraph": first,
                },
            })
        })
        .collect();
    let note = "No coordinates are known to Pressmark; places are listed without a point.";
    format!("{}\n", json!({"type": "FeatureCollection", "features": features, "title": edition.title(), "note": note}))
}
