//! Who: the subject of the main clause; a name with its title where the phrase is built around one (*Bolivia's president Ana Ruiz* →
//! *president Ana Ruiz*), else the noun phrase (*At least seven people*).

use super::{
    Candidate, Story,
    clauses::{Clause, certainty},
};
use crate::{
    document::{Deprel, EntityId, EntityType, Upos},
    text::Span,
};

/// Most words of a noun phrase without a name at its head.
const LONGEST: usize = 9;

/// The clauses' subjects as candidates.
pub(super) fn find(story: &Story<'_>, clauses: &[Clause]) -> Vec<Candidate> {
    let mut out = Vec::new();
    for clause in clauses {
        let Some(subject) = clause.subject.filter(|&s| !dateline(story, s)) else { continue };
        let rule = if clause.headline { "answer.who.headline" } else { "answer.who.lead" };
        let candidate = |(span, entity): (Span, Option<EntityId>), weight: i32| Candidate {
            weight,
            span,
            entity,
            rule,
            sure: certainty(clause),
        };
        // Beside the best answer only those are of use that name somebody.
        let best = out.is_empty();
        out.extend(
            actor(story, subject)
                .filter(|found| best || found.1.is_some_and(|e| somebody(story, e)) && story.b.upos(subject) != Upos::Pron)
                .map(|found| candidate(found, clause.weight)),
        );
        // *Donald Trump and Barack Obama meet*: the second one is the next best answer.
        for joined in story.b.kids_by(subject, &[Deprel::Conj]) {
            out.extend(actor(story, joined).map(|found| candidate(found, clause.weight - 1)));
        }
    }
    out
}

/// *KUALA LUMPUR: A firm has …*: where it was written does nothing, whatever the tree says.
fn dateline(story: &Story<'_>, head: usize) -> bool {
    let Some((span, ..)) = story.name_at(head) else { return false };
    let words = story.b.doc.tokens_in(span);
    let opens = crate::syntax::tree::sentence(story.b.doc, crate::document::TokenId::new(head)).start == words.start;
    opens && story.b.is(words.end, &[":", "—", "–", "--"])
}

/// Kinds of those who act.
const fn acts(kind: EntityType) -> bool {
    matches!(kind, EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp)
}

/// *the rally* is nobody.
fn somebody(story: &Story<'_>, entity: EntityId) -> bool {
    story.b.doc.entities.get(entity.index()).is_some_and(|e| acts(e.kind))
}

fn actor(story: &Story<'_>, head: usize) -> Option<(Span, Option<EntityId>)> {
    let named =
        |k: usize| story.name_at(k).filter(|(_, _, e)| acts(e.kind)).map(|(span, id, _)| (with_title(story, span), Some(id)));
    named(head)
        .or_else(|| owner(story, head))
        .or_else(|| story.b.kids(head).iter().find_map(|&k| named(k).filter(|_| titled(story, head, k))))
        .or_else(|| {
            let mut phrase = story.noun_phrase(head);
            // *three girls and a boy*: the second answer is *a boy* without its article.
            while phrase.len() > 1 && phrase.first().is_some_and(|&k| k < head && leads(story, k)) {
                phrase.remove(0);
            }
            if phrase.len() > LONGEST {
                let outside =
                    |k: usize| matches!(story.b.rel(k), Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Advmod | Deprel::Obl);
                let short = story.b.below(head, &|k| k > head && story.b.head(k) == Some(head) && outside(k));
                phrase.retain(|k| short.contains(k));
            }
            let end = phrase.len().min(LONGEST);
            // *It is raining*: a pronoun that stands for nobody is nobody.
            let entity = described(story, head);
            (entity.is_some() || !story.b.is(head, &["it", "there"])).then_some(())?;
            Some((story.b.span(phrase.get(..end)?)?, entity))
        })
}

/// Words before a phrase that a second answer does without.
fn leads(story: &Story<'_>, k: usize) -> bool {
    matches!(story.b.upos(k), Upos::Cconj | Upos::Punct) || story.b.is(k, &["the", "a", "an"])
}

/// *Profits at Halden Bank rose*: what is counted does nothing; whose it is.
fn owner(story: &Story<'_>, head: usize) -> Option<(Span, Option<EntityId>)> {
    let b = story.b;
    if !COUNTED.contains(&b.lemma(head)) {
        return None;
    }
    let body = |k: usize| {
        let (span, id, entity) = story.name_at(k)?;
        matches!(entity.kind, EntityType::Org | EntityType::Person | EntityType::Gpe).then_some((span, Some(id)))
    };
    b.kids(head)
        .iter()
        .copied()
        .filter(|&k| matches!(b.rel(k), Deprel::Nmod | Deprel::NmodPoss | Deprel::Compound))
        .find_map(body)
}

/// Nouns of sums that belong to somebody.
const COUNTED: &[&str] = &["profit", "sale", "share", "loss", "earnings", "revenue", "turnover", "income", "output", "stock"];

/// Whether a name follows its title without a comma: *inventor Franky Zapata*.
fn titled(story: &Story<'_>, head: usize, name: usize) -> bool {
    let tied = matches!(story.b.rel(name), Deprel::Appos | Deprel::Flat | Deprel::NmodDesc);
    tied && name > head && (head..name).all(|k| story.b.lower(k) != ",")
}

/// The name with the words right before it that belong to its phrase: *US envoy Steve Witkoff*.
fn with_title(story: &Story<'_>, name: Span) -> Span {
    const LONGEST_TITLE: usize = 4;
    let b = story.b;
    let words = b.doc.tokens_in(name);
    let Some(head) = words.clone().find(|&k| b.head(k).is_none_or(|h| !words.contains(&h))) else { return name };
    // The title hangs on the name, or the name on the title.
    let title = b.head(head).filter(|&t| t < words.start);
    let belongs = |k: usize| {
        let above = b.head(k);
        above == Some(head)
            || title.is_some() && (title == Some(k) || above == title)
            || above.is_some_and(|h| h < words.start && b.head(h) == Some(head))
    };
    let fits = |k: usize| matches!(b.upos(k), Upos::Noun | Upos::Propn | Upos::Adj) && belongs(k);
    let person = story.name_at(words.start).is_some_and(|(_, _, e)| e.kind == EntityType::Person);
    let sentence = crate::syntax::tree::sentence(b.doc, crate::document::TokenId::new(words.start));
    let mut start = words.start;
    while person && start > sentence.start && words.start - start < LONGEST_TITLE && fits(start - 1) {
        start -= 1;
    }
    // *Awami* | *League secretary*: not within a name.
    let cut = b
        .doc
        .mentions_in(Span::new(name.start.saturating_sub(80), name.start))
        .find(|m| b.doc.tokens.get(start).is_some_and(|t| m.span.start < t.span.start && t.span.start < m.span.end));
    if let Some(cut) = cut {
        start = b.doc.tokens_in(cut.span).start;
    }
    // A possessor before the title is not part of it; a title alone without its noun (*former*) is none.
    let noun = (start..words.start).any(|k| matches!(b.upos(k), Upos::Noun | Upos::Propn));
    b.doc.tokens.get(start).filter(|_| noun).map_or(name, |t| Span::new(t.span.start, name.end))
}

/// The entity that a description stands for.
fn described(story: &Story<'_>, head: usize) -> Option<EntityId> {
    let doc = story.b.doc;
    let span = doc.tokens.get(head)?.span;
    let upto = doc.mentions.partition_point(|m| m.span.start <= span.start);
    // A mention that holds the head starts only a few mentions before it.
    let near = doc.mentions.get(upto.saturating_sub(8)..upto)?;
    near.iter().rev().find(|m| m.span.covers(span) && m.span.end == span.end).map(|m| m.entity)
}
