//! What to look at next: unreviewed facts, doubtful and important ones first; an entity once, with all its mentions.

use super::{
    article::Article,
    fact::{Fact, FactKey, Kind, Layer, State},
    lists::{events, names, quotes},
};
use crate::{
    contract::{Certainty, Why},
    text::offsets::CharSpan,
};

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
    for row in names::list(article).iter().flat_map(|g| &g.rows) {
        let why = article.analysis.entities.get(row.id).map(|e| &e.why);
        match (row.state, why) {
            (State::Unreviewed, Some(why)) => queue.items.push(of_name(article, row, why)),
            _ => queue.done += 1,
        }
    }
    for fact in article.facts.iter().filter(|f| f.key.layer != Layer::Mention) {
        match fact.state {
            State::Unreviewed => queue.items.extend(of_fact(article, fact)),
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

fn of_name(article: &Article, row: &names::Row, why: &Why) -> Item {
    let roles = row.roles.join("; ");
    let words = if roles.is_empty() { row.name.clone() } else { format!("{}: {roles}", row.name) };
    Item { words, ..item(article, (row.key, row.colour), why, row.first, importance_of(row.mentions)) }
}

fn of_fact(article: &Article, fact: &Fact) -> Option<Item> {
    let a = &article.analysis;
    // Quotes and sums are what readers check; dates and events come after.
    let (why, importance) = match fact.key.layer {
        Layer::Time => (&a.times.get(fact.index)?.why, 40),
        Layer::Quantity => (&a.quantities.get(fact.index)?.why, 70),
        Layer::Statement => (&a.statements.get(fact.index)?.why, 70),
        Layer::Event => (&a.events.get(fact.index)?.why, 40),
        Layer::Entity | Layer::Mention => return None,
    };
    let words = match fact.key.layer {
        Layer::Statement => {
            a.statements.get(fact.index).map(|s| format!("{}: {}", quotes::name(article, s), article.joined(&s.content)))
        }
        Layer::Event => a.events.get(fact.index).map(|e| events::words(article, e)),
        _ => Some(fact.hull().of(article.text()).to_owned()),
    };
    let first = article.chars(fact.hull());
    Some(Item { words: words?, ..item(article, (fact.key, fact.kind), why, first, importance) })
}

/// Weighed by doubt, importance, and a place in headline or lead.
fn item(article: &Article, (key, colour): (FactKey, Kind), why: &Why, first: CharSpan, importance: u32) -> Item {
    let place = article.place(first);
    let lead = if matches!(place.as_str(), "headline" | "¶1") { 30 } else { 0 };
    let percent = (why.score * 100.0) as u32;
    let weight = (101 - percent.min(100)) * (importance + lead);
    Item { key, colour, title: colour.singular(), words: String::new(), certainty: why.certainty, place, weight }
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
