//! Headline against text: a note where the headline gives a figure of a kind that the text gives too, but never the same one:
//! *Storm kills 30* over *At least 12 people died*. Rounded and bounded figures agree with what they round. It says nothing where
//! it is not sure; a headline that only adds or leaves out words is no matter for a note.

use super::story::Story;
use crate::document::{Note, Quantity, QuantityKind};

/// Lines of text whose figures count as said by the lead.
const LEAD: usize = 6;

/// Notes on the headline.
pub(super) fn check(story: &Story<'_>) -> Vec<Note> {
    let doc = story.b.doc;
    let Some(headline) = story.lines.first().filter(|l| l.is_headline()) else { return Vec::new() };
    let Some(span) = doc.sentences.get(headline.sentence).map(|s| s.span) else { return Vec::new() };
    let lead_end = story.lines.iter().filter(|l| !l.is_headline()).take(LEAD).last();
    let lead_end = lead_end.and_then(|l| doc.sentences.get(l.sentence)).map_or(span.end, |s| s.span.end);
    let inside = |q: &&Quantity| span.covers(q.span) && q.kind != QuantityKind::Ordinal && q.unit.is_some();
    let mut notes = Vec::new();
    for claimed in doc.quantities.iter().filter(inside) {
        let alike =
            |q: &&Quantity| q.span.start >= span.end && q.kind == claimed.kind && q.unit == claimed.unit && q.per == claimed.per;
        let in_lead: Vec<&Quantity> = doc.quantities.iter().filter(alike).filter(|q| q.span.end <= lead_end).collect();
        let supported = doc.quantities.iter().filter(alike).any(|q| agrees(claimed, q));
        // One figure of the kind in the lead: the two speak of the same thing. With several it cannot be told which is meant.
        if let ([other], false) = (in_lead.as_slice(), supported) {
            notes.push(Note::headline_differs(claimed.span, doc.words(claimed.span), doc.words(other.span)));
        }
    }
    notes
}

/// Whether two figures can be the same one: equal within a tenth, or one bounds the other.
fn agrees(a: &Quantity, b: &Quantity) -> bool {
    let (low, high) = (a.amount.min(b.amount), a.high.unwrap_or(a.amount).max(b.high.unwrap_or(b.amount)));
    a.bound.is_some() || b.bound.is_some() || a.high.is_some() || b.high.is_some() || (high - low) * 10.0 <= high.abs()
}
