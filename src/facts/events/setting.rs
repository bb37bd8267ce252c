//! When and where: *met in St Petersburg on Friday* → the time *Friday*, the place *St Petersburg*. Reads the trigger's own phrases, then
//! those of the clauses around it. It does not guess from far away.

use super::{
    draft::{Draft, Word},
    story::Story,
};
use crate::document::{Deprel, EntityId, EntityType, EventClass, EventStatus, TimeId, TimeType, Upos};

/// Longest chain of governors that is looked at.
const REACH: usize = 5;

/// The time of a draft's clause.
pub(super) fn time(story: &Story, draft: &Draft) -> Option<TimeId> {
    let own = own_time(story, draft.head).or_else(|| draft.light.and_then(|l| own_time(story, l)));
    own.or_else(|| outer_time(story, draft))
}

/// Whether the time says when, not how long or how often.
fn says_when(story: &Story, id: TimeId) -> bool {
    story.doc.times.get(id.index()).is_some_and(|t| {
        matches!(t.kind, TimeType::Date | TimeType::Time) && !t.value.ends_with("_REF") && !t.value.starts_with("XXXX")
    })
}

/// A time among the phrases that hang on `head`.
fn own_time(story: &Story, head: usize) -> Option<TimeId> {
    story.kids(head).filter(|&k| circumstance(story, k)).find_map(|k| time_in(story, k, 0))
}

fn circumstance(story: &Story, k: usize) -> bool {
    use Deprel::{Advmod, Compound, Dep, Nmod, NmodPoss, NmodUnmarked, Nummod, Obl, OblUnmarked};
    matches!(story.rel(k), Obl | OblUnmarked | Advmod | Nmod | NmodPoss | NmodUnmarked | Compound | Dep | Nummod)
        // *since June*, *until Monday* tell how long; *by 2030* tells when.
        && !matches!(story.case(k), Some("from" | "since" | "until" | "till" | "than" | "of" | "to" | "for"))
}

/// The time at `k` or below it: *at the end of last year*, *in the early hours of Friday*.
fn time_in(story: &Story, k: usize, depth: usize) -> Option<TimeId> {
    if let Some(id) = story.time(k).filter(|t| says_when(story, *t)) {
        return Some(id);
    }
    let below = |k: usize| {
        story.kids(k).filter(|&c| {
            matches!(
                story.rel(c),
                Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Appos | Deprel::Amod | Deprel::Compound | Deprel::Flat
            )
        })
    };
    // A phrase around a time must be about time itself: *hours*, *end*, *wake*; not *the report of Friday*.
    let about = matches!(
        story.lemma(k),
        "hour"
            | "end"
            | "beginning"
            | "start"
            | "evening"
            | "morning"
            | "night"
            | "day"
            | "week"
            | "month"
            | "year"
            | "late"
            | "early"
            | "half"
            | "part"
            | "ago"
            | "later"
            | "earlier"
    );
    (depth < 2 && about).then(|| below(k).find_map(|c| time_in(story, c, depth + 1)))?
}

/// The time of the clause that a trigger stands in.
fn outer_time(story: &Story, draft: &Draft) -> Option<TimeId> {
    let mut at = draft.clause();
    for _ in 0..REACH {
        let relation = story.rel(at);
        let above = story.head(at)?;
        let shares = match relation {
            Deprel::Xcomp | Deprel::Conj | Deprel::Advcl => true,
            Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl | Deprel::OblAgent => {
                story.upos(above) == Upos::Verb && draft.word == Word::Noun
            }
            Deprel::Nmod | Deprel::Compound | Deprel::Amod => draft.word == Word::Noun,
            _ => false,
        };
        // What is planned is not planned for the day of planning.
        let ahead = matches!(draft.status, EventStatus::Planned | EventStatus::Possible | EventStatus::Conditional);
        if !shares
            || story.in_cue(above)
            || ahead && relation != Deprel::Conj && draft.word == Word::Verb && !story.kids(above).any(|k| k > at)
        {
            return None;
        }
        if let Some(found) = own_time(story, above).filter(|t| !(ahead && before_publication(story, *t))) {
            return Some(found);
        }
        at = above;
    }
    None
}

/// Whether a time lies before the article.
fn before_publication(story: &Story, id: TimeId) -> bool {
    order(story, id) == Some(std::cmp::Ordering::Less)
}

/// A time against the day of publication, by as many digits as both have.
pub(super) fn order(story: &Story, id: TimeId) -> Option<std::cmp::Ordering> {
    let published = story.doc.meta.published?.date.to_string();
    let value = story.doc.times.get(id.index())?.value.as_str();
    let n = value.find('T').unwrap_or(value.len()).min(published.len());
    let day = value.get(..n).filter(|v| v.len() >= 4 && v.chars().all(|c| c.is_ascii_digit() || c == '-'))?;
    Some(day.cmp(published.get(..n)?))
}

/// The place of a draft's clause.
pub(super) fn place(story: &Story, draft: &Draft) -> Option<EntityId> {
    own_place(story, draft.head, draft.class).or_else(|| draft.light.and_then(|l| own_place(story, l, draft.class))).or_else(
        || {
            let mut at = draft.clause();
            for _ in 0..3 {
                let above = story.head(at)?;
                let shares = match story.rel(at) {
                    Deprel::Conj => story.upos(above) == story.upos(at),
                    Deprel::Xcomp => true,
                    Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obl | Deprel::Nmod => draft.word == Word::Noun,
                    _ => false,
                };
                if !shares || story.in_cue(above) {
                    return None;
                }
                if let Some(found) = own_place(story, above, draft.class) {
                    return Some(found);
                }
                at = above;
            }
            None
        },
    )
}

fn own_place(story: &Story, head: usize, class: EventClass) -> Option<EntityId> {
    let mut found = None;
    for k in story.kids(head) {
        let goes = class == EventClass::Travel && matches!(story.rel(k), Deprel::Obj);
        if !goes && !matches!(story.rel(k), Deprel::Obl | Deprel::Nmod | Deprel::Advmod | Deprel::OblUnmarked) {
            continue;
        }
        let rank = match story.case(k) {
            Some("in" | "at" | "inside" | "within" | "outside") => 3,
            Some("near" | "across" | "throughout" | "off" | "around" | "along" | "over") => 2,
            Some("on") => 2,
            Some("to" | "into" | "onto")
                if matches!(class, EventClass::Travel | EventClass::Transfer | EventClass::Departure) =>
            {
                1
            }
            Some("of") if matches!(class, EventClass::Attack | EventClass::Disaster) => 1,
            _ if goes => 1,
            _ => continue,
        };
        if let Some(entity) = place_at(story, k, 0)
            && found.is_none_or(|(old, _)| rank > old)
        {
            found = Some((rank, entity));
        }
    }
    found.map(|(_, entity)| entity)
}

/// The place named at `k`, or in what follows it: *at a church in Paris* → Paris.
fn place_at(story: &Story, k: usize, depth: usize) -> Option<EntityId> {
    let mention = story.mention(k).or_else(|| story.mention_around(k));
    if let Some(mention) = mention
        && matches!(story.kind_of(mention), Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac))
    {
        return story.doc.mentions.get(mention.index()).map(|m| m.entity);
    }
    if depth > 1 || mention.is_some() && story.kids(k).all(|c| story.rel(c) != Deprel::Nmod) {
        return None;
    }
    let below = |c: &usize| {
        matches!(story.rel(*c), Deprel::Nmod | Deprel::NmodPoss | Deprel::Compound)
            && !matches!(story.case(*c), Some("with" | "for" | "about" | "from" | "against"))
    };
    story.kids(k).filter(below).find_map(|c| place_at(story, c, depth + 1))
}
