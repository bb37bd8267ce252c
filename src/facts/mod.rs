//! What the article says: times, quantities, statements, events.

pub mod events;
pub mod numerals;
pub mod quantities;
pub mod statements;
pub mod times;
