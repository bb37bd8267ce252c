//! Unnamed persons and groups that speak are entities, too: *analysts say*, *a spokeswoman told reporters*.

use crate::{
    document::{EntityType, MentionForm},
    entities::{
        context::Context,
        draft::{Board, Draft},
    },
};

/// Opens a group for each that has none.
pub(super) fn keep(cx: &Context<'_>, board: &mut Board) {
    for mention in 0..board.drafts.len() {
        let draft = &board.drafts[mention];
        let speaks = matches!(draft.kind, Some(EntityType::Person | EntityType::Org))
            && draft.form == MentionForm::Nominal
            && draft.group.is_none()
            && (speaks(cx, draft) || cx.folded(draft.head).starts_with("spokes"));
        if speaks {
            board.open(mention);
            (board.drafts[mention].rule, board.drafts[mention].score) = ("mention.speaks", 700);
        }
    }
}

/// Whether a verb of saying stands by the mention.
fn speaks(cx: &Context<'_>, draft: &Draft) -> bool {
    let verb = |i: usize| {
        matches!(
            cx.folded(i),
            "said"
                | "says"
                | "say"
                | "told"
                | "added"
                | "warned"
                | "announced"
                | "argued"
                | "claimed"
                | "wrote"
                | "explained"
                | "insisted"
                | "confirmed"
                | "denied"
                | "noted"
        )
    };
    let by_tree = cx.subject(draft.head) && cx.governor(draft.head).is_some_and(verb);
    by_tree
        || !cx.tagged()
            && (verb(draft.tokens.end)
                || draft.tokens.start >= 2 && (verb(draft.tokens.start - 1) || verb(draft.tokens.start - 2)))
}
