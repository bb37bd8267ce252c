//! A web page read: `<h1>Dam is safe</h1><nav>…</nav><p>The dam …</p>` → the article's text with its blocks, title, date, author, site,
//! and what was left out. Parsed inertly: no script, style or picture of the page is run or fetched.
//!
//! Which part of the page is the article is found by `dom_smoothie`, a port of Mozilla's Readability; what its paragraphs are is
//! judged here. A piece of a page without a head, as the clipboard gives it, is what a person selected: it is taken whole.

#[cfg(feature = "engine")]
mod guard;
#[cfg(feature = "engine")]
mod label;
#[cfg(feature = "engine")]
mod left_out;
#[cfg(feature = "engine")]
mod meta;
#[cfg(feature = "engine")]
mod names;
#[cfg(feature = "engine")]
mod read;
#[cfg(feature = "engine")]
mod walk;

#[cfg(feature = "engine")]
pub use read::read;

use super::blocks::Block;
use jiff::civil::Date;

/// Something the page says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What it says.
    pub value: T,
    /// Where: `og:title`, `JSON-LD datePublished`, `time element`.
    pub from: &'static str,
}

#[cfg(feature = "engine")]
impl<T> Found<T> {
    fn new(value: T, from: &'static str) -> Self {
        Self { value, from }
    }
}

/// A page as the engine sees it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The article's text, the headline first if the page has one.
    pub text: String,
    /// The blocks of `text`.
    pub blocks: Vec<Block>,
    /// The article's title.
    pub title: Option<Found<String>>,
    /// The day on which it appeared.
    pub published: Option<Found<Date>>,
    /// Who wrote it; several names in one line.
    pub author: Option<Found<String>>,
    /// The publication.
    pub site: Option<Found<String>>,
    /// The page's address.
    pub url: Option<Found<String>>,
    /// The rest of the page.
    pub left_out: Vec<LeftOut>,
}

/// A part of the page that is not in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its words, a line for each piece.
    pub text: String,
    /// Byte of the text before which it stood.
    pub at: u32,
    /// What the page's marks say it is.
    pub reason: Reason,
}

/// Why a part was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Menus, links to other articles, notices, by the names of the page's elements.
    Furniture,
    /// Readers' comments.
    Comments,
    /// Outside of the part of the page that holds the article.
    Outside,
}

#[cfg(test)]
mod tests;
