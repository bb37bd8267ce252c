//! Words around a time that belong to it: `over` of *over four hours*, `Earlier on` of *Earlier on Friday*, `the end of`.

use super::{
    frame::{Act, Frame},
    rules::TABLE,
};
use crate::facts::numerals::{atoms::Atoms, number, words::WordId};
use std::sync::LazyLock;

/// A phrase before a time.
struct Before {
    words: Vec<WordId>,
    modifier: Option<&'static str>,
    with_points: bool,
    with_lengths: bool,
}

/// The list's lines, longest phrase first.
static BEFORE: LazyLock<Vec<Before>> = LazyLock::new(|| {
    let mut all: Vec<Before> = MODIFIERS
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (phrase, modifier, with) = (cells.next()?, cells.next()?, cells.next()?);
            Some(Before {
                words: phrase.split(' ').map(|w| TABLE.words.id(w)).collect(),
                modifier: (modifier != "-").then_some(modifier),
                with_points: with != "length",
                with_lengths: with != "point",
            })
        })
        .collect();
    all.sort_by_key(|b| std::cmp::Reverse(b.words.len()));
    all
});

/// The list of phrases; their words are interned with the table's.
pub(super) const MODIFIERS: &str = include_str!("../../lexicon/time_modifiers.txt");

/// Moves the start of the time at `from` over the words before it that belong to it, down to `floor`; sets the modifier.
pub(super) fn to_the_left(a: &Atoms<'_>, mut from: usize, floor: usize, frame: &mut Frame) -> usize {
    for _ in 0..2 {
        let article = from > floor && a.form(from - 1).eq_ignore_ascii_case("the");
        let Some((start, modifier)) =
            before(a, from - usize::from(article), floor, frame).or_else(|| before(a, from, floor, frame))
        else {
            break;
        };
        frame.modifier = frame.modifier.or(modifier);
        from = start;
    }
    from
}

fn before(a: &Atoms<'_>, at: usize, floor: usize, frame: &Frame) -> Option<(usize, Option<&'static str>)> {
    let length = matches!(frame.act, Act::Length);
    let distance = matches!(frame.act, Act::Offset);
    BEFORE.iter().find_map(|b| {
        let start = at.checked_sub(b.words.len()).filter(|&s| s >= floor)?;
        // "over the last week": a preposition; "over four hours": how long.
        let counts = b.modifier.is_none() || !b.with_lengths || starts_number(a, at);
        let fits = counts && ((length || distance) && b.with_lengths || !length && b.with_points);
        let same = b.words.iter().enumerate().all(|(k, &w)| w != 0 && a.word(start + k) == w);
        (fits && same).then_some((start, b.modifier))
    })
}

/// Whether a number, *a* or a time of day in digits begins at `i`.
fn starts_number(a: &Atoms<'_>, i: usize) -> bool {
    matches!(a.form(i), "a" | "an" | "noon" | "midnight") || number::cardinal(a, i).is_some_and(|n| n.value.is_some())
}
