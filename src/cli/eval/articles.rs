//! `pressmark eval FOLDER`: precision, recall and F1 by layer on gold files of our own. An article `X.txt` has its gold in
//! `X.gold`; the file's name starts with the date of publication.
//!
//! ```text
//! names
//! PERSON Ana Ruiz
//! times
//! Tuesday → 2026-05-05
//! statements
//! Ana Ruiz | said | We keep our word … The wall will stand.
//! ```
//!
//! Each line stands further on in the text than the line before it, so its words are found by searching forward.

use super::{Scores, Tally};
use crate::{
    contract::{Analysis, CharSpan, EntityType, MentionForm, QuantityKind},
    pipeline::{self, Input, Source},
    resources::Resources,
};
use std::{collections::BTreeMap, fs, path::Path};

/// Something with a place and a label that must be equal.
type Item = (CharSpan, String);

/// Scores every article of a folder that has a gold file.
///
/// # Errors
/// If a file cannot be read, or a gold line's words are not in the text after those of the line before.
pub fn score_folder(folder: &Path) -> Result<Scores, String> {
    let resources = Resources::embedded().map_err(|e| e.to_string())?;
    let unreadable = |e: std::io::Error| format!("cannot read {}: {e}", folder.display());
    let mut scores = Scores::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_none_or(|e| e != "gold") {
            continue;
        }
        let text = fs::read_to_string(path.with_extension("txt")).map_err(unreadable)?;
        let gold = fs::read_to_string(&path).map_err(unreadable)?;
        let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or_default();
        let published = name.get(..10).and_then(|day| day.parse().ok());
        let input = Input { id: Some(name), source: Source::Text(&text), title: None, published };
        let analysis = Analysis::from_document(&pipeline::analyze(&resources, &input, &mut |_| {}));
        score(&analysis, &gold, &mut scores).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(scores)
}

fn score(a: &Analysis, gold: &str, scores: &mut Scores) -> Result<(), String> {
    let chars: Vec<char> = a.text.chars().collect();
    let mut section = "";
    let mut at = 0;
    let mut items: BTreeMap<&str, Vec<Item>> = BTreeMap::new();
    let mut statements = Vec::new();
    for line in gold.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        if matches!(line, "names" | "times" | "quantities" | "statements") {
            (section, at) = (line, 0);
            continue;
        }
        let off = || format!("the line {line:?} does not fit its section {section:?}");
        if section == "statements" {
            let [speaker, _cue, content] = line.split(" | ").collect::<Vec<_>>()[..] else { return Err(off()) };
            let mut spans = Vec::new();
            for part in content.split(" … ") {
                spans.push(find(&chars, part, &mut 0).ok_or_else(off)?);
            }
            statements.push((speaker.to_owned(), spans));
            continue;
        }
        let (words, label) = match section {
            "names" => line.split_once(' ').map(|(label, words)| (words, label)),
            _ => line.split_once(" → "),
        }
        .ok_or_else(off)?;
        let span = find(&chars, words, &mut at).ok_or_else(off)?;
        items.entry(section).or_default().push((span, label.to_owned()));
    }
    let of = |section: &str| items.get(section).cloned().unwrap_or_default();
    compare(scores, "names", names(a), of("names"));
    compare(scores, "times: words", bare(times(a)), bare(of("times")));
    compare(scores, "times: words and value", times(a), of("times"));
    compare(scores, "quantities: words", bare(quantities(a)), bare(of("quantities")));
    compare(scores, "quantities: words and value", quantities(a), of("quantities"));
    compare_statements(scores, a, &statements);
    Ok(())
}

/// The first place of `words` at or after `at`; moves `at` behind it.
fn find(text: &[char], words: &str, at: &mut usize) -> Option<CharSpan> {
    let words: Vec<char> = words.chars().collect();
    let start = *at + text.get(*at..)?.windows(words.len()).position(|w| w == words)?;
    *at = start + words.len();
    Some(CharSpan { start: start as u32, end: *at as u32 })
}

fn names(a: &Analysis) -> Vec<Item> {
    let kind = |id: u32| a.entities.get(id as usize).map_or(EntityType::Org, |e| e.kind);
    let name = |k: EntityType| crate::document::EntityType::from(k).name().to_owned();
    a.mentions.iter().filter(|m| m.form == MentionForm::Name).map(|m| (m.span, name(kind(m.entity)))).collect()
}

fn times(a: &Analysis) -> Vec<Item> {
    a.times.iter().map(|t| (t.span, t.value.clone())).collect()
}

fn quantities(a: &Analysis) -> Vec<Item> {
    let kind = |k: QuantityKind| match k {
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        QuantityKind::Count => "count",
        QuantityKind::Measure => "measure",
        QuantityKind::Ordinal => "ordinal",
    };
    let label =
        |q: &crate::contract::Quantity| format!("{} {} {}", kind(q.kind), q.amount, q.unit.as_deref().unwrap_or_default());
    a.quantities.iter().map(|q| (q.span, label(q))).collect()
}

fn bare(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().map(|(span, _)| (span, String::new())).collect()
}

fn compare(scores: &mut Scores, measure: &'static str, predicted: Vec<Item>, gold: Vec<Item>) {
    let tally = scores.entry(measure).or_default();
    tally.right += gold.iter().filter(|g| predicted.contains(g)).count();
    tally.predicted += predicted.len();
    tally.gold += gold.len();
}

/// A statement is found if at least half of the union of both contents is shared; its speaker is right if the entity's name is.
fn compare_statements(scores: &mut Scores, a: &Analysis, gold: &[(String, Vec<CharSpan>)]) {
    let name = |id: Option<u32>| id.and_then(|id| a.entities.get(id as usize)).map_or("", |e| e.name.as_str());
    let mut found = Tally { right: 0, predicted: a.statements.len(), gold: gold.len() };
    let mut spoken = found;
    for (speaker, content) in gold {
        if let Some(s) = a.statements.iter().find(|s| shared(&s.content, content)) {
            found.right += 1;
            spoken.right += usize::from(name(s.speaker) == speaker);
        }
    }
    for (measure, tally) in [("statements", found), ("statements with speaker", spoken)] {
        let sum = scores.entry(measure).or_default();
        *sum = Tally { right: sum.right + tally.right, predicted: sum.predicted + tally.predicted, gold: sum.gold + tally.gold };
    }
}

/// Whether the two contents share at least half of what either covers.
fn shared(a: &[CharSpan], b: &[CharSpan]) -> bool {
    let size = |spans: &[CharSpan]| spans.iter().map(|s| s.end - s.start).sum::<u32>();
    let overlap = |x: &CharSpan, y: &CharSpan| x.end.min(y.end).saturating_sub(x.start.max(y.start));
    let both: u32 = a.iter().flat_map(|x| b.iter().map(move |y| overlap(x, y))).sum();
    2 * both >= size(a) + size(b) - both
}
