//! Document → contract: bytes become code points, ids become indexes, scores become fractions.

use super::*;
use crate::{
    document::{self, Anchor, Document, Provenance, Score},
    text::{Span, offsets::OffsetMap},
};
use serde::Serializer;

/// Largest integer that a double holds without loss.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Writes whole numbers without a fraction: `21000000000`, not `21000000000.0`.
pub(super) fn number<S: Serializer>(amount: &f64, to: S) -> Result<S::Ok, S::Error> {
    match amount.trunc() == *amount && amount.abs() < EXACT {
        true => to.serialize_i64(*amount as i64),
        false => to.serialize_f64(*amount),
    }
}

pub(super) fn optional_number<S: Serializer>(amount: &Option<f64>, to: S) -> Result<S::Ok, S::Error> {
    match amount {
        Some(amount) => number(amount, to),
        None => to.serialize_none(),
    }
}

/// Converts one document; holds its offset map.
struct Writer<'a> {
    doc: &'a Document,
    map: OffsetMap,
}

impl Analysis {
    /// The analysis that a document says.
    pub fn from_document(doc: &Document) -> Self {
        let w = Writer { doc, map: OffsetMap::new(&doc.text) };
        Self {
            schema: SCHEMA.to_owned(),
            engine: ENGINE.to_owned(),
            id: doc.meta.id.clone(),
            text: doc.text.clone(),
            title: doc.meta.title.clone(),
            published: doc.meta.published.map(|p| p.date.to_string()),
            published_span: doc.meta.published.and_then(|p| p.evidence).map(|s| w.span(s)),
            language: doc.meta.language.to_owned(),
            blocks: doc.blocks.iter().map(|b| Block { kind: b.kind.into(), span: w.span(b.span) }).collect(),
            sentences: doc.sentences.iter().map(|s| w.span(s.span)).collect(),
            tokens: doc.tokens.iter().map(|t| w.token(t)).collect(),
            entities: doc.entities.iter().enumerate().map(|(id, e)| w.entity(id as u32, e)).collect(),
            mentions: doc.mentions.iter().map(|m| w.mention(m)).collect(),
            times: doc.times.iter().map(|t| w.time(t)).collect(),
            quantities: doc.quantities.iter().map(|q| w.quantity(q)).collect(),
            statements: doc.statements.iter().map(|s| w.statement(s)).collect(),
            events: doc.events.iter().map(|e| w.event(e)).collect(),
            relations: doc.relations.iter().map(|r| w.relation(r)).collect(),
            causes: doc.causes.iter().map(|c| w.cause(c)).collect(),
            answers: w.answers(&doc.answers),
            summary: doc.summary.iter().map(|s| s.0).collect(),
            summary_why: doc.summary_why.iter().map(|p| w.why(p)).collect(),
            keyphrases: doc.keyphrases.iter().map(|k| Keyphrase { text: k.text.clone(), spans: w.spans(&k.spans) }).collect(),
            notes: doc
                .notes
                .iter()
                .map(|n| Note { code: n.code.to_owned(), span: w.span(n.span), text: n.text.clone() })
                .collect(),
            page: doc.meta.page.as_ref().map(|p| Page::new(p, &doc.text, &w.map)),
        }
    }
}

impl Writer<'_> {
    fn span(&self, span: Span) -> CharSpan {
        self.map.to_chars(&self.doc.text, span)
    }

    fn spans(&self, spans: &[Span]) -> Vec<CharSpan> {
        spans.iter().map(|&s| self.span(s)).collect()
    }

    fn why(&self, provenance: &Provenance) -> Why {
        Why {
            rule: provenance.rule.0.to_owned(),
            certainty: provenance.score.certainty().into(),
            score: fraction(provenance.score),
            evidence: self.spans(&provenance.evidence),
        }
    }

    fn token(&self, token: &document::Token) -> Token {
        Token {
            span: self.span(token.span),
            lemma: self.doc.lemmas.get(token.lemma).to_owned(),
            upos: token.upos.name().to_owned(),
            xpos: token.xpos.name().to_owned(),
            head: token.head.map_or(-1, |h| i64::from(h.0)),
            deprel: token.deprel.name().to_owned(),
        }
    }

    fn entity(&self, id: u32, entity: &document::Entity) -> Entity {
        Entity {
            id,
            kind: entity.kind.into(),
            name: entity.name.clone(),
            aliases: entity.aliases.clone(),
            link: entity.link.as_ref().map(|l| Link { wikidata: l.wikidata.clone() }),
            salience: fraction(entity.salience),
            why: self.why(&entity.provenance),
        }
    }

    fn mention(&self, mention: &document::Mention) -> Mention {
        Mention {
            span: self.span(mention.span),
            form: mention.form.into(),
            entity: mention.entity.0,
            score: fraction(mention.provenance.score),
            why: self.why(&mention.provenance),
        }
    }

    fn time(&self, time: &document::Time) -> Time {
        Time {
            span: self.span(time.span),
            kind: time.kind.into(),
            value: time.value.clone(),
            modifier: time.modifier.map(str::to_owned),
            anchor: match time.anchor {
                Anchor::None => None,
                Anchor::Published => Some("published".to_owned()),
                Anchor::Time(id) => Some(format!("times/{}", id.0)),
            },
            why: self.why(&time.provenance),
        }
    }

    fn quantity(&self, quantity: &document::Quantity) -> Quantity {
        Quantity {
            span: self.span(quantity.span),
            kind: quantity.kind.into(),
            amount: quantity.amount,
            high: quantity.high,
            bound: quantity.bound.map(str::to_owned),
            unit: quantity.unit.clone(),
            same_as: quantity.same_as.iter().map(|q| q.0).collect(),
            per: quantity.per.clone(),
            why: self.why(&quantity.provenance),
        }
    }

    fn statement(&self, statement: &document::Statement) -> Statement {
        Statement {
            source: self.spans(&statement.source),
            speaker: statement.speaker.map(|e| e.0),
            cue: self.spans(&statement.cue),
            content: self.spans(&statement.content),
            form: statement.form.into(),
            stance: statement.stance.into(),
            medium: statement.medium.as_ref().map(|m| Medium { span: self.span(m.span), name: m.name.clone() }),
            addressee: statement.addressee.map(|e| e.0),
            time: statement.time.map(|t| t.0),
            within: statement.within.map(|s| s.0),
            same_as: statement.same_as.iter().map(|s| s.0).collect(),
            why: self.why(&statement.provenance),
        }
    }

    fn event(&self, event: &document::Event) -> Event {
        let participant = |p: &document::Participant| Participant {
            role: p.role.into(),
            entity: p.entity.map(|e| e.0),
            span: self.span(p.span),
        };
        Event {
            trigger: self.span(event.trigger),
            lemma: event.lemma.clone(),
            class: event.class.into(),
            participants: event.participants.iter().map(participant).collect(),
            time: event.time.map(|t| t.0),
            place: event.place.map(|e| e.0),
            status: event.status.into(),
            salience: fraction(event.salience),
            same_as: event.same_as.iter().map(|e| e.0).collect(),
            why: self.why(&event.provenance),
        }
    }

    fn relation(&self, relation: &document::Relation) -> Relation {
        Relation {
            kind: relation.kind.into(),
            subject: relation.subject.0,
            object: relation.object.0,
            label: relation.label.clone(),
            evidence: self.spans(&relation.evidence),
            why: self.why(&relation.provenance),
        }
    }

    fn cause(&self, cause: &document::Cause) -> Cause {
        Cause {
            cause: self.span(cause.cause),
            effect: self.span(cause.effect),
            cue: self.spans(&cause.cue),
            why: self.why(&cause.provenance),
        }
    }

    fn answers(&self, answers: &document::Answers) -> Answers {
        let list = |answers: &[document::Answer]| {
            let one = |a: &document::Answer| Answer {
                span: self.span(a.span),
                entity: a.entity.map(|e| e.0),
                why: self.why(&a.provenance),
            };
            answers.iter().map(one).collect()
        };
        Answers {
            who: list(&answers.who),
            what: list(&answers.what),
            when: list(&answers.when),
            place: list(&answers.place),
            why: list(&answers.why),
            how: list(&answers.how),
        }
    }
}

/// Thousandths as a fraction of one.
fn fraction(score: Score) -> f64 {
    f64::from(score.0) / 1000.0
}
