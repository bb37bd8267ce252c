//! The part of a long list that is drawn. A list of thousands of rows costs more than an act may take; people read some dozens.
//!
//! `Window::default().follow(3_000, Some(700))` → rows 680 to 720, and it stays there while the chosen row is in it.

use super::fact::FactKey;
use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher as _},
    ops::Range,
};

/// Rows drawn at first, and by how many a window grows.
const PAGE: usize = 40;

/// Which rows of a list are drawn; empty before it knew its list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The rows, by their place among all.
    pub rows: Range<usize>,
    /// How many rows there are.
    pub all: usize,
}

impl Window {
    /// The window for a list that now has `all` rows, one of which, if any, is `chosen` and must be in it.
    pub fn follow(&self, all: usize, chosen: Option<usize>) -> Self {
        // What was drawn to the end of the list is drawn to its new end.
        let end = if self.rows.end == self.all { all } else { self.rows.end.min(all) };
        let kept = self.rows.start.min(end)..end;
        // Neither too few rows nor a list that has suddenly become long, as when a filter goes.
        let fits = kept.len() >= PAGE.min(all) && kept.len() <= self.rows.len().max(PAGE) + PAGE;
        match chosen.filter(|row| *row < all) {
            Some(row) if !kept.contains(&row) || !fits => {
                let start = row.saturating_sub(PAGE / 2).min(all.saturating_sub(PAGE));
                Self { rows: start..(start + PAGE).min(all), all }
            }
            None if !fits => Self { rows: 0..PAGE.min(all), all },
            _ => Self { rows: kept, all },
        }
    }

    /// How many rows come before it.
    pub fn before(&self) -> usize {
        self.rows.start
    }

    /// How many rows come after it.
    pub fn after(&self) -> usize {
        self.all.saturating_sub(self.rows.end)
    }

    /// With more rows before it.
    pub fn longer_before(&self) -> Self {
        Self { rows: self.rows.start.saturating_sub(PAGE)..self.rows.end, all: self.all }
    }

    /// With more rows after it.
    pub fn longer_after(&self) -> Self {
        Self { rows: self.rows.start..(self.rows.end + PAGE).min(self.all), all: self.all }
    }

    /// What of `groups` is in it; groups without a row inside are left out.
    pub fn cut<H: Clone, R: Clone>(&self, groups: &[Group<H, R>]) -> Vec<Group<H, R>> {
        let mut at = 0;
        let mut inside = Vec::new();
        for Group { head, rows } in groups {
            let place = |row: usize| row.saturating_sub(at).min(rows.len());
            match rows.get(place(self.rows.start)..place(self.rows.end)) {
                None | Some([]) => {}
                Some(shown) => inside.push(Group { head: head.clone(), rows: shown.to_vec() }),
            }
            at += rows.len();
        }
        inside
    }
}

/// Rows under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<H, R> {
    /// What stands over them.
    pub head: H,
    /// In order.
    pub rows: Vec<R>,
}

/// What stands over rows.
pub trait Heading {
    /// A number that stays while the group is the same one, whatever is counted in its heading.
    fn id(&self) -> u64;
}

impl Heading for &'static str {
    fn id(&self) -> u64 {
        number(self)
    }
}

impl Heading for String {
    fn id(&self) -> u64 {
        number(self)
    }
}

/// A row of a list.
pub trait Listed: Hash {
    /// The fact that it shows.
    fn key(&self) -> FactKey;
    /// Whether it shows a fact.
    fn shows(&self, key: FactKey) -> bool {
        self.key() == key
    }
}

/// A number for each group, none of them twice: a list may have two groups of one heading.
pub fn numbers<H: Heading, R>(groups: &[Group<H, R>]) -> Vec<u64> {
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    let unique = |id: u64| {
        let times = seen.entry(id).or_default();
        *times += 1;
        number(&(id, *times))
    };
    groups.iter().map(|g| g.head.id()).map(unique).collect()
}

/// A number that changes with the thing.
pub fn number(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

/// How many rows there are, and the place of the first that shows one of `keys`.
pub fn place<H, R: Listed>(groups: &[Group<H, R>], keys: &[FactKey]) -> (usize, Option<usize>) {
    let shows = |row: &R| keys.iter().any(|&key| row.shows(key));
    let chosen = groups.iter().flat_map(|g| &g.rows).position(shows);
    (groups.iter().map(|g| g.rows.len()).sum(), chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::offsets::CharSpan, view::fact::Layer};

    #[test]
    fn a_short_list_is_drawn_whole() {
        let window = Window::default().follow(38, Some(37));
        assert_eq!(window, Window { rows: 0..38, all: 38 });
        assert_eq!((window.before(), window.after()), (0, 0));
        assert_eq!(window.follow(0, None).rows, 0..0);
    }

    #[test]
    fn a_long_list_is_drawn_around_what_is_chosen_and_stays_there() {
        let window = Window::default().follow(3000, Some(700));
        assert_eq!(window.rows, 680..720);
        assert_eq!(window.follow(3000, Some(719)).rows, 680..720);
        assert_eq!(window.follow(3000, Some(720)).rows, 700..740);
        assert_eq!(window.follow(3000, None).rows, 680..720);
        assert_eq!(window.follow(3000, Some(2999)).rows, 2960..3000);
        assert_eq!(Window::default().follow(3000, None).rows, 0..40);
    }

    #[test]
    fn it_keeps_its_place_while_rows_go_and_come() {
        let window = Window::default().follow(3000, Some(700));
        assert_eq!(window.follow(2999, Some(700)).rows, 680..720);
        let end = window.follow(3000, Some(2999));
        assert_eq!(end.follow(2999, Some(2998)).rows, 2959..2999);
        assert_eq!(end.follow(3001, Some(3000)).rows, 2960..3001);
        assert_eq!(end.follow(30, Some(2)).rows, 0..30, "another list");
        assert_eq!(Window::default().follow(30, None).follow(35, Some(32)).rows, 0..35);
    }

    #[test]
    fn it_grows_on_demand() {
        let window = Window::default().follow(300, Some(150));
        assert_eq!((window.before(), window.after()), (130, 130));
        assert_eq!(window.longer_before().rows, 90..170);
        let more = |w: Window| w.longer_before().longer_after();
        let long = more(more(more(more(window))));
        assert_eq!(long.rows, 0..300);
        assert_eq!(long.follow(299, Some(10)).rows, 0..299);
    }

    impl Listed for u32 {
        fn key(&self) -> FactKey {
            FactKey { layer: Layer::Event, span: CharSpan { start: *self, end: 9 } }
        }
    }

    fn days(rows: &[u32]) -> Group<&'static str, u32> {
        Group { head: "Monday", rows: rows.to_vec() }
    }

    #[test]
    fn groups_keep_only_rows_inside() {
        let groups = [days(&[0, 1]), days(&[2, 3, 4]), days(&[]), days(&[5, 6])];
        let cut = |rows| Window { rows, all: 7 }.cut(&groups);
        assert_eq!(cut(1..3), [days(&[1]), days(&[2])]);
        assert_eq!(cut(4..7), [days(&[4]), days(&[5, 6])]);
        assert_eq!(cut(0..7).len(), 3);
        assert_eq!(place(&groups, &[5.key()]), (7, Some(5)));
        assert_eq!(place(&groups, &[8.key()]), (7, None));
    }

    #[test]
    fn groups_of_one_heading_are_told_apart() {
        let other = Group { head: "Tuesday", rows: vec![7] };
        let three = numbers(&[days(&[0]), other.clone(), days(&[1])]);
        assert_eq!(three.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
        // What is drawn stays while rows come and go.
        assert_eq!(three, numbers(&[days(&[0, 5]), other, days(&[])]));
    }
}
