//! Why: causes that the first lines name, the plain ones first: *because of rising costs* before *after the vote*.

use super::{Candidate, Story};
use crate::document::Cause;

/// Lines that are looked at.
const LINES: usize = 25;
/// Bytes from which a cause is too long to be a good answer.
const LONG: u32 = 110;

/// Causes as candidates.
pub(super) fn find(story: &Story<'_>, causes: &[Cause]) -> Vec<Candidate> {
    let one = |cause: &Cause| {
        let rank = story.rank_of(cause.cause.start, LINES)?;
        let mut weight = 40 - 4 * rank as i32;
        if story.lines.get(rank)?.is_headline() {
            weight -= 2;
        }
        if is_weak(story, cause) {
            weight -= 14;
        }
        if cause.cause.len() > LONG {
            weight -= 8;
        }
        let sure = if weight >= 32 { 650 } else { 450 };
        Some(Candidate { weight, span: cause.cause, entity: None, rule: "answer.why", sure })
    };
    causes.iter().filter_map(one).collect()
}

/// Whether the tie may be mere time or circumstance.
fn is_weak(story: &Story<'_>, cause: &Cause) -> bool {
    let cue = cause.cue.first().map(|s| story.b.doc.words(*s).to_lowercase()).unwrap_or_default();
    match cause.provenance.rule.0 {
        "cause.clause" => cue != "because",
        "cause.gerund" => cue != "for",
        "cause.phrase" => cue == "after",
        rule => matches!(rule, "cause.relative" | "cause.outcome" | "cause.harm"),
    }
}
