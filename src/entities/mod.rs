//! Who is who: names, nominals and pronouns grouped into entities; roles; links; salience.
//!
//! `US envoy Steve Witkoff met Vladimir Putin. Putin praised him.` → three entities; `Putin` joins `Vladimir Putin`, `him` joins
//! `Steve Witkoff`; Witkoff holds the role *envoy* of the US. It knows nothing beyond the article but what the lists say.

mod build;
mod context;
pub(crate) mod coref; // the fitting of its weights reads what it asked
mod draft;
mod links;
mod mentions;
mod names;
mod roles;
pub mod rules;
mod salience;

use crate::{
    document::{Document, Entity, EntityId, EntityType, Mention, MentionForm, Provenance, Relation},
    text::Span,
};
use context::Context;
use draft::{Board, Draft, Gender, Number};
use std::collections::BTreeSet;

/// What [`find`] finds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// One for each real-world thing.
    pub entities: Vec<Entity>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// Offices and memberships.
    pub relations: Vec<Relation>,
}

/// Reads the entities of a document whose tokens and sentences are known.
pub fn find(doc: &Document) -> Found {
    let cx = Context::new(doc);
    let mut drafts: Vec<Draft> = names::find(&cx).into_iter().map(|n| draft(&cx, n)).collect();
    drafts.extend(mentions::find(&cx, &drafts));
    drafts.sort_by_key(|d| (d.tokens.start, std::cmp::Reverse(d.tokens.end)));
    let mut board = Board { drafts, groups: Vec::new() };
    coref::link(&cx, &mut board);
    let relations = roles::find(&cx, &board);
    build::build(&cx, &board, &relations)
}

/// Adds pronouns whose referent another stage knows: *I* in a quotation is its speaker. Pronouns already linked stay.
pub fn bind(doc: &mut Document, pronouns: &[(Span, EntityId)]) {
    let known: BTreeSet<Span> = doc.mentions.iter().map(|m| m.span).collect();
    for &(span, entity) in pronouns {
        if !known.contains(&span) && entity.index() < doc.entities.len() {
            let provenance = Provenance::new("mention.speaker", 880);
            doc.mentions.push(Mention { span, form: MentionForm::Pronoun, entity, provenance });
        }
    }
    doc.mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
}

/// A name as a mention to be linked.
fn draft(cx: &Context<'_>, found: names::Name) -> Draft {
    let head = cx.head_of(&found.tokens);
    let person = found.kind == EntityType::Person;
    Draft {
        gender: if person { names::gender(cx, &found) } else { Gender::Unknown },
        number: if person { Number::Singular } else { Number::Unknown },
        tokens: found.tokens,
        head,
        form: MentionForm::Name,
        kind: Some(found.kind),
        title: found.title,
        rule: found.rule,
        score: found.score,
        evidence: Vec::new(),
        group: None,
    }
}

#[cfg(test)]
mod tests;
