//! Names and words that are known beforehand, in two packed finite-state maps; where places lie, in a third ([`place`]), and the
//! coasts and borders of a small map ([`outlines()`]). `get("new york")` → city, big, US, Q60.
//!
//! The maps are made by `pressmark gazetteer` from the lists beside this file and from public data (see `SOURCES.md`). It knows
//! strings, not contexts: that *May* is a month here and a prime minister there is decided in [`crate::entities`].

#[cfg(feature = "train")]
pub mod build;
mod fold;
mod kinds;
mod lexed;
mod outlines;
mod points;

pub use fold::key;
pub use kinds::{Kinds, name, word};
pub use lexed::{Lexed, Match, flags};
pub use outlines::{Line, Outlines, outlines};
pub use points::{Point, place};

use fst::raw::{Fst, Output};
use std::sync::LazyLock;

/// What is known of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it can be.
    pub kinds: Kinds,
    /// The country that it is, lies in, or gives the people's name to.
    pub country: Option<Country>,
    /// Number of its Wikidata item, where sure.
    pub wikidata: Option<u32>,
}

/// An ISO 3166-1 two-letter code, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(pub u16);

impl Country {
    /// Of two letters `A` to `Z`.
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self(u16::from(a - b'A') * 26 + u16::from(b - b'A') + 1)),
            _ => None,
        }
    }

    /// The two letters.
    pub fn code(self) -> String {
        let n = self.0.saturating_sub(1);
        [n / 26, n % 26].map(|letter| char::from(b'A' + letter as u8)).iter().collect()
    }
}

/// Bits of a packed entry: 24 of kinds, 10 of country, 30 of Wikidata number.
impl Entry {
    const fn unpack(value: u64) -> Self {
        let country = (value >> 24 & 0x3FF) as u16;
        let wikidata = (value >> 34) as u32;
        Self {
            kinds: Kinds((value & 0xFF_FFFF) as u32),
            country: if country == 0 { None } else { Some(Country(country)) },
            wikidata: if wikidata == 0 { None } else { Some(wikidata) },
        }
    }

    #[cfg(feature = "train")]
    fn pack(self) -> u64 {
        let country = self.country.map_or(0, |c| u64::from(c.0));
        u64::from(self.kinds.0) | country << 24 | u64::from(self.wikidata.unwrap_or(0)) << 34
    }
}

/// One packed map.
pub struct Lexicon {
    /// None if the packed bytes are no map; a test holds the committed files to it.
    fst: Option<Fst<&'static [u8]>>,
}

static NAMES: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(include_bytes!("names.fst")));
static WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(include_bytes!("words.fst")));

/// Names: people, places, organisations and the rest.
pub fn names() -> &'static Lexicon {
    &NAMES
}

/// Words that tell what stands beside them: titles, offices, heads of names.
pub fn words() -> &'static Lexicon {
    &WORDS
}

/// What is known of a name, by its [`key`].
pub fn lookup(key: &str) -> Option<Entry> {
    names().get(key).map(Entry::unpack)
}

/// What is known of a word or a fixed phrase, by its [`key`].
pub fn word_kinds(key: &str) -> Kinds {
    words().get(key).map_or(Kinds::NONE, |value| Kinds(value as u32))
}

impl Lexicon {
    fn new(bytes: &'static [u8]) -> Self {
        Self { fst: Fst::new(bytes).ok() }
    }

    /// The value of exactly this key.
    pub fn get(&self, key: &str) -> Option<u64> {
        self.fst.as_ref()?.get(key).map(Output::value)
    }

    /// Walks the words given by `next` (folded, in order) as long as some key begins with them; `found` is told the number of
    /// words and the value of each key met on the way, shorter ones first.
    pub fn walk<'k>(&self, keys: impl Iterator<Item = &'k str>, mut found: impl FnMut(usize, u64)) {
        let Some(fst) = &self.fst else { return };
        let mut node = fst.root();
        let mut out = Output::zero();
        for (n, key) in keys.enumerate() {
            // A word that folds to nothing (a hyphen) is passed over, but does not end a name.
            if key.is_empty() {
                if n == 0 {
                    return;
                }
                continue;
            }
            let space = if n == 0 { &[][..] } else { b" " };
            for &byte in space.iter().chain(key.as_bytes()) {
                let Some(i) = node.find_input(byte) else { return };
                let step = node.transition(i);
                out = out.cat(step.out);
                node = fst.node(step.addr);
            }
            if node.is_final() {
                found(n + 1, out.cat(node.final_output()).value());
            }
        }
    }
}

#[cfg(test)]
mod tests;
