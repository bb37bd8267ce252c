//! Who is the same as whom: sieves in order, the surest first. `Jane Roe … Ms Roe … she` → one entity.

mod names;

use super::{context::Context, draft::Board};

/// Groups the mentions of the board.
pub(crate) fn link(cx: &Context<'_>, board: &mut Board) {
    names::link(cx, board);
}
