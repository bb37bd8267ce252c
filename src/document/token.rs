//! Words with tags and trees.

use super::{BlockId, LemmaId, TokenId};
use crate::text::Span;
use std::{collections::HashMap, ops::Range};

/// A syntactic word (Universal Dependencies).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Whether it is the later part of a multiword token (*n't* of *don't*).
    pub joined: bool,
    /// Universal part of speech.
    pub upos: Upos,
    /// Penn Treebank tag.
    pub xpos: Xpos,
    /// Dictionary form, in the document's table.
    pub lemma: LemmaId,
    /// Governor in the same sentence; none for the root.
    pub head: Option<TokenId>,
    /// Relation to the governor.
    pub deprel: Deprel,
}

/// A sentence: a range of tokens inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last token.
    pub span: Span,
    /// Indexes into the document's tokens.
    pub tokens: Range<usize>,
    /// The block it stands in.
    pub block: BlockId,
}

macro_rules! tags {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }

        impl $name {
            /// All tags, in a fixed order that the weights rely on.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The tag as written in CoNLL-U.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),* }
            }

            /// The tag of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

tags! {
    /// Universal parts of speech (UD v2).
    Upos {
        Adj "ADJ", Adp "ADP", Adv "ADV", Aux "AUX", Cconj "CCONJ", Det "DET", Intj "INTJ", Noun "NOUN", Num "NUM", Part "PART",
        Pron "PRON", Propn "PROPN", Punct "PUNCT", Sconj "SCONJ", Sym "SYM", Verb "VERB", X "X",
    }
}

tags! {
    /// Penn Treebank tags as UD English uses them.
    Xpos {
        Cc "CC", Cd "CD", Dt "DT", Ex "EX", Fw "FW", In "IN", Jj "JJ", Jjr "JJR", Jjs "JJS", Ls "LS", Md "MD", Nn "NN", Nnp "NNP",
        Nnps "NNPS", Nns "NNS", Pdt "PDT", Pos "POS", Prp "PRP", PrpS "PRP$", Rb "RB", Rbr "RBR", Rbs "RBS", Rp "RP", Sym "SYM",
        To "TO", Uh "UH", Vb "VB", Vbd "VBD", Vbg "VBG", Vbn "VBN", Vbp "VBP", Vbz "VBZ", Wdt "WDT", Wp "WP", WpS "WP$", Wrb "WRB",
        Add "ADD", Afx "AFX", Gw "GW", Hyph "HYPH", Nfp "NFP", Xx "XX", Dollar "$", Comma ",", Period ".", Colon ":", Open "``",
        Close "''", Lrb "-LRB-", Rrb "-RRB-",
    }
}

tags! {
    /// Dependency relations of UD v2 with the subtypes of the English treebanks.
    Deprel {
        Acl "acl", AclRelcl "acl:relcl", Advcl "advcl", AdvclRelcl "advcl:relcl", Advmod "advmod", Amod "amod", Appos "appos",
        Aux "aux", AuxPass "aux:pass", Case "case", Cc "cc", CcPreconj "cc:preconj", Ccomp "ccomp", Compound "compound",
        CompoundPrt "compound:prt", Conj "conj", Cop "cop", Csubj "csubj", CsubjPass "csubj:pass", Dep "dep", Det "det",
        DetPredet "det:predet", Discourse "discourse", Dislocated "dislocated", Expl "expl", Fixed "fixed", Flat "flat",
        Goeswith "goeswith", Iobj "iobj", List "list", Mark "mark", Nmod "nmod", NmodDesc "nmod:desc", NmodPoss "nmod:poss",
        NmodUnmarked "nmod:unmarked", Nsubj "nsubj", NsubjOuter "nsubj:outer", NsubjPass "nsubj:pass", Nummod "nummod", Obj "obj",
        Obl "obl", OblAgent "obl:agent", OblUnmarked "obl:unmarked", Orphan "orphan", Parataxis "parataxis", Punct "punct",
        Reparandum "reparandum", Root "root", Vocative "vocative", Xcomp "xcomp",
    }
}

/// The strings of lemmas, each held once.
#[derive(Clone, Debug)]
pub struct Lemmas {
    strings: Vec<Box<str>>,
    ids: HashMap<Box<str>, LemmaId>,
}

impl Default for Lemmas {
    /// A table whose id 0 is the empty string: a lemma not yet known.
    fn default() -> Self {
        let mut lemmas = Self { strings: Vec::new(), ids: HashMap::new() };
        lemmas.intern("");
        lemmas
    }
}

impl Lemmas {
    /// The id of the unknown lemma.
    pub const UNKNOWN: LemmaId = LemmaId(0);

    /// The id of `lemma`, new if need be.
    pub fn intern(&mut self, lemma: &str) -> LemmaId {
        if let Some(&id) = self.ids.get(lemma) {
            return id;
        }
        let id = LemmaId::new(self.strings.len());
        self.strings.push(lemma.into());
        self.ids.insert(lemma.into(), id);
        id
    }

    /// The string of `id`; empty for an id of another table.
    pub fn get(&self, id: LemmaId) -> &str {
        self.strings.get(id.index()).map_or("", |s| s)
    }
}
