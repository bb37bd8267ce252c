//! Abbreviations with a full stop: whether `Dr` `.` is one word. `"Dr. Who"` → `Dr.`; `"say no. We"` → `no` `.`
//!
//! It does not say whether a sentence ends there; that is for [`crate::text::sentences`], which asks for the class.

use super::cursor::{Cursor, entries, is_letter, is_word};
use std::{collections::HashMap, collections::HashSet, sync::LazyLock};

/// How an abbreviation behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Stands before a name and never ends a sentence: *Dr.*
    Title,
    /// May stand anywhere and may end a sentence: *Inc.*
    Plain,
    /// Only before a number: *No. 5*.
    Number,
    /// Month or day: before a number or a comma.
    Month,
    /// State names in the style of news agencies: beside a comma or a bracket.
    State,
    /// Gives its stop to the sentence that it ends: *etc.*
    Etc,
}

static CLASSES: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/abbreviations.txt"))
        .filter_map(|line| {
            let (form, class) = line.split_once('\t')?;
            let class = match class {
                "title" => Class::Title,
                "plain" => Class::Plain,
                "number" => Class::Number,
                "month" => Class::Month,
                "state" => Class::State,
                _ => Class::Etc,
            };
            Some((form, class))
        })
        .collect()
});

static STARTERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/sentence_starters.txt")).collect());

/// The class of `form`, written without its final stop.
pub fn class(form: &str) -> Option<Class> {
    CLASSES.get(form).copied()
}

/// Whether `word` is one that, capitalised after a stop, speaks for a new sentence: *The*, *But*.
pub fn is_starter(word: &str) -> bool {
    STARTERS.contains(word.to_lowercase().as_str())
}

/// Whether the stop at `dot` belongs to the word that began at `start`.
pub(super) fn takes_stop(cursor: &Cursor<'_>, start: usize, dot: usize) -> bool {
    if cursor.at(dot) != '.' || cursor.at(dot + 1) == '.' && cursor.at(dot + 2) == '.' {
        return false;
    }
    let next = cursor.skip(dot + 1, |c| c == ' ' || c == '\u{a0}');
    let (c, word) = (cursor.at(next), cursor.peek_word(next));
    let ends = next >= cursor.len() || matches!(c, '"' | '”' | '\n') || c.is_uppercase() && is_starter(word);
    if dot == start + 1 {
        return initial(cursor, start, c, ends);
    }
    match class(cursor.str(start..dot)) {
        None => false,
        Some(Class::Title) => next < cursor.len() && c != '"',
        Some(Class::Plain) => true,
        // "Law No. (10) of 2021"
        Some(Class::Number) => c.is_ascii_digit() || matches!(c, '#' | '§') || c == '(' && cursor.at(next + 1).is_ascii_digit(),
        Some(Class::Month) => c.is_ascii_digit() || matches!(c, ',' | '-' | '–' | ':'),
        Some(Class::State) => matches!(c, ',' | ')' | '-' | '–' | '—' | ';') || comma_before(cursor, start),
        Some(Class::Etc) => !ends && !c.is_uppercase(),
    }
}

/// A letter with a stop: *J. Smith*, *c. 1500*, but *vitamin C. The*.
fn initial(cursor: &Cursor<'_>, start: usize, next: char, ends: bool) -> bool {
    let letter = cursor.at(start);
    if letter.is_lowercase() {
        return next.is_ascii_digit() && class(cursor.str(start..start + 1)) == Some(Class::Number);
    }
    // "than I. Then": a pronoun more often than a name.
    let pronoun = letter == 'I' && !matches!(cursor.before(start), '.') && !capital_before(cursor, start);
    // "H. R. 1280", "S. 10th Street"
    if next.is_ascii_digit() {
        return matches!(letter, 'N' | 'S' | 'E' | 'W' | 'H' | 'R');
    }
    is_letter(letter) && !ends && !pronoun && (next.is_uppercase() || next.is_alphabetic() || matches!(next, ',' | '&'))
}

fn comma_before(cursor: &Cursor<'_>, start: usize) -> bool {
    start >= 2 && cursor.at(start - 1) == ' ' && matches!(cursor.at(start - 2), ',' | '(')
}

/// Whether the word before starts with a capital: *George I. Smith*.
fn capital_before(cursor: &Cursor<'_>, start: usize) -> bool {
    const LOOK: usize = 24;
    if start < 2 || cursor.at(start - 1) != ' ' {
        return false;
    }
    let mut first = start - 2;
    while first > 0 && start - first < LOOK && is_word(cursor.at(first - 1)) {
        first -= 1;
    }
    cursor.at(first).is_uppercase()
}
