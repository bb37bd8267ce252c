//! Addresses: links, mail addresses, sites, file names, #tags and @names are one word each. `www.who.int.` → `www.who.int` `.`

use super::cursor::{Cursor, entries, is_letter, is_word};
use std::{collections::HashSet, sync::LazyLock};

static DOMAINS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| entries(include_str!("../../lexicon/domains.txt")).collect());

/// The end of the address at `at`, if one starts there.
pub(super) fn link(cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
    if is_word(cursor.before(at)) {
        return None;
    }
    match cursor.at(at) {
        '#' | '@' => tag(cursor, at),
        c if c.is_alphanumeric() => url(cursor, at).or_else(|| site(cursor, at)),
        _ => None,
    }
}

/// `#climate`, `@POTUS`; `#1` is a number sign and a number.
fn tag(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    if !is_letter(cursor.at(at + 1)) && cursor.at(at + 1) != '_' {
        return None;
    }
    let dots = cursor.at(at) == '@';
    let mut end = cursor.skip(at + 1, |c| is_word(c) || dots && c == '.');
    while cursor.before(end) == '.' {
        end -= 1;
    }
    Some(end)
}

/// `https://…`, `www.…`, `mailto:…` up to white space, without the punctuation of the sentence.
fn url(cursor: &Cursor<'_>, at: usize) -> Option<usize> {
    const STARTS: [&str; 6] = ["http://", "https://", "ftp://", "www.", "mailto:", "doi:1"];
    let starts = |s: &&str| s.chars().enumerate().all(|(k, c)| cursor.at(at + k).to_ascii_lowercase() == c);
    let head = STARTS.iter().find(|s| starts(s))?.len();
    let end = rest_of_url(cursor, at + head);
    (end > at + head).then_some(end)
}

fn rest_of_url(cursor: &Cursor<'_>, from: usize) -> usize {
    let mut end = cursor.skip(from, |c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '|'));
    let mut open = (from..end).filter(|&i| cursor.at(i) == '(').count();
    let mut close = (from..end).filter(|&i| cursor.at(i) == ')').count();
    while end > from {
        match cursor.at(end - 1) {
            ')' if close > open => close -= 1,
            '(' => open -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '*' | '…' => {}
            _ => break,
        }
        end -= 1;
    }
    end
}

/// `jane@site.org`, `whitehouse.gov/news`, `report.pdf`. Looks at every stretch of such characters once.
fn site(cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
    if at < cursor.scanned {
        return None;
    }
    let mut run = cursor.skip(at, |c| is_word(c) || matches!(c, '.' | '-' | '@' | '%' | '+'));
    cursor.scanned = run;
    while run > at && !is_word(cursor.at(run - 1)) {
        run -= 1;
    }
    if let Some(sign) = (at..run).find(|&i| cursor.at(i) == '@') {
        return (sign > at
            && sign + 1 < run
            && (is_word(cursor.before(sign)) || cursor.before(sign) == '.')
            && is_word(cursor.at(sign + 1)))
        .then_some(run);
    }
    let dot = (at..run).rev().find(|&i| cursor.at(i) == '.')?;
    let end = cursor.skip(dot + 1, |c| c.is_ascii_alphanumeric());
    let clean = dot > at && cursor.before(dot) != '.' && !is_word(cursor.at(end));
    if !clean || !DOMAINS.contains(cursor.str(dot + 1..end).to_ascii_lowercase().as_str()) {
        return parts(cursor, at, run);
    }
    // "3.5", "p.m": the label before must have two letters or more.
    if (at..dot).filter(|&i| cursor.at(i).is_alphabetic()).count() < 2 {
        return None;
    }
    if cursor.at(end) == '/' && is_word(cursor.at(end + 1)) {
        let long = rest_of_url(cursor, end);
        cursor.scanned = cursor.scanned.max(long);
        return Some(long);
    }
    Some(end)
}

/// `alt.animals.cat`: three or more parts in small letters.
fn parts(cursor: &Cursor<'_>, at: usize, run: usize) -> Option<usize> {
    let stops = (at..run).filter(|&i| cursor.at(i) == '.').count();
    let plain = |i: usize| cursor.at(i).is_ascii_lowercase() || cursor.at(i) == '.' && cursor.at(i + 1).is_ascii_lowercase();
    (stops >= 2 && cursor.at(at + 1) != '.' && (at..run).all(plain)).then_some(run)
}
