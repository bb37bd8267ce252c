//! Mentions that are no names: `the envoy`, `his wife`, `she`, `its`. Found here, linked in [`super::coref`].

mod nominals;
mod pronouns;

pub(crate) use nominals::{Determiner, is_part};
pub(crate) use pronouns::{Pronoun, pronoun};

use super::{context::Context, draft::Draft};

/// Nominals and pronouns of the document, not overlapping the names given, in text order.
pub(crate) fn find(cx: &Context<'_>, names: &[Draft]) -> Vec<Draft> {
    let mut found = nominals::find(cx, names);
    // *Cry Me a River*: no pronoun stands for anybody inside a name.
    let inside = |d: &Draft| {
        let at = names.partition_point(|n| n.tokens.end <= d.tokens.start);
        names.get(at).is_some_and(|n| n.tokens.start <= d.tokens.start)
    };
    found.extend(pronouns::find(cx).into_iter().filter(|d| !inside(d)));
    found
}

/// The determiner of a nominal mention.
pub(crate) fn determiner(cx: &Context<'_>, draft: &Draft) -> Determiner {
    nominals::determiner(cx, draft.tokens.start)
}
