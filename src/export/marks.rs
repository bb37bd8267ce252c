//! Facts as plain marks on the text with links between them, the neutral form that annotation programs share and that
//! [`crate::import`] gives back: `“…”, Ruiz said` → a STATEMENT, a SOURCE and a CUE, with links *source*, *cue* and *speaker*.
//!
//! Answers, summary, causes, keyphrases, tokens and reasons are no marks.

use super::{Edition, words::one_line};
use crate::{
    contract::{Analysis, CharSpan, EntityType, Mention},
    library::key::{Layer, State},
};
use serde::Serialize;

/// Label of what is ascribed to a source.
pub const STATEMENT: &str = "STATEMENT";
/// Label of the words for the source.
pub const SOURCE: &str = "SOURCE";
/// Label of the ascribing words.
pub const CUE: &str = "CUE";
/// Label of an event's word; EVENT is a named event.
pub const HAPPENING: &str = "HAPPENING";

/// Words of the text with a label.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Such as `PERSON`, `DATE`, `MONEY`, `STATEMENT`.
    pub label: String,
    /// Where; several where words between them do not belong to it.
    pub spans: Vec<CharSpan>,
    /// Such as `value` and `2025-04-11`; by name.
    pub attributes: Vec<(String, String)>,
    /// A person's note.
    pub note: String,
    /// What was decided about it.
    pub state: State,
    /// 0 to 1.
    pub score: f64,
}

/// A tie between two marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Index of the mark it starts from.
    pub from: usize,
    /// Index of the mark it leads to.
    pub to: usize,
    /// Such as `coref`, `speaker`, `agent`, `role`.
    pub label: String,
    /// The article's wording, if it has one.
    pub words: String,
}

/// Marks and links.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// In no order that matters.
    pub marks: Vec<Mark>,
    /// By index of marks.
    pub links: Vec<Link>,
}

/// The contract's word for a kind: `EntityType::Person` → `PERSON`.
pub fn word<T: Serialize>(kind: T) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// A number as a person writes it: whole ones without a fraction.
pub fn number(amount: f64) -> String {
    // `{}` writes f64 in full, the shortest that reads back.
    format!("{amount}")
}

impl Mark {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// Whether a person decided something about it.
    pub const fn is_human(&self) -> bool {
        !matches!(self.state, State::Unreviewed)
    }
}

impl Marks {
    /// The marks of an edition, layer by layer: mentions, times, quantities, statements, events.
    pub(super) fn of(edition: &Edition) -> Self {
        let mut all = Maker { e: edition, a: &edition.analysis, out: Self::default(), first: Vec::new() };
        all.mentions();
        let times = all.times();
        all.quantities();
        all.statements(times);
        all.events(times);
        all.relations();
        all.out
    }
}

struct Maker<'a> {
    e: &'a Edition,
    a: &'a Analysis,
    out: Marks,
    /// The mark that stands for an entity where no nearer mention is known: its first name, or its first mention.
    first: Vec<Option<usize>>,
}

impl Maker<'_> {
    fn add(&mut self, fact: (Layer, usize), label: &str, spans: Vec<CharSpan>, score: f64, attributes: &[(&str, &str)]) -> usize {
        let given = attributes.iter().filter(|(_, v)| !v.is_empty());
        self.out.marks.push(Mark {
            label: label.to_owned(),
            spans,
            attributes: given.map(|(n, v)| ((*n).to_owned(), one_line(v))).collect(),
            note: self.e.note(fact.0, fact.1).unwrap_or_default().to_owned(),
            state: self.e.state(fact.0, fact.1),
            score,
        });
        self.out.marks.len() - 1
    }

    fn link(&mut self, from: usize, to: Option<usize>, label: &str, words: &str) {
        if let Some(to) = to.filter(|to| *to != from) {
            self.out.links.push(Link { from, to, label: label.to_owned(), words: one_line(words) });
        }
    }

    /// Mentions come first: their index is that of their mark.
    fn mentions(&mut self) {
        let a = self.a;
        self.first = vec![None; a.entities.len()];
        for (i, m) in a.mentions.iter().enumerate() {
            let Some(entity) = a.entities.get(m.entity as usize) else { continue };
            let (form, label) = (word(m.form), word(entity.kind));
            let wikidata = entity.link.as_ref().map_or("", |l| l.wikidata.as_str());
            self.add(
                (Layer::Mention, i),
                &label,
                vec![m.span],
                m.score,
                &[("form", &form), ("name", &entity.name), ("wikidata", wikidata)],
            );
        }
        let named = |m: &&(usize, &Mention)| m.1.form == crate::contract::MentionForm::Name;
        for (id, slot) in self.first.iter_mut().enumerate() {
            let of: Vec<(usize, &Mention)> = a.mentions.iter().enumerate().filter(|(_, m)| m.entity as usize == id).collect();
            *slot = of.iter().find(named).or(of.first()).map(|(i, _)| *i);
        }
        for (i, m) in a.mentions.iter().enumerate() {
            let first = self.first.get(m.entity as usize).copied().flatten();
            self.link(i, first, "coref", "");
        }
    }

    fn times(&mut self) -> usize {
        let start = self.out.marks.len();
        for (i, t) in self.a.times.iter().enumerate() {
            let modifier = t.modifier.as_deref().unwrap_or_default();
            self.add((Layer::Time, i), &word(t.kind), vec![t.span], t.why.score, &[("value", &t.value), ("mod", modifier)]);
        }
        start
    }

    fn quantities(&mut self) {
        let start = self.out.marks.len();
        for (i, q) in self.a.quantities.iter().enumerate() {
            let (amount, high) = (number(q.amount), q.high.map(number).unwrap_or_default());
            let unit = q.unit.as_deref().unwrap_or_default();
            let (bound, per) = (q.bound.as_deref().unwrap_or_default(), q.per.as_deref().unwrap_or_default());
            let attributes = [("amount", amount.as_str()), ("high", &high), ("unit", unit), ("bound", bound), ("per", per)];
            self.add((Layer::Quantity, i), &word(q.kind).to_uppercase(), vec![q.span], q.why.score, &attributes);
        }
        for (i, q) in self.a.quantities.iter().enumerate() {
            for &other in q.same_as.iter().filter(|&&o| o as usize > i) {
                self.link(start + i, Some(start + other as usize), "same_as", "");
            }
        }
    }

    fn statements(&mut self, times: usize) {
        let a = self.a;
        let mut marks: Vec<Option<usize>> = Vec::new();
        for (i, s) in a.statements.iter().enumerate() {
            // Nothing to mark where the article does not tell what was said.
            if s.content.is_empty() {
                marks.push(None);
                continue;
            }
            let (form, stance) = (word(s.form), word(s.stance));
            let medium = s.medium.as_ref().map_or("", |m| m.name.as_str());
            let attributes = [("form", form.as_str()), ("stance", &stance), ("medium", medium)];
            marks.push(Some(self.add((Layer::Statement, i), STATEMENT, s.content.clone(), s.why.score, &attributes)));
        }
        for (s, &mark) in a.statements.iter().zip(&marks) {
            let Some(mark) = mark else { continue };
            for (label, spans) in [(SOURCE, &s.source), (CUE, &s.cue)] {
                if !spans.is_empty() {
                    let part = self.part(label, spans.clone(), mark);
                    self.link(mark, Some(part), &label.to_lowercase(), "");
                }
            }
            let speaker = s.speaker.and_then(|e| self.mention(e, &s.source));
            self.link(mark, speaker, "speaker", "");
            let addressee = s.addressee.and_then(|e| self.mention(e, &[]));
            self.link(mark, addressee, "addressee", "");
            self.link(mark, s.time.map(|t| times + t as usize), "time", "");
            self.link(mark, s.within.and_then(|w| marks.get(w as usize).copied().flatten()), "within", "");
        }
    }

    /// A part of a statement, with the statement's state.
    fn part(&mut self, label: &str, spans: Vec<CharSpan>, whole: usize) -> usize {
        let (state, score) = self.out.marks.get(whole).map_or((State::default(), 0.0), |m| (m.state, m.score));
        // Two statements of one source share its mark.
        let same = self.out.marks.iter().position(|m| m.label == label && m.spans == spans);
        same.unwrap_or_else(|| {
            self.out.marks.push(Mark { label: label.to_owned(), spans, state, score, ..Mark::default() });
            self.out.marks.len() - 1
        })
    }

    fn events(&mut self, times: usize) {
        let a = self.a;
        for (i, e) in a.events.iter().enumerate() {
            let (class, status) = (word(e.class), word(e.status));
            let attributes = [("class", class.as_str()), ("status", &status), ("lemma", &e.lemma)];
            let mark = self.add((Layer::Event, i), HAPPENING, vec![e.trigger], e.why.score, &attributes);
            for p in &e.participants {
                let who = p.entity.and_then(|id| self.mention(id, &[p.span]));
                self.link(mark, who, &word(p.role), "");
            }
            self.link(mark, e.time.map(|t| times + t as usize), "time", "");
            let place = e.place.and_then(|id| self.mention(id, &[]));
            self.link(mark, place, "place", "");
        }
    }

    fn relations(&mut self) {
        for r in &self.a.relations {
            if let Some(subject) = self.mention(r.subject, &r.evidence) {
                let object = self.mention(r.object, &r.evidence);
                self.link(subject, object, &word(r.kind), &r.label);
            }
        }
    }

    /// The entity's mention within those words, or its first.
    fn mention(&self, entity: u32, near: &[CharSpan]) -> Option<usize> {
        let inside = |m: &Mention| near.iter().any(|s| s.start < m.span.end && m.span.start < s.end);
        let here = self.a.mentions.iter().position(|m| m.entity == entity && inside(m));
        here.or_else(|| self.first.get(entity as usize).copied().flatten())
    }
}

/// The four classes of CoNLL-2003.
pub const fn four(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "PER",
        EntityType::Org => "ORG",
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => "LOC",
        _ => "MISC",
    }
}
