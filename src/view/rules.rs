//! Personal rules in words, and the rules that a correction could become: *Orlen* got the type organisation → “Orlen” is always an
//! organisation.

use super::{
    article::Article,
    fact::{FactKey, Layer},
    history, wording,
};
use crate::{
    contract::{EntityType, MentionForm},
    library::{
        log::{Act, Judgement, Log},
        rules::{Rule, Says},
    },
};

/// *“Orlen” is always an organisation*.
pub fn sentence(words: &str, says: &Says) -> String {
    match says {
        Says::Is(kind) => format!("“{words}” is always {}", a(*kind)),
        Says::NoName => format!("“{words}” is never a name"),
        Says::Same(other) => format!("“{words}” is always the same as “{other}”"),
    }
}

/// *Made on Thursday 14 May 2026 in “Fuel”*; what is not known is left out.
pub fn origin(rule: &Rule) -> String {
    let day = if rule.made.is_empty() { String::new() } else { format!(" on {}", wording::calendar::words(&rule.made)) };
    let article = if rule.from.is_empty() { String::new() } else { format!(" in “{}”", rule.from) };
    format!("Made{day}{article}")
}

fn a(kind: EntityType) -> String {
    let name = wording::entity(kind).to_lowercase();
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// The rules that what was done to a fact could become, each once.
pub fn offers(article: &Article, log: &Log, key: FactKey) -> Vec<(String, Says)> {
    let mut offers = Vec::new();
    for op in log.in_force().filter(|op| history::touches(article, &op.act, key)) {
        if let Some(offer) = offer(article, &op.act)
            && !offers.contains(&offer)
        {
            // Of two that contradict each other the last one counts.
            offers.retain(|(words, says)| *words != offer.0 || matches!(says, Says::Same(_)) != matches!(offer.1, Says::Same(_)));
            offers.push(offer);
        }
    }
    offers
}

/// The rule that an act could become, if it is about one name.
pub fn offer(article: &Article, act: &Act) -> Option<(String, Says)> {
    match act {
        Act::Retype { fact, .. } | Act::Add { fact, .. } => typed(article, *fact),
        Act::AddAll { facts, .. } => typed(article, *facts.first()?),
        Act::Judge { facts, as_: Judgement::Reject } => match facts.as_slice() {
            [fact] => Some((words_of(article, *fact)?, Says::NoName)),
            _ => None,
        },
        Act::Merge { into, from } => {
            let (words, other) = (called(article, *from)?, called(article, *into)?);
            (words != other).then_some((words, Says::Same(other)))
        }
        _ => None,
    }
}

fn typed(article: &Article, fact: FactKey) -> Option<(String, Says)> {
    let id = article.entity_of(fact)?;
    Some((name(article, id)?, Says::Is(article.analysis.entities.get(id)?.kind)))
}

/// The words of a mention that is a name; of an entity its name.
fn words_of(article: &Article, key: FactKey) -> Option<String> {
    match key.layer {
        Layer::Entity => name(article, article.entity_of(key)?),
        Layer::Mention => {
            let fact = article.facts.get(article.find(key)?)?;
            (article.form(fact) == Some(MentionForm::Name)).then(|| fact.hull().of(article.text()).to_owned())
        }
        _ => None,
    }
}

/// What an entity is called in the text: the fullest name where it stands there, else its first one; none for who is only
/// described.
pub fn name(article: &Article, id: usize) -> Option<String> {
    let fullest = &article.analysis.entities.get(id)?.name;
    let facts = article.mentions_of(id).into_iter().filter_map(|f| article.facts.get(f));
    let mut names = facts.filter(|f| article.form(f) == Some(MentionForm::Name)).map(|f| f.hull().of(article.text()));
    let first = names.next()?;
    let named = first == fullest || names.any(|name| name == fullest);
    Some(if named { fullest.clone() } else { first.to_owned() })
}

/// The same for one that has gone over into another and has no mentions left.
fn called(article: &Article, key: FactKey) -> Option<String> {
    let id = article.entity_of(key)?;
    name(article, id).or_else(|| Some(article.analysis.entities.get(id)?.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::{
            fold::fold,
            rules::tests::rule,
            sample::{ana, analysis, key, log, trust},
        },
        view::sample,
    };

    /// What is offered on the card of `of` after these acts, as sentences.
    #[track_caller]
    fn check(acts: &[Act], of: FactKey, expected: &[&str]) {
        let log = log(acts);
        let article = Article::corrected(&fold(analysis(), &log));
        let told: Vec<String> = offers(&article, &log, of).iter().map(|(words, says)| sentence(words, says)).collect();
        assert_eq!(told, expected);
    }

    fn reject(fact: FactKey) -> Act {
        Act::Judge { facts: vec![fact], as_: Judgement::Reject }
    }

    #[test]
    fn a_correction_could_become_a_rule() {
        let retype = |fact, to| Act::Retype { fact, to };
        check(&[], trust(), &[]);
        check(&[retype(trust(), EntityType::Fac)], trust(), &["“Harbour Trust” is always a building or site"]);
        // By the key of a mention, which stands for its entity.
        let ruiz = key(Layer::Mention, "Ruiz", 1);
        check(&[retype(ruiz, EntityType::Org)], ana(), &["“Ana Ruiz” is always an organisation"]);
        let spoke = key(Layer::Mention, "spoke", 0);
        let add = Act::Add { fact: spoke, kind: EntityType::Work, of: None };
        check(&[add], spoke, &["“spoke” is always a title of a work"]);
        check(&[Act::Rename { fact: ana(), to: "Ana".into() }], ana(), &[]);
    }

    #[test]
    fn a_rejected_name_could_be_one_nowhere() {
        check(&[reject(trust())], trust(), &["“Harbour Trust” is never a name"]);
        check(&[reject(key(Layer::Mention, "Ruiz", 1))], key(Layer::Mention, "Ruiz", 1), &["“Ruiz” is never a name"]);
        check(&[reject(key(Layer::Mention, "She", 0))], key(Layer::Mention, "She", 0), &[]);
        check(&[reject(key(Layer::Time, "Friday", 0))], key(Layer::Time, "Friday", 0), &[]);
        let many = Act::Judge { facts: vec![ana(), trust()], as_: Judgement::Reject };
        check(&[many], trust(), &[]);
    }

    #[test]
    fn of_two_that_contradict_each_other_the_last_one_counts() {
        let merged = Act::Merge { into: ana(), from: trust() };
        check(std::slice::from_ref(&merged), ana(), &["“Harbour Trust” is always the same as “Ana Ruiz”"]);
        let retype = Act::Retype { fact: ana(), to: EntityType::Org };
        let told = ["“Harbour Trust” is always the same as “Ana Ruiz”", "“Ana Ruiz” is always an organisation"];
        check(&[merged, retype.clone()], ana(), &told);
        check(&[retype, reject(ana())], ana(), &["“Ana Ruiz” is never a name"]);
    }

    #[test]
    fn a_rule_says_where_it_comes_from() {
        assert_eq!(origin(&rule("Orlen", Says::NoName)), "Made on Thursday 14 May 2026 in “Fuel”");
        let bare = Rule { made: String::new(), from: String::new(), ..rule("Orlen", Says::NoName) };
        assert_eq!(origin(&bare), "Made");
    }

    #[test]
    fn a_name_is_as_the_text_has_it() {
        let article = sample::article();
        assert_eq!(name(&article, 0).as_deref(), Some("Ana Ruiz"));
        let mut renamed = analysis();
        renamed.entities[0].name = "Ana María Ruiz".into();
        assert_eq!(name(&Article::new(renamed), 0).as_deref(), Some("Ana Ruiz"));
        assert_eq!(name(&article, 9), None);
    }
}
