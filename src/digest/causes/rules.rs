//! The table of cause rules for the help and the inspector: id, plain sentence, examples; read once from
//! `src/lexicon/cause_rules.txt`. The rules themselves are code; a test runs every example of the table.
//!
//! An example is a text and what the rule finds in it: `cause | effect`.

use crate::lexicon::rules::{Rule, read};
use std::sync::LazyLock;

/// All rules, in the order of the file.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(include_str!("../../lexicon/cause_rules.txt"), |_, _| {}));
