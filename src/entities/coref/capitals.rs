//! A capital for its country: `Russia attacked. Moscow denies it.` → `Moscow` is Russia. A capital that is also a place in the article
//! (*in Moscow*) stays a city.

use super::names::named_groups;
use crate::{
    document::{Deprel, EntityType, TokenId},
    entities::{context::Context, draft::Board},
    lexicon::gazetteer::{Country, name},
};
use std::collections::BTreeMap;

/// *Moscow* beside *Russia*: a capital that always acts and is never a place stands for its country.
pub(super) fn link(cx: &Context<'_>, board: &mut Board) {
    let entry = |mention: usize| {
        let tokens = &board.drafts[mention].tokens;
        cx.lexed.longest(tokens.start).filter(|m| m.len == tokens.len()).map(|m| m.entry)
    };
    let mut countries: BTreeMap<Country, usize> = BTreeMap::new();
    let mut cities: Vec<(usize, Country)> = Vec::new();
    for (group, mention) in named_groups(board) {
        let gpe = board.drafts[mention].kind == Some(EntityType::Gpe);
        let Some(known) = entry(mention).filter(|_| gpe) else { continue };
        match known.country {
            Some(country) if known.kinds.has(name::COUNTRY) => {
                countries.entry(country).or_insert(group);
            }
            Some(country) if known.kinds.has(name::CAPITAL) => cities.push((group, country)),
            _ => {}
        }
    }
    for (group, country) in cities {
        let members = board.groups.get(group).map(|g| g.members.clone()).unwrap_or_default();
        let acts = |m: &usize| {
            let draft = &board.drafts[*m];
            let whose = matches!(cx.form(draft.tokens.end), "'s" | "’s");
            acts_as_state(cx, draft.head) || whose
        };
        let state = members.iter().any(|m| acts_as_state(cx, board.drafts[*m].head));
        if state
            && members.iter().all(acts)
            && let Some(&into) = countries.get(&country)
        {
            board.merge(into, group, ("coref.capital", 800));
        }
    }
}

/// Whether the token is the subject of what governments do.
fn acts_as_state(cx: &Context<'_>, token: usize) -> bool {
    const DEEDS: [&str; 44] = [
        "accuse",
        "agree",
        "announce",
        "argue",
        "back",
        "believe",
        "blame",
        "call",
        "claim",
        "condemn",
        "consider",
        "decide",
        "demand",
        "deny",
        "describe",
        "dismiss",
        "expel",
        "fear",
        "hope",
        "impose",
        "insist",
        "lodge",
        "oppose",
        "pile",
        "pledge",
        "promise",
        "recall",
        "recognise",
        "recognize",
        "refuse",
        "reject",
        "respond",
        "retaliate",
        "say",
        "seek",
        "send",
        "sign",
        "summon",
        "support",
        "threaten",
        "urge",
        "vow",
        "want",
        "warn",
    ];
    let verb = cx.governor(token).filter(|_| cx.deprel(token) == Deprel::Nsubj);
    verb.is_some_and(|v| DEEDS.contains(&cx.doc.lemma(TokenId::new(v))))
}
