//! All rules by their examples, and properties that hold for any text.

use super::rules::RULES;
use crate::{
    document::{Document, Quantity, QuantityKind},
    pipeline::{self, Input},
    resources::Resources,
};
use proptest::prelude::*;

fn read(text: &str) -> Document {
    let input =
        Input { source: pipeline::Source::Text(text), published: Some("2025-04-12".parse().unwrap()), ..Input::default() };
    pipeline::analyze(&Resources::default(), &input, &mut |_| {})
}

/// `money 5..7 USD/month`
fn written(q: &Quantity) -> String {
    let kind = match q.kind {
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Count => "count",
        QuantityKind::Measure => "measure",
        QuantityKind::Ordinal => "ordinal",
    };
    let high = q.high.map_or(String::new(), |h| format!("..{h}"));
    let per = q.per.as_ref().map_or(String::new(), |p| format!("/{p}"));
    format!("{kind} {}{high} {}{per}", q.amount, q.unit.as_deref().unwrap_or("-"))
}

#[track_caller]
fn check(text: &str, quantities: &str) {
    let doc = read(text);
    let found: Vec<String> = doc.quantities.iter().map(written).collect();
    assert_eq!(found.join("; "), quantities, "{text}");
}

#[test]
fn every_rule_reads_its_examples() {
    for rule in RULES.iter() {
        assert!(!rule.sentence.is_empty() && !rule.examples.is_empty(), "{}", rule.id);
        for (text, quantities) in &rule.examples {
            check(text, quantities);
            assert!(read(text).quantities.iter().any(|q| q.provenance.rule.0 == rule.id), "{} does not read {text}", rule.id);
        }
        for text in &rule.counterexamples {
            assert!(!read(text).quantities.iter().any(|q| q.provenance.rule.0 == rule.id), "{}: {text}", rule.id);
        }
    }
}

#[test]
fn ties_conversions() {
    let doc = read("It gave €21 billion ($24 billion; £18 billion) and then €5 million.");
    let ties: Vec<Vec<u32>> = doc.quantities.iter().map(|q| q.same_as.iter().map(|i| i.0).collect()).collect();
    assert_eq!(ties, [vec![1, 2], vec![0, 2], vec![0, 1], vec![]]);
}

#[test]
fn bounds_amounts() {
    let bound = |text: &str| read(text).quantities.first().and_then(|q| q.bound);
    assert_eq!(bound("At least 20 people left."), Some("EQUAL_OR_MORE"));
    assert_eq!(bound("More than 20 people left."), Some("MORE_THAN"));
    assert_eq!(bound("Fewer than 20 people left."), Some("LESS_THAN"));
    assert_eq!(bound("Up to 20 people left."), Some("EQUAL_OR_LESS"));
    assert_eq!(bound("About 20 people left."), Some("APPROX"));
    assert_eq!(bound("Thousands left."), Some("APPROX"));
    assert_eq!(bound("Now 20 people left."), None);
}

#[test]
fn leaves_times_alone() {
    check("They met on 3 May 2019 at 8:17 for two hours.", "");
    check("In 2019, 13 people left.", "count 13 person");
}

#[test]
fn keeps_changes_apart_from_ranges() {
    check("It rose from 3% to 5%.", "percent 3 %; percent 5 %");
    check("It rose 3% to 5.2 million euros.", "percent 3 %; money 5200000 EUR");
}

/// Words that quantities are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let words = [
        "$",
        "€",
        "£",
        "US$",
        "Rs",
        "5",
        "1,234.5",
        "0",
        "99999999999999999999",
        "million",
        "bn",
        "k",
        "m",
        "half",
        "a",
        "two",
        "twenty-one",
        "and",
        "to",
        "-",
        "–",
        "between",
        "percent",
        "%",
        "points",
        "basis points",
        "per",
        "week",
        "each",
        "km",
        "miles",
        "kg",
        "degrees",
        "°C",
        "people",
        "killed",
        "third",
        "2nd",
        "of",
        "hundreds",
        "dozens",
        "euros",
        "cents",
        "(",
        ")",
        ";",
        ",",
        ".",
        "year-old",
        "aged",
        "1/2",
        "½",
        "two-thirds",
        "é",
        "🙂",
        "minus",
        "-5",
        "3-1",
        "Boeing",
        "No",
        "one",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..24).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_soup_is_read(text in soup()) {
        let doc = read(&text);
        let mut end = 0;
        for (index, q) in doc.quantities.iter().enumerate() {
            prop_assert!(q.amount.is_finite() && q.high.is_none_or(|h| h.is_finite() && h > q.amount));
            prop_assert!(q.span.start >= end && !q.span.is_empty() && doc.text.get(q.span.range()).is_some());
            for other in &q.same_as {
                let back = doc.quantities.get(other.index());
                prop_assert!(back.is_some_and(|b| b.same_as.iter().any(|i| i.index() == index)));
            }
            end = q.span.end;
        }
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        read(&text);
    }
}
