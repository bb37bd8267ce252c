//! What a person says about entities and statements as wholes: several mentions at once, an identity, a tie, a verdict, a paragraph
//! that was looked through.

use super::{Folded, adding::by_hand};
use crate::{
    contract::{EntityType, Link, Relation, RelationKind},
    library::{
        key::{FactKey, Layer, State},
        log::Verdict,
    },
    text::offsets::CharSpan,
};

impl Folded {
    /// The mentions stand for a new entity of the same type, named by the longest of them; the first one's entity is left.
    pub(super) fn part(&mut self, facts: &[FactKey]) -> Option<()> {
        let found = facts.iter().filter(|f| f.layer == Layer::Mention).filter_map(|&f| self.keys.index(f));
        let found: Vec<usize> = found.collect();
        let first = self.analysis.mentions.get(*found.first()?)?;
        let kind = self.analysis.entities.get(first.entity as usize)?.kind;
        let spans = found.iter().filter_map(|&index| self.analysis.mentions.get(index)).map(|m| m.span);
        let longest = spans.reduce(|a, b| if b.end - b.start > a.end - a.start { b } else { a })?;
        let new = self.new_entity(longest, kind);
        for index in found {
            if let Some(mention) = self.own().mentions.get_mut(index) {
                mention.entity = new as u32;
            }
        }
        self.corrected(new)
    }

    /// New mentions of one entity.
    pub(super) fn add_all(&mut self, facts: &[FactKey], kind: EntityType, of: Option<FactKey>) -> Option<()> {
        let (first, rest) = facts.split_first()?;
        self.add(*first, kind, of)?;
        for fact in rest {
            self.add(*fact, kind, Some(of.unwrap_or(*first)))?;
        }
        Some(())
    }

    pub(super) fn link(&mut self, fact: FactKey, to: &str) -> Option<()> {
        let id = self.entity(fact)?;
        let link = Some(to.trim()).filter(|to| !to.is_empty());
        self.own().entities.get_mut(id)?.link = link.map(|to| Link { wikidata: to.to_owned() });
        self.corrected(id)
    }

    pub(super) fn relate(&mut self, from: FactKey, into: FactKey, kind: RelationKind, text: &str) -> Option<()> {
        let (subject, object) = (self.entity(from)? as u32, self.entity(into)? as u32);
        if subject == object {
            return None;
        }
        let label = match text.trim() {
            "" => words(kind).to_owned(),
            text => text.to_owned(),
        };
        let known = |r: &Relation| (r.subject, r.object, r.kind) == (subject, object, kind);
        match self.own().relations.iter_mut().find(|r| known(r)) {
            Some(relation) => (relation.label, relation.why) = (label, by_hand(Vec::new())),
            None => {
                let why = by_hand(Vec::new());
                self.own().relations.push(Relation { kind, subject, object, label, evidence: Vec::new(), why });
            }
        }
        Some(())
    }

    pub(super) fn check(&mut self, fact: FactKey, verdict: Verdict, text: &str) -> Option<()> {
        self.keys.index(fact).filter(|_| fact.layer == Layer::Statement)?;
        match verdict {
            Verdict::Open => self.verdicts.remove(&fact),
            _ => self.verdicts.insert(fact, (verdict, text.trim().to_owned())),
        };
        // Who checks a statement has looked at it.
        if self.state(fact) == State::Unreviewed {
            self.states.insert(fact, State::Accepted);
        }
        Some(())
    }

    pub(super) fn look_through(&mut self, paragraph: CharSpan, done: bool) -> Option<()> {
        self.analysis.blocks.iter().find(|b| b.span == paragraph)?;
        match done {
            true => self.seen.insert(paragraph),
            false => self.seen.remove(&paragraph),
        };
        Some(())
    }
}

const fn words(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Role => "works for",
        RelationKind::MemberOf => "member of",
        RelationKind::PartOf => "part of",
        RelationKind::LocatedIn => "in",
        RelationKind::Family => "family",
    }
}
