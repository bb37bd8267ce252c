//! The tone of a statement: *denied* → deny; *said … must go* → demand; *we will fight* → promise; *inflation will rise* → predict. The cue
//! decides; for verbs that only say, the words of the content do. It looks at words, not at intentions.

use super::{
    draft::Draft,
    words::{Class, Words},
};
use crate::{
    document::{Stance, TokenId, Upos},
    lexicon::cues::CUES,
};

/// Tone of a draft.
pub(super) fn of(w: &Words, draft: &Draft) -> Stance {
    let cue: Vec<&str> = draft.cue.iter().flat_map(|c| c.clone()).map(|i| w.lower(i)).collect();
    let noun = cue.iter().find_map(|word| CUES.noun(word));
    let verb = draft.verb.map(|v| v.stance);
    let base = match (verb, noun) {
        (Some(Stance::Assert) | None, Some(noun)) => noun,
        (Some(verb), _) => verb,
        (None, None) => Stance::Assert,
    };
    let negated = draft
        .cue
        .first()
        .is_some_and(|c| (c.start.saturating_sub(2)..c.start).any(|i| matches!(w.lower(i), "not" | "n't" | "never")));
    // *denied claims that*
    let refused = noun.is_some()
        && draft.cue.first().is_some_and(|c| {
            (c.start.saturating_sub(3)..c.end).any(|i| {
                matches!(
                    w.lower(i),
                    "denied" | "denies" | "deny" | "denying" | "rejected" | "rejects" | "rejecting" | "dismissed" | "refuted"
                )
            })
        });
    let agrees = draft.verb.is_some_and(|v| v.lemma.starts_with("agree"));
    // *sees that …*, not *sees it as …*
    let clause = || draft.content.iter().flat_map(|c| w.doc.tokens_in(*c)).any(|i| w.class(i) == Class::Aux);
    let sees = draft.verb.is_some_and(|v| v.lemma == "see") && clause();
    let begins = draft.content.first().map(|c| c.of(&w.doc.text).to_lowercase()).unwrap_or_default();
    // *Research suggests that …*: what is found is no proposal.
    let finds = draft.verb.is_some_and(|v| v.lemma == "suggest") && draft.source.first().is_some_and(|s| is_finding(w, s));
    match base {
        Stance::Propose if finds => by_content(w, draft).unwrap_or(Stance::Assert),
        // *agreed to give*, *agreed that they must*
        Stance::Judge if sees => by_content(w, draft).unwrap_or(Stance::Assert),
        _ if agrees && begins.starts_with("to ") => Stance::Promise,
        Stance::Confirm if agrees => by_content(w, draft).filter(|s| *s == Stance::Demand).unwrap_or(base),
        _ if refused => Stance::Deny,
        Stance::Confirm if negated => Stance::Deny,
        Stance::Assert => by_content(w, draft).unwrap_or(Stance::Assert),
        other => other,
    }
}

/// Whether a source is what somebody found out: *latest research*, *the figures*.
fn is_finding(w: &Words, source: &std::ops::Range<usize>) -> bool {
    const FOUND: [&str; 20] = [
        "analysis",
        "datum",
        "data",
        "document",
        "estimate",
        "evidence",
        "figure",
        "finding",
        "image",
        "investigation",
        "number",
        "poll",
        "record",
        "report",
        "research",
        "result",
        "statistic",
        "study",
        "survey",
        "test",
    ];
    let of = source.clone().find(|&i| w.class(i) == Class::Prep).unwrap_or(source.end);
    of.checked_sub(1).is_some_and(|i| i >= source.start && FOUND.contains(&w.doc.lemma(TokenId::new(i))))
}

fn by_content(w: &Words, draft: &Draft) -> Option<Stance> {
    let tokens: Vec<usize> = draft.content.iter().flat_map(|c| w.doc.tokens_in(*c)).collect();
    let first = *tokens.first()?;
    let words: Vec<&str> = tokens.iter().map(|&i| w.lower(i)).collect();
    let ends_asking =
        draft.content.last().is_some_and(|c| c.of(&w.doc.text).trim_end_matches(['”', '"', '’', '\'']).ends_with('?'));
    let pair = |a: &str, list: &[&str]| words.windows(2).any(|p| matches!(p, [x, y] if *x == a && list.contains(y)));
    if ends_asking {
        return Some(Stance::Ask);
    }
    let begins = w.lower(first);
    // *families who will have to choose* demands nothing of anybody.
    let demands = |list: &[&str], next: Option<&str>| {
        (0..words.len()).any(|k| {
            let fits =
                words.get(k).is_some_and(|x| list.contains(x)) && next.is_none_or(|n| words.get(k + 1).is_some_and(|y| *y == n));
            let before = words.get(k.saturating_sub(4)..k).unwrap_or_default();
            // *I must say*, *it must be said*
            let be = usize::from(words.get(k + 1) == Some(&"be"));
            let says =
                words.get(k + 1 + be).is_some_and(|n| matches!(*n, "say" | "said" | "tell" | "admit" | "admitted" | "confess"));
            fits && !says && !before.iter().any(|x| matches!(*x, "who" | "which" | "will" | "would"))
        })
    };
    let imperative = matches!(begins, "do" | "don" | "stop" | "please" | "vote" | "let")
        && words.get(1).is_none_or(|n| *n != "'s" && *n != "you");
    if imperative || demands(&["must", "should"], None) || demands(&["has", "have", "needs", "need"], Some("to")) {
        return Some(Stance::Demand);
    }
    if pair("never", &["threaten", "said", "did", "had", "have", "been", "happened"])
        || pair("no", &["evidence", "truth"])
        || pair("not", &["true"])
    {
        return Some(Stance::Deny);
    }
    if let Some(future) = future(w, draft, &tokens) {
        return Some(future);
    }
    words.iter().any(|word| CUES.is_evaluative(word)).then_some(Stance::Judge)
}

/// Whether no verb stands among the tokens: what follows is the first one. Always, where no tags are known.
fn clean(w: &Words, tokens: &[usize]) -> bool {
    !w.tagged || !tokens.iter().any(|&i| matches!(w.class(i), Class::Verb | Class::Aux))
}

/// *will*, *would*, *is going to* in the main clause: one's own deeds are promised, others' are predicted.
fn future(w: &Words, draft: &Draft, tokens: &[usize]) -> Option<Stance> {
    let at = tokens.iter().position(|&i| {
        matches!(w.lower(i), "will" | "'ll" | "wo" | "would" | "might")
            || w.lower(i) == "going" && w.lower(i + 1) == "to"
            || matches!(w.lower(i), "expected" | "likely" | "set") && w.lower(i + 1) == "to"
            || w.lower(i) == "expected" && matches!(w.lower(i.saturating_sub(1)), "was" | "were" | "is" | "are")
    })?;
    if at > 14 || !clean(w, tokens.get(..at.saturating_sub(1)).unwrap_or_default()) {
        return None;
    }
    let word = tokens.get(at).map_or("", |&i| w.lower(i));
    let unreal = |i: usize| {
        matches!(w.lower(i), "if" | "n't" | "not" | "prefer" | "like") || w.lower(i) == "have" && w.upos(i) == Upos::Aux
    };
    // *I would say that …* says it.
    let says = tokens.get(at + 1).is_some_and(|&i| matches!(w.lower(i), "say" | "argue" | "think"));
    if word == "would" && (says || tokens.iter().any(|&i| unreal(i))) {
        return None;
    }
    let before: Vec<&str> = tokens.iter().take(at).map(|&i| w.lower(i)).collect();
    let own = before.iter().rev().take(4).any(|x| matches!(*x, "i" | "we"));
    let source_pronoun = draft.source.first().map(|s| w.lower(s.end.saturating_sub(1)).to_owned()).unwrap_or_default();
    let same = before.len() <= 3
        && before.iter().any(|x| {
            matches!(*x, "he" | "she" | "they" | "it")
                && (*x == source_pronoun || !matches!(source_pronoun.as_str(), "he" | "she" | "they" | "it"))
        });
    let body = before
        .iter()
        .rev()
        .take(2)
        .any(|x| matches!(*x, "government" | "governments" | "administration" | "company" | "ministry"));
    Some(if own || same && matches!(word, "will" | "would" | "'ll") || body { Stance::Promise } else { Stance::Predict })
}
