//! Years and their parts: *last year*, *Q3 2019*, *the summer of 2016*, *Christmas*.

use super::{
    Reader,
    dates::nearest,
    meaning::{Meaning, Way},
};
use crate::{
    document::Anchor,
    facts::{
        numerals::atoms::Atoms,
        times::{
            calendar::{self, Point},
            frame::{Frame, Unit, Year},
            holiday,
            rules::TABLE,
            tense::{Look, Tense},
        },
    },
};
use jiff::civil::Date;

impl Reader<'_> {
    /// The year that the words name, if they do.
    pub(super) fn named_year(&self, year: Year) -> (Option<i32>, Anchor) {
        match year {
            Year::Open => (None, Anchor::None),
            Year::Is(year) => (Some(year), Anchor::None),
            Year::Published(n) => (self.published.map(|p| i32::from(p.year()) + n), Anchor::Published),
            Year::Reference(n) => match self.reference {
                Some((point, id)) => (Some(i32::from(point.date.year()) + n), Anchor::Time(id)),
                None => (self.published.map(|p| i32::from(p.year()) + n), Anchor::Published),
            },
        }
    }

    pub(super) fn year(&self, frame: &Frame) -> Option<Meaning> {
        let (year, anchor) = self.named_year(frame.year);
        let Some(year) = year else { return Some(Meaning::fixed("XXXX")) };
        if frame.bc {
            return Some(Meaning::absolute(format!("BC{year:04}"), None));
        }
        let point = calendar::date(year, 1, 1).map(|date| Point { date, size: Unit::Year });
        Some(Meaning::date(format!("{year:04}"), point, anchor))
    }

    /// *the third quarter*, *H1 2020*.
    pub(super) fn part_of_year(&self, frame: &Frame) -> Meaning {
        let (year, anchor) = self.named_year(frame.year);
        let (year, anchor) = match (year, self.published) {
            (Some(year), _) => (Some(year), anchor),
            (None, Some(published)) => (Some(i32::from(published.year())), Anchor::Published),
            (None, None) => (None, Anchor::None),
        };
        let text = year.map_or("XXXX".to_owned(), |y| format!("{y:04}"));
        let (value, month) = match (frame.quarter, frame.half) {
            (Some(quarter), _) => (format!("{text}-Q{quarter}"), quarter * 3 - 2),
            (None, half) => (format!("{text}-H{}", half.unwrap_or(1)), half.unwrap_or(1) * 6 - 5),
        };
        let size = if frame.quarter.is_some() { Unit::Quarter } else { Unit::Month };
        let point = year.and_then(|y| calendar::date(y, month, 1)).map(|date| Point { date, size });
        Meaning::date(value, point, anchor)
    }

    pub(super) fn season(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Meaning {
        const NAMES: [&str; 4] = ["SP", "SU", "FA", "WI"];
        let season = frame.season.unwrap_or(1).clamp(1, 4);
        let name = NAMES.get(season as usize - 1).copied().unwrap_or("SP");
        let (year, anchor) = self.named_year(frame.year);
        // The month in which the season is well begun.
        let month = [4_u8, 7, 10, 12].get(season as usize - 1).copied().unwrap_or(4);
        let story = self.year_of_story().filter(|_| frame.step.is_none());
        let mut way = Way::Plain;
        let (year, anchor) = match (year, self.published, story) {
            (Some(year), ..) => (Some(year), anchor),
            (None, None, _) => (None, Anchor::None),
            (None, Some(_), Some((year, id))) => (Some(year), Anchor::Time(id)),
            (None, Some(p), None) => {
                let (year, placed) = season_near(p, month, frame.step, || self.looks_ahead(a, from, end));
                way = placed;
                (Some(year), Anchor::Published)
            }
        };
        let era = if frame.bc { "BC" } else { "" };
        let value = year.map_or(format!("XXXX-{name}"), |y| format!("{era}{y:04}-{name}"));
        let point = year.and_then(|y| calendar::date(y, month, 1)).map(|date| Point { date, size: Unit::Quarter });
        Meaning::date(value, point, anchor).placed(way, None)
    }

    pub(super) fn holiday(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame, index: u16) -> Option<Meaning> {
        let rule = TABLE.holidays.get(index as usize)?;
        let on = |year: i32| holiday::on(rule, year);
        if holiday::is_once(rule) {
            return Some(Meaning::absolute(on(2000)?.to_string(), on(2000).map(Point::day)));
        }
        let (year, anchor) = self.named_year(frame.year);
        let date = match (year, self.published) {
            (Some(year), _) => on(year),
            (None, None) => None,
            (None, Some(p)) => {
                let this = i32::from(p.year());
                let look = self.look(a, from, end);
                let near = |years: [i32; 3]| years.into_iter().filter_map(|n| on(this + n));
                match (frame.step, look) {
                    (Some(-1), _) => near([0, -1, -2]).find(|d| *d < p),
                    // "this Christmas": of this year.
                    (Some(0), _) => on(this),
                    (Some(1), _) | (_, Some(Look { tense: Tense::Future, .. })) => near([0, 1, 2]).find(|d| *d >= p),
                    _ => nearest(p, |n| on(this + n), look),
                }
            }
        };
        let Some(date) = date else {
            let value = on(2001)
                .filter(|_| rule.len() == 5)
                .map_or("XXXX-XX-XX".to_owned(), |d| format!("XXXX-{:02}-{:02}", d.month(), d.day()));
            return Some(Meaning::absolute(value, None));
        };
        Some(Meaning::at(Point::day(date), if year.is_some() { anchor } else { Anchor::Published }))
    }
}

/// The year of a season that is well begun in `month`, seen from the day `p`.
fn season_near(p: Date, month: u8, step: Option<i32>, ahead: impl Fn() -> bool) -> (i32, Way) {
    let this = i32::from(p.year());
    let now = p.month().unsigned_abs();
    let begun = now + 1 >= month;
    match step {
        Some(-1) if begun && now > month + 1 => (this, Way::Said),
        Some(-1) => (this - 1, Way::Said),
        Some(1) if begun => (this + 1, Way::Said),
        Some(_) => (this, Way::Said),
        None if begun || ahead() => (this, Way::Plain),
        None => (this - 1, Way::Plain),
    }
}
