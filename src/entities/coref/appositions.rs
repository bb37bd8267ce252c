//! Descriptions beside a name: `Keith Kellogg, Trump's special envoy,` and `the Vice President, Mike Pence,` and `the startup Yassir`.

use crate::{
    document::{Deprel, EntityType, MentionForm, Upos},
    entities::{
        context::Context,
        draft::{Board, Draft, Number},
        mentions::{Determiner, determiner},
    },
    syntax::gloss_end,
};

/// Ties nominals to the names beside them.
pub(super) fn link(cx: &Context<'_>, board: &mut Board) {
    for mention in 0..board.drafts.len() {
        let draft = &board.drafts[mention];
        if draft.form != MentionForm::Nominal || draft.group.is_some() || draft.number == Number::Plural {
            continue;
        }
        let found =
            name_before(cx, board, mention).or_else(|| name_after(cx, board, mention)).or_else(|| name_beside(board, mention));
        if let Some((name, rule, score)) = found
            && let Some(group) = board.drafts[name].group
        {
            let evidence = board.drafts[name].tokens.clone();
            board.drafts[mention].evidence.push(evidence);
            board.join(mention, group, Some((rule, score)));
        }
    }
}

fn same_kind(a: &Draft, b: &Draft) -> bool {
    let both = |kind| a.kind == Some(kind) || b.kind == Some(kind);
    a.kind == b.kind
        || both(EntityType::Gpe) && both(EntityType::Loc)
        || both(EntityType::Org) && (both(EntityType::Fac) || both(EntityType::Product))
}

/// `NAME, the|a|Trump's … NOMINAL`.
fn name_before(cx: &Context<'_>, board: &Board, mention: usize) -> Option<(usize, &'static str, u16)> {
    let draft = &board.drafts[mention];
    // A possessor between the comma and the phrase: two or three tokens and the mark.
    let comma = (draft.tokens.start.saturating_sub(6)..draft.tokens.start).rev().find(|&i| cx.form(i) == ",")?;
    let between = comma + 1..draft.tokens.start;
    let whose = matches!(determiner(cx, draft), Determiner::Whose);
    if cx.sentence(comma) != cx.sentence(draft.head)
        || between.len() > if whose { 5 } else { 2 }
        || determiner(cx, draft) == Determiner::This
    {
        return None;
    }
    if !whose && between.clone().any(|i| !matches!(cx.folded(i), "the" | "a" | "an")) {
        return None;
    }
    let name = (0..mention).rev().find(|&n| board.drafts[n].form == MentionForm::Name && board.drafts[n].tokens.end <= comma)?;
    let named = &board.drafts[name];
    // "Jane Roe, 52, a nurse" lets an age stand between.
    let gap = behind_gloss(cx, named.tokens.end).min(comma)..comma;
    let age = gap.len() == 2 && cx.form(gap.start) == "," && cx.folded(gap.start + 1).chars().all(|c| c.is_ascii_digit());
    let listed = matches!(cx.deprel(draft.head), Deprel::Conj) || matches!(cx.form(draft.tokens.end), "and" | "or");
    let subject = cx.subject(draft.head) && !cx.subject(named.head);
    (same_kind(named, draft) && (gap.is_empty() || age) && !listed && !subject).then_some((name, "coref.apposition", 880))
}

/// `the NOMINAL [of …], NAME,`.
fn name_after(cx: &Context<'_>, board: &Board, mention: usize) -> Option<(usize, &'static str, u16)> {
    let draft = &board.drafts[mention];
    // "A spokeswoman for the Commission, Jane Roe, said": between commas also after "a".
    let indefinite = determiner(cx, draft) == Determiner::A;
    if determiner(cx, draft) == Determiner::This {
        return None;
    }
    let names = |from: usize| {
        let after = move |n: &usize| board.drafts[*n].form == MentionForm::Name && board.drafts[*n].tokens.start >= from;
        (mention + 1..board.drafts.len()).take(12).find(after)
    };
    // "the council's head of transport, Mary Field": the tree sees past what the office is over.
    let person = |d: &Draft| d.kind == Some(EntityType::Person);
    let tied = |n: &usize| {
        let named = &board.drafts[*n];
        let top = cx.head_of(&named.tokens);
        let apposed = cx.deprel(top) == Deprel::Appos && cx.governor(top) == Some(draft.head);
        named.form == MentionForm::Name && person(named) && apposed && cx.form(named.tokens.start - 1) == ","
    };
    if person(draft)
        && !indefinite
        && let Some(name) = (mention + 1..board.drafts.len()).take(4).find(tied)
    {
        return Some((name, "coref.apposition", 900));
    }
    // "the director of the institute, Dr Jane Roe": the office's place stands between.
    let mut end = draft.tokens.end;
    if matches!(cx.form(end), "of" | "for" | "at")
        && let Some(place) = names(end).map(|n| &board.drafts[n].tokens)
        && (place.start == end + 1 || place.start == end + 2 && matches!(cx.form(end + 1), "the" | "The"))
    {
        end = place.end;
    }
    // "the top adviser for regional affairs, Jane Roe": so may a few plain words.
    if matches!(cx.form(end), "of" | "for" | "on") && person(draft) {
        let plain =
            |i: &usize| !cx.capital(*i) && matches!(cx.upos(*i), Upos::Noun | Upos::Adj | Upos::Adp | Upos::Det | Upos::Cconj);
        let after = (end..end + 6).find(|i| !plain(i)).unwrap_or(end);
        end = if cx.form(after) == "," { after } else { end };
    }
    let name = names(end)?;
    let named = &board.drafts[name];
    // "the lead author, doctoral candidate Jane Roe": a description before the name is part of the apposition.
    let described = |from: usize| {
        let words = from..named.tokens.start;
        words.len() <= 3 && words.into_iter().all(|i| !cx.capital(i) && matches!(cx.upos(i), Upos::Noun | Upos::Adj))
    };
    let start = named.title.as_ref().map_or(named.tokens.start, |t| t.start);
    let start = if named.kind == Some(EntityType::Person) && described(end + 1) { end + 1 } else { start };
    let after = behind_gloss(cx, named.tokens.end);
    let close = matches!(cx.form(after), "," | ")" | "-" | "–" | "—" | "." | ":");
    let direct = start == end + 1 && matches!(cx.form(end), "," | ":");
    // "an officer, surnamed Yeh", "a firm called Brandt"
    if called(cx, draft, end) == Some(start) && same_kind(named, draft) && cx.sentence(named.head) == cx.sentence(draft.head) {
        return Some((name, "coref.apposition", 900));
    }
    let enclosed = cx.form(end) == "," && cx.form(after) == "," && !matches!(cx.form(after + 1), "and" | "or");
    let listed = named.kind != Some(EntityType::Person) || cx.deprel(named.head) == Deprel::Conj;
    if indefinite && (!enclosed || listed) {
        return None;
    }
    (direct && close && same_kind(named, draft) && cx.sentence(named.head) == cx.sentence(draft.head)).then_some((
        name,
        "coref.apposition",
        920,
    ))
}

/// Where the name begins that a participle behind `at` gives; not what the president does who *called Macron* or *named Roe to the court*.
fn called(cx: &Context<'_>, draft: &Draft, at: usize) -> Option<usize> {
    let at = if cx.form(at) == "," { at + 1 } else { at };
    let describes = cx.form(at) == "surnamed" || cx.deprel(at) == Deprel::Acl && cx.governor(at) == Some(draft.head);
    match cx.form(at) {
        _ if !describes => None,
        "surnamed" | "named" | "called" | "dubbed" => Some(at + 1),
        "identified" | "known" if cx.form(at + 1) == "as" => Some(at + 2),
        "identified" if cx.form(at + 1) == "only" && cx.form(at + 2) == "as" => Some(at + 3),
        _ => None,
    }
}

/// The first token behind a name's spelling in another script, if one stands at `at`.
fn behind_gloss(cx: &Context<'_>, at: usize) -> usize {
    gloss_end(cx.doc, at, cx.doc.tokens.len()).unwrap_or(at)
}

/// `NOMINAL NAME`, for things; a person's title is no mention.
fn name_beside(board: &Board, mention: usize) -> Option<(usize, &'static str, u16)> {
    let draft = &board.drafts[mention];
    // "the Canadian newspaper The Globe": a name inside the description comes first.
    let next = (mention + 1..board.drafts.len()).take(3).find(|&n| board.drafts[n].tokens.start >= draft.tokens.end)?;
    let named = board.drafts.get(next)?;
    let thing = draft.kind != Some(EntityType::Person);
    (thing && named.form == MentionForm::Name && named.tokens.start == draft.tokens.end && same_kind(named, draft)).then_some((
        next,
        "coref.beside-name",
        900,
    ))
}
