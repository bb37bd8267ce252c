//! Noun phrases beside a cue: *[Keith Kellogg, Trump's special envoy to Ukraine,] said*, *said [Ann Reed, the mayor of Oldham]*.
//! Works on word classes; where trees are known, [`super::trees`] is asked first. Leading articles are cut by [`plain`].

use super::words::{Class, Words};
use crate::{document::TimeType, lexicon::cues::CUES};
use std::ops::Range;

/// The noun phrase that ends right before token `end`, inside `bounds`, with its comma apposition.
pub(super) fn before(w: &Words, end: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    let mut at = end;
    while at > bounds.start && matches!(w.class(at - 1), Class::Adv | Class::Aux) {
        at -= 1;
    }
    if at > bounds.start && w.class(at - 1) == Class::Comma {
        if let Some(with) = apposed_before(w, at - 1, bounds) {
            return Some(with);
        }
        at -= 1;
    }
    phrase_before(w, at, bounds)
}

/// *Smith, the mayor, a lawyer,|*: the phrase before the commas, up to the last one.
fn apposed_before(w: &Words, comma: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    let mut open = comma;
    for _ in 0..4 {
        let earlier = (bounds.start..open).rev().take(30).find(|&i| w.class(i) == Class::Comma)?;
        let starts_apposition = match w.class(earlier + 1) {
            Class::Det | Class::Name | Class::Nominal => true,
            Class::Pron | Class::Sub => matches!(w.lower(earlier + 1), "who" | "whose" | "which"),
            _ => false,
        };
        if !starts_apposition {
            return None;
        }
        open = earlier;
        let named = phrase_before(w, open, bounds);
        let ends_here = named
            .as_ref()
            .is_some_and(|n| n.start <= bounds.start || w.class(n.start - 1) != Class::Comma || w.class(n.start) == Class::Name);
        if let Some(named) = named.filter(|_| ends_here) {
            return Some(named.start..comma);
        }
    }
    None
}

/// A phrase without apposition that ends before `end`: *the president of the bank|*.
fn phrase_before(w: &Words, end: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    let mut start = base_before(w, end, bounds)?;
    while start > bounds.start {
        let link = start - 1;
        let joins = match w.class(link) {
            Class::Prep if w.lower(link) == "of" => true,
            Class::Prep if matches!(w.lower(link), "for" | "from" | "at" | "in" | "to" | "with" | "on") => {
                // *a spokesman for the bank said*, but not *in Paris the mayor said*.
                link > bounds.start
                    && (matches!(w.class(link - 1), Class::Nominal)
                        || w.class(link - 1) == Class::Name && nameless(w, link + 1..end))
            }
            Class::Conj => {
                link > bounds.start
                    && matches!(w.class(link - 1), Class::Name | Class::Nominal)
                    && !clause_between(w, bounds.start..link)
            }
            _ => false,
        };
        if !joins {
            break;
        }
        match base_before(w, link, bounds) {
            Some(further) => start = further,
            None => break,
        }
    }
    let range = cut_times(w, start..end);
    (!range.is_empty()).then_some(range)
}

/// *Reed at a discussion* said: no name behind the preposition could be the one who says it.
fn nameless(w: &Words, range: Range<usize>) -> bool {
    w.class(range.start) == Class::Det && !range.into_iter().any(|i| w.class(i) == Class::Name)
}

/// Whether a verb stands in `range`: then *and* joins clauses, not names.
fn clause_between(w: &Words, range: Range<usize>) -> bool {
    range.into_iter().any(|i| matches!(w.class(i), Class::Verb | Class::Aux))
}

/// Start of the base noun phrase that ends before `end`.
fn base_before(w: &Words, end: usize, bounds: &Range<usize>) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&l| l >= bounds.start)?;
    match w.class(last) {
        Class::Pron => return Some(last),
        Class::Det if matches!(w.lower(last), "both" | "some" | "many" | "several" | "most" | "others" | "all" | "another") => {
            return Some(last);
        }
        Class::Det if matches!(w.lower(last), "this" | "that" | "these" | "those" | "her") => return Some(last),
        Class::Name | Class::Nominal => {}
        _ => return None,
    }
    let mut start = last;
    while start > bounds.start {
        match w.class(start - 1) {
            Class::Name | Class::Nominal | Class::Possessive => start -= 1,
            Class::Det => {
                start -= 1;
                if start == bounds.start || !matches!(w.class(start - 1), Class::Det) {
                    break;
                }
            }
            // *St. Petersburg*, *Sen. Smith*: a full stop inside a name.
            Class::Stop
                if w.form(start - 1) == "."
                    && start - 1 > bounds.start
                    && w.span(start - 2).end == w.span(start - 1).start
                    && w.capital(start - 2)
                    && w.form(start - 2).len() <= 4 =>
            {
                start -= 2;
            }
            _ => break,
        }
    }
    while start <= last && matches!(w.class(start), Class::Possessive) {
        start += 1;
    }
    Some(start)
}

/// The noun phrase that starts at `start` or right after adverbs, inside `bounds`, with its apposition: *said [Ann Reed, 51, a nurse]*.
pub(super) fn after(w: &Words, start: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    let mut at = start;
    while at < bounds.end && w.class(at) == Class::Adv {
        at += 1;
    }
    let start = at;
    let mut end = base_after(w, at, bounds)?;
    loop {
        let next = match w.class(end) {
            Class::Prep if !leads_adjunct(w, end) => base_after(w, end + 1, bounds),
            Class::Conj => base_after(w, end + 1, bounds),
            Class::Comma => {
                let next = end + 1;
                match w.class(next) {
                    Class::Pron | Class::Sub if matches!(w.lower(next), "who" | "whose" | "which") => {
                        Some(relative_end(w, next, bounds))
                    }
                    Class::Det | Class::Name | Class::Nominal => base_after(w, next, bounds),
                    _ => None,
                }
            }
            _ => None,
        };
        match next.filter(|&n| n <= bounds.end && n > end) {
            Some(n) => end = n,
            None => break,
        }
    }
    let range = cut_times(w, start..end);
    (!range.is_empty()).then_some(range)
}

/// Whether the preposition at `i` leads away from the person: *in a statement*, *on Monday*, *to reporters*.
pub(super) fn leads_adjunct(w: &Words, i: usize) -> bool {
    let noun_start = i + 1;
    let end = base_after(w, noun_start, &(noun_start..w.sentence_tokens(i).end.max(noun_start))).unwrap_or(noun_start);
    let in_time =
        (noun_start..end.max(noun_start + 1)).filter_map(|i| w.doc.times.get(w.time(i)?)).any(|t| t.kind != TimeType::Duration);
    let head = w.lower(end.saturating_sub(1));
    let medium = (noun_start..end).any(|k| CUES.is_medium(w.lower(k)) || CUES.is_platform(w.lower(k)));
    match w.lower(i) {
        "of" => false,
        "in" | "during" | "at" | "on" | "via" | "through" | "by" | "to" | "after" | "before" | "following" => {
            in_time
                || medium
                || CUES.is_listener(head)
                || is_day(w, noun_start)
                || matches!(w.lower(i), "during" | "after" | "before" | "following" | "via")
        }
        "when" | "as" => true,
        _ => in_time,
    }
}

/// Weekdays and months, while times are not known.
pub(super) fn is_day(w: &Words, i: usize) -> bool {
    const DAYS: [&str; 22] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
    ];
    DAYS.contains(&w.lower(i))
}

fn base_after(w: &Words, start: usize, bounds: &Range<usize>) -> Option<usize> {
    let mut end = start;
    if end >= bounds.end {
        return None;
    }
    if w.class(end) == Class::Pron {
        return Some(end + 1);
    }
    while end < bounds.end && w.class(end) == Class::Det {
        end += 1;
    }
    let nouns = end;
    while end < bounds.end {
        match w.class(end) {
            Class::Name | Class::Nominal => end += 1,
            Class::Possessive if end > nouns => end += 1,
            Class::Stop
                if w.form(end) == "."
                    && end > start
                    && w.span(end - 1).end == w.span(end).start
                    && w.capital(end - 1)
                    && w.form(end - 1).len() <= 4
                    && w.class(end + 1) == Class::Name
                    && end + 1 < bounds.end =>
            {
                end += 1;
            }
            _ => break,
        }
    }
    (end > nouns).then_some(end)
}

/// *who heads the bank*: up to the next comma or the end.
fn relative_end(w: &Words, start: usize, bounds: &Range<usize>) -> usize {
    (start..bounds.end)
        .find(|&i| matches!(w.class(i), Class::Comma | Class::Stop | Class::Mark | Class::Other))
        .unwrap_or(bounds.end)
}

/// Cuts times and trailing prepositions and commas from the ends: *Trump Friday* → *Trump*, *Monday Trump* → *Trump*.
fn cut_times(w: &Words, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let is_time = |i: usize| is_day(w, i) || w.time(i).is_some();
    while end > start && (is_time(end - 1) || matches!(w.class(end - 1), Class::Prep | Class::Comma | Class::Conj | Class::Adv)) {
        end -= 1;
    }
    let all = (start..end).all(is_time);
    while !all && start < end && is_time(start) && w.class(start + 1) != Class::Possessive && w.class(start + 1) != Class::Nominal
    {
        start += 1;
    }
    while start < end && matches!(w.class(start), Class::Comma | Class::Possessive) {
        start += 1;
    }
    start..end
}

/// With the article before it: *the Kremlin*. A source is the whole noun phrase.
pub(super) fn whole(w: &Words, range: Range<usize>) -> Range<usize> {
    let before = range.start.checked_sub(1).filter(|&i| w.sentence(i) == w.sentence(range.start));
    let article = before.filter(|&i| matches!(w.lower(i), "the" | "a" | "an") && w.class(range.start) != Class::Pron);
    article.unwrap_or(range.start)..range.end
}

/// Without the leading article: *the Kremlin* → *Kremlin*, as a medium is named; *The Times* keeps its own.
pub(super) fn plain(w: &Words, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    let article = matches!(w.lower(start), "the" | "a" | "an");
    let titled = w.form(start) == "The" && w.capital(start + 1) && is_title(w, start);
    if article && range.len() > 1 && !titled {
        start += 1;
    }
    start..range.end
}

/// *The Times*: a mention known to begin with its article.
fn is_title(w: &Words, i: usize) -> bool {
    let span = w.span(i);
    w.doc.mentions_in(w.hull(w.sentence_tokens(i))).any(|m| m.span.start == span.start && m.span.len() > 3)
}
