//! When and where a reader takes a happening to be whose own clause does not say: *Bombs struck the cathedral on Monday. Ten people were
//! killed.* → Monday, at the cathedral. A headline has the day of the lead, *the talks* have the day of the talks told before, a line told
//! on has the day of the line before. Each rule asks that nothing speaks against it; what it rests on is kept as evidence. It changes no
//! time or place that words give.

use super::{
    draft::{Draft, Word},
    places,
    same::{self, Agreement},
    setting,
    story::Story,
};
use crate::{
    document::{
        Deprel, EntityId, EntityType, EventClass, EventStatus, Mention, MentionForm, Participant, ParticipantRole, TimeId,
        TimeType, TokenId, Xpos,
    },
    lexicon::events::EVENTS,
    syntax::tree::{self, Tense},
    text::blocks::BlockKind,
};
use std::collections::BTreeMap;

/// How many paragraphs on a setting still holds.
const PARAGRAPHS: usize = 3;

/// How many earlier happenings are looked at, so that long texts stay fast.
const BACK: usize = 24;

/// Sentences of the body that a headline may tell of.
const LEAD: usize = 3;

/// Fills in times and places, the nearest reason first.
pub(super) fn settle(story: &Story, drafts: &mut [Draft]) {
    in_one_breath(story, drafts);
    told_on(story, drafts);
    theatre(story, drafts);
    one_day(story, drafts);
    headlines(story, drafts);
}

/// What is taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Time,
    Place,
    /// Both, the place unless the sentence names one.
    Both,
    /// Both, whatever the sentence names: it is the same happening.
    Same,
}

/// What a draft takes from another. Whether it took anything.
fn take(story: &Story, drafts: &mut [Draft], k: usize, from: usize, part: Part) -> bool {
    // A day is true of all that went on, an hour of one thing.
    let hour = |t: &TimeId| story.doc.times.get(t.index()).is_some_and(|t| t.kind == TimeType::Time);
    let time = drafts[from].time.filter(|t| part != Part::Place && drafts[k].time.is_none() && (part == Part::Same || !hour(t)));
    let free = |d: &Draft| d.place.is_none() && (part == Part::Same || !names_a_place(story, d));
    let place = drafts[from].place.filter(|_| part != Part::Time && free(&drafts[k]));
    if time.is_none() && place.is_none() {
        return false;
    }
    let words = drafts[from].tokens.clone();
    let draft = &mut drafts[k];
    draft.time = draft.time.or(time);
    draft.place = draft.place.or(place);
    draft.rests_on.push(words);
    true
}

/// Told as a fact in the simple past, or by a noun: *killed*, *was killed*, *the blast*; not *had been killed*, *has grown*, *to grow*.
fn narrated(story: &Story, draft: &Draft) -> bool {
    if draft.status != EventStatus::Happened {
        return false;
    }
    match draft.word {
        Word::Noun => !EVENTS.is_lasting(&draft.lemma),
        Word::Verb | Word::Adjective => {
            let group = tree::verb_group(story.doc, TokenId::new(draft.head));
            // *was arrested and taken to court*: the helping verb is said once.
            let shared = story.rel(draft.head) == Deprel::Conj && matches!(story.xpos(draft.head), Xpos::Vbd | Xpos::Vbn);
            !group.perfect && (group.tense == Tense::Past || group.tense == Tense::None && shared)
        }
    }
}

fn block(story: &Story, draft: &Draft) -> usize {
    let sentence = story.doc.sentences.get(story.sentence(draft.head));
    sentence.map_or(0, |s| s.block.index())
}

fn is_headline(story: &Story, draft: &Draft) -> bool {
    matches!(story.block_kind(story.sentence(draft.head)), BlockKind::Headline)
}

/// Whether the clause says that it is of another time: *earlier*, *previously*, *after the talks*, *since 2019*.
fn apart(story: &Story, draft: &Draft) -> bool {
    let clause = draft.clause();
    let word = |k: usize| {
        story.is(
            k,
            &["earlier", "previously", "later", "once", "already", "ago", "originally", "before", "since", "until", "after"],
        )
    };
    let leads = |k: usize| story.kids(k).any(|c| matches!(story.rel(c), Deprel::Case | Deprel::Mark) && word(c));
    story.kids(clause).any(|k| match story.rel(k) {
        Deprel::Advmod | Deprel::Mark => word(k),
        Deprel::Obl | Deprel::Advcl => leads(k),
        _ => false,
    })
}

/// Whether the sentence of a draft says where something is.
fn names_a_place(story: &Story, draft: &Draft) -> bool {
    let sentence = story.doc.sentences.get(story.sentence(draft.head)).map(|s| s.span).unwrap_or_default();
    let kind = |m: &Mention| story.doc.entities.get(m.entity.index()).map(|e| e.kind);
    let place = |m: &Mention| matches!(kind(m), Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac));
    let there = |m: &Mention| places::introduced(story, story.doc.tokens_in(m.span).start);
    story.doc.mentions_in(sentence).any(|m| m.form == MentionForm::Name && place(m) && there(m))
}

fn fact(draft: &Draft) -> bool {
    matches!(draft.status, EventStatus::Happened | EventStatus::Ongoing)
}

/// *was arrested on Friday and taken to court*: deeds in a row are of one day, if one day is told. *met at the summit on Sunday*, *met for
/// a summit where they signed on Sunday*: who comes together for a thing does so when it is.
fn in_one_breath(story: &Story, drafts: &mut [Draft]) {
    let by_verb: BTreeMap<usize, usize> = drafts.iter().enumerate().flat_map(|(k, d)| [(d.clause(), k), (d.head, k)]).collect();
    for k in 0..drafts.len() {
        let clause = drafts[k].clause();
        let Some(&above) = story.head(clause).and_then(|head| by_verb.get(&head)).filter(|&&above| above != k) else { continue };
        let (upper, lower) = (drafts[above].time.is_some(), drafts[k].time.is_some());
        let row = story.rel(clause) == Deprel::Conj && !apart(story, &drafts[k]) && narrated(story, &drafts[k]);
        if upper && !lower && row && exact(story, &drafts[above], 10) && narrated(story, &drafts[above]) {
            take(story, drafts, k, above, Part::Time);
        }
        let gathering = drafts[k].word == Word::Noun && matches!(story.case(clause), Some("at" | "during" | "for" | "in"));
        let place = story.rel(clause) == Deprel::AclRelcl && story.kids(clause).any(|c| story.is(c, &["where", "when"]));
        let meets = drafts[above].class == EventClass::Meeting;
        if lower && !upper && meets && narrated(story, &drafts[above]) && (gathering || place) && exact(story, &drafts[k], 7) {
            take(story, drafts, above, k, Part::Time);
        }
    }
}

/// *Bombs kill 20 at cathedral* has the day and the place of the bombings that the first lines tell of.
fn headlines(story: &Story, drafts: &mut [Draft]) {
    let lead = (0..story.doc.sentences.len()).find(|&s| story.block_kind(s) == BlockKind::Paragraph).unwrap_or(0);
    let body: Vec<usize> = (0..drafts.len())
        .filter(|&k| (lead..lead + LEAD).contains(&story.sentence(drafts[k].head)) && !is_headline(story, &drafts[k]))
        .take(BACK)
        .collect();
    let top = drafts.iter().take_while(|d| story.sentence(d.head) <= lead).count();
    for k in 0..top {
        if !is_headline(story, &drafts[k]) || drafts[k].time.is_some() && drafts[k].place.is_some() {
            continue;
        }
        let fits = |o: &&usize| {
            let (a, b) = (&drafts[k], &drafts[**o]);
            same::status_agrees(a.status, b.status)
                && (a.lemma == b.lemma || (kin(a, b) || alike(a, b)) && same::shared_people(story, a, b) != Agreement::Against)
        };
        let known = |o: &&usize| drafts[**o].time.is_some() || drafts[**o].place.is_some();
        if let Some(&from) = body.iter().filter(fits).find(known) {
            take(story, drafts, k, from, Part::Same);
        }
    }
}

/// Whether the words of two may name one happening.
fn kin(a: &Draft, b: &Draft) -> bool {
    a.lemma == b.lemma || EVENTS.are_kin(&same::plain(&a.lemma), &same::plain(&b.lemma))
}

/// Whether two are of one kind that says much: attacks and their dead are, changes are not.
fn alike(a: &Draft, b: &Draft) -> bool {
    a.class == b.class && !matches!(a.class, EventClass::Other | EventClass::Change) || violent(a) && violent(b)
}

fn violent(draft: &Draft) -> bool {
    matches!(draft.class, EventClass::Attack | EventClass::Disaster | EventClass::Death | EventClass::Injury)
}

/// What goes on from line to line: *the talks*, *the blast* are those told before; who did something on Friday did the next thing then; the
/// dead and wounded are where the attack was.
fn told_on(story: &Story, drafts: &mut [Draft]) {
    for k in 0..drafts.len() {
        let whole = drafts[k].time.is_some() && drafts[k].place.is_some();
        let again = drafts[k].word == Word::Noun && definite(story, &drafts[k]) && fact(&drafts[k]);
        if whole || is_headline(story, &drafts[k]) || !again && (!narrated(story, &drafts[k]) || apart(story, &drafts[k])) {
            continue;
        }
        if !again && drafts[k].time.is_none() && !setting::dates(story, drafts[k].head).is_empty() {
            continue;
        }
        for o in (k.saturating_sub(BACK)..k).rev() {
            let fits = fact(&drafts[o]) && same::time_agrees(story, drafts[o].time, drafts[k].time);
            let part = match () {
                () if !fits => None,
                () if again => told_again(story, &drafts[o], &drafts[k]).or_else(|| suffered(story, &drafts[o], &drafts[k])),
                () => suffered(story, &drafts[o], &drafts[k]).or_else(|| next_deed(story, &drafts[o], &drafts[k])),
            };
            if part.is_some_and(|part| take(story, drafts, k, o, part)) {
                break;
            }
        }
    }
}

fn paragraphs_between(story: &Story, a: &Draft, b: &Draft) -> usize {
    block(story, a).abs_diff(block(story, b))
}

/// *Bombs struck the cathedral. Ten people were killed.*: the dead and wounded, and *the blast*, have the setting of the attack. Not *Roe
/// died* behind an attack that did not hit Roe.
fn suffered(story: &Story, earlier: &Draft, later: &Draft) -> Option<Part> {
    let person = |p: &&Participant| {
        let kind = p.entity.and_then(|e| story.doc.entities.get(e.index())).map(|e| e.kind);
        p.role == ParticipantRole::Patient && kind == Some(EntityType::Person)
    };
    let stranger = |p: &Participant| !earlier.participants.iter().any(|q| q.entity == p.entity);
    let other = later.participants.iter().find(person).is_some_and(stranger);
    let near = paragraphs_between(story, earlier, later) <= PARAGRAPHS;
    let passing = |d: &Draft| violent(d) && !EVENTS.is_lasting(&d.lemma);
    let both = passing(earlier) && passing(later) && (later.word != Word::Noun || definite(story, later));
    (both && near && !other).then_some(Part::Both)
}

/// *The leaders met on Sunday … the talks*. What was itself taken over is not handed on: each step would be less sure.
fn told_again(story: &Story, earlier: &Draft, later: &Draft) -> Option<Part> {
    let paragraphs = paragraphs_between(story, earlier, later);
    let near = paragraphs <= if kin(earlier, later) { 3 * PARAGRAPHS } else { PARAGRAPHS };
    let one = kin(earlier, later) || alike(earlier, later) && shares_somebody(earlier, later);
    let told = earlier.rests_on.is_empty() && exact(story, earlier, if paragraphs <= 1 { 4 } else { 7 });
    (near && one && told && same::shared_people(story, earlier, later) != Agreement::Against).then_some(Part::Same)
}

/// *Reed arrived on Friday. He met the staff.*
fn next_deed(story: &Story, earlier: &Draft, later: &Draft) -> Option<Part> {
    let next = later.word == Word::Verb
        && paragraphs_between(story, earlier, later) == 0
        && story.sentence(later.head) == story.sentence(earlier.head) + 1;
    let deed = next && exact(story, earlier, 10) && narrated(story, earlier) && same_agent(earlier, later);
    (deed && story.said(earlier.head) == story.said(later.head)).then_some(Part::Time)
}

/// Whether the time of a happening, if it has one, is written with so many characters: 7 for a month, 10 for a day.
fn exact(story: &Story, draft: &Draft, least: usize) -> bool {
    draft.time.and_then(|t| story.doc.times.get(t.index())).is_none_or(|t| t.value.len() >= least)
}

fn same_agent(a: &Draft, b: &Draft) -> bool {
    let agent = |d: &Draft| d.participants.iter().find(|p| p.role == ParticipantRole::Agent).and_then(|p| p.entity);
    agent(a).is_some() && agent(a) == agent(b)
}

fn definite(story: &Story, draft: &Draft) -> bool {
    story.kids(draft.head).any(|k| {
        story.rel(k) == Deprel::Det && story.is(k, &["the", "this", "that", "these", "those", "both"])
            || story.rel(k) == Deprel::NmodPoss
    })
}

fn shares_somebody(a: &Draft, b: &Draft) -> bool {
    let known = |d: &Draft| -> Vec<EntityId> { d.participants.iter().filter_map(|p| p.entity).collect() };
    let mine = known(a);
    known(b).iter().any(|e| mine.contains(e))
}

/// *the war in Ukraine … the invasion … a ceasefire*: what belongs to a war is where the war is, if the text knows one place of war.
fn theatre(story: &Story, drafts: &mut [Draft]) {
    let of_war = |d: &Draft| d.class == EventClass::Attack && EVENTS.is_lasting(&d.lemma) || EVENTS.in_frame(&d.lemma, "theatre");
    let place_of = |e: EntityId| story.doc.entities.get(e.index()).map(|e| e.kind);
    let known: Vec<(usize, EntityId)> = (0..drafts.len())
        .filter(|&k| of_war(&drafts[k]))
        .filter_map(|k| Some((k, drafts[k].place?)))
        .filter(|(_, e)| place_of(*e) == Some(EntityType::Gpe))
        .collect();
    let Some(&(from, place)) = known.first().filter(|(_, first)| known.iter().all(|(_, e)| e == first)) else { return };
    for k in 0..drafts.len() {
        if of_war(&drafts[k]) && drafts[k].place.is_none() {
            let words = drafts[from].tokens.clone();
            drafts[k].place = Some(place);
            drafts[k].rests_on.push(words);
        }
    }
}

/// *agreed on Wednesday … a meeting in Tokyo on Wednesday*: what the same people did on one day they did in one place, if only one is told.
fn one_day(story: &Story, drafts: &mut [Draft]) {
    let day = |d: &Draft| d.time.and_then(|t| story.doc.times.get(t.index())).and_then(|t| t.value.get(..10));
    for k in 0..drafts.len() {
        if drafts[k].place.is_some() || !narrated(story, &drafts[k]) || names_a_place(story, &drafts[k]) {
            continue;
        }
        let Some(mine) = day(&drafts[k]) else { continue };
        let around = k.saturating_sub(BACK)..(k + BACK).min(drafts.len());
        let fits = |o: &usize| {
            let other = &drafts[*o];
            *o != k && other.place.is_some() && day(other) == Some(mine) && fact(other) && shares_somebody(other, &drafts[k])
        };
        let found: Vec<usize> = around.filter(fits).collect();
        if let Some(&from) = found.first().filter(|&&f| found.iter().all(|&o| drafts[o].place == drafts[f].place)) {
            take(story, drafts, k, from, Part::Place);
        }
    }
}
