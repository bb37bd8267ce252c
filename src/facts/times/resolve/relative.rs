//! Times counted from publication or from the time spoken of: *last week*, *three years ago*, *two days later*, *the quarter ended
//! in June*.

use super::{
    Reader,
    meaning::{self, Meaning, Way, with_clock},
};
use crate::{
    document::Anchor,
    facts::{
        numerals::{atoms::Atoms, number, words::Class},
        times::{
            calendar::{self, Point},
            frame::{Count, Frame, Unit},
            tense::{Look, Tense},
        },
    },
};

impl Reader<'_> {
    /// What steps count from: the time spoken of, or publication.
    pub(super) fn origin(&self, on_reference: bool) -> (Option<Point>, Anchor) {
        if let Some((point, id)) = self.reference.filter(|_| on_reference) {
            return (Some(point), Anchor::Time(id));
        }
        match self.published {
            Some(date) => (Some(Point::day(date)), Anchor::Published),
            None => (None, Anchor::None),
        }
    }

    /// *last week*, *this year*, *that day*, *the quarter*.
    pub(super) fn step(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> Meaning {
        let unit = frame.unit.unwrap_or(Unit::Day);
        let mut step = i64::from(frame.step.unwrap_or(0));
        // "the person I am today"
        let by_itself = unit == Unit::Day && step == 0 && from > 0 && matches!(a.form(from - 1), "am" | "are" | "is");
        if by_itself && frame.part.is_none() && frame.hour.is_none() && a.form(from).eq_ignore_ascii_case("today") {
            return Meaning::fixed("PRESENT_REF");
        }
        if let Some(ended) = self.ended(a, end, unit) {
            return ended;
        }
        let (mut origin, mut anchor) = self.origin(frame.on_reference);
        let mut look: Option<Look> = None;
        match (unit, self.published) {
            (Unit::Week, Some(p)) if step == 0 && !frame.on_reference && calendar::weekday(p) == 1 => {
                look = self.look(a, from, end);
                // "This week saw …" in an article of a Monday is the week before.
                if look.is_some_and(|l| l.tense == Tense::Past) {
                    step = -1;
                }
            }
            // The last weekend before a weekday.
            (Unit::Weekend, Some(p)) if step == 0 && calendar::weekday(p) < 6 => {
                look = self.look(a, from, end);
                if !look.is_some_and(|l| l.tense == Tense::Future) {
                    (origin, anchor, step) = (Some(Point::day(p)), Anchor::Published, -1);
                }
            }
            // "since 2018 … in that same week": a year has no week of its own.
            (Unit::Week | Unit::Day | Unit::Weekend, _)
                if frame.on_reference && step == 0 && origin.is_some_and(|o| o.size > Unit::Week) =>
            {
                (origin, anchor) = (None, Anchor::None);
            }
            (Unit::Quarter, _) if frame.on_reference && step == 0 => {
                (origin, anchor) = match (self.quarter, self.published) {
                    (Some((point, id)), _) => (Some(point), Anchor::Time(id)),
                    // None named yet: the last one that is over.
                    (None, Some(p)) => (calendar::shift(p, -1, Unit::Quarter).map(Point::day), Anchor::Published),
                    (None, None) => (None, Anchor::None),
                };
            }
            // Without a date, "the weekend" is not that of the time spoken of.
            (Unit::Weekend, None) if step == 0 && a.form(end.saturating_sub(2)).eq_ignore_ascii_case("the") => {
                (origin, anchor) = (None, Anchor::None);
            }
            _ => {}
        }
        let point = origin.and_then(|o| o.moved(step, unit)).map(|p| p.at(unit));
        let value = point.map_or_else(|| meaning::unknown(unit).to_owned(), Point::value);
        with_clock(Meaning::date(value, point, anchor).placed(Way::Plain, look), frame)
    }

    /// *the quarter | ended Sept. 30*: the quarter, month or year of the day that follows.
    fn ended(&self, a: &Atoms<'_>, end: usize, unit: Unit) -> Option<Meaning> {
        let (published, word) = (self.published?, a.form(end).to_ascii_lowercase());
        let whole = matches!(unit, Unit::Quarter | Unit::Year) && matches!(word.as_str(), "ended" | "ending");
        let on = end + 1 + usize::from(a.form(end + 1).eq_ignore_ascii_case("on"));
        let (month, after) = [Class::Month, Class::MonthShort].iter().find_map(|&c| a.phrase(on, c)).filter(|_| whole)?;
        let month = u8::try_from(month).ok()?;
        let day = a.small(after).filter(|&d| (1..=31).contains(&d));
        let year_at = after + usize::from(day.is_some());
        let year_at = year_at + usize::from(a.mark(year_at, ','));
        let year = a.small(year_at).filter(|y| a.form(year_at).len() == 4 && (1900..2100).contains(y));
        let this = i32::from(published.year());
        let past = |y: i32| calendar::date(y, month, 1).filter(|d| word == "ending" || *d <= published);
        let date = match year {
            Some(year) => calendar::date(i32::from(year), month, 1)?,
            None => past(this).or_else(|| past(this - 1))?,
        };
        // "the year ended March 31": most of it lies in the year before.
        let date = if unit == Unit::Year && month <= 6 { calendar::shift(date, -1, Unit::Year)? } else { date };
        Some(Meaning::at(Point { date, size: unit }, Anchor::Published))
    }

    /// *three years ago*, *two days later*.
    pub(super) fn offset(&self, frame: &Frame) -> Option<Meaning> {
        let unit = frame.unit?;
        let sign = i64::from(frame.step?);
        let (origin, anchor) = self.origin(frame.on_reference);
        let Some(Count::Is(count)) = frame.count else {
            // "A few days later he left": after what was told of, before publication.
            let told = self.reference.zip(self.published).is_some_and(|((point, _), published)| point.date < published);
            return Some(Meaning::fixed(if sign < 0 || frame.on_reference && told { "PAST_REF" } else { "FUTURE_REF" }));
        };
        let Some(n) = count.integer() else { return meaning::length(frame) };
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
        let value = point.map_or_else(|| meaning::unknown(size).to_owned(), Point::value);
        Some(Meaning::date(value, point, anchor))
    }

    /// *in 25 years*, *within two weeks*, where the clause points ahead.
    pub(super) fn lies_ahead(&self, a: &Atoms<'_>, from: usize, end: usize, frame: &Frame) -> bool {
        let sharp =
            matches!(frame.count, Some(Count::Is(_))) && frame.unit.is_some_and(|u| u >= Unit::Day) && frame.and_unit.is_none();
        let preposition = from.checked_sub(1).is_some_and(|i| a.form(i).eq_ignore_ascii_case("in"));
        let own_words = || number::cardinal(a, from).is_some() || matches!(a.form(from), "a" | "an");
        sharp && preposition && own_words() && self.look(a, from, end).is_none_or(|l| l.tense == Tense::Future)
    }
}
