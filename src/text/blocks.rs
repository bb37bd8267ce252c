//! Blocks: a pasted text cut into headline, byline, paragraphs … `"A\n\nB"` → two blocks. Nothing is deleted from the text.

use super::Span;

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
    /// An item of a list.
    ListItem,
    /// A pulled or block quotation.
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

/// Cuts `text` at its line breaks; every non-blank line is a block.
pub fn find(text: &str) -> Vec<Block> {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::from_range(start..start + line.len()).trimmed(text);
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
        start += line.len();
    }
    blocks
}
