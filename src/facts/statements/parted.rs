//! *[In the long run], said Ann Reed, [the plant will pay]*: who says it, verb first, stands between a circumstance in front and the
//! clause. *The plant will pay, said Ann Reed* has its clause in front and is none.

use super::words::{Class, CueAt, Words};
use crate::lexicon::cues::VerbForm;
use std::ops::Range;

/// The rule of drafts whose ends commas tell.
pub(super) const RULE: &str = "statement.parted";

/// Longest source, in words.
const LONGEST: usize = 25;

/// The source and the two parts of what is said around `cue`.
pub(super) fn split(w: &Words, cue: &CueAt, bounds: &Range<usize>) -> Option<(Range<usize>, [Range<usize>; 2])> {
    let said = cue.form == VerbForm::Past && !cue.verb.thought && (cue.verb.takes('t') || cue.verb.takes('q'));
    let before = cue.tokens.start.checked_sub(1).filter(|&b| said && b > bounds.start && w.class(b) == Class::Comma)?;
    let verb = |i: usize| matches!(w.class(i), Class::Verb | Class::Aux);
    let front = bounds.start..before;
    if front.clone().any(|i| verb(i) || w.quote(i).is_some() || w.class(i) == Class::Stop) {
        return None;
    }
    // *In 2014, said Reed*: a circumstance, no list of names and no title.
    let opens = front.clone().find(|&i| w.is_word(i) && w.class(i) != Class::Conj)?;
    if !matches!(w.class(opens), Class::Prep | Class::Adv) && w.time(opens).is_none() {
        return None;
    }
    let start = cue.tokens.end;
    let person = matches!(w.class(start), Class::Det | Class::Name | Class::Nominal | Class::Pron);
    let clause = (start..bounds.end.min(start + LONGEST)).find(|&i| verb(i)).filter(|_| person)?;
    // An apposition may come between: *said the mayor, Ann Reed, nobody lost*; a second circumstance is not the source's.
    let commas = || (start + 1..clause).filter(|&i| w.class(i) == Class::Comma);
    let adds =
        |comma: usize| matches!(w.class(comma + 1), Class::Det | Class::Name | Class::Nominal) && w.time(comma + 1).is_none();
    let first = commas().next()?;
    let end = commas().nth(1).filter(|_| adds(first) && w.class(start) != w.class(first + 1)).unwrap_or(first);
    let last = (end + 1..bounds.end).rev().find(|&i| w.is_word(i) || w.class(i) == Class::Mark)?;
    let longer = (end + 1..=last).filter(|&i| w.is_word(i)).nth(1).is_some();
    longer.then_some((start..end, [opens_at(w, front), end + 1..last + 1]))
}

/// The words before the comma that closes them.
fn opens_at(w: &Words, front: Range<usize>) -> Range<usize> {
    let first = front.clone().find(|&i| w.is_word(i)).unwrap_or(front.start);
    first..front.end
}
