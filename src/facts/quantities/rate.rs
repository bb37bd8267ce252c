//! Rates: what a quantity goes by. `thousands [a week]` → week, `[per second]`, `$80 [a barrel]` → barrel.

use super::read::Found;
use crate::facts::numerals::{atoms::Atoms, words::Class};

/// Takes the words of the rate after a quantity into it.
pub(super) fn take(a: &Atoms<'_>, found: &mut Found) {
    let i = found.end;
    let word = a.form(i).to_ascii_lowercase();
    let slash = a.mark(i, '/') && a.glued(i);
    let per = word == "per" || slash;
    if !per && !matches!(word.as_str(), "a" | "an" | "each" | "every") {
        return;
    }
    if let Some((_, end)) = a.phrase(i + 1, Class::Rate).or_else(|| a.phrase(i + 1, Class::RateThing)) {
        found.per = Some(a.form(i + 1).to_ascii_lowercase());
        found.end = end;
    } else if per && !slash && a.get(i + 1).is_some_and(|n| n.kind == crate::facts::numerals::atoms::Kind::Word) {
        found.per = Some(super::noun::lemma(a.form(i + 1)));
        found.end = i + 2;
    }
}
