//! What a person decided about an article, as an append-only list of operations: accept, reject, retype, rename … undo, redo.
//! Nothing is erased: undo appends. Two tabs' logs merge by union. The text of the log is one JSON object a line.
//!
//! It does not know what an operation does to an analysis: [`super::fold`] does.

mod line;

use super::key::FactKey;
use crate::{
    contract::{EntityType, EventStatus, Stance},
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

/// What was done. A fact is named by its key; an entity stands for all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum Act {
    /// Judged one fact or many at once.
    Judge {
        /// Which.
        facts: Vec<FactKey>,
        /// How.
        #[serde(rename = "as")]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "line::Line")]
pub struct Op {
    /// Its name and time.
    pub id: OpId,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

/// All operations on an article, in the order of their ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    ops: Vec<Op>,
}

impl Log {
    /// Reads the lines of a log; a line of a newer version or a damaged one is kept out and counted.
    pub fn read(lines: &str) -> (Self, usize) {
        let mut log = Self::default();
        let mut skipped = 0;
        for line in lines.lines().filter(|l| !l.trim().is_empty()) {
            match serde_json::from_str::<Op>(line) {
                Ok(op) => log.ops.push(op),
                Err(_) => skipped += 1,
            }
        }
        log.ops.sort_by_key(|op| op.id);
        log.ops.dedup_by_key(|op| op.id);
        (log, skipped)
    }

    /// One JSON object a line.
    pub fn write(&self) -> String {
        // Operations hold strings and numbers only, which always serialise.
        self.ops.iter().map(|op| serde_json::to_string(op).unwrap_or_default() + "\n").collect()
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
        let mut ops: Vec<Op> = self.ops.iter().chain(&other.ops).cloned().collect();
        ops.sort_by_key(|op| op.id);
        ops.dedup_by_key(|op| op.id);
        Self { ops }
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
mod tests {
    use super::*;
    use crate::library::key::Layer;
    use proptest::prelude::*;

    fn note(n: u32) -> Act {
        Act::Note { fact: FactKey { layer: Layer::Time, span: CharSpan { start: n, end: n + 1 } }, text: n.to_string() }
    }

    fn texts(log: &Log) -> Vec<String> {
        log.in_force().map(|op| if let Act::Note { text, .. } = &op.act { text.clone() } else { String::new() }).collect()
    }

    fn undo(log: &mut Log, now: u64) {
        if let Some(op) = log.to_undo().map(|op| op.id) {
            log.push(Act::Undo { op }, now, 1);
        }
    }

    fn redo(log: &mut Log, now: u64) {
        if let Some(op) = log.to_redo().map(|op| op.id) {
            log.push(Act::Redo { op }, now, 1);
        }
    }

    #[test]
    fn undo_and_redo_go_back_and_forth() {
        let mut log = Log::default();
        for n in 0..3 {
            log.push(note(n), 10, 1);
        }
        undo(&mut log, 11);
        undo(&mut log, 12);
        assert_eq!(texts(&log), ["0"]);
        redo(&mut log, 13);
        assert_eq!(texts(&log), ["0", "1"]);
        log.push(note(9), 14, 1);
        assert_eq!(log.to_redo(), None, "something new was done");
        assert_eq!(texts(&log), ["0", "1", "9"]);
        assert_eq!(log.ops().len(), 7, "nothing is erased");
    }

    #[test]
    fn a_clock_set_back_keeps_the_order() {
        let mut log = Log::default();
        log.push(note(0), 100, 9);
        log.push(note(1), 50, 1);
        assert!(log.ops().is_sorted_by_key(|op| op.id));
    }

    #[test]
    fn every_act_reads_back() {
        let key = |layer| FactKey { layer, span: CharSpan { start: 3, end: 7 } };
        let (fact, to) = (key(Layer::Mention), "words “here”".to_owned());
        let op = OpId { at: 5, tab: 6, n: 7 };
        let acts = [
            Act::Judge { facts: vec![fact, key(Layer::Entity)], as_: Judgement::Reject },
            Act::Retype { fact, to: EntityType::Gpe },
            Act::Rename { fact, to: to.clone() },
            Act::Resize { fact, to: CharSpan { start: 1, end: 9 } },
            Act::Value { fact, to: to.clone() },
            Act::Status { fact, to: EventStatus::Denied },
            Act::Speaker { fact, to: Some(key(Layer::Entity)) },
            Act::Speaker { fact, to: None },
            Act::Tone { fact, to: Stance::Promise },
            Act::Merge { into: fact, from: key(Layer::Entity) },
            Act::Split { fact },
            Act::Add { fact, kind: EntityType::Law, of: None },
            Act::Add { fact, kind: EntityType::Org, of: Some(fact) },
            Act::Mark { fact: key(Layer::Event) },
            Act::Note { fact, text: to },
            Act::Undo { op },
            Act::Redo { op },
        ];
        let mut log = Log::default();
        for act in acts {
            log.push(act, 9, 1);
        }
        assert_eq!(Log::read(&log.write()), (log, 0));
        assert_eq!(Log::read("{\"id\":[1,2,3],\"do\":\"retype\",\"fact\":\"m1-2\",\"to\":\"KING\"}").1, 1);
    }

    #[test]
    fn lines_not_understood_are_counted() {
        let mut log = Log::default();
        log.push(note(0), 1, 1);
        let (read, skipped) = Log::read(&format!("{}{{\"do\":\"sing\"}}\nnonsense\n", log.write()));
        assert_eq!((read, skipped), (log, 2));
    }

    proptest! {
        #[test]
        fn undo_of_do_is_nothing(before in 0u32..6, undos in 0usize..4) {
            let mut log = Log::default();
            for n in 0..before {
            log.push(note(n), 1, 1);
        }
            (0..undos).for_each(|_| undo(&mut log, 2));
            let seen = texts(&log);
            log.push(note(77), 3, 1);
            undo(&mut log, 4);
            prop_assert_eq!(texts(&log), seen);
        }

        #[test]
        fn merging_commutes(a in prop::collection::vec(0u64..9, 0..6), b in prop::collection::vec(0u64..9, 0..6)) {
            let log = |times: &[u64], tab| {
                let mut log = Log::default();
                for &t in times {
                    log.push(note(t as u32), t, tab);
                }
                log
            };
            let (a, b) = (log(&a, 1), log(&b, 2));
            prop_assert_eq!(a.merged(&b), b.merged(&a));
            prop_assert_eq!(a.merged(&a), a.clone());
            prop_assert_eq!(Log::read(&a.write()), (a, 0));
        }
    }
}
