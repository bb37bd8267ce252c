//! The story in short: causes, answers, summary, keyphrases; each a stretch of the text.
//! `A storm closed the port on Friday.` → who *A storm*, what *closed the port*, when *Friday*. It reads what the stages before
//! found and writes no sentence of its own.

pub(crate) mod branches;
mod story;
mod content;
pub mod causes;
mod answers;
mod summary;
mod keyphrases;
mod headline;
#[cfg(test)]
mod tests;

use crate::document::{Answers, Cause, Document, Keyphrase, Note, Provenance, SentenceId};

/// What this layer finds.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// In text order.
    pub causes: Vec<Cause>,
    /// Best first.
    pub answers: Answers,
    /// Most important first, with the reason.
    pub summary: Vec<(SentenceId, Provenance)>,
    /// Most important first.
    pub keyphrases: Vec<Keyphrase>,
    /// Remarks on the headline.
    pub notes: Vec<Note>,
}

/// Reads the whole document. Needs tokens, sentences and trees; better with all facts.
pub fn digest(doc: &Document) -> Digest {
    let branches = branches::Branches::new(doc);
    let story = story::Story::new(&branches);
    let causes = causes::find(&branches);
    let answers = answers::answer(&story, &causes);
    let summary = summary::pick(&story, &answers);
    Digest { causes, answers, summary, keyphrases: keyphrases::find(&story), notes: headline::check(&story) }
}

impl Digest {
    /// Puts everything into its document.
    pub fn fill(self, doc: &mut Document) {
        doc.causes = self.causes;
        doc.answers = self.answers;
        (doc.summary, doc.summary_why) = self.summary.into_iter().unzip();
        doc.keyphrases = self.keyphrases;
        doc.notes.extend(self.notes);
        doc.notes.sort_by_key(|n| n.span);
    }
}
