//! The start of the pages over all saved articles: a search, stories that articles tell together, names, and a choice of articles
//! to compare.

use super::{
    parts::{cell, faint, heading, note},
    saved::Saved,
    stories,
};
use crate::view::{
    page::{Act, Block, Choice, Page, link, plain, styled},
    wording,
};
use std::rc::Rc;

/// So many articles can be compared at once.
pub(super) const COMPARED: usize = 8;

/// The page.
pub(super) fn page(articles: &[Rc<Saved>], damaged: usize) -> Page {
    let mut blocks = vec![search_form(""), search_help()];
    blocks.push(Block::Text(vec![link("People, organisations and other names", Act::Page("names".to_owned()))]));
    let stories = stories::find(articles);
    if !stories.is_empty() {
        blocks.push(heading("Stories"));
        blocks.push(note("Articles that seem to tell of the same: they share rare names and were published within days."));
        blocks.push(Block::List(stories.iter().map(|s| stories::line(s, articles)).collect()));
    }
    if articles.len() > 1 {
        blocks.push(heading("Compare"));
        blocks.push(choice(articles, &[]));
    }
    if damaged > 0 {
        blocks.push(note(format!("{} could not be read and is left out.", wording::counted(damaged, "saved article"))));
    }
    let intro = format!("{} on this device.", wording::counted(articles.len(), "saved article"));
    Page { title: "Search and compare".to_owned(), intro, blocks }
}

/// The line in which one types a search.
pub(super) fn search_form(typed: &str) -> Block {
    Block::Form {
        page: "search ".to_owned(),
        label: "Search all saved articles".to_owned(),
        value: typed.to_owned(),
        button: "Search".to_owned(),
        choices: Vec::new(),
    }
}

/// What can be typed there.
pub(super) fn search_help() -> Block {
    let examples = [
        "\"exact words\"",
        "entity:ruiz",
        "said:\"Ana Ruiz\"",
        "date:2025-04",
        "date:2025-04..2025-06",
        "money>1m",
        "money<€500k",
        "title:harbour",
        "bridge OR tunnel",
        "-ferry",
    ];
    let mut words = vec![plain("You can also type: ")];
    for (k, example) in examples.iter().enumerate() {
        words.push(plain(if k == 0 { "" } else { ", " }));
        words.push(styled("code", *example));
    }
    Block::Note(words)
}

/// Boxes for the articles to be compared.
pub(super) fn choice(articles: &[Rc<Saved>], chosen: &[&str]) -> Block {
    let choice = |a: &Rc<Saved>| Choice {
        value: a.id.clone(),
        words: match a.about().as_str() {
            "" => a.title.clone(),
            about => format!("{} ({about})", a.title),
        },
        chosen: chosen.contains(&a.id.as_str()),
    };
    Block::Form {
        page: "compare ".to_owned(),
        label: format!("Choose two to {COMPARED} articles"),
        value: String::new(),
        button: "Compare".to_owned(),
        choices: articles.iter().map(choice).collect(),
    }
}

/// What is said where an article is looked for that is not there.
pub(super) fn missing(what: &str) -> Page {
    let blocks = vec![Block::Text(vec![link("Search and compare", Act::Page("library".to_owned()))]), note(what)];
    Page { title: "Nothing here".to_owned(), intro: String::new(), blocks }
}

/// *A*, *B* … for the column of an article.
pub(super) fn letter(k: usize) -> String {
    char::from(b'A' + (k % 26) as u8).to_string()
}

/// The articles of a page with their letters.
pub(super) fn lettered(articles: &[&Saved]) -> Block {
    let line =
        |(k, a): (usize, &&Saved)| vec![styled("letter", letter(k)), plain(" "), a.heading(), plain(" "), faint(a.about())];
    let mut lines: Vec<_> = articles.iter().enumerate().map(line).collect();
    if lines.is_empty() {
        lines.push(cell("No articles"));
    }
    Block::List(lines)
}

#[cfg(test)]
mod tests {
    use super::{super::saved::tests::saved, *};

    #[test]
    fn leads_to_search_stories_names_and_comparison() {
        let articles = [Rc::new(saved("a1", "2025-04-12")), Rc::new(saved("b2", "2025-04-13"))];
        let words = page(&articles, 1).words();
        for part in [
            "Search all saved articles",
            "Choose two to 8 articles: Bridge a1 (2025-04-12), Bridge b2",
            "1 saved article could not",
        ] {
            assert!(words.contains(part), "{part} in {words}");
        }
        assert!(!page(&[], 0).words().contains("Compare\n"));
    }
}
