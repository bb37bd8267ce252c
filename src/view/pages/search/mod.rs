//! A search over the text and the facts of all saved articles: article → hits, each with its paragraph and the words around it.
//! The whole library is read through for each search; a thousand articles take some milliseconds.

mod query;

use super::{
    home,
    parts::{around, cell, faint, folded, note},
    saved::Saved,
};
use crate::{
    text::Span,
    view::{
        page::{Act, Block, Page, Words, link, plain},
        wording,
    },
};
use query::{Expr, Range, Term};
use std::{collections::BTreeMap, rc::Rc};

/// Hits of one condition that are kept for an article; all are counted.
const KEPT: usize = 12;
/// Articles on the page, and hits of each.
const ARTICLES: usize = 50;
const HITS: usize = 5;

/// Something found.
#[derive(Clone, Debug)]
struct Hit {
    span: Span,
    /// What it is, where the words do not say it: *5 mentions*, *Ana Ruiz denies*.
    remark: String,
}

/// What was found in one article.
#[derive(Debug, Default)]
struct Found {
    hits: Vec<Hit>,
    /// All hits, also those that are not kept.
    count: usize,
    /// Whether the title was hit.
    title: bool,
}

impl Found {
    fn push(&mut self, span: Span, remark: String) {
        self.count += 1;
        if self.hits.len() < KEPT {
            self.hits.push(Hit { span, remark });
        }
    }

    fn add(&mut self, other: Self) {
        self.count += other.count;
        self.title |= other.title;
        self.hits.extend(other.hits);
    }
}

/// The page.
pub(super) fn page(typed: &str, articles: &[Rc<Saved>]) -> Page {
    let mut blocks = vec![home::search_form(typed)];
    let title = "Search".to_owned();
    let Some(expr) = query::read(typed) else {
        blocks.push(home::search_help());
        return Page { title, intro: "Type what you look for.".to_owned(), blocks };
    };
    let mut found: Vec<(Found, &Saved)> = articles.iter().filter_map(|a| Some((eval(&expr, a)?, a.as_ref()))).collect();
    // Titles first, then the newest.
    found.sort_by(|(a, x), (b, y)| {
        b.title.cmp(&a.title).then_with(|| y.published.cmp(&x.published)).then_with(|| x.id.cmp(&y.id))
    });
    let hits: usize = found.iter().map(|(f, _)| f.count).sum();
    let intro = match found.len() {
        0 => format!("Nothing found in {}.", wording::counted(articles.len(), "saved article")),
        n => format!("{} in {} of {}.", wording::counted(hits, "hit"), wording::counted(n, "article"), articles.len()),
    };
    if found.is_empty() {
        blocks.push(home::search_help());
    }
    blocks.extend(often(&found));
    for (found, article) in found.iter().take(ARTICLES) {
        blocks.push(Block::Heading(vec![article.heading(), plain(" "), faint(article.about())]));
        blocks.push(Block::List(hit_list(found, article)));
    }
    if found.len() > ARTICLES {
        blocks.push(note(format!("The first {ARTICLES} articles are shown. Add a word to find less.")));
    }
    Page { title, intro, blocks }
}

fn hit_list(found: &Found, article: &Saved) -> Vec<Words> {
    let mut hits: Vec<&Hit> = found.hits.iter().collect();
    hits.sort_by_key(|h| (h.span.start, h.span.end));
    hits.dedup_by_key(|h| h.span);
    let line = |hit: &&Hit| {
        let act = Act::Open(article.id.clone(), article.chars(hit.span));
        let mut words = vec![link(article.place(hit.span.start), act), plain(" ")];
        words.extend(around(&article.text, hit.span, 60, None));
        if !hit.remark.is_empty() {
            words.push(faint(format!(" · {}", hit.remark)));
        }
        words
    };
    let mut lines: Vec<Words> = hits.iter().take(HITS).map(line).collect();
    if found.count > lines.len() && !lines.is_empty() {
        lines.push(cell(format!("and {} more", found.count - lines.len())));
    }
    lines
}

/// Who is named most in what was found, as links.
fn often(found: &[(Found, &Saved)]) -> Option<Block> {
    let mut tally: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for (_, article) in found {
        for name in article.names.iter().filter(|n| n.salience > 0.1) {
            tally.entry(name.key()).or_insert((0, &name.name)).0 += 1;
        }
    }
    let mut often: Vec<(&str, (usize, &str))> = tally.into_iter().filter(|(_, (n, _))| *n > 1).collect();
    often.sort_by(|a, b| b.1.0.cmp(&a.1.0).then(a.0.cmp(b.0)));
    if often.is_empty() {
        return None;
    }
    let mut words = vec![plain("Often named in them: ")];
    for (k, (key, (n, name))) in often.into_iter().take(8).enumerate() {
        words.push(plain(if k == 0 { "" } else { ", " }));
        words.push(link(name, Act::Page(format!("entity {key}"))));
        words.push(faint(format!(" {n}")));
    }
    Some(Block::Text(words))
}

/// What of an article fits; none if the article does not.
fn eval(expr: &Expr, article: &Saved) -> Option<Found> {
    match expr {
        Expr::All(list) => {
            let mut all = Found::default();
            for part in list {
                all.add(eval(part, article)?);
            }
            Some(all)
        }
        Expr::Any(list) => {
            let mut any: Option<Found> = None;
            for part in list.iter().filter_map(|e| eval(e, article)) {
                any.get_or_insert_default().add(part);
            }
            any
        }
        Expr::Not(inner) => eval(inner, article).is_none().then(Found::default),
        Expr::Term(term) => {
            let found = one(term, article);
            (found.count > 0 || found.title).then_some(found)
        }
    }
}

fn one(term: &Term, article: &Saved) -> Found {
    let mut found = Found::default();
    match term {
        Term::Word(word) => words(article, word, false, &mut found),
        Term::Phrase(phrase) => words(article, phrase, true, &mut found),
        Term::Entity(name) => {
            for n in article.names.iter().filter(|n| n.keys.iter().any(|k| starts(k, name)) || n.link.eq_ignore_ascii_case(name))
            {
                found.push(n.first.bytes, wording::counted(n.mentions, "mention"));
            }
        }
        Term::Said(speaker) => {
            for q in article.quotes.iter().filter(|q| starts(&q.key, speaker)) {
                found.push(q.spot.bytes, format!("{} {}", q.speaker, wording::stance(q.stance)));
            }
        }
        Term::Date(from, to) => {
            let fits = |value: &str| value >= from.as_str() && (value <= to.as_str() || value.starts_with(to.as_str()));
            for d in article.dates.iter().filter(|d| fits(&d.value)) {
                found.push(d.spot.bytes, d.plain.clone());
            }
            found.title |= !article.published.is_empty() && fits(&article.published);
        }
        Term::Amount(range) => {
            for s in article.sums.iter().filter(|s| s.kind == range.kind && within(range, s.amount, s.high, &s.unit)) {
                found.push(s.spot.bytes, s.plain.clone());
            }
        }
        Term::Title(words) => found.title = starts(&folded(&article.title), words),
        Term::Source(words) => found.title = starts(&folded(&article.source), words),
        Term::Tag(words) => found.title = article.tags.iter().any(|t| starts(&folded(t), words)),
    }
    found
}

fn within(range: &Range, low: f64, high: f64, unit: &str) -> bool {
    let fits = |n: f64| match range.open {
        true => n > range.least && n < range.most,
        false => n >= range.least && n <= range.most,
    };
    (range.unit.is_empty() || range.unit == unit) && (fits(low) || fits(high))
}

/// Whether a word of `text` starts with `words`.
fn starts(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

/// Words of the text; a phrase ends where a word ends, a single word may go on.
fn words(article: &Saved, words: &str, whole: bool, found: &mut Found) {
    found.title |= starts(&folded(&article.title), words);
    let curly = words.replace('\'', "’");
    let spellings = if curly == words { vec![words] } else { vec![words, curly.as_str()] };
    for spelling in spellings {
        for (at, _) in article.low.match_indices(spelling) {
            let end = at + spelling.len();
            let inside = |part: Option<&str>, at_end: bool| {
                part.is_some_and(
                    |p| if at_end { p.ends_with(char::is_alphanumeric) } else { p.starts_with(char::is_alphanumeric) },
                )
            };
            if inside(article.low.get(..at), true) || (whole && inside(article.low.get(end..), false)) {
                continue;
            }
            let rest = article.low.get(end..).unwrap_or_default();
            let grown = if whole { 0 } else { rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()) };
            found.push(Span::new(at as u32, (end + grown) as u32), String::new());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::saved::tests::saved, *};

    fn library() -> Vec<Rc<Saved>> {
        let mut other = saved("b2", "2026-01-02");
        (other.title, other.text) = ("Ferry".into(), "The ferry’s engine failed in the harbour.".into());
        other.low = super::super::parts::lower(&other.text);
        (other.names, other.quotes, other.dates) = (Vec::new(), Vec::new(), Vec::new());
        (other.sums[0].amount, other.sums[0].high) = (5e5, 5e5);
        other.sums.truncate(1);
        vec![Rc::new(saved("a1", "2025-04-12")), Rc::new(other)]
    }

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let articles = library();
        let expr = query::read(typed).unwrap();
        let ids: Vec<&str> = articles.iter().filter(|a| eval(&expr, a).is_some()).map(|a| a.id.as_str()).collect();
        assert_eq!(ids, expected, "{typed}");
    }

    #[test]
    fn operators_find_what_they_say() {
        check("bridge", &["a1"]);
        check("harbour", &["a1", "b2"]);
        check("arbour", &[]);
        check("harb -ferry", &["a1"]);
        check("\"in May\"", &["a1"]);
        check("\"in Ma\"", &[]);
        check("ferry's OR bridge", &["a1", "b2"]);
        check("entity:ruiz", &["a1"]);
        check("entity:uiz", &[]);
        check("said:ana", &["a1"]);
        check("NOT said:ana", &["b2"]);
        check("date:2025-04-11", &["a1"]);
        check("date:2025-04", &["a1"]);
        check("date:2025..2026", &["a1", "b2"]);
        check("date:2026-01", &["b2"]);
        check("money>1m", &["a1"]);
        check("money<1m", &["b2"]);
        check("money>1m money<1m", &[]);
        check("money>=$24m", &["a1"]);
        check("money:20m..22m", &["a1"]);
        check("title:ferry", &["b2"]);
    }

    #[test]
    fn a_hit_shows_its_paragraph_and_the_words_around() {
        let page = page("open", &library());
        assert!(page.words().contains("2 hits in 1 article of 2."), "{}", page.words());
        assert!(page.words().contains("headline Bridge to open\n"), "{}", page.words());
        assert!(page.words().contains("¶1 “The bridge”, Ana Ruiz said on Friday, “will open in May.”"), "{}", page.words());
        let page = super::page("xyzzy", &library());
        assert!(page.intro.starts_with("Nothing found in 2 saved articles"));
    }

    #[test]
    fn names_that_come_often_lead_on() {
        let articles = vec![Rc::new(saved("a1", "2025-04-12")), Rc::new(saved("b2", "2025-04-13"))];
        let page = page("said:ruiz", &articles);
        assert!(page.words().contains("Often named in them: Ana Ruiz 2, Harbour Trust 2"), "{}", page.words());
        assert!(page.words().contains("Ana Ruiz says"), "{}", page.words());
    }
}
