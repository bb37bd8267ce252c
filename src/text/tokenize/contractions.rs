//! Contractions: `don't` → `do` `n't`, `cannot` → `can` `not`, `Smith's` → `Smith` `'s`. Later parts are marked as joined.
//!
//! It does not tell *has* from *is* in *'s*; the lemma does.

use super::{
    Word,
    cursor::{Cursor, entries, fold, is_apostrophe, is_letter},
};
use std::{collections::HashMap, ops::Range, sync::LazyLock};

/// Whole forms, folded, with the character counts of their parts.
static FORMS: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    entries(include_str!("../../lexicon/contractions.txt"))
        .map(|line| (line.replace('|', ""), line.split('|').map(|part| part.chars().count()).collect()))
        .collect()
});

/// Appends the stretch as one word or, if it is a contraction, as its parts.
pub(super) fn split(cursor: &Cursor<'_>, range: Range<usize>, words: &mut Vec<Word>) {
    // A clitic that stands alone after a closing mark: `"Hamlet"'s`.
    let clitic = is_apostrophe(cursor.at(range.start)) && range.len() == 2 && matches!(cursor.at(range.start + 1), 's' | 'S');
    let joined = clitic && matches!(cursor.before(range.start), '"' | '”' | '’' | '\'' | ')' | ']' | '%' | '.' | '!' | '?');
    let mut push = |part: Range<usize>, joined: bool| words.push(Word { span: cursor.span(part), joined });
    if let Some(parts) = fixed(cursor, range.clone()) {
        let mut at = range.start;
        for (k, n) in parts.iter().enumerate() {
            push(at..at + n, k > 0);
            at += n;
        }
        return;
    }
    let mut cuts = [range.end; 3];
    let mut n = 0;
    let mut end = range.end;
    // At most two clitics: "should" "n't" "'ve".
    while n < 2
        && let Some(cut) = clitic_start(cursor, range.start, end)
    {
        n += 1;
        cuts[n] = cut;
        end = cut;
    }
    push(range.start..end, joined);
    for k in (1..=n).rev() {
        push(cuts[k]..if k == 1 { range.end } else { cuts[k - 1] }, true);
    }
}

fn fixed(cursor: &Cursor<'_>, range: Range<usize>) -> Option<&'static Vec<usize>> {
    // The longest form has eight letters; longer words need no look-up.
    if range.len() < 2 || range.len() > 9 || !is_letter(cursor.at(range.start)) {
        return None;
    }
    // "IM", "IVE" in capitals are names more often.
    if range.len() <= 3 && cursor.at(range.start + 1).is_uppercase() {
        return None;
    }
    FORMS.get(&fold(cursor.str(range)))
}

/// Where the last clitic of `start..end` begins.
fn clitic_start(cursor: &Cursor<'_>, start: usize, end: usize) -> Option<usize> {
    let back = |k: usize| end.checked_sub(k).filter(|&i| i > start);
    let low = |i: usize| cursor.at(i).to_ascii_lowercase();
    if let Some(i) = back(1).filter(|&i| is_apostrophe(cursor.at(i))) {
        // "parents'": the mark was taken into the word only if it is a possessive.
        return matches!(low(i - 1), 's' | 'z' | 'x').then_some(i);
    }
    if let Some(i) = back(2).filter(|&i| is_apostrophe(cursor.at(i))) {
        return match low(i + 1) {
            's' => (!decade(cursor, start, i)).then_some(i),
            'm' | 'd' => is_letter(cursor.at(i - 1)).then_some(i),
            't' => (low(i - 1) == 'n' && i - 1 > start).then(|| i - 1),
            _ => None,
        };
    }
    let i = back(3).filter(|&i| is_apostrophe(cursor.at(i)) && is_letter(cursor.at(i - 1)))?;
    matches!((low(i + 1), low(i + 2)), ('l', 'l') | ('r', 'e') | ('v', 'e')).then_some(i)
}

/// "80's", "1990's": a plural, not a possessive.
fn decade(cursor: &Cursor<'_>, start: usize, end: usize) -> bool {
    let digits = end - start;
    (digits == 2 || digits == 4) && (start..end).all(|i| cursor.at(i).is_ascii_digit()) && cursor.at(end - 1) == '0'
}
