//! Cuts a text by the contract's code points: `(9, 22)` → the words there, their place in UTF-16, the number of their paragraph.

use crate::{
    contract::{Analysis, BlockKind, CharSpan},
    text::{
        Span,
        offsets::{OffsetMap, Utf16Span},
    },
};

/// A text with its offsets.
pub struct Words<'a> {
    text: &'a str,
    map: OffsetMap,
}

impl<'a> Words<'a> {
    /// Scans the text once.
    pub fn new(text: &'a str) -> Self {
        Self { text, map: OffsetMap::new(text) }
    }

    /// The words of a span as they stand; empty past the end.
    pub fn get(&self, span: CharSpan) -> &'a str {
        let Span { start, end } = self.map.from_chars(self.text, span);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The same on one line.
    pub fn line(&self, span: CharSpan) -> String {
        one_line(self.get(span))
    }

    /// Several spans on one line, with an ellipsis where words between them are left out.
    pub fn lines(&self, spans: &[CharSpan]) -> String {
        spans.iter().map(|&s| self.line(s)).collect::<Vec<_>>().join(" … ")
    }

    /// In UTF-16 units.
    pub fn utf16(&self, span: CharSpan) -> Utf16Span {
        self.map.to_utf16(self.text, self.map.from_chars(self.text, span))
    }

    /// From UTF-16 units.
    pub fn chars(&self, span: Utf16Span) -> CharSpan {
        self.map.to_chars(self.text, self.map.from_utf16(self.text, span))
    }

    /// The span cut at line breaks, without the white space at the ends of the pieces.
    pub fn on_lines(&self, span: CharSpan) -> Vec<CharSpan> {
        let mut out = Vec::new();
        let mut at = span.start;
        for line in self.get(span).split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let n = line.chars().count() as u32;
            let before = line.chars().take_while(|c| c.is_whitespace()).count() as u32;
            let inner = line.trim().chars().count() as u32;
            if inner > 0 {
                out.push(CharSpan { start: at + before, end: at + before + inner });
            }
            at += n + 1;
        }
        out
    }
}

/// White space and control characters become single spaces.
pub fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The number of the paragraph that a place stands in, as the page shows it; 0 outside of numbered paragraphs.
pub fn paragraph(a: &Analysis, at: u32) -> u32 {
    let mut number = 0;
    let mut here = 0;
    for block in &a.blocks {
        let counted = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote);
        number += u32::from(counted);
        if block.span.start <= at {
            here = if counted { number } else { 0 };
        }
    }
    here
}
