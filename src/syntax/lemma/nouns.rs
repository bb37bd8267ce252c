//! Singular of plural nouns: `cities` → `city`, `boxes` → `box`, `lives` → `life`.

use super::{Table, table};
use std::sync::LazyLock;

static IRREGULAR: Table = LazyLock::new(|| table(include_str!("../../lexicon/irregular_nouns.txt")));

/// The singular of a plural in small letters.
pub(super) fn noun(low: &str) -> String {
    if let Some(&lemma) = IRREGULAR.get(low) {
        return lemma.to_owned();
    }
    // "1980s", "80's"
    if low.starts_with(|c: char| c.is_ascii_digit() || c == '\'') {
        return low.replace("'s", "s");
    }
    // "ex-wives", "brothers-in-law", "well-being"
    if let Some((first, last)) = low.rsplit_once('-')
        && IRREGULAR.contains_key(last)
    {
        return format!("{first}-{}", noun(last));
    }
    if let Some(stem) = low.strip_suffix("men").filter(|s| s.len() >= 2 && !s.ends_with(['u', 'y', 'i', 'a'])) {
        return format!("{stem}man");
    }
    if let Some(stem) = low.strip_suffix("'s") {
        return stem.to_owned();
    }
    regular(low)
}

/// The singular of a plural name: only what is regular, so that *Philippines* stays.
pub(super) fn name(low: &str) -> String {
    const KEEP: [&str; 24] = [
        "philippines",
        "netherlands",
        "olympics",
        "paralympics",
        "appropriations",
        "works",
        "falls",
        "commons",
        "taliban",
        "bahamas",
        "maldives",
        "americas",
        "sox",
        "services",
        "woods",
        "springs",
        "starbucks",
        "analytics",
        "proceedings",
        "sciences",
        "alps",
        "andes",
        "seychelles",
        "pyrenees",
    ];
    if KEEP.contains(&low) || !low.ends_with(['s', 'n']) { low.to_owned() } else { noun(low) }
}

fn regular(low: &str) -> String {
    let cut = |n: usize| low.get(..low.len().saturating_sub(n)).unwrap_or(low).to_owned();
    if low.len() < 3
        || !low.ends_with('s')
        || low.ends_with("ss")
        || low.ends_with("us")
        || low.ends_with("is") && low.len() > 5 && !low.ends_with("skis")
    {
        // "virus" and "crisis" are no plurals; "menus", "emus", "taxis", "alibis" are.
        let vowel = [
            "menus",
            "gurus",
            "emus",
            "taxis",
            "alibis",
            "bikinis",
            "rabbis",
            "safaris",
            "iraqis",
            "israelis",
            "pakistanis",
            "saudis",
            "thais",
            "houthis",
            "kurdis",
            "parsis",
            "yazidis",
        ];
        return if vowel.contains(&low) { cut(1) } else { low.to_owned() };
    }
    if low.ends_with("ies") {
        return if low.len() <= 4 { cut(1) } else { cut(3) + "y" };
    }
    if ["sses", "shes", "xes", "zzes"].iter().any(|e| low.ends_with(e)) {
        return cut(2);
    }
    if low.ends_with("ches") {
        return cut(2);
    }
    if low.ends_with("oes") {
        return cut(2);
    }
    // "viruses", "campuses", but "houses", "causes", "excuses".
    if low.ends_with("uses") {
        let verbal = ["auses", "ouses", "fuses", "cuses", "muses", "ruses"].iter().any(|e| low.ends_with(e));
        return if verbal && !matches!(low, "viruses" | "choruses" | "walruses" | "citruses" | "papyruses" | "hippopotamuses")
            || low.len() <= 5
        {
            cut(1)
        } else {
            cut(2)
        };
    }
    if low.ends_with("yses") {
        return cut(2) + "is";
    }
    cut(1)
}
