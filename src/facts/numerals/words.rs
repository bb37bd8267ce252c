//! The words that times and quantities know: `nov` → month 11. One hash look-up a word of text.
//!
//! Read once from the lists in `src/lexicon/`; a list line is `word or phrase ⇥ class ⇥ value`. Knows no grammar.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Number of a known word; 0 is any other word.
pub type WordId = u16;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $text:literal),* $(,)?) => {
        /// What a word or phrase can be.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $name),* }

        impl Class {
            /// The class of that name in the lists.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)* _ => None }
            }
        }
    };
}

classes! {
    /// 1 to 12.
    Month "month",
    /// An abbreviated month that is also another word or name: *Mar*, *Jan*.
    MonthShort "month.short",
    /// 1 (Monday) to 7.
    Weekday "weekday",
    /// *Fri*, *Sun*.
    WeekdayShort "weekday.short",
    /// Weekday in the plural or *Mondays*.
    Weekdays "weekdays",
    /// A unit of time, singular; value as in `times::frame::Unit`.
    Unit "unit",
    /// The same in the plural.
    Units "units",
    /// A short form that needs a number before it: *hr*, *min*.
    UnitShort "unit.short",
    /// 1 spring to 4 winter.
    Season "season",
    /// Part of the day.
    Part "part",
    /// A holiday or other named day; value is its line in the table.
    Holiday "holiday",
    /// The articles that can begin a number: *a hundred*.
    Article "article",
    /// *last*, *final* of a row.
    Last "last",
    /// *have* and *has*, which make a past that touches the present.
    Perfect "perfect",
    /// A decade in words: *nineties*; value 90.
    Decade "decade",
    /// An apostrophe before a short year.
    Quote "quote",
    /// The letter Q or H before a number.
    QuarterSign "quarter.sign",
    /// Time zone; minutes east of Greenwich, or 9999 for local time.
    Zone "zone",
    /// 0 a.m., 1 p.m.
    Ampm "ampm",
    /// A cardinal below a hundred: *seven*, *forty*.
    Cardinal "cardinal",
    /// *hundred*, *thousand*, *crore*; value is the power of ten.
    Multiplier "multiplier",
    /// The plural of a multiplier: *thousands*.
    Multipliers "multipliers",
    /// Letters for a multiplier, glued to digits: *bn*, *k*.
    Suffix "suffix",
    /// *third*, *twentieth*.
    Ordinal "ordinal",
    /// *half*, *quarter*, *thirds*: 100 × the denominator.
    Fraction "fraction",
    /// Numbers without a sharp value: *several*; value as in `number::Vague`.
    Vague "vague",
    /// *dozen*, *score*, *couple*: value is how many.
    Group "group",
    /// A verb form or auxiliary that points to the future.
    Future "future",
    /// A verb form of the past.
    Past "past",
    /// A verb form of the present.
    Present "present",
    /// A word that ends a noun phrase: function words.
    Function "function",
    /// A currency's sign, before or after the number; value is its index in the table of codes, as in the next three.
    CurrencySign "currency.sign",
    /// A short form that stands before the number: *Rs*.
    CurrencyBefore "currency.before",
    /// Three capitals.
    CurrencyCode "currency.code",
    /// *euros*.
    CurrencyWord "currency.word",
    /// A hundredth of a currency: *cents*.
    Cent "cent",
    /// A unit of measure; value is its line.
    Measure "measure",
    /// A short form of one, after digits only.
    MeasureShort "measure.short",
    /// *percent*, *percentage points*.
    Percent "percent",
    /// A unit of time that rates go by.
    Rate "rate",
    /// A thing that prices go by: *barrel*.
    RateThing "rate.thing",
    /// A noun for people, whose plural counts persons.
    Person "person",
    /// A verb or adjective that only people take: *killed*, *voted*.
    Human "human",
    /// Words of a country that name the `$` of an article.
    Country "country",
}

/// One reading of a word, or of a phrase that begins with it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What it is.
    pub class: Class,
    /// What it means within the class.
    pub value: i32,
    /// The further words of the phrase.
    pub rest: Box<[WordId]>,
}

/// All known words.
#[derive(Debug, Default)]
pub struct Words {
    ids: HashMap<Box<str>, WordId, BuildHasherDefault<Fnv>>,
    readings: Vec<Vec<Reading>>,
    masks: Vec<u64>,
    /// Marks of all words, to turn most others away without a look-up.
    marks: Marks,
}

/// One bit for each of 16,384 marks of a word: its length, first and last letter.
#[derive(Debug)]
struct Marks([u64; 256]);

impl Default for Marks {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Marks {
    fn place(word: &[u8]) -> (usize, u64) {
        let byte = |i: usize| usize::from(word.get(i).copied().unwrap_or(0));
        let mark = byte(0) * 37 + byte(1) * 611 + byte(word.len().wrapping_sub(1)) * 1297 + word.len() * 4099;
        (mark / 64 % 256, 1 << (mark % 64))
    }

    fn add(&mut self, word: &[u8]) {
        let (at, bit) = Self::place(word);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    fn has(&self, word: &[u8]) -> bool {
        let (at, bit) = Self::place(word);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

impl Words {
    /// The id of `word` (lower case), made if need be.
    pub fn intern(&mut self, word: &str) -> WordId {
        if self.masks.is_empty() {
            self.masks.push(0);
            self.readings.push(Vec::new());
        }
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = WordId::try_from(self.masks.len()).unwrap_or(0);
        self.ids.insert(word.into(), id);
        self.marks.add(word.as_bytes());
        self.masks.push(0);
        self.readings.push(Vec::new());
        id
    }

    /// Adds the phrase as `class` with `value`. A hyphen in a phrase is a word of its own in the text and is skipped there.
    pub fn add(&mut self, phrase: &str, class: Class, value: i32) {
        let ids: Vec<WordId> = phrase.split([' ', '-']).filter(|w| !w.is_empty()).map(|w| self.intern(w)).collect();
        let Some((&first, rest)) = ids.split_first() else { return };
        let reading = Reading { class, value, rest: rest.into() };
        if let Some(list) = self.readings.get_mut(first as usize) {
            list.push(reading);
            // Longest first, so that the first reading that fits is the best.
            list.sort_by_key(|r| std::cmp::Reverse(r.rest.len()));
        }
        if let Some(mask) = self.masks.get_mut(first as usize) {
            *mask |= 1 << class as u8;
        }
    }

    /// Adds the lines `phrase ⇥ class ⇥ value` of a list; `#` begins a comment, `/` separates phrases of one meaning.
    pub fn add_list(&mut self, list: &str) {
        for line in list.lines().filter(|l| !l.starts_with('#')) {
            let mut cells = line.split('\t').map(str::trim);
            let (Some(phrases), Some(class)) = (cells.next(), cells.next().and_then(Class::from_name)) else { continue };
            let value = cells.next().and_then(|v| v.parse().ok()).unwrap_or(0);
            for phrase in phrases.split('/') {
                self.add(phrase, class, value);
            }
        }
    }

    /// The id of a word of the text, whatever its case; 0 if unknown.
    pub fn id(&self, word: &str) -> WordId {
        let mut lower = [0_u8; 24];
        let Some(buffer) = lower.get_mut(..word.len()) else { return 0 };
        buffer.copy_from_slice(word.as_bytes());
        buffer.make_ascii_lowercase();
        if !self.marks.has(buffer) {
            return 0;
        }
        std::str::from_utf8(buffer).ok().and_then(|w| self.ids.get(w)).copied().unwrap_or(0)
    }

    /// Whether the word begins anything of the class.
    pub fn is(&self, id: WordId, class: Class) -> bool {
        self.mask(id) & (1 << class as u8) != 0
    }

    /// The classes of a word as bits.
    pub fn mask(&self, id: WordId) -> u64 {
        self.masks.get(id as usize).copied().unwrap_or(0)
    }

    /// The readings of a word, longest phrase first.
    pub fn readings(&self, id: WordId) -> &[Reading] {
        self.readings.get(id as usize).map_or(&[], |r| r)
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.masks.len()
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.masks.len() <= 1
    }
}

/// FNV-1a: quick for short words, and the same everywhere.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x100_0000_01b3);
        }
    }
}
