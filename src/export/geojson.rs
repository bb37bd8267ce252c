//! Places as GeoJSON (RFC 7946): *Kharkiv* → a feature with its point, name, kind, Wikidata number and mentions.
//!
//! Points are GeoNames' (see [`crate::lexicon::gazetteer::place`]). A place that is unknown, or that could be one of several, is
//! *unlocated* (`"geometry": null`, section 3.2), to be placed by whoever knows.

use super::{Edition, words::paragraph};
use crate::{
    contract::{Analysis, CharSpan, Entity, EntityType, RelationKind},
    lexicon::gazetteer::{Country, Point, key, lookup, name, place as point},
};
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
            let inside = around(a, e);
            let found = point_of(a, e);
            // RFC 7946, section 3.1.1: longitude first.
            let geometry = found.map(|p| json!({"type": "Point", "coordinates": [p.longitude, p.latitude]}));
            let source = found.map(|p| if p.middle { "middle of its towns" } else { "largest town of that name" });
            let first = spans.first().map_or(0, |s| paragraph(a, s.start));
            json!({
                "type": "Feature",
                "id": format!("e{}", e.id),
                "geometry": geometry,
                "properties": {
                    "name": e.name, "aliases": e.aliases, "kind": super::marks::word(e.kind), "wikidata": wikidata,
                    "located_in": inside, "point": source, "country": found.and_then(|p| p.country).map(Country::code), "events": happened, "mentions": spans, "first_paragraph": first,
                },
            })
        })
        .collect();
    let note = "Points: GeoNames (geonames.org), CC BY 4.0. Places that are unknown or could be one of several have none.";
    format!("{}\n", json!({"type": "FeatureCollection", "features": features, "title": edition.title(), "note": note}))
}

/// What the text says that a place lies in.
fn around<'a>(a: &'a Analysis, place: &Entity) -> Vec<&'a str> {
    let inside = a.relations.iter().filter(|r| r.subject == place.id && r.kind == RelationKind::LocatedIn);
    inside.filter_map(|r| a.entities.get(r.object as usize)).map(|o| o.name.as_str()).collect()
}

/// The point of a country, state or town by its names, unless the text says that it lies elsewhere.
pub fn point_of(a: &Analysis, place: &Entity) -> Option<Point> {
    let names = [&place.name].into_iter().chain(&place.aliases).filter(|_| place.kind == EntityType::Gpe);
    let found = names.filter_map(|name| point(name)).next();
    found.filter(|p| around(a, place).iter().all(|other| fits(*p, other)))
}

/// Half the breadth of the largest states, in degrees.
const REACH: f64 = 8.0;

/// Whether a point may lie where the text says that the place lies: *Paris* in *Texas* is not the one in France.
fn fits(found: Point, around: &str) -> bool {
    let Some(other) = point(around) else { return true };
    let country = lookup(&key(around)).is_some_and(|entry| entry.kinds.has(name::COUNTRY));
    let off = (other.latitude - found.latitude).abs().max((other.longitude - found.longitude).abs());
    if country { found.country == other.country } else { off < REACH }
}
