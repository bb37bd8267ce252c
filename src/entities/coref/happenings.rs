//! Which noun can stand for which named event: *the storm* for *Hurricane Hugo*, *the earthquake* not.

use crate::entities::{context::Context, draft::Draft};

/// Nouns of a row can mean the same event; of two rows they cannot. Others (*crisis*, *disaster*, *event*) mean any.
const SORTS: [&[&str]; 8] = [
    &["pandemic", "epidemic", "outbreak", "covid-19", "covid19", "covid", "coronavirus", "ebola"],
    &["hurricane", "typhoon", "cyclone", "storm", "tornado", "blizzard", "flood"],
    &["earthquake", "quake", "tsunami"],
    &["fire", "wildfire"],
    &["war", "battle", "invasion", "massacre", "offensive", "uprising", "revolution", "rebellion"],
    &["election", "referendum", "primary"],
    &["championship", "championships", "cup", "final", "game", "games", "match", "olympics", "tournament", "season", "bowl"],
    &["conference", "convention", "forum", "summit"],
];

fn sort(word: &str) -> Option<usize> {
    SORTS.iter().position(|row| row.contains(&word))
}

/// Whether nothing in the words of both speaks against it. A noun with a name of its own before it (*the California earthquake*) means
/// the event of that name.
pub(super) fn fit(cx: &Context<'_>, named: &Draft, noun: &Draft) -> bool {
    let inside = |i: usize| named.tokens.clone().any(|k| cx.folded(k) == cx.folded(i));
    let own = (noun.tokens.start..noun.head).any(|i| cx.capital(i) && !cx.opens(i) && !inside(i));
    let mut sorts = named.tokens.clone().filter_map(|i| sort(cx.folded(i))).peekable();
    let same = sort(cx.folded(noun.head)).is_none_or(|s| sorts.peek().is_none() || sorts.any(|other| other == s));
    !own && same
}
