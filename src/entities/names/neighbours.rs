//! What a name names by the common nouns beside it: `the thriller Constantine` → WORK; `the startup Yassir` → ORG; `a propeller plane, a
//! Beechcraft Sierra` → PRODUCT; `Roscosmos, the Russian space agency` → ORG.
//!
//! The nouns stand in `src/lexicon/name_neighbours.tsv`. Names that lists know are not asked about.

use super::Name;
use crate::{
    document::{Deprel, EntityType, Upos},
    entities::context::Context,
    lexicon::gazetteer::name,
};
use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

/// Where a noun stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    After,
    Is,
}

/// Nouns with the side they stand on, and what they tell.
static NOUNS: LazyLock<BTreeMap<(Side, &str), EntityType>> = LazyLock::new(|| {
    let text = include_str!("../../lexicon/name_neighbours.tsv");
    let mut nouns = BTreeMap::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let kind = fields.next().and_then(|f| EntityType::ALL.into_iter().find(|k| k.name() == f));
        let side = match fields.next() {
            Some("before") => Side::Before,
            Some("after") => Side::After,
            _ => Side::Is,
        };
        for noun in fields.next().unwrap_or_default().split(' ') {
            nouns.extend(kind.map(|kind| ((side, noun), kind)));
        }
    }
    nouns
});

fn noun(cx: &Context<'_>, at: usize, side: Side) -> Option<EntityType> {
    let form = cx.form(at);
    let noun = cx.upos(at) != Upos::Verb;
    NOUNS.get(&(side, form)).copied().filter(|_| noun && form.starts_with(char::is_lowercase))
}

/// Whether the word, with a capital only because it opens a sentence, may be such a noun before a body's name: *Retailer Tesco*.
pub(super) fn opens_body(cx: &Context<'_>, at: usize) -> bool {
    cx.opens(at) && NOUNS.get(&(Side::Before, cx.folded(at))) == Some(&EntityType::Org)
}

/// Whether the kind is one of those that the network often mixes up: the class MISC of CoNLL-2003.
pub(super) fn mixed(kind: EntityType) -> bool {
    matches!(kind, EntityType::Norp | EntityType::Event | EntityType::Product | EntityType::Work | EntityType::Law)
}

/// Gives names that no list knows the kind that the noun beside them tells.
pub(super) fn ask(cx: &Context<'_>, names: &mut [Name]) {
    for n in names.iter_mut().filter(|n| n.rule == "name.network") {
        let known = cx.lexed.longest(n.tokens.start).filter(|m| m.len == n.tokens.len());
        // A list's *Al-Shabaab* is no *Al*.
        let body = known.is_some_and(|m| m.entry.kinds.has(name::ORG) && !m.entry.kinds.has(name::GPE.with(name::PERSON)));
        if body && n.kind == EntityType::Person && cx.folded(n.tokens.start) == "al" {
            (n.kind, n.rule, n.score) = (EntityType::Org, "name.list", 930);
        }
        if known.is_some_and(|m| m.entry.kinds.has(name::WHOLE.without(name::CITY)) && !m.entry.kinds.has(name::AMBIGUOUS)) {
            continue;
        }
        let whole = n.title.as_ref().map_or(n.tokens.start, |t| t.start)..n.tokens.end;
        if let Some((kind, _)) = over_comma(cx, &whole) {
            // "the ship, the Lady Margaret": the title belongs to the name.
            (n.tokens, n.title, n.kind, n.rule, n.score) = (whole, None, kind, "name.neighbour", 960);
            continue;
        }
        let next = || after(cx, &n.tokens).filter(|_| mixed(n.kind));
        let told = before(cx, &n.tokens).or_else(next).or_else(|| is(cx, &n.tokens));
        if let Some((kind, beside)) = told
            && kind != n.kind
            && allowed(cx, n, kind, beside)
        {
            (n.kind, n.rule, n.score) = (kind, "name.neighbour", if kind == EntityType::Org { 985 } else { 960 });
        }
    }
}

/// Whether the noun at `beside` may change the kind. Within the mixed kinds any noun does. A person, body or place is one unless the
/// noun is grammatically tied to it: *In the film Roe plays a nurse* says nothing about Roe.
fn allowed(cx: &Context<'_>, n: &Name, kind: EntityType, beside: usize) -> bool {
    if mixed(n.kind) {
        return true;
    }
    if !cx.tagged() || kind == EntityType::Event {
        return false;
    }
    // *Al* of *Al-Shabaab* is no first name.
    let dashed = matches!(cx.form(n.tokens.start + 1), "-" | "–");
    let personal = n.tokens.len() > 1 && cx.single(n.tokens.start).has(name::FIRST) && !dashed || n.title.is_some();
    let holds = |i: usize| n.tokens.contains(&i);
    let apposed = cx.form(n.tokens.end) == "," && beside > n.tokens.end;
    let tied = apposed || cx.governor(beside).is_some_and(holds) || cx.governor(cx.head_of(&n.tokens)) == Some(beside);
    match n.kind {
        EntityType::Person => tied && !personal,
        EntityType::Org => tied && matches!(kind, EntityType::Product | EntityType::Work) && n.score < 900,
        _ => tied && matches!(kind, EntityType::Product | EntityType::Work | EntityType::Org),
    }
}

/// The token before, in the same sentence.
fn step(cx: &Context<'_>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|&i| cx.sentence(i) == cx.sentence(at))
}

/// The noun before: *film Sideways*, *film “The Sea Inside”*, *machine called Zorblax*.
fn before(cx: &Context<'_>, tokens: &Range<usize>) -> Option<(EntityType, usize)> {
    let mut at = tokens.start;
    // Articles of titles and opening marks belong to the name.
    while let Some(i) = step(cx, at).filter(|&i| matches!(cx.form(i), "The" | "A" | "An" | "“" | "‘" | "\"" | "'" | "``")) {
        at = i;
    }
    let mut i = step(cx, at)?;
    if matches!(cx.form(i), "called" | "named" | "titled" | "entitled" | "dubbed") {
        i = step(cx, i)?;
    }
    noun(cx, i, Side::Before).map(|kind| (kind, i))
}

/// The noun before a comma and an article: *the ship, the Lady Margaret,*.
fn over_comma(cx: &Context<'_>, tokens: &Range<usize>) -> Option<(EntityType, usize)> {
    let describes = |i: usize| {
        matches!(cx.upos(i), Upos::Adj | Upos::Verb | Upos::Punct) && cx.form(i) != "," || cx.single(i).has(name::DEMONYM)
    };
    let mut at = tokens.start;
    while let Some(i) = step(cx, at).filter(|&i| describes(i) && tokens.start - i < 5) {
        at = i;
    }
    let article = step(cx, at).filter(|&i| matches!(cx.form(i), "the" | "a" | "an"))?;
    let comma = step(cx, article).filter(|&i| cx.form(i) == ",")?;
    let found = step(cx, comma)?;
    let closed = matches!(cx.form(tokens.end), "," | "." | ";" | ")");
    let thing = |kind: &EntityType| matches!(kind, EntityType::Product | EntityType::Work);
    noun(cx, found, Side::Is).filter(thing).filter(|_| closed).map(|kind| (kind, found))
}

/// The noun after: *Spider-Man films*.
fn after(cx: &Context<'_>, tokens: &Range<usize>) -> Option<(EntityType, usize)> {
    let at = tokens.end + usize::from(matches!(cx.form(tokens.end), "”" | "’" | "\"") && !cx.form(tokens.end + 1).is_empty());
    let last = !matches!(cx.upos(at + 1), Upos::Noun | Upos::Propn);
    noun(cx, at, Side::After).filter(|_| last).map(|kind| (kind, at))
}

/// The apposition after a comma: *Roscosmos, the Russian space agency,*. Between commas it may look like a list: *and Vyasna, a rights
/// group, said*; not *Ann Reed, a company and a bank*.
fn is(cx: &Context<'_>, tokens: &Range<usize>) -> Option<(EntityType, usize)> {
    let article = matches!(cx.form(tokens.end + 1), "a" | "an" | "the");
    if cx.form(tokens.end) != "," || !article {
        return None;
    }
    let end = cx.sentence_tokens(tokens.start).end.min(tokens.end + 9);
    let closed = |i: usize| {
        let row = matches!(cx.form(i + 2), "and" | "or") || tokens.start > 0 && cx.form(tokens.start - 1) == ",";
        matches!(cx.deprel(i), Deprel::Conj | Deprel::Appos) && cx.form(i + 1) == "," && cx.form(tokens.end + 1) != "the" && !row
    };
    let found = (tokens.end + 2..end)
        .take_while(|&i| matches!(cx.upos(i), Upos::Adj | Upos::Noun | Upos::Propn) || cx.form(i) == "-")
        .last()
        .filter(|&i| closed(i) || cx.deprel(i) == Deprel::Appos && cx.governor(i).is_some_and(|h| tokens.contains(&h)))?;
    noun(cx, found, Side::Is).map(|kind| (kind, found))
}
