//! When: a day or a time of day near the main event: *late on Thursday* rather than *last year*.

use super::{Candidate, Story};
use crate::document::{Deprel, Time, TimeType};
use std::collections::BTreeMap;

/// Lines that are looked at.
const LINES: usize = 40;
/// Words that name a part of a day without the day.
const BARE: &[&str] = &["morning", "night", "evening", "afternoon", "tonight", "noon", "midnight", "day", "this day", "a day"];

/// Dates and times of day as candidates.
pub(super) fn find(story: &Story<'_>) -> Vec<Candidate> {
    let doc = story.b.doc;
    let mut days: BTreeMap<&str, i32> = BTreeMap::new();
    for time in &doc.times {
        *days.entry(day(&time.value)).or_default() += 1;
    }
    let main = story.main_event().and_then(|e| e.time).and_then(|t| doc.times.get(t.index())).map(|t| t.span);
    let mut out = Vec::new();
    for (rank, line) in story.first(LINES) {
        for time in doc.times.get(story.times_in(line)).unwrap_or_default() {
            let tells = matches!(time.kind, TimeType::Date | TimeType::Time) && !time.value.ends_with("_REF");
            if !tells {
                continue;
            }
            let repeated = 2 * days.get(day(&time.value)).copied().unwrap_or_default().min(4);
            let headline = if line.is_headline() { 12 } else { 0 };
            let weight = 60 - 6 * rank.min(8) as i32 - headline + exactness(story, time) + repeated - standing(story, time)
                + if main == Some(time.span) { 8 } else { 0 };
            let sure = if rank < 3 && weight >= 65 { 800 } else { 500 };
            out.push(Candidate { weight, span: time.span, entity: None, rule: "answer.when", sure });
        }
    }
    out
}

fn day(value: &str) -> &str {
    value.get(..10).unwrap_or(value)
}

/// Times of day and days before weeks, months, years, and what lies years away.
fn exactness(story: &Story<'_>, time: &Time) -> i32 {
    let words = story.b.doc.words(time.span);
    let value = time.value.as_str();
    let mut weight = match value.len() {
        _ if time.kind == TimeType::Time || value.contains('T') => 14,
        10.. => 12,
        _ if value.contains('W') => -2,
        7 => -4,
        _ => -14,
    };
    if words.contains("day") && words.contains(|c: char| c.is_uppercase()) {
        weight += 6;
    }
    if BARE.contains(&words.to_lowercase().as_str()) {
        weight -= 22;
    }
    // The second word of a newspaper's name in capitals, a shout of the page.
    if words.len() > 2 && words.chars().all(|c| !c.is_lowercase()) && words.chars().any(char::is_alphabetic) {
        weight -= 25;
    }
    let year = |text: &str| text.get(..4).and_then(|y| y.parse::<i16>().ok());
    let published = story.b.doc.meta.published.map(|p| p.date.year());
    if let (Some(a), Some(b)) = (year(value), published)
        && a.abs_diff(b) > 1
    {
        weight -= 25;
    }
    weight
}

/// What the words around take off: a time inside a clause that describes something, or inside direct speech.
fn standing(story: &Story<'_>, time: &Time) -> i32 {
    let b = story.b;
    let mut off = if story.is_spoken(time.span.start) { 15 } else { 0 };
    let mut at = b.doc.tokens_in(time.span).start;
    for _ in 0..30 {
        match b.rel(at) {
            Deprel::Acl | Deprel::AclRelcl => return off + 10,
            Deprel::Advcl => off += 4,
            _ => {}
        }
        match b.head(at) {
            Some(above) => at = above,
            None => break,
        }
    }
    off
}
