//! Quantities: *€21 billion* → 21,000,000,000 EUR; *thousands a week* → 1000 persons per week.
//!
//! Read from [atoms](crate::facts::numerals::atoms), number by number: [`money`], percentages and [`measure`]s by their unit,
//! [`count`]s by the noun they count; then [`rate`]s, ranges and conversions ([`tie`]). Numbers inside times are no quantities,
//! and a score or vote (*52–48*) is two counts, not a range.

mod count;
mod measure;
mod money;
mod noun;
mod rate;
mod read;
pub mod rules;
mod table;
#[cfg(test)]
mod tests;
mod tie;

use crate::{
    document::{Document, Quantity},
    facts::numerals::atoms,
};

/// Reads all quantities of the text. Needs the times, whose numbers are no quantities.
pub fn read(doc: &Document) -> Vec<Quantity> {
    let mut reader = read::Reader::new(doc);
    atoms::blocks(doc, &table::TABLE.words, |a, _| reader.block(a));
    reader.finish()
}
