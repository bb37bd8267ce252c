//! The likeliest choices first, so that one digit is enough: whom a name may be the same as, who may have said a quote.
//! *Kellogg* → *1 Keith Kellogg, 2 Steve Witkoff …*

use super::{
    article::Article,
    fact::{FactKey, Layer},
    wording,
};
use crate::contract::{EntityType, MentionForm};

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The entity.
    pub key: FactKey,
    /// Its name.
    pub name: String,
    /// Its type and place, to tell two of one name apart.
    pub more: String,
}

/// The entities that an entity may be the same as: those that share words with its names, of its type, often mentioned.
pub fn same_as(article: &Article, id: usize) -> Vec<Choice> {
    let Some(own) = article.analysis.entities.get(id) else { return Vec::new() };
    let names = |e: &crate::contract::Entity| words(std::iter::once(&e.name).chain(&e.aliases));
    let mine = names(own);
    let weight = |other: usize| {
        let e = article.analysis.entities.get(other)?;
        let shared = names(e).iter().filter(|w| mine.contains(w)).count();
        Some((shared.min(3) * 100 + usize::from(e.kind == own.kind) * 50 + article.mentions_of(other).len().min(40)) as i64)
    };
    ranked(article, |other| if other == id { None } else { weight(other) })
}

/// The entities that may have said a statement: named near it, persons and bodies before places.
pub fn speakers(article: &Article, statement: FactKey) -> Vec<Choice> {
    let Some(fact) = article.find(statement).and_then(|id| article.facts.get(id)) else { return Vec::new() };
    let here = fact.hull();
    ranked(article, |id| {
        let e = article.analysis.entities.get(id)?;
        let speaks = match e.kind {
            EntityType::Person | EntityType::Org => 0,
            EntityType::Gpe => 400,
            _ => 2_000,
        };
        let away = article.mentions_of(id).into_iter().filter_map(|f| article.facts.get(f)).map(|f| {
            let hull = f.hull();
            if hull.end <= here.start { here.start - hull.end } else { hull.start.saturating_sub(here.end) }
        });
        Some(-(i64::from(away.min()?) + speaks))
    })
}

/// Entities by falling weight, then in the order of the text; those without a weight or a visible mention are left out.
fn ranked(article: &Article, weight: impl Fn(usize) -> Option<i64>) -> Vec<Choice> {
    let all = article.entities.iter().enumerate();
    let mut weighed: Vec<(i64, usize, FactKey)> = all
        .filter(|(id, _)| article.mentions_of(*id).iter().any(|&f| named(article, f)))
        .filter_map(|(id, &key)| Some((-weight(id)?, id, key)))
        .collect();
    weighed.sort();
    weighed.into_iter().filter_map(|(_, id, key)| choice(article, id, key)).collect()
}

fn named(article: &Article, fact: usize) -> bool {
    article.facts.get(fact).is_some_and(|f| article.drawn(f) && article.form(f) != Some(MentionForm::Pronoun))
}

fn choice(article: &Article, id: usize, key: FactKey) -> Option<Choice> {
    let e = article.analysis.entities.get(id)?;
    let first = article.mentions_of(id).first().and_then(|&f| article.facts.get(f)).map(|f| article.chars(f.hull()));
    let place = first.map(|span| article.place(span)).unwrap_or_default();
    Some(Choice { key, name: e.name.clone(), more: format!("{} · {place}", wording::entity(e.kind)) })
}

/// Words of names, in small letters; short ones bind nothing.
fn words<'a>(names: impl Iterator<Item = &'a String>) -> Vec<String> {
    let split = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    split.filter(|w| w.chars().count() > 2).map(str::to_lowercase).collect()
}

/// The other facts of the same layer with the same words: all *war* among the events. The fact itself is the first.
pub fn same_words(article: &Article, key: FactKey) -> Vec<FactKey> {
    if matches!(key.layer, Layer::Entity | Layer::Mention) {
        return vec![key];
    }
    let words = |f: &super::fact::Fact| f.hull().of(article.text()).to_lowercase();
    let Some(own) = article.find(key).and_then(|id| article.facts.get(id)).map(words) else { return vec![key] };
    let same = article.facts.iter().filter(|f| f.key.layer == key.layer && f.key != key && words(f) == own);
    std::iter::once(key).chain(same.map(|f| f.key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::sample::{self, at},
        view::sample::article,
    };

    fn names(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|c| c.name.as_str()).collect()
    }

    #[test]
    fn who_shares_a_name_comes_first() {
        let mut analysis = sample::analysis();
        let mut third = analysis.entities[0].clone();
        (third.id, third.name) = (2, "Ruiz".into());
        analysis.entities.push(third);
        analysis.mentions[3].entity = 2; // the last “Ruiz”
        let article = Article::new(analysis);
        assert_eq!(names(&same_as(&article, 2)), ["Ana Ruiz", "Harbour Trust"]);
        assert_eq!(same_as(&article, 0)[0].more, "Person · ¶1");
        assert!(same_as(&article, 9).is_empty());
    }

    #[test]
    fn the_nearest_person_may_have_said_it() {
        let article = article();
        let key = FactKey { layer: Layer::Statement, span: at("The bridge", 0) };
        assert_eq!(names(&speakers(&article, key)), ["Ana Ruiz", "Harbour Trust"]);
        assert!(speakers(&article, FactKey { layer: Layer::Statement, span: at("Ruiz", 0) }).is_empty());
    }

    #[test]
    fn facts_of_the_same_words_are_found() {
        let mut analysis = sample::analysis();
        (analysis.times[0].span, analysis.times[1].span) = (at("Ruiz", 0), at("Ruiz", 1));
        let article = Article::new(analysis);
        let key = |words, nth| FactKey { layer: Layer::Time, span: at(words, nth) };
        assert_eq!(same_words(&article, key("Ruiz", 1)), [key("Ruiz", 1), key("Ruiz", 0)]);
        assert_eq!(same_words(&article, key("four hours", 0)), [key("four hours", 0)]);
        let ruiz = FactKey { layer: Layer::Mention, span: at("Ruiz", 1) };
        assert_eq!(same_words(&article, ruiz), [ruiz]);
    }
}
