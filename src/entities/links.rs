//! Links to Wikidata: `US` → Q30. Only from lists that carry the number, only where the kind agrees, and rather none than a wrong one.

use super::context::Context;
use crate::{
    document::{EntityType, Link},
    lexicon::gazetteer::name,
};
use std::ops::Range;

/// The link of a name of that kind.
pub(crate) fn link(cx: &Context<'_>, tokens: &Range<usize>, kind: EntityType) -> Option<Link> {
    let found = cx.lexed.longest(tokens.start).filter(|m| m.len == tokens.len())?;
    let kinds = found.entry.kinds;
    let allowed = match kind {
        EntityType::Person => name::PERSON,
        EntityType::Org => name::ORG.with(name::MEDIA),
        EntityType::Gpe => name::COUNTRY.with(name::STATE).with(name::BIG_CITY),
        EntityType::Loc => name::LOC,
        EntityType::Fac => name::FAC,
        EntityType::Event => name::EVENT,
        EntityType::Law => name::LAW,
        EntityType::Product => name::PRODUCT.with(name::AWARD),
        EntityType::Norp | EntityType::Work => return None,
    };
    // "Georgia", "Amazon": two things of one name; the list's number is of one of them.
    let both = |a, b| kinds.has(a) && kinds.has(b);
    let torn = both(name::COUNTRY, name::STATE)
        || both(name::ORG, name::PRODUCT)
        || both(name::ORG, name::GPE.with(name::LOC))
        || both(name::STATE, name::BIG_CITY);
    (kinds.has(allowed) && !torn && !kinds.has(name::AMBIGUOUS)).then_some(())?;
    found.entry.wikidata.map(|number| Link { wikidata: format!("Q{number}") })
}
