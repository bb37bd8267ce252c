//! Which of group, event, product, work and law a name of these mixed kinds is. The network cuts them well but often mistakes one for
//! another: `Million Dollar Baby` EVENT → WORK, `Windows` NORP → PRODUCT, `United States Constitution` EVENT → LAW.
//!
//! It trusts lists and the common nouns beside the name (see [`super::neighbours`]) and asks about the rest: heads, quotation marks, articles,
//! the form of words for peoples. What nothing speaks for gets the network's next best kind.

use super::{Name, neighbours::mixed, types};
use crate::{
    document::{EntityType, Scheme},
    entities::context::Context,
    lexicon::gazetteer::{name, word},
};
use std::ops::Range;

/// Settles the kinds of all names of the mixed kinds.
pub(super) fn settle(cx: &Context<'_>, names: &mut [Name]) {
    for n in names.iter_mut().filter(|n| mixed(n.kind) && n.rule == "name.network") {
        if let Some((kind, rule, score)) = verdict(cx, n) {
            (n.kind, n.rule, n.score) = (kind, rule, score);
        }
    }
    in_one_breath(cx, names);
}

fn verdict(cx: &Context<'_>, n: &Name) -> Option<(EntityType, &'static str, u16)> {
    let tokens = &n.tokens;
    let listed = cx.lexed.longest(tokens.start).is_some_and(|m| {
        m.len == tokens.len() && m.entry.kinds.has(name::WHOLE.without(name::CITY)) && !m.entry.kinds.has(name::AMBIGUOUS)
    });
    if listed && n.kind != EntityType::Norp {
        return None;
    }
    if n.kind == EntityType::Norp {
        if peoples(cx, tokens) {
            return None;
        }
        if within(cx, tokens.start) {
            let kind = next_best(cx, tokens, &[], |k| matches!(k, EntityType::Gpe | EntityType::Loc | EntityType::Fac))?;
            return Some((kind, "name.next-best", 600));
        }
        let occasion = if event_word(cx, tokens) { EntityType::Norp } else { EntityType::Event };
        let kind = next_best(cx, tokens, &[EntityType::Norp, occasion], mixed)?;
        return Some((kind, "name.next-best", 600));
    }
    let head = types::by_head(cx, tokens).map(|h| h.0);
    if head == Some(EntityType::Law) && !cx.word(tokens.end - 1).has(word::EVENT_HEAD) && n.kind != EntityType::Work {
        return (n.kind != EntityType::Law).then_some((EntityType::Law, "name.head", 860));
    }
    let title = in_quotes(cx, tokens) || titled(cx, tokens);
    if n.kind == EntityType::Work || title && !event_word(cx, tokens) {
        return (n.kind != EntityType::Work).then_some((EntityType::Work, "name.title-of-work", 850));
    }
    let head = head.filter(|&kind| match kind {
        EntityType::Law => false,
        EntityType::Event => true,
        EntityType::Org => matches!(n.kind, EntityType::Product | EntityType::Law),
        _ => n.kind == EntityType::Product,
    });
    if let Some(kind) = head {
        return (kind != n.kind).then_some((kind, "name.head", 860));
    }
    if n.kind == EntityType::Law && !legal(cx, tokens) {
        let kind = next_best(cx, tokens, &[EntityType::Norp, EntityType::Law], |_| true)?;
        return Some((kind, "name.next-best", 600));
    }
    if n.kind == EntityType::Event && !event_word(cx, tokens) && numbered(cx, tokens) {
        return Some((EntityType::Product, "name.numbered", 700));
    }
    None
}

/// The best of the network's kinds but those left out; the sum of its scores over the name decides.
fn next_best(
    cx: &Context<'_>,
    tokens: &Range<usize>,
    without: &[EntityType],
    among: fn(EntityType) -> bool,
) -> Option<EntityType> {
    let sum = |kind: EntityType| -> i32 {
        let at = 1 + 2 * kind as usize;
        let rows = tokens.clone().map(|t| cx.doc.readings.of(t, Scheme::Names));
        rows.map(|row| row.get(at..at + 2).map_or(0, |r| i32::from(r[0].max(r[1])))).sum()
    };
    EntityType::ALL.into_iter().filter(|&k| among(k) && !without.contains(&k)).max_by_key(|&k| (sum(k), std::cmp::Reverse(k)))
}

/// Whether a preposition of place stands before: *fundraisers in the Hamptons*.
fn within(cx: &Context<'_>, start: usize) -> bool {
    let before = |k: usize| start.checked_sub(k).filter(|&i| cx.sentence(i) == cx.sentence(start)).map_or("", |i| cx.form(i));
    let place = |form: &str| matches!(form, "in" | "near" | "outside" | "across" | "around");
    place(before(1)) || before(1) == "the" && place(before(2))
}

/// Whether the words can name a people, a faith or a party's followers: a list knows one of them, the last is formed so, or people
/// follow.
fn peoples(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    const ENDINGS: [&str; 18] = [
        "ians", "ian", "ans", "ese", "ish", "ites", "ite", "ists", "ist", "landers", "lander", "crats", "slav", "slavs", "shman",
        "shmen", "chman", "chmen",
    ];
    const PEOPLE: [&str; 22] = [
        "people",
        "peoples",
        "community",
        "communities",
        "language",
        "languages",
        "tribe",
        "tribes",
        "nation",
        "man",
        "men",
        "woman",
        "women",
        "voters",
        "supporters",
        "mps",
        "minority",
        "speakers",
        "descent",
        "origin",
        "rebels",
        "culture",
    ];
    let known = |i: usize| cx.lexed.longest(i).is_some_and(|m| m.entry.kinds.has(name::DEMONYM.with(name::NORP)));
    let last = tokens.end - 1;
    let form = cx.form(last);
    let formed = form.len() > 5 && ENDINGS.iter().any(|e| form.ends_with(e)) && !cx.common(last);
    let faith = form.ends_with("ism") || matches!(form, "Islam" | "Christianity");
    tokens.clone().any(known) || formed || faith || form.contains('-') || PEOPLE.contains(&cx.folded(tokens.end))
}

/// Whether quotation marks enclose just the name: *“Let Me Love You Baby”*. One word in quotes may be any.
fn in_quotes(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    let article = tokens.start.checked_sub(1).filter(|&i| matches!(cx.form(i), "The" | "A" | "An"));
    let start = article.unwrap_or(tokens.start);
    let opened = start.checked_sub(1).is_some_and(|i| matches!(cx.form(i), "“" | "‘" | "\"" | "``" | "'" | "«"));
    let point = usize::from(matches!(cx.form(tokens.end), "," | "."));
    let closed = matches!(cx.form(tokens.end + point), "”" | "’" | "\"" | "''" | "'" | "»");
    opened && closed && tokens.end - start > 1
}

/// Whether a capital article inside a sentence opens the name: *starred in The Aviator*.
fn titled(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    let article = tokens.start.checked_sub(1).filter(|&i| matches!(cx.form(i), "The" | "A" | "An"));
    article.is_some_and(|i| !cx.opens(i) && !cx.loud(i) && cx.sentence(i) == cx.sentence(tokens.start))
}

/// Whether a word of the name, or the one after, speaks of an occasion: *Open Championship*, *Cannes Film Festival*.
fn event_word(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| cx.word(i).has(word::EVENT_HEAD)) || cx.word(tokens.end).has(word::EVENT_NOUN)
}

/// Whether something speaks for a law: a word of the name, a number, or what one does with laws.
fn legal(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    let word = |i: usize| {
        cx.word(i).has(word::LAW_HEAD)
            || matches!(cx.folded(i), "section" | "article" | "clause" | "rule" | "title" | "chapter" | "v" | "vs" | "rights")
    };
    let first = cx.sentence_tokens(tokens.start).start;
    let before = tokens.start.checked_sub(1).filter(|&i| i >= first);
    let deed = before.is_some_and(|i| {
        matches!(
            cx.folded(i),
            "under" | "ratify" | "ratified" | "signed" | "violate" | "violated" | "breached" | "repeal" | "repealed" | "amend"
        )
    });
    tokens.clone().any(word) || deed || cx.word(tokens.end).has(word::LAW_HEAD)
}

/// Whether a small number or letters with figures close the name: *Doom 3*, *Orange E200*; a year does not.
fn numbered(cx: &Context<'_>, tokens: &Range<usize>) -> bool {
    let last = cx.form(tokens.end - 1);
    let digits = last.chars().filter(char::is_ascii_digit).count();
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    let disease = cx.folded(tokens.start).starts_with("covid");
    tokens.len() > 1 && !disease && digits > 0 && (letters > 0 && !last.contains(['\'', '’']) || digits < 3)
}

/// Names in one enumeration are of one kind: *I Love Lucy, Twin Peaks and Star Trek*, if one of them is known to be a work.
fn in_one_breath(cx: &Context<'_>, names: &mut [Name]) {
    let sure = |n: &Name| n.kind == EntityType::Work && matches!(n.rule, "name.neighbour" | "name.title-of-work");
    let linked = |a: &Name, b: &Name| {
        let gap = a.tokens.end..b.tokens.start;
        !gap.is_empty()
            && gap.len() < 5
            && gap.clone().all(|i| matches!(cx.form(i), "," | "and" | "or" | "&" | "The" | "A" | "the" | "“" | "”" | "\""))
            && cx.sentence(a.tokens.start) == cx.sentence(b.tokens.start)
    };
    let open = |n: &Name| {
        mixed(n.kind)
            && n.kind != EntityType::Norp
            && n.kind != EntityType::Work
            && n.rule == "name.network"
            && !event_word(cx, &n.tokens)
            && cx.lexed.longest(n.tokens.start).is_none_or(|m| m.len != n.tokens.len())
    };
    // Forwards, then backwards.
    for step in 0..2 * names.len().saturating_sub(1) {
        let k = if step < names.len() - 1 { step } else { 2 * names.len() - 3 - step };
        let (from, to) = if step < names.len() - 1 { (k, k + 1) } else { (k + 1, k) };
        if linked(&names[k], &names[k + 1]) && sure(&names[from]) && open(&names[to]) {
            (names[to].kind, names[to].rule, names[to].score) = (EntityType::Work, "name.title-of-work", 800);
        }
    }
}
