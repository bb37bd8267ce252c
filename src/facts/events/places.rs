//! Where: *met in St Petersburg on Friday* → *St Petersburg*; *crossed the Channel* → *Channel*. Reads the trigger's own phrases, then those
//! of the clauses around it. A person's home town is no place of what he does.

use super::{
    draft::{Draft, Word},
    story::Story,
};
use crate::document::{Deprel, EntityId, EntityType, EventClass, MentionForm, MentionId, ParticipantRole, Upos};

/// Longest way from a place up to its verb.
const REACH: usize = 4;

/// Places by the verb or trigger they belong to, read from the preposition before the name.
pub(super) struct Sites {
    /// Token and place, in order of the tokens.
    owned: Vec<(usize, EntityId)>,
}

impl Sites {
    /// Looks at all named places behind *in*, *at* and the like.
    pub(super) fn new(story: &Story, drafts: &[Draft]) -> Self {
        let is_trigger = |i: usize| drafts.binary_search_by_key(&i, |d| d.head).is_ok();
        let mut owned = Vec::new();
        for mention in story.doc.mentions.iter().filter(|m| m.form == MentionForm::Name) {
            let kind = story.doc.entities.get(mention.entity.index()).map(|e| e.kind);
            let tokens = story.doc.tokens_in(mention.span);
            if matches!(kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac))
                && introduced(story, tokens.start)
                && let Some(owner) = owner(story, &tokens, &is_trigger)
            {
                owned.push((owner, mention.entity));
            }
        }
        owned.sort_by_key(|(owner, _)| *owner);
        Self { owned }
    }

    fn of(&self, word: usize) -> Option<EntityId> {
        let at = self.owned.partition_point(|(owner, _)| *owner < word);
        self.owned.get(at).filter(|(owner, _)| *owner == word).map(|(_, entity)| *entity)
    }
}

/// Whether *in*, *at*, *near* stands before the name, an article between them or not.
pub(super) fn introduced(story: &Story, start: usize) -> bool {
    let before = (start.saturating_sub(3)..start).rev().find(|&i| !matches!(story.upos(i), Upos::Det | Upos::Adj | Upos::Num));
    before.is_some_and(|i| story.is(i, &["in", "at", "near", "inside", "outside", "across", "throughout"]))
}

fn owner(story: &Story, tokens: &std::ops::Range<usize>, is_trigger: &dyn Fn(usize) -> bool) -> Option<usize> {
    let mut at = tokens.clone().find(|&i| story.head(i).is_none_or(|h| !tokens.contains(&h)))?;
    for _ in 0..REACH {
        let above = story.head(at)?;
        if is_trigger(above) || story.upos(above) == Upos::Verb {
            let phrase =
                matches!(story.rel(at), Deprel::Obl | Deprel::Nmod | Deprel::OblUnmarked | Deprel::Obj | Deprel::NsubjPass);
            return phrase.then_some(above);
        }
        at = above;
    }
    None
}

/// The place of a draft's clause.
pub(super) fn place(story: &Story, sites: &Sites, draft: &Draft) -> Option<EntityId> {
    let near = |i: usize| own_place(story, i, draft.class).or_else(|| sites.of(i));
    let read = near(draft.head).or_else(|| draft.light.and_then(near)).or_else(|| outer_place(story, draft, &near));
    let kind = |e: &EntityId| story.doc.entities.get(e.index()).map(|e| e.kind);
    let suffering = || draft.participants.iter().filter(|p| p.role == ParticipantRole::Patient).filter_map(|p| p.entity);
    let building = |e: &EntityId| kind(e) == Some(EntityType::Fac);
    // *struck the cathedral in Mindanao*: what is hit and cannot move is where it is, and nearer than what it stands in.
    if matches!(draft.class, EventClass::Attack | EventClass::Disaster)
        && let Some(site) = suffering().find(building)
    {
        return Some(site);
    }
    let stays = matches!(draft.class, EventClass::Attack | EventClass::Disaster | EventClass::Change | EventClass::Travel);
    let ground = |e: &EntityId| match kind(e) {
        Some(EntityType::Loc | EntityType::Fac) => true,
        // *Berlin was divided*; but who visits Rome is not there because Rome was attacked.
        Some(EntityType::Gpe) => matches!(draft.class, EventClass::Attack | EventClass::Change),
        _ => false,
    };
    let lands = || draft.participants.iter().filter_map(|p| p.entity).find(|e| kind(e) == Some(EntityType::Loc));
    read.or_else(|| suffering().filter(|_| stays).find(ground))
        // *the Amazon lost trees*, *Amazon deforestation*: a stretch of land does nothing elsewhere.
        .or_else(|| lands().or_else(|| land_before(story, draft.head)))
}

/// The river, region or forest that a noun is compounded with.
fn land_before(story: &Story, head: usize) -> Option<EntityId> {
    let beside = story.kids(head).filter(|&k| matches!(story.rel(k), Deprel::Compound | Deprel::NmodPoss));
    let land = |m: &MentionId| story.kind_of(*m) == Some(EntityType::Loc);
    let mention = beside.filter_map(|k| story.mention(k).or_else(|| story.mention_around(k))).find(land)?;
    story.doc.mentions.get(mention.index()).map(|m| m.entity)
}

fn outer_place(story: &Story, draft: &Draft, near: &dyn Fn(usize) -> Option<EntityId>) -> Option<EntityId> {
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
        if let Some(found) = near(above) {
            return Some(found);
        }
        at = above;
    }
    None
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
            // *crashed into houses in Karaj, near Tehran*
            Some("into" | "onto") if matches!(class, EventClass::Attack | EventClass::Disaster) => 2,
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
