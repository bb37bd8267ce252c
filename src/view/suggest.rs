//! What a person's rules come to in an article: *your rule: “Orlen” is always an organisation* → the place *Orlen* could become one,
//! and two more places where the word stands could be marked. Each is a suggestion with the act that would follow it; nothing is
//! changed here. What the person has decided about is never asked again.

use super::{
    article::Article,
    fact::{Fact, FactKey, Layer, State},
    places, rules,
};
use crate::{
    contract::{BlockKind, EntityType, MentionForm},
    library::{
        log::{Act, Judgement},
        rules::{Rule, Says},
    },
    text::Span,
};

/// A rule that says something else than the article does.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What it is about: an entity, a mention, or the first of the places where nothing is marked.
    pub key: FactKey,
    /// Why.
    pub rule: Rule,
    /// What follows the rule.
    pub act: Act,
    /// What says that the rule does not hold here.
    pub decline: Act,
    /// How many mentions the act is about.
    pub mentions: usize,
}

impl Suggestion {
    /// Whether it is about that fact.
    pub fn is_about(&self, article: &Article, key: FactKey) -> bool {
        let of = match &self.act {
            Act::AddAll { of, .. } => *of,
            _ => None,
        };
        let entity = article.entity_of(key);
        let same = |f: FactKey| f == key || (f.layer == Layer::Entity && entity.is_some() && article.entity_of(f) == entity);
        self.act.facts().into_iter().chain(of).any(same)
    }

    /// The act at one place only, where it is about several places.
    pub fn only(&self, key: FactKey) -> Option<Act> {
        let alone = |facts: &[FactKey]| facts.len() > 1 && facts.contains(&key);
        match &self.act {
            Act::AddAll { facts, kind, of } if alone(facts) => Some(Act::Add { fact: key, kind: *kind, of: *of }),
            Act::Judge { facts, as_ } if alone(facts) => Some(Act::Judge { facts: vec![key], as_: *as_ }),
            _ => None,
        }
    }
}

/// All suggestions for an article. `state` tells what was decided about a fact, or about words that are none.
pub fn suggestions(article: &Article, state: &dyn Fn(FactKey) -> State, rules: &[Rule]) -> Vec<Suggestion> {
    let mut all = Vec::new();
    if rules.is_empty() {
        return all;
    }
    let named = article.facts.iter().filter(|f| article.form(f) == Some(MentionForm::Name));
    let named = named.map(|f| (f.hull().of(article.text()), f)).collect();
    let here = Here { article, state, named };
    let standing = standing(article, rules);
    for (n, rule) in rules.iter().enumerate() {
        let mut push = |(key, act, decline, mentions)| all.push(Suggestion { key, rule: rule.clone(), act, decline, mentions });
        match &rule.says {
            Says::Is(kind) => {
                let free = standing.iter().filter(|(of, key)| *of == n && state(*key) == State::Unreviewed);
                here.retyped(rule, *kind).into_iter().for_each(&mut push);
                here.marked(rule, *kind, free.map(|(_, key)| *key).collect()).into_iter().for_each(push);
            }
            Says::NoName => here.rejected(rule).into_iter().for_each(push),
            Says::Same(other) => here.merged(rule, other).into_iter().for_each(push),
        }
    }
    all
}

/// An article and what was decided about it.
struct Here<'a> {
    article: &'a Article,
    state: &'a dyn Fn(FactKey) -> State,
    /// The mentions that are names, with their words.
    named: Vec<(&'a str, &'a Fact)>,
}

impl<'a> Here<'a> {
    /// The mentions that are just this name.
    fn facts(&self, words: &str) -> Vec<&'a Fact> {
        self.named.iter().filter(|(own, _)| *own == words).map(|(_, fact)| *fact).collect()
    }

    fn owner(&self, fact: &Fact) -> Option<usize> {
        self.article.entity_of(fact.key)
    }

    /// The entities of these mentions, each once.
    fn entities(&self, words: &str) -> Vec<usize> {
        let mut ids = Vec::new();
        for id in self.facts(words).into_iter().filter(|f| self.article.drawn(f)).filter_map(|f| self.owner(f)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The entities that have just this name and about which nothing was decided.
    fn open(&self, words: &str) -> Vec<(usize, FactKey)> {
        let undecided = |id: usize| {
            let key = *self.article.entities.get(id)?;
            let waits = |f: &Fact| f.state == State::Unreviewed && self.owner(f) == Some(id);
            ((self.state)(key) == State::Unreviewed && self.facts(words).into_iter().any(waits)).then_some((id, key))
        };
        let called = |id: &usize| rules::name(self.article, *id).as_deref() == Some(words);
        self.entities(words).into_iter().filter(called).filter_map(undecided).collect()
    }

    fn kind(&self, id: usize) -> Option<EntityType> {
        self.article.analysis.entities.get(id).map(|e| e.kind)
    }

    fn retyped(&self, rule: &Rule, to: EntityType) -> Vec<Found> {
        let other = self.open(&rule.words).into_iter().filter(|(id, _)| self.kind(*id) != Some(to));
        other.map(|(id, fact)| (fact, Act::Retype { fact, to }, accept(fact), self.article.mentions_of(id).len())).collect()
    }

    /// Unmarked places; not where the name has another type here, for that comes first, or is none.
    fn marked(&self, rule: &Rule, kind: EntityType, facts: Vec<FactKey>) -> Option<Found> {
        let key = *facts.first()?;
        let owner = self.entities(&rule.words).into_iter().find(|&id| self.kind(id) == Some(kind));
        if owner.is_none() && !self.facts(&rule.words).is_empty() {
            return None;
        }
        let of = owner.and_then(|id| self.article.entities.get(id).copied());
        let decline = Act::Judge { facts: facts.clone(), as_: Judgement::Reject };
        let mentions = facts.len();
        Some((key, Act::AddAll { facts, kind, of }, decline, mentions))
    }

    /// The whole entity where this is its only name, else the mentions with just these words.
    fn rejected(&self, rule: &Rule) -> Option<Found> {
        let waits = |f: &Fact| f.state == State::Unreviewed;
        let whole: Vec<(usize, FactKey)> = self.open(&rule.words);
        let is_whole = |id: usize| {
            let mut names = self.named.iter().filter(|(_, f)| self.owner(f) == Some(id));
            whole.iter().any(|(own, _)| *own == id) && names.all(|(own, f)| *own == rule.words && waits(f))
        };
        let mut facts: Vec<FactKey> = Vec::new();
        let mut mentions = 0;
        for fact in self.facts(&rule.words).into_iter().filter(|f| waits(f)) {
            let Some(id) = self.owner(fact) else { continue };
            let entity = self.article.entities.get(id).copied().filter(|_| is_whole(id));
            let key = entity.unwrap_or(fact.key);
            if !facts.contains(&key) {
                facts.push(key);
                mentions += if entity.is_some() { self.article.mentions_of(id).len() } else { 1 };
            }
        }
        let key = *facts.first()?;
        let judge = |as_| Act::Judge { facts: facts.clone(), as_ };
        Some((key, judge(Judgement::Reject), judge(Judgement::Accept), mentions))
    }

    fn merged(&self, rule: &Rule, other: &str) -> Vec<Found> {
        let Some(&into) = self.entities(other).first() else { return Vec::new() };
        let Some(&target) = self.article.entities.get(into) else { return Vec::new() };
        let others = self.open(&rule.words).into_iter().filter(|(id, _)| *id != into);
        let merge = |(id, from): (usize, FactKey)| {
            (from, Act::Merge { into: target, from }, accept(from), self.article.mentions_of(id).len())
        };
        others.map(merge).collect()
    }
}

/// What it is about, what follows the rule, what refuses it, and how many mentions it is about.
type Found = (FactKey, Act, Act, usize);

fn accept(fact: FactKey) -> Act {
    Act::Judge { facts: vec![fact], as_: Judgement::Accept }
}

/// The places where the words of a rule about a type stand and nothing is marked, with the rule's number. One pass over the words of
/// the text.
fn standing(article: &Article, rules: &[Rule]) -> Vec<(usize, FactKey)> {
    let mut found = Vec::new();
    let text = article.text();
    let (mut inside, mut end) = (false, 0);
    for (at, c) in text.char_indices() {
        let starts = !inside && c.is_alphanumeric();
        inside = c.is_alphanumeric();
        let Some(rest) = text.get(at..).filter(|_| starts && at >= end) else { continue };
        // Of two the longer one, for the shorter one is part of it.
        let mut longest = None;
        for (n, rule) in rules.iter().enumerate() {
            let span = Span::new(at as u32, (at + rule.words.len()) as u32);
            let here = rest.starts_with(&rule.words) && matches!(rule.says, Says::Is(_)) && places::whole(text, span);
            if here && longest.is_none_or(|(_, other): (usize, Span)| other.end < span.end) && free(article, span) {
                longest = Some((n, span));
            }
        }
        if let Some((n, span)) = longest {
            found.push((n, FactKey { layer: Layer::Mention, span: article.chars(span) }));
            end = span.end as usize;
        }
    }
    found
}

/// Whether no name, time or amount stands there, not even a rejected one, and it is text of the article itself.
fn free(article: &Article, span: Span) -> bool {
    let paragraph = article.paragraph_at(span.start).and_then(|k| article.paragraphs.get(k).map(|p| (k, p)));
    let Some((k, _)) = paragraph.filter(|(_, p)| p.kind != BlockKind::Boilerplate) else { return false };
    let over = |f: &Fact| {
        matches!(f.key.layer, Layer::Mention | Layer::Time | Layer::Quantity)
            && f.spans.iter().any(|s| s.start < span.end && span.start < s.end)
    };
    !article.touching(k).any(over)
}

#[cfg(test)]
mod tests;
