//! brat standoff: `T1<tab>PERSON 0 8<tab>Ana Ruiz` → a mark; E, R, A, N and # lines → links, attributes, notes. The words in the third
//! column must be those of the text, or the mark is left out: the two files do not belong together there.

use super::{Marked, build::Build};
use crate::{contract::CharSpan, export::words::Words};

/// Reads both files.
pub(super) fn read(text: &str, ann: &str) -> Result<Marked, String> {
    let words = Words::new(text);
    let mut build = Build::new(text);
    // Text-bound lines first: others refer to them.
    for line in ann.lines().filter(|l| l.starts_with('T')) {
        text_bound(&mut build, line, &words).ok_or_else(|| unclear(line))?;
    }
    for line in ann.lines().filter(|l| l.starts_with('E')) {
        event(&mut build, line).ok_or_else(|| unclear(line))?;
    }
    let notes: Vec<(&str, &str)> = ann.lines().filter(|l| l.starts_with('#')).filter_map(note).collect();
    for line in ann.lines() {
        match line.chars().next() {
            Some('A' | 'M') => attribute(&mut build, line).ok_or_else(|| unclear(line))?,
            Some('R') => relation(&mut build, line, &notes).ok_or_else(|| unclear(line))?,
            Some('N') => reference(&mut build, line),
            _ => {}
        }
    }
    for (target, text) in notes {
        build.detail(target, text);
    }
    Ok(build.end())
}

fn unclear(line: &str) -> String {
    format!("this line of the .ann file is not understood: {}", line.chars().take(60).collect::<String>())
}

fn text_bound(build: &mut Build, line: &str, words: &Words<'_>) -> Option<()> {
    let mut columns = line.split('\t');
    let (id, place) = (columns.next()?, columns.next()?);
    let covered = columns.next();
    let (label, places) = place.split_once(' ')?;
    let mut spans: Vec<CharSpan> = Vec::new();
    for piece in places.split(';') {
        let (start, end) = piece.split_once(' ')?;
        let (start, end) = (start.parse().ok()?, end.parse().ok()?);
        // Pieces of one mark that only a line break parts are one span of ours.
        let last =
            spans.last_mut().filter(|l| l.end < start && words.get(CharSpan { start: l.end, end: start }).trim().is_empty());
        match last.filter(|l| words.get(CharSpan { start: l.end, end: start }).contains('\n')) {
            Some(last) => last.end = end,
            None => spans.push(CharSpan { start, end }),
        }
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let here: String = spans.iter().map(|&s| squeezed(words.get(s))).collect();
    if covered.is_some_and(|c| squeezed(c) != here) && !here.is_empty() {
        build.unplaced();
        return Some(());
    }
    build.mark(id, label, spans);
    Some(())
}

/// `E1<tab>HAPPENING:T3 agent:T1`: the event is its trigger's mark.
fn event(build: &mut Build, line: &str) -> Option<()> {
    let (id, rest) = line.split_once('\t')?;
    let mut parts = rest.split_whitespace();
    let trigger = parts.next()?.split_once(':')?.1;
    build.alias(id, trigger);
    for (role, target) in parts.filter_map(|p| p.split_once(':')) {
        // agent2 is a second agent.
        build.link(id, target, role.trim_end_matches(|c: char| c.is_ascii_digit()), "");
    }
    Some(())
}

fn attribute(build: &mut Build, line: &str) -> Option<()> {
    let mut parts = line.split_once('\t')?.1.split_whitespace();
    let (name, target) = (parts.next()?, parts.next()?);
    build.attribute(target, name, parts.next().unwrap_or("true"));
    Some(())
}

fn relation(build: &mut Build, line: &str, notes: &[(&str, &str)]) -> Option<()> {
    let (id, rest) = line.split_once('\t')?;
    let mut parts = rest.split_whitespace();
    let label = parts.next()?;
    let (from, to) = (parts.next()?.split_once(':')?.1, parts.next()?.split_once(':')?.1);
    let words = notes.iter().find(|(target, _)| *target == id).map_or("", |(_, text)| *text);
    build.link(from, to, label, words);
    Some(())
}

/// `N1<tab>Reference T1 Wikidata:Q5<tab>…`.
fn reference(build: &mut Build, line: &str) {
    let mut parts = line.split_whitespace().skip(2);
    if let (Some(target), Some(id)) = (parts.next(), parts.next())
        && let Some(number) = id.strip_prefix("Wikidata:")
    {
        build.attribute(target, "wikidata", number);
    }
}

/// `#1<tab>AnnotatorNotes T1<tab>text` → target and text.
fn note(line: &str) -> Option<(&str, &str)> {
    let mut columns = line.splitn(3, '\t');
    columns.next()?;
    let target = columns.next()?.split_whitespace().nth(1)?;
    Some((target, columns.next().unwrap_or_default()))
}
