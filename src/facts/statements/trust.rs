//! Which statements are believed that only the network or only a rule has found: a clause that the network half sees, a rule's *said that*
//! that it does not rule out. It changes no boundaries.

use super::{
    draft::Draft,
    source,
    words::{Class, Words},
};
use crate::document::Scheme;

/// Whether the network alone says so and is mostly wrong at that certainty: on PolNeAR's development part one in three of those below
/// was right, a noun phrase being ascribed less often than a clause, a word or two hardly ever.
pub(super) fn doubtful(w: &Words, draft: &Draft) -> bool {
    let words = || draft.content.iter().flat_map(|c| w.doc.tokens_in(*c)).filter(|&i| w.is_word(i));
    let says = words().any(|i| matches!(w.class(i), Class::Verb | Class::Aux));
    let least = match () {
        () if !draft.quotes.is_empty() => 400,
        () if draft.source.is_empty() => 600,
        () if says => 400,
        // *pointed it*
        () if words().nth(1).is_none() && words().next().is_some_and(|i| w.class(i) == Class::Pron) && draft.verb.is_none() => {
            1001
        }
        () if words().nth(2).is_none() && words().next().is_some_and(|i| w.class(i) == Class::Pron) => 850,
        // *claimed responsibility*
        () if words().nth(2).is_none() && draft.verb.is_none_or(|v| v.thought) => 720,
        () => 560,
    };
    draft.score < least
}

/// How much the network leans to reading a word as part of a stretch of the scheme.
pub(super) fn leaning(w: &Words, i: usize, scheme: Scheme) -> i32 {
    match w.doc.readings.of(i, scheme) {
        [o, b, inside] => i32::from(*b.max(inside)) - i32::from(*o),
        _ => 0,
    }
}

/// A rule's statement that the network did not see.
pub(super) fn trusted(w: &Words, rule: &Draft) -> bool {
    let seen = rule.cue.first().map_or(0, |c| c.clone().map(|i| leaning(w, i, Scheme::Cue)).max().unwrap_or(0));
    if seen < 0 {
        return false;
    }
    let says = rule.verb.is_some_and(|v| !v.thought && v.takes('t'));
    let written = rule.source.first().is_some_and(|s| !s.clone().any(|i| source::is_day(w, i)));
    // *called it “dead”, according to Hall*: one saying inside another.
    let quoted = rule.rule == "statement.quoted-object" && rule.verb.is_some_and(|v| v.takes('b')) && !rule.quotes.is_empty();
    written && (says && rule.score >= 820 || quoted)
}
