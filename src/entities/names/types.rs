//! What a run of capitals names: `Bank of England` → ORG by its head; `envoy Steve Witkoff` → PERSON by the word before; `in Tversk`
//! → GPE by the preposition.

use super::Name;
use crate::{
    document::{EntityType, Scheme},
    entities::context::Context,
    lexicon::gazetteer::{Kinds, name, word},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// A kind, the rule that gave it, and how sure.
type Verdict = (EntityType, &'static str, u16);

/// The kind that the lists give for a whole name.
pub(crate) fn gazetteer_kind(kinds: Kinds) -> Option<EntityType> {
    // "Apple", "Georgia": an organisation loses against a place only if the list says so.
    let order = [
        (name::PERSON, EntityType::Person),
        (name::COUNTRY.with(name::BIG_CITY).with(name::CAPITAL), EntityType::Gpe),
        (name::DEMONYM.with(name::NORP), EntityType::Norp),
        (name::EVENT, EntityType::Event),
        (name::LAW, EntityType::Law),
        (name::MEDIA.with(name::ORG), EntityType::Org),
        (name::LOC, EntityType::Loc),
        (name::PRODUCT.with(name::AWARD), EntityType::Product),
        (name::FAC, EntityType::Fac),
        (name::STATE.with(name::CITY), EntityType::Gpe),
    ];
    order.iter().find(|(kind, _)| kinds.has(*kind)).map(|&(_, found)| found)
}

/// The kind of the name at `part`; none if it is no name.
pub(super) fn judge(cx: &Context<'_>, part: &Range<usize>, titled: bool) -> Option<Verdict> {
    let one = part.len() == 1;
    let known = cx.lexed.longest(part.start).filter(|m| m.len == part.len()).map(|m| m.entry.kinds);
    // "the Amazon", "the Channel": the article makes a region of it.
    let article = part.start.checked_sub(1).is_some_and(|i| matches!(cx.form(i), "the" | "The"));
    if known.is_some_and(|k| k.has(name::LOC)) && article {
        return Some((EntityType::Loc, "name.list", 930));
    }
    if one && administration(cx, part.end) && !titled && !known.is_some_and(|k| k.has(name::DEMONYM)) {
        return Some((EntityType::Org, "name.administration", 930));
    }
    let sure = known.filter(|kinds| !kinds.has(name::AMBIGUOUS) && (!one || !kinds.has(name::COMMON)));
    let person_name = cx.single(part.start).has(name::FIRST.with(name::SURNAME));
    // "President Lincoln", "Mr Bradford": a title makes a person of a city's name.
    by_title(cx, part, titled)
        .or_else(|| {
            sure.filter(|k| !one || strong(*k) || !person_name).and_then(gazetteer_kind).map(|kind| (kind, "name.list", 930))
        })
        .or_else(|| by_head(cx, part))
        .or_else(|| by_place_noun(cx, part))
        .or_else(|| by_person_parts(cx, part))
        .or_else(|| by_neighbours(cx, part))
        .or_else(|| known.filter(|_| !cx.opens(part.start)).and_then(gazetteer_kind).map(|kind| (kind, "name.list", 700)))
        .or_else(|| by_shape(cx, part))
}

/// "administration", "government" right after a name make one name of both: *Trump administration*.
pub(super) fn administration(cx: &Context<'_>, at: usize) -> bool {
    matches!(cx.form(at), "administration" | "government")
}

/// Kinds that a family name does not cast doubt on.
fn strong(kinds: Kinds) -> bool {
    kinds.has(
        name::COUNTRY
            .with(name::BIG_CITY)
            .with(name::CAPITAL)
            .with(name::ORG)
            .with(name::DEMONYM)
            .with(name::NORP)
            .with(name::LOC)
            .with(name::STATE),
    )
}

fn by_title(cx: &Context<'_>, part: &Range<usize>, titled: bool) -> Option<Verdict> {
    let last = cx.word(part.end - 1);
    let place = cx
        .lexed
        .longest(part.start)
        .is_some_and(|m| m.len == part.len() && m.entry.kinds.has(name::COUNTRY.with(name::MEDIA).with(name::DEMONYM)));
    (titled && !place && part.len() <= 4 && !last.has(word::ORG_HEAD.with(word::FAC_HEAD))).then_some((
        EntityType::Person,
        "name.title",
        950,
    ))
}

/// A lower-case title or role right before the name: *envoy Steve Witkoff*, *spokeswoman Jane Roe*.
pub(super) fn lower_title(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let before = at.checked_sub(1).filter(|&b| cx.sentence(b) == cx.sentence(at))?;
    let role = cx.word(before).has(word::ROLE.with(word::TITLE)) && !cx.word(before).has(word::NOT_NAME);
    let plain = cx.form(before).starts_with(char::is_lowercase) && !cx.form(before).ends_with("ing");
    (role && plain && cx.lexed.longest(at).is_none_or(|m| m.entry.kinds.has(name::PERSON))).then_some(before..at)
}

/// By the word that closes the name, or opens it before *of*.
pub(super) fn by_head(cx: &Context<'_>, part: &Range<usize>) -> Option<Verdict> {
    if part.len() < 2 {
        return None;
    }
    let of = part.clone().find(|&i| matches!(cx.form(i), "of" | "for"));
    let head = of.and_then(|i| i.checked_sub(1)).filter(|&i| cx.word(i).has(word::HEAD)).unwrap_or(part.end - 1);
    let first = cx.word(part.start);
    let last = cx.word(head);
    let score = 880;
    if first.has(word::LOC_HEAD)
        && matches!(cx.folded(part.start), "mount" | "lake" | "gulf" | "strait" | "cape" | "sea" | "river" | "isle" | "bay")
    {
        return Some((EntityType::Loc, "name.head", score));
    }
    if cx.folded(part.start) == "operation" {
        return Some((EntityType::Event, "name.head", score));
    }
    // "Harry Park": a first name before a head that is also a family name.
    let personal =
        part.len() == 2 && cx.single(part.start).has(name::FIRST) && cx.single(head).has(name::SURNAME) && !cx.common(part.start);
    let order = [
        (word::ORG_HEAD, EntityType::Org),
        (word::LAW_HEAD, EntityType::Law),
        (word::EVENT_HEAD, EntityType::Event),
        (word::FAC_HEAD, EntityType::Fac),
        (word::GPE_HEAD, EntityType::Gpe),
        (word::LOC_HEAD, EntityType::Loc),
    ];
    order.iter().find(|(kind, _)| last.has(*kind) && !personal).map(|&(_, kind)| (kind, "name.head", score))
}

/// By first names, initials and family names.
fn by_person_parts(cx: &Context<'_>, part: &Range<usize>) -> Option<Verdict> {
    is_person_like(cx, part).then_some((EntityType::Person, "name.person-parts", 850))
}

/// Whether the words look like a person's full name.
pub(crate) fn is_person_like(cx: &Context<'_>, part: &Range<usize>) -> bool {
    if !(2..=5).contains(&part.len()) || part.clone().any(|i| cx.acronym(i) && cx.form(i).len() > 3 && !cx.loud(i)) {
        return false;
    }
    let first = cx.single(part.start);
    let last = cx.single(part.end - 1);
    let initial = part.clone().any(|i| cx.form(i).len() == 2 && cx.form(i).ends_with('.') && cx.capital(i));
    let everyday = |i: usize| cx.common(i) && !cx.single(i).has(name::FIRST.with(name::SURNAME));
    (first.has(name::FIRST) || initial || last.has(name::SURNAME) && !last.has(name::COMMON))
        && !everyday(part.end - 1)
        && !(everyday(part.start))
}

/// By the words beside it: *in Tversk*, *Dover, England*, *Ivanov said*.
fn by_neighbours(cx: &Context<'_>, part: &Range<usize>) -> Option<Verdict> {
    let after = part.end;
    let state =
        cx.form(after) == "," && cx.lexed.longest(after + 1).is_some_and(|m| m.entry.kinds.has(name::COUNTRY.with(name::STATE)));
    if state && part.len() <= 3 {
        return Some((EntityType::Gpe, "name.place-comma", 880));
    }
    let kinds = cx.single(part.start);
    let person = part.len() == 1 && kinds.has(name::FIRST.with(name::SURNAME)) && !cx.common(part.start);
    let before = part.start.checked_sub(1).map_or("", |i| cx.form(i));
    if matches!(before, "in" | "near" | "at" | "outside" | "In" | "Near") && !cx.acronym(part.start) && part.len() <= 2 {
        return Some((EntityType::Gpe, "name.in-place", if person { 600 } else { 760 }));
    }
    if part.len() <= 3
        && matches!(cx.form(after), "said" | "says" | "told" | "added" | "tweeted" | "wrote" | "who")
        && !cx.acronym(part.start)
    {
        return Some((EntityType::Person, "name.speaks", 720));
    }
    person.then_some((EntityType::Person, "name.person-parts", 700))
}

/// By the noun before *of*: *the island of Sorrey*, *mayor of Tversk*.
pub(super) fn by_place_noun(cx: &Context<'_>, part: &Range<usize>) -> Option<Verdict> {
    let noun = part.start.checked_sub(2).filter(|&i| cx.form(i + 1) == "of" && cx.sentence(i) == cx.sentence(part.start))?;
    let kind = match cx.folded(noun) {
        "island" | "islands" | "peninsula" | "valley" | "archipelago" | "sea" | "gulf" => EntityType::Loc,
        "town" | "towns" | "city" | "cities" | "village" | "villages" | "port" | "province" | "county" | "district"
        | "municipality" | "suburb" | "hamlet" | "capital" | "resort" | "mayor" | "outskirts" | "residents" | "inhabitants"
        | "streets" => EntityType::Gpe,
        _ => return None,
    };
    (part.len() <= 3).then_some((kind, "name.place-noun", 985))
}

/// By nothing but the letters.
fn by_shape(cx: &Context<'_>, part: &Range<usize>) -> Option<Verdict> {
    let all_common = part.clone().all(|i| cx.common(i));
    if all_common && (part.len() == 1 || cx.opens(part.start)) {
        return None;
    }
    let acronym = part.len() == 1 && cx.acronym(part.start);
    let (kind, score) = match part.len() {
        _ if acronym => (EntityType::Org, 650),
        1 => (EntityType::Org, 450),
        2 | 3 if !part.clone().any(|i| cx.common(i)) => (EntityType::Person, 550),
        _ => (EntityType::Org, 500),
    };
    Some((kind, "name.shape", score))
}

/// One kind for one name all through the text: the surest mention decides; a family name follows its full name.
pub(super) fn spread(cx: &Context<'_>, names: &mut [Name]) {
    let mut best: BTreeMap<String, (u16, EntityType)> = BTreeMap::new();
    for n in names.iter() {
        let mut vote = |tokens: Range<usize>, score: u16| {
            let key = cx.phrase(tokens);
            let slot = best.entry(key).or_insert((score, n.kind));
            if score > slot.0 {
                *slot = (score, n.kind);
            }
        };
        vote(n.tokens.clone(), n.score);
        if n.kind == EntityType::Person && n.tokens.len() > 1 {
            vote(n.tokens.end - 1..n.tokens.end, n.score.min(890));
        }
    }
    for n in names.iter_mut().filter(|n| n.rule != "name.administration") {
        // "the Turpins": the family.
        if n.tokens.len() == 1
            && (n.score < 800
                || matches!(n.kind, EntityType::Norp | EntityType::Org) && cx.lexed.longest(n.tokens.start).is_none())
            && let Some(family) = cx.folded(n.tokens.start).strip_suffix('s').and_then(|stem| best.get(stem))
            && family.1 == EntityType::Person
        {
            (n.kind, n.rule, n.score) = (EntityType::Person, "name.family", 880);
            continue;
        }
        let key = cx.phrase(n.tokens.clone());
        if let Some(&(score, kind)) = best.get(&key)
            && kind != n.kind
            && score > n.score
        {
            (n.kind, n.rule, n.score) = (kind, "name.seen", score.saturating_sub(50));
        }
    }
}

/// A company goes by the first word of its name: *Northshore* beside *Northshore Lines* is no person, unless somebody is called so.
pub(super) fn short_forms(cx: &Context<'_>, names: &mut [Name]) {
    let mut bodies: BTreeSet<String> = BTreeSet::new();
    let mut persons: BTreeSet<String> = BTreeSet::new();
    for n in names.iter() {
        match n.kind {
            EntityType::Org if n.tokens.len() > 1 && n.rule != "name.administration" => {
                bodies.insert(cx.folded(n.tokens.start).to_owned());
            }
            EntityType::Person if n.tokens.len() > 1 || n.title.is_some() => {
                persons.extend(n.tokens.clone().map(|i| cx.folded(i).to_owned()));
            }
            _ => {}
        }
    }
    for n in names.iter_mut().filter(|n| n.tokens.len() == 1) {
        let at = n.tokens.start;
        let unlisted = !cx.single(at).has(name::FIRST.with(name::SURNAME).with(name::WHOLE));
        let body = bodies.contains(cx.folded(at)) && !persons.contains(cx.folded(at));
        let other =
            matches!(n.kind, EntityType::Person | EntityType::Product | EntityType::Event | EntityType::Work | EntityType::Fac);
        if other && unlisted && body {
            (n.kind, n.rule, n.score) = (EntityType::Org, "name.seen", 850);
        }
    }
}

/// A company's name opens those of its parts: *Yassir Express* of *the startup Yassir* is no building.
pub(super) fn parts_of_bodies(cx: &Context<'_>, names: &mut [Name]) {
    let bodies: BTreeSet<String> = names
        .iter()
        .filter(|n| n.tokens.len() == 1 && n.kind == EntityType::Org && matches!(n.rule, "name.neighbour" | "name.seen"))
        .map(|n| cx.folded(n.tokens.start).to_owned())
        .collect();
    for n in names.iter_mut().filter(|n| n.tokens.len() > 1 && n.kind == EntityType::Fac && n.rule == "name.network") {
        let headless = !n.tokens.clone().any(|i| cx.word(i).has(word::FAC_HEAD.with(word::FAC_NOUN)));
        if headless && bodies.contains(cx.folded(n.tokens.start)) {
            (n.kind, n.rule, n.score) = (EntityType::Org, "name.seen", 800);
        }
    }
}

/// *Kellogg* after *Keith Kellogg* is he, not the company of that name, if the network holds both for possible.
pub(super) fn namesakes(cx: &Context<'_>, names: &mut [Name]) {
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    let mut bodies: BTreeSet<String> = BTreeSet::new();
    for n in names.iter().filter(|n| n.tokens.len() > 1) {
        match n.kind {
            EntityType::Person => {
                families.entry(cx.folded(n.tokens.end - 1).to_owned()).or_insert(n.tokens.start);
            }
            _ => {
                bodies.insert(cx.folded(n.tokens.start).to_owned());
            }
        }
    }
    // A company that is named before the person is one all through the text: *Dell*, *Michael Dell*.
    for n in names.iter().filter(|n| n.tokens.len() == 1 && n.kind == EntityType::Org) {
        if families.get(cx.folded(n.tokens.start)).is_some_and(|&full| n.tokens.start < full) {
            bodies.insert(cx.folded(n.tokens.start).to_owned());
        }
    }
    for n in names.iter_mut().filter(|n| n.tokens.len() == 1 && n.kind == EntityType::Org) {
        let at = n.tokens.start;
        if may_be_person(cx, at, n.kind) && families.contains_key(cx.folded(at)) && !bodies.contains(cx.folded(at)) {
            (n.kind, n.rule, n.score) = (EntityType::Person, "name.seen", 850);
        }
    }
}

/// Whether the network holds a person for possible where it read another kind.
fn may_be_person(cx: &Context<'_>, at: usize, read: EntityType) -> bool {
    let row = cx.doc.readings.of(at, Scheme::Names);
    let score = |kind: EntityType| row.get(1 + 2 * kind as usize).copied().map_or(0, i32::from);
    score(EntityType::Person) + 5 * 256 > score(read)
}

/// *Artem Chigvintsev* before *Chigvintsev said … Chigvintsev left* is he, not a company, if the network holds both for possible.
pub(super) fn full_names(cx: &Context<'_>, names: &mut [Name]) {
    let mut families: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for n in names.iter().filter(|n| n.tokens.len() == 1) {
        let (persons, others) = families.entry(cx.folded(n.tokens.start).to_owned()).or_default();
        *if n.kind == EntityType::Person { persons } else { others } += 1;
    }
    for n in names.iter_mut().filter(|n| matches!(n.tokens.len(), 2 | 3) && matches!(n.rule, "name.network" | "name.seen")) {
        let family = families.get(cx.folded(n.tokens.end - 1)).is_some_and(|&(persons, others)| persons > 1 && others == 0);
        let headless = !n.tokens.clone().any(|i| cx.word(i).has(word::HEAD) || cx.acronym(i) || !cx.capital(i));
        let body = matches!(n.kind, EntityType::Org | EntityType::Gpe | EntityType::Fac | EntityType::Product | EntityType::Work);
        if family && headless && body && may_be_person(cx, n.tokens.start, n.kind) {
            (n.kind, n.rule, n.score) = (EntityType::Person, "name.seen", 800);
        }
    }
}
