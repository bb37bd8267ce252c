//! The lists beside the article: people and organisations, quotes by speaker, dates, amounts, events. Rejected facts are listed last
//! by nobody: they are left out, and reached from the history.

pub mod amounts;
pub mod dates;
pub mod events;
pub mod names;
pub mod quotes;
