//! The only place that converts between the three kinds of offset: bytes in the engine ([`Span`]), code points in the contract
//! ([`CharSpan`]), UTF-16 units in the page ([`Utf16Span`]). For `"é🙂x"` the `x` is byte 6, code point 2, UTF-16 unit 3.

use super::Span;

/// A half-open stretch of Unicode code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct CharSpan {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl From<(u32, u32)> for CharSpan {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end }
    }
}

impl From<CharSpan> for (u32, u32) {
    fn from(span: CharSpan) -> Self {
        (span.start, span.end)
    }
}

/// A half-open stretch of UTF-16 code units, as the DOM counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Span {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

/// Code point and UTF-16 positions of every `STEP`th byte, so that a conversion scans at most `STEP` bytes.
#[derive(Clone, Debug)]
pub struct OffsetMap {
    /// At index `k`: position of the first character boundary at or after byte `k * STEP`.
    marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    byte: u32,
    chars: u32,
    utf16: u32,
}

const STEP: usize = 64;

impl OffsetMap {
    /// Scans `text` once.
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 2);
        let mut mark = Mark { byte: 0, chars: 0, utf16: 0 };
        for c in text.chars() {
            if mark.byte as usize >= marks.len() * STEP {
                marks.push(mark);
            }
            mark = step(mark, c);
        }
        while marks.len() * STEP <= text.len() {
            marks.push(mark);
        }
        Self { marks }
    }

    /// Bytes → code points. A byte inside a character counts as that character's end.
    pub fn to_chars(&self, text: &str, span: Span) -> CharSpan {
        CharSpan { start: self.locate(text, span.start).chars, end: self.locate(text, span.end).chars }
    }

    /// Bytes → UTF-16 units.
    pub fn to_utf16(&self, text: &str, span: Span) -> Utf16Span {
        Utf16Span { start: self.locate(text, span.start).utf16, end: self.locate(text, span.end).utf16 }
    }

    /// Code points → bytes; offsets past the end give the end.
    pub fn from_chars(&self, text: &str, span: CharSpan) -> Span {
        Span::new(self.find(text, span.start, |m| m.chars).byte, self.find(text, span.end, |m| m.chars).byte)
    }

    /// UTF-16 units → bytes; an offset inside a surrogate pair gives the end of its character.
    pub fn from_utf16(&self, text: &str, span: Utf16Span) -> Span {
        Span::new(self.find(text, span.start, |m| m.utf16).byte, self.find(text, span.end, |m| m.utf16).byte)
    }

    fn locate(&self, text: &str, byte: u32) -> Mark {
        self.find(text, byte, |m| m.byte)
    }

    /// The first boundary whose `key` is at least `target`.
    fn find(&self, text: &str, target: u32, key: impl Fn(&Mark) -> u32) -> Mark {
        let after = self.marks.partition_point(|m| key(m) <= target);
        let mut mark = self.marks.get(after.saturating_sub(1)).copied().unwrap_or(Mark { byte: 0, chars: 0, utf16: 0 });
        // Between two marks there is mostly ASCII alone, where all three counts go in step.
        if let Some(next) = self.marks.get(after).filter(|next| next.byte - mark.byte == next.chars - mark.chars) {
            let on = target.saturating_sub(key(&mark)).min(next.byte - mark.byte);
            return Mark { byte: mark.byte + on, chars: mark.chars + on, utf16: mark.utf16 + on };
        }
        for c in text.get(mark.byte as usize..).unwrap_or_default().chars() {
            if key(&mark) >= target {
                break;
            }
            mark = step(mark, c);
        }
        mark
    }
}

fn step(mark: Mark, c: char) -> Mark {
    Mark { byte: mark.byte + c.len_utf8() as u32, chars: mark.chars + 1, utf16: mark.utf16 + c.len_utf16() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_three_ways() {
        let text = "é🙂x";
        let map = OffsetMap::new(text);
        assert_eq!(map.to_chars(text, Span::new(6, 7)), CharSpan { start: 2, end: 3 });
        assert_eq!(map.to_utf16(text, Span::new(6, 7)), Utf16Span { start: 3, end: 4 });
        assert_eq!(map.from_utf16(text, Utf16Span { start: 2, end: 4 }), Span::new(6, 7));
    }

    proptest! {
        #[test]
        fn round_trips(text in "(.{0,300}|[a-z ]{0,150}.{0,3}[a-z ]{0,150})") {
            let map = OffsetMap::new(&text);
            let bounds: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
            for (k, &b) in bounds.iter().enumerate() {
                let span = Span::new(b, text.len() as u32);
                prop_assert_eq!(map.to_chars(&text, span).start as usize, k);
                prop_assert_eq!(map.from_chars(&text, map.to_chars(&text, span)), span);
                prop_assert_eq!(map.from_utf16(&text, map.to_utf16(&text, span)), span);
            }
        }
    }
}
