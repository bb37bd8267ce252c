//! CoNLL-U (UD v2): tokens, tags, trees. `don't` → `1-2 don't`, `1 do`, `2 n't`.
//!
//! Offsets are not written; `# text` and `SpaceAfter=No` rebuild the sentence. Entities, statements and events are left out.

use crate::document::{Document, Sentence, Token};
use std::fmt::Write;

/// The whole document. Sentences are numbered from 1; a new block opens a paragraph.
pub fn write(doc: &Document) -> String {
    let mut out = String::new();
    let mut block = None;
    for (number, sentence) in doc.sentences.iter().enumerate() {
        if block.replace(sentence.block) != Some(sentence.block) {
            out.push_str("# newpar\n");
        }
        let text = one_line(doc.words(sentence.span));
        // Writing to a string cannot fail.
        let _ = write!(out, "# sent_id = {}\n# text = {text}\n", number + 1);
        write_words(doc, sentence, &mut out);
        out.push('\n');
    }
    out
}

fn write_words(doc: &Document, sentence: &Sentence, out: &mut String) {
    let tokens = doc.tokens.get(sentence.tokens.clone()).unwrap_or_default();
    let mut i = 0;
    while i < tokens.len() {
        let parts = 1 + tokens.iter().skip(i + 1).take_while(|t| t.joined).count();
        let group = tokens.get(i..i + parts).unwrap_or_default();
        let space = space_after(doc, tokens, i + parts);
        if let ([first, .., last], true) = (group, parts > 1) {
            let form = doc.text.get(first.span.start as usize..last.span.end as usize).unwrap_or_default();
            let _ = writeln!(out, "{}-{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{space}", i + 1, i + parts);
        }
        for (k, token) in group.iter().enumerate() {
            let head = token.head.map_or(0, |h| h.index() + 1 - sentence.tokens.start);
            let (form, lemma) = (doc.words(token.span), doc.lemmas.get(token.lemma));
            let lemma = if lemma.is_empty() { "_" } else { lemma };
            let misc = if parts == 1 { space } else { "_" };
            let (upos, xpos, rel) = (token.upos.name(), token.xpos.name(), token.deprel.name());
            let _ = writeln!(out, "{}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{rel}\t_\t{misc}", i + k + 1);
        }
        i += parts;
    }
}

fn space_after(doc: &Document, tokens: &[Token], next: usize) -> &'static str {
    let end = tokens.get(next - 1).map_or(0, |t| t.span.end as usize);
    let apart = doc.text.get(end..).and_then(|rest| rest.chars().next()).is_none_or(char::is_whitespace);
    if apart { "_" } else { "SpaceAfter=No" }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
