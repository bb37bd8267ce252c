use super::*;
use crate::{
    contract::{
        Analysis, Answer, Answers, Cause, Event, EventClass, EventStatus, Found, Keyphrase, LeftOut, Note, Page, Participant,
        ParticipantRole, Reason,
    },
    library::{fold::fold, log::Log, sample},
    pipeline::{self, Input, Source},
    resources::Resources,
};

const ARTICLE: &str = "Harbour fund grows\n\nPORT ELWICK — Mayor Ana Ruiz said on Friday that the city would pay $24 million (€22 million).\n\n\
                       “We keep our word,” Ruiz told reporters. The bank denied it.";

fn record() -> Record {
    let input = Input { id: Some("x"), source: Source::Text(ARTICLE), title: Some("Harbour fund grows"), published: None };
    let doc = pipeline::analyze(Resources::shared(), &input, &mut |_| {});
    Record::of(&Analysis::from_document(&doc))
}

/// An analysis with something in every list, of a page with everything it can say.
fn full() -> Analysis {
    let mut analysis = sample::analysis();
    let why = analysis.times[0].why.clone();
    let participant = |role, span| Participant { role, entity: Some(0), span };
    let answer = |words, entity| Answer { span: sample::at(words, 0), entity, why: why.clone() };
    let found = |value: &str| Some(Found { value: value.into(), from: "og:title".into() });
    analysis.id = Some("x".into());
    analysis.title = Some("Bridge to open".into());
    analysis.sentences = vec![sample::at("Bridge to open", 0), sample::at("She chairs the Harbour Trust.", 0)];
    analysis.events = vec![Event {
        trigger: sample::at("chairs", 0),
        lemma: "chair".into(),
        class: EventClass::Appointment,
        participants: vec![participant(ParticipantRole::Agent, sample::at("She", 0))],
        time: Some(1),
        place: Some(1),
        status: EventStatus::Possible,
        salience: 0.5,
        same_as: vec![0],
        why: why.clone(),
    }];
    analysis.answers = Answers {
        who: vec![answer("Ana Ruiz", Some(0)), answer("She", Some(0))],
        what: vec![answer("chairs", None)],
        when: vec![answer("Friday", None)],
        place: vec![answer("Harbour Trust", Some(1))],
        why: vec![answer("four hours", None)],
        how: vec![answer("The bridge", None)],
    };
    analysis.summary = vec![1, 0];
    analysis.summary_why = vec![why.clone(), why.clone()];
    analysis.keyphrases = vec![Keyphrase { text: "bridge".into(), spans: vec![sample::at("bridge", 0)] }];
    let (cause, effect) = (sample::at("will open in May", 0), sample::at("Ruiz spoke", 0));
    analysis.causes = vec![Cause { cause, effect, cue: vec![sample::at("about", 0)], why: why.clone() }];
    analysis.notes = vec![Note { code: "odd".into(), span: sample::at("May", 0), text: "Odd".into() }];
    let reasons = [Reason::Outside, Reason::Furniture, Reason::Comments];
    analysis.page = Some(Page {
        title: found("Bridge"),
        published: found("2025-04-12"),
        author: found("A. Writer"),
        site: found("Courier"),
        url: found("https://example.org/"),
        left_out: reasons.into_iter().map(|reason| LeftOut { text: "Menu".into(), at: 3, reason }).collect(),
    });
    analysis
}

#[test]
fn every_list_and_the_page_are_kept() {
    let analysis = full();
    let kept = write(&Record::of(&analysis));
    assert_eq!(read(&kept).unwrap().analysis(), analysis);
    assert_eq!(read(&kept).unwrap().site(), "Courier");
}

#[test]
fn a_message_between_threads_is_the_same_record() {
    let record = Record::of(&full());
    assert_eq!(from_message(&to_message(&record)), Ok(record.clone()));
    let cut: String = to_message(&record).chars().take(40).collect();
    assert!(from_message(&cut).is_err());
}

/// Written by a released page of version 1, with two decisions of a person.
#[test]
fn an_article_kept_by_version_1_opens() {
    let record = read(include_str!("../../../tests/records/v1.txt")).unwrap();
    assert_eq!((record.meta.title.as_str(), record.meta.revision), ("Elwick council backs $24 million harbour fund", 3));
    let analysis = record.analysis();
    assert!(analysis.text.contains("We keep our word") && analysis.page.is_none());
    let log = Log::read(&record.log).0;
    let folded = fold(analysis.clone(), &log);
    assert_eq!((log.ops().len(), folded.states.len(), folded.orphans.len()), (2, 2, 0));
    assert!(analysis.statements.iter().any(|s| s.speaker.is_some()));
    assert_eq!(read(&write(&record)), Ok(record));
}

/// As version 2 wrote it, with one decision of a person and a tag.
#[test]
fn an_article_kept_by_version_2_opens() {
    let record = read(include_str!("../../../tests/records/v2.txt").trim_end()).unwrap();
    let analysis = record.analysis();
    let folded = fold(analysis.clone(), &Log::read(&record.log).0);
    assert_eq!(
        (record.meta.title.as_str(), record.meta.tags.as_slice()),
        ("Harbour fund grows", ["harbour".to_owned()].as_slice())
    );
    assert_eq!((folded.states.len(), folded.orphans.len()), (1, 0));
    assert_eq!(read(&write(&record)), Ok(record));
}

/// As version 3 wrote it: the article of version 2, with 14 bits a character.
#[test]
fn an_article_kept_by_version_3_opens() {
    let kept = include_str!("../../../tests/records/v3.txt").trim_end();
    let record = read(kept).unwrap();
    assert_eq!(Ok(&record), read(include_str!("../../../tests/records/v2.txt").trim_end()).as_ref());
    let again = write(&record);
    assert_eq!(read(&again), Ok(record));
    assert!(again.chars().count() < kept.chars().count(), "the newest form is the shortest");
}

#[test]
fn a_left_out_part_is_brought_back_at_its_place() {
    let mut analysis = sample::analysis();
    analysis.text = "Ein Bär.\n\nZwei.".into();
    let parts = [("Menü", 0), ("Mehr", 10), ("Ende", 15)];
    let left_out = parts.map(|(text, at)| LeftOut { text: text.into(), at, reason: Reason::Outside }).into();
    analysis.page = Some(Page { left_out, ..Page::default() });
    let record = Record::of(&analysis);
    let page = record.page.as_ref().unwrap();
    let (text, page) = page.brought_back(&record.text, 1).unwrap();
    assert_eq!(text, "Ein Bär.\n\nMehr\n\nZwei.");
    let (text, page) = page.brought_back(&text, 1).unwrap();
    assert_eq!(text, "Ein Bär.\n\nMehr\n\nZwei.\n\nEnde");
    assert_eq!(page.brought_back(&text, 0).unwrap().0, "Menü\n\nEin Bär.\n\nMehr\n\nZwei.\n\nEnde");
    assert_eq!(page.brought_back(&text, 1), None);
}

#[test]
fn a_left_out_part_past_the_end_is_damage() {
    let mut analysis = full();
    analysis.page.as_mut().unwrap().left_out[0].at = 9_999;
    assert!(matches!(read(&write(&Record::of(&analysis))), Err(ReadError::Corrupt(_))));
}

#[test]
fn what_was_seen_is_what_is_kept() {
    let record = record();
    let read = read(&write(&record)).unwrap();
    assert_eq!(read, record);
    let input = Input { id: Some("x"), source: Source::Text(ARTICLE), title: Some("Harbour fund grows"), published: None };
    let doc = pipeline::analyze(Resources::shared(), &input, &mut |_| {});
    let mut seen = Analysis::from_document(&doc);
    seen.tokens.clear();
    assert_eq!(read.analysis(), seen);
}

#[test]
fn a_newer_format_is_named() {
    assert_eq!(read("5.AwA"), Err(ReadError::Newer(5)));
}

#[test]
fn damage_is_told_and_never_panics() {
    let kept = write(&record());
    for (cut, _) in kept.char_indices() {
        assert!(read(&kept[..cut]).is_err(), "cut at {cut}");
    }
    for bad in ["2.%%%", "3.%%%", "3.AwA", "4.%%%", "4.AwA", "4."] {
        assert!(matches!(read(bad), Err(ReadError::Corrupt(_))), "{bad}");
    }
    assert!(matches!(read("nothing"), Err(ReadError::Corrupt(_))));
}

#[test]
fn a_reference_out_of_range_is_damage() {
    let mut hostile = record();
    hostile.text.truncate(5);
    assert!(matches!(read(&write(&hostile)), Err(ReadError::Corrupt(what)) if what.contains("out of range")));
}
