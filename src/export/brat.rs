//! brat standoff: `.txt` with the text, `.ann` with `T1<tab>PERSON 0 8<tab>Ana Ruiz`, relations, events, attributes and notes, and an
//! `annotation.conf` with all types. Offsets are code points; a mark over a line break is cut there, as brat does.
//!
//! <https://brat.nlplab.org/standoff.html>

use super::{
    Edition, Part,
    marks::{self, HAPPENING, Mark},
    words::{Words, one_line},
};
use crate::contract::CharSpan;
use std::{collections::BTreeSet, fmt::Write};

/// The three files.
pub fn write(edition: &Edition) -> Vec<Part> {
    let text = edition.analysis.text.clone();
    vec![
        edition.part("ann", annotations(edition)),
        edition.part("txt", text),
        Part { name: "annotation.conf".to_owned(), text: configuration(edition) },
    ]
}

fn annotations(edition: &Edition) -> String {
    let (marks, words) = (edition.marks(), edition.words());
    let mut out = String::new();
    let mut written = BTreeSet::new();
    for (i, mark) in marks.marks.iter().enumerate() {
        let pieces: Vec<CharSpan> = mark.spans.iter().flat_map(|&s| words.on_lines(s)).collect();
        if !pieces.is_empty() {
            written.insert(i);
            text_bound(&mut out, i, mark, &pieces, &words);
        }
    }
    let is_event = |i: usize| marks.marks.get(i).is_some_and(|m| m.label == HAPPENING);
    for &i in written.iter().filter(|&&i| is_event(i)) {
        // Roles of an event must differ: agent, agent2, …
        let mut roles: Vec<&str> = Vec::new();
        let _ = write!(out, "E{n}\t{HAPPENING}:T{n}", n = i + 1);
        for link in marks.links.iter().filter(|l| l.from == i && written.contains(&l.to)) {
            roles.push(&link.label);
            let count = roles.iter().filter(|r| **r == link.label).count();
            let suffix = if count > 1 { count.to_string() } else { String::new() };
            let _ = write!(out, " {}{suffix}:T{}", link.label, link.to + 1);
        }
        out.push('\n');
    }
    let mut number = 0;
    for (i, mark) in marks.marks.iter().enumerate().filter(|(i, _)| written.contains(i)) {
        let target = format!("{}{}", if is_event(i) { 'E' } else { 'T' }, i + 1);
        details(&mut out, &mut number, &target, mark);
    }
    let between = |l: &&marks::Link| !is_event(l.from) && written.contains(&l.from) && written.contains(&l.to);
    for (n, link) in marks.links.iter().filter(between).enumerate() {
        let _ = writeln!(out, "R{}\t{} Arg1:T{} Arg2:T{}\t", n + 1, link.label, link.from + 1, link.to + 1);
        if !link.words.is_empty() {
            let _ = writeln!(out, "#R{n}\tAnnotatorNotes R{n}\t{}", link.words, n = n + 1);
        }
    }
    out
}

// Writing to a string cannot fail.
fn text_bound(out: &mut String, i: usize, mark: &Mark, pieces: &[CharSpan], words: &Words<'_>) {
    let places: Vec<String> = pieces.iter().map(|s| format!("{} {}", s.start, s.end)).collect();
    // Tabs part the columns; a tab in the text is one character, and so is a space.
    let covered: Vec<String> = pieces.iter().map(|&s| words.get(s).replace('\t', " ")).collect();
    let _ = writeln!(out, "T{}\t{} {}\t{}", i + 1, mark.label, places.join(";"), covered.join(" "));
}

/// Attributes whose values are single words; others and notes as notes; Wikidata numbers as references.
fn details(out: &mut String, number: &mut u32, target: &str, mark: &Mark) {
    for (name, value) in &mark.attributes {
        *number += 1;
        let plain = value.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.:+%/".contains(&b));
        if name == "wikidata" && plain {
            let shown = mark.get("name").unwrap_or_default();
            let _ = writeln!(out, "N{number}\tReference {target} Wikidata:{value}\t{shown}");
        } else if plain {
            let _ = writeln!(out, "A{number}\t{name} {target} {value}");
        } else {
            let _ = writeln!(out, "#{number}\tAnnotatorNotes {target}\t{name}={value}");
        }
    }
    if !mark.note.is_empty() {
        *number += 1;
        let _ = writeln!(out, "#{number}\tAnnotatorNotes {target}\t{}", one_line(&mark.note));
    }
}

fn configuration(edition: &Edition) -> String {
    let all = edition.marks();
    let labels: BTreeSet<&str> = all.marks.iter().map(|m| m.label.as_str()).filter(|l| *l != HAPPENING).collect();
    let links: BTreeSet<&str> = all.links.iter().map(|l| l.label.as_str()).collect();
    let mut values: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (name, value) in all.marks.iter().flat_map(|m| &m.attributes) {
        if ["form", "stance", "status", "class", "mod", "bound"].contains(&name.as_str()) {
            values.insert((name, value));
        }
    }
    let mut out = String::from("[entities]\n");
    labels.iter().for_each(|l| out.push_str(&format!("{l}\n")));
    out.push_str("[relations]\n");
    links.iter().for_each(|l| out.push_str(&format!("{l}\tArg1:<ANY>, Arg2:<ANY>\n")));
    let roles: Vec<String> = links.iter().map(|l| format!("{l}*:<ANY>")).collect();
    let _ = writeln!(out, "[events]\n{HAPPENING}\t{}\n[attributes]", roles.join(", "));
    let names: BTreeSet<&str> = values.iter().map(|(name, _)| *name).collect();
    for name in names {
        let of: Vec<&str> = values.iter().filter(|(n, _)| *n == name).map(|(_, v)| *v).collect();
        let _ = writeln!(out, "{name}\tArg:<ANY>, Value:{}", of.join("|"));
    }
    out
}
