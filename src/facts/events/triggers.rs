//! The words that tell of a happening: *met*, *ceasefire*, *cut down*. The network proposes, tree and word lists decide; saying, helping
//! and light verbs, states and thoughts are left out. It does not say what kind of happening.

use super::{
    draft::{Draft, Word},
    story::Story,
};
use crate::{
    document::{Deprel, EntityType, EventClass, EventStatus, Scheme, TriggerClass, Upos, Xpos},
    lexicon::events::EVENTS,
    text::blocks::BlockKind,
};

/// What the network says of a token: how far a trigger label is above none, in 256ths of a logit, and which label.
#[derive(Clone, Copy, Debug)]
struct Reading {
    margin: i32,
    class: TriggerClass,
}

/// All triggers, in text order.
pub(super) fn find(story: &Story) -> Vec<Draft> {
    let n = story.doc.tokens.len();
    let mut taken = vec![false; n];
    let mut drafts = Vec::new();
    for (s, sentence) in story.doc.sentences.iter().enumerate() {
        if matches!(story.block_kind(s), BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline) {
            continue;
        }
        for i in sentence.tokens.clone() {
            if taken[i] {
                continue;
            }
            if let Some(draft) = trigger(story, i) {
                draft.tokens.clone().for_each(|k| taken[k] = true);
                drafts.push(draft);
            }
        }
    }
    lighten(story, &mut drafts);
    drafts.retain(|d| !carries(story, d.head, &taken));
    drafts
}

fn reading(story: &Story, i: usize) -> Option<Reading> {
    let row = story.doc.readings.of(i, Scheme::Trigger);
    let none = i32::from(*row.first()?);
    let labels = row.iter().skip(1).zip(TriggerClass::ALL);
    let (top, class) = labels.max_by_key(|(s, _)| **s)?;
    Some(Reading { margin: i32::from(*top) - none, class })
}

fn trigger(story: &Story, i: usize) -> Option<Draft> {
    match story.upos(i) {
        Upos::Verb => verb(story, i),
        Upos::Noun | Upos::Propn => noun(story, i),
        Upos::Adj => adjective(story, i),
        _ => None,
    }
}

fn verb(story: &Story, i: usize) -> Option<Draft> {
    let lemma = story.lemma(i);
    let (tokens, full) = with_particle(story, i, lemma);
    let known = EVENTS.verb(&full).or_else(|| EVENTS.verb(lemma));
    let reading = reading(story, i);
    let margin = reading.map_or(0, |r| r.margin);
    let label = reading.map(|r| r.class);
    if is_helper(story, i, lemma) || EVENTS.is_state(&full) || full == lemma && EVENTS.is_state(lemma) {
        return None;
    }
    if says(story, i, &full, label) {
        return None;
    }
    let least = match (known, story.rel(i), label) {
        (_, Deprel::Amod, _) => 300,
        (_, Deprel::Compound | Deprel::Case | Deprel::Mark | Deprel::Fixed, _) => 1500,
        (_, _, Some(TriggerClass::IState | TriggerClass::Perception | TriggerClass::Reporting)) if known.is_none() => 30_000,
        (Some(_), ..) => -400,
        (None, ..) => -100,
    };
    let unread = story.doc.readings.scores.is_empty() && known.is_some();
    (unread || margin > least).then(|| draft(i, tokens, Word::Verb, full, "event.verb", margin))
}

/// A verb with its particle: *cut down* → hull of both and the lemma `cut down`.
fn with_particle(story: &Story, i: usize, lemma: &str) -> (std::ops::Range<usize>, String) {
    let particle = story.kid(i, &[Deprel::CompoundPrt]).filter(|&p| p > i && p - i <= 3);
    if let Some(p) = particle {
        let full = format!("{lemma} {}", story.lemma(p));
        // *blow the bridge up*: the hull would swallow the object.
        let end = if p == i + 1 || p - i <= 2 && story.upos(i + 1) == Upos::Pron { p + 1 } else { i + 1 };
        return (i..end, full);
    }
    // *signed onto the deal*: a preposition that belongs to the verb.
    if matches!(story.form(i + 1), "onto" | "on" | "off" | "into" | "out" | "for") && story.sentence_tokens(i).contains(&(i + 1))
    {
        let full = format!("{lemma} {}", story.form(i + 1));
        if EVENTS.verb(&full).is_some() {
            return (i..i + 2, full);
        }
    }
    (i..i + 1, lemma.to_owned())
}

/// Auxiliaries, copulas, and verbs that only hold a clause together.
fn is_helper(story: &Story, i: usize, lemma: &str) -> bool {
    matches!(story.rel(i), Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Case | Deprel::Fixed)
        || matches!(lemma, "be" | "have" | "do" | "let" | "include" | "accord" | "base" | "compare")
        || story.xpos(i) == Xpos::Md
}

/// Whether a verb only reports what somebody says.
fn says(story: &Story, i: usize, lemma: &str, label: Option<TriggerClass>) -> bool {
    let class = EVENTS.verb(lemma).map(|v| v.class);
    let deed = matches!(
        class,
        Some(EventClass::Agreement | EventClass::Trial | EventClass::Election | EventClass::Protest | EventClass::Policy)
    );
    story.in_cue(i) && !deed || label == Some(TriggerClass::Reporting) && !deed && class.is_none_or(|c| c == EventClass::Other)
}

fn noun(story: &Story, i: usize) -> Option<Draft> {
    let lemma = story.lemma(i).to_lowercase();
    let known = EVENTS.noun(&lemma);
    let reading = reading(story, i);
    let margin = reading.map_or(0, |r| r.margin);
    if story.upos(i) == Upos::Propn && known.is_none() || named(story, i) {
        return None;
    }
    let modifier = matches!(story.rel(i), Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::NmodDesc);
    let least = match (known, modifier) {
        (Some(k), false) if !k.weak => -500,
        (Some(_), false) => 150,
        (Some(k), true) if !k.weak => 700,
        (Some(_), true) => 1100,
        (None, false) => 700,
        (None, true) => 30_000,
    };
    let label = reading.map(|r| r.class);
    let off = label == Some(TriggerClass::Reporting) && known.is_none()
        || story.in_cue(i)
        || matches!(label, Some(TriggerClass::IState | TriggerClass::State)) && known.is_none();
    let unread = story.doc.readings.scores.is_empty() && known.is_some_and(|k| !k.weak) && !modifier;
    (!off && (unread || margin > least)).then(|| draft(i, i..i + 1, Word::Noun, lemma, "event.noun", margin))
}

/// Whether the noun is part of a name that is no happening: *Strike Force*, *Storm Reid*.
fn named(story: &Story, i: usize) -> bool {
    let Some(mention) = story.mention_around(i) else { return false };
    let span = story.doc.mentions[mention.index()].span;
    let whole = story.doc.tokens_in(span);
    let name = story.doc.mentions[mention.index()].form == crate::document::MentionForm::Name;
    name && story.kind_of(mention) != Some(EntityType::Event) && story.form(i).starts_with(char::is_uppercase)
        || name && whole.len() > 1 && whole.end != i + 1
}

fn adjective(story: &Story, i: usize) -> Option<Draft> {
    let lemma = story.lemma(i);
    let margin = reading(story, i).map_or(0, |r| r.margin);
    let counts = matches!(lemma, "dead" | "wounded" | "injured" | "missing" | "hurt");
    (counts && margin > 0).then(|| draft(i, i..i + 1, Word::Adjective, lemma.to_owned(), "event.adjective", margin))
}

fn draft(head: usize, tokens: std::ops::Range<usize>, word: Word, lemma: String, rule: &'static str, margin: i32) -> Draft {
    Draft {
        head,
        tokens,
        word,
        lemma,
        class: EventClass::Other,
        light: None,
        rule,
        score: (650 + margin / 6).clamp(300, 980) as u16,
        participants: Vec::new(),
        time: None,
        place: None,
        status: EventStatus::Happened,
        same: Vec::new(),
    }
}

/// Leaves out verbs whose noun tells all: *held talks* → *talks*, *bombings struck* → *bombings*.
fn lighten(story: &Story, drafts: &mut Vec<Draft>) {
    let verbs: Vec<usize> = drafts.iter().filter(|d| d.word == Word::Verb).map(|d| d.head).collect();
    let mut light: Vec<usize> = Vec::new();
    for d in drafts.iter_mut().filter(|d| d.word == Word::Noun) {
        let Some(verb) = story.head(d.head) else { continue };
        let relation = story.rel(d.head);
        let lemma = story.lemma(verb);
        let object = matches!(relation, Deprel::Obj | Deprel::NsubjPass)
            || matches!(relation, Deprel::Acl | Deprel::AclRelcl)
            || relation == Deprel::Obl && lemma == "carry";
        let takes_place = relation == Deprel::Nsubj && matches!(lemma, "occur" | "happen" | "strike" | "erupt")
            || relation == Deprel::Nsubj
                && lemma == "take"
                && story.kids(verb).any(|k| matches!(story.lemma(k), "place" | "effect"));
        if object && EVENTS.is_light(lemma, &d.lemma) || takes_place {
            d.light = Some(verb);
            if verbs.contains(&verb) {
                light.push(verb);
            }
        }
    }
    drafts.retain(|d| d.word != Word::Verb || !light.contains(&d.head));
}

/// Whether the verb only prepares another trigger: *plans to join* → *join*.
fn carries(story: &Story, i: usize, taken: &[bool]) -> bool {
    if story.upos(i) != Upos::Verb || EVENTS.carrier(story.lemma(i)).is_none() {
        return false;
    }
    let deed = EVENTS.verb(story.lemma(i)).is_some_and(|v| v.class == EventClass::Agreement);
    let next = story.kid(i, &[Deprel::Xcomp]);
    !deed && next.is_some_and(|k| taken.get(k).copied().unwrap_or(false))
}
