//! Passages that articles share word for word, as from one agency: *A: 34 % of its words stand in another one too*.

use crate::{
    text::Span,
    view::{
        page::{Block, Words, plain},
        pages::{
            home,
            parts::{cell, faint, heading, note, one_line, row, table, tokens},
            saved::Saved,
        },
    },
};
use std::collections::BTreeMap;

/// So many words in a row that are equal are no chance.
const ROW: usize = 8;
/// Passages that are shown.
const SHOWN: usize = 5;

/// The share of each article, and the longest passages.
pub(super) fn blocks(articles: &[&Saved]) -> Vec<Block> {
    let texts: Vec<Vec<(String, Span)>> = articles.iter().map(|a| tokens(&a.text)).collect();
    let shared = shared(&texts);
    let share = |k: usize| {
        let (of, all) = (shared.get(k).map_or(0, |s| s.iter().filter(|x| **x).count()), texts.get(k).map_or(0, Vec::len));
        (of * 100 + all / 2) / all.max(1)
    };
    let mut blocks = vec![heading("Shared passages")];
    if (0..articles.len()).all(|k| share(k) == 0) {
        blocks.push(note("No eight words in a row are the same."));
        return blocks;
    }
    let rows = (0..articles.len()).map(|k| row(vec![cell(home::letter(k)), cell(format!("{} %", share(k)))]));
    blocks.push(table(
        "Words that stand in another of them too, in passages of eight words and more",
        &["Article", "Shared"],
        rows.collect(),
    ));
    let first = articles.first().zip(texts.first()).zip(shared.first());
    if let Some(((article, text), shared)) = first {
        let longest = longest(article, text, shared);
        if !longest.is_empty() {
            blocks.push(note("The longest that A shares:"));
            blocks.push(Block::List(longest));
        }
    }
    blocks
}

/// For each word of each text, whether it stands in a row of [`ROW`] words that another text has too.
fn shared(texts: &[Vec<(String, Span)>]) -> Vec<Vec<bool>> {
    // Which texts have a row, as bits; eight articles at most.
    let mut rows: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
    for (k, text) in texts.iter().enumerate() {
        for row in text.windows(ROW) {
            let key: Vec<&str> = row.iter().map(|(w, _)| w.as_str()).collect();
            *rows.entry(key).or_insert(0) |= 1 << (k % 32);
        }
    }
    let of_text = |text: &Vec<(String, Span)>| {
        let mut marked = vec![false; text.len()];
        for (at, row) in text.windows(ROW).enumerate() {
            let key: Vec<&str> = row.iter().map(|(w, _)| w.as_str()).collect();
            if rows.get(&key).is_some_and(|having| having.count_ones() > 1) {
                marked.iter_mut().skip(at).take(ROW).for_each(|m| *m = true);
            }
        }
        marked
    };
    texts.iter().map(of_text).collect()
}

fn longest(article: &Saved, text: &[(String, Span)], shared: &[bool]) -> Vec<Words> {
    let mut runs: Vec<(usize, Span)> = Vec::new();
    let mut start = None;
    for (k, is) in shared.iter().copied().chain([false]).enumerate() {
        match (start, is) {
            (None, true) => start = Some(k),
            (Some(from), false) => {
                if let (Some((_, a)), Some((_, b))) = (text.get(from), text.get(k - 1)) {
                    runs.push((k - from, Span::new(a.start, b.end)));
                }
                start = None;
            }
            _ => {}
        }
    }
    runs.sort_by_key(|(n, span)| (usize::MAX - n, span.start));
    let line = |(n, span): (usize, Span)| {
        let words = format!(" {}", one_line(span.of(&article.text)));
        vec![article.open(article.place(span.start), article.chars(span)), plain(words), faint(format!(" {n} words"))]
    };
    runs.into_iter().take(SHOWN).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::pages::saved::tests::saved;

    #[test]
    fn eight_equal_words_are_a_shared_passage() {
        let of = |a: &str, b: &str| {
            let texts = [tokens(a), tokens(b)];
            shared(&texts).iter().map(|t| t.iter().filter(|x| **x).count()).collect::<Vec<_>>()
        };
        assert_eq!(of("x one two three four five six seven eight y", "One, two; three four five six seven eight."), [8, 8]);
        assert_eq!(of("one two three four five six seven", "one two three four five six seven"), [0, 0]);
    }

    #[test]
    fn an_article_shares_all_with_itself() {
        let (a, b) = (saved("a1", ""), saved("b2", ""));
        let words = crate::view::page::Page { blocks: blocks(&[&a, &b]), ..Default::default() }.words();
        assert!(words.contains("A | 100 %\nB | 100 %"), "{words}");
        assert!(words.contains("headline Bridge to open The bridge") || words.contains("words"), "{words}");
    }
}
