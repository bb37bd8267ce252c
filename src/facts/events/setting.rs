//! When: *met in St Petersburg on Friday* → the time *Friday*. Reads the trigger's own phrases, then those of the clauses around it. It
//! does not guess from far away.

use super::{
    draft::{Draft, Word},
    same,
    sense::with_particle,
    story::Story,
};
use crate::{
    document::{Deprel, EventStatus, TimeId, TimeType, Upos},
    lexicon::events::EVENTS,
};

/// Longest chain of governors that is looked at.
const REACH: usize = 5;

/// Times by the word they belong to.
pub(super) struct Clock {
    /// Token and time, in order of the tokens.
    owned: Vec<(usize, TimeId)>,
}

impl Clock {
    /// Gives each time that says when to the nearest verb or trigger above it.
    pub(super) fn new(story: &Story, drafts: &[Draft]) -> Self {
        let is_trigger = |i: usize| drafts.binary_search_by_key(&i, |d| d.head).is_ok();
        let mut owned = Vec::new();
        for k in 0..story.doc.times.len() {
            let id = TimeId::new(k);
            if says_when(story, id)
                && let Some(owner) = owner(story, id, &is_trigger)
            {
                owned.push((owner, id));
            }
        }
        owned.sort_by_key(|(owner, id)| (*owner, *id));
        Self { owned }
    }

    /// The first time that belongs to the word.
    fn of(&self, word: usize) -> Option<TimeId> {
        let at = self.owned.partition_point(|(owner, _)| *owner < word);
        self.owned.get(at).filter(|(owner, _)| *owner == word).map(|(_, id)| *id)
    }
}

/// Up from a time to what it dates: *on Friday* → the verb, *Tuesday's rise* → the noun; none for *the victims of 2019*.
fn owner(story: &Story, id: TimeId, is_trigger: &dyn Fn(usize) -> bool) -> Option<usize> {
    let tokens = story.doc.tokens_in(story.doc.times.get(id.index())?.span);
    let mut at = tokens.clone().find(|&i| story.head(i).is_none_or(|h| !tokens.contains(&h)))?;
    for _ in 0..REACH {
        if let Some(fixed) = fixed(story, at, is_trigger) {
            return Some(fixed);
        }
        // *since June*, *until Monday* tell how long; *by 2030* tells when.
        if matches!(story.case(at), Some("from" | "since" | "until" | "till" | "than" | "to" | "for")) {
            return None;
        }
        let above = story.head(at)?;
        if story.upos(above) == Upos::Verb || is_trigger(above) {
            return circumstance(story, at).then_some(above);
        }
        let about = EVENTS.in_frame(story.lemma(above), "clock") || tokens.contains(&above);
        let loose =
            matches!(story.rel(at), Deprel::Nmod | Deprel::NmodUnmarked | Deprel::Obl | Deprel::OblUnmarked | Deprel::Appos);
        if !about && (!loose || story.case(at) == Some("of")) {
            return None;
        }
        at = above;
    }
    None
}

/// *The trial is set for March*: March is the trial's, not the setting's. *This week saw a vote*: the week is the vote's.
fn fixed(story: &Story, at: usize, is_trigger: &dyn Fn(usize) -> bool) -> Option<usize> {
    let saw = story.head(at).filter(|&v| {
        let subject = story.kid(v, &[Deprel::Nsubj]);
        matches!(story.rel(at), Deprel::Nsubj | Deprel::OblUnmarked)
            && EVENTS.in_frame(story.lemma(v), "sees")
            && subject.is_none_or(|s| s == at)
    });
    if let Some(seen) = saw.and_then(|v| story.kid(v, &[Deprel::Obj])).filter(|&k| is_trigger(k)) {
        return Some(seen);
    }
    let verb = story.head(at).filter(|_| story.case(at) == Some("for") && matches!(story.rel(at), Deprel::Obl | Deprel::Nmod))?;
    if !EVENTS.in_frame(story.lemma(verb), "fixes") {
        return None;
    }
    let what = story.kid(verb, &[Deprel::NsubjPass, Deprel::Nsubj, Deprel::Obj]).filter(|&k| is_trigger(k));
    what.or_else(|| is_trigger(verb).then_some(verb))
}

fn circumstance(story: &Story, k: usize) -> bool {
    use Deprel::{Advmod, Amod, Compound, Dep, Nmod, NmodPoss, NmodUnmarked, Nummod, Obl, OblUnmarked, Parataxis, Xcomp};
    // *pleaded guilty on Tuesday*, *was found dead on Monday*
    story.rel(k) == Xcomp && story.upos(k) == Upos::Adj
        || matches!(
            story.rel(k),
            Obl | OblUnmarked | Advmod | Nmod | NmodPoss | NmodUnmarked | Compound | Dep | Nummod | Amod | Parataxis
        )
}

/// The time of a draft's clause.
pub(super) fn time(story: &Story, clock: &Clock, draft: &Draft) -> Option<TimeId> {
    let own = clock.of(draft.head).or_else(|| draft.light.and_then(|l| clock.of(l)));
    own.or_else(|| outer_time(story, clock, draft))
}

/// The times that say when in the sentence of a word. They may date other words than this.
pub(super) fn dates(story: &Story, i: usize) -> Vec<TimeId> {
    let Some(sentence) = story.doc.sentences.get(story.sentence(i)).map(|s| s.span) else { return Vec::new() };
    let first = story.doc.times.partition_point(|t| t.span.start < sentence.start);
    let inside = |k: &usize| story.doc.times.get(*k).is_some_and(|t| t.span.start < sentence.end);
    (first..).take_while(inside).map(TimeId::new).filter(|id| says_when(story, *id)).collect()
}

/// Whether the time says when, not how long or how often.
fn says_when(story: &Story, id: TimeId) -> bool {
    story.doc.times.get(id.index()).is_some_and(|t| {
        matches!(t.kind, TimeType::Date | TimeType::Time) && !t.value.ends_with("_REF") && !t.value.starts_with("XXXX")
    })
}

/// The time of the clause that a trigger stands in.
fn outer_time(story: &Story, clock: &Clock, draft: &Draft) -> Option<TimeId> {
    // *This lockdown started on 22 December*: its beginning is its day.
    if story.rel(draft.head) == Deprel::Nsubj
        && let Some(verb) = story
            .head(draft.head)
            .filter(|&v| EVENTS.in_frame(&same::plain(&with_particle(story, v, story.lemma(v)).1), "sets_in"))
        && let Some(day) = clock.of(verb)
    {
        return Some(day);
    }
    // A war goes on whatever happens in it on Monday.
    if draft.word == Word::Noun && EVENTS.is_lasting(&draft.lemma) {
        return None;
    }
    // What is planned is not planned for the day of planning.
    let ahead = matches!(draft.status, EventStatus::Planned | EventStatus::Possible | EventStatus::Conditional);
    let mut at = draft.clause();
    for _ in 0..REACH {
        let above = story.head(at)?;
        if !shares_time(story, draft, at, above) || story.in_cue(above) {
            return None;
        }
        let found = clock.of(above).filter(|t| !(ahead && before_publication(story, *t)));
        // *came on Friday and left*: the day belongs to the first verb alone, *On Friday he came and left* to both.
        let first = story.rel(at) == Deprel::Conj && found.is_some_and(|t| between(story, t, above, at));
        if found.is_some() {
            return found.filter(|_| !first);
        }
        at = above;
    }
    None
}

/// Whether a word takes part in the time of its governor.
fn shares_time(story: &Story, draft: &Draft, at: usize, above: usize) -> bool {
    let noun = story.upos(at) != Upos::Verb;
    match story.rel(at) {
        Deprel::Conj => true,
        // *agreed on Friday to leave*: when they leave is open; *came on Friday to sign* is one visit.
        Deprel::Xcomp | Deprel::Advcl => story.upos(above) == Upos::Verb && draft.status == EventStatus::Happened,
        Deprel::Nsubj | Deprel::NsubjPass => noun && story.upos(above) == Upos::Verb,
        Deprel::Obl | Deprel::OblAgent => {
            noun && matches!(story.case(at), Some("in" | "at" | "during" | "by" | "after" | "with"))
        }
        Deprel::Obj => noun && (EVENTS.in_frame(story.lemma(above), "does") || EVENTS.in_frame(story.lemma(above), "brings")),
        Deprel::Compound | Deprel::Nmod => noun && draft.word == Word::Noun && EVENTS.noun(story.lemma(above)).is_some(),
        _ => false,
    }
}

/// Whether the time stands between two words.
fn between(story: &Story, time: TimeId, a: usize, b: usize) -> bool {
    let start = story.doc.times.get(time.index()).map_or(0, |t| t.span.start);
    let at = |i: usize| story.doc.tokens.get(i).map_or(0, |t| t.span.start);
    at(a) < start && start < at(b)
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
