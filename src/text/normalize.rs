//! A cleaned view for look-ups: `“don’t – wait…”` → `"don't - wait..."`. The text itself is never changed; [`Cleaned`] leads back.
//!
//! Only signs are unified: curly quotes, dashes, spaces, marks without width. Letters, case and accents stay (see [`key`] for a
//! form that drops case).

use super::Span;
use std::borrow::Cow;

/// A cleaned copy that knows where each of its bytes came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// The cleaned words.
    pub text: String,
    /// For each byte of `text` the byte in the source where its character starts; one more for the end.
    starts: Vec<u32>,
}

impl Cleaned {
    /// Cleans `source`.
    pub fn new(source: &str) -> Self {
        let mut cleaned = Self { text: String::with_capacity(source.len()), starts: Vec::with_capacity(source.len() + 1) };
        for (at, c) in source.char_indices() {
            push(&mut cleaned.text, c);
            cleaned.starts.resize(cleaned.text.len(), Span::from_range(at..source.len()).start);
        }
        cleaned.starts.push(Span::from_range(0..source.len()).end);
        cleaned
    }

    /// The span of the source behind `span` of the cleaned text; marks without width inside are part of it.
    pub fn source(&self, span: Span) -> Span {
        let at = |i: u32| self.starts.get(i as usize).or(self.starts.last()).copied().unwrap_or(0);
        Span::new(at(span.start), at(span.end))
    }
}

/// The cleaned form of `source`, without a copy if it is clean already.
pub fn clean(source: &str) -> Cow<'_, str> {
    if source.is_ascii() {
        return Cow::Borrowed(source);
    }
    let mut text = String::with_capacity(source.len());
    source.chars().for_each(|c| push(&mut text, c));
    if text == source { Cow::Borrowed(source) } else { Cow::Owned(text) }
}

/// The cleaned form in small letters, for word lists.
pub fn key(source: &str) -> Cow<'_, str> {
    match clean(source) {
        Cow::Borrowed(s) if !s.chars().any(char::is_uppercase) => Cow::Borrowed(s),
        s => Cow::Owned(s.to_lowercase()),
    }
}

/// Whether `c` has neither width nor meaning for a look-up.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe0f}' | '\u{feff}')
}

fn push(text: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => text.push(c),
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '´' => text.push('\''),
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => text.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => text.push('-'),
        '…' => text.push_str("..."),
        'ﬁ' => text.push_str("fi"),
        'ﬂ' => text.push_str("fl"),
        _ if is_invisible(c) => {}
        _ if c.is_whitespace() => text.push(' '),
        _ => text.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cleans_signs() {
        assert_eq!(clean("“don’t – wait…”"), "\"don't - wait...\"");
        assert_eq!(clean("voca\u{ad}tional\u{a0}x"), "vocational x");
        assert_eq!(key("D’Souza É"), "d'souza é");
        assert!(matches!(clean("plain"), Cow::Borrowed(_)));
    }

    #[test]
    fn leads_back() {
        let source = "a “b\u{ad}c” d";
        let cleaned = Cleaned::new(source);
        assert_eq!(cleaned.text, "a \"bc\" d");
        assert_eq!(cleaned.source(Span::new(3, 5)).of(source), "b\u{ad}c");
        assert_eq!(cleaned.source(Span::new(0, 8)).of(source), source);
    }

    proptest! {
        #[test]
        fn every_span_leads_to_a_boundary(source in "[a-z’“…\u{ad}\u{200b}é ]{0,20}", from in 0u32..30, to in 0u32..30) {
            let cleaned = Cleaned::new(&source);
            let span = cleaned.source(Span::new(from.min(to), from.max(to)));
            prop_assert!(source.is_char_boundary(span.start as usize) && source.is_char_boundary(span.end as usize));
            prop_assert_eq!(clean(&source).into_owned(), cleaned.text);
        }
    }
}
