//! A MIME message as a tree of parts (RFC 2045, 2047, 2231): headers with their parameters, bodies decoded from quoted-printable and
//! base64: `Subject: =?utf-8?Q?Caf=C3=A9?=` → *Café*. Depth and number of parts are bounded.

use super::charset;

/// Deepest nesting, and most parts.
const DEPTH: usize = 12;
const PARTS: usize = 400;

/// A message or a part of one.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Lower-case names with unfolded values.
    headers: Vec<(String, String)>,
    /// Decoded; empty for a part with parts.
    pub(super) body: Vec<u8>,
    /// In their order.
    pub(super) parts: Vec<Part>,
}

impl Part {
    /// A header's value with encoded words read.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.raw(name).map(words).map(|v| v.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|v| !v.is_empty())
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// `text/plain` unless told otherwise, in lower case.
    pub(super) fn kind(&self) -> String {
        let kind = self.raw("content-type").and_then(|v| v.split(';').next()).unwrap_or("text/plain");
        kind.trim().to_lowercase()
    }

    /// A parameter of the content type: `boundary`, `charset`, `format`.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        parameter(self.raw("content-type")?, name)
    }

    /// Whether it is meant to be saved, not shown.
    pub(super) fn is_attachment(&self) -> bool {
        self.raw("content-disposition").is_some_and(|v| v.trim_start().to_lowercase().starts_with("attachment"))
    }

    /// The body as text.
    pub(super) fn text(&self) -> charset::Decoded {
        charset::decode(&self.body, self.parameter("charset").as_deref())
    }

    /// This part and all below it, in order.
    pub(super) fn all(&self) -> Vec<&Self> {
        let mut out = vec![self];
        self.parts.iter().for_each(|p| out.extend(p.all()));
        out
    }
}

/// Reads a message.
pub(super) fn read(bytes: &[u8]) -> Part {
    let mut left = PARTS;
    part(bytes, DEPTH, &mut left)
}

fn part(bytes: &[u8], depth: usize, left: &mut usize) -> Part {
    let (head, body) = split(bytes);
    let mut part = Part { headers: headers(head), ..Part::default() };
    let boundary = part.kind().starts_with("multipart/").then(|| part.parameter("boundary")).flatten();
    match boundary.filter(|b| !b.is_empty() && depth > 0) {
        Some(boundary) => {
            for piece in pieces(body, boundary.as_bytes()) {
                if *left > 0 {
                    *left -= 1;
                    part.parts.push(self::part(piece, depth - 1, left));
                }
            }
        }
        None => {
            part.body = match part.raw("content-transfer-encoding").map(|v| v.trim().to_lowercase()).as_deref() {
                Some("quoted-printable") => quoted_printable(body),
                Some("base64") => base64(body),
                _ => body.to_vec(),
            };
        }
    }
    part
}

/// Headers and body, parted by the first empty line.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    // A part without headers starts with the empty line itself.
    for start in [&b"\r\n"[..], b"\n"] {
        if let Some(body) = bytes.strip_prefix(start) {
            return (&[], body);
        }
    }
    let at = |sign: &[u8]| bytes.windows(sign.len()).position(|w| w == sign).map(|i| (i, i + sign.len()));
    let first = [at(b"\r\n\r\n"), at(b"\n\n")].into_iter().flatten().min();
    let (end, start) = first.unwrap_or((bytes.len(), bytes.len()));
    (bytes.get(..end).unwrap_or_default(), bytes.get(start..).unwrap_or_default())
}

fn headers(head: &[u8]) -> Vec<(String, String)> {
    let text = charset::decode(head, None).text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        match (line.starts_with([' ', '\t']), out.last_mut(), line.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(line.trim_start());
            }
            (false, _, Some((name, value))) => out.push((name.trim().to_lowercase(), value.trim().to_owned())),
            _ => {}
        }
    }
    out
}

/// What stands between the lines of the boundary.
fn pieces<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut out = Vec::new();
    let (mut at, mut open) = (0, None);
    for line in body.split_inclusive(|&b| b == b'\n') {
        let is = line.strip_prefix(b"--").and_then(|l| l.strip_prefix(boundary));
        if let Some(rest) = is.filter(|r| r.iter().all(|b| b" \t\r\n-".contains(b))) {
            if let Some(start) = open.take() {
                let piece = body.get(start..at).unwrap_or_default();
                // The line break before the boundary belongs to it.
                let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
                out.push(piece.strip_suffix(b"\r").unwrap_or(piece));
            }
            if rest.starts_with(b"--") {
                return out;
            }
            open = Some(at + line.len());
        }
        at += line.len();
    }
    // A message that was cut off.
    out.extend(open.and_then(|start| body.get(start..)));
    out
}

fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_at(after.find(';').unwrap_or(after.len())),
        };
        let key = key.trim().trim_start_matches(';').trim();
        if key.eq_ignore_ascii_case(name) || key.strip_suffix('*').is_some_and(|k| k.eq_ignore_ascii_case(name)) {
            return Some(value.trim().to_owned());
        }
        rest = next.trim_start().trim_start_matches(';');
        if rest.is_empty() {
            return None;
        }
    }
}

/// `=C3=A9` → é; a line that ends in `=` goes on.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        if first != b'=' {
            out.push(first);
            continue;
        }
        let line_end = after.iter().position(|b| !b" \t".contains(b)).unwrap_or(after.len());
        let end = after.get(line_end..).unwrap_or_default();
        if let Some(next) = end.strip_prefix(b"\r\n").or_else(|| end.strip_prefix(b"\n")) {
            rest = next;
        } else if let Some(byte) = after.get(..2).and_then(hex) {
            out.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            out.push(b'=');
        }
    }
    out
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok().filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    u8::from_str_radix(digits, 16).ok()
}

/// Standard base64; what is no sign of it is skipped.
fn base64(body: &[u8]) -> Vec<u8> {
    let (mut out, mut bits, mut n) = (Vec::with_capacity(body.len() * 3 / 4), 0_u32, 0);
    for &b in body {
        let value = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        n += 6;
        if n >= 8 {
            n -= 8;
            out.push((bits >> n) as u8);
            bits &= (1 << n) - 1;
        }
    }
    out
}

/// Encoded words of a header (RFC 2047); the space between two of them does not count.
fn words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut after_word = false;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        match encoded(from) {
            Some((text, length)) => {
                if !(after_word && before.trim().is_empty()) {
                    out.push_str(before);
                }
                out.push_str(&text);
                rest = from.get(length..).unwrap_or_default();
                after_word = true;
            }
            None => {
                out.push_str(before);
                out.push_str("=?");
                rest = from.get(2..).unwrap_or_default();
                after_word = false;
            }
        }
    }
    out + rest
}

/// `=?utf-8?Q?Caf=C3=A9?= …` → *Café* and the length of the word.
fn encoded(from: &str) -> Option<(String, usize)> {
    let mut parts = from.get(2..)?.splitn(3, '?');
    let (charset, how, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let content = rest.get(..rest.find("?=")?)?;
    let bytes = match how {
        "Q" | "q" => quoted_printable(content.replace('_', " ").as_bytes()),
        "B" | "b" => base64(content.as_bytes()),
        _ => return None,
    };
    let length = 2 + charset.len() + 1 + how.len() + 1 + content.len() + 2;
    let charset = charset.split('*').next();
    Some((charset::decode(&bytes, charset).text, length))
}
