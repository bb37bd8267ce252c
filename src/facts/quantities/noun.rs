//! The noun that a number counts: after *four* in *four occupied Ukrainian regions*, `region`. By words; the tree where there is one.

use super::{read::Found, table::TABLE};
use crate::{
    document::{Deprel, Document, Xpos},
    facts::numerals::{
        atoms::{Atoms, Kind},
        words::Class,
    },
};

/// Farthest word that is looked at.
const REACH: usize = 6;

/// A counted noun.
#[derive(Debug)]
pub(super) struct Noun {
    /// The index after it.
    pub end: usize,
    /// Its dictionary form.
    pub lemma: String,
}

/// The noun phrase's head in the plural that begins at `i`.
pub(super) fn plural(a: &Atoms<'_>, i: usize) -> Option<Noun> {
    let run = run(a, i);
    let is_head = |k: &usize| {
        let form = a.form(*k);
        is_plural(form) && !(a.get(*k).is_some_and(|x| x.capital) && run.contains(&(k + 1)) && *k > i)
    };
    let head = run.clone().find(is_head)?;
    // "two police officers"
    let head = head
        + usize::from(
            matches!(a.form(head), "police" | "aircraft" | "staff" | "media")
                && run.contains(&(head + 1))
                && is_head(&(head + 1)),
        );
    // "Armed Forces personnel": a collective right after a capitalised plural.
    Some(Noun { end: head + 1, lemma: lemma(a.form(head)) })
}

/// The head of *permanent and contract employees*: two words before one noun in the plural.
pub(super) fn joined(a: &Atoms<'_>, i: usize) -> Option<Noun> {
    let word =
        |k: usize| a.get(k).is_some_and(|x| x.kind == Kind::Word && !x.capital && !TABLE.words.is(x.word, Class::Function));
    let and = (i + 1..i + 3).find(|&k| matches!(a.form(k), "and" | "or"))?;
    (i..and).all(word).then(|| plural(a, and + 1))?
}

/// The noun phrase's head in the singular that begins at `i`: the last of its words.
pub(super) fn singular(a: &Atoms<'_>, i: usize) -> Option<Noun> {
    let run = run(a, i);
    // "first time Jewish representatives": a name after a common noun is another phrase.
    let end = run
        .clone()
        .find(|&k| {
            k > i && a.get(k).is_some_and(|x| x.capital) && a.get(k - 1).is_some_and(|x| !x.capital && x.kind == Kind::Word)
        })
        .unwrap_or(run.end);
    let cut = |k: &usize| *k > i && *k < end && a.form(*k).ends_with("ed") && !a.dash(*k - 1);
    let end = run.clone().find(cut).unwrap_or(end);
    let head = (i..end).rev().find(|&k| a.get(k).is_some_and(|x| x.kind == Kind::Word) && !not_a_noun(a.form(k)))?;
    Some(Noun { end: head + 1, lemma: lemma(a.form(head)) })
}

/// Takes the noun that the tree hangs the number on, where that is a plural a few words on: *17 [adoring grandchildren]*.
pub(super) fn by_tree(doc: &Document, a: &Atoms<'_>, found: &mut Found) {
    let Some(number) = a.get(found.from) else { return };
    let k = doc.tokens.partition_point(|t| t.span.end <= number.span.start);
    let Some(token) = doc.tokens.get(k).filter(|t| t.deprel == Deprel::Nummod && t.span == number.span) else { return };
    let Some(head) = token.head.map(|h| h.index()).filter(|&h| h > k && h <= k + REACH) else { return };
    let Some(noun) = doc.tokens.get(head).filter(|t| matches!(t.xpos, Xpos::Nns | Xpos::Nnps)) else { return };
    let Some(at) = (found.from + 1..found.from + 2 * REACH).find(|&i| a.get(i).is_some_and(|x| x.span == noun.span)) else {
        return;
    };
    // A mark between them, or a number, is another phrase.
    let plain = (found.from + 1..at).all(|i| a.get(i).is_some_and(|x| x.kind == Kind::Word || x.glued && a.dash(i)));
    if plain && is_plural(a.form(at)) {
        found.end = at + 1;
        found.unit = Some(lemma(a.form(at)));
        found.lacks_noun = false;
    }
}

/// Endings of words that do not end a noun phrase: *overall*, *largest*, *moving*.
fn not_a_noun(form: &str) -> bool {
    let long = form.len() > 5;
    matches!(form, "overall" | "free" | "known" | "new" | "big" | "ever" | "worldwide" | "nationwide")
        || long && (form.ends_with("est") || form.ends_with("ed"))
        || form.len() > 6
            && form.ends_with("ing")
            && !form.starts_with(char::is_uppercase)
            && !matches!(
                form,
                "meeting"
                    | "landing"
                    | "refueling"
                    | "refuelling"
                    | "hearing"
                    | "sitting"
                    | "building"
                    | "bombing"
                    | "shooting"
                    | "killing"
                    | "opening"
                    | "reading"
                    | "warning"
                    | "printing"
                    | "evening"
                    | "morning"
                    | "briefing"
                    | "ranking"
                    | "offering"
                    | "painting"
                    | "funding"
                    | "outing"
                    | "inning"
                    | "wedding"
            )
}

/// The words from `i` that can be one noun phrase without its article.
fn run(a: &Atoms<'_>, i: usize) -> std::ops::Range<usize> {
    let belongs = |k: usize| {
        a.get(k).is_some_and(|x| {
            x.kind == Kind::Word
                && !x.glued_apostrophe(a, k)
                && !TABLE.words.is(x.word, Class::Function)
                && !TABLE.words.is(x.word, Class::Past)
                && !TABLE.words.is(x.word, Class::Present)
                && !(TABLE.words.is(x.word, Class::Future))
                && !(k > i && a.form(k).ends_with("ly"))
        })
    };
    // "14 more anomalies", "six other people"
    let more = matches!(a.form(i), "more" | "other" | "further" | "fewer" | "such");
    let mut end = i + usize::from(more);
    while end < i + REACH && belongs(end) {
        end += 1;
        // "free-trade areas": a hyphen inside a word.
        if a.dash(end) && a.glued(end) && a.glued(end + 1) && belongs(end + 1) {
            end += 1;
        }
    }
    i..end
}

impl crate::facts::numerals::atoms::Atom {
    /// `'s` and its like.
    fn glued_apostrophe(&self, a: &Atoms<'_>, i: usize) -> bool {
        self.glued && a.form(i).starts_with(['\'', '’'])
    }
}

/// Nouns whose plural has no *s*, and those that count without one.
const IRREGULAR: &[(&str, &str)] = &[
    ("children", "child"),
    ("dead", "dead"),
    ("feet", "foot"),
    ("geese", "goose"),
    ("men", "man"),
    ("mice", "mouse"),
    ("others", "other"),
    ("people", "person"),
    ("persons", "person"),
    ("personnel", "personnel"),
    ("police", "police"),
    ("sheep", "sheep"),
    ("staff", "staff"),
    ("teeth", "tooth"),
    ("troops", "troop"),
    ("women", "woman"),
    ("aircraft", "aircraft"),
    ("fish", "fish"),
    ("species", "species"),
    ("series", "series"),
    ("wounded", "wounded"),
    ("injured", "injured"),
    ("missing", "missing"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("media", "medium"),
    ("cattle", "cattle"),
    ("headquarters", "headquarters"),
    ("crises", "crisis"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("wolves", "wolf"),
    ("halves", "half"),
    ("leaves", "leaf"),
    ("shelves", "shelf"),
    ("thieves", "thief"),
    ("loaves", "loaf"),
    ("movies", "movie"),
    ("calories", "calorie"),
    ("cookies", "cookie"),
    ("rookies", "rookie"),
    ("selfies", "selfie"),
    ("zombies", "zombie"),
    ("buses", "bus"),
    ("viruses", "virus"),
    ("gases", "gas"),
    ("campuses", "campus"),
];

fn is_plural(form: &str) -> bool {
    let lower = form.to_ascii_lowercase();
    IRREGULAR.iter().any(|(p, _)| *p == lower)
        || lower.len() > 3 && lower.ends_with('s') && !["ss", "us", "is", "ous"].iter().any(|e| lower.ends_with(e))
        || (lower.ends_with("men") || lower.ends_with("children")) && lower.len() > 4
}

/// The dictionary form of a noun.
pub(super) fn lemma(form: &str) -> String {
    let lower = form.to_lowercase();
    if let Some((_, lemma)) = IRREGULAR.iter().find(|(p, _)| *p == lower) {
        return (*lemma).to_owned();
    }
    if let Some(stem) = lower.strip_suffix("children") {
        return format!("{stem}child");
    }
    if let Some(stem) = lower.strip_suffix("men").filter(|s| s.len() > 2) {
        return format!("{stem}man");
    }
    if let Some(stem) = lower.strip_suffix("ies").filter(|s| s.len() > 1) {
        return format!("{stem}y");
    }
    let sibilant = ["sses", "shes", "ches", "xes", "zzes", "oes"].iter().any(|e| lower.ends_with(e));
    match lower.strip_suffix("es").filter(|_| sibilant).or_else(|| lower.strip_suffix('s').filter(|_| is_plural(&lower))) {
        Some(stem) => stem.to_owned(),
        None => lower,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_dictionary_forms() {
        for (plural, lemma) in [
            ("countries", "country"),
            ("people", "person"),
            ("attacks", "attack"),
            ("churches", "church"),
            ("policemen", "policeman"),
            ("houses", "house"),
            ("bus", "bus"),
            ("boxes", "box"),
            ("votes", "vote"),
        ] {
            assert_eq!(super::lemma(plural), lemma);
        }
    }
}
