//! The table of cause rules for the help and the inspector: id, plain sentence, examples; read once from
//! `src/lexicon/cause_rules.txt`. The rules themselves are code; a test runs every example of the table.

use std::sync::LazyLock;

/// A rule as the help shows it.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Stable name, such as `cause.phrase`.
    pub id: &'static str,
    /// What it finds, in plain words.
    pub sentence: &'static str,
    /// Texts with a cause that the rule finds, as `cause | effect`.
    pub examples: Vec<(&'static str, &'static str)>,
    /// Texts in which the rule must find nothing.
    pub counterexamples: Vec<&'static str>,
}

/// All rules, in the order of the file.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(include_str!("../../lexicon/cause_rules.txt")));

fn read(list: &'static str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in list.lines().filter(|l| !l.starts_with('#')) {
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        if head == "rule" {
            rules.push(Rule { id: rest, sentence: "", examples: Vec::new(), counterexamples: Vec::new() });
        }
        let Some(rule) = rules.last_mut() else { continue };
        match head {
            "say" => rule.sentence = rest,
            "yes" => rule.examples.extend(rest.split_once(" => ")),
            "no" => rule.counterexamples.push(rest),
            _ => {}
        }
    }
    rules
}
