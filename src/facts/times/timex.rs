//! TIMEX3 values read into their parts and written again: `2025-04-11TEV` → a day and a part of the day → `2025-04-11TEV`.
//!
//! Reads what TimeML 1.2.1 allows and news needs: days, weeks, months, quarters, halves, seasons, years, decades, centuries, times
//! of day with zones, lengths, and the vague references. Dates that no calendar has (`2023-02-29`) are no values.

use super::{calendar, slots::PARTS};
use std::fmt;

/// A value in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Timex {
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Vague(&'static str),
    /// `P1DT6H`: numbers with their units, in order.
    Length(Vec<Part>),
    /// A place on the calendar, on the clock, or both.
    Point {
        /// None for a bare time of day.
        date: Option<Day>,
        /// Time or part of the day.
        clock: Option<Clock>,
    },
}

/// A number of units in a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Digits with at most one point, or `X` where the number is not known.
    pub number: String,
    /// `Y`, `M`, `D` and the like.
    pub unit: &'static str,
    /// Whether it stands after the `T`: minutes, not months.
    pub of_clock: bool,
}

/// A place on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// `BC`, `FY` or nothing.
    pub era: &'static str,
    /// Four figures of a year, three of a decade, two of a century, one of a millennium; `X` for each that is not known.
    pub year: String,
    /// What follows the year.
    pub within: Within,
}

/// A part of a year. Nothing where the number is not known (`XX`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// The whole of it.
    Whole,
    /// `2025-04`.
    Month(Option<u8>),
    /// `2025-04-11`.
    MonthDay(Option<u8>, Option<u8>),
    /// `2025-W15`.
    Week(Option<u8>),
    /// `XXXX-WXX-5`, 1 for Monday.
    WeekDay(Option<u8>, u8),
    /// `2025-W15-WE`.
    WeekEnd(Option<u8>),
    /// `SU`, `Q3`, `H1`.
    Named(&'static str),
}

/// A time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clock {
    /// `MO`, `EV`.
    Part(&'static str),
    /// `08:17:30` and the zone as written: `Z`, `+02`, nothing.
    Time(u8, Option<u8>, Option<u8>, String),
}

/// Units of lengths, longest names first.
const UNITS: [&str; 11] = ["ML", "CE", "DE", "WE", "Y", "M", "W", "D", "H", "S", "Q"];
/// Parts of a year with a name.
const NAMED: [&str; 11] = ["SP", "SU", "FA", "WI", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "QX"];

/// Reads a value; none if it is no TIMEX3 value.
pub fn parse(value: &str) -> Option<Timex> {
    if let Some(vague) = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"].into_iter().find(|v| *v == value) {
        return Some(Timex::Vague(vague));
    }
    if let Some(rest) = value.strip_prefix('P') {
        return length(rest).map(Timex::Length);
    }
    let (date, clock) = value.split_once('T').map_or((value, None), |(d, c)| (d, Some(c)));
    let clock = match clock {
        Some(text) => Some(time_of_day(text)?),
        None => None,
    };
    let date = if date.is_empty() { None } else { Some(day(date)?) };
    (date.is_some() || clock.is_some()).then_some(Timex::Point { date, clock })
}

fn length(mut rest: &str) -> Option<Vec<Part>> {
    let (mut parts, mut of_clock) = (Vec::new(), false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T').filter(|_| !of_clock) {
            (rest, of_clock) = (after, true);
        }
        let n = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'X')).count();
        let (number, after) = rest.split_at_checked(n).filter(|(number, _)| *number == "X" || number.parse::<f64>().is_ok())?;
        let unit = UNITS.into_iter().find(|u| after.starts_with(u))?;
        parts.push(Part { number: number.to_owned(), unit, of_clock });
        rest = after.get(unit.len()..)?;
    }
    (!parts.is_empty()).then_some(parts)
}

fn day(text: &str) -> Option<Day> {
    let era = ["BC", "FY"].into_iter().find(|e| text.starts_with(e)).unwrap_or("");
    let mut pieces = text.get(era.len()..)?.split('-');
    let year = pieces.next().filter(|y| (1..=4).contains(&y.len()) && y.bytes().all(|b| b.is_ascii_digit() || b == b'X'))?;
    let rest: Vec<&str> = pieces.collect();
    let within = match *rest.as_slice() {
        [] => Within::Whole,
        [week] if week.starts_with('W') => match NAMED.into_iter().find(|n| *n == week) {
            Some(winter) => Within::Named(winter),
            None => Within::Week(figures(week.get(1..)?, 53)?),
        },
        [week, "WE"] => Within::WeekEnd(figures(week.strip_prefix('W')?, 53)?),
        [week, day] if week.starts_with('W') => {
            Within::WeekDay(figures(week.get(1..)?, 53)?, day.parse().ok().filter(|d| day.len() == 1 && (1..=7).contains(d))?)
        }
        [part] => match NAMED.into_iter().find(|n| *n == part) {
            Some(named) => Within::Named(named),
            None => Within::Month(figures(part, 12)?),
        },
        [month, day] => Within::MonthDay(figures(month, 12)?, figures(day, 31)?),
        _ => return None,
    };
    exists(year, within).then(|| Day { era, year: year.to_owned(), within })
}

/// Two figures from 01 to `most`, or `XX` for none.
fn figures(text: &str, most: u8) -> Option<Option<u8>> {
    match text {
        "XX" => Some(None),
        _ if text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) => {
            text.parse().ok().filter(|n| (1..=most).contains(n)).map(Some)
        }
        _ => None,
    }
}

/// Whether the calendar has that day or week; a 29 February passes where the year is not known.
fn exists(year: &str, within: Within) -> bool {
    let number = year.parse::<i32>().ok();
    match within {
        Within::MonthDay(Some(month), Some(day)) => calendar::date(number.unwrap_or(2024), month, day).is_some(),
        Within::Week(Some(53)) | Within::WeekEnd(Some(53)) | Within::WeekDay(Some(53), _) => {
            // The last week of a year holds its 28 December.
            number.is_none_or(|y| calendar::date(y, 12, 28).is_some_and(|d| d.iso_week_date().week() == 53))
        }
        Within::Whole => true,
        _ => year.len() == 4,
    }
}

fn time_of_day(text: &str) -> Option<Clock> {
    if let Some(part) = PARTS.into_iter().find(|p| *p == text) {
        return Some(Clock::Part(part));
    }
    let at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = text.split_at_checked(at)?;
    let mut pieces = time.split(':').map(|p| p.parse::<u8>().ok().filter(|_| p.len() == 2));
    let hour = pieces.next()??;
    let minute = pieces.next().map_or(Some(None), |m| m.map(Some))?;
    let second = pieces.next().map_or(Some(None), |s| s.map(Some))?;
    let zone_fits = zone.is_empty() || zone == "Z" || {
        let mut figures = zone.get(1..)?.split(':');
        figures.clone().count() <= 2 && figures.all(|f| f.len() == 2 && f.bytes().all(|b| b.is_ascii_digit()))
    };
    let fits = hour <= 24 && minute.is_none_or(|m| m < 60) && second.is_none_or(|s| s < 60) && pieces.next().is_none();
    (fits && zone_fits).then(|| Clock::Time(hour, minute, second, zone.to_owned()))
}

impl fmt::Display for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vague(reference) => f.write_str(reference),
            Self::Length(parts) => {
                f.write_str("P")?;
                let mut of_clock = false;
                for part in parts {
                    if part.of_clock && !of_clock {
                        f.write_str("T")?;
                        of_clock = true;
                    }
                    write!(f, "{}{}", part.number, part.unit)?;
                }
                Ok(())
            }
            Self::Point { date, clock } => {
                if let Some(date) = date {
                    write!(f, "{date}")?;
                }
                match clock {
                    Some(clock) => write!(f, "T{clock}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let two = |n: Option<u8>| n.map_or("XX".to_owned(), |n| format!("{n:02}"));
        write!(f, "{}{}", self.era, self.year)?;
        match self.within {
            Within::Whole => Ok(()),
            Within::Month(month) => write!(f, "-{}", two(month)),
            Within::MonthDay(month, day) => write!(f, "-{}-{}", two(month), two(day)),
            Within::Week(week) => write!(f, "-W{}", two(week)),
            Within::WeekDay(week, day) => write!(f, "-W{}-{day}", two(week)),
            Within::WeekEnd(week) => write!(f, "-W{}-WE", two(week)),
            Within::Named(name) => write!(f, "-{name}"),
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => f.write_str(part),
            Self::Time(hour, minute, second, zone) => {
                write!(f, "{hour:02}")?;
                for more in [minute, second].into_iter().flatten() {
                    write!(f, ":{more:02}")?;
                }
                f.write_str(zone)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_again() {
        for good in [
            "2025-04-11",
            "2024-02-29",
            "XXXX-02-29",
            "2025",
            "199",
            "19",
            "2025-W15",
            "2020-W53",
            "XXXX-WXX-5",
            "2025-W15-WE",
            "2025-Q3",
            "XXXX-QX",
            "2025-SU",
            "2025-WI",
            "P3Y",
            "PT4H",
            "P1DT6H",
            "P2.5D",
            "PXY",
            "PTXM",
            "PAST_REF",
            "XXXX-XX-XX",
            "2025-04-11TEV",
            "2025-04-11T08:17",
            "2025-04-11T06:17Z",
            "T08:17",
            "TMO",
            "BC0493",
            "2025-04-11T08:17:30-03:30",
            "2025-04-11T24:00",
            "XXXX-WXX-5T20:00",
            "PXDE",
            "P3Q",
        ] {
            assert_eq!(parse(good).map(|t| t.to_string()).as_deref(), Some(good));
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for bad in [
            "",
            "P",
            "PY",
            "P3",
            "PT4H3",
            "Friday",
            "2025-4",
            "2025-13",
            "2025-02-29",
            "2025-04-31",
            "2025-W53",
            "2025-W54",
            "2025-04-11TXY",
            "2025-04-11T25:00",
            "2025-04-11T08:60",
            "19-04",
            "2025-Q5",
            "T",
            "P1.2.3Y",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
