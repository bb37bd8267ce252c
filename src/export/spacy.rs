//! spaCy's JSON (`Doc.from_json`): tokens that cover the text, sentences, `ents` without overlaps, and all marks in the span groups
//! `mentions`, `times`, `quantities`, `statements`, `events`. Offsets are code points. Labels are those of OntoNotes, where it has one.
//!
//! Not the binary DocBin. Spans are widened to whole tokens, because spaCy has no others.

use super::{Edition, marks::word};
use crate::contract::{Analysis, CharSpan, MentionForm, QuantityKind};
use serde_json::{Map, Value, json};

/// A token of spaCy: a word of ours, or the gap between two words that is more than one space.
struct Token {
    span: CharSpan,
    /// Index of our word.
    word: Option<usize>,
}

/// One document.
pub fn write(edition: &Edition) -> String {
    let a = &edition.analysis;
    let (tokens, number) = cover(a);
    let wide = |span: CharSpan| widened(&tokens, span);
    let span = |place: CharSpan, label: &str, id: &str| {
        wide(place).map(|s| json!({"start": s.start, "end": s.end, "label": label, "kb_id": id}))
    };
    let entity = |id: u32| a.entities.get(id as usize);
    let wikidata = |id: u32| entity(id).and_then(|e| e.link.as_ref()).map_or("", |l| l.wikidata.as_str());
    let mut groups = Map::new();
    let mentions = a.mentions.iter().filter_map(|m| span(m.span, label(&word(entity(m.entity)?.kind)), wikidata(m.entity)));
    groups.insert("mentions".to_owned(), mentions.collect());
    groups.insert("times".to_owned(), a.times.iter().filter_map(|t| span(t.span, label(&word(t.kind)), "")).collect());
    let quantities = a.quantities.iter().filter_map(|q| span(q.span, quantity(q.kind), ""));
    groups.insert("quantities".to_owned(), quantities.collect());
    let statements = a.statements.iter().flat_map(|s| s.content.iter().map(|&c| (c, word(s.stance))));
    groups.insert("statements".to_owned(), statements.filter_map(|(c, stance)| span(c, &stance, "")).collect());
    groups.insert("events".to_owned(), a.events.iter().filter_map(|e| span(e.trigger, &word(e.class), "")).collect());
    let doc = json!({
        "text": a.text,
        "ents": entities(a, &tokens),
        "sents": a.sentences.iter().filter_map(|&s| wide(s)).map(|s| json!({"start": s.start, "end": s.end})).collect::<Vec<_>>(),
        "tokens": rows(a, &tokens, &number),
        "spans": groups,
    });
    format!("{doc}\n")
}

/// Tokens that cover the text but for one space after each, and where each of our words went.
fn cover(a: &Analysis) -> (Vec<Token>, Vec<usize>) {
    let text: Vec<char> = a.text.chars().collect();
    let (mut out, mut number, mut at) = (Vec::new(), Vec::new(), 0);
    let gap = |at: u32, to: u32, out: &mut Vec<Token>| {
        // The space right after a word belongs to it; at the very start there is no word.
        let own = u32::from(at > 0 && text.get(at as usize) == Some(&' '));
        if at + own < to {
            out.push(Token { span: CharSpan { start: at + own, end: to }, word: None });
        }
    };
    for (i, token) in a.tokens.iter().enumerate().filter(|(_, t)| t.span.start < t.span.end) {
        number.resize(i + 1, 0);
        gap(at, token.span.start, &mut out);
        if let Some(slot) = number.get_mut(i) {
            *slot = out.len();
        }
        out.push(Token { span: token.span, word: Some(i) });
        at = token.span.end;
    }
    gap(at, text.len() as u32, &mut out);
    (out, number)
}

fn rows(a: &Analysis, tokens: &[Token], number: &[usize]) -> Vec<Value> {
    let row = |(i, token): (usize, &Token)| {
        let CharSpan { start, end } = token.span;
        match token.word.and_then(|w| a.tokens.get(w)) {
            Some(t) => {
                let head = usize::try_from(t.head).ok().and_then(|h| number.get(h).copied()).unwrap_or(i);
                let dep = if t.deprel == "root" { "ROOT" } else { &t.deprel };
                json!({"id": i, "start": start, "end": end, "tag": t.xpos, "pos": t.upos, "morph": "", "lemma": t.lemma, "dep": dep, "head": head})
            }
            // As spaCy does: a gap hangs on the word before it, or at the start on the one after it.
            None => {
                let head = if i > 0 { i - 1 } else { (i + 1).min(tokens.len() - 1) };
                json!({"id": i, "start": start, "end": end, "tag": "_SP", "pos": "SPACE", "morph": "", "lemma": " ", "dep": "dep", "head": head})
            }
        }
    };
    tokens.iter().enumerate().map(row).collect()
}

/// Names, times and amounts; of overlapping ones the longest.
fn entities(a: &Analysis, tokens: &[Token]) -> Vec<Value> {
    let names = a.mentions.iter().filter(|m| m.form == MentionForm::Name);
    let names = names.filter_map(|m| Some((m.span, label(&word(a.entities.get(m.entity as usize)?.kind)))));
    let times = a.times.iter().map(|t| (t.span, label(&word(t.kind))));
    let amounts = a.quantities.iter().map(|q| (q.span, quantity(q.kind)));
    let mut all: Vec<(CharSpan, &str)> =
        names.chain(times).chain(amounts).filter_map(|(s, label)| Some((widened(tokens, s)?, label))).collect();
    all.sort_by_key(|(s, _)| (std::cmp::Reverse(s.end - s.start), s.start));
    let mut kept: Vec<(CharSpan, &str)> = Vec::new();
    for (span, label) in all {
        if kept.iter().all(|(k, _)| k.end <= span.start || span.end <= k.start) {
            kept.push((span, label));
        }
    }
    kept.sort_by_key(|(s, _)| s.start);
    kept.into_iter().map(|(s, label)| json!({"start": s.start, "end": s.end, "label": label})).collect()
}

/// The whole tokens that a span touches.
fn widened(tokens: &[Token], span: CharSpan) -> Option<CharSpan> {
    let first = tokens.partition_point(|t| t.span.end <= span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    let (first, last) = (tokens.get(first)?, tokens.get(end.checked_sub(1)?)?);
    (first.span.start < last.span.end).then_some(CharSpan { start: first.span.start, end: last.span.end })
}

/// The contract's type as OntoNotes calls it.
fn label(kind: &str) -> &'static str {
    match kind {
        "PERSON" => "PERSON",
        "ORG" => "ORG",
        "GPE" => "GPE",
        "LOC" => "LOC",
        "FAC" => "FAC",
        "NORP" => "NORP",
        "EVENT" => "EVENT",
        "PRODUCT" => "PRODUCT",
        "WORK" => "WORK_OF_ART",
        "LAW" => "LAW",
        "TIME" => "TIME",
        // OntoNotes counts durations and sets as dates.
        _ => "DATE",
    }
}

const fn quantity(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "MONEY",
        QuantityKind::Percent => "PERCENT",
        QuantityKind::Count => "CARDINAL",
        QuantityKind::Measure => "QUANTITY",
        QuantityKind::Ordinal => "ORDINAL",
    }
}
