//! The page of how facts are found: every rule by which the engine finds a time, a sum, a name's tie, a statement, an event or a cause, with its
//! sentence and its examples: the tables that the tests run. Here and not in `view`, which does not know the engine.

use crate::{
    digest, entities, facts,
    lexicon::rules::Rule,
    view::page::{Block, Page, Row, plain, styled},
};

/// The page.
pub fn page() -> Page {
    let tables: [(&str, &[Rule]); 6] = [
        ("Dates and times", &facts::times::rules::TABLE.rules),
        ("Amounts", &facts::quantities::rules::RULES),
        ("Who is who", &entities::rules::RULES),
        ("Who said what", &facts::statements::rules::RULES),
        ("What happened", &facts::events::rules::RULES),
        ("Causes", &digest::causes::rules::RULES),
    ];
    let count: usize = tables.iter().map(|(_, rules)| rules.len()).sum();
    Page {
        title: "How facts are found".to_owned(),
        intro: format!(
            "{count} rules beside a small network that was trained on news. A fact’s card names its rule. The examples are those \
             that our tests check."
        ),
        blocks: tables.into_iter().map(|(caption, rules)| table(caption, rules)).collect(),
    }
}

fn table(caption: &str, rules: &[Rule]) -> Block {
    let row = |rule: &Rule| {
        let found = rule.examples.first().map_or_else(String::new, |(text, found)| match found.is_empty() {
            true => (*text).to_owned(),
            false => format!("{text} → {found}"),
        });
        let not = rule.counterexamples.first().copied().unwrap_or_default();
        Row {
            class: String::new(),
            cells: vec![vec![plain(rule.sentence), plain(" "), styled(rule.id, "rule-id")], vec![plain(found)], vec![plain(not)]],
        }
    };
    Block::Table {
        caption: caption.to_owned(),
        head: ["Rule", "For example", "But not"].map(str::to_owned).to_vec(),
        rows: rules.iter().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_shown_with_sentences() {
        let page = page();
        assert_eq!(page.blocks.len(), 6);
        for block in &page.blocks {
            let Block::Table { rows, .. } = block else { unreachable!("tables only") };
            assert!(!rows.is_empty() && rows.iter().all(|r| !r.cells[0][0].text.is_empty()));
        }
    }
}
