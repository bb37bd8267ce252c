//! What the gazetteer knows of a name or a word, as sets of bits. `Georgia` → `COUNTRY | STATE | FIRST | FEMALE`.

/// A set of kinds; tested with [`Kinds::has`] (any) and [`Kinds::all`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(pub u32);

macro_rules! bits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal),* $(,)?) => {
        $($(#[$doc])* pub const $name: Kinds = Kinds(1 << $bit);)*
    };
}

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);

    /// Whether any of `other`'s kinds is set.
    pub const fn has(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all of `other`'s kinds are set.
    pub const fn all(self, other: Kinds) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// This set less `other`.
    #[must_use]
    pub const fn without(self, other: Kinds) -> Kinds {
        Kinds(self.0 & !other.0)
    }
}

/// Kinds of names.
pub mod name {
    use super::Kinds;
    bits! {
        /// A first name.
        FIRST = 0,
        /// Borne by men.
        MALE = 1,
        /// Borne by women.
        FEMALE = 2,
        /// A family name.
        SURNAME = 3,
        /// A country or dependent territory.
        COUNTRY = 4,
        /// A state or province.
        STATE = 5,
        /// A city or town.
        CITY = 6,
        /// A large or much-named city.
        BIG_CITY = 7,
        /// A country's capital.
        CAPITAL = 8,
        /// Adjective or noun for the people of a country.
        DEMONYM = 9,
        /// A group of faith, politics or descent.
        NORP = 10,
        /// A region, sea, river, mountain, continent.
        LOC = 11,
        /// An organisation.
        ORG = 12,
        /// A news outlet.
        MEDIA = 13,
        /// A product or platform.
        PRODUCT = 14,
        /// A building or place made by people.
        FAC = 15,
        /// A named event.
        EVENT = 16,
        /// A law or treaty.
        LAW = 17,
        /// A person's full name.
        PERSON = 18,
        /// A word that running text mostly writes in lower case.
        COMMON = 19,
        /// Counts only when written in capitals: *US*, *WHO*.
        CAPS = 20,
        /// Also a common word: *Sun*, *Apple*; needs context.
        AMBIGUOUS = 21,
        /// A prize or decoration.
        AWARD = 22,
        /// Counts in lower case too: *al-Qaeda*, *iPhone*.
        LOWER = 23,
    }
    /// Places that act as states or cities.
    pub const GPE: Kinds = Kinds(COUNTRY.0 | STATE.0 | CITY.0);
    /// Every kind that tells what a whole name is.
    pub const WHOLE: Kinds =
        Kinds(GPE.0 | DEMONYM.0 | NORP.0 | LOC.0 | ORG.0 | MEDIA.0 | PRODUCT.0 | FAC.0 | EVENT.0 | LAW.0 | PERSON.0 | AWARD.0);
}

/// Kinds of words.
pub mod word {
    use super::Kinds;
    bits! {
        /// Stands right before a person's name: *Mr*, *President*.
        TITLE = 0,
        /// Of a man.
        MALE = 1,
        /// Of a woman.
        FEMALE = 2,
        /// What a person is or does: *envoy*.
        ROLE = 3,
        /// Qualifies an office: *former*.
        ROLE_MODIFIER = 4,
        /// A noun for an organisation: *company*.
        ORG_NOUN = 5,
        /// A noun for a place: *city*.
        PLACE_NOUN = 6,
        /// A noun for a building: *airport*.
        FAC_NOUN = 7,
        /// A noun for a product: *app*.
        PRODUCT_NOUN = 8,
        /// A noun for an event: *summit*.
        EVENT_NOUN = 9,
        /// Closes or opens an organisation's name: *Bank*.
        ORG_HEAD = 10,
        /// Closes or opens a building's name: *Bridge*.
        FAC_HEAD = 11,
        /// Closes or opens a natural place's name: *River*.
        LOC_HEAD = 12,
        /// Closes or opens a city's or state's name: *County*.
        GPE_HEAD = 13,
        /// Closes or opens an event's name: *Olympics*.
        EVENT_HEAD = 14,
        /// Closes or opens a law's name: *Act*.
        LAW_HEAD = 15,
        /// A small word inside a personal name: *bin*.
        PARTICLE = 16,
        /// Carries a capital without naming anything: *Monday*, *TV*.
        NOT_NAME = 17,
    }
    /// Any noun that may head a nominal mention.
    pub const NOMINAL: Kinds = Kinds(ROLE.0 | ORG_NOUN.0 | PLACE_NOUN.0 | FAC_NOUN.0 | PRODUCT_NOUN.0 | EVENT_NOUN.0);
    /// Any word that tells a name's kind by closing it.
    pub const HEAD: Kinds = Kinds(ORG_HEAD.0 | FAC_HEAD.0 | LOC_HEAD.0 | GPE_HEAD.0 | EVENT_HEAD.0 | LAW_HEAD.0);
}
