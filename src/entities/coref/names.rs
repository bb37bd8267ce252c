//! Names of the same thing: the same words, a family name after a full name, an acronym, a country's other name.
//!
//! `Donald Trump … Mr Trump … Trump`; `Northern Ferry Board … NFB … the Board`; `United States … US … America`.

use crate::{
    document::{EntityType, MentionForm},
    entities::{
        context::Context,
        draft::{Board, Gender},
        names::is_acronym_of,
    },
    lexicon::gazetteer::{Country, name, word},
};
use std::collections::BTreeMap;

/// Groups all names.
pub(super) fn link(cx: &Context<'_>, board: &mut Board) {
    exact(cx, board);
    countries(cx, board);
    acronyms(cx, board);
    parts(cx, board);
}

/// The folded words of a mention, without particles' and points' tokens.
fn words<'c>(cx: &'c Context<'_>, board: &Board, mention: usize) -> Vec<&'c str> {
    let tokens = board.drafts.get(mention).map_or(0..0, |d| d.tokens.clone());
    tokens.map(|i| cx.folded(i)).filter(|w| !w.is_empty() && *w != "the").collect()
}

/// Same words and same kind: one group.
fn exact(cx: &Context<'_>, board: &mut Board) {
    let mut seen: BTreeMap<(String, EntityType), usize> = BTreeMap::new();
    for mention in 0..board.drafts.len() {
        let draft = &board.drafts[mention];
        let Some(kind) = draft.kind.filter(|_| draft.form == MentionForm::Name) else { continue };
        let mut key = words(cx, board, mention).join(" ");
        if kind == EntityType::Norp
            && let Some(stem) = key.strip_suffix('s').filter(|stem| stem.len() > 3)
        {
            // "Russian", "Russians".
            key.truncate(stem.len());
        }
        match seen.get(&(key.clone(), kind)) {
            Some(&group) => board.join(mention, group, Some(("coref.same-name", 960))),
            None => {
                let group = board.open(mention);
                seen.insert((key, kind), group);
            }
        }
    }
}

/// Groups with their first name's words, in order.
fn named_groups(board: &Board) -> Vec<(usize, usize)> {
    let with_members = board.groups.iter().enumerate().filter_map(|(g, group)| Some((g, *group.members.first()?)));
    with_members.collect()
}

/// Names of one country, and other names that the lists know to be one thing.
fn countries(cx: &Context<'_>, board: &mut Board) {
    let mut countries: BTreeMap<Country, usize> = BTreeMap::new();
    let mut items: BTreeMap<(u32, EntityType), usize> = BTreeMap::new();
    for (group, mention) in named_groups(board) {
        let draft = &board.drafts[mention];
        let Some(kind) = draft.kind else { continue };
        let Some(m) = cx.lexed.longest(draft.tokens.start).filter(|m| m.len == draft.tokens.len()) else { continue };
        let country = m
            .entry
            .country
            .filter(|_| kind == EntityType::Gpe && m.entry.kinds.has(name::COUNTRY) && !m.entry.kinds.has(name::STATE));
        let known = match (country, m.entry.wikidata) {
            (Some(country), _) => *countries.entry(country).or_insert(group),
            (None, Some(item)) => *items.entry((item, kind)).or_insert(group),
            _ => group,
        };
        board.merge(known, group, ("coref.other-name", 950));
    }
}

/// *NFB* after *Northern Ferry Board*.
fn acronyms(cx: &Context<'_>, board: &mut Board) {
    for (group, mention) in named_groups(board) {
        let draft = &board.drafts[mention];
        if draft.tokens.len() != 1 || !cx.acronym(draft.head) {
            continue;
        }
        let short = cx.form(draft.head);
        let full = named_groups(board).into_iter().find(|&(other, m)| {
            let full = &board.drafts[m];
            other != group
                && full.tokens.len() > 1
                && full.kind == draft.kind
                && is_acronym_of(short, full.tokens.clone().map(|i| cx.form(i)))
        });
        if let Some((full, _)) = full {
            board.merge(full, group, ("coref.acronym", 930));
        }
    }
}

/// Shorter names of longer ones. Each group of a short name goes to the longer name that stands nearest before its first mention, or
/// else to the first after it (headlines say *Trump* before the text says *Donald Trump*).
fn parts(cx: &Context<'_>, board: &mut Board) {
    let mut order = named_groups(board);
    order.sort_by_key(|&(_, mention)| std::cmp::Reverse(board.drafts[mention].tokens.len()));
    for (group, mention) in order {
        if board.groups[group].members.is_empty() {
            continue;
        }
        match board.kind(group) {
            Some(EntityType::Person) => person_parts(cx, board, group),
            Some(
                EntityType::Org | EntityType::Fac | EntityType::Event | EntityType::Product | EntityType::Loc | EntityType::Law,
            ) => {
                if let Some(long) = longer(cx, board, group, mention) {
                    board.merge(long, group, ("coref.short-name", 900));
                }
            }
            _ => {}
        }
    }
}

/// The group of a longer name of the same kind that begins with these words, or whose head they are (*the Board*).
fn longer(cx: &Context<'_>, board: &Board, group: usize, mention: usize) -> Option<usize> {
    let short = words(cx, board, mention);
    let kind = board.kind(group);
    let fits = |&(other, m): &(usize, usize)| {
        let long = words(cx, board, m);
        let begins = long.len() > short.len() && long.starts_with(&short);
        let head = short.len() == 1
            && long.len() > 1
            && long.last() == short.first()
            && cx.word(board.drafts[mention].head).has(word::HEAD);
        other != group && board.kind(other) == kind && (begins || head)
    };
    let groups = named_groups(board);
    let before = groups.iter().filter(|g| fits(g)).filter(|(_, m)| *m < mention).max_by_key(|(_, m)| *m);
    before.or_else(|| groups.iter().find(|g| fits(g))).map(|&(g, _)| g)
}

/// Splits the mentions of a short personal name among the full names it can stand for.
fn person_parts(cx: &Context<'_>, board: &mut Board, group: usize) {
    let members = board.groups[group].members.clone();
    let Some(&first) = members.first() else { return };
    let short: Vec<String> = words(cx, board, first).into_iter().map(str::to_owned).collect();
    // All mentions of full names that the short one is a part of, with their groups, in text order.
    let mut full: Vec<(usize, usize)> = Vec::new();
    for (mention, draft) in board.drafts.iter().enumerate() {
        if draft.form == MentionForm::Name
            && draft.kind == Some(EntityType::Person)
            && let Some(g) = draft.group.filter(|g| *g != group)
            && is_part(&short, &words(cx, board, mention))
        {
            full.push((mention, g));
        }
    }
    if full.is_empty() {
        return;
    }
    let several = full.iter().any(|f| f.1 != full[0].1);
    if !several {
        board.merge(full[0].1, group, ("coref.family-name", 940));
        return;
    }
    for mention in members {
        let gender = board.drafts[mention].gender;
        let fits = |f: &&(usize, usize)| gender.agrees(board.groups[f.1].gender) || gender == Gender::Unknown;
        let before = full.iter().filter(|f| f.0 < mention).rfind(fits);
        let chosen = before.or_else(|| full.iter().find(fits)).map(|f| f.1);
        if let Some(chosen) = chosen {
            board.groups[group].members.retain(|m| *m != mention);
            board.join(mention, chosen, Some(("coref.nearest-namesake", 750)));
        }
    }
}

/// Whether the words of `short` can stand for `long`: its last, its first, both without the middle, or with initials.
fn is_part(short: &[String], long: &[&str]) -> bool {
    const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "phd"];
    let core = long.len() - long.iter().rev().take_while(|w| SUFFIXES.contains(w)).count();
    let long = long.get(..core).unwrap_or_default();
    let (Some(first), Some(last)) = (long.first(), long.last()) else { return false };
    match short {
        [one] => long.len() > 1 && (one == last || one == first),
        [a, .., b] if short.len() < long.len() => {
            let particles = long.ends_with(&short.iter().map(String::as_str).collect::<Vec<_>>());
            particles
                || b == last
                    && (a == first || a.len() == 1 && first.starts_with(a.as_str()) || first.len() == 1 && a.starts_with(first))
        }
        [a, b] if long.len() == 2 => {
            b == last && (a.len() == 1 && first.starts_with(a.as_str()) || first.len() == 1 && a.starts_with(first))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_personal_names() {
        let is = |short: &str, long: &str| {
            let short: Vec<String> = short.split(' ').map(str::to_owned).collect();
            is_part(&short, &long.split(' ').collect::<Vec<_>>())
        };
        assert!(is("roe", "jane roe") && is("jane", "jane roe") && is("roe", "jane roe jr"));
        assert!(is("jane roe", "jane mary roe") && is("j roe", "jane roe") && is("bin salman", "mohammed bin salman"));
        assert!(!is("mary", "jane mary roe") && !is("john roe", "jane mary roe") && !is("roe", "roe"));
    }
}
