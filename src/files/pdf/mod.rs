//! PDF with a text layer → its paragraphs: `(bytes)` → *Harbour fund grows*, *PORT ELWICK — The city …*. Pages that were scanned are
//! refused.
//!
//! `page` finds letters and where they stand, with `font`; `lines` makes paragraphs of them. The file's structure is read by the crate
//! `hayro-syntax`. Text is taken in the order in which the file draws it, which is the order of reading in what word processors,
//! browsers and layout programs write. Pictures, forms, annotations and text that runs upwards are left out.

mod font;
mod lines;
mod page;

use super::Article;
use hayro_syntax::{LoadPdfError, Pdf};
use lines::Paragraph;

/// Most pages that are read: a newspaper has fifty.
const PAGES: usize = 300;

/// Fewer letters than this on a page with a picture: the picture is the page.
const SCANNED: usize = 40;

/// Reads a file.
///
/// # Errors
/// A sentence for the person.
pub(super) fn read(bytes: &[u8]) -> Result<Article, String> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => {
            "this PDF is locked with a password; open it, save it without one, or copy the words and paste them here".to_owned()
        }
        LoadPdfError::Invalid => "this PDF is damaged; open it in its own program, copy the words and paste them here".to_owned(),
    })?;
    let pages: Vec<page::Page> = page::read(pdf.pages(), PAGES);
    let letters: usize = pages.iter().map(|p| p.letters).sum();
    let unknown: usize = pages.iter().map(|p| p.unknown).sum();
    let pictures = pages.iter().filter(|p| p.pictures > 0).count();
    if letters < SCANNED * pages.len().clamp(1, 3) && (pictures > 0 || letters == 0) {
        return Err("this PDF holds pictures of pages, not text: it was scanned, or its letters are drawn. Let a program that recognises letters (OCR) read it first".to_owned());
    }
    if unknown * 5 > letters {
        return Err("the letters of this PDF have no names, so its text cannot be told; open it, copy the words and paste them here, and look whether they are right".to_owned());
    }
    let (paragraphs, repeated) = lines::paragraphs(&pages);
    let mut remarks = Vec::new();
    if repeated > 0 {
        remarks.push(format!("{repeated} lines that repeat on the pages, such as page numbers, were left out"));
    }
    if pdf.pages().len() > PAGES {
        remarks.push(format!("only the first {PAGES} pages were read"));
    }
    let title = title(&paragraphs);
    let text = paragraphs.into_iter().map(|p| p.text).collect::<Vec<_>>().join("\n\n");
    Ok(Article { body: super::Body::Text(text), title, remarks, ..Article::default() })
}

/// The first page's paragraph in the largest letters, if they are clearly larger than the text's. What the file says of itself is
/// more often the name of a template.
fn title(paragraphs: &[Paragraph]) -> Option<String> {
    let mut sizes: Vec<(u32, usize)> = paragraphs.iter().map(|p| (p.size.round() as u32, p.text.len())).collect();
    sizes.sort_unstable();
    let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
    let mut seen = 0;
    let body = sizes.iter().find(|(_, n)| {
        seen += n;
        seen >= half
    });
    let fits = |p: &&Paragraph| p.page == 0 && (15..=250).contains(&p.text.len()) && p.text.contains(' ');
    let largest = paragraphs.iter().filter(fits).reduce(|a, b| if b.size > a.size { b } else { a })?;
    (largest.size >= body?.0 as f32 * 1.25).then(|| largest.text.clone())
}

#[cfg(test)]
mod tests;
