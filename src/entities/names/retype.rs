//! Corrects the kind that the network gave a name where lists or the words beside it know better: `Irish` GPE → NORP; `Jefferson Parish`
//! FAC → GPE; `the island of Sorrey` ORG → LOC. One name at a time; what its other mentions tell is asked later.

use super::{Name, gazetteer_kind, neighbours, types};
use crate::{
    document::EntityType,
    entities::context::Context,
    lexicon::gazetteer::{Kinds, name, word},
    text::blocks::BlockKind,
};
use std::ops::Range;

/// A kind, the rule that gave it, and how sure.
type Verdict = (EntityType, &'static str, u16);

/// *ultra-Orthodox*, *anti-Zionist*: a prefix in small letters before a capital describes a group.
fn prefixed(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    const PREFIXES: [&str; 6] = ["anti", "neo", "non", "pan", "pro", "ultra"];
    let span = cx.span(tokens.clone()).of(&cx.doc.text);
    span.split_once('-')
        .is_some_and(|(prefix, rest)| PREFIXES.contains(&prefix.to_lowercase().as_str()) && rest.starts_with(char::is_uppercase))
}

/// Corrects the network's kind where lists or neighbours know better.
pub(super) fn retype(cx: &Context<'_>, found: &mut Name) {
    let tokens = found.tokens.clone();
    let known = cx.lexed.longest(tokens.start).filter(|m| m.len == tokens.len()).map_or(Kinds::NONE, |m| m.entry.kinds);
    if tokens.len() == 1 && types::administration(cx, tokens.end) && !known.has(name::DEMONYM) {
        found.tokens.end += 1;
        (found.kind, found.rule, found.score) = (EntityType::Org, "name.administration", 930);
        return;
    }
    let group = tokens.len() == 1 || matches!(found.kind, EntityType::Person | EntityType::Org | EntityType::Gpe);
    if group && prefixed(cx, &tokens) {
        (found.kind, found.rule, found.score) = (EntityType::Norp, "name.prefixed", 960);
        return;
    }
    let listed = gazetteer_kind(known).filter(|_| !known.has(name::AMBIGUOUS));
    let article = tokens.start.checked_sub(1).is_some_and(|i| matches!(cx.form(i), "the" | "The"));
    let law = tokens.len() == 1 && article && matches!(cx.form(tokens.start), "Bill" | "Act" | "Treaty");
    // "the Amazon": the article makes a region of it; "Amazon" as a place is one anyhow.
    let region = known.has(name::LOC) && !known.has(name::GPE.with(name::DEMONYM)) && (article || place(found.kind));
    let verdict = match listed {
        _ if law => Some((EntityType::Law, "name.head", 900)),
        _ if region => Some((EntityType::Loc, "name.list", 900)),
        Some(list) => by_list(found, list, known, article),
        None => by_words(cx, found),
    };
    if let Some((kind, rule, score)) = verdict.filter(|v| v.0 != found.kind) {
        (found.kind, found.rule, found.score) = (kind, rule, score);
    }
}

fn place(kind: EntityType) -> bool {
    matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

/// The kind of a name that a list knows as `list` with `known`, where the network erred.
fn by_list(found: &Name, list: EntityType, known: Kinds, article: bool) -> Option<Verdict> {
    let one = found.tokens.len() == 1;
    let org_only = !known.has(name::GPE.with(name::LOC).with(name::PRODUCT));
    let people_only = known.has(name::DEMONYM.with(name::NORP)) && !known.has(name::GPE);
    let sure_place = known.has(name::COUNTRY.with(name::STATE).with(name::BIG_CITY))
        && !known.has(name::DEMONYM.with(name::NORP).with(name::COMMON));
    let river = known.has(name::LOC) && !known.has(name::COUNTRY);
    match (found.kind, list) {
        // "Ohio" is a state before it is a river; "the Ohio", "the Dnipro" are rivers.
        (kind, _) if place(kind) && river && known.has(name::STATE.with(name::BIG_CITY)) => {
            Some((if article { EntityType::Loc } else { EntityType::Gpe }, "name.list", 900))
        }
        // "Scotland-born", "the US-based firm".
        (kind, EntityType::Gpe) if neighbours::mixed(kind) && sure_place => Some((EntityType::Gpe, "name.list", 930)),
        (EntityType::Event | EntityType::Product | EntityType::Law, EntityType::Norp) if people_only => {
            Some((EntityType::Norp, "name.list", 930))
        }
        (EntityType::Norp, list) if list != EntityType::Norp && list != EntityType::Gpe => Some((list, "name.list", 900)),
        // Which kind of place: the list of places knows, or the name's head.
        (kind, list) if place(kind) && place(list) => Some((list, "name.list", 900)),
        // "Irish" is no country, "Truth Social" no company, "Kremlin" no place.
        (EntityType::Gpe | EntityType::Org | EntityType::Loc | EntityType::Fac, EntityType::Norp) if people_only => {
            Some((EntityType::Norp, "name.list", 930))
        }
        (EntityType::Norp, EntityType::Gpe) if known.has(name::COUNTRY) && !known.has(name::DEMONYM) => {
            Some((EntityType::Gpe, "name.list", 930))
        }
        (EntityType::Org, EntityType::Gpe) if !one && known.has(name::COUNTRY) => Some((EntityType::Gpe, "name.list", 930)),
        (EntityType::Org | EntityType::Work, EntityType::Product) if !known.has(name::ORG) => {
            Some((EntityType::Product, "name.list", 900))
        }
        (EntityType::Work | EntityType::Product | EntityType::Gpe | EntityType::Fac | EntityType::Loc, EntityType::Org)
            if known.has(name::MEDIA) || org_only =>
        {
            Some((EntityType::Org, "name.list", 900))
        }
        (_, EntityType::Event | EntityType::Law) if !one => Some((list, "name.list", 900)),
        _ => None,
    }
}

/// The kind of a name that no list knows, by its own words and those beside it.
fn by_words(cx: &Context<'_>, found: &Name) -> Option<Verdict> {
    const OCCASIONS: [&str; 6] = ["festival", "festivals", "festivities", "tournament", "championship", "championships"];
    let tokens = &found.tokens;
    let place_noun = types::by_place_noun(cx, tokens).filter(|_| !cx.acronym(tokens.start));
    let letters = |i: usize| cx.form(i).chars().skip(1).any(char::is_uppercase) && !cx.form(i).contains(['-', '$']);
    let mixed = tokens.len() == 1 && letters(tokens.start);
    match found.kind {
        // "AfCFTA": letters like these abbreviate a body.
        EntityType::Norp => mixed.then_some((EntityType::Org, "name.acronym", 700)),
        EntityType::Law => None,
        _ if place_noun.is_some() => place_noun,
        _ if nothing_personal(cx, found) => Some((EntityType::Org, "name.which", 900)),
        EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Loc | EntityType::Fac if dateline(cx, tokens) => {
            Some((EntityType::Gpe, "name.dateline", 985))
        }
        EntityType::Org if in_office(cx, found) => Some((EntityType::Person, "name.title", 900)),
        EntityType::Person | EntityType::Org | EntityType::Loc | EntityType::Fac if governed(cx, found) => {
            Some((EntityType::Gpe, "name.governed", 960))
        }
        // "the Ram Navami festival": an unlisted name before such a word is the occasion's.
        EntityType::Fac | EntityType::Person | EntityType::Gpe | EntityType::Loc | EntityType::Work
            if OCCASIONS.contains(&cx.form(tokens.end)) =>
        {
            Some((EntityType::Event, "name.occasion", 860))
        }
        kind if place(kind) => place_by_words(cx, tokens, kind),
        _ => None,
    }
}

/// Which kind of place, by the name's own words: *Jefferson Parish*, *Port Elwick*; a court is a body rather than its building.
fn place_by_words(cx: &Context<'_>, tokens: &Range<usize>, kind: EntityType) -> Option<Verdict> {
    const BODIES: [&str; 9] =
        ["court", "university", "ministry", "department", "committee", "council", "commission", "agency", "tribunal"];
    let last = tokens.end - 1;
    let settlement = tokens.len() == 2 && kind != EntityType::Gpe && cx.folded(tokens.start) == "port";
    let head = tokens.len() > 1 && cx.word(last).has(word::GPE_HEAD) && cx.folded(last) != "state";
    if head || settlement && !cx.word(last).has(word::HEAD) {
        return Some((EntityType::Gpe, "name.head", 880));
    }
    let of = tokens.clone().any(|i| cx.form(i) == "of");
    if kind == EntityType::Fac && tokens.len() > 1 && !of && BODIES.contains(&cx.folded(last)) {
        return Some((EntityType::Org, "name.head", 880));
    }
    types::by_head(cx, tokens).filter(|(k, ..)| matches!(k, EntityType::Gpe | EntityType::Loc | EntityType::Fac))
}

/// *the bank's president Okey Oramah said*: two words after an office are who holds it.
fn in_office(cx: &Context<'_>, found: &Name) -> bool {
    let tokens = &found.tokens;
    let office = found.title.as_ref().is_some_and(|title| {
        matches!(
            cx.folded(title.end - 1),
            "president"
                | "chairman"
                | "chairwoman"
                | "ceo"
                | "minister"
                | "spokesman"
                | "spokeswoman"
                | "director"
                | "secretary"
                | "governor"
                | "mayor"
                | "senator"
                | "judge"
                | "professor"
                | "ambassador"
                | "mr"
                | "mrs"
                | "ms"
        )
    });
    let headless = |i: usize| !cx.word(i).has(word::HEAD) && !cx.acronym(i) && cx.capital(i);
    office && tokens.len() == 2 && tokens.clone().all(headless)
}

/// *Tversk council*, *Tversk's mayor*: who is governed like this is a place.
fn governed(cx: &Context<'_>, found: &Name) -> bool {
    let end = found.tokens.end;
    let mark = usize::from(matches!(cx.form(end), "'s" | "’s"));
    let rule = match cx.form(end + mark) {
        "mayor" | "residents" | "outskirts" | "suburbs" => true,
        "council" | "councillors" => mark == 0,
        _ => false,
    };
    let personal = cx.single(found.tokens.start).has(name::FIRST.with(name::SURNAME));
    rule && !personal && found.tokens.len() < 3 && found.title.is_none() && !cx.word(end - 1).has(word::HEAD)
}

/// *operated by Zorblax, which*: persons are who, and nothing else makes a person of a word that no list knows.
fn nothing_personal(cx: &Context<'_>, found: &Name) -> bool {
    let tokens = &found.tokens;
    found.kind == EntityType::Person
        && tokens.len() == 1
        && found.title.is_none()
        && !cx.single(tokens.start).has(name::FIRST.with(name::SURNAME))
        && cx.form(tokens.end) == ","
        && cx.form(tokens.end + 1) == "which"
}

/// *PORT ELWICK — The council voted*, *ELWICK, 14 May 2026 —*, *SANT JORDI (Monday) –*: capitals at the start of a paragraph before a dash
/// are the place where the report was written.
fn dateline(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    let first = cx.sentence_tokens(tokens.start).start == tokens.start;
    let loud = tokens.clone().all(|i| cx.acronym(i));
    let dash = || {
        let near = tokens.end..tokens.end + 8;
        near.into_iter().find(|&i| matches!(cx.form(i), "—" | "–" | "--")).is_some_and(|i| cx.capital(i + 1) || !cx.glued(i))
    };
    let shown =
        cx.block(tokens.start) == BlockKind::Dateline || first && matches!(cx.form(tokens.end), "," | "(" | "—" | "–" | "--");
    loud && tokens.clone().any(|i| cx.form(i).len() > 3) && first && shown && dash()
}
