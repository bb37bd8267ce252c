//! First persons inside quotations: in *“I will go,” Reed said* the *I* is Reed. Data for the entities, which this stage does not change.

use super::quotes;
use crate::{
    document::{Document, EntityId, EntityType, StatementForm},
    text::Span,
};

/// Pronouns inside quotations with the entity of their speaker, in text order: *I*, *me*, *my*, *mine*, *myself*; *we*, *us*, *our* where the
/// speaker is an organisation or a country. Those inside a deeper quotation belong to somebody else and are left out.
pub fn speakers_pronouns(doc: &Document) -> Vec<(Span, EntityId)> {
    let quotes = quotes::pair(doc);
    let mut found = Vec::new();
    for statement in doc.statements.iter().filter(|s| s.form != StatementForm::Indirect && s.within.is_none()) {
        let Some(speaker) = statement.speaker else { continue };
        let group = doc.entities.get(speaker.index()).is_some_and(|e| matches!(e.kind, EntityType::Org | EntityType::Gpe));
        for content in &statement.content {
            for i in doc.tokens_in(*content) {
                let Some(span) = doc.tokens.get(i).map(|t| t.span) else { continue };
                let block = doc.block_at(span.start).map_or(0, |b| b.index());
                let near = quotes.partition_point(|q| q.block < block)..quotes.partition_point(|q| q.block <= block);
                let depth = quotes.get(near).unwrap_or_default().iter().filter(|q| q.outer.covers(span)).count();
                let word = span.of(&doc.text).to_lowercase();
                let own = matches!(word.as_str(), "i" | "me" | "my" | "mine" | "myself");
                let ours = group && matches!(word.as_str(), "we" | "us" | "our" | "ours" | "ourselves");
                if depth == 1 && content.covers(span) && (own || ours) {
                    found.push((span, speaker));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
