//! What is exported comes back; what is broken is refused in words; what others write is understood.

use super::*;
use crate::{
    contract::CharSpan,
    export::{self, Edition, marks::Mark},
    library::{
        fold::fold,
        key::{FactKey, Layer, State},
        log::Act,
        sample,
    },
    pipeline::{self, Input, Source},
    resources::Resources,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::LazyLock};

const ODD: &str = "Dam 😀 is \"safe\", ministry says\n\nThe e\u{301}lan ministry 👩‍🚀 told Reuters on Friday that the dam was\tsafe. “We will,” Ana Ruiz said on 4 \
March 2031, “pay €3 million to Velmouth.” She denied it. Ruiz met Tom Eld, the mayor of Velmouth, in Oldham.";

fn analyzed(text: &str) -> Analysis {
    let input = Input { source: Source::Text(text), published: Some(jiff::civil::date(2031, 3, 9)), ..Input::default() };
    Analysis::from_document(&pipeline::analyze(Resources::shared(), &input, &mut |_| {}))
}

fn editions() -> Vec<Edition> {
    let mut noted = Log::default();
    let odd = analyzed(ODD);
    let fact = FactKey { layer: Layer::Mention, span: odd.mentions[0].span };
    noted.push(Act::Note { fact, text: "is \"this\" right?".to_owned() }, 1, 1);
    vec![Edition::new(&sample::analysis()), Edition::corrected(&odd, &noted), Edition::new(&analyzed("No name here."))]
}

fn back(id: &str, edition: &Edition) -> Marked {
    let parts = export::write(id, edition).unwrap();
    let files: Vec<(&str, &str)> = parts.iter().map(|p| (p.name.as_str(), p.text.as_str())).collect();
    match read(&files, None).unwrap_or_else(|e| panic!("{id}: {e}")).remove(0) {
        Imported::Marked(marked) => marked,
        Imported::Whole { .. } => panic!("{id} came back whole"),
    }
}

/// Label, places, and, where the format has them, values.
type Plain = (String, Vec<CharSpan>, Vec<(String, String)>, String);

fn plain(mark: &Mark, values: bool) -> Plain {
    let mut attributes = if values { mark.attributes.clone() } else { Vec::new() };
    attributes.sort();
    (mark.label.clone(), mark.spans.clone(), attributes, if values { mark.note.clone() } else { String::new() })
}

fn marks(marks: &Marks, values: bool) -> BTreeSet<Plain> {
    marks.marks.iter().map(|m| plain(m, values)).collect()
}

fn links(all: &Marks, words: bool) -> BTreeSet<(String, Plain, Plain, String)> {
    let mark = |i: usize| plain(&all.marks[i], false);
    all.links
        .iter()
        .map(|l| (l.label.clone(), mark(l.from), mark(l.to), if words { l.words.clone() } else { String::new() }))
        .collect()
}

#[test]
fn what_is_exported_comes_back() {
    for edition in editions() {
        let ours = edition.marks();
        for (id, values, words) in [
            ("w3c", true, true),
            ("brat", true, true),
            ("label-studio", true, false),
            ("uima", true, true),
            ("doccano", false, false),
        ] {
            let theirs = back(id, &edition);
            assert_eq!(theirs.text, edition.analysis.text, "{id}");
            assert_eq!(theirs.remarks, Vec::<String>::new(), "{id}");
            assert_eq!(marks(&theirs.marks, values), marks(&ours, values), "{id}");
            assert_eq!(links(&theirs.marks, words), links(&ours, words), "{id}");
        }
    }
}

#[test]
fn the_report_opens_again() {
    for edition in editions() {
        for id in ["json", "html"] {
            let parts = export::write(id, &edition).unwrap();
            match read(&[(&parts[0].name, &parts[0].text)], None).unwrap().remove(0) {
                Imported::Whole { analysis, log, remarks, .. } => {
                    assert_eq!((*analysis, log, remarks), (edition.engine.clone(), edition.log.clone(), Vec::new()));
                }
                Imported::Marked(_) => panic!("{id}"),
            }
        }
    }
}

#[test]
fn own_marks_confirm_the_engine() {
    let analysis = analyzed(ODD);
    let edition = Edition::new(&analysis);
    for id in ["w3c", "brat", "label-studio", "uima", "doccano"] {
        let marked = back(id, &edition);
        let made = acts(&analysis, &marked.text, &marked.marks).unwrap();
        assert_eq!(made.added, 0, "{id}");
        let mut log = Log::default();
        for act in made.acts {
            log.push(act, 1, 1);
        }
        let folded = fold(analysis.clone(), &log);
        assert!(folded.orphans.is_empty(), "{id}: {:?}", folded.orphans);
        let state = |i| folded.key(Layer::Mention, i).map(|k| folded.state(k));
        assert!((0..analysis.mentions.len()).all(|i| state(i) == Some(State::Accepted)), "{id}");
        assert_eq!((&folded.analysis.times, &folded.analysis.statements), (&analysis.times, &analysis.statements), "{id}");
    }
}

#[test]
fn foreign_marks_become_a_persons() {
    let analysis = sample::analysis();
    let text = analysis.text.as_str();
    let place = |words: &str| {
        let span = sample::at(words, 0);
        (span.start, span.end)
    };
    let line = |id: &str, label: &str, words: &str| {
        let (start, end) = place(words);
        format!("{id}\t{label} {start} {end}\t{words}\n")
    };
    let ann = [
        line("T1", "Person", "Ana Ruiz"),
        line("T2", "COMPANY", "Bridge"),
        line("T3", "Date", "May"),
        line("T4", "Quote", "Bridge to open"),
        line("T5", "Weapon", "bridge"),
        "R1\tspeaker Arg1:T4 Arg2:T1\nA1\tvalue T3 2026-05\nA2\tstance T4 deny\n#1\tAnnotatorNotes T2\tsure?\nT6\tPER 900 910\tNobody\n".to_owned(),
    ]
    .concat();
    let Imported::Marked(marked) = read(&[("a.ann", &ann), ("a.txt", text)], None).unwrap().remove(0) else { panic!() };
    assert_eq!(marked.remarks.len(), 2, "{:?}", marked.remarks);
    let made = acts(&analysis, text, &marked.marks).unwrap();
    assert_eq!((made.accepted, made.added), (2, 2));
    let mut log = Log::default();
    for act in made.acts {
        log.push(act, 1, 1);
    }
    let folded = fold(analysis.clone(), &log);
    assert_eq!(folded.orphans, []);
    let a = &folded.analysis;
    assert_eq!(a.entities.last().map(|e| (e.name.as_str(), e.kind)), Some(("Bridge", crate::contract::EntityType::Org)));
    assert!(a.times.iter().any(|t| t.value == "2026-05"));
    let said = a.statements.last().unwrap();
    assert_eq!((said.speaker, said.stance), (Some(0), crate::contract::Stance::Deny));
    assert!(folded.notes.values().any(|n| n == "sure?"));
    assert!(acts(&analysis, "another text", &marked.marks).unwrap_err().contains("another text"));
}

#[test]
fn what_others_write_is_understood() {
    let doccano = "{\"id\":7,\"text\":\"😀 Ana Ruiz left.\",\"label\":[[2,10,\"PER\"]]}\n{\"text\":\"Bo.\",\"entities\":[{\"id\":1,\"label\":\"ORG\",\"start_offset\":0,\"end_offset\":2}]}\n";
    let all = read(&[("d.jsonl", doccano)], None).unwrap();
    let Imported::Marked(first) = &all[0] else { panic!() };
    assert_eq!((all.len(), first.marks.marks[0].label.as_str()), (2, "PERSON"));
    let studio = r#"[{"id":1,"data":{"txt":"😀 Ana Ruiz left."},"annotations":[{"result":[{"id":"x","type":"labels","value":{"start":3,"end":11,"text":"Ana Ruiz","labels":["PER"]}}]}]}]"#;
    let Imported::Marked(task) = read(&[("s.json", studio)], None).unwrap().remove(0) else { panic!() };
    assert_eq!(task.marks.marks[0].spans, [CharSpan { start: 2, end: 10 }]);
    let note = r#"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"http://x/1","type":"Annotation","body":{"type":"TextualBody","purpose":"tagging","value":"Person"},
      "target":{"source":"http://x/","selector":{"type":"TextQuoteSelector","exact":"Ana Ruiz","prefix":"😀 "}}}"#;
    assert!(read(&[("n.jsonld", note)], None).unwrap_err().contains("without their text"));
    let Imported::Marked(one) = read(&[("n.jsonld", note)], Some("😀 Ana Ruiz left.")).unwrap().remove(0) else { panic!() };
    assert_eq!(one.marks.marks[0].spans, [CharSpan { start: 2, end: 10 }]);
}

#[test]
fn what_is_broken_is_refused_in_words() {
    for (name, body, word) in [
        ("a.json", "{", "no JSON"),
        ("a.json", "{}", "no kind"),
        ("a.json", "[[[[]]]]", "no kind"),
        ("a.ann", "T1\tPERSON\n", "choose the .txt"),
        ("a.html", "<p>x</p>", "no report"),
        ("a.json", "{\"schema\":\"pressmark/9\",\"text\":\"x\"}", "missing field"),
        ("a.json", "{\"%FEATURE_STRUCTURES\":[]}", "no text"),
    ] {
        let wrong = read(&[(name, body)], None).unwrap_err();
        assert!(wrong.contains(word), "{name} {body}: {wrong}");
    }
    assert!(read(&[("a.ann", "T1\tPERSON\n"), ("a.txt", "x")], None).unwrap_err().contains("not understood"));
    let mut broken = sample::analysis();
    broken.mentions[0].entity = 99;
    assert!(read(&[("a.json", &broken.to_json())], None).unwrap_err().contains("damaged"));
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    assert!(read(&[("a.json", &deep)], None).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn nothing_makes_it_panic(cut in 0..4000_usize, with in "[\"\\[\\]{},:0-9a-z\\t\\n=;]{0,12}", which in 0..5_usize) {
        static PARTS: LazyLock<Vec<Vec<export::Part>>> = LazyLock::new(|| {
            let edition = Edition::new(&sample::analysis());
            ["w3c", "brat", "label-studio", "uima", "doccano"].map(|id| export::write(id, &edition).unwrap()).into()
        });
        let mut parts = PARTS[which].clone();
        let text = &mut parts[0].text;
        let at = (0..=cut % text.len()).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        text.insert_str(at, &with);
        let files: Vec<(&str, &str)> = parts.iter().map(|p| (p.name.as_str(), p.text.as_str())).collect();
        for imported in read(&files, None).unwrap_or_default() {
            if let Imported::Marked(marked) = imported {
                let length = marked.text.chars().count() as u32;
                prop_assert!(marked.marks.marks.iter().flat_map(|m| &m.spans).all(|s| s.start < s.end && s.end <= length));
                prop_assert!(marked.marks.links.iter().all(|l| l.from.max(l.to) < marked.marks.marks.len()));
            }
        }
    }
}
