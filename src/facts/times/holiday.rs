//! The date of a holiday in a year: `thanksgiving+1` in 2024 → 2024-11-29. Knows the calendar of the Western churches only.

use super::calendar::{date, easter, shift, weekday};
use super::frame::Unit;
use jiff::civil::Date;

/// The date of the holiday with the given date rule (see `src/lexicon/holidays.txt`).
pub(super) fn on(rule: &str, year: i32) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        return shift(easter(year)?, offset.parse().ok()?, Unit::Day);
    }
    if let Some(offset) = rule.strip_prefix("thanksgiving") {
        return shift(nth_weekday(year, 11, 4, 4)?, offset.parse().ok()?, Unit::Day);
    }
    if rule == "election" {
        return shift(nth_weekday(year, 11, 1, 1)?, 1, Unit::Day);
    }
    let mut parts = rule.split('-');
    let first = parts.next()?;
    if first.len() == 4 {
        return rule.parse().ok();
    }
    let month = first.parse().ok()?;
    let second = parts.next()?;
    match second.strip_prefix('w') {
        None => date(year, month, second.parse().ok()?),
        // `05-w1--1`: the last Monday of May.
        Some(day) if rule.ends_with("--1") => nth_weekday(year, month, day.parse().ok()?, -1),
        Some(day) => nth_weekday(year, month, day.parse().ok()?, parts.next()?.parse().ok()?),
    }
}

/// Whether the holiday happened once only.
pub(super) fn is_once(rule: &str) -> bool {
    rule.split('-').next().is_some_and(|p| p.len() == 4 && p.bytes().all(|b| b.is_ascii_digit()))
}

/// The `n`-th weekday (1 Monday) of a month; −1 for the last.
fn nth_weekday(year: i32, month: u8, day: u8, n: i64) -> Option<Date> {
    let first = date(year, month, 1)?;
    if n < 0 {
        let last = first.last_of_month();
        return shift(last, -i64::from((weekday(last) + 7 - day) % 7), Unit::Day);
    }
    shift(first, i64::from((day + 7 - weekday(first)) % 7) + 7 * (n - 1), Unit::Day)
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_dates() {
        let on = |rule, year| super::on(rule, year).map(|d| d.to_string());
        assert_eq!(on("thanksgiving+0", 2024).as_deref(), Some("2024-11-28"));
        assert_eq!(on("05-w1--1", 2025).as_deref(), Some("2025-05-26"));
        assert_eq!(on("01-w1-3", 2025).as_deref(), Some("2025-01-20"));
        assert_eq!(on("election", 2016).as_deref(), Some("2016-11-08"));
        assert_eq!(on("1944-06-06", 2020).as_deref(), Some("1944-06-06"));
    }
}
