//! Plain words for the contract's codes: `deny` → *denies*, `2025-04-11` → *Friday 11 April 2025*, `21e9 EUR` → *21,000,000,000 EUR*.
//! Sentences for rules are in [`why`].

pub mod calendar;
pub mod numbers;
pub mod why;

use crate::{
    contract::{
        BlockKind, Certainty, EntityType, EventClass, EventStatus, ParticipantRole, QuantityKind, RelationKind, Stance,
        StatementForm, TimeType,
    },
    library::log::Verdict,
};

/// What a person who has checked a statement says of it.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Open => "not checked",
        Verdict::True => "true",
        Verdict::False => "false",
        Verdict::Mixed => "partly true",
        Verdict::Unclear => "cannot be told",
    }
}

/// A relation as a verb, between its two ends.
pub const fn relation(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Role => "holds an office at",
        RelationKind::MemberOf => "is a member of",
        RelationKind::PartOf => "is part of",
        RelationKind::LocatedIn => "is in",
        RelationKind::Family => "is a relative of",
    }
}

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

/// Whether the article presents an event as having happened; also the word in `data-status`, which the style sheet knows.
pub const fn status(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened => "happened",
        EventStatus::Ongoing => "going on",
        EventStatus::Planned => "planned",
        EventStatus::Possible => "possible",
        EventStatus::Denied => "denied",
        EventStatus::Conditional => "conditional",
    }
}

/// What a status says of an event, as the end of a sentence.
pub const fn status_told(status: EventStatus) -> &'static str {
    match status {
        EventStatus::Happened => "The article tells it as a fact.",
        EventStatus::Ongoing => "It was going on when the article appeared.",
        EventStatus::Planned => "It is a plan.",
        EventStatus::Possible => "It may be or come, the article does not say that it has.",
        EventStatus::Denied => "The article says that it is not so.",
        EventStatus::Conditional => "It hangs on something else.",
    }
}

/// An event's class.
pub const fn class(class: EventClass) -> &'static str {
    match class {
        EventClass::Meeting => "Meeting",
        EventClass::Agreement => "Agreement",
        EventClass::Transfer => "Payment or transfer",
        EventClass::Attack => "Attack",
        EventClass::Death => "Death",
        EventClass::Injury => "Injury",
        EventClass::Arrest => "Arrest",
        EventClass::Trial => "Trial or investigation",
        EventClass::Election => "Election or vote",
        EventClass::Appointment => "Appointment",
        EventClass::Departure => "Departure from an office",
        EventClass::Travel => "Travel",
        EventClass::Protest => "Protest or strike",
        EventClass::Policy => "Policy or law",
        EventClass::Launch => "Launch or opening",
        EventClass::Finding => "Finding",
        EventClass::Disaster => "Disaster or accident",
        EventClass::Competition => "Competition",
        EventClass::Change => "Rise, fall or change",
        EventClass::Other => "Event",
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

/// What an entity does in an event, said of the entity.
pub const fn part(role: ParticipantRole) -> &'static str {
    match role {
        ParticipantRole::Agent => "does",
        ParticipantRole::Patient => "done to it",
        ParticipantRole::Recipient => "gets it",
        ParticipantRole::Partner => "takes part",
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
