//! The gender that a personal name tells: `Mrs Roe` by the title, `Jane Roe` by the first name. Names of both genders tell none.

use super::Name;
use crate::{
    entities::{context::Context, draft::Gender},
    lexicon::gazetteer::{Kinds, name, word},
};

/// The gender of a person's name with its title.
pub(crate) fn gender(cx: &Context<'_>, found: &Name) -> Gender {
    let titled = found.title.clone().map_or(Gender::Unknown, |title| {
        title.map(|i| of(cx.word(i), word::MALE, word::FEMALE)).fold(Gender::Unknown, Gender::or)
    });
    let whole =
        cx.lexed.longest(found.tokens.start).filter(|m| m.len == found.tokens.len()).map_or(Kinds::NONE, |m| m.entry.kinds);
    let whole = if whole.has(name::PERSON) { of(whole, name::MALE, name::FEMALE) } else { Gender::Unknown };
    // A single name is mostly a family name.
    let first =
        if found.tokens.len() > 1 { of(cx.single(found.tokens.start), name::MALE, name::FEMALE) } else { Gender::Unknown };
    titled.or(whole).or(first)
}

fn of(kinds: Kinds, male: Kinds, female: Kinds) -> Gender {
    match (kinds.has(male), kinds.has(female)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
