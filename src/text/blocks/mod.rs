//! Blocks: a pasted text cut into headline, byline, paragraphs … `"A\n\nB"` → two blocks. Nothing is deleted from the text.

mod context;
mod dateline;
mod furniture;
mod lines;
mod rules;
mod shape;

use super::Span;
use lines::Unit;
use shape::{Marker, Shape};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The article's own title.
    Headline,
    /// Who wrote it: *By Jane Roe*.
    Byline,
    /// Place and date line of its own: *GENEVA, 3 May*.
    Dateline,
    /// A title inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list, a row of a table.
    ListItem,
    /// A pulled or block quotation, a post of a social network.
    Quote,
    /// The words under a picture.
    Caption,
    /// Furniture of the page: menus, buttons, teasers, notices.
    Boilerplate,
}

/// A block of the text. Blocks do not overlap and come in text order; only white space lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without white space at its ends.
    pub span: Span,
}

/// The blocks of a text with what is worth telling about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// In text order.
    pub blocks: Vec<Block>,
    /// Index of each block that the page's furniture before it was glued to: `More ShortsRussia open …`.
    pub glued: Vec<usize>,
}

/// A unit with what is known of it so far.
#[derive(Clone, Debug)]
struct Item {
    unit: Unit,
    shape: Shape,
    /// See [`furniture::normal`].
    normal: String,
    marker: Option<Marker>,
    /// The text's first unit.
    first: bool,
    /// No running text stands before it.
    top: bool,
    /// Glued to the unit before.
    glued: bool,
    kind: Option<BlockKind>,
    /// The rule that set `kind`.
    rule: &'static str,
}

impl Item {
    fn new(line: &str, unit: Unit) -> Self {
        let (shape, normal, marker) = (Shape::of(line), furniture::normal(line), Marker::of(line));
        Self { unit, shape, normal, marker, first: false, top: false, glued: false, kind: None, rule: "" }
    }

    fn set(&mut self, kind: BlockKind, rule: &'static str) {
        (self.kind, self.rule) = (Some(kind), rule);
    }

    /// Not judged yet, and running text.
    fn is_prose(&self) -> bool {
        self.kind.is_none() && self.shape.is_prose()
    }

    #[cfg(test)]
    fn near_top(line: &str) -> Self {
        let unit = Unit { span: Span::from_range(0..line.len()), gap_before: true, gap_after: true };
        Self { top: true, ..Self::new(line, unit) }
    }
}

/// The blocks of `text`.
pub fn find(text: &str) -> Vec<Block> {
    lay_out(text).blocks
}

/// The blocks of `text` and which of them were glued to page furniture.
pub fn lay_out(text: &str) -> Layout {
    let units = lines::units(text).into_iter().map(|unit| (unit, None));
    finish(text, items(text, units))
}

/// A stretch of text whose limits a page has given, with what the page says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Without white space at the ends.
    pub span: Span,
    /// From the page's own marks; none for running text.
    pub kind: Option<BlockKind>,
}

/// The blocks of a text that a page has cut already. The page's word on headings, lists and quotations stands, unless the line
/// is furniture.
pub fn of_page(text: &str, marked: &[Marked]) -> Vec<Block> {
    let unit = |m: &Marked| Unit { span: m.span, gap_before: true, gap_after: true };
    finish(text, items(text, marked.iter().map(|m| (unit(m), m.kind)))).blocks
}

fn finish(text: &str, mut items: Vec<Item>) -> Layout {
    context::judge(text, &mut items);
    let glued = items.iter().enumerate().filter(|(_, item)| item.glued).map(|(i, _)| i).collect();
    let block = |item: &Item| Block { kind: item.kind.unwrap_or(BlockKind::Paragraph), span: item.unit.span };
    Layout { blocks: items.iter().map(block).collect(), glued }
}

/// The units, those that are glued to furniture cut in two, each judged by itself.
fn items(text: &str, units: impl Iterator<Item = (Unit, Option<BlockKind>)>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut top = true;
    for (unit, given) in units {
        let line = unit.span.of(text);
        let glued = furniture::glued_end(line).filter(|_| given.is_none());
        // The place line before the first sentence is no part of it.
        let place = || dateline::prefix_end(line).filter(|_| top && given.is_none());
        let cut = glued.or_else(place).map(|at| unit.span.start + at as u32);
        let (head, tail) = match cut {
            None => (unit, None),
            Some(at) => (
                Unit { span: Span::new(unit.span.start, at), gap_after: false, ..unit },
                Some(Unit { span: Span::new(at, unit.span.end).trimmed(text), gap_before: false, ..unit }),
            ),
        };
        for unit in [Some(head), tail].into_iter().flatten() {
            let line = unit.span.of(text);
            let mut item = Item::new(line, unit);
            (item.first, item.top, item.glued) = (items.is_empty(), top, glued.is_some() && tail == Some(unit));
            let rule = rules::judge(&item, line).filter(|rule| match given {
                None => true,
                Some(BlockKind::Heading | BlockKind::ListItem | BlockKind::Quote) => rule.kind == BlockKind::Boilerplate,
                Some(_) => false,
            });
            match (rule, given) {
                (Some(rule), _) => item.set(rule.kind, rule.id),
                (None, Some(kind)) => item.set(kind, "block.page"),
                (None, None) => {}
            }
            // A headline may be a sentence; a first paragraph is longer.
            top &= !(item.is_prose() && item.shape.words >= 20);
            items.push(item);
        }
    }
    items
}

#[cfg(test)]
mod tests;
