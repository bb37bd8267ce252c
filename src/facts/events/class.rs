//! What kind of happening a trigger tells of: *raised $5 million* → transfer, *raised rates* → policy, *his death* → death. Word lists
//! decide, an ambiguous verb by the noun it acts on. It does not look beyond the clause.

use super::{
    draft::{Draft, Word},
    story::Story,
    subjects::subject,
};
use crate::{
    document::{Deprel, EntityType, EventClass, QuantityKind, Upos, Xpos},
    lexicon::events::EVENTS,
};

/// The class of a draft.
pub(super) fn of(story: &Story, draft: &Draft) -> EventClass {
    // A striker's shot hurts nobody.
    if story.sport && EVENTS.in_frame(draft.lemma.split(' ').next().unwrap_or_default(), "sporty") {
        return EventClass::Competition;
    }
    match draft.word {
        Word::Verb => of_verb(story, draft),
        Word::Noun => of_noun(story, draft),
        Word::Adjective if draft.lemma == "dead" => EventClass::Death,
        Word::Adjective if draft.lemma == "missing" => EventClass::Other,
        Word::Adjective => EventClass::Injury,
    }
}

fn of_verb(story: &Story, draft: &Draft) -> EventClass {
    let first = draft.lemma.split(' ').next().unwrap_or_default();
    let Some(known) = EVENTS.verb(&draft.lemma).or_else(|| EVENTS.verb(first)) else {
        // *re-elect*: what the verb without its prefix means.
        let base = first.strip_prefix("re-").and_then(|base| EVENTS.verb(base));
        return base.map_or(EventClass::Other, |v| v.class);
    };
    // *go through*, *come up*: the particle takes the meaning away.
    if known.class != EventClass::Change && EVENTS.is_vague(first) && first != draft.lemma && EVENTS.verb(&draft.lemma).is_none()
    {
        return EventClass::Other;
    }
    // *getting worse*, *went quiet*: nothing is handed over, nobody travels.
    if EVENTS.is_vague(first)
        && first == draft.lemma
        && story.kid(draft.head, &[Deprel::Xcomp]).is_some_and(|k| story.upos(k) == Upos::Adj)
    {
        return EventClass::Change;
    }
    // *called on ministers to act*, *called for a vote*: nothing is convened.
    let asks = |k: usize| story.rel(k) == Deprel::Obl && matches!(story.case(k), Some("on" | "upon" | "for"));
    if draft.lemma == "call" && story.kids(draft.head).any(asks) && story.kid(draft.head, &[Deprel::Obj]).is_none() {
        return EventClass::Other;
    }
    // *The storm hit the island*: nobody attacks.
    if known.class == EventClass::Attack && subject(story, draft.head).is_some_and(|s| is_disaster(story, s)) {
        return EventClass::Disaster;
    }
    if known.by_object.is_empty() {
        return known.class;
    }
    if draft.lemma == "beat"
        && story.kid(draft.head, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some()
        && story.kid(draft.head, &[Deprel::OblAgent]).is_none()
    {
        return EventClass::Attack;
    }
    let Some(object) = acted_on(story, draft.head) else { return known.class };
    let own = story.rel(object) == Deprel::Nsubj && story.head(object) == Some(draft.head);
    if draft.lemma == "join" && joins_as_state(story, draft.head) {
        return EventClass::Agreement;
    }
    // *Trump took to Twitter*: whom one takes is an object.
    let fits = |group: &str| fits(story, object, group) && !(own && matches!(group, "people" | "suspect" | "official"));
    known.by_object.iter().find(|(group, _)| fits(group)).map_or(known.class, |(_, class)| *class)
}

/// An earthquake, a flood, *Hurricane Lorenzo*.
fn is_disaster(story: &Story, noun: usize) -> bool {
    let named = || story.mention(noun).and_then(|m| story.kind_of(m)) == Some(EntityType::Event);
    EVENTS.noun(story.lemma(noun)).map_or_else(named, |n| n.class == EventClass::Disaster)
}

/// *Nigeria joins the bloc*: no person takes up a post.
fn joins_as_state(story: &Story, verb: usize) -> bool {
    let kind = |k: usize| story.mention(k).and_then(|m| story.kind_of(m));
    let group = |k: Option<EntityType>| matches!(k, Some(EntityType::Gpe | EntityType::Org | EntityType::Norp));
    let joined = story.kid(verb, &[Deprel::Obj]).map(kind);
    subject(story, verb).is_some_and(|s| matches!(kind(s), Some(EntityType::Gpe))) && joined.is_none_or(group)
}

/// The noun a verb acts on: its object, passive subject, the noun it describes, or its only subject.
fn acted_on(story: &Story, verb: usize) -> Option<usize> {
    let object = story.kid(verb, &[Deprel::Obj, Deprel::NsubjPass]);
    let described = || match story.rel(verb) {
        Deprel::Acl | Deprel::Amod if story.xpos(verb) == Xpos::Vbn => story.head(verb),
        Deprel::AclRelcl => story.head(verb).filter(|_| story.kid(verb, &[Deprel::Nsubj]).is_some_and(|s| s != verb)),
        _ => None,
    };
    let shared = || match story.rel(verb) {
        Deprel::Conj => story.head(verb).and_then(|v| story.kid(v, &[Deprel::NsubjPass])),
        _ => None,
    };
    object.or_else(described).or_else(shared).or_else(|| story.kid(verb, &[Deprel::Nsubj]))
}

/// Whether a noun belongs to a group of objects, by its lemma, its entity or its quantity.
fn fits(story: &Story, noun: usize, group: &str) -> bool {
    let lemma = story.lemma(noun).to_lowercase();
    if EVENTS.in_group(&lemma, group) {
        return true;
    }
    let kind = story.mention(noun).and_then(|m| story.kind_of(m));
    match group {
        "people" | "suspect" | "official" => {
            kind == Some(EntityType::Person) && group == "people" || pronoun_person(story, noun, group)
        }
        "place" => matches!(kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac)),
        "firm" | "team" => kind == Some(EntityType::Org),
        "law" => kind == Some(EntityType::Law),
        "money" => is_money(story, noun) || story.kids(noun).any(|k| is_money(story, k)),
        "game" => kind == Some(EntityType::Event),
        _ => false,
    }
}

fn pronoun_person(story: &Story, noun: usize, group: &str) -> bool {
    group == "people" && story.is(noun, &["him", "her", "them", "he", "she", "who", "whom", "people"])
}

fn is_money(story: &Story, noun: usize) -> bool {
    let Some(token) = story.doc.tokens.get(noun) else { return false };
    let quantities = &story.doc.quantities;
    let at = quantities.partition_point(|q| q.span.end <= token.span.start);
    quantities.get(at).is_some_and(|q| q.kind == QuantityKind::Money && q.span.overlaps(token.span))
}

fn of_noun(story: &Story, draft: &Draft) -> EventClass {
    let known = EVENTS.noun(&draft.lemma).map(|n| n.class);
    let kids: Vec<&str> = story
        .kids(draft.head)
        .filter(|&k| matches!(story.rel(k), Deprel::Compound | Deprel::Amod | Deprel::Nmod))
        .map(|k| story.lemma(k))
        .collect();
    let has = |group: &str| kids.iter().any(|k| EVENTS.in_group(&k.to_lowercase(), group));
    match draft.lemma.as_str() {
        "rise" | "increase" | "hike" | "cut" | "reduction" if has("rate") => EventClass::Policy,
        "strike"
            if kids.iter().any(|k| {
                matches!(
                    *k,
                    "general"
                        | "labor"
                        | "labour"
                        | "hunger"
                        | "rail"
                        | "train"
                        | "teacher"
                        | "worker"
                        | "nurse"
                        | "doctor"
                        | "union"
                        | "day"
                        | "hour"
                )
            }) =>
        {
            EventClass::Protest
        }
        "trial" if kids.iter().any(|k| matches!(*k, "clinical" | "vaccine" | "drug")) => EventClass::Finding,
        "test" if has("weapon") || kids.contains(&"nuclear") => EventClass::Launch,
        "campaign" if kids.iter().any(|k| matches!(*k, "military" | "bombing" | "air")) => EventClass::Attack,
        "talk" | "meeting" => EventClass::Meeting,
        _ => known.or_else(|| from_verb(&draft.lemma)).unwrap_or(EventClass::Other),
    }
}

/// The class of the verb that a noun is made of: *resettlement* → *resettle*.
fn from_verb(noun: &str) -> Option<EventClass> {
    let stems = ["ment", "ing", "ation", "ion", "al", "ance", "ure"];
    stems.iter().find_map(|end| {
        let stem = noun.strip_suffix(end).filter(|s| s.len() > 2)?;
        let doubled = stem.len() > 3 && stem.as_bytes().windows(2).next_back().is_some_and(|p| p[0] == p[1]);
        let short = if doubled { stem.get(..stem.len() - 1) } else { None };
        let with_e = format!("{stem}e");
        EVENTS.verb(stem).or_else(|| EVENTS.verb(&with_e)).or_else(|| EVENTS.verb(short?)).map(|v| v.class)
    })
}
