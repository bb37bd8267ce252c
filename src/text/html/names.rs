//! What the names of a page's elements hint at: `class="related-links"` → furniture. Class names are for style sheets, so this is a
//! hint and no proof.

use dom_query::NodeRef;
use std::{collections::BTreeMap, sync::LazyLock};

/// What an element's name hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Menus, links to other articles, buttons, notices.
    Furniture,
    /// The words under a picture.
    Caption,
    /// Who wrote the article.
    Byline,
    /// When it was written.
    Date,
    /// Readers' comments.
    Comments,
    /// What shows only when pointed at, or is only read aloud.
    Hidden,
}

static NAMES: LazyLock<BTreeMap<&'static str, Hint>> = LazyLock::new(|| {
    let file = include_str!("../../lexicon/html_names.tsv");
    let entries = file.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    let hint = |name: &str| match name {
        "caption" => Hint::Caption,
        "byline" => Hint::Byline,
        "date" => Hint::Date,
        "comments" => Hint::Comments,
        "hidden" => Hint::Hidden,
        _ => Hint::Furniture,
    };
    entries.map(|(word, name)| (word, hint(name))).collect()
});

/// The hint of an element's tag, classes, id and role.
pub(super) fn hint(node: &NodeRef<'_>, tag: &str) -> Option<Hint> {
    match tag {
        "nav" | "aside" | "footer" | "dialog" => return Some(Hint::Furniture),
        "figcaption" => return Some(Hint::Caption),
        "time" => return Some(Hint::Date),
        "body" | "html" | "article" | "main" | "p" => return None,
        _ => {}
    }
    let found = |value: &str| words(value).find_map(|w| NAMES.get(w.as_str()).copied());
    let attribute = |name: &str| node.attr(name).and_then(|v| found(&v));
    attribute("class").or_else(|| attribute("id")).or_else(|| attribute("itemprop")).or_else(|| attribute("rel"))
}

/// Words of a class attribute, and each pair of them: `wp-caption relatedLinks` → `wp`, `wp-caption`, `caption` …
fn words(value: &str) -> impl Iterator<Item = String> {
    let mut out = Vec::new();
    for class in value.split_whitespace().take(12) {
        let mut parts: Vec<String> = vec![String::new()];
        let mut lower = false;
        for c in class.chars().take(60) {
            if !c.is_alphanumeric() || (lower && c.is_uppercase()) {
                parts.push(String::new());
            }
            lower = c.is_lowercase();
            if let (true, Some(part)) = (c.is_alphanumeric(), parts.last_mut()) {
                part.extend(c.to_lowercase());
            }
        }
        parts.retain(|p| !p.is_empty());
        for pair in parts.windows(2) {
            out.push(pair.join("-"));
        }
        out.extend(parts);
    }
    out.into_iter()
}
