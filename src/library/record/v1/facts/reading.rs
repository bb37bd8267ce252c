//! Facts → analysis.

use super::*;
use crate::{
    contract::{
        self, Analysis, Answer, Answers, BlockKind, Certainty, EntityType, EventClass, EventStatus, MentionForm, ParticipantRole,
        QuantityKind, RelationKind, SCHEMA, Stance, StatementForm, TimeType,
    },
    document::Score,
    library::record::Record,
};

impl Record {
    /// The analysis that was kept. Its tokens are empty.
    pub fn analysis(&self) -> Analysis {
        let f = &self.facts;
        let some = |s: &String| Some(s.clone()).filter(|s| !s.is_empty());
        let [who, what, when, place, why, how] = f.answers.each_ref().map(|list| list.iter().map(|x| f.answer(x)).collect());
        Analysis {
            schema: SCHEMA.to_owned(),
            engine: f.engine.clone(),
            id: some(&self.meta.id),
            text: self.text.clone(),
            title: some(&self.meta.title),
            published: some(&self.meta.published),
            published_span: f.published_span.map(span),
            language: f.language.clone(),
            blocks: f.blocks.iter().map(|&(k, p)| block(k, p)).collect(),
            sentences: spans(&f.sentences),
            tokens: Vec::new(),
            entities: f.entities.iter().enumerate().map(|(id, e)| f.entity(id as u32, e)).collect(),
            mentions: f.mentions.iter().map(|m| f.mention(m)).collect(),
            times: f.times.iter().map(|t| f.time(t)).collect(),
            quantities: f.quantities.iter().map(|q| f.quantity(q)).collect(),
            statements: f.statements.iter().map(|s| f.statement(s)).collect(),
            events: f.events.iter().map(|e| f.event(e)).collect(),
            relations: f.relations.iter().map(|r| f.relation(r)).collect(),
            causes: self.causes(),
            answers: Answers { who, what, when, place, why, how },
            summary: f.summary.clone(),
            summary_why: self.summary_why(),
            keyphrases: f.keyphrases.iter().map(|(text, at)| keyphrase(text, at)).collect(),
            notes: f.notes.iter().map(|(code, at, text)| note(code, *at, text)).collect(),
            page: self.page.as_ref().map(|p| p.to_contract()),
        }
    }
}

fn block(index: u8, place: Place) -> contract::Block {
    contract::Block { kind: kind(BlockKind::ALL, index, BlockKind::Paragraph), span: span(place) }
}

fn keyphrase(text: &str, at: &[Place]) -> contract::Keyphrase {
    contract::Keyphrase { text: text.to_owned(), spans: spans(at) }
}

fn note(code: &str, at: Place, text: &str) -> contract::Note {
    contract::Note { code: code.to_owned(), span: span(at), text: text.to_owned() }
}

impl Facts {
    fn why(&self, why: &Why) -> contract::Why {
        let Why(rule, score, evidence) = why;
        contract::Why {
            rule: self.rules.get(usize::from(*rule)).cloned().unwrap_or_default(),
            certainty: Certainty::from(Score(*score).certainty()),
            score: fraction(*score),
            evidence: spans(evidence),
        }
    }

    fn entity(&self, id: u32, e: &Entity) -> contract::Entity {
        contract::Entity {
            id,
            kind: kind(EntityType::ALL, e.kind, EntityType::Org),
            name: e.name.clone(),
            aliases: e.aliases.clone(),
            link: e.link.as_ref().map(|wikidata| contract::Link { wikidata: wikidata.clone() }),
            salience: fraction(e.salience),
            why: self.why(&e.why),
        }
    }

    fn mention(&self, (place, form, entity, why): &(Place, u8, u32, Why)) -> contract::Mention {
        contract::Mention {
            span: span(*place),
            form: kind(MentionForm::ALL, *form, MentionForm::Name),
            entity: *entity,
            score: fraction(why.1),
            why: self.why(why),
        }
    }

    fn time(&self, t: &Time) -> contract::Time {
        contract::Time {
            span: span(t.place),
            kind: kind(TimeType::ALL, t.kind, TimeType::Date),
            value: t.value.clone(),
            modifier: t.modifier.clone(),
            anchor: t.anchor.clone(),
            why: self.why(&t.why),
        }
    }

    fn quantity(&self, q: &Quantity) -> contract::Quantity {
        contract::Quantity {
            span: span(q.place),
            kind: kind(QuantityKind::ALL, q.kind, QuantityKind::Count),
            amount: q.amount,
            high: q.high,
            bound: q.bound.clone(),
            unit: q.unit.clone(),
            same_as: q.same_as.clone(),
            per: q.per.clone(),
            why: self.why(&q.why),
        }
    }

    fn statement(&self, s: &Statement) -> contract::Statement {
        contract::Statement {
            source: spans(&s.source),
            speaker: s.speaker,
            cue: spans(&s.cue),
            content: spans(&s.content),
            form: kind(StatementForm::ALL, s.form, StatementForm::Indirect),
            stance: kind(Stance::ALL, s.stance, Stance::Assert),
            medium: s.medium.as_ref().map(|(at, name)| contract::Medium { span: span(*at), name: name.clone() }),
            addressee: s.addressee,
            time: s.time,
            within: s.within,
            same_as: s.same_as.clone(),
            why: self.why(&s.why),
        }
    }

    fn event(&self, e: &Event) -> contract::Event {
        let participant = |&(role, entity, at): &(u8, Option<u32>, Place)| contract::Participant {
            role: kind(ParticipantRole::ALL, role, ParticipantRole::Agent),
            entity,
            span: span(at),
        };
        contract::Event {
            trigger: span(e.trigger),
            lemma: e.lemma.clone(),
            class: kind(EventClass::ALL, e.class, EventClass::Other),
            participants: e.participants.iter().map(participant).collect(),
            time: e.time,
            place: e.at,
            status: kind(EventStatus::ALL, e.status, EventStatus::Happened),
            salience: fraction(e.salience),
            same_as: e.same_as.clone(),
            why: self.why(&e.why),
        }
    }

    fn relation(&self, r: &Relation) -> contract::Relation {
        contract::Relation {
            kind: kind(RelationKind::ALL, r.kind, RelationKind::Role),
            subject: r.subject,
            object: r.object,
            label: r.label.clone(),
            evidence: spans(&r.evidence),
            why: self.why(&r.why),
        }
    }

    fn answer(&self, (place, entity, why): &(Place, Option<u32>, Why)) -> Answer {
        Answer { span: span(*place), entity: *entity, why: self.why(why) }
    }
}
