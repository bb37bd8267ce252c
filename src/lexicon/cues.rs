//! Words that ascribe: `"denied"` → verb *deny*, stance deny, takes a that-clause. Verbs of saying and thinking with all their
//! forms, cue nouns, media, platforms, listeners, and the closed word classes. It does not read text.

use crate::document::Stance;
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// A verb of saying or thinking.
#[derive(Clone, Debug, PartialEq)]
pub struct CueVerb {
    /// Dictionary form; several words for *call on*.
    pub lemma: &'static str,
    /// The tone it gives.
    pub stance: Stance,
    /// What may follow it; see the head of `say_verbs.tsv`.
    pub frames: &'static str,
    /// Whether it is a verb of thought, wish or feeling, not of saying.
    pub thought: bool,
}

impl CueVerb {
    /// Whether the verb has `frame`, a letter of the list's head.
    pub fn takes(&self, frame: char) -> bool {
        self.frames.contains(frame)
    }
}

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbForm {
    /// *say*
    Base,
    /// *says*
    Present,
    /// *said*
    Past,
    /// *saying*
    Ing,
}

/// Rough class of a word where no tag is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// *the, his*
    Det,
    /// *he, who*
    Pron,
    /// *was, would*
    Aux,
    /// *not*
    Neg,
    /// *of*
    Prep,
    /// *and*
    Conj,
    /// *that, when*
    Sub,
    /// *also*
    Adv,
}

/// All lists.
pub struct Cues {
    verbs: Vec<CueVerb>,
    /// Written form → verb and form; for phrases, the first word's list holds the rest.
    forms: HashMap<String, (usize, VerbForm)>,
    longest: usize,
    nouns: HashMap<&'static str, Stance>,
    media: HashSet<&'static str>,
    platforms: HashSet<String>,
    outlets: HashSet<&'static str>,
    listeners: HashSet<&'static str>,
    evaluative: HashSet<&'static str>,
    classes: HashMap<&'static str, WordClass>,
}

/// The lists, read once.
pub static CUES: LazyLock<Cues> = LazyLock::new(Cues::read);

impl Cues {
    /// The verb that `words` (lower case, one blank between them) is a form of.
    pub fn verb(&self, words: &str) -> Option<(&CueVerb, VerbForm)> {
        let &(index, form) = self.forms.get(words)?;
        Some((self.verbs.get(index)?, form))
    }

    /// Most words that a form has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// All verbs, in order of the lists.
    pub fn verbs(&self) -> &[CueVerb] {
        &self.verbs
    }

    /// Stance of a cue noun, singular or plural.
    pub fn noun(&self, word: &str) -> Option<Stance> {
        self.nouns.get(word).or_else(|| self.nouns.get(singular(word)?.as_str())).copied()
    }

    /// Whether the noun names something said or written.
    pub fn is_medium(&self, word: &str) -> bool {
        self.media.contains(word) || singular(word).is_some_and(|s| self.media.contains(s.as_str()))
    }

    /// Whether the words (lower case) name a platform.
    pub fn is_platform(&self, words: &str) -> bool {
        self.platforms.contains(words)
    }

    /// Whether the words, as written, name a news outlet; a leading article counts not.
    pub fn is_outlet(&self, words: &str) -> bool {
        self.outlets.contains(words.strip_prefix("The ").or_else(|| words.strip_prefix("the ")).unwrap_or(words))
    }

    /// Whether the word judges: *outrageous*.
    pub fn is_evaluative(&self, word: &str) -> bool {
        self.evaluative.contains(word)
    }

    /// Whether the noun names people who are told things.
    pub fn is_listener(&self, word: &str) -> bool {
        self.listeners.contains(word)
    }

    /// Closed class of a word (lower case).
    pub fn class(&self, word: &str) -> Option<WordClass> {
        self.classes.get(word).copied()
    }

    fn read() -> Self {
        let mut cues = Self {
            verbs: Vec::new(),
            forms: HashMap::new(),
            longest: 1,
            nouns: HashMap::new(),
            media: lines(include_str!("media_nouns.txt")).collect(),
            platforms: lines(include_str!("platforms.txt")).map(str::to_lowercase).collect(),
            outlets: lines(include_str!("outlets.txt")).collect(),
            listeners: lines(include_str!("listeners.txt")).collect(),
            evaluative: lines(include_str!("evaluative_words.txt")).collect(),
            classes: HashMap::new(),
        };
        cues.read_verbs(include_str!("say_verbs.tsv"), false);
        cues.read_verbs(include_str!("thought_verbs.tsv"), true);
        for line in lines(include_str!("cue_nouns.tsv")) {
            if let Some((noun, stance)) = line.split_once('\t')
                && let Some(stance) = stance_of(stance)
            {
                cues.nouns.insert(noun, stance);
            }
        }
        for line in lines(include_str!("function_words.tsv")) {
            if let Some((class, words)) = line.split_once('\t')
                && let Some(class) = class_of(class)
            {
                cues.classes.extend(words.split(' ').map(|w| (w, class)));
            }
        }
        cues
    }

    fn read_verbs(&mut self, list: &'static str, thought: bool) {
        for line in lines(list) {
            let mut fields = line.split('\t');
            let (Some(lemma), Some(stance), Some(frames)) = (fields.next(), fields.next().and_then(stance_of), fields.next())
            else {
                continue;
            };
            let irregular: Vec<&str> = fields.next().map(|f| f.split(',').collect()).unwrap_or_default();
            let index = self.verbs.len();
            self.verbs.push(CueVerb { lemma, stance, frames, thought });
            for (form, kind) in inflect(lemma, &irregular) {
                self.longest = self.longest.max(form.split(' ').count());
                self.forms.entry(form).or_insert((index, kind));
            }
        }
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

fn stance_of(name: &str) -> Option<Stance> {
    Some(match name {
        "assert" => Stance::Assert,
        "deny" => Stance::Deny,
        "confirm" => Stance::Confirm,
        "demand" => Stance::Demand,
        "promise" => Stance::Promise,
        "propose" => Stance::Propose,
        "predict" => Stance::Predict,
        "ask" => Stance::Ask,
        "judge" => Stance::Judge,
        _ => return None,
    })
}

fn class_of(name: &str) -> Option<WordClass> {
    Some(match name {
        "det" => WordClass::Det,
        "pron" => WordClass::Pron,
        "aux" => WordClass::Aux,
        "neg" => WordClass::Neg,
        "prep" => WordClass::Prep,
        "conj" => WordClass::Conj,
        "sub" => WordClass::Sub,
        "adv" => WordClass::Adv,
        _ => return None,
    })
}

/// *claims* → *claim*, *stories* → *story*; none for a word without plural ending.
pub fn singular(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) =
        word.strip_suffix("es").filter(|s| s.ends_with("ch") || s.ends_with("sh") || s.ends_with('s') || s.ends_with('x'))
    {
        return Some(stem.to_owned());
    }
    word.strip_suffix('s').filter(|s| !s.ends_with('s')).map(str::to_owned)
}

/// All written forms of a verb. A phrase bends its first word: *pointed out*. Doubled consonants are given both ways (*admited* is
/// never written, *admitted* is).
fn inflect(lemma: &str, irregular: &[&str]) -> Vec<(String, VerbForm)> {
    let (verb, rest) = lemma.split_once(' ').map_or((lemma, String::new()), |(v, r)| (v, format!(" {r}")));
    let mut forms = vec![(lemma.to_owned(), VerbForm::Base)];
    for &form in irregular {
        let first = form.split(' ').next().unwrap_or_default();
        let kind = if first.ends_with("ing") { VerbForm::Ing } else { VerbForm::Past };
        let present = first.ends_with('s') && form.contains(' ') && first != "was";
        forms.push((form.to_owned(), if present { VerbForm::Present } else { kind }));
    }
    let whole = irregular.iter().any(|f| f.contains(' '));
    let mut put = |form: String, kind| {
        if !forms.iter().any(|(f, _)| *f == form) {
            forms.push((form, kind));
        }
    };
    let consonant_y = verb.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u']));
    let silent_e = verb.strip_suffix('e').filter(|s| !s.ends_with('e'));
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|e| verb.ends_with(e));
    if !whole {
        let present = match consonant_y {
            Some(stem) => format!("{stem}ies"),
            None if hissing => format!("{verb}es"),
            None => format!("{verb}s"),
        };
        put(format!("{present}{rest}"), VerbForm::Present);
        put(format!("{}ing{rest}", silent_e.unwrap_or(verb)), VerbForm::Ing);
        if irregular.is_empty() {
            let past = match (consonant_y, silent_e) {
                (Some(stem), _) => format!("{stem}ied"),
                (_, Some(stem)) => format!("{stem}ed"),
                _ => format!("{verb}ed"),
            };
            put(format!("{past}{rest}"), VerbForm::Past);
        }
        if let Some(last) = doubles(verb) {
            put(format!("{verb}{last}ing{rest}"), VerbForm::Ing);
            put(format!("{verb}{last}ed{rest}"), VerbForm::Past);
        }
    }
    forms
}

/// The final consonant, if one vowel stands before it and a consonant before that: *admit* → *t*.
fn doubles(verb: &str) -> Option<char> {
    let mut back = verb.chars().rev();
    let (last, vowel, before) = (back.next()?, back.next()?, back.next()?);
    let is_vowel = |c: char| "aeiou".contains(c);
    (!is_vowel(last) && !"wxyh".contains(last) && is_vowel(vowel) && (!is_vowel(before) || before == 'u')).then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_forms() {
        for (word, lemma, form) in [
            ("said", "say", VerbForm::Past),
            ("says", "say", VerbForm::Present),
            ("denied", "deny", VerbForm::Past),
            ("denies", "deny", VerbForm::Present),
            ("arguing", "argue", VerbForm::Ing),
            ("admitted", "admit", VerbForm::Past),
            ("pointed out", "point out", VerbForm::Past),
            ("called on", "call on", VerbForm::Past),
            ("went on to say", "go on to say", VerbForm::Past),
            ("wrote", "write", VerbForm::Past),
            ("told", "tell", VerbForm::Past),
            ("hoping", "hope", VerbForm::Ing),
        ] {
            let found = CUES.verb(word).map(|(v, f)| (v.lemma, f));
            assert_eq!(found, Some((lemma, form)), "{word}");
        }
        assert!(CUES.verb("table").is_none());
        assert_eq!(CUES.noun("claims"), Some(Stance::Assert));
        assert!(CUES.is_medium("statement") && CUES.is_medium("speeches") && !CUES.is_medium("horse"));
    }

    #[test]
    fn lists_are_sorted_and_well_formed() {
        for list in [include_str!("say_verbs.tsv"), include_str!("thought_verbs.tsv"), include_str!("cue_nouns.tsv")] {
            let entries: Vec<&str> = lines(list).collect();
            for pair in entries.windows(2) {
                let [a, b] = pair else { continue };
                assert!(a.split('\t').next() < b.split('\t').next(), "{a} before {b}");
            }
            assert!(entries.iter().all(|l| l.split('\t').nth(1).and_then(stance_of).is_some()));
        }
    }
}
