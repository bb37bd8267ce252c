//! What an article comes back to under the same words, however far apart: `homeopathy … homeopathy`. Bare nouns mean a kind of thing, the
//! same one wherever they stand. *many people … many people* are others each time, as are *two men … three men*.

use super::nominals;
use crate::{
    document::{MentionForm, TokenId},
    entities::{
        context::Context,
        draft::Board,
        mentions::{Determiner, determiner},
    },
};
use std::collections::BTreeMap;

/// Nouns that mean whatever the words around them say.
const EMPTY: [&str; 26] = [
    "amount", "bit", "case", "choice", "detail", "example", "fact", "half", "issue", "kind", "level", "lot", "matter", "part",
    "piece", "point", "range", "rate", "reason", "rest", "sort", "thing", "total", "type", "use", "way",
];

/// Groups nominals of the same words that nothing else has grouped.
pub(super) fn link(cx: &Context<'_>, board: &mut Board) {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for mention in 0..board.drafts.len() {
        let draft = &board.drafts[mention];
        let empty = draft.tokens.len() == 1 && EMPTY.contains(&cx.doc.lemma(TokenId::new(draft.head)));
        if draft.form != MentionForm::Nominal || empty || nominals::is_amount(cx, draft) {
            continue;
        }
        let mut key = match determiner(cx, draft) {
            Determiner::A => continue,
            Determiner::Whose => format!("{} ", cx.folded(draft.tokens.start - 1)),
            _ => String::new(),
        };
        for i in draft.tokens.clone() {
            key.push(' ');
            key.push_str(cx.folded(i));
        }
        let found = last.insert(key, mention);
        if let Some(earlier) = found.filter(|_| board.drafts[mention].group.is_none()) {
            let group = super::group_of(board, earlier);
            board.join(mention, group, Some(("coref.same-words", 700)));
        }
    }
}
