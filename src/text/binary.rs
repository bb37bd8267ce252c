//! Tells when what was pasted is no text: the bytes of a picture or an archive read as letters. `"PK\u{3}\u{4}…"` → a ZIP file.
//! It judges only; the text stays as it is.

/// What the input looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binary {
    /// As in *this looks like the content of a PDF file*.
    pub what: &'static str,
    /// Characters that stand for no letter: control characters and U+FFFD.
    pub unreadable: usize,
}

/// First characters of files that people paste by mistake.
const SIGNATURES: [(&str, &str); 9] = [
    ("%PDF-", "a PDF file"),
    ("PK\u{3}\u{4}", "a ZIP file, such as a Word document"),
    ("\u{fffd}PNG", "a PNG picture"),
    ("PNG\r\n", "a PNG picture"),
    ("GIF8", "a GIF picture"),
    ("\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{0}", "a JPEG picture"),
    ("\u{fffd}ELF", "a program"),
    ("{\\rtf", "a Rich Text file"),
    ("\u{fffd}\u{fffd}\u{11}\u{fffd}", "an old Word document"),
];

/// Whether `text` is no text.
pub fn check(text: &str) -> Option<Binary> {
    let odd = |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}')) || c == '\u{fffd}';
    let (mut unreadable, mut all) = (0, 0);
    for c in text.chars() {
        all += 1;
        unreadable += usize::from(odd(c));
    }
    let signature = SIGNATURES.iter().find(|(start, _)| text.trim_start().starts_with(start)).map(|(_, what)| *what);
    // A stray control character comes with copying; one in fifty does not.
    let many = unreadable >= 4 && unreadable * 50 > all;
    (many || signature.is_some()).then(|| Binary { what: signature.unwrap_or("a file that is not text"), unreadable })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_files_from_text() {
        assert_eq!(check("PK\u{3}\u{4}\u{14}\u{0}").map(|b| b.what), Some("a ZIP file, such as a Word document"));
        assert_eq!(check("%PDF-1.4 \u{fffd}\u{fffd}").map(|b| b.what), Some("a PDF file"));
        assert_eq!(check("a\u{0}b\u{0}\u{1}\u{2}").map(|b| b.unreadable), Some(4));
        for text in [
            "",
            "The dam is safe.\r\n\tIt is.",
            "One odd \u{fffd} letter in a long line of text that somebody copied from a page.",
        ] {
            assert_eq!(check(text), None, "{text}");
        }
    }
}
