//! Pieces that several pages are made of: words around a place, links to facts and paragraphs, names made comparable.

use crate::{
    text::{Span, offsets::CharSpan},
    view::{
        article::Article,
        fact::FactKey,
        page::{Act, Block, Row, Run, Words, link, plain, styled},
    },
};

/// A fact of the open article, to be selected.
pub(super) fn fact(key: FactKey, words: impl Into<String>) -> Run {
    link(words, Act::Fact(key))
}

/// *¶3*, which shows the words there.
pub(super) fn place(article: &Article, span: CharSpan) -> Run {
    link(article.place(span), Act::Point(span))
}

/// A table with plain headings.
pub(super) fn table(caption: impl Into<String>, head: &[&str], rows: Vec<Row>) -> Block {
    Block::Table { caption: caption.into(), head: head.iter().map(|h| (*h).to_owned()).collect(), rows }
}

/// A row without a class.
pub(super) fn row(cells: Vec<Words>) -> Row {
    Row { class: String::new(), cells }
}

/// A cell of plain words.
pub(super) fn cell(words: impl Into<String>) -> Words {
    vec![plain(words)]
}

/// A remark.
pub(super) fn note(words: impl Into<String>) -> Block {
    Block::Note(cell(words))
}

/// A heading.
pub(super) fn heading(words: impl Into<String>) -> Block {
    Block::Heading(cell(words))
}

/// Runs with a separator between them.
pub(super) fn join(runs: Vec<Run>, separator: &str) -> Words {
    let mut out = Words::new();
    for run in runs {
        if !out.is_empty() {
            out.push(plain(separator));
        }
        out.push(run);
    }
    out
}

/// The words at `span` with about `reach` bytes of `text` on both sides, on one line; the ends are whole words.
pub(super) fn around(text: &str, span: Span, reach: usize, act: Option<Act>) -> Words {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut from = start.saturating_sub(reach);
    let mut to = (end + reach).min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let before = text.get(from..start).unwrap_or_default();
    let after = text.get(end..to).unwrap_or_default();
    // A paragraph's end is a better end than a word's.
    let before = before.rsplit_once('\n').map_or_else(|| cut_start(before, from > 0), |(_, rest)| rest.to_owned());
    let after = after.split_once('\n').map_or_else(|| cut_end(after, to < text.len()), |(rest, _)| rest.to_owned());
    let hit = text.get(start..end).unwrap_or_default();
    vec![plain(before), Run { text: one_line(hit), class: "hit".to_owned(), act }, plain(after)]
}

fn cut_start(words: &str, cut: bool) -> String {
    match words.split_once(' ') {
        Some((_, rest)) if cut => format!("… {}", one_line_keep(rest)),
        _ => one_line_keep(words),
    }
}

fn cut_end(words: &str, cut: bool) -> String {
    match words.rsplit_once(' ') {
        Some((rest, _)) if cut => format!("{} …", one_line_keep(rest)),
        _ => one_line_keep(words),
    }
}

fn one_line_keep(words: &str) -> String {
    words.replace(['\n', '\t'], " ")
}

/// On one line, with single spaces.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In lower case with every character as long as before, so that places stay the same.
pub(super) fn lower(text: &str) -> String {
    let low = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(low).collect()
}

/// A name made comparable: *Ana  RUIZ* and *Ana Ruiz* are one.
pub(super) fn folded(name: &str) -> String {
    one_line(&lower(name)).replace('’', "'")
}

/// The words of a text made comparable, with their places: letters and digits only.
pub(super) fn tokens(text: &str) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.push((lower(text.get(from..at).unwrap_or_default()), Span::new(from as u32, at as u32)));
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Words that tell what is spoken of: longer ones, without those that every text has.
pub(super) fn telling(word: &str) -> bool {
    const COMMON: [&str; 36] = [
        "about", "after", "again", "also", "been", "before", "being", "between", "could", "during", "from", "have", "into",
        "more", "most", "only", "other", "over", "said", "says", "some", "than", "that", "their", "them", "then", "there",
        "these", "they", "this", "were", "what", "when", "which", "will", "with",
    ];
    word.chars().count() >= 4 && COMMON.binary_search(&word).is_err() && !word.starts_with(|c: char| c.is_ascii_digit())
}

/// *3 articles* as a faint remark behind a heading.
pub(super) fn faint(words: impl Into<String>) -> Run {
    styled("row-less", words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &Words) -> String {
        words.iter().map(|r| if r.class == "hit" { format!("[{}]", r.text) } else { r.text.clone() }).collect()
    }

    #[test]
    fn words_around_end_at_words_and_paragraphs() {
        let text = "Heading\nThe mayor said the old bridge would be opened in the spring.";
        let at = |w: &str| text.find(w).map(|k| Span::new(k as u32, (k + w.len()) as u32)).unwrap();
        assert_eq!(shown(&around(text, at("bridge"), 14, None)), "… said the old [bridge] would be …");
        assert_eq!(shown(&around(text, at("mayor"), 40, None)), "The [mayor] said the old bridge would be opened in …");
        assert_eq!(shown(&around("é“ü”", Span::new(2, 5), 1, None)), "[“]ü”".replace("ü”", ""));
    }

    #[test]
    fn lower_case_keeps_the_places() {
        for text in ["İstanbul ẞ ÄÖ", "Ana RUIZ"] {
            assert_eq!(lower(text).len(), text.len());
        }
        assert_eq!(folded("Ana  RUIZ’s"), "ana ruiz's");
        assert_eq!(tokens("“It’s 5 p.m.”").into_iter().map(|(w, _)| w).collect::<Vec<_>>(), ["it", "s", "5", "p", "m"]);
        assert!(telling("bridge") && !telling("about") && !telling("2025"));
    }
}
