//! Whether the clause around a time looks back or ahead: `will meet on [Friday]` → ahead, `met on [Friday]` → back.
//!
//! Where there is a tree, the verb that governs the time decides: in *He said they will meet on Friday* that is *meet*. Else, and
//! where the tree shows no finite verb, words do: the nearest verb form to the left within the sentence, then the nearest to the
//! right. The verb is given as evidence.

use crate::{
    document::{Deprel, Document, Lemmas, TokenId, Upos, Xpos},
    facts::numerals::{
        atoms::{Atoms, Kind},
        words::Class,
    },
    syntax::tree,
    text::Span,
};
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// The verb is in the simple past.
    Past,
    /// *has reserved*: past, but up to now.
    Perfect,
    /// The verb is in the present.
    Present,
    /// The verb or another word points ahead.
    Future,
}

/// The tense of a clause and the word that shows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Where the clause looks.
    pub tense: Tense,
    /// The verb.
    pub verb: Span,
    /// How many words lie between verb and time.
    pub distance: usize,
}

/// Farthest atom that is looked at on each side.
const REACH: usize = 24;

/// Prepositions whose date lies ahead more often than not: *by May*, *until Friday*.
const UNTIL: &[&str] = &["until", "till", "by", "through", "payable", "effective"];

/// The tense of the clause around the atoms `from..to`.
pub(super) fn around(doc: &Document, a: &Atoms<'_>, from: usize, to: usize) -> Option<Look> {
    let before = from.checked_sub(1).map(|i| a.form(i).to_ascii_lowercase()).unwrap_or_default();
    let governed = by_tree(doc, a, from, to);
    let back = governed.is_some_and(|g| g.tense == Tense::Past);
    // "had filed by Wednesday", "was low until May" look back.
    if UNTIL.contains(&before.as_str()) && !back {
        return Some(Look { tense: Tense::Future, verb: a.span(from - 1, from), distance: 0 });
    }
    // "due Friday", "said on Friday": a word beside the time is surer than the tree.
    let words = by_words(a, from, to);
    let beside = words.filter(|w| w.verb.end <= a.span(from, to).start && w.distance <= 1);
    beside.filter(|w| w.tense == Tense::Past || w.distance == 0 && w.tense == Tense::Future && !back).or(governed).or(words)
}

/// The tense of the predicate that governs the time, by the tree.
fn by_tree(doc: &Document, a: &Atoms<'_>, from: usize, to: usize) -> Option<Look> {
    let span = a.span(from, to);
    let first = doc.tokens.partition_point(|t| t.span.end <= span.start);
    let inside = doc.tokens.get(first..)?.iter().take_while(|t| t.span.start < span.end).count();
    if inside == 0 || doc.tokens.get(first).is_none_or(|t| t.xpos == Xpos::Xx) {
        return None;
    }
    // The word of the time that the rest of it hangs on.
    let own = first..first + inside;
    let head = own.clone().find(|&k| doc.tokens.get(k).is_some_and(|t| t.head.is_none_or(|h| !own.contains(&h.index()))))?;
    let (tense, verb) = of_clause(doc, predicate(doc, &own, TokenId::new(head)))?;
    let at = verb.index();
    let distance = if at < own.start { own.start - at - 1 } else { at.saturating_sub(own.end) };
    Some(Look { tense, verb: doc.tokens.get(at)?.span, distance })
}

/// The predicate that governs the time. One that opens its sentence is said of the whole of it: *On Thursday, …*
fn predicate(doc: &Document, own: &Range<usize>, head: TokenId) -> TokenId {
    let sentence = tree::sentence(doc, head);
    let opens = own.start <= sentence.start + 1;
    let comma = doc.tokens.get(own.end).is_some_and(|t| t.span.of(&doc.text) == ",");
    let root = || sentence.clone().map(TokenId::new).find(|&t| tree::governor(doc, t).is_none() && tree::is_predicate(doc, t));
    if opens
        && comma
        && let Some(root) = root()
    {
        root
    } else {
        tree::clause_head(doc, head)
    }
}

/// The list of such words.
static PLANS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("../../lexicon/plan_words.txt").lines().filter(|l| !l.starts_with('#')).collect());

/// Words that put what hangs on them ahead, whatever their form: *scheduled for*, *expected to*, *due*.
fn plans(doc: &Document, id: TokenId) -> bool {
    let lemma = doc.lemmas.get(doc.tokens.get(id.index()).map_or(Lemmas::UNKNOWN, |t| t.lemma));
    PLANS.contains(lemma) || PLANS.iter().any(|p| doc.form(id).eq_ignore_ascii_case(p))
}

/// Tense of the clause that `predicate` heads and the word that shows it. Infinitives and participles go by what they hang on.
fn of_clause(doc: &Document, predicate: TokenId) -> Option<(Tense, TokenId)> {
    let mut at = predicate;
    let mut ahead = None;
    // A chain of clauses without a finite verb is short; the bound only guards against odd trees.
    for _ in 0..5 {
        let group = tree::verb_group(doc, at);
        if let Some(modal) = group.modal {
            return Some((if group.perfect { Tense::Past } else { Tense::Future }, modal));
        }
        let finite = match group.tense {
            tree::Tense::Future => Some(Tense::Future),
            tree::Tense::Past => Some(Tense::Past),
            tree::Tense::Present if group.perfect => Some(Tense::Perfect),
            tree::Tense::Present => Some(Tense::Present),
            tree::Tense::None => None,
        };
        let tag = doc.tokens.get(at.index())?.xpos;
        // "is expected", "was scheduled", "is due": ahead of their own time.
        let planned = plans(doc, at) && (tag == Xpos::Vbn || tag == Xpos::Jj);
        match finite {
            Some(_) if planned => return Some((Tense::Future, at)),
            Some(Tense::Past) if ahead.is_some() && plans(doc, at) => return Some((Tense::Future, at)),
            Some(Tense::Past) => return Some((Tense::Past, shown_by(doc, at))),
            Some(_) if ahead.is_some() => return Some((Tense::Future, ahead.unwrap_or(at))),
            Some(tense) => return Some((tense, shown_by(doc, at))),
            None => {}
        }
        let relation = tree::relation(doc, at);
        let infinitive = || tree::children(doc, at).any(|c| doc.tokens.get(c.index()).is_some_and(|t| t.xpos == Xpos::To));
        match tag {
            _ if ahead.is_none() && (tag == Xpos::Vb || infinitive()) => ahead = Some(at),
            // "a bill passed on Tuesday", "a summit planned for Tuesday"
            Xpos::Vbn if matches!(relation, Deprel::Acl | Deprel::AclRelcl) => {
                return Some((if plans(doc, at) { Tense::Future } else { Tense::Past }, at));
            }
            Xpos::Vbg if plans(doc, at) && relation != Deprel::Root => return Some((Tense::Future, at)),
            _ => {}
        }
        match tree::governor(doc, at) {
            Some(above) => at = tree::clause_head(doc, above),
            None => break,
        }
    }
    ahead.map(|verb| (Tense::Future, verb))
}

/// The finite word of a verb group: *had* of *had met*.
fn shown_by(doc: &Document, predicate: TokenId) -> TokenId {
    let helper = tree::children(doc, predicate).find(|c| {
        matches!(tree::relation(doc, *c), Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
            && doc.tokens.get(c.index()).is_some_and(|t| matches!(t.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp))
    });
    let verb = doc
        .tokens
        .get(predicate.index())
        .is_some_and(|t| t.upos == Upos::Verb && matches!(t.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    helper.filter(|_| !verb).unwrap_or(predicate)
}

fn by_words(a: &Atoms<'_>, from: usize, to: usize) -> Option<Look> {
    let left = (from.saturating_sub(REACH)..from).rev().take_while(|&i| !ends_sentence(a, i));
    let right = (to..to + REACH).take_while(|&i| i < a.list.len() && !ends_sentence(a, i));
    let look = |i: usize, distance| of(a, i).map(|(tense, verb)| Look { tense, verb, distance });
    let on_the_left = left.into_iter().find_map(|i| look(i, from - 1 - i));
    on_the_left.or_else(|| right.into_iter().find_map(|i| look(i, i - to)))
}
fn ends_sentence(a: &Atoms<'_>, i: usize) -> bool {
    let Some(atom) = a.get(i) else { return true };
    match atom.mark {
        '!' | '?' | ';' => true,
        '.' => !a.get(i + 1).is_some_and(|n| n.glued || !n.capital && n.kind == Kind::Word),
        _ => false,
    }
}

/// What the word at `i` says about tense.
fn of(a: &Atoms<'_>, i: usize) -> Option<(Tense, Span)> {
    let atom = a.get(i).filter(|a| a.kind == Kind::Word)?;
    let known = [
        (Class::Future, Tense::Future),
        (Class::Past, Tense::Past),
        (Class::Perfect, Tense::Perfect),
        (Class::Present, Tense::Present),
    ];
    for (class, tense) in known {
        if let Some((_, end)) = a.phrase(i, class) {
            // "May" the month and "Will" the name; "to be published".
            let participle = tense == Tense::Past && before_participle(a, i);
            return (!participle && (!atom.capital || i == 0)).then(|| (tense, a.span(i, end)));
        }
    }
    let form = a.form(i);
    let regular = !atom.capital && form.len() > 4 && form.ends_with("ed") && !form.ends_with("eed");
    (regular && !before_participle(a, i)).then_some((Tense::Past, atom.span))
}

/// Whether an auxiliary right before decides: *be held*, *is heard*, *has said*.
fn before_participle(a: &Atoms<'_>, i: usize) -> bool {
    let previous = i.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
    matches!(
        previous.as_str(),
        "be" | "is" | "are" | "am" | "has" | "have" | "'ve" | "been" | "being" | "a" | "the" | "an" | "of"
    )
}
