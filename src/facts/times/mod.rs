//! Time expressions with TIMEX3 values: *Friday* in an article of 2025-04-12 → `2025-04-11`.
//!
//! A grammar of lines of data ([`rules`]) is matched over [atoms](crate::facts::numerals::atoms); what a line reads is a
//! [`frame`]; the [`resolve`](mod@resolve) module turns frames into values by the [`calendar`], the publication date, the time
//! spoken of before and the [`tense`] of the verb. Ages and rates are quantities, not times. Nothing is guessed: without a
//! publication date a weekday stays `XXXX-WXX-5`.

mod calendar;
mod context;
mod extend;
mod frame;
mod grammar;
mod holiday;
mod published;
mod resolve;
pub mod rules;
mod slots;
mod span;
mod tense;
#[cfg(test)]
mod tests;
pub mod timex;
pub mod value;

pub use published::published;

use crate::{
    document::{Document, Time},
    facts::numerals::atoms,
};

/// Reads all times of the text, resolved against the document's date where it is known.
pub fn resolve(doc: &Document) -> Vec<Time> {
    let mut reader = resolve::Reader::new(doc);
    atoms::blocks(doc, &rules::TABLE.words, |a, _| reader.block(a));
    reader.finish()
}
