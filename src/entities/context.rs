//! What every pass asks about the words around a name: capitals, sentence starts, what lists know, what the text writes in lower
//! case elsewhere. It decides nothing.

use crate::{
    document::{Deprel, Document, QuantityKind, Upos, Xpos},
    lexicon::gazetteer::{Kinds, Lexed, name, word},
    text::{Span, blocks::BlockKind},
};
use std::{collections::BTreeSet, ops::Range};

/// A document with its words looked up.
pub(crate) struct Context<'d> {
    /// The document; tokens and sentences are known.
    pub(crate) doc: &'d Document,
    /// Lists' knowledge of each token.
    pub(crate) lexed: Lexed,
    /// Per token: the kind of its block.
    blocks: Vec<BlockKind>,
    /// Per token: whether it opens a sentence (or follows only marks in it).
    opens: Vec<bool>,
    /// Per sentence: whether capitals tell nothing there (titles In This Style, or ALL CAPITALS).
    loud: Vec<bool>,
    /// Per token: index of its sentence.
    sentences: Vec<u32>,
    /// Per token: whether it stands between quotation marks.
    quoted: Vec<bool>,
    /// Per token: whether a time expression or a sum of money holds it.
    figures: Vec<bool>,
    /// Per token: whether it is what something is said to be: *a bank* in *it is a bank*.
    predicates: Vec<bool>,
    /// Whether the words have tags and trees.
    tagged: bool,
    /// Folded words that the text also writes in lower case.
    lower: BTreeSet<String>,
    /// Folded words that the text writes with a capital inside a sentence.
    upper: BTreeSet<String>,
}

impl<'d> Context<'d> {
    /// Looks up all words of the document.
    pub(crate) fn new(doc: &'d Document) -> Self {
        let n = doc.tokens.len();
        let lexed = Lexed::new(doc);
        let mut cx = Self {
            doc,
            lexed,
            blocks: vec![BlockKind::Paragraph; n],
            opens: vec![false; n],
            loud: Vec::with_capacity(doc.sentences.len()),
            sentences: vec![0; n],
            quoted: quoted(doc),
            figures: figures(doc),
            predicates: predicates(doc),
            tagged: doc.tokens.iter().any(|t| t.upos != Upos::X),
            lower: BTreeSet::new(),
            upper: BTreeSet::new(),
        };
        for (s, sentence) in doc.sentences.iter().enumerate() {
            let kind = doc.blocks.get(sentence.block.index()).map_or(BlockKind::Paragraph, |b| b.kind);
            let mut open = true;
            for i in sentence.tokens.clone() {
                cx.blocks[i] = kind;
                cx.sentences[i] = s as u32;
                cx.opens[i] = open;
                // After a quotation mark, a colon or a bullet a capital tells as little as at the start.
                let form = cx.form(i);
                open = open && !form.contains(char::is_alphanumeric) || matches!(form, "\"" | "“" | "``" | ":" | "•" | "‘");
            }
            let loud = cx.is_loud(sentence.tokens.clone(), kind);
            cx.loud.push(loud);
            if !loud {
                for i in sentence.tokens.clone() {
                    let set = match cx.form(i).starts_with(char::is_lowercase) {
                        true => &mut cx.lower,
                        false if cx.opens[i] || cx.doc.tokens[i].span.is_empty() => continue,
                        false => &mut cx.upper,
                    };
                    if !set.contains(cx.lexed.folded(i)) {
                        set.insert(cx.lexed.folded(i).to_owned());
                    }
                }
            }
        }
        cx
    }

    /// Whether nearly all longer words of a sentence carry capitals.
    fn is_loud(&self, tokens: Range<usize>, kind: BlockKind) -> bool {
        let title = matches!(kind, BlockKind::Headline | BlockKind::Heading);
        let (least, letters) = if title { (3, 4) } else { (6, 3) };
        let (mut capitals, mut words) = (0, 0);
        for i in tokens {
            let form = self.form(i);
            if form.chars().filter(|c| c.is_alphabetic()).count() >= letters {
                words += 1;
                capitals += usize::from(form.starts_with(char::is_uppercase));
            }
        }
        // Running text can be full of names; there one word in small letters is enough.
        words >= least && if title { capitals * 5 >= words * 4 } else { capitals == words }
    }

    /// The written form of a token; empty beyond the end.
    pub(crate) fn form(&self, token: usize) -> &'d str {
        self.doc.tokens.get(token).map_or("", |t| t.span.of(&self.doc.text))
    }

    /// The folded form.
    pub(crate) fn folded(&self, token: usize) -> &str {
        self.lexed.folded(token)
    }

    /// The folded forms of a range of tokens with a space between: the same for the same words.
    pub(crate) fn phrase(&self, tokens: Range<usize>) -> String {
        tokens.map(|i| self.folded(i)).collect::<Vec<_>>().join(" ")
    }

    /// The span of a range of tokens.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }

    /// Whether the token begins with a capital letter.
    pub(crate) fn capital(&self, token: usize) -> bool {
        self.form(token).starts_with(char::is_uppercase)
    }

    /// Whether the token has two or more letters, all of them capitals.
    pub(crate) fn acronym(&self, token: usize) -> bool {
        let form = self.form(token);
        form.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !form.chars().any(char::is_lowercase)
    }

    /// Whether the token opens its sentence.
    pub(crate) fn opens(&self, token: usize) -> bool {
        self.opens.get(token).copied().unwrap_or(false)
    }

    /// Index of the token's sentence.
    pub(crate) fn sentence(&self, token: usize) -> usize {
        self.sentences.get(token).map_or(0, |&s| s as usize)
    }

    /// The token range of the sentence that holds `token`.
    pub(crate) fn sentence_tokens(&self, token: usize) -> Range<usize> {
        self.doc.sentences.get(self.sentence(token)).map_or(0..0, |s| s.tokens.clone())
    }

    /// Whether capitals tell nothing in the token's sentence.
    pub(crate) fn loud(&self, token: usize) -> bool {
        self.loud.get(self.sentence(token)).copied().unwrap_or(false)
    }

    /// The kind of the token's block.
    pub(crate) fn block(&self, token: usize) -> BlockKind {
        self.blocks.get(token).copied().unwrap_or(BlockKind::Paragraph)
    }

    /// Whether the text also writes this word in lower case.
    pub(crate) fn also_lower(&self, token: usize) -> bool {
        self.lower.contains(self.folded(token))
    }

    /// Whether the text writes this word with a capital inside a sentence.
    pub(crate) fn also_upper(&self, token: usize) -> bool {
        self.upper.contains(self.folded(token))
    }

    /// Whether the word is mostly written in lower case, here or in general.
    pub(crate) fn common(&self, token: usize) -> bool {
        self.lexed.single(token).kinds.has(name::COMMON) || self.also_lower(token)
    }

    /// Kinds of the single word as a name.
    pub(crate) fn single(&self, token: usize) -> Kinds {
        self.lexed.single(token).kinds
    }

    /// Kinds of the word as a word.
    pub(crate) fn word(&self, token: usize) -> Kinds {
        self.lexed.word(token)
    }

    /// Whether the token is white-space-free with the one before (*-* in *Franco-German*).
    pub(crate) fn glued(&self, token: usize) -> bool {
        let end = token.checked_sub(1).and_then(|i| self.doc.tokens.get(i)).map(|t| t.span.end);
        end.is_some() && end == self.doc.tokens.get(token).map(|t| t.span.start)
    }

    /// Whether the words have tags and trees.
    pub(crate) fn tagged(&self) -> bool {
        self.tagged
    }

    /// Whether the token stands between quotation marks.
    pub(crate) fn quoted(&self, token: usize) -> bool {
        self.quoted.get(token).copied().unwrap_or(false)
    }

    /// Whether the token belongs to a time expression or a sum of money.
    pub(crate) fn figure(&self, token: usize) -> bool {
        self.figures.get(token).copied().unwrap_or(false)
    }

    /// Whether the token is what something is said to be.
    pub(crate) fn predicate(&self, token: usize) -> bool {
        self.predicates.get(token).copied().unwrap_or(false)
    }

    /// The token's part of speech; `X` where unknown.
    pub(crate) fn upos(&self, token: usize) -> Upos {
        self.doc.tokens.get(token).map_or(Upos::X, |t| t.upos)
    }

    /// The token's Penn tag.
    pub(crate) fn xpos(&self, token: usize) -> Xpos {
        self.doc.tokens.get(token).map_or(Xpos::Xx, |t| t.xpos)
    }

    /// The token's relation to its governor.
    pub(crate) fn deprel(&self, token: usize) -> Deprel {
        self.doc.tokens.get(token).map_or(Deprel::Dep, |t| t.deprel)
    }

    /// The token's governor.
    pub(crate) fn governor(&self, token: usize) -> Option<usize> {
        self.doc.tokens.get(token)?.head.map(|h| h.index())
    }

    /// The token of `range` that hangs on something outside of it; the last one without trees.
    pub(crate) fn head_of(&self, range: &Range<usize>) -> usize {
        let outside = |i: &usize| self.governor(*i).is_none_or(|h| !range.contains(&h));
        let found = if self.tagged { range.clone().find(outside) } else { None };
        found.unwrap_or(range.end.saturating_sub(1))
    }

    /// Whether the token is the subject of a clause.
    pub(crate) fn subject(&self, token: usize) -> bool {
        matches!(self.deprel(token), Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter)
    }

    /// Length in tokens of the title phrase that starts here (*Prime Minister*), also with *former* or *deputy* before it.
    pub(crate) fn title(&self, token: usize) -> Option<usize> {
        let (len, kinds) = self.lexed.phrase(token);
        if kinds.has(word::TITLE) {
            // "Mr." with its point apart.
            let point = usize::from(self.form(token + len) == "." && self.glued(token + len));
            return Some(len + point);
        }
        None
    }
}

/// Which tokens stand between double quotation marks; an unclosed mark reaches to the end of its block.
fn quoted(doc: &Document) -> Vec<bool> {
    let mut out = vec![false; doc.tokens.len()];
    let mut open = false;
    let mut block = None;
    for (i, token) in doc.tokens.iter().enumerate() {
        let here = doc.block_at(token.span.start);
        if here != block {
            (open, block) = (false, here);
        }
        match token.span.of(&doc.text) {
            "\"" | "''" => open = !open,
            "“" | "``" | "„" => open = true,
            "”" => open = false,
            _ => out[i] = open,
        }
    }
    out
}

/// Which tokens time expressions, sums of money, measures and percentages hold.
fn figures(doc: &Document) -> Vec<bool> {
    let mut out = vec![false; doc.tokens.len()];
    let measured = |kind| matches!(kind, QuantityKind::Money | QuantityKind::Measure | QuantityKind::Percent);
    let sums = doc.quantities.iter().filter(|q| measured(q.kind)).map(|q| q.span);
    for span in doc.times.iter().map(|t| t.span).chain(sums) {
        doc.tokens_in(span).for_each(|i| out[i] = true);
    }
    out
}

/// Which tokens a form of *be* hangs on.
fn predicates(doc: &Document) -> Vec<bool> {
    let mut out = vec![false; doc.tokens.len()];
    for head in doc.tokens.iter().filter(|t| t.deprel == Deprel::Cop).filter_map(|t| t.head) {
        if let Some(slot) = out.get_mut(head.index()) {
            *slot = true;
        }
    }
    out
}
