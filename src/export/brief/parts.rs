//! The sections of a brief as lines of Markdown, each from one kind of fact: `- **When**: Tuesday (¶1)`. They choose and order; they
//! make no facts.

use super::{Page, plain};
use crate::contract::{
    Answer, Certainty, CharSpan, EntityType, Event, EventClass, EventStatus, MentionForm, QuantityKind, RelationKind, Stance,
    Statement, StatementForm,
};
use std::collections::{BTreeMap, BTreeSet};

/// Answers less sure than this are left out.
const LEAST: f64 = 0.4;
/// People that are named.
const PEOPLE: usize = 8;
/// Speakers, and statements of each.
const SPEAKERS: usize = 6;
const STATEMENTS: usize = 3;
/// Lines of a timeline.
const EVENTS: usize = 15;
/// Sums of money.
const SUMS: usize = 12;
/// Events of less weight are told in passing.
const PASSING: f64 = 0.15;
/// Open questions of one kind.
const QUESTIONS: usize = 5;

/// The six answers, with a second wording where there is one.
pub(super) fn answers(page: &Page<'_>) -> Vec<String> {
    let a = &page.a.answers;
    let lists = [("Who", &a.who), ("What", &a.what), ("When", &a.when), ("Where", &a.place), ("Why", &a.why), ("How", &a.how)];
    let one = |(question, list): (&str, &Vec<Answer>)| {
        // The bare verb of the opening tells a reader nothing that the headline does not, nor does the reason a second time.
        let empty = |a: &&Answer| {
            let reason = question == "How"
                && page.a.answers.why.first().is_some_and(|w| w.span.start < a.span.end && a.span.start < w.span.end);
            a.why.score < LEAST || a.why.rule == "answer.how.lead" || reason
        };
        let first = list.first().filter(|a| !empty(a))?;
        let guess = if first.why.certainty == Certainty::Guess { " – a guess" } else { "" };
        Some(format!("- **{question}**: {}{}{guess}", page.words(first.span), page.place(first.span)))
    };
    lists.into_iter().filter_map(one).collect()
}

/// The sentences of the summary in the order of the text.
pub(super) fn summary(page: &Page<'_>) -> Vec<String> {
    let mut chosen = page.a.summary.clone();
    chosen.sort_unstable();
    let sentences = chosen.iter().filter_map(|&s| page.a.sentences.get(s as usize));
    sentences.map(|&s| format!("- {}{}", page.words(s), page.place(s))).collect()
}

/// The people the article is most about, with the offices it gives them.
pub(super) fn people(page: &Page<'_>) -> Vec<String> {
    let mut people: Vec<_> = page.a.entities.iter().filter(|e| e.kind == EntityType::Person).collect();
    let mut mentions: BTreeMap<u32, (usize, CharSpan)> = BTreeMap::new();
    for m in &page.a.mentions {
        mentions.entry(m.entity).or_insert((0, m.span)).0 += 1;
    }
    people.sort_by(|a, b| b.salience.total_cmp(&a.salience).then(a.id.cmp(&b.id)));
    let mut lines = Vec::new();
    let named: BTreeSet<u32> = page.a.mentions.iter().filter(|m| m.form == MentionForm::Name).map(|m| m.entity).collect();
    for e in people.into_iter().filter(|e| named.contains(&e.id)).take(PEOPLE) {
        let roles = page.a.relations.iter().filter(|r| r.kind == RelationKind::Role && r.subject == e.id);
        let mut said: Vec<String> = Vec::new();
        for r in roles {
            let of = page.a.entities.get(r.object as usize).filter(|o| o.kind != EntityType::Norp && !r.label.contains(&o.name));
            let of = of.map(|o| format!(" ({})", plain(&o.name))).unwrap_or_default();
            let role = format!("{}{of}", plain(&r.label));
            if !said.contains(&role) {
                said.push(role);
            }
        }
        let roles = if said.is_empty() { String::new() } else { format!(": {}", said.join("; ")) };
        let place = mentions.get(&e.id).map(|m| page.place(m.1)).unwrap_or_default();
        lines.push(format!("- {}{roles}{place}", plain(&e.name)));
    }
    lines
}

/// Events with a calendar value, earliest first; a happening told several times once.
pub(super) fn timeline(page: &Page<'_>) -> Vec<String> {
    let mut dated: Vec<(&str, usize, &Event)> = Vec::new();
    for (index, event) in page.a.events.iter().enumerate() {
        let repeats = event.same_as.iter().any(|&k| (k as usize) < index);
        let value = event.time.and_then(|t| page.a.times.get(t as usize)).map(|t| t.value.as_str());
        // Durations and vague times (PT4H, PAST_REF, XXXX-…) have no place on a line of days.
        let told = event.class != EventClass::Other || !event.participants.is_empty();
        if let Some(value) = value.filter(|v| !repeats && told && v.starts_with(|c: char| c.is_ascii_digit())) {
            dated.push((value, index, event));
        }
    }
    dated.sort_by(|a, b| b.2.salience.total_cmp(&a.2.salience).then(a.1.cmp(&b.1)));
    dated.truncate(EVENTS);
    dated.sort_by_key(|&(value, index, _)| (moment(value), index));
    dated.iter().map(|(value, _, e)| format!("- {value}: {}{}", event(page, e), page.place(e.trigger))).collect()
}

/// Where a TIMEX3 value begins on the calendar: year, day of the year (months taken as 32 days), time of day. A wider time comes
/// before the days in it.
fn moment(value: &str) -> (u32, u32, &str) {
    let (date, clock) = value.split_once('T').unwrap_or((value, ""));
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u32>().unwrap_or(0);
    // *202* is the decade that begins in 2020.
    let scale = 10_u32.pow(4_u32.saturating_sub(year.len() as u32));
    let day = match parts.next() {
        Some(week) if week.starts_with('W') => digits(week).saturating_sub(1) * 7 * 384 / 365,
        Some(quarter) if quarter.starts_with('Q') => digits(quarter).saturating_sub(1) * 96,
        Some(month) if month.starts_with(|c: char| c.is_ascii_digit()) => {
            digits(month).saturating_sub(1) * 32 + parts.next().map_or(0, digits)
        }
        _ => 0,
    };
    (digits(year) * scale, day, clock)
}

/// *met – Witkoff, Putin [planned]*.
fn event(page: &Page<'_>, event: &Event) -> String {
    let status = status(event.status).map(|s| format!(" [{s}]")).unwrap_or_default();
    format!("{}{status}", happening(page, event))
}

/// *met – Witkoff, Putin*.
fn happening(page: &Page<'_>, event: &Event) -> String {
    let mut who: Vec<String> = Vec::new();
    for p in &event.participants {
        let name = p.entity.and_then(|e| page.name(e)).unwrap_or_else(|| page.words(p.span));
        if !name.is_empty() && !who.contains(&name) {
            who.push(name);
        }
    }
    let who = if who.is_empty() { String::new() } else { format!(" – {}", who.join(", ")) };
    format!("{}{who}", page.words(event.trigger))
}

/// A status worth a word; none for what is told as a fact.
const fn status(status: EventStatus) -> Option<&'static str> {
    match status {
        EventStatus::Happened => None,
        EventStatus::Ongoing => Some("going on"),
        EventStatus::Planned => Some("planned"),
        EventStatus::Possible => Some("possible"),
        EventStatus::Denied => Some("said not to be so"),
        EventStatus::Conditional => Some("only if something else happens"),
    }
}

/// Statements by speaker, the speakers that the article is most about first; repeated ones once.
pub(super) fn statements(page: &Page<'_>) -> Vec<String> {
    let mut by_speaker: BTreeMap<u32, Vec<&Statement>> = BTreeMap::new();
    for (index, s) in page.a.statements.iter().enumerate() {
        let repeats = s.same_as.iter().any(|&k| (k as usize) < index);
        if let Some(speaker) = s.speaker.filter(|_| !repeats && s.within.is_none()) {
            by_speaker.entry(speaker).or_default().push(s);
        }
    }
    let salience = |e: u32| page.a.entities.get(e as usize).map_or(0.0, |e| e.salience);
    let mut speakers: Vec<(u32, Vec<&Statement>)> = by_speaker.into_iter().collect();
    speakers.sort_by(|a, b| salience(b.0).total_cmp(&salience(a.0)).then(a.0.cmp(&b.0)));
    let mut lines = Vec::new();
    for (speaker, said) in speakers.into_iter().take(SPEAKERS) {
        lines.push(format!("- **{}**", page.name(speaker).unwrap_or_default()));
        lines.extend(said.into_iter().take(STATEMENTS).map(|s| format!("  - {}", statement(page, s))));
    }
    lines
}

fn statement(page: &Page<'_>, s: &Statement) -> String {
    let words = page.all_words(&s.content);
    let words = if s.form == StatementForm::Direct { format!("“{words}”") } else { words };
    let place = s.content.first().map(|&c| page.place(c)).unwrap_or_default();
    format!("{} {words}{place}", stance(s.stance))
}

const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "says:",
        Stance::Deny => "denies:",
        Stance::Confirm => "confirms:",
        Stance::Demand => "demands:",
        Stance::Promise => "promises:",
        Stance::Propose => "proposes:",
        Stance::Predict => "predicts:",
        Stance::Judge => "judges:",
        Stance::Ask => "asks:",
    }
}

/// Sums as written, by sentence; conversions of one sum side by side.
pub(super) fn sums(page: &Page<'_>) -> Vec<String> {
    let mut by_sentence: Vec<(Option<CharSpan>, Vec<String>, CharSpan)> = Vec::new();
    for (index, q) in page.a.quantities.iter().enumerate().filter(|(_, q)| q.kind == QuantityKind::Money) {
        if q.same_as.iter().any(|&k| (k as usize) < index) {
            continue;
        }
        let others = q.same_as.iter().filter_map(|&k| page.a.quantities.get(k as usize)).map(|o| page.words(o.span));
        let written = [page.words(q.span)].into_iter().chain(others).collect::<Vec<_>>().join(" = ");
        let after = page.a.sentences.partition_point(|s| s.start <= q.span.start);
        let sentence = after.checked_sub(1).and_then(|k| page.a.sentences.get(k)).copied();
        match by_sentence.last_mut().filter(|(s, _, _)| *s == sentence) {
            Some((_, sums, _)) => sums.push(written),
            None => by_sentence.push((sentence, vec![written], q.span)),
        }
    }
    let line = |(sentence, sums, span): (Option<CharSpan>, Vec<String>, CharSpan)| {
        let context = sentence.map(|s| format!(": {}", page.words(s))).unwrap_or_default();
        format!("- {}{context}{}", sums.join("; "), page.place(span))
    };
    by_sentence.into_iter().take(SUMS).map(line).collect()
}

/// What a reader should look into: who said it is not told, it is denied, the figures differ.
pub(super) fn open_questions(page: &Page<'_>) -> Vec<String> {
    let a = page.a;
    let place = |s: &Statement| s.content.first().map(|&c| page.place(c)).unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    lines.extend(a.notes.iter().filter(|n| n.code == "headline-differs").map(|n| format!("- Contradictory: {}", plain(&n.text))));
    let nameless =
        a.statements.iter().filter(|s| s.source.is_empty() && s.speaker.is_none() && s.form != StatementForm::Indirect);
    lines.extend(nameless.take(QUESTIONS).map(|s| format!("- Who said so? “{}”{}", page.all_words(&s.content), place(s))));
    let denied = a.statements.iter().filter(|s| s.stance == Stance::Deny);
    lines.extend(denied.take(QUESTIONS).map(|s| {
        let who = s.speaker.and_then(|e| page.name(e)).unwrap_or_else(|| page.all_words(&s.source));
        let who = if who.is_empty() { String::new() } else { format!(" by {who}") };
        format!("- Denied{who}: {}{}", page.all_words(&s.content), place(s))
    }));
    let not = a
        .events
        .iter()
        .enumerate()
        // A bare word says nothing to a reader, nor what is denied in passing.
        .filter(|(k, e)| {
            e.status == EventStatus::Denied
                && !e.participants.is_empty()
                && e.salience >= PASSING
                && e.same_as.iter().all(|&o| o as usize > *k)
        });
    lines.extend(
        not.take(QUESTIONS).map(|(_, e)| format!("- Said not to be so: {}{}", happening(page, e), page.place(e.trigger))),
    );
    lines
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn orders_times_of_different_width() {
        let mut values =
            ["2020-01-15", "2020-W03", "2020-01-14T15:00", "2020", "1998", "202", "2020-02", "2020-Q2", "2019-12-18"];
        values.sort_by_key(|v| moment(v));
        let expected = ["1998", "2019-12-18", "2020", "202", "2020-W03", "2020-01-14T15:00", "2020-01-15", "2020-02", "2020-Q2"];
        assert_eq!(values, expected);
    }
}
