//! Ranges that share their parts: *3 to 5 May*, *May 3-5*, *2019–20*, *from November to February*, *10 August 2013 to 12 September*.

use super::Reader;
use crate::{
    document::{Provenance, Time, TimeType},
    facts::{
        numerals::{
            atoms::{Atoms, Kind},
            number,
            words::Class,
        },
        times::{
            calendar::{self, Point},
            frame::{Act, Frame, Year},
            resolve::{ended::Ended, meaning::Meaning},
            rules::TABLE,
        },
    },
};

/// Words between the two ends of a range.
const JOINTS: &[&str] = &["to", "and", "through", "until", "till", "til"];

/// Whether a dash or such a word stands at `i`.
pub(super) fn joins(a: &Atoms<'_>, i: usize) -> bool {
    a.dash(i) || JOINTS.iter().any(|j| a.form(i).eq_ignore_ascii_case(j))
}

impl Reader<'_> {
    /// `3-5` of *May 3-5*, `20` of *2019–20*, `1865` of *1861–1865*: a second time with the parts that differ. Returns where
    /// to read on.
    pub(super) fn rest_of_range(&mut self, a: &Atoms<'_>, end: usize, frame: Frame, rule: usize) -> usize {
        let words = JOINTS.contains(&a.form(end)) || a.form(end) == "or";
        if frame.act != Act::Calendar || frame.hour.is_some() || !(a.dash(end) || words) {
            return end;
        }
        let dated = frame.day.is_some() && frame.month.is_some() && frame.year == Year::Open;
        let at = end + 1 + usize::from(words && a.form(end + 1) == "the");
        let Some((n, last)) = number::ordinal(a, at).or_else(|| a.small(at).map(|n| (i64::from(n), at + 1))) else {
            return end;
        };
        let stops = a.get(last).is_none_or(|x| !x.glued || matches!(x.mark, '.' | ',' | ';' | ')' | ':'));
        let digits = a.form(at).len();
        if dated && stops && (1..=31).contains(&n) && digits != 4 {
            return self.second_day(a, (end, at, last), n, frame, rule);
        }
        let Year::Is(year) = frame.year else { return end };
        if frame.month.is_none() && frame.weak && a.dash(end) && stops && a.digits(at) && matches!(digits, 2 | 4) {
            let second = if digits == 2 { i64::from(year) / 100 * 100 + n } else { n };
            if second > i64::from(year) && second < i64::from(year) + 200 {
                let year = Year::Is(i32::try_from(second).unwrap_or(year));
                self.add(a, (at, last, at), Frame { year, modifier: None, ..frame }, rule);
                return last;
            }
        }
        end
    }

    /// The `5` of *May 3-5*, with the year after it in *March 5-9, 1918*.
    fn second_day(&mut self, a: &Atoms<'_>, (end, at, last): (usize, usize, usize), n: i64, frame: Frame, rule: usize) -> usize {
        let words = !a.dash(end);
        // "May 3 to 5 people" counts people.
        let counted = words && last == at + 1 && a.get(last).is_some_and(|x| x.kind == Kind::Word && !x.capital && x.word == 0);
        // "5 September - 12 September" is read as it stands.
        if counted || a.words.is(a.word(last), Class::Month) || a.words.is(a.word(last), Class::MonthShort) {
            return end;
        }
        let year = match self.found.last().and_then(|t| t.value.get(..4)).and_then(|y| y.parse().ok()) {
            Some(year) => Year::Is(year),
            None => Year::Open,
        };
        let year_at = last + usize::from(a.mark(last, ','));
        let named = a.small(year_at).filter(|y| a.form(year_at).len() == 4 && (1000..2200).contains(y));
        let (year, last) = named.map_or((year, last), |y| (Year::Is(i32::from(y)), year_at + 1));
        let second = Frame { day: u8::try_from(n).ok(), weekday: None, modifier: None, year, ..frame };
        self.add(a, (at, last, at), second, rule);
        last
    }

    /// *from May to September*: the first of the two takes the year in which it comes before the second.
    pub(super) fn order_range(&mut self, a: &Atoms<'_>, from: usize, second: &Meaning) {
        let Some(Ended { end, point: first, year: false, week: false }) = self.ended.filter(|_| second.kind == TimeType::Date)
        else {
            return;
        };
        let joined = from == end + 1 && joins(a, end);
        let (Some(point), Some(time)) = (second.point.filter(|_| joined), self.found.last_mut()) else { return };
        let year = i32::from(point.date.year());
        let same = |y: i32| calendar::date(y, first.date.month().unsigned_abs(), first.date.day().unsigned_abs());
        if let Some(date) = same(year).filter(|d| *d <= point.date).or_else(|| same(year - 1)) {
            time.value = Point { date, ..first }.value();
        }
    }

    /// The day that *10 August 2013 to | 12 September* must come after.
    pub(super) fn range_begins(&self, a: &Atoms<'_>, from: usize) -> Option<Point> {
        self.ended.filter(|e| e.year && from == e.end + 1 && joins(a, e.end)).map(|e| e.point)
    }

    /// Adds the first day of *3 to 5 May* and *3-5 May*.
    pub(super) fn lead_of_range(&mut self, a: &Atoms<'_>, from: usize, floor: usize, frame: &Frame, rule: usize) {
        let dated =
            frame.act == Act::Calendar && frame.day.is_some() && (frame.month.is_some() || frame.relative_month.is_some());
        let day_first = || a.digits(from) || a.form(from).eq_ignore_ascii_case("the") || number::ordinal(a, from).is_some();
        if !dated || !day_first() {
            return;
        }
        let article = usize::from(from > floor && a.form(from - 1).eq_ignore_ascii_case("the"));
        let Some(joint) = from.checked_sub(1 + article).filter(|&j| j > floor && joins(a, j)) else { return };
        // The start of the day before the joint: `3`, `3rd`, `third`.
        let day_at = |f: usize| {
            let read = number::ordinal(a, f).or_else(|| a.small(f).map(|n| (i64::from(n), f + 1)))?;
            (read.1 == joint).then(|| u8::try_from(read.0).ok()).flatten().filter(|d| (1..=31).contains(d)).map(|d| (f, d))
        };
        let Some((first, day)) = (1..=3).filter_map(|k| joint.checked_sub(k)).filter(|&f| f >= floor).find_map(day_at) else {
            return;
        };
        let opened = first.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
        if a.form(joint).eq_ignore_ascii_case("and") && !matches!(opened.as_str(), "between" | "on" | "the") {
            return;
        }
        let lead = Frame { day: Some(day), weekday: None, ..*frame };
        if let Some(meaning) = self.meaning(a, first, from, lead) {
            let rule = TABLE.rules.get(rule).map_or("time", |r| r.id);
            self.found.push(Time {
                span: a.span(first, joint),
                kind: meaning.kind,
                value: meaning.value,
                modifier: None,
                anchor: meaning.anchor,
                provenance: Provenance::new(rule, 850),
            });
        }
    }
}
