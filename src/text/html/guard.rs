//! Makes hostile markup harmless before the parser sees it: `<b><b><b>…` ten thousand deep → the tags beyond a depth are left out,
//! their text stays. It does not judge whether the markup is right: that is the parser's work.
//!
//! The parser's work grows with the square of the depth of open elements and of the attributes of one tag.

use std::borrow::Cow;

/// Deeper nesting is left out; browsers stop at 512.
const MAX_DEPTH: usize = 400;
/// Tables nested deeper are left out: the article's finder looks through all that is in a table, for each table.
const MAX_TABLES: usize = 12;
/// A tag with more attributes is left out.
const MAX_ATTRIBUTES: usize = 300;

/// `html` without the tags that are too deep or too large. Ordinary pages come back as they are.
pub(super) fn flatten(html: &str) -> Cow<'_, str> {
    let mut kept: Option<String> = None;
    let mut copied = 0;
    let (mut depth, mut tables) = (0usize, 0usize);
    let mut at = 0;
    while let Some(tag) = next_tag(html, at) {
        let (start, end) = (tag.start, tag.end);
        let words = html.get(start..end).unwrap_or_default();
        let mut drop = words.len() > 2000 && words.matches('=').take(MAX_ATTRIBUTES + 1).count() > MAX_ATTRIBUTES;
        let table = tag.name(html).eq_ignore_ascii_case("table");
        match tag.kind {
            Kind::Open if table => {
                tables += 1;
                drop |= tables > MAX_TABLES;
            }
            Kind::Close if table => {
                drop |= tables > MAX_TABLES;
                tables = tables.saturating_sub(1);
            }
            Kind::Open if counts(tag.name(html)) => {
                depth += 1;
                drop |= depth > MAX_DEPTH;
            }
            Kind::Close if counts(tag.name(html)) => {
                drop |= depth > MAX_DEPTH;
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        if drop {
            let out = kept.get_or_insert_with(String::new);
            out.push_str(html.get(copied..start).unwrap_or_default());
            copied = end;
        }
        at = end;
        if tag.kind == Kind::Open && !drop {
            at = raw_text_end(html, tag.name(html), end);
        }
    }
    match kept {
        None => Cow::Borrowed(html),
        Some(mut out) => {
            out.push_str(html.get(copied..).unwrap_or_default());
            Cow::Owned(out)
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Other,
}

struct Tag {
    kind: Kind,
    start: usize,
    end: usize,
    name: (usize, usize),
}

impl Tag {
    fn name<'a>(&self, html: &'a str) -> &'a str {
        html.get(self.name.0..self.name.1).unwrap_or_default()
    }
}

/// The next tag or comment at or after `from`.
fn next_tag(html: &str, from: usize) -> Option<Tag> {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == b'<')?;
        let next = *bytes.get(at + 1)?;
        let rest = at + 1 + usize::from(next == b'/');
        if next == b'!' || next == b'?' {
            let long = html.get(at..).is_some_and(|h| h.starts_with("<!--"));
            let close = if long { "-->" } else { ">" };
            let end = html.get(at + 2..)?.find(close).map_or(html.len(), |e| at + 2 + e + close.len());
            return Some(Tag { kind: Kind::Other, start: at, end, name: (at, at) });
        }
        if bytes.get(rest).is_some_and(u8::is_ascii_alphabetic) {
            let name_len = bytes.get(rest..)?.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
            let kind = if next == b'/' { Kind::Close } else { Kind::Open };
            return Some(Tag { kind, start: at, end: tag_end(bytes, rest + name_len), name: (rest, rest + name_len) });
        }
        at += 1;
    }
}

/// The byte after the `>` that closes a tag; one in a quoted value does not.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (i, &b) in bytes.iter().enumerate().skip(from) {
        match quote {
            Some(q) if b == q => quote = None,
            Some(_) => {}
            // A quotation mark opens a value only after the equals sign.
            None if (b == b'"' || b == b'\'') && before == b'=' => quote = Some(b),
            None if b == b'>' => return i + 1,
            None => {}
        }
        if !b.is_ascii_whitespace() {
            before = b;
        }
    }
    bytes.len()
}

/// Where the text of an element without markup inside ends: its closing tag.
fn raw_text_end(html: &str, name: &str, from: usize) -> usize {
    let raw = ["script", "style", "textarea", "title", "xmp", "noframes"].iter().find(|n| n.eq_ignore_ascii_case(name));
    let Some(raw) = raw else { return from };
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|b| b.windows(2).position(|w| w == b"</")) {
        at += found;
        let closes = html.get(at + 2..at + 2 + raw.len()).is_some_and(|n| n.eq_ignore_ascii_case(raw));
        if closes {
            return at;
        }
        at += 2;
    }
    html.len()
}

/// Elements that stay open until they are closed; the others close by themselves or hold nothing.
fn counts(name: &str) -> bool {
    const OTHERS: [&str; 32] = [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li", "link",
        "meta", "optgroup", "option", "p", "param", "path", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr",
        "wbr",
    ];
    !OTHERS.iter().any(|o| o.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_ordinary_pages() {
        let page = "<!doctype html><title>a<b</title><p class='x>y'>1 < 2<br><!-- <b> --><script>if (a</b/.c) {}</script>";
        assert!(matches!(flatten(page), Cow::Borrowed(p) if p == page));
    }

    #[test]
    fn cuts_what_is_too_deep() {
        let deep = format!("{}text{}<p>end", "<div>".repeat(10_000), "</div>".repeat(10_000));
        let flat = flatten(&deep);
        assert_eq!(flat.matches("<div>").count(), MAX_DEPTH);
        assert_eq!(flat.matches("</div>").count(), MAX_DEPTH);
        assert!(flat.contains("text") && flat.ends_with("<p>end"));
    }

    #[test]
    fn cuts_tables_in_tables() {
        let flat = flatten(&"<table><tr><td>x</td></tr></table><table><tr><td>".repeat(100)).into_owned();
        assert_eq!(
            flat.matches("<table>").count(),
            2 * MAX_TABLES,
            "each round opens two and closes one, until the limit is reached"
        );
    }

    #[test]
    fn cuts_a_tag_with_too_many_attributes() {
        let page = format!("<p {}>text</p>", "a=b ".repeat(5000));
        assert_eq!(flatten(&page), "text</p>");
    }
}
