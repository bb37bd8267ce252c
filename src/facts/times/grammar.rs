//! The little grammar that the rule table is written in, and its matcher.
//!
//! `{month} {day} ,? {year}` → three slots and a comma that may be missing. `a/b` is one of two words, `( … )?` may be missing,
//! `@y` is any line of the part `y`, and `-> step=-1` sets parts of the frame. It knows no calendar.

use super::{
    frame::{Act, Frame, Slot, Unit, Year},
    slots,
};
use crate::facts::numerals::{
    atoms::Atoms,
    words::{Class, WordId, Words},
};
use std::cell::Cell;

/// One thing to match.
#[derive(Debug)]
enum Item {
    /// One of these words.
    Literal(Vec<WordId>),
    /// A hyphen or dash.
    Dash,
    /// Something that fills the frame.
    Slot(Slot),
    /// Any line of a part of the grammar.
    Part(usize),
    /// A sequence that may be missing.
    Maybe(Vec<Item>),
}

/// A line of a rule: what it matches and what it sets.
#[derive(Debug)]
pub(super) struct Line {
    items: Vec<Item>,
    sets: Vec<(&'static str, &'static str)>,
    /// Index of the rule in the table.
    pub rule: usize,
}

/// All lines, by part.
#[derive(Debug, Default)]
pub struct Grammar {
    parts: Vec<(&'static str, Vec<Line>)>,
    /// Lines of the start part that may begin with a word, by word id.
    by_word: Vec<Vec<u16>>,
    /// Lines of the start part that may begin with digits.
    by_digits: Vec<u16>,
}

/// The part of the grammar whose lines are whole times.
const START: &str = "time";

impl Grammar {
    /// Adds a line `part: pattern -> sets` of the rule number `rule`.
    pub fn add(&mut self, words: &mut Words, line: &'static str, rule: usize) {
        let Some((part, body)) = line.split_once(':') else { return };
        let (pattern, sets) = body.split_once("->").unwrap_or((body, ""));
        let mut tokens = pattern.split_whitespace().peekable();
        let items = self.sequence(words, &mut tokens);
        let sets = sets.split_whitespace().filter_map(|s| s.split_once('=')).collect();
        let part = self.part(part.trim());
        if let Some((_, lines)) = self.parts.get_mut(part) {
            lines.push(Line { items, sets, rule });
        }
    }

    /// Works out which lines can begin with which word. Call once, after all lines.
    pub fn index(&mut self, words: &Words) {
        let start = self.part(START);
        let n_lines = self.parts.get(start).map_or(0, |(_, lines)| lines.len());
        self.by_word = vec![Vec::new(); words.len()];
        for line in 0..n_lines {
            let mut first = First::default();
            if let Some(items) = self.parts.get(start).and_then(|(_, l)| l.get(line)).map(|l| &l.items) {
                self.firsts(items, &mut first, 0);
            }
            for (id, list) in self.by_word.iter_mut().enumerate() {
                let id = id as WordId;
                if first.words.contains(&id) || words.mask(id) & first.classes != 0 {
                    list.push(line as u16);
                }
            }
            if first.digits {
                self.by_digits.push(line as u16);
            }
        }
    }

    /// Whether any line can begin at `i`.
    pub fn may_begin(&self, a: &Atoms<'_>, i: usize) -> bool {
        if a.digits(i) {
            return true;
        }
        let word = a.word(i);
        // Nothing begins with an article and a word that is not known.
        let lone = || a.words.is(word, Class::Article) && a.word(i + 1) == 0 && !a.digits(i + 1);
        self.by_word.get(word as usize).is_some_and(|lines| !lines.is_empty()) && !lone()
    }

    /// The longest time at `i` that `accepts` lets through: the index after it, its frame, its rule.
    pub fn longest(&self, a: &Atoms<'_>, i: usize, accepts: impl Fn(usize, &Frame) -> bool) -> Option<(usize, Frame, usize)> {
        let candidates = if a.digits(i) { &self.by_digits } else { self.by_word.get(a.word(i) as usize)? };
        let (_, lines) = self.parts.first()?;
        let (failed, blank) = (Failed::default(), Frame::default());
        let mut best: Option<(usize, Frame, usize)> = None;
        for &line in candidates {
            let Some(line) = lines.get(line as usize) else { continue };
            if let Some((end, frame)) = self.line(a, line, i, &blank, &failed)
                && best.is_none_or(|(b, ..)| end > b)
                && accepts(end, &frame)
            {
                best = Some((end, frame, line.rule));
            }
        }
        best
    }

    fn part(&mut self, name: &'static str) -> usize {
        if self.parts.is_empty() {
            self.parts.push((START, Vec::new()));
        }
        self.parts.iter().position(|(n, _)| *n == name).unwrap_or_else(|| {
            self.parts.push((name, Vec::new()));
            self.parts.len() - 1
        })
    }

    fn sequence(&mut self, words: &mut Words, tokens: &mut std::iter::Peekable<std::str::SplitWhitespace<'static>>) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some(token) = tokens.next() {
            match token {
                "(" => {
                    let inner = self.sequence(words, tokens);
                    items.push(Item::Maybe(inner));
                }
                ")?" => break,
                _ => {
                    let bare = token.strip_suffix('?').unwrap_or(token);
                    let item = self.item(words, bare);
                    items.push(if bare.len() < token.len() { Item::Maybe(vec![item]) } else { item });
                }
            }
        }
        items
    }

    fn item(&mut self, words: &mut Words, token: &'static str) -> Item {
        if let Some(part) = token.strip_prefix('@') {
            return Item::Part(self.part(part));
        }
        if token == "-" {
            return Item::Dash;
        }
        match token.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
            Some(slot) => Item::Slot(slots::by_name(slot)),
            None if token == "/" => Item::Literal(vec![words.intern(token)]),
            None => Item::Literal(token.split('/').map(|w| words.intern(w)).collect()),
        }
    }

    fn line(&self, a: &Atoms<'_>, line: &Line, i: usize, frame: &Frame, failed: &Failed) -> Option<(usize, Frame)> {
        let (end, mut frame) = self.items(a, &line.items, i, frame, failed)?;
        for (key, value) in &line.sets {
            set(&mut frame, key, value);
        }
        if frame.act == Act::Calendar && frame.shift.is_none() && frame.count.is_some() && frame.unit.is_some() {
            frame.act = Act::Length;
        }
        Some((end, frame))
    }

    fn items(&self, a: &Atoms<'_>, items: &[Item], i: usize, frame: &Frame, failed: &Failed) -> Option<(usize, Frame)> {
        let Some((item, rest)) = items.split_first() else { return Some((i, *frame)) };
        match item {
            Item::Literal(ids) => {
                (a.word(i) != 0 && ids.contains(&a.word(i))).then(|| self.items(a, rest, i + 1, frame, failed)).flatten()
            }
            Item::Dash => a.dash(i).then(|| self.items(a, rest, i + 1, frame, failed)).flatten(),
            Item::Slot(slot) => {
                let mut frame = *frame;
                let end = slots::fill(a, i, *slot, &mut frame)?;
                self.items(a, rest, end, &frame, failed)
            }
            Item::Part(part) => {
                let (end, frame) = self.best_of(a, *part, i, frame, failed)?;
                self.items(a, rest, end, &frame, failed)
            }
            Item::Maybe(inner) => self
                .items(a, inner, i, frame, failed)
                .and_then(|(end, frame)| self.items(a, rest, end, &frame, failed))
                .or_else(|| self.items(a, rest, i, frame, failed)),
        }
    }

    fn best_of(&self, a: &Atoms<'_>, part: usize, i: usize, frame: &Frame, failed: &Failed) -> Option<(usize, Frame)> {
        if failed.has(part, i) {
            return None;
        }
        let (_, lines) = self.parts.get(part)?;
        let mut best: Option<(usize, Frame)> = None;
        for line in lines {
            if let Some((end, f)) = self.line(a, line, i, frame, failed)
                && best.is_none_or(|(b, _)| end > b)
            {
                best = Some((end, f));
            }
        }
        if best.is_none() {
            failed.note(part, i);
        }
        best
    }

    /// What a sequence can begin with; returns whether it can match nothing.
    fn firsts(&self, items: &[Item], first: &mut First, depth: usize) -> bool {
        for item in items {
            let empty = match item {
                Item::Literal(ids) => {
                    first.words.extend(ids);
                    false
                }
                Item::Dash => false,
                Item::Slot(slot) => {
                    let (classes, digits) = slots::first(*slot);
                    first.classes |= classes.iter().fold(0, |m, c| m | 1 << *c as u8);
                    first.digits |= digits;
                    false
                }
                Item::Part(part) => {
                    let lines = self.parts.get(*part).map_or(&[][..], |(_, l)| l);
                    depth < 8 && // Every line must be walked, so no `any`.
                        lines.iter().filter(|l| self.firsts(&l.items, first, depth + 1)).count() > 0
                }
                Item::Maybe(inner) => {
                    self.firsts(inner, first, depth);
                    true
                }
            };
            if !empty {
                return false;
            }
        }
        true
    }
}

/// Parts of the grammar that are known to match nothing at a place: whether one matches does not depend on the frame.
#[derive(Default)]
struct Failed([Cell<(usize, u64)>; 4]);

impl Failed {
    fn slot(&self, i: usize) -> Option<&Cell<(usize, u64)>> {
        self.0.get(i % 4)
    }

    fn has(&self, part: usize, i: usize) -> bool {
        self.slot(i).is_some_and(|c| c.get().0 == i && part < 64 && c.get().1 & (1 << part) != 0)
    }

    fn note(&self, part: usize, i: usize) {
        let Some(cell) = self.slot(i).filter(|_| part < 64) else { return };
        let (at, mask) = cell.get();
        cell.set((i, if at == i { mask } else { 0 } | 1 << part));
    }
}

/// What a line can begin with.
#[derive(Default)]
struct First {
    words: Vec<WordId>,
    classes: u64,
    digits: bool,
}

/// Sets a part of the frame by its name in the rule table.
fn set(frame: &mut Frame, key: &str, value: &'static str) {
    let number = value.parse::<i32>().ok();
    match key {
        "act" => {
            frame.act = match value {
                "step" => Act::Step,
                "offset" => Act::Offset,
                "length" => Act::Length,
                "set" => Act::Set,
                "fixed" => Act::Fixed,
                _ => Act::Calendar,
            }
        }
        "step" => frame.step = number,
        "reference" => frame.on_reference = true,
        "year" => frame.year = number.map_or(Year::Open, Year::Published),
        "year.reference" => frame.year = number.map_or(Year::Open, Year::Reference),
        "unit" => frame.unit = Unit::from_name(value),
        "count" => {
            frame.count = Some(number.map_or(super::frame::Count::Some, |n| {
                super::frame::Count::Is(crate::facts::numerals::decimal::Decimal::whole(i64::from(n)))
            }));
        }
        "half.count" => {
            frame.and_count = number.map(|n| {
                super::frame::Count::Is(crate::facts::numerals::decimal::Decimal { mantissa: i128::from(n), exponent: -2 })
            });
        }
        "minute" => frame.minute = number.and_then(|n| i8::try_from(n).ok()),
        "before" => frame.minute = frame.minute.map(|m| -m),
        "relmonth" => frame.relative_month = number.and_then(|n| i8::try_from(n).ok()),
        "shift" => frame.shift = number.and_then(|n| i8::try_from(n).ok()),
        "part" => frame.part = slots::part_index(value),
        "month" => frame.month = number.and_then(|n| u8::try_from(n).ok()),
        "day" => frame.day = number.and_then(|n| u8::try_from(n).ok()),
        "hour" => frame.hour = number.and_then(|n| u8::try_from(n).ok()),
        "half" => frame.half = number.and_then(|n| u8::try_from(n).ok()),
        "afternoon" => frame.afternoon = number.map(|n| n == 1),
        "mod" => frame.modifier = Some(value),
        "value" => frame.fixed = Some(value),
        "quant" => frame.quant = Some(value),
        "freq" => frame.freq = Some(value),
        "fiscal" => frame.fiscal = true,
        "bc" => frame.bc = true,
        "needs" => frame.needs_length = value == "length",
        "ahead" => frame.ahead = true,
        "weak" => frame.weak = true,
        _ => debug_assert!(false, "unknown part of a frame: {key}"),
    }
}
