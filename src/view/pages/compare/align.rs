//! Puts what articles say of one thing into one line: answers, events, amounts, dates, names. Two amounts are of one thing if they
//! are equal, or if they are of one unit and telling words around them are the same: *killed 12 people* and *14 people were killed*.

use super::{Line, remark};
use crate::{
    contract::{EventStatus, QuantityKind},
    view::{
        page::{Words, plain},
        pages::{
            parts::folded,
            saved::{Happening, Saved, Sum},
        },
        wording,
    },
};

/// Who, when and where; what, why and how are told in words that are hardly ever equal.
pub(super) fn answers(articles: &[&Saved]) -> Vec<Line> {
    let line = |question: &'static str| {
        let of = |a: &&Saved| {
            let told = a.answers.iter().find(|t| t.question == question)?;
            let meant = if told.meant.is_empty() { &told.words } else { &told.meant };
            Some((folded(meant), vec![a.open(meant.as_str(), told.spot.chars)]))
        };
        let told: Vec<Option<(String, Words)>> = articles.iter().map(of).collect();
        let values: Vec<&str> = told.iter().flatten().map(|(v, _)| v.as_str()).collect();
        let same = |a: &str, b: &str| a == b || has_words(a, b) || has_words(b, a);
        let equal = values.iter().all(|v| values.first().is_none_or(|first| same(first, v)));
        let many = values.len() > 1;
        let cells = told.into_iter().map(|t| t.map(|(_, words)| words).unwrap_or_default()).collect();
        many.then(|| Line::new("Answer", question.to_owned(), cells, equal))
    };
    ["Who", "When", "Where"].into_iter().filter_map(line).collect()
}

/// Whether all words of `part` stand in `whole`.
fn has_words(whole: &str, part: &str) -> bool {
    part.split(' ').all(|w| whole.split(' ').any(|v| v == w))
}

/// Events with one word and a participant in common; they differ if one tells as a fact what the other does not, or in the day.
pub(super) fn events(articles: &[&Saved]) -> Vec<Line> {
    let same = |a: &Happening, b: &Happening| a.lemma == b.lemma && a.who.iter().any(|w| b.who.contains(w));
    let groups = grouped(articles, &|a| a.events.as_slice(), &|a, b| if same(a, b) { 1 } else { 0 });
    let mut lines = Vec::new();
    for group in groups.into_iter().filter(|g| g.iter().flatten().count() > 1) {
        let told = |e: &Happening| matches!(e.status, EventStatus::Happened | EventStatus::Ongoing);
        let all: Vec<&Happening> = group.iter().flatten().copied().collect();
        let day = |e: &&Happening| Some(e.time.clone()).filter(|t| t.len() == 10);
        let days: Vec<String> = all.iter().filter_map(day).collect();
        let equal =
            all.iter().all(|e| told(e) == all.first().is_some_and(|f| told(f))) && days.iter().all(|d| Some(d) == days.first());
        let cell = |(a, e): (&&Saved, &Option<&Happening>)| {
            let Some(e) = e else { return Words::new() };
            let time = if e.time.is_empty() { String::new() } else { format!(", {}", wording::calendar::words(&e.time)) };
            vec![a.open(e.phrase.as_str(), e.spot.chars), remark(format!(" {}{time}", wording::status(e.status)))]
        };
        let cells = articles.iter().zip(&group).map(cell).collect();
        let lemma = all.first().map_or("", |e| e.lemma.as_str());
        lines.push(Line::new("Event", lemma.to_owned(), cells, equal));
    }
    lines
}

/// Telling words that two amounts of different size must share.
const SHARED: usize = 2;

/// Amounts.
pub(super) fn amounts(articles: &[&Saved]) -> Vec<Line> {
    let close = |a: &Sum, b: &Sum| {
        if a.kind != b.kind || a.unit != b.unit || a.kind == QuantityKind::Ordinal {
            return 0;
        }
        let shared = a.near.iter().filter(|w| b.near.contains(w)).count();
        let equal = a.amount == b.amount && a.high == b.high;
        // Small counts are equal by chance.
        let large = a.kind != QuantityKind::Count || a.amount >= 10.0;
        match equal {
            true if large || shared > 0 => 100 + shared,
            false if shared >= SHARED && !a.unit.is_empty() => shared,
            _ => 0,
        }
    };
    let mut lines = Vec::new();
    for group in grouped(articles, &|a| a.sums.as_slice(), &close) {
        let all: Vec<&Sum> = group.iter().flatten().copied().collect();
        let Some(first) = all.first().filter(|s| s.kind != QuantityKind::Ordinal && !s.unit.is_empty()) else { continue };
        let equal = all.iter().all(|s| s.amount == first.amount && s.high == first.high);
        let shared = first.near.iter().filter(|w| all.iter().all(|s| s.near.contains(w)));
        let mut words: Vec<&str> = shared.map(String::as_str).collect();
        words.dedup();
        words.truncate(3);
        let label = match all.len() {
            1 => wording::quantity(first.kind).to_owned(),
            _ if words.is_empty() => first.plain.clone(),
            _ => words.join(" "),
        };
        let cell = |(a, s): (&&Saved, &Option<&Sum>)| {
            let Some(s) = s else { return Words::new() };
            vec![a.open(s.spot.bytes.of(&a.text), s.spot.chars), remark(format!(" {}", s.plain))]
        };
        lines.push(Line::new("Amount", label, articles.iter().zip(&group).map(cell).collect(), equal));
    }
    lines
}

/// Days, months and years by value; equal or only in one.
pub(super) fn dates(articles: &[&Saved]) -> Vec<Line> {
    let groups = grouped(articles, &|a| a.dates.as_slice(), &|a, b| usize::from(a.value == b.value));
    let line = |group: Vec<Option<&crate::view::pages::saved::Date>>| {
        let first = group.iter().flatten().next()?;
        let cell = |(a, d): (&&Saved, &Option<&crate::view::pages::saved::Date>)| {
            d.map(|d| vec![a.open(d.spot.bytes.of(&a.text), d.spot.chars), remark(format!(" {}", d.spot.at))]).unwrap_or_default()
        };
        let cells = articles.iter().zip(&group).map(cell).collect();
        Some(Line::new("Date", first.plain.clone(), cells, true))
    };
    let mut lines: Vec<Line> = groups.into_iter().filter_map(line).collect();
    lines.dedup_by(|a, b| a.label == b.label && a.state == b.state);
    lines
}

/// Weight from which a name that only one article has is told.
const WEIGHT: f64 = 0.1;

/// People, organisations, places; equal or only in one.
pub(super) fn names(articles: &[&Saved]) -> Vec<Line> {
    use crate::view::pages::saved::Name;
    let same = |a: &Name, b: &Name| {
        let link = !a.link.is_empty() && a.link == b.link;
        usize::from(link || a.keys.iter().any(|k| b.keys.contains(k)))
    };
    let line = |group: Vec<Option<&Name>>| {
        let all: Vec<&Name> = group.iter().flatten().copied().collect();
        let first = all.first()?;
        if all.len() == 1 && first.salience < WEIGHT {
            return None;
        }
        let cell = |(a, n): (&&Saved, &Option<&Name>)| {
            let Some(n) = n else { return Words::new() };
            let role = n.roles.first().map(|r| format!(", {r}")).unwrap_or_default();
            vec![
                a.open(n.name.as_str(), n.first.chars),
                plain(role),
                remark(format!(" {}", wording::counted(n.mentions, "mention"))),
            ]
        };
        let cells = articles.iter().zip(&group).map(cell).collect();
        Some(Line::new("Name", first.name.clone(), cells, true))
    };
    grouped(articles, &|a| a.names.as_slice(), &same).into_iter().filter_map(line).collect()
}

/// Things of one kind in groups of at most one from each article. `close` tells how well two go together; 0: not at all.
pub(super) fn grouped<'a, T>(
    articles: &[&'a Saved],
    of: &dyn Fn(&'a Saved) -> &'a [T],
    close: &dyn Fn(&T, &T) -> usize,
) -> Vec<Vec<Option<&'a T>>> {
    let mut groups: Vec<Vec<Option<&'a T>>> = Vec::new();
    for (k, article) in articles.iter().enumerate() {
        let things = of(article);
        // All pairs of a group that is there and a thing of this article, the closest first.
        let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
        for (g, group) in groups.iter().enumerate() {
            for (t, thing) in things.iter().enumerate() {
                let best = group.iter().flatten().map(|member| close(member, thing)).max().unwrap_or(0);
                if best > 0 {
                    pairs.push((best, g, t));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut placed = vec![false; things.len()];
        for (_, g, t) in pairs {
            if let (Some(slot), Some(placed)) = (groups.get_mut(g).and_then(|g| g.get_mut(k)), placed.get_mut(t))
                && slot.is_none()
                && !*placed
            {
                (*slot, *placed) = (things.get(t), true);
            }
        }
        for (thing, placed) in things.iter().zip(placed) {
            if !placed {
                let mut group = vec![None; articles.len()];
                if let Some(slot) = group.get_mut(k) {
                    *slot = Some(thing);
                }
                groups.push(group);
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::pages::{compare::State, saved::tests::saved};

    #[test]
    fn amounts_of_one_thing_differ() {
        let (mut a, mut b) = (saved("a1", ""), saved("b2", ""));
        a.sums.truncate(1);
        b.sums.truncate(1);
        (b.sums[0].amount, b.sums[0].high) = (30e6, 30e6);
        assert_eq!(amounts(&[&a, &b]).iter().map(|l| l.state).collect::<Vec<_>>(), [State::Differ]);
        b.sums[0].near = vec!["ferry".into()];
        let states: Vec<State> = amounts(&[&a, &b]).iter().map(|l| l.state).collect();
        assert_eq!(states, [State::Only(0), State::Only(1)]);
        (b.sums[0].amount, b.sums[0].high) = (21e6, 21e6);
        assert_eq!(amounts(&[&a, &b])[0].state, State::Agree);
    }

    #[test]
    fn a_plan_is_not_a_fact() {
        let (a, mut b) = (saved("a1", ""), saved("b2", ""));
        let spoke = |s: &Saved| events(&[&saved("c", ""), s]).into_iter().map(|l| l.state).collect::<Vec<_>>();
        assert!(spoke(&a).iter().all(|s| *s == State::Agree) && !spoke(&a).is_empty());
        for e in &mut b.events {
            e.status = EventStatus::Denied;
        }
        assert!(spoke(&b).contains(&State::Differ));
    }

    #[test]
    fn names_agree_by_any_full_name() {
        let (a, mut b) = (saved("a1", ""), saved("b2", ""));
        b.names[0].name = "Ana María Ruiz".into();
        b.names[0].keys = vec!["ana maría ruiz".into(), "ana ruiz".into()];
        assert!(names(&[&a, &b]).iter().all(|l| l.state == State::Agree));
        assert!(has_words("donald trump", "trump") && !has_words("trump tower", "trump street"));
    }
}
