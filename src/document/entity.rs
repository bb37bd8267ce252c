//! Who and what the article speaks of.

use super::{EntityId, Provenance, Score};
use crate::text::Span;

/// The contract's ten kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// A person, or an unnamed group of persons that speaks or acts.
    Person,
    /// Company, institution, party, media outlet, team, government named as such.
    Org,
    /// Country, state, city; also when it acts.
    Gpe,
    /// River, region, continent.
    Loc,
    /// Building, bridge, airport.
    Fac,
    /// Nationality, religious or political group: *Russian*.
    Norp,
    /// Named event: *World War II*.
    Event,
    /// Product, also a platform named as a medium.
    Product,
    /// Title of a book, film, song, report.
    Work,
    /// Named law or treaty.
    Law,
}

impl EntityType {
    /// All kinds, in the contract's order.
    pub const ALL: [EntityType; 10] =
        [Self::Person, Self::Org, Self::Gpe, Self::Loc, Self::Fac, Self::Norp, Self::Event, Self::Product, Self::Work, Self::Law];

    /// The contract's name of the kind.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Fac => "FAC",
            Self::Norp => "NORP",
            Self::Event => "EVENT",
            Self::Product => "PRODUCT",
            Self::Work => "WORK",
            Self::Law => "LAW",
        }
    }
}

/// One real-world thing in the article, with all that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What kind of thing.
    pub kind: EntityType,
    /// The fullest name used.
    pub name: String,
    /// Other names used, in order of first use.
    pub aliases: Vec<String>,
    /// Identity in a knowledge base, only where context agrees.
    pub link: Option<Link>,
    /// Weight in the article, 0 to 1000.
    pub salience: Score,
    /// Why its mentions are one thing.
    pub provenance: Provenance,
}

/// An identity outside of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Wikidata identifier, such as `Q159`.
    pub wikidata: String,
}

/// How a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// *Steve Witkoff*.
    Name,
    /// *the envoy*.
    Nominal,
    /// *he*.
    Pronoun,
}

/// Words that stand for an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Without articles, titles, possessive *'s* and punctuation at the ends.
    pub span: Span,
    /// Name, nominal or pronoun.
    pub form: MentionForm,
    /// What it stands for.
    pub entity: EntityId,
    /// Why, and how sure.
    pub provenance: Provenance,
}
