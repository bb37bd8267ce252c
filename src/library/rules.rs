//! Personal rules: what a person has said once of a name, to be reminded of it in other articles. *Orlen* is always an organisation;
//! it is never a name; it is the same as *PKN Orlen*.
//!
//! The table is one JSON object of strings, in the browser's storage, in backups and in files alike:
//! `{"pressmark":"rules/1","is Orlen":"ORG\n2026-05-14\n3f2a\nFuel"}`, after what is said the day, the article's id and its title.
//! It changes no article: what a rule comes to in one is suggested by `view::suggest`.

use crate::contract::EntityType;
use std::collections::BTreeMap;

/// The entry that names the format, as in a backup, and its name and version.
const HEAD: &str = "pressmark";
const FORMAT: &str = "rules/1";

/// What stands in place of a type for words that are no name.
const NO_NAME: &str = "no name";

/// Names are short; a longer one is a mistake or a hostile file.
const LONGEST: usize = 200;

/// What is always so of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// It is of this type.
    Is(EntityType),
    /// It is no name at all.
    NoName,
    /// It stands for the same as this other name.
    Same(String),
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, exactly as texts have it.
    pub words: String,
    /// What is so of it.
    pub says: Says,
    /// The day it was made, `YYYY-MM-DD`.
    pub made: String,
    /// Title of the article that it was made in.
    pub from: String,
    /// The id of that article in the library.
    pub article: String,
}

impl Rule {
    /// What two rules cannot both have: the words, and whether they are about what these are or whom they stand for.
    pub fn id(&self) -> String {
        let about = if matches!(self.says, Says::Same(_)) { "same" } else { "is" };
        format!("{about} {}", self.words)
    }

    /// None for a rule that this version does not understand.
    fn read(id: &str, kept: &str) -> Option<Self> {
        let fits = |words: &&str| !words.trim().is_empty() && words.chars().count() <= LONGEST && !words.contains('\n');
        let (about, words) = id.split_once(' ').filter(|(_, words)| fits(words))?;
        let mut fields = kept.splitn(4, '\n');
        let said = fields.next()?;
        let says = match about {
            "is" if said == NO_NAME => Says::NoName,
            "is" => Says::Is(EntityType::ALL.iter().copied().find(|&kind| code(kind) == said)?),
            "same" => Says::Same(Some(said).filter(fits).filter(|other| *other != words)?.to_owned()),
            _ => return None,
        };
        let mut field = || fields.next().unwrap_or_default().to_owned();
        Some(Self { words: words.to_owned(), says, made: field(), article: field(), from: field() })
    }

    fn write(&self) -> String {
        let said = match &self.says {
            Says::Is(kind) => code(*kind),
            Says::NoName => NO_NAME.to_owned(),
            Says::Same(other) => other.clone(),
        };
        format!("{said}\n{}\n{}\n{}", self.made, self.article, self.from)
    }
}

/// The contract's code of a type: `ORG`.
fn code(kind: EntityType) -> String {
    format!("{kind:?}").to_ascii_uppercase()
}

/// All rules of a person by their ids, as they are kept. Those of a newer version have no effect here, and stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(BTreeMap<String, String>);

/// What taking in other rules did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// New ones.
    pub added: usize,
    /// Known ones.
    pub same: usize,
    /// Those that a rule here contradicts; the one here stays.
    pub other: usize,
    /// Those that could not be kept.
    pub failed: usize,
}

impl Rules {
    /// Reads a table.
    ///
    /// # Errors
    /// A sentence if this is no table, or one of a newer version.
    pub fn read(kept: &str) -> Result<Self, String> {
        let mut rules: BTreeMap<String, String> = serde_json::from_str(kept).unwrap_or_default();
        match rules.remove(HEAD).as_deref() {
            Some(FORMAT) => Ok(Self(rules)),
            Some(other) if other.starts_with("rules/") => {
                Err(format!("the format {other} is unknown here; this version reads {FORMAT}"))
            }
            _ => Err("this is no list of rules".to_owned()),
        }
    }

    /// The table, a rule a line.
    pub fn write(&self) -> String {
        let mut rules = self.0.clone();
        rules.insert(HEAD.to_owned(), FORMAT.to_owned());
        // A map of strings always serialises.
        serde_json::to_string(&rules).unwrap_or_default().replace("\",\"", "\",\n\"")
    }

    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that are understood.
    pub fn all(&self) -> Vec<Rule> {
        self.0.iter().filter_map(|(id, kept)| Rule::read(id, kept)).collect()
    }

    /// The rule of that id.
    pub fn get(&self, id: &str) -> Option<Rule> {
        self.0.get(id).and_then(|kept| Rule::read(id, kept))
    }

    /// Takes a rule in; gives back the one whose place it takes.
    pub fn put(&mut self, rule: &Rule) -> Option<Rule> {
        let id = rule.id();
        let old = self.get(&id);
        self.0.insert(id, rule.write());
        old
    }

    /// Takes a rule out.
    pub fn remove(&mut self, id: &str) -> Option<Rule> {
        let old = self.get(id);
        self.0.remove(id);
        old
    }

    /// Takes the rules of another table in; what is here stays as it is.
    pub fn join(&mut self, other: &Self) -> Joined {
        let mut joined = Joined::default();
        for (id, kept) in &other.0 {
            let theirs = Rule::read(id, kept);
            match (self.0.contains_key(id), theirs) {
                (false, theirs) => {
                    self.0.insert(id.clone(), kept.clone());
                    joined.added += usize::from(theirs.is_some());
                }
                (true, Some(theirs)) if self.get(id).is_some_and(|own| own.says == theirs.says) => joined.same += 1,
                (true, theirs) => joined.other += usize::from(theirs.is_some()),
            }
        }
        joined
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A rule made on a day in an article.
    pub(crate) fn rule(words: &str, says: Says) -> Rule {
        Rule { words: words.into(), says, made: "2026-05-14".into(), from: "Fuel".into(), article: "3f2a".into() }
    }

    /// A table of rules.
    pub(crate) fn table(rules: impl IntoIterator<Item = Rule>) -> Rules {
        let mut all = Rules::default();
        rules.into_iter().for_each(|rule| drop(all.put(&rule)));
        all
    }

    #[test]
    fn one_word_has_one_type_and_stands_for_one_thing() {
        let mut rules = table([rule("Orlen", Says::Is(EntityType::Org)), rule("Orlen", Says::Same("PKN Orlen".into()))]);
        assert_eq!(rules.all().len(), 2);
        let before = rules.put(&rule("Orlen", Says::NoName));
        assert_eq!(before.map(|r| r.says), Some(Says::Is(EntityType::Org)));
        assert_eq!(rules.all().len(), 2);
        assert!(rules.remove("is Orlen").is_some() && rules.get("is Orlen").is_none());
    }

    #[test]
    fn the_kept_form_is_the_contracts_words() {
        let kept = table([rule("Orlen", Says::Is(EntityType::Org))]).write();
        assert_eq!(kept, "{\"is Orlen\":\"ORG\\n2026-05-14\\n3f2a\\nFuel\",\n\"pressmark\":\"rules/1\"}");
        for &kind in EntityType::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", code(kind)));
        }
    }

    #[test]
    fn what_is_no_table_is_refused_with_a_sentence() {
        for bad in ["", "null", "[]", "{}", "{\"pressmark\":\"backup/1\"}", "{\"pressmark\":\"rules/1\",\"is Orlen\":1}"] {
            assert_eq!(Rules::read(bad), Err("this is no list of rules".to_owned()), "{bad}");
        }
        assert!(Rules::read(r#"{"pressmark":"rules/2"}"#).unwrap_err().contains("rules/2"));
    }

    #[test]
    fn a_rule_that_is_not_understood_has_no_effect_and_is_kept() {
        let long = "x".repeat(LONGEST + 1);
        for (id, kept) in [
            ("is Orlen", "GALAXY"),
            ("never Orlen", "PKN"),
            ("Orlen", "ORG"),
            ("is  ", "ORG"),
            ("same Orlen", "Orlen"),
            (&format!("is {long}"), "ORG"),
        ] {
            let rules = Rules::read(&format!(r#"{{"pressmark":"rules/1","{id}":"{kept}"}}"#)).unwrap();
            assert_eq!((rules.all().len(), rules.is_empty()), (0, false), "{id}");
            assert_eq!(Rules::read(&rules.write()), Ok(rules.clone()));
            let mut here = Rules::default();
            assert_eq!(here.join(&rules), Joined::default());
            assert_eq!(here, rules);
        }
    }

    #[test]
    fn a_rule_without_its_origin_is_one() {
        let rules = Rules::read(r#"{"pressmark":"rules/1","is Orlen":"ORG"}"#).unwrap();
        assert_eq!(
            rules.get("is Orlen").map(|r| (r.says, r.made, r.from)),
            Some((Says::Is(EntityType::Org), String::new(), String::new()))
        );
    }

    #[test]
    fn what_is_here_stays_when_other_rules_come_in() {
        let mut here = table([rule("Orlen", Says::Is(EntityType::Org)), rule("Elwick", Says::Is(EntityType::Gpe))]);
        let there = table([
            rule("Orlen", Says::Is(EntityType::Gpe)),
            rule("Elwick", Says::Is(EntityType::Gpe)),
            rule("May", Says::NoName),
        ]);
        assert_eq!(here.join(&there), Joined { added: 1, same: 1, other: 1, failed: 0 });
        assert_eq!(here.get("is Orlen").map(|r| r.says), Some(Says::Is(EntityType::Org)));
    }

    fn any_rule() -> impl Strategy<Value = Rule> {
        let says = prop_oneof![
            Just(Says::NoName),
            (0..EntityType::ALL.len()).prop_map(|k| Says::Is(EntityType::ALL[k])),
            "[a-z]{1,3}".prop_map(|other| Says::Same(format!("PKN {other}"))),
        ];
        let text = "[A-Za-zé“\"\\\\]{0,6}";
        ("[A-Zaé\"]{1,4}", says, text, text, text).prop_map(|(words, says, made, from, article)| Rule {
            words,
            says,
            made,
            from,
            article,
        })
    }

    proptest! {
        #[test]
        fn reads_what_it_writes(rules in prop::collection::vec(any_rule(), 0..8)) {
            let rules = table(rules);
            prop_assert!(rules.all().iter().all(|rule| rules.get(&rule.id()).as_ref() == Some(rule)));
            prop_assert_eq!(Rules::read(&rules.write()), Ok(rules));
        }

        #[test]
        fn joining_adds_only_and_twice_is_once(ours in prop::collection::vec(any_rule(), 0..8), theirs in prop::collection::vec(any_rule(), 0..8)) {
            let (before, theirs) = (table(ours), table(theirs));
            let mut joined = before.clone();
            let done = joined.join(&theirs);
            prop_assert!(before.all().into_iter().all(|rule| joined.get(&rule.id()) == Some(rule)));
            prop_assert_eq!(joined.all().len(), before.all().len() + done.added);
            let once = joined.clone();
            prop_assert_eq!(joined.join(&theirs).added, 0);
            prop_assert_eq!(joined, once);
        }

        #[test]
        fn any_text_is_read_or_refused(kept in "\\PC{0,60}") {
            let _ = Rules::read(&kept);
        }
    }
}
