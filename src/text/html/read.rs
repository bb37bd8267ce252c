//! How a page is read: what it says of itself, then which part of it is the article, then the blocks of that part and what is left
//! over. `<h1>Dam is safe</h1><nav>…</nav><p>The dam …</p>` → [`Page`].

use super::{
    Found, Page, guard, label, left_out,
    meta::{self, Facts},
    walk::{self, Piece},
};
use crate::text::dates;
use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};
use jiff::civil::Date;

/// Reads a page, or a piece of one.
pub fn read(html: &str) -> Page {
    let html = guard::flatten(html);
    let doc = Document::from(html.as_ref());
    let facts = meta::read(&doc);
    let whole = walk::pieces(&doc.html_root());
    let is_page = !facts.titles.is_empty() || html.len() > 200_000;
    let article = if is_page { find_article(&doc) } else { None };
    let kept = article.as_ref().map(|a| walk::pieces(&Document::from(a.content.clone()).html_root()));
    let kept = kept.filter(|kept| !kept.is_empty());
    let title = title(&facts, article.as_ref());
    let headline = title.as_ref().map(|t| headline(t, &facts, &whole)).filter(|_| is_page);
    let (text, blocks) = label::lay_out(headline.as_deref(), kept.as_deref().unwrap_or(&whole));
    let left_out = kept.map_or_else(Vec::new, |kept| left_out::find(&whole, &kept, &text));
    let author = facts.authors.first().cloned().or_else(|| {
        let byline = article.as_ref().and_then(|a| a.byline.as_deref()).map(meta::tidy)?;
        Some(Found::new(byline, "byline"))
    });
    let published = published(&facts, article.as_ref());
    let (site, url) = (facts.sites.into_iter().next(), facts.urls.into_iter().next());
    Page { text, blocks, title, published, author, site, url, left_out }
}

/// The article's part of the page.
fn find_article(doc: &Document) -> Option<Article> {
    let config = Config { keep_classes: true, ..Config::default() };
    Readability::with_document(doc.clone(), None, Some(config)).ok()?.parse().ok()
}

/// The title that the article's finder chose, with the place that it was read from.
fn title(facts: &Facts, article: Option<&Article>) -> Option<Found<String>> {
    let chosen = article.map(|a| meta::tidy(&a.title)).filter(|t| !t.is_empty());
    let Some(chosen) = chosen else { return facts.titles.first().cloned() };
    let same = facts.titles.iter().find(|f| f.value == chosen);
    let part = || facts.titles.iter().find(|f| f.value.contains(&chosen));
    let from = same.or_else(part).map_or("heading", |f| f.from);
    Some(Found::new(chosen, from))
}

/// The title as the page shows it: its heading of the first rank, if that is the title, else without the site's name.
fn headline(title: &Found<String>, facts: &Facts, whole: &[Piece]) -> String {
    let bare = meta::without_site(&title.value, &facts.sites);
    let shown = |h: &&String| {
        !h.is_empty()
            && (title.value.contains(h.as_str()) || h.contains(&bare))
            && h.len() * 2 >= bare.len()
            && h.len() <= bare.len() * 2
    };
    let _ = whole;
    facts.headings.iter().find(shown).cloned().unwrap_or(bare)
}

fn published(facts: &Facts, article: Option<&Article>) -> Option<Found<Date>> {
    let chosen = article.and_then(|a| a.published_time.as_deref()).and_then(dates::parse);
    match chosen {
        None => facts.dates.first().cloned(),
        Some(date) => Some(facts.dates.iter().find(|f| f.value == date).cloned().unwrap_or(Found::new(date, "metadata"))),
    }
}
