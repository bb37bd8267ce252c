use super::*;
use crate::{
    contract::Analysis,
    pipeline::{self, Input, Source},
    resources::Resources,
};

const ARTICLE: &str = "Harbour fund grows\n\nPORT ELWICK — Mayor Ana Ruiz said on Friday that the city would pay $24 million (€22 million).\n\n\
                       “We keep our word,” Ruiz told reporters. The bank denied it.";

fn record() -> Record {
    let input = Input { id: Some("x"), source: Source::Text(ARTICLE), title: Some("Harbour fund grows"), published: None };
    let doc = pipeline::analyze(&Resources::embedded().unwrap(), &input, &mut |_| {});
    let analysis = Analysis::from_document(&doc);
    let meta = Meta {
        id: "x".into(),
        title: "Harbour fund grows".into(),
        published: analysis.published.clone().unwrap_or_default(),
        ..Meta::default()
    };
    Record { meta, text: analysis.text.clone(), facts: v1::facts::Facts::from_analysis(&analysis), log: String::new() }
}

#[test]
fn what_was_seen_is_what_is_kept() {
    let record = record();
    let read = read(&write(&record)).unwrap();
    assert_eq!(read, record);
    let input = Input { id: Some("x"), source: Source::Text(ARTICLE), title: Some("Harbour fund grows"), published: None };
    let doc = pipeline::analyze(&Resources::embedded().unwrap(), &input, &mut |_| {});
    let mut seen = Analysis::from_document(&doc);
    seen.tokens.clear();
    seen.causes.clear();
    seen.summary_why.clear();
    assert_eq!(read.analysis(), seen);
}

#[test]
fn a_newer_format_is_named() {
    assert_eq!(read("2.AwA"), Err(ReadError::Newer(2)));
}

#[test]
fn damage_is_told_and_never_panics() {
    let kept = write(&record());
    for cut in 0..kept.len() {
        assert!(read(&kept[..cut]).is_err(), "cut at {cut}");
    }
    assert!(matches!(read("1.%%%"), Err(ReadError::Corrupt(_))));
    assert!(matches!(read("nothing"), Err(ReadError::Corrupt(_))));
}

#[test]
fn a_reference_out_of_range_is_damage() {
    let mut hostile = record();
    hostile.text.truncate(5);
    assert!(matches!(read(&write(&hostile)), Err(ReadError::Corrupt(what)) if what.contains("out of range")));
}
