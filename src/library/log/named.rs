//! Which facts an operation names, and which of the engine's facts a log has decided: accepted, rejected, corrected.

use super::{Act, Judgement, Log};
use crate::library::key::{FactKey, Layer};
use std::collections::BTreeSet;

impl Act {
    /// The facts that the act names, those that it makes included.
    pub fn facts(&self) -> Vec<FactKey> {
        match self {
            Self::Judge { facts, .. } | Self::AddAll { facts, .. } | Self::Part { facts } => facts.clone(),
            Self::Merge { into, from } | Self::Relate { into, from, .. } => vec![*into, *from],
            Self::Retype { fact, .. }
            | Self::Rename { fact, .. }
            | Self::Resize { fact, .. }
            | Self::Value { fact, .. }
            | Self::Status { fact, .. }
            | Self::Speaker { fact, .. }
            | Self::Tone { fact, .. }
            | Self::Split { fact }
            | Self::Add { fact, .. }
            | Self::Mark { fact }
            | Self::Link { fact, .. }
            | Self::Verdict { fact, .. }
            | Self::Note { fact, .. } => vec![*fact],
            Self::Seen { .. } | Self::Undo { .. } | Self::Redo { .. } => Vec::new(),
        }
    }
}

impl Log {
    /// The facts that were decided; single mentions and what a person made are left out.
    pub fn decided(&self) -> BTreeSet<FactKey> {
        let mut decided = BTreeSet::new();
        for op in self.in_force() {
            match &op.act {
                Act::Judge { as_: Judgement::Reset, .. } => decided.retain(|f| !op.act.facts().contains(f)),
                Act::Mark { .. } | Act::Note { .. } | Act::Add { .. } | Act::AddAll { .. } => {}
                _ => decided.extend(op.act.facts().into_iter().filter(|f| f.layer != Layer::Mention)),
            }
        }
        decided
    }
}
