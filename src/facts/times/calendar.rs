//! Places on the calendar and steps between them: the week of 2025-04-12 is `2025-W15`, one quarter earlier is `2024-Q4`.
//!
//! Civil dates only: no clock, no time zones.

use super::frame::Unit;
use jiff::{ToSpan, civil::Date};

/// A place on the calendar with its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    /// A day in it; the first one for everything longer than a day.
    pub date: Date,
    /// How long it is.
    pub size: Unit,
}

impl Point {
    /// A day.
    pub(super) const fn day(date: Date) -> Self {
        Self { date, size: Unit::Day }
    }

    /// The unit of size `size` that holds this point's date.
    #[must_use]
    pub(super) fn at(self, size: Unit) -> Self {
        Self { size, ..self }
    }

    /// So many units later (negative: earlier). None outside of the years −9999 to 9999.
    pub(super) fn moved(self, n: i64, unit: Unit) -> Option<Self> {
        Some(Self { date: shift(self.date, n, unit)?, ..self })
    }

    /// Its TIMEX3 value.
    pub(super) fn value(self) -> String {
        let d = self.date;
        let year = year_text(i32::from(d.year()));
        let week = || {
            let week = d.iso_week_date();
            format!("{}-W{:02}", year_text(i32::from(week.year())), week.week())
        };
        match self.size {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => format!("{year}-{:02}-{:02}", d.month(), d.day()),
            Unit::Weekend => format!("{}-WE", week()),
            Unit::Week | Unit::Fortnight => week(),
            Unit::Month => format!("{year}-{:02}", d.month()),
            Unit::Quarter => format!("{year}-Q{}", (d.month() + 2) / 3),
            _ if d.year() <= 0 => year,
            Unit::Year => year,
            Unit::Decade => format!("{:03}", d.year() / 10),
            Unit::Century => format!("{:02}", d.year() / 100),
            Unit::Millennium => format!("{:01}", d.year() / 1000),
        }
    }
}

/// `2025`, and `BC0044` for the year −43 of the calendar.
fn year_text(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

/// `date` moved by `n` units; months and years end on the last day of a shorter month.
pub(super) fn shift(date: Date, n: i64, unit: Unit) -> Option<Date> {
    let n32 = i32::try_from(n).ok().filter(|n| n.abs() < 4_000_000)?;
    let months = |k: i32| date.checked_add(n32.checked_mul(k)?.months()).ok();
    match unit {
        Unit::Second | Unit::Minute => Some(date),
        Unit::Hour => Some(date),
        Unit::Day => date.checked_add(n32.days()).ok(),
        Unit::Weekend | Unit::Week => date.checked_add(n32.checked_mul(7)?.days()).ok(),
        Unit::Fortnight => date.checked_add(n32.checked_mul(14)?.days()).ok(),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1200),
        Unit::Millennium => months(12000),
    }
}

/// A date, if there is one.
pub(super) fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// 1 (Monday) to 7.
pub(super) fn weekday(date: Date) -> u8 {
    date.weekday().to_monday_one_offset().unsigned_abs()
}

/// The day of the week `weekday` in the ISO week of `date`.
pub(super) fn in_week(date: Date, weekday_wanted: u8) -> Option<Date> {
    shift(date, i64::from(weekday_wanted) - i64::from(weekday(date)), Unit::Day)
}

/// Easter Sunday of a year of the Gregorian calendar (Meeus, Jones, Butcher: *Astronomical Algorithms*, 1991).
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn steps_over_edges() {
        assert_eq!(shift(day("2024-02-29"), 1, Unit::Year), Some(day("2025-02-28")));
        assert_eq!(shift(day("2025-01-31"), 1, Unit::Month), Some(day("2025-02-28")));
        assert_eq!(shift(day("2024-12-31"), 1, Unit::Day), Some(day("2025-01-01")));
        assert_eq!(shift(day("2025-03-30"), 1, Unit::Day), Some(day("2025-03-31")));
        assert_eq!(Point { date: day("2021-01-01"), size: Unit::Week }.value(), "2020-W53");
        assert_eq!(Point { date: day("2024-12-30"), size: Unit::Week }.value(), "2025-W01");
        assert_eq!(Point { date: day("2025-04-12"), size: Unit::Quarter }.value(), "2025-Q2");
    }

    #[test]
    fn knows_easter() {
        for (year, date) in
            [(2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
        {
            assert_eq!(easter(year), Some(day(date)));
        }
    }
}
