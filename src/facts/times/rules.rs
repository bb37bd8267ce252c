//! The table of time rules: id, sentence for the reader, patterns, examples; read once from `src/lexicon/time_rules.txt`.
//!
//! An example is a text and the values of all times in it, read in an article of Saturday, 12 April 2025.

use super::grammar::Grammar;
use crate::{
    facts::numerals::words::{Class, Words},
    lexicon::rules::{self, Rule},
};
use std::sync::LazyLock;

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
    let rules = rules::read(RULES, |rule, line| grammar.add(&mut words, line, rule));
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
