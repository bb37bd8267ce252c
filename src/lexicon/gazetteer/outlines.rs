//! The world's coasts and borders for a small map, coarse: lines of points in tenths of a degree. `outlines()` → `land` in closed
//! lines, `borders` in open ones.
//!
//! `outlines.bin` is made by `pressmark gazetteer` from Natural Earth (see `SOURCES.md`).

use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A line: points as (longitude, latitude), in tenths of a degree east and north.
pub type Line = Vec<(i16, i16)>;

/// Coasts and borders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlines {
    /// Coasts of continents and islands; the last point is the first one again.
    pub land: Vec<Line>,
    /// Lines between countries.
    pub borders: Vec<Line>,
}

static OUTLINES: LazyLock<Outlines> = LazyLock::new(|| Outlines::unpack(include_bytes!("outlines.bin")));

/// All of them.
pub fn outlines() -> &'static Outlines {
    &OUTLINES
}

impl Outlines {
    /// Nothing from damaged bytes; a test holds the committed file to it.
    fn unpack(bytes: &[u8]) -> Self {
        let mut outlines: Self = postcard::from_bytes(bytes).unwrap_or_default();
        outlines.lines(|(x, y), (dx, dy)| (x.wrapping_add(dx), y.wrapping_add(dy)));
        outlines
    }

    /// Steps from point to point are small numbers, and take a byte each.
    #[cfg(feature = "train")]
    pub(super) fn pack(mut self) -> Result<Vec<u8>, String> {
        for line in self.land.iter_mut().chain(&mut self.borders) {
            let mut before = (0, 0);
            for point in line {
                let now = *point;
                *point = (now.0 - before.0, now.1 - before.1);
                before = now;
            }
        }
        postcard::to_allocvec(&self).map_err(|e| e.to_string())
    }

    /// Puts for each point of each line what `next` makes of the point before and of it.
    fn lines(&mut self, next: impl Fn((i16, i16), (i16, i16)) -> (i16, i16)) {
        for line in self.land.iter_mut().chain(&mut self.borders) {
            let mut before = (0, 0);
            for point in line {
                *point = next(before, *point);
                before = *point;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a point lies on land: a line from it to the east crosses coasts an odd number of times.
    fn on_land(longitude: f64, latitude: f64) -> bool {
        let (x, y) = (longitude * 10.0, latitude * 10.0);
        let crossed = |pair: &&[(i16, i16)]| {
            let [(ax, ay), (bx, by)] = [pair[0], pair[1]].map(|(x, y)| (f64::from(x), f64::from(y)));
            (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
        };
        outlines().land.iter().flat_map(|line| line.windows(2)).filter(crossed).count() % 2 == 1
    }

    #[test]
    fn towns_lie_on_land_and_oceans_do_not() {
        for (name, longitude, latitude) in [("Madrid", -3.7, 40.4), ("Kharkiv", 36.2, 50.0), ("Denver", -105.0, 39.7)] {
            assert!(on_land(longitude, latitude), "{name}");
        }
        for (name, longitude, latitude) in [("Atlantic", -35.0, 30.0), ("Pacific", -150.0, 10.0), ("Mediterranean", 18.0, 35.0)] {
            assert!(!on_land(longitude, latitude), "{name}");
        }
        assert!(outlines().land.iter().all(|line| line.first() == line.last()));
        assert!(outlines().borders.len() > 200);
    }
}
