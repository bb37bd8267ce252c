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
pub(super) enum Tense {
    /// The verb is in the simple past.
    Past,
    /// *has reserved*: past, but up to now.
    Perfect,
    /// The verb is in the present.
    Present,
    /// The verb or another word points ahead.
    Future,
}

/// The tense of a clause and the word that shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Where the clause looks.
    pub tense: Tense,
    /// The verb.
    pub verb: Span,
    /// How many atoms lie between verb and time.
    pub distance: usize,
}

/// Farthest atom that is looked at on each side.
const REACH: usize = 24;

/// Prepositions whose date lies ahead more often than not: *by May*, *until Friday*.
const UNTIL: &[&str] = &["until", "till", "by", "through", "payable", "effective"];

/// The tense of the clause around the atoms `from..to`.
pub(super) fn around(a: &Atoms<'_>, from: usize, to: usize) -> Option<Look> {
    let before = from.checked_sub(1).map(|i| a.form(i).to_ascii_lowercase()).unwrap_or_default();
    if UNTIL.contains(&before.as_str()) {
        return Some(Look { tense: Tense::Future, verb: a.span(from - 1, from), distance: 0 });
    }
    let left = (from.saturating_sub(REACH)..from).rev().take_while(|&i| !ends_sentence(a, i));
    let right = (to..to + REACH).take_while(|&i| i < a.list.len() && !ends_sentence(a, i));
    let look = |i: usize, distance| of(a, i).map(|(tense, verb)| Look { tense, verb, distance });
    let on_the_left = left.into_iter().find_map(|i| look(i, from - 1 - i));
    on_the_left.or_else(|| right.into_iter().find_map(|i| look(i, i - to)))
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
    let known = [
        (Class::Future, Tense::Future),
        (Class::Past, Tense::Past),
        (Class::Perfect, Tense::Perfect),
        (Class::Present, Tense::Present),
    ];
    for (class, tense) in known {
        if let Some((_, end)) = a.phrase(i, class) {
            // "May" the month and "Will" the name; "to be published".
            let participle = tense == Tense::Past && before_participle(a, i);
            return (!participle && (!atom.capital || i == 0)).then(|| (tense, a.span(i, end)));
        }
    }
    let form = a.form(i);
    let regular = !atom.capital && form.len() > 4 && form.ends_with("ed") && !form.ends_with("eed");
    (regular && !before_participle(a, i)).then_some((Tense::Past, atom.span))
}

/// Whether an auxiliary right before decides: *be held*, *is heard*, *has said*.
fn before_participle(a: &Atoms<'_>, i: usize) -> bool {
    let previous = i.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
    matches!(
        previous.as_str(),
        "be" | "is" | "are" | "am" | "has" | "have" | "'ve" | "been" | "being" | "a" | "the" | "an" | "of"
    )
}
