//! What trees say about a cue: its subject, where the clause that it governs begins and ends. `None` where no trees are known.

use super::words::{Class, Words};
use crate::document::{Deprel, TokenId, Upos, Xpos};
use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

/// Cue words that name nobody, and how: `raising` always, `passive` after a form of *be*.
static UNSOURCED: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let list = include_str!("../../lexicon/unsourced_cues.tsv");
    list.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect()
});

/// Whether the document has trees.
pub(super) fn known(w: &Words) -> bool {
    w.tagged && w.doc.tokens.iter().any(|t| t.head.is_some())
}

/// Head of a token in its sentence.
pub(super) fn head(w: &Words, i: usize) -> Option<usize> {
    w.doc.tokens.get(i)?.head.map(|h| h.index())
}

pub(super) fn relation(w: &Words, i: usize) -> Deprel {
    w.doc.tokens.get(i).map_or(Deprel::Root, |t| t.deprel)
}

/// The token of `range` whose governor stands outside of it.
pub(super) fn top(w: &Words, range: &Range<usize>) -> Option<usize> {
    range.clone().find(|&i| head(w, i).is_none_or(|h| !range.contains(&h)) && w.is_word(i))
}

/// Tokens that hang on `i`, in order.
pub(super) fn children<'a>(w: &'a Words, i: usize) -> impl Iterator<Item = usize> + 'a {
    w.sentence_tokens(i).filter(move |&k| head(w, k) == Some(i))
}

/// Whether `k` is `i` or hangs on it, however far down, by no branch that `skip` names.
pub(super) fn hangs_on(w: &Words, k: usize, i: usize, skip: &dyn Fn(usize) -> bool) -> bool {
    let mut at = k;
    for _ in 0..64 {
        if at == i {
            return true;
        }
        match head(w, at).filter(|_| !skip(at)) {
            Some(above) => at = above,
            None => return false,
        }
    }
    false
}

/// Whether the clause that `that` opens belongs to a noun before it: *believes in the idea that he is right*.
pub(super) fn completes_noun(w: &Words, that: usize) -> bool {
    let Some(verb) = head(w, that) else { return false };
    matches!(relation(w, verb), Deprel::Acl | Deprel::AclRelcl) && head(w, verb).is_some_and(|noun| noun < that)
}

/// First to last token of what hangs on `i`, leaving out branches that `skip` names and punctuation at the ends.
pub(super) fn subtree(w: &Words, i: usize, skip: &dyn Fn(usize) -> bool) -> Range<usize> {
    let inside: Vec<usize> = w.sentence_tokens(i).filter(|&k| w.is_word(k) && hangs_on(w, k, i, skip)).collect();
    match (inside.first(), inside.last()) {
        (Some(&a), Some(&b)) => a..b + 1,
        _ => i..i + 1,
    }
}

/// Whether the cue names nobody who says or thinks so: *is expected to*, *seems to*. Its subject is spoken of.
pub(super) fn impersonal(w: &Words, cue: &Range<usize>) -> bool {
    asked(w, cue)
        || cue.clone().any(|i| match UNSOURCED.get(w.lower(i)) {
            Some(&"raising") => matches!(w.upos(i), Upos::Verb),
            Some(_) => {
                let aux = |k: usize| matches!(w.lower(k), "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re");
                // "was once asked", "is not widely expected": at most three words between.
                let before = (i.saturating_sub(4)..i).filter(|&k| w.sentence(k) == w.sentence(i)).rev();
                before.take_while(|&k| aux(k) || matches!(w.class(k), Class::Adv | Class::Aux)).any(aux)
            }
            None => false,
        })
}

/// *When asked if the talks failed, Reed said …*, *a bill known as …*: a participle whose subject is spoken to or of.
fn asked(w: &Words, cue: &Range<usize>) -> bool {
    // "recently seen in": an adverb may stand first.
    let at = cue.clone().find(|&i| w.class(i) != Class::Adv).unwrap_or(cue.start);
    let Some(verb) = w.doc.tokens.get(at).filter(|t| matches!(t.xpos, Xpos::Vbn | Xpos::Vbd)) else { return false };
    let alone = || children(w, at).all(|k| !matches!(relation(w, k), Deprel::Nsubj | Deprel::Aux | Deprel::AuxPass));
    let before = cue.start.checked_sub(1).filter(|&i| w.sentence(i) == w.sentence(cue.start));
    let when = before.is_some_and(|i| matches!(w.lower(i), "when" | "once" | "if" | "unless" | "though" | "although"));
    let opens = before.is_none() && verb.deprel != Deprel::Root;
    let spoken = w.cue_at(at).is_some_and(|c| !c.verb.thought);
    let described = verb.deprel == Deprel::Acl && verb.xpos == Xpos::Vbn;
    alone() && (when || opens && spoken || described)
}

/// The head of the passive subject of a verb.
pub(super) fn passive_subject(w: &Words, verb: usize) -> Option<usize> {
    children(w, verb).find(|&k| relation(w, k) == Deprel::NsubjPass)
}

/// Whether the source is the passive subject of the cue's verb: something is done or said to it.
pub(super) fn suffers(w: &Words, cue: &Range<usize>, source: &Range<usize>) -> bool {
    top(w, cue).filter(|_| known(w)).and_then(|verb| passive_subject(w, verb)).is_some_and(|target| source.contains(&target))
}

/// The subject phrase of the cue's verb: its own, or that of the verb it is joined to or hangs on (*said …, adding*; *tried to say*).
pub(super) fn subject(w: &Words, cue: &Range<usize>) -> Option<Range<usize>> {
    if !known(w) {
        return None;
    }
    let mut verb = top(w, cue)?;
    for _ in 0..5 {
        let own = children(w, verb)
            .find(|&k| matches!(relation(w, k), Deprel::Nsubj | Deprel::NsubjOuter | Deprel::NsubjPass | Deprel::Csubj));
        if let Some(own) = own {
            return Some(phrase(w, own));
        }
        if let Some(own) = behind_conjunction(w, verb).or_else(|| quoted_as(w, verb)) {
            return Some(own);
        }
        match relation(w, verb) {
            Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis => verb = head(w, verb)?,
            Deprel::Acl => return head(w, verb).map(|h| phrase(w, h)).filter(|p| p.end <= cue.start),
            Deprel::AclRelcl | Deprel::AdvclRelcl => return head(w, verb).map(|h| h..h + 1),
            _ => return None,
        }
    }
    None
}

/// *left after* [*his lawyer Tom Reed*] *said …*: where the tree took the conjunction for a preposition, what stands between it and a finite
/// verb without a subject is the subject.
fn behind_conjunction(w: &Words, verb: usize) -> Option<Range<usize>> {
    let finite = w.doc.tokens.get(verb).is_some_and(|t| matches!(t.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    if relation(w, verb) != Deprel::Advcl || !finite {
        return None;
    }
    let governor = head(w, verb)?;
    let noun = children(w, governor).filter(|&k| k < verb && relation(w, k) == Deprel::Obl).last()?;
    let joint =
        |k: &usize| relation(w, *k) == Deprel::Case && matches!(w.lower(*k), "after" | "as" | "before" | "since" | "until");
    let case = children(w, noun).find(joint)?;
    let whole = subtree(w, noun, &|_| false);
    (case == whole.start && whole.end == verb).then_some(case + 1..verb)
}

/// *The paper quoted* [*Tom Reed*] *as saying*: not the paper says it.
fn quoted_as(w: &Words, verb: usize) -> Option<Range<usize>> {
    let quotes = head(w, verb).filter(|&h| matches!(w.doc.lemma(TokenId::new(h)), "quote" | "cite"))?;
    let said = children(w, verb).any(|k| w.lower(k) == "as");
    let object = children(w, quotes).find(|&k| k < verb && relation(w, k) == Deprel::Obj).filter(|_| said)?;
    Some(phrase(w, object))
}

/// The subject of a cue that comes after what is said: *…, said [the head of transport, Mary Field]*.
pub(super) fn inverted(w: &Words, cue: &Range<usize>) -> Option<Range<usize>> {
    let verb = top(w, cue).filter(|_| known(w))?;
    let own = children(w, verb).find(|&k| relation(w, k) == Deprel::Nsubj).filter(|&k| k > verb)?;
    let said = cue.start.checked_sub(1).is_some_and(|b| matches!(w.class(b), Class::Comma | Class::Mark));
    said.then(|| phrase(w, own))
}

/// The noun phrase around `i` with its appositions and what follows it, but nothing that hangs behind a verb on it; for a relative
/// pronoun just the pronoun.
fn phrase(w: &Words, i: usize) -> Range<usize> {
    let skip = |k: usize| {
        let clause = matches!(
            relation(w, k),
            Deprel::Acl | Deprel::Parataxis | Deprel::Advcl | Deprel::Ccomp | Deprel::Cop | Deprel::Aux | Deprel::Case
        );
        clause && k != i
    };
    subtree(w, i, &skip)
}
