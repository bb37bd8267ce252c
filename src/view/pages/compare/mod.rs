//! Two to eight articles side by side: what they agree on, where they differ, what only one has. It compares what is said and rates
//! no outlet. A row is one thing, *people killed: A 12 · B 14 · differ*, and each cell leads to its words.

mod align;
mod passages;
mod quotes;

use super::{
    home,
    parts::{cell, faint, heading, note, row, table},
    saved::Saved,
};
use crate::view::page::{Block, Page, Row, Words, plain, styled};
use std::rc::Rc;

/// How the articles stand to one thing; the order is that of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Differ,
    Agree,
    /// Only the article of that index has it.
    Only(usize),
}

/// One thing with what each article says of it.
#[derive(Clone, Debug)]
struct Line {
    /// *Amount*, *Date* …
    group: &'static str,
    /// What it is.
    label: String,
    /// One for each article; empty where it says nothing.
    cells: Vec<Words>,
    state: State,
}

impl Line {
    fn new(group: &'static str, label: String, cells: Vec<Words>, equal: bool) -> Self {
        let mut filled = cells.iter().enumerate().filter(|(_, c)| !c.is_empty()).map(|(k, _)| k);
        let state = match (filled.next(), filled.next()) {
            (Some(only), None) => State::Only(only),
            _ if equal => State::Agree,
            _ => State::Differ,
        };
        Self { group, label, cells, state }
    }

    fn row(self) -> Row {
        let class = match self.state {
            State::Differ => "differ",
            State::Agree => "agree",
            State::Only(_) => "only",
        };
        let mut first = vec![faint(format!("{} ", self.group))];
        first.push(plain(self.label));
        let mut cells = vec![first];
        cells.extend(self.cells);
        Row { class: class.to_owned(), cells }
    }
}

/// Rows that only one article has, of each article.
const ONLY: usize = 40;

/// The page.
pub(super) fn page(ids: &[&str], articles: &[Rc<Saved>]) -> Page {
    let chosen: Vec<&Saved> = ids.iter().filter_map(|id| articles.iter().find(|a| a.id == *id)).map(Rc::as_ref).collect();
    let title = "Compare".to_owned();
    if chosen.len() < 2 || chosen.len() > home::COMPARED {
        let intro = format!("Two to {} articles can be compared at once.", home::COMPARED);
        return Page { title, intro, blocks: vec![home::choice(articles, ids)] };
    }
    let mut lines = align::answers(&chosen);
    lines.extend(quotes::lines(&chosen));
    lines.extend(align::events(&chosen));
    lines.extend(align::amounts(&chosen));
    lines.extend(align::dates(&chosen));
    lines.extend(align::names(&chosen));
    let mut blocks = vec![home::lettered(&chosen)];
    blocks.push(heading("In short"));
    blocks.push(in_short(&chosen));
    let head = head(&chosen);
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let count = |wanted: fn(State) -> bool| lines.iter().filter(|l| wanted(l.state)).count();
    let (differ, agree) = (count(|s| s == State::Differ), count(|s| s == State::Agree));
    for (name, state) in [("They differ", State::Differ), ("They agree", State::Agree)] {
        let rows: Vec<Row> = lines.iter().filter(|l| l.state == state).cloned().map(Line::row).collect();
        blocks.push(heading(format!("{name}: {}", rows.len())));
        blocks.push(if rows.is_empty() { note("Nothing was found.") } else { table(name, &head, rows) });
    }
    for (k, _) in chosen.iter().enumerate() {
        let only: Vec<&Line> = lines.iter().filter(|l| l.state == State::Only(k)).collect();
        blocks.push(heading(format!("Only in {}: {}", home::letter(k), only.len())));
        blocks.push(Block::List(only.into_iter().take(ONLY).map(|l| only_line(l, k)).collect()));
    }
    blocks.extend(passages::blocks(&chosen));
    blocks.extend(quotes::balance(&chosen));
    let only = lines.len() - differ - agree;
    let intro = format!("They differ on {differ} points and agree on {agree}; {only} stand in one of them only.");
    Page { title, intro, blocks }
}

fn head(chosen: &[&Saved]) -> Vec<String> {
    std::iter::once("What".to_owned()).chain((0..chosen.len()).map(home::letter)).collect()
}

fn only_line(line: &Line, k: usize) -> Words {
    let mut words = vec![faint(format!("{} ", line.group)), plain(format!("{}: ", line.label))];
    words.extend(line.cells.get(k).cloned().unwrap_or_default());
    words
}

/// The best answers of each article, side by side.
fn in_short(chosen: &[&Saved]) -> Block {
    let rows = ["Who", "What", "When", "Where", "Why", "How"].into_iter().filter_map(|question| {
        let answer = |a: &&Saved| -> Words {
            let Some(told) = a.answers.iter().find(|t| t.question == question) else { return Words::new() };
            let mut words = vec![a.open(told.words.as_str(), told.spot.chars)];
            if !told.meant.is_empty() {
                words.push(faint(format!(" {}", told.meant)));
            }
            words
        };
        let cells: Vec<Words> = chosen.iter().map(answer).collect();
        cells.iter().any(|c| !c.is_empty()).then(|| row(std::iter::once(cell(question)).chain(cells).collect()))
    });
    let head = head(chosen);
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    table("The best answers of each article", &head, rows.collect())
}

/// A remark in a cell: *planned*.
fn remark(words: impl Into<String>) -> crate::view::page::Run {
    styled("row-less", words)
}

#[cfg(test)]
mod tests {
    use super::{super::saved::tests::saved, *};

    fn differing() -> Vec<Rc<Saved>> {
        let (a, mut b) = (saved("a1", "2025-04-12"), saved("b2", "2025-04-13"));
        b.sums[0].amount = 30e6;
        b.sums[0].high = 30e6;
        b.sums[0].plain = "30,000,000 EUR".into();
        b.events[2].status = crate::contract::EventStatus::Denied;
        b.events[2].who = vec!["ana ruiz".into()];
        b.quotes[0].content = "The old bridge … will open in May".into();
        b.quotes[0].cue = "insisted".into();
        b.names.truncate(1);
        vec![Rc::new(a), Rc::new(b)]
    }

    #[test]
    fn differences_come_first_then_what_is_agreed_then_what_one_has() {
        let words = page(&["a1", "b2"], &differing()).words();
        let at = |part: &str| words.find(part).unwrap_or_else(|| panic!("{part} in {words}"));
        assert!(at("They differ") < at("They agree") && at("They agree") < at("Only in A"), "{words}");
        assert!(at("21,000,000 EUR") < at("They agree"), "{words}");
        assert!(at("Name Harbour Trust") > at("Only in A"), "{words}");
        assert!(at("Date Friday 11 April 2025") > at("They agree"), "{words}");
    }

    #[test]
    fn equal_articles_differ_in_nothing() {
        let articles = [Rc::new(saved("a1", "2025-04-12")), Rc::new(saved("b2", "2025-04-12"))];
        let page = page(&["a1", "b2"], &articles);
        assert!(page.intro.starts_with("They differ on 0 points"), "{}", page.words());
        assert!(page.words().contains("Only in A: 0"), "{}", page.words());
        assert!(page.words().contains("A | 100 %"), "{}", page.words());
    }

    #[test]
    fn one_article_or_nine_are_not_compared() {
        let articles = differing();
        assert!(page(&["a1"], &articles).words().contains("Choose two to 8 articles"));
        assert!(page(&["a1", "zz"], &articles).intro.contains("Two to 8"));
    }
}
