//! The table of rules for names, entities and roles: id, plain sentence, examples; read once from `src/lexicon/entity_rules.txt`. The
//! rules themselves are code; a test runs every example of the table.
//!
//! An example is a text with the words that the rule finds; for a relation `subject | object | label`.

use crate::lexicon::rules::{self, Rule};
use std::sync::LazyLock;

/// All rules, sorted by id within names, entities and relations.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rules::read(include_str!("../lexicon/entity_rules.txt"), |_, _| {}));

/// The plain sentence of a rule; empty for an unknown id.
pub fn sentence(id: &str) -> &'static str {
    rules::sentence(&RULES, id)
}
