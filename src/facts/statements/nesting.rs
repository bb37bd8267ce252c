//! Statements inside statements: in *TASS reported that Reed called it “dead”* the second stands within the first. The same layer knows
//! nothing of who speaks.

use crate::document::{Statement, StatementId};

/// For each statement the smallest other one whose content holds its cue and content.
pub(super) fn link(statements: &mut [Statement]) {
    let within: Vec<Option<StatementId>> = (0..statements.len()).map(|i| around(statements, i)).collect();
    for (statement, found) in statements.iter_mut().zip(within) {
        statement.within = found;
    }
}

fn around(statements: &[Statement], inner: usize) -> Option<StatementId> {
    let own = statements.get(inner)?;
    let parts = || own.cue.iter().chain(&own.content);
    let holds = |outer: &Statement| parts().all(|p| outer.content.iter().any(|c| c.covers(*p)));
    let size = |s: &Statement| s.content.iter().map(|c| c.len()).sum::<u32>();
    let fits = |(i, s): &(usize, &Statement)| *i != inner && !own.cue.is_empty() && holds(s);
    statements.iter().enumerate().filter(fits).min_by_key(|(i, s)| (size(s), *i)).map(|(i, _)| StatementId::new(i))
}
