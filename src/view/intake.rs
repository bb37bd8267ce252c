//! What was given to be read: is it an article at all? `b"%PDF-1.7…"` → *This is a PDF …*. Bytes become text; nothing is cleaned here.

/// Longest text that is read, in bytes. A long novel has a million.
pub const LIMIT: usize = 4_000_000;

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but white space.
    Empty,
    /// Longer than [`LIMIT`]; how long, in bytes.
    TooLong(usize),
    /// No text: a picture, a program, a packed file.
    Binary,
    /// A file of a format that is not read yet.
    Format(&'static str),
}

impl Refusal {
    /// A sentence that says what is wrong and what to do.
    pub fn words(self) -> String {
        match self {
            Self::Empty => "There is nothing to read yet. Paste an article, open a file, or try the sample.".to_owned(),
            Self::TooLong(bytes) => format!(
                "This text is too long: {} where {} are read at most. Paste a part of it.",
                super::wording::numbers::bytes(bytes as u64),
                super::wording::numbers::bytes(LIMIT as u64)
            ),
            Self::Binary => {
                "This is not text. Open the article where you found it, copy its words and paste them here.".to_owned()
            }
            Self::Format(name) => {
                format!("This is a {name} file, which Pressmark does not read yet. Copy its words and paste them here.")
            }
        }
    }
}

/// Looks at a text before it is sent to the engine.
///
/// # Errors
/// What is wrong with it.
pub fn check(text: &str) -> Result<(), Refusal> {
    if text.len() > LIMIT {
        return Err(Refusal::TooLong(text.len()));
    }
    if text.chars().all(char::is_whitespace) {
        return Err(Refusal::Empty);
    }
    let odd = text.chars().filter(|c| matches!(c, '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{fffd}')).count();
    // A stray control character happens; one in twenty is a program or a picture.
    if odd * 20 > text.chars().count() { Err(Refusal::Binary) } else { Ok(()) }
}

/// Reads the bytes of a file: UTF-8 or UTF-16 by mark, UTF-8, else Windows-1252.
///
/// # Errors
/// What is wrong with it.
pub fn decode(bytes: &[u8]) -> Result<String, Refusal> {
    let packed: [(&[u8], &str); 4] =
        [(b"%PDF", "PDF"), (b"PK\x03\x04", "Word or zip"), (b"\xd0\xcf\x11\xe0", "Word"), (b"{\\rtf", "RTF")];
    if let Some((_, name)) = packed.into_iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Refusal::Format(name));
    }
    if bytes.len() > LIMIT {
        return Err(Refusal::TooLong(bytes.len()));
    }
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| bytes.iter().map(|&b| windows_1252(b)).collect()),
    };
    check(&text)?;
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|&pair| unit(pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The character of a byte in Windows-1252; its five unused bytes are kept as controls.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_article() {
        assert_eq!(check(" \n\t"), Err(Refusal::Empty));
        assert_eq!(check(&"a".repeat(LIMIT + 1)), Err(Refusal::TooLong(LIMIT + 1)));
        assert_eq!(check("\u{0}\u{1}\u{2}abc"), Err(Refusal::Binary));
        assert_eq!(decode(b"%PDF-1.7 ..."), Err(Refusal::Format("PDF")));
        assert_eq!(decode(&[0x89, b'P', b'N', b'G', 0, 1, 2, 3, 4, 5]), Err(Refusal::Binary));
        assert_eq!(check("One stray \u{7} bell in a long enough line."), Ok(()));
    }

    #[test]
    fn reads_the_usual_encodings() {
        let text = "“Łódź”, it’s €5";
        let wide = |order: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
            mark.into_iter().chain(text.encode_utf16().flat_map(order)).collect()
        };
        assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(&wide(u16::to_le_bytes, [0xff, 0xfe])).as_deref(), Ok(text));
        assert_eq!(decode(&wide(u16::to_be_bytes, [0xfe, 0xff])).as_deref(), Ok(text));
        assert_eq!(decode(b"\x93caf\xe9\x94 \x80").as_deref(), Ok("“café” €"));
    }
}
