//! What a page holds beyond the article: menus, links, comments. `["Home", "The dam is safe."]`, article `The dam is safe.` → `Home`
//! was left out before it. It is kept so that a reader can see it and bring it back.

use super::{LeftOut, Reason, names::Hint, walk::Piece};
use std::collections::{BTreeMap, BTreeSet};

/// The pieces of the whole page that `text` does not hold, neighbours of one kind put together.
pub(super) fn find(page: &[Piece], kept: &[Piece], text: &str) -> Vec<LeftOut> {
    let grams: BTreeSet<u64> = kept.iter().flat_map(|p| grams(&p.text)).collect();
    let starts = starts(kept, text);
    // The headline stands in the text even where the article's part of the page does not have it.
    let headline = text.lines().next().unwrap_or_default();
    let mut out: Vec<LeftOut> = Vec::new();
    let (mut at, mut joined) = (0, false);
    for piece in page {
        let found = starts.get(piece.text.as_str());
        if let Some(end) = found.and_then(|ends| ends.iter().find(|e| **e > at)) {
            at = *end;
        }
        if found.is_some() || piece.text == headline || is_held(&piece.text, &grams) {
            joined = false;
            continue;
        }
        let reason = match piece.hint {
            Some(Hint::Comments) => Reason::Comments,
            Some(Hint::Furniture) => Reason::Furniture,
            _ => Reason::Outside,
        };
        match out.last_mut().filter(|last| joined && last.reason == reason) {
            Some(last) => {
                last.text.push('\n');
                last.text.push_str(&piece.text);
            }
            None => out.push(LeftOut { text: piece.text.clone(), at, reason }),
        }
        joined = true;
    }
    out
}

/// For each kept piece the ends of its places in the text.
fn starts<'a>(kept: &'a [Piece], text: &str) -> BTreeMap<&'a str, Vec<u32>> {
    let mut places: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut from = 0;
    for piece in kept {
        let place = text.get(from..).and_then(|rest| rest.find(&piece.text)).map(|at| from + at + piece.text.len());
        if let Some(end) = place {
            from = end;
            places.entry(&piece.text).or_default().push(u32::try_from(end).unwrap_or(u32::MAX));
        }
    }
    places
}

/// Four fifths of its word pairs stand in what was kept: the article's finder may have cut or joined paragraphs.
fn is_held(words: &str, kept: &BTreeSet<u64>) -> bool {
    let own = grams(words);
    !own.is_empty() && own.iter().filter(|g| kept.contains(g)).count() * 5 >= own.len() * 4
}

/// Hashes of runs of three words (FNV-1a).
fn grams(words: &str) -> Vec<u64> {
    let hashes: Vec<u64> = words
        .split_whitespace()
        .map(|w| w.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)))
        .collect();
    hashes.windows(3).map(|w| w.iter().fold(7, |h: u64, x| h.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(*x))).collect()
}
