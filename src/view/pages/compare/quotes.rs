//! The same words said, as different articles give them: the speaker, the two verbs, and what words differ; and how much room each
//! article gives to whom.

use super::{Line, align::grouped, remark};
use crate::view::{
    page::{Block, Words, plain, styled},
    pages::{
        home,
        parts::{cell, heading, note, row, table, tokens},
        saved::{Quote, Saved},
    },
    wording,
};
use std::collections::BTreeMap;

/// Least words of a quote that is looked for elsewhere.
const WORDS: usize = 4;

/// Quotes that at least two articles have.
pub(super) fn lines(articles: &[&Saved]) -> Vec<Line> {
    let groups = grouped(articles, &|a| a.quotes.as_slice(), &|a, b| likeness(a, b));
    let mut lines = Vec::new();
    for group in groups {
        let all: Vec<&Quote> = group.iter().flatten().copied().collect();
        let [first, rest @ ..] = all.as_slice() else { continue };
        if rest.is_empty() {
            continue;
        }
        let plain_words = |q: &Quote| tokens(&q.content).into_iter().map(|(w, _)| w).collect::<Vec<_>>();
        let equal = rest.iter().all(|q| plain_words(q) == plain_words(first) && q.stance == first.stance && q.key == first.key);
        let cell = |(a, q): (&&Saved, &Option<&Quote>)| match q {
            Some(q) => told(a, q, if std::ptr::eq(*q, *first) { rest.first().copied() } else { Some(*first) }),
            None => Words::new(),
        };
        let cells = articles.iter().zip(&group).map(cell).collect();
        lines.push(Line::new("Quote", first.speaker.clone(), cells, equal));
    }
    lines
}

/// Speaker, verb and words, with the words that the other one does not have.
fn told(article: &Saved, quote: &Quote, other: Option<&Quote>) -> Words {
    let verb = if quote.cue.is_empty() { wording::stance(quote.stance) } else { &quote.cue };
    let mut words = vec![article.open(quote.spot.at.as_str(), quote.spot.chars)];
    words.push(plain(" "));
    if other.is_some_and(|o| o.key != quote.key) {
        words.push(styled("strong", format!("{} ", quote.speaker)));
    }
    words.push(styled("strong", verb));
    words.push(plain(": “"));
    words.extend(differing(&quote.content, other.map_or("", |o| &o.content)));
    words.push(plain("”"));
    words
}

/// The words of `one`, those that `other` does not have in this order marked (longest common subsequence).
fn differing(one: &str, other: &str) -> Words {
    let (own, theirs) = (tokens(one), tokens(other));
    if other.is_empty() || own.len() * theirs.len() > 250_000 {
        return vec![plain(one)];
    }
    let wide = theirs.len() + 1;
    let mut longest = vec![0u32; (own.len() + 1) * wide];
    let at = |table: &[u32], i: usize, j: usize| table.get(i * wide + j).copied().unwrap_or(0);
    for i in (0..own.len()).rev() {
        for j in (0..theirs.len()).rev() {
            let same = own.get(i).map(|t| &t.0) == theirs.get(j).map(|t| &t.0);
            let best = match same {
                true => at(&longest, i + 1, j + 1) + 1,
                false => at(&longest, i + 1, j).max(at(&longest, i, j + 1)),
            };
            if let Some(slot) = longest.get_mut(i * wide + j) {
                *slot = best;
            }
        }
    }
    let (mut i, mut j, mut done) = (0, 0, 0usize);
    let mut words = Words::new();
    while let Some((word, span)) = own.get(i) {
        if theirs.get(j).is_some_and(|(w, _)| w == word) {
            (i, j) = (i + 1, j + 1);
        } else if j < theirs.len() && at(&longest, i, j + 1) >= at(&longest, i + 1, j) {
            j += 1;
        } else {
            let (start, end) = (span.start as usize, span.end as usize);
            words.push(plain(one.get(done..start).unwrap_or_default()));
            words.push(styled("new", one.get(start..end).unwrap_or_default()));
            (i, done) = (i + 1, end);
        }
    }
    words.push(plain(one.get(done..).unwrap_or_default()));
    words.retain(|r| !r.text.is_empty());
    words
}

/// How much two quotes have in common, in hundredths of the shorter one; 0 if they are not the same words.
fn likeness(a: &Quote, b: &Quote) -> usize {
    let words = |q: &Quote| {
        let mut words: Vec<String> = tokens(&q.content).into_iter().map(|(w, _)| w).collect();
        words.sort();
        words
    };
    let (own, mut theirs) = (words(a), words(b));
    let least = own.len().min(theirs.len());
    if least < WORDS {
        return 0;
    }
    let longer = own.len().max(theirs.len());
    let mut shared = 0;
    for word in &own {
        if let Ok(at) = theirs.binary_search(word) {
            theirs.remove(at);
            shared += 1;
        }
    }
    let same_speaker = !a.key.is_empty() && a.key == b.key;
    // Short quotes are alike by chance; a part of a long quote is still the same quote.
    let needed = if same_speaker { 60 } else { 75 };
    let alike = shared * 100 / least;
    if alike >= needed && shared >= WORDS && (same_speaker || shared * 3 >= longer) { alike } else { 0 }
}

/// Share of the words said, by speaker and article.
pub(super) fn balance(articles: &[&Saved]) -> Vec<Block> {
    let count = |q: &Quote| q.content.split_whitespace().filter(|w| *w != "…").count();
    let totals: Vec<usize> = articles.iter().map(|a| a.quotes.iter().map(count).sum()).collect();
    let mut speakers: BTreeMap<&str, (&str, Vec<usize>)> = BTreeMap::new();
    for (k, article) in articles.iter().enumerate() {
        for quote in &article.quotes {
            let (_, words) = speakers.entry(&quote.key).or_insert((&quote.speaker, vec![0; articles.len()]));
            if let Some(slot) = words.get_mut(k) {
                *slot += count(quote);
            }
        }
    }
    let mut all: Vec<(&str, Vec<usize>)> = speakers.into_values().collect();
    all.sort_by(|a, b| b.1.iter().sum::<usize>().cmp(&a.1.iter().sum()).then(a.0.cmp(b.0)));
    let share = |(n, total): (&usize, &usize)| match *n {
        0 => Words::new(),
        n => vec![
            plain(format!("{} %", (n * 100 + total / 2) / (*total).max(1))),
            remark(format!(" {}", wording::counted(n, "word"))),
        ],
    };
    let rows = all
        .into_iter()
        .take(20)
        .map(|(speaker, words)| row(std::iter::once(cell(speaker)).chain(words.iter().zip(&totals).map(share)).collect()));
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut head = vec!["Speaker".to_owned()];
    head.extend((0..articles.len()).map(home::letter));
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    vec![
        heading("Who is quoted"),
        note("Share of all words that the article ascribes to somebody."),
        table("Words said, by speaker", &head, rows),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::pages::{compare::State, saved::tests::saved};

    fn marked(one: &str, other: &str) -> String {
        differing(one, other).iter().map(|r| if r.class == "new" { format!("[{}]", r.text) } else { r.text.clone() }).collect()
    }

    #[test]
    fn words_that_differ_are_marked() {
        assert_eq!(marked("We will never sign this", "We will not sign it"), "We will [never] sign [this]");
        assert_eq!(marked("“We will not”, he said", "We will not, he said"), "“We will not”, he said");
        assert_eq!(marked("alone", ""), "alone");
        assert_eq!(marked("a b c d", "x y"), "[a] [b] [c] [d]");
    }

    #[test]
    fn one_quote_in_two_wordings_differs() {
        let (a, mut b) = (saved("a1", ""), saved("b2", ""));
        assert_eq!(lines(&[&a, &b])[0].state, State::Agree);
        b.quotes[0].content = "The bridge … might open in May".into();
        b.quotes[0].cue = "claimed".into();
        let line = &lines(&[&a, &b])[0];
        let shown: String =
            line.cells[1].iter().map(|r| if r.class == "new" { format!("[{}]", r.text) } else { r.text.clone() }).collect();
        assert_eq!((line.state, shown.as_str()), (State::Differ, "¶1 claimed: “The bridge … [might] open in May”"));
        b.quotes[0].content = "Nobody knows anything of it at all".into();
        assert!(lines(&[&a, &b]).is_empty());
    }

    #[test]
    fn shares_of_words_add_up() {
        let (a, mut b) = (saved("a1", ""), saved("b2", ""));
        b.quotes[0].speaker = "The Trust".into();
        b.quotes[0].key = "the trust".into();
        let Some(Block::Table { rows, .. }) = balance(&[&a, &b]).pop() else { panic!() };
        let shown: Vec<String> =
            rows.iter().map(|r| r.cells.iter().map(|c| c.first().map_or("-", |r| &r.text)).collect()).collect();
        assert_eq!(shown, ["Ana Ruiz100 %-", "The Trust-100 %"]);
    }
}
