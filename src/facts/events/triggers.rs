//! The words that tell of a happening: *met*, *ceasefire*, *cut down*. Evidence is weighed; saying, helping and light verbs, states and
//! thoughts are left out whatever it says. What kind of happening it is, is asked elsewhere.

use super::{
    draft::{Draft, Word},
    evidence::{reading, weigh},
    sense::Known,
    story::Story,
};
use crate::{
    document::{Deprel, EntityType, EventClass, EventStatus, MentionForm, Stance, TriggerClass, Upos, Xpos},
    lexicon::{cues::CUES, events::EVENTS},
    text::blocks::BlockKind,
};

/// Below this, in thousandths of a logit, nobody would list a happening among the news: *started working*, *get involved*, *makes good*.
const LEAST_NEWS: i32 = -1500;

/// All triggers, in text order.
pub(super) fn find(story: &Story) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for (s, sentence) in story.doc.sentences.iter().enumerate() {
        if matches!(story.block_kind(s), BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline) {
            continue;
        }
        for i in sentence.tokens.clone() {
            let inside = drafts.last().is_some_and(|d| d.tokens.contains(&i));
            drafts.extend(if inside { None } else { trigger(story, i) });
        }
    }
    lighten(story, &mut drafts);
    drafts
}

fn trigger(story: &Story, i: usize) -> Option<Draft> {
    let word = match story.upos(i) {
        Upos::Verb => Word::Verb,
        Upos::Noun | Upos::Propn => Word::Noun,
        Upos::Adj => Word::Adjective,
        _ => return None,
    };
    let known = Known::new(story, i);
    let out = match word {
        Word::Verb => {
            named(story, i)
                || cited(story, i)
                || is_helper(story, i)
                || says(story, i, &known)
                || thinks(story, i, &known)
                || holds(story, i)
        }
        Word::Noun => {
            story.in_cue(i)
                || story.upos(i) == Upos::Propn && known.noun.is_none()
                || named(story, i)
                || idiom(story, i)
                || modifies(story, i)
        }
        Word::Adjective => !matches!(known.lemma.as_str(), "dead" | "wounded" | "injured" | "missing" | "hurt"),
    };
    if out {
        return None;
    }
    let weight = weigh(story, i, &known);
    (weight.trigger > 0 && weight.news > LEAST_NEWS).then(|| Draft {
        head: i,
        tokens: known.tokens,
        word,
        lemma: known.lemma,
        class: EventClass::Other,
        light: None,
        rule: match word {
            Word::Verb => "event.verb",
            Word::Noun => "event.noun",
            Word::Adjective => "event.adjective",
        },
        score: (640 + (weight.trigger + weight.news) / 12).clamp(300, 970) as u16,
        news: weight.news,
        participants: Vec::new(),
        time: None,
        place: None,
        status: EventStatus::Happened,
        rests_on: Vec::new(),
        same: Vec::new(),
    })
}

/// A verb with a capital before another word with one, inside a sentence: part of a name that nobody knows, *Met Éireann*.
fn cited(story: &Story, i: usize) -> bool {
    let capital = |i: usize| story.form(i).starts_with(char::is_uppercase);
    let sentence = story.sentence_tokens(i);
    let small = || sentence.clone().filter(|&k| !capital(k)).count() * 2 > sentence.len();
    i > sentence.start && capital(i) && capital(i + 1) && small()
}

/// Auxiliaries, copulas, and verbs that only hold a clause together.
fn is_helper(story: &Story, i: usize) -> bool {
    matches!(story.rel(i), Deprel::Aux | Deprel::AuxPass | Deprel::Cop | Deprel::Case | Deprel::Fixed)
        || EVENTS.in_frame(story.lemma(i), "helps")
        || story.xpos(i) == Xpos::Md
}

/// Whether a verb only reports what somebody says.
fn says(story: &Story, i: usize, known: &Known) -> bool {
    let label = reading(story, i).map(|r| r.class);
    let deed = matches!(
        known.class,
        Some(EventClass::Agreement | EventClass::Trial | EventClass::Election | EventClass::Protest | EventClass::Policy)
    );
    let acts = matches!(label, Some(TriggerClass::Occurrence | TriggerClass::IAction | TriggerClass::Aspectual));
    let reports = label == Some(TriggerClass::Reporting) && known.class.is_none_or(|c| c == EventClass::Other);
    // *denied that …*: however much of a deed it is, it is said.
    let denies = || CUES.verb(&story.form(i).to_lowercase()).is_some_and(|(verb, _)| verb.stance == Stance::Deny);
    !deed && (story.in_cue(i) && (!acts || denies()) || reports)
}

/// Whether a verb tells of what holds (*stands*), or only opens the way for another (*failed to land*).
fn holds(story: &Story, i: usize) -> bool {
    let present = matches!(story.xpos(i), Xpos::Vbz | Xpos::Vbp);
    let opens = || story.kid(i, &[Deprel::Xcomp]).is_some_and(|k| story.upos(k) == Upos::Verb);
    // *is located in*, *a man called Reed*
    let rests =
        || story.xpos(i) == Xpos::Vbn && EVENTS.in_frame(story.lemma(i), "rests") && story.kid(i, &[Deprel::OblAgent]).is_none();
    // *residents aged 65*: how old they are.
    let old = || story.is(i, &["aged"]) && story.doc.tokens.get(i + 1).is_some_and(|t| t.upos == Upos::Num);
    // *This week saw a vote*: what it saw is what happened.
    let dated = |s: usize| story.doc.times.iter().any(|t| story.doc.tokens.get(s).is_some_and(|k| t.span.covers(k.span)));
    let sees = || EVENTS.in_frame(story.lemma(i), "sees") && story.kid(i, &[Deprel::Nsubj]).is_some_and(dated);
    present && EVENTS.is_state(story.lemma(i))
        || rests()
        || old()
        || sees()
        || EVENTS.in_frame(story.lemma(i), "opens") && opens()
}

/// Whether a verb tells of a thought or a wish.
fn thinks(story: &Story, i: usize, known: &Known) -> bool {
    let plain = known.class.is_none_or(|c| c == EventClass::Other);
    plain && reading(story, i).is_some_and(|r| r.class == TriggerClass::IState)
}

/// Whether the word is part of a name that is no happening: *Strike Force*, *Storm Reid*, *Met Éireann*.
fn named(story: &Story, i: usize) -> bool {
    let Some(id) = story.mention_around(i) else { return false };
    let Some(mention) = story.doc.mentions.get(id.index()).filter(|m| m.form == MentionForm::Name) else { return false };
    let whole = story.doc.tokens_in(mention.span);
    let thing = story.kind_of(id) != Some(EntityType::Event);
    // *Apple Unveils Phone*: a verb that the network alone took for a name is more likely none.
    let alone = whole.len() == 1 && story.upos(i) == Upos::Verb;
    thing && !alone && story.form(i).starts_with(char::is_uppercase) || whole.len() > 1 && whole.end != i + 1
}

/// *fire extinguisher*, *suicide vest*, *arrest warrant*: a noun before a thing says what the thing is for.
fn modifies(story: &Story, i: usize) -> bool {
    let thing = story.head(i).filter(|_| story.rel(i) == Deprel::Compound);
    thing.is_some_and(|h| story.upos(h) == Upos::Noun && EVENTS.noun(story.lemma(h)).is_none())
}

/// *in charge of*, *in turn*: nouns that with their preposition name no happening.
fn idiom(story: &Story, i: usize) -> bool {
    story.case(i) == Some("in")
        && matches!(story.lemma(i), "charge" | "turn" | "fact" | "effect" | "place" | "power" | "need" | "use")
        && story.kids(i).all(|k| !matches!(story.rel(k), Deprel::Det | Deprel::Amod | Deprel::NmodPoss))
}

/// Leaves out verbs whose noun tells all: *held talks* → *talks*, *the trial is set for June* → *trial*, *bombings struck* → *bombings*.
fn lighten(story: &Story, drafts: &mut Vec<Draft>) {
    let mut light: Vec<usize> = Vec::new();
    for d in drafts.iter_mut().filter(|d| d.word == Word::Noun) {
        let Some(verb) = story.head(d.head).filter(|&v| story.upos(v) == Upos::Verb || story.rel(d.head) == Deprel::Obj) else {
            continue;
        };
        let fixed = EVENTS.in_frame(story.lemma(verb), "fixes") && carried(story, d.head, verb);
        if fixed
            || takes_place(story, d.head, verb)
            || EVENTS.is_light(story.lemma(verb), &d.lemma) && carried(story, d.head, verb)
        {
            d.light = Some(verb);
            light.push(verb);
        }
    }
    light.sort_unstable();
    drafts.retain(|d| match d.word {
        Word::Verb => light.binary_search(&d.head).is_err(),
        _ => d.light.is_some() || !is_outcome(story, d),
    });
}

/// *signed the treaty*: the noun names the paper, the verb the happening.
fn is_outcome(story: &Story, draft: &Draft) -> bool {
    let acted_on = matches!(story.rel(draft.head), Deprel::Obj | Deprel::Obl | Deprel::NsubjPass);
    let class = story.head(draft.head).and_then(|v| EVENTS.verb(story.lemma(v))).map(|v| v.class);
    let settles = matches!(class, Some(EventClass::Agreement | EventClass::Policy | EventClass::Meeting));
    acted_on && settles && EVENTS.is_result(&draft.lemma)
}

/// *talks took place*, *a blast occurred*, *bombings struck the town*.
fn takes_place(story: &Story, noun: usize, verb: usize) -> bool {
    let place = || story.kids(verb).any(|k| matches!(story.lemma(k), "place"));
    story.rel(noun) == Deprel::Nsubj
        && (matches!(story.lemma(verb), "occur" | "happen" | "strike") || story.lemma(verb) == "take" && place())
}

/// The noun is what the verb acts on: *held talks*, *talks were held*, *carried out attacks*.
fn carried(story: &Story, noun: usize, verb: usize) -> bool {
    matches!(story.rel(noun), Deprel::Obj | Deprel::NsubjPass) || story.rel(noun) == Deprel::Obl && story.lemma(verb) == "carry"
}
