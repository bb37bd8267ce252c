//! What a description refers to: `the envoy` → the person called an envoy before; `the country` → the last country; `the children` → the
//! same children as before. What has no referent stays out, unless it speaks (*analysts say*).

use super::{distance, group_of, happenings, owners};
use crate::{
    document::{EntityType, MentionForm, Upos},
    entities::{
        context::Context,
        draft::{Board, Draft, Number},
        mentions::{Determiner, determiner, is_part},
        names::STORMS,
    },
    lexicon::gazetteer::{Country, name},
    text::blocks::BlockKind,
};

/// A referent and why.
type Verdict = (usize, &'static str, u16);

/// Finds the referent of one nominal.
pub(super) fn resolve(cx: &Context<'_>, board: &mut Board, mention: usize) {
    let definite = !matches!(determiner(cx, &board.drafts[mention]), Determiner::A);
    if !definite {
        return;
    }
    if let Some((group, rule, score)) = by_storm(cx, board, mention) {
        board.join(mention, group, Some((rule, score)));
        return;
    }
    if let Some(earlier) = repeated(cx, board, mention) {
        let group = group_of(board, earlier);
        board.join(mention, group, Some(("coref.same-words", 800)));
        return;
    }
    let verdict = by_role(cx, board, mention)
        .or_else(|| by_role_ahead(cx, board, mention))
        .or_else(|| by_name(cx, board, mention))
        .or_else(|| by_kind(cx, board, mention));
    if let Some((group, rule, score)) = verdict {
        board.join(mention, group, Some((rule, score)));
    }
}

/// The mentions before this one, last first, as far back as a reader remembers: a description seldom means something further away, and
/// a text of book length takes no square of its length.
fn last(mention: usize) -> impl Iterator<Item = usize> {
    (mention.saturating_sub(1_000)..mention).rev()
}

/// The singular of a folded noun, roughly: enough to compare two of them.
pub(crate) fn stem(folded: &str) -> &str {
    folded.strip_suffix("ies").or_else(|| folded.strip_suffix('s')).or_else(|| folded.strip_suffix('y')).unwrap_or(folded)
}

/// An earlier nominal with the same head, number and no clashing modifiers.
fn repeated(cx: &Context<'_>, board: &Board, mention: usize) -> Option<usize> {
    let draft = &board.drafts[mention];
    let det = determiner(cx, draft);
    let near = |m: &usize| distance(cx, &board.drafts[*m], draft) <= 12;
    (0..mention).rev().take_while(near).find(|&m| {
        let earlier = &board.drafts[m];
        earlier.form == MentionForm::Nominal
            && cx.folded(earlier.head) == cx.folded(draft.head)
            && earlier.number == draft.number
            && modifiers_fit(cx, earlier, draft)
            && possessors_fit(cx, earlier, draft)
            && owners_fit(cx, board, m, mention)
            && !(is_amount(cx, draft) && matches!(det, Determiner::None))
            // Bare plurals ("analysts") are the same only in the same words.
            && (det != Determiner::None || earlier.tokens.len() == draft.tokens.len() && determiner(cx, earlier) == Determiner::None)
    })
}

/// Each modifier of the later phrase stands in the earlier one, too.
fn modifiers_fit(cx: &Context<'_>, earlier: &Draft, later: &Draft) -> bool {
    let own = later.tokens.start..later.head;
    own.clone().all(|i| earlier.tokens.clone().any(|k| cx.folded(k) == cx.folded(i)))
}

/// *his wife* and *her wife* are two wives; *the wife* may be either.
fn possessors_fit(cx: &Context<'_>, earlier: &Draft, later: &Draft) -> bool {
    let whose = |d: &Draft| {
        (determiner(cx, d) == Determiner::Whose).then(|| d.tokens.start.checked_sub(1).map(|i| cx.folded(i))).flatten()
    };
    match (whose(earlier), whose(later)) {
        (Some(a), Some(b)) => a == b || a == "s" || b == "s",
        _ => true,
    }
}

/// *six innings … three innings*, *many people … many people*: as many again, not the same ones.
pub(super) fn is_amount(cx: &Context<'_>, draft: &Draft) -> bool {
    const VAGUE: [&str; 24] = [
        "many",
        "few",
        "several",
        "more",
        "most",
        "less",
        "least",
        "other",
        "others",
        "another",
        "various",
        "different",
        "certain",
        "numerous",
        "some",
        "lot",
        "lots",
        "dozens",
        "hundreds",
        "thousands",
        "millions",
        "billions",
        "number",
        "numbers",
    ];
    let counted =
        draft.tokens.start.checked_sub(1).is_some_and(|i| cx.upos(i) == Upos::Num && cx.sentence(i) == cx.sentence(draft.head));
    counted || draft.tokens.clone().any(|i| VAGUE.contains(&cx.folded(i)))
}

/// *the Labour Party's leader* is not the *Conservative Party leader* of before.
fn owners_fit(cx: &Context<'_>, board: &Board, earlier: usize, later: usize) -> bool {
    let owners = |m: usize| {
        let d = &board.drafts[m];
        let mark = d.tokens.start.checked_sub(1).filter(|&i| matches!(cx.form(i), "'s" | "’s" | "'" | "’"));
        let owner = mark.and_then(|i| (m.saturating_sub(4)..m).rev().find(|&k| board.drafts[k].tokens.end == i));
        let start = owner.map_or(d.tokens.start, |k| board.drafts[k].tokens.start);
        bodies(board, m, start..d.head)
    };
    let (a, b) = (owners(earlier), owners(later));
    a.is_empty() || b.is_empty() || a.iter().any(|group| b.contains(group))
}

/// *the president* → whoever was called president, the last one first.
fn by_role(cx: &Context<'_>, board: &Board, mention: usize) -> Option<Verdict> {
    let draft = &board.drafts[mention];
    if draft.kind != Some(EntityType::Person) || draft.number == Number::Plural {
        return None;
    }
    let head = cx.folded(draft.head);
    // "The governor resigned, a new governor was sworn in": whoever is new in an office is not the one called by it before.
    if (draft.tokens.start..draft.head).any(|i| matches!(cx.folded(i), "new" | "next" | "incoming" | "future")) {
        return None;
    }
    let called = |m: usize| {
        let named = &board.drafts[m];
        let title = named.title.clone().into_iter().flatten().any(|i| cx.folded(i) == head);
        let described = named.form == MentionForm::Nominal && cx.folded(named.head) == head;
        title || described && named.group.is_some()
    };
    // "the chairman of the commission" is not "Labour chairman Roe".
    let own = owners::of(cx, board, mention, draft.tokens.clone());
    let of_body = |m: usize| {
        let named = &board.drafts[m];
        let office = named.title.clone().unwrap_or(named.tokens.start..named.head);
        let office = if named.form == MentionForm::Nominal { named.tokens.clone() } else { office };
        let theirs = owners::of(cx, board, m, office);
        own.is_empty() || theirs.is_empty() || theirs.iter().any(|owner| own.contains(owner))
    };
    let fits =
        |m: usize| called(m) && board.drafts[m].gender.agrees(draft.gender) && nation_fits(cx, board, m, draft) && of_body(m);
    let found = last(mention).find(|&m| fits(m) && board.drafts[m].group.is_some());
    // "the Irish prime minister": "his Irish counterpart Roe" rather than a prime minister of a country that is not said.
    let same = |m: &usize| {
        let other = &board.drafts[*m];
        let person = other.form == MentionForm::Name && other.kind == Some(EntityType::Person);
        person && other.gender.agrees(draft.gender) && nation_of(cx, other).is_some() && nation_fits(cx, board, *m, draft)
    };
    let own = draft.tokens.clone().any(|i| cx.single(i).has(name::DEMONYM));
    let vague = found.is_some_and(|m| nation_of(cx, &board.drafts[m]).is_none());
    let better = if own && vague { last(mention).take(60).find(same) } else { None };
    let group = better.or(found).and_then(|m| board.drafts[m].group)?;
    Some((group, "coref.role", 850))
}

/// The groups of the names inside some words at a mention: the Senate of *Senate President Roe*, which is not the one of *U.S. President*.
fn bodies(board: &Board, mention: usize, words: std::ops::Range<usize>) -> Vec<usize> {
    const NEAR: usize = 4;
    let near = mention.saturating_sub(NEAR)..(mention + NEAR).min(board.drafts.len());
    let named = board.drafts[near].iter().filter(|d| d.form == MentionForm::Name && words.contains(&d.tokens.start));
    named.filter_map(|d| d.group).collect()
}

/// A headline calls somebody by an office before the text names who holds it.
fn by_role_ahead(cx: &Context<'_>, board: &Board, mention: usize) -> Option<Verdict> {
    let draft = &board.drafts[mention];
    let headline = cx.block(draft.head) == BlockKind::Headline;
    if !headline || draft.kind != Some(EntityType::Person) || draft.number == Number::Plural {
        return None;
    }
    let head = cx.folded(draft.head);
    let found = (mention + 1..board.drafts.len()).take(40).find(|&m| {
        let named = &board.drafts[m];
        let titled = named.title.clone().into_iter().flatten().any(|i| cx.folded(i) == head);
        titled && named.gender.agrees(draft.gender) && nation_fits(cx, board, m, draft)
    })?;
    Some((board.drafts[found].group?, "coref.role", 800))
}

/// The country of the nationality right before a name or its title.
fn nation_of(cx: &Context<'_>, named: &Draft) -> Option<Country> {
    let start = named.title.as_ref().map_or(named.tokens.start, |t| t.start);
    let nation = |i: usize| cx.lexed.single(i).country.filter(|_| cx.single(i).has(name::DEMONYM.with(name::COUNTRY)));
    (start.saturating_sub(3)..start).find_map(nation)
}

/// Whether a nationality before the description does not contradict the one before the name's title.
fn nation_fits(cx: &Context<'_>, board: &Board, named: usize, draft: &Draft) -> bool {
    let nation = |i: usize| cx.lexed.single(i).country.filter(|_| cx.single(i).has(name::DEMONYM.with(name::COUNTRY)));
    let Some(own) = draft.tokens.clone().find_map(nation) else { return true };
    nation_of(cx, &board.drafts[named]).is_none_or(|other| other == own)
}

/// *the bank* → the name that holds the word: *Reserve Bank*.
fn by_name(cx: &Context<'_>, board: &Board, mention: usize) -> Option<Verdict> {
    let draft = &board.drafts[mention];
    let head = stem(cx.folded(draft.head));
    // "went house to house"
    let before = draft.tokens.start.checked_sub(1).filter(|&i| cx.sentence(i) == cx.sentence(draft.head));
    let bare = before.is_some_and(|i| matches!(cx.upos(i), Upos::Adp | Upos::Verb)) && !cx.capital(draft.head);
    if draft.number == Number::Plural || draft.kind.is_none() || bare {
        return None;
    }
    // "the Mexican government" is not the *U.S. government*, the city not the *City Theatre*; a faith only describes.
    let faith = |i: usize| {
        let at = |k: usize| {
            cx.lexed.longest(k).filter(|m| k + m.len > i && m.entry.kinds.has(name::NORP) && m.entry.country.is_none())
        };
        (i.saturating_sub(1)..=i).any(|k| at(k).is_some())
    };
    let own: Vec<&str> = (draft.tokens.start..draft.head).filter(|&i| cx.capital(i) && !faith(i)).map(|i| cx.folded(i)).collect();
    let named_so = |d: &Draft| own.iter().all(|word| d.tokens.clone().any(|k| cx.folded(k) == *word));
    let place = |kind: Option<EntityType>| matches!(kind, Some(EntityType::Gpe | EntityType::Loc));
    let holds = |m: &usize| {
        let d = &board.drafts[*m];
        d.form == MentionForm::Name
            && d.group.is_some()
            && d.kind != Some(EntityType::Person)
            && (!place(draft.kind) || place(d.kind))
            && named_so(d)
            && d.tokens.len() > 1
            && d.tokens.clone().any(|i| stem(cx.folded(i)) == head)
    };
    let found = last(mention).find(holds)?;
    Some((board.drafts[found].group?, "coref.name-holds-word", 800))
}

/// *this cyclone*, *the storm* → the last storm with a name: whatever else storms, the article is about that one.
fn by_storm(cx: &Context<'_>, board: &Board, mention: usize) -> Option<Verdict> {
    let draft = &board.drafts[mention];
    let bare = draft.tokens.len() == 1 && draft.number == Number::Singular && STORMS.contains(&cx.folded(draft.head));
    if !bare || !matches!(determiner(cx, draft), Determiner::The | Determiner::This) {
        return None;
    }
    let named = |m: &usize| {
        let other = &board.drafts[*m];
        let storm = other.tokens.len() > 1 && other.tokens.clone().any(|i| STORMS.contains(&cx.folded(i)));
        other.form == MentionForm::Name && other.kind == Some(EntityType::Event) && storm
    };
    let found = last(mention).find(named)?;
    Some((board.drafts[found].group?, "coref.kind", 780))
}

/// *the country* → the last country; *the company* → the company spoken of.
fn by_kind(cx: &Context<'_>, board: &Board, mention: usize) -> Option<Verdict> {
    let draft = &board.drafts[mention];
    let det = determiner(cx, draft);
    if draft.number == Number::Plural || !matches!(det, Determiner::The | Determiner::This) {
        return None;
    }
    let head = cx.folded(draft.head);
    // "the Watergate prosecution team" is not just any organisation.
    let nation = |i: usize| cx.single(i).has(name::DEMONYM);
    if draft.kind == Some(EntityType::Org) && !(draft.tokens.start..draft.head).all(nation) {
        return None;
    }
    let (window, score) = match draft.kind? {
        EntityType::Gpe => (6, 700),
        // Parts in a happening say nothing of who has them: *the victim* need not be the last person mentioned.
        EntityType::Person if owners::is_office(head) || is_part(cx, draft.head) || cx.capital(draft.head) => return None,
        EntityType::Person => (3, 560),
        EntityType::Org => (6, 620),
        _ => (4, 620),
    };
    let mut best: Option<(i32, usize)> = None;
    for m in (0..mention).rev() {
        let other = &board.drafts[m];
        let away = distance(cx, other, draft);
        if away > window {
            break;
        }
        let Some(group) = other.group else { continue };
        // "the leaders" are not "the candidate".
        let many = draft.kind == Some(EntityType::Person) && other.number == Number::Plural;
        if many
            || other.form == MentionForm::Pronoun
            || !kind_fits(cx, board, group, other, draft)
            || !other.gender.agrees(draft.gender)
        {
            continue;
        }
        let size = board.groups[group].members.len().min(8) as i32;
        let subject = if cx.subject(other.head) { 20 } else { 0 };
        let weight = 100 - 25 * away as i32 + subject + 6 * size;
        if best.is_none_or(|(top, _)| weight > top) {
            best = Some((weight, group));
        }
    }
    best.map(|(_, group)| (group, "coref.kind", score))
}

/// Bodies of a state, which *the company* does not mean, nor the other way round.
fn is_state(word: &str) -> bool {
    const BODIES: [&str; 11] = [
        "council",
        "government",
        "administration",
        "army",
        "military",
        "police",
        "parliament",
        "court",
        "ministry",
        "campaign",
        "cabinet",
    ];
    BODIES.contains(&word)
}

/// Whether a group can be meant by a bare noun of its kind.
fn kind_fits(cx: &Context<'_>, board: &Board, group: usize, other: &Draft, draft: &Draft) -> bool {
    let head = cx.folded(draft.head);
    let kind = board.kind(group);
    let listed = cx.lexed.longest(other.tokens.start).map(|m| m.entry.kinds).unwrap_or_default();
    match draft.kind {
        Some(EntityType::Gpe) => {
            let country = listed.has(name::COUNTRY);
            let state = listed.has(name::STATE);
            let another = other.form == MentionForm::Nominal && cx.folded(other.head) != head;
            kind == Some(EntityType::Gpe)
                && !another
                && match head {
                    "country" | "nation" | "kingdom" | "superpower" => country,
                    "state" | "province" | "region" | "territory" => state && !country,
                    "island" => true,
                    _ => !country && !state || listed.has(name::BIG_CITY),
                }
        }
        Some(EntityType::Org) => {
            let press = matches!(
                head,
                "newspaper"
                    | "paper"
                    | "magazine"
                    | "outlet"
                    | "network"
                    | "broadcaster"
                    | "daily"
                    | "publication"
                    | "website"
                    | "tabloid"
            );
            let state = is_state(head);
            let ruler = other.tokens.clone().any(|i| is_state(cx.folded(i)));
            kind == Some(EntityType::Org) && press == listed.has(name::MEDIA) && !state && !ruler
        }
        Some(EntityType::Event) => kind == Some(EntityType::Event) && happenings::fit(cx, other, draft),
        Some(EntityType::Product) => kind == Some(EntityType::Product) || head == "platform" && kind == Some(EntityType::Org),
        other => kind == other && other.is_some(),
    }
}
