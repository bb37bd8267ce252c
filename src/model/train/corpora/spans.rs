//! Spans of a record to labels of its words.

use super::kinds::{self, Places};
use crate::{document::Scheme, text::Span};
use serde_json::Value;
use std::ops::Range;

/// Words of a text with their places in code points.
pub(super) struct Aligned<'a> {
    /// Words; none at a break.
    pub words: Vec<Option<Span>>,
    text: &'a str,
    /// First code point of each word; a break has that of the next word.
    starts: Vec<usize>,
    /// Whether a word may be learned from.
    known: Vec<bool>,
}

const INSIDE: u64 = 4;
const BEGIN: u64 = 2;
const OUTSIDE: u64 = 1;

impl<'a> Aligned<'a> {
    /// `annotated` is the record's list of ranges, or nothing.
    pub(super) fn new(text: &'a str, words: Vec<Option<Span>>, annotated: &Value) -> Self {
        let mut starts = vec![0; words.len()];
        let mut chars = text.char_indices().enumerate();
        let mut at = 0;
        for (k, word) in words.iter().enumerate() {
            if let Some(word) = word {
                at = chars.find(|(_, (byte, _))| *byte >= word.start as usize).map_or(at, |(n, _)| n);
            }
            starts[k] = at;
        }
        let ranges: Option<Vec<Range<usize>>> = annotated.as_array().map(|a| a.iter().filter_map(range).collect());
        let known = (0..words.len())
            .map(|k| words[k].is_some() && ranges.as_ref().is_none_or(|r| r.iter().any(|r| r.contains(&starts[k]))))
            .collect();
        Self { words, text, starts, known }
    }

    /// The words that begin inside a stretch of code points.
    fn inside(&self, span: &Range<usize>) -> Range<usize> {
        let low = self.starts.partition_point(|&s| s < span.start);
        let high = self.starts.partition_point(|&s| s < span.end);
        // A word that holds the first code point but begins before it counts too.
        let low = if low == high && low > 0 { low - 1 } else { low };
        low..high.max(low)
    }

    fn form(&self, k: usize) -> &str {
        self.words[k].map_or("", |s| s.of(self.text))
    }

    fn outside(&self, label: impl Fn(&str) -> u64) -> Vec<u64> {
        (0..self.words.len()).map(|k| if self.known[k] { label(self.form(k)) } else { 0 }).collect()
    }

    fn put(&self, labels: &mut [u64], span: &Range<usize>, begin: u64, inside: u64) {
        let mut label = begin;
        for k in self.inside(span).filter(|&k| self.known[k]) {
            labels[k] = label;
            label = inside;
        }
    }

    /// Names in the contract's types; where the corpus leaves the type open, all that it may be.
    pub(super) fn names(&self, corpus: &str, spans: &Value, places: &Places) -> Vec<u64> {
        let mut labels = self.outside(|form| kinds::outside(corpus, form));
        for span in spans.as_array().into_iter().flatten() {
            let Some(r) = range(span) else { continue };
            let words = self.inside(&r);
            let around = (
                words.start.checked_sub(1).map_or("", |k| self.form(k)),
                if words.end < self.words.len() { self.form(words.end) } else { "" },
            );
            let text: Vec<&str> = words.map(|k| self.form(k)).collect();
            let types = kinds::types(corpus, &span[2], &span[3], &text, around, places);
            let (begin, inside) =
                types.iter().fold((0, 0), |(b, i), &t| (b | 1 << (1 + 2 * t as u64), i | 1 << (2 + 2 * t as u64)));
            let titles = if corpus == "ner/gum" { kinds::titles(&types, &text) } else { 0 };
            if titles == text.len() {
                // *the President* is no name in the contract, but may stand where one is due.
                self.put(&mut labels, &r, 0, 0);
            } else if begin != 0 {
                let first = self.inside(&r).start + titles;
                let r = self.starts[first]..r.end;
                self.put(&mut labels, &r, begin, inside);
            }
        }
        labels
    }

    /// Names in four types.
    pub(super) fn four(&self, spans: &Value) -> Vec<u64> {
        let mut labels = self.outside(|_| OUTSIDE);
        for span in spans.as_array().into_iter().flatten() {
            let kind = ["PER", "ORG", "LOC", "MISC"].iter().position(|t| span[3].as_str() == Some(t));
            if let (Some(r), Some(k)) = (range(span), kind) {
                self.put(&mut labels, &r, 1 << (1 + 2 * k), 1 << (2 + 2 * k));
            }
        }
        labels
    }

    /// One part of the attributions.
    pub(super) fn attribution(&self, part: Scheme, attributions: &Value) -> Vec<u64> {
        let key = match part {
            Scheme::Source => "source",
            Scheme::Cue => "cue",
            _ => "content",
        };
        let lists = attributions.as_array().into_iter().flatten().flat_map(|a| a[key].as_array().into_iter().flatten());
        let mut spans: Vec<Range<usize>> = lists.filter_map(range).collect();
        spans.sort_by_key(|s| (s.start, usize::MAX - s.end));
        spans.dedup();
        let mut labels = self.outside(|_| OUTSIDE);
        let (mut outer, mut inner) = (0, 0);
        for s in spans {
            let nested = s.start < outer;
            if nested && part == Scheme::Inner && s.start >= inner {
                self.put(&mut labels, &s, BEGIN, INSIDE);
                inner = s.end;
            }
            if !nested {
                if part != Scheme::Inner {
                    self.put(&mut labels, &s, BEGIN, INSIDE);
                }
                outer = s.end;
            }
        }
        labels
    }

    /// Triggers by TimeML class.
    pub(super) fn triggers(&self, events: &Value) -> Vec<u64> {
        const CLASSES: [&str; 7] = ["OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"];
        let mut labels = self.outside(|_| OUTSIDE);
        for event in events.as_array().into_iter().flatten() {
            let class = CLASSES.iter().position(|c| event[2].as_str() == Some(c));
            if let (Some(r), Some(c)) = (range(event), class) {
                self.put(&mut labels, &r, 1 << (1 + c), 1 << 8);
            }
        }
        labels
    }

    /// Happenings of ECB+: no speech, no perception, no state.
    pub(super) fn happenings(&self, events: &Value) -> Vec<u64> {
        let mut labels = self.outside(|_| OUTSIDE);
        for event in events.as_array().into_iter().flatten() {
            let tag = event[2].as_str().unwrap_or_default();
            let happening = ["OCCURRENCE", "CAUSATIVE", "ASPECTUAL", "GENERIC"].iter().any(|t| tag.ends_with(t));
            if let (Some(r), true) = (range(event), happening) {
                self.put(&mut labels, &r, BEGIN, INSIDE);
            }
        }
        labels
    }
}

fn range(span: &Value) -> Option<Range<usize>> {
    Some(span[0].as_u64()? as usize..span[1].as_u64()? as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{blocks, tokenize};

    #[test]
    fn labels_words_of_a_span() {
        let text = "“É so,” he said.";
        let mut words = Vec::new();
        tokenize::tokenize(text, blocks::find(text)[0].span, &mut words);
        let aligned = Aligned::new(text, words.iter().map(|w| Some(w.span)).collect(), &Value::Null);
        let said = serde_json::json!([{"source": [[8, 10]], "cue": [[11, 15]], "content": [[0, 7]]}]);
        assert_eq!(aligned.attribution(Scheme::Source, &said), [1, 1, 1, 1, 1, 2, 1, 1]);
        assert_eq!(aligned.attribution(Scheme::Content, &said), [2, 4, 4, 4, 4, 1, 1, 1]);
    }
}
