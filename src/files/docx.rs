//! Word (`.docx`): paragraphs, headings, list items and footnotes of `word/document.xml` as HTML, title and date of the properties.
//! Deleted and hidden text, comments, headers and pictures are left out; a table gives one paragraph a cell.

use super::{
    Article, Body, day, escape,
    xml::{Piece, Pieces, attribute, plain},
    zip,
};

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Article, String> {
    let part = |name: &str| zip::file(bytes, name).map(|b| String::from_utf8_lossy(&b).into_owned());
    let document =
        part("word/document.xml").ok_or("this Word document cannot be unpacked; it may be damaged or locked by a password")?;
    let mut body = paragraphs(&document);
    if let Some(notes) = part("word/footnotes.xml").or_else(|| part("word/endnotes.xml")) {
        body.push_str(&paragraphs(&notes));
    }
    let properties = part("docProps/core.xml").unwrap_or_default();
    let title = property(&properties, "title").filter(|t| !t.trim().is_empty());
    // The day on which a file was made is no day of publication, but the nearest that it tells.
    let made = property(&properties, "created").and_then(|d| day(d.get(..10)?));
    let remark = made.map(|day| format!("The document was made on {day}; set that as its date if the article appeared then."));
    Ok(Article { body: Body::Html(body), title, source: None, published: None, remarks: remark.into_iter().collect() })
}

/// The text of a property.
fn property(xml: &str, name: &str) -> Option<String> {
    let mut inside = false;
    Pieces::new(xml).find_map(|piece| match piece {
        Piece::Start(n, _) => {
            inside = n == name;
            None
        }
        Piece::Text(text) if inside => Some(plain(text)),
        _ => None,
    })
}

/// What is being read.
#[derive(Default)]
struct State {
    out: String,
    words: String,
    element: &'static str,
    /// Inside of `w:t`.
    text: bool,
    /// Depth inside of something that is not shown.
    skipped: usize,
    /// The run is hidden.
    hidden: bool,
}

/// Everything that is not part of the shown text.
const SKIPPED: [&str; 6] = ["Fallback", "del", "moveFrom", "instrText", "pict", "rPrChange"];

fn paragraphs(xml: &str) -> String {
    let mut s = State { element: "p", ..State::default() };
    for piece in Pieces::new(xml) {
        match piece {
            Piece::Start(name, attributes) => s.start(name, attributes),
            Piece::End(name) => s.end(name),
            Piece::Text(text) if s.text && s.skipped == 0 && !s.hidden => s.words.push_str(&plain(text)),
            Piece::Text(_) => {}
        }
    }
    s.flush();
    s.out
}

impl State {
    fn start(&mut self, name: &str, attributes: &str) {
        if SKIPPED.contains(&name) || self.skipped > 0 {
            self.skipped += usize::from(SKIPPED.contains(&name));
            return;
        }
        match name {
            // A text box stands inside of a paragraph and has paragraphs of its own.
            "p" => self.flush(),
            "t" => self.text = true,
            "tab" | "br" | "cr" => self.words.push(' '),
            "noBreakHyphen" => self.words.push('\u{2011}'),
            "r" => self.hidden = false,
            "vanish" => self.hidden = attribute(attributes, "val").is_none_or(|v| v != "0" && v != "false"),
            "numPr" => self.element = "li",
            "pStyle" => self.style(&attribute(attributes, "val").unwrap_or_default().to_lowercase()),
            _ => {}
        }
    }

    fn style(&mut self, style: &str) {
        let rank =
            style.strip_prefix("heading").or_else(|| style.strip_prefix("berschrift")).and_then(|n| n.trim().parse::<u8>().ok());
        self.element = match (style, rank) {
            ("title", _) | (_, Some(1)) => "h1",
            (_, Some(2)) => "h2",
            ("subtitle", _) | (_, Some(_)) => "h3",
            ("quote" | "intensequote", _) => "blockquote",
            ("caption", _) => "figcaption",
            _ => self.element,
        };
    }

    fn end(&mut self, name: &str) {
        if SKIPPED.contains(&name) {
            self.skipped = self.skipped.saturating_sub(1);
        } else if name == "t" {
            self.text = false;
        } else if name == "p" {
            self.flush();
        }
    }

    fn flush(&mut self) {
        if !self.words.trim().is_empty() {
            self.out.push_str(&format!("<{0}>{1}</{0}>\n", self.element, escape(self.words.trim())));
        }
        self.words.clear();
        (self.element, self.hidden) = ("p", false);
    }
}
