//! The table of quantity rules: id, sentence for the reader, examples; read once from `src/lexicon/quantity_rules.txt`.

use std::sync::LazyLock;

/// A rule as the help shows it.
#[derive(Debug)]
pub struct Rule {
    /// Stable name, such as `quantity.percent`.
    pub id: &'static str,
    /// What it reads, in plain words.
    pub sentence: &'static str,
    /// Texts and all quantities in them.
    pub examples: Vec<(&'static str, &'static str)>,
    /// Texts in which the rule must find nothing.
    pub counterexamples: Vec<&'static str>,
}

/// The rules in the order of the file.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules: Vec<Rule> = Vec::new();
    for line in include_str!("../../lexicon/quantity_rules.txt").lines().filter(|l| !l.starts_with('#')) {
        let Some((head, rest)) = line.split_once(' ') else { continue };
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
});
