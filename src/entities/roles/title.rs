//! Offices before a name: `Kremlin spokesman Dmitry Peskov`, `Trump's Ukraine envoy Keith Kellogg`, `Mayor Olga Brandt of Tversk`.

use super::{Links, Role, honorific, kin};
use crate::{
    document::{EntityType, RelationKind, Upos},
    entities::{context::Context, mentions::pronoun},
    lexicon::gazetteer::word,
};
use std::ops::Range;

/// The relations that the words before the name state; two where both *AU chairperson* and *President … of Egypt* are said.
pub(super) fn before(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Vec<Role> {
    let tokens = links.board.drafts[mention].tokens.clone();
    let Some(mut label) = phrase(cx, links, tokens.start) else { return shared(cx, links, &tokens, subject) };
    let role = |(label, object, from, score): (Range<usize>, usize, usize, u16), end: usize| {
        let family = kin(cx.folded(label.end - 1));
        let (kind, rule) = if family { (RelationKind::Family, "role.family") } else { (RelationKind::Role, "role.title") };
        Role { kind, subject, object, label, evidence: from..end, rule, score }
    };
    let mut found = Vec::new();
    if let Some((object, end)) = place_after(cx, links, &tokens) {
        let last = (label.start + 1..label.end)
            .find(|&i| cx.title(i).is_some_and(|n| i + n == label.end) && cx.word(i - 1).has(word::ROLE));
        let cut = last.filter(|_| links.name_before(cx, label.start).is_some());
        found.push(role((cut.unwrap_or(label.start)..label.end, object, label.start, 900), end));
        match cut {
            Some(cut) => label.end = cut,
            None => return found,
        }
    }
    found.extend(object(cx, links, label).map(|o| role(o, tokens.end)));
    found
}

/// *Presidents Muhammadu Buhari of Nigeria and Patrice Talon of Benin*: the plural before the first name is the office of both.
fn shared(cx: &Context<'_>, links: &Links<'_>, tokens: &Range<usize>, subject: usize) -> Vec<Role> {
    let joined = tokens.start.checked_sub(1).filter(|&i| matches!(cx.form(i), "and" | ","));
    let first = joined.and_then(|end| {
        let limit = cx.sentence_tokens(tokens.start).start.max(end.saturating_sub(8));
        (limit..end).rev().find_map(|i| links.starts.get(&i).filter(|&&m| links.board.drafts[m].kind == Some(EntityType::Person)))
    });
    let label = first.and_then(|&m| links.board.drafts[m].title.clone()).filter(|t| {
        t.end.checked_sub(1).is_some_and(|last| cx.folded(last).ends_with('s') && cx.word(last).has(word::ROLE.with(word::TITLE)))
    });
    let place = place_after(cx, links, tokens);
    let (Some(label), Some((object, end))) = (label, place) else { return Vec::new() };
    let evidence = label.start..end;
    vec![Role { kind: RelationKind::Role, subject, object, label, evidence, rule: "role.title", score: 800 }]
}

/// The place or body after *of*: *Mayor Olga Brandt of Tversk*; and where its words end.
fn place_after(cx: &Context<'_>, links: &Links<'_>, tokens: &Range<usize>) -> Option<(usize, usize)> {
    let m = links.body_at(cx, tokens.end + 1).filter(|_| cx.form(tokens.end) == "of")?;
    let draft = &links.board.drafts[m];
    let fits = matches!(draft.kind, Some(EntityType::Gpe | EntityType::Org | EntityType::Loc));
    Some((links.object(cx, m).filter(|_| fits)?, draft.tokens.end))
}

/// The words of the office right before `end`: from the first modifier to the title.
fn phrase(cx: &Context<'_>, links: &Links<'_>, end: usize) -> Option<Range<usize>> {
    let limit = cx.sentence_tokens(end).start;
    let mut start = end;
    while start > limit && end - start < 8 {
        let i = start - 1;
        let in_name = links.ends.contains_key(&start);
        if in_name || !part_of_office(cx, i) || pronoun(cx.folded(i)).is_some() {
            break;
        }
        start = i;
    }
    while start < end && (honorific(cx.folded(start)) || matches!(cx.form(start), "-" | "." | "and")) {
        start += 1;
    }
    let mut stop = end;
    while start < stop && (honorific(cx.folded(stop - 1)) || cx.folded(stop - 1).is_empty()) {
        stop -= 1;
    }
    let office = (start..stop).any(|i| cx.word(i).has(word::ROLE.with(word::TITLE)) || cx.title(i).is_some());
    (start < stop && office && cx.word(stop - 1).has(word::ROLE.with(word::TITLE).with(word::ROLE_MODIFIER))
        || start < stop && office && cx.capital(stop - 1))
    .then_some(start..stop)
}

/// Whether a word can stand in an office's description before a name.
fn part_of_office(cx: &Context<'_>, i: usize) -> bool {
    let form = cx.form(i);
    let word = cx.word(i);
    if word.has(word::ROLE.with(word::TITLE).with(word::ROLE_MODIFIER)) || matches!(form, "-" | "–") && cx.glued(i) {
        return true;
    }
    if word.has(word::NOT_NAME) {
        return false;
    }
    if form == "." {
        return i > 0 && cx.glued(i) && cx.word(i - 1).has(word::TITLE);
    }
    let small = matches!(
        cx.folded(i),
        "the"
            | "a"
            | "an"
            | "of"
            | "in"
            | "on"
            | "to"
            | "by"
            | "with"
            | "for"
            | "at"
            | "from"
            | "as"
            | "that"
            | "but"
            | "or"
            | "when"
            | "while"
            | ""
    );
    // "trade and industry commissioner", "founder and chief executive".
    let between = form == "and" && i > 0 && !cx.capital(i - 1) && !cx.capital(i + 1) && cx.sentence(i - 1) == cx.sentence(i);
    let plain = if cx.tagged() {
        matches!(cx.upos(i), Upos::Adj | Upos::Noun | Upos::Propn)
    } else {
        form.starts_with(char::is_lowercase) && !form.ends_with("ed")
    };
    !small && plain || between
}

/// To whom the office belongs, the label without it, where the evidence starts, and how sure.
fn object(cx: &Context<'_>, links: &Links<'_>, label: Range<usize>) -> Option<(Range<usize>, usize, usize, u16)> {
    if let Some((group, from)) = links.possessor(cx, label.start) {
        return Some((label, group, from, 920));
    }
    if let Some((mention, _)) = links.name_before(cx, label.start) {
        let before = links.board.drafts[mention].tokens.start;
        // "Trump's Ukraine envoy": the possessor has him, the place is what he is for; "his Irish counterpart" is Ireland's.
        let nation = links.board.drafts[mention].kind == Some(EntityType::Norp) && links.state_office(cx, &label);
        if let Some((group, from)) = links.possessor(cx, before).filter(|_| !nation) {
            return Some((before..label.end, group, from, 900));
        }
        let object = links.object(cx, mention)?;
        // "French inventor": a nationality is no employer, but "Russian President" speaks of Russia.
        let nation = links.board.kind(object) == Some(EntityType::Norp) && !links.state_office(cx, &label);
        return (!nation).then_some((label, object, before, 930));
    }
    Some((label.clone(), links.implied(cx, &label)?, label.start, 600))
}
