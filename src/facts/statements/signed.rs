//! Quotations with a bare name for a signature: `“We won.” — Ann Reed, the captain`, `Ann Reed: “We won.”` → source *Ann Reed, the captain*.
//! It needs a name that is known to be somebody's, and no verb beside it.

use super::{
    direct::add,
    draft::Draft,
    words::{Class, Words},
};
use crate::document::{EntityType, MentionForm};
use std::ops::Range;

/// Most words of a signature.
const LONGEST: usize = 12;

/// The statement of a signed quotation. `next` is the quotation after it.
pub(super) fn draft(w: &Words, q: usize, next: Option<usize>) -> Option<Draft> {
    let (source, cue) = behind(w, q, next).or_else(|| own_line(w, q)).or_else(|| before(w, q))?;
    let mut draft = Draft {
        source: vec![source],
        cue: cue.into_iter().collect(),
        rule: "statement.direct.signed",
        score: 820,
        ..Draft::default()
    };
    add(w, &mut draft, q);
    Some(draft)
}

/// A name right behind the quotation, up to the end of sentence or paragraph.
fn behind(w: &Words, q: usize, next: Option<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let quote = w.quotes.get(q).filter(|q| q.closed)?;
    let block_end = w.first_from(w.doc.blocks.get(quote.block)?.span.end);
    let stop = next.and_then(|n| w.quotes.get(n)).map_or(block_end, |n| w.first_from(n.outer.start)).min(block_end);
    let start = w.first_from(quote.outer.end);
    let end = (start..stop).find(|&i| w.class(i) == Class::Stop && !(w.form(i) == "." && w.capital(i + 1) && i + 1 < stop));
    signature(w, start..end.unwrap_or(stop))
}

/// A paragraph that is all quotation and a short one behind it that is all name.
fn own_line(w: &Words, q: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let quote = w.quotes.get(q).filter(|q| q.closed)?;
    let block = w.doc.blocks.get(quote.block)?;
    let line = w.doc.blocks.get(quote.block + 1)?;
    let tokens = w.doc.tokens_in(line.span);
    let alone = quote.outer.start == block.span.start && quote.outer.end == block.span.end;
    // Without a dash the line may be a heading or the article's author.
    let dashed = is_dash(w, tokens.start);
    if alone && dashed { signature(w, tokens) } else { None }
}

/// *Ann Reed: “We won.”*
fn before(w: &Words, q: usize) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let quote = w.quotes.get(q)?;
    let colon = w.first_from(quote.outer.start).checked_sub(1).filter(|&c| w.form(c) == ":" && w.block(c) == quote.block)?;
    let name = w.sentence_tokens(colon).start..colon;
    is_signature(w, &name).then_some((name, Some(colon..colon + 1)))
}

fn signature(w: &Words, zone: Range<usize>) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let start = zone.clone().find(|&i| w.is_word(i))?;
    let lead = zone.start..start;
    let plain = lead.clone().all(|i| is_dash(w, i) || w.class(i) == Class::Comma);
    let name = start..zone.clone().rev().find(|&i| w.is_word(i))? + 1;
    let dash = lead.clone().find(|&i| is_dash(w, i));
    (plain && is_signature(w, &name)).then_some((name, dash.map(|d| d..d + 1)))
}

fn is_dash(w: &Words, i: usize) -> bool {
    matches!(w.form(i), "-" | "–" | "—" | "--" | "―")
}

/// A person's or body's name, perhaps with a title before it and an apposition behind it, and no verb.
fn is_signature(w: &Words, name: &Range<usize>) -> bool {
    let short = !name.is_empty() && name.len() <= LONGEST;
    let still = name.clone().all(|i| !matches!(w.class(i), Class::Verb | Class::Aux | Class::Pron | Class::Mark | Class::Conj));
    let comma = name.clone().find(|&i| w.class(i) == Class::Comma).unwrap_or(name.end);
    let end = w.hull(name.start..comma).end;
    let somebody = |m: &&crate::document::Mention| {
        m.form == MentionForm::Name
            && m.span.end == end
            && w.doc.entities.get(m.entity.index()).is_some_and(|e| matches!(e.kind, EntityType::Person | EntityType::Org))
    };
    let named = w.doc.mentions_in(w.hull(name.start..comma)).find(somebody);
    let titled = |start: u32| (name.start..comma).filter(|&i| w.span(i).end <= start).count() <= 3;
    short && still && named.is_some_and(|m| titled(m.span.start))
}
