//! The JSON of an analysis, `pressmark/1`: what the command line prints, the worker answers, the browser stores and exports.
//!
//! Offsets are Unicode code points, half-open. Field names are final; fields may be added. [`Analysis::from_document`] is the only
//! way in; the types of [`crate::document`] are no file format.

mod kinds;
mod page;
mod write;

pub use kinds::*;
pub use page::{Found, LeftOut, Page, Reason};

pub use crate::text::offsets::CharSpan;
use serde::{Deserialize, Serialize};

/// Name and version of the format.
pub const SCHEMA: &str = "pressmark/1";

/// Version of the engine that made an analysis.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");

/// An article with everything found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// Version of the engine.
    pub engine: String,
    /// As given by the caller.
    pub id: Option<String>,
    /// The text all offsets point into.
    pub text: String,
    /// The article's title.
    pub title: Option<String>,
    /// The document's date, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// The words that give the date, if the text does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_span: Option<CharSpan>,
    /// ISO 639-1, `und` where unknown.
    pub language: String,
    /// In text order.
    pub blocks: Vec<Block>,
    /// In text order.
    pub sentences: Vec<CharSpan>,
    /// In text order.
    pub tokens: Vec<Token>,
    /// By id.
    pub entities: Vec<Entity>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// In text order; others refer to them by index.
    pub times: Vec<Time>,
    /// In text order; others refer to them by index.
    pub quantities: Vec<Quantity>,
    /// In text order; others refer to them by index.
    pub statements: Vec<Statement>,
    /// In text order; others refer to them by index.
    pub events: Vec<Event>,
    /// In text order.
    pub relations: Vec<Relation>,
    /// In text order.
    #[serde(default)]
    pub causes: Vec<Cause>,
    /// Who, what, when, where, why, how.
    pub answers: Answers,
    /// Indexes into `sentences`, most important first.
    pub summary: Vec<u32>,
    /// Why each sentence of the summary was chosen, in the same order.
    #[serde(default)]
    pub summary_why: Vec<Why>,
    /// Most important first.
    pub keyphrases: Vec<Keyphrase>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// What the page said of itself; only for HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
}

/// Why a fact is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Why {
    /// Stable id of the rule.
    pub rule: String,
    /// How sure: *sure*, *likely*, *guess*.
    pub certainty: Certainty,
    /// How sure, 0 to 1.
    pub score: f64,
    /// Further words it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<CharSpan>,
}

/// A stretch of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where.
    pub span: CharSpan,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Token {
    /// Where.
    pub span: CharSpan,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Index of the governor; -1 for the root.
    pub head: i64,
    /// UD v2 relation.
    pub deprel: String,
}

/// One real-world thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Its index.
    pub id: u32,
    /// Kind of thing.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Fullest name used.
    pub name: String,
    /// Other names used.
    pub aliases: Vec<String>,
    /// Identity in a knowledge base.
    pub link: Option<Link>,
    /// 0 to 1.
    pub salience: f64,
    /// Why its mentions are one thing.
    pub why: Why,
}

/// An identity outside of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Such as `Q159`.
    pub wikidata: String,
}

/// Words that stand for an entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where.
    pub span: CharSpan,
    /// Name, nominal, pronoun.
    pub form: MentionForm,
    /// Id of the entity.
    pub entity: u32,
    /// 0 to 1.
    pub score: f64,
    /// Why it stands for this entity.
    pub why: Why,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// Where.
    pub span: CharSpan,
    /// DATE, TIME, DURATION, SET.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 modifier.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// `published`, `times/N`, or none.
    pub anchor: Option<String>,
    /// Why this value.
    pub why: Why,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// Where.
    pub span: CharSpan,
    /// money, percent, count, measure, ordinal.
    pub kind: QuantityKind,
    /// The plain number.
    #[serde(serialize_with = "write::number")]
    pub amount: f64,
    /// Upper end of a range.
    #[serde(serialize_with = "write::optional_number")]
    pub high: Option<f64>,
    /// `MORE_THAN`, `LESS_THAN`, `EQUAL_OR_MORE`, `EQUAL_OR_LESS`, `APPROX`.
    pub bound: Option<String>,
    /// ISO 4217 code, `%`, UCUM unit, or the counted noun's lemma.
    pub unit: Option<String>,
    /// Indexes of the other sides of a conversion.
    pub same_as: Vec<u32>,
    /// *a week* → `week`.
    pub per: Option<String>,
    /// Why.
    pub why: Why,
}

/// Where something was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Medium {
    /// Where.
    pub span: CharSpan,
    /// Its name.
    pub name: String,
}

/// Content ascribed to a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Noun phrases.
    pub source: Vec<CharSpan>,
    /// Entity id.
    pub speaker: Option<u32>,
    /// Ascribing words.
    pub cue: Vec<CharSpan>,
    /// What is ascribed.
    pub content: Vec<CharSpan>,
    /// direct, indirect, mixed.
    pub form: StatementForm,
    /// Tone.
    pub stance: Stance,
    /// Where it was said.
    pub medium: Option<Medium>,
    /// Entity id.
    pub addressee: Option<u32>,
    /// Index into `times`.
    pub time: Option<u32>,
    /// Index of the statement that reports this one.
    pub within: Option<u32>,
    /// Indexes of other reports of the same words.
    pub same_as: Vec<u32>,
    /// Why this source and speaker.
    pub why: Why,
}

/// Somebody who takes part in an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// agent, patient, recipient, partner.
    pub role: ParticipantRole,
    /// Entity id.
    pub entity: Option<u32>,
    /// Where.
    pub span: CharSpan,
}

/// A happening.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Where its word stands.
    pub trigger: CharSpan,
    /// Dictionary form.
    pub lemma: String,
    /// Kind of happening.
    pub class: EventClass,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Index into `times`.
    pub time: Option<u32>,
    /// Entity id.
    pub place: Option<u32>,
    /// Fact, plan, possibility …
    pub status: EventStatus,
    /// 0 to 1.
    pub salience: f64,
    /// Indexes of other reports of the same happening.
    pub same_as: Vec<u32>,
    /// Why.
    pub why: Why,
}

/// A relation between two entities.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// role, member_of, part_of, located_in, family.
    pub kind: RelationKind,
    /// Entity id.
    pub subject: u32,
    /// Entity id.
    pub object: u32,
    /// The article's wording.
    pub label: String,
    /// The words that say so.
    pub evidence: Vec<CharSpan>,
    /// Why.
    pub why: Why,
}

/// What brought something about, or what it was done for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// The reason, the occasion or the purpose.
    pub cause: CharSpan,
    /// What came of it, or was done for it.
    pub effect: CharSpan,
    /// The words that tie the two; may be empty.
    pub cue: Vec<CharSpan>,
    /// Why.
    pub why: Why,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Where.
    pub span: CharSpan,
    /// Entity id.
    pub entity: Option<u32>,
    /// Why.
    pub why: Why,
}

/// Six lists, best first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the contract's words say it
pub struct Answers {
    pub who: Vec<Answer>,
    pub what: Vec<Answer>,
    pub when: Vec<Answer>,
    #[serde(rename = "where")]
    pub place: Vec<Answer>,
    pub why: Vec<Answer>,
    pub how: Vec<Answer>,
}

/// A phrase that tells what the article is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Keyphrase {
    /// As first written.
    pub text: String,
    /// Everywhere it stands.
    pub spans: Vec<CharSpan>,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Stable code.
    pub code: String,
    /// The words it speaks of.
    pub span: CharSpan,
    /// A sentence.
    pub text: String,
}

impl Analysis {
    /// The JSON on one line.
    pub fn to_json(&self) -> String {
        // Writing to a string fails only for maps with non-string keys, and there are none.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads an analysis.
    ///
    /// # Errors
    /// A sentence that says where the JSON is off, or that its version is unknown.
    pub fn from_json(json: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(json).map_err(|e| format!("this is no Pressmark analysis: {e}"))?;
        match read.schema == SCHEMA {
            true => Ok(read),
            false => Err(format!("the format {} is unknown here; this version reads {SCHEMA}", read.schema)),
        }
    }
}
