//! The table of rules for events: id, plain sentence, examples; read once from `src/lexicon/event_rules.txt`. The rules themselves are
//! code; a test runs every example of the table.

use crate::lexicon::rules::{self, Rule};
use std::sync::LazyLock;

/// All rules, in the order of the file.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rules::read(include_str!("../../lexicon/event_rules.txt"), |_, _| {}));

/// The plain sentence of a rule; empty for an unknown id.
pub fn sentence(id: &str) -> &'static str {
    rules::sentence(&RULES, id)
}
