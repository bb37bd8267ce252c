//! Summary, keyphrases and headline check on short articles of our own, read with the shipped network.

use crate::{
    document::Document,
    pipeline::{Input, Source, analyze},
    resources::Resources,
};

const STORM: &str = "Storm kills 30 in Norland\n\nAt sea and on land the storm left 12 people dead in Norland on Monday, the \
government said. It was the worst storm in decades.\n\nAdvertisement\n\nThe storm tore roofs off houses and cut the power of half \
a million homes. The rescue service sent 300 helpers to the coast.\n\nThe rescue service sent 300 helpers to the coast on Monday, \
said Ann Reed, its head. “We work day and night,” Reed said.\n\nPhoto: The storm over the coast. /Norland News\n\nThe storm is \
moving north and should end on Wednesday.";

fn read(text: &str) -> Document {
    let resources = Resources::shared();
    let published = Some(jiff::civil::date(2026, 5, 7));
    analyze(resources, &Input { source: Source::Text(text), published, ..Input::default() }, &mut |_| {})
}

#[test]
fn sums_up_without_repeating() {
    let doc = read(STORM);
    let chosen: Vec<&str> = doc.summary.iter().map(|s| doc.words(doc.sentences[s.index()].span)).collect();
    assert!((3..=5).contains(&chosen.len()), "{chosen:?}");
    assert!(chosen[0].starts_with("At sea"), "{chosen:?}");
    assert_eq!(chosen.len(), doc.summary_why.len());
    assert!(chosen.iter().filter(|s| s.contains("300 helpers")).count() <= 1, "{chosen:?}");
    assert!(
        !chosen.iter().any(|s| s.contains("Storm kills") || s.contains("Advertisement") || s.contains("Photo")),
        "{chosen:?}"
    );
}

#[test]
fn names_what_it_is_about() {
    let doc = read(STORM);
    let phrases: Vec<String> = doc.keyphrases.iter().map(|k| k.text.to_lowercase()).collect();
    assert!(phrases.iter().any(|p| p == "storm"), "{phrases:?}");
    assert!(phrases.iter().any(|p| p == "rescue service"), "{phrases:?}");
    for k in &doc.keyphrases {
        assert!(k.spans.is_sorted() && !k.spans.is_empty());
    }
}

#[test]
fn headlines_that_differ() {
    let says = |text: &str| read(text).notes.into_iter().find(|n| n.code == "headline-differs").map(|n| n.text);
    let body =
        "The storm left 12 people dead in Norland on Monday, the government said.\n\nIt moved on to the north and the sea.";
    let note = says(&format!("Storm leaves 30 people dead in Norland\n\n{body}"));
    assert!(note.as_deref().is_some_and(|n| n.contains("30 people") && n.contains("12 people")), "{note:?}");
    assert_eq!(says(&format!("Storm leaves 12 people dead in Norland\n\n{body}")), None);
    assert_eq!(says(&format!("Storm leaves more than 10 people dead in Norland\n\n{body}")), None);
    assert_eq!(says(&format!("Storm hits Norland\n\n{body}")), None);
}
