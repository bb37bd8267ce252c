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
    },
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
        let Some(rest) = fragment.strip_prefix("/a/") else { return Self::Start };
        let (id, query) = rest.split_once('?').unwrap_or((rest, ""));
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if id.is_empty() || !id.chars().all(plain) {
            return Self::Start;
        }
        let fact = query.split('&').find_map(|part| part.strip_prefix("f=")?.parse().ok());
        Self::Article { id: id.to_owned(), fact }
    }

    /// The fragment, with `#`.
    pub fn print(&self) -> String {
        match self {
            Self::Start => "#/".to_owned(),
            Self::Article { id, fact: None } => format!("#/a/{id}"),
            Self::Article { id, fact: Some(fact) } => format!("#/a/{id}?f={fact}"),
            Self::Shared { version, payload } => format!("#v{version}.{payload}"),
        }
    }
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
        assert_eq!(Route::parse("#/a/x?f=wrong"), Route::Article { id: "x".into(), fact: None });
    }

    proptest! {
        #[test]
        fn reads_what_it_prints(id in "[a-zA-Z0-9_-]{1,20}", place in prop::option::of((0u32..9999, 0u32..9999)), payload in "[a-zA-Z0-9_-]{0,20}") {
            let key = |(start, end)| FactKey { layer: Layer::Mention, span: CharSpan { start, end } };
            let start = |place: Option<(u32, u32)>| place.map_or(1, |(start, _)| start);
            for route in [Route::Start, Route::Article { id, fact: place.map(key) }, Route::Shared { version: start(place), payload }] {
                prop_assert_eq!(Route::parse(&route.print()), route);
            }
        }

        #[test]
        fn never_fails(fragment in ".{0,60}") {
            let _ = Route::parse(&fragment);
        }
    }
}
