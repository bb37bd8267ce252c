//! What a fact is to the page: its key, a kind with its hue and letter, a state. It does not know what the fact says.

pub use crate::library::key::{FactKey, Layer, State};
use crate::{contract::EntityType, text::Span};

/// What a reader tells apart at a glance: one hue, one letter and one layer switch each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person, or persons that act as one.
    Person,
    /// Company, institution, party, outlet, team.
    Org,
    /// Country, city, river, building.
    Place,
    /// Nationality, named event, product, work, law.
    Name,
    /// Date, time of day, duration, repeated time.
    Date,
    /// Sum, share, count, measure, rank.
    Amount,
    /// Something said, with its speaker.
    Quote,
    /// Something that happens.
    Event,
}

impl Kind {
    /// All kinds; the position plus one is the key of the layer switch.
    pub const ALL: [Kind; 8] =
        [Self::Person, Self::Org, Self::Place, Self::Name, Self::Date, Self::Amount, Self::Quote, Self::Event];

    /// The kind of a layer's facts; of names the most common one.
    pub const fn of(layer: Layer) -> Self {
        match layer {
            Layer::Entity | Layer::Mention => Self::Person,
            Layer::Time => Self::Date,
            Layer::Quantity => Self::Amount,
            Layer::Statement => Self::Quote,
            Layer::Event => Self::Event,
        }
    }

    /// The word in `data-kind`, which the style sheet knows.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Org => "org",
            Self::Place => "place",
            Self::Name => "name",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Quote => "quote",
            Self::Event => "event",
        }
    }

    /// The words of the legend.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Person => "People",
            Self::Org => "Organisations",
            Self::Place => "Places",
            Self::Name => "Other names",
            Self::Date => "Dates",
            Self::Amount => "Amounts",
            Self::Quote => "Quotes",
            Self::Event => "Events",
        }
    }

    /// One of them.
    pub const fn singular(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Org => "Organisation",
            Self::Place => "Place",
            Self::Name => "Name",
            Self::Date => "Date",
            Self::Amount => "Amount",
            Self::Quote => "Quote",
            Self::Event => "Event",
        }
    }

    /// The letter shown beside the hue, so that no meaning hangs on colour alone.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Person => "P",
            Self::Org => "O",
            Self::Place => "L",
            Self::Name => "N",
            Self::Date => "D",
            Self::Amount => "#",
            Self::Quote => "“",
            Self::Event => "E",
        }
    }

    /// How it is drawn.
    pub const fn channel(self) -> Channel {
        match self {
            Self::Quote | Self::Event => Channel::Lane,
            _ => Channel::Fill,
        }
    }
}

/// What selected words can be marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A name of that type.
    Name(EntityType),
    /// A time, a quantity, a statement, an event.
    Fact(Layer),
}

/// All marks, the common ones first: letter after `t`, mark, word.
pub const MARKS: [(char, Mark, &str); 14] = [
    ('p', Mark::Name(EntityType::Person), "Person"),
    ('o', Mark::Name(EntityType::Org), "Organisation"),
    ('g', Mark::Name(EntityType::Gpe), "Country, city"),
    ('d', Mark::Fact(Layer::Time), "Date"),
    ('m', Mark::Fact(Layer::Quantity), "Amount"),
    ('q', Mark::Fact(Layer::Statement), "Quote"),
    ('e', Mark::Fact(Layer::Event), "Event"),
    ('l', Mark::Name(EntityType::Loc), "Region"),
    ('f', Mark::Name(EntityType::Fac), "Building"),
    ('n', Mark::Name(EntityType::Norp), "Nationality"),
    ('v', Mark::Name(EntityType::Event), "Named event"),
    ('r', Mark::Name(EntityType::Product), "Product"),
    ('w', Mark::Name(EntityType::Work), "Title of a work"),
    ('a', Mark::Name(EntityType::Law), "Law"),
];

/// How an annotation is drawn over the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Behind the words; one a segment.
    Fill,
    /// A line under the words; up to [`super::segments::LANES`].
    Lane,
}

/// A fact as the text shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Its name in links and in the log.
    pub key: FactKey,
    /// Hue and switch.
    pub kind: Kind,
    /// What is drawn, in bytes of the text; several where it is interrupted.
    pub spans: Vec<Span>,
    /// Index into the contract's list of its layer.
    pub index: usize,
    /// What a person has decided.
    pub state: State,
}

impl Fact {
    /// Bytes that it covers, for choosing the shortest of several.
    pub fn size(&self) -> u32 {
        self.spans.iter().map(|s| s.len()).sum()
    }

    /// From its first to its last byte.
    pub fn hull(&self) -> Span {
        Span::new(self.start(), self.spans.last().map_or(0, |s| s.end))
    }

    /// Where it starts, in bytes.
    pub fn start(&self) -> u32 {
        self.spans.first().map_or(0, |s| s.start)
    }
}
