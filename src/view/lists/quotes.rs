//! Who is quoted, and how much: statements under their speakers, those with most words first; unattributed ones last.

use crate::{
    contract::{Certainty, Stance, Statement, StatementForm},
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        window::{Grouped, number},
    },
};

/// A speaker with all statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The entity, if one is known.
    pub speaker: Option<FactKey>,
    /// Its name, else the source's words, else *No speaker named*.
    pub name: String,
    /// Words ascribed to it.
    pub words: usize,
    /// Share of all ascribed words, in per cent.
    pub share: u32,
    /// In text order.
    pub rows: Vec<Row>,
}

impl Grouped for Group {
    type Row = Row;

    fn id(&self) -> u64 {
        number(&(self.speaker, &self.name))
    }

    fn rows(&self) -> &[Row] {
        &self.rows
    }

    fn with(&self, rows: Vec<Row>) -> Self {
        Self { speaker: self.speaker, name: self.name.clone(), words: self.words, share: self.share, rows }
    }

    fn key(row: &Row) -> FactKey {
        row.key
    }
}

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

/// All statements that are not rejected.
pub fn list(article: &Article) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for fact in article.facts.iter().filter(|f| f.key.layer == Layer::Statement && f.state != State::Rejected) {
        let Some(statement) = article.analysis.statements.get(fact.index) else { continue };
        let speaker = statement.speaker.and_then(|id| article.entities.get(id as usize).copied());
        let name = name(article, statement);
        let row = row(article, statement, fact.key, fact.state);
        let words = row.content.split_whitespace().filter(|w| *w != "…").count();
        let same = |g: &&mut Group| if speaker.is_some() { g.speaker == speaker } else { g.speaker.is_none() && g.name == name };
        match groups.iter_mut().find(same) {
            Some(group) => {
                group.words += words;
                group.rows.push(row);
            }
            None => groups.push(Group { speaker, name, words, share: 0, rows: vec![row] }),
        }
    }
    let total = groups.iter().map(|g| g.words).sum::<usize>().max(1);
    groups.iter_mut().for_each(|g| g.share = ((g.words * 100 + total / 2) / total) as u32);
    groups.sort_by_key(|g| (g.name == UNKNOWN, usize::MAX - g.words)); // stable: equal ones stay in text order
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
        let shown: Vec<_> = groups.iter().map(|g| (g.name.as_str(), g.words, g.share, g.rows.len())).collect();
        assert_eq!(shown, [("Ana Ruiz", 6, 100, 1)]);
        let row = &groups[0].rows[0];
        assert_eq!((row.content.as_str(), row.cue.as_str(), row.place.as_str()), ("The bridge … will open in May", "said", "¶1"));
    }
}
