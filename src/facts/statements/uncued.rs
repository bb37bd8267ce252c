//! Quotations without a cue of their own: *Reed shook her head. “We never said that.”* → a statement with a hint at who speaks. It tells
//! speech from titles, terms and irony by form: whole sentences at the beginning of a sentence.

use super::{
    direct::add,
    draft::Draft,
    source,
    words::{Class, Words},
};
use std::ops::Range;

/// A quotation that stands alone: the neighbourhood tells the speaker.
pub(super) fn draft(w: &Words, q: usize, before: Option<usize>) -> Draft {
    let mut draft = Draft { rule: "statement.direct.neighbour", score: 500, shares: before, ..Draft::default() };
    draft.hint = subject_nearby(w, q).or_else(|| introduced(w, q));
    add(w, &mut draft, q);
    draft
}

/// *Reed shook her head. “No.”*: the first phrase of the sentence before, in the same paragraph.
fn subject_nearby(w: &Words, q: usize) -> Option<Range<usize>> {
    let quote = w.quotes.get(q)?;
    let first = w.first_from(quote.outer.start);
    let last = first.checked_sub(1).filter(|&l| w.block(l) == quote.block && w.quote(l).is_none())?;
    let sentence = w.sentence_tokens(last);
    let verb = sentence.clone().find(|&i| matches!(w.class(i), Class::Verb | Class::Aux))?;
    source::before(w, verb, &sentence)
}

/// *Next came Ann Reed, a nurse.* and then a paragraph of quotation: the subject of the paragraph before, if that one has no quotation.
fn introduced(w: &Words, q: usize) -> Option<Range<usize>> {
    let quote = w.quotes.get(q)?;
    let before = quote.block.checked_sub(1)?;
    if w.quotes.iter().any(|o| o.block == before && o.inner.of(&w.doc.text).split_whitespace().nth(3).is_some()) {
        return None;
    }
    let block = w.doc.blocks.get(before)?;
    let last = w.first_from(block.span.end).checked_sub(1)?;
    let sentence = w.sentence_tokens(last);
    let verb = sentence.clone().find(|&i| matches!(w.class(i), Class::Verb | Class::Aux))?;
    source::before(w, verb, &sentence)
}

/// Whether a quotation without a cue is speech: whole sentences, at the beginning of a sentence.
pub(super) fn is_speech(w: &Words, q: usize) -> bool {
    let Some(quote) = w.quotes.get(q) else { return false };
    let text = quote.inner.of(&w.doc.text).trim_end_matches(['\'', '’', '”', '"', ')', ']']);
    let n_words = text.split_whitespace().count();
    let first = w.first_from(quote.outer.start);
    let begins = first == 0 || w.block(first - 1) != quote.block || matches!(w.class(first - 1), Class::Stop | Class::Mark);
    let sentence = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let ended = text.ends_with(['.', '!', '?', ',', '…', '—']) || !quote.closed;
    begins && sentence && ended && n_words >= 3 && !quote.marks.is_single()
}
