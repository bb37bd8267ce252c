//! The page of the person's own rules: *“Orlen” is always an organisation, from “Fuel”. The name stands in 3 saved articles. Remove*.

use super::{parts::note, saved::Saved};
use crate::{
    library::rules::{Rule, Rules},
    text::Span,
    view::{
        page::{Act, Block, Page, Words, link, plain, styled},
        places, rules, wording,
    },
};
use std::rc::Rc;

const HOW: &str = "In an article, correct a name: give it another type, reject it, or join it with another name. Its card then offers \
    a rule; the key w makes it. In other articles the rule makes a suggestion, first in the review list. Nothing is changed until \
    you apply it (key y).";

/// The page; `kept` is the table of rules.
pub(super) fn page(kept: &str, articles: &[Rc<Saved>]) -> Page {
    let read = if kept.is_empty() { Ok(Rules::default()) } else { Rules::read(kept) };
    let damage = read.as_ref().err().map(|why| {
        format!("Your rules cannot be read: {why}. They stay as they are, and in every backup; a new rule moves them aside.")
    });
    let kept = read.unwrap_or_default();
    let lines: Vec<Words> = kept.all().iter().map(|rule| line(rule, articles)).collect();
    let intro = match (damage, lines.len()) {
        (Some(damage), _) => damage,
        (None, 0) => "You have no rules yet.".to_owned(),
        (None, n) => format!("{}. Each is a suggestion in other articles, never more.", wording::counted(n, "rule")),
    };
    Page { title: "Your rules".to_owned(), intro, blocks: vec![Block::List(lines), note(HOW), Block::RuleFiles] }
}

fn line(rule: &Rule, articles: &[Rc<Saved>]) -> Words {
    let mut words = vec![styled("strong", rules::sentence(&rule.words, &rule.says)), plain(" from ")];
    words.push(match articles.iter().find(|a| a.id == rule.article) {
        Some(article) => article.heading(),
        None if rule.from.is_empty() => plain("elsewhere"),
        None => plain(rule.from.as_str()),
    });
    if !rule.made.is_empty() {
        words.push(plain(format!(", {}", wording::calendar::words(&rule.made))));
    }
    words.push(plain(". The name stands in "));
    words.push(match articles.iter().filter(|a| stands(&a.text, &rule.words)).count() {
        0 => plain("no saved article"),
        n => {
            let search = format!("search \"{}\"", rule.words.replace('"', " "));
            link(wording::counted(n, "saved article"), Act::Page(search))
        }
    });
    words.extend([plain(". "), link("Remove", Act::Forget(rule.id()))]);
    words
}

/// Whether just these words stand somewhere in the text.
fn stands(text: &str, words: &str) -> bool {
    let span = |at: usize| Span::new(at as u32, (at + words.len()) as u32);
    text.match_indices(words).any(|(at, _)| places::whole(text, span(at)))
}

#[cfg(test)]
mod tests {
    use super::{super::saved::tests::saved, *};
    use crate::{
        contract::EntityType,
        library::rules::{
            Says,
            tests::{rule, table},
        },
    };

    #[test]
    fn rules_are_listed_with_where_they_come_from_and_where_they_would_speak() {
        let article = saved("a1", "2025-04-12");
        let words = article.text.split_whitespace().find(|w| w.chars().all(char::is_alphabetic)).unwrap().to_owned();
        let mut own = rule(&words, Says::Is(EntityType::Org));
        own.article = "a1".into();
        let rules = table([own.clone(), rule("Nowhere", Says::NoName)]);
        let page = page(&rules.write(), &[Rc::new(article)]);
        let told = page.words();
        assert!(told.contains("2 rules."), "{told}");
        let line = format!(
            "“{words}” is always an organisation from Bridge a1, Thursday 14 May 2026. The name stands in 1 saved article. Remove"
        );
        assert!(told.contains(&line), "{told}");
        let line = "“Nowhere” is never a name from Fuel, Thursday 14 May 2026. The name stands in no saved article. Remove";
        assert!(told.contains(line), "{told}");
        let Block::List(lines) = &page.blocks[0] else { unreachable!("the first block is the list") };
        assert!(lines.iter().flatten().any(|run| run.act == Some(Act::Forget(own.id()))));
    }

    #[test]
    fn without_rules_the_page_says_how_one_is_made() {
        let page = page("", &[]);
        assert_eq!(page.intro, "You have no rules yet.");
        assert!(page.words().contains("Its card then offers"), "{}", page.words());
        assert_eq!(page.blocks[0], Block::List(Vec::new()));
        let damaged = super::page("nonsense", &[]);
        assert!(damaged.intro.starts_with("Your rules cannot be read: this is no list of rules."), "{}", damaged.intro);
    }

    #[test]
    fn words_stand_where_they_are_no_part_of_others() {
        assert!(stands("The Orlen.", "Orlen") && !stands("The Orlens", "Orlen") && !stands("the orlen", "Orlen"));
    }
}
