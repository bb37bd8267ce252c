//! What the choice of antecedents saw, kept for fitting its weights: every pronoun asked, with the evidence of all candidates. Only
//! training programs have it.

use super::evidence::Evidence;
use std::cell::RefCell;

/// Somebody a pronoun may stand for.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// Head tokens of all mentions it had so far.
    pub(crate) heads: Vec<usize>,
    /// One row for each of its mentions in reach.
    pub(crate) evidence: Vec<Evidence>,
}

/// A pronoun that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// Its token.
    pub(crate) token: usize,
    /// Column of the weights: person, thing, group.
    pub(crate) class: usize,
    /// All who fit.
    pub(crate) choices: Vec<Choice>,
    /// For nobody.
    pub(crate) nobody: Evidence,
}

thread_local! {
    static CASES: RefCell<Vec<Case>> = const { RefCell::new(Vec::new()) };
}

/// Keeps one more case of this thread.
pub(super) fn note(case: Case) {
    CASES.with_borrow_mut(|cases| cases.push(case));
}

/// The cases of this thread since they were last taken.
pub(crate) fn take() -> Vec<Case> {
    CASES.take()
}
