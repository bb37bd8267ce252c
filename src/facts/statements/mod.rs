//! Statements: *“Let's see,” Peskov said* → source *Peskov*, cue *said*, content *Let's see*. Direct, indirect and mixed speech,
//! writing, thought; with speaker, stance, medium, addressee. It does not judge whether what is said is true.

mod quotes;
mod words;
mod draft;
mod source;
mod transcript;
mod direct;
mod uncued;
mod signed;
mod indirect;
mod leading;
mod parted;
mod trees;
mod trust;
mod deeds;
mod reader;
mod polish;
mod headline;
mod speaker;
mod stance;
mod circumstances;
mod nesting;
mod cue;
mod same;
mod finish;
mod pronouns;
pub mod rules;
#[cfg(test)]
mod tests;

pub use pronouns::speakers_pronouns;

use crate::document::{Document, Statement};

/// Reads all statements. Needs tokens, sentences, entities and times; better with tags, trees and the network's readings.
pub fn attribute(doc: &Document) -> Vec<Statement> {
    let quotes = quotes::pair(doc);
    let words = words::Words::new(doc, &quotes);
    let turns = transcript::turns(&words);
    let mut drafts = transcript::find(&words, &turns);
    // A turn in a heading's place is none of the headlines.
    let colons: Vec<usize> = turns.iter().map(|t| t.name.end).collect();
    drafts.extend(headline::find(&words).into_iter().filter(|d| !d.cue.iter().any(|cue| colons.contains(&cue.start))));
    drafts.extend(direct::find(&words, &turns, drafts.len()));
    let indirect = indirect::find(&words, &drafts);
    drafts.extend(indirect);
    let drafts = reader::join(&words, drafts, reader::find(&words));
    let mut statements = finish::finish(&words, polish::polish(&words, drafts));
    nesting::link(doc, &mut statements);
    same::tie(doc, &mut statements);
    statements
}
