//! Tags, lemmas and trees of the document's tokens, and what the reader network saw of names, attributions and triggers.
//! `He said so .` → `PRON VERB ADV PUNCT`, `he ← said → so`. Without weights every token keeps the tag `X`.

mod cut;
mod glosses;
pub mod lemma;
mod mend;
mod names;
mod scores;
pub mod tree;
mod trees;

pub(crate) use glosses::end as gloss_end;

use crate::{
    document::{Deprel, Document, Lemmas, Token, Upos, Xpos},
    model::Models,
    text::tokenize::Word,
};

/// Fills tags, lemmas, heads and relations of all tokens and the document's readings, and cuts its sentences anew.
pub fn read(models: &Models, doc: &mut Document) {
    if let Some(network) = &models.reader {
        scores::read(network, doc);
    }
    lemma::fill(doc);
    mend::mend(doc);
}

/// A token of which only the form is known: tag `X`, its own root.
pub fn untagged(word: Word) -> Token {
    Token {
        span: word.span,
        joined: word.joined,
        upos: Upos::X,
        xpos: Xpos::Xx,
        lemma: Lemmas::UNKNOWN,
        head: None,
        deprel: Deprel::Root,
    }
}
