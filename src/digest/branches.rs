//! The document's trees with an index of dependents, lower-case words, and the few questions this layer asks: `in` `the` `wake` →
//! the marker of a phrase, all words below a word, the clause around it. Built once a document; it decides nothing.

use crate::document::{Deprel, Document, TokenId, Upos, Xpos};
use crate::text::Span;

/// Longest path that is followed upwards; trees of real sentences are flatter.
const DEPTH: usize = 40;

/// Trees as this layer reads them. Words are named by their index.
pub(crate) struct Branches<'a> {
    /// The document they stand in.
    pub doc: &'a Document,
    lower: Vec<String>,
    kids: Vec<Vec<usize>>,
}

impl<'a> Branches<'a> {
    /// Indexes the dependents of every word.
    pub(crate) fn new(doc: &'a Document) -> Self {
        let mut kids = vec![Vec::new(); doc.tokens.len()];
        for (index, token) in doc.tokens.iter().enumerate() {
            if let Some(slot) = token.head.and_then(|h| kids.get_mut(h.index())) {
                slot.push(index);
            }
        }
        let lower = doc.tokens.iter().map(|t| t.span.of(&doc.text).to_lowercase().replace('’', "'")).collect();
        Self { doc, lower, kids }
    }

    /// Dependents, in text order.
    pub(crate) fn kids(&self, i: usize) -> &[usize] {
        self.kids.get(i).map_or(&[], |k| k)
    }

    /// Dependents with one of these relations.
    pub(crate) fn kids_by<'b>(&'b self, i: usize, relations: &'b [Deprel]) -> impl Iterator<Item = usize> + 'b {
        self.kids(i).iter().copied().filter(|&k| relations.contains(&self.rel(k)))
    }

    /// The governor.
    pub(crate) fn head(&self, i: usize) -> Option<usize> {
        self.doc.tokens.get(i)?.head.map(TokenId::index)
    }

    /// Relation to the governor.
    pub(crate) fn rel(&self, i: usize) -> Deprel {
        self.doc.tokens.get(i).map_or(Deprel::Dep, |t| t.deprel)
    }

    /// Universal part of speech.
    pub(crate) fn upos(&self, i: usize) -> Upos {
        self.doc.tokens.get(i).map_or(Upos::X, |t| t.upos)
    }

    /// Penn tag.
    pub(crate) fn xpos(&self, i: usize) -> Xpos {
        self.doc.tokens.get(i).map_or(Xpos::Xx, |t| t.xpos)
    }

    /// Dictionary form.
    pub(crate) fn lemma(&self, i: usize) -> &str {
        self.doc.lemma(TokenId::new(i))
    }

    /// Lower case, plain apostrophes.
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", |w| w)
    }

    /// Whether the word is one of `words`.
    pub(crate) fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(i))
    }

    /// Whether the word is capitalised inside a sentence, as in names and titles.
    pub(crate) fn is_title(&self, i: usize) -> bool {
        let inside = crate::syntax::tree::sentence(self.doc, crate::document::TokenId::new(i)).start != i;
        let word = self.doc.tokens.get(i).map(|t| self.doc.words(t.span));
        inside && word.is_some_and(|w| w.starts_with(char::is_uppercase))
    }

    /// The word and all below it, in text order, without the branches that `leave` names.
    pub(crate) fn below(&self, i: usize, leave: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut out = Vec::new();
        let mut open = vec![i];
        while let Some(k) = open.pop() {
            out.push(k);
            open.extend(self.kids(k).iter().copied().filter(|&c| !leave(c)));
        }
        out.sort_unstable();
        out
    }

    /// The word and all below it.
    pub(crate) fn all_below(&self, i: usize) -> Vec<usize> {
        self.below(i, &|_| false)
    }

    /// Prepositions and conjunctions that open the phrase or clause of `i`, as tokens.
    pub(crate) fn marker(&self, i: usize) -> Vec<usize> {
        let mut out: Vec<usize> =
            self.kids_by(i, &[Deprel::Case, Deprel::Mark]).filter(|&k| k < i).flat_map(|k| self.all_below(k)).collect();
        out.sort_unstable();
        out
    }

    /// The words of `tokens` with one blank between them.
    pub(crate) fn phrase(&self, tokens: &[usize]) -> String {
        tokens.iter().map(|&k| self.lower(k)).collect::<Vec<_>>().join(" ")
    }

    /// The predicate of the clause that holds `i`.
    pub(crate) fn clause_head(&self, i: usize) -> usize {
        use Deprel::{Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Csubj, Parataxis, Root, Xcomp};
        let heads = [Acl, AclRelcl, Advcl, AdvclRelcl, Ccomp, Csubj, Parataxis, Root, Xcomp];
        let mut at = i;
        for _ in 0..DEPTH {
            let joined = self.rel(at) == Deprel::Conj && self.upos(at) == Upos::Verb;
            match self.head(at).filter(|_| !joined && !heads.contains(&self.rel(at))) {
                Some(above) => at = above,
                None => break,
            }
        }
        at
    }

    /// The nearest verb upwards, `i` itself included.
    pub(crate) fn verb_above(&self, i: usize) -> usize {
        let mut at = i;
        for _ in 0..DEPTH {
            match self.head(at).filter(|_| self.upos(at) != Upos::Verb) {
                Some(above) => at = above,
                None => break,
            }
        }
        at
    }

    /// The subject's head word: its own, a shared one, or the noun that a relative clause describes.
    pub(crate) fn subject(&self, i: usize) -> Option<usize> {
        const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj];
        let mut at = i;
        for _ in 0..6 {
            let mut own = self.kids_by(at, SUBJECTS);
            if let Some(found) = own.next() {
                // Of two, as the tree of *startup Yassir seeks* may have, the name.
                let name = |&k: &usize| self.upos(k) == Upos::Propn && k < at && k > found;
                return Some(own.find(name).filter(|_| self.upos(found) == Upos::Noun).unwrap_or(found));
            }
            match self.rel(at) {
                Deprel::Conj | Deprel::Xcomp => at = self.head(at)?,
                Deprel::AclRelcl | Deprel::Acl => return self.head(at),
                _ => return None,
            }
        }
        None
    }

    /// Whether the verb is in the passive, a bare participle after a noun included: *a blast triggered by*.
    pub(crate) fn passive(&self, i: usize) -> bool {
        let marked = self.kids_by(i, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_some();
        marked || self.rel(i) == Deprel::Acl && self.xpos(i) == Xpos::Vbn
    }

    /// `tokens` without punctuation at the ends, and without a conjunction that joins nothing to them any more: *wearing it [while]*.
    pub(crate) fn trimmed<'b>(&self, tokens: &'b [usize]) -> &'b [usize] {
        let mark = |k: &usize| self.upos(*k) == Upos::Punct;
        let start = tokens.iter().position(|k| !mark(k)).unwrap_or(tokens.len());
        let leads = |k: &usize| mark(k) || matches!(self.upos(*k), Upos::Cconj | Upos::Sconj);
        let end = tokens.iter().rposition(|k| !leads(k)).map_or(start, |k| k + 1);
        tokens.get(start..end.max(start)).unwrap_or_default()
    }

    /// From the first to the last of `tokens`, without punctuation at the ends; none if nothing is left.
    pub(crate) fn span(&self, tokens: &[usize]) -> Option<Span> {
        let inner = self.trimmed(tokens);
        let (first, last) = (self.doc.tokens.get(*inner.first()?)?, self.doc.tokens.get(*inner.last()?)?);
        Some(Span::new(first.span.start, last.span.end))
    }
}
