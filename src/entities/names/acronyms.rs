//! Acronyms introduced in brackets: `Northern Ferry Board (NFB)` makes `NFB` an organisation everywhere in the text.

use super::Name;
use crate::{document::EntityType, entities::context::Context};
use std::ops::Range;

/// Gives acronyms in brackets the kind of the name before them.
pub(super) fn tie(cx: &Context<'_>, names: &mut [Name]) {
    let mut ties: Vec<(String, EntityType)> = Vec::new();
    for pair in names.windows(2) {
        let [full, short] = pair else { continue };
        if introduces(cx, &full.tokens, &short.tokens) {
            let kind = if full.kind == EntityType::Person { EntityType::Org } else { full.kind };
            ties.push((cx.folded(short.tokens.start).to_owned(), kind));
        }
    }
    for n in names.iter_mut().filter(|n| n.tokens.len() == 1) {
        if let Some((_, kind)) = ties.iter().find(|(key, _)| key == cx.folded(n.tokens.start)) {
            (n.kind, n.rule, n.score) = (*kind, "name.acronym", 930);
        }
    }
}

/// Whether `short` stands in brackets right after `full` and its letters are among the first letters of `full`'s words.
pub(crate) fn introduces(cx: &Context<'_>, full: &Range<usize>, short: &Range<usize>) -> bool {
    let bracket = short.start == full.end + 1 && cx.form(full.end) == "(" && short.len() == 1;
    bracket && is_acronym_of(cx.form(short.start), full.clone().map(|i| cx.form(i)))
}

/// Whether `short` spells the first letters of `words`, small words left out or not: *NFB*, *BoE*, *UNHCR* not.
pub(crate) fn is_acronym_of<'w>(short: &str, words: impl Iterator<Item = &'w str>) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_uppercase).collect();
    let mut at = 0;
    let mut capitals = 0;
    for word in words {
        let Some(first) = word.chars().next().filter(|c| c.is_alphabetic()) else { continue };
        capitals += usize::from(first.is_uppercase());
        if first.to_uppercase().next() == letters.get(at).copied() {
            at += 1;
        } else if first.is_uppercase() {
            return false;
        }
    }
    letters.len() >= 2 && at == letters.len() && capitals >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_first_letters() {
        let is = |short, full: &str| is_acronym_of(short, full.split(' '));
        assert!(is("NFB", "Northern Ferry Board") && is("BoE", "Bank of England") && is("MD", "Ministry of Defence"));
        assert!(!is("NFA", "Northern Ferry Board") && !is("NF", "Northern Ferry Board") && !is("J", "Jane"));
    }
}
