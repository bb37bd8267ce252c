//! Marks: quotes, brackets, runs of stops and dashes, currency signs, smileys. `"Wait..."` → `"` `Wait` `...` `"`.

use super::cursor::{Cursor, is_apostrophe, is_word};

/// Smileys, longest first.
const SMILEYS: [&str; 36] = [
    ":'-(", ":'-)", ":-)", ":-(", ";-)", ":-D", ":-P", ":-p", ":-/", ":-|", ":-o", ":-O", "=-)", "^_^", "-_-", "o_O", "O_o",
    ":'(", ":')", ":)", ":(", ";)", ":D", ":P", ":p", "=)", "=(", "=D", "=P", ":]", ":/", ":|", "(:", "<3", "8)", "XD",
];

/// The end of a smiley that stands at `at`, free on both sides.
pub(super) fn emoticon(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    if is_word(cursor.before(at)) || !matches!(cursor.at(at), ':' | ';' | '=' | '^' | '-' | '(' | '<') {
        return None;
    }
    let fits = |s: &&&str| {
        let end = at + s.len();
        let free = !is_word(cursor.at(end))
            && !matches!(cursor.at(end), '/' | '(' | ':')
            && (end == cursor.len() || cursor.at(end) != ')');
        s.chars().enumerate().all(|(k, c)| cursor.at(at + k) == c) && free
    };
    // ":/" and ":|" after a letter are punctuation; "(:" needs room before it.
    SMILEYS.iter().find(fits).map(|s| at + s.len())
}

/// The end of the mark at `at`; some marks run together.
pub(super) fn mark(cursor: &mut Cursor<'_>, at: usize) -> usize {
    let c = cursor.at(at);
    match c {
        '!' | '?' => cursor.skip(at, |x| matches!(x, '!' | '?')),
        '.' | '…' => cursor.skip(at, |x| matches!(x, '.' | '…')),
        '-' | '–' | '—' | '=' | '*' | '~' | '<' | '>' | '|' | '#' | '+' | '•' | '·' | '$' | '/' | '\\' => {
            cursor.skip(at, |x| x == c)
        }
        '\'' | '`' | '’' | '‘' => quote(cursor, at),
        _ => at + 1,
    }
}

/// Single quotation marks; two of them are a double one. Keeps in mind whether one is open.
fn quote(cursor: &mut Cursor<'_>, at: usize) -> usize {
    let opens = !is_word(cursor.before(at)) && !matches!(cursor.before(at), '.' | ',' | '!' | '?');
    let c = cursor.at(at);
    if cursor.at(at + 1) == c && cursor.at(at + 2) != c {
        return at + 2;
    }
    // `"Hamlet"'s`, `(NATO)'s`
    if is_apostrophe(cursor.at(at))
        && !cursor.before(at).is_whitespace()
        && matches!(cursor.at(at + 1), 's' | 'S')
        && !is_word(cursor.at(at + 2))
    {
        return at + 2;
    }
    // A clitic that lost its word: "'s", "'ll".
    let clitic = cursor.peek_word(at + 1);
    if opens
        && is_apostrophe(cursor.at(at))
        && !cursor.quote_open
        && matches!(clitic, "s" | "S" | "m" | "M" | "ll" | "re" | "RE" | "ve" | "d")
    {
        return at + 1 + clitic.len();
    }
    cursor.quote_open = opens && !cursor.at(at + 1).is_whitespace();
    at + 1
}
