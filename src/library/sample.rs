//! A small analysis made by hand, for the tests of this layer and those above it.

use super::{
    key::{FactKey, Layer},
    log::{Act, Log},
};
use crate::{contract::*, text::offsets::CharSpan};

const TEXT: &str = "Bridge to open\n“The bridge”, Ana Ruiz said on Friday, “will open in May.” \
She chairs the Harbour Trust. Ruiz spoke for over four hours about €21 million ($24 million).";

/// The place of the `nth` (from 0) occurrence of `words`.
pub(crate) fn at(words: &str, nth: usize) -> CharSpan {
    let (byte, _) = TEXT.match_indices(words).nth(nth).unwrap();
    let start = TEXT[..byte].chars().count() as u32;
    CharSpan { start, end: start + words.chars().count() as u32 }
}

/// The key of the fact at the `nth` occurrence of `words`.
pub(crate) fn key(layer: Layer, words: &str, nth: usize) -> FactKey {
    FactKey { layer, span: at(words, nth) }
}

/// The person *Ana Ruiz*.
pub(crate) fn ana() -> FactKey {
    key(Layer::Entity, "Ana Ruiz", 0)
}

/// The body *Harbour Trust*.
pub(crate) fn trust() -> FactKey {
    key(Layer::Entity, "Harbour Trust", 0)
}

/// A log of these acts.
pub(crate) fn log(acts: &[Act]) -> Log {
    let mut log = Log::default();
    acts.iter().for_each(|act| _ = log.push(act.clone(), 1, 1));
    log
}

fn why() -> Why {
    Why { rule: "name.test".into(), certainty: Certainty::Likely, score: 0.75, evidence: Vec::new() }
}

fn entity(id: u32, kind: EntityType, name: &str, salience: f64) -> Entity {
    Entity { id, kind, name: name.into(), aliases: Vec::new(), link: None, salience, why: why() }
}

fn mention(span: CharSpan, form: MentionForm, entity: u32) -> Mention {
    Mention { span, form, entity, score: 0.75, why: why() }
}

fn time(words: &str, kind: TimeType, value: &str, modifier: Option<&str>, anchor: Option<&str>) -> Time {
    let (modifier, anchor) = (modifier.map(Into::into), anchor.map(Into::into));
    Time { span: at(words, 0), kind, value: value.into(), modifier, anchor, why: why() }
}

fn sum(words: &str, amount: f64, unit: &str, same_as: u32) -> Quantity {
    Quantity {
        span: at(words, 0),
        kind: QuantityKind::Money,
        amount,
        high: None,
        bound: None,
        unit: Some(unit.into()),
        same_as: vec![same_as],
        per: None,
        why: why(),
    }
}

/// The analysis.
pub(crate) fn analysis() -> Analysis {
    let body = CharSpan { start: at("“The", 0).start, end: TEXT.chars().count() as u32 };
    let statement = Statement {
        source: vec![at("Ana Ruiz", 0)],
        speaker: Some(0),
        cue: vec![at("said", 0)],
        content: vec![at("The bridge", 0), at("will open in May", 0)],
        form: StatementForm::Direct,
        stance: Stance::Assert,
        medium: None,
        addressee: None,
        time: Some(0),
        within: None,
        same_as: Vec::new(),
        why: why(),
    };
    let role = Relation {
        kind: RelationKind::Role,
        subject: 0,
        object: 1,
        label: "chair".into(),
        evidence: vec![at("chairs", 0)],
        why: why(),
    };
    Analysis {
        schema: SCHEMA.into(),
        engine: ENGINE.into(),
        id: None,
        text: TEXT.into(),
        title: None,
        published: Some("2025-04-12".into()),
        published_span: None,
        language: "en".into(),
        blocks: vec![
            Block { kind: BlockKind::Headline, span: at("Bridge to open", 0) },
            Block { kind: BlockKind::Paragraph, span: body },
        ],
        sentences: Vec::new(),
        tokens: Vec::new(),
        entities: vec![entity(0, EntityType::Person, "Ana Ruiz", 0.9), entity(1, EntityType::Org, "Harbour Trust", 0.4)],
        mentions: vec![
            mention(at("Ana Ruiz", 0), MentionForm::Name, 0),
            mention(at("She", 0), MentionForm::Pronoun, 0),
            mention(at("Harbour Trust", 0), MentionForm::Name, 1),
            mention(at("Ruiz", 1), MentionForm::Name, 0),
        ],
        times: vec![
            time("Friday", TimeType::Date, "2025-04-11", None, Some("published")),
            time("May", TimeType::Date, "2025-05", None, Some("published")),
            time("four hours", TimeType::Duration, "PT4H", Some("MORE_THAN"), None),
        ],
        quantities: vec![sum("€21 million", 21e6, "EUR", 1), sum("$24 million", 24e6, "USD", 0)],
        statements: vec![statement],
        events: Vec::new(),
        relations: vec![role],
        causes: Vec::new(),
        answers: Answers::default(),
        summary: Vec::new(),
        summary_why: Vec::new(),
        keyphrases: Vec::new(),
        notes: Vec::new(),
        page: None,
    }
}
