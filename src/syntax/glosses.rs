//! A name's spelling in its own script, put behind it in brackets: *Vivian Huang (黃珊珊) said*. The network has learnt from texts
//! without such glosses and loses the thread at them, so it reads the sentence without; they are hung on the word before afterwards.

use crate::document::{Deprel, Document, SCORES, Scheme, TokenId, Upos, Xpos};
use std::ops::Range;

/// Most tokens of a gloss, brackets left out.
const LONGEST: usize = 12;

/// The tokens of a stretch that are not part of a gloss; all, if nothing stands before it.
pub(super) fn without(doc: &Document, tokens: Range<usize>) -> Vec<usize> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut i = tokens.start;
    while i < tokens.end {
        match end(doc, i, tokens.end).filter(|_| !kept.is_empty()) {
            Some(end) => i = end,
            None => {
                kept.push(i);
                i += 1;
            }
        }
    }
    kept
}

/// One past the closing bracket of a gloss that opens at `i`; tokens from `limit` on are not looked at.
pub(crate) fn end(doc: &Document, i: usize, limit: usize) -> Option<usize> {
    let form = |k: usize| doc.tokens.get(k).map_or("", |t| t.span.of(&doc.text));
    let close = match form(i) {
        "(" => ")",
        "（" => "）",
        "[" => "]",
        _ => return None,
    };
    let end = (i + 1..limit.min(i + 2 + LONGEST)).find(|&k| form(k) == close)?;
    let mut letters = (i + 1..end).flat_map(|k| form(k).chars()).filter(|c| c.is_alphanumeric()).peekable();
    letters.peek()?;
    letters.all(|c| c.is_alphabetic() && !is_latin(c)).then_some(end + 1)
}

fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | 'ª'..='ɏ' | 'Ḁ'..='ỿ' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// How much a gloss leans to *nothing here*, in 256ths of a logit: a stretch goes on behind it only where the network says so.
const OUTSIDE: i16 = 320;
/// The same for names and triggers, which end before it.
const NO_NAME: i16 = 5_000;

/// Tags and attaches the glosses among `tokens`, a sentence of which the network has read `kept`.
pub(super) fn attach(doc: &mut Document, tokens: &Range<usize>, kept: &[usize]) {
    let holes = kept.iter().zip(kept.iter().skip(1).chain([&tokens.end]));
    for (&before, &next) in holes.filter(|(before, next)| **before + 1 < **next) {
        let word = |doc: &Document, i: usize| doc.tokens[i].span.of(&doc.text).contains(char::is_alphanumeric);
        let Some(name) = (before + 1..next).find(|&i| word(doc, i)) else { continue };
        for i in before + 1..next {
            let (upos, xpos, head, deprel) = match (word(doc, i), i == name) {
                (true, true) => (Upos::Propn, Xpos::Nnp, before, Deprel::Appos),
                (true, false) => (Upos::Propn, Xpos::Nnp, name, Deprel::Flat),
                (false, _) => (Upos::Punct, Xpos::Xx, name, Deprel::Punct),
            };
            let token = &mut doc.tokens[i];
            (token.upos, token.xpos, token.head, token.deprel) = (upos, xpos, Some(TokenId::new(head)), deprel);
            for scheme in Scheme::ALL {
                let goes_on = matches!(scheme, Scheme::Source | Scheme::Cue | Scheme::Content | Scheme::Inner);
                doc.readings.scores[i * SCORES + scheme.offset()] = if goes_on { OUTSIDE } else { NO_NAME };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        document::{Deprel, Document},
        pipeline::{Input, Source, read},
        resources::Resources,
    };

    fn tree(text: &str) -> Document {
        read(Resources::shared(), &Input { source: Source::Text(text), ..Input::default() })
    }

    fn relations(text: &str) -> Vec<(String, Deprel, Option<usize>)> {
        let doc = tree(text);
        doc.tokens.iter().map(|t| (t.span.of(&doc.text).to_owned(), t.deprel, t.head.map(|h| h.index()))).collect()
    }

    #[test]
    fn a_gloss_changes_nothing_around_it() {
        let plain = relations("The fund would be cut, Deputy Mayor Vivian Huang said.");
        let glossed = relations("The fund would be cut, Deputy Mayor Vivian Huang (黃珊珊) said.");
        let words = |all: &[(String, Deprel, Option<usize>)]| {
            all.iter()
                .filter(|(w, ..)| w.is_ascii() && !"()".contains(w.as_str()))
                .map(|(w, r, _)| (w.clone(), *r))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(&plain), words(&glossed));
        let name = glossed.iter().position(|(w, ..)| w == "黃珊珊").unwrap();
        assert_eq!(glossed[name].1, Deprel::Appos);
        assert_eq!(glossed[glossed[name].2.unwrap()].0, "Huang");
        assert_eq!(glossed[name + 1], (")".to_owned(), Deprel::Punct, Some(name)));
    }

    #[test]
    fn other_brackets_and_foreign_text_are_read() {
        let doc = tree("The Ministry of Health (MOH) said so (in Москва). 黃珊珊 (黃) said.\n\n(黃珊珊)");
        assert!(doc.tokens.iter().all(|t| t.head.is_some() || t.deprel == Deprel::Root));
        let moh = doc.tokens.iter().position(|t| t.span.of(&doc.text) == "MOH").unwrap();
        assert_eq!(super::end(&doc, moh - 1, doc.tokens.len()), None);
    }
}
