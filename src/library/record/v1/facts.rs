//! An analysis in short numbers: kinds as indexes, thousandths for scores, rule ids once in a table. `Facts::from_analysis` and
//! `Facts::to_analysis` are inverse but for tokens, which are not kept, and what [`super::super::v2`] keeps.

use crate::contract::CharSpan;
use serde::{Deserialize, Serialize};

/// First code point and length.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place(u32, u32);

/// Why a fact is there: index of the rule, thousandths, further words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Why(u16, u16, Vec<Place>);

/// The analysis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    engine: String,
    language: String,
    published_span: Option<Place>,
    rules: Vec<String>,
    /// Kind, place.
    blocks: Vec<(u8, Place)>,
    sentences: Vec<Place>,
    entities: Vec<Entity>,
    /// Place, form, entity, why.
    mentions: Vec<(Place, u8, u32, Why)>,
    times: Vec<Time>,
    quantities: Vec<Quantity>,
    statements: Vec<Statement>,
    events: Vec<Event>,
    relations: Vec<Relation>,
    /// Who, what, when, where, why, how: place, entity, why.
    answers: [Vec<(Place, Option<u32>, Why)>; 6],
    summary: Vec<u32>,
    keyphrases: Vec<(String, Vec<Place>)>,
    /// Code, place, text.
    notes: Vec<(String, Place, String)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Entity {
    kind: u8,
    name: String,
    aliases: Vec<String>,
    link: Option<String>,
    salience: u16,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Time {
    place: Place,
    kind: u8,
    value: String,
    modifier: Option<String>,
    anchor: Option<String>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Quantity {
    place: Place,
    kind: u8,
    amount: f64,
    high: Option<f64>,
    bound: Option<String>,
    unit: Option<String>,
    same_as: Vec<u32>,
    per: Option<String>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Statement {
    source: Vec<Place>,
    speaker: Option<u32>,
    cue: Vec<Place>,
    content: Vec<Place>,
    form: u8,
    stance: u8,
    medium: Option<(Place, String)>,
    addressee: Option<u32>,
    time: Option<u32>,
    within: Option<u32>,
    same_as: Vec<u32>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Event {
    trigger: Place,
    lemma: String,
    class: u8,
    /// Role, entity, place.
    participants: Vec<(u8, Option<u32>, Place)>,
    time: Option<u32>,
    at: Option<u32>,
    status: u8,
    salience: u16,
    same_as: Vec<u32>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Relation {
    kind: u8,
    subject: u32,
    object: u32,
    label: String,
    evidence: Vec<Place>,
    why: Why,
}

/// The index of `kind` among `all`; all kinds are listed there.
fn index<T: PartialEq>(all: &[T], kind: &T) -> u8 {
    all.iter().position(|k| k == kind).unwrap_or_default() as u8
}

/// The kind at `index`, or `first`: a record from a link may hold any number.
fn kind<T: Copy>(all: &[T], index: u8, first: T) -> T {
    all.get(usize::from(index)).copied().unwrap_or(first)
}

fn place(span: CharSpan) -> Place {
    Place(span.start, span.end.saturating_sub(span.start))
}

fn span(place: Place) -> CharSpan {
    CharSpan { start: place.0, end: place.0.saturating_add(place.1) }
}

fn places(spans: &[CharSpan]) -> Vec<Place> {
    spans.iter().map(|&s| place(s)).collect()
}

fn spans(places: &[Place]) -> Vec<CharSpan> {
    places.iter().map(|&p| span(p)).collect()
}

fn thousandths(fraction: f64) -> u16 {
    (fraction * 1000.0).round() as u16
}

fn fraction(thousandths: u16) -> f64 {
    f64::from(thousandths) / 1000.0
}

mod checking;
mod reading;
mod writing;

impl Facts {
    /// The engine's version that made these facts.
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// How many facts there are, for the list of articles.
    pub fn count(&self) -> usize {
        self.entities.len() + self.times.len() + self.quantities.len() + self.statements.len() + self.events.len()
    }
}
