//! What to look at next: unreviewed facts, doubtful and important ones first; an entity once, with all its mentions.

use super::{
    article::Article,
    fact::{FactKey, Kind, Layer, State},
    inspector,
    lists::names,
};
use crate::contract::Certainty;

/// The facts that wait, and how far the person is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// Most pressing first.
    pub items: Vec<Item>,
    /// Facts that are reviewed.
    pub done: usize,
}

/// A fact that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which.
    pub key: FactKey,
    /// Hue.
    pub colour: Kind,
    /// *Person*, *Quote*.
    pub title: &'static str,
    /// The fact in a few words.
    pub words: String,
    /// How sure the program is.
    pub certainty: Certainty,
    /// ¶ of its first words.
    pub place: String,
    weight: u32,
}

/// The queue of an article.
pub fn queue(article: &Article) -> Queue {
    let mut queue = Queue::default();
    let entities = names::list(article);
    let named = entities.iter().flat_map(|g| &g.rows).map(|row| (row.key, row.state, importance_of(row.mentions)));
    let kept = |layer| matches!(layer, Layer::Time | Layer::Quantity | Layer::Statement | Layer::Event);
    let others = article.facts.iter().filter(|f| kept(f.key.layer)).map(|f| {
        // Quotes and sums are what readers check; dates and events come after.
        let importance = if matches!(f.kind, Kind::Quote | Kind::Amount) { 70 } else { 40 };
        (f.key, f.state, importance)
    });
    for (key, state, importance) in named.chain(others) {
        match state {
            State::Unreviewed => queue.items.extend(item(article, key, importance)),
            _ => queue.done += 1,
        }
    }
    queue.items.sort_by_key(|item| (u32::MAX - item.weight, item.key.span.start));
    queue
}

/// 30 for one mention, 100 for eight and more.
fn importance_of(mentions: usize) -> u32 {
    20 + 10 * mentions.min(8) as u32
}

fn item(article: &Article, key: FactKey, importance: u32) -> Option<Item> {
    let card = inspector::card(article, key)?;
    let first = card.evidence.first()?;
    let lead = if matches!(first.place.as_str(), "headline" | "¶1") { 30 } else { 0 };
    let words = if key.layer == Layer::Statement || key.layer == Layer::Entity {
        card.sentence.iter().map(|p| p.text.as_str()).collect()
    } else {
        first.words.clone()
    };
    Some(Item {
        key,
        colour: card.colour,
        title: card.title,
        words,
        certainty: card.certainty,
        place: first.place.clone(),
        weight: (101 - card.percent.min(100)) * (importance + lead),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library::sample, view::article::Article};

    #[test]
    fn doubt_times_importance() {
        let mut analysis = sample::analysis();
        analysis.times[2].why.score = 0.1;
        let queue = queue(&Article::new(analysis));
        let words: Vec<&str> = queue.items.iter().map(|i| i.words.as_str()).collect();
        assert_eq!(words.first(), Some(&"four hours"));
        assert_eq!((queue.items.len(), queue.done), (8, 0));
        assert!(!words.contains(&"She"));
    }

    #[test]
    fn what_is_judged_leaves_the_queue() {
        let state = |key: FactKey| if key.layer == Layer::Time { State::Accepted } else { State::Unreviewed };
        let article = Article::with_states(sample::analysis(), &state, &|_, _| None);
        let queue = queue(&article);
        assert_eq!((queue.items.len(), queue.done), (5, 3));
    }
}
