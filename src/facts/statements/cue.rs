//! The whole cue: *Reed has not [accused] him of lying* → *has not accused him of*. Readings and lists name its main words; helpers,
//! negation and the preposition that leads to the content belong to it. It moves no boundary of source or content.

use super::{
    draft::Draft,
    words::{Class, Words},
};
use crate::document::Upos;
use std::ops::Range;

/// Most words between a cue and the preposition that leads to its content.
const BETWEEN: usize = 5;

/// The cue with what belongs to it.
pub(super) fn whole(w: &Words, draft: &Draft, cue: &Range<usize>) -> Range<usize> {
    if !cue.clone().any(|i| w.is_word(i)) {
        return cue.clone();
    }
    let taken = |i: usize| draft.holds(w, i) || draft.source.iter().any(|s| s.contains(&i));
    helpers(w, cue.start, &taken)..leading(w, draft, cue, &taken)
}

/// Where the helpers before the cue begin: *has also*, *did not*. Adverbs without a helper stay outside.
fn helpers(w: &Words, cue: usize, taken: &dyn Fn(usize) -> bool) -> usize {
    let mut start = cue;
    for i in (0..cue).rev().take(5) {
        let inside = w.sentence(i) == w.sentence(cue) && !taken(i) && w.quote(i) == w.quote(cue);
        match w.class(i) {
            Class::Aux if inside => start = i,
            Class::Adv if inside => {
                if matches!(w.lower(i), "also" | "not" | "n't" | "never") {
                    start = i;
                }
            }
            _ => break,
        }
    }
    start
}

/// Where the cue ends if a preposition leads to the content: *accused him of*, *called for*. A *that* stays outside.
fn leading(w: &Words, draft: &Draft, cue: &Range<usize>, taken: &dyn Fn(usize) -> bool) -> usize {
    let next = draft.content.iter().map(|c| w.first_from(c.start)).filter(|&c| c > cue.end).min();
    let Some(gap) = next.map(|c| cue.end..c).filter(|g| w.sentence(g.end) == w.sentence(cue.start)) else { return cue.end };
    let plain =
        gap.clone().all(|i| w.is_word(i) && !taken(i) && w.time(i).is_none() && !matches!(w.class(i), Class::Verb | Class::Aux));
    // *said over a hundred came*: about as many, not about them.
    let figure = w.upos(gap.end) == Upos::Num || matches!(w.lower(gap.end), "a" | "half");
    let leads = gap.clone().next_back().is_some_and(|i| w.class(i) == Class::Prep)
        && !(figure && matches!(w.lower(gap.end - 1), "over" | "about" | "around" | "under" | "nearly"));
    if plain && leads && gap.len() <= BETWEEN + 1 { gap.end } else { cue.end }
}
