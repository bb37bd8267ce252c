//! Frames → values: the walk over the text that keeps track of publication date and of the time last spoken of.
//!
//! *They met on Friday. The next day they left.* → 2025-04-11, 2025-04-12. What each frame means is in the modules, by kind.

mod dates;
mod ended;
mod hours;
mod meaning;
mod range;
mod relative;
mod years;

use super::{
    calendar::Point,
    context, extend,
    frame::{Act, Frame, Unit, Year},
    rules::TABLE,
    span,
    tense::{self, Look, Tense},
};
use crate::{
    document::{Document, Provenance, Time, TimeId},
    facts::numerals::atoms::Atoms,
};
use ended::Ended;
use jiff::civil::Date;
use meaning::{Meaning, Way, shifted};
use std::cell::OnceCell;

/// Reads block after block.
pub(super) struct Reader<'d> {
    doc: &'d Document,
    published: Option<Date>,
    /// The time last spoken of.
    reference: Option<(Point, TimeId)>,
    /// The day last spoken of.
    day: Option<(Date, TimeId)>,
    /// The date that has just ended: it may begin a range.
    ended: Option<Ended>,
    /// Dates with a year two or more years before publication, and words like *Friday* and *last week*.
    old_years: u32,
    deictic: u32,
    /// Whether halves and quarters are those of a match; found out when the first is met.
    sport: OnceCell<bool>,
    /// The quarter last spoken of.
    quarter: Option<(Point, TimeId)>,
    /// The frame read last in this block, and the atom after it.
    last: Option<(usize, Frame)>,
    found: Vec<Time>,
}

impl<'d> Reader<'d> {
    /// For a document whose date may be known.
    pub(super) fn new(doc: &'d Document) -> Self {
        Self {
            doc,
            published: doc.meta.published.map(|p| p.date),
            reference: None,
            day: None,
            ended: None,
            old_years: 0,
            deictic: 0,
            sport: OnceCell::new(),
            quarter: None,
            last: None,
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
        (self.ended, self.last) = (None, None);
        while i < a.list.len() {
            if !TABLE.grammar.may_begin(a, i) {
                i += 1;
                continue;
            }
            let here = TABLE.grammar.longest(a, i, |end, frame| context::accepts(a, i, end, frame));
            if let Some((end, ..)) = here
                && better_after_article(a, i, end)
            {
                i += 1;
                continue;
            }
            match here.filter(|_| !a.in_address(i)) {
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

    fn add(&mut self, a: &Atoms<'_>, (from, end, floor): (usize, usize, usize), frame: Frame, rule: usize) {
        let part = frame.year == Year::Open && (frame.half.is_some() || frame.quarter.is_some());
        if part && *self.sport.get_or_init(|| context::tells_of_matches(self.doc)) {
            return;
        }
        let frame = self.half_of_day(a, from, frame);
        let Some(mut meaning) = self.meaning(a, from, end, frame) else { return };
        if frame.act == Act::Length && self.lies_ahead(a, from, end, &frame) {
            meaning = self.offset(&Frame { step: Some(1), act: Act::Offset, ..frame }).unwrap_or(meaning);
        }
        // A number before a month and a hyphen: "from 3 to 5 May", "3-5 May".
        self.lead_of_range(a, from, floor, &frame, rule);
        self.lead_of_hours(a, from, floor, &frame, &meaning, rule);
        self.month_of_range(a, from, &frame);
        if frame.act == Act::Calendar {
            self.order_range(a, from, &meaning);
        }
        let id = TimeId::new(self.found.len());
        let mut provenance = Provenance::new(rule_id(rule, meaning.way, &frame), 900);
        provenance.evidence.extend(meaning.evidence);
        // "next week between Wednesday and | Friday": the week goes on.
        let week = self.ended.filter(|e| e.week && frame.weekday.is_some() && from <= e.end + 2);
        self.ended = Ended::of(&frame, meaning.point, end).or(week.map(|e| Ended { end, ..e }));
        self.last = Some((end, frame));
        self.note_manner(&frame);
        // "Clayton Kershaw (2014)": said aside, not where the story goes on.
        let aside = from > 0 && a.mark(from - 1, '(') && a.mark(end, ')');
        if let Some(point) = meaning.point.filter(|_| !compares(&frame) && !aside && !context::names(a, from, end, &frame)) {
            self.reference = Some((point, id));
            match point.size {
                Unit::Day => self.day = Some((point.date, id)),
                Unit::Quarter => self.quarter = Some((point, id)),
                _ => {}
            }
        }
        self.found.push(Time {
            span: span::of(a, from, end),
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
        let old = |y: i32| self.published.is_none_or(|p| y <= i32::from(p.year()) - 2);
        self.reference.filter(|_| story).map(|(p, id)| (i32::from(p.date.year()), id)).filter(|&(year, _)| old(year))
    }

    fn meaning(&self, a: &Atoms<'_>, from: usize, end: usize, frame: Frame) -> Option<Meaning> {
        match frame.act {
            // "At this point he fled": a time told of, not the time of writing.
            Act::Fixed if a.form(from).eq_ignore_ascii_case("at") && self.looks_back(a, from, end) => None,
            Act::Fixed => Some(Meaning::fixed(frame.fixed?)),
            Act::Length => meaning::length(&frame),
            Act::Set => meaning::set(&frame),
            Act::Offset => self.offset(&frame),
            Act::Step if frame.shift.is_some() => shifted(self.step(a, from, end, &frame), &frame),
            Act::Step => Some(self.step(a, from, end, &frame)),
            Act::Calendar => self.on_calendar(a, from, end, &frame),
        }
    }

    /// Where the clause around the atoms `from..end` looks.
    fn look(&self, a: &Atoms<'_>, from: usize, end: usize) -> Option<Look> {
        tense::around(self.doc, a, from, end)
    }

    fn looks_back(&self, a: &Atoms<'_>, from: usize, end: usize) -> bool {
        self.look(a, from, end).is_some_and(|l| l.tense == Tense::Past)
    }

    fn looks_ahead(&self, a: &Atoms<'_>, from: usize, end: usize) -> bool {
        self.look(a, from, end).is_some_and(|l| l.tense == Tense::Future)
    }
}

/// *the past | three months*: whether the article at `i` belongs to a longer time that begins after it.
fn better_after_article(a: &Atoms<'_>, i: usize, end: usize) -> bool {
    let the = a.form(i).eq_ignore_ascii_case("the");
    if !the && !matches!(a.form(i), "a" | "A" | "an" | "An") {
        return false;
    }
    let next = TABLE.grammar.longest(a, i + 1, |end, frame| context::accepts(a, i + 1, end, frame));
    next.is_some_and(|(next, ..)| next > end || the && next == end)
}

/// The id of a rule with the way in which the date was placed: `time.weekday.past`.
fn rule_id(rule: usize, way: Way, frame: &Frame) -> &'static str {
    let own = TABLE.rules.get(rule).map_or("time", |r| r.id);
    let family = match way {
        Way::Plain => return own,
        // A time of day or an evening says which day it is of.
        _ if frame.month.is_some() && frame.day.is_some() => "time.date",
        _ if frame.month.is_some() => "time.month",
        _ if frame.weekday.is_some() => "time.weekday",
        _ => own,
    };
    let is = |id: &str| id.strip_prefix(family).and_then(|rest| rest.strip_prefix('.')) == Some(way.ending());
    TABLE.rules.iter().find(|r| is(r.id)).map_or(own, |r| r.id)
}

/// *a year earlier*, *three years ago*: a comparison, after which the text goes on where it was.
fn compares(frame: &Frame) -> bool {
    frame.act == Act::Offset && frame.step == Some(-1)
}
