//! The same happening told several times: *met … the meeting … the talks* are tied, so that a timeline shows one line. Two mentions are
//! the same if their words may name one thing and people, times, places and status agree. A wrong tie is worse than a missing one.

use super::{
    draft::{Draft, Word},
    setting,
    story::Story,
};
use crate::{
    document::{EntityId, EventStatus, Participant, ParticipantRole, TimeId, TimeType},
    lexicon::events::EVENTS,
};
use std::collections::BTreeMap;

/// How many earlier mentions of a kind are looked at, so that long texts stay fast.
const BACK: usize = 8;

/// Most mentions of one happening; a text that repeats itself a thousand times shall not tie each with each.
const MOST: usize = 40;

/// Ties drafts of the same happening; each then also knows time and place of the others.
pub(super) fn tie(story: &Story, drafts: &mut [Draft]) {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::with_capacity(drafts.len());
    // Groups that a set of names, or a lemma without one, has been seen in.
    let mut seen: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let dates: Vec<Vec<TimeId>> =
        drafts.iter().map(|d| d.time.map_or_else(|| setting::dates(story, d.head), |t| vec![t])).collect();
    for k in 0..drafts.len() {
        let keys = keys(&drafts[k]);
        let mut candidates: Vec<usize> =
            keys.iter().filter_map(|key| seen.get(key)).flat_map(|g| g.iter().rev().take(BACK).copied()).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let fits = |g: &usize| {
            let members = &groups[*g];
            members.len() < MOST
                && names(members, drafts, k)
                && members.iter().rev().take(BACK).all(|&o| {
                    // "In 2015 it sent troops, providing air strikes": other strikes than yesterday's.
                    dates_agree(story, &dates[o], &dates[k]) && agree(story, &drafts[o], &drafts[k])
                })
        };
        let group = candidates.iter().rev().copied().find(fits).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(k);
        group_of.push(group);
        for key in keys {
            let list = seen.entry(key).or_default();
            if list.last() != Some(&group) {
                list.push(group);
            }
        }
    }
    for members in &groups {
        share(story, drafts, members);
    }
    for (k, group) in group_of.iter().enumerate() {
        drafts[k].same = groups[*group].iter().copied().filter(|&o| o != k).collect();
    }
}

/// What a mention is looked up by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Kin(u16),
    Lemma(String),
}

pub(super) fn plain(lemma: &str) -> String {
    lemma.replace(' ', "_")
}

fn keys(draft: &Draft) -> Vec<Key> {
    let lemma = plain(&draft.lemma);
    let mut keys: Vec<Key> = EVENTS.kin(&lemma).iter().map(|&k| Key::Kin(k)).collect();
    keys.push(Key::Lemma(lemma));
    keys
}

/// Whether the new word may name what most members name: *attack* links *bombing* and *war*, which are two things.
fn names(members: &[usize], drafts: &[Draft], k: usize) -> bool {
    let lemma = plain(&drafts[k].lemma);
    let lasts = EVENTS.is_lasting(&lemma);
    let fits = |m: &&usize| {
        let other = plain(&drafts[**m].lemma);
        other == lemma || EVENTS.are_kin(&other, &lemma) && EVENTS.is_lasting(&other) == lasts
    };
    let near = || members.iter().rev().take(BACK);
    near().filter(fits).count() * 2 >= near().count()
}

/// Whether nothing but the time of two mentions contradicts, and, for vague words, something agrees.
fn agree(story: &Story, a: &Draft, b: &Draft) -> bool {
    let shared = shared_people(story, a, b);
    if !status_agrees(a.status, b.status) || shared == Agreement::Against {
        return false;
    }
    if let (Some(x), Some(y)) = (a.place, b.place)
        && x != y
        && shared != Agreement::For
    {
        return false;
    }
    let vague = EVENTS.is_vague(&a.lemma) || EVENTS.is_vague(&b.lemma);
    let verbs = a.word == Word::Verb && b.word == Word::Verb;
    let near = story.sentence(b.head).abs_diff(story.sentence(a.head)) <= 3;
    match shared {
        Agreement::For => true,
        _ => {
            !vague
                && (!verbs
                    || near && a.lemma == b.lemma && a.time.is_some() && a.time == b.time
                    || a.participants.is_empty() && b.participants.is_empty() && near)
        }
    }
}

pub(super) fn status_agrees(a: EventStatus, b: EventStatus) -> bool {
    let rank = |s| match s {
        EventStatus::Happened | EventStatus::Ongoing => 0,
        EventStatus::Planned | EventStatus::Possible | EventStatus::Conditional => 1,
        EventStatus::Denied => 2,
    };
    rank(a) == rank(b)
}

/// Whether some date of one sentence may be one of the other; a sentence without dates fits all.
fn dates_agree(story: &Story, a: &[TimeId], b: &[TimeId]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|&x| b.iter().any(|&y| time_agrees(story, Some(x), Some(y))))
}

/// Whether two times may be one: equal, unknown, or one inside the other.
pub(super) fn time_agrees(story: &Story, a: Option<TimeId>, b: Option<TimeId>) -> bool {
    let value = |id: TimeId| story.doc.times.get(id.index()).map_or("", |t| t.value.as_str());
    match (a, b) {
        (Some(a), Some(b)) => {
            let (x, y) = (value(a), value(b));
            x.starts_with(y)
                || y.starts_with(x)
                || x.contains("-W") != y.contains("-W") && setting::order(story, a) == setting::order(story, b)
        }
        _ => true,
    }
}

/// What the people of two mentions say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    For,
    Unknown,
    Against,
}

pub(super) fn shared_people(story: &Story, a: &Draft, b: &Draft) -> Agreement {
    for role in [ParticipantRole::Patient, ParticipantRole::Agent] {
        if apart(story, a, b, role) {
            return Agreement::Against;
        }
    }
    let known = |d: &Draft| -> Vec<EntityId> { d.participants.iter().filter_map(|p| p.entity).collect() };
    let (x, y) = (known(a), known(b));
    if x.is_empty() || y.is_empty() {
        return Agreement::Unknown;
    }
    let (few, many) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    if few.iter().all(|e| many.contains(e)) { Agreement::For } else { Agreement::Against }
}

/// Whether both name somebody in a role, and nobody named by one is named by the other.
fn apart(story: &Story, a: &Draft, b: &Draft, role: ParticipantRole) -> bool {
    let last = |p: &Participant| p.span.of(&story.doc.text).rsplit(' ').next().unwrap_or_default().to_lowercase();
    let of = |d: &Draft| -> Vec<Participant> { d.participants.iter().filter(|p| p.role == role).copied().collect() };
    let (x, y) = (of(a), of(b));
    let same = |p: &Participant, q: &Participant| match (p.entity, q.entity) {
        (Some(e), Some(f)) => e == f,
        _ => last(p) == last(q),
    };
    // Pronouns and bare numbers say nothing.
    let speaks = |list: &[Participant]| list.iter().any(|p| p.entity.is_some() || last(p).len() > 4);
    speaks(&x) && speaks(&y) && !x.iter().any(|p| y.iter().any(|q| same(p, q)))
}

/// Times and places go round, the first known one first; a noun that names nobody takes the people of the first mention that does.
fn share(story: &Story, drafts: &mut [Draft], members: &[usize]) {
    let named = |d: &Draft| d.participants.iter().any(|p| p.entity.is_some());
    let people = members.iter().map(|&m| &drafts[m]).find(|d| named(d)).map(|d| d.participants.clone()).unwrap_or_default();
    for &m in members {
        if drafts[m].word == Word::Noun && drafts[m].participants.is_empty() {
            drafts[m].participants = people.iter().filter(|p| p.entity.is_some()).copied().collect();
        }
    }
    // A day is true of all of them, an hour perhaps not.
    let is_day = |id: &TimeId| story.doc.times.get(id.index()).is_some_and(|t| t.kind == TimeType::Date);
    let known = || members.iter().filter_map(|&m| drafts[m].time);
    let time = known().find(is_day).or_else(|| known().next());
    let place = members.iter().find_map(|&m| drafts[m].place);
    for &m in members {
        drafts[m].time = drafts[m].time.or(time);
        drafts[m].place = drafts[m].place.or(place);
    }
}
