//! The lists beside the article, as the tabs name them.

use crate::library::key::Layer;

/// The lists beside the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// People, organisations, other names.
    #[default]
    Names,
    /// By speaker.
    Quotes,
    /// Dates and other times.
    Dates,
    /// Sums and other amounts.
    Amounts,
    /// Events.
    Events,
    /// What to look at next.
    Review,
}

impl Tab {
    /// All tabs, in order.
    pub const ALL: [Tab; 6] = [Self::Names, Self::Quotes, Self::Dates, Self::Amounts, Self::Events, Self::Review];

    /// The tab that lists facts of this layer.
    pub const fn of(layer: Layer) -> Self {
        match layer {
            Layer::Entity | Layer::Mention => Self::Names,
            Layer::Time => Self::Dates,
            Layer::Quantity => Self::Amounts,
            Layer::Statement => Self::Quotes,
            Layer::Event => Self::Events,
        }
    }
}
