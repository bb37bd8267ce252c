//! What a web page said of itself, as JSON: `{"site": {"value": "Velmouth Courier", "from": "og:site_name"}, "left_out": […]}`.

use crate::{
    document::PageInfo,
    text::{Span, html, offsets::OffsetMap},
};
use serde::{Deserialize, Serialize};

/// Metadata of the page and what is not in the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The page's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Found>,
    /// The day on which it appeared, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Found>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Found>,
    /// The publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Found>,
    /// The page's address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Found>,
    /// Parts of the page that are not in the text, in the page's order.
    pub left_out: Vec<LeftOut>,
}

/// A statement of the page with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// What it says.
    pub value: String,
    /// Where in the page: `og:title`, `JSON-LD datePublished`.
    pub from: String,
}

/// A part of the page that is not in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its words.
    pub text: String,
    /// Code point of the text before which it stood.
    pub at: u32,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why a part of a page was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Menus, links to other articles, notices.
    Furniture,
    /// Readers' comments.
    Comments,
    /// Outside of the article's part of the page.
    Outside,
}

impl Page {
    /// From the document's account of the page.
    pub(super) fn new(page: &PageInfo, text: &str, map: &OffsetMap) -> Self {
        let words =
            |f: &Option<html::Found<String>>| f.as_ref().map(|f| Found { value: f.value.clone(), from: f.from.to_owned() });
        let left_out = |part: &html::LeftOut| LeftOut {
            text: part.text.clone(),
            at: map.to_chars(text, Span::new(part.at, part.at)).start,
            reason: match part.reason {
                html::Reason::Furniture => Reason::Furniture,
                html::Reason::Comments => Reason::Comments,
                html::Reason::Outside => Reason::Outside,
            },
        };
        Self {
            title: words(&page.title),
            published: page.published.as_ref().map(|f| Found { value: f.value.to_string(), from: f.from.to_owned() }),
            author: words(&page.author),
            site: words(&page.site),
            url: words(&page.url),
            left_out: page.left_out.iter().map(left_out).collect(),
        }
    }
}
