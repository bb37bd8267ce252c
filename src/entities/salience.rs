//! How much the article is about an entity, in thousandths: named early, in the headline, and often. On the Dexter
//! corpus and on GUM’s news this sum beats both the order of first mention and frequency alone. Furniture counts
//! nothing.

use super::{context::Context, draft::Board};
use crate::{document::Score, text::blocks::BlockKind};

/// Bytes into the article after which being early is worth half.
const HALF_WAY: u32 = 720;
/// Mentions that are worth half of very many.
const HALF_OFTEN: u32 = 4;

/// Weight of a group in the article, 0 to 1000.
pub(crate) fn salience(cx: &Context<'_>, board: &Board, group: usize) -> Score {
    let members = board.groups.get(group).map(|g| g.members.as_slice()).unwrap_or_default();
    let opening = cx.doc.blocks.iter().find(|b| !is_furniture(b.kind)).map_or(0, |b| b.span.start);
    let mut often = 0_u32;
    let mut first = None;
    let mut headline = false;
    for draft in members.iter().filter_map(|&m| board.drafts.get(m)) {
        let kind = cx.block(draft.head);
        let start = cx.doc.tokens.get(draft.head).map_or(0, |t| t.span.start);
        if is_furniture(kind) {
            continue;
        }
        often += 1;
        first = Some(first.map_or(start, |f: u32| f.min(start)));
        headline |= kind == BlockKind::Headline;
    }
    let Some(first) = first else { return Score(0) };
    let early = 330 * HALF_WAY / (HALF_WAY + first.saturating_sub(opening).min(1_000_000));
    let frequent = 500 * often.min(1000) / (often.min(1000) + HALF_OFTEN);
    let named = if headline { 170 } else { 0 };
    Score((early + frequent + named).min(1000) as u16)
}

/// Whether a block is no part of the story.
const fn is_furniture(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline)
}
