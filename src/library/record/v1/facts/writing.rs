//! Analysis → facts.

use super::*;
use crate::contract::{
    self, Analysis, Answer, BlockKind, EntityType, EventClass, EventStatus, MentionForm, ParticipantRole, QuantityKind,
    RelationKind, Stance, StatementForm, TimeType,
};
use std::collections::BTreeMap;

/// Numbers the rules as they are met.
#[derive(Default)]
struct Rules {
    ids: BTreeMap<String, u16>,
    list: Vec<String>,
}

impl Rules {
    fn why(&mut self, why: &contract::Why) -> Why {
        let next = self.list.len() as u16;
        let id = *self.ids.entry(why.rule.clone()).or_insert(next);
        if id == next {
            self.list.push(why.rule.clone());
        }
        Why(id, thousandths(why.score), places(&why.evidence))
    }
}

impl Facts {
    /// The facts of an analysis, without its text, title, date and tokens.
    pub fn from_analysis(a: &Analysis) -> Self {
        let mut rules = Rules::default();
        let r = &mut rules;
        Self {
            engine: a.engine.clone(),
            language: a.language.clone(),
            published_span: a.published_span.map(place),
            blocks: a.blocks.iter().map(|b| (index(BlockKind::ALL, &b.kind), place(b.span))).collect(),
            sentences: places(&a.sentences),
            entities: a.entities.iter().map(|e| entity(e, r)).collect(),
            mentions: a
                .mentions
                .iter()
                .map(|m| (place(m.span), index(MentionForm::ALL, &m.form), m.entity, r.why(&m.why)))
                .collect(),
            times: a.times.iter().map(|t| time(t, r)).collect(),
            quantities: a.quantities.iter().map(|q| quantity(q, r)).collect(),
            statements: a.statements.iter().map(|s| statement(s, r)).collect(),
            events: a.events.iter().map(|e| event(e, r)).collect(),
            relations: a.relations.iter().map(|x| relation(x, r)).collect(),
            answers: [&a.answers.who, &a.answers.what, &a.answers.when, &a.answers.place, &a.answers.why, &a.answers.how]
                .map(|list| list.iter().map(|x| answer(x, r)).collect()),
            summary: a.summary.clone(),
            keyphrases: a.keyphrases.iter().map(|k| (k.text.clone(), places(&k.spans))).collect(),
            notes: a.notes.iter().map(|n| (n.code.clone(), place(n.span), n.text.clone())).collect(),
            rules: rules.list,
        }
    }
}

fn entity(e: &contract::Entity, rules: &mut Rules) -> Entity {
    Entity {
        kind: index(EntityType::ALL, &e.kind),
        name: e.name.clone(),
        aliases: e.aliases.clone(),
        link: e.link.as_ref().map(|l| l.wikidata.clone()),
        salience: thousandths(e.salience),
        why: rules.why(&e.why),
    }
}

fn time(t: &contract::Time, rules: &mut Rules) -> Time {
    Time {
        place: place(t.span),
        kind: index(TimeType::ALL, &t.kind),
        value: t.value.clone(),
        modifier: t.modifier.clone(),
        anchor: t.anchor.clone(),
        why: rules.why(&t.why),
    }
}

fn quantity(q: &contract::Quantity, rules: &mut Rules) -> Quantity {
    Quantity {
        place: place(q.span),
        kind: index(QuantityKind::ALL, &q.kind),
        amount: q.amount,
        high: q.high,
        bound: q.bound.clone(),
        unit: q.unit.clone(),
        same_as: q.same_as.clone(),
        per: q.per.clone(),
        why: rules.why(&q.why),
    }
}

fn statement(s: &contract::Statement, rules: &mut Rules) -> Statement {
    Statement {
        source: places(&s.source),
        speaker: s.speaker,
        cue: places(&s.cue),
        content: places(&s.content),
        form: index(StatementForm::ALL, &s.form),
        stance: index(Stance::ALL, &s.stance),
        medium: s.medium.as_ref().map(|m| (place(m.span), m.name.clone())),
        addressee: s.addressee,
        time: s.time,
        within: s.within,
        same_as: s.same_as.clone(),
        why: rules.why(&s.why),
    }
}

fn event(e: &contract::Event, rules: &mut Rules) -> Event {
    let participant = |p: &contract::Participant| (index(ParticipantRole::ALL, &p.role), p.entity, place(p.span));
    Event {
        trigger: place(e.trigger),
        lemma: e.lemma.clone(),
        class: index(EventClass::ALL, &e.class),
        participants: e.participants.iter().map(participant).collect(),
        time: e.time,
        at: e.place,
        status: index(EventStatus::ALL, &e.status),
        salience: thousandths(e.salience),
        same_as: e.same_as.clone(),
        why: rules.why(&e.why),
    }
}

fn relation(r: &contract::Relation, rules: &mut Rules) -> Relation {
    Relation {
        kind: index(RelationKind::ALL, &r.kind),
        subject: r.subject,
        object: r.object,
        label: r.label.clone(),
        evidence: places(&r.evidence),
        why: rules.why(&r.why),
    }
}

fn answer(a: &Answer, rules: &mut Rules) -> (Place, Option<u32>, Why) {
    (place(a.span), a.entity, rules.why(&a.why))
}
