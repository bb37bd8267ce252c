//! Tags, lemmas and trees of the document's tokens.

pub mod lemma;

use crate::{
    document::{Deprel, Document, Lemmas, Token, Upos, Xpos},
    model::Models,
    text::tokenize::Word,
};

/// Fills tags, lemmas, heads and relations of all tokens.
pub fn read(_models: &Models, _doc: &mut Document) {}

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
