//! Names as runs of capitals: `German Chancellor Angela Merkel` → `German`, `Angela Merkel`; `the Bank of England's` → `Bank of England`.
//!
//! Used where no reader network is at hand. A word that opens a sentence counts only if lists know it as a name, or the text never
//! writes it in lower case.

use super::{Name, types};
use crate::{
    entities::context::Context,
    lexicon::gazetteer::{Match, name, word},
    text::blocks::BlockKind,
};
use std::{collections::BTreeMap, ops::Range};

/// Names of all sentences whose capitals tell something.
pub(super) fn find(cx: &Context<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in &cx.doc.sentences {
        let first = sentence.tokens.start;
        if cx.block(first) == BlockKind::Boilerplate || cx.loud(first) && !quiet_kind(cx.block(first)) {
            continue;
        }
        let mut at = first;
        while at < sentence.tokens.end {
            let end = run_end(cx, at, sentence.tokens.end);
            if end == at {
                at += 1;
                continue;
            }
            cut(cx, at..end, &mut names);
            at = end;
        }
    }
    names
}

/// A byline's capitals are names although nearly all its words have them.
fn quiet_kind(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Byline | BlockKind::Dateline)
}

/// The end of the run of capitalised words from `at`; `at` itself if none starts there.
fn run_end(cx: &Context<'_>, at: usize, limit: usize) -> usize {
    let known = |i: usize| cx.lexed.longest(i).filter(|m| counts(cx, i, *m)).map_or(0, |m| m.len);
    let mut i = at;
    loop {
        let len = known(i);
        if len > 0 {
            i += len;
        } else if may_stand(cx, i) {
            i += 1;
        } else if i > at && joins(cx, i, limit) {
            i += link_len(cx, i);
        } else {
            return i;
        }
        if i >= limit {
            return limit;
        }
    }
}

/// Whether a listed name counts as one here.
fn counts(cx: &Context<'_>, at: usize, found: Match) -> bool {
    let kinds = found.entry.kinds;
    let one = found.len == 1;
    // "Us", "It", "May", "Sun" at the start of a sentence: words of the everyday, unless capitals stand elsewhere, too.
    let common = one && (kinds.has(name::COMMON) && !cx.also_upper(at) || cx.also_lower(at));
    !(common && cx.opens(at)) && cx.form(at) != "I"
}

/// Whether a capitalised word may be part of a name.
fn may_stand(cx: &Context<'_>, i: usize) -> bool {
    // "BFM TV": a word without a name of its own may close one.
    let closes = i > 0 && cx.word(i).has(word::ORG_HEAD) && cx.capital(i - 1) && !cx.opens(i);
    if !cx.capital(i) || cx.word(i).has(word::NOT_NAME) && cx.title(i).is_none() && !closes {
        return false;
    }
    // At the start of a sentence everyday words carry a capital, too.
    let everyday = cx.opens(i) && (cx.common(i) && !(cx.also_upper(i) && !cx.also_lower(i)) || unseen(cx, i));
    !everyday || cx.title(i).is_some_and(|n| cx.capital(i + n))
}

/// Whether an opening word looks like a form of a common noun, verb or adverb: *Environmentalists accuse*, *Deforesting the*.
fn unseen(cx: &Context<'_>, i: usize) -> bool {
    let form = cx.form(i);
    let ending = ["ists", "ers", "ing", "ly", "ed", "ions", "ments", "ness", "ities", "ants", "ents", "ors"]
        .iter()
        .any(|e| form.ends_with(e));
    let listed = cx.single(i).has(name::FIRST.with(name::SURNAME).with(name::WHOLE));
    ending && !listed && !cx.also_upper(i) && !cx.capital(i + 1)
}

/// How many tokens of small words link two parts of a name at `i`.
fn link_len(cx: &Context<'_>, i: usize) -> usize {
    match cx.form(i) {
        "of" if cx.form(i + 1) == "the" => 2,
        "bin" | "de" if cx.word(i + 1).has(word::PARTICLE) && !cx.capital(i + 1) => 2,
        _ => 1,
    }
}

/// Whether the small word at `i` links a name's parts: *of* after an organisation's head, *&*, a hyphen, a particle of persons.
fn joins(cx: &Context<'_>, i: usize, limit: usize) -> bool {
    let next = i + link_len(cx, i);
    if next >= limit || !cx.capital(next) || cx.word(next).has(word::NOT_NAME) {
        return false;
    }
    let heads = word::HEAD;
    match cx.form(i) {
        "&" => true,
        "of" => cx.word(i - 1).has(heads) && cx.capital(i - 1),
        "-" | "–" => cx.glued(i) && cx.glued(next),
        "for" => cx.word(i - 1).has(word::ORG_HEAD) && cx.capital(i - 1),
        form => cx.word(i).has(word::PARTICLE) && form.starts_with(char::is_lowercase) && cx.capital(i - 1),
    }
}

/// Cuts a run into names: demonyms, countries and organisations before a title, the person after it.
fn cut(cx: &Context<'_>, run: Range<usize>, names: &mut Vec<Name>) {
    let mut at = run.start;
    let mut title: Option<Range<usize>> = None;
    while at < run.end {
        if let Some(len) = cx.title(at)
            && title.as_ref().is_none_or(|t| t.end == at)
            && !cx.lexed.longest(at).is_some_and(|m| m.len > len)
            && (cx.capital(at + len) || at + len >= run.end)
        {
            title = Some(title.map_or(at, |t| t.start)..at + len);
            at += len;
            continue;
        }
        let end = part_end(cx, at, run.end);
        let preceding = title.take().or_else(|| types::lower_title(cx, at));
        push(cx, at..end, preceding, names);
        at = end;
    }
}

/// The end of the name that starts at `at` within a run that ends at `limit`.
fn part_end(cx: &Context<'_>, at: usize, limit: usize) -> usize {
    // A title further on ends the part: "Apple | CEO Tim Cook".
    let stop =
        (at + 1..limit).find(|&i| cx.title(i).is_some_and(|n| cx.capital(i + n) || i + n >= limit) && !inside_known(cx, at, i));
    let stop = stop.or_else(|| pair(cx, at, limit)).unwrap_or(limit);
    let head = (at..stop).rev().find(|&i| cx.word(i).has(word::HEAD) && i > at);
    match cx.lexed.longest(at) {
        // "Russian Embassy": one name; "Russian Vladimir Putin": two.
        Some(m) if head.is_none_or(|h| h < at + m.len) && at + m.len < stop => {
            let place = m.entry.kinds.has(name::DEMONYM.with(name::NORP).with(name::COUNTRY));
            let hyphen = matches!(cx.form(at + m.len), "-" | "–");
            if place || m.len > 1 && !hyphen { at + m.len } else { stop }
        }
        _ => stop,
    }
}

/// The hyphen between two names in a run: *Putin-Witkoff meeting*, *US-China talks*; none in *Jean-Claude*.
fn pair(cx: &Context<'_>, at: usize, limit: usize) -> Option<usize> {
    let hyphen = (at + 1..limit).find(|&i| matches!(cx.form(i), "-" | "–") && cx.capital(i + 1))?;
    let name = |i: usize| {
        cx.single(i).has(name::GPE.with(name::DEMONYM).with(name::ORG)) || cx.also_upper(i) && !cx.single(i).has(name::FIRST)
    };
    let whole = (at..hyphen).any(|i| cx.lexed.longest(i).is_some_and(|m| i + m.len > hyphen));
    (!whole && name(hyphen - 1) && name(hyphen + 1)).then_some(hyphen)
}

fn inside_known(cx: &Context<'_>, at: usize, i: usize) -> bool {
    (at..i).any(|start| cx.lexed.longest(start).is_some_and(|m| start + m.len > i))
}

/// Adds the part as a name if it can be one.
fn push(cx: &Context<'_>, part: Range<usize>, title: Option<Range<usize>>, names: &mut Vec<Name>) {
    let part = trim(cx, part);
    if part.is_empty() || part.len() == 1 && names_nothing(cx, part.start) {
        return;
    }
    if let Some((kind, rule, score)) = types::judge(cx, &part, title.is_some()) {
        let part = if rule == "name.administration" { part.start..part.end + 1 } else { part };
        names.push(Name { tokens: part, kind, title, rule, score });
    }
}

/// Whether a word carries a capital without naming anything: *Monday*, *TV*; not *US*, which the sign *US$* shares its letters with.
pub(super) fn names_nothing(cx: &Context<'_>, token: usize) -> bool {
    cx.form(token).contains(['$', '€', '£', '¥']) || cx.word(token).has(word::NOT_NAME) && !cx.single(token).has(name::COUNTRY)
}

/// Without marks, *'s*, articles and everyday words at the ends.
pub(super) fn trim(cx: &Context<'_>, mut part: Range<usize>) -> Range<usize> {
    let known = |part: &Range<usize>| cx.lexed.longest(part.start).is_some_and(|m| m.len == part.len());
    while !part.is_empty() && !known(&part) {
        let last = cx.form(part.end - 1);
        let first = cx.form(part.start);
        let starts = matches!(first, "The" | "A" | "An" | "the") || !first.contains(char::is_alphanumeric);
        let ends = matches!(last, "'s" | "’s" | "'" | "’")
            || !last.contains(char::is_alphanumeric) && last != "."
            || cx.word(part.end - 1).has(word::PARTICLE) && !cx.capital(part.end - 1);
        if starts {
            part.start += 1;
        } else if ends {
            part.end -= 1;
        } else {
            break;
        }
    }
    part
}

/// Titles In This Style and ALL CAPITALS: only names that the rest of the text or the lists know.
pub(super) fn find_in_loud(cx: &Context<'_>, names: &mut Vec<Name>) {
    let mut known: BTreeMap<String, (crate::document::EntityType, usize)> = BTreeMap::new();
    for n in names.iter() {
        known.entry(cx.phrase(n.tokens.clone())).or_insert((n.kind, n.tokens.len()));
        if n.kind == crate::document::EntityType::Person && n.tokens.len() > 1 {
            known.entry(cx.phrase(n.tokens.end - 1..n.tokens.end)).or_insert((n.kind, 1));
        }
    }
    for sentence in &cx.doc.sentences {
        let first = sentence.tokens.start;
        if !cx.loud(first) || quiet_kind(cx.block(first)) || cx.block(first) == BlockKind::Boilerplate {
            continue;
        }
        let mut at = first;
        while at < sentence.tokens.end {
            let seen = (1..=6.min(sentence.tokens.end - at)).rev().find_map(|n| {
                let &(kind, _) = known.get(&cx.phrase(at..at + n))?;
                cx.capital(at).then_some((n, kind, "name.seen", 900))
            });
            let listed = || {
                let m = cx.lexed.longest(at)?;
                let kinds = m.entry.kinds;
                let doubtful = m.len == 1
                    && (cx.common(at)
                        || kinds.has(name::AMBIGUOUS)
                        || !kinds.has(name::COUNTRY.with(name::BIG_CITY).with(name::ORG).with(name::DEMONYM).with(name::STATE)));
                (!doubtful).then_some((m.len, super::gazetteer_kind(kinds)?, "name.list", 800))
            };
            match seen.or_else(listed) {
                Some((n, kind, rule, score)) => {
                    names.push(Name { tokens: at..at + n, kind, title: None, rule, score });
                    at += n;
                }
                None => at += 1,
            }
        }
    }
}
