//! Frames → values: the walk over the text that keeps track of publication date and of the time last spoken of.
//!
//! Long: one function for each kind of frame, in the order in which they are tried.

use super::{
    calendar::{self, Point},
    context, extend,
    frame::{Act, Count, Frame, Unit, Year},
    holiday,
    rules::TABLE,
    slots, span,
    tense::{self, Look, Tense},
    value,
};
use crate::{
    document::{Anchor, Document, Provenance, Time, TimeId, TimeType},
    facts::numerals::{
        atoms::{Atoms, Kind},
        number,
        words::Class,
    },
    text::Span,
};
use jiff::civil::Date;

/// What a frame came to.
struct Meaning {
    kind: TimeType,
    value: String,
    /// Its place on the calendar, for what comes after.
    point: Option<Point>,
    /// Counted from publication, from an earlier time, or from nothing.
    anchor: Anchor,
    /// Name of the way it was found, added to the rule's id: `past`, `future`.
    way: Option<Way>,
    evidence: Option<Span>,
}

/// How a date without a year was placed.
#[derive(Clone, Copy)]
enum Way {
    Past,
    Future,
}

/// Reads block after block.
pub(super) struct Reader {
    published: Option<Date>,
    /// The time last spoken of.
    reference: Option<(Point, TimeId)>,
    /// The day last spoken of.
    day: Option<(Date, TimeId)>,
    /// A month or day without a year that has just ended at this atom: it may begin a range.
    open: Option<(usize, Point)>,
    /// Dates with a year two or more years before publication, and words like *Friday* and *last week*.
    old_years: u32,
    deictic: u32,
    /// The quarter last spoken of.
    quarter: Option<(Point, TimeId)>,
    found: Vec<Time>,
}

impl Reader {
    /// For a document whose date may be known.
    pub(super) fn new(doc: &Document) -> Self {
        Self {
            published: doc.meta.published.map(|p| p.date),
            reference: None,
            day: None,
            open: None,
            old_years: 0,
            deictic: 0,
            quarter: None,
            found: Vec::new(),
        }
    }

    /// All times found.
    pub(super) fn finish(self) -> Vec<Time> {
        self.found
    }

    /// Reads the times of one block.
    pub(super) fn block(&mut self, a: &Atoms<'_>) {
        let (mut i, mut floor) = (0, 0);
        while i < a.list.len() {
            let here = TABLE.grammar.longest(a, i, |end, frame| context::accepts(a, i, end, frame));
            // "the past | three months": the article may belong to the longer time that begins after it.
            let the = a.form(i).eq_ignore_ascii_case("the");
            if here.is_some() && (the || matches!(a.form(i), "a" | "A" | "an" | "An")) {
                let next = TABLE.grammar.longest(a, i + 1, |end, frame| context::accepts(a, i + 1, end, frame));
                let (here, next) = (here.map(|h| h.0), next.map(|n| n.0));
                if next > here || the && next == here {
                    i += 1;
                    continue;
                }
            }
            match here {
                Some((end, mut frame, rule)) => {
                    let from = extend::to_the_left(a, i, floor, &mut frame);
                    self.add(a, (from, end, floor), frame, rule);
                    i = self.rest_of_range(a, end, frame, rule);
                    floor = i;
                }
                _ => i += 1,
            }
        }
    }

    /// `3-5` of *May 3-5*, `20` of *2019–20*, `1865` of *1861–1865*: a second time with the parts that differ. Returns where
    /// to read on.
    fn rest_of_range(&mut self, a: &Atoms<'_>, end: usize, frame: Frame, rule: usize) -> usize {
        let word = a.form(end).to_ascii_lowercase();
        let words = matches!(word.as_str(), "to" | "and" | "or" | "through" | "until");
        if frame.act != Act::Calendar || frame.hour.is_some() || !(a.dash(end) || words) {
            return end;
        }
        let dated = frame.day.is_some() && frame.month.is_some() && frame.year == Year::Open;
        let Some((n, last)) = number::ordinal(a, end + 1).or_else(|| a.small(end + 1).map(|n| (i64::from(n), end + 2))) else {
            return end;
        };
        let stops = a.get(last).is_none_or(|x| !x.glued || matches!(x.mark, '.' | ',' | ';' | ')' | ':'));
        let digits = a.form(end + 1).len();
        if dated && stops && (1..=31).contains(&n) && digits != 4 {
            // "May 3 to 5 people" counts people.
            let counted =
                words && last == end + 2 && a.get(last).is_some_and(|x| x.kind == Kind::Word && !x.capital && x.word == 0);
            if counted {
                return end;
            }
            // "5 September - 12 September" is read as it stands.
            if a.words.is(a.word(last), Class::Month) || a.words.is(a.word(last), Class::MonthShort) {
                return end;
            }
            let year = match self.found.last().and_then(|t| t.value.get(..4)).and_then(|y| y.parse().ok()) {
                Some(year) => Year::Is(year),
                None => Year::Open,
            };
            // "March 5-9, 1918"
            let at = last + usize::from(a.mark(last, ','));
            let named = a.small(at).filter(|y| a.form(at).len() == 4 && (1000..2200).contains(y));
            let (year, last) = named.map_or((year, last), |y| (Year::Is(i32::from(y)), at + 1));
            let second = Frame { day: u8::try_from(n).ok(), weekday: None, modifier: None, year, ..frame };
            self.add(a, (end + 1, last, end + 1), second, rule);
            return last;
        }
        let Year::Is(year) = frame.year else { return end };
        if frame.month.is_none() && frame.weak && a.dash(end) && stops && a.digits(end + 1) && matches!(digits, 2 | 4) {
            let second = if digits == 2 { i64::from(year) / 100 * 100 + n } else { n };
            if second > i64::from(year) && second < i64::from(year) + 200 {
                let year = Year::Is(i32::try_from(second).unwrap_or(year));
                self.add(a, (end + 1, last, end + 1), Frame { year, modifier: None, ..frame }, rule);
                return last;
            }
        }
        end
    }

    fn add(&mut self, a: &Atoms<'_>, (from, end, floor): (usize, usize, usize), frame: Frame, rule: usize) {
        let Some(mut meaning) = self.meaning(a, from, end, frame) else { return };
        if frame.act == Act::Length && self.lies_ahead(a, from, end, &frame) {
            meaning = self.offset(&Frame { step: Some(1), act: Act::Offset, ..frame }).unwrap_or(meaning);
        }
        // A number before a month and a hyphen: "from 3 to 5 May", "3-5 May".
        self.lead_of_range(a, from, floor, &frame, rule);
        if frame.act == Act::Calendar {
            self.order_range(a, from, &meaning);
        }
        let id = TimeId::new(self.found.len());
        let rule = TABLE.rules.get(rule).map_or("time", |r| r.id);
        let rule = match (rule, meaning.way) {
            ("time.weekday", Some(Way::Past)) => "time.weekday.past",
            ("time.weekday", Some(Way::Future)) => "time.weekday.future",
            ("time.month", Some(Way::Past)) => "time.month.past",
            ("time.month", Some(Way::Future)) => "time.month.future",
            ("time.date", Some(Way::Past)) => "time.date.past",
            ("time.date", Some(Way::Future)) => "time.date.future",
            _ => rule,
        };
        let mut provenance = Provenance::new(rule, 900);
        provenance.evidence.extend(meaning.evidence);
        let openly = frame.act == Act::Calendar && frame.month.is_some() && frame.year == Year::Open && frame.hour.is_none();
        self.open = meaning.point.filter(|_| openly).map(|p| (end, p));
        self.note_manner(&frame);
        if let Some(point) = meaning.point.filter(|_| !compares(&frame)) {
            self.reference = Some((point, id));
            match point.size {
                Unit::Day => self.day = Some((point.date, id)),
                Unit::Quarter => self.quarter = Some((point, id)),
                _ => {}
            }
        }
        self.found.push(Time {
            span: span::of(a, from, end, floor),
            kind: meaning.kind,
            value: meaning.value,
            modifier: frame.modifier,
            anchor: meaning.anchor,
            provenance,
        });
    }

    /// Keeps count of what tells history from news.
    fn note_manner(&mut self, frame: &Frame) {
        let old = |y: i32| self.published.is_none_or(|p| y <= i32::from(p.year()) - 2);
        match (frame.act, frame.year) {
            (Act::Calendar, Year::Is(year)) if old(year) => self.old_years += 1,
            (Act::Step, _) if !frame.on_reference => self.deictic += 1,
            (Act::Calendar, Year::Open) if frame.weekday.is_some() && frame.month.is_none() => self.deictic += 1,
            _ => {}
        }
    }

    /// The year a history is in: of the time last spoken of, where dates with their years abound and *Friday* does not.
    fn year_of_story(&self) -> Option<(i32, TimeId)> {
        let story = self.old_years >= 2 && self.old_years > 4 * self.deictic;
        self.reference.filter(|_| story).map(|(p, id)| (i32::from(p.date.year()), id))
    }

    /// *from May to September*: the first of the two takes the year in which it comes before the second.
    fn order_range(&mut self, a: &Atoms<'_>, from: usize, second: &Meaning) {
        let Some((end, first)) = self.open.filter(|_| second.kind == TimeType::Date) else { return };
        let word = a.form(end).to_ascii_lowercase();
        let joined = from == end + 1 && (a.dash(end) || matches!(word.as_str(), "to" | "and" | "through" | "until" | "till"));
        let (Some(point), Some(time)) = (second.point.filter(|_| joined), self.found.last_mut()) else { return };
        let year = i32::from(point.date.year());
        let same = |y: i32| calendar::date(y, first.date.month().unsigned_abs(), first.date.day().unsigned_abs());
        if let Some(date) = same(year).filter(|d| *d <= point.date).or_else(|| same(year - 1)) {
            time.value = Point { date, ..first }.value();
        }
    }

    /// Adds the first day of *3 to 5 May* and *3-5 May*.
    fn lead_of_range(&mut self, a: &Atoms<'_>, from: usize, floor: usize, frame: &Frame, rule: usize) {
        let day_first = a.digits(from) || a.form(from).eq_ignore_ascii_case("the") || number::ordinal(a, from).is_some();
        let dated = frame.act == Act::Calendar && frame.day.is_some() && frame.month.is_some() && day_first;
        let article = usize::from(from > floor && a.form(from - 1).eq_ignore_ascii_case("the"));
        let Some(joint) = from.checked_sub(1 + article).filter(|&j| dated && j > floor) else { return };
        let word = a.form(joint).to_ascii_lowercase();
        if !(a.dash(joint) || word == "to" || word == "and") {
            return;
        }
        // The start of the day before the joint: `3`, `3rd`, `third`.
        let day_at = |f: usize| {
            let read = number::ordinal(a, f).or_else(|| a.small(f).map(|n| (i64::from(n), f + 1)))?;
            (read.1 == joint).then(|| u8::try_from(read.0).ok()).flatten().filter(|d| (1..=31).contains(d)).map(|d| (f, d))
        };
        let Some((first, day)) = (1..=3).filter_map(|k| joint.checked_sub(k)).filter(|&f| f >= floor).find_map(day_at) else {
            return;
        };
        let opened = first.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
        if word == "and" && !matches!(opened.as_str(), "between" | "on" | "the") {
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

    /// *in 25 years*, *within two weeks*, where the clause points ahead.
    fn lies_ahead(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> bool {
        let sharp =
            matches!(frame.count, Some(Count::Is(_))) && frame.unit.is_some_and(|u| u >= Unit::Day) && frame.and_unit.is_none();
        let preposition = from.checked_sub(1).map(|i| a.form(i).to_ascii_lowercase()).unwrap_or_default();
        let own_words = number::cardinal(a, from).is_some() || matches!(a.form(from), "a" | "an");
        sharp && own_words && preposition == "in" && tense::around(a, from, end).is_none_or(|l| l.tense == Tense::Future)
    }

    fn meaning(&self, a: &Atoms<'_>, from: usize, end: usize, frame: Frame) -> Option<Meaning> {
        match frame.act {
            Act::Fixed => Some(fixed(frame.fixed?)),
            Act::Length => length(&frame),
            Act::Set => set(&frame),
            Act::Offset => self.offset(&frame),
            Act::Step if frame.shift.is_some() => self.step(a, from, end, &frame).and_then(|m| shifted(m, &frame)),
            Act::Step => self.step(a, from, end, &frame),
            Act::Calendar => self.on_calendar(a, from, end, &frame),
        }
    }

    /// What steps count from: the time spoken of, or publication.
    fn origin(&self, on_reference: bool) -> (Option<Point>, Anchor) {
        if let Some((point, id)) = self.reference.filter(|_| on_reference) {
            return (Some(point), Anchor::Time(id));
        }
        match self.published {
            Some(date) => (Some(Point::day(date)), Anchor::Published),
            None => (None, Anchor::None),
        }
    }

    fn step(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Option<Meaning> {
        let unit = frame.unit.unwrap_or(Unit::Day);
        let mut step = i64::from(frame.step.unwrap_or(0));
        // "the person I am today"
        let by_itself = unit == Unit::Day && step == 0 && from > 0 && matches!(a.form(from - 1), "am" | "are" | "is");
        if by_itself && frame.part.is_none() && a.form(from).eq_ignore_ascii_case("today") {
            return Some(fixed("PRESENT_REF"));
        }
        let (mut origin, mut anchor) = self.origin(frame.on_reference);
        let look = tense::around(a, from, end);
        let past = look.is_some_and(|l| l.tense == Tense::Past);
        match (unit, self.published) {
            // "This week saw …" in an article of a Monday is the week before.
            (Unit::Week, Some(p)) if step == 0 && !frame.on_reference && calendar::weekday(p) == 1 && past => step = -1,
            // The last weekend before a weekday.
            (Unit::Weekend, Some(p)) if step == 0 && calendar::weekday(p) < 6 && !future(look) => {
                (origin, anchor, step) = (Some(Point::day(p)), Anchor::Published, -1);
            }
            (Unit::Quarter, _) if frame.on_reference && step == 0 => {
                (origin, anchor) = match (self.quarter, self.published) {
                    (Some((point, id)), _) => (Some(point), Anchor::Time(id)),
                    // None named yet: the last one that is over.
                    (None, Some(p)) => (calendar::shift(p, -1, Unit::Quarter).map(Point::day), Anchor::Published),
                    (None, None) => (None, Anchor::None),
                };
            }
            _ => {}
        }
        let point = origin.and_then(|o| o.moved(step, unit)).map(|p| p.at(unit));
        let value = match point {
            Some(point) => point.value(),
            None => unknown(unit).to_owned(),
        };
        Some(with_clock(Meaning { kind: TimeType::Date, value, point, anchor, way: None, evidence: None }, frame))
    }

    fn offset(&self, frame: &Frame) -> Option<Meaning> {
        let unit = frame.unit?;
        let sign = i64::from(frame.step?);
        let (origin, anchor) = self.origin(frame.on_reference);
        let Some(Count::Is(count)) = frame.count else {
            return Some(fixed(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }));
        };
        let Some(n) = count.integer() else { return length(frame) };
        // "a year ago" beside "the third quarter" is that quarter of the year before.
        let quarter = self.quarter.filter(|_| unit == Unit::Year && n == 1 && sign < 0);
        let (origin, size) = match quarter {
            Some((point, _)) => (Some(point), Unit::Quarter),
            None => (origin, if unit.of_clock() { Unit::Day } else { unit }),
        };
        let size = match size {
            Unit::Weekend | Unit::Fortnight => Unit::Week,
            Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
            // "two weeks later" after a day is a day.
            Unit::Week if frame.on_reference && origin.is_some_and(|o| o.size == Unit::Day) => Unit::Day,
            size => size,
        };
        let point = origin.and_then(|o| o.moved(sign * n, unit)).map(|p| p.at(size));
        let value = point.map_or_else(|| unknown(size).to_owned(), Point::value);
        Some(Meaning { kind: TimeType::Date, value, point, anchor, way: None, evidence: None })
    }

    fn on_calendar(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Option<Meaning> {
        if let Some(decade) = frame.decade {
            return Some(absolute(format!("{:03}", decade / 10), None));
        }
        if let Some(century) = frame.century {
            return Some(absolute(format!("{:02}", century - 1), None));
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
            (Some(day), _) if nth < 0 => Point::day(weekday_of(last, day, -1)?),
            (Some(day), _) => Point::day(step(weekday_of(first, day, 1)?, nth - 1, Unit::Week)?),
            (None, _) if nth < 0 => Point::day(last),
            (None, _) => Point::day(step(first, nth - 1, Unit::Day)?),
        };
        let anchor = if named.is_some() { anchor } else { Anchor::Published };
        Some(Meaning { kind: TimeType::Date, value: point.value(), point: Some(point), anchor, way: None, evidence: None })
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
        let point = Point::day(date);
        Some(Meaning {
            kind: TimeType::Date,
            value: point.value(),
            point: Some(point),
            anchor: Anchor::Published,
            way: None,
            evidence: None,
        })
    }

    /// The day that a bare time of day is on.
    fn spoken_day(&self) -> Meaning {
        let (date, anchor) = match (self.day, self.published) {
            (Some((date, id)), _) => (Some(date), Anchor::Time(id)),
            (None, Some(date)) => (Some(date), Anchor::Published),
            (None, None) => (None, Anchor::None),
        };
        let point = date.map(Point::day);
        Meaning {
            kind: TimeType::Date,
            value: point.map(Point::value).unwrap_or_default(),
            point,
            anchor,
            way: None,
            evidence: None,
        }
    }

    /// The year that the words name, if they do.
    fn named_year(&self, year: Year) -> (Option<i32>, Anchor) {
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

    fn year(&self, frame: &Frame) -> Option<Meaning> {
        let (year, anchor) = self.named_year(frame.year);
        let Some(year) = year else {
            return Some(Meaning {
                kind: TimeType::Date,
                value: "XXXX".to_owned(),
                point: None,
                anchor: Anchor::None,
                way: None,
                evidence: None,
            });
        };
        if frame.bc {
            return Some(absolute(format!("BC{year:04}"), None));
        }
        let point = calendar::date(year, 1, 1).map(|date| Point { date, size: Unit::Year });
        Some(Meaning { kind: TimeType::Date, value: format!("{year:04}"), point, anchor, way: None, evidence: None })
    }

    fn month_or_day(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Option<Meaning> {
        let month = frame.month?;
        let size = if frame.day.is_some() { Unit::Day } else { Unit::Month };
        let day = frame.day.unwrap_or(1);
        let (year, anchor) = self.named_year(frame.year);
        let dated = |date| Point { date, size };
        if let Some(year) = year {
            let point = dated(calendar::date(year, month, day)?);
            return Some(Meaning {
                kind: TimeType::Date,
                value: point.value(),
                point: Some(point),
                anchor,
                way: None,
                evidence: None,
            });
        }
        if let Some((year, id)) = self.year_of_story().filter(|_| frame.step.is_none() && frame.unit.is_none())
            && let Some(date) = calendar::date(year, month, day)
        {
            let point = dated(date);
            return Some(Meaning {
                kind: TimeType::Date,
                value: point.value(),
                point: Some(point),
                anchor: Anchor::Time(id),
                way: None,
                evidence: None,
            });
        }
        // A day that no year has: "June 31".
        calendar::date(2024, month, day)?;
        if frame.unit == Some(Unit::Week) {
            let week = nearest(self.published?, |n| calendar::date(i32::from(self.published?.year()) + n, month, day), None)?;
            let point = Point { date: week, size: Unit::Week };
            return Some(Meaning {
                kind: TimeType::Date,
                value: point.value(),
                point: Some(point),
                anchor: Anchor::Published,
                way: None,
                evidence: None,
            });
        }
        let Some(published) = self.published else {
            let value = if size == Unit::Day { format!("XXXX-{month:02}-{day:02}") } else { format!("XXXX-{month:02}") };
            return Some(absolute(value, None));
        };
        let near = |n: i32| calendar::date(i32::from(published.year()) + n, month, day);
        let look = tense::around(a, from, end);
        let floor = if size == Unit::Month { published.first_of_month() } else { published };
        let date = match frame.step {
            Some(-1) => [0, -1].into_iter().filter_map(near).find(|d| *d < floor),
            Some(1) => [0, 1].into_iter().filter_map(near).find(|d| *d > floor),
            Some(_) => near(0),
            None => nearest(floor, near, look),
        };
        let point = dated(date.or_else(|| near(0))?);
        Some(Meaning {
            kind: TimeType::Date,
            value: point.value(),
            point: Some(point),
            anchor: Anchor::Published,
            way: Some(if point.date >= floor { Way::Future } else { Way::Past }),
            evidence: look.map(|l| l.verb),
        })
    }

    fn weekday(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Meaning {
        let day = frame.weekday.unwrap_or(1);
        let origin = if frame.on_reference { self.origin(true).0.map(|p| p.date) } else { self.published };
        let Some(origin) = origin else {
            return absolute(format!("XXXX-WXX-{day}"), None);
        };
        let back = i64::from((calendar::weekday(origin) + 7 - day) % 7);
        let ahead = (7 - back) % 7;
        let look = tense::around(a, from, end);
        // "Friday's trading": what belongs to a day has been, unless a verb right after says otherwise.
        let possessive = matches!(a.form(end), "'s" | "’s") && a.glued(end);
        let future = look.is_some_and(|l| match l.tense {
            Tense::Future => !possessive || l.distance <= 3,
            Tense::Present => !possessive && l.distance <= 2,
            Tense::Past | Tense::Perfect => false,
        });
        let in_week = |n: i64| calendar::shift(origin, 7 * n, Unit::Day).and_then(|d| calendar::in_week(d, day));
        let by = |n: i64| calendar::shift(origin, n, Unit::Day);
        let (date, way) = match (frame.step, frame.unit) {
            (Some(n), Some(_)) => (in_week(i64::from(n)), if n > 0 { Way::Future } else { Way::Past }),
            (Some(-1), None) => (by(if back == 0 { -7 } else { -back }), Way::Past),
            (Some(1), None) if frame.on_reference => (by(if ahead == 0 { 7 } else { ahead }), Way::Future),
            (Some(1), None) => (in_week(1), Way::Future),
            (Some(_), None) if frame.ahead || !look.is_some_and(|l| l.tense == Tense::Past) => (by(ahead), Way::Future),
            (None, _) if future => (by(ahead), Way::Future),
            _ => (by(-back), Way::Past),
        };
        let point = date.map(Point::day);
        Meaning {
            kind: TimeType::Date,
            value: point.map(Point::value).unwrap_or_else(|| format!("XXXX-WXX-{day}")),
            point,
            anchor: Anchor::Published,
            way: Some(way),
            evidence: look.map(|l| l.verb),
        }
    }

    fn part_of_year(&self, frame: &Frame) -> Meaning {
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
        Meaning { kind: TimeType::Date, value, point, anchor, way: None, evidence: None }
    }

    fn season(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Meaning {
        const NAMES: [&str; 4] = ["SP", "SU", "FA", "WI"];
        let season = frame.season.unwrap_or(1).clamp(1, 4);
        let name = NAMES.get(season as usize - 1).copied().unwrap_or("SP");
        let (year, anchor) = self.named_year(frame.year);
        // The month in which the season is well begun.
        let month = [4_u8, 7, 10, 12].get(season as usize - 1).copied().unwrap_or(4);
        let (year, anchor) = match (year, self.published) {
            (Some(year), _) => (Some(year), anchor),
            (None, None) => (None, Anchor::None),
            (None, Some(_)) if frame.step.is_none() && self.year_of_story().is_some() => match self.year_of_story() {
                Some((year, id)) => (Some(year), Anchor::Time(id)),
                None => (None, Anchor::None),
            },
            (None, Some(p)) => {
                let this = i32::from(p.year());
                let begun = p.month().unsigned_abs() + 1 >= month;
                let ahead = future(tense::around(a, from, end));
                let year = match frame.step {
                    Some(-1) if begun && p.month().unsigned_abs() > month + 1 => this,
                    Some(-1) => this - 1,
                    Some(1) if begun => this + 1,
                    Some(_) => this,
                    None if begun || ahead => this,
                    None => this - 1,
                };
                (Some(year), Anchor::Published)
            }
        };
        let era = if frame.bc { "BC" } else { "" };
        let value = year.map_or(format!("XXXX-{name}"), |y| format!("{era}{y:04}-{name}"));
        let point = year.and_then(|y| calendar::date(y, month, 1)).map(|date| Point { date, size: Unit::Quarter });
        Meaning { kind: TimeType::Date, value, point, anchor, way: None, evidence: None }
    }

    fn holiday(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame, index: u16) -> Option<Meaning> {
        let rule = TABLE.holidays.get(index as usize)?;
        let on = |year: i32| holiday::on(rule, year);
        if holiday::is_once(rule) {
            return Some(absolute(on(2000)?.to_string(), on(2000).map(Point::day)));
        }
        let (year, anchor) = self.named_year(frame.year);
        let date = match (year, self.published) {
            (Some(year), _) => on(year),
            (None, None) => None,
            (None, Some(p)) => {
                let this = i32::from(p.year());
                let look = tense::around(a, from, end);
                let days = |d: Date| (d - p).get_days();
                let near = |years: [i32; 3]| years.into_iter().filter_map(|n| on(this + n));
                match (frame.step, look) {
                    (Some(-1), _) => near([0, -1, -2]).find(|d| *d < p),
                    (Some(1), _) | (_, Some(Look { tense: Tense::Future, .. })) => near([0, 1, 2]).find(|d| *d >= p),
                    _ => near([0, -1, 1]).min_by_key(|d| days(*d).abs()),
                }
            }
        };
        let Some(date) = date else {
            let value = on(2001)
                .filter(|_| rule.len() == 5)
                .map_or("XXXX-XX-XX".to_owned(), |d| format!("XXXX-{:02}-{:02}", d.month(), d.day()));
            return Some(absolute(value, None));
        };
        let anchor = if year.is_some() { anchor } else { Anchor::Published };
        let point = Point::day(date);
        Some(Meaning { kind: TimeType::Date, value: point.value(), point: Some(point), anchor, way: None, evidence: None })
    }
}

/// The first such weekday on or after `date` (direction 1), or the last one on or before it (−1).
fn weekday_of(date: Date, weekday: u8, direction: i64) -> Option<Date> {
    let (have, want) = (i64::from(calendar::weekday(date)), i64::from(weekday));
    let days = if direction > 0 { (want + 7 - have) % 7 } else { -((have + 7 - want) % 7) };
    calendar::shift(date, days, Unit::Day)
}

/// *two weeks before* a day; *the Easter weekend*.
fn shifted(meaning: Meaning, frame: &Frame) -> Option<Meaning> {
    let moved = match (frame.shift, frame.unit) {
        (Some(sign), _) => {
            let n = match frame.and_count {
                Some(Count::Is(n)) => n.integer()?,
                Some(Count::Some) => return None,
                None => 1,
            };
            let unit = frame.and_unit.filter(|u| !u.of_clock())?;
            meaning.point.and_then(|p| p.moved(i64::from(sign) * n, unit))
        }
        (None, Some(size @ (Unit::Weekend | Unit::Week))) if frame.holiday.is_some() => meaning.point.map(|p| p.at(size)),
        _ => return Some(meaning),
    };
    let point = moved?;
    Some(Meaning { value: point.value(), point: Some(point), ..meaning })
}

/// Whether the clause points ahead.
fn future(look: Option<Look>) -> bool {
    look.is_some_and(|l| l.tense == Tense::Future)
}

/// *a year earlier*, *three years ago*: a comparison, after which the text goes on where it was.
fn compares(frame: &Frame) -> bool {
    frame.act == Act::Offset && frame.step == Some(-1)
}

/// The such day or month that fits best: the nearest one, where looking against the verb's tense counts three times.
fn nearest(floor: Date, near: impl Fn(i32) -> Option<Date>, look: Option<Look>) -> Option<Date> {
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

fn fixed(value: &str) -> Meaning {
    Meaning { kind: TimeType::Date, value: value.to_owned(), point: None, anchor: Anchor::None, way: None, evidence: None }
}

fn absolute(value: String, point: Option<Point>) -> Meaning {
    Meaning { kind: TimeType::Date, value, point, anchor: Anchor::None, way: None, evidence: None }
}

/// The value of a unit of which not even the place is known.
fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Month => "XXXX-XX",
        Unit::Week | Unit::Fortnight | Unit::Weekend => "XXXX-WXX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

fn length(frame: &Frame) -> Option<Meaning> {
    let unit = frame.unit?;
    let half = frame.and_count.filter(|_| frame.and_unit.is_none());
    let count = match (frame.count?, half) {
        (Count::Is(n), Some(Count::Is(share))) => Count::Is(n.plus(share)?),
        (count, _) => count,
    };
    let and = frame.and_count.zip(frame.and_unit);
    let value = value::length(count, unit, and);
    Some(Meaning { kind: TimeType::Duration, value, point: None, anchor: Anchor::None, way: None, evidence: None })
}

fn set(frame: &Frame) -> Option<Meaning> {
    let value = if let Some(day) = frame.weekday {
        format!("XXXX-WXX-{day}{}", frame.part.map_or(String::new(), part))
    } else if let Some(month) = frame.month {
        format!("XXXX-{month:02}")
    } else if let Some(season) = frame.season {
        ["XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"].get(season.clamp(1, 4) as usize - 1)?.to_string()
    } else if let Some(p) = frame.part {
        format!("XXXX-XX-XX{}", part(p))
    } else {
        let count = frame.count.filter(|c| frame.freq.is_some() || matches!(c, Count::Is(_)))?;
        // "three times a year": the number is the frequency.
        value::length(count, frame.unit?, None)
    };
    Some(Meaning { kind: TimeType::Set, value, point: None, anchor: Anchor::None, way: None, evidence: None })
}

fn part(index: u8) -> String {
    slots::PARTS.get(index as usize).map_or(String::new(), |p| format!("T{p}"))
}

/// Adds part of day, time of day and zone.
fn with_clock(mut meaning: Meaning, frame: &Frame) -> Meaning {
    if let Some(index) = frame.part.filter(|_| frame.hour.is_none()) {
        meaning.value.push_str(&part(index));
        meaning.kind = TimeType::Time;
    }
    let Some(hour) = frame.hour else { return meaning };
    let evening = frame.part.is_some_and(|p| (1..=3).contains(&p)) && hour >= 3;
    let hour = match frame.afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        None if evening && hour < 12 => hour + 12,
        _ => hour,
    };
    let minute = frame.minute.unwrap_or(0);
    let (hour, minute) = if minute < 0 { ((hour + 23) % 24, minute + 60) } else { (hour, minute) };
    meaning.value.push_str(&format!("T{hour:02}:{minute:02}"));
    if let Some(second) = frame.second {
        meaning.value.push_str(&format!(":{second:02}"));
    }
    meaning.value.push_str(&frame.zone.map_or(String::new(), value::zone));
    meaning.kind = TimeType::Time;
    meaning
}
