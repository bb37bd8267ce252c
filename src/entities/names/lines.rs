//! Names on a line of their own, as letters have them: `Dear all, … Regards, | Traci` → `Traci` PERSON; `Mery, | This sounds better`.

use super::Name;
use crate::{
    document::EntityType,
    entities::context::Context,
    lexicon::gazetteer::{name, word},
    text::blocks::BlockKind,
};
use std::ops::Range;

/// Names people who are addressed or sign on a line of their own.
pub(super) fn address(cx: &Context<'_>, names: &mut Vec<Name>) {
    let found: Vec<Range<usize>> = lines(cx).filter_map(|line| person(cx, line)).collect();
    let mut taken = vec![false; cx.doc.tokens.len()];
    for tokens in &found {
        taken[tokens.clone()].fill(true);
    }
    names.retain(|n| !taken[n.tokens.clone()].contains(&true));
    let name = |tokens| Name { tokens, kind: EntityType::Person, title: None, rule: "name.line", score: 950 };
    names.extend(found.into_iter().map(name));
}

/// The tokens of each line.
fn lines<'c>(cx: &'c Context<'_>) -> impl Iterator<Item = Range<usize>> + 'c {
    let tokens = &cx.doc.tokens;
    let breaks = |i: &usize| {
        let between = cx.doc.text.get(tokens[i - 1].span.end as usize..tokens[*i].span.start as usize);
        between.is_some_and(|space| space.contains('\n'))
    };
    let ends = (1..tokens.len()).filter(breaks).chain([tokens.len()]);
    ends.scan(0, |start, end| Some(std::mem::replace(start, end)..end))
}

/// The name on the line, if it holds nothing else but a mark at its end.
fn person(cx: &Context<'_>, line: Range<usize>) -> Option<Range<usize>> {
    if line.is_empty() || line.len() > 3 || matches!(cx.block(line.start), BlockKind::Boilerplate | BlockKind::Headline) {
        return None;
    }
    let end = cx.form(line.end - 1);
    let words = line.start..line.end - usize::from(matches!(end, "," | "-" | "–" | "--" | "!"));
    let written = |i: usize| cx.capital(i) && !cx.acronym(i) && cx.form(i).chars().all(|c| c.is_alphabetic() || c == '.');
    if !matches!(words.len(), 1 | 2) || !words.clone().all(written) || cx.word(words.start).has(word::NOT_NAME) {
        return None;
    }
    let (kinds, everyday) = (cx.single(words.start), |i: usize| cx.common(i) || cx.also_lower(i));
    let first = kinds.has(name::FIRST) && !everyday(words.start);
    let named = if words.len() == 2 {
        let listed = cx.lexed.longest(words.start).is_some_and(|m| m.len == 2 && !m.entry.kinds.has(name::PERSON));
        first && !everyday(words.end - 1) && !cx.word(words.end - 1).has(word::HEAD) && !listed
    } else if end == "," {
        // *Mery,*: behind whom one addresses stands a comma, whatever the name.
        first || kinds.0 == 0 && !everyday(words.start)
    } else {
        first && !kinds.has(name::GPE.with(name::LOC).with(name::DEMONYM))
    };
    named.then_some(words)
}
