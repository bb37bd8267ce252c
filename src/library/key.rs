//! Names a fact so that the name survives a new analysis: `"m9-22"` ⇄ the mention at code points 9 to 22; and what a person has
//! decided about it. It does not know what the fact says.

use crate::text::offsets::CharSpan;
use std::{fmt, str::FromStr};

/// The contract's list that a fact stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// One thing with all that names it; its key holds its first mention's place.
    Entity,
    /// Words that stand for an entity.
    Mention,
    /// A time expression.
    Time,
    /// A number with what it counts.
    Quantity,
    /// Something said.
    Statement,
    /// Something that took, takes or may take place.
    Event,
}

impl Layer {
    /// All layers.
    pub const ALL: [Layer; 6] = [Self::Entity, Self::Mention, Self::Time, Self::Quantity, Self::Statement, Self::Event];

    /// The letter that starts a key.
    pub const fn letter(self) -> char {
        match self {
            Self::Entity => 'e',
            Self::Mention => 'm',
            Self::Time => 't',
            Self::Quantity => 'q',
            Self::Statement => 's',
            Self::Event => 'v',
        }
    }
}

/// Names a fact by layer and place, not by its index, so that it holds for a newer analysis of the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKey {
    /// The list it stands in.
    pub layer: Layer,
    /// Where the engine (or the person who added it) saw it, in code points; it stays when the fact is resized.
    pub span: CharSpan,
}

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}-{}", self.layer.letter(), self.span.start, self.span.end)
    }
}

impl FromStr for FactKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut rest = text.chars();
        let letter = rest.next().ok_or(())?;
        let layer = Layer::ALL.into_iter().find(|l| l.letter() == letter).ok_or(())?;
        let (start, end) = rest.as_str().split_once('-').ok_or(())?;
        let (start, end) = (start.parse().map_err(drop)?, end.parse().map_err(drop)?);
        Ok(Self { layer, span: CharSpan { start, end } })
    }
}

/// What a person has decided about a fact. Shown by form, not by colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nobody has looked.
    #[default]
    Unreviewed,
    /// A person says that it is right.
    Accepted,
    /// A person has changed it.
    Corrected,
    /// A person has made it.
    Added,
    /// A person says that it is wrong; not drawn.
    Rejected,
}

impl State {
    /// The word in `data-state`, which the style sheet knows.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Unreviewed => "unreviewed",
            Self::Accepted => "accepted",
            Self::Corrected => "corrected",
            Self::Added => "added",
            Self::Rejected => "rejected",
        }
    }

    /// The words of the inspector.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Unreviewed => "not reviewed",
            Self::Accepted => "accepted by you",
            Self::Corrected => "corrected by you",
            Self::Added => "added by you",
            Self::Rejected => "rejected by you",
        }
    }
}

impl serde::Serialize for FactKey {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for FactKey {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text: std::borrow::Cow<'de, str> = serde::Deserialize::deserialize(from)?;
        text.parse().map_err(|()| serde::de::Error::custom("this is no name of a fact"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back() {
        for layer in Layer::ALL {
            let key = FactKey { layer, span: CharSpan { start: 9, end: 1022 } };
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for bad in ["", "m", "x1-2", "m1", "m-2", "m1-", "mé"] {
            assert_eq!(bad.parse::<FactKey>(), Err(()), "{bad}");
        }
    }
}
