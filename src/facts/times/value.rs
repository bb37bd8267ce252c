//! TIMEX3 values as text, and a check of them: `P3Y`, `PT4H`, `2025-04-11TEV`, `XXXX-WXX-5`.

use super::frame::{Count, Unit};
use crate::facts::numerals::decimal::Decimal;

/// The value of a length of time, such as `PT5H30M`; `PXY` where the number is not known.
pub fn length(count: Count, unit: Unit, and: Option<(Count, Unit)>) -> String {
    let number = match count {
        Count::Some => return format!("P{}X{}", if unit.of_clock() { "T" } else { "" }, letters(unit)),
        Count::Is(n) => n,
    };
    let (number, unit) = plain(number, unit);
    let mut value = format!("P{}", if unit.of_clock() { "T" } else { "" });
    if let Some((whole, share, smaller)) = split(number, unit) {
        if whole > 0 {
            value.push_str(&format!("{whole}{}", letters(unit)));
        }
        if smaller.of_clock() && !unit.of_clock() {
            value.push('T');
        }
        value.push_str(&format!("{share}{}", letters(smaller)));
    } else {
        value.push_str(&format!("{}{}", number.value(), letters(unit)));
    }
    if let Some((Count::Is(n), smaller)) = and {
        if smaller.of_clock() && !unit.of_clock() {
            value.push('T');
        }
        value.push_str(&format!("{}{}", n.value(), letters(smaller)));
    }
    value
}

/// Decades, centuries, fortnights and weekends in plain units.
fn plain(number: Decimal, unit: Unit) -> (Decimal, Unit) {
    let times = |k: i64| number.times(Decimal::whole(k)).unwrap_or(number);
    match unit {
        Unit::Decade => (times(10), Unit::Year),
        Unit::Century => (times(100), Unit::Year),
        Unit::Millennium => (times(1000), Unit::Year),
        Unit::Fortnight => (times(2), Unit::Week),
        Unit::Weekend => (times(2), Unit::Day),
        _ => (number, unit),
    }
}

/// Halves and quarters as whole numbers of a smaller unit: 2.5 years are 2 years and 6 months.
fn split(number: Decimal, unit: Unit) -> Option<(i64, i64, Unit)> {
    let (factor, smaller) = match unit {
        Unit::Year => (12, Unit::Month),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        Unit::Day => (24, Unit::Hour),
        _ => return None,
    };
    if number.integer().is_some() {
        return None;
    }
    let all = number.times(Decimal::whole(factor))?.integer()?;
    Some((all / factor, all % factor, smaller))
}

fn letters(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute => "M",
        Unit::Hour => "H",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week => "W",
        Unit::Fortnight => "W",
        Unit::Month => "M",
        Unit::Quarter => "Q",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "ML",
    }
}

/// A zone as written after a time of day: `Z`, `+02`, `-03:30`; nothing for local time.
pub fn zone(minutes: i16) -> String {
    match minutes {
        9999 => String::new(),
        0 => "Z".to_owned(),
        m if m % 60 == 0 => format!("{:+03}", m / 60),
        m => format!("{:+03}:{:02}", m / 60, (m % 60).abs()),
    }
}

/// Whether `value` is a TIMEX3 value (TimeML 1.2.1, with quarters, halves and weekends).
pub fn is_valid(value: &str) -> bool {
    matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF") || is_length(value) || is_point(value)
}

fn is_length(value: &str) -> bool {
    let Some(rest) = value.strip_prefix('P') else { return false };
    let mut rest = rest;
    let mut parts = 0;
    let mut clock = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            if clock {
                return false;
            }
            clock = true;
            rest = after;
            continue;
        }
        let n = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.' || *b == b'X').count();
        let unit = rest.get(n..).unwrap_or_default();
        let names = ["ML", "CE", "DE", "WE", "Y", "M", "W", "D", "H", "S", "Q"];
        let Some(name) = names.iter().find(|u| unit.starts_with(**u)).filter(|_| n > 0) else { return false };
        rest = unit.get(name.len()..).unwrap_or_default();
        parts += 1;
    }
    parts > 0
}

fn is_point(value: &str) -> bool {
    let (date, time) = value.split_once('T').map_or((value, None), |(d, t)| (d, Some(t)));
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    let date = date.strip_prefix("BC").or_else(|| date.strip_prefix("FY")).unwrap_or(date);
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let year_ok = digits(year, 4) || digits(year, 3) || digits(year, 2) || digits(year, 1) || time.is_some() && year.is_empty();
    let rest: Vec<&str> = parts.collect();
    let season = ["SP", "SU", "FA", "WI", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "QX", "WE"];
    let in_week = |k: usize| k > 0 && rest.get(k - 1).is_some_and(|w| w.starts_with('W'));
    let rest_ok = rest.iter().enumerate().all(|(k, p)| {
        digits(p, 2) || digits(p, 1) && in_week(k) || season.contains(p) || p.strip_prefix('W').is_some_and(|w| digits(w, 2))
    });
    let time_ok = time.is_none_or(|t| {
        let clock = t.split(['Z', '+', '-']).next().unwrap_or_default();
        super::slots::PARTS.contains(&t) || clock.split(':').all(|p| digits(p, 2))
    });
    year_ok && rest_ok && rest.len() <= 3 && time_ok
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_lengths() {
        let n = |text: &str| Count::Is(Decimal::parse(text).unwrap());
        assert_eq!(length(n("2.5"), Unit::Year, None), "P2Y6M");
        assert_eq!(length(n("0.5"), Unit::Hour, None), "PT30M");
        assert_eq!(length(n("3"), Unit::Decade, None), "P30Y");
        assert_eq!(length(n("1"), Unit::Day, Some((n("6"), Unit::Hour))), "P1DT6H");
        assert_eq!(length(Count::Some, Unit::Decade, None), "PXDE");
        assert_eq!(length(Count::Some, Unit::Hour, None), "PTXH");
    }

    #[test]
    fn checks_values() {
        for good in [
            "2025-04-11",
            "2025",
            "199",
            "19",
            "2025-W15",
            "XXXX-WXX-5",
            "2025-W15-WE",
            "2025-Q3",
            "2025-SU",
            "P3Y",
            "PT4H",
            "P1DT6H",
        ] {
            assert!(is_valid(good), "{good}");
        }
        for good in [
            "PXY",
            "PAST_REF",
            "2025-04-11TEV",
            "2025-04-11T08:17",
            "2025-04-11T06:17Z",
            "T08:17",
            "BC0493",
            "2025-04-11T08:17-03:30",
        ] {
            assert!(is_valid(good), "{good}");
        }
        for bad in ["", "P", "PY", "2025-4", "Friday", "P3", "PT4H3", "2025-04-11TXY"] {
            assert!(!is_valid(bad), "{bad}");
        }
    }
}
