//! Headlines that ascribe by a colon: *Minister: taxes will rise* and *Taxes will rise: minister* → source, cue `:`, content. Section
//! labels (*Opinion: …*, *Live: …*) are no sources.

use super::{
    draft::{Draft, spoken},
    words::{Class, Words},
};
use crate::{
    document::{EntityType, MentionForm},
    text::{Span, blocks::BlockKind},
};
use std::ops::Range;

const LABELS: [&str; 30] = [
    "opinion",
    "analysis",
    "live",
    "breaking",
    "exclusive",
    "video",
    "watch",
    "photos",
    "update",
    "updated",
    "explainer",
    "review",
    "the latest",
    "editorial",
    "comment",
    "profile",
    "timeline",
    "fact check",
    "interview",
    "news",
    "sport",
    "world",
    "politics",
    "in pictures",
    "podcast",
    "recap",
    "correction",
    "election",
    "factbox",
    "letter",
];

/// Speakers that a headline names without a name.
const ROLES: [&str; 26] = [
    "poll",
    "report",
    "study",
    "minister",
    "police",
    "officials",
    "official",
    "president",
    "source",
    "sources",
    "survey",
    "experts",
    "expert",
    "court",
    "judge",
    "mayor",
    "governor",
    "spokesman",
    "spokeswoman",
    "lawyer",
    "scientists",
    "researchers",
    "union",
    "witness",
    "witnesses",
    "ministry",
];

/// Statements of headings and of the first line.
pub(super) fn find(w: &Words) -> Vec<Draft> {
    let heads = w
        .doc
        .blocks
        .iter()
        .enumerate()
        .filter(|(i, b)| matches!(b.kind, BlockKind::Headline | BlockKind::Heading) || *i == 0 && w.doc.blocks.len() > 2);
    heads.filter_map(|(_, block)| colon(w, block.span)).collect()
}

fn colon(w: &Words, head: Span) -> Option<Draft> {
    let tokens = w.doc.tokens_in(head);
    let colon = tokens.clone().find(|&i| w.form(i) == ":" && w.quote(i).is_none())?;
    let first = tokens.start..colon;
    let last = colon + 1..tokens.clone().rev().find(|&i| w.is_word(i))? + 1;
    let (source, content) = if is_speaker(w, &first) {
        (first, colon + 1..tokens.end)
    } else if is_speaker(w, &last) {
        (last, tokens.start..colon)
    } else {
        return None;
    };
    let n_words = content.clone().filter(|&i| w.is_word(i)).count();
    let end = content.clone().rev().find(|&i| w.class(i) != Class::Stop)? + 1;
    let span = w.hull(content.start..end);
    let quoted = w.quotes_near(span).find(|q| q.depth == 0 && q.outer.start <= span.start && span.end <= q.outer.end);
    let span = quoted.map_or(span, |q| spoken(&w.doc.text, q.inner));
    // *KUWAIT: The minister resigned. …*: a whole paragraph after a place is no headline.
    (3..=30).contains(&n_words).then(|| Draft {
        source: vec![source],
        cue: vec![colon..colon + 1],
        content: vec![span],
        rule: "statement.headline",
        score: 700,
        ..Draft::default()
    })
}

/// A person, a body or a word for one.
fn is_speaker(w: &Words, range: &Range<usize>) -> bool {
    if range.is_empty() || range.len() > 5 {
        return false;
    }
    let span = w.hull(range.clone());
    let words = span.of(&w.doc.text).to_lowercase();
    if LABELS.contains(&words.as_str()) {
        return false;
    }
    // *aid to Norland* is no speaker, though a name ends it.
    let outside = |name: Span| range.clone().any(|i| w.class(i) == Class::Prep && w.span(i).end <= name.start);
    let named = w.doc.mentions_in(w.hull(w.sentence_tokens(range.start))).any(|m| {
        m.form == MentionForm::Name
            && m.span.end == span.end
            && !outside(m.span)
            && w.doc
                .entities
                .get(m.entity.index())
                .is_some_and(|e| matches!(e.kind, EntityType::Person | EntityType::Org | EntityType::Gpe))
    });
    let role = ROLES.contains(&w.lower(range.end - 1));
    // Without entities: two or three capitalised words look like a name.
    let looks = w.doc.entities.is_empty()
        && (2..=3).contains(&range.len())
        && range.clone().all(|i| w.capital(i) && w.form(i).chars().skip(1).all(|c| !c.is_uppercase()));
    named || role || looks
}
