//! What a fact is to the page: its key, a kind with its hue and letter, a state. It does not know what the fact says.

pub use crate::library::key::{FactKey, Layer, State};
use crate::text::Span;

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

    /// Where it starts, in bytes.
    pub fn start(&self) -> u32 {
        self.spans.first().map_or(0, |s| s.start)
    }
}
