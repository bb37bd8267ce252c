//! Names of the same thing: the same words, a family name after a full name, an acronym, a country's other name.
//!
//! `Donald Trump … Mr Trump … Trump`; `Northern Ferry Board … NFB … the Board`; `United States … US … America`.

use super::capitals;
use crate::{
    document::{EntityType, MentionForm},
    entities::{
        context::Context,
        draft::{Board, Gender},
        names::{STORMS, is_acronym_of},
    },
    lexicon::gazetteer::{Country, Kinds, lookup, name, word, word_kinds},
};
use std::collections::BTreeMap;

/// Groups all names.
pub(super) fn link(cx: &Context<'_>, board: &mut Board) {
    exact(cx, board);
    countries(cx, board);
    brackets(cx, board);
    births(cx, board);
    acronyms(cx, board);
    capitals::link(cx, board);
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
pub(super) fn named_groups(board: &Board) -> Vec<(usize, usize)> {
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

/// *National Institute of Space Research (INPE)*: letters in brackets after a body's full name are its short name, also those of
/// another language.
fn brackets(cx: &Context<'_>, board: &mut Board) {
    let names: Vec<usize> = (0..board.drafts.len()).filter(|&m| board.drafts[m].form == MentionForm::Name).collect();
    for pair in names.windows(2) {
        let [full, short] = [pair[0], pair[1]].map(|m| &board.drafts[m]);
        let at = short.tokens.start;
        let body = full.kind == Some(EntityType::Org) && short.kind == Some(EntityType::Org) && full.tokens.len() > 2;
        let letters = short.tokens.len() == 1 && (cx.acronym(at) || mixed_capitals(cx.form(at)));
        let enclosed = at == full.tokens.end + 1 && cx.form(full.tokens.end) == "(" && cx.form(at + 1) == ")";
        if body
            && letters
            && enclosed
            && let (Some(into), Some(from)) = (full.group, short.group)
        {
            board.merge(into, from, ("coref.acronym", 930));
        }
    }
}

/// *Day was born Doris Kappelhoff*: the name at birth is hers.
fn births(cx: &Context<'_>, board: &mut Board) {
    let people: Vec<usize> = (0..board.drafts.len())
        .filter(|&m| board.drafts[m].form == MentionForm::Name && board.drafts[m].kind == Some(EntityType::Person))
        .collect();
    for pair in people.windows(2) {
        let [known, born] = [pair[0], pair[1]].map(|m| board.drafts[m].tokens.clone());
        let between = known.end..born.start;
        let is_birth = between.len() == 2
            && cx.form(between.end - 1) == "born"
            && matches!(cx.form(between.start), "was" | "is" | "," | "(")
            && cx.sentence(known.start) == cx.sentence(born.start);
        if is_birth && let (Some(into), Some(from)) = (board.drafts[pair[0]].group, board.drafts[pair[1]].group) {
            board.merge(into, from, ("coref.birth-name", 920));
        }
    }
}

/// Whether a word has three capitals or more among small letters: *AfCFTA*.
fn mixed_capitals(form: &str) -> bool {
    form.chars().filter(|c| c.is_uppercase()).count() > 2 && form.chars().all(char::is_alphabetic)
}

/// *NFB* after *Northern Ferry Board*.
fn acronyms(cx: &Context<'_>, board: &mut Board) {
    let groups = named_groups(board);
    let capital = |i: usize| cx.form(i).chars().next().filter(|c| c.is_uppercase());
    // Full names by the letter that their acronym begins with.
    let mut full_names: BTreeMap<char, Vec<(usize, usize)>> = BTreeMap::new();
    for &(group, mention) in &groups {
        let tokens = board.drafts[mention].tokens.clone();
        if tokens.len() > 1
            && let Some(letter) = tokens.clone().find_map(capital)
        {
            full_names.entry(letter).or_default().push((group, mention));
        }
    }
    for (group, mention) in groups {
        let draft = &board.drafts[mention];
        if draft.tokens.len() != 1 || !cx.acronym(draft.head) && !mixed_capitals(cx.form(draft.head)) {
            continue;
        }
        let form = cx.form(draft.head);
        // "AfCFTA" tells more letters than the words' first ones.
        let capitals: String = form.chars().filter(|c| c.is_uppercase()).collect();
        let short = if mixed_capitals(form) { capitals.as_str() } else { form };
        let candidates = capital(draft.head).and_then(|letter| full_names.get(&letter));
        let full = candidates.into_iter().flatten().find(|&&(other, m)| {
            let full = &board.drafts[m];
            other != group
                && full.group == Some(other)
                && full.kind == draft.kind
                && is_acronym_of(short, full.tokens.clone().map(|i| cx.form(i)))
        });
        if let Some(&(full, _)) = full {
            board.merge(full, group, ("coref.acronym", 930));
        }
    }
}

/// Names by their first and by their last word, in text order: whatever a short name may stand for begins or ends with one of its
/// words, and looking through all names for each would take the square of the text's length.
struct Ends<'c> {
    first: BTreeMap<&'c str, Vec<usize>>,
    last: BTreeMap<&'c str, Vec<usize>>,
    /// Personal names of three words and more, by the last word but one.
    middle: BTreeMap<&'c str, Vec<usize>>,
}

impl<'c> Ends<'c> {
    fn new(cx: &'c Context<'_>, board: &Board) -> Self {
        let mut ends = Self { first: BTreeMap::new(), last: BTreeMap::new(), middle: BTreeMap::new() };
        for (mention, draft) in board.drafts.iter().enumerate().filter(|(_, d)| d.form == MentionForm::Name && d.tokens.len() > 1)
        {
            let words = words(cx, board, mention);
            let words = if draft.kind == Some(EntityType::Person) { core(&words) } else { &words };
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                ends.first.entry(first).or_default().push(mention);
                ends.last.entry(last).or_default().push(mention);
            }
            if let (Some(EntityType::Person), [_, .., middle, _]) = (draft.kind, words) {
                ends.middle.entry(middle).or_default().push(mention);
            }
        }
        ends
    }

    /// Names that begin with the first word of `short` or end with its last one, in text order.
    fn of(&self, short: &[&str]) -> Vec<usize> {
        let first = short.first().and_then(|w| self.first.get(w)).into_iter().flatten();
        let last = short.last().and_then(|w| self.last.get(w)).into_iter().flatten();
        let mut found: Vec<usize> = first.chain(last).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Shorter names of longer ones. Each group of a short name goes to the longer name that stands nearest before its first mention, or
/// else to the first after it (headlines say *Trump* before the text says *Donald Trump*).
fn parts(cx: &Context<'_>, board: &mut Board) {
    let ends = Ends::new(cx, board);
    let mut order = named_groups(board);
    order.sort_by_key(|&(_, mention)| std::cmp::Reverse(board.drafts[mention].tokens.len()));
    for (group, mention) in order {
        if board.groups[group].members.is_empty() {
            continue;
        }
        match board.kind(group) {
            Some(EntityType::Person) => person_parts(cx, board, &ends, group),
            Some(
                EntityType::Gpe
                | EntityType::Org
                | EntityType::Fac
                | EntityType::Event
                | EntityType::Product
                | EntityType::Loc
                | EntityType::Law,
            ) => {
                if let Some(long) = longer(cx, board, &ends, group, mention) {
                    board.merge(long, group, ("coref.short-name", 900));
                }
            }
            _ => {}
        }
    }
}

/// The group of a longer name of the same kind that begins with these words, or whose head they are (*the Board*).
fn longer(cx: &Context<'_>, board: &Board, ends: &Ends<'_>, group: usize, mention: usize) -> Option<usize> {
    let short = words(cx, board, mention);
    let kind = board.kind(group);
    let fits = |&(other, m): &(usize, usize)| {
        let long = words(cx, board, m);
        let begins = long.len() > short.len() && long.starts_with(&short);
        let begins = begins && (kind != Some(EntityType::Gpe) || ranked(&long, short.len()));
        let begins = begins && !(kind == Some(EntityType::Org) && is_branch(&long, short.len()));
        let head = kind != Some(EntityType::Gpe)
            && short.len() == 1
            && long.len() > 1
            && long.last() == short.first()
            && cx.word(board.drafts[mention].head).has(word::HEAD);
        // "Lorenzo" of "Hurricane Lorenzo"
        let storm =
            kind == Some(EntityType::Event) && long.first().is_some_and(|w| STORMS.contains(w)) && long.get(1..) == Some(&*short);
        other != group && board.kind(other) == kind && (begins || head || storm)
    };
    let leads = |g: usize, m: usize| board.groups[g].members.first() == Some(&m);
    let named = ends.of(&short).into_iter().filter_map(|m| board.drafts[m].group.map(|g| (g, m)));
    let groups: Vec<(usize, usize)> = named.filter(|&(g, m)| leads(g, m)).collect();
    let before = groups.iter().filter(|g| fits(g)).filter(|(_, m)| *m < mention).max_by_key(|(_, m)| *m);
    let found = before.or_else(|| groups.iter().find(|g| fits(g))).map(|&(g, _)| g);
    found.or_else(|| tail_of(cx, board, &groups, group, &short))
}

/// *Judiciary Committee* after *House Judiciary Committee*, if no other body's name ends so.
fn tail_of(cx: &Context<'_>, board: &Board, groups: &[(usize, usize)], group: usize, short: &[&str]) -> Option<usize> {
    let headed = short.len() > 1 && short.last().is_some_and(|w| word_kinds(w).has(word::ORG_HEAD));
    let tail = |&&(other, m): &&(usize, usize)| {
        let long = words(cx, board, m);
        other != group && board.kind(other) == Some(EntityType::Org) && long.len() > short.len() && long.ends_with(short)
    };
    let mut found = groups.iter().filter(tail).map(|&(g, _)| g);
    let first = found.next().filter(|_| headed && board.kind(group) == Some(EntityType::Org))?;
    found.all(|g| g == first).then_some(first)
}

/// *House of Commons Library* is not the *House of Commons*, *Harvard University Press* not the university; *Norvik Bank Group* is the bank.
fn is_branch(long: &[&str], base: usize) -> bool {
    const LEGAL: [&str; 10] = ["inc", "inc.", "corp", "corp.", "corporation", "company", "co.", "ltd", "group", "holdings"];
    let heads = |w: &&str| word_kinds(w).has(word::ORG_HEAD.with(word::FAC_HEAD)) && !LEGAL.contains(w);
    let (body, rest) = long.split_at(base.min(long.len()));
    body.len() > 1 && body.iter().any(heads) && rest.iter().any(heads)
}

/// *Anhui Province* is Anhui, *Bengbu City* Bengbu; but *Mexico City* is not Mexico, and a county is not the town of its name.
fn ranked(long: &[&str], base: usize) -> bool {
    const RANKS: [&str; 7] = ["province", "prefecture", "municipality", "oblast", "governorate", "voivodeship", "emirate"];
    let [rank] = long.get(base..).unwrap_or_default() else { return false };
    let known = lookup(&long.get(..base).unwrap_or_default().join(" ")).map_or(Kinds::NONE, |entry| entry.kinds);
    let area = known.has(name::COUNTRY.with(name::STATE));
    RANKS.contains(rank) || *rank == "city" && !area
}

/// Splits the mentions of a short personal name among the full names it can stand for.
fn person_parts(cx: &Context<'_>, board: &mut Board, ends: &Ends<'_>, group: usize) {
    let members = board.groups[group].members.clone();
    let Some(&first) = members.first() else { return };
    let short = words(cx, board, first);
    // All mentions of full names that the short one is a part of, with their groups, in text order.
    let mut full: Vec<(usize, usize)> = Vec::new();
    for mention in ends.of(&short) {
        let draft = &board.drafts[mention];
        if draft.kind == Some(EntityType::Person)
            && let Some(g) = draft.group.filter(|g| *g != group)
            && is_part(&short, &words(cx, board, mention))
        {
            full.push((mention, g));
        }
    }
    // "Ricardo Rosselló Nevares … Rosselló": Spanish names put the mother's family name last. A first name is none.
    if let ([one], true) = (short.as_slice(), full.is_empty())
        && !cx.single(board.drafts[first].head).has(name::FIRST)
    {
        let named = ends.middle.get(one).into_iter().flatten();
        full.extend(named.filter_map(|&m| board.drafts[m].group.filter(|g| *g != group).map(|g| (m, g))));
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

/// A personal name without *Jr* and the like.
fn core<'w, 'c>(name: &'w [&'c str]) -> &'w [&'c str] {
    const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "phd"];
    let suffixes = name.iter().rev().take_while(|w| SUFFIXES.contains(w)).count();
    name.get(..name.len() - suffixes).unwrap_or_default()
}

/// Whether the words of `short` can stand for `long`: its last, its first, both without the middle, or with initials.
fn is_part(short: &[&str], long: &[&str]) -> bool {
    let whole = long;
    let long = core(long);
    let (Some(first), Some(last)) = (long.first(), long.last()) else { return false };
    // The end of a hyphened word is no name of its own: *Chen* is not *Wu Shu-chen*.
    let is_hyphen = |k: usize| long.get(k).is_some_and(|w| matches!(*w, "-" | "‐" | "‑"));
    let ends_so = is_just(short, last) && !is_hyphen(long.len().wrapping_sub(2));
    let begins_so = is_just(short, first) && !is_hyphen(1);
    match short {
        // "W. Mark Felt" goes by his middle name.
        [one] => long.len() > 1 && (ends_so || begins_so || first.len() == 1 && long.get(1) == Some(one)),
        // *Queen Elizabeth* of *Elizabeth II*, whose title is no part of a name with a number.
        [title, rest @ ..] if rest == long && whole.len() > long.len() => {
            matches!(*title, "king" | "queen" | "prince" | "princess" | "pope" | "emperor")
        }
        [a, .., b] if short.len() < long.len() => {
            // "bin Salman"; "Ricardo Rosselló" of "Ricardo Rosselló Nevares".
            long.ends_with(short)
                || long.starts_with(short)
                || b == last && (a == first || a.len() == 1 && first.starts_with(a) || first.len() == 1 && a.starts_with(first))
        }
        [a, b] if long.len() == 2 => {
            b == last && (a.len() == 1 && first.starts_with(a) || first.len() == 1 && a.starts_with(first))
        }
        _ => false,
    }
}

/// Whether `short` is just this word.
fn is_just(short: &[&str], word: &str) -> bool {
    short == [word]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_are_not_the_body() {
        let is = |long: &str, base| is_branch(&long.split(' ').collect::<Vec<_>>(), base);
        assert!(is("house of commons library", 3) && is("harvard university press", 2));
        assert!(!is("norvik bank group", 2) && !is("harvard university", 1) && !is("northern ferry board", 2));
    }

    #[test]
    fn parts_of_personal_names() {
        let is = |short: &str, long: &str| is_part(&short.split(' ').collect::<Vec<_>>(), &long.split(' ').collect::<Vec<_>>());
        assert!(is("roe", "jane roe") && is("jane", "jane roe") && is("roe", "jane roe jr"));
        assert!(is("jane roe", "jane mary roe") && is("j roe", "jane roe") && is("bin salman", "mohammed bin salman"));
        assert!(is("ricardo rosselló", "ricardo rosselló nevares"));
        assert!(!is("mary", "jane mary roe") && !is("john roe", "jane mary roe") && !is("roe", "roe"));
        assert!(
            is("queen elizabeth", "elizabeth ii")
                && !is("queen elizabeth", "elizabeth warren")
                && !is("ann elizabeth", "elizabeth ii")
        );
        assert!(is("chen", "chen shui - bian") && !is("chen", "wu shu - chen"));
    }
}
