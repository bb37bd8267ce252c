//! Works a person's decisions into the engine's analysis: `(analysis, log) → corrected analysis with the state of each fact`.
//! Nothing is removed from the lists, so references by index stay valid; a rejected fact is marked, not deleted.

mod adding;
mod tying;

use super::{
    amount,
    key::{FactKey, Layer, State},
    log::{Act, Judgement, Log, Op, Verdict},
};
use crate::{
    contract::{Analysis, QuantityKind},
    text::offsets::CharSpan,
};
use adding::by_hand;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A corrected analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded {
    /// With the corrections worked in; the engine's own as long as none changes it.
    pub analysis: Arc<Analysis>,
    /// What was decided, by the fact's key; facts not listed are unreviewed.
    pub states: BTreeMap<FactKey, State>,
    /// Notes by fact.
    pub notes: BTreeMap<FactKey, String>,
    /// What was said of statements that were checked, with the reason, which may be empty.
    pub verdicts: BTreeMap<FactKey, (Verdict, String)>,
    /// Paragraphs that were looked through.
    pub seen: BTreeSet<CharSpan>,
    /// Operations that name a fact which this analysis does not have.
    pub orphans: Vec<Op>,
    keys: Keys,
}

/// The original key of each fact, by layer and index.
#[derive(Clone, Debug, Default, PartialEq)]
struct Keys {
    by_layer: [Vec<Option<FactKey>>; 6],
}

impl Keys {
    fn of(analysis: &Analysis) -> Self {
        let keyed = |layer: Layer, spans: Vec<Option<CharSpan>>| -> Vec<Option<FactKey>> {
            spans.into_iter().map(|span| span.map(|span| FactKey { layer, span })).collect()
        };
        let mut entities: Vec<Option<CharSpan>> = vec![None; analysis.entities.len()];
        for mention in &analysis.mentions {
            if let Some(first) = entities.get_mut(mention.entity as usize) {
                first.get_or_insert(mention.span);
            }
        }
        Self {
            by_layer: [
                keyed(Layer::Entity, entities),
                keyed(Layer::Mention, analysis.mentions.iter().map(|m| Some(m.span)).collect()),
                keyed(Layer::Time, analysis.times.iter().map(|t| Some(t.span)).collect()),
                keyed(Layer::Quantity, analysis.quantities.iter().map(|q| Some(q.span)).collect()),
                keyed(Layer::Statement, analysis.statements.iter().map(|s| s.content.first().copied()).collect()),
                keyed(Layer::Event, analysis.events.iter().map(|e| Some(e.trigger)).collect()),
            ],
        }
    }

    fn layer(&self, layer: Layer) -> &[Option<FactKey>] {
        self.by_layer.get(layer as usize).map_or(&[], Vec::as_slice)
    }

    fn index(&self, key: FactKey) -> Option<usize> {
        self.layer(key.layer).iter().position(|&k| k == Some(key))
    }

    fn push(&mut self, key: FactKey) {
        if let Some(list) = self.by_layer.get_mut(key.layer as usize) {
            list.push(Some(key));
        }
    }
}

impl Folded {
    /// What was decided about a fact.
    pub fn state(&self, key: FactKey) -> State {
        self.states.get(&key).copied().unwrap_or_default()
    }

    /// The original key of a fact by its place in the contract's list.
    pub fn key(&self, layer: Layer, index: usize) -> Option<FactKey> {
        self.keys.layer(layer).get(index).copied().flatten()
    }
}

/// Applies the acts in force, oldest first.
pub fn fold(analysis: impl Into<Arc<Analysis>>, log: &Log) -> Folded {
    let analysis = analysis.into();
    let mut folded = Folded {
        keys: Keys::of(&analysis),
        analysis,
        states: BTreeMap::new(),
        notes: BTreeMap::new(),
        verdicts: BTreeMap::new(),
        seen: BTreeSet::new(),
        orphans: Vec::new(),
    };
    for op in log.in_force() {
        if folded.apply(&op.act).is_none() {
            folded.orphans.push(op.clone());
        }
    }
    folded
}

impl Folded {
    /// The analysis, copied at the first change.
    fn own(&mut self) -> &mut Analysis {
        Arc::make_mut(&mut self.analysis)
    }

    /// None if the act names a fact that is not there.
    fn apply(&mut self, act: &Act) -> Option<()> {
        match act {
            Act::Judge { facts, as_ } => self.judge(facts, *as_),
            Act::Retype { fact, to } => {
                let entity = self.entity(*fact)?;
                self.own().entities.get_mut(entity)?.kind = *to;
                self.corrected(entity)
            }
            Act::Rename { fact, to } => {
                let id = self.entity(*fact)?;
                let entity = self.own().entities.get_mut(id)?;
                let old = std::mem::replace(&mut entity.name, to.clone());
                entity.aliases.retain(|a| a != to);
                if !entity.aliases.contains(&old) && old != *to {
                    entity.aliases.push(old);
                }
                self.corrected(id)
            }
            Act::Resize { fact, to } => self.resize(*fact, *to),
            Act::Value { fact, to } => self.value(*fact, to),
            Act::Status { fact, to } => {
                let index = self.keys.index(*fact).filter(|_| fact.layer == Layer::Event)?;
                self.own().events.get_mut(index)?.status = *to;
                self.set(*fact, State::Corrected)
            }
            Act::Speaker { fact, to } => {
                let speaker = match to {
                    Some(key) => Some(self.entity(*key)? as u32),
                    None => None,
                };
                let index = self.keys.index(*fact)?;
                let statement = self.own().statements.get_mut(index)?;
                statement.speaker = speaker;
                if speaker.is_none() {
                    statement.source.clear();
                }
                self.set(*fact, State::Corrected)
            }
            Act::Tone { fact, to } => {
                let index = self.keys.index(*fact)?;
                self.own().statements.get_mut(index)?.stance = *to;
                self.set(*fact, State::Corrected)
            }
            Act::Merge { into, from } => self.merge(*into, *from),
            Act::Split { fact } => self.part(&[*fact]),
            Act::Part { facts } => self.part(facts),
            Act::AddAll { facts, kind, of } => self.add_all(facts, *kind, *of),
            Act::Link { fact, to } => self.link(*fact, to),
            Act::Relate { from, into, kind, text } => self.relate(*from, *into, *kind, text),
            Act::Verdict { fact, as_, text } => self.check(*fact, *as_, text),
            Act::Seen { to, done } => self.look_through(*to, *done),
            Act::Add { fact, kind, of } => self.add(*fact, *kind, *of),
            Act::Mark { fact } => self.mark(*fact),
            Act::Note { fact, text } => {
                self.keys.index(*fact)?;
                match text.trim() {
                    "" => self.notes.remove(fact),
                    text => self.notes.insert(*fact, text.to_owned()),
                };
                Some(())
            }
            Act::Undo { .. } | Act::Redo { .. } => Some(()),
        }
    }

    fn judge(&mut self, facts: &[FactKey], judgement: Judgement) -> Option<()> {
        let mut found = None;
        for &key in facts {
            match self.keys.index(key) {
                Some(index) if key.layer == Layer::Entity => self.forget_mentions(index),
                Some(_) => {}
                // Words that a rule would have marked: that they are no name is a decision about them too.
                None if key.layer == Layer::Mention && judgement != Judgement::Accept && self.inside(key.span) => {}
                None => continue,
            }
            found = Some(());
            match judgement {
                // Accepting what one has corrected or added does not make it the engine's.
                Judgement::Accept if matches!(self.state(key), State::Corrected | State::Added) => None,
                Judgement::Accept => self.states.insert(key, State::Accepted),
                Judgement::Reject => self.states.insert(key, State::Rejected),
                Judgement::Reset => self.states.remove(&key),
            };
        }
        found
    }

    /// A judgement of the entity is one of all its mentions: older ones of single mentions give way.
    fn forget_mentions(&mut self, entity: usize) {
        let of = self.analysis.mentions.iter().enumerate().filter(|(_, m)| m.entity as usize == entity);
        let keys: Vec<FactKey> = of.filter_map(|(index, _)| self.key(Layer::Mention, index)).collect();
        for key in keys {
            if self.state(key) != State::Added {
                self.states.remove(&key);
            }
        }
    }

    /// The entity of an entity's or a mention's key.
    fn entity(&self, key: FactKey) -> Option<usize> {
        let index = self.keys.index(key)?;
        match key.layer {
            Layer::Entity => Some(index),
            Layer::Mention => self.analysis.mentions.get(index).map(|m| m.entity as usize),
            _ => None,
        }
    }

    fn corrected(&mut self, entity: usize) -> Option<()> {
        let key = self.key(Layer::Entity, entity)?;
        self.set(key, State::Corrected)
    }

    fn set(&mut self, key: FactKey, state: State) -> Option<()> {
        let kept = if self.state(key) == State::Added { State::Added } else { state };
        self.states.insert(key, kept);
        Some(())
    }

    fn value(&mut self, fact: FactKey, to: &str) -> Option<()> {
        let index = self.keys.index(fact)?;
        let why = match fact.layer {
            Layer::Time => {
                let time = self.own().times.get_mut(index)?;
                to.clone_into(&mut time.value);
                &mut time.why
            }
            Layer::Quantity => {
                let read = amount::read(to)?;
                let quantity = self.own().quantities.get_mut(index)?;
                (quantity.amount, quantity.unit, quantity.high) = (read.number, read.unit, None);
                if read.kind != QuantityKind::Count {
                    quantity.kind = read.kind;
                }
                &mut quantity.why
            }
            _ => return None,
        };
        *why = by_hand(std::mem::take(&mut why.evidence));
        self.set(fact, State::Corrected)
    }

    fn resize(&mut self, fact: FactKey, to: CharSpan) -> Option<()> {
        if !self.inside(to) {
            return None;
        }
        let index = self.keys.index(fact)?;
        let place = match fact.layer {
            Layer::Entity => return None,
            Layer::Mention => &mut self.own().mentions.get_mut(index)?.span,
            Layer::Time => &mut self.own().times.get_mut(index)?.span,
            Layer::Quantity => &mut self.own().quantities.get_mut(index)?.span,
            Layer::Statement => {
                let content = &mut self.own().statements.get_mut(index)?.content;
                // The new place takes in the other parts that it covers.
                let first = content.first().copied()?;
                content.retain(|s| *s == first || s.end <= to.start || to.end <= s.start);
                content.first_mut()?
            }
            Layer::Event => &mut self.own().events.get_mut(index)?.trigger,
        };
        *place = to;
        self.set(fact, State::Corrected)
    }

    /// Everything that spoke of `from` speaks of `into`.
    fn merge(&mut self, into: FactKey, from: FactKey) -> Option<()> {
        let (into, from) = (self.entity(into)? as u32, self.entity(from)? as u32);
        if into == from {
            return Some(());
        }
        let a = self.own();
        let moved = a.entities.get(from as usize)?;
        let names: Vec<String> = std::iter::once(&moved.name).chain(&moved.aliases).cloned().collect();
        let kept = a.entities.get_mut(into as usize)?;
        for name in names {
            if kept.name != name && !kept.aliases.contains(&name) {
                kept.aliases.push(name);
            }
        }
        a.mentions.iter_mut().filter(|m| m.entity == from).for_each(|m| m.entity = into);
        let optional = a.statements.iter_mut().flat_map(|s| [&mut s.speaker, &mut s.addressee]);
        let optional = optional.chain(a.events.iter_mut().map(|e| &mut e.place));
        optional.filter(|e| **e == Some(from)).for_each(|e| *e = Some(into));
        for participant in a.events.iter_mut().flat_map(|e| &mut e.participants) {
            if participant.entity == Some(from) {
                participant.entity = Some(into);
            }
        }
        for relation in &mut a.relations {
            for end in [&mut relation.subject, &mut relation.object] {
                if *end == from {
                    *end = into;
                }
            }
        }
        self.corrected(into as usize)
    }
}

#[cfg(test)]
mod tests;
