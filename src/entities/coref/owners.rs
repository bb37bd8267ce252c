//! Offices, and what one is over, as far as names tell: Labour of *Labour party chairman Roe*, the CRE of *the chairman of the CRE*, Canada of
//! *the Canadian prime minister*.

use crate::{
    document::{MentionForm, Upos},
    entities::{
        context::Context,
        draft::{Board, Draft},
    },
    lexicon::gazetteer::{Country, name},
};
use std::ops::Range;

/// A body by its group, or a country under any of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Group(usize),
    Country(Country),
}

/// Mentions looked at on each side: names inside a phrase stand next to it.
const NEAR: usize = 6;
/// Words before an office that may name what it is over.
const BEFORE: usize = 4;

/// The owners named in and before the words of the office, and behind *of*; none if none is named.
pub(super) fn of(cx: &Context<'_>, board: &Board, mention: usize, office: Range<usize>) -> Vec<Owner> {
    let near = mention.saturating_sub(NEAR)..(mention + NEAR).min(board.drafts.len());
    let names = || board.drafts[near.clone()].iter().filter(|d| d.form == MentionForm::Name);
    let noun =
        |i: usize| matches!(cx.upos(i), Upos::Noun | Upos::Propn | Upos::Adj) && cx.sentence(i) == cx.sentence(office.start);
    let first = (office.start.saturating_sub(BEFORE)..office.start).rev().take_while(|&i| noun(i)).last().unwrap_or(office.start);
    let inside = |d: &Draft| (first..office.end).contains(&d.tokens.start) && d.tokens.end <= office.end;
    let behind = matches!(cx.form(office.end), "of" | "for" | "at").then(|| {
        let article = matches!(cx.folded(office.end + 1), "the" | "a");
        office.end + 1 + usize::from(article)
    });
    names().filter(|d| inside(d) || behind == Some(d.tokens.start)).filter_map(|d| owner(cx, d)).collect()
}

fn owner(cx: &Context<'_>, named: &Draft) -> Option<Owner> {
    let at = named.tokens.start;
    let country =
        cx.lexed.longest(at).filter(|m| m.entry.kinds.has(name::DEMONYM.with(name::COUNTRY)) && m.len == named.tokens.len());
    country.and_then(|m| m.entry.country).map(Owner::Country).or(named.group.map(Owner::Group))
}

/// Offices without a holder named in the article stay apart: *the president* need not be the last person mentioned.
pub(super) fn is_office(head: &str) -> bool {
    const OFFICES: [&str; 22] = [
        "president",
        "minister",
        "governor",
        "mayor",
        "king",
        "queen",
        "pope",
        "chancellor",
        "secretary",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "ambassador",
        "judge",
        "prosecutor",
        "attorney",
        "lawyer",
        "official",
        "premier",
        "chairman",
        "speaker",
        "commissioner",
    ];
    OFFICES.contains(&head)
}
