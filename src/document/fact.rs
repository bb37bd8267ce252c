//! What the article says: times, quantities, statements, events, relations, and the answers drawn from them.

use super::{EntityId, EventId, Provenance, QuantityId, Score, StatementId, TimeId};
use crate::text::Span;

/// Kind of a time expression (TIMEX3, TimeML 1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeType {
    /// A day, or anything longer on the calendar: *Friday*, *this year*.
    Date,
    /// A time of day: *Friday evening*, *3 p.m.*
    Time,
    /// How long: *over four hours*.
    Duration,
    /// How often: *every Tuesday*.
    Set,
}

/// What a time's value was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: the expression is absolute, or has no anchor known.
    None,
    /// The document's date.
    Published,
    /// Another time of the text.
    Time(TimeId),
}

/// A time expression with its TIMEX3 value.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// The words that set the value, without article and preposition.
    pub span: Span,
    /// Date, time, duration or set.
    pub kind: TimeType,
    /// TIMEX3 value: `2025-04-11`, `PT4H`, `XXXX-WXX-5`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 modifier: `MORE_THAN`, `APPROX`, `START` …
    pub modifier: Option<&'static str>,
    /// What a relative value counts from.
    pub anchor: Anchor,
    /// Rule, certainty, evidence.
    pub provenance: Provenance,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A sum in a currency.
    Money,
    /// A share, percentage points, basis points.
    Percent,
    /// So many of a noun.
    Count,
    /// A number with a unit of measure.
    Measure,
    /// A rank: *third*.
    Ordinal,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number and its unit or noun, without *about*, *over*, *at least*.
    pub span: Span,
    /// Money, percent, count, measure, ordinal.
    pub kind: QuantityKind,
    /// The plain number, in units of `unit`; lower end of a range.
    pub amount: f64,
    /// Upper end of a range.
    pub high: Option<f64>,
    /// Words such as *more than* as a TIMEX3-like modifier: `MORE_THAN`, `LESS_THAN`, `EQUAL_OR_MORE`, `EQUAL_OR_LESS`, `APPROX`.
    pub bound: Option<&'static str>,
    /// ISO 4217 code, `%`, UCUM unit, or the lemma of the counted noun; none for a bare number.
    pub unit: Option<String>,
    /// *a week* → `week`.
    pub per: Option<String>,
    /// The other sides of a conversion.
    pub same_as: Vec<QuantityId>,
    /// Rule, certainty, evidence.
    pub provenance: Provenance,
}

/// How much of a statement's content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementForm {
    /// All inside quotation marks.
    Direct,
    /// No quotation marks.
    Indirect,
    /// Partly inside.
    Mixed,
}

/// The tone in which something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stance {
    /// Says that it is so.
    Assert,
    /// Says that it is not so.
    Deny,
    /// Says that what was said is so.
    Confirm,
    /// Wants it from somebody.
    Demand,
    /// Binds oneself to it.
    Promise,
    /// Puts it forward.
    Propose,
    /// Says that it will be so.
    Predict,
    /// Says what it is worth.
    Judge,
    /// Wants to know.
    Ask,
}

/// Where something was said or published: *a post on Truth Social*.
#[derive(Clone, Debug, PartialEq)]
pub struct Medium {
    /// Its words.
    pub span: Span,
    /// Its name.
    pub name: String,
}

/// Content that the article ascribes to a source.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The noun phrases it is ascribed to, without leading articles; empty where the article names none.
    pub source: Vec<Span>,
    /// The entity behind the source.
    pub speaker: Option<EntityId>,
    /// The words that ascribe it.
    pub cue: Vec<Span>,
    /// What is ascribed, without the outer quotation marks of direct content; several spans where it is interrupted.
    pub content: Vec<Span>,
    /// Direct, indirect, mixed.
    pub form: StatementForm,
    /// Tone.
    pub stance: Stance,
    /// Where it was said.
    pub medium: Option<Medium>,
    /// To whom.
    pub addressee: Option<EntityId>,
    /// When.
    pub time: Option<TimeId>,
    /// The statement that reports this one.
    pub within: Option<StatementId>,
    /// Other reports of the same words.
    pub same_as: Vec<StatementId>,
    /// Why this source and speaker, and how sure.
    pub provenance: Provenance,
}

/// Class of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the contract's words say it
pub enum EventClass {
    Meeting,
    Agreement,
    Transfer,
    Attack,
    Death,
    Injury,
    Arrest,
    Trial,
    Election,
    Appointment,
    Departure,
    Travel,
    Protest,
    Policy,
    Launch,
    Finding,
    Disaster,
    Competition,
    Change,
    Other,
}

/// Whether the article presents an event as having taken place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventStatus {
    /// Told as a fact.
    Happened,
    /// Running at publication.
    Ongoing,
    /// Aimed at or scheduled.
    Planned,
    /// Predicted, proposed, demanded, claimed possible.
    Possible,
    /// Said not to be.
    Denied,
    /// Only if something else happens.
    Conditional,
}

/// What a participant does in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParticipantRole {
    /// Who does it.
    Agent,
    /// Whom or what it is done to.
    Patient,
    /// Who gets something.
    Recipient,
    /// Takes part besides the agent.
    Partner,
}

/// Somebody or something that takes part in an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Participant {
    /// What it does.
    pub role: ParticipantRole,
    /// Who it is, if known.
    pub entity: Option<EntityId>,
    /// Its words.
    pub span: Span,
}

/// Something that took, takes or may take place.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// One word, or a particle verb's hull.
    pub trigger: Span,
    /// Dictionary form of the trigger.
    pub lemma: String,
    /// What kind of happening.
    pub class: EventClass,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// When.
    pub time: Option<TimeId>,
    /// Where.
    pub place: Option<EntityId>,
    /// Fact, plan, possibility, denial.
    pub status: EventStatus,
    /// Weight in the article.
    pub salience: Score,
    /// Other reports of the same happening.
    pub same_as: Vec<EventId>,
    /// Rule, certainty, evidence.
    pub provenance: Provenance,
}

/// Kind of a relation between two entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RelationKind {
    /// Holds an office or a job: the label says which.
    Role,
    /// Belongs to a group.
    MemberOf,
    /// Is a part of an organisation or place.
    PartOf,
    /// Lies in a place.
    LocatedIn,
    /// Is kin.
    Family,
}

/// A relation that words of the article state.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// What kind.
    pub kind: RelationKind,
    /// Who has it.
    pub subject: EntityId,
    /// To whom or what.
    pub object: EntityId,
    /// The article's wording: *investment envoy*.
    pub label: String,
    /// The words that say so.
    pub evidence: Vec<Span>,
    /// Rule and certainty.
    pub provenance: Provenance,
}

/// What brought something about, or what it was done for.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// The reason, the occasion or the purpose.
    pub cause: Span,
    /// What came of it, or was done for it.
    pub effect: Span,
    /// The words that tie the two: *because of*, *led to*; empty where the form alone does (*…, killing two*).
    pub cue: Vec<Span>,
    /// Rule and certainty.
    pub provenance: Provenance,
}

/// One answer: a stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its words.
    pub span: Span,
    /// Who or what it names, if known.
    pub entity: Option<EntityId>,
    /// Rule and certainty.
    pub provenance: Provenance,
}

/// Answers to the six questions about the main event, each list best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Who did it.
    pub who: Vec<Answer>,
    /// What was done.
    pub what: Vec<Answer>,
    /// When.
    pub when: Vec<Answer>,
    /// Where.
    pub place: Vec<Answer>,
    /// Why.
    pub why: Vec<Answer>,
    /// How.
    pub how: Vec<Answer>,
}

/// A phrase that tells what the article is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyphrase {
    /// As first written.
    pub text: String,
    /// Everywhere it stands.
    pub spans: Vec<Span>,
}
