//! What is remembered of the date read last, for the range or week that goes on after it: *next week | between Wednesday and Friday*.

use crate::facts::{
    numerals::atoms::Atoms,
    times::{
        calendar::Point,
        frame::{Act, Frame, Unit, Year},
    },
};

/// A date that has just ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ended {
    /// The atom after it.
    pub end: usize,
    /// Its place.
    pub point: Point,
    /// Whether its year was said; if not, the other end of a range can move it.
    pub year: bool,
    /// Whether it is a week by its place: *next week*.
    pub week: bool,
}

impl Ended {
    /// What is worth keeping of a date with this frame.
    pub(super) fn of(frame: &Frame, point: Option<Point>, end: usize) -> Option<Self> {
        let point = point?;
        let week = frame.act == Act::Step && point.size == Unit::Week;
        let dated = frame.act == Act::Calendar && frame.month.is_some() && frame.hour.is_none();
        (dated || week).then_some(Self { end, point, year: frame.year != Year::Open, week })
    }

    /// The week that a weekday at `from` lies in: *last week | on Tuesday*, *this week | from Tuesday*.
    pub(super) fn week_of(self, a: &Atoms<'_>, from: usize) -> Option<Point> {
        const BETWEEN: &[&str] = &["on", "between", "from", "to", "and", "until", "or"];
        let near = self.week && from >= self.end && from <= self.end + 2;
        let joined = (self.end..from).all(|i| a.mark(i, ',') || BETWEEN.contains(&a.form(i)));
        (near && joined && from > self.end).then_some(self.point)
    }
}
