//! Articles that seem to tell of the same: they share names that few articles have, and appeared within days of each other.
//! Suggestions only; nothing is grouped for good.

use super::{home::COMPARED, parts::faint, saved::Saved};
use crate::{
    contract::EntityType,
    view::page::{Act, Words, link, plain},
};
use std::{collections::BTreeMap, rc::Rc};

/// Days between the first and the last article of a story.
const DAYS: i64 = 10;
/// Points that two articles need: two for a name that is weighty in both, one for any other shared rare name.
const ENOUGH: u32 = 4;
/// Weight from which a name counts as what the article is about.
const WEIGHTY: f64 = 0.25;

/// Articles of one story.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Story {
    /// Indexes of articles, newest first.
    pub(super) members: Vec<usize>,
    /// Names that they share, the most shared first.
    pub(super) names: Vec<String>,
}

/// All stories, those with most articles first.
pub(super) fn find(articles: &[Rc<Saved>]) -> Vec<Story> {
    let scores = scores(articles);
    let mut pairs: Vec<(u32, usize, usize)> = scores.iter().map(|(&(a, b), &score)| (score, a, b)).collect();
    pairs.retain(|(score, ..)| *score >= ENOUGH);
    pairs.sort_by(|x, y| y.0.cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut group: Vec<usize> = (0..articles.len()).collect();
    for (_, a, b) in pairs {
        let of = |wanted: usize| -> Vec<usize> { (0..group.len()).filter(|&k| group.get(k) == group.get(wanted)).collect() };
        let (left, right) = (of(a), of(b));
        if left.contains(&b) || left.len() + right.len() > COMPARED {
            continue;
        }
        // A chain of neighbours is no story: half of all pairs must belong together.
        let across = left.iter().flat_map(|&x| right.iter().map(move |&y| (x.min(y), x.max(y))));
        let close = across.clone().filter(|pair| scores.get(pair).is_some_and(|s| *s >= ENOUGH)).count();
        let apart = across.clone().any(|(x, y)| days(articles, x, y).is_some_and(|d| d > DAYS));
        if close * 2 >= across.count() && !apart {
            let (to, from) = (group.get(a).copied(), group.get(b).copied());
            group.iter_mut().filter(|g| Some(**g) == from).for_each(|g| *g = to.unwrap_or(*g));
        }
    }
    told(articles, &group)
}

fn told(articles: &[Rc<Saved>], group: &[usize]) -> Vec<Story> {
    let mut by_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (k, g) in group.iter().enumerate() {
        by_group.entry(*g).or_default().push(k);
    }
    let mut stories: Vec<Story> = by_group
        .into_values()
        .filter(|members| members.len() > 1)
        .map(|mut members| {
            let published = |k: usize| articles.get(k).map_or("", |a| a.published.as_str());
            members.sort_by(|&a, &b| published(b).cmp(published(a)).then(a.cmp(&b)));
            let names = shared(articles, &members);
            Story { members, names }
        })
        .collect();
    stories.sort_by_key(|s| usize::MAX - s.members.len()); // stable
    stories
}

/// Whether names of this kind tell what an article is about: countries and nationalities stand in every second one.
const fn tells(kind: EntityType) -> bool {
    !matches!(kind, EntityType::Norp)
}

/// Points of all pairs that share rare names and are near in time.
fn scores(articles: &[Rc<Saved>]) -> BTreeMap<(usize, usize), u32> {
    let mut having: BTreeMap<&str, Vec<(usize, bool)>> = BTreeMap::new();
    for (k, article) in articles.iter().enumerate() {
        for name in article.names.iter().filter(|n| tells(n.kind)) {
            // A place is shared by many stories.
            let place = matches!(name.kind, EntityType::Gpe | EntityType::Loc);
            having.entry(name.key()).or_default().push((k, name.salience >= WEIGHTY && !place));
        }
    }
    // Rare: in few articles, however large the library is.
    let rare = (articles.len() / 12).clamp(3, 12);
    let mut scores = BTreeMap::new();
    for holders in having.values().filter(|h| h.len() <= rare) {
        for (k, &(a, weighty_a)) in holders.iter().enumerate() {
            for &(b, weighty_b) in holders.iter().skip(k + 1) {
                if days(articles, a, b).is_none_or(|d| d <= DAYS) {
                    *scores.entry((a, b)).or_insert(0) += if weighty_a && weighty_b { 2 } else { 1 };
                }
            }
        }
    }
    scores
}

/// Days between two articles; none if a date is missing.
fn days(articles: &[Rc<Saved>], a: usize, b: usize) -> Option<i64> {
    let day = |k: usize| articles.get(k).and_then(|a| day_number(&a.published));
    Some((day(a)? - day(b)?).abs())
}

/// Days since 1 March 0000 (Howard Hinnant's `days_from_civil`); none if it is no full date.
fn day_number(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|p| p.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + of_year)
}

fn shared(articles: &[Rc<Saved>], members: &[usize]) -> Vec<String> {
    let mut tally: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for article in members.iter().filter_map(|&k| articles.get(k)) {
        for name in article.names.iter().filter(|n| tells(n.kind)) {
            tally.entry(name.key()).or_insert((0, &name.name)).0 += 1;
        }
    }
    let mut names: Vec<(usize, &str)> = tally.into_values().filter(|(n, _)| *n > 1).collect();
    names.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    names.into_iter().take(4).map(|(_, name)| name.to_owned()).collect()
}

/// *Ruiz, Harbour Trust: Bridge opens · Trust denies it — compare*.
pub(super) fn line(story: &Story, articles: &[Rc<Saved>]) -> Words {
    let ids: Vec<&str> = story.members.iter().filter_map(|&k| articles.get(k)).map(|a| a.id.as_str()).collect();
    let mut words = vec![link(story.names.join(", "), Act::Page(format!("compare {}", ids.join(" ")))), plain(": ")];
    for (k, article) in story.members.iter().filter_map(|&k| articles.get(k)).enumerate() {
        words.push(plain(if k == 0 { "" } else { " · " }));
        words.push(article.heading());
        if !article.published.is_empty() {
            words.push(faint(format!(" {}", article.published)));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{super::saved::tests::saved, *};

    fn library(days: &[&str]) -> Vec<Rc<Saved>> {
        days.iter().enumerate().map(|(k, day)| Rc::new(saved(&format!("a{k}"), day))).collect()
    }

    fn members(articles: &[Rc<Saved>]) -> Vec<Vec<usize>> {
        find(articles).into_iter().map(|s| s.members).collect()
    }

    #[test]
    fn shared_rare_names_within_days_are_a_story() {
        let near = library(&["2025-04-12", "2025-04-14"]);
        assert_eq!(members(&near), [[1, 0]]);
        let words: String = line(&find(&near)[0], &near).iter().map(|r| r.text.as_str()).collect();
        assert_eq!(words, "Ana Ruiz, Harbour Trust: Bridge a1 2025-04-14 · Bridge a0 2025-04-12");
        assert_eq!(members(&library(&["2025-04-12", "2025-06-14"])), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn days_are_counted_over_months_and_years() {
        let apart = |a, b| day_number(b).unwrap() - day_number(a).unwrap();
        assert_eq!(apart("2024-02-28", "2024-03-01"), 2);
        assert_eq!(apart("2025-12-31", "2026-01-01"), 1);
        assert_eq!(apart("2000-01-01", "2026-01-01"), 9497);
        assert_eq!(day_number("2025-04"), None);
    }

    #[test]
    fn names_that_everybody_has_are_no_story() {
        let days = ["2025-04-12"; 20];
        assert_eq!(members(&library(&days)), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn one_shared_name_is_not_enough() {
        let mut articles = library(&["2025-04-12", "2025-04-12"]);
        Rc::get_mut(&mut articles[0]).unwrap().names.truncate(1);
        assert!(members(&articles).is_empty());
    }
}
