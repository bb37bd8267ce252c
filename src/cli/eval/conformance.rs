//! The cases of other readers of times and amounts, without those that `tests/cases/times/out_of_scope.tsv` lists with a reason.
//!
//! A case passes if each thing it expects is found on overlapping words with a value it accepts, and nothing else of its kind is
//! found. Values that name the same span of time are equal (`2016-W46`, `2016-11-14` to `2016-11-21`), as are units written in UCUM.

use super::{Tally, documents};
use crate::{
    contract::{Analysis, Quantity, Time},
    facts::times::timex::{self, Clock, Day, Timex, Within},
};
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, ISOWeekDate, Time as OfDay, Weekday},
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

const OUT: &str = include_str!("../../../tests/cases/times/out_of_scope.tsv");

/// The kind of amount that a group of cases is about, by a word in the group's name. Amounts of other kinds are no mistakes there.
const KINDS: [(&str, &str); 12] = [
    ("Currency", "money"),
    ("AmountOfMoney", "money"),
    ("Dimension", "measure"),
    ("Temperature", "measure"),
    ("Distance", "measure"),
    ("Volume", "measure"),
    ("Quantity", "measure"),
    ("Age", "measure"),
    ("Number", "count"),
    ("Numeral", "count"),
    ("Percent", "percent"),
    ("Ordinal", "ordinal"),
];

/// Their names of units → ours.
const UNITS: [(&str, &str); 9] = [
    ("mi", "[mi_i]"),
    ("in", "[in_i]"),
    ("ft", "[ft_i]"),
    ("yd", "[yd_i]"),
    ("lb", "[lb_av]"),
    ("oz", "[oz_av]"),
    ("cup", "[cup_us]"),
    ("gal", "[gal_us]"),
    ("degF", "[degF]"),
];

/// A line for times, sums and other amounts, and how many cases each reason leaves out.
pub(super) fn run(records: &[Value]) -> Result<String, String> {
    let out: HashMap<&str, &str> = OUT
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once('\t').and_then(|(reason, rest)| Some((rest.split_once('\t')?.0, reason))))
        .collect();
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    let mut passed: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut cases = Vec::new();
    for record in records {
        match out.get(record["id"].as_str().unwrap_or_default()) {
            Some(reason) => *left_out.entry(reason).or_default() += 1,
            None => {
                let mut case = record.clone();
                case["published"] = record["reference"].as_str().and_then(|r| r.get(..10)).into();
                cases.push(case);
            }
        }
    }
    for (case, doc) in cases.iter().zip(documents(&cases)?) {
        let analysis = Analysis::from_document(&doc);
        let group = case["kind"].as_str().unwrap_or_default();
        let (name, right) = match case["expect"]["times"].as_array() {
            Some(expected) => ("times", times(case, expected, &analysis.times)),
            None if group.contains("Currency") || group.contains("Money") => ("sums", amounts(case, group, &analysis.quantities)),
            None => ("numbers, ordinals, measures", amounts(case, group, &analysis.quantities)),
        };
        passed.entry(name).or_default().add(Tally { right: right.into(), predicted: 1, gold: 1 });
    }
    let scored = passed.iter().map(|(name, t)| format!("{name:<28} {:5.1} % of {}\n", t.f1(), t.gold));
    Ok(scored.chain(left_out.iter().map(|(reason, n)| format!("left out: {reason:<18} {n}\n"))).collect())
}

/// Whether the words of a fact and of an expectation overlap.
fn meets(expected: &Value, start: u32, end: u32) -> bool {
    let at = |k: usize| expected["span"][k].as_u64().unwrap_or_default();
    u64::from(start) < at(1) && at(0) < u64::from(end)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn times(case: &Value, expected: &[Value], found: &[Time]) -> bool {
    let reference = case["published"].as_str().unwrap_or_default();
    let here = |e: &Value, t: &Time| meets(e, t.span.start, t.span.end);
    let good = |e: &Value| {
        let values: Vec<&str> = found.iter().filter(|t| here(e, t)).map(|t| t.value.as_str()).collect();
        let accepted = |a: &str| {
            values.iter().any(|v| {
                same(v, a)
                    || a.starts_with('T') && same(v, &format!("{reference}{a}"))
                    || !e["open"].is_null() && v.starts_with(a)
            })
        };
        list(&e["accept"]).iter().filter_map(Value::as_str).any(accepted)
            || list(&e["interval"]).iter().any(|i| spans(&values, i, e["end_inclusive"] == true))
    };
    expected.iter().all(good) && found.iter().all(|t| expected.iter().any(|e| here(e, t)))
}

/// Whether the times together reach from the start to the end of an interval. Its end may be the last moment, or the one after.
fn spans(values: &[&str], interval: &Value, inclusive: bool) -> bool {
    let extents: Vec<_> = values.iter().filter_map(|v| extent(v)).collect();
    let (Some(first), Some(last)) = (extents.iter().map(|e| e.0).min(), extents.iter().map(|e| e.1).max()) else { return false };
    let begun = extents.iter().map(|e| e.0).max();
    let start = interval[0].as_str().and_then(extent).map(|e| e.0);
    let end = interval[1].as_str().and_then(extent).map(|e| if inclusive { e.1 } else { e.0 });
    let ends = |end: DateTime| {
        let second = |t: DateTime, n: i64| t.checked_add(n.seconds()).ok();
        last == end || begun == Some(end) || second(last, -1) == Some(end) || begun.and_then(|b| second(b, 1)) == Some(end)
    };
    start.is_none_or(|s| s == first) && end.is_none_or(ends)
}

fn amounts(case: &Value, group: &str, found: &[Quantity]) -> bool {
    let kind = KINDS.iter().find(|(name, _)| group.contains(name)).map(|(_, kind)| *kind);
    let kind_of = |q: &Quantity| serde_json::to_value(q.kind).unwrap_or_default();
    let found: Vec<&Quantity> = found.iter().filter(|q| kind.is_none_or(|k| kind_of(q) == k)).collect();
    let expected = list(&case["expect"]["quantities"]);
    let here = |e: &Value, q: &Quantity| meets(e, q.span.start, q.span.end);
    let near = |a: &Value, b: f64| a.as_f64().is_some_and(|a| (a - b).abs() <= 1e-6 * a.abs().max(1.0));
    let unit = |e: &Value, q: &Quantity| {
        e["unit"].as_array().filter(|units| !units.is_empty()).is_none_or(|units| {
            units.iter().filter_map(Value::as_str).any(|u| {
                let ours = UNITS.iter().find(|(theirs, _)| *theirs == u).map_or(u, |(_, ours)| ours);
                q.unit.as_deref().is_some_and(|q| q == u || q == ours)
            })
        })
    };
    let good = |e: &Value| {
        let high = |q: &Quantity| e["high"].is_null() || q.high.is_some_and(|h| near(&e["high"], h));
        let right = |q: &&&Quantity| list(&e["amount"]).iter().any(|a| near(a, q.amount)) && high(q) && unit(e, q);
        found.iter().filter(|q| here(e, q)).any(|q| right(&q))
    };
    expected.iter().all(good) && found.iter().all(|q| expected.iter().any(|e| here(e, q)))
}

/// Whether two values name the same span of time, the same moment, or the same length.
fn same(a: &str, b: &str) -> bool {
    let plain = |v: &str| {
        let v = v.replacen("BC", "-", 1).replace("XXXX-XX-XXT", "T");
        // `T12`, `T12:00` and `T12:00:00`.
        match v.split_once('T').map(|(_, clock)| clock.len()) {
            Some(2) if v.ends_with(|c: char| c.is_ascii_digit()) => v + ":00",
            Some(8) if v.ends_with(":00") => v[..v.len() - 3].to_owned(),
            _ => v,
        }
    };
    if plain(a) == plain(b) {
        return true;
    }
    match (extent(a), extent(b)) {
        (Some(a), Some(b)) => a.0 == b.0 && (a.1 == b.1 || a.2 && b.2),
        _ => length(a).is_some_and(|l| length(b) == Some(l)),
    }
}

/// Months and seconds of a length.
fn length(value: &str) -> Option<(i64, i64)> {
    let Timex::Length(parts) = timex::parse(value)? else { return None };
    let (mut months, mut seconds) = (0.0, 0.0);
    for part in parts {
        let n: f64 = part.number.parse().ok()?;
        match (part.unit, part.of_clock) {
            ("Y", _) => months += 12.0 * n,
            ("Q", _) => months += 3.0 * n,
            ("M", false) => months += n,
            ("W", _) => seconds += 604_800.0 * n,
            ("D", _) => seconds += 86_400.0 * n,
            ("H", _) => seconds += 3_600.0 * n,
            ("M", true) => seconds += 60.0 * n,
            ("S", _) => seconds += n,
            _ => return None,
        }
    }
    Some((months.round() as i64, seconds.round() as i64))
}

/// Start and end of what a value names, and whether it is a time of day. Seconds, which some cases write, are read too.
fn extent(value: &str) -> Option<(DateTime, DateTime, bool)> {
    let Timex::Point { date: Some(day), clock } = timex::parse(value)? else { return None };
    let (start, end) = days(&day)?;
    let at = |date: Date| date.to_datetime(OfDay::midnight());
    match clock {
        None => Some((at(start), at(end), false)),
        Some(Clock::Part(_)) => None,
        Some(Clock::Time(hour, minute, second, _)) => {
            let begun = at(start).checked_add(i64::from(hour).hours()).ok()?;
            let begun = begun.checked_add(i64::from(minute.unwrap_or(0)).minutes()).ok()?;
            let begun = begun.checked_add(i64::from(second.unwrap_or(0)).seconds()).ok()?;
            let size = if minute.is_none() {
                1.hour()
            } else if second.is_none() {
                1.minute()
            } else {
                1.second()
            };
            Some((begun, begun.checked_add(size).ok()?, true))
        }
    }
}

/// The first day of what a value names, and the day after the last.
fn days(day: &Day) -> Option<(Date, Date)> {
    let number: i16 = day.year.parse().ok().filter(|_| day.era.is_empty())?;
    let years = match day.year.len() {
        4 => 1,
        3 => 10,
        2 => 100,
        _ => return None,
    };
    let year = number.checked_mul(years)?;
    let month = |m: i8| Date::new(year, m, 1).ok();
    let after = |from: Date, months: i32| Some((from, from.checked_add(months.months()).ok()?));
    let week = |week: u8, weekday: Weekday| Some(ISOWeekDate::new(year, i8::try_from(week).ok()?, weekday).ok()?.date());
    let lasting = |from: Date, days: i32| Some((from, from.checked_add(days.days()).ok()?));
    match day.within {
        Within::Whole => after(month(1)?, i32::from(years) * 12),
        Within::Month(m) => after(month(i8::try_from(m?).ok()?)?, 1),
        Within::MonthDay(m, d) => lasting(Date::new(year, i8::try_from(m?).ok()?, i8::try_from(d?).ok()?).ok()?, 1),
        Within::Week(w) => lasting(week(w?, Weekday::Monday)?, 7),
        Within::WeekDay(w, d) => lasting(week(w?, Weekday::from_monday_one_offset(i8::try_from(d).ok()?).ok()?)?, 1),
        Within::WeekEnd(w) => lasting(week(w?, Weekday::Saturday)?, 2),
        Within::Named(name) => {
            let nth = name.get(1..).and_then(|n| n.parse::<i8>().ok())?;
            let size = if name.starts_with('Q') { 3 } else { 6 };
            after(month((nth - 1) * size + 1)?, i32::from(size))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_name_the_same_time_are_equal() {
        for (a, b) in [
            ("P1W", "P7D"),
            ("2016-W46", "2016-W46"),
            ("2025-04-12T14", "2025-04-12T14:00"),
            ("BC0044", "-0044"),
            ("T10:45:00", "T10:45"),
            ("T09", "T09:00"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [("2016-11", "2016"), ("P1M", "P30D"), ("2016-11-14", "2016-11-15"), ("PT1M", "P1M")] {
            assert!(!same(a, b), "{a} {b}");
        }
    }

    #[test]
    fn two_times_make_an_interval() {
        let interval = serde_json::json!(["2013-07-13", "2013-07-16"]);
        assert!(spans(&["2013-07-13", "2013-07-15"], &interval, false));
        assert!(!spans(&["2013-07-13", "2013-07-14"], &interval, false));
    }

    #[test]
    fn every_reason_is_told_in_the_readme() {
        let readme = include_str!("../../../tests/cases/times/README.md");
        let mut cases: BTreeMap<&str, usize> = BTreeMap::new();
        OUT.lines()
            .filter(|l| !l.starts_with('#'))
            .filter_map(|l| l.split('\t').next())
            .for_each(|r| *cases.entry(r).or_default() += 1);
        assert!(cases.len() > 10);
        for (reason, n) in cases {
            assert!(readme.contains(&format!("| `{reason}` | {n} |")), "{reason}: {n}");
        }
    }
}
