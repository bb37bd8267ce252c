//! Corpora to examples: raw text is cut into words as at run time, spans become labels; treebanks keep their own words.
//! Each corpus contributes to the heads it has labels for; `annotated` ranges are respected.

mod kinds;
mod spans;
mod trees;

use super::batch::{Example, Forms, flags};
use crate::{
    document::Scheme,
    model::plan::Head,
    text::{blocks, tokenize},
};
use flate2::read::MultiGzDecoder;
use serde_json::Value;
use spans::Aligned;
use std::{fs::File, io, io::Read, path::Path};

pub(crate) use kinds::Places;

/// Longest sequence, in tokens.
const LONGEST: usize = 600;

/// What a corpus teaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lesson {
    Names,
    Attribution,
    TimeEvents,
    Happenings,
}

/// A corpus of raw texts.
#[derive(Clone, Copy, Debug)]
struct Corpus {
    path: &'static str,
    lesson: Lesson,
    /// How often an epoch shows it.
    rate: f32,
    /// Whether its licence lets weights be reused freely.
    open: bool,
}

const fn corpus(path: &'static str, lesson: Lesson, rate: f32, open: bool) -> Corpus {
    Corpus { path, lesson, rate, open }
}

const RAW: &[Corpus] = &[
    corpus("ner/conll2003", Lesson::Names, 1.5, false),
    corpus("ner/worldwide", Lesson::Names, 1.2, false),
    corpus("ner/wikigold", Lesson::Names, 1.0, true),
    corpus("ner/gum", Lesson::Names, 0.8, false),
    corpus("ner/crossner-politics", Lesson::Names, 1.0, false),
    corpus("ner/redocred", Lesson::Names, 0.4, false),
    corpus("ner/wnut17", Lesson::Names, 0.8, true),
    corpus("ner/btc", Lesson::Names, 0.3, true),
    corpus("attribution/polnear", Lesson::Attribution, 1.0, false),
    corpus("time/tbaq", Lesson::TimeEvents, 1.0, false),
    corpus("events/ecbplus", Lesson::Happenings, 0.5, false),
];

const TREES: &[(&str, f32, bool)] = &[
    ("syntax/ewt-train", 1.3, false),
    ("syntax/gum-train-yes", 1.3, true),
    ("syntax/gum-train-sa", 1.3, false),
    ("syntax/gum-train-nc", 1.3, false),
];

/// Development parts that training watches; never trained on.
pub(crate) const WATCHED: [&str; 7] =
    ["ner/conll2003", "ner/worldwide", "ner/gum", "ner/uner-ewt-dev", "attribution/polnear", "time/tbaq", "events/ecbplus"];

/// A part of the training data.
pub(crate) struct Part {
    /// Name of the corpus.
    pub name: &'static str,
    /// Its sequences.
    pub examples: Vec<Example>,
    /// How often an epoch shows them.
    pub rate: f32,
}

/// All training data under `data`; with `open` only what may be reused freely.
pub(crate) fn training(data: &Path, open: bool, forms: &mut Forms) -> io::Result<Vec<Part>> {
    let places = Places::read(data)?;
    let mut parts = Vec::new();
    for c in RAW.iter().filter(|c| c.open || !open || c.path == "ner/gum") {
        let only_open = open && !c.open;
        let examples = raw(data, c.path, "train", c.lesson, only_open, &places, forms)?;
        parts.push(Part { name: c.path, examples, rate: c.rate });
    }
    for &(name, rate, _) in TREES.iter().filter(|t| t.2 || !open) {
        parts.push(Part { name, examples: trees::read(&unpack(data, name, "conllu")?, forms), rate });
    }
    Ok(parts)
}

/// Development data of a corpus of [`WATCHED`].
pub(crate) fn watched(data: &Path, path: &str, forms: &mut Forms) -> io::Result<Vec<Example>> {
    let lesson = RAW.iter().find(|c| c.path == path).map_or(Lesson::Names, |c| c.lesson);
    raw(data, path, "dev", lesson, false, &Places::read(data)?, forms)
}

/// Development treebank by its files.
pub(crate) fn watched_trees(data: &Path, files: &[&str], forms: &mut Forms) -> io::Result<Vec<Example>> {
    let mut out = Vec::new();
    for file in files {
        out.extend(trees::read(&unpack(data, file, "conllu")?, forms));
    }
    Ok(out)
}

/// The text of a packed corpus file: `data`/`name`.`ending`.gz.
pub(crate) fn unpack(data: &Path, name: &str, ending: &str) -> io::Result<String> {
    let mut text = String::new();
    MultiGzDecoder::new(File::open(data.join(format!("{name}.{ending}.gz")))?).read_to_string(&mut text)?;
    Ok(text)
}

fn raw(
    data: &Path,
    path: &str,
    split: &str,
    lesson: Lesson,
    only_open: bool,
    places: &Places,
    forms: &mut Forms,
) -> io::Result<Vec<Example>> {
    let mut out = Vec::new();
    for line in unpack(data, path, "jsonl")?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let closed = only_open && record["ship"].as_str() != Some("YES");
        if record["split"].as_str() != Some(split) || closed {
            continue;
        }
        let text = record["text"].as_str().unwrap_or_default();
        let aligned = align(text, &record);
        let labels = label(path, lesson, &aligned, &record, places);
        let written: Vec<&str> = aligned.words.iter().map(|w| w.map_or("", |s| s.of(text))).collect();
        let words = written.iter().map(|w| if w.is_empty() { 0 } else { forms.id(w) }).collect();
        cut(Example { words, flags: flags(&written), labels, trees: None }, &mut out);
    }
    Ok(out)
}

/// The words of a text, none at a break between blocks.
fn align<'a>(text: &'a str, record: &Value) -> Aligned<'a> {
    let mut words = Vec::new();
    for block in blocks::find(text) {
        if !words.is_empty() {
            words.push(None);
        }
        let mut found = Vec::new();
        tokenize::tokenize(text, block.span, &mut found);
        words.extend(found.iter().map(|w| Some(w.span)));
    }
    Aligned::new(text, words, &record["annotated"])
}

fn label(path: &str, lesson: Lesson, aligned: &Aligned<'_>, record: &Value, places: &Places) -> Vec<(usize, Vec<u64>)> {
    let index = |s| Head::ALL.iter().position(|&h| h == Head::Scheme(s)).unwrap_or_default();
    match lesson {
        Lesson::Names => {
            let mut labels = vec![(index(Scheme::Names), aligned.names(path, &record["spans"], places))];
            if matches!(path, "ner/conll2003" | "ner/wikigold") {
                labels.push((index(Scheme::Four), aligned.four(&record["spans"])));
            }
            labels
        }
        Lesson::Attribution => [Scheme::Source, Scheme::Cue, Scheme::Content, Scheme::Inner]
            .iter()
            .map(|&s| (index(s), aligned.attribution(s, &record["attributions"])))
            .collect(),
        Lesson::TimeEvents => vec![(index(Scheme::Trigger), aligned.triggers(&record["events"]))],
        Lesson::Happenings => vec![(index(Scheme::Happening), aligned.happenings(&record["events"]))],
    }
}

/// Cuts a long sequence, at a break between blocks if there is one in its last third.
fn cut(example: Example, out: &mut Vec<Example>) {
    let n = example.words.len();
    let mut start = 0;
    while start < n {
        let mut end = n.min(start + LONGEST);
        if end < n {
            let room = start + LONGEST * 2 / 3..end;
            end = room.clone().rev().find(|&i| example.words[i] == 0).unwrap_or(end);
        }
        out.push(Example {
            words: example.words[start..end].to_vec(),
            flags: example.flags[start..end].to_vec(),
            labels: example.labels.iter().map(|(h, l)| (*h, l[start..end].to_vec())).collect(),
            trees: None,
        });
        start = end;
    }
}
