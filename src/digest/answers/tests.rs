//! Answers of short articles of our own, read with the shipped network.

use crate::{
    document::{Answer, Document},
    pipeline::{Input, Source, analyze},
    resources::Resources,
};

const STRIKE: &str = "Harbour workers block port of Oldham\n\nHundreds of workers blocked the port of Oldham on Tuesday because of \
a dispute over pay. The union said the blockade would last until Friday.\n\nThe port closed its gates at noon. Two ships had to \
turn back, said Ann Reed, the port's director.";

fn read(text: &str) -> Document {
    let resources = Resources::shared();
    let published = Some(jiff::civil::date(2026, 5, 7));
    analyze(resources, &Input { source: Source::Text(text), published, ..Input::default() }, &mut |_| {})
}

fn first<'a>(doc: &'a Document, answers: &[Answer]) -> &'a str {
    answers.first().map_or("", |a| doc.words(a.span))
}

#[test]
fn tells_the_main_event() {
    let doc = read(STRIKE);
    assert_eq!(first(&doc, &doc.answers.who), "Harbour workers");
    assert_eq!(first(&doc, &doc.answers.what), "block port of Oldham");
    assert_eq!(first(&doc, &doc.answers.when), "Tuesday");
    assert_eq!(first(&doc, &doc.answers.place), "Oldham");
    assert_eq!(first(&doc, &doc.answers.why), "a dispute over pay");
}

#[test]
fn answers_are_few_and_different() {
    let doc = read(STRIKE);
    for list in [&doc.answers.who, &doc.answers.what, &doc.answers.when, &doc.answers.place, &doc.answers.why, &doc.answers.how] {
        assert!(list.len() <= 3);
        for (k, a) in list.iter().enumerate() {
            assert!(!a.span.is_empty());
            assert!(list.iter().skip(k + 1).all(|b| !a.span.overlaps(b.span)));
        }
    }
}

#[test]
fn nothing_to_answer() {
    for text in ["", "?", "Share\n\nMenu", "1 2 3"] {
        let doc = read(text);
        assert!(doc.answers.why.is_empty() && doc.answers.when.is_empty(), "{text}");
    }
}

#[test]
fn who_acts_is_neither_a_dateline_nor_the_weather() {
    let who = |text: &str| {
        let doc = read(text);
        doc.answers.who.iter().map(|a| doc.words(a.span).to_owned()).collect::<Vec<_>>()
    };
    let written =
        who("KUALA LUMPUR: Berjaya Assets has entered into an agreement with a broadband firm on two towers.\n\nIt said so.");
    assert!(!written.iter().any(|w| w.starts_with("KUALA")), "{written:?}");
    assert_eq!(who("London raised its taxes on Tuesday.\n\nNobody knew why.").first().map(String::as_str), Some("London"));
    assert!(!who("It is raining in the north today.\n\nIt will rain.").iter().any(|w| w == "It"));
}
