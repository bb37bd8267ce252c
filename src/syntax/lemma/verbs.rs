//! Base of verb forms: `stopped` → `stop`, `making` → `make`, `tries` → `try`.
//!
//! Whether an *e* was dropped or a letter doubled is read from the letters before the ending; `verb_bases.txt` lists the bases
//! that this would miss.

use super::{Table, lines, table};
use crate::document::Xpos;
use std::{collections::HashSet, sync::LazyLock};

static IRREGULAR: Table = LazyLock::new(|| table(include_str!("../../lexicon/irregular_verbs.txt")));
static BASES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lines(include_str!("../../lexicon/verb_bases.txt")).collect());

/// The base of a verb form in small letters.
pub(super) fn verb(low: &str, xpos: Xpos) -> String {
    match (low, xpos) {
        ("'s" | "'re" | "'m" | "is" | "are" | "am" | "was" | "were", _) => return "be".to_owned(),
        ("'ve" | "has", _) => return "have".to_owned(),
        ("'d", _) => return "have".to_owned(),
        ("wan", _) => return "want".to_owned(),
        ("got", Xpos::Vbp) | ("gon", _) => return if low == "gon" { "go" } else { "get" }.to_owned(),
        ("lem", _) => return "let".to_owned(),
        ("gim", _) => return "give".to_owned(),
        ("du", _) => return "do".to_owned(),
        _ => {}
    }
    if matches!(xpos, Xpos::Vb | Xpos::Vbp) {
        return low.to_owned();
    }
    if let Some(&base) = IRREGULAR.get(low) {
        return base.to_owned();
    }
    // "re-elected", "co-wrote": the prefix stays.
    if let Some((prefix, rest)) = low.rsplit_once('-') {
        return format!("{prefix}-{}", verb(rest, xpos));
    }
    if let Some(base) = prefixed(low) {
        return base;
    }
    let stem = match xpos {
        Xpos::Vbz => return third_person(low),
        Xpos::Vbg => low.strip_suffix("ing").or_else(|| low.strip_suffix("in'")).or_else(|| low.strip_suffix("in")),
        _ => {
            // "tried", but "died", "tied", "lied".
            if let Some(stem) = low.strip_suffix("ied") {
                return if stem.len() >= 2 { format!("{stem}y") } else { format!("{stem}ie") };
            }
            // "agreed", "freed", but "exceeded".
            if low.ends_with("eed") {
                return low.get(..low.len() - 1).unwrap_or(low).to_owned();
            }
            low.strip_suffix("ed").or_else(|| low.strip_suffix("'d"))
        }
    };
    match stem.filter(|s| s.len() >= 2 && s.contains(['a', 'e', 'i', 'o', 'u', 'y'])) {
        Some(stem) => base(stem),
        None => low.to_owned(),
    }
}

/// Irregular verbs after a prefix: *rewrote*, *misunderstood*, *overpaid*.
fn prefixed(low: &str) -> Option<String> {
    const PREFIXES: [&str; 11] = ["re", "un", "mis", "over", "out", "under", "fore", "with", "up", "inter", "pre"];
    PREFIXES.iter().find_map(|p| {
        let rest = low.strip_prefix(p).filter(|r| r.len() >= 4)?;
        Some(format!(
            "{p}{}",
            IRREGULAR
                .get(rest)
                .filter(|b| !matches!(**b, "lie" | "be" | "age" | "die" | "tie" | "eye" | "ring" | "spit" | "ski"))?
        ))
    })
}

fn third_person(low: &str) -> String {
    let cut = |n: usize| low.get(..low.len().saturating_sub(n)).unwrap_or(low).to_owned();
    if low.ends_with("ies") {
        return if low.len() <= 4 { cut(1) } else { cut(3) + "y" };
    }
    if ["sses", "shes", "xes", "zzes", "oes"].iter().any(|e| low.ends_with(e)) || low.ends_with("ches") {
        let keep = matches!(low, "aches" | "caches" | "shoes" | "hoes" | "toes" | "tiptoes" | "canoes" | "axes");
        return cut(if keep { 1 } else { 2 });
    }
    if matches!(low, "focuses" | "biases" | "canvases" | "gases" | "refocuses") {
        return cut(2);
    }
    if low.ends_with('s') && !low.ends_with("ss") { cut(1) } else { low.to_owned() }
}

/// The base whose *-ing* and *-ed* forms have `stem` before the ending.
pub(super) fn base(stem: &str) -> String {
    let e = format!("{stem}e");
    let single = undoubled(stem);
    if BASES.contains(e.as_str()) {
        return e;
    }
    if BASES.contains(stem) {
        return stem.to_owned();
    }
    if let Some(single) = single {
        if BASES.contains(single) || doubled(stem) {
            return single.to_owned();
        }
        return stem.to_owned();
    }
    if drops_e(stem) { e } else { stem.to_owned() }
}

/// `runn` → `run`.
fn undoubled(stem: &str) -> Option<&str> {
    let mut chars = stem.chars().rev();
    let (last, before) = (chars.next()?, chars.next()?);
    (last == before && !is_vowel(last)).then(|| stem.get(..stem.len() - last.len_utf8())).flatten()
}

/// Whether a double letter was doubled for the ending: `stopp`, `controll`, not `call`, `pass`, `stuff`.
fn doubled(stem: &str) -> bool {
    match stem.chars().last() {
        Some('s' | 'f' | 'z') => false,
        // "add", "err", "egg"
        _ if stem.len() == 3 && stem.starts_with(is_vowel) => false,
        // "cancelled", "travelled", "signalled": two syllables.
        Some('l') => syllables(stem) >= 2 && !stem.ends_with("ill") && !stem.ends_with("ull"),
        _ => true,
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Groups of vowels.
fn syllables(stem: &str) -> usize {
    let mut n = 0;
    let mut inside = false;
    for (k, c) in stem.chars().enumerate() {
        let vowel = is_vowel(c) || c == 'y' && k > 0;
        n += usize::from(vowel && !inside);
        inside = vowel;
    }
    n
}

/// Whether the base of `stem` ends in a silent *e*.
fn drops_e(stem: &str) -> bool {
    let tail: Vec<char> = stem.chars().rev().take(4).collect();
    let at = |k: usize| tail.get(k).copied().unwrap_or(' ');
    let (last, before, third) = (at(0), at(1), at(2));
    let short = syllables(stem) == 1;
    if last == 'u' || last == 'c' || last == 'v' {
        return true;
    }
    if matches!(last, 'k' | 'd' | 'p' | 'b' | 'm' | 'n' | 't') && !is_vowel(before) && before != 'y' || is_vowel(last) {
        return false;
    }
    match last {
        'x' | 'w' | 'y' | 'h' => false,
        'z' => before != 't',
        's' => before != 's',
        'r' if !is_vowel(before) && before != 'y' => matches!(before, 't' | 'c'),
        'l' if !is_vowel(before) => !matches!(before, 'l' | 'r' | 'w' | 'y'),
        // "manag", "charg", "judg"; "chang", "challeng", "lung", but "bring", "belong".
        'g' => before != 'n' || matches!(third, 'a' | 'e' | 'u'),
        // A vowel and one consonant: two vowels ("repeat", "explain") keep, one syllable ("mak", "writ") takes e.
        _ if double_vowel(before, third) && !(before == 'i' && third == 'u' && (at(3) == 'q' || last == 'd')) => false,
        _ if short => true,
        't' => matches!(before, 'a' | 'u' | 'o'),
        'd' => true,
        'r' => matches!(before, 'i' | 'u' | 'a'),
        'n' => before == 'i' || before == 'u',
        'm' => matches!(before, 'u' | 'a' | 'i'),
        'k' => true,
        'b' => before == 'i',
        'p' => before == 'a' || before == 'y',
        'l' => before == 'i' || before == 'u' || before == 'o',
        _ => false,
    }
}

/// `ea`, `ou`, `ai`, …: one sound, so that no silent *e* follows; `ia`, `ua`, `ui` after q and the like are two.
fn double_vowel(before: char, third: char) -> bool {
    matches!(
        (third, before),
        ('e', 'a')
            | ('o', 'a')
            | ('a', 'i')
            | ('e', 'i')
            | ('o', 'i')
            | ('u', 'i')
            | ('e', 'e')
            | ('o', 'o')
            | ('a', 'u')
            | ('o', 'u')
            | ('i', 'e')
            | ('i', 'o')
            | ('u', 'e')
    )
}
