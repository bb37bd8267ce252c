//! Remarks to the reader, each made in one place, so that their wording can be read together.

use super::Note;
use crate::text::{Span, binary::Binary, language::Language};

impl Note {
    /// Page furniture stood before a title without a line break; `title` is the title.
    pub fn glued_heading(title: Span) -> Self {
        let text = "A label of the web page was glued to this title; the two were taken apart".to_owned();
        Self { code: "glued-heading", span: title, text }
    }

    /// The same before running text.
    pub fn glued_line(line: Span) -> Self {
        let text = "A label of the web page was glued to this line; the two were taken apart".to_owned();
        Self { code: "glued-line", span: line, text }
    }

    /// The text is in another language than English.
    pub fn not_english(language: Language) -> Self {
        let name = language.name;
        let text = format!(
            "This text seems to be in {name}. Pressmark reads English: dates in figures and sums may still be right, most other facts will be missing or wrong"
        );
        Self { code: "not-english", span: Span::default(), text }
    }

    /// The input is no text.
    pub fn binary(binary: Binary) -> Self {
        let Binary { what, unreadable } = binary;
        let text = format!(
            "This looks like the content of {what}, not like text ({unreadable} unreadable characters). Open the file in its program and copy the words from there"
        );
        Self { code: "binary", span: Span::default(), text }
    }

    /// The headline gives a figure that the text does not bear out.
    pub fn headline_differs(figure: Span, headline: &str, lead: &str) -> Self {
        let text = format!("The headline says “{headline}”, the first sentences say “{lead}”");
        Self { code: "headline-differs", span: figure, text }
    }

    /// There is nothing to read.
    pub fn empty() -> Self {
        Self { code: "empty", span: Span::default(), text: "There is no text to read".to_owned() }
    }
}
