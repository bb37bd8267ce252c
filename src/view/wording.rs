//! Plain words for the contract's codes: `deny` → *denies*, `2025-04-11` → *Friday 11 April 2025*, `21e9 EUR` → *21,000,000,000 EUR*.
//! Sentences for rules are in [`why`].

pub mod calendar;
pub mod numbers;
pub mod why;

use crate::contract::{
    BlockKind, Certainty, EntityType, EventStatus, ParticipantRole, QuantityKind, Stance, StatementForm, TimeType,
};

/// A block's kind, as the place of a fact.
pub const fn block(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list",
        BlockKind::Quote => "block quotation",
        BlockKind::Caption => "caption",
        BlockKind::Boilerplate => "page furniture",
    }
}

/// An entity's type in the singular.
pub const fn entity(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Org => "Organisation",
        EntityType::Gpe => "Country, state or city",
        EntityType::Loc => "Region or landscape",
        EntityType::Fac => "Building or site",
        EntityType::Norp => "Nationality or group",
        EntityType::Event => "Named event",
        EntityType::Product => "Product or platform",
        EntityType::Work => "Title of a work",
        EntityType::Law => "Law or treaty",
    }
}

/// An entity's type as the heading of a list.
pub const fn entities(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "People",
        EntityType::Org => "Organisations",
        EntityType::Gpe => "Countries, states, cities",
        EntityType::Loc => "Regions and landscapes",
        EntityType::Fac => "Buildings and sites",
        EntityType::Norp => "Nationalities and groups",
        EntityType::Event => "Named events",
        EntityType::Product => "Products and platforms",
        EntityType::Work => "Titles of works",
        EntityType::Law => "Laws and treaties",
    }
}

/// A tone as a verb: *who denies*.
pub const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "says",
        Stance::Deny => "denies",
        Stance::Confirm => "confirms",
        Stance::Demand => "demands",
        Stance::Promise => "promises",
        Stance::Propose => "proposes",
        Stance::Predict => "predicts",
        Stance::Judge => "judges",
        Stance::Ask => "asks",
    }
}

/// How much of a statement is in the source's own words.
pub const fn form(form: StatementForm) -> &'static str {
    match form {
        StatementForm::Direct => "in the source’s own words",
        StatementForm::Indirect => "in the article’s words",
        StatementForm::Mixed => "partly in the source’s own words",
    }
}

/// A time's type.
pub const fn time(kind: TimeType) -> &'static str {
    match kind {
        TimeType::Date => "Date",
        TimeType::Time => "Time of day",
        TimeType::Duration => "Duration",
        TimeType::Set => "Repeated time",
    }
}

/// A quantity's kind.
pub const fn quantity(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "Sum of money",
        QuantityKind::Percent => "Percentage",
        QuantityKind::Count => "Count",
        QuantityKind::Measure => "Measure",
        QuantityKind::Ordinal => "Rank",
    }
}

/// A quantity's kind as the heading of a list.
pub const fn quantities(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "Money",
        QuantityKind::Percent => "Percentages",
        QuantityKind::Count => "Counts",
        QuantityKind::Measure => "Measures",
        QuantityKind::Ordinal => "Ranks",
    }
}

/// Whether the article presents an event as having happened.
pub const fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened => "told as a fact",
        EventStatus::Ongoing => "going on",
        EventStatus::Planned => "planned",
        EventStatus::Possible => "possible",
        EventStatus::Denied => "said not to be so",
        EventStatus::Conditional => "only if something else happens",
    }
}

/// A part in an event.
pub const fn role(role: ParticipantRole) -> &'static str {
    match role {
        ParticipantRole::Agent => "who",
        ParticipantRole::Patient => "whom or what",
        ParticipantRole::Recipient => "to whom",
        ParticipantRole::Partner => "with whom",
    }
}

/// A certainty.
pub const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Sure => "sure",
        Certainty::Likely => "likely",
        Certainty::Guess => "guess",
    }
}

/// A modifier of a time or a quantity, before its value: `MORE_THAN` → *more than*.
pub fn modifier(code: &str) -> &'static str {
    match code {
        "MORE_THAN" => "more than",
        "LESS_THAN" => "less than",
        "EQUAL_OR_MORE" => "at least",
        "EQUAL_OR_LESS" => "at most",
        "APPROX" => "about",
        "BEFORE" => "before",
        "AFTER" => "after",
        "ON_OR_BEFORE" => "on or before",
        "ON_OR_AFTER" => "on or after",
        "START" => "the beginning of",
        "MID" => "the middle of",
        "END" => "the end of",
        _ => "",
    }
}

/// `1 mention`, `2 mentions`.
pub fn counted(n: usize, one: &str) -> String {
    match n {
        1 => format!("1 {one}"),
        _ => format!("{} {one}s", numbers::grouped(n as f64)),
    }
}
