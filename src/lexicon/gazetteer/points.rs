//! Where on the globe a place lies: `place("Kharkiv")` → 49.98 north, 36.25 east, in UA.
//!
//! `points.fst` is made by `pressmark gazetteer` from GeoNames (see `SOURCES.md`). A name that several places of like size share has no
//! point: *Cambridge* may be in England or in Massachusetts, and a wrong pin is worse than none.

use super::{Country, Lexicon, key, lookup, name};
use std::sync::LazyLock;

static POINTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(include_bytes!("points.fst")));

/// A point on the globe, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north of the equator, -90 to 90, to two places.
    pub latitude: f64,
    /// Degrees east of Greenwich, -180 to 180, to two places.
    pub longitude: f64,
    /// The country it lies in.
    pub country: Option<Country>,
    /// Whether it stands for a whole country or state: the middle of its towns.
    pub middle: bool,
}

/// The point of a country, a state of the United States or a town; none if it is unknown or could be several.
pub fn place(written: &str) -> Option<Point> {
    let key = key(written);
    let country = lookup(&key).filter(|entry| entry.kinds.has(name::COUNTRY)).and_then(|entry| entry.country);
    let country = country.and_then(|c| POINTS.get(&country_key(c))).map(Point::unpack);
    let own = POINTS.get(&key).map(Point::unpack);
    match (country, own) {
        // "Georgia" is a country and a state elsewhere; "Singapore" is a country and its own town.
        (Some(country), Some(own)) if country.country != own.country => None,
        (Some(point), _) | (None, Some(point)) => Some(point),
        (None, None) => None,
    }
}

/// Under what a country stands in the map: no name begins so.
pub(super) fn country_key(country: Country) -> String {
    format!("={}", country.code())
}

/// Bits of a packed point: 15 of latitude and 16 of longitude in hundredths of a degree, 10 of country, 1 for the middle.
impl Point {
    fn unpack(value: u64) -> Self {
        let country = (value >> 31 & 0x3FF) as u16;
        Self {
            latitude: ((value & 0x7FFF) as f64 - 9_000.0) / 100.0,
            longitude: ((value >> 15 & 0xFFFF) as f64 - 18_000.0) / 100.0,
            country: (country != 0).then_some(Country(country)),
            middle: value >> 41 & 1 == 1,
        }
    }

    #[cfg(feature = "train")]
    pub(super) fn pack(self) -> u64 {
        let hundredths = |degrees: f64, from: f64| ((degrees + from) * 100.0).round() as u64;
        let country = self.country.map_or(0, |c| u64::from(c.0));
        hundredths(self.latitude, 90.0) | hundredths(self.longitude, 180.0) << 15 | country << 31 | u64::from(self.middle) << 41
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(written: &str, latitude: f64, longitude: f64, country: &str) {
        let point = place(written).unwrap_or_else(|| panic!("{written} has no point"));
        let off = (point.latitude - latitude).abs().max((point.longitude - longitude).abs());
        assert!(off < if point.middle { 8.0 } else { 0.2 }, "{written}: {point:?}");
        assert_eq!(point.country.map(Country::code).as_deref(), Some(country), "{written}");
    }

    #[test]
    fn towns_states_and_countries_have_points() {
        near("Kharkiv", 49.99, 36.23, "UA");
        near("Sydney", -33.87, 151.21, "AU");
        near("New York", 40.71, -74.01, "US");
        near("Washington", 38.9, -77.04, "US");
        near("Birmingham", 52.48, -1.9, "GB");
        near("Ohio", 40.4, -82.8, "US");
        near("Germany", 51.2, 10.4, "DE");
        near("U.S.", 39.8, -90.0, "US");
        near("Singapore", 1.35, 103.82, "SG");
    }

    #[test]
    fn what_could_be_several_places_has_none() {
        for written in ["Cambridge", "Georgia", "Springfield", "Velmouth", "Mr. Smith", ""] {
            assert_eq!(place(written), None, "{written}");
        }
    }
}
