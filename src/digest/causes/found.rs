//! Collects the pairs: turns words into spans, finds the side of a clause that is left when the cause is taken out, and keeps each
//! pair once. It knows no connective.

use crate::{
    digest::branches::Branches,
    document::{Cause, Deprel, Provenance, Upos},
};

/// A cause and its effect as words.
pub(super) struct Pair<'a> {
    /// Words of the cause.
    pub cause: &'a [usize],
    /// Words of the effect.
    pub effect: &'a [usize],
    /// The words that tie them.
    pub cue: &'a [usize],
}

/// What was found so far.
pub(super) struct Found<'a> {
    b: &'a Branches<'a>,
    causes: Vec<Cause>,
}

impl<'a> Found<'a> {
    pub(super) fn new(b: &'a Branches<'a>) -> Self {
        Self { b, causes: Vec::new() }
    }

    /// Takes a pair in, unless a side is empty or both overlap so much that one holds the other.
    pub(super) fn add(&mut self, rule: &'static str, score: u16, pair: &Pair<'_>) {
        let (Some(cause), Some(effect)) = (self.b.span(pair.cause), self.b.span(pair.effect)) else { return };
        if cause.covers(effect) || effect.covers(cause) {
            return;
        }
        let cue = match self.b.span(pair.cue) {
            Some(span) => vec![span],
            None => Vec::new(),
        };
        self.causes.push(Cause { cause, effect, cue, provenance: Provenance::new(rule, score) });
    }

    /// In text order; of equal pairs the surer one.
    pub(super) fn finish(mut self) -> Vec<Cause> {
        let start = |c: &Cause| (c.cause.start.min(c.effect.start), c.cause, c.effect);
        self.causes.sort_by_key(|c| (start(c), std::cmp::Reverse(c.provenance.score)));
        self.causes.dedup_by(|a, b| (a.cause, a.effect) == (b.cause, b.effect));
        self.causes
    }
}

/// The clause around `governor` without `part`: the side that holds its predicate. Reports around it (*police said*), what opens
/// it (*that*) and clauses joined after `part` stay out.
pub(super) fn rest_of_clause(b: &Branches<'_>, governor: usize, part: &[usize]) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (part.first(), part.last()) else { return Vec::new() };
    let mut head = b.clause_head(governor);
    while let Some(above) = b.head(head).filter(|_| {
        let shares = b.kids_by(head, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj]).next().is_none();
        b.rel(head) == Deprel::Conj && b.upos(head) == Upos::Verb && shares
    }) {
        head = above;
    }
    let outside = |k: usize| {
        let frame = matches!(b.rel(k), Deprel::Parataxis | Deprel::Mark | Deprel::Cc | Deprel::Discourse);
        let later = b.rel(k) == Deprel::Conj && k > last;
        b.head(k) == Some(head) && (frame || later || b.phrase(&b.marker(k)) == "according to")
    };
    let words = b.below(head, &outside);
    let before = head < first;
    words.into_iter().filter(|k| part.binary_search(k).is_err() && if before { *k < first } else { *k > last }).collect()
}

/// `tokens` without those in `cut`; both in order.
pub(super) fn without(tokens: &[usize], cut: &[usize]) -> Vec<usize> {
    tokens.iter().copied().filter(|k| cut.binary_search(k).is_err()).collect()
}
