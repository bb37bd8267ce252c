//! Who is the same as whom: sieves in order, the surest first. `Jane Roe, the minister … Ms Roe … she` → one entity.

mod appositions;
mod candidates;
mod capitals;
mod concepts;
mod evidence;
mod happenings;
mod interview;
mod names;
mod nominals;
mod owners;
mod pronouns;
mod speakers;
#[cfg(feature = "train")]
pub(crate) mod traced;

#[cfg(feature = "train")]
pub(crate) use evidence::{Evidence, FEATURES, VALUES, weight};

use super::{
    context::Context,
    draft::{Board, Draft},
};
use crate::document::MentionForm;

/// Groups the mentions of the board.
pub(crate) fn link(cx: &Context<'_>, board: &mut Board) {
    names::link(cx, board);
    appositions::link(cx, board);
    let interview = interview::Interview::find(cx, board);
    for mention in 0..board.drafts.len() {
        if board.drafts[mention].group.is_some() {
            continue;
        }
        match board.drafts[mention].form {
            MentionForm::Nominal => nominals::resolve(cx, board, mention),
            MentionForm::Pronoun => pronouns::resolve(cx, board, interview.as_ref(), mention),
            MentionForm::Name => {}
        }
    }
    speakers::keep(cx, board);
    concepts::link(cx, board);
}

/// How many sentences lie between two mentions, the first being the earlier.
fn distance(cx: &Context<'_>, earlier: &Draft, later: &Draft) -> usize {
    cx.sentence(later.head).saturating_sub(cx.sentence(earlier.head))
}

/// The group of a mention; a new one if it has none yet.
fn group_of(board: &mut Board, mention: usize) -> usize {
    match board.drafts[mention].group {
        Some(group) => group,
        None => board.open(mention),
    }
}
