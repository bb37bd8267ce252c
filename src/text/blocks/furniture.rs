//! Furniture of web pages by word lists: `Share this article`, `Read more: …`, `We use cookies …`. It knows whole lines,
//! beginnings, tell-tale phrases and lines of nothing but menu words; it does not look at neighbours.

use super::shape::Shape;
use std::sync::LazyLock;

/// A word list: sorted, without comments.
pub(super) struct List(Vec<&'static str>);

impl List {
    pub(super) fn parse(file: &'static str) -> Self {
        let mut entries: Vec<_> = file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).collect();
        entries.sort_unstable();
        Self(entries)
    }

    pub(super) fn has(&self, words: &str) -> bool {
        self.0.binary_search(&words).is_ok()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().copied()
    }
}

macro_rules! list {
    ($name:ident, $file:literal) => {
        pub(super) static $name: LazyLock<List> = LazyLock::new(|| List::parse(include_str!(concat!("../../lexicon/", $file))));
    };
}
list!(LINES, "furniture_lines.txt");
list!(STARTS, "furniture_starts.txt");
list!(PARTS, "furniture_parts.txt");
list!(WORDS, "furniture_words.txt");
list!(HEADERS, "furniture_headers.txt");
list!(FORMATS, "media_formats.txt");
list!(CAPTION_MARKS, "caption_marks.txt");
list!(BYLINE_STARTS, "byline_starts.txt");
list!(BYLINE_ENDS, "byline_ends.txt");
list!(AGENCIES, "news_agencies.txt");

/// Longer lines are running text; their first part is enough for all lists.
const LOOK: usize = 600;

/// The line in lower case, with straight apostrophes, single spaces and no marks at its ends; at most [`LOOK`] bytes are read.
pub(super) fn normal(line: &str) -> String {
    let mut out = String::with_capacity(line.len().min(LOOK));
    for word in cut(line).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }).flat_map(char::to_lowercase));
    }
    out
}

/// [`normal`] without marks, arrows and counters at the ends: `Comments (12) »` → `comments`.
pub(super) fn bare(normal: &str) -> &str {
    normal.trim_matches(|c: char| !c.is_alphabetic() && c != '\'')
}

fn cut(line: &str) -> &str {
    let mut end = line.len().min(LOOK);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or(line)
}

/// Only a button, a heading of the page or its like.
pub(super) fn is_whole_line(normal: &str) -> bool {
    LINES.has(bare(normal)) || LINES.has(normal)
}

/// Begins as a link to another article or a button does, and is no sentence.
pub(super) fn begins_as_link(normal: &str, shape: &Shape) -> bool {
    let sentence = shape.inner_stops > 0 || (normal.ends_with('.') && shape.words > 8);
    shape.words <= 25
        && !sentence
        && STARTS.iter().any(|start| {
            let rest = normal.strip_prefix(start);
            rest.is_some_and(|r| start.ends_with([':', '(']) || r.is_empty() || r.starts_with(|c: char| !c.is_alphanumeric()))
        })
}

/// Speaks to the page's visitor about the page: cookies, accounts, newsletters. News about cookies does not say *you* or *we*
/// outside quotation marks.
pub(super) fn speaks_to_visitor(normal: &str, shape: &Shape) -> bool {
    let addressed = || normal.split(|c: char| !c.is_alphabetic()).any(|w| ["you", "your", "our", "us", "we"].contains(&w));
    let quoted = || normal.contains(['"', '“', '”']);
    shape.words < Shape::MANY && PARTS.iter().any(|p| normal.contains(p)) && (!shape.is_prose() || addressed()) && !quoted()
}

/// Nothing but menu words, numbers and signs: `Facebook Twitter Email 12`.
pub(super) fn is_menu(normal: &str, shape: &Shape) -> bool {
    // A first single word such as "Weather" can be an article's kicker: also page furniture. Two words at least, or a list would
    // turn every "Read" of a poem into a button.
    let mut words = normal
        .split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | '·' | '•' | '>' | '»' | ','))
        .filter(|w| !w.is_empty());
    let known = |w: &str| WORDS.has(w) || w.bytes().all(|b| !b.is_ascii_alphabetic()) && w.is_ascii();
    shape.words >= 2 && shape.words <= 30 && shape.letters && words.all(known)
}

/// The title of a list of links.
pub(super) fn is_list_header(normal: &str) -> bool {
    HEADERS.has(bare(normal))
}

/// The name of a page's section that shows more of the same: `More Shorts`, `Impact Shorts`, `More Great Coast Stories`.
pub(super) fn is_section_name(line: &str) -> bool {
    let words: Vec<_> = line.split_whitespace().take(6).collect();
    let format = words.last().is_some_and(|w| FORMATS.has(&w.trim_end_matches(':').to_lowercase()));
    let more =
        words.first().is_some_and(|w| ["more", "related", "latest", "other", "popular"].contains(&w.to_lowercase().as_str()));
    format && (2..=if more { 5 } else { 3 }).contains(&words.len()) && words.iter().all(|w| w.starts_with(char::is_uppercase))
}

/// A rule of signs, a page number, a counter: no letter at all.
pub(super) fn is_ornament(shape: &Shape, line: &str) -> bool {
    !shape.letters && !line.contains(['$', '€', '£', '%']) && line.chars().count() <= 120
}

/// Where page furniture is glued to what follows it: `More ShortsRussia open …` → 11. The furniture must be a whole entry.
pub(super) fn glued_end(line: &str) -> Option<usize> {
    let mut before = ' ';
    for (at, c) in line.char_indices().take(60) {
        let joint = (before.is_lowercase() && c.is_uppercase()) || (before.is_uppercase() && c.is_uppercase());
        if joint && at >= 4 {
            let (head, tail) = line.split_at(at);
            let label = normal(head);
            // "WatchOS gets", "READ US MAIL": one word of furniture, or capitals all through, needs a plain word after it.
            let plain = tail.chars().nth(1).is_some_and(char::is_lowercase);
            let sure = plain || (before.is_lowercase() && head.contains(' '));
            let known = || LINES.has(&label) || HEADERS.has(&label) || is_section_name(head);
            if sure && known() && tail.split_whitespace().nth(2).is_some() {
                return Some(at);
            }
        }
        before = c;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_joint() {
        assert_eq!(glued_end("More ShortsHarbour opens to larger ships"), Some(11));
        assert_eq!(glued_end("ADVERTISEMENTThe harbour opens to larger ships"), Some(13));
        assert_eq!(glued_end("McDonald opens a larger harbour"), None);
        assert_eq!(glued_end("YouTube opens a larger harbour"), None, "a name with an inner capital");
        assert_eq!(glued_end("WatchOS gets an update today"), None, "the rest must begin like a word");
    }

    #[test]
    fn lists_are_sorted_and_lower_case() {
        for list in [&LINES, &STARTS, &PARTS, &WORDS, &HEADERS, &FORMATS, &CAPTION_MARKS, &BYLINE_STARTS, &BYLINE_ENDS] {
            assert!(list.iter().all(|e| e == e.trim() && e.to_lowercase() == e));
        }
    }
}
