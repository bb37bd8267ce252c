//! `pressmark pronouns DATA`: fits the weights that choose a pronoun's antecedent and writes `src/lexicon/pronoun_weights.tsv`.
//!
//! One log-linear model a class of pronouns, over those who fit and nobody; each is worth what the best of its mentions in reach is.
//! Gradient ascent from the weights that are there (AdaGrad), with a quadratic penalty. The questions are those that the engine asks
//! on its own analysis, so what it gets wrong before is part of them.

use crate::{
    document::Document,
    entities::coref::{Evidence, FEATURES, VALUES, traced, weight},
    model::train::unpack,
    pipeline::{self, Input, Source},
    resources::Resources,
    text::offsets::OffsetMap,
};
use serde_json::Value;
use std::{fs, ops::Range, process::ExitCode};

const LIST: &str = "src/lexicon/pronoun_weights.tsv";
/// Corpora and what a case of them counts: GAP's are few and of the hardest kind, LitBank's are many and of novels.
const CORPORA: [(&str, f64); 4] = [("gap", 2.0), ("gum", 1.0), ("litbank", 0.3), ("meantime", 1.0)];
const ROUNDS: usize = 300;
/// Step of AdaGrad, in logits.
const STEP: f64 = 0.05;
/// Weight of the quadratic penalty, of the order of a few cases a weight: a third of it fitted the questions kept aside worse.
const PENALTY: f64 = 3.0;

/// A pronoun with the choices that are right.
struct Question {
    class: usize,
    worth: f64,
    /// Rows of evidence of each choice, nobody last.
    choices: Vec<Vec<Evidence>>,
    right: Vec<bool>,
}

/// Runs the command with the arguments after `pronouns`.
pub(super) fn run(args: &[String]) -> Result<ExitCode, String> {
    let [data] = args else { return Err("pronouns needs the folder of the corpora".to_owned()) };
    let resources = Resources::embedded().map_err(|e| e.to_string())?;
    let (mut train, mut watched) = (Vec::new(), Vec::new());
    for (name, worth) in CORPORA {
        let corpus = unpack(data.as_ref(), &format!("coref/{name}"), "jsonl").map_err(|e| format!("{name}: {e}"))?;
        for line in corpus.lines() {
            let record: Value = serde_json::from_str(line).map_err(|e| format!("{name}: {e}"))?;
            let text = record["text"].as_str().unwrap_or_default();
            traced::take();
            let doc = pipeline::analyze(&resources, &Input { source: Source::Text(text), ..Input::default() }, &mut |_| {});
            let into = if record["split"] == "train" { &mut train } else { &mut watched };
            into.extend(questions(&doc, &record, worth));
        }
    }
    let mut weights: Vec<[f64; 3]> = (0..FEATURES.len() * VALUES)
        .map(|k| [0, 1, 2].map(|class| f64::from(weight(k / VALUES, k % VALUES, class)) / 100.0))
        .collect();
    let mut said = format!("{} questions to learn from, {} to watch\n", train.len(), watched.len());
    said += &format!("before: {}\n", right(&weights, &train, &watched));
    fit(&mut weights, &train);
    said += &format!("after:  {}\n", right(&weights, &train, &watched));
    write(&weights)?;
    super::print(&said)
}

fn span(value: &Value) -> Option<Range<u32>> {
    Some(value[0].as_u64()? as u32..value[1].as_u64()? as u32)
}

/// What the engine asked on this document, as far as the gold tells the answer.
fn questions(doc: &Document, record: &Value, worth: f64) -> Vec<Question> {
    let map = OffsetMap::new(&doc.text);
    let chars: Vec<Range<u32>> = doc.tokens.iter().map(|t| map.to_chars(&doc.text, t.span)).map(|c| c.start..c.end).collect();
    let head = |s: &Range<u32>| {
        let inside: Vec<usize> = (0..chars.len()).filter(|&k| s.start <= chars[k].start && chars[k].end <= s.end).collect();
        inside.iter().copied().find(|&k| doc.tokens[k].head.is_none_or(|h| !inside.contains(&h.index())))
    };
    let clusters: Vec<Vec<usize>> = record["clusters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|c| c.as_array().into_iter().flatten().filter_map(span).filter_map(|s| head(&s)).collect())
        .collect();
    let annotated = span(&record["annotated"]).unwrap_or(0..u32::MAX);
    let mut out = Vec::new();
    for case in traced::take() {
        let at = &chars[case.token];
        let mut right: Vec<bool> = if record["pronoun"].is_array() {
            if span(&record["pronoun"]).is_none_or(|p| p.start != at.start) {
                continue;
            }
            let of = |name: &str| span(&record[name]).unwrap_or(0..0);
            let touches = |name: &str, heads: &[usize]| {
                heads.iter().any(|&h| chars[h].start < of(name).end && of(name).start < chars[h].end)
            };
            let (a, b) = (record["A_coref"] == true, record["B_coref"] == true);
            let is_right = |heads: &[usize]| match (a, b) {
                (true, _) => touches("A", heads),
                (_, true) => touches("B", heads),
                _ => !touches("A", heads) && !touches("B", heads),
            };
            let mut right: Vec<bool> = case.choices.iter().map(|c| is_right(&c.heads)).collect();
            right.push(!a && !b);
            right
        } else {
            if !annotated.contains(&at.start) {
                continue;
            }
            let own = clusters.iter().find(|c| c.contains(&case.token)).map_or(&[][..], |c| c);
            let mut right: Vec<bool> =
                case.choices.iter().map(|c| c.heads.iter().any(|h| *h != case.token && own.contains(h))).collect();
            right.push(!right.contains(&true));
            right
        };
        if !right.contains(&true) {
            // The right one is not among those who fit.
            if let Some(nobody) = right.last_mut() {
                *nobody = true;
            }
        }
        let mut choices: Vec<Vec<Evidence>> = case.choices.into_iter().map(|c| c.evidence).collect();
        choices.push(vec![case.nobody]);
        out.push(Question { class: case.class, worth, choices, right });
    }
    out
}

fn worth(weights: &[[f64; 3]], row: &Evidence, class: usize) -> f64 {
    cells(row).map(|k| weights[k][class]).sum()
}

/// Places of a row's values among the weights.
fn cells(row: &Evidence) -> impl Iterator<Item = usize> {
    row.iter().enumerate().filter(|(_, v)| usize::from(**v) < VALUES).map(|(f, v)| f * VALUES + usize::from(*v))
}

/// The best row of each choice and what it is worth.
fn best<'a>(weights: &[[f64; 3]], q: &'a Question) -> Vec<(f64, &'a Evidence)> {
    let top = |rows: &'a Vec<Evidence>| rows.iter().map(|r| (worth(weights, r, q.class), r)).max_by(|a, b| a.0.total_cmp(&b.0));
    q.choices.iter().filter_map(top).collect()
}

fn fit(weights: &mut [[f64; 3]], train: &[Question]) {
    let mut squares = vec![[1e-6; 3]; weights.len()];
    for _ in 0..ROUNDS {
        let mut slope: Vec<[f64; 3]> = weights.iter().map(|w| w.map(|w| -PENALTY * w)).collect();
        for q in train {
            let rows = best(weights, q);
            let top = rows.iter().map(|r| r.0).fold(f64::MIN, f64::max);
            let mass = |only_right: bool| -> f64 {
                rows.iter().zip(&q.right).filter(|(_, right)| !only_right || **right).map(|(r, _)| (r.0 - top).exp()).sum()
            };
            let (all, good) = (mass(false), mass(true).max(1e-12));
            for ((value, row), is_right) in rows.iter().zip(&q.right) {
                let share = (value - top).exp();
                let pull = q.worth * (if *is_right { share / good } else { 0.0 } - share / all);
                cells(row).for_each(|k| slope[k][q.class] += pull);
            }
        }
        for ((w, s), g) in weights.iter_mut().zip(&mut squares).zip(&slope) {
            for class in 0..3 {
                s[class] += g[class] * g[class];
                w[class] += STEP * g[class] / s[class].sqrt();
            }
        }
    }
}

/// How many choices are right, in percent, of each class.
fn right(weights: &[[f64; 3]], train: &[Question], watched: &[Question]) -> String {
    let percent = |questions: &[Question], class: usize| {
        let of: Vec<&Question> = questions.iter().filter(|q| q.class == class).collect();
        let hit = |q: &&&Question| {
            let rows = best(weights, q);
            let top = (0..rows.len()).max_by(|&a, &b| rows[a].0.total_cmp(&rows[b].0));
            top.is_some_and(|k| q.right[k])
        };
        100.0 * of.iter().filter(hit).count() as f64 / of.len().max(1) as f64
    };
    let line = |questions: &[Question]| [0, 1, 2].map(|class| format!("{:.1}", percent(questions, class))).join(" ");
    format!("persons, things, groups right: {} (learned from), {} (watched)", line(train), line(watched))
}

fn write(weights: &[[f64; 3]]) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{LIST}: {e}");
    let old = fs::read_to_string(LIST).map_err(failed)?;
    let mut out: String = old.lines().filter(|l| l.starts_with('#')).map(|l| l.to_owned() + "\n").collect();
    for (k, row) in weights.iter().enumerate() {
        let cells = row.map(|w| (100.0 * w).round() as i64);
        if cells != [0; 3] {
            out += &format!("{}\t{}\t{}\t{}\t{}\n", FEATURES[k / VALUES], k % VALUES, cells[0], cells[1], cells[2]);
        }
    }
    fs::write(LIST, out).map_err(failed)
}
