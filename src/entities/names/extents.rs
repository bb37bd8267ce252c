//! Where a name begins and ends, mended where the network's cut makes no sense: `Environment Ministry in Castermouth` → two names; `Hero of
//! the` + `Soviet Union`, `Costa Rican Women` 's `National Soccer Team` → one. It changes no kinds but those of the parts.

use super::{Name, STORMS, gazetteer_kind, neighbours, retype, types};
use crate::{
    document::EntityType,
    entities::context::Context,
    lexicon::gazetteer::{Kinds, name, word},
};
use std::collections::BTreeSet;

/// Mends the extents of the network's names; they come and go in text order.
pub(super) fn mend(cx: &Context<'_>, names: &mut Vec<Name>) {
    split(cx, names);
    without_opener(cx, names);
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    let mut rest = std::mem::take(names).into_iter().peekable();
    while let Some(mut n) = rest.next() {
        while let Some(next) = rest.peek()
            && let Some(kind) = joined(cx, &n, next)
        {
            (n.tokens.end, n.kind) = (next.tokens.end, kind);
            n.score = n.score.min(next.score);
            rest.next();
        }
        // "This Fish Needs a": a name does not end in a small word.
        let whole = n.tokens.end;
        // "Rob Partridge - Marley's former head": a dash between spaces parts two people.
        let parts = |i: &usize| matches!(cx.form(*i), "-" | "–" | "—") && !cx.glued(*i) && !cx.glued(*i + 1);
        let dash = (n.tokens.start + 1..n.tokens.end).find(parts).filter(|_| n.kind == EntityType::Person);
        n.tokens.end = dash.unwrap_or(n.tokens.end);
        while n.tokens.len() > 1 && small(cx.form(n.tokens.end - 1)) {
            n.tokens.end -= 1;
        }
        // "World Championship 100m gold": nor in the number of a unit.
        let figure = |i: usize| cx.form(i).bytes().all(|b| b.is_ascii_digit()) && cx.glued(i + 1);
        while n.tokens.len() > 1 && figure(n.tokens.end - 1) && cx.form(n.tokens.end).starts_with(|c: char| c.is_lowercase()) {
            n.tokens.end -= 1;
        }
        if n.tokens.end < whole && n.rule == "name.network" {
            retype::retype(cx, &mut n);
        }
        if n.tokens.clone().any(|i| cx.form(i).contains(char::is_alphabetic)) && !nothing(cx, &n) {
            out.push(n);
        }
    }
    *names = out;
    juniors(cx, names);
    states(cx, names);
    storms(cx, names);
    firms(cx, names);
}

/// *Martin Luther* | *King Jr.* is one person; *Martin Luther King* | *Jr. Day* is a day called after him.
fn juniors(cx: &Context<'_>, names: &mut Vec<Name>) {
    for n in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        let end = n.tokens.end;
        let own = |i: usize| cx.capital(i) && cx.sentence(i) == cx.sentence(end - 1);
        let junior = (end - 1..end + 2).find(|&i| matches!(cx.form(i), "Jr." | "Sr." | "Jr" | "Sr"));
        let Some(junior) = junior.filter(|&j| (end..=j).all(own)) else { continue };
        n.tokens.end = junior + 1;
        if cx.form(junior + 1) == "Day" && own(junior + 1) {
            n.tokens.end += 1;
            (n.kind, n.rule, n.title) = (EntityType::Event, "name.occasion", None);
        }
    }
    let mut reach = 0;
    names.retain(|n| {
        let free = n.tokens.start >= reach;
        reach = reach.max(n.tokens.end);
        free
    });
}

/// *Crum & Forster*: two family names that a sign joins are a firm; not *Trump & Biden*, whom the text names in full, nor two first
/// names.
fn firms(cx: &Context<'_>, names: &mut Vec<Name>) {
    let person = |n: &Name| n.kind == EntityType::Person && (n.tokens.len() > 1 || n.title.is_some());
    let people: BTreeSet<String> = names.iter().filter(|n| person(n)).map(|n| cx.folded(n.tokens.end - 1).to_owned()).collect();
    let family = |n: &Name| {
        let at = n.tokens.start;
        let open = n.title.is_none() && !people.contains(cx.folded(at));
        n.tokens.len() == 1 && open && matches!(n.kind, EntityType::Person | EntityType::Org) && cx.capital(at)
    };
    let mut at = 0;
    while at + 1 < names.len() {
        let (first, second) = (&names[at], &names[at + 1]);
        let sign = first.tokens.end + 1 == second.tokens.start && cx.form(first.tokens.end) == "&";
        let couple = [first, second].iter().all(|n| cx.single(n.tokens.start).has(name::FIRST));
        if sign && family(first) && family(second) && !couple {
            let tokens = first.tokens.start..second.tokens.end;
            names[at] = Name { tokens, kind: EntityType::Org, title: None, rule: "name.firm", score: 900 };
            names.remove(at + 1);
        }
        at += 1;
    }
}

/// *Brisbane Australia* is two names, *Chillicothe, OH* as well: what stands behind a town says where it is.
fn states(cx: &Context<'_>, names: &mut Vec<Name>) {
    const CODES: [&str; 51] = [
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA",
        "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "RI",
        "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY",
    ];
    let is_code = |i: usize| CODES.contains(&cx.form(i)) && !cx.loud(i);
    let kinds = |tokens: &std::ops::Range<usize>| {
        cx.lexed.longest(tokens.start).filter(|m| m.len == tokens.len()).map_or(Kinds::NONE, |m| m.entry.kinds)
    };
    let mut added: Vec<Name> = Vec::new();
    // A code that was read as a name of its own is one, as what it stands for.
    let taken: BTreeSet<usize> = names.iter().filter(|n| n.tokens.len() > 1).flat_map(|n| n.tokens.clone()).collect();
    for n in names.iter_mut().filter(|n| matches!(n.kind, EntityType::Gpe | EntityType::Loc)) {
        let end = n.tokens.end;
        let within = (n.tokens.start + 1..end).find(|&cut| {
            let tail = kinds(&(cut..end)).has(name::STATE.with(name::COUNTRY)) || cut + 1 == end && is_code(cut);
            tail && kinds(&(n.tokens.start..cut)).has(name::CITY.with(name::BIG_CITY))
        });
        let cut = within.filter(|_| kinds(&n.tokens) == Kinds::NONE);
        let behind = if cx.form(end) == "," { end + 1 } else { end };
        let tokens = match cut {
            Some(cut) => cut..end,
            None if is_code(behind) && !taken.contains(&behind) && cx.sentence(behind) == cx.sentence(end - 1) => {
                behind..behind + 1
            }
            None => continue,
        };
        n.tokens.end = cut.unwrap_or(end);
        added.push(Name { tokens, kind: EntityType::Gpe, title: None, rule: "name.list", score: 930 });
    }
    let codes: BTreeSet<usize> = added.iter().filter(|n| n.tokens.len() == 1).map(|n| n.tokens.start).collect();
    names.retain(|n| n.tokens.len() > 1 || !codes.contains(&n.tokens.start));
    names.append(&mut added);
    names.sort_by_key(|n| n.tokens.start);
}

/// *Hurricane Lorenzo*: a storm's first name is nobody's, and stays the storm's all through the text.
fn storms(cx: &Context<'_>, names: &mut [Name]) {
    let storm = |i: usize| cx.capital(i) && STORMS.contains(&cx.folded(i));
    let of = |n: &Name| n.kind != EntityType::Event && n.tokens.len() == 1 && n.tokens.start.checked_sub(1).is_some_and(storm);
    let named: BTreeSet<String> = names.iter().filter(|n| of(n)).map(|n| cx.folded(n.tokens.start).to_owned()).collect();
    for n in names.iter_mut().filter(|n| n.tokens.len() == 1 && named.contains(cx.folded(n.tokens.start))) {
        let at = n.tokens.start;
        let start = if at > 0 && storm(at - 1) { at - 1 } else { at };
        (n.tokens, n.title, n.kind, n.rule, n.score) = (start..at + 1, None, EntityType::Event, "name.storm", 960);
    }
}

/// *Builder* [*Grandon Group*] *said*: the capital is the sentence's, the noun tells what it is. So where the rest has a body's head, or
/// the article calls it so elsewhere. Not *Union Carbide*: a noun that heads bodies' names may be part of one.
fn without_opener(cx: &Context<'_>, names: &mut [Name]) {
    let known: BTreeSet<String> = names.iter().map(|n| cx.phrase(n.tokens.clone())).collect();
    for n in names.iter_mut().filter(|n| n.kind == EntityType::Org && n.tokens.len() > 1) {
        let rest = n.tokens.start + 1..n.tokens.end;
        let is_noun = neighbours::opens_body(cx, n.tokens.start) && !cx.word(n.tokens.start).has(word::ORG_HEAD);
        let is_whole = rest.len() > 1 && cx.word(rest.end - 1).has(word::ORG_HEAD);
        if is_noun && (is_whole || known.contains(&cx.phrase(rest.clone()))) {
            n.tokens = rest;
        }
    }
}

fn small(form: &str) -> bool {
    matches!(form, "of" | "the" | "a" | "an" | "and" | "for" | "to" | "in")
}

fn ruler(form: &str) -> bool {
    matches!(form, "King" | "Queen" | "Prince" | "Princess" | "Emperor" | "Sultan" | "Sheikh" | "Saint")
}

/// Currencies: *euro*; the sign of an element: *Ga-68*.
fn nothing(cx: &Context<'_>, n: &Name) -> bool {
    let end = n.tokens.end;
    let figures = cx.form(end).starts_with('-') && cx.glued(end) && cx.glued(end + 1);
    if figures && n.tokens.len() == 1 && cx.form(end - 1).len() <= 2 && cx.form(end + 1).starts_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    // "former City Councillor": the word belongs to the office behind it.
    let office = n.tokens.len() == 1 && cx.capital(end) && cx.word(end).has(word::ROLE.with(word::TITLE));
    if office && cx.word(n.tokens.start).has(word::HEAD) && matches!(n.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
    {
        return true;
    }
    let one = n.tokens.len() == 1 && neighbours::mixed(n.kind);
    one && matches!(cx.form(n.tokens.start), "euro" | "euros" | "yen" | "sterling" | "dollar" | "dollars" | "yuan")
}

/// Cuts names in two: a body and the place where it sits, a news medium and whom it was told by.
fn split(cx: &Context<'_>, names: &mut Vec<Name>) {
    let families: BTreeSet<String> = names
        .iter()
        .filter(|n| n.kind == EntityType::Person && n.tokens.len() > 1)
        .map(|n| cx.folded(n.tokens.end - 1).to_owned())
        .collect();
    let mut added = Vec::new();
    // "the Putin-Witkoff meeting": two people whom the text names in full.
    for n in names.iter_mut().filter(|n| n.kind == EntityType::Person && n.tokens.len() == 3) {
        let middle = n.tokens.start + 1;
        let both = families.contains(cx.folded(n.tokens.start)) && families.contains(cx.folded(middle + 1));
        if both && matches!(cx.form(middle), "-" | "–") {
            let second = middle + 1..n.tokens.end;
            n.tokens.end = middle;
            added.push(Name { tokens: second, title: None, ..n.clone() });
        }
    }
    for n in names.iter_mut().filter(|n| n.kind == EntityType::Org && n.rule == "name.network") {
        let at = |k: usize| n.tokens.start + k;
        let seat =
            (at(1)..n.tokens.end.saturating_sub(1)).find(|&i| cx.form(i) == "in" && seated(cx, i - 1) && cx.capital(i + 1));
        let told = n.tokens.len() == 2
            && cx.single(at(0)).has(name::MEDIA)
            && families.contains(cx.folded(at(1)))
            && !cx.word(at(1)).has(word::ORG_HEAD);
        let (cut, from, kind) = match seat {
            Some(i) => (i, i + 1, EntityType::Gpe),
            None if told => (at(1), at(1), EntityType::Person),
            None => continue,
        };
        let tokens = from..n.tokens.end;
        n.tokens.end = cut;
        let known = cx.lexed.longest(from).filter(|m| m.len == tokens.len()).map_or(Kinds::NONE, |m| m.entry.kinds);
        let kind = gazetteer_kind(known).filter(|_| seat.is_some()).unwrap_or(kind);
        added.push(Name { tokens, kind, title: None, rule: "name.network", score: n.score });
    }
    names.append(&mut added);
    names.sort_by_key(|n| n.tokens.start);
}

/// Bodies whose seat is no part of their name: *Environment Ministry in Castermouth*, but *Church in Wales*.
fn seated(cx: &Context<'_>, head: usize) -> bool {
    let body = matches!(
        cx.folded(head),
        "ministry"
            | "embassy"
            | "consulate"
            | "court"
            | "university"
            | "council"
            | "office"
            | "hospital"
            | "police"
            | "school"
            | "college"
    );
    body && cx.capital(head)
}

/// The kind of the one name that two make, if they do.
fn joined(cx: &Context<'_>, first: &Name, second: &Name) -> Option<EntityType> {
    if second.tokens.start < first.tokens.end || cx.sentence(first.tokens.start) != cx.sentence(second.tokens.start) {
        return None;
    }
    let between: Vec<&str> = (first.tokens.end..second.tokens.start).map(|i| cx.form(i)).collect();
    let last = first.tokens.end - 1;
    let title = |n: &Name| neighbours::mixed(n.kind) && n.kind != EntityType::Norp;
    match between.as_slice() {
        // "Hero of the | Soviet Union".
        [] if small(cx.form(last)) && first.tokens.len() > 1 => {
            let alike = first.kind == second.kind || neighbours::mixed(first.kind) && neighbours::mixed(second.kind);
            (alike || neighbours::mixed(first.kind) && cx.form(last) != "and").then_some(first.kind)
        }
        // "Diary | of a | Mad Black Woman".
        ["of"] | ["of", "a" | "an" | "the"] if title(first) && title(second) => Some(first.kind),
        // "African Export | – | Import Bank".
        ["-" | "–"] if first.kind == EntityType::Org && second.kind == EntityType::Org && second.tokens.len() > 1 => {
            let glued = cx.glued(first.tokens.end) && cx.glued(second.tokens.start);
            (glued && cx.word(second.tokens.end - 1).has(word::ORG_HEAD)).then_some(EntityType::Org)
        }
        // "Narai | the | Great".
        ["the"] if first.kind == EntityType::Person && second.tokens.len() == 1 => {
            let epithet = matches!(
                cx.form(second.tokens.start),
                "Great"
                    | "Terrible"
                    | "Conqueror"
                    | "Magnificent"
                    | "Younger"
                    | "Elder"
                    | "Wise"
                    | "Bold"
                    | "Confessor"
                    | "Lionheart"
            );
            epithet.then_some(EntityType::Person)
        }
        // "King | Faisal Specialist Hospital": a body that bears a ruler's name.
        [] if first.tokens.len() == 1 && ruler(cx.form(last)) && second.tokens.len() > 1 => {
            types::by_head(cx, &second.tokens).map(|found| found.0).filter(|k| matches!(k, EntityType::Org | EntityType::Fac))
        }
        // "Costa Rican Women | 's | National Soccer Team".
        ["'s" | "’s" | "'" | "’"] if group(cx.folded(last)) && second.title.is_none() => {
            types::by_head(cx, &second.tokens).map(|found| found.0)
        }
        _ => None,
    }
}

/// Groups whose possessive belongs to the name of a body or an event.
fn group(folded: &str) -> bool {
    matches!(
        folded,
        "women" | "men" | "people" | "peoples" | "children" | "girls" | "boys" | "workers" | "farmers" | "teachers" | "veterans"
    )
}
