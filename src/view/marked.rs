//! What marking words comes to: *“Berlin” as a place* is a new mention of Berlin if the article knows Berlin, a new name if it does
//! not, and other ends for the suggestion that it overlaps. It saves the person a second act; it decides nothing on its own.

use super::{
    article::{Article, entity_kind},
    fact::{FactKey, Layer, Mark, State},
};
use crate::{library::log::Act, text::offsets::CharSpan};

/// What is done, and the fact that the words belong to afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// None if the words are that fact already.
    pub act: Option<Act>,
    /// The fact to show.
    pub key: FactKey,
}

/// Marking the words at `span`.
pub fn marked(article: &Article, span: CharSpan, mark: Mark) -> Marked {
    let layer = match mark {
        Mark::Name(_) => Layer::Mention,
        Mark::Fact(layer) => layer,
    };
    let own = FactKey { layer, span };
    if article.find(own).is_some_and(|id| article.facts.get(id).is_some_and(|f| f.state != State::Rejected)) {
        let act = if let Mark::Name(to) = mark { Some(Act::Retype { fact: own, to }) } else { None };
        return Marked { act, key: own };
    }
    let known = if let Mark::Name(_) = mark { known(article, span, mark) } else { None };
    if known.is_none()
        && let Some(fact) = suggestion(article, span, mark)
    {
        return Marked { act: Some(Act::Resize { fact, to: span }), key: fact };
    }
    let act = match mark {
        Mark::Name(kind) => Act::Add { fact: own, kind, of: known },
        Mark::Fact(_) => Act::Mark { fact: own },
    };
    Marked { act: Some(act), key: own }
}

/// The entity of the same kind that has these words for a name.
fn known(article: &Article, span: CharSpan, mark: Mark) -> Option<FactKey> {
    let (words, Mark::Name(kind)) = (article.words(span), mark) else { return None };
    let all = article.analysis.entities.iter().enumerate();
    let mut named = all.filter(|(id, e)| {
        let same = e.name == words || e.aliases.iter().any(|a| a == words);
        same && entity_kind(e.kind) == entity_kind(kind) && article.mentions_of(*id).iter().any(|&f| alive(article, f))
    });
    // Two of one name: the person says which, by merging.
    let (id, _) = named.next()?;
    if named.next().is_some() { None } else { article.entities.get(id).copied() }
}

fn alive(article: &Article, fact: usize) -> bool {
    article.facts.get(fact).is_some_and(|f| f.state != State::Rejected)
}

/// The one unreviewed fact of that kind which the words overlap: its ends were wrong.
fn suggestion(article: &Article, span: CharSpan, mark: Mark) -> Option<FactKey> {
    let here = article.bytes(span);
    let same = |kind| match mark {
        Mark::Name(to) => kind == entity_kind(to),
        Mark::Fact(layer) => kind == super::fact::Kind::of(layer),
    };
    let over = |f: &&super::fact::Fact| {
        same(f.kind)
            && f.state == State::Unreviewed
            && article.drawn(f)
            && f.spans.iter().any(|s| s.start < here.end && here.start < s.end)
    };
    let mut all = article.facts.iter().filter(over);
    let first = all.next()?;
    if all.next().is_some() { None } else { Some(first.key) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        contract::EntityType,
        library::sample::{self, at},
        view::{article::Article, sample::article},
    };

    #[test]
    fn a_known_name_joins_its_entity() {
        let mut analysis = sample::analysis();
        analysis.mentions.pop(); // the last “Ruiz”
        analysis.entities[0].aliases = vec!["Ruiz".into()];
        let article = Article::new(analysis);
        let span = at("Ruiz", 1);
        let done = marked(&article, span, Mark::Name(EntityType::Person));
        let fact = FactKey { layer: Layer::Mention, span };
        assert_eq!(done.act, Some(Act::Add { fact, kind: EntityType::Person, of: Some(article.entities[0]) }));
        // As a company it is somebody else.
        let other = marked(&article, span, Mark::Name(EntityType::Org));
        assert_eq!(other.act, Some(Act::Add { fact, kind: EntityType::Org, of: None }));
    }

    #[test]
    fn an_overlapped_suggestion_gets_other_ends() {
        let article = article();
        let (longer, old) = (at("for over four hours", 0), FactKey { layer: Layer::Time, span: at("four hours", 0) });
        let done = marked(&article, longer, Mark::Fact(Layer::Time));
        assert_eq!((done.act, done.key), (Some(Act::Resize { fact: old, to: longer }), old));
        // Of another kind it is a fact of its own.
        let event = marked(&article, longer, Mark::Fact(Layer::Event));
        assert_eq!(event.act, Some(Act::Mark { fact: FactKey { layer: Layer::Event, span: longer } }));
    }

    #[test]
    fn words_that_are_marked_already_get_the_type() {
        let article = article();
        let fact = FactKey { layer: Layer::Mention, span: at("Harbour Trust", 0) };
        let done = marked(&article, fact.span, Mark::Name(EntityType::Fac));
        assert_eq!(done.act, Some(Act::Retype { fact, to: EntityType::Fac }));
        let time = FactKey { layer: Layer::Time, span: at("Friday", 0) };
        assert_eq!(marked(&article, time.span, Mark::Fact(Layer::Time)), Marked { act: None, key: time });
    }
}
