//! Names that are more likely none, or another, than what they were read as: `GISB` ORG by a narrow margin, and nowhere surer.

use super::{Name, types};
use crate::{
    document::EntityType,
    entities::context::Context,
    lexicon::gazetteer::{name, word},
};
use std::collections::BTreeSet;

/// A name below this is right less often than half the F1 reached, so that F1 gains without it; news (CoNLL-2003, Worldwide) and web text
/// (UNER-EWT) were asked.
pub(super) const SURE: u16 = 770;

/// Takes back the names that are nowhere in the text surer than a guess, and for whose kind nothing else speaks. A word of a surer name
/// is as sure as the whole. What rules made of a name is not doubted here.
pub(super) fn drop(cx: &Context<'_>, names: &mut Vec<Name>) {
    let sure = |n: &Name| {
        let guessed = matches!(n.rule, "name.network" | "name.seen" | "name.next-best");
        !guessed || n.score >= SURE || listed(cx, n) || headed(cx, n) || called(cx, n)
    };
    let mut known: BTreeSet<String> = BTreeSet::new();
    for n in names.iter().filter(|n| sure(n)) {
        known.insert(cx.phrase(n.tokens.clone()));
        known.extend(n.tokens.clone().filter(|&i| cx.capital(i)).map(|i| cx.folded(i).to_owned()));
    }
    names.retain(|n| sure(n) || known.contains(&cx.phrase(n.tokens.clone())));
}

/// Whether the lists know the whole name, and as what it was read.
fn listed(cx: &Context<'_>, n: &Name) -> bool {
    cx.lexed.longest(n.tokens.start).is_some_and(|m| {
        m.len == n.tokens.len()
            && !m.entry.kinds.has(name::COMMON.with(name::AMBIGUOUS))
            && types::gazetteer_kind(m.entry.kinds) == Some(n.kind)
    })
}

/// Whether the word that closes or opens the name tells that kind: *Wake Forest University*.
fn headed(cx: &Context<'_>, n: &Name) -> bool {
    types::by_head(cx, &n.tokens).is_some_and(|(kind, ..)| kind == n.kind)
}

/// Whether it is built like the full name of a person or has a title before it, and was read as one: *Marion Morrison*, *Mrs. Quib*,
/// *Qasem Soleimani*, whom no list knows; not *House Tyrell*, whose first word opens the names of bodies.
fn called(cx: &Context<'_>, n: &Name) -> bool {
    let own = |i: usize| cx.capital(i) && !cx.acronym(i) && !cx.common(i) && !cx.word(i).has(word::HEAD);
    let full = || matches!(n.tokens.len(), 2..=4) && n.tokens.clone().all(own);
    n.kind == EntityType::Person && (n.title.is_some() || types::is_person_like(cx, &n.tokens) || full())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pipeline::{Input, Source, analyze},
        resources::Resources,
    };

    /// What is left of names of a text, each given as its words, kind and score.
    fn left(text: &str, names: &[(&str, EntityType, u16)]) -> Vec<String> {
        let input = Input { source: Source::Text(text), ..Input::default() };
        let doc = analyze(&Resources::default(), &input, &mut |_| ());
        let cx = Context::new(&doc);
        let tokens = |words: &str| {
            let start = text.find(words).unwrap_or(usize::MAX);
            let at = |byte: usize| doc.tokens.iter().position(|t| t.span.start as usize >= byte).unwrap_or(doc.tokens.len());
            at(start)..at(start + words.len())
        };
        let mut names: Vec<Name> = names
            .iter()
            .map(|&(words, kind, score)| Name { tokens: tokens(words), kind, title: None, rule: "name.network", score })
            .collect();
        drop(&cx, &mut names);
        names.iter().map(|n| doc.words(cx.span(n.tokens.clone())).to_owned()).collect()
    }

    #[test]
    fn a_guess_needs_support() {
        let text = "Zorblax Quib of House Vork met Vork. Later Quib saw Wake Forest University and Georgia and Germany.";
        let person = EntityType::Person;
        let all = [
            ("Zorblax Quib", person, 900),
            ("Vork", EntityType::Org, 500),
            ("Wake Forest University", EntityType::Org, 500),
            ("Georgia", person, 500),
            ("Germany", EntityType::Gpe, 500),
        ];
        assert_eq!(left(text, &all), ["Zorblax Quib", "Wake Forest University", "Germany"]);
        // A word of a surer name.
        assert_eq!(left(text, &[("Zorblax Quib", person, 900), ("Quib", person, 400)]).len(), 2);
        // A full name read as a person's; not one word, not another kind.
        assert_eq!(left(text, &[("Zorblax Quib", person, 400), ("Vork", person, SURE - 1)]), ["Zorblax Quib"]);
        assert_eq!(left(text, &[("Zorblax Quib", EntityType::Org, 400), ("House Vork", person, 400)]), Vec::<String>::new());
    }
}
