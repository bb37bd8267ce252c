//! Base of comparatives and superlatives: `bigger` → `big`, `easiest` → `easy`, `larger` → `large`.

use super::{Table, table};
use crate::document::Xpos;
use std::sync::LazyLock;

static IRREGULAR: Table = LazyLock::new(|| table(include_str!("../../lexicon/irregular_adjectives.txt")));

/// The base of an adjective form in small letters.
pub(super) fn adjective(low: &str, xpos: Xpos) -> String {
    if matches!(low, "more" | "most" | "less" | "least") {
        return low.to_owned();
    }
    if let Some(&lemma) = IRREGULAR.get(low) {
        return lemma.to_owned();
    }
    let ending = if xpos == Xpos::Jjr || xpos == Xpos::Rbr { "er" } else { "est" };
    let Some(stem) = low.strip_suffix(ending).filter(|s| s.len() >= 2) else {
        return low.to_owned();
    };
    if let Some(start) = stem.strip_suffix('i') {
        return format!("{start}y");
    }
    let ends: Vec<char> = stem.chars().rev().take(2).collect();
    match ends.as_slice() {
        [a, b] if a == b && !matches!(a, 'l' | 's' | 'f') => stem.get(..stem.len() - a.len_utf8()).unwrap_or(stem).to_owned(),
        // "larger", "braver", "nicer", "closer", "wiser"
        ['g', 'r' | 'u'] | ['v' | 'c' | 'u', _] => format!("{stem}e"),
        ['s', 'o' | 'i' | 'n' | 'r' | 'a'] => format!("{stem}e"),
        // "simpler", "abler"
        ['l', 'b' | 'p' | 't' | 'd' | 'k' | 'g'] => format!("{stem}e"),
        ['t', 'u' | 'i'] | ['d', 'i' | 'u'] => format!("{stem}e"),
        ['t', 'a'] if !stem.ends_with("eat") => format!("{stem}e"),
        _ => stem.to_owned(),
    }
}

/// The base of an adverb form in small letters: *better* is of *well*.
pub(super) fn adverb(low: &str, xpos: Xpos) -> String {
    match low {
        "better" | "best" => "well".to_owned(),
        "worse" | "worst" => "badly".to_owned(),
        _ => adjective(low, xpos),
    }
}
