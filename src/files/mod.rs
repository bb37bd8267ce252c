//! Files as people have them → an article to analyse: `("story.docx", bytes)` → its text as HTML, title, date, source. Text in any
//! usual encoding, Markdown, HTML, saved pages (`.mhtml`), mails (`.eml`), Word and OpenDocument texts, PDF with a text layer.
//!
//! What a file is, its first bytes say; its name counts only where they do not. Nothing is fetched, no script or macro is run, and
//! what is packed is unpacked up to a bound.

pub mod charset;
mod docx;
mod mail;
mod markdown;
mod mime;
mod odt;
mod pdf;
mod xml;
mod zip;

/// Largest file, in bytes.
pub const MOST: usize = 50_000_000;

/// An article out of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// What is to be read.
    pub body: Body,
    /// If the file tells.
    pub title: Option<String>,
    /// `YYYY-MM-DD`, if the file tells.
    pub published: Option<String>,
    /// Sender, site or address, if the file tells.
    pub source: Option<String>,
    /// Remarks for the person, each a sentence.
    pub remarks: Vec<String>,
}

/// What is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Plain text.
    Text(String),
    /// HTML, to be parsed inertly.
    Html(String),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Body {
    /// Its words, marked up or not.
    pub fn as_str(&self) -> &str {
        let (Self::Text(text) | Self::Html(text)) = self;
        text
    }
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Markdown,
    Html,
    Mail,
    SavedPage,
    Word,
    OpenDocument,
    Pdf,
}

/// Reads a file.
///
/// # Errors
/// A sentence for the person: what the file is, and what to do.
pub fn read(name: &str, bytes: &[u8]) -> Result<Article, String> {
    if bytes.len() > MOST {
        return Err(format!("{name} has {} MB; the most is {} MB", bytes.len() / 1_000_000, MOST / 1_000_000));
    }
    let article = match kind(name, bytes)? {
        Kind::Text => text(name, bytes)?,
        Kind::Markdown => markdown::read(&charset::decode(bytes, None).text),
        Kind::Html => html(bytes, None),
        Kind::Mail => mail::letter(bytes)?,
        Kind::SavedPage => mail::page(bytes)?,
        Kind::Word => docx::read(bytes)?,
        Kind::OpenDocument => odt::read(bytes)?,
        Kind::Pdf => pdf::read(bytes)?,
    };
    match article.body.as_str().trim().is_empty() {
        true => Err(format!("{name} holds no text")),
        false => Ok(article),
    }
}

/// Endings of names that [`read`] takes, for a file dialog.
pub const ENDINGS: &[&str] = &[".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".eml", ".docx", ".odt", ".pdf"];

fn kind(name: &str, bytes: &[u8]) -> Result<Kind, String> {
    let ending = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    let refuse = |what: &str| Err(format!("{name} is {what}; open it in its own program, then copy the text and paste it here"));
    if bytes.starts_with(b"PK\x03\x04") {
        return match zip::names(bytes) {
            names if names.iter().any(|n| n == "word/document.xml") => Ok(Kind::Word),
            names if names.iter().any(|n| n == "content.xml") => Ok(Kind::OpenDocument),
            _ => refuse("a ZIP archive without a text document in it"),
        };
    }
    let head: &[u8] = bytes.get(..1024).unwrap_or(bytes);
    if head.windows(5).any(|w| w == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    for (start, what) in SIGNATURES {
        if bytes.starts_with(start) {
            return refuse(what);
        }
    }
    Ok(match ending.as_str() {
        "md" | "markdown" => Kind::Markdown,
        "html" | "htm" | "xhtml" => Kind::Html,
        "mhtml" | "mht" => Kind::SavedPage,
        "eml" => Kind::Mail,
        _ if looks_like_html(head) => Kind::Html,
        _ => Kind::Text,
    })
}

/// First bytes of files that people drop by mistake.
const SIGNATURES: [(&[u8], &str); 8] = [
    (b"\xd0\xcf\x11\xe0", "an old Word document or an Outlook message"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a photograph"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
];

fn looks_like_html(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).trim_start_matches('\u{feff}').trim_start().to_lowercase();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| head.starts_with(start))
}

fn text(name: &str, bytes: &[u8]) -> Result<Article, String> {
    let decoded = charset::decode(bytes, None);
    if let Some(binary) = crate::text::binary::check(&decoded.text) {
        return Err(format!(
            "{name} looks like {}, not text; open it in its own program, then copy the words and paste them here",
            binary.what
        ));
    }
    Ok(Article { remarks: decoded.remark().into_iter().collect(), body: Body::Text(decoded.text), ..Article::default() })
}

/// A page; what it declares of its encoding counts where its bytes allow it.
fn html(bytes: &[u8], declared: Option<&str>) -> Article {
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_lowercase();
    let own = head.split_once("charset=").map(|(_, rest)| {
        rest.trim_start_matches(['"', '\'']).split(['"', '\'', ' ', '/', '>', ';']).next().unwrap_or_default().to_owned()
    });
    let decoded = charset::decode(bytes, declared.or(own.as_deref()));
    Article { remarks: decoded.remark().into_iter().collect(), body: Body::Html(decoded.text), ..Article::default() }
}

/// Text for HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A date as the contract writes it.
fn day(words: &str) -> Option<String> {
    crate::text::dates::parse(words).map(|date| date.to_string())
}

#[cfg(test)]
mod tests;
