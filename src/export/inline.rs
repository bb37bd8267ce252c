//! Marks put into running text as elements: `met Ruiz` with a name over *Ruiz* → `met <name>Ruiz</name>`. Elements nest; one that
//! crosses another one is left out and reported, because a tree cannot hold both.

use super::{words::Words, xml};
use crate::contract::CharSpan;

/// An element over a span.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) span: CharSpan,
    /// The start tag.
    pub(super) open: String,
    /// The end tag.
    pub(super) close: String,
}

impl Element {
    /// `<name attributes>` … `</name>`.
    pub(super) fn new(span: CharSpan, name: &str, attributes: &str) -> Self {
        Self { span, open: format!("<{name}{attributes}>"), close: format!("</{name}>") }
    }
}

/// Whether elements may stand in each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    /// They nest.
    Nested,
    /// None stands in another.
    Flat,
}

/// The text of `within` with the elements that fit; sets `written` for those.
pub(super) fn write(words: &Words<'_>, within: CharSpan, all: &[Element], nesting: Nesting, written: &mut [bool]) -> String {
    let mut order: Vec<usize> = (0..all.len()).collect();
    let span = |i: &usize| all.get(*i).map(|e| e.span).unwrap_or_default();
    order.retain(|i| within.start <= span(i).start && span(i).end <= within.end && span(i).start < span(i).end);
    order.sort_by_key(|i| (span(i).start, std::cmp::Reverse(span(i).end), *i));
    let mut out = String::new();
    let mut open: Vec<&Element> = Vec::new();
    let mut at = within.start;
    let text = |out: &mut String, at: &mut u32, to: u32| {
        out.push_str(&xml::text(words.get(CharSpan { start: *at, end: to })));
        *at = to;
    };
    for i in order {
        let Some(element) = all.get(i) else { continue };
        while let Some(top) = open.pop_if(|top| top.span.end <= element.span.start) {
            text(&mut out, &mut at, top.span.end);
            out.push_str(&top.close);
        }
        let fits = open.last().is_none_or(|top| nesting == Nesting::Nested && element.span.end <= top.span.end);
        if !fits {
            continue;
        }
        if let Some(slot) = written.get_mut(i) {
            *slot = true;
        }
        text(&mut out, &mut at, element.span.start);
        out.push_str(&element.open);
        open.push(element);
    }
    while let Some(top) = open.pop() {
        text(&mut out, &mut at, top.span.end);
        out.push_str(&top.close);
    }
    text(&mut out, &mut at, within.end);
    out
}
