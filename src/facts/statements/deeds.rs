//! Verbs that ascribe words elsewhere and tell of a deed here: *The court dismissed the petition*, *Microsoft released an upgrade*. Their
//! object decides; a quotation beside a firm's deed is kept, for it may be what the firm says.

use super::{draft::Draft, trees, words::Words};
use crate::{
    document::{Deprel, TokenId, Upos},
    lexicon::cues::CUES,
};

/// What is brought before a court or an office, which decides about it.
const FILED: [&str; 12] =
    ["appeal", "application", "bail", "case", "charge", "complaint", "lawsuit", "motion", "petition", "plea", "suit", "writ"];
/// What is posted on a board of results, not on a wall.
const POSTED: [&str; 9] = ["gain", "growth", "loss", "profit", "record", "result", "score", "time", "win"];
/// Nouns besides those of [`CUES`] that carry words.
const WORDS: [&str; 19] = [
    "agenda",
    "bill",
    "budget",
    "datum",
    "detail",
    "draft",
    "edict",
    "estimate",
    "figure",
    "finding",
    "guidance",
    "manifesto",
    "plan",
    "policy",
    "ruling",
    "statistic",
    "strategy",
    "verdict",
    "word",
];

/// Whether a draft tells of a deed.
pub(super) fn is_deed(w: &Words, draft: &Draft) -> bool {
    let lemma = |i: usize| w.doc.lemma(TokenId::new(i));
    let Some(verb) = draft.cue.first().and_then(|c| c.clone().find(|&i| w.upos(i) == Upos::Verb)) else { return false };
    if !trees::known(w) {
        return false;
    }
    let object =
        trees::children(w, verb).find(|&k| trees::relation(w, k) == Deprel::Obj).or_else(|| trees::passive_subject(w, verb));
    let Some(object) = object.filter(|&k| matches!(w.upos(k), Upos::Noun | Upos::Propn)) else { return false };
    let noun = lemma(object);
    match lemma(verb) {
        "dismiss" | "grant" | "overturn" | "quash" | "reject" | "uphold" => FILED.contains(&noun),
        "debut" | "launch" | "release" | "ship" | "unveil" if draft.quotes.is_empty() => {
            CUES.noun(noun).is_none() && !CUES.is_medium(noun) && !WORDS.contains(&noun)
        }
        "post" => draft.quotes.is_empty() && POSTED.contains(&noun),
        "break" | "disregard" | "flout" | "obey" | "violate" => draft.quotes.is_empty(),
        _ => false,
    }
}
