//! How much speaks for a word as a trigger: the network's scores, tag, relation and word lists, added up with the weights of
//! `event_weights.tsv`. `attack` as an object, known as an event noun, the network 2 logits for it → +2100. It knows no exceptions.

use super::{sense::Known, story::Story};
use crate::{
    document::{Deprel, EventClass, Scheme, TriggerClass, Upos, Xpos},
    lexicon::events::EVENTS,
    text::blocks::BlockKind,
};

/// What the network says of a token: how far the best trigger label is above none, in 256ths of a logit, and which label it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub margin: i32,
    pub class: TriggerClass,
}

/// The network's reading of a token; none without weights.
pub(super) fn reading(story: &Story, i: usize) -> Option<Reading> {
    let row = story.doc.readings.of(i, Scheme::Trigger);
    let none = i32::from(*row.first()?);
    let mut best = (i16::MIN, TriggerClass::Occurrence);
    for (&score, class) in row.iter().skip(1).zip(TriggerClass::ALL) {
        if score > best.0 {
            best = (score, class);
        }
    }
    Some(Reading { margin: i32::from(best.0) - none, class: best.1 })
}

fn happening(story: &Story, i: usize) -> i32 {
    match story.doc.readings.of(i, Scheme::Happening) {
        [none, rest @ ..] => i32::from(rest.iter().copied().max().unwrap_or(0)) - i32::from(*none),
        [] => 0,
    }
}

/// Thousandths of a logit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// For a trigger: above 0 speaks for it.
    pub trigger: i32,
    /// For one that a person would list among the news.
    pub news: i32,
}

impl Evidence {
    fn add(&mut self, feature: &str) {
        self.add_times(feature, 256);
    }

    /// The weights of a feature for each 256.
    fn add_times(&mut self, feature: &str, times: i32) {
        let (trigger, news) = EVENTS.weight(feature);
        self.trigger += trigger * times / 256;
        self.news += news * times / 256;
    }
}

/// What speaks for a trigger at `i`.
pub(super) fn weigh(story: &Story, i: usize, known: &Known) -> Evidence {
    let Some(reading) = reading(story, i) else { return without_network(story, i, known) };
    let mut sum = Evidence::default();
    sum.add("base");
    sum.add_times("trigger", reading.margin);
    sum.add_times("happening", happening(story, i));
    sum.add(match reading.class {
        TriggerClass::Occurrence => "label.occurrence",
        TriggerClass::State => "label.state",
        TriggerClass::Reporting => "label.reporting",
        TriggerClass::IAction => "label.iaction",
        TriggerClass::IState => "label.istate",
        TriggerClass::Aspectual => "label.aspectual",
        TriggerClass::Perception => "label.perception",
    });
    let kind = story.block_kind(story.sentence(i));
    let headline = matches!(kind, BlockKind::Headline | BlockKind::Heading);
    let mut add = |holds: bool, feature: &str| {
        if holds {
            sum.add(feature);
        }
    };
    add(headline, "headline");
    add(story.said(i).is_some(), "said");
    match story.upos(i) {
        Upos::Verb => verb(story, i, known, headline, &mut add),
        Upos::Noun | Upos::Propn => noun(story, i, known, &mut add),
        _ => {
            add(true, "tag.adj");
            add(true, "adjective");
        }
    }
    sum
}

/// Kinds of happening that news is made of.
fn is_news(class: EventClass) -> bool {
    use EventClass::{Agreement, Arrest, Attack, Death, Disaster, Election, Meeting, Protest, Trial};
    matches!(class, Attack | Death | Meeting | Agreement | Disaster | Election | Protest | Trial | Arrest)
}

fn verb(story: &Story, i: usize, known: &Known, headline: bool, add: &mut dyn FnMut(bool, &str)) {
    let class = known.class;
    let other = class == Some(EventClass::Other);
    let present = matches!(story.xpos(i), Xpos::Vbz | Xpos::Vbp);
    let particle = story.kid(i, &[Deprel::CompoundPrt]).is_some();
    let lemma = story.lemma(i);
    add(class.is_some() && !other, "verb.class");
    add(class.is_none(), "verb.unknown");
    add(class.is_some_and(|c| is_news(c) || matches!(c, EventClass::Injury | EventClass::Departure)), "verb.news");
    add(EVENTS.is_state(lemma), "verb.state");
    add(EVENTS.is_vague(lemma) && !particle, "verb.vague");
    add(story.in_cue(i), "verb.cue");
    add(particle, "verb.part");
    add(present && !headline, "verb.present");
    add(present && !headline && other, "verb.other_present");
    add(present && story.said(i).is_some(), "verb.present_said");
    add(story.xpos(i) == Xpos::Vbn, "verb.vbn");
    let prepares = EVENTS.carrier(lemma).is_some() && story.kid(i, &[Deprel::Xcomp]).is_some_and(|k| story.upos(k) == Upos::Verb);
    add(prepares, "verb.carrier_x");
    let relation = match story.rel(i) {
        Deprel::Root => "verb.root",
        Deprel::Amod => "verb.amod",
        Deprel::Compound => "verb.compound",
        Deprel::Advcl => "verb.advcl",
        Deprel::Xcomp => "verb.xcomp",
        Deprel::Ccomp => "verb.ccomp",
        _ => return,
    };
    add(true, relation);
}

fn noun(story: &Story, i: usize, known: &Known, add: &mut dyn FnMut(bool, &str)) {
    let strength = match known.noun {
        Some(noun) if noun.weak => "noun.weak",
        Some(_) => "noun.strong",
        None => "noun.unknown",
    };
    add(true, strength);
    add(true, if story.upos(i) == Upos::Propn { "tag.propn" } else { "tag.noun" });
    let modifies = matches!(story.rel(i), Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::NmodDesc);
    add(modifies, "noun.mod");
    add(EVENTS.is_result(&known.lemma), "noun.result");
    add(EVENTS.is_vague(&known.lemma), "noun.vague");
    add(known.class.is_some_and(is_news), "noun.news");
    add(known.class == Some(EventClass::Other), "noun.other");
    add(story.kid(i, &[Deprel::Amod]).is_some(), "noun.amod");
    add(story.kids(i).any(|k| story.rel(k) == Deprel::Det && story.is(k, &["the"])), "noun.the");
}

/// Lists alone: what they know for sure.
fn without_network(story: &Story, i: usize, known: &Known) -> Evidence {
    let sure = match story.upos(i) {
        Upos::Verb => known.class.is_some() && !EVENTS.is_vague(story.lemma(i)) && !EVENTS.is_state(story.lemma(i)),
        Upos::Noun => known.noun.is_some_and(|n| !n.weak) && !matches!(story.rel(i), Deprel::Compound | Deprel::Amod),
        _ => false,
    };
    if sure { Evidence { trigger: 500, news: 0 } } else { Evidence { trigger: -500, news: -2000 } }
}
