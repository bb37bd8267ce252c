//! Offices in descriptions: `Jane Roe, the bank's chief economist`; `Roe, who heads Northern Ferries`; `Roe is a director of the fund`;
//! `a Coast Guard spokesperson`; `his wife`.

use super::{Links, Role, kin};
use crate::{
    document::{EntityType, RelationKind, Upos},
    entities::{context::Context, draft::Number},
    lexicon::gazetteer::word,
};
use std::ops::Range;

/// The relation that a nominal mention states of its own entity.
pub(super) fn nominal(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let draft = &links.board.drafts[mention];
    if draft.kind == Some(EntityType::Gpe) {
        return capital(cx, links, mention, subject);
    }
    if draft.kind != Some(EntityType::Person) || draft.number == Number::Plural {
        return None;
    }
    let apposed = draft.rule == "coref.apposition";
    let implied = || {
        let object = links.implied(cx, &draft.tokens).filter(|_| apposed)?;
        Some((object, draft.tokens.clone(), draft.tokens.clone(), 600))
    };
    let (object, label, evidence, score) = owner(cx, links, draft.tokens.clone()).or_else(implied)?;
    let family = kin(cx.folded(draft.head));
    let (kind, rule) = if family { (RelationKind::Family, "role.family") } else { (RelationKind::Role, "role.description") };
    Some(Role { kind, subject, object, label: whole_title(cx, label), evidence, rule, score })
}

/// *US* [*Secretary*] *of State*: an office to its end.
fn whole_title(cx: &Context<'_>, label: Range<usize>) -> Range<usize> {
    let end = label.clone().filter_map(|i| Some(i + cx.title(i)?)).max().unwrap_or(label.end);
    label.start..end.max(label.end)
}

/// To whom a description belongs: its possessor, what follows *of*, or a name inside of it.
fn owner(cx: &Context<'_>, links: &Links<'_>, tokens: Range<usize>) -> Option<(usize, Range<usize>, Range<usize>, u16)> {
    if let Some((group, from)) = links.possessor(cx, tokens.start) {
        return Some((group, tokens.clone(), from..tokens.end, 880));
    }
    if let Some((m, field)) = body_after(cx, links, tokens.end) {
        let score = if field == tokens.end { 850 } else { 800 };
        return Some((links.object(cx, m)?, tokens.start..field, tokens.start..links.board.drafts[m].tokens.end, score));
    }
    let inner =
        tokens.clone().find_map(|i| links.names.get(&i).copied().filter(|&m| links.board.drafts[m].tokens.end < tokens.end))?;
    let inner_draft = &links.board.drafts[inner];
    let label = if inner_draft.kind == Some(EntityType::Norp)
        && inner_draft.tokens.start == tokens.start
        && links.object(cx, inner) == inner_draft.group
    {
        tokens.clone()
    } else {
        inner_draft.tokens.end..tokens.end
    };
    Some((links.object(cx, inner)?, label, tokens, 830))
}

/// The body after *of*, *at*, *for*, *with*, at once or after a field: *(professor) of law at Northern University*; and where the field
/// ends. A description may name its holder: *(spokesperson) for President Jane Roe*.
fn body_after(cx: &Context<'_>, links: &Links<'_>, at: usize) -> Option<(usize, usize)> {
    let preposition = |i: usize| matches!(cx.form(i), "of" | "at" | "for" | "with");
    let mut next = at;
    while preposition(next) && next - at < 4 {
        if let Some(m) = links.body_at(cx, next + 1) {
            return (links.board.drafts[m].kind != Some(EntityType::Event)).then_some((m, next));
        }
        let titled = cx.title(next + 1).map(|len| next + 1 + len).and_then(|i| links.names.get(&i).copied());
        if let Some(m) = titled {
            return Some((m, next));
        }
        // A field is one or two words in small letters.
        let small =
            |i: usize| cx.form(i).starts_with(char::is_lowercase) && !preposition(i) && !matches!(cx.form(i), "the" | "a" | "an");
        next = (next + 2..next + 4).find(|&i| !small(i)).filter(|_| small(next + 1)).unwrap_or(next + 1);
    }
    None
}

/// *Niamey, Niger's capital*.
fn capital(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let tokens = links.board.drafts[mention].tokens.clone();
    if cx.folded(tokens.end - 1) != "capital" {
        return None;
    }
    let of = (cx.form(tokens.end) == "of").then(|| links.mention_at(cx, tokens.end + 1)).flatten();
    let (object, evidence) = match (links.possessor(cx, tokens.start), of) {
        (Some((group, from)), _) => (group, from..tokens.end),
        (None, Some(m)) => (links.board.drafts[m].group?, tokens.start..links.board.drafts[m].tokens.end),
        (None, None) => return None,
    };
    // "the capital of a NATO ally": nothing lies in a body.
    if !matches!(links.board.kind(object), Some(EntityType::Gpe | EntityType::Loc)) {
        return None;
    }
    Some(Role { kind: RelationKind::LocatedIn, subject, object, label: tokens, evidence, rule: "place.capital", score: 900 })
}

/// What follows a person's name: a relative clause, a copula, *of* an organisation.
pub(super) fn after(cx: &Context<'_>, links: &Links<'_>, mention: usize, subject: usize) -> Option<Role> {
    let tokens = links.board.drafts[mention].tokens.clone();
    relative(cx, links, &tokens, subject)
        .or_else(|| copula(cx, links, &tokens, subject))
        .or_else(|| member(cx, links, &tokens, subject))
}

/// *Roe, who heads Northern Ferries*.
fn relative(cx: &Context<'_>, links: &Links<'_>, tokens: &Range<usize>, subject: usize) -> Option<Role> {
    let who = if cx.form(tokens.end) == "," { tokens.end + 1 } else { tokens.end };
    let verb = (who + 1..who + 3).find(|&i| {
        matches!(
            cx.folded(i),
            "heads"
                | "headed"
                | "leads"
                | "led"
                | "runs"
                | "ran"
                | "chairs"
                | "chaired"
                | "founded"
                | "owns"
                | "represents"
                | "directs"
                | "governs"
        )
    })?;
    let object = (verb + 1..verb + 4).find_map(|i| links.starts.get(&i).copied())?;
    let kind = links.board.drafts[object].kind;
    let fits = cx.folded(who) == "who" && matches!(kind, Some(EntityType::Org | EntityType::Gpe));
    let group = links.object(cx, object).filter(|_| fits)?;
    let evidence = tokens.start..links.board.drafts[object].tokens.end;
    Some(Role {
        kind: RelationKind::Role,
        subject,
        object: group,
        label: verb..verb + 1,
        evidence,
        rule: "role.who-heads",
        score: 850,
    })
}

/// *Roe is the director of the fund*, *Roe, a nurse at St Mary's*.
fn copula(cx: &Context<'_>, links: &Links<'_>, tokens: &Range<usize>, subject: usize) -> Option<Role> {
    let mut at = tokens.end;
    if cx.form(at) == "," {
        at += 1;
    }
    if cx.folded(at) == "who" {
        at += 1;
    }
    if !matches!(cx.folded(at), "is" | "was" | "became" | "serves" | "served") {
        return None;
    }
    at += 1;
    while matches!(cx.folded(at), "the" | "a" | "an" | "as" | "now" | "also" | "currently") {
        at += 1;
    }
    let noun = |i: usize| cx.word(i).has(word::ROLE) || cx.tagged() && matches!(cx.upos(i), Upos::Noun | Upos::Propn);
    let head = (at..at + 6).find(|&i| cx.word(i).has(word::ROLE) && !noun(i + 1))?;
    if cx.sentence(head) != cx.sentence(tokens.start) || (at..head).any(|i| cx.folded(i).is_empty() && cx.form(i) != "-") {
        return None;
    }
    let (object, label, evidence, score) = owner(cx, links, at..head + 1)?;
    Some(Role {
        kind: RelationKind::Role,
        subject,
        object,
        label,
        evidence: tokens.start..evidence.end,
        rule: "role.is",
        score: score.min(820),
    })
}

/// *Olga Brandt of Northern Ferries*.
fn member(cx: &Context<'_>, links: &Links<'_>, tokens: &Range<usize>, subject: usize) -> Option<Role> {
    if !matches!(cx.form(tokens.end), "of" | "from")
        || links.starts.get(&tokens.start).is_some_and(|&m| links.board.drafts[m].title.is_some())
    {
        return None;
    }
    let object = links.body_at(cx, tokens.end + 1)?;
    let draft = &links.board.drafts[object];
    let group = draft.group.filter(|_| draft.kind == Some(EntityType::Org))?;
    let evidence = tokens.start..draft.tokens.end;
    Some(Role {
        kind: RelationKind::MemberOf,
        subject,
        object: group,
        label: 0..0,
        evidence,
        rule: "role.of-organisation",
        score: 750,
    })
}
