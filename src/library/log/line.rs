//! An operation as a line: `{"id":[9,1,0],"do":"rename","fact":"e4-9","to":"Ana Ruiz"}` ⇄ [`Op`]. Written by hand, because what
//! serde derives for a tagged and flattened enum is as large as all lists of the page together.

use super::{Act, Judgement, Op, OpId, Verdict};
use crate::{library::key::FactKey, text::offsets::CharSpan};
use serde::{
    Deserialize, Serialize,
    de::{
        DeserializeOwned, IntoDeserializer as _, SeqAccess, Visitor,
        value::{Error, StrDeserializer},
    },
};
use std::fmt;

/// The fields of all acts; `do` says which of them count.
#[derive(Deserialize)]
pub(super) struct Line {
    id: OpId,
    #[serde(rename = "do")]
    what: String,
    facts: Option<Vec<FactKey>>,
    #[serde(rename = "as")]
    as_: Option<String>,
    fact: Option<FactKey>,
    to: Option<To>,
    into: Option<FactKey>,
    from: Option<FactKey>,
    kind: Option<String>,
    of: Option<FactKey>,
    text: Option<String>,
    op: Option<OpId>,
}

/// What a fact was changed to.
enum To {
    Words(String),
    Place(CharSpan),
}

impl<'de> Deserialize<'de> for To {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ToVisitor)
    }
}

struct ToVisitor;

impl<'de> Visitor<'de> for ToVisitor {
    type Value = To;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words or a place")
    }

    fn visit_str<E>(self, words: &str) -> Result<To, E> {
        Ok(To::Words(words.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<To, A::Error> {
        let start = seq.next_element()?.unwrap_or_default();
        let end = seq.next_element()?.unwrap_or_default();
        Ok(To::Place(CharSpan { start, end }))
    }
}

impl TryFrom<Line> for Op {
    type Error = &'static str;

    fn try_from(line: Line) -> Result<Self, Self::Error> {
        let id = line.id;
        line.act().map(|act| Self { id, act }).ok_or("this operation is not understood")
    }
}

impl Line {
    /// None if the act is unknown or one of its fields is missing.
    fn act(self) -> Option<Act> {
        let (words, place) = match self.to {
            Some(To::Words(words)) => (Some(words), None),
            Some(To::Place(place)) => (None, Some(place)),
            None => (None, None),
        };
        Some(match self.what.as_str() {
            "judge" => Act::Judge { facts: self.facts?, as_: named::<Judgement>(self.as_)? },
            "retype" => Act::Retype { fact: self.fact?, to: named(words)? },
            "rename" => Act::Rename { fact: self.fact?, to: words? },
            "resize" => Act::Resize { fact: self.fact?, to: place? },
            "value" => Act::Value { fact: self.fact?, to: words? },
            "status" => Act::Status { fact: self.fact?, to: named(words)? },
            "speaker" => Act::Speaker {
                fact: self.fact?,
                to: match words {
                    Some(key) => Some(key.parse().ok()?),
                    None => None,
                },
            },
            "tone" => Act::Tone { fact: self.fact?, to: named(words)? },
            "merge" => Act::Merge { into: self.into?, from: self.from? },
            "split" => Act::Split { fact: self.fact? },
            "add" => Act::Add { fact: self.fact?, kind: named(self.kind)?, of: self.of },
            "mark" => Act::Mark { fact: self.fact? },
            "add_all" => Act::AddAll { facts: self.facts?, kind: named(self.kind)?, of: self.of },
            "part" => Act::Part { facts: self.facts? },
            "link" => Act::Link { fact: self.fact?, to: words? },
            "relate" => {
                Act::Relate { from: self.from?, into: self.into?, kind: named(self.kind)?, text: self.text.unwrap_or_default() }
            }
            "verdict" => Act::Verdict { fact: self.fact?, as_: named::<Verdict>(self.as_)?, text: self.text.unwrap_or_default() },
            "seen" => Act::Seen { to: place?, done: named::<Judgement>(self.as_)? == Judgement::Accept },
            "note" => Act::Note { fact: self.fact?, text: self.text? },
            "undo" => Act::Undo { op: self.op? },
            "redo" => Act::Redo { op: self.op? },
            _ => return None,
        })
    }
}

/// The variant of that name.
fn named<T: DeserializeOwned>(name: Option<String>) -> Option<T> {
    let name = name?;
    let from: StrDeserializer<'_, Error> = name.as_str().into_deserializer();
    T::deserialize(from).ok()
}

/// The line of an operation, without its end.
pub(super) fn write(op: &Op) -> String {
    let OpId { at, tab, n } = op.id;
    format!("{{\"id\":[{at},{tab},{n}],\"do\":{}}}", fields(&op.act))
}

/// As an object inside of a larger file; the log itself is written by lines.
impl Serialize for Op {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let object: serde_json::Value = serde_json::from_str(&write(self)).map_err(serde::ser::Error::custom)?;
        object.serialize(to)
    }
}

/// The act's name and fields.
fn fields(act: &Act) -> String {
    match act {
        Act::Judge { facts, as_ } => format!(r#""judge","facts":{},"as":{}"#, json(facts), json(as_)),
        Act::Retype { fact, to } => format!(r#""retype","fact":"{fact}","to":{}"#, json(to)),
        Act::Rename { fact, to } => format!(r#""rename","fact":"{fact}","to":{}"#, json(to)),
        Act::Resize { fact, to } => format!(r#""resize","fact":"{fact}","to":[{},{}]"#, to.start, to.end),
        Act::Value { fact, to } => format!(r#""value","fact":"{fact}","to":{}"#, json(to)),
        Act::Status { fact, to } => format!(r#""status","fact":"{fact}","to":{}"#, json(to)),
        Act::Speaker { fact, to: Some(to) } => format!(r#""speaker","fact":"{fact}","to":"{to}""#),
        Act::Speaker { fact, to: None } => format!(r#""speaker","fact":"{fact}","to":null"#),
        Act::Tone { fact, to } => format!(r#""tone","fact":"{fact}","to":{}"#, json(to)),
        Act::Merge { into, from } => format!(r#""merge","into":"{into}","from":"{from}""#),
        Act::Split { fact } => format!(r#""split","fact":"{fact}""#),
        Act::Add { fact, kind, of } => format!(r#""add","fact":"{fact}","kind":{}{}"#, json(kind), owner(*of)),
        Act::AddAll { facts, kind, of } => {
            format!(r#""add_all","facts":{},"kind":{}{}"#, json(facts), json(kind), owner(*of))
        }
        Act::Part { facts } => format!(r#""part","facts":{}"#, json(facts)),
        Act::Link { fact, to } => format!(r#""link","fact":"{fact}","to":{}"#, json(to)),
        Act::Relate { from, into, kind, text } => {
            format!(r#""relate","from":"{from}","into":"{into}","kind":{},"text":{}"#, json(kind), json(text))
        }
        Act::Verdict { fact, as_, text } => format!(r#""verdict","fact":"{fact}","as":{},"text":{}"#, json(as_), json(text)),
        Act::Seen { to, done } => {
            let as_ = if *done { "accept" } else { "reset" };
            format!(r#""seen","to":[{},{}],"as":"{as_}""#, to.start, to.end)
        }
        Act::Mark { fact } => format!(r#""mark","fact":"{fact}""#),
        Act::Note { fact, text } => format!(r#""note","fact":"{fact}","text":{}"#, json(text)),
        Act::Undo { op } => format!(r#""undo","op":{}"#, json(op)),
        Act::Redo { op } => format!(r#""redo","op":{}"#, json(op)),
    }
}

fn owner(of: Option<FactKey>) -> String {
    of.map_or_else(|| ",\"of\":null".to_owned(), |of| format!(",\"of\":\"{of}\""))
}

fn json<T: Serialize>(value: &T) -> String {
    // Names, numbers and strings always serialise.
    serde_json::to_string(value).unwrap_or_default()
}
