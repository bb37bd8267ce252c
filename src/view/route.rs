//! The page's place as the fragment of its address: `#/a/3f2a?f=m9-22` ⇄ the article `3f2a` with a fact selected.
//! A static host knows no other paths. `#v1.…` carries a whole article; its payload is read elsewhere.

use super::fact::FactKey;

/// Where the person is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The paste box.
    #[default]
    Start,
    /// A saved article.
    Article {
        /// Its id in the library: letters, digits, `-` and `_`.
        id: String,
        /// The fact to show.
        fact: Option<FactKey>,
        /// The page over it (see [`super::pages`]).
        page: Option<String>,
    },
    /// A page over all saved articles, with none open.
    Page(String),
    /// An article, or corrections, in the link itself.
    Shared {
        /// Of the payload's format; it may be newer than this page.
        version: u32,
        /// Deflated, base64url.
        payload: String,
    },
}

impl Route {
    /// Reads a fragment, with or without `#`; what is not understood leads to the start.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let shared = fragment.strip_prefix('v').and_then(|rest| rest.split_once('.'));
        if let Some((Ok(version), payload)) = shared.map(|(version, payload)| (version.parse(), payload)) {
            return Self::Shared { version, payload: payload.to_owned() };
        }
        if let Some(page) = fragment.strip_prefix("/p/").and_then(decoded) {
            return Self::Page(page);
        }
        let Some(rest) = fragment.strip_prefix("/a/") else { return Self::Start };
        let (id, query) = rest.split_once('?').unwrap_or((rest, ""));
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if id.is_empty() || !id.chars().all(plain) {
            return Self::Start;
        }
        let fact = query.split('&').find_map(|part| part.strip_prefix("f=")?.parse().ok());
        let page = query.split('&').find_map(|part| decoded(part.strip_prefix("p=")?));
        Self::Article { id: id.to_owned(), fact, page }
    }

    /// The fragment, with `#`.
    pub fn print(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Article { id, fact, page } => {
                let fact = fact.map(|fact| format!("f={fact}"));
                let asked: Vec<String> = fact.into_iter().chain(page.as_ref().map(|p| format!("p={}", encoded(p)))).collect();
                format!("#/a/{id}{}{}", if asked.is_empty() { "" } else { "?" }, asked.join("&"))
            }
            Self::Page(page) => format!("#/p/{}", encoded(page)),
            Self::Shared { version, payload } => format!("#v{version}.{payload}"),
        }
    }
}

/// `search “a b”` → `search%20%E2%80%9Ca…`: letters and digits stay, all else is told by its bytes.
fn encoded(words: &str) -> String {
    let byte = |b: u8| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") };
    words.bytes().map(byte).collect()
}

/// Reads what [`encoded`] wrote; none if it is empty or broken.
fn decoded(part: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::new(), part.as_bytes());
    while let [first, others @ ..] = rest {
        rest = others;
        if let (b'%', [a, b, others @ ..]) = (*first, others) {
            let digit = |c: u8| char::from(c).to_digit(16);
            bytes.push((digit(*a)? * 16 + digit(*b)?) as u8);
            rest = others;
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).ok().filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::offsets::CharSpan, view::fact::Layer};
    use proptest::prelude::*;

    #[test]
    fn what_is_not_understood_leads_to_the_start() {
        for fragment in ["", "#", "#/", "#/a/", "#/a/../x", "#nonsense", "#/a/x y", "#v.x", "#vx.y", "#v1"] {
            assert_eq!(Route::parse(fragment), Route::Start, "{fragment}");
        }
        assert_eq!(Route::parse("#/a/x?f=wrong"), Route::Article { id: "x".into(), fact: None, page: None });
    }

    proptest! {
        #[test]
        fn reads_what_it_prints(id in "[a-zA-Z0-9_-]{1,20}", place in prop::option::of((0u32..9999, 0u32..9999)), payload in "[a-zA-Z0-9_-]{0,20}") {
            let key = |(start, end)| FactKey { layer: Layer::Mention, span: CharSpan { start, end } };
            let start = |place: Option<(u32, u32)>| place.map_or(1, |(start, _)| start);
            let page = place.map(|(n, _)| format!("search “{payload}” {n} money>1m"));
            let other = page.clone().map_or(Route::Start, Route::Page);
            for route in [Route::Start, other, Route::Article { id, fact: place.map(key), page }, Route::Shared { version: start(place), payload }] {
                prop_assert_eq!(Route::parse(&route.print()), route);
            }
        }

        #[test]
        fn never_fails(fragment in ".{0,60}") {
            let _ = Route::parse(&fragment);
        }
    }
}
