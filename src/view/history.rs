//! The log in words, last act first: *accepted “Ana Ruiz”*, *changed “May” to 2026-05 — undone*.

use super::{
    article::Article,
    fact::{FactKey, Layer},
    wording,
};
use crate::library::log::{Act, Judgement, Log, OpId};
use std::collections::BTreeSet;

/// A line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The operation.
    pub op: OpId,
    /// What was done.
    pub words: String,
    /// Whether it was undone and is not in force.
    pub undone: bool,
}

/// All acts, undone ones too; undo and redo themselves are shown by what they did.
pub fn lines(article: &Article, log: &Log) -> Vec<Line> {
    let in_force: BTreeSet<OpId> = log.in_force().map(|op| op.id).collect();
    let acts = log.ops().iter().rev().filter(|op| !matches!(op.act, Act::Undo { .. } | Act::Redo { .. }));
    acts.map(|op| Line { op: op.id, words: words(article, &op.act), undone: !in_force.contains(&op.id) }).collect()
}

/// What was done to one fact, in words, oldest first.
pub fn of_fact(article: &Article, log: &Log, key: FactKey) -> Vec<String> {
    log.in_force().filter(|op| touches(article, &op.act, key)).map(|op| words(article, &op.act)).collect()
}

pub(super) fn touches(article: &Article, act: &Act, key: FactKey) -> bool {
    let same =
        |fact: FactKey| fact == key || (article.entity_of(key).is_some() && article.entity_of(fact) == article.entity_of(key));
    act.facts().into_iter().any(same)
}

fn words(article: &Article, act: &Act) -> String {
    let name = |key: FactKey| name(article, key);
    match act {
        Act::Judge { facts, as_ } => {
            let verb = match as_ {
                Judgement::Accept => "accepted",
                Judgement::Reject => "rejected",
                Judgement::Reset => "set back",
            };
            match facts.as_slice() {
                [fact] => format!("{verb} {}", name(*fact)),
                many => format!("{verb} {}", wording::counted(many.len(), "fact")),
            }
        }
        Act::Retype { fact, to } => format!("{} is a {}", name(*fact), wording::entity(*to).to_lowercase()),
        Act::Rename { fact, to } => format!("{} is called “{to}”", name(*fact)),
        Act::Resize { fact, to } => format!("{} is “{}”", name(*fact), article.words(*to)),
        Act::Value { fact, to } => format!("{} is {to}", name(*fact)),
        Act::Status { fact, to } => format!("{} is {}", name(*fact), wording::status(*to)),
        Act::Speaker { fact, to: Some(to) } => format!("{} says {}", name(*to), name(*fact)),
        Act::Speaker { fact, to: None } => format!("nobody is named for {}", name(*fact)),
        Act::Tone { fact, to } => format!("the source {} {}", wording::stance(*to), name(*fact)),
        Act::Merge { into, from } => format!("{} is {}", name(*from), name(*into)),
        Act::Split { fact } => format!("{} is somebody or something else", name(*fact)),
        Act::Add { fact, kind, .. } => format!("added {} as a {}", name(*fact), wording::entity(*kind).to_lowercase()),
        Act::Mark { fact } => {
            format!("added {} to the {}", name(*fact), super::fact::Kind::of(fact.layer).plural().to_lowercase())
        }
        Act::AddAll { facts, .. } => format!("added {}", wording::counted(facts.len(), "mention")),
        Act::Part { facts } => format!("{} stand for somebody or something else", wording::counted(facts.len(), "mention")),
        Act::Link { fact, to } if to.is_empty() => format!("{} is tied to no identity", name(*fact)),
        Act::Link { fact, to } => format!("{} is {to}", name(*fact)),
        Act::Relate { from, into, kind, .. } => format!("{} {} {}", name(*from), wording::relation(*kind), name(*into)),
        Act::Verdict { fact, as_, .. } => format!("{}: {}", name(*fact), wording::verdict(*as_)),
        Act::Seen { to, done: true } => format!("looked through {}", article.place(*to)),
        Act::Seen { to, .. } => format!("{} is to be looked at again", article.place(*to)),
        Act::Note { fact, .. } => format!("note on {}", name(*fact)),
        Act::Undo { .. } => "undone".to_owned(),
        Act::Redo { .. } => "done again".to_owned(),
    }
}

/// The fact's words in the text, short; an entity by its name.
fn name(article: &Article, key: FactKey) -> String {
    let entity = (key.layer == Layer::Entity).then(|| article.entity_of(key)).flatten();
    let words = match entity.and_then(|id| article.analysis.entities.get(id)) {
        Some(entity) => entity.name.as_str(),
        None => article.words(key.span),
    };
    let short: String = words.chars().take(40).collect();
    if short.len() < words.len() { format!("“{}…”", short.trim_end()) } else { format!("“{short}”") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn last_act_first_and_undone_ones_marked() {
        let article = sample::article();
        let mut log = Log::default();
        let ana = article.entities[0];
        log.push(Act::Judge { facts: vec![ana], as_: Judgement::Accept }, 1, 1);
        let op = log.push(Act::Rename { fact: ana, to: "Ana María Ruiz".into() }, 2, 1);
        log.push(Act::Undo { op }, 3, 1);
        let shown: Vec<_> = lines(&article, &log).into_iter().map(|l| (l.words, l.undone)).collect();
        assert_eq!(
            shown,
            [("“Ana Ruiz” is called “Ana María Ruiz”".to_owned(), true), ("accepted “Ana Ruiz”".to_owned(), false)]
        );
        let mention = article.facts.iter().find(|f| f.key.layer == Layer::Mention).unwrap().key;
        assert_eq!(of_fact(&article, &log, mention), ["accepted “Ana Ruiz”"]);
    }
}
