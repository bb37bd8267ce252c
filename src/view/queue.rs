//! What to look at next: what the person's rules suggest, then unreviewed facts, doubtful and important ones first; an entity once,
//! with all its mentions.

use super::{
    article::{Article, entity_kind},
    fact::{Fact, FactKey, Kind, Layer, State},
    lists::{events, names, quotes},
    rules,
    suggest::Suggestion,
};
use crate::{
    contract::{BlockKind, Certainty, Why},
    library::rules::Says,
};

/// The facts that wait, and how far the person is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Queue {
    /// Most pressing first.
    pub items: Vec<Item>,
    /// Facts that are reviewed.
    pub done: usize,
    /// What the person's rules come to.
    pub suggested: Vec<Suggestion>,
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
    /// How sure the program is.
    pub certainty: Certainty,
    /// What a rule of the person's says of it: *“Orlen” is always an organisation*.
    pub rule: Option<String>,
    /// Where its first words start, in bytes.
    start: u32,
    /// The entity's number, or the fact's in its list of the contract.
    index: usize,
    /// The entities it is about.
    about: Vec<u32>,
    weight: u32,
}

/// What is worked on: nothing chosen means everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only facts of this kind.
    pub kind: Option<Kind>,
    /// Only facts of which the program is so sure.
    pub certainty: Option<Certainty>,
    /// Only facts about this entity, by its number.
    pub about: Option<u32>,
}

impl Filter {
    fn keeps(self, item: &Item) -> bool {
        self.kind.is_none_or(|kind| kind == item.colour)
            && self.certainty.is_none_or(|certainty| certainty == item.certainty)
            && self.about.is_none_or(|id| item.about.contains(&id))
    }
}

impl Item {
    /// The fact in a few words. Not kept: a long article has thousands of items, and few are shown.
    pub fn words(&self, article: &Article) -> String {
        let a = &article.analysis;
        let fact = match self.key.layer {
            // Also words that are no fact yet.
            Layer::Mention => Some(article.words(self.key.span).to_owned()),
            Layer::Entity => a.entities.get(self.index).map(|e| {
                let roles = names::roles(article, self.index).join("; ");
                if roles.is_empty() { e.name.clone() } else { format!("{}: {roles}", e.name) }
            }),
            Layer::Statement => {
                a.statements.get(self.index).map(|s| format!("{}: {}", quotes::name(article, s), article.joined(&s.content)))
            }
            Layer::Event => a.events.get(self.index).map(|e| events::words(article, e)),
            Layer::Time | Layer::Quantity => {
                let fact = article.find(self.key).and_then(|id| article.facts.get(id));
                fact.map(|f| f.hull().of(article.text()).to_owned())
            }
        };
        fact.unwrap_or_default()
    }

    /// ¶ of its first words.
    pub fn place(&self, article: &Article) -> String {
        article.place_at(self.start)
    }
}

impl Queue {
    /// The items that the filter keeps.
    pub fn kept(&self, filter: Filter) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| filter.keeps(item))
    }

    /// The item `step` places after `key` among those that are kept; from the start or the end if it is none of them.
    pub fn next(&self, filter: Filter, key: Option<FactKey>, step: isize) -> Option<FactKey> {
        let kept: Vec<FactKey> = self.kept(filter).map(|item| item.key).collect();
        let next = match key.and_then(|key| kept.iter().position(|k| *k == key)) {
            Some(here) => here.checked_add_signed(step)?,
            None if step < 0 => kept.len().checked_sub(1)?,
            None => 0,
        };
        kept.get(next).copied()
    }

    /// How many items are of each kind, in the order of the kinds; those without any are left out.
    pub fn kinds(&self) -> Vec<(Kind, usize)> {
        let count = |kind| self.items.iter().filter(|item| item.colour == kind).count();
        Kind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, n)| *n > 0).collect()
    }
}

/// The queue of an article; `names` is its list of names, `suggested` what the person's rules come to in it.
pub fn queue(article: &Article, names: &[names::Group], suggested: Vec<Suggestion>) -> Queue {
    let mut queue = Queue { suggested, ..Queue::default() };
    for row in names.iter().flat_map(|g| &g.rows) {
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
    for suggestion in &queue.suggested {
        suggest(article, &mut queue.items, suggestion);
    }
    queue.items.sort_by_key(|item| (u32::MAX - item.weight, item.key.span.start));
    queue
}

/// Puts a suggestion before all others: as the item of its fact, or as one of its own.
fn suggest(article: &Article, items: &mut Vec<Item>, suggestion: &Suggestion) {
    let Suggestion { key, rule, .. } = suggestion;
    let told = rules::sentence(&rule.words, &rule.says);
    if let Some(item) = items.iter_mut().find(|item| item.key == *key) {
        (item.rule, item.weight) = (Some(told), u32::MAX);
        return;
    }
    let id = article.entity_of(*key);
    let kind = match (&rule.says, id.and_then(|id| article.analysis.entities.get(id))) {
        (Says::Is(kind), _) => Some(*kind),
        (_, entity) => entity.map(|e| e.kind),
    };
    let colour = kind.map_or(Kind::Name, entity_kind);
    items.push(Item {
        key: *key,
        colour,
        title: colour.singular(),
        certainty: Certainty::Guess,
        rule: Some(told),
        start: article.bytes(key.span).start,
        index: id.unwrap_or_default(),
        about: id.map(|id| id as u32).into_iter().collect(),
        weight: u32::MAX,
    });
}

/// 30 for one mention, 100 for eight and more.
fn importance_of(mentions: usize) -> u32 {
    20 + 10 * mentions.min(8) as u32
}

fn of_name(article: &Article, row: &names::Row, why: &Why) -> Item {
    let start = article.bytes(row.first).start;
    Item { about: vec![row.id as u32], ..item(article, (row.key, row.colour), (row.id, start), why, importance_of(row.mentions)) }
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
    let about: Vec<u32> = match fact.key.layer {
        Layer::Statement => a.statements.get(fact.index).into_iter().flat_map(|s| [s.speaker, s.addressee]).flatten().collect(),
        Layer::Event => {
            let event = a.events.get(fact.index);
            event.into_iter().flat_map(|e| e.participants.iter().map(|p| p.entity).chain([e.place])).flatten().collect()
        }
        _ => Vec::new(),
    };
    Some(Item { about, ..item(article, (fact.key, fact.kind), (fact.index, fact.start()), why, importance) })
}

/// Weighed by doubt, importance, and a place in headline or lead.
fn item(article: &Article, (key, colour): (FactKey, Kind), (index, start): (usize, u32), why: &Why, importance: u32) -> Item {
    let paragraph = article.paragraph_at(start).and_then(|k| article.paragraphs.get(k));
    let first = paragraph.is_some_and(|p| p.kind == BlockKind::Headline || p.number == Some(1));
    let lead = if first { 30 } else { 0 };
    let percent = (why.score * 100.0) as u32;
    let weight = (101 - percent.min(100)) * (importance + lead);
    let (title, certainty) = (colour.singular(), why.certainty);
    Item { key, colour, title, certainty, rule: None, start, index, about: Vec::new(), weight }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        contract::EntityType,
        library::{rules::tests::rule, sample},
        view::suggest::suggestions,
    };

    #[test]
    fn doubt_times_importance() {
        let mut analysis = sample::analysis();
        analysis.times[2].why.score = 0.1;
        let article = Article::new(analysis);
        let queue = queue(&article, &names::list(&article), Vec::new());
        let words: Vec<String> = queue.items.iter().map(|i| i.words(&article)).collect();
        assert_eq!(words.first().map(String::as_str), Some("four hours"));
        assert_eq!((queue.items.len(), queue.done), (8, 0));
        assert!(!words.iter().any(|w| w == "She"));
    }

    #[test]
    fn a_filter_keeps_a_kind_a_certainty_or_an_entity() {
        let mut analysis = sample::analysis();
        analysis.times[0].why.certainty = Certainty::Sure;
        let article = Article::new(analysis);
        let queue = queue(&article, &names::list(&article), Vec::new());
        let words = |filter| queue.kept(filter).map(|i| i.words(&article)).collect::<Vec<_>>();
        let dates = Filter { kind: Some(Kind::Date), ..Filter::default() };
        assert_eq!(words(dates).len(), 3);
        assert_eq!(words(Filter { certainty: Some(Certainty::Sure), ..dates }), ["Friday"]);
        let ana = words(Filter { about: Some(0), ..Filter::default() });
        assert_eq!(ana.len(), 2, "{ana:?}");
        assert!(ana.iter().all(|words| words.starts_with("Ana Ruiz")), "{ana:?}");
        assert_eq!(queue.kinds().iter().map(|(_, n)| n).sum::<usize>(), queue.items.len());
    }

    #[test]
    fn the_queue_is_walked_in_its_own_order() {
        let article = Article::new(sample::analysis());
        let queue = queue(&article, &names::list(&article), Vec::new());
        let all = Filter::default();
        let (first, last) = (queue.items[0].key, queue.items[7].key);
        assert_eq!(queue.next(all, None, 1), Some(first));
        assert_eq!(queue.next(all, Some(first), 1), Some(queue.items[1].key));
        assert_eq!(queue.next(all, Some(first), -1), None);
        assert_eq!(queue.next(all, None, -1), Some(last));
        assert_eq!(queue.next(all, Some(last), 1), None);
        let dates = Filter { kind: Some(Kind::Date), ..all };
        assert_eq!(
            queue.next(dates, queue.items.iter().find(|i| i.colour != Kind::Date).map(|i| i.key), 1),
            queue.kept(dates).next().map(|i| i.key)
        );
    }

    #[test]
    fn what_a_rule_suggests_comes_first_once_and_with_its_words() {
        let article = Article::new(sample::analysis());
        let rules = [("spoke", Says::Is(EntityType::Work)), ("Harbour Trust", Says::NoName)];
        let rules = rules.map(|(words, says)| rule(words, says));
        let suggestions = suggestions(&article, &|_| State::Unreviewed, &rules);
        let queue = queue(&article, &names::list(&article), suggestions);
        let shown = queue.items.iter().map(|i| (i.words(&article), i.rule.clone().unwrap_or_default()));
        let shown: Vec<(String, String)> = shown.take(3).collect();
        let expected = [("Harbour Trust", "“Harbour Trust” is never a name"), ("spoke", "“spoke” is always a title of a work")];
        assert_eq!(shown[..2], expected.map(|(words, told)| (words.to_owned(), told.to_owned())));
        assert_eq!(shown[2].1, "");
        assert_eq!((queue.items.len(), queue.items[1].place(&article).as_str()), (9, "¶1"));
        let trust = Filter { about: Some(1), ..Filter::default() };
        assert_eq!(queue.kept(trust).count(), 1);
    }

    #[test]
    fn what_is_judged_leaves_the_queue() {
        let state = |key: FactKey| if key.layer == Layer::Time { State::Accepted } else { State::Unreviewed };
        let article = Article::with_states(sample::analysis(), &state, &|_, _| None);
        let queue = queue(&article, &names::list(&article), Vec::new());
        assert_eq!((queue.items.len(), queue.done), (5, 3));
    }
}
