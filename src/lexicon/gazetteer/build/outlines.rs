//! Packs coasts and borders from Natural Earth: `DIR/outlines/countries-110m.json.gz` is a file of world-atlas, in TopoJSON.

use super::read;
use crate::lexicon::gazetteer::outlines::{Line, Outlines};
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};

/// The packed outlines.
pub(super) fn pack_outlines(data: &Path) -> Result<Vec<u8>, String> {
    let text = read(&data.join("outlines/countries-110m.json.gz"))?;
    let topology: Value = serde_json::from_str(&text).map_err(|e| e.to_string())?;
    let arcs = arcs(&topology);
    let land = rings(&topology["objects"]["land"]).into_iter().map(|ring| joined(&ring, &arcs)).collect();
    // A border is an arc of two countries' rings; a coast is one country's.
    let mut owners: BTreeMap<i64, usize> = BTreeMap::new();
    for country in topology["objects"]["countries"]["geometries"].as_array().into_iter().flatten() {
        let mut own: Vec<i64> = rings(country).into_iter().flatten().map(forward).collect();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|arc| *owners.entry(arc).or_default() += 1);
    }
    let borders = owners.into_iter().filter(|(_, n)| *n > 1).map(|(arc, _)| joined(&[arc], &arcs)).collect();
    Outlines { land, borders }.pack()
}

/// Arcs in degrees: the file holds steps on a grid.
fn arcs(topology: &Value) -> Vec<Vec<(f64, f64)>> {
    let number = |value: &Value| value.as_f64().unwrap_or_default();
    let grid = |what: &str, axis: usize| number(&topology["transform"][what][axis]);
    let degrees = |arc: &Value| {
        let (mut x, mut y) = (0.0, 0.0);
        let steps = arc.as_array().into_iter().flatten();
        let point = |step: &Value| {
            (x, y) = (x + number(&step[0]), y + number(&step[1]));
            (x * grid("scale", 0) + grid("translate", 0), y * grid("scale", 1) + grid("translate", 1))
        };
        steps.map(point).collect()
    };
    topology["arcs"].as_array().into_iter().flatten().map(degrees).collect()
}

/// The rings of a geometry, collections and several polygons included, as numbers of arcs.
fn rings(geometry: &Value) -> Vec<Vec<i64>> {
    if let Some(parts) = geometry["geometries"].as_array() {
        return parts.iter().flat_map(rings).collect();
    }
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let polygons = if geometry["type"] == "MultiPolygon" { list(&geometry["arcs"]) } else { vec![geometry["arcs"].clone()] };
    let rings = polygons.iter().flat_map(list);
    rings.map(|ring| list(&ring).iter().filter_map(Value::as_i64).collect()).collect()
}

/// An arc walked backwards has the complement of its number.
fn forward(arc: i64) -> i64 {
    if arc < 0 { !arc } else { arc }
}

/// Arcs one behind the other, in tenths of a degree, without points that fall together.
fn joined(ring: &[i64], arcs: &[Vec<(f64, f64)>]) -> Line {
    let mut line = Line::new();
    for &arc in ring {
        let mut points = usize::try_from(forward(arc)).ok().and_then(|k| arcs.get(k)).cloned().unwrap_or_default();
        if arc < 0 {
            points.reverse();
        }
        line.extend(points.into_iter().map(|(x, y)| ((x * 10.0).round() as i16, (y * 10.0).round() as i16)));
    }
    line.dedup();
    line
}
