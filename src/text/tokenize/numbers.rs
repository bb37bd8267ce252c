//! Numbers and what is written with digits: `5,000`, `3.5`, `10:30`, `9/11`, `1990s`, `4th`, `713-853-3989`; `24bn` → `24`, then
//! `bn`. It reads no values.

use super::cursor::{Cursor, entries, is_apostrophe, is_word};
use std::{collections::HashSet, sync::LazyLock};

static UNITS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/glued_units.txt")).collect());

/// The end of the number at `at`, if one stands there.
pub(super) fn number(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    let c = cursor.at(at);
    if matches!(c, '½' | '¼' | '¾' | '⅓' | '⅔' | '⅛') {
        return Some(at + 1);
    }
    let fresh = !is_word(cursor.before(at));
    let lead = fresh && matches!(c, '.' | '+') && cursor.at(at + 1).is_ascii_digit() && cursor.before(at) != c;
    if !c.is_ascii_digit() && !lead {
        return None;
    }
    if !lead && let Some(end) = date_or_phone(cursor, at) {
        return Some(end);
    }
    let digits = if lead { at + 1 } else { at };
    let end = grouped(cursor, digits);
    // "1. Mix the flour": the number of a list item keeps its stop.
    if at == 0 && end <= 3 && cursor.at(end) == '.' && cursor.at(end + 1) == ' ' && end + 2 < cursor.len() {
        return Some(end + 1);
    }
    if !is_word(cursor.at(end)) && !is_apostrophe(cursor.at(end)) {
        return Some(end);
    }
    Some(with_letters(cursor, at, end))
}

/// Digits with separators inside: `1,234.5`, `10:30:00`, `1/2`, `3.2.1`.
fn grouped(cursor: &Cursor<'_>, at: usize) -> usize {
    let mut end = cursor.skip(at, |c| c.is_ascii_digit());
    loop {
        let run = cursor.skip(end + 1, |c| c.is_ascii_digit()) - (end + 1).min(cursor.len());
        let inside = match cursor.at(end) {
            '.' | ':' => run > 0,
            ',' => run == 3 || run == 2 && lakh(cursor, end + 3),
            _ => false,
        };
        if !inside {
            return end;
        }
        end += 1 + run;
    }
}

/// Whether the comma at `i` goes on in Indian grouping: `1,50,000`, not `18,19,20`.
fn lakh(cursor: &Cursor<'_>, i: usize) -> bool {
    let run = cursor.skip(i + 1, |c| c.is_ascii_digit()) - (i + 1).min(cursor.len());
    cursor.at(i) == ',' && (run == 3 || run == 2 && cursor.at(i + 3) == ',' && cursor.at(i + 4).is_ascii_digit())
}

/// Runs of digits joined by hyphens or slashes that are one item: dates, telephone numbers, fractions. Ranges are not.
fn date_or_phone(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    const MOST: usize = 5;
    let mut lens = [0usize; MOST];
    let mut marks = [' '; MOST];
    let (mut n, mut i) = (0, at);
    loop {
        let end = cursor.skip(i, |c| c.is_ascii_digit());
        if end == i || n == MOST {
            return None;
        }
        lens[n] = end - i;
        n += 1;
        i = end;
        let mark = cursor.at(i);
        if !matches!(mark, '-' | '/') || !cursor.at(i + 1).is_ascii_digit() {
            break;
        }
        *marks.get_mut(n - 1)? = mark;
        i += 1;
    }
    if is_word(cursor.at(i)) || matches!(cursor.at(i), ',' | '.' | ':') && cursor.at(i + 1).is_ascii_digit() {
        return None;
    }
    let short = |k: usize| lens[k] <= 2;
    let whole = match (n, marks[0]) {
        (2, '/') => short(0) && short(1) || lens[0] == 3 && lens[1] == 4,
        (2, '-') => lens[1] == 4 && matches!(lens[0], 1 | 3 | 5),
        (3, '/') => marks[1] == '-' || short(1) && (short(0) && lens[2] <= 4 || lens[0] == 4 && short(2)),
        (3, '-') => marks[1] == '-' && lens[0] <= 4 && lens[1] <= 3 && lens[2] <= 4,
        (4 | 5, '-') => true,
        _ => false,
    };
    whole.then_some(i)
}

/// A number with letters right after it: `4th` and `1990s` are one word, a unit is the next word, anything else is a code.
fn with_letters(cursor: &Cursor<'_>, at: usize, end: usize) -> usize {
    let letters = cursor.peek_word(end);
    if letters.is_empty() {
        return possessive(cursor, at, end);
    }
    let after = end + letters.chars().count();
    if UNITS.contains(letters) && !is_apostrophe(cursor.at(after)) {
        return end;
    }
    // "7p.m.", "9a.m."
    if matches!(letters, "a" | "p") && cursor.at(after) == '.' && cursor.at(after + 1) == 'm' {
        return end;
    }
    let word = cursor.skip(end, is_word);
    possessive(cursor, at, word)
}

/// `1980's`, `747's`: letters after an apostrophe go with the number; contractions decide whether to cut.
fn possessive(cursor: &Cursor<'_>, at: usize, end: usize) -> usize {
    let s = matches!(cursor.at(end + 1), 's' | 'S') && !is_word(cursor.at(end + 2));
    if end > at && is_apostrophe(cursor.at(end)) && s { end + 2 } else { end }
}
