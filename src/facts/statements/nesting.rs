//! Statements inside statements: in *TASS reported that Reed called it “dead”* the second stands within the first. The same layer knows
//! nothing of who speaks.

use crate::document::{Document, Statement, StatementId};

/// For each statement the smallest other one whose content holds its cue and content.
pub(super) fn link(doc: &Document, statements: &mut [Statement]) {
    // Statements by the blocks that their contents touch: only these can hold a cue of that block.
    let block = |at: u32| doc.block_at(at).map_or(0, |b| b.index());
    let mut by_block: Vec<Vec<usize>> = vec![Vec::new(); doc.blocks.len().max(1)];
    for (i, statement) in statements.iter().enumerate() {
        for touched in statement.content.iter().flat_map(|c| block(c.start)..=block(c.end)) {
            if let Some(list) = by_block.get_mut(touched).filter(|l| l.last() != Some(&i)) {
                list.push(i);
            }
        }
    }
    let candidates = |s: &Statement| s.cue.first().and_then(|c| by_block.get(block(c.start)));
    let within: Vec<Option<StatementId>> =
        statements.iter().enumerate().map(|(i, s)| candidates(s).and_then(|c| around(statements, c, i))).collect();
    for (statement, found) in statements.iter_mut().zip(within) {
        statement.within = found;
    }
}

fn around(statements: &[Statement], candidates: &[usize], inner: usize) -> Option<StatementId> {
    let own = statements.get(inner)?;
    let parts = || own.cue.iter().chain(&own.content);
    let holds = |outer: &Statement| parts().all(|p| outer.content.iter().any(|c| c.covers(*p)));
    let size = |s: &Statement| s.content.iter().map(|c| c.len()).sum::<u32>();
    let others = candidates.iter().filter(|&&i| i != inner).filter_map(|&i| Some((i, statements.get(i)?)));
    others.filter(|(_, s)| holds(s)).min_by_key(|(i, s)| (size(s), *i)).map(|(i, _)| StatementId::new(i))
}
