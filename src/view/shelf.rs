//! The list of saved articles as it is shown: sorted, with one tag only, each with a line of what is known: *592 words · 2026-05-07
//! · 12 to review*.

use super::wording::counted;
use crate::library::shelf::Entry;

/// By what the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Last changed first.
    #[default]
    Saved,
    /// Newest first, without a date last.
    Published,
    /// From A to Z.
    Title,
    /// Most unreviewed facts first.
    Unreviewed,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Saved, Self::Published, Self::Title, Self::Unreviewed];

    /// A few words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Saved => "last changed",
            Self::Published => "date",
            Self::Title => "title",
            Self::Unreviewed => "most to review",
        }
    }
}

/// All tags, each once, sorted.
pub fn tags(all: &[Entry]) -> Vec<String> {
    let mut tags: Vec<String> = all.iter().flat_map(|e| e.tags.iter().cloned()).collect();
    tags.sort();
    tags.dedup();
    tags
}

/// The articles with a tag (all for an empty one), in order.
pub fn listed(all: &[Entry], order: Order, tag: &str) -> Vec<Entry> {
    let mut list: Vec<Entry> = all.iter().filter(|e| tag.is_empty() || e.tags.iter().any(|t| t == tag)).cloned().collect();
    match order {
        Order::Saved => {}
        Order::Published => list.sort_by(|a, b| b.published.cmp(&a.published)),
        Order::Title => list.sort_by_cached_key(|e| e.title.to_lowercase()),
        Order::Unreviewed => list.sort_by_key(|e| u32::MAX - e.left.unwrap_or(0)),
    }
    list
}

/// What is known of an article, in a line.
pub fn line(entry: &Entry) -> String {
    let left = entry.left.filter(|&left| left > 0).map(|left| format!("{left} to review"));
    let parts = [Some(counted(entry.words as usize, "word")), Some(entry.published.clone()), left, Some(entry.tags.join(", "))];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, published: &str, left: u32, tags: &[&str]) -> Entry {
        let tags = tags.iter().map(|t| (*t).to_owned()).collect();
        Entry { title: title.into(), published: published.into(), left: Some(left), tags, words: 592, ..Entry::default() }
    }

    #[test]
    fn sorted_and_with_one_tag_only() {
        let all =
            [entry("b", "2026-05-07", 3, &["flood"]), entry("A", "", 9, &["flood", "vote"]), entry("c", "2026-06-01", 0, &[])];
        let shown = |order, tag| listed(&all, order, tag).into_iter().map(|e| e.title).collect::<String>();
        assert_eq!(shown(Order::Saved, ""), "bAc");
        assert_eq!(shown(Order::Published, ""), "cbA");
        assert_eq!(shown(Order::Title, ""), "Abc");
        assert_eq!(shown(Order::Unreviewed, "flood"), "Ab");
        assert_eq!(tags(&all), ["flood", "vote"]);
    }

    #[test]
    fn a_line_says_what_is_known() {
        assert_eq!(line(&entry("b", "2026-05-07", 3, &["flood", "vote"])), "592 words · 2026-05-07 · 3 to review · flood, vote");
        assert_eq!(line(&entry("c", "", 0, &[])), "592 words");
    }
}
