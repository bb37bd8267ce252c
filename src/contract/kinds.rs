//! The contract's words for kinds, each mirrored from the document's own enum.

use crate::{document, text::blocks};
use serde::{Deserialize, Serialize};

macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident of $from:path as $case:literal { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = $case)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }

        impl From<$from> for $name {
            fn from(kind: $from) -> Self {
                use $from as From;
                match kind { $(From::$variant => Self::$variant),* }
            }
        }

        impl From<$name> for $from {
            fn from(kind: $name) -> Self {
                use $from as To;
                match kind { $($name::$variant => To::$variant),* }
            }
        }

        impl $name {
            /// All kinds, in the contract's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }
    };
}

mirror! {
    /// What a block is.
    BlockKind of blocks::BlockKind as "snake_case" {
        Headline, Byline, Dateline, Heading, Paragraph, ListItem, Quote, Caption, Boilerplate,
    }
}
mirror! {
    /// Kind of entity.
    EntityType of document::EntityType as "UPPERCASE" { Person, Org, Gpe, Loc, Fac, Norp, Event, Product, Work, Law }
}
mirror! {
    /// How a mention names its entity.
    MentionForm of document::MentionForm as "snake_case" { Name, Nominal, Pronoun }
}
mirror! {
    /// TIMEX3 type.
    TimeType of document::TimeType as "UPPERCASE" { Date, Time, Duration, Set }
}
mirror! {
    /// What a quantity counts.
    QuantityKind of document::QuantityKind as "snake_case" { Money, Percent, Count, Measure, Ordinal }
}
mirror! {
    /// How much is quoted.
    StatementForm of document::StatementForm as "snake_case" { Direct, Indirect, Mixed }
}
mirror! {
    /// Tone.
    Stance of document::Stance as "snake_case" { Assert, Deny, Confirm, Demand, Promise, Propose, Predict, Judge, Ask }
}
mirror! {
    /// Class of an event.
    EventClass of document::EventClass as "snake_case" {
        Meeting, Agreement, Transfer, Attack, Death, Injury, Arrest, Trial, Election, Appointment, Departure, Travel, Protest,
        Policy, Launch, Finding, Disaster, Competition, Change, Other,
    }
}
mirror! {
    /// Whether it took place.
    EventStatus of document::EventStatus as "snake_case" { Happened, Ongoing, Planned, Possible, Denied, Conditional }
}
mirror! {
    /// What a participant does.
    ParticipantRole of document::ParticipantRole as "snake_case" { Agent, Patient, Recipient, Partner }
}
mirror! {
    /// Kind of relation.
    RelationKind of document::RelationKind as "snake_case" { Role, MemberOf, PartOf, LocatedIn, Family }
}
mirror! {
    /// A score in words.
    Certainty of document::Certainty as "snake_case" { Sure, Likely, Guess }
}
