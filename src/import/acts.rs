//! Marks made elsewhere → operations for the log of an article: what the engine has found at the same place is accepted or corrected,
//! everything else is added. `PERSON` over *Ana Ruiz*, unknown to the engine → `Act::Add`.
//!
//! Nothing that the engine found is rejected because the file lacks it. Sources, cues, classes of events and relations have no
//! operation; they are counted.

use crate::{
    contract::{Analysis, CharSpan, EntityType},
    export::marks::{CUE, HAPPENING, Link, Mark, Marks, SOURCE, STATEMENT},
    library::{
        key::{FactKey, Layer},
        log::{Act, Judgement},
    },
};
use serde::de::{
    DeserializeOwned, IntoDeserializer as _,
    value::{Error, StrDeserializer},
};
use std::collections::BTreeSet;

/// Operations, in order, and what they do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acts {
    /// For the log.
    pub acts: Vec<Act>,
    /// Facts that the engine had found at the same place.
    pub accepted: usize,
    /// Facts that are new.
    pub added: usize,
    /// Remarks for the person, each a sentence.
    pub remarks: Vec<String>,
}

/// What the log must say so that the article has these marks. The text of both must be the same.
///
/// # Errors
/// A sentence if the texts differ.
pub fn acts(analysis: &Analysis, text: &str, marks: &Marks) -> Result<Acts, String> {
    if analysis.text != text {
        return Err("these annotations belong to another text".to_owned());
    }
    let mut maker = Maker { a: analysis, m: marks, out: Acts::default(), accepted: Vec::new(), have: BTreeSet::new(), told: 0 };
    maker.names();
    for (i, mark) in marks.marks.iter().enumerate() {
        maker.other(i, mark);
    }
    maker.speakers();
    if !maker.accepted.is_empty() {
        let facts = std::mem::take(&mut maker.accepted);
        maker.out.accepted = facts.len();
        maker.out.acts.push(Act::Judge { facts, as_: Judgement::Accept });
    }
    if maker.told > 0 {
        maker.out.remarks.push(format!("{} relations, sources and roles cannot be added by hand and were left out", maker.told));
    }
    Ok(maker.out)
}

struct Maker<'a> {
    a: &'a Analysis,
    m: &'a Marks,
    out: Acts,
    accepted: Vec<FactKey>,
    /// Keys that exist: of the engine, and those added so far.
    have: BTreeSet<FactKey>,
    told: usize,
}

/// The layer of a label.
fn layer(label: &str) -> Option<Layer> {
    match label {
        "DATE" | "TIME" | "DURATION" | "SET" => Some(Layer::Time),
        "MONEY" | "PERCENT" | "COUNT" | "MEASURE" | "ORDINAL" => Some(Layer::Quantity),
        STATEMENT => Some(Layer::Statement),
        HAPPENING => Some(Layer::Event),
        SOURCE | CUE => None,
        _ => Some(Layer::Mention),
    }
}

/// The variant of that name.
fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    let from: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(from).ok()
}

impl Maker<'_> {
    fn key(&self, mark: usize) -> Option<FactKey> {
        let mark = self.m.marks.get(mark)?;
        Some(FactKey { layer: layer(&mark.label)?, span: *mark.spans.first()? })
    }

    /// What a mark leads to by a link of that name.
    fn leads(&self, from: usize, label: &str) -> Option<usize> {
        self.m.links.iter().find(|l| l.from == from && l.label == label).map(|l| l.to)
    }

    /// Mentions: first those that others refer to.
    fn names(&mut self) {
        let is_name = |m: &Mark| layer(&m.label) == Some(Layer::Mention);
        let of: Vec<usize> = self.m.marks.iter().enumerate().filter(|(_, m)| is_name(m)).map(|(i, _)| i).collect();
        let (refer, stand): (Vec<usize>, Vec<usize>) = of.into_iter().partition(|&i| self.leads(i, "coref").is_some());
        let mut retyped = BTreeSet::new();
        for i in stand.into_iter().chain(refer) {
            let (Some(key), Some(mark)) = (self.key(i), self.m.marks.get(i)) else { continue };
            let Some(kind) = named::<EntityType>(&mark.label) else { continue };
            match self.a.mentions.iter().find(|m| m.span == key.span) {
                Some(found) => {
                    self.accept(key);
                    let is = self.a.entities.get(found.entity as usize).map(|e| e.kind);
                    if is != Some(kind) && retyped.insert(found.entity) {
                        self.out.acts.push(Act::Retype { fact: key, to: kind });
                    }
                }
                None => {
                    let of = self.leads(i, "coref").and_then(|to| self.key(to)).filter(|to| self.have.contains(to));
                    self.out.acts.push(Act::Add { fact: key, kind, of });
                    self.add(key);
                }
            }
            self.note(key, mark);
        }
    }

    fn accept(&mut self, key: FactKey) {
        self.have.insert(key);
        self.accepted.push(key);
    }

    fn add(&mut self, key: FactKey) {
        self.have.insert(key);
        self.out.added += 1;
    }

    fn note(&mut self, fact: FactKey, mark: &Mark) {
        if !mark.note.trim().is_empty() {
            self.out.acts.push(Act::Note { fact, text: mark.note.clone() });
        }
    }

    /// Times, quantities, statements and events.
    fn other(&mut self, i: usize, mark: &Mark) {
        let Some(key) = self.key(i).filter(|k| k.layer != Layer::Mention && !self.have.contains(k)) else { return };
        let span = key.span;
        let is = |place: Option<&CharSpan>| place == Some(&span);
        let a = self.a;
        let known = match key.layer {
            Layer::Time => a.times.iter().any(|t| t.span == span),
            Layer::Quantity => a.quantities.iter().any(|q| q.span == span),
            Layer::Statement => a.statements.iter().any(|s| is(s.content.first())),
            _ => a.events.iter().any(|e| e.trigger == span),
        };
        if known {
            self.accept(key);
        } else {
            self.out.acts.push(Act::Mark { fact: key });
            self.add(key);
            if mark.spans.len() > 1 {
                self.out.remarks.push("a statement in several parts was taken up with its first part".to_owned());
            }
        }
        self.values(key, mark);
        self.note(key, mark);
    }

    /// Values that differ from the engine's.
    fn values(&mut self, fact: FactKey, mark: &Mark) {
        let a = self.a;
        match fact.layer {
            Layer::Time => {
                let old = a.times.iter().find(|t| t.span == fact.span).map(|t| t.value.as_str());
                if let Some(to) = mark.get("value").filter(|v| Some(*v) != old) {
                    self.out.acts.push(Act::Value { fact, to: to.to_owned() });
                }
            }
            Layer::Quantity => {
                let old = a.quantities.iter().find(|q| q.span == fact.span);
                let (amount, unit) = (mark.get("amount"), mark.get("unit").unwrap_or_default());
                let same = |q: &crate::contract::Quantity| {
                    amount == Some(&crate::export::marks::number(q.amount)) && unit == q.unit.as_deref().unwrap_or_default()
                };
                if let Some(amount) = amount.filter(|_| !old.is_some_and(same)) {
                    self.out.acts.push(Act::Value { fact, to: format!("{amount} {unit}").trim_end().to_owned() });
                }
            }
            Layer::Statement => {
                let old = a.statements.iter().find(|s| s.content.first() == Some(&fact.span)).map(|s| s.stance);
                if let Some(to) = mark.get("stance").and_then(named).filter(|to| Some(*to) != old) {
                    self.out.acts.push(Act::Tone { fact, to });
                }
            }
            _ => {
                let old = a.events.iter().find(|e| e.trigger == fact.span).map(|e| e.status);
                if let Some(to) = mark.get("status").and_then(named).filter(|to| Some(*to) != old) {
                    self.out.acts.push(Act::Status { fact, to });
                }
            }
        }
    }

    /// Speakers of statements; other links have no operation.
    fn speakers(&mut self) {
        for Link { from, to, label, .. } in &self.m.links {
            let (Some(fact), Some(to)) = (self.key(*from), self.key(*to)) else { continue };
            if label == "speaker" && fact.layer == Layer::Statement && self.have.contains(&to) {
                let old = self.a.statements.iter().find(|s| s.content.first() == Some(&fact.span)).and_then(|s| s.speaker);
                let is = self.a.mentions.iter().find(|m| m.span == to.span).map(|m| m.entity);
                if old.is_none() || old != is {
                    self.out.acts.push(Act::Speaker { fact, to: Some(to) });
                }
            } else if label != "coref" {
                let known = fact.layer != Layer::Mention && self.accepted.contains(&fact);
                self.told += usize::from(!known);
            }
        }
    }
}
