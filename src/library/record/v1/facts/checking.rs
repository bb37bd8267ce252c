//! The check of what a record says: a shared link or a damaged string may hold any number.

use super::*;

impl Facts {
    /// Checks that places end within `chars` code points and references within their lists.
    ///
    /// # Errors
    /// A phrase that names the first number out of range.
    pub(crate) fn check(&self, chars: usize) -> Result<(), String> {
        let end = |place: Place| place.0.saturating_add(place.1);
        within("the place", self.places().map(end), chars + 1)?;
        within("the entity", self.entity_ids(), self.entities.len())?;
        let times = self.statements.iter().filter_map(|s| s.time).chain(self.events.iter().filter_map(|e| e.time));
        within("the time", times, self.times.len())?;
        let statements = self.statements.iter().flat_map(|s| s.same_as.iter().copied().chain(s.within));
        within("the statement", statements, self.statements.len())?;
        within("the quantity", self.quantities.iter().flat_map(|q| q.same_as.iter().copied()), self.quantities.len())?;
        within("the event", self.events.iter().flat_map(|e| e.same_as.iter().copied()), self.events.len())?;
        within("the sentence", self.summary.iter().copied(), self.sentences.len())
    }

    /// Every place a fact points at.
    fn places(&self) -> impl Iterator<Item = Place> {
        let whys = (self.entities.iter().map(|e| &e.why))
            .chain(self.mentions.iter().map(|m| &m.3))
            .chain(self.times.iter().map(|t| &t.why))
            .chain(self.quantities.iter().map(|q| &q.why))
            .chain(self.statements.iter().map(|s| &s.why))
            .chain(self.events.iter().map(|e| &e.why))
            .chain(self.relations.iter().map(|r| &r.why))
            .chain(self.answers.iter().flatten().map(|a| &a.2));
        let statements = self.statements.iter().flat_map(|s| s.source.iter().chain(&s.cue).chain(&s.content));
        (self.blocks.iter().map(|b| b.1))
            .chain(self.published_span)
            .chain(self.sentences.iter().copied())
            .chain(self.mentions.iter().map(|m| m.0))
            .chain(self.times.iter().map(|t| t.place))
            .chain(self.quantities.iter().map(|q| q.place))
            .chain(statements.copied())
            .chain(self.statements.iter().filter_map(|s| s.medium.as_ref()).map(|m| m.0))
            .chain(self.events.iter().flat_map(|e| e.participants.iter().map(|p| p.2).chain([e.trigger])))
            .chain(self.relations.iter().flat_map(|r| r.evidence.iter().copied()))
            .chain(self.answers.iter().flatten().map(|a| a.0))
            .chain(self.keyphrases.iter().flat_map(|k| k.1.iter().copied()))
            .chain(self.notes.iter().map(|n| n.1))
            .chain(whys.flat_map(|w| w.2.iter().copied()))
    }

    /// Every entity that a fact names.
    fn entity_ids(&self) -> impl Iterator<Item = u32> {
        (self.mentions.iter().map(|m| m.2))
            .chain(self.statements.iter().flat_map(|s| [s.speaker, s.addressee].into_iter().flatten()))
            .chain(self.events.iter().flat_map(|e| e.participants.iter().filter_map(|p| p.1).chain(e.at)))
            .chain(self.relations.iter().flat_map(|r| [r.subject, r.object]))
            .chain(self.answers.iter().flatten().filter_map(|a| a.1))
    }
}

fn within(what: &str, numbers: impl IntoIterator<Item = u32>, limit: usize) -> Result<(), String> {
    match numbers.into_iter().find(|&n| n as usize >= limit) {
        Some(n) => Err(format!("{what} {n} is out of range")),
        None => Ok(()),
    }
}
