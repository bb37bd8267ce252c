//! Bytes → text. A byte order mark decides; then valid UTF-8; then what is declared; then UTF-16 without a mark, by its zeros; then
//! Windows-1252 or MacRoman, whichever's curly quotation marks occur: `b"caf\xe9"` → *café*.
//!
//! Single-byte sets are tables; the sets of East Asia are not known here, and the person is told.

use std::sync::LazyLock;

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding.
    pub charset: &'static str,
    /// Bytes that stand for no character.
    pub lost: usize,
    /// What was declared and is not known here.
    pub unknown: Option<String>,
}

impl Decoded {
    /// What the person should know.
    pub fn remark(&self) -> Option<String> {
        match (&self.unknown, self.lost, self.charset) {
            (Some(name), _, _) => Some(format!(
                "The file says that its encoding is {name}, which Pressmark does not know; it was read as {}.",
                self.charset
            )),
            (_, 0, "UTF-8" | "UTF-16") => None,
            (_, 0, other) => Some(format!("Read as {other}.")),
            (_, n, other) => Some(format!("Read as {other}; {n} characters could not be read.")),
        }
    }
}

/// Names and tables of the upper half.
static TABLES: LazyLock<Vec<(&'static str, Vec<char>)>> = LazyLock::new(|| {
    let lines = include_str!("charsets.tsv").lines().filter(|l| !l.starts_with('#'));
    lines.filter_map(|l| l.split_once('\t')).map(|(name, chars)| (name, chars.chars().collect())).collect()
});

/// Other names of the tables. Latin-1 is read as Windows-1252, as browsers do.
const ALIASES: [(&str, &str); 14] = [
    ("iso-8859-1", "windows-1252"),
    ("latin1", "windows-1252"),
    ("latin-1", "windows-1252"),
    ("us-ascii", "windows-1252"),
    ("ascii", "windows-1252"),
    ("cp1252", "windows-1252"),
    ("ansi", "windows-1252"),
    ("cp1250", "windows-1250"),
    ("cp1251", "windows-1251"),
    ("latin2", "iso-8859-2"),
    ("iso-8859-9", "windows-1254"),
    ("latin-9", "iso-8859-15"),
    ("x-mac-roman", "macintosh"),
    ("cp437", "ibm437"),
];

/// Decodes.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    let plain = |text: String, charset| Decoded { lost: text.matches('\u{fffd}').count(), text, charset, unknown: None };
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return plain(String::from_utf8_lossy(rest).into_owned(), "UTF-8");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return plain(wide(rest, u16::from_le_bytes), "UTF-16");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return plain(wide(rest, u16::from_be_bytes), "UTF-16");
    }
    if let Some((_, read)) = zeros(bytes) {
        return plain(wide(bytes, read), "UTF-16");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return plain(text.to_owned(), "UTF-8");
    }
    let wanted = declared.map(|d| d.trim().to_lowercase()).filter(|d| !d.is_empty());
    let name = wanted.as_deref().map(|d| ALIASES.iter().find(|(a, _)| *a == d).map_or(d, |(_, name)| name));
    let table = name.and_then(|name| TABLES.iter().find(|(n, _)| *n == name));
    // A text that says UTF-8 and breaks it in a few places is cut or mixed, not of another set.
    if name.is_some_and(|n| n == "utf-8" || n == "utf8") {
        let text = String::from_utf8_lossy(bytes).into_owned();
        if text.matches('\u{fffd}').count() * 100 < bytes.len() {
            return plain(text, "UTF-8");
        }
    }
    let known = table.is_some() || name.is_none_or(|n| n.starts_with("utf"));
    let guess = if mac(bytes) { "macintosh" } else { "windows-1252" };
    match table.or_else(|| TABLES.iter().find(|(n, _)| *n == guess)) {
        Some((name, table)) => {
            let mut decoded = plain(single(bytes, table), name);
            decoded.unknown = if known { None } else { wanted };
            decoded
        }
        None => plain(String::from_utf8_lossy(bytes).into_owned(), "UTF-8"),
    }
}

fn single(bytes: &[u8], table: &[char]) -> String {
    let one = |&b: &u8| match b.checked_sub(0x80) {
        Some(upper) => table.get(usize::from(upper)).copied().unwrap_or('\u{fffd}'),
        None => char::from(b),
    };
    bytes.iter().map(one).collect()
}

fn wide(bytes: &[u8], read: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    String::from_utf16_lossy(&pairs.iter().map(|&pair| read(pair)).collect::<Vec<u16>>())
}

/// UTF-16 without a mark: in English every second byte is zero, always on the same side.
fn zeros(bytes: &[u8]) -> Option<(usize, fn([u8; 2]) -> u16)> {
    let head = bytes.get(..4000.min(bytes.len())).filter(|h| h.len() >= 8)?;
    let count = |side: usize| head.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (count(0), count(1));
    let many = head.len() / 2 * 6 / 10;
    match (even > many && odd == 0, odd > many && even == 0) {
        (true, _) => Some((even, u16::from_be_bytes)),
        (_, true) => Some((odd, u16::from_le_bytes)),
        _ => None,
    }
}

/// Quotation marks and dashes stand at D0–D5 on the old Macintosh and at 91–97 on Windows.
fn mac(bytes: &[u8]) -> bool {
    let count = |range: std::ops::RangeInclusive<u8>| bytes.iter().filter(|b| range.contains(b)).count();
    count(0xd0..=0xd5) > 0 && count(0x91..=0x97) == 0 && count(0xd0..=0xd5) * 2 >= count(0x80..=0xff)
}
