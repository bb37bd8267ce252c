//! Words of letters: where they end at hyphens, slashes, stops and apostrophes. `well-known` is three words, `anti-war`, `U.S.`,
//! `AT&T` and `o'clock` are one.

use super::{
    abbreviations,
    cursor::{Cursor, entries, fold, is_apostrophe, is_letter, is_word},
};
use std::{collections::HashSet, sync::LazyLock};

static PREFIXES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/prefixes.txt")).collect());
static CLIPPINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("../../lexicon/clippings.txt")).collect());

/// The end of the word at `at`, if a letter or a clipping apostrophe stands there.
pub(super) fn word(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    if let Some(end) = clipping(cursor, at) {
        return Some(end);
    }
    if !is_word(cursor.at(at)) {
        return None;
    }
    if let Some(end) = dotted(cursor, at).or_else(|| slashed(cursor, at)) {
        return Some(end);
    }
    if let Some(end) = currency(cursor, at) {
        return Some(end);
    }
    let mut end = at;
    loop {
        end = cursor.skip(end, is_word);
        if !goes_on(cursor, at, end) {
            break;
        }
        end += 1;
    }
    if abbreviations::takes_stop(cursor, at, end) {
        return Some(end + 1);
    }
    Some(tail(cursor, at, end))
}

/// Whether the mark at `i` is inside the word that began at `start`.
fn goes_on(cursor: &Cursor<'_>, start: usize, i: usize) -> bool {
    let next = cursor.at(i + 1);
    if !is_word(next) {
        return false;
    }
    match cursor.at(i) {
        c if is_apostrophe(c) => true,
        '-' | '\u{2010}' | '\u{2011}' => hyphen(cursor, start, i),
        '&' => cursor.before(i).is_uppercase() && next.is_uppercase() || i == start + 1 && !is_word(cursor.at(i + 2)),
        '*' => is_letter(cursor.before(i)) && is_letter(next),
        // Codes: "PM2.5", "ISO3,000".
        '.' | ',' => cursor.before(i).is_ascii_digit() && next.is_ascii_digit(),
        '$' => is_letter(cursor.before(i)) && is_letter(next) && cursor.before(i).is_lowercase(),
        _ => false,
    }
}

/// Whether the letters are a prefix that stays with its word.
fn prefix(cursor: &Cursor<'_>, start: usize, end: usize) -> bool {
    const LONGEST: usize = 8;
    end - start <= LONGEST && PREFIXES.contains(fold(cursor.str(start..end)).as_str())
}

/// Hyphens split compounds, except after a prefix or the *e* of *e-mail*.
fn hyphen(cursor: &Cursor<'_>, start: usize, i: usize) -> bool {
    // "Over-55s", "E-3": with a number the prefix is a word of its own, but "mid-1980s" is one.
    if cursor.at(i + 1).is_numeric() && fold(cursor.str(start..start + 3)) != "mid" {
        return false;
    }
    // "UN-related", "Co-Op": in capitals, or before one, a short prefix is a name more often.
    let capital = |k: usize| cursor.at(k).is_uppercase();
    let code = i - start <= 3 && capital(start) && (capital(i + 1) || capital(start + 1));
    prefix(cursor, start, i) && !code
}

/// Letters with stops between them: `U.S.`, `a.m.`, `Ph.D.`, `J.K.`
fn dotted(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    const DEGREES: [&str; 8] = ["Ph.D", "M.Sc", "B.Sc", "M.Phil", "D.Phil", "LL.M", "LL.B", "Ed.D"];
    let fits =
        |form: &&&str| form.chars().enumerate().all(|(k, c)| cursor.at(at + k) == c) && !is_word(cursor.at(at + form.len()));
    if let Some(end) = DEGREES.iter().find(fits).map(|form| at + form.len()) {
        return Some(if cursor.at(end) == '.' { end + 1 } else { end });
    }
    let letter = |i: usize| is_letter(cursor.at(i)) && !is_word(cursor.at(i + 1));
    let mut end = at;
    let mut letters = 0;
    while letter(end) && cursor.at(end + 1) == '.' && !(cursor.at(end + 2) == '.' && cursor.at(end + 3) == '.') {
        end += 2;
        letters += 1;
    }
    if letters == 0 {
        return None;
    }
    // "U.S" without its last stop.
    if letter(end) && !is_apostrophe(cursor.at(end + 1)) && cursor.at(end + 1) != '-' {
        return Some(end + 1);
    }
    if letters == 1 {
        return abbreviations::takes_stop(cursor, at, at + 1).then_some(end);
    }
    Some(end)
}

/// Currency codes written right before a sum: `US$5`, `Rs500`, `EUR10m`, `R1,000`.
fn currency(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    const SURE: [&str; 34] = [
        "AED", "AUD", "BDT", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "GHS", "HKD", "INR", "JPY", "KES", "KRW", "KSh", "Ksh",
        "MXN", "MYR", "NGN", "NOK", "NZD", "PKR", "PLN", "RM", "RMB", "Rp", "Rs", "SEK", "SGD", "Sh", "Tk", "USD", "ZAR",
    ];
    let mut end = at;
    while end < at + 4 && cursor.at(end).is_ascii_alphabetic() {
        end += 1;
    }
    if end <= at + 3 && cursor.at(end) == '$' && cursor.at(at).is_uppercase() && !is_letter(cursor.at(end + 1)) {
        return Some(end + 1);
    }
    if !cursor.at(end).is_ascii_digit() {
        return None;
    }
    // One letter is a currency only before a grouped or scaled number: "R1,000", "N5bn", but "N95".
    let digits = cursor.skip(end, |c| c.is_ascii_digit() || matches!(c, ',' | '.') && end > at);
    let grouped = cursor.str(end..digits).trim_end_matches([',', '.']).contains(',');
    let scaled = matches!(cursor.peek_word(digits), "bn" | "m" | "mn" | "million" | "billion" | "trn" | "tn");
    let single = matches!(cursor.str(at..end), "R" | "N" | "K" | "P" | "Sh" | "D") && (grouped || scaled);
    (SURE.contains(&cursor.str(at..end)) || single).then_some(end)
}

/// The few words with a slash: `w/o`, `s/he`, `n/a`.
fn slashed(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    const FORMS: [&str; 8] = ["w/out", "s/he", "w/o", "w/", "n/a", "b/t", "b/c", "l/c"];
    if cursor.at(at + 1) != '/' {
        return None;
    }
    let fits = |form: &&&str| {
        let same = form.chars().enumerate().all(|(k, c)| cursor.at(at + k).to_ascii_lowercase() == c);
        same && !is_word(cursor.at(at + form.len()))
    };
    FORMS.iter().find(fits).map(|form| at + form.len())
}

/// `'em`, `'til`, `'90s`.
fn clipping(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    if !is_apostrophe(cursor.at(at)) && cursor.at(at) != '‘' || is_word(cursor.before(at)) {
        return None;
    }
    let end = at + 1 + cursor.peek_word(at + 1).chars().count();
    let digits = end - at >= 3 && cursor.at(at + 1).is_ascii_digit() && cursor.at(at + 2).is_ascii_digit();
    let year = digits && (end == at + 3 || end == at + 4 && cursor.at(at + 3) == 's');
    if year && !is_apostrophe(cursor.at(end)) {
        return Some(end);
    }
    if cursor.at(end) == cursor.at(at) {
        return None; // quoted: 'em'
    }
    CLIPPINGS.contains(format!("'{}", fold(cursor.str(at + 1..end))).as_str()).then_some(end)
}

/// What may follow the letters and still belong to them: a possessive apostrophe, a dropped *g*, the hyphen of a word cut off.
fn tail(cursor: &Cursor<'_>, start: usize, end: usize) -> usize {
    let (c, last, next) = (cursor.at(end), cursor.before(end), cursor.at(end + 1));
    if matches!(c, '\'' | '’') && !is_word(next) && next != c {
        if matches!(last, 's' | 'S' | 'z' | 'x') && !cursor.quote_open {
            return end + 1;
        }
        // "cookin'": lower case, at least five letters, so that "'in'" and "'begin'" stay quoted.
        let word = cursor.str(start..end);
        if end - start >= 5
            && word.ends_with("in")
            && !cursor.quote_open
            && !matches!(word, "begin" | "again" | "certain" | "remain")
        {
            return end + 1;
        }
    }
    // "th-", "re- ": a word broken off, or a prefix that waits for its word.
    if c == '-' && (next.is_whitespace() || next == ',') && is_letter(last) && (end - start <= 2 || prefix(cursor, start, end)) {
        return end + 1;
    }
    // "friend(s)"
    if c == '(' && next == 's' && cursor.at(end + 2) == ')' && !is_word(cursor.at(end + 3)) {
        return end + 3;
    }
    end
}
