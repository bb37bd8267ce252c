//! What a person has marked: new mentions with or without an entity of their own, new times, quantities, statements, events.

use super::Folded;
use crate::{
    contract::{
        Certainty, Entity, EntityType, Event, EventClass, EventStatus, Mention, MentionForm, Quantity, QuantityKind, Stance,
        Statement, StatementForm, Time, TimeType, Why,
    },
    library::{
        amount,
        key::{FactKey, Layer, State},
    },
    text::offsets::CharSpan,
};

impl Folded {
    pub(super) fn add(&mut self, fact: FactKey, kind: EntityType, of: Option<FactKey>) -> Option<()> {
        if fact.layer != Layer::Mention || !self.inside(fact.span) {
            return None;
        }
        let entity = match of {
            Some(key) => self.entity(key)?,
            None => self.new_entity(fact.span, kind),
        };
        let mention =
            Mention { span: fact.span, form: MentionForm::Name, entity: entity as u32, score: 1.0, why: by_hand(Vec::new()) };
        match self.keys.index(fact) {
            // What the engine took for a plain noun, or the person for nothing, is now what the person says.
            Some(at) => *self.own().mentions.get_mut(at)? = mention,
            None => {
                self.own().mentions.push(mention);
                self.keys.push(fact);
            }
        }
        self.states.insert(fact, State::Added);
        Some(())
    }

    /// A new fact of another layer, with the values that its words give; the person corrects the rest.
    pub(super) fn mark(&mut self, fact: FactKey) -> Option<()> {
        let FactKey { layer, span } = fact;
        if matches!(layer, Layer::Entity | Layer::Mention) || !self.inside(span) {
            return None;
        }
        if self.keys.index(fact).is_none() {
            let words = self.words(span);
            let why = by_hand(Vec::new());
            let a = self.own();
            match layer {
                Layer::Time => {
                    let (kind, value) = (TimeType::Date, String::new());
                    a.times.push(Time { span, kind, value, modifier: None, anchor: None, why });
                }
                Layer::Quantity => a.quantities.push(quantity(span, &words, why)),
                Layer::Statement => {
                    let quoted = self.words(CharSpan { start: span.start.saturating_sub(1), end: span.start });
                    let direct = quoted.starts_with(['“', '"', '‘', '«', '„']);
                    let form = if direct { StatementForm::Direct } else { StatementForm::Indirect };
                    self.own().statements.push(statement(span, form, why));
                }
                _ => a.events.push(event(span, words.to_lowercase(), why)),
            }
            self.keys.push(fact);
        }
        self.states.insert(fact, State::Added);
        Some(())
    }

    pub(super) fn new_entity(&mut self, span: CharSpan, kind: EntityType) -> usize {
        let id = self.analysis.entities.len();
        let name = self.words(span);
        let why = by_hand(vec![span]);
        let id_number = id as u32;
        self.own().entities.push(Entity { id: id_number, kind, name, aliases: Vec::new(), link: None, salience: 0.0, why });
        // An empty place, which no entity of the engine has: the old entity may be keyed by this very mention.
        self.keys.push(FactKey { layer: Layer::Entity, span: CharSpan { start: span.start, end: span.start } });
        id
    }

    /// Whether a place holds words of the text.
    pub(super) fn inside(&self, span: CharSpan) -> bool {
        span.start < span.end && span.end as usize <= self.analysis.text.chars().count()
    }

    fn words(&self, span: CharSpan) -> String {
        self.analysis.text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
    }
}

fn quantity(span: CharSpan, words: &str, why: Why) -> Quantity {
    let read = amount::read(words);
    let (amount, unit) = read.as_ref().map_or((0.0, None), |a| (a.number, a.unit.clone()));
    let kind = read.map_or(QuantityKind::Count, |a| a.kind);
    Quantity { span, kind, amount, high: None, bound: None, unit, same_as: Vec::new(), per: None, why }
}

fn statement(span: CharSpan, form: StatementForm, why: Why) -> Statement {
    Statement {
        source: Vec::new(),
        speaker: None,
        cue: Vec::new(),
        content: vec![span],
        form,
        stance: Stance::Assert,
        medium: None,
        addressee: None,
        time: None,
        within: None,
        same_as: Vec::new(),
        why,
    }
}

fn event(trigger: CharSpan, lemma: String, why: Why) -> Event {
    Event {
        trigger,
        lemma,
        class: EventClass::Other,
        participants: Vec::new(),
        time: None,
        place: None,
        status: EventStatus::Happened,
        salience: 0.0,
        same_as: Vec::new(),
        why,
    }
}

/// The reason for what a person made.
pub(super) fn by_hand(evidence: Vec<CharSpan>) -> Why {
    Why { rule: "you".to_owned(), certainty: Certainty::Sure, score: 1.0, evidence }
}
