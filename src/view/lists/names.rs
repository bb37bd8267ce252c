//! People and organisations: *Steve Witkoff · envoy, US · 5 mentions*, grouped by type, the weightiest first.

use crate::{
    contract::{Certainty, EntityType, MentionForm, RelationKind},
    text::offsets::CharSpan,
    view::{
        article::Article,
        fact::{FactKey, Kind, State},
        window::{self, Listed},
        wording,
    },
};

/// One type with its entities.
pub type Group = window::Group<&'static str, Row>;

/// One entity.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Row {
    /// Its number among the entities.
    pub id: usize,
    /// Its key.
    pub key: FactKey,
    /// Hue.
    pub colour: Kind,
    /// Fullest name.
    pub name: String,
    /// Offices and jobs as the article words them.
    pub roles: Vec<String>,
    /// Other names used.
    pub aliases: Vec<String>,
    /// Mentions of any form.
    pub mentions: usize,
    /// The first of them.
    pub first: CharSpan,
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

/// All entities that are not rejected and are mentioned by name or, for persons, described.
pub fn list(article: &Article) -> Vec<Group> {
    let tally = tally(article);
    let groups = EntityType::ALL.iter().map(|&kind| {
        let of_kind = article.analysis.entities.iter().enumerate().filter(|(_, e)| e.kind == kind);
        let mut weighed: Vec<(f64, Row)> = of_kind.filter_map(|(id, e)| Some((e.salience, row(article, &tally, id)?))).collect();
        weighed.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(y.mentions.cmp(&x.mentions)).then(x.key.cmp(&y.key)));
        Group { head: wording::entities(kind), rows: weighed.into_iter().map(|(_, row)| row).collect() }
    });
    groups.filter(|g| !g.rows.is_empty()).collect()
}

/// What was counted of one entity.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    mentions: usize,
    names: usize,
    described: usize,
    first: CharSpan,
    state: State,
}

fn tally(article: &Article) -> Vec<Tally> {
    let mut tally = vec![Tally::default(); article.analysis.entities.len()];
    for fact in &article.facts {
        let Some(form) = article.form(fact).filter(|_| fact.state != State::Rejected) else { continue };
        let mention = article.analysis.mentions.get(fact.index);
        if let Some(of) = mention.and_then(|m| tally.get_mut(m.entity as usize)) {
            if let Some(mention) = mention.filter(|_| of.mentions == 0) {
                of.first = mention.span;
            }
            of.mentions += 1;
            of.names += usize::from(form == MentionForm::Name);
            of.described += usize::from(form == MentionForm::Nominal);
            // The state of the entity is the state that all its mentions share.
            of.state = if of.mentions == 1 || of.state == fact.state { fact.state } else { State::Unreviewed };
        }
    }
    tally
}

fn row(article: &Article, tally: &[Tally], id: usize) -> Option<Row> {
    let entity = article.analysis.entities.get(id)?;
    let tally = tally.get(id).filter(|t| t.names > 0 || (t.described > 0 && entity.kind == EntityType::Person))?;
    Some(Row {
        id,
        key: *article.entities.get(id)?,
        colour: crate::view::article::entity_kind(entity.kind),
        name: entity.name.clone(),
        roles: roles(article, id),
        aliases: entity.aliases.clone(),
        mentions: tally.mentions,
        first: tally.first,
        certainty: entity.why.certainty,
        state: tally.state,
    })
}

/// *envoy, US* for each office of the entity; the same words once.
pub fn roles(article: &Article, entity: usize) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    let held = article.analysis.relations.iter().filter(|r| r.kind == RelationKind::Role && r.subject as usize == entity);
    for relation in held {
        let of = article.analysis.entities.get(relation.object as usize).map_or("", |e| e.name.as_str());
        let role = match of.is_empty() || relation.label.contains(of) {
            true => relation.label.clone(),
            false => format!("{}, {of}", relation.label),
        };
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn groups_by_type_and_counts_mentions() {
        let article = sample::article();
        let groups = list(&article);
        let shown: Vec<_> =
            groups.iter().map(|g| (g.head, g.rows.iter().map(|r| (r.name.as_str(), r.mentions)).collect())).collect();
        let expected: Vec<(&str, Vec<(&str, usize)>)> =
            vec![("People", vec![("Ana Ruiz", 3)]), ("Organisations", vec![("Harbour Trust", 1)])];
        assert_eq!(shown, expected);
        assert_eq!(groups[0].rows[0].roles, ["chair, Harbour Trust"]);
    }
}
