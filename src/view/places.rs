//! Words that could be gathered under one entity: every place where its names stand unmarked, and the mentions it has, each with
//! the words around it. *Orlen → 7 places, of which 5 are marked.*

use super::{
    article::Article,
    fact::{FactKey, Layer},
};
use crate::{contract::MentionForm, text::Span, text::offsets::CharSpan};

/// Words around a place, in characters.
const AROUND: usize = 36;

/// A place with the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where.
    pub span: CharSpan,
    /// *¶3*.
    pub place: String,
    /// The words before.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// The words after.
    pub after: String,
    /// Whether it is chosen unless the person says otherwise.
    pub on: bool,
}

/// Places where a name of the entity (or the words of a new mention) stands and nothing is marked. A name of several words, or one
/// with a capital, is taken for the same; a single common word is not.
pub fn unmarked(article: &Article, key: FactKey) -> Vec<Place> {
    let Some(id) = article.entity_of(key) else { return Vec::new() };
    let Some(entity) = article.analysis.entities.get(id) else { return Vec::new() };
    let mut names: Vec<&str> = std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str).collect();
    let of_mentions = article.mentions_of(id).into_iter().filter_map(|f| article.facts.get(f));
    names.extend(of_mentions.filter(|f| article.form(f) == Some(MentionForm::Name)).map(|f| f.hull().of(article.text())));
    names.sort_by_key(|name| (usize::MAX - name.len(), *name));
    names.dedup();
    let mut taken: Vec<Span> =
        article.facts.iter().filter(|f| f.key.layer == Layer::Mention && article.drawn(f)).map(|f| f.hull()).collect();
    let mut found = Vec::new();
    for name in names.into_iter().filter(|name| name.chars().count() > 1) {
        let common = !name.contains(' ') && name.chars().all(|c| !c.is_uppercase());
        for (start, _) in article.text().match_indices(name) {
            let span = Span::new(start as u32, (start + name.len()) as u32);
            if whole(article.text(), span) && !taken.iter().any(|t| t.start < span.end && span.start < t.end) {
                taken.push(span);
                found.push(place(article, span, !common));
            }
        }
    }
    found.sort_by_key(|p| p.span);
    found
}

/// The mentions of an entity; those with the same words as the chosen one are on.
pub fn mentions(article: &Article, key: FactKey) -> Vec<(FactKey, Place)> {
    let Some(id) = article.entity_of(key) else { return Vec::new() };
    let all: Vec<(FactKey, Span)> =
        article.mentions_of(id).into_iter().filter_map(|f| article.facts.get(f)).map(|f| (f.key, f.hull())).collect();
    let chosen = all.iter().find(|(k, _)| *k == key).map_or("", |(_, span)| span.of(article.text()));
    all.into_iter().map(|(k, span)| (k, place(article, span, span.of(article.text()) == chosen))).collect()
}

fn place(article: &Article, span: Span, on: bool) -> Place {
    let text = article.text();
    let block = article.paragraph_at(span.start).and_then(|k| article.paragraphs.get(k)).map_or(span, |p| p.span);
    let before = Span::new(block.start, span.start).of(text);
    let after = Span::new(span.end, block.end.max(span.end)).of(text);
    let cut = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let chars = article.chars(span);
    Place {
        span: chars,
        place: article.place(chars),
        before: before.get(cut..).unwrap_or_default().to_owned(),
        words: span.of(text).to_owned(),
        after: after.chars().take(AROUND).collect(),
        on,
    }
}

/// Whether the words are not part of a longer one.
pub(super) fn whole(text: &str, span: Span) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric());
    let before = text.get(..span.start as usize).and_then(|t| t.chars().next_back());
    let after = text.get(span.end as usize..).and_then(|t| t.chars().next());
    !inside(before) && !inside(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn unmarked_places_of_a_name_are_found() {
        let mut analysis = (*sample::article().analysis).clone();
        // The last mention of “Ruiz” is missing.
        analysis.mentions.pop();
        let article = Article::new(analysis);
        let ana = article.entities[0];
        assert!(unmarked(&article, ana).is_empty(), "“Ruiz” alone is not a name of hers here");
        let mut analysis = (*article.analysis).clone();
        analysis.entities[0].aliases.push("Ruiz".into());
        let article = Article::new(analysis);
        let found = unmarked(&article, article.entities[0]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].words.as_str(), found[0].on), ("Ruiz", true));
        assert!(!found[0].after.is_empty());
    }

    #[test]
    fn mentions_with_the_same_words_are_chosen() {
        let article = sample::article();
        let she = article.facts.iter().find(|f| f.hull().of(article.text()) == "She").unwrap().key;
        let on: Vec<(String, bool)> = mentions(&article, she).into_iter().map(|(_, p)| (p.words, p.on)).collect();
        assert_eq!(on, [("Ana Ruiz".to_owned(), false), ("She".to_owned(), true), ("Ruiz".to_owned(), false)]);
    }

    #[test]
    fn a_place_is_not_inside_of_a_word() {
        assert!(whole("the Ana, x", Span::new(4, 7)));
        assert!(!whole("the Anas", Span::new(4, 7)));
    }
}
