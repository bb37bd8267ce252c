//! Hours that share their parts: *from 5 to 7 p.m.*, *9–11 a.m. on Sunday*, *from 1:30 p.m. to 3:30*, *9:30 to 11:00 on Thursday*.

use super::{Reader, meaning::Meaning, range::joins};
use crate::{
    document::{Provenance, Time},
    facts::{
        numerals::atoms::Atoms,
        times::{
            calendar,
            frame::{Act, Frame, Unit, Year},
            rules::TABLE,
            slots,
        },
    },
};
use jiff::civil::Date;

/// Whether the frame is an hour and says nothing of its day.
fn alone(frame: &Frame) -> bool {
    let dated = frame.weekday.is_some() || frame.day.is_some() || frame.month.is_some() || frame.holiday.is_some();
    frame.act == Act::Calendar && frame.hour.is_some() && frame.part.is_none() && !dated && frame.year == Year::Open
}

/// Minutes since the day began; hours up to twelve are of the half of the day that is said.
fn minutes(hour: u8, minute: i8, afternoon: Option<bool>) -> i32 {
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    i32::from(hour) * 60 + i32::from(minute)
}

/// `2025-04-12T17:00-05` → `2025-04-12`, 1020, `-05`.
fn parts(value: &str) -> Option<(&str, i32, &str)> {
    let (day, clock) = value.split_once('T')?;
    let (hour, rest) = clock.split_once(':')?;
    let (minute, zone) = rest.split_at_checked(2)?;
    Some((day, hour.parse::<i32>().ok()? * 60 + minute.parse::<i32>().ok()?, zone))
}

/// That many minutes into the day that a value names: the day before, if they lie behind `end`.
fn value(day: &str, minutes: i32, end: i32, zone: &str) -> Option<String> {
    let day =
        if minutes <= end { day.to_owned() } else { calendar::shift(day.parse::<Date>().ok()?, -1, Unit::Day)?.to_string() };
    Some(format!("{day}T{:02}:{:02}{zone}", minutes / 60, minutes % 60))
}

impl Reader<'_> {
    /// `3:30` of *from 1:30 p.m. to 3:30* is of the half of the day in which it comes after the hour before it.
    pub(super) fn half_of_day(&self, a: &Atoms<'_>, from: usize, frame: Frame) -> Frame {
        let Some((end, first)) = self.last.filter(|(_, f)| f.hour.is_some() && f.afternoon.is_some()) else { return frame };
        let joined = from == end + 1 && joins(a, end) && a.form(end) != "and";
        let Some(hour) =
            frame.hour.filter(|h| joined && frame.afternoon.is_none() && frame.part.is_none() && (1..=12).contains(h))
        else {
            return frame;
        };
        let begun = minutes(first.hour.unwrap_or(0), first.minute.unwrap_or(0), first.afternoon);
        let later = |half: &bool| minutes(hour, frame.minute.unwrap_or(0), Some(*half)) > begun;
        Frame { afternoon: first.afternoon.filter(later).or(Some(first.afternoon == Some(false))), ..frame }
    }

    /// The first hour of a range of hours is of the day that stands behind the second; one without *a.m.* or *p.m.* is read here.
    pub(super) fn lead_of_hours(
        &mut self,
        a: &Atoms<'_>,
        from: usize,
        floor: usize,
        frame: &Frame,
        second: &Meaning,
        rule: usize,
    ) {
        let Some(joint) = from.checked_sub(1).filter(|&j| frame.hour.is_some() && joins(a, j)) else { return };
        let Some((day, end, zone)) = parts(&second.value) else { return };
        // "11 to 3 p.m." begins before noon, "11 to 3 a.m." the evening before.
        let begins = |hour: u8, minute: i8, half: bool| {
            let same = minutes(hour, minute, Some(half));
            if same < end { same } else { minutes(hour, minute, Some(!half)) }
        };
        if let Some((_, first)) = self.last.filter(|(e, f)| *e == joint && alone(f)) {
            let (hour, minute) = (first.hour.unwrap_or(0), first.minute.unwrap_or(0));
            // "from 1:30 to 3 p.m.", "between 1:30 and 3 p.m.": the half of the day is said once.
            let between = || (2..=5).any(|k| joint.checked_sub(k).is_some_and(|i| a.form(i).eq_ignore_ascii_case("between")));
            let ranges = a.form(joint) != "and" || between();
            let said = frame.afternoon.filter(|_| ranges && first.afternoon.is_none() && (1..=12).contains(&hour));
            let begun = said.map_or_else(|| minutes(hour, minute, first.afternoon), |half| begins(hour, minute, half));
            if (said.is_some() || !alone(frame))
                && let Some(time) = self.found.last_mut()
                && let Some(value) = value(day, begun, end, zone)
            {
                time.value = value;
            }
            return;
        }
        let Some(afternoon) = frame.afternoon else { return };
        let Some(first) = (1..=2)
            .filter_map(|k| joint.checked_sub(k))
            .find(|&f| f >= floor && slots::hour(a, f).is_some_and(|(h, end)| end == joint && (1..=12).contains(&h)))
        else {
            return;
        };
        let Some((hour, _)) = slots::hour(a, first) else { return };
        let before = first.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
        // "between 5 and 7", "5 to 7", "5-7"; "BBC 2 – 9 p.m." is no range, and the 30 of "10:30-11 a.m." no hour.
        let opened = match a.form(joint).to_ascii_lowercase().as_str() {
            "and" => before == "between",
            _ if a.dash(joint) => a.glued(joint),
            _ => true,
        };
        let opened = opened && !(first > 0 && a.glued(first) && !before.ends_with(['(', '[', '—', '–']));
        if !opened || hour == frame.hour.unwrap_or(0) {
            return;
        }
        let begun = begins(hour, 0, afternoon);
        let Some(value) = value(day, begun, end, zone) else { return };
        self.found.push(Time {
            span: a.span(first, joint),
            kind: second.kind,
            value,
            modifier: None,
            anchor: second.anchor,
            provenance: Provenance::new(TABLE.rules.get(rule).map_or("time", |r| r.id), 850),
        });
    }

    /// `13th` of *from the 13th to the 15th of July* is of the month behind the second day.
    pub(super) fn month_of_range(&mut self, a: &Atoms<'_>, from: usize, frame: &Frame) {
        let article = usize::from(from > 0 && a.form(from - 1).eq_ignore_ascii_case("the"));
        let Some(joint) = from.checked_sub(1 + article).filter(|&j| joins(a, j) && a.form(j) != "and") else { return };
        let day_only = |f: &Frame| f.day.is_some() && f.month.is_none() && f.relative_month.is_none() && f.weekday.is_none();
        let Some((_, first)) =
            self.last.filter(|(e, f)| *e == joint && f.act == Act::Calendar && f.hour.is_none() && day_only(f))
        else {
            return;
        };
        if frame.act != Act::Calendar || frame.day.is_none() || frame.month.is_none() || first.day >= frame.day {
            return;
        }
        let lead = Frame { day: first.day, weekday: None, ..*frame };
        if let Some(meaning) = self.meaning(a, joint, from, lead)
            && let Some(time) = self.found.last_mut()
        {
            (time.value, time.anchor) = (meaning.value, meaning.anchor);
        }
    }
}
