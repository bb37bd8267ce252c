//! Marks: quotes, brackets, runs of stops and dashes, currency signs, smileys. `"Wait..."` → `"` `Wait` `...` `"`.

use super::cursor::{Cursor, is_apostrophe, is_word};

/// Smileys, longest first.
const SMILEYS: [&str; 36] = [
    ":'-(", ":'-)", ":-)", ":-(", ";-)", ":-D", ":-P", ":-p", ":-/", ":-|", ":-o", ":-O", "=-)", "^_^", "-_-", "o_O", "O_o", ":'(", ":')",
    ":)", ":(", ";)", ":D", ":P", ":p", "=)", "=(", "=D", "=P", ":]", ":/", ":|", "(:", "<3", "8)", "XD",
];

/// The end of a smiley that stands at `at`, free on both sides.
pub(super) fn emoticon(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    if is_word(cursor.before(at)) || !matches!(cursor.at(at), ':' | ';' | '=' | '^' | '-' | '(' | '<') {
        return None;
    }
    let fits = |s: &&&str| {
        let end = at + s.len();
        let free = !is_word(cursor.at(end)) && !matches!(cursor.at(end), '/' | '(' | ':') && (end == cursor.len() || cursor.at(end) != ')');
        s.chars().enumerate().all(|(k, c)| cursor.at(at + k) == c) && free
    };
    // ":/" and ":|" after a letter are punctuation; "(:" needs room before it.
    SMILEYS.iter().find(fits).map(|s| at + s.len())
}

/// The end of the mark at `at`; some marks run together.
pub(super) fn mark(cursor: &mut Cursor<'_>, at: usize) -> usize {
    let c = cursor.at(at);
    let run = cursor.skip(at, |x| x == c);
    match c {
        '!' | '?' => cursor.skip(at, |x| matches!(x, '!' | '?')),
        '[' if cursor.at(at + 1) == '.' && cursor.at(at + 4) == ']' && cursor.at(at + 2) == '.' && cursor.at(at + 3) == '.' => at + 5,
        '<' | '>' if run > at + 2 => run.min(at + 2),
        '.' | '-' | '–' | '—' | '=' | '*' | '~' | '<' | '>' | '…' | '|' | '#' | '+' | '•' | '·' => run,
        '\'' | '`' | '’' | '‘' => quote(cursor, at, run),
        _ => at + 1,
    }
}

/// Single quotation marks; two of them are a double one. Keeps in mind whether one is open.
fn quote(cursor: &mut Cursor<'_>, at: usize, run: usize) -> usize {
    let opens = !is_word(cursor.before(at)) && !matches!(cursor.before(at), '.' | ',' | '!' | '?');
    if run == at + 2 {
        return run;
    }
    // `"Hamlet"'s`, `(NATO)'s`
    if is_apostrophe(cursor.at(at)) && !cursor.before(at).is_whitespace() && matches!(cursor.at(at + 1), 's' | 'S') && !is_word(cursor.at(at + 2)) {
        return at + 2;
    }
    cursor.quote_open = opens && !cursor.at(at + 1).is_whitespace();
    at + 1
}
