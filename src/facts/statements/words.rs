//! The document's words as this stage sees them: lower case, plain apostrophes, a rough class (from tags where they are known, from
//! closed word classes where not), the quotation around, and cue verbs. It decides nothing about who said what.

use super::quotes::Quotation;
use crate::{
    document::{Document, Upos},
    lexicon::cues::{CUES, CueVerb, VerbForm, WordClass},
    text::Span,
};
use std::ops::Range;

/// Rough class of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// *the*
    Det,
    /// *he*
    Pron,
    /// Noun, adjective, numeral: what a noun phrase is made of.
    Nominal,
    /// A capitalised name.
    Name,
    /// A verb known as such.
    Verb,
    /// *was*, *would*
    Aux,
    /// *of*
    Prep,
    /// *and*
    Conj,
    /// *that*, *when*, *to* before a verb
    Sub,
    /// *later*, *not*
    Adv,
    /// *'s*
    Possessive,
    /// `,`
    Comma,
    /// `.` `!` `?` `;` `:`
    Stop,
    /// A quotation mark.
    Mark,
    /// Dashes, brackets and what else there is.
    Other,
}

/// A cue verb where it stands.
#[derive(Clone, Debug)]
pub(super) struct CueAt {
    /// Its words, without auxiliaries.
    pub tokens: Range<usize>,
    /// What the list knows of it.
    pub verb: &'static CueVerb,
    /// *said* or *saying*.
    pub form: VerbForm,
}

/// The words with their classes.
pub(super) struct Words<'a> {
    /// The document they stand in.
    pub doc: &'a Document,
    /// All quotations.
    pub quotes: &'a [Quotation],
    lower: Vec<String>,
    class: Vec<Class>,
    quote: Vec<Option<usize>>,
    time: Vec<Option<usize>>,
    sentence: Vec<usize>,
    /// Whether tags are known.
    pub tagged: bool,
}

impl<'a> Words<'a> {
    pub(super) fn new(doc: &'a Document, quotes: &'a [Quotation]) -> Self {
        let lower: Vec<String> = doc.tokens.iter().map(|t| t.span.of(&doc.text).to_lowercase().replace('’', "'")).collect();
        let tagged = doc.tokens.iter().any(|t| t.upos != Upos::X);
        let mut quote = vec![None; lower.len()];
        for (index, q) in quotes.iter().enumerate().filter(|(_, q)| q.depth == 0) {
            for slot in quote.get_mut(doc.tokens_in(q.outer)).unwrap_or_default() {
                *slot = Some(index);
            }
        }
        let mut time = vec![None; lower.len()];
        for (index, found) in doc.times.iter().enumerate() {
            for i in doc.tokens_in(found.span) {
                if doc.tokens.get(i).is_some_and(|t| found.span.covers(t.span))
                    && let Some(slot) = time.get_mut(i)
                {
                    slot.get_or_insert(index);
                }
            }
        }
        let mut sentence = vec![0; lower.len()];
        for (index, s) in doc.sentences.iter().enumerate() {
            for slot in sentence.get_mut(s.tokens.clone()).unwrap_or_default() {
                *slot = index;
            }
        }
        let mut words = Self { doc, quotes, lower, class: Vec::new(), quote, time, sentence, tagged };
        words.class = (0..words.len()).map(|i| words.classify(i)).collect();
        words
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.lower.len()
    }

    /// Lower case, with plain apostrophes; empty outside.
    pub(super) fn lower(&self, i: usize) -> &str {
        self.lower.get(i).map_or("", |w| w)
    }

    /// As written.
    pub(super) fn form(&self, i: usize) -> &'a str {
        self.doc.tokens.get(i).map_or("", |t| t.span.of(&self.doc.text))
    }

    /// Rough class; [`Class::Stop`] outside.
    pub(super) fn class(&self, i: usize) -> Class {
        self.class.get(i).copied().unwrap_or(Class::Stop)
    }

    /// Universal tag; [`Upos::X`] where unknown.
    pub(super) fn upos(&self, i: usize) -> Upos {
        self.doc.tokens.get(i).map_or(Upos::X, |t| t.upos)
    }

    /// The outermost quotation around, marks included.
    pub(super) fn quote(&self, i: usize) -> Option<usize> {
        self.quote.get(i).copied().flatten()
    }

    /// Index of the time expression that the word belongs to.
    pub(super) fn time(&self, i: usize) -> Option<usize> {
        self.time.get(i).copied().flatten()
    }

    /// The quotations of the blocks that `span` touches.
    pub(super) fn quotes_near(&self, span: Span) -> impl Iterator<Item = &'a Quotation> {
        self.numbered_quotes_near(span).map(|(_, q)| q)
    }

    /// The same with their indexes.
    pub(super) fn numbered_quotes_near(&self, span: Span) -> impl Iterator<Item = (usize, &'a Quotation)> {
        let block = |at: u32| self.doc.block_at(at).map_or(0, |b| b.index());
        let (first, last) = (block(span.start), block(span.end));
        let start = self.quotes.partition_point(|q| q.block < first);
        let all = self.quotes.iter().enumerate().skip(start);
        all.take_while(move |(_, q)| q.block <= last)
    }

    /// Index of the sentence.
    pub(super) fn sentence(&self, i: usize) -> usize {
        self.sentence.get(i).copied().unwrap_or(usize::MAX)
    }

    /// Tokens of the sentence around `i`.
    pub(super) fn sentence_tokens(&self, i: usize) -> Range<usize> {
        self.doc.sentences.get(self.sentence(i)).map_or(i..i, |s| s.tokens.clone())
    }

    /// Index of the block of a token.
    pub(super) fn block(&self, i: usize) -> usize {
        self.doc.sentences.get(self.sentence(i)).map_or(usize::MAX, |s| s.block.index())
    }

    /// Where the word stands.
    pub(super) fn span(&self, i: usize) -> Span {
        self.doc.tokens.get(i).map_or(Span::default(), |t| t.span)
    }

    /// From the first to the last word of a range.
    pub(super) fn hull(&self, range: Range<usize>) -> Span {
        self.doc.span_of(range)
    }

    /// First token that starts at or after a byte.
    pub(super) fn first_from(&self, byte: u32) -> usize {
        self.doc.tokens.partition_point(|t| t.span.start < byte)
    }

    /// Whether the word begins with a capital letter.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.form(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word is made of letters or digits.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.form(i).chars().any(char::is_alphanumeric)
    }

    /// Whether the word is the first of its sentence or follows an opening mark.
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        self.sentence_tokens(i).start == i || (i > 0 && matches!(self.class(i - 1), Class::Mark | Class::Stop))
    }

    /// The longest cue verb that begins at `i`, whatever its tag.
    pub(super) fn cue_at(&self, i: usize) -> Option<CueAt> {
        let first = self.lower(i);
        if first.is_empty() || !self.is_word(i) {
            return None;
        }
        let mut joined = String::from(first);
        let mut best = CUES.verb(&joined).map(|(verb, form)| CueAt { tokens: i..i + 1, verb, form });
        for k in 1..CUES.longest() {
            if self.sentence(i + k) != self.sentence(i) {
                break;
            }
            joined.push(' ');
            joined.push_str(self.lower(i + k));
            if let Some((verb, form)) = CUES.verb(&joined) {
                best = Some(CueAt { tokens: i..i + k + 1, verb, form });
            }
        }
        best
    }

    fn classify(&self, i: usize) -> Class {
        let word = self.lower(i);
        let first = word.chars().next().unwrap_or(' ');
        match word {
            "," => return Class::Comma,
            "." | "!" | "?" | ";" | ":" | "…" | "..." => return Class::Stop,
            "'s" => return if self.upos(i) == Upos::Aux || self.upos(i) == Upos::Verb { Class::Aux } else { Class::Possessive },
            _ => {}
        }
        if "\"“”„«»`".contains(first) || word == "''" {
            return Class::Mark;
        }
        if !self.is_word(i) {
            return match word {
                "'" => Class::Possessive,
                "-" | "&" | "$" | "%" | "/" | "€" | "£" => Class::Nominal,
                _ => Class::Other,
            };
        }
        let odd = matches!(self.upos(i), Upos::Verb | Upos::Aux | Upos::Adv | Upos::Adp | Upos::Adj | Upos::X);
        if odd
            && self.tagged
            && self.capital(i)
            && !self.begins_sentence_plainly(i)
            && CUES.class(word).is_none()
            && CUES.verb(word).is_none()
        {
            // A surname that looks like another word: *Lowe*, *Reading*.
            return Class::Name;
        }
        match self.upos(i) {
            Upos::X => self.classify_by_list(i),
            Upos::Det => Class::Det,
            Upos::Pron => match word {
                "my" | "your" | "his" | "its" | "our" | "their" => Class::Det,
                "her" if self.is_word(i + 1) && !matches!(self.upos(i + 1), Upos::Adp | Upos::Verb | Upos::Aux) => Class::Det,
                "which" | "that" | "what" | "whose" => Class::Sub,
                _ => Class::Pron,
            },
            Upos::Noun | Upos::Adj | Upos::Num | Upos::Sym | Upos::Intj => Class::Nominal,
            Upos::Propn => Class::Name,
            Upos::Verb => Class::Verb,
            Upos::Aux => Class::Aux,
            Upos::Adp => Class::Prep,
            Upos::Cconj => Class::Conj,
            Upos::Sconj => Class::Sub,
            Upos::Adv => Class::Adv,
            Upos::Part if word == "to" => Class::Sub,
            Upos::Part => Class::Adv,
            Upos::Punct => Class::Other,
        }
    }

    fn classify_by_list(&self, i: usize) -> Class {
        let word = self.lower(i);
        let mid = !self.begins_sentence_plainly(i);
        if self.capital(i) && mid && !matches!(word, "i" | "he" | "she" | "they" | "we") {
            return Class::Name;
        }
        match CUES.class(word) {
            Some(WordClass::Det) => Class::Det,
            Some(WordClass::Pron) => Class::Pron,
            Some(WordClass::Aux) => Class::Aux,
            Some(WordClass::Neg | WordClass::Adv) => Class::Adv,
            Some(WordClass::Prep) => Class::Prep,
            Some(WordClass::Conj) => Class::Conj,
            Some(WordClass::Sub) => Class::Sub,
            None if self.capital(i) => Class::Name,
            None if word.len() > 4 && word.ends_with("ly") => Class::Adv,
            None => match CUES.verb(word) {
                Some((_, VerbForm::Past | VerbForm::Ing)) => Class::Verb,
                Some(_) if matches!(word, "says" | "say" | "tells" | "told" | "writes" | "believes" | "insists" | "adds") => {
                    Class::Verb
                }
                _ => Class::Nominal,
            },
        }
    }

    /// First of its sentence, known before classes are.
    fn begins_sentence_plainly(&self, i: usize) -> bool {
        self.sentence_tokens(i).start == i || (i > 0 && "\"“”‘'`«:".contains(self.form(i - 1).chars().next().unwrap_or(' ')))
    }
}
