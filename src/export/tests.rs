//! Every format on a plain article, on one whose every field is hostile, and on an empty one.

use super::*;
use crate::{
    contract::*,
    library::{
        key::{FactKey, Layer, State},
        log::{Act, Judgement, Log},
        sample,
    },
    pipeline::{self, Input, Source},
    resources::Resources,
};
use serde_json::Value;

/// Signs that break formats: tabs, quotes, formulas, ends of CDATA, tags, controls, emoji outside of the BMP, combining marks.
const HOSTILE: &str = "Mayor \"Tab\" <b>opens</b> bridge\n\n=cmd|' /C calc'!A0 said, 👩‍🚀 Ana Ruiz, the e\u{301}lan minister, told ]]> \
<script>alert(1)</script> Reuters on Friday.\n\n“We — 😀 — will pay\t€3 million; a\\b, c\u{1}d\u{fffe},” Ruiz said in Velmouth on 4 March 2031.\n\n\
-2+3 & more: the Harbour Trust denied that\r the dam broke. @SUM(1+1)*cmd\n\nAna Ruiz met Tom Eld in Velmouth on Tuesday.\n";

fn analyzed(text: &str) -> Analysis {
    let published = Some(jiff::civil::date(2031, 3, 9));
    let input = Input { source: Source::Text(text), published, ..Input::default() };
    Analysis::from_document(&pipeline::analyze(Resources::shared(), &input, &mut |_| {}))
}

/// An analysis whose own words are hostile, too.
fn hostile() -> Edition {
    let mut a = analyzed(HOSTILE);
    let bad = "=1+1\"\t'<x>&]]>\n\u{0}|;,\\é";
    a.title = Some(bad.to_owned());
    a.entities.iter_mut().for_each(|e| {
        e.name = format!("{}{bad}", e.name);
        e.aliases.push(bad.to_owned());
    });
    a.relations.iter_mut().for_each(|r| r.label = bad.to_owned());
    a.quantities.iter_mut().for_each(|q| q.unit = Some(bad.to_owned()));
    let found = |value: &str| Some(Found { value: value.to_owned(), from: "test".to_owned() });
    a.page =
        Some(Page { author: found(bad), site: found(bad), url: found("https://example.org/\"><script>"), ..Page::default() });
    let mut log = Log::default();
    let span = a.mentions[0].span;
    log.push(Act::Note { fact: FactKey { layer: Layer::Mention, span }, text: bad.to_owned() }, 1, 1);
    Edition::corrected(&a, &log)
}

fn one(id: &str, edition: &Edition) -> String {
    write(id, edition).unwrap_or_else(|e| panic!("{id}: {e}")).remove(0).text
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|e| panic!("{e} in {text}"))
}

fn chars(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_table_is_sound() {
    for (i, f) in FORMATS.iter().enumerate() {
        assert!(FORMATS.iter().skip(i + 1).all(|o| o.id != f.id && o.name != f.name), "{} twice", f.id);
        assert!(f.lost.ends_with('.') && f.mime.contains('/') && !f.ending.starts_with('.'), "{}", f.id);
    }
    assert!(formats::find("tractor").unwrap_err().contains("brat"));
}

#[test]
fn every_format_is_written_and_named() {
    for edition in [Edition::new(&analyzed(HOSTILE)), hostile()] {
        for format in FORMATS {
            let parts = write(format.id, &edition).unwrap_or_else(|e| panic!("{}: {e}", format.id));
            assert!(parts[0].name.ends_with(&format!(".{}", format.ending)), "{}", parts[0].name);
            for part in &parts {
                assert!(!part.text.is_empty(), "{}", part.name);
                let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
                assert!(part.name.bytes().all(plain) && !part.name.starts_with('.'), "{}", part.name);
            }
        }
    }
}

#[test]
fn every_format_takes_an_empty_article() {
    for format in FORMATS {
        match write(format.id, &Edition::new(&analyzed(""))) {
            Ok(parts) => assert!(!parts.is_empty()),
            Err(sentence) => assert!(sentence.contains("nothing"), "{sentence}"),
        }
    }
}

#[test]
fn formats_of_words_need_words() {
    let mut a = analyzed("The dam is safe.");
    a.tokens.clear();
    assert!(write("conllu", &Edition::new(&a)).unwrap_err().contains("without"));
    tokens::fill(Resources::shared(), &mut a);
    assert!(one("conllu", &Edition::new(&a)).contains("4\tsafe\tsafe\tADJ"));
}

#[test]
fn xml_is_well_formed() {
    for edition in [Edition::new(&analyzed(HOSTILE)), hostile()] {
        for id in ["tei", "timeml", "graphml", "gexf"] {
            let text = one(id, &edition);
            let doc = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{id}: {e}\n{text}"));
            assert!(!doc.descendants().any(|n| n.tag_name().name() == "script"), "{id}");
        }
        let text = one("timeml", &edition);
        let doc = roxmltree::Document::parse(&text).unwrap();
        let body = doc.descendants().find(|n| n.tag_name().name() == "TEXT").unwrap();
        let read: String = body.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
        let legal = |c: char| if c.is_control() && !"\n\t\r".contains(c) || c == '\u{fffe}' { '\u{fffd}' } else { c };
        assert_eq!(read, edition.analysis.text.chars().map(legal).collect::<String>());
    }
}

#[test]
fn timeml_takes_a_times_own_article_in() {
    let text =
        one("timeml", &Edition::new(&analyzed("Profits fell in the third quarter. The 1968 campaign failed within a week.")));
    // The first is the day of publication.
    let times: Vec<&str> = text.split("<TIMEX3 ").skip(2).filter_map(|t| t.split(['>', '<']).nth(1)).collect();
    assert_eq!(times, ["the third quarter", "1968", "a week"]);
}

#[test]
fn tei_refers_to_what_is_there() {
    let text = one("tei", &hostile());
    let doc = roxmltree::Document::parse(&text).unwrap();
    let ids: Vec<&str> = doc.descendants().filter_map(|n| n.attribute(("http://www.w3.org/XML/1998/namespace", "id"))).collect();
    let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len());
    for node in doc.descendants() {
        for name in ["ref", "who", "active", "passive", "next", "prev"] {
            if let Some(to) = node.attribute(name) {
                assert!(ids.contains(&to.trim_start_matches('#')), "{name}={to}");
            }
        }
    }
    assert!(doc.descendants().any(|n| n.tag_name().name() == "date" && n.attribute("when") == Some("2031-03-04")));
}

#[test]
fn the_report_runs_nothing_and_escapes_everything() {
    for edition in [Edition::new(&analyzed(HOSTILE)), hostile()] {
        let page = one("html", &edition);
        for bad in ["<script", "<b>", "<x>", "onerror", "javascript:"] {
            assert!(!page.contains(bad), "{bad}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)") && page.contains("default-src 'none'"));
    }
}

#[test]
fn json_offsets_point_at_the_words() {
    let edition = Edition::new(&analyzed(HOSTILE));
    let text = &edition.analysis.text;
    let marks = edition.marks();
    let w3c = json(&one("w3c", &edition));
    let mut quotes = 0;
    for item in w3c["first"]["items"].as_array().unwrap() {
        let targets =
            if item["target"].is_array() { item["target"].as_array().unwrap().clone() } else { vec![item["target"].clone()] };
        for selector in targets.iter().filter_map(|t| t.get("selector")) {
            assert_eq!(chars(text, &selector[0]["start"], &selector[0]["end"]), selector[1]["exact"].as_str().unwrap());
            quotes += 1;
        }
    }
    assert_eq!(quotes, marks.marks.iter().map(|m| m.spans.len()).sum::<usize>());
    let units: Vec<u16> = text.encode_utf16().collect();
    let studio = json(&one("label-studio", &edition));
    for region in studio[0]["predictions"][0]["result"].as_array().unwrap().iter().filter(|r| r["type"] == "labels") {
        let value = &region["value"];
        let (start, end) = (value["start"].as_u64().unwrap() as usize, value["end"].as_u64().unwrap() as usize);
        assert_eq!(String::from_utf16(&units[start..end]).unwrap(), value["text"].as_str().unwrap());
    }
    let cas = json(&one("uima", &edition));
    let structures = cas["%FEATURE_STRUCTURES"].as_array().unwrap();
    let ruiz = structures.iter().filter(|s| s["value"] == "PERSON").map(|s| {
        let (start, end) = (s["begin"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize);
        String::from_utf16(&units[start..end]).unwrap()
    });
    assert!(ruiz.collect::<Vec<_>>().iter().any(|w| w == "Ana Ruiz"));
    let line = json(&one("doccano", &edition));
    assert!(line["entities"].as_array().unwrap().iter().any(|e| chars(text, &e["start_offset"], &e["end_offset"]) == "Ana Ruiz"));
}

#[test]
fn brat_lines_stay_lines() {
    for edition in [Edition::new(&analyzed(HOSTILE)), hostile()] {
        let parts = write("brat", &edition).unwrap();
        let text: Vec<char> = parts[1].text.chars().collect();
        for line in parts[0].text.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!("TERAN#".contains(line.chars().next().unwrap()), "{line:?}");
            if !line.starts_with('T') {
                continue;
            }
            let places = columns[1].split_once(' ').unwrap().1;
            let words: Vec<String> = places
                .split(';')
                .map(|p| {
                    let (start, end) = p.split_once(' ').unwrap();
                    text[start.parse().unwrap()..end.parse().unwrap()].iter().collect()
                })
                .collect();
            assert_eq!((columns.len(), columns[2].to_owned()), (3, words.join(" ").replace('\t', " ")), "{line:?}");
        }
    }
}

#[test]
fn columns_stay_columns() {
    for edition in [Edition::new(&analyzed(HOSTILE)), hostile()] {
        let rows = |id: &str| {
            one(id, &edition).lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(rows("conllu").iter().all(|l| l.split('\t').count() == 10));
        assert!(rows("conll2003").iter().all(|l| l.split(' ').count() == 4));
        assert!(rows("iob2").iter().all(|l| l.split('\t').count() == 2));
        let before = |rows: &[String]| {
            let tags: Vec<String> = rows.iter().map(|l| l.split(['\t', ' ']).next_back().unwrap().to_owned()).collect();
            tags.windows(2).all(|w| !w[1].starts_with("I-") || w[0].get(1..) == w[1].get(1..))
        };
        assert!(before(&rows("iob2")) && before(&rows("conll2003")));
    }
}

#[test]
fn conllu_writes_words_and_brackets() {
    let a = analyzed("Ana Ruiz, the mayor of Velmouth, doesn't know it. She left.");
    let text = one("conllu", &Edition::new(&a));
    assert!(
        text.starts_with("# newdoc\n# global.Entity = eid-etype-head-other\n# newpar\n# sent_id = 1\n# text = Ana Ruiz, the"),
        "{text}"
    );
    assert!(text.contains("-9\tdoesn't\t_") || text.contains("\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n"), "{text}");
    let (open, close) = (text.matches("(e").count(), text.matches("e0)").count());
    assert!(open >= 2 && close + text.matches("-)").count() >= 2, "{text}");
}

/// Reads CSV with quoted cells.
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (quoted, c) {
            (true, '"') if rest.peek() == Some(&'"') => cell.extend(rest.next()),
            (_, '"') => quoted = !quoted,
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => {}
            (false, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (_, c) => cell.push(c),
        }
    }
    rows
}

#[test]
fn tables_have_even_rows_and_no_formulas() {
    let mut files = write("csv", &hostile()).unwrap();
    files.extend(write("graph-csv", &hostile()).unwrap());
    for part in files {
        let rows = table(&part.text);
        assert!(rows.iter().all(|r| r.len() == rows[0].len()), "{}", part.name);
        for cell in rows.iter().flatten().filter(|c| c.parse::<f64>().is_err()) {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?} in {}", part.name);
        }
    }
    let excel = write("excel", &hostile()).unwrap();
    assert!(excel.iter().all(|p| p.text.starts_with('\u{feff}')));
}

#[test]
fn the_calendar_folds_and_escapes() {
    let mut a = sample::analysis();
    let trigger = sample::at("open", 1);
    let event = analyzed("Ana Ruiz met Tom Eld on Friday.").events.remove(0);
    a.events = vec![Event {
        trigger,
        time: Some(0),
        place: None,
        same_as: Vec::new(),
        participants: Vec::new(),
        class: EventClass::Meeting,
        ..event
    }];
    let name = "Ünal; a, b\\c 👩‍🚀".repeat(9);
    a.entities[0].name = name;
    a.events[0].participants = vec![Participant { role: ParticipantRole::Agent, entity: Some(0), span: trigger }];
    let text = one("ics", &Edition::new(&a));
    assert!(text.contains("DTSTART;VALUE=DATE:20250411\r\nDTEND;VALUE=DATE:20250412\r\n"), "{text}");
    assert!(text.lines().all(|l| l.len() <= 76) && text.matches('\n').count() == text.matches("\r\n").count());
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:open – Ünal\\; a\\, b\\\\c 👩‍🚀"), "{unfolded}");
    assert!(write("ics", &Edition::new(&sample::analysis())).unwrap_err().contains("no event"));
}

#[test]
fn calendar_values_are_days_or_nothing() {
    let when = |v: &str| calendar::When::of(v).map(|w| (w.year, w.month, w.day, w.clock));
    assert_eq!(when("2025-04-11T15:30"), Some((2025, Some(4), Some(11), Some((15, 30)))));
    assert_eq!(when("2025-04"), Some((2025, Some(4), None, None)));
    for vague in ["2025-W15", "202", "PT4H", "XXXX-04", "2025-02-30", "2025-13", "PAST_REF", "", "2025-SU"] {
        assert_eq!(when(vague), None, "{vague}");
    }
}

#[test]
fn rejected_facts_are_not_written_and_human_ones_say_so() {
    let engine = sample::analysis();
    let mut log = Log::default();
    let key = |layer, span| FactKey { layer, span };
    let fact = key(Layer::Mention, sample::at("Harbour Trust", 0));
    log.push(Act::Judge { facts: vec![fact], as_: Judgement::Reject }, 1, 1);
    let fact = key(Layer::Mention, sample::at("chairs", 0));
    log.push(Act::Add { fact, kind: EntityType::Work, of: None }, 2, 1);
    let time = key(Layer::Time, sample::at("Friday", 0));
    log.push(Act::Judge { facts: vec![time], as_: Judgement::Reject }, 3, 1);
    let edition = Edition::corrected(&engine, &log);
    let a = &edition.analysis;
    assert_eq!(a.entities.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Ana Ruiz", "chairs"]);
    assert!(a.relations.is_empty() && a.times.len() == 2 && a.statements[0].time.is_none());
    assert!(a.mentions.windows(2).all(|w| w[0].span.start <= w[1].span.start));
    let added = a.mentions.iter().position(|m| m.span == fact.span).unwrap();
    assert_eq!(edition.state(Layer::Mention, added), State::Added);
    assert!(!one("w3c", &edition).contains("\"exact\":\"Harbour Trust\""));
    assert!(one("w3c", &edition).contains("reader (added)"));
    let studio = json(&one("label-studio", &edition));
    assert_eq!(studio[0]["annotations"][0]["result"].as_array().unwrap().len(), 1);
}

#[test]
fn our_own_json_is_lossless() {
    let engine = analyzed(HOSTILE);
    let mut log = Log::default();
    let fact = FactKey { layer: Layer::Mention, span: engine.mentions[0].span };
    log.push(Act::Judge { facts: vec![fact], as_: Judgement::Reject }, 1, 1);
    let op = log.ops()[0].id;
    log.push(Act::Undo { op }, 2, 1);
    log.push(Act::Note { fact, text: "a \"note\"\n".to_owned() }, 3, 1);
    let source = "The \"Courier\"".to_owned();
    let text = one("json", &Edition { source: source.clone(), ..Edition::corrected(&engine, &log) });
    assert_eq!(own::read(&text), Ok(own::Own { analysis: engine.clone(), log, source, skipped: 0 }));
    assert_eq!(Analysis::from_json(&text), Ok(engine));
}

#[test]
fn graphs_hold_known_ends() {
    let edition = hostile();
    let text = one("graphml", &edition);
    let doc = roxmltree::Document::parse(&text).unwrap();
    let nodes: Vec<&str> =
        doc.descendants().filter(|n| n.tag_name().name() == "node").filter_map(|n| n.attribute("id")).collect();
    // A plain noun that nothing is tied to is no node.
    let plain = edition.analysis.entities.iter().filter(|e| !nodes.contains(&format!("e{}", e.id).as_str()));
    assert_eq!(plain.map(|e| e.kind).collect::<Vec<_>>(), [EntityType::Product]);
    for edge in doc.descendants().filter(|n| n.tag_name().name() == "edge") {
        assert!(nodes.contains(&edge.attribute("source").unwrap()) && nodes.contains(&edge.attribute("target").unwrap()));
    }
}

#[test]
fn lines_of_json_are_json() {
    for edition in [Edition::new(&analyzed(HOSTILE)), hostile()] {
        for line in one("followthemoney", &edition).lines() {
            let entity = json(line);
            assert!(entity["properties"].as_object().unwrap().values().all(Value::is_array));
        }
        for id in ["schema-org", "geojson", "timelinejs", "spacy"] {
            json(&one(id, &edition));
        }
        let slides = one("timelinejs", &edition);
        assert!(!slides.contains("<script") && !slides.contains("<x>"));
    }
}

#[test]
fn places_have_points_where_the_name_is_one_places_alone() {
    let text =
        "The mayor of Kharkiv met officials from Germany in Velmouth on Friday.\n\nA court in Paris, Texas, ruled on Monday.\n";
    let places = json(&one("geojson", &Edition::new(&analyzed(text))));
    let geometry = |name: &str| {
        let features = places["features"].as_array().unwrap();
        features.iter().find(|f| f["properties"]["name"] == name).unwrap_or_else(|| panic!("no {name}"))["geometry"].clone()
    };
    assert_eq!(geometry("Kharkiv")["coordinates"], serde_json::json!([36.25, 49.98]));
    assert_eq!(geometry("Germany")["type"], "Point");
    assert_eq!(geometry("Velmouth"), Value::Null, "unknown");
    assert_eq!(geometry("Paris"), Value::Null, "not the one in France");
}
