//! Who is quoted, and how much: statements under their speakers, those with most words first; unattributed ones last.

use crate::{
    contract::{Certainty, Stance, Statement, StatementForm},
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        window::{self, Heading, Listed, number},
    },
};

/// A speaker, and how much of what is said is theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The entity, if one is known.
    pub speaker: Option<FactKey>,
    /// Its name, else the source's words, else *No speaker named*.
    pub name: String,
    /// Words ascribed to it.
    pub words: usize,
    /// Share of all ascribed words, in per cent.
    pub share: u32,
}

impl Heading for Speaker {
    fn id(&self) -> u64 {
        number(&(self.speaker, &self.name))
    }
}

/// A speaker with all statements, in text order.
pub type Group = window::Group<Speaker, Row>;

/// One statement.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Row {
    /// Its key.
    pub key: FactKey,
    /// What is said; parts joined by an ellipsis.
    pub content: String,
    /// The ascribing words: *denied claims that*.
    pub cue: String,
    /// Tone.
    pub stance: Stance,
    /// Own words or not.
    pub form: StatementForm,
    /// ¶.
    pub place: String,
    /// How sure.
    pub certainty: Certainty,
    /// What a person has decided.
    pub state: State,
}

impl Listed for Row {
    fn key(&self) -> FactKey {
        self.key
    }
}

/// All statements that are not rejected.
pub fn list(article: &Article) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for fact in article.facts.iter().filter(|f| f.key.layer == Layer::Statement && f.state != State::Rejected) {
        let Some(statement) = article.analysis.statements.get(fact.index) else { continue };
        let speaker = statement.speaker.and_then(|id| article.entities.get(id as usize).copied());
        let name = name(article, statement);
        let row = row(article, statement, fact.key, fact.state);
        let words = row.content.split_whitespace().filter(|w| *w != "…").count();
        let same = |g: &&mut Group| {
            if speaker.is_some() { g.head.speaker == speaker } else { g.head.speaker.is_none() && g.head.name == name }
        };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.head.words += words;
                group.rows.push(row);
            }
            None => groups.push(Group { head: Speaker { speaker, name, words, share: 0 }, rows: vec![row] }),
        }
    }
    let total = groups.iter().map(|g| g.head.words).sum::<usize>().max(1);
    groups.iter_mut().for_each(|g| g.head.share = ((g.head.words * 100 + total / 2) / total) as u32);
    groups.sort_by_key(|g| (g.head.name == UNKNOWN, usize::MAX - g.head.words)); // stable: equal ones stay in text order
    groups
}

const UNKNOWN: &str = "No speaker named";

/// Who says it, as well as the article lets us know.
pub fn name(article: &Article, statement: &Statement) -> String {
    let entity = statement.speaker.and_then(|id| article.analysis.entities.get(id as usize));
    match (entity, statement.source.is_empty()) {
        (Some(entity), _) => entity.name.clone(),
        (None, false) => article.joined(&statement.source),
        (None, true) => UNKNOWN.to_owned(),
    }
}

fn row(article: &Article, statement: &Statement, key: FactKey, state: State) -> Row {
    Row {
        key,
        content: article.joined(&statement.content),
        cue: article.joined(&statement.cue),
        stance: statement.stance,
        form: statement.form,
        place: statement.content.first().map(|&s| article.place(s)).unwrap_or_default(),
        certainty: statement.why.certainty,
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn groups_by_speaker() {
        let groups = list(&sample::article());
        let shown: Vec<_> = groups.iter().map(|g| (g.head.name.as_str(), g.head.words, g.head.share, g.rows.len())).collect();
        assert_eq!(shown, [("Ana Ruiz", 6, 100, 1)]);
        let row = &groups[0].rows[0];
        assert_eq!((row.content.as_str(), row.cue.as_str(), row.place.as_str()), ("The bridge … will open in May", "said", "¶1"));
    }
}
