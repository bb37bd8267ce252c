//! Fonts: the bytes of a shown string → codes, and for each its letters and its width. `\x93` in WinAnsiEncoding → `“`, 0.333.
//!
//! Letters come from the font's own table to Unicode, else from the names of its letters (`glyphs.tsv`). Font programs are not opened.

use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream};
use std::{collections::BTreeMap, sync::LazyLock};

/// Width of a letter that the file does not tell, in em.
const USUAL: f32 = 0.5;

/// One row of `glyphs.tsv`.
struct Glyph {
    letter: char,
    /// Its byte in Standard, MacRoman and WinAnsi.
    bytes: [Option<u8>; 3],
    /// Widths in Helvetica and Times, in em.
    widths: [Option<f32>; 2],
}

static GLYPHS: LazyLock<BTreeMap<&str, Glyph>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let name = cells.next()?;
        let letter = char::from_u32(u32::from_str_radix(cells.next()?, 16).ok()?)?;
        let mut number = || cells.next().and_then(|c| c.parse::<u16>().ok());
        let bytes = [number(), number(), number()].map(|n| n.and_then(|n| u8::try_from(n).ok()));
        let widths = [number(), number()].map(|n| n.map(|n| f32::from(n) / 1000.0));
        Some((name, Glyph { letter, bytes, widths }))
    };
    include_str!("glyphs.tsv").lines().filter(|l| !l.starts_with('#')).filter_map(row).collect()
});

/// A font as far as text needs it.
pub(super) struct Font {
    /// Codes of two bytes.
    wide: bool,
    to_unicode: Option<CMap>,
    /// Letters by code, of fonts with codes of one byte.
    letters: Vec<Option<String>>,
    widths: BTreeMap<u32, f32>,
    /// Width of other codes, in em.
    usual: f32,
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn read(dict: &Dict<'_>) -> Self {
        let name = |dict: &Dict<'_>, key: &str| dict.get::<Name<'_>>(key).map(|n| n.as_str().to_owned()).unwrap_or_default();
        let kind = name(dict, "Subtype");
        let stream = dict.get::<Stream<'_>>("ToUnicode").and_then(|s| s.decoded().ok());
        let to_unicode = stream.and_then(|data| CMap::parse(&data, |_| None));
        if kind == "Type0" {
            let inner = dict.get::<Array<'_>>("DescendantFonts").and_then(|a| a.iter::<Dict<'_>>().next());
            let (widths, usual) = inner.map(|d| wide_widths(&d)).unwrap_or_default();
            return Self { wide: true, to_unicode, letters: Vec::new(), widths, usual };
        }
        let base = name(dict, "BaseFont");
        let names = encoding(dict, &kind);
        let (widths, usual) = widths(dict, &kind, &base, &names);
        let letters = names.iter().map(|name| name.as_deref().and_then(letter)).collect();
        Self { wide: false, to_unicode, letters, widths, usual }
    }

    /// The codes of a shown string.
    pub(super) fn codes(&self, bytes: &[u8]) -> Vec<u32> {
        match self.wide {
            true => bytes.chunks(2).map(|pair| pair.iter().fold(0, |code, &b| code << 8 | u32::from(b))).collect(),
            false => bytes.iter().map(|&b| u32::from(b)).collect(),
        }
    }

    /// The letters of a code; none if the file does not tell.
    pub(super) fn letters(&self, code: u32) -> Option<String> {
        let told = self.to_unicode.as_ref().and_then(|map| map.lookup_bf_string(code)).map(|found| match found {
            BfString::Char(c) => c.to_string(),
            BfString::String(s) => s,
        });
        told.filter(|s| !s.starts_with('\0')).or_else(|| self.letters.get(code as usize)?.clone())
    }

    /// The width of a code, in em.
    pub(super) fn width(&self, code: u32) -> f32 {
        self.widths.get(&code).copied().unwrap_or(self.usual)
    }

    /// Whether the code is the space that word spacing widens.
    pub(super) fn is_space(&self, code: u32) -> bool {
        !self.wide && code == 32
    }
}

/// The names of the letters by code.
fn encoding(dict: &Dict<'_>, kind: &str) -> Vec<Option<String>> {
    let own = dict.get::<Object<'_>>("Encoding");
    let (base, differences) = match own {
        Some(Object::Name(name)) => (Some(name.as_str().to_owned()), None),
        Some(Object::Dict(dict)) => {
            (dict.get::<Name<'_>>("BaseEncoding").map(|n| n.as_str().to_owned()), dict.get::<Array<'_>>("Differences"))
        }
        _ => (None, None),
    };
    let column = match base.as_deref() {
        Some("WinAnsiEncoding") => 2,
        Some("MacRomanEncoding") => 1,
        Some(_) => 0,
        None if kind == "TrueType" => 2,
        None => 0,
    };
    let mut names = vec![None; 256];
    for (name, glyph) in GLYPHS.iter() {
        let byte = glyph.bytes.get(column).copied().flatten();
        if let Some(slot) = byte.and_then(|b| names.get_mut(usize::from(b))) {
            *slot = Some((*name).to_owned());
        }
    }
    let mut code = 0usize;
    for object in differences.iter().flat_map(|d| d.iter::<Object<'_>>()) {
        match object {
            Object::Number(n) => code = usize::try_from(n.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(slot) = names.get_mut(code) {
                    *slot = Some(name.as_str().to_owned());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}

/// `eacute` → é, `uni20AC` → €, `f_i` → fi, `a.sc` → a.
fn letter(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|n| !n.is_empty())?;
    if let Some(glyph) = GLYPHS.get(name) {
        return Some(glyph.letter.to_string());
    }
    if name.contains('_') {
        return name.split('_').map(letter).collect();
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|h| (4..=6).contains(&h.len()))?;
    char::from_u32(u32::from_str_radix(hex, 16).ok()?).map(String::from)
}

/// Widths of a font with codes of one byte.
fn widths(dict: &Dict<'_>, kind: &str, base: &str, names: &[Option<String>]) -> (BTreeMap<u32, f32>, f32) {
    // A font whose letters are small drawings measures them in a space of its own.
    let matrix = dict.get::<Array<'_>>("FontMatrix").filter(|_| kind == "Type3");
    let unit = matrix.and_then(|m| m.iter::<Number>().next()).map_or(0.001, |n| n.as_f32().abs());
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");
    let missing = descriptor.and_then(|d| d.get::<Number>("MissingWidth")).map(|n| n.as_f32() * unit).filter(|w| *w > 0.0);
    let first = dict.get::<Number>("FirstChar").map_or(0, |n| u32::try_from(n.as_i64()).unwrap_or(0));
    if let Some(list) = dict.get::<Array<'_>>("Widths") {
        let told = list.iter::<Number>().take(256).zip(first..).map(|(w, code)| (code, w.as_f32() * unit));
        return (told.collect(), missing.unwrap_or(USUAL));
    }
    if base.contains("Courier") {
        return (BTreeMap::new(), 0.6);
    }
    // The fonts that every reader has; others are near one of them.
    let column = usize::from(base.contains("Times"));
    let known = names.iter().zip(0..).filter_map(|(name, code)| {
        let glyph = GLYPHS.get(name.as_deref()?)?;
        Some((code, glyph.widths.get(column).copied().flatten()?))
    });
    (known.collect(), missing.unwrap_or(USUAL))
}

/// Widths of a font with codes of two bytes: `[1 [500 600] 7 9 250]`, and the usual one.
fn wide_widths(dict: &Dict<'_>) -> (BTreeMap<u32, f32>, f32) {
    let usual = dict.get::<Number>("DW").map_or(1.0, |n| n.as_f32() / 1000.0);
    let mut widths = BTreeMap::new();
    let mut before: Vec<u32> = Vec::new();
    for object in dict.get::<Array<'_>>("W").iter().flat_map(|w| w.iter::<Object<'_>>()) {
        match (object, before.as_slice()) {
            (Object::Array(list), [first]) => {
                let first = *first;
                widths.extend(list.iter::<Number>().zip(first..).map(|(w, code)| (code, w.as_f32() / 1000.0)));
                before.clear();
            }
            (Object::Number(width), [first, last]) => {
                let codes = *first..=(*last).min(first.saturating_add(65_535));
                widths.extend(codes.map(|code| (code, width.as_f32() / 1000.0)));
                before.clear();
            }
            (Object::Number(n), _) => before.push(u32::try_from(n.as_i64()).unwrap_or(0)),
            _ => before.clear(),
        }
    }
    (widths, usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_letters_are_read() {
        let cases = [("eacute", "é"), ("uni20AC", "€"), ("f_i", "fi"), ("a.sc", "a"), ("quoteleft", "‘"), ("u1F600", "😀")];
        for (name, letters) in cases {
            assert_eq!(letter(name).as_deref(), Some(letters), "{name}");
        }
        for name in ["g17", ".notdef", "", "union", "uniD800"] {
            assert_eq!(letter(name), None, "{name}");
        }
    }

    #[test]
    fn the_table_holds_the_three_encodings() {
        let byte = |name: &str| GLYPHS.get(name).map(|g| g.bytes);
        assert_eq!(byte("quotedblleft"), Some([Some(170), Some(210), Some(147)]));
        assert_eq!(byte("space"), Some([Some(32); 3]));
    }
}
