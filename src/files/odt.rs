//! OpenDocument text (`.odt`): headings, paragraphs and list items of `content.xml` as HTML, title and date of `meta.xml`. Notes are
//! put where they stand; tracked deletions and comments are left out.

use super::{
    Article, Body, escape,
    xml::{Piece, Pieces, attribute, plain},
    zip,
};

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Article, String> {
    let part = |name: &str| zip::file(bytes, name).map(|b| String::from_utf8_lossy(&b).into_owned());
    let content =
        part("content.xml").ok_or("this OpenDocument text cannot be unpacked; it may be damaged or locked by a password")?;
    let mut title = None;
    let mut inside = false;
    for piece in Pieces::new(&part("meta.xml").unwrap_or_default()) {
        match piece {
            Piece::Start(name, _) => inside = name == "title",
            Piece::Text(text) if inside && title.is_none() => title = Some(plain(text)),
            _ => {}
        }
    }
    Ok(Article { body: Body::Html(paragraphs(&content)), title: title.filter(|t| !t.trim().is_empty()), ..Article::default() })
}

fn paragraphs(xml: &str) -> String {
    let (mut out, mut words, mut element) = (String::new(), String::new(), "p");
    let (mut depth, mut skipped, mut items) = (0_usize, 0_usize, 0_usize);
    let hidden = |name: &str| matches!(name, "tracked-changes" | "annotation" | "note-citation" | "script");
    for piece in Pieces::new(xml) {
        match piece {
            Piece::Start(name, _) | Piece::End(name) if hidden(name) => {
                skipped = if matches!(piece, Piece::Start(..)) { skipped + 1 } else { skipped.saturating_sub(1) };
            }
            _ if skipped > 0 => {}
            Piece::Start("list-item", _) => items += 1,
            Piece::End("list-item") => items = items.saturating_sub(1),
            Piece::Start("h", attributes) => {
                let rank = attribute(attributes, "outline-level").and_then(|l| l.parse::<usize>().ok()).unwrap_or(1);
                element = ["h1", "h2", "h3"].get(rank.saturating_sub(1)).unwrap_or(&"h3");
                depth += 1;
            }
            Piece::Start("p", _) => {
                // A paragraph of a note or a frame stands inside of another.
                if depth == 0 {
                    element = if items > 0 { "li" } else { "p" };
                }
                depth += 1;
            }
            Piece::End("h" | "p") => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !words.trim().is_empty() {
                    out.push_str(&format!("<{element}>{}</{element}>\n", escape(words.trim())));
                }
                if depth == 0 {
                    words.clear();
                } else {
                    words.push(' ');
                }
            }
            Piece::Start("s" | "tab" | "line-break", _) => words.push(' '),
            Piece::Text(text) if depth > 0 => words.push_str(&plain(text)),
            _ => {}
        }
    }
    out
}
