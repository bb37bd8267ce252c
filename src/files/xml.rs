//! XML as a stream of starts, ends and texts, enough for documents of office programs: `<w:t>a &amp; b</w:t>` → start `t`, text *a & b*,
//! end `t`. Prefixes of names are dropped. Entities of a DTD are not expanded, so nothing can grow.

/// A piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A start tag: its name without prefix, and its attributes as written.
    Start(&'a str, &'a str),
    /// An end tag; an empty element gives both.
    End(&'a str),
    /// Text as written.
    Text(&'a str),
}

/// Reads pieces until the end, or until what is no XML.
pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// The end of an empty element, which comes next.
    end: Option<&'a str>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(xml: &'a str) -> Self {
        Self { rest: xml, end: None }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(name) = self.end.take() {
            return Some(Piece::End(name));
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if !self.rest.starts_with('<') {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Piece::Text(text));
            }
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.split_once("-->")?.1;
            } else if let Some(data) = self.rest.strip_prefix("<![CDATA[") {
                let (_, rest) = data.split_once("]]>")?;
                self.rest = rest;
            } else if self.rest.starts_with("<?") || self.rest.starts_with("<!") {
                self.rest = self.rest.split_once('>')?.1;
            } else {
                let (tag, rest) = self.rest.get(1..)?.split_once('>')?;
                self.rest = rest;
                if let Some(name) = tag.strip_prefix('/') {
                    return Some(Piece::End(local(name.trim())));
                }
                let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |t| (t, true));
                let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
                self.end = empty.then(|| local(name));
                return Some(Piece::Start(local(name), attributes));
            }
        }
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|q| *q == '"' || *q == '\'')?;
        let (value, next) = after.get(1..)?.split_once(quote)?;
        if local(key.trim()) == name {
            return Some(plain(value));
        }
        rest = next;
    }
}

/// Text with its entities read: the five of XML, and numbers.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, next) = after.split_once(';').unwrap_or(("", after));
        let number = || {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        };
        let sign = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => number(),
        };
        match sign {
            Some(sign) => {
                out.push(sign);
                rest = next;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
