//! Pressmark's own JSON, lossless: the contract `pressmark/1` as the engine wrote it, and under `corrections` every operation of the
//! log, undone ones too, under `source` the outlet. A reader of the contract that knows no corrections reads the engine's analysis.

use super::Edition;
use crate::{contract::Analysis, library::log::Log};
use serde::Deserialize;
use serde_json::Value;

/// One line.
pub fn write(edition: &Edition) -> String {
    let mut json = edition.engine.to_json();
    // The bracket that closes the object.
    json.pop();
    if !edition.source.is_empty() {
        json.push_str(&format!(",\"source\":{}", Value::String(edition.source.clone())));
    }
    if !edition.log.is_empty() {
        let lines = edition.log.write();
        json.push_str(&format!(",\"corrections\":[{}]", lines.lines().collect::<Vec<_>>().join(",")));
    }
    json.push_str("}\n");
    json
}

/// What a file of ours holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// What the engine had found.
    pub analysis: Analysis,
    /// What was decided.
    pub log: Log,
    /// Outlet or address; empty if unknown.
    pub source: String,
    /// Operations that are not understood and were left out.
    pub skipped: usize,
}

/// The fields beside the contract's.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Beside {
    source: String,
    corrections: Vec<Value>,
}

/// Reads it.
///
/// # Errors
/// A sentence that says where it is off.
pub fn read(json: &str) -> Result<Own, String> {
    let analysis = Analysis::from_json(json)?;
    check(&analysis)?;
    let beside: Beside = serde_json::from_str(json).map_err(|e| format!("the corrections of this file are damaged: {e}"))?;
    let lines: Vec<String> = beside.corrections.iter().map(ToString::to_string).collect();
    let (log, skipped) = Log::read(&lines.join("\n"));
    Ok(Own { analysis, log, source: beside.source, skipped })
}

/// Refuses numbers that lead out of the file, so that nothing after this needs to look again.
fn check(a: &Analysis) -> Result<(), String> {
    let end = a.text.chars().count() as u32;
    let spans = a.blocks.iter().map(|b| b.span).chain(a.sentences.iter().copied()).chain(a.tokens.iter().map(|t| t.span));
    let spans = spans.chain(a.mentions.iter().map(|m| m.span)).chain(a.times.iter().map(|t| t.span));
    let spans = spans.chain(a.quantities.iter().map(|q| q.span)).chain(a.events.iter().map(|e| e.trigger));
    let mut spans = spans.chain(a.statements.iter().flat_map(|s| s.content.iter().chain(&s.source).chain(&s.cue).copied()));
    if let Some(bad) = spans.find(|s| s.start > s.end || s.end > end) {
        return Err(format!(
            "this file is damaged: the place {}–{} lies outside of its text of {end} characters",
            bad.start, bad.end
        ));
    }
    let entities = a.entities.len();
    let referred = a.mentions.iter().map(|m| m.entity).chain(a.relations.iter().flat_map(|r| [r.subject, r.object]));
    let referred = referred.chain(a.statements.iter().filter_map(|s| s.speaker));
    match referred.map(|e| e as usize).find(|e| *e >= entities) {
        Some(bad) => Err(format!("this file is damaged: it speaks of entity {bad} and has {entities}")),
        None => Ok(()),
    }
}
