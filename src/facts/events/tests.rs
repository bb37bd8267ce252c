//! Cases of our own writing, read with the network: a case is a text, `---`, one line an event.

use super::rules::RULES;
use crate::{
    document::{Document, Event},
    pipeline::{Input, Source, analyze},
    resources::Resources,
};

fn read(text: &str) -> Document {
    let published = "2026-05-08".parse().ok();
    analyze(Resources::shared(), &Input { source: Source::Text(text), published, ..Input::default() }, &mut |_| ())
}

/// `met | meeting happened | agent Reed, partner Hall | 2026-05-04 | Oslo`
fn line(doc: &Document, event: &Event) -> String {
    let word = |name: String| name.to_lowercase();
    let role = |p: &crate::document::Participant| format!("{} {}", word(format!("{:?}", p.role)), doc.words(p.span));
    let people: Vec<String> = event.participants.iter().map(role).collect();
    let kind = word(format!("{:?} {:?}", event.class, event.status));
    let time = event.time.map_or("", |t| doc.times[t.index()].value.as_str());
    let place = event.place.map_or("", |e| doc.entities[e.index()].name.as_str());
    format!("{} | {kind} | {} | {time} | {place}", doc.words(event.trigger), people.join(", "))
        .trim_end_matches([' ', '|'])
        .to_owned()
}

#[track_caller]
fn check(cases: &str) {
    let mut failures = Vec::new();
    for case in cases.split("\n\n").filter(|c| !c.starts_with('#')) {
        let (text, expected) = case.split_once("\n---").unwrap();
        let doc = read(text);
        let found: Vec<String> = doc.events.iter().map(|e| line(&doc, e)).collect();
        let expected: Vec<&str> = expected.lines().filter(|l| !l.trim().is_empty()).collect();
        if found != expected {
            failures.push(format!("{text}\n  found    {found:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn people_of_verbs_and_nouns() {
    check(include_str!("../../../tests/cases/events/people.txt"));
}

#[test]
fn status_of_happenings() {
    check(include_str!("../../../tests/cases/events/status.txt"));
}

/// A case of one paragraph cannot have a headline.
#[test]
fn a_headline_has_the_setting_of_the_lead() {
    let doc = read("Leaders meet at last\n\nThe leaders of Chad and Mali met in Rome on Monday.");
    let found: Vec<String> = doc.events.iter().map(|e| line(&doc, e)).collect();
    assert_eq!(
        found,
        [
            "meet | meeting happened | agent Leaders | 2026-05-04 | Rome",
            "met | meeting happened | agent leaders | 2026-05-04 | Rome"
        ]
    );
    let doc = read("Leaders meet at last\n\nThe police arrested a man in Rome on Monday.");
    assert_eq!(doc.events.first().map(|e| (e.time, e.place)), Some((None, None)));
}

#[test]
fn times_places_and_classes() {
    check(include_str!("../../../tests/cases/events/setting.txt"));
}

#[test]
fn one_happening_told_twice_is_tied() {
    let doc = read(
        "Angela Merkel met Emmanuel Macron in Lyon on Monday. The meeting lasted two hours. She will meet Keir Starmer next week.",
    );
    let ties: Vec<(&str, usize)> = doc.events.iter().map(|e| (doc.words(e.trigger), e.same_as.len())).collect();
    let tied: Vec<&str> = ties.iter().filter(|t| t.1 > 0).map(|t| t.0).collect();
    assert_eq!(tied, ["met", "meeting"], "{ties:?}");
    let meeting = doc.events.iter().find(|e| doc.words(e.trigger) == "meeting").unwrap();
    assert_eq!(
        line(&doc, meeting),
        "meeting | meeting happened | agent Angela Merkel, partner Emmanuel Macron | 2026-05-04 | Lyon"
    );
}

#[test]
fn what_another_date_stands_beside_is_another_happening() {
    let strikes = |second: &str| {
        let doc = read(&format!("Rebels struck the town yesterday. The attacks killed ten.\n\n{second}"));
        let last = doc.events.iter().rfind(|e| doc.words(e.trigger).ends_with("strikes")).unwrap();
        last.same_as.len()
    };
    assert_eq!(strikes("In 2015, Norland backed the government with airstrikes."), 0);
    assert!(strikes("Norland condemned the airstrikes.") > 0);
}

#[test]
fn rules_keep_their_examples() {
    let mut failures = Vec::new();
    for rule in RULES.iter() {
        for (text, expected) in &rule.examples {
            let doc = read(text);
            let short = |e: &Event| format!("{} | {}", doc.words(e.trigger), format!("{:?}", e.class).to_lowercase());
            if !doc.events.iter().any(|e| e.provenance.rule.0 == rule.id && short(e) == *expected) {
                let all: Vec<String> = doc.events.iter().map(|e| format!("{} {}", e.provenance.rule.0, short(e))).collect();
                failures.push(format!("{} must read {expected:?} in {text:?}: {all:?}", rule.id));
            }
        }
        for text in &rule.counterexamples {
            let doc = read(text);
            for e in doc.events.iter().filter(|e| e.provenance.rule.0 == rule.id) {
                failures.push(format!("{} must not read {:?} in {text:?}", rule.id, doc.words(e.trigger)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn reads_without_network_and_odd_trees() {
    let resources = Resources::default();
    for text in ["", "Attack.", "Soldiers attacked the town. The war goes on.", "by by by , , the the"] {
        let doc = analyze(&resources, &Input { source: Source::Text(text), ..Input::default() }, &mut |_| ());
        assert!(doc.events.iter().all(|e| !e.trigger.is_empty()));
    }
    let mut doc = read("Soldiers attacked the town and fled. The war, which began in May, goes on.");
    let n = doc.tokens.len();
    for k in 0..n {
        doc.tokens[k].head = Some(crate::document::TokenId::new((k + 1) % n));
    }
    let _ = super::find(&doc);
}
