//! One person or thing across all saved articles: *Ana Ruiz · in 3 articles, first seen 2025-04-12*, where it stands, under which
//! offices, what it said; and the list of all names that come in several articles.

use super::{
    home,
    parts::{cell, faint, heading, note, row, table},
    saved::{Name, Saved},
};
use crate::view::{
    page::{Act, Block, Page, Row, Words, link, plain, styled},
    wording,
};
use std::{collections::BTreeMap, rc::Rc};

/// Rows of the list of names.
const LISTED: usize = 200;

/// The page of a name, made comparable, or an identity such as `Q42`.
pub(super) fn page(key: &str, articles: &[Rc<Saved>]) -> Page {
    let first = articles.iter().find_map(|a| a.name(key));
    // The same identity is the same thing under another name.
    let identity = first.map_or("", |n| n.link.as_str());
    let of = |a: &'_ Rc<Saved>| -> Option<Name> {
        let same = |n: &&Name| n.keys.iter().any(|k| k == key) || n.link == key || (!identity.is_empty() && n.link == identity);
        a.names.iter().find(same).cloned()
    };
    let mut seen: Vec<(&Saved, Name)> = articles.iter().filter_map(|a| Some((a.as_ref(), of(a)?))).collect();
    seen.sort_by(|(a, _), (b, _)| a.published.cmp(&b.published).then_with(|| a.id.cmp(&b.id)));
    let Some((_, name)) = seen.iter().max_by_key(|(_, n)| n.name.len()) else {
        return home::missing("No saved article names this.");
    };
    let title = name.name.clone();
    let mentions: usize = seen.iter().map(|(_, n)| n.mentions).sum();
    let days: Vec<&str> = seen.iter().map(|(a, _)| a.published.as_str()).filter(|d| !d.is_empty()).collect();
    let span = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => format!(", first seen {first}, last seen {last}"),
        (Some(day), _) => format!(", seen {day}"),
        _ => String::new(),
    };
    let (times, here) = (wording::counted(mentions, "mention"), wording::counted(seen.len(), "saved article"));
    let mut blocks = vec![offices(&seen)];
    if !name.link.is_empty() {
        blocks.push(note(format!("Wikidata: {}", name.link)));
    }
    let head = ["Article", "Published", "Named", "Mentions", "Office", "Quotes"];
    blocks.push(table("Where it stands", &head, seen.iter().map(|(a, n)| seen_row(a, n)).collect()));
    let quotes: Vec<Words> = seen.iter().flat_map(|(a, n)| said(a, n)).collect();
    if !quotes.is_empty() {
        blocks.push(heading("What was said"));
        blocks.push(Block::List(quotes));
    }
    Page { title, intro: format!("{}. {times} in {here}{span}.", wording::entity(name.kind)), blocks }
}

/// All offices, with the day from which each is seen.
fn offices(seen: &[(&Saved, Name)]) -> Block {
    let mut offices: Vec<(&str, &str)> = Vec::new();
    for (article, name) in seen {
        for role in &name.roles {
            if !offices.iter().any(|(known, _)| known == role) {
                offices.push((role, &article.published));
            }
        }
    }
    let mut words = vec![plain(if offices.is_empty() { "No office is named." } else { "Named as: " })];
    for (k, (role, day)) in offices.into_iter().enumerate() {
        words.push(plain(if k == 0 { "" } else { "; " }));
        words.push(styled("strong", role));
        words.push(faint(if day.is_empty() { String::new() } else { format!(" ({day})") }));
    }
    Block::Text(words)
}

fn seen_row(article: &Saved, name: &Name) -> Row {
    row(vec![
        vec![article.heading(), faint(if article.source.is_empty() { String::new() } else { format!(" {}", article.source) })],
        cell(article.published.as_str()),
        vec![article.open(format!("{} {}", name.name, name.first.at), name.first.chars)],
        cell(name.mentions.to_string()),
        cell(name.roles.join("; ")),
        cell(said(article, name).len().to_string()),
    ])
}

fn said(article: &Saved, name: &Name) -> Vec<Words> {
    let of_name = article.quotes.iter().filter(|q| name.keys.contains(&q.key));
    let line = |q: &super::saved::Quote| {
        vec![
            plain(format!("{}: ", wording::stance(q.stance))),
            article.open(q.content.as_str(), q.spot.chars),
            faint(format!(" {} · {}", article.title, article.published)),
        ]
    };
    of_name.map(line).collect()
}

/// The list of names that come in more than one article.
pub(super) fn list(articles: &[Rc<Saved>]) -> Page {
    struct Tally<'a> {
        name: &'a Name,
        articles: usize,
        mentions: usize,
        days: Vec<&'a str>,
    }
    let mut tally: BTreeMap<&str, Tally> = BTreeMap::new();
    for article in articles {
        for name in &article.names {
            let entry = tally.entry(name.key()).or_insert(Tally { name, articles: 0, mentions: 0, days: Vec::new() });
            entry.name = if name.name.len() > entry.name.name.len() { name } else { entry.name };
            entry.articles += 1;
            entry.mentions += name.mentions;
            entry.days.extend(Some(article.published.as_str()).filter(|d| !d.is_empty()));
        }
    }
    let mut all: Vec<(&str, Tally)> = tally.into_iter().filter(|(_, t)| t.articles > 1).collect();
    all.sort_by(|(a, x), (b, y)| (y.articles, y.mentions).cmp(&(x.articles, x.mentions)).then(a.cmp(b)));
    let count = all.len();
    let line = |(key, t): (&str, Tally)| {
        row(vec![
            vec![link(t.name.name.as_str(), Act::Page(format!("entity {key}")))],
            cell(wording::entity(t.name.kind)),
            cell(t.articles.to_string()),
            cell(t.mentions.to_string()),
            cell(t.days.iter().min().copied().unwrap_or_default()),
            cell(t.days.iter().max().copied().unwrap_or_default()),
        ])
    };
    let rows: Vec<Row> = all.into_iter().take(LISTED).map(line).collect();
    let head = ["Name", "Kind", "Articles", "Mentions", "First seen", "Last seen"];
    let mut blocks = vec![home::search_form("")];
    blocks.push(if rows.is_empty() {
        note("No name comes in more than one saved article yet.")
    } else {
        table("Names", &head, rows)
    });
    let intro =
        format!("{} in more than one of {}.", wording::counted(count, "name"), wording::counted(articles.len(), "article"));
    Page { title: "Names across articles".to_owned(), intro, blocks }
}

#[cfg(test)]
mod tests {
    use super::{super::saved::tests::saved, *};

    #[test]
    fn one_person_in_two_articles_is_one_page() {
        let mut other = saved("b2", "2026-01-02");
        other.names[0].roles = vec!["mayor".into()];
        let articles = [Rc::new(other), Rc::new(saved("a1", "2025-04-12"))];
        let words = page("ana ruiz", &articles).words();
        let told = [
            "Person. 6 mentions in 2 saved articles, first seen 2025-04-12, last seen 2026-01-02.",
            "Named as: chair, Harbour Trust (2025-04-12); mayor (2026-01-02)",
            "Bridge a1 | 2025-04-12 | Ana Ruiz ¶1 | 3 | chair, Harbour Trust | 1",
            "says: The bridge … will open in May Bridge b2 · 2026-01-02",
        ];
        for part in told {
            assert!(words.contains(part), "{part} in {words}");
        }
    }

    #[test]
    fn one_identity_under_two_names_is_one_thing() {
        let (mut a, mut b) = (saved("a1", "2025-04-12"), saved("b2", "2025-04-13"));
        a.names[1].link = "Q1".into();
        b.names[1].link = "Q1".into();
        b.names[1].keys = vec!["the trust of harbours".into()];
        let page = page("harbour trust", &[Rc::new(a), Rc::new(b)]);
        assert!(page.intro.contains("in 2 saved articles"), "{}", page.intro);
    }

    #[test]
    fn the_list_leads_to_the_names() {
        let articles = [Rc::new(saved("b2", "2026-01-02")), Rc::new(saved("a1", "2025-04-12"))];
        let words = list(&articles).words();
        assert!(words.contains("Ana Ruiz | Person | 2 | 6 | 2025-04-12 | 2026-01-02"), "{words}");
        assert!(list(&articles[..1]).words().contains("No name comes"));
        assert!(page("nobody", &articles).words().contains("No saved article names this"));
    }
}
