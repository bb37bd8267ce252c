//! Mentions that are no names: `the envoy`, `his wife`, `she`, `its`. Found here, linked in [`super::coref`].

mod nominals;
mod pronouns;

pub(crate) use nominals::{Determiner, is_part};
pub(crate) use pronouns::{Pronoun, pronoun};

use super::{context::Context, draft::Draft};

/// Nominals and pronouns of the document, not overlapping the names given, in text order.
pub(crate) fn find(cx: &Context<'_>, names: &[Draft]) -> Vec<Draft> {
    let mut found = nominals::find(cx, names);
    found.extend(pronouns::find(cx));
    found
}

/// The determiner of a nominal mention.
pub(crate) fn determiner(cx: &Context<'_>, draft: &Draft) -> Determiner {
    nominals::determiner(cx, draft.tokens.start)
}
