//! Whole words, for marking and for moving the ends of a fact: `“five year|s late”` snapped → `five years late`. Its words are a
//! person's: a number with its sign, a name with its apostrophe; the engine's tokens are finer.

use crate::text::Span;

/// How an end of a fact is moved, by one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The start goes back: longer.
    StartBack,
    /// The start goes on: shorter.
    StartOn,
    /// The end goes back: shorter.
    EndBack,
    /// The end goes on: longer.
    EndOn,
}

impl Step {
    /// All steps with key and words, in the order of their buttons.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::StartBack, "[", "Start one word earlier"),
        (Self::StartOn, "]", "Start one word later"),
        (Self::EndBack, "{", "End one word earlier"),
        (Self::EndOn, "}", "End one word later"),
    ];
}

/// `span` with one end moved, inside of `block`; none if it would be empty or leave the block.
pub fn stepped(text: &str, block: Span, span: Span, step: Step) -> Option<Span> {
    let words = split(text, block);
    let (mut starts, mut ends) = (words.iter().map(|w| w.start), words.iter().map(|w| w.end));
    let moved = match step {
        Step::StartBack => Span::new(starts.rfind(|&s| s < span.start)?, span.end),
        Step::StartOn => Span::new(starts.find(|&s| s > span.start)?, span.end),
        Step::EndBack => Span::new(span.start, ends.rfind(|&e| e < span.end)?),
        Step::EndOn => Span::new(span.start, ends.find(|&e| e > span.end)?),
    };
    (moved.start < moved.end).then_some(moved)
}

/// `span` widened to whole words, without punctuation at its ends; none if no word is left.
pub fn snapped(text: &str, block: Span, span: Span) -> Option<Span> {
    let words = split(text, block);
    let touched = words.iter().filter(|w| w.start < span.end && span.start < w.end);
    let mut kept = touched.filter(|w| w.of(text).contains(|c: char| c.is_alphanumeric() || is_sign(c)));
    let first = kept.next()?;
    Some(Span::new(first.start, kept.next_back().unwrap_or(first).end))
}

/// Words that were typed, found in the text from `from` on, then from its start: *blue kettle*, or *who … coming* from one word to
/// another in the same block. Capitals count only where the person types some.
pub fn found(text: &str, blocks: &[Span], from: u32, typed: &str) -> Option<Span> {
    let (first, last) = typed.split_once('…').or_else(|| typed.split_once("..")).unwrap_or((typed, ""));
    let (first, last) = (first.trim(), last.trim_matches(|c: char| c == '.' || c.is_whitespace()));
    if first.is_empty() {
        return None;
    }
    let exact = typed.chars().any(char::is_uppercase);
    let later = blocks.iter().filter(|b| b.end > from);
    let earlier = blocks.iter().filter(|b| b.start < from);
    let in_later = later.filter_map(|b| within(text, Span::new(b.start.max(from), b.end), *b, first, last, exact));
    let in_earlier = earlier.filter_map(|b| within(text, *b, *b, first, last, exact));
    in_later.chain(in_earlier).next()
}

/// From `first` in `part` to `last` in `block`.
fn within(text: &str, part: Span, block: Span, first: &str, last: &str, exact: bool) -> Option<Span> {
    let start = part.start + at(part.of(text), first, exact)?;
    let end = start + first.len() as u32;
    if last.is_empty() {
        return Some(Span::new(start, end));
    }
    let rest = Span::new(end, block.end);
    Some(Span::new(start, end + at(rest.of(text), last, exact)? + last.len() as u32))
}

/// The byte where `words` stand in `text`, at the start of a word.
fn at(text: &str, words: &str, exact: bool) -> Option<u32> {
    let same = |part: &str| if exact { part == words } else { part.eq_ignore_ascii_case(words) };
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        if !(before.is_alphanumeric() && c.is_alphanumeric()) && text.get(start..start + words.len()).is_some_and(same) {
            return Some(start as u32);
        }
        before = c;
    }
    None
}

/// The words and single signs of a block.
fn split(text: &str, block: Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut before = ' ';
    let mut chars = block.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let start = block.start + at as u32;
        let end = start + c.len_utf8() as u32;
        let next = chars.peek().map_or(' ', |&(_, c)| c);
        // Inside a word an apostrophe, a hyphen, the point of a number are parts of it.
        let inner = matches!(c, '\'' | '’' | '-' | '.' | ',' | '&') && before.is_alphanumeric() && next.is_alphanumeric();
        let goes_on = (is_part(c) || inner) && is_part(before) && words.last().is_some_and(|w| w.end == start);
        match words.last_mut() {
            Some(word) if goes_on => word.end = end,
            _ if c.is_whitespace() => {}
            _ => words.push(Span::new(start, end)),
        }
        before = if inner { 'x' } else { c };
    }
    words
}

/// Letters, digits, and what clings to them: marks, joined emoji, signs of currency.
fn is_part(c: char) -> bool {
    c.is_alphanumeric()
        || is_sign(c)
        || (!c.is_ascii() && !c.is_whitespace() && !matches!(c, '\u{2010}'..='\u{205e}' | '«' | '»'))
}

const fn is_sign(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Ana’s five-year plan,” she said: €21.5 million, 18%.";

    fn all() -> Span {
        Span::new(0, TEXT.len() as u32)
    }

    fn find(words: &str) -> Span {
        let start = TEXT.find(words).unwrap() as u32;
        Span::new(start, start + words.len() as u32)
    }

    #[test]
    fn words_as_a_person_sees_them() {
        let shown: Vec<&str> = split(TEXT, all()).iter().map(|w| w.of(TEXT)).collect();
        let expected = ["“", "Ana’s", "five-year", "plan", ",", "”", "she", "said", ":", "€21.5", "million", ",", "18%", "."];
        assert_eq!(shown, expected);
    }

    #[test]
    fn typed_words_are_found() {
        let text = "The war ends. Who knows?\nwarships came, and the war went on.";
        let middle = text.find('\n').unwrap() as u32;
        let blocks = [Span::new(0, middle), Span::new(middle + 1, text.len() as u32)];
        for (typed, from, expected) in [
            ("war", 0, Some((4, 7))),
            ("war", 5, Some((middle + 1, middle + 4))), // the start of a word is enough: it is widened later
            ("the war", 6, Some((middle + 20, middle + 27))),
            ("Who", 30, Some((14, 17))),
            ("war … knows", 0, Some((4, 23))),
            ("war..on", middle + 6, Some((middle + 24, middle + 35))),
            ("ends … came", 0, None), // not in one block
            ("peace", 0, None),
            ("  ", 0, None),
        ] {
            let found = found(text, &blocks, from, typed).map(|s| (s.start, s.end));
            assert_eq!(found, expected, "{typed} from {from}");
        }
    }

    #[test]
    fn a_selection_snaps_to_words() {
        for (picked, snapped_to) in
            [("a’s five", "Ana’s five-year"), ("plan,” s", "plan,” she"), (",” ", ""), ("1.5 mil", "€21.5 million")]
        {
            assert_eq!(snapped(TEXT, all(), find(picked)).map_or("", |s| s.of(TEXT)), snapped_to, "{picked}");
        }
    }

    #[test]
    fn ends_move_by_a_word_and_never_pass_each_other() {
        let plan = find("plan");
        let go = |span, step| stepped(TEXT, all(), span, step).map(|s| s.of(TEXT));
        assert_eq!(go(plan, Step::StartBack), Some("five-year plan"));
        assert_eq!(go(plan, Step::EndOn), Some("plan,"));
        assert_eq!(go(plan, Step::StartOn), None);
        assert_eq!(go(plan, Step::EndBack), None);
        let two = find("five-year plan");
        assert_eq!(go(two, Step::StartOn), Some("plan"));
        assert_eq!(go(two, Step::EndBack), Some("five-year"));
        assert_eq!(go(all(), Step::EndOn), None);
    }
}
