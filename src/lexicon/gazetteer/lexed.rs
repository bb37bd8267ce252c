//! A document's words looked up once: folded forms, word kinds, and the longest known name from every word on.
//! `in New York City` → at `New`: 3 words, city.

use super::{Entry, Kinds, fold::fold_word, name, names, word, words};
use crate::document::Document;

/// The longest name found at a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many tokens it covers.
    pub len: usize,
    /// What is known of it.
    pub entry: Entry,
}

/// Folded words of a document with what the lists know of them. One buffer holds all folded forms.
#[derive(Clone, Debug, Default)]
pub struct Lexed {
    folded: String,
    ends: Vec<u32>,
    /// Kinds of the word itself.
    words: Vec<Kinds>,
    /// Kinds of the longest fixed phrase from this word on, and its length in tokens.
    phrases: Vec<(u8, Kinds)>,
    /// What is known of the single word as a name.
    singles: Vec<Entry>,
    /// The longest name from this word on; empty entry if none.
    longest: Vec<(u8, Entry)>,
}

/// Longest name looked for, in tokens.
const WINDOW: usize = 10;

impl Lexed {
    /// Looks up all words of `doc`.
    pub fn new(doc: &Document) -> Self {
        let forms: Vec<&str> = doc.tokens.iter().map(|t| t.span.of(&doc.text)).collect();
        let ends: Vec<usize> = doc.sentences.iter().map(|s| s.tokens.end).collect();
        Self::of_forms(&forms, &ends)
    }

    /// Looks up words given as written; `ends` are the indexes one past each sentence's last word. No name crosses them.
    pub fn of_forms(forms: &[&str], ends: &[usize]) -> Self {
        let mut lexed = Self::default();
        for form in forms {
            fold_word(form, &mut lexed.folded);
            lexed.ends.push(u32::try_from(lexed.folded.len()).unwrap_or(u32::MAX));
        }
        let mut sentence_end = 0;
        let mut ends = ends.iter();
        for i in 0..forms.len() {
            while i >= sentence_end {
                sentence_end = ends.next().map_or(forms.len(), |&end| end);
            }
            lexed.push(forms, i, sentence_end.min(i + WINDOW));
        }
        lexed
    }

    fn push(&mut self, forms: &[&str], at: usize, end: usize) {
        let (mut kinds, mut phrase) = (Kinds::NONE, (1, Kinds::NONE));
        let (mut single, mut longest) = (Entry::default(), (0, Entry::default()));
        words().walk((at..end).map(|i| self.folded(i)), |n, value| {
            if n == 1 {
                kinds = Kinds(value as u32);
            }
            phrase = (n as u8, Kinds(value as u32));
        });
        names().walk((at..end).map(|i| self.folded(i)), |n, value| {
            let entry = Entry::unpack(value);
            if n == 1 {
                single = entry;
            }
            if entry.kinds.has(name::WHOLE) && written_as_name(forms, at, n, entry.kinds) {
                longest = (n as u8, entry);
            }
        });
        self.words.push(kinds);
        self.phrases.push(phrase);
        self.singles.push(single);
        self.longest.push(longest);
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The folded form of a token; empty for punctuation.
    pub fn folded(&self, token: usize) -> &str {
        let start = token.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |&e| e as usize);
        let end = self.ends.get(token).map_or(start, |&e| e as usize);
        self.folded.get(start..end).unwrap_or_default()
    }

    /// Kinds of the word at `token`.
    pub fn word(&self, token: usize) -> Kinds {
        self.words.get(token).copied().unwrap_or_default()
    }

    /// Kinds and length in tokens of the longest fixed phrase (*prime minister*) from `token` on; length 1 if there is none.
    pub fn phrase(&self, token: usize) -> (usize, Kinds) {
        self.phrases.get(token).map_or((1, Kinds::NONE), |&(n, kinds)| (usize::from(n), kinds))
    }

    /// What is known of the single word at `token` as a name or part of one.
    pub fn single(&self, token: usize) -> Entry {
        self.singles.get(token).copied().unwrap_or_default()
    }

    /// The longest known name that starts at `token` and is written as a name.
    pub fn longest(&self, token: usize) -> Option<Match> {
        self.longest.get(token).filter(|m| m.0 > 0).map(|&(len, entry)| Match { len: usize::from(len), entry })
    }
}

/// Whether the words stand in the text as this name would: capitals at both ends, or all capitals for an acronym.
fn written_as_name(forms: &[&str], at: usize, len: usize, kinds: Kinds) -> bool {
    let form = |i: usize| forms.get(i).copied().unwrap_or_default();
    let first = form(at);
    if kinds.has(name::CAPS) {
        return !first.chars().any(char::is_lowercase);
    }
    let capital = |word: &str| word.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    if kinds.has(name::LOWER) {
        return true;
    }
    capital(first) && (len == 1 || capital(form(at + len - 1)) || form(at + len - 1).starts_with(['\'', '’']))
}

/// Lexicon flags of every token for the reader network: bits 0 first name, 1 surname, 2 country, 3 state or big city, 4 other city,
/// 5 demonym or group, 6 region, 7 organisation, 8 news outlet, 9 product, 10 building, event or law, 11 mostly lower-case word,
/// 12 title before a name, 13 office or role noun, 14 word that closes an organisation's name, 15 word that closes a place's.
/// Names of several words set their flags on each word.
pub fn flags(lexed: &Lexed) -> Vec<u16> {
    let mut out: Vec<u16> = (0..lexed.len()).map(|i| own_flags(lexed, i)).collect();
    let mut i = 0;
    while i < out.len() {
        match lexed.longest(i) {
            Some(found) => {
                let bits = name_flags(found.entry.kinds);
                for flags in out.iter_mut().skip(i).take(found.len) {
                    *flags |= bits;
                }
                i += found.len;
            }
            None => i += 1,
        }
    }
    out
}

fn bits(kinds: Kinds, table: &[(Kinds, u16)]) -> u16 {
    table.iter().filter(|(kind, _)| kinds.has(*kind)).fold(0, |all, (_, bit)| all | 1 << bit)
}

fn own_flags(lexed: &Lexed, token: usize) -> u16 {
    let single = bits(lexed.single(token).kinds, &[(name::FIRST, 0), (name::SURNAME, 1), (name::COMMON, 11)]);
    let places = word::LOC_HEAD.with(word::FAC_HEAD).with(word::GPE_HEAD);
    let word = bits(lexed.word(token), &[(word::TITLE, 12), (word::ROLE, 13), (word::ORG_HEAD, 14), (places, 15)]);
    single | word
}

fn name_flags(kinds: Kinds) -> u16 {
    let city = if kinds.has(name::BIG_CITY.with(name::CAPITAL)) { 3 } else { 4 };
    bits(
        kinds,
        &[
            (name::COUNTRY, 2),
            (name::STATE, 3),
            (name::CITY, city),
            (name::DEMONYM.with(name::NORP), 5),
            (name::LOC, 6),
            (name::ORG, 7),
            (name::MEDIA, 8),
            (name::PRODUCT, 9),
            (name::FAC.with(name::EVENT).with(name::LAW), 10),
            (name::PERSON, 0),
        ],
    )
}
