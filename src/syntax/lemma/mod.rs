//! Dictionary forms: `ran` VERB VBD → `run`, `n't` → `not`, `'s` AUX VBZ → `be`, `Cities` NOUN NNS → `city`.
//!
//! Rules of English inflection with lists of exceptions; the tags are taken as given. Spelling is not corrected.

use crate::document::{Document, Upos, Xpos};
use std::{borrow::Cow, collections::HashMap, collections::HashSet, sync::LazyLock};

mod adjectives;
mod nouns;
mod verbs;

#[cfg(test)]
mod tests;

/// A list of `form TAB lemma`.
type Table = LazyLock<HashMap<&'static str, &'static str>>;

static PROPER: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../lexicon/proper_adjectives.txt")).collect());
static DATES: Table = LazyLock::new(|| table(include_str!("../../lexicon/short_dates.txt")));

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with("# "))
}

fn table(list: &'static str) -> HashMap<&'static str, &'static str> {
    lines(list).filter_map(|l| l.split_once('\t')).collect()
}

/// Fills the lemmas of all tokens from their tags.
pub fn fill(doc: &mut Document) {
    let Document { text, tokens, lemmas, .. } = doc;
    let mut found = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let form = token.span.of(text);
        let next = tokens.get(i + 1).filter(|t| t.xpos == Xpos::Vbn);
        // "He'd gone" is had; "it's been" is has.
        let has = match (form, token.xpos) {
            ("'d" | "’d", Xpos::Md) => next.is_some(),
            ("'s" | "’s", Xpos::Vbz) => {
                next.is_some_and(|t| matches!(t.span.of(text), "been" | "got" | "had" | "become" | "gotten"))
            }
            _ => false,
        };
        let lemma = if has { Cow::Borrowed("have") } else { lemma(form, token.upos, token.xpos) };
        found.push(lemmas.intern(&lemma));
    }
    for (token, lemma) in tokens.iter_mut().zip(found) {
        token.lemma = lemma;
    }
}

/// The lemma of `form` by UD's conventions for English, given its tags.
pub fn lemma(form: &str, upos: Upos, xpos: Xpos) -> Cow<'_, str> {
    let clean = clean(form);
    if clean.as_ref() != form {
        return Cow::Owned(of_clean(&clean, upos, xpos).into_owned());
    }
    of_clean(form, upos, xpos)
}

/// Straight apostrophes; no soft hyphens and joiners.
fn clean(form: &str) -> Cow<'_, str> {
    if form.is_ascii() || form.chars().count() == 1 {
        return Cow::Borrowed(form);
    }
    let hidden = |c: &char| !matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{200b}');
    Cow::Owned(form.chars().filter(hidden).map(|c| if matches!(c, '’' | '`' | '´' | 'ʼ') { '\'' } else { c }).collect())
}

fn of_clean(form: &str, upos: Upos, xpos: Xpos) -> Cow<'_, str> {
    match upos {
        Upos::Propn => proper(form, xpos),
        Upos::Noun if xpos == Xpos::Nn || xpos == Xpos::Nnp => common(form, xpos),
        Upos::Noun => plural(form, xpos),
        Upos::Verb => cased(form, xpos, &verbs::verb),
        Upos::Aux => fixed(form, auxiliary),
        Upos::Adj => adjective(form, xpos),
        Upos::Adv => match xpos {
            Xpos::Rbr | Xpos::Rbs => fixed(form, |f| adjectives::adverb(f, xpos)),
            Xpos::Nnp => Cow::Borrowed(form),
            _ => lower(form),
        },
        Upos::Pron => fixed(form, |f| pronoun(f, xpos)),
        Upos::Det => fixed(form, determiner),
        Upos::Num => number(form),
        Upos::Part => fixed(form, |f| particle(f, xpos)),
        Upos::Punct | Upos::Sym => mark(form),
        Upos::Adp | Upos::Sconj => fixed(form, preposition),
        Upos::X => Cow::Borrowed(form),
        Upos::Cconj | Upos::Intj => fixed(form, |f| if matches!(f, "n" | "'n" | "n'") { "and".into() } else { f.into() }),
    }
}

/// The form in small letters, without a copy if it is so already.
fn lower(form: &str) -> Cow<'_, str> {
    if form.chars().any(char::is_uppercase) { Cow::Owned(form.to_lowercase()) } else { Cow::Borrowed(form) }
}

/// Applies a rule to the form in small letters.
fn fixed<'a>(form: &'a str, rule: impl Fn(&str) -> String) -> Cow<'a, str> {
    let low = lower(form);
    let lemma = rule(&low);
    if lemma == form { Cow::Borrowed(form) } else { Cow::Owned(lemma) }
}

/// Names keep their form; plural names lose the ending; words in capitals that are no acronym get small letters.
fn proper(form: &str, xpos: Xpos) -> Cow<'_, str> {
    const ACRONYM: usize = 5;
    if let Some(&full) = DATES.get(form.strip_suffix('.').unwrap_or(form)) {
        return Cow::Borrowed(full);
    }
    let shout = form.len() > ACRONYM && form.chars().all(|c| c.is_ascii_uppercase());
    let form = if shout { Cow::Owned(capital(&form.to_lowercase())) } else { Cow::Borrowed(form) };
    if xpos != Xpos::Nnps {
        return form;
    }
    Cow::Owned(capital(&nouns::name(&form.to_lowercase())))
}

fn capital(low: &str) -> String {
    let mut chars = low.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A singular noun: small letters, but acronyms keep their form.
fn common(form: &str, xpos: Xpos) -> Cow<'_, str> {
    match form {
        "AM" | "am" | "a.m" | "A.M." | "a.m." => return Cow::Borrowed("a.m."),
        "PM" | "pm" | "p.m" | "P.M." | "p.m." => return Cow::Borrowed("p.m."),
        "etc" => return Cow::Borrowed("etc."),
        _ => {}
    }
    if xpos == Xpos::Nnp || acronym(form) { Cow::Borrowed(form) } else { lower(form) }
}

/// `DNA`, `Q1`, `CO2`, `LEDs` without its ending; not `CARE` in a headline.
fn acronym(form: &str) -> bool {
    const LONGEST: usize = 3;
    let capitals = form.chars().filter(|c| c.is_uppercase()).count();
    let digits = form.chars().any(|c| c.is_ascii_digit());
    let small = form.chars().any(char::is_lowercase);
    capitals >= 1
        && (digits
            || capitals >= 2 && small && !form.contains('-')
            || capitals >= 2 && form.chars().count() <= LONGEST
            || form.len() == 1)
}

fn plural(form: &str, xpos: Xpos) -> Cow<'_, str> {
    if xpos != Xpos::Nns && xpos != Xpos::Nnps {
        return if form == "etc" { Cow::Borrowed("etc.") } else { lower(form) };
    }
    // "CDs", "LLM's"
    if let Some(stem) = form.strip_suffix("'s").or_else(|| form.strip_suffix('s'))
        && stem.chars().count() >= 2
        && stem.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && stem.chars().any(char::is_uppercase)
    {
        return Cow::Borrowed(stem);
    }
    cased(form, xpos, &|low, _| nouns::noun(low))
}

/// Applies a rule in small letters; a word that the annotation treats as a name part keeps its capital.
fn cased<'a>(form: &'a str, xpos: Xpos, rule: &dyn Fn(&str, Xpos) -> String) -> Cow<'a, str> {
    if matches!(xpos, Xpos::Nnp | Xpos::Nnps) {
        return Cow::Owned(capital(&rule(&form.to_lowercase(), xpos)));
    }
    fixed(form, |low| rule(low, xpos))
}

fn adjective(form: &str, xpos: Xpos) -> Cow<'_, str> {
    match xpos {
        Xpos::Jjr | Xpos::Jjs => fixed(form, |low| adjectives::adjective(low, xpos)),
        Xpos::Nnp | Xpos::Nnps => Cow::Borrowed(form),
        Xpos::Vbn | Xpos::Vbg => lower(form),
        _ if PROPER.contains(form) || acronym(form) && form.len() <= 3 => Cow::Borrowed(form),
        // "anti-American", "Afro-Caribbean", "BRITISH"
        _ if form.split('-').any(|part| PROPER.contains(part)) => {
            let parts: Vec<String> =
                form.split('-').map(|p| if PROPER.contains(p) { p.to_owned() } else { p.to_lowercase() }).collect();
            Cow::Owned(parts.join("-"))
        }
        _ => {
            let title = capital(&form.to_lowercase());
            if form.chars().any(char::is_uppercase) && PROPER.contains(title.as_str()) { Cow::Owned(title) } else { lower(form) }
        }
    }
}

fn auxiliary(low: &str) -> String {
    match low {
        "is" | "'s" | "are" | "'re" | "am" | "'m" | "was" | "were" | "been" | "being" | "be" | "s" | "m" | "re" | "ai" | "r" => {
            "be"
        }
        "has" | "had" | "having" | "'ve" | "ve" | "have" | "'d've" => "have",
        "'d" | "d" | "would" => "would",
        "does" | "did" | "doing" | "done" => "do",
        "ca" | "can" => "can",
        "wo" | "'ll" | "ll" | "will" => "will",
        "sha" => "shall",
        "got" | "gets" | "getting" | "gotten" => "get",
        "going" | "gon" => "go",
        other => other,
    }
    .to_owned()
}

fn pronoun(low: &str, xpos: Xpos) -> String {
    match low {
        "me" | "i" => "I",
        "him" => "he",
        "her" if xpos == Xpos::Prp => "she",
        "them" | "'em" | "em" => "they",
        "us" | "'s" | "s" => "we",
        "mine" => "my",
        "yours" | "ur" => "your",
        "ours" => "our",
        "theirs" => "their",
        "hers" => "her",
        "these" => "this",
        "those" => "that",
        "whom" => "who",
        "ya" | "u" => "you",
        "thee" => "thou",
        other => other,
    }
    .to_owned()
}

fn determiner(low: &str) -> String {
    match low {
        "an" => "a",
        "these" => "this",
        "those" => "that",
        other => other,
    }
    .to_owned()
}

fn particle(low: &str, xpos: Xpos) -> String {
    match low {
        "n't" | "nt" | "n" => "not",
        "na" | "ta" => "to",
        "'" | "'s" | "s" if xpos == Xpos::Pos => "'s",
        "’" => "'s",
        other => other,
    }
    .to_owned()
}

fn preposition(low: &str) -> String {
    match low {
        "vs" | "vs." => "versus",
        "thru" => "through",
        "w/o" | "w/out" => "without",
        "w/" => "with",
        "ta" => "of",
        "'til" | "til" => "till",
        "'cause" | "'cuz" | "cuz" => "because",
        other => other,
    }
    .to_owned()
}

/// Numbers lose their commas; scale letters are written out.
fn number(form: &str) -> Cow<'_, str> {
    match form {
        "m" | "M" | "mn" => return Cow::Borrowed("million"),
        "b" | "bn" | "B" | "Bn" => return Cow::Borrowed("billion"),
        "k" | "K" => return Cow::Borrowed("thousand"),
        "t" | "tn" | "trn" => return Cow::Borrowed("trillion"),
        _ => {}
    }
    if form.contains(',') && form.chars().any(|c| c.is_ascii_digit()) {
        return Cow::Owned(form.replace(',', ""));
    }
    // "IV", "II" keep; "Two" does not.
    if form.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) { Cow::Borrowed(form) } else { lower(form) }
}

/// Straight quotes and simple dashes.
fn mark(form: &str) -> Cow<'_, str> {
    Cow::Borrowed(match form {
        "“" | "”" | "„" | "«" | "»" => "\"",
        "‘" | "’" | "`" => "'",
        "``" | "''" if form == "``" => "\"",
        "–" => "-",
        _ => form,
    })
}
