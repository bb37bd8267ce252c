//! What the article says: times, quantities, statements, events.

pub mod quantities;
pub mod statements;
pub mod times;
