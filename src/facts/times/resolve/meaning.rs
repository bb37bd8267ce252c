//! What a frame came to: type, value, place on the calendar, and how it was found. `four hours` → DURATION `PT4H`.

use crate::{
    document::{Anchor, TimeType},
    facts::times::{
        calendar::Point,
        frame::{Count, Frame, Unit},
        slots,
        tense::{Look, Tense},
        value,
    },
    text::Span,
};

/// What a frame came to.
pub(super) struct Meaning {
    pub kind: TimeType,
    pub value: String,
    /// Its place on the calendar, for what comes after.
    pub point: Option<Point>,
    /// Counted from publication, from an earlier time, or from nothing.
    pub anchor: Anchor,
    /// How it was placed; names the rule that the reader is shown.
    pub way: Way,
    /// The word that decided the direction.
    pub evidence: Option<Span>,
}

/// How a date that does not say its year or week was placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It needed no placing.
    Plain,
    /// Before publication: the verb looks back, or news does.
    Past,
    /// After publication: a verb or word points ahead.
    Future,
    /// A word beside it says which: *last*, *next*, *this*.
    Said,
}

impl Way {
    /// The ending of the rule's id.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Past => "past",
            Self::Future => "future",
            Self::Said => "said",
        }
    }
}

impl Meaning {
    /// A date with this value.
    pub(super) fn date(value: String, point: Option<Point>, anchor: Anchor) -> Self {
        Self { kind: TimeType::Date, value, point, anchor, way: Way::Plain, evidence: None }
    }

    /// A place on the calendar.
    pub(super) fn at(point: Point, anchor: Anchor) -> Self {
        Self::date(point.value(), Some(point), anchor)
    }

    /// A date that nothing is counted from.
    pub(super) fn absolute(value: String, point: Option<Point>) -> Self {
        Self::date(value, point, Anchor::None)
    }

    /// A value of its own: `PAST_REF`.
    pub(super) fn fixed(value: &str) -> Self {
        Self::absolute(value.to_owned(), None)
    }

    /// Placed this way; the word that shows the tense is evidence where it points that way.
    #[must_use]
    pub(super) fn placed(self, way: Way, look: Option<Look>) -> Self {
        let agrees = |l: &Look| match way {
            Way::Past => matches!(l.tense, Tense::Past | Tense::Perfect),
            Way::Future => matches!(l.tense, Tense::Future),
            Way::Plain | Way::Said => false,
        };
        Self { way, evidence: look.filter(agrees).map(|l| l.verb), ..self }
    }
}

/// The value of a unit of which not even the place is known.
pub(super) fn unknown(unit: Unit) -> &'static str {
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

/// *four hours*, *two and a half years*, *two hours and ten minutes*.
pub(super) fn length(frame: &Frame) -> Option<Meaning> {
    let unit = frame.unit?;
    let half = frame.and_count.filter(|_| frame.and_unit.is_none());
    let count = match (frame.count?, half) {
        (Count::Is(n), Some(Count::Is(share))) => Count::Is(n.plus(share)?),
        (count, _) => count,
    };
    let and = frame.and_count.zip(frame.and_unit);
    let value = value::length(count, unit, and);
    Some(Meaning { kind: TimeType::Duration, ..Meaning::absolute(value, None) })
}

/// *every Tuesday*, *once a year*, *every Friday at 8 p.m.*
pub(super) fn set(frame: &Frame) -> Option<Meaning> {
    let value = if let Some(day) = frame.weekday {
        format!("XXXX-WXX-{day}{}", frame.part.map_or(String::new(), part))
    } else if let Some(month) = frame.month {
        format!("XXXX-{month:02}")
    } else if let Some(season) = frame.season {
        ["XXXX-SP", "XXXX-SU", "XXXX-FA", "XXXX-WI"].get(season.clamp(1, 4) as usize - 1)?.to_string()
    } else if let Some(p) = frame.part {
        format!("XXXX-XX-XX{}", part(p))
    } else if frame.hour.is_some() {
        "XXXX-XX-XX".to_owned()
    } else {
        let count = frame.count.filter(|c| frame.freq.is_some() || matches!(c, Count::Is(_)))?;
        // "three times a year": the number is the frequency.
        value::length(count, frame.unit?, None)
    };
    let at = frame.hour.filter(|_| !value.contains('T')).map(|_| with_clock(Meaning::absolute(value.clone(), None), frame).value);
    Some(Meaning { kind: TimeType::Set, ..Meaning::absolute(at.unwrap_or(value), None) })
}

fn part(index: u8) -> String {
    slots::PARTS.get(index as usize).map_or(String::new(), |p| format!("T{p}"))
}

/// Adds part of day, time of day and zone.
pub(super) fn with_clock(mut meaning: Meaning, frame: &Frame) -> Meaning {
    if let Some(index) = frame.part.filter(|_| frame.hour.is_none()) {
        meaning.value.push_str(&part(index));
        meaning.kind = TimeType::Time;
    }
    let Some(hour) = frame.hour else { return meaning };
    // "8:30 in the evening"; "2:30 at night" is before dawn.
    let evening = match frame.part {
        Some(1 | 2) => hour >= 1,
        Some(3) => hour >= 6,
        Some(5) => hour <= 3,
        _ => false,
    };
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

/// *two weeks before* a day; *the Easter weekend*.
pub(super) fn shifted(meaning: Meaning, frame: &Frame) -> Option<Meaning> {
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
        (None, Some(Unit::Weekend)) if frame.holiday.is_some() => meaning.point.and_then(weekend),
        (None, Some(Unit::Week)) if frame.holiday.is_some() => meaning.point.map(|p| p.at(Unit::Week)),
        _ => return Some(meaning),
    };
    let point = moved?;
    Some(Meaning { value: point.value(), point: Some(point), ..meaning })
}

/// The weekend beside a holiday: before a Monday or Tuesday, after the later days.
fn weekend(day: Point) -> Option<Point> {
    let before = crate::facts::times::calendar::weekday(day.date) <= 2;
    day.moved(if before { -1 } else { 0 }, Unit::Week).map(|p| p.at(Unit::Weekend))
}
