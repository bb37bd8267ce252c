//! Questions that stages ask of a tree: `The deal was signed by Ana` → subject of *signed*: *deal*; passive; past. Trees come from a
//! network and can be wrong: every answer is defined for any tree, none needs a sensible one.

use crate::document::{Deprel, Document, TokenId, Upos, Xpos};
use std::ops::Range;

/// When a verb group places what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// *signed*, *was signing*, *had signed*.
    Past,
    /// *signs*, *has signed*, *is signing*.
    Present,
    /// *will sign*, *is going to sign*.
    Future,
    /// No finite verb: *to sign*, *signing*.
    None,
}

/// What the words around a verb say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// From the first finite word of the group.
    pub tense: Tense,
    /// *has*, *had*, *having* before a participle.
    pub perfect: bool,
    /// A form of *be* before an *-ing* form.
    pub progressive: bool,
    /// *was signed*, *got signed*.
    pub passive: bool,
    /// *not*, *n't*, *never*.
    pub negated: bool,
    /// *would*, *may*, *must* … but not *will*.
    pub modal: Option<TokenId>,
}

/// The tokens of the sentence that holds `id`.
pub fn sentence(doc: &Document, id: TokenId) -> Range<usize> {
    let k = doc.sentences.partition_point(|s| s.tokens.end <= id.index());
    doc.sentences.get(k).filter(|s| s.tokens.contains(&id.index())).map_or(0..0, |s| s.tokens.clone())
}

/// Dependents in text order.
pub fn children(doc: &Document, id: TokenId) -> impl Iterator<Item = TokenId> + '_ {
    sentence(doc, id).filter(move |&k| doc.tokens[k].head == Some(id)).map(TokenId::new)
}

/// The first dependent with one of these relations.
pub fn child(doc: &Document, id: TokenId, relations: &[Deprel]) -> Option<TokenId> {
    children(doc, id).find(|c| relations.contains(&relation(doc, *c)))
}

/// The relation to the governor; `Dep` for a token that does not exist.
pub fn relation(doc: &Document, id: TokenId) -> Deprel {
    doc.tokens.get(id.index()).map_or(Deprel::Dep, |t| t.deprel)
}

/// The governor.
pub fn governor(doc: &Document, id: TokenId) -> Option<TokenId> {
    doc.tokens.get(id.index())?.head
}

fn upos(doc: &Document, id: TokenId) -> Upos {
    doc.tokens.get(id.index()).map_or(Upos::X, |t| t.upos)
}

fn xpos(doc: &Document, id: TokenId) -> Xpos {
    doc.tokens.get(id.index()).map_or(Xpos::Xx, |t| t.xpos)
}

/// The subject of a predicate; shared with a coordinated or governing verb where it has none: *She came and saw*, *She wants to go*.
pub fn subject_of(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass];
    let mut at = predicate;
    // A chain of shared subjects is short; the bound only guards against odd trees.
    for _ in 0..6 {
        if let Some(subject) = child(doc, at, SUBJECTS) {
            return Some(subject);
        }
        match relation(doc, at) {
            // *urged him to go*: the object goes.
            Deprel::Xcomp => {
                let above = governor(doc, at)?;
                if let Some(object) = child(doc, above, &[Deprel::Obj]) {
                    return Some(object);
                }
                at = above;
            }
            Deprel::Conj => at = governor(doc, at)?,
            // *the man who said*, *the deal signed*: the noun is the subject unless the relative pronoun is.
            Deprel::AclRelcl | Deprel::Acl => return governor(doc, at),
            Deprel::Advcl if xpos(doc, at) == Xpos::Vbg => at = governor(doc, at)?,
            _ => return None,
        }
    }
    None
}

/// The direct object, or the clause that stands for it.
pub fn object_of(doc: &Document, predicate: TokenId) -> Option<TokenId> {
    child(doc, predicate, &[Deprel::Obj]).or_else(|| child(doc, predicate, &[Deprel::Ccomp, Deprel::Xcomp]))
}

/// `id` and all that are coordinated with it, in text order.
pub fn conjuncts(doc: &Document, id: TokenId) -> Vec<TokenId> {
    let first = match (relation(doc, id), governor(doc, id)) {
        (Deprel::Conj, Some(above)) => above,
        _ => id,
    };
    let mut out = vec![first];
    out.extend(children(doc, first).filter(|c| relation(doc, *c) == Deprel::Conj));
    out
}

/// Everything below `id` and itself, from its first to its last token.
pub fn subtree(doc: &Document, id: TokenId) -> Range<usize> {
    hull(doc, id, &|_| true)
}

/// The noun phrase around a noun: its determiners, modifiers and complements, without relative clauses, appositions, conjuncts and
/// punctuation at the ends.
pub fn noun_phrase(doc: &Document, noun: TokenId) -> Range<usize> {
    use Deprel::{Acl, AclRelcl, Advcl, Appos, Aux, Case, Cc, Conj, Cop, Mark, Nsubj, NsubjPass, Parataxis, Punct};
    let outside = [Acl, AclRelcl, Advcl, Appos, Aux, Case, Cc, Conj, Cop, Mark, Nsubj, NsubjPass, Parataxis, Punct];
    let mut range = noun.index()..noun.index() + 1;
    for c in children(doc, noun).filter(|c| !outside.contains(&relation(doc, *c))) {
        let part = hull(doc, c, &|_| true);
        range = range.start.min(part.start)..range.end.max(part.end);
    }
    while range.len() > 1 && upos(doc, TokenId::new(range.end - 1)) == Upos::Punct {
        range.end -= 1;
    }
    range
}

fn hull(doc: &Document, id: TokenId, take: &dyn Fn(TokenId) -> bool) -> Range<usize> {
    let all = sentence(doc, id);
    let below = |k: usize| {
        let mut at = Some(TokenId::new(k));
        // No path is longer than the sentence.
        for _ in 0..all.len() {
            match at {
                Some(t) if t == id => return true,
                Some(t) => at = governor(doc, t),
                None => return false,
            }
        }
        false
    };
    let inside = |k: &usize| take(TokenId::new(*k)) && below(*k);
    let start = all.clone().find(inside).unwrap_or(id.index());
    let end = all.clone().rev().find(inside).unwrap_or(id.index());
    start..end + 1
}

/// The predicate of the clause that holds `id`: the nearest token upwards that heads a clause.
pub fn clause_head(doc: &Document, id: TokenId) -> TokenId {
    use Deprel::{Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Csubj, CsubjPass, Parataxis, Root, Xcomp};
    let heads = [Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Csubj, CsubjPass, Parataxis, Root, Xcomp];
    let mut at = id;
    for _ in 0..sentence(doc, id).len() {
        let clause = heads.contains(&relation(doc, at)) || (relation(doc, at) == Deprel::Conj && is_predicate(doc, at));
        match governor(doc, at).filter(|_| !clause) {
            Some(above) => at = above,
            None => return at,
        }
    }
    at
}

/// Whether a token is a verb or has a copula or a subject.
pub fn is_predicate(doc: &Document, id: TokenId) -> bool {
    upos(doc, id) == Upos::Verb || child(doc, id, &[Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass]).is_some()
}

/// Whether a verb is in the passive.
pub fn is_passive(doc: &Document, verb: TokenId) -> bool {
    child(doc, verb, &[Deprel::AuxPass, Deprel::NsubjPass, Deprel::CsubjPass]).is_some()
}

/// Tense, aspect, voice, negation and modal of a predicate.
pub fn verb_group(doc: &Document, predicate: TokenId) -> VerbGroup {
    let helpers: Vec<TokenId> =
        children(doc, predicate).filter(|c| matches!(relation(doc, *c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)).collect();
    let is = |t: TokenId, words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(&doc.form(t).replace('’', "'")));
    let have = |t: &TokenId| is(*t, &["has", "have", "had", "having", "'ve"]);
    let will = |t: &TokenId| is(*t, &["will", "'ll", "wo", "shall"]);
    let mut modal = helpers.iter().copied().find(|t| xpos(doc, *t) == Xpos::Md);
    let mut tense = match helpers.iter().chain([&predicate]).map(|t| xpos(doc, *t)).find(|x| finite(*x) != Tense::None) {
        Some(x) => finite(x),
        None => Tense::None,
    };
    if modal.as_ref().is_some_and(will) {
        (tense, modal) = (Tense::Future, None);
    } else if modal.is_some() {
        tense = Tense::Present;
    }
    let participle = xpos(doc, predicate);
    VerbGroup {
        tense,
        perfect: helpers.iter().any(have),
        progressive: participle == Xpos::Vbg && !helpers.is_empty(),
        passive: is_passive(doc, predicate),
        negated: children(doc, predicate).any(|t| is(t, &["not", "n't", "never"])),
        modal,
    }
}

fn finite(tag: Xpos) -> Tense {
    match tag {
        Xpos::Vbd => Tense::Past,
        Xpos::Vbz | Xpos::Vbp => Tense::Present,
        _ => Tense::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{BlockId, Sentence},
        syntax::untagged,
        text::{Span, tokenize::Word},
    };

    /// A sentence from lines of `form xpos governor relation`; governors count from 1, 0 is the root.
    fn tree(lines: &str) -> Document {
        let mut doc = Document::default();
        for line in lines.split(" / ") {
            let f: Vec<&str> = line.split_whitespace().collect();
            let start = doc.text.len() as u32;
            doc.text.push_str(f[0]);
            let span = Span::new(start, doc.text.len() as u32);
            doc.text.push(' ');
            let mut token = untagged(Word { span, joined: false });
            token.xpos = Xpos::from_name(f[1]).unwrap();
            token.upos = match f[1].get(..1).unwrap() {
                "V" => Upos::Verb,
                "N" => Upos::Noun,
                "," | "." => Upos::Punct,
                _ => Upos::X,
            };
            token.head = f[2].parse::<usize>().unwrap().checked_sub(1).map(TokenId::new);
            token.deprel = Deprel::from_name(f[3]).unwrap();
            doc.tokens.push(token);
        }
        let span = Span::new(0, doc.text.len() as u32);
        doc.sentences.push(Sentence { span, tokens: 0..doc.tokens.len(), block: BlockId::new(0) });
        doc
    }

    const T: fn(usize) -> TokenId = TokenId::new;

    #[test]
    fn reads_a_passive() {
        let doc = tree(
            "The DT 2 det / deal NN 4 nsubj:pass / was VBD 4 aux:pass / signed VBN 0 root / by IN 6 case / Ana NNP 4 obl:agent",
        );
        assert_eq!(subject_of(&doc, T(3)), Some(T(1)));
        assert!(is_passive(&doc, T(3)));
        assert_eq!(verb_group(&doc, T(3)).tense, Tense::Past);
        assert_eq!(noun_phrase(&doc, T(1)), 0..2);
        assert_eq!(subtree(&doc, T(5)), 4..6);
    }

    #[test]
    fn shares_subjects() {
        let doc = tree(
            "She PRP 2 nsubj / came VBD 0 root / and CC 4 cc / will MD 6 aux / not RB 6 advmod / try VB 2 conj / to TO 8 mark / go VB 6 xcomp",
        );
        assert_eq!(subject_of(&doc, T(7)), Some(T(0)));
        assert_eq!(conjuncts(&doc, T(5)), [T(1), T(5)]);
        let group = verb_group(&doc, T(5));
        assert_eq!((group.tense, group.negated, group.modal), (Tense::Future, true, None));
        assert_eq!(clause_head(&doc, T(4)), T(5));
        assert_eq!(object_of(&doc, T(5)), Some(T(7)));
    }

    #[test]
    fn noun_phrases_leave_clauses_out() {
        let doc = tree(
            "the DT 2 det / envoy NN 0 root / to IN 4 case / Kyiv NNP 2 nmod / , , 7 punct / who WP 7 nsubj / resigned VBD 2 acl:relcl",
        );
        assert_eq!(noun_phrase(&doc, T(1)), 0..4);
        assert_eq!(subject_of(&doc, T(6)), Some(T(5)));
    }

    #[test]
    fn survives_odd_trees() {
        let mut doc = tree("a NN 2 conj / b NN 1 conj / c NN 9 xcomp");
        doc.sentences[0].tokens = 0..3;
        for k in 0..4 {
            let _ = (subject_of(&doc, T(k)), clause_head(&doc, T(k)), subtree(&doc, T(k)), verb_group(&doc, T(k)));
        }
        assert_eq!(subtree(&Document::default(), T(0)), 0..1);
    }
}
