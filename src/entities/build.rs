//! From the board of mentions to the document's entities, numbered in order of first mention.

use super::{
    Found,
    context::Context,
    draft::{Board, Draft},
    links,
    roles::Role,
    salience,
};
use crate::{
    document::{Entity, EntityId, EntityType, Mention, MentionForm, Provenance, Relation, RuleId, Score, TokenId},
    lexicon::events::EVENTS,
};

/// Entities and mentions of the board, in text order.
pub(crate) fn build(cx: &Context<'_>, board: &Board, roles: &[Role]) -> Found {
    let mut found = Found::default();
    let mut ids: Vec<Option<EntityId>> = vec![None; board.groups.len()];
    let shown: Vec<bool> = (0..board.groups.len()).map(|g| speaks_of_something(cx, board, g)).collect();
    let mut order: Vec<usize> = (0..board.drafts.len()).collect();
    order.sort_by_key(|&m| (board.drafts[m].tokens.start, std::cmp::Reverse(board.drafts[m].tokens.end)));
    for mention in order {
        let draft = &board.drafts[mention];
        let Some(group) = draft.group.filter(|&g| shown.get(g) == Some(&true)) else { continue };
        let id = *ids[group].get_or_insert_with(|| {
            found.entities.push(entity(cx, board, group));
            EntityId::new(found.entities.len() - 1)
        });
        let evidence = draft.evidence.iter().map(|tokens| cx.span(tokens.clone())).collect();
        let provenance = Provenance { rule: RuleId(draft.rule), score: Score(draft.score), evidence };
        found.mentions.push(Mention { span: cx.span(draft.tokens.clone()), form: draft.form, entity: id, provenance });
    }
    for role in roles {
        if let (Some(&Some(subject)), Some(&Some(object))) = (ids.get(role.subject), ids.get(role.object)) {
            let label = cx.span(role.label.clone()).of(&cx.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let provenance = Provenance::new(role.rule, role.score);
            found.relations.push(Relation {
                kind: role.kind,
                subject,
                object,
                label,
                evidence: vec![cx.span(role.evidence.clone())],
                provenance,
            });
        }
    }
    found
}

/// Mentions from which even a happening (*the talks … talks*) is a thing that the article is about.
const TOPIC: usize = 5;

/// A lone pronoun is no entity; nor is a description that nothing else refers to, unless it speaks. A thing of no kind known needs a second
/// mention, too. A happening, which has a layer of its own, is a thing only if a pronoun stands for it or the article comes back to it again
/// and again.
fn speaks_of_something(cx: &Context<'_>, board: &Board, group: usize) -> bool {
    let members = || board.groups[group].members.iter().map(|&m| &board.drafts[m]);
    let several = members().nth(1).is_some();
    if board.kind(group).is_none() {
        let meant = members().any(|d| d.form == MentionForm::Pronoun);
        let happening = |d: &Draft| EVENTS.noun(cx.doc.lemma(TokenId::new(d.head))).is_some();
        return several && cx.tagged() && (meant || members().nth(TOPIC - 1).is_some() || !members().any(happening));
    }
    let named = members().any(|d| d.form == MentionForm::Name);
    let speaks = || members().any(|d| d.form == MentionForm::Nominal && d.rule == "mention.speaks");
    named || several || speaks()
}

/// What a thing of no kind known is: *people … they* are persons, *the storm … it* a thing.
fn unlisted(cx: &Context<'_>, board: &Board, group: usize) -> EntityType {
    let people =
        board.groups[group].members.iter().map(|&m| &board.drafts[m]).any(|d| {
            d.form == MentionForm::Nominal && matches!(cx.doc.lemma(TokenId::new(d.head)), "people" | "person" | "child")
        });
    if people { EntityType::Person } else { EntityType::Product }
}

/// One entity: its fullest name, other names in order of first use, kind, link.
fn entity(cx: &Context<'_>, board: &Board, group: usize) -> Entity {
    let mut members: Vec<usize> = board.groups[group].members.clone();
    members.sort_by_key(|&m| board.drafts[m].tokens.start);
    let kind = board.kind(group).unwrap_or_else(|| unlisted(cx, board, group));
    let named = || members.iter().map(|&m| &board.drafts[m]).filter(|d| d.form == MentionForm::Name);
    let longest = |form: MentionForm| {
        let of_form = members.iter().map(|&m| &board.drafts[m]).filter(move |d| d.form == form);
        // The first of the longest: max_by_key would take the last. *ISTANBUL* of a dateline gives way to *Istanbul*.
        let quiet = |d: &Draft| cx.span(d.tokens.clone()).of(&cx.doc.text).contains(char::is_lowercase);
        of_form.rev().max_by_key(|d| (cx.span(d.tokens.clone()).len(), quiet(d)))
    };
    let best = longest(MentionForm::Name).or_else(|| longest(MentionForm::Nominal)).or_else(|| longest(MentionForm::Pronoun));
    let text = |d: &Draft| cx.span(d.tokens.clone()).of(&cx.doc.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let name = best.map(&text).unwrap_or_default();
    let mut aliases: Vec<String> = Vec::new();
    for alias in named().map(&text) {
        if alias != name && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    let link = named().find_map(|d| links::link(cx, &d.tokens, kind));
    let provenance = best.map_or(Provenance::new("entity.name", 500), |d| Provenance::new(d.rule, d.score));
    Entity { kind, name, aliases, link, salience: salience::salience(cx, board, group), provenance }
}
