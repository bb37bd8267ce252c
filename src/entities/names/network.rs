//! Names as the reader network saw them, brought to the contract's spans, with what lists know beside: the network reads contexts, the
//! lists know what `X`, `Bild` or `Natanz` are.

use super::{Name, doubts::SURE, retype, runs, types};
use crate::{
    document::EntityType,
    entities::context::Context,
    lexicon::gazetteer::{name, word},
    text::blocks::BlockKind,
};
use std::{collections::BTreeMap, ops::Range};

/// Names by the network; empty without weights.
pub(super) fn find(cx: &Context<'_>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let seen = cx.doc.readings.names.iter().filter(|found| cx.block(found.tokens.start) != BlockKind::Boilerplate);
    for (found, part) in seen.flat_map(|found| between_addresses(cx, found.tokens.clone()).map(move |part| (found, part))) {
        let tokens = runs::trim(cx, without_suffix(cx, part));
        let (tokens, title) = without_title(cx, tokens, found.label);
        let tokens = without_trade(cx, tokens, found.label);
        let tokens = party_first(cx, tokens, &mut names);
        if tokens.is_empty() || tokens.len() == 1 && (runs::names_nothing(cx, tokens.start) || no_name(cx, tokens.start)) {
            continue;
        }
        let tokens = match nation_first(cx, &tokens, found.label) {
            Some(cut) => {
                let nation = tokens.start..cut;
                names.push(Name { tokens: nation, kind: EntityType::Norp, title: None, rule: "name.list", score: 930 });
                cut..tokens.end
            }
            None => tokens,
        };
        // *Prime Minister* | *Sheikh Hasina*: both are titles.
        let title = title.map(|t| title_before(cx, t.start).map_or(t.start, |b| b.start)..t.end);
        let title = title.or_else(|| title_before(cx, tokens.start)).or_else(|| types::lower_title(cx, tokens.start));
        // *Lotte Wilms lotte@library.example*: whose address it is.
        let writes =
            tokens.len() > 1 && tokens.len() < 4 && cx.form(tokens.end).contains('@') && found.tokens.contains(&tokens.end);
        let kind = if writes { EntityType::Person } else { found.label };
        let mut name = Name { tokens, kind, title, rule: "name.network", score: found.score.0 };
        retype::retype(cx, &mut name);
        // *Justice | Iqbal Lytton*: the title was taken for somebody.
        let title =
            |n: &mut Name| n.tokens.len() == 1 && n.tokens.end == name.tokens.start && cx.title(n.tokens.start) == Some(1);
        if name.kind == EntityType::Person
            && let Some(title) = names.pop_if(title)
        {
            name.title = Some(title.tokens);
        }
        names.push(name);
    }
    names
}

/// The words of a name before, between and behind addresses: *Lotte Wilms | lotte@library.example | National Library*.
fn between_addresses<'c>(cx: &'c Context<'_>, tokens: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'c {
    let ends = tokens.clone().filter(|&i| is_address(cx.form(i))).chain([tokens.end]);
    ends.scan(tokens.start, |start, end| Some(std::mem::replace(start, end + 1)..end))
}

/// Whether a word is an address or a file's name: *info@paper.example*, *mail.paper.example*, *Report.pdf*; not *Booking.com*.
fn is_address(form: &str) -> bool {
    const FILES: [&str; 14] =
        ["csv", "doc", "docx", "gif", "htm", "html", "jpeg", "jpg", "pdf", "png", "ppt", "txt", "xls", "xlsx"];
    let host = || form.matches('.').count() > 1 && form.len() > 8 && !form.ends_with('.') && !form.contains(char::is_uppercase);
    let file = || form.rsplit_once('.').is_some_and(|(_, end)| FILES.contains(&end));
    form.contains('@') || form.contains("://") || form.starts_with("www.") || host() || file()
}

/// *Omicron* of *Omicron-led*: an everyday word after a dash describes the noun that follows.
fn without_suffix(cx: &Context<'_>, tokens: Range<usize>) -> Range<usize> {
    const SUFFIXES: [&str; 31] = [
        "aligned",
        "backed",
        "based",
        "born",
        "bred",
        "dominated",
        "flagged",
        "headquartered",
        "language",
        "listed",
        "nominated",
        "registered",
        "speaking",
        "trained",
        "winning",
        "brokered",
        "control",
        "controlled",
        "era",
        "funded",
        "held",
        "led",
        "linked",
        "made",
        "mediated",
        "occupied",
        "owned",
        "related",
        "run",
        "sponsored",
        "style",
    ];
    // *Senate Minority Leader Jane Roe*: the word belongs to the office.
    let rank = tokens.len() > 1
        && matches!(cx.form(tokens.end - 1), "Minority" | "Majority")
        && cx.word(tokens.end).has(word::ROLE.with(word::TITLE));
    if rank {
        return tokens.start..tokens.end - 1;
    }
    let dash = tokens.len() > 2 && matches!(cx.form(tokens.end - 2), "-" | "–") && SUFFIXES.contains(&cx.form(tokens.end - 1));
    tokens.start..if dash { tokens.end - 2 } else { tokens.end }
}

/// *Nixon* of *Nixon speechwriter*: a word in small letters at the end of a person's name tells what somebody does.
fn without_trade(cx: &Context<'_>, tokens: Range<usize>, kind: EntityType) -> Range<usize> {
    let mut end = tokens.end;
    let small = |i: usize| cx.form(i).starts_with(char::is_lowercase) && cx.capital(tokens.start) && !cx.glued(i);
    while kind == EntityType::Person && end > tokens.start + 1 && small(end - 1) {
        end -= 1;
    }
    tokens.start..end
}

/// Whether a lone word is a title without a name: *the Pope*.
fn no_name(cx: &Context<'_>, token: usize) -> bool {
    let article = token.checked_sub(1).is_some_and(|i| matches!(cx.form(i), "the" | "The"));
    let personal = cx.single(token).has(name::FIRST.with(name::SURNAME).with(name::PERSON));
    let role = cx.word(token).has(word::ROLE) && !personal && (cx.opens(token) || cx.also_lower(token)) && !cx.loud(token);
    // "the distinction of Dean of the House": nobody is called so.
    let over = cx.word(token).has(word::ROLE) && cx.form(token + 1) == "of" && cx.form(token + 2) == "the";
    let portfolio = token > 0 && leads_office(cx, token - 1) && cx.single(token).has(name::COMMON) && !personal;
    role || over || portfolio || cx.title(token) == Some(1) && !cx.acronym(token) && (article || !personal)
}

/// *Democratic Progressive Party | Taipei mayoral candidate*: a place behind a party belongs to the office. The party is noted.
fn party_first(cx: &Context<'_>, tokens: Range<usize>, names: &mut Vec<Name>) -> Range<usize> {
    let party = (tokens.start + 1..tokens.end).find(|&i| cx.form(i) == "Party").map(|i| i + 1).filter(|&cut| cut < tokens.end);
    let Some(cut) = party else { return tokens };
    let place = cx.lexed.longest(cut).is_some_and(|m| {
        cut + m.len == tokens.end && m.entry.kinds.has(name::CITY.with(name::BIG_CITY).with(name::STATE).with(name::COUNTRY))
    });
    let office =
        (tokens.end..tokens.end + 3).take_while(|&i| !cx.capital(i)).any(|i| cx.word(i).has(word::ROLE.with(word::TITLE)));
    if !place || !office {
        return tokens;
    }
    names.push(Name { tokens: tokens.start..cut, kind: EntityType::Org, title: None, rule: "name.list", score: 930 });
    names.push(Name { tokens: cut..tokens.end, kind: EntityType::Gpe, title: None, rule: "name.list", score: 900 });
    tokens.end..tokens.end
}

/// Where a nationality ends that the network took into the name of a person or place: *Brazilian Amazon*.
fn nation_first(cx: &Context<'_>, tokens: &Range<usize>, kind: EntityType) -> Option<usize> {
    let m = cx.lexed.longest(tokens.start).filter(|m| m.len < tokens.len() && m.entry.kinds.has(name::DEMONYM))?;
    let cut = tokens.start + m.len;
    let rest = cx.lexed.longest(cut).is_some_and(|r| cut + r.len == tokens.end);
    let place = matches!(kind, EntityType::Gpe | EntityType::Loc) && rest;
    (place || kind == EntityType::Person).then_some(cut)
}

/// Cuts titles that the network took into a person's name; *Pope Francis* keeps his, as one word does not name him.
fn without_title(cx: &Context<'_>, tokens: Range<usize>, kind: EntityType) -> (Range<usize>, Option<Range<usize>>) {
    let mut start = tokens.start;
    while kind == EntityType::Person
        && let Some(len) = cx.title(start).filter(|len| start + len < tokens.end)
        && !cx
            .lexed
            .longest(start)
            .is_some_and(|m| start + m.len == tokens.end && m.entry.kinds.has(name::PERSON) && royal(cx, start))
    {
        start += len;
    }
    // *Minister of Transport Kamel Wazir*: the everyday word still belongs to the office.
    if kind == EntityType::Person && start > 0 && leads_office(cx, start - 1) {
        while start + 1 < tokens.end && cx.single(start).has(name::COMMON) && !cx.single(start).has(name::FIRST) {
            start += 1;
        }
    }
    let title = (start > tokens.start).then_some(tokens.start..start);
    (start..tokens.end, title)
}

/// Whether an office goes on behind the word: *Minister of*, *Minister of Health and*.
fn leads_office(cx: &Context<'_>, i: usize) -> bool {
    let of = |i: usize| cx.form(i) == "of" && i > 0 && cx.word(i - 1).has(word::TITLE.with(word::ROLE));
    of(i) || i > 2 && cx.form(i) == "and" && cx.capital(i - 1) && of(i - 2)
}

/// A title that belongs to the name: *Pope Francis*, *Queen Elizabeth*.
pub(super) fn royal(cx: &Context<'_>, token: usize) -> bool {
    matches!(cx.folded(token), "pope" | "king" | "queen" | "prince" | "princess" | "crown")
}

/// The capitalised title that ends right before `at`.
fn title_before(cx: &Context<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    for back in 1..=4.min(at) {
        let from = at - back;
        if cx.sentence(from) == cx.sentence(at) && cx.title(from).is_some_and(|len| (start..=at).contains(&(from + len))) {
            start = from;
        }
    }
    (start < at).then_some(start..at)
}

/// Names of the lists and of rules that the network passed over, where nothing speaks against them; and parts of names that it saw
/// elsewhere: *Witkoff* after *Steve Witkoff*.
pub(super) fn supplement(cx: &Context<'_>, names: &mut Vec<Name>, rules: Vec<Name>) {
    let mut seen: BTreeMap<String, EntityType> = BTreeMap::new();
    for n in names.iter().filter(|n| n.score >= SURE) {
        seen.entry(cx.phrase(n.tokens.clone())).or_insert(n.kind);
        if n.kind == EntityType::Person && n.tokens.len() > 1 {
            seen.entry(cx.phrase(n.tokens.end - 1..n.tokens.end)).or_insert(n.kind);
        }
    }
    let mut missing: Vec<Name> = Vec::new();
    for mut rule in rules {
        let first = names.partition_point(|n| n.tokens.end <= rule.tokens.start);
        let last = names.partition_point(|n| n.tokens.start < rule.tokens.end);
        let touched = names.get(first..last).unwrap_or_default();
        let inside = |n: &&Name| rule.tokens.start <= n.tokens.start && n.tokens.end <= rule.tokens.end;
        let long = rule.rule == "name.list" && rule.tokens.len() > 3;
        let whole = (long || by_dash(cx, &rule)) && touched.iter().all(|n| inside(&n)) && touched.len() > 1;
        if whole {
            names.retain(|n| !(rule.tokens.start <= n.tokens.start && n.tokens.end <= rule.tokens.end));
            missing.push(rule);
            continue;
        }
        let free = touched.is_empty();
        let listed = cx.lexed.longest(rule.tokens.start).filter(|m| m.len == rule.tokens.len());
        let known = listed.is_some_and(|m| !m.entry.kinds.has(name::AMBIGUOUS.with(name::COMMON)));
        let again = seen.get(&cx.phrase(rule.tokens.clone())).copied().filter(|_| !cx.also_lower(rule.tokens.start));
        if let Some(kind) = again.filter(|_| free) {
            (rule.kind, rule.rule, rule.score) = (kind, "name.seen", 880);
            missing.push(rule);
        } else if free && (known && rule.score >= 900 || rule.score >= 940) {
            missing.push(rule);
        }
    }
    names.append(&mut missing);
}

/// *African Export–Import Bank*: a dash inside and a head at the end make one name of it.
fn by_dash(cx: &Context<'_>, rule: &Name) -> bool {
    let tokens = &rule.tokens;
    let dash = tokens.clone().any(|i| matches!(cx.form(i), "–" | "-") && cx.glued(i));
    dash && rule.kind == EntityType::Org && cx.word(tokens.end - 1).has(word::ORG_HEAD)
}
