//! What times and quantities share: the text cut into [`atoms`], the [`words`] they know, and [`number`]s.
//!
//! `twenty-five per cent` → atoms `twenty` `-` `five` `per` `cent`, number 25. Knows no dates and no units.

pub mod atoms;
pub mod decimal;
pub mod life;
pub mod number;
pub mod words;
