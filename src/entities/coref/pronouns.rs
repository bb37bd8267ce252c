//! Whom a pronoun stands for: candidates of the last sentences that agree in number, gender and kind, weighed by nearness, role in the
//! sentence and how much the text speaks of them. `Roe met Ivanov. She praised him.` → Roe, Ivanov.

use super::{distance, group_of};
use crate::{
    document::{Deprel, EntityType, MentionForm, Xpos},
    entities::{
        context::Context,
        draft::{Board, Draft, Gender, Number},
        mentions::{Pronoun, pronoun},
    },
    text::blocks::BlockKind,
};

/// How many sentences back a pronoun looks.
const WINDOW: usize = 4;

/// Finds the referent of one pronoun.
pub(super) fn resolve(cx: &Context<'_>, board: &mut Board, mention: usize) {
    let Some((which, reflexive)) = pronoun(cx.folded(board.drafts[mention].head)) else { return };
    let found = match which {
        Pronoun::I | Pronoun::We => author(board, mention),
        _ => weighed(cx, board, mention, which, reflexive).or_else(|| ahead(cx, board, mention, which)),
    };
    if let Some((antecedent, rule, score)) = found {
        // A thing of no kind known is no entity; the pronoun is taken by it all the same.
        if board.drafts[antecedent].group.is_none() && board.drafts[antecedent].kind.is_none() {
            return;
        }
        let group = group_of(board, antecedent);
        let evidence = board.drafts[antecedent].tokens.clone();
        board.drafts[mention].evidence.push(evidence);
        board.join(mention, group, Some((rule, score)));
    }
}

/// Outside of quotations *I* is the author, all through the text.
fn author(board: &Board, mention: usize) -> Option<(usize, &'static str, u16)> {
    let same =
        (0..mention).rev().find(|&m| board.drafts[m].form == MentionForm::Pronoun && board.drafts[m].rule.ends_with("author"));
    match same {
        Some(m) => Some((m, "coref.author", 700)),
        None => Some((mention, "coref.author", 700)),
    }
}

/// The best antecedent before the pronoun.
fn weighed(
    cx: &Context<'_>,
    board: &Board,
    mention: usize,
    which: Pronoun,
    reflexive: bool,
) -> Option<(usize, &'static str, u16)> {
    let draft = &board.drafts[mention];
    let mut best: Vec<(i32, usize)> = Vec::new();
    for m in (0..mention).rev() {
        let other = &board.drafts[m];
        let away = distance(cx, other, draft);
        if away > WINDOW {
            break;
        }
        if !agrees(cx, board, other, draft, which) || !binds(cx, other, draft, reflexive) {
            continue;
        }
        let weight = weight(cx, board, other, draft, away);
        match best.iter_mut().find(|(_, b)| board.drafts[*b].group.is_some() && board.drafts[*b].group == other.group) {
            Some(seen) if seen.0 >= weight => {}
            Some(seen) => *seen = (weight, m),
            None => best.push((weight, m)),
        }
    }
    // The first of equals is the nearest.
    best.sort_by_key(|&(weight, m)| (std::cmp::Reverse(weight), std::cmp::Reverse(m)));
    let &(top, antecedent) = best.first()?;
    let margin = best.get(1).map_or(60, |second| top - second.0).clamp(0, 80);
    let floor = if which == Pronoun::It { 45 } else { 20 };
    (top >= floor).then_some((antecedent, rule(which), (560 + 4 * margin).clamp(400, 890) as u16))
}

fn rule(which: Pronoun) -> &'static str {
    match which {
        Pronoun::It => "coref.pronoun-thing",
        Pronoun::They => "coref.pronoun-group",
        _ => "coref.pronoun-person",
    }
}

/// Number, gender, kind.
fn agrees(cx: &Context<'_>, board: &Board, other: &Draft, draft: &Draft, which: Pronoun) -> bool {
    let group = other.group.and_then(|g| board.groups.get(g));
    let kind = group.map_or(other.kind, |g| g.kind);
    let gender = group.map_or(other.gender, |g| g.gender);
    let number = if other.number == Number::Unknown { group.map_or(Number::Unknown, |g| g.number) } else { other.number };
    if other.form == MentionForm::Pronoun && other.group.is_none() {
        return false;
    }
    match which {
        Pronoun::He | Pronoun::She => kind == Some(EntityType::Person) && gender.agrees(draft.gender) && number != Number::Plural,
        Pronoun::It => kind != Some(EntityType::Person) && kind != Some(EntityType::Norp) && number != Number::Plural,
        Pronoun::They => match kind {
            Some(EntityType::Person) => number == Number::Plural,
            Some(
                EntityType::Gpe
                | EntityType::Loc
                | EntityType::Fac
                | EntityType::Event
                | EntityType::Work
                | EntityType::Law
                | EntityType::Product,
            ) => number == Number::Plural,
            Some(EntityType::Norp) => cx.folded(other.head).ends_with('s') || number == Number::Plural,
            Some(EntityType::Org) => true,
            None => number == Number::Plural,
        },
        Pronoun::I | Pronoun::We => false,
    }
}

/// *Roe praised her*: the subject is not the object, unless the pronoun says so.
fn binds(cx: &Context<'_>, other: &Draft, draft: &Draft, reflexive: bool) -> bool {
    if other.tokens.end > draft.tokens.start {
        return false;
    }
    let possessive = cx.xpos(draft.head) == Xpos::PrpS
        || cx.deprel(draft.head) == Deprel::NmodPoss
        || matches!(cx.folded(draft.head), "his" | "its" | "their");
    let clause = cx.governor(draft.head).is_some() && cx.governor(other.head) == cx.governor(draft.head);
    if reflexive {
        return !cx.tagged() || clause || cx.sentence(other.head) == cx.sentence(draft.head);
    }
    // "Roe's brother praised her" is fine: the possessor hangs on the noun, not on the verb.
    !(clause && !possessive) && !(cx.deprel(draft.head) == Deprel::Conj && cx.governor(draft.head) == Some(other.head))
}

/// How well a candidate suits.
fn weight(cx: &Context<'_>, board: &Board, other: &Draft, draft: &Draft, away: usize) -> i32 {
    let mut weight = [100, 72, 44, 22, 8].get(away).copied().unwrap_or(0);
    let group = other.group.and_then(|g| board.groups.get(g));
    let subject = if cx.tagged() { cx.subject(other.head) } else { leads(cx, other) };
    if subject {
        weight += 35;
        if cx.subject(draft.head) || !cx.tagged() && cx.opens(draft.head) {
            weight += 12;
        }
    }
    if away == 0 {
        weight -= (draft.head.saturating_sub(other.head) / 4).min(12) as i32;
    }
    weight += match other.form {
        MentionForm::Name => 8,
        MentionForm::Pronoun => 14,
        MentionForm::Nominal => 0,
    };
    if let Some(group) = group {
        weight += 4 * group.members.len().min(7) as i32;
        if draft.gender != Gender::Unknown && group.gender == draft.gender {
            weight += 25;
        }
    } else if draft.gender != Gender::Unknown && other.gender == draft.gender {
        weight += 25;
    }
    if matches!(cx.deprel(other.head), Deprel::NmodPoss | Deprel::Nmod | Deprel::Compound | Deprel::Flat) {
        weight -= 14;
    }
    if matches!(cx.block(other.head), BlockKind::Headline | BlockKind::Caption | BlockKind::Heading | BlockKind::Byline) {
        weight -= 25;
    }
    // Inside a quotation he is not the one who speaks; what others said in quotations is less at hand outside.
    match (cx.quoted(draft.head), cx.quoted(other.head)) {
        (true, false) if away == 0 && subject => weight -= 70,
        (false, true) => weight -= 25,
        _ => {}
    }
    weight
}

/// Without trees: whether the mention is the first thing of its sentence.
fn leads(cx: &Context<'_>, other: &Draft) -> bool {
    let start = cx.sentence_tokens(other.head).start;
    other.tokens.start - start <= 3
}

/// *In his speech, Ivanov said*: the subject that follows in the same sentence.
fn ahead(cx: &Context<'_>, board: &Board, mention: usize, which: Pronoun) -> Option<(usize, &'static str, u16)> {
    let draft = &board.drafts[mention];
    if !matches!(which, Pronoun::He | Pronoun::She | Pronoun::It) {
        return None;
    }
    let here = |m: &usize| cx.sentence(board.drafts[*m].head) == cx.sentence(draft.head);
    let next = (mention + 1..board.drafts.len()).take_while(here).find(|&m| {
        let other = &board.drafts[m];
        other.form == MentionForm::Name && agrees(cx, board, other, draft, which) && (cx.subject(other.head) || !cx.tagged())
    })?;
    Some((next, "coref.pronoun-ahead", 650))
}
