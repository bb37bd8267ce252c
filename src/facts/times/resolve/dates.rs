//! Days, weekdays and months: which Friday, which May, which 3 March is meant. *They met on Friday* → the last one.

use super::{
    Reader,
    meaning::{Meaning, Way, shifted, with_clock},
};
use crate::{
    document::{Anchor, TimeId},
    facts::{
        numerals::atoms::Atoms,
        times::{
            calendar::{self, Point},
            frame::{Frame, Unit, Year},
            tense::{Look, Tense},
        },
    },
};
use jiff::civil::Date;

impl Reader<'_> {
    /// The meaning of a frame with parts of a calendar date.
    pub(super) fn on_calendar(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Option<Meaning> {
        if let Some(decade) = frame.decade {
            return Some(Meaning::absolute(format!("{:03}", decade / 10), None));
        }
        if let Some(century) = frame.century {
            let era = if frame.bc { "BC" } else { "" };
            return Some(Meaning::absolute(format!("{era}{:02}", century - 1), None));
        }
        let dated = if frame.nth.is_some() || frame.relative_month.is_some() {
            self.one_of_several(frame)
        } else if frame.weekday.is_some() && frame.day.is_some() && frame.month.is_none() {
            self.weekday_the_nth(frame)
        } else if frame.month.is_some() {
            self.month_or_day(a, from, end, frame)
        } else if frame.weekday.is_some() {
            Some(self.weekday(a, from, end, frame))
        } else if frame.quarter.is_some() || frame.half.is_some() {
            Some(self.part_of_year(frame))
        } else if frame.season.is_some() {
            Some(self.season(a, from, end, frame))
        } else if let Some(index) = frame.holiday {
            self.holiday(a, from, end, frame, index)
        } else if frame.day.is_some() {
            self.day_of_month_spoken_of(frame)
        } else if frame.year != Year::Open {
            self.year(frame)
        } else if frame.part.is_some() || frame.hour.is_some() {
            Some(self.spoken_day())
        } else {
            None
        };
        let dated = dated.and_then(|m| shifted(m, frame));
        dated.map(|m| with_clock(m, frame))
    }

    /// *the second Monday of May*, *the last week of 2015*, *the 15th of next month*.
    fn one_of_several(&self, frame: &Frame) -> Option<Meaning> {
        let (named, anchor) = self.named_year(frame.year);
        let published = self.published;
        let (year, month) = match frame.relative_month {
            Some(n) => {
                let date = calendar::shift(published?, i64::from(n), Unit::Month)?;
                (i32::from(date.year()), Some(date.month().unsigned_abs()))
            }
            None => (named.or_else(|| published.map(|p| i32::from(p.year())))?, frame.month),
        };
        let nth = i64::from(frame.nth.unwrap_or_else(|| frame.day.and_then(|d| i8::try_from(d).ok()).unwrap_or(1)));
        let first = calendar::date(year, month.unwrap_or(1), 1)?;
        let last = if month.is_some() { first.last_of_month() } else { first.last_of_year() };
        let step = |origin: Date, n: i64, unit| calendar::shift(origin, n, unit);
        let point = match (frame.weekday, frame.unit) {
            // Weeks by their Thursday, as ISO 8601 counts them.
            (_, Some(Unit::Week)) => {
                let week = if nth < 0 { weekday_of(last, 4, -1)? } else { step(weekday_of(first, 4, 1)?, nth - 1, Unit::Week)? };
                Point { date: week, size: Unit::Week }
            }
            (_, Some(Unit::Month)) if nth < 0 => Point { date: last, size: Unit::Month },
            (_, Some(Unit::Month)) => Point { date: step(first, nth - 1, Unit::Month)?, size: Unit::Month },
            (Some(day), _) if nth < 0 => Point::day(weekday_of(last, day, -1)?),
            (Some(day), _) => Point::day(step(weekday_of(first, day, 1)?, nth - 1, Unit::Week)?),
            (None, _) if nth < 0 => Point::day(last),
            (None, _) => Point::day(step(first, nth - 1, Unit::Day)?),
        };
        // The 31st of a shorter month, the fifth Sunday of a month with four: no such day.
        let outside = point.size <= Unit::Day && !(first..=last).contains(&point.date);
        let anchor = if named.is_some() { anchor } else { Anchor::Published };
        (!outside).then(|| Meaning::at(point, anchor))
    }

    /// *Tuesday the 19th*: the nearest day that is both.
    fn weekday_the_nth(&self, frame: &Frame) -> Option<Meaning> {
        let (published, day, weekday) = (self.published?, frame.day?, frame.weekday?);
        let in_month = |n: i64| {
            let first = calendar::shift(published.first_of_month(), n, Unit::Month)?;
            calendar::date(i32::from(first.year()), first.month().unsigned_abs(), day)
                .filter(|d| calendar::weekday(*d) == weekday)
        };
        let date = (-6..=6).filter_map(in_month).min_by_key(|d| (*d - published).get_days().abs())?;
        Some(Meaning::at(Point::day(date), Anchor::Published))
    }

    /// *on the 20th*: of the month last spoken of, else of that of publication.
    fn day_of_month_spoken_of(&self, frame: &Frame) -> Option<Meaning> {
        let month = self.reference.filter(|(p, _)| p.size <= Unit::Month);
        let (month, anchor) = match (month, self.published) {
            (Some((point, id)), _) => (point.date, Anchor::Time(id)),
            (None, Some(date)) => (date, Anchor::Published),
            (None, None) => return None,
        };
        let date = calendar::date(i32::from(month.year()), month.month().unsigned_abs(), frame.day?)?;
        Some(Meaning::at(Point::day(date), anchor))
    }

    /// The day that a bare time of day is on.
    fn spoken_day(&self) -> Meaning {
        let (date, anchor) = match (self.day, self.published) {
            (Some((date, id)), _) => (Some(date), Anchor::Time(id)),
            (None, Some(date)) => (Some(date), Anchor::Published),
            (None, None) => (None, Anchor::None),
        };
        let point = date.map(Point::day);
        Meaning::date(point.map(Point::value).unwrap_or_default(), point, anchor)
    }

    fn month_or_day(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Option<Meaning> {
        let month = frame.month?;
        let size = if frame.day.is_some() { Unit::Day } else { Unit::Month };
        let day = frame.day.unwrap_or(1);
        let (year, anchor) = self.named_year(frame.year);
        let dated = |date| Point { date, size };
        if let Some(year) = year {
            return Some(Meaning::at(dated(calendar::date(year, month, day)?), anchor));
        }
        if let Some(first) = self.range_begins(a, from) {
            let year = i32::from(first.date.year());
            let after = |y: i32| calendar::date(y, month, day).filter(|d| *d >= first.date);
            return Some(Meaning::at(dated(after(year).or_else(|| after(year + 1))?), Anchor::None));
        }
        let near = |n: i32| calendar::date(i32::from(self.published?.year()) + n, month, day);
        // "Friday, April 1": the weekday says the year, in a history too.
        let agrees = self.published.and_then(|p| agreeing(p, near, frame)).is_some();
        let free = frame.step.is_none() && frame.unit.is_none() && !agrees;
        if let Some((year, id)) = self.year_of_story().filter(|_| free)
            && let Some(date) = calendar::date(year, month, day)
        {
            return Some(Meaning::at(dated(date), Anchor::Time(id)));
        }
        // A day that no year has: "June 31".
        calendar::date(2024, month, day)?;
        let Some(published) = self.published else {
            let value = if size == Unit::Day { format!("XXXX-{month:02}-{day:02}") } else { format!("XXXX-{month:02}") };
            return Some(Meaning::absolute(value, None));
        };
        if frame.unit == Some(Unit::Week) {
            let week = Point { date: nearest(published, near, None)?, size: Unit::Week };
            return Some(Meaning::at(week, Anchor::Published));
        }
        let floor = if size == Unit::Month { published.first_of_month() } else { published };
        let look = if frame.step.is_none() { self.look(a, from, end) } else { None };
        let date = match frame.step {
            Some(-1) => [0, -1].into_iter().filter_map(near).find(|d| *d < floor),
            Some(1) => [0, 1].into_iter().filter_map(near).find(|d| *d > floor),
            Some(_) => near(0),
            None => agreeing(floor, near, frame).or_else(|| nearest(floor, near, look)),
        };
        let point = dated(date.or_else(|| near(0))?);
        let way = match frame.step {
            Some(_) => Way::Said,
            None if point.date >= floor => Way::Future,
            None => Way::Past,
        };
        Some(Meaning::at(point, Anchor::Published).placed(way, look))
    }

    fn weekday(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Meaning {
        let day = frame.weekday.unwrap_or(1);
        let origin = if frame.on_reference { self.origin(true).0.map(|p| p.date) } else { self.published };
        let Some(origin) = origin else {
            return Meaning::absolute(format!("XXXX-WXX-{day}"), None);
        };
        if let Some(week) = self.ended.and_then(|e| e.week_of(a, from)).filter(|_| frame.step.is_none())
            && let Some(date) = calendar::in_week(week.date, day)
        {
            return Meaning::at(Point::day(date), Anchor::Time(TimeId::new(self.found.len().saturating_sub(1))))
                .placed(Way::Said, None);
        }
        let back = i64::from((calendar::weekday(origin) + 7 - day) % 7);
        let ahead = (7 - back) % 7;
        let look = self.look(a, from, end);
        // "Friday's trading": what belongs to a day has been, unless a verb right after says otherwise.
        let possessive = matches!(a.form(end), "'s" | "’s") && a.glued(end);
        let future = look.is_some_and(|l| match l.tense {
            Tense::Future => !possessive || l.distance <= 3,
            Tense::Present => !possessive && l.distance <= 2,
            Tense::Past | Tense::Perfect => false,
        });
        let in_week = |n: i64| calendar::shift(origin, 7 * n, Unit::Day).and_then(|d| calendar::in_week(d, day));
        let by = |n: i64| calendar::shift(origin, n, Unit::Day);
        let past = look.is_some_and(|l| l.tense == Tense::Past);
        let (date, way) = match (frame.step, frame.unit) {
            (Some(n), Some(_)) => (in_week(i64::from(n)), Way::Said),
            (Some(-1), None) => (by(if back == 0 { -7 } else { -back }), Way::Said),
            (Some(1), None) if frame.on_reference => (by(if ahead == 0 { 7 } else { ahead }), Way::Said),
            (Some(1), None) => (in_week(1), Way::Said),
            // "the Friday after next"
            (Some(2), None) => (by(ahead + 7), Way::Said),
            (Some(_), None) if frame.ahead && ahead == 0 => (by(7), Way::Said),
            (Some(_), None) if frame.ahead || !past => (by(ahead), Way::Said),
            (None, _) if future => (by(ahead), Way::Future),
            _ => (by(-back), Way::Past),
        };
        let point = date.map(Point::day);
        let value = point.map(Point::value).unwrap_or_else(|| format!("XXXX-WXX-{day}"));
        Meaning::date(value, point, Anchor::Published).placed(way, look)
    }
}

/// The first such weekday on or after `date` (direction 1), or the last one on or before it (−1).
fn weekday_of(date: Date, weekday: u8, direction: i64) -> Option<Date> {
    let (have, want) = (i64::from(calendar::weekday(date)), i64::from(weekday));
    let days = if direction > 0 { (want + 7 - have) % 7 } else { -((have + 7 - want) % 7) };
    calendar::shift(date, days, Unit::Day)
}

/// *Tuesday, January 10*: the year near publication in which that day is a Tuesday.
fn agreeing(floor: Date, near: impl Fn(i32) -> Option<Date>, frame: &Frame) -> Option<Date> {
    let weekday = frame.weekday.filter(|_| frame.day.is_some())?;
    let fits = [0, -1, 1].into_iter().filter_map(near).filter(|d| calendar::weekday(*d) == weekday);
    fits.min_by_key(|d| (*d - floor).get_days().abs())
}

/// The such day or month that fits best: the nearest one, where looking against the verb's tense counts three times.
pub(super) fn nearest(floor: Date, near: impl Fn(i32) -> Option<Date>, look: Option<Look>) -> Option<Date> {
    let (past, ahead) = match look.map(|l| l.tense) {
        Some(Tense::Future) => (3, 1),
        Some(Tense::Past | Tense::Perfect) => (1, 3),
        Some(Tense::Present) | None => (1, 2),
    };
    [0, -1, 1].into_iter().filter_map(near).min_by_key(|d| {
        let days = (*d - floor).get_days();
        if days < 0 { -days * past } else { days * ahead }
    })
}
