//! The table of quantity rules: id, sentence for the reader, examples; read once from `src/lexicon/quantity_rules.txt`.
//!
//! An example is a text and all quantities in it: `kind amount[..high] unit[/per]`. The rules themselves are code.

use crate::lexicon::rules::{Rule, read};
use std::sync::LazyLock;

/// The rules in the order of the file.
pub static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(include_str!("../../lexicon/quantity_rules.txt"), |_, _| {}));
