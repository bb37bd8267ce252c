//! What lies where: `Dover, England`; `Algeria's startup Yassir`. Only from words side by side.

use super::{Links, Role};
use crate::{
    document::{EntityType, MentionForm, RelationKind},
    entities::context::Context,
    lexicon::gazetteer::{Kinds, name},
};

/// The relation of a name to the place beside it.
pub(super) fn beside(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    comma(cx, links, mention, subject)
        .or_else(|| owner(cx, links, mention, subject))
        .or_else(|| inside(cx, links, mention, subject))
        .or_else(|| nation(cx, links, mention, subject))
        .or_else(|| listed(cx, links, mention, subject))
}

/// `BUILDING in PLACE`: *Jolo Cathedral in Mindanao*.
fn inside(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let draft = &links.board.drafts[mention];
    if draft.kind != Some(EntityType::Fac) || cx.form(draft.tokens.end) != "in" {
        return None;
    }
    let larger = &links.board.drafts[links.mention_at(cx, draft.tokens.end + 1)?];
    let fits = larger.form == MentionForm::Name && matches!(larger.kind, Some(EntityType::Gpe | EntityType::Loc));
    let evidence = draft.tokens.start..larger.tokens.end;
    let object = larger.group.filter(|_| fits)?;
    Some(Role { kind: RelationKind::LocatedIn, subject, object, label: 0..0, evidence, rule: "place.in", score: 850 })
}

/// `REGION [noun] (PLACE, PLACE and PLACE)`: *the Maghreb region (Algeria, Morocco and Tunisia)*.
fn listed(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let draft = &links.board.drafts[mention];
    if draft.kind != Some(EntityType::Gpe) {
        return None;
    }
    let limit = cx.sentence_tokens(draft.tokens.start).start.max(draft.tokens.start.saturating_sub(40));
    let mut at = draft.tokens.start;
    // Back over places and what joins them, to the bracket.
    while at > limit && cx.form(at - 1) != "(" {
        let place = links.ends.get(&at).map(|&m| &links.board.drafts[m]).filter(|d| d.kind == Some(EntityType::Gpe));
        at = match place {
            Some(place) => place.tokens.start,
            None if matches!(cx.form(at - 1), "," | "and") => at - 1,
            None => return None,
        };
    }
    let bracket = at.checked_sub(1).filter(|&i| cx.form(i) == "(")?;
    let noun = bracket.checked_sub(1).filter(|&i| cx.form(i).starts_with(char::is_lowercase)).unwrap_or(bracket);
    let region = &links.board.drafts[*links.ends.get(&noun)?];
    let object = region.group.filter(|_| region.kind == Some(EntityType::Loc))?;
    let evidence = region.tokens.start..draft.tokens.end;
    Some(Role { kind: RelationKind::PartOf, subject, object, label: 0..0, evidence, rule: "place.listed", score: 820 })
}

/// `NATIONALITY PLACE`: *the Brazilian Amazon* lies in Brazil, if the article speaks of Brazil.
fn nation(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let draft = &links.board.drafts[mention];
    let (before, mark) = links.name_before(cx, draft.tokens.start)?;
    let people = &links.board.drafts[before];
    let object = links.object(cx, before)?;
    let fits = place(draft.kind)
        && !mark
        && people.kind == Some(EntityType::Norp)
        && links.board.kind(object) == Some(EntityType::Gpe)
        && cx.glued(draft.tokens.start) == cx.glued(people.tokens.end);
    let evidence = people.tokens.start..draft.tokens.end;
    fits.then_some(Role {
        kind: RelationKind::LocatedIn,
        subject,
        object,
        label: 0..0,
        evidence,
        rule: "place.nation",
        score: 760,
    })
}

fn place(kind: Option<EntityType>) -> bool {
    matches!(kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac))
}

/// `SMALLER, LARGER`: the second is a country or a state, the first is none.
fn comma(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let draft = &links.board.drafts[mention];
    if cx.form(draft.tokens.end) != "," || !place(draft.kind) {
        return None;
    }
    let &next = links.starts.get(&(draft.tokens.end + 1))?;
    let larger = &links.board.drafts[next];
    let known = |tokens: &std::ops::Range<usize>| {
        cx.lexed.longest(tokens.start).filter(|m| m.len == tokens.len()).map_or(Kinds::NONE, |m| m.entry.kinds)
    };
    let (own, other) = (known(&draft.tokens), known(&larger.tokens));
    let wider = other.has(name::COUNTRY.with(name::STATE))
        && !own.has(name::COUNTRY)
        && (!own.has(name::STATE) || other.has(name::COUNTRY) || own.has(name::BIG_CITY));
    // "France, Germany and Italy", "Oran, Setif, Blida" are lists; "Niamey, Niger's capital" says more.
    let another = (cx.form(larger.tokens.end) == ",").then(|| links.starts.get(&(larger.tokens.end + 1))).flatten();
    let another = another.map(|&m| &links.board.drafts[m]).filter(|d| place(d.kind));
    let country = |d: &&crate::entities::draft::Draft| known(&d.tokens).has(name::COUNTRY);
    let goes_on = another.is_some_and(|d| country(&d) == other.has(name::COUNTRY));
    let list = goes_on || matches!(cx.form(larger.tokens.end), "and" | "or" | "'s" | "’s");
    let object = larger.group.filter(|_| larger.form == MentionForm::Name && place(larger.kind) && wider && !list)?;
    let evidence = draft.tokens.start..larger.tokens.end;
    Some(Role { kind: RelationKind::LocatedIn, subject, object, label: 0..0, evidence, rule: "place.comma", score: 920 })
}

/// `COUNTRY's [words] ORGANISATION`.
fn owner(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let draft = &links.board.drafts[mention];
    if !matches!(draft.kind, Some(EntityType::Org | EntityType::Fac | EntityType::Loc)) {
        return None;
    }
    let start = (0..4).find_map(|back| {
        let at = draft.tokens.start.checked_sub(back)?;
        let plain = (at..draft.tokens.start).all(|i| cx.form(i).starts_with(char::is_lowercase) && !cx.folded(i).is_empty());
        links.name_before(cx, at).filter(|&(m, mark)| mark && plain && links.board.drafts[m].kind == Some(EntityType::Gpe))
    })?;
    let place = &links.board.drafts[start.0];
    let evidence = place.tokens.start..draft.tokens.end;
    Some(Role {
        kind: RelationKind::LocatedIn,
        subject,
        object: place.group?,
        label: 0..0,
        evidence,
        rule: "place.owner",
        score: 780,
    })
}
