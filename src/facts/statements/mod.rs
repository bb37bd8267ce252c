//! Statements: *“Let's see,” Peskov said* → source *Peskov*, cue *said*, content *Let's see*. Direct, indirect and mixed speech,
//! writing, thought; with speaker, stance, medium, addressee. It does not judge whether what is said is true.

mod quotes;
mod words;
mod draft;
mod source;
mod transcript;
mod direct;
mod indirect;
mod finish;
mod speaker;

use crate::document::{Document, Statement};

/// Reads all statements. Needs tokens, sentences, entities and times.
pub fn attribute(doc: &Document) -> Vec<Statement> {
    let quotes = quotes::pair(doc);
    let words = words::Words::new(doc, &quotes);
    let turns = transcript::turns(&words);
    let mut drafts = direct::find(&words, &turns);
    drafts.extend(transcript::find(&words, &turns));
    let indirect = indirect::find(&words, &drafts);
    drafts.extend(indirect);
    finish::finish(&words, drafts)
}
