//! The table of time rules: id, sentence for the reader, patterns, examples; read once from `src/lexicon/time_rules.txt`.

use super::grammar::Grammar;
use crate::facts::numerals::words::{Class, Words};
use std::sync::LazyLock;

/// A rule as the help shows it.
#[derive(Debug)]
pub struct Rule {
    /// Stable name, such as `time.weekday`.
    pub id: &'static str,
    /// What it reads, in plain words.
    pub sentence: &'static str,
    /// Texts and the values of all times in them, read in an article of Saturday, 12 April 2025.
    pub examples: Vec<(&'static str, &'static str)>,
    /// Texts in which the rule must find nothing.
    pub counterexamples: Vec<&'static str>,
}

/// Everything that is read from the word lists and rules.
#[derive(Debug)]
pub struct Table {
    /// The words of the lists and patterns.
    pub words: Words,
    /// The compiled patterns.
    pub grammar: Grammar,
    /// In the order of the file.
    pub rules: Vec<Rule>,
    /// Names and dates of the holidays.
    pub holidays: Vec<&'static str>,
}

/// The table of this program.
pub static TABLE: LazyLock<Table> = LazyLock::new(load);

const RULES: &str = include_str!("../../lexicon/time_rules.txt");
const HOLIDAYS: &str = include_str!("../../lexicon/holidays.txt");

fn load() -> Table {
    let mut words = Words::default();
    words.add_list(include_str!("../../lexicon/numbers.txt"));
    words.add_list(include_str!("../../lexicon/time_words.txt"));
    words.add_list(include_str!("../../lexicon/tense.txt"));
    let holidays = holidays(&mut words);
    for word in super::extend::MODIFIERS
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(|l| l.split('\t').next().unwrap_or_default().split(' '))
    {
        words.intern(word);
    }
    let mut grammar = Grammar::default();
    let mut rules: Vec<Rule> = Vec::new();
    for line in RULES.lines().filter(|l| !l.starts_with('#')) {
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        match head {
            "" => {}
            "rule" => rules.push(Rule { id: rest, sentence: "", examples: Vec::new(), counterexamples: Vec::new() }),
            _ => {
                let n_rules = rules.len();
                let Some(rule) = rules.last_mut() else { continue };
                match head {
                    "say" => rule.sentence = rest,
                    "yes" => rule.examples.extend(rest.split_once(" => ")),
                    "no" => rule.counterexamples.push(rest),
                    _ => grammar.add(&mut words, line, n_rules - 1),
                }
            }
        }
    }
    grammar.index(&words);
    Table { words, grammar, rules, holidays }
}

/// Adds the names of holidays; a line is `names ⇥ date rule`.
fn holidays(words: &mut Words) -> Vec<&'static str> {
    let mut dates = Vec::new();
    for line in HOLIDAYS.lines().filter(|l| !l.starts_with('#')) {
        let Some((names, date)) = line.split_once('\t') else { continue };
        for name in names.split('/') {
            words.add(name, Class::Holiday, dates.len() as i32);
        }
        dates.push(date.trim());
    }
    dates
}
