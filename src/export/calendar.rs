//! Events with a day as a calendar (iCalendar, RFC 5545): *met on Friday*, `2025-04-11` → `DTSTART;VALUE=DATE:20250411`. A time of
//! day is written as local time without a zone, because the article names none. Plans and possibilities are tentative.
//!
//! There is no clock here: DTSTAMP is the day of publication, or the event's own day.

use super::{
    Edition,
    words::{Words, one_line, paragraph},
};
use crate::contract::{Analysis, Event, EventClass, EventStatus};
use jiff::civil::Date;

/// A point of a TIMEX3 value on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct When {
    pub(super) year: i16,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    /// Hour and minute.
    pub(super) clock: Option<(i8, i8)>,
}

impl When {
    /// `2025`, `2025-04`, `2025-04-11`, `2025-04-11T15:30`; none for weeks, seasons, decades, spans and vague times.
    pub(super) fn of(value: &str) -> Option<Self> {
        let (date, clock) = value.split_once('T').map_or((value, None), |(d, c)| (d, Some(c)));
        let mut parts = date.split('-');
        let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month = parts.next().map(|m| two(m).filter(|m| (1..=12).contains(m)));
        let day = parts.next().map(two);
        if month == Some(None) || day == Some(None) || parts.next().is_some() {
            return None;
        }
        let (month, day) = (month.flatten(), day.flatten());
        let clock = clock.and_then(|c| Some((two(c.get(..2)?)?, two(c.get(3..5).unwrap_or("00"))?)));
        let clock = clock.filter(|(h, m)| (0..24).contains(h) && (0..60).contains(m));
        let when = Self { year, month, day, clock };
        (day.is_none() || when.date().is_some()).then_some(when)
    }

    /// The day, if it is known.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }
}

fn two(digits: &str) -> Option<i8> {
    (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// An event with its time, what to call it, and its sentence.
pub(super) struct Dated {
    pub(super) when: When,
    pub(super) index: usize,
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) place: Option<String>,
    pub(super) status: EventStatus,
}

/// Events with a calendar time, earliest first; a happening told several times once.
pub(super) fn dated(edition: &Edition) -> Vec<Dated> {
    let (a, words) = (&edition.analysis, edition.words());
    let mut out = Vec::new();
    for (index, event) in a.events.iter().enumerate() {
        let value = event.time.and_then(|t| a.times.get(t as usize)).map(|t| t.value.as_str());
        let Some(when) = value.and_then(When::of) else { continue };
        let repeats = event.same_as.iter().any(|&k| (k as usize) < index);
        if repeats || event.class == EventClass::Other && event.participants.is_empty() {
            continue;
        }
        let sentence = a.sentences.iter().find(|s| s.start <= event.trigger.start && event.trigger.start < s.end);
        out.push(Dated {
            when,
            index,
            title: title(a, &words, event),
            sentence: sentence.map(|&s| words.line(s)).unwrap_or_default(),
            place: event.place.and_then(|p| a.entities.get(p as usize)).map(|e| one_line(&e.name)),
            status: event.status,
        });
    }
    out.sort_by_key(|d| (d.when, d.index));
    out
}

/// *met – Witkoff, Putin*.
fn title(a: &Analysis, words: &Words<'_>, event: &Event) -> String {
    let mut who: Vec<String> = Vec::new();
    for p in &event.participants {
        let name = p.entity.and_then(|e| a.entities.get(e as usize)).map(|e| one_line(&e.name));
        let name = name.unwrap_or_else(|| words.line(p.span));
        if !name.is_empty() && !who.contains(&name) {
            who.push(name);
        }
    }
    let trigger = words.line(event.trigger);
    if who.is_empty() { trigger } else { format!("{trigger} – {}", who.join(", ")) }
}

/// The calendar.
///
/// # Errors
/// A sentence if no event has a day: a calendar needs one.
pub fn write(edition: &Edition) -> Result<String, String> {
    let events: Vec<Dated> = dated(edition).into_iter().filter(|d| d.when.day.is_some()).collect();
    if events.is_empty() {
        return Err("no event of this article has a day, so there is nothing to put into a calendar".to_owned());
    }
    let published = edition.analysis.published.as_deref().and_then(When::of).and_then(When::date);
    let mut out = Lines::default();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pressmark//Pressmark//EN", "CALSCALE:GREGORIAN"] {
        out.line(line);
    }
    for d in &events {
        let Some(day) = d.when.date() else { continue };
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}-{}@pressmark.invalid", edition.urn().replace(':', "-"), d.index));
        out.line(&format!("DTSTAMP:{}T000000Z", compact(published.unwrap_or(day))));
        match d.when.clock {
            Some((hour, minute)) => out.line(&format!("DTSTART:{}T{hour:02}{minute:02}00", compact(day))),
            None => {
                out.line(&format!("DTSTART;VALUE=DATE:{}", compact(day)));
                // The end is exclusive.
                let next = day.tomorrow().unwrap_or(day);
                out.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
            }
        }
        out.line(&format!("SUMMARY:{}", escaped(&d.title)));
        let number = edition.analysis.events.get(d.index).map_or(0, |e| paragraph(&edition.analysis, e.trigger.start));
        out.line(&format!("DESCRIPTION:{}", escaped(&format!("{} (paragraph {number} of “{}”)", d.sentence, edition.title()))));
        if let Some(place) = &d.place {
            out.line(&format!("LOCATION:{}", escaped(place)));
        }
        out.line(match d.status {
            EventStatus::Happened | EventStatus::Ongoing => "STATUS:CONFIRMED",
            EventStatus::Denied => "STATUS:CANCELLED",
            EventStatus::Planned | EventStatus::Possible | EventStatus::Conditional => "STATUS:TENTATIVE",
        });
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    Ok(out.text)
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A TEXT value: backslash, semicolon and comma are escaped; there are no line breaks left.
fn escaped(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Lines of at most 75 bytes, ended by CR LF; a longer one goes on after a space.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > 75 {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(c);
            used += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}
