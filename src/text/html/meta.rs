//! What a page says of itself: title, date, author, site, address, each with the place it was read from:
//! `<meta property="og:site_name" content="Velmouth Courier">` → site *Velmouth Courier* from `og:site_name`.
//! Nothing is guessed from the article's words here.

use super::Found;
use crate::text::dates;
use dom_query::{Document, NodeRef};
use jiff::civil::Date;
use serde_json::Value;

/// The page's own statements, in the order in which they are trusted.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) titles: Vec<Found<String>>,
    pub(super) dates: Vec<Found<Date>>,
    pub(super) authors: Vec<Found<String>>,
    pub(super) sites: Vec<Found<String>>,
    pub(super) urls: Vec<Found<String>>,
    /// Headings of the first rank.
    pub(super) headings: Vec<String>,
}

/// Names of meta elements, best first.
const TITLES: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterm:title", "parsely-title", "title"];
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "og:published_time",
    "article.published",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "publication_date",
    "publicationdate",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "citation_publication_date",
    "date",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "og:regdate",
    "datecreated",
    "ptime",
    "created",
];
const AUTHORS: &[&str] =
    &["article:author", "author", "parsely-author", "dc.creator", "dcterm:creator", "sailthru.author", "byl", "twitter:creator"];
const SITES: &[&str] = &["og:site_name", "application-name", "dc.publisher", "apple-mobile-web-app-title", "publisher"];
const URLS: &[&str] = &["og:url", "parsely-link", "twitter:url"];

/// Reads the page's metadata.
pub(super) fn read(doc: &Document) -> Facts {
    let mut facts = Facts::default();
    let (mut metas, mut times, mut title, mut canonical) = (Vec::new(), Vec::new(), None, None);
    for node in doc.root().descendants_it() {
        let Some(name) = node.node_name() else { continue };
        match name.as_ref() {
            "meta" => metas.extend(meta(&node)),
            "script" if is_json_ld(&node) => json_ld(&node.text(), &mut facts),
            "time" => times.extend(time(&node)),
            // A drawing may have a title of its own.
            "title" if title.is_none() && !node.parent().is_some_and(|p| p.has_name("svg")) => title = Some(tidy(&node.text())),
            "h1" if facts.headings.len() < 8 => facts.headings.push(tidy(&node.text())),
            "link" if node.attr("rel").is_some_and(|r| r.eq_ignore_ascii_case("canonical")) => canonical = node.attr("href"),
            _ => {}
        }
    }
    let all = |names: &[&'static str]| -> Vec<Found<String>> {
        let found = |name: &&'static str| {
            metas.iter().find(|(n, v)| n == name && !v.is_empty()).map(|(_, v)| Found::new(v.clone(), name))
        };
        names.iter().filter_map(found).collect()
    };
    facts.titles.extend(all(TITLES));
    facts.titles.extend(title.filter(|t| !t.is_empty()).map(|t| Found::new(t, "title element")));
    facts.dates.extend(all(DATES).iter().filter_map(|f| Some(Found::new(dates::parse(&f.value)?, f.from))));
    facts.dates.extend(times);
    facts.authors.extend(all(AUTHORS).into_iter().filter(|a| !a.value.starts_with("http") && !a.value.starts_with('@')));
    facts.sites.extend(all(SITES));
    facts.urls.extend(canonical.filter(|u| u.starts_with("http")).map(|u| Found::new(u.to_string(), "link canonical")));
    facts.urls.extend(all(URLS));
    facts
}

/// Name and content of a meta element.
fn meta(node: &NodeRef<'_>) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop"].iter().find_map(|a| node.attr(a))?;
    Some((name.trim().to_lowercase(), tidy(&node.attr("content")?)))
}

/// A date of a time element; one that says that it is the publication's comes first in the page's order anyway.
fn time(node: &NodeRef<'_>) -> Option<Found<Date>> {
    let value = node.attr("datetime").or_else(|| node.attr("content")).unwrap_or_else(|| node.text());
    // Comments have times, too.
    let commented = node.ancestors_it(None).any(|a| super::names::hint(&a, "div") == Some(super::names::Hint::Comments));
    if commented { None } else { Some(Found::new(dates::parse(&value)?, "time element")) }
}

fn is_json_ld(node: &NodeRef<'_>) -> bool {
    node.attr("type").is_some_and(|t| t.trim().to_lowercase().starts_with("application/ld+json"))
}

/// Reads a JSON-LD script; what is no JSON is left aside.
fn json_ld(script: &str, facts: &mut Facts) {
    let script = script.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim();
    // Line breaks inside strings are common and wrong.
    let value = serde_json::from_str(script).or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")));
    let Ok(value): Result<Value, _> = value else { return };
    let mut open = vec![&value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        match value {
            Value::Array(items) if seen < 500 => open.extend(items.iter().rev()),
            Value::Object(map) => {
                if is_article(value.get("@type")) {
                    return article(value, facts);
                }
                if seen < 500 {
                    open.extend(["mainEntity", "@graph"].iter().filter_map(|k| map.get(*k)));
                }
            }
            _ => {}
        }
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let article =
        |v: &Value| v.as_str().is_some_and(|s| s.ends_with("Article") || s.ends_with("BlogPosting") || s.ends_with("Report"));
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(article),
        Some(kind) => article(kind),
        None => false,
    }
}

fn article(value: &Value, facts: &mut Facts) {
    let text = |v: &Value| v.as_str().map(tidy).filter(|s| !s.is_empty());
    let name = |v: &Value| v.get("name").and_then(text).or_else(|| text(v));
    let titled = |v: String| Found::new(v, "JSON-LD headline");
    facts.titles.extend(value.get("headline").or_else(|| value.get("name")).and_then(text).map(titled));
    for (key, from) in [("datePublished", "JSON-LD datePublished"), ("dateCreated", "JSON-LD dateCreated")] {
        facts.dates.extend(value.get(key).and_then(text).and_then(|t| dates::parse(&t)).map(|d| Found::new(d, from)));
    }
    let authors: Vec<String> = match value.get("author") {
        Some(Value::Array(list)) => list.iter().take(20).filter_map(name).collect(),
        Some(one) => name(one).into_iter().collect(),
        None => Vec::new(),
    };
    if !authors.is_empty() {
        facts.authors.push(Found::new(authors.join(", "), "JSON-LD author"));
    }
    facts.sites.extend(value.get("publisher").and_then(name).map(|s| Found::new(s, "JSON-LD publisher")));
    facts.urls.extend(value.get("url").and_then(text).filter(|u| u.starts_with("http")).map(|u| Found::new(u, "JSON-LD url")));
}

/// White space collapsed, entities that were written twice read once more, at most 1,000 characters.
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.join(" ");
    let plain = if plain.contains('&') {
        let pairs = [
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&#039;", "'"),
            ("&#8217;", "’"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", " "),
            ("&amp;", "&"),
        ];
        pairs.iter().fold(plain, |text, (from, to)| text.replace(from, to))
    } else {
        plain
    };
    plain.chars().take(1000).collect()
}

/// The title without the site's name at its end or beginning: `Dam is safe | Velmouth Courier` → `Dam is safe`.
pub(super) fn without_site(title: &str, sites: &[Found<String>]) -> String {
    let same = |part: &str| sites.iter().any(|s| s.value.eq_ignore_ascii_case(part.trim()));
    for sign in [" | ", " - ", " – ", " — ", " :: ", " · ", " « ", " » "] {
        if let Some((rest, _)) = title.rsplit_once(sign).filter(|(_, last)| same(last)) {
            return rest.trim().to_owned();
        }
        if let Some((_, rest)) = title.split_once(sign).filter(|(first, _)| same(first)) {
            return rest.trim().to_owned();
        }
    }
    title.to_owned()
}
