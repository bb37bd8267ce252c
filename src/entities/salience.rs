//! How much the article is about an entity: the more, the earlier and the more prominent its mentions, the higher. In thousandths.

use super::{context::Context, draft::Board};
use crate::{
    document::{MentionForm, Score},
    text::blocks::BlockKind,
};

/// Weight of a group in the article, 0 to 1000.
pub(crate) fn salience(cx: &Context<'_>, board: &Board, group: usize) -> Score {
    let members = board.groups.get(group).map(|g| g.members.as_slice()).unwrap_or_default();
    let total = cx.doc.sentences.len().max(1);
    let mut weight = 0_u32;
    let mut first = total;
    for draft in members.iter().filter_map(|&m| board.drafts.get(m)) {
        let sentence = cx.sentence(draft.head);
        first = first.min(sentence);
        let place = match cx.block(draft.head) {
            BlockKind::Headline => 6,
            BlockKind::Heading => 3,
            BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline => 0,
            BlockKind::Caption => 1,
            _ => 2,
        };
        weight += place * if draft.form == MentionForm::Name { 2 } else { 1 };
    }
    // Twenty points of mentions are as good as forty; the first sentence counts most.
    let often = weight * 700 / (weight + 20);
    let early = 300 * (total - first.min(total)) as u32 / total as u32;
    Score((often + early).min(1000) as u16)
}
