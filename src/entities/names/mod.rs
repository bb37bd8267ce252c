//! Names with their kinds: `US envoy Steve Witkoff met Putin in St Petersburg` → `US` GPE, `Steve Witkoff` PERSON, `Putin` PERSON,
//! `St Petersburg` GPE.
//!
//! Spans follow the contract: flat, without leading articles, titles, possessive *'s*. Who is the same as whom is not asked here.

mod acronyms;
mod again;
mod doubts;
mod extents;
mod gender;
mod lines;
mod mixed;
mod neighbours;
mod network;
mod retype;
mod runs;
mod types;

pub(crate) use acronyms::is_acronym_of;
pub(crate) use gender::gender;
pub(crate) use types::gazetteer_kind;

use super::context::Context;
use crate::document::EntityType;
use std::ops::Range;

/// A name found in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Name {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// What it names.
    pub(crate) kind: EntityType,
    /// The title right before it, if any.
    pub(crate) title: Option<Range<usize>>,
    /// Rule that gave the kind.
    pub(crate) rule: &'static str,
    /// How sure, 0 to 1000.
    pub(crate) score: u16,
}

/// What stands before a storm's own name.
pub(crate) const STORMS: [&str; 4] = ["hurricane", "typhoon", "cyclone", "storm"];

/// All names, in text order, not overlapping.
pub(crate) fn find(cx: &Context<'_>) -> Vec<Name> {
    let rules = runs::find(cx);
    let mut names = network::find(cx);
    // Without weights only: that the network saw no name is an answer.
    let bare = cx.doc.readings.scores.is_empty();
    if bare {
        names = rules;
    } else {
        extents::mend(cx, &mut names);
        neighbours::ask(cx, &mut names);
        mixed::settle(cx, &mut names);
        network::supplement(cx, &mut names, rules);
        lines::address(cx, &mut names);
    }
    names.sort_by_key(|n| n.tokens.start);
    types::spread(cx, &mut names);
    types::short_forms(cx, &mut names);
    types::namesakes(cx, &mut names);
    types::full_names(cx, &mut names);
    types::parts_of_bodies(cx, &mut names);
    acronyms::tie(cx, &mut names);
    if !bare {
        doubts::drop(cx, &mut names);
        again::find(cx, &mut names);
    }
    if bare {
        runs::find_in_loud(cx, &mut names);
    }
    names.sort_by_key(|n| (n.tokens.start, n.tokens.end));
    names
}
