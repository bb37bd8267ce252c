//! A page of its own beside the article: headings, text, tables, lists, a drawing, a form. One type for all of them, so that the
//! interface needs one component: `Page { title: "Numbers", blocks: [Table { caption: "Money", … }] }`.
//!
//! The worker computes pages (see [`super::pages`]); they travel in postcard. A page holds words and the names of classes of the
//! style sheet, never markup.

use super::fact::FactKey;
use crate::{library::pack, text::offsets::CharSpan};
use serde::{Deserialize, Serialize};

/// What a click on words does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// Selects a fact of the open article.
    Fact(FactKey),
    /// Shows words of the open article.
    Point(CharSpan),
    /// Opens a saved article at these words.
    Open(String, CharSpan),
    /// Opens another page.
    Page(String),
    /// Leaves for an address of another site, in a new tab.
    Away(String),
    /// Saves the open article in this format (see [`crate::export`]).
    File(String),
    /// Takes the rule of this id away.
    Forget(String),
}

/// Words of one look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// A class of the style sheet; empty for plain words.
    pub class: String,
    /// What a click does.
    pub act: Option<Act>,
}

/// Whether the page of this address is about all saved articles, not about the open one.
pub fn is_of_library(address: &str) -> bool {
    !matches!(address, "numbers" | "network" | "map" | "diff" | "export" | "how")
}

/// Words on one line, or in one cell.
pub type Words = Vec<Run>;

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// A class of the style sheet; may be empty.
    pub class: String,
    /// As many as the table has columns; the first one is the row's heading.
    pub cells: Vec<Words>,
}

/// A part of a drawing; places in units of the drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// From here to there.
    Line(i32, i32, i32, i32),
    /// A path in the terms of SVG, of numbers and the letters M and L.
    Path(String),
    /// Middle and radius.
    Circle(i32, i32, i32),
    /// Where words start, lie in the middle, or end (−1, 0, 1), and the words.
    Text(i32, i32, i8, String),
}

/// A figure with its look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// What is drawn.
    pub figure: Figure,
    /// Classes of the style sheet.
    pub class: String,
    /// What a click does; everything that can be clicked stands in a table too.
    pub act: Option<Act>,
}

/// Something to tick.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Goes into the address of the next page.
    pub value: String,
    /// Beside the box.
    pub words: String,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Of a section.
    Heading(Words),
    /// A paragraph.
    Text(Words),
    /// A remark in small print.
    Note(Words),
    /// One line a point.
    List(Vec<Words>),
    /// A table.
    Table {
        /// What it shows.
        caption: String,
        /// Of the columns.
        head: Vec<String>,
        /// In order.
        rows: Vec<Row>,
    },
    /// A picture of what a table says too.
    Drawing {
        /// In units.
        width: i32,
        /// In units.
        height: i32,
        /// What it shows, for who does not see it.
        alt: String,
        /// From the back to the front.
        shapes: Vec<Shape>,
    },
    /// Buttons that save the rules as a file, and take such a file in.
    RuleFiles,
    /// A question that opens a page: its address is `page`, then what was typed, or the ticked values with spaces between.
    Form {
        /// The start of the address: `search `.
        page: String,
        /// What is asked.
        label: String,
        /// What stands in the line; unused if there is something to tick.
        value: String,
        /// On the button.
        button: String,
        /// If empty, a line is typed.
        choices: Vec<Choice>,
    },
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its heading.
    pub title: String,
    /// A sentence or two; may be empty.
    pub intro: String,
    /// In order.
    pub blocks: Vec<Block>,
}

impl Page {
    /// For a message between threads of one build.
    pub fn to_message(&self) -> String {
        pack::to_chars(&postcard::to_allocvec(self).unwrap_or_default())
    }

    /// Reads what [`Page::to_message`] wrote.
    pub fn from_message(message: &str) -> Option<Self> {
        postcard::from_bytes(&pack::from_chars(message)).ok()
    }

    /// All words of the page, for tests and for a line of a screen reader.
    pub fn words(&self) -> String {
        let mut out = format!("{}\n{}\n", self.title, self.intro);
        let line = |words: &Words| words.iter().map(|r| r.text.as_str()).collect::<String>() + "\n";
        for block in &self.blocks {
            match block {
                Block::Heading(words) | Block::Text(words) | Block::Note(words) => out += &line(words),
                Block::List(points) => points.iter().for_each(|p| out += &line(p)),
                Block::Table { caption, head, rows } => {
                    out += &format!("{caption}\n{}\n", head.join(" | "));
                    for row in rows {
                        let cells: Vec<String> = row.cells.iter().map(|c| line(c).trim_end().to_owned()).collect();
                        out += &format!("{}\n", cells.join(" | "));
                    }
                }
                Block::RuleFiles => {}
                Block::Drawing { alt, .. } => out += &format!("[{alt}]\n"),
                Block::Form { label, choices, .. } => {
                    out += &format!("{label}: {}\n", choices.iter().map(|c| c.words.as_str()).collect::<Vec<_>>().join(", "));
                }
            }
        }
        out
    }
}

/// Plain words.
pub fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), ..Run::default() }
}

/// Words with a class.
pub fn styled(class: &str, text: impl Into<String>) -> Run {
    Run { text: text.into(), class: class.to_owned(), act: None }
}

/// Words that can be clicked.
pub fn link(text: impl Into<String>, act: Act) -> Run {
    Run { text: text.into(), class: String::new(), act: Some(act) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_back_as_it_was() {
        let at = CharSpan { start: 3, end: 9 };
        let page = Page {
            title: "Numbers “here”".into(),
            intro: String::new(),
            blocks: vec![
                Block::Heading(vec![link("x", Act::Open("a1".into(), at)), styled("hit", "é")]),
                Block::Table {
                    caption: "c".into(),
                    head: vec!["h".into()],
                    rows: vec![Row { class: "differ".into(), cells: vec![vec![link("f", Act::Fact("m3-9".parse().unwrap()))]] }],
                },
                Block::Drawing {
                    width: 9,
                    height: 9,
                    alt: "a".into(),
                    shapes: vec![Shape {
                        figure: Figure::Text(-1, 2, -1, "t".into()),
                        class: "k".into(),
                        act: Some(Act::Point(at)),
                    }],
                },
            ],
        };
        assert_eq!(Page::from_message(&page.to_message()), Some(page));
        assert_eq!(Page::from_message("nonsense"), None);
    }
}
