//! What a person decided about an article, as an append-only list of operations: accept, reject, retype, rename … undo, redo.
//! Nothing is erased: undo appends. Two tabs' logs merge by union. The text of the log is one JSON object a line.
//!
//! It does not know what an operation does to an analysis: [`super::fold`] does.

mod line;
mod named;

use super::key::FactKey;
use crate::{
    contract::{EntityType, EventStatus, RelationKind, Stance},
    text::offsets::CharSpan,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Names an operation. Ordered by time, then tab, then number, so that a union of logs has one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(u64, u32, u32)", into = "(u64, u32, u32)")]
pub struct OpId {
    /// Milliseconds since 1970, UTC; never less than that of the operation before it.
    pub at: u64,
    /// Tells tabs apart; drawn when a page starts.
    pub tab: u32,
    /// Counts the operations of a tab on this article.
    pub n: u32,
}

impl From<(u64, u32, u32)> for OpId {
    fn from((at, tab, n): (u64, u32, u32)) -> Self {
        Self { at, tab, n }
    }
}

impl From<OpId> for (u64, u32, u32) {
    fn from(id: OpId) -> Self {
        (id.at, id.tab, id.n)
    }
}

/// A person's judgement of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Right.
    Accept,
    /// Wrong.
    Reject,
    /// Not looked at after all.
    Reset,
}

/// What a person who has checked a statement says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Not checked, or no longer.
    Open,
    /// It is so.
    True,
    /// It is not so.
    False,
    /// Some of it is so.
    Mixed,
    /// It cannot be told.
    Unclear,
}

impl Verdict {
    /// All verdicts, the empty one first.
    pub const ALL: [Self; 5] = [Self::Open, Self::True, Self::False, Self::Mixed, Self::Unclear];
}

/// What was done. A fact is named by its key; an entity stands for all its mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Judged one fact or many at once.
    Judge {
        /// Which.
        facts: Vec<FactKey>,
        /// How.
        as_: Judgement,
    },
    /// Gave an entity another type.
    Retype {
        /// Which.
        fact: FactKey,
        /// Its type.
        to: EntityType,
    },
    /// Gave an entity another name.
    Rename {
        /// Which.
        fact: FactKey,
        /// Its name.
        to: String,
    },
    /// Moved the ends of a fact.
    Resize {
        /// Which.
        fact: FactKey,
        /// Its place.
        to: CharSpan,
    },
    /// Gave a time another TIMEX3 value, or a quantity another amount.
    Value {
        /// Which.
        fact: FactKey,
        /// The value, or the amount as [`super::amount`] reads it.
        to: String,
    },
    /// Said that an event is a plan, a possibility … after all.
    Status {
        /// Which.
        fact: FactKey,
        /// What it is.
        to: EventStatus,
    },
    /// Gave a statement another speaker.
    Speaker {
        /// Which.
        fact: FactKey,
        /// The entity; none if the article names nobody.
        to: Option<FactKey>,
    },
    /// Gave a statement another tone.
    Tone {
        /// Which.
        fact: FactKey,
        /// The tone.
        to: Stance,
    },
    /// Said that two entities are one.
    Merge {
        /// The one that stays.
        into: FactKey,
        /// The one that goes over into it.
        from: FactKey,
    },
    /// Said that a mention stands for an entity of its own.
    Split {
        /// The mention.
        fact: FactKey,
    },
    /// Marked new words as an entity.
    Add {
        /// The mention's key; its place is where it stands.
        fact: FactKey,
        /// The entity's type.
        kind: EntityType,
        /// The entity it stands for; none for a new one.
        of: Option<FactKey>,
    },
    /// Marked new words as a time, a quantity, a statement or an event.
    Mark {
        /// Its key; its place is where it stands.
        fact: FactKey,
    },
    /// Marked more words as mentions of an entity, all at once.
    AddAll {
        /// The mentions' keys.
        facts: Vec<FactKey>,
        /// The entity's type, should it be new.
        kind: EntityType,
        /// The entity they stand for; none for a new one, named by the first of them.
        of: Option<FactKey>,
    },
    /// Said that these mentions of one entity stand for another, which is new.
    Part {
        /// The mentions.
        facts: Vec<FactKey>,
    },
    /// Gave an entity an identity outside of the article; an empty one takes it away.
    Link {
        /// Which.
        fact: FactKey,
        /// Such as `Q159`.
        to: String,
    },
    /// Tied two entities.
    Relate {
        /// Who or what.
        from: FactKey,
        /// To whom or what.
        into: FactKey,
        /// How.
        kind: RelationKind,
        /// In the person's words: *chair*.
        text: String,
    },
    /// Said whether what is said is so.
    Verdict {
        /// The statement.
        fact: FactKey,
        /// The verdict.
        as_: Verdict,
        /// The reason, or where to read it; may be empty.
        text: String,
    },
    /// Looked a paragraph through: nothing is missing in it.
    Seen {
        /// Its place.
        to: CharSpan,
        /// False takes it back.
        done: bool,
    },
    /// Wrote a note; an empty one takes it away.
    Note {
        /// Which.
        fact: FactKey,
        /// The note.
        text: String,
    },
    /// Took an operation back.
    Undo {
        /// Which.
        op: OpId,
    },
    /// Did it again.
    Redo {
        /// Which.
        op: OpId,
    },
}

/// An operation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "line::Line")]
pub struct Op {
    /// Its name and time.
    pub id: OpId,
    /// What was done.
    pub act: Act,
}

/// All operations on an article, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    ops: Vec<Op>,
    /// Lines that this version does not understand: a newer one wrote them, and shall find them again.
    foreign: Vec<String>,
}

impl Log {
    /// Reads the lines of a log; a line of a newer version or a damaged one has no effect. It is counted, and written back.
    pub fn read(lines: &str) -> (Self, usize) {
        let mut log = Self::default();
        for line in lines.lines().filter(|l| !l.trim().is_empty()) {
            match serde_json::from_str::<Op>(line) {
                Ok(op) => log.ops.push(op),
                Err(_) => log.foreign.push(line.to_owned()),
            }
        }
        log.tidy();
        let skipped = log.foreign.len();
        (log, skipped)
    }

    /// One JSON object a line.
    pub fn write(&self) -> String {
        let own = self.ops.iter().map(line::write);
        own.chain(self.foreign.iter().cloned()).flat_map(|line| [line, "\n".to_owned()]).collect()
    }

    /// Only what is in force: what was undone stays with its author.
    #[must_use]
    pub fn effective(&self) -> Self {
        Self { ops: self.in_force().cloned().collect(), foreign: Vec::new() }
    }

    /// Operations that are not undone and that `other` does not have.
    pub fn new_to(&self, other: &Self) -> usize {
        self.in_force().filter(|op| other.ops.binary_search_by_key(&op.id, |o| o.id).is_err()).count()
    }

    fn tidy(&mut self) {
        self.ops.sort_by_key(|op| op.id);
        self.ops.dedup_by_key(|op| op.id);
        self.foreign.sort();
        self.foreign.dedup();
    }

    /// All operations, undone ones too, oldest first.
    pub fn ops(&self) -> &[Op] {
        &self.ops
    }

    /// Whether nothing was ever done.
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }

    /// Appends an act done at `now` (milliseconds since 1970) in tab `tab`.
    pub fn push(&mut self, act: Act, now: u64, tab: u32) -> OpId {
        // A clock that was set back must not put an act before those it builds on.
        let at = now.max(self.ops.last().map_or(0, |op| op.id.at));
        let n = self.ops.iter().filter(|op| op.id.tab == tab).map(|op| op.id.n + 1).max().unwrap_or(0);
        // With equal times the order of tabs decides; one millisecond keeps an act after what its author saw.
        let at = if self.ops.last().is_some_and(|op| op.id.at == at && op.id.tab > tab) { at + 1 } else { at };
        let id = OpId { at, tab, n };
        self.ops.push(Op { id, act });
        id
    }

    /// The acts in force, oldest first: all but undone ones, undo and redo.
    pub fn in_force(&self) -> impl Iterator<Item = &Op> {
        let undone = self.undone();
        self.ops.iter().filter(move |op| !is_control(&op.act) && !undone.contains(&op.id))
    }

    /// What the next undo takes back.
    pub fn to_undo(&self) -> Option<&Op> {
        self.in_force().last()
    }

    /// What the next redo does again: the last act undone, unless something new was done since.
    pub fn to_redo(&self) -> Option<&Op> {
        let mut stack = Vec::new();
        for op in &self.ops {
            match &op.act {
                Act::Undo { op } => stack.push(*op),
                Act::Redo { op } => stack.retain(|undone| undone != op),
                _ => stack.clear(),
            }
        }
        let last = stack.last()?;
        self.ops.iter().find(|op| op.id == *last)
    }

    /// This log and another one of the same article. The order of the two does not matter.
    #[must_use]
    pub fn merged(&self, other: &Self) -> Self {
        let ops = self.ops.iter().chain(&other.ops).cloned().collect();
        let mut log = Self { ops, foreign: [self.foreign.as_slice(), &other.foreign].concat() };
        log.tidy();
        log
    }

    fn undone(&self) -> BTreeSet<OpId> {
        let mut undone = BTreeSet::new();
        for op in &self.ops {
            match &op.act {
                Act::Undo { op } => {
                    undone.insert(*op);
                }
                Act::Redo { op } => {
                    undone.remove(op);
                }
                _ => {}
            }
        }
        undone
    }
}

const fn is_control(act: &Act) -> bool {
    matches!(act, Act::Undo { .. } | Act::Redo { .. })
}

#[cfg(test)]
mod tests;
