//! The slots of the time rules: how each is read from the text into the frame. `{day}` reads `5`, `5th` and `fifth`.

use super::frame::{Count, Frame, Slot, Unit, Year};
use crate::facts::numerals::{atoms::Atoms, number, words::Class};

/// TIMEX3 parts of the day, by their number in the word list.
pub(super) const PARTS: [&str; 7] = ["MO", "AF", "EV", "NI", "DT", "MI", "OV"];

/// The number of a TIMEX3 part of the day.
pub(super) fn part_index(name: &str) -> Option<u8> {
    PARTS.iter().position(|p| *p == name).map(|i| i as u8)
}

/// The slot of that name in the rule table.
pub(super) fn by_name(name: &str) -> Slot {
    match name {
        "n" => Slot::Count,
        "n2" => Slot::AndCount,
        "unit2" => Slot::AndUnit,
        "anyunit" => Slot::AnyUnit,
        "month" => Slot::AnyMonth,
        "weekday" => Slot::AnyWeekday,
        "day" => Slot::Day,
        "nth" => Slot::Nth,
        "dayth" => Slot::DayOrdinal,
        "year" => Slot::Year,
        "anyyear" => Slot::AnyYear,
        "yearwords" => Slot::YearInWords,
        "shortyear" => Slot::ShortYear,
        "decade" => Slot::Decade,
        "century" => Slot::Century,
        "quarter" => Slot::Quarter,
        "half" => Slot::Half,
        "clock" => Slot::Clock,
        "colon" => Slot::Colon,
        "hour" => Slot::Hour,
        "minutes" => Slot::Minutes,
        "clockh" => Slot::ClockH,
        "yearmonth" => Slot::YearMonth,
        "shortfigures" => Slot::ShortFigures,
        "numeric" => Slot::Numeric,
        other => {
            let class = Class::from_name(other);
            debug_assert!(class.is_some(), "unknown slot {other}");
            class.map_or(Slot::Day, Slot::Word)
        }
    }
}

/// The classes of words that a slot can begin with, and whether digits can.
pub(super) fn first(slot: Slot) -> (Vec<Class>, bool) {
    use Class::*;
    match slot {
        Slot::Word(class) => (vec![class], false),
        Slot::Count | Slot::AndCount => (vec![Cardinal, Multipliers, Vague, Group, Multiplier, Article], true),
        Slot::AnyUnit | Slot::AndUnit => (vec![Unit, Units, UnitShort], false),
        Slot::AnyMonth => (vec![Month, MonthShort], false),
        Slot::AnyWeekday => (vec![Weekday, WeekdayShort], false),
        Slot::Nth => (vec![Ordinal, Class::Last], true),
        Slot::Day | Slot::DayOrdinal => (vec![Ordinal, Cardinal], true),
        Slot::Year
        | Slot::AnyYear
        | Slot::Clock
        | Slot::Colon
        | Slot::ClockH
        | Slot::YearMonth
        | Slot::ShortFigures
        | Slot::Numeric => (vec![], true),
        Slot::YearInWords | Slot::Hour | Slot::Minutes => (vec![Cardinal], true),
        Slot::ShortYear => (vec![Class::Quote], false),
        Slot::Decade => (vec![Class::Decade, Class::Quote], true),
        Slot::Century => (vec![Ordinal, Cardinal], true),
        Slot::Quarter | Slot::Half => (vec![Ordinal, Class::QuarterSign], true),
    }
}

/// Reads `slot` at `i` into `frame`; the index after it.
pub(super) fn fill(a: &Atoms<'_>, i: usize, slot: Slot, frame: &mut Frame) -> Option<usize> {
    match slot {
        Slot::Word(class) => word(a, i, class, frame),
        Slot::Count => counted(a, i).map(|(count, end)| (frame.count = Some(count), end).1),
        Slot::AndCount => counted(a, i).map(|(count, end)| (frame.and_count = Some(count), end).1),
        Slot::AnyUnit => unit(a, i).map(|(unit, end)| (frame.unit = Some(unit), end).1),
        Slot::AndUnit => unit(a, i).map(|(unit, end)| (frame.and_unit = Some(unit), end).1),
        Slot::AnyMonth => month(a, i).map(|(month, end)| (frame.month = Some(month), end).1),
        Slot::AnyWeekday => {
            let (day, end) = a
                .phrase(i, Class::Weekday)
                .or_else(|| a.phrase(i, Class::WeekdayShort).filter(|_| a.get(i).is_some_and(|a| a.capital)))?;
            frame.weekday = u8::try_from(day).ok();
            Some(end)
        }
        Slot::Day => day(a, i).map(|(day, end)| (frame.day = Some(day), end).1),
        Slot::Nth => {
            let last = a.phrase(i, Class::Last).map(|(_, end)| (-1, end));
            let (nth, end) = last.or_else(|| number::ordinal(a, i).filter(|&(n, _)| (1..=31).contains(&n)))?;
            frame.nth = i8::try_from(nth).ok();
            Some(end)
        }
        Slot::DayOrdinal => {
            let (day, end) = number::ordinal(a, i)?;
            frame.day = u8::try_from(day).ok().filter(|d| (1..=31).contains(d));
            frame.day.map(|_| end)
        }
        Slot::Year => year(a, i).map(|(year, end)| (frame.year = Year::Is(year), end).1),
        Slot::AnyYear => a.small(i).filter(|&y| y > 0).map(|y| (frame.year = Year::Is(i32::from(y)), i + 1).1),
        Slot::YearInWords => year_in_words(a, i).map(|(year, end)| (frame.year = Year::Is(year), end).1),
        Slot::ShortYear => {
            let quote = a.mark(i, '\'') || a.mark(i, '’') || a.mark(i, '‘');
            let year = a.small(i + 1).filter(|_| quote && a.glued(i + 1) && a.form(i + 1).len() == 2)?;
            frame.year = Year::Is(two_digits(year));
            Some(i + 2)
        }
        Slot::Decade => decade(a, i).map(|(decade, end)| (frame.decade = Some(decade), end).1),
        Slot::Century => {
            let (century, end) = number::ordinal(a, i).filter(|&(c, _)| (1..=30).contains(&c))?;
            frame.century = i32::try_from(century).ok();
            Some(end)
        }
        Slot::Quarter => quarter(a, i).map(|(q, end)| (frame.quarter = Some(q), end).1),
        Slot::Half => half(a, i).map(|(h, end)| (frame.half = Some(h), end).1),
        Slot::Clock => clock(a, i, frame),
        Slot::Colon => {
            if a.mark(i + 1, ':') && a.glued(i + 1) && a.glued(i + 2) {
                clock(a, i, frame)
            } else {
                None
            }
        }
        Slot::Hour => hour(a, i).map(|(h, end)| (frame.hour = Some(h), end).1),
        Slot::Minutes => {
            let n = number::cardinal(a, i)?;
            frame.minute = n.integer().filter(|m| (1..60).contains(m)).and_then(|m| i8::try_from(m).ok());
            frame.minute.map(|_| n.end)
        }
        Slot::ClockH => clock_h(a, i, frame),
        Slot::YearMonth => year_month(a, i, frame),
        Slot::ShortFigures => {
            let year = a.small(i).filter(|_| a.form(i).len() == 2 && a.glued(i))?;
            frame.year = Year::Is(two_digits(year));
            Some(i + 1)
        }
        Slot::Numeric => numeric(a, i, frame),
    }
}

fn word(a: &Atoms<'_>, i: usize, class: Class, frame: &mut Frame) -> Option<usize> {
    let (value, end) = a.phrase(i, class)?;
    match class {
        Class::Unit | Class::Units | Class::UnitShort => frame.unit = Unit::from_value(value),
        Class::Month => frame.month = u8::try_from(value).ok(),
        Class::Weekday | Class::Weekdays => frame.weekday = u8::try_from(value).ok(),
        Class::Season => frame.season = u8::try_from(value).ok(),
        Class::Part => frame.part = u8::try_from(value).ok(),
        Class::Holiday => frame.holiday = u16::try_from(value).ok(),
        Class::Zone => frame.zone = i16::try_from(value).ok(),
        Class::Ampm => frame.afternoon = Some(value == 1),
        _ => {}
    }
    Some(end)
}

/// A number of units; not a year, and not a sum before *last year*.
fn counted(a: &Atoms<'_>, i: usize) -> Option<(Count, usize)> {
    let n = number::cardinal(a, i)?;
    // "in the 1988 quarter": a year.
    if n.digits && a.form(i).len() == 4 && a.small(i).is_some_and(|y| (1900..2100).contains(&y))
        || n.integer().is_some_and(|k| k > 100_000)
    {
        return None;
    }
    Some((n.value.filter(|_| !n.vague || n.integer() == Some(2)).map_or(Count::Some, Count::Is), n.end))
}

fn unit(a: &Atoms<'_>, i: usize) -> Option<(Unit, usize)> {
    let (value, end) = [Class::Unit, Class::Units, Class::UnitShort].iter().find_map(|&c| a.phrase(i, c))?;
    Unit::from_value(value).map(|u| (u, end))
}

fn month(a: &Atoms<'_>, i: usize) -> Option<(u8, usize)> {
    // Names of months that are also other words need their capital.
    let clear = !matches!(a.form(i), "may" | "march" | "mar" | "jan" | "dec" | "august" | "sept" | "sep" | "jun");
    // "jan 2017", "2019-sep-1"
    let dated = || {
        let joined = |k: usize| a.glued(k) && a.get(k).is_some_and(|m| matches!(m.mark, '-' | '/'));
        a.form(i + 1).len() == 4 && a.digits(i + 1) || i > 0 && joined(i - 1) && joined(i + 1)
    };
    let clear = clear || dated();
    let (month, end) = a
        .phrase(i, Class::Month)
        .or_else(|| a.phrase(i, Class::MonthShort))
        .filter(|_| clear || a.get(i).is_some_and(|a| a.capital))?;
    u8::try_from(month).ok().map(|m| (m, end))
}

/// 1 to 31, in digits, with an ending, or as an ordinal word; not `5.5` and not `5%`.
fn day(a: &Atoms<'_>, i: usize) -> Option<(u8, usize)> {
    let (day, end) = match number::ordinal(a, i) {
        Some((rank, end)) => (rank, end),
        None => {
            let value = a.small(i).filter(|_| a.form(i).len() <= 2)?;
            let next = a.get(i + 1);
            if next.is_some_and(|n| {
                n.glued && (n.mark == '%' || n.mark == ':' && a.digits(i + 2) || a.words.is(n.word, Class::Ampm))
            }) {
                return None;
            }
            (i64::from(value), i + 1)
        }
    };
    u8::try_from(day).ok().filter(|d| (1..=31).contains(d)).map(|d| (d, end))
}

/// Four digits that can be a year: 1000 to 2199.
fn year(a: &Atoms<'_>, i: usize) -> Option<(i32, usize)> {
    let year = a.small(i).filter(|y| a.form(i).len() == 4 && (1000..2200).contains(y))?;
    let glued_word = a
        .get(i + 1)
        .is_some_and(|n| n.glued && (n.mark == '%' || n.kind == crate::facts::numerals::atoms::Kind::Word && n.word == 0));
    (!glued_word).then_some((i32::from(year), i + 1))
}

/// *nineteen ninety-six*, *two thousand*, *two thousand and five*, *twenty twenty-one*.
fn year_in_words(a: &Atoms<'_>, i: usize) -> Option<(i32, usize)> {
    let n = number::cardinal(a, i).filter(|n| !n.digits)?;
    let first = n.integer()?;
    if (1900..2100).contains(&first) {
        return Some((i32::try_from(first).ok()?, n.end));
    }
    let rest = number::cardinal(a, n.end).filter(|r| !r.digits)?;
    let second = rest.integer().filter(|s| (10..100).contains(s))?;
    (16..=20).contains(&first).then_some((i32::try_from(first * 100 + second).ok()?, rest.end))
}

/// `1990s`, `'90s`, *nineties*, *nineteen nineties*.
fn decade(a: &Atoms<'_>, i: usize) -> Option<(i32, usize)> {
    let quote = usize::from(a.mark(i, '\'') || a.mark(i, '’') || a.mark(i, '‘'));
    if let Some((value, end)) = a.phrase(i, Class::Decade) {
        return Some((1900 + value, end));
    }
    let at = i + quote;
    let value = a.small(at).filter(|v| v % 10 == 0)?;
    let mut end = at + 1;
    let ends = ["s", "'s", "’s"].contains(&a.form(end)) && a.glued(end);
    end += 1;
    match a.form(at).len() {
        4 if ends && (1000..2200).contains(&value) => Some((i32::from(value), end)),
        2 if ends && value >= 20 && (quote == 1 || value >= 50) => Some((1900 + i32::from(value), end)),
        2 if ends && quote == 1 => Some((2000 + i32::from(value), end)),
        _ => None,
    }
}

/// *third* (quarter), `Q3`, `3Q`.
fn quarter(a: &Atoms<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some((rank, end)) = number::ordinal(a, i) {
        let at = end + usize::from(a.dash(end));
        let named = a.form(at).eq_ignore_ascii_case("quarter") || a.form(at).eq_ignore_ascii_case("qtr");
        return u8::try_from(rank).ok().filter(|q| named && (1..=4).contains(q)).map(|q| (q, at + 1));
    }
    let small = |k: usize| a.small(k).and_then(|v| u8::try_from(v).ok()).filter(|q| (1..=4).contains(q));
    if matches!(a.form(i), "Q" | "q") && a.glued(i + 1) {
        return small(i + 1).map(|q| (q, i + 2));
    }
    small(i).filter(|_| a.form(i + 1) == "Q" && a.glued(i + 1)).map(|q| (q, i + 2))
}

fn half(a: &Atoms<'_>, i: usize) -> Option<(u8, usize)> {
    if a.form(i) == "H" && a.glued(i + 1) {
        return a.small(i + 1).and_then(|v| u8::try_from(v).ok()).filter(|h| (1..=2).contains(h)).map(|h| (h, i + 2));
    }
    let latter = a.form(i).eq_ignore_ascii_case("latter") || a.form(i).eq_ignore_ascii_case("last");
    let (rank, end) = if latter { (2, i + 1) } else { number::ordinal(a, i)? };
    let at = end + usize::from(a.dash(end));
    let named = a.form(at).eq_ignore_ascii_case("half");
    u8::try_from(rank).ok().filter(|h| named && (1..=2).contains(h)).map(|h| (h, at + 1))
}

/// An hour from 0 to 24 in digits, or from one to twelve in words.
pub(super) fn hour(a: &Atoms<'_>, i: usize) -> Option<(u8, usize)> {
    if let Some(hour) = a.small(i).filter(|_| a.form(i).len() <= 2) {
        return u8::try_from(hour).ok().filter(|h| *h <= 24).map(|h| (h, i + 1));
    }
    let (hour, end) = a.phrase(i, Class::Cardinal).filter(|&(h, _)| (1..=12).contains(&h))?;
    u8::try_from(hour).ok().map(|h| (h, end))
}

/// `8:17`, `8:17:30`, `8.17`, `0617`.
fn clock(a: &Atoms<'_>, i: usize, frame: &mut Frame) -> Option<usize> {
    let form = a.form(i);
    let two = |s: &str| s.parse::<u8>().ok().filter(|_| s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()));
    let (hour, minute, mut end) = if a.mark(i + 1, ':') && a.glued(i + 1) && a.glued(i + 2) {
        (a.small(i).filter(|_| form.len() <= 2).and_then(|h| u8::try_from(h).ok())?, two(a.form(i + 2))?, i + 3)
    } else if let Some((h, m)) = form.split_once('.') {
        (h.parse().ok().filter(|_| h.len() <= 2)?, two(m)?, i + 1)
    } else {
        let (h, m) = form.split_at_checked(2).filter(|_| form.len() == 4 && a.digits(i))?;
        (two(h)?, two(m)?, i + 1)
    };
    if hour > 24 || minute > 59 {
        return None;
    }
    if a.mark(end, ':') && a.glued(end) && a.glued(end + 1) {
        let second = two(a.form(end + 1)).filter(|s| *s < 60)?;
        frame.second = Some(second);
        end += 2;
    }
    (frame.hour, frame.minute) = (Some(hour), i8::try_from(minute).ok());
    Some(end)
}

/// `13h30`, as on the continent.
fn clock_h(a: &Atoms<'_>, i: usize, frame: &mut Frame) -> Option<usize> {
    let joined = matches!(a.form(i + 1), "h" | "H") && a.glued(i + 1) && a.glued(i + 2) && a.form(i + 2).len() == 2;
    let hour = a.small(i).filter(|&h| joined && h <= 24 && a.form(i).len() <= 2)?;
    let minute = a.small(i + 2).filter(|&m| m < 60)?;
    (frame.hour, frame.minute) = (u8::try_from(hour).ok(), i8::try_from(minute).ok());
    Some(i + 3)
}

/// `2014-10`, which cannot be a range of years, `04/2016` and `2014/10`.
fn year_month(a: &Atoms<'_>, i: usize, frame: &mut Frame) -> Option<usize> {
    let mark = a.get(i + 1)?.mark;
    let joined = matches!(mark, '-' | '/') && a.glued(i + 1) && a.glued(i + 2);
    let open = |k: usize| !a.get(k).is_some_and(|m| m.glued && (a.digits(k) || matches!(m.mark, '-' | '/') && a.glued(k + 1)));
    let alone = open(i + 3) && (i == 0 || !a.glued(i));
    let alone = alone || i > 0 && a.get(i - 1).is_some_and(|p| matches!(p.mark, '(' | '[')) && open(i + 3);
    if !joined || !alone {
        return None;
    }
    let (x, y) = (a.small(i)?, a.small(i + 2)?);
    let (year, month) = match (a.form(i).len(), a.form(i + 2).len()) {
        (4, 2) if x % 100 > y || mark == '/' && x % 100 + 1 != y => (x, y),
        (1..=2, 4) if mark == '/' => (y, x),
        _ => return None,
    };
    let ok = (1..=12).contains(&month) && (1500..2200).contains(&year);
    (frame.year, frame.month) = (Year::Is(i32::from(year)), u8::try_from(month).ok());
    ok.then_some(i + 3)
}

/// A year of two digits: up to 40 in this century.
fn two_digits(year: u16) -> i32 {
    i32::from(year) + if year <= 40 { 2000 } else { 1900 }
}

/// `2022-07-18`, `18/07/2022`, `7/18/22`, `18.07.2022`. Where both orders are possible, month first after `/`, day first else.
fn numeric(a: &Atoms<'_>, i: usize, frame: &mut Frame) -> Option<usize> {
    let mark = a.get(i + 1)?.mark;
    let joined =
        (1..5).all(|k| a.glued(i + k)) && a.get(i + 3).is_some_and(|m| m.mark == mark) && matches!(mark, '-' | '/' | '.' | '‑');
    let more = a.get(i + 5).is_some_and(|m| m.glued && (m.mark == mark && a.glued(i + 6) && a.digits(i + 6)));
    // "10/1/2018-10/7/2018": a dash before slashes joins two dates.
    let inside = |p: char| matches!(p, '-' | '/' | '.' | '$' | '#') && !(p == '-' && mark == '/');
    if !joined || more || i > 0 && a.glued(i) && a.get(i - 1).is_some_and(|p| inside(p.mark)) {
        return None;
    }
    let (x, y, z) = (a.small(i)?, a.small(i + 2)?, a.small(i + 4)?);
    let lengths = [a.form(i).len(), a.form(i + 2).len(), a.form(i + 4).len()];
    let (year, month, day) = match lengths {
        [4, 1..=2, 1..=2] => (i32::from(x), y, z),
        [1..=2, 1..=2, 4] => day_and_month(mark, x, y, i32::from(z)),
        [1..=2, 1..=2, 2] if mark == '/' => day_and_month(mark, x, y, two_digits(z)),
        _ => return None,
    };
    let ok = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..2200).contains(&year);
    frame.year = Year::Is(year);
    (frame.month, frame.day) = (u8::try_from(month).ok(), u8::try_from(day).ok());
    ok.then_some(i + 5)
}

fn day_and_month(mark: char, x: u16, y: u16, year: i32) -> (i32, u16, u16) {
    if mark == '/' && x <= 12 || y > 12 { (year, x, y) } else { (year, y, x) }
}
