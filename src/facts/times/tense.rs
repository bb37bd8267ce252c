//! Whether the clause around a time looks back or ahead: `will meet on [Friday]` → ahead, `met on [Friday]` → back.
//!
//! By words alone, so that it works without tags: the nearest verb form to the left within the sentence decides, then the
//! nearest to the right. The verb is given as evidence.

use crate::{
    facts::numerals::{
        atoms::{Atoms, Kind},
        words::Class,
    },
    text::Span,
};

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// The verb is in the past.
    Past,
    /// The verb is in the present.
    Present,
    /// The verb or another word points ahead.
    Future,
}

/// Farthest atom that is looked at on each side.
const REACH: usize = 24;

/// The tense of the clause around the atoms `from..to`, with the word that shows it.
pub fn around(a: &Atoms<'_>, from: usize, to: usize) -> Option<(Tense, Span)> {
    let left = (from.saturating_sub(REACH)..from).rev().take_while(|&i| !ends_sentence(a, i));
    let right = (to..to + REACH).take_while(|&i| i < a.list.len() && !ends_sentence(a, i));
    left.into_iter().find_map(|i| of(a, i)).or_else(|| right.into_iter().find_map(|i| of(a, i)))
}

fn ends_sentence(a: &Atoms<'_>, i: usize) -> bool {
    let Some(atom) = a.get(i) else { return true };
    match atom.mark {
        '!' | '?' | ';' => true,
        '.' => !a.get(i + 1).is_some_and(|n| n.glued || !n.capital && n.kind == Kind::Word),
        _ => false,
    }
}

/// What the word at `i` says about tense.
fn of(a: &Atoms<'_>, i: usize) -> Option<(Tense, Span)> {
    let atom = a.get(i).filter(|a| a.kind == Kind::Word)?;
    let known = [(Class::Future, Tense::Future), (Class::Past, Tense::Past), (Class::Present, Tense::Present)];
    for (class, tense) in known {
        if let Some((_, end)) = a.phrase(i, class) {
            // "May" the month and "Will" the name.
            return (!atom.capital || i == 0).then(|| (tense, a.span(i, end)));
        }
    }
    let form = a.form(i);
    let regular = !atom.capital && form.len() > 4 && form.ends_with("ed") && !form.ends_with("eed");
    regular.then_some((Tense::Past, atom.span))
}
