//! Runs the network over the document, some blocks at a time, and writes down what it says: sentences, tags, trees, readings.

use super::{cut, glosses, names::Names, trees};
use crate::{
    document::{BlockId, Deprel, Document, Found, Part, SCORES, Scheme, Score, Sentence, TokenId, TriggerClass, Upos, Xpos},
    lexicon::gazetteer,
    model::{
        features::{Features, Scratch, describe},
        network::{Network, Window, best},
        plan::Head,
        viterbi::{Decoder, Stretch},
    },
};
use std::ops::Range;

/// Most tokens that the network sees at once. Longer texts are cut between blocks, so that memory is bounded.
const WINDOW: usize = 1500;

/// A stretch of tokens of one block.
#[derive(Clone, Debug)]
struct Piece {
    tokens: Range<usize>,
    block: BlockId,
    /// Row of its first token in the window.
    row: usize,
    /// The tokens that have rows, in order: all but glosses.
    kept: Vec<usize>,
}

/// Fills the document.
pub(super) fn read(network: &Network, doc: &mut Document) {
    let mut ruled = vec![false; doc.tokens.len()];
    doc.sentences.iter().for_each(|s| ruled[s.tokens.start] = true);
    let pieces = pieces(doc);
    doc.sentences.clear();
    doc.readings.scores = vec![0; doc.tokens.len() * SCORES];
    let mut reader = Reader { network, window: Window::default(), features: Vec::new(), scratch: Scratch::default(), ruled };
    let mut rest = &pieces[..];
    while !rest.is_empty() {
        let mut tokens = 0;
        let count = rest
            .iter()
            .take_while(|p| {
                tokens += p.tokens.len();
                tokens <= WINDOW
            })
            .count()
            .max(1);
        let (now, later) = rest.split_at(count);
        reader.read(doc, now.to_vec());
        rest = later;
    }
    decode(doc, &pieces);
}

/// Whole blocks; one that is longer than a window is cut between the splitter's sentences, or anywhere if need be.
fn pieces(doc: &Document) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for s in &doc.sentences {
        let mut tokens = s.tokens.clone();
        if let Some(last) = out.last_mut().filter(|p| p.block == s.block && p.tokens.len() + tokens.len() <= WINDOW) {
            last.tokens.end = tokens.end;
            continue;
        }
        while !tokens.is_empty() {
            let end = tokens.end.min(tokens.start + WINDOW);
            out.push(Piece { tokens: tokens.start..end, block: s.block, row: 0, kept: Vec::new() });
            tokens.start = end;
        }
    }
    out
}

struct Reader<'a> {
    network: &'a Network,
    window: Window,
    features: Vec<Features>,
    scratch: Scratch,
    ruled: Vec<bool>,
}

impl Reader<'_> {
    fn read(&mut self, doc: &mut Document, mut pieces: Vec<Piece>) {
        self.features.clear();
        for piece in &mut pieces {
            if !self.features.is_empty() {
                self.features.push(Features::BREAK);
            }
            piece.row = self.features.len();
            piece.kept = glosses::without(doc, piece.tokens.clone());
            let forms: Vec<&str> = piece.kept.iter().map(|&i| doc.tokens[i].span.of(&doc.text)).collect();
            let flags = gazetteer::flags(&gazetteer::Lexed::of_forms(&forms, &[forms.len()]));
            for (form, flags) in forms.into_iter().zip(flags) {
                let seen = describe(form, self.network.vocabulary(), &mut self.scratch);
                self.features.push(Features { flags, ..seen });
            }
        }
        self.network.read(&self.features, &mut self.window);
        for piece in &pieces {
            self.tag(doc, piece);
            self.note(doc, piece);
            let margins: Vec<i32> = (0..piece.kept.len()).map(|k| self.start_margin(piece.row + k)).collect();
            let ruled: Vec<bool> = piece.kept.iter().map(|&i| self.ruled[i]).collect();
            for found in cut::sentences(&margins, &ruled) {
                let start = if found.start == 0 { piece.tokens.start } else { piece.kept[found.start] };
                let tokens = start..piece.kept.get(found.end).copied().unwrap_or(piece.tokens.end);
                self.attach(doc, &piece.kept[found.clone()], piece.row + found.start);
                glosses::attach(doc, &tokens, &piece.kept[found]);
                doc.sentences.push(Sentence { span: doc.span_of(tokens.clone()), tokens, block: piece.block });
            }
        }
    }

    /// Scores of a head for a row of the window.
    fn row(&self, head: Head, row: usize) -> &[f32] {
        let columns = self.network.columns(head.branch());
        let at = row * columns + head.column();
        &self.window.tags(head.branch())[at..at + head.labels()]
    }

    fn start_margin(&self, row: usize) -> i32 {
        let r = self.row(Head::Start, row);
        i32::from(units(r[1])) - i32::from(units(r[0]))
    }

    fn tag(&self, doc: &mut Document, piece: &Piece) {
        for (k, &i) in piece.kept.iter().enumerate() {
            let token = &mut doc.tokens[i];
            token.upos = Upos::ALL.get(best(self.row(Head::Upos, piece.row + k))).copied().unwrap_or(Upos::X);
            token.xpos = Xpos::ALL.get(best(self.row(Head::Xpos, piece.row + k))).copied().unwrap_or(Xpos::Xx);
        }
    }

    fn note(&self, doc: &mut Document, piece: &Piece) {
        for (k, &token) in piece.kept.iter().enumerate() {
            for scheme in Scheme::ALL {
                let from = self.row(Head::Scheme(scheme), piece.row + k);
                let at = token * SCORES + scheme.offset();
                let to = &mut doc.readings.scores[at..at + scheme.labels()];
                to.iter_mut().zip(from).for_each(|(t, f)| *t = units(*f));
            }
        }
    }

    /// The tree of a sentence of these tokens, the first of which has this row.
    fn attach(&mut self, doc: &mut Document, tokens: &[usize], row: usize) {
        let n = tokens.len();
        let mut scores = Vec::with_capacity(n * (n + 1));
        self.network.arcs(&self.window, &(row..row + n), &mut scores);
        let heads = trees::decode(&scores, n);
        let pairs: Vec<(usize, usize)> = (0..n).map(|i| (row + i, row + heads[i].unwrap_or(i))).collect();
        let mut relations = Vec::new();
        self.network.relations(&mut self.window, &pairs, &mut relations);
        for (i, &at) in tokens.iter().enumerate() {
            let token = &mut doc.tokens[at];
            token.head = heads[i].map(|h| TokenId::new(tokens[h]));
            let relation = Deprel::ALL.get(relations[i]).copied().unwrap_or(Deprel::Dep);
            token.deprel = match heads[i] {
                None => Deprel::Root,
                // Only the root is a root.
                Some(_) if relation == Deprel::Root => Deprel::Parataxis,
                Some(_) => relation,
            };
        }
    }
}

/// In 256ths, rounded the same way everywhere.
fn units(score: f32) -> i16 {
    ((score * 256.0).clamp(-30_000.0, 30_000.0) + 12_582_912.0).to_bits() as i16
}

fn decode(doc: &mut Document, pieces: &[Piece]) {
    let mut decoder = Decoder::default();
    let readings = &mut doc.readings;
    let scores = std::mem::take(&mut readings.scores);
    let mut stretches = |scheme: Scheme| {
        let mut out = Vec::new();
        for piece in pieces {
            let rows = scores[piece.tokens.start * SCORES..piece.tokens.end * SCORES].chunks_exact(SCORES);
            let rows = rows.map(|r| &r[scheme.offset()..scheme.offset() + scheme.labels()]);
            decoder.decode(rows, scheme.labels(), piece.tokens.start, &mut out);
        }
        out
    };
    for (scheme, part) in
        [(Scheme::Source, Part::Source), (Scheme::Cue, Part::Cue), (Scheme::Content, Part::Content), (Scheme::Inner, Part::Inner)]
    {
        readings.attribution.extend(found(stretches(scheme), |_| Some(part)));
    }
    readings.scores = scores;
    let mut names = Vec::new();
    let mut finder = Names::default();
    for piece in pieces {
        finder.find(piece.tokens.clone(), &|t, s| readings.of(t, s), &certainty, &mut names);
    }
    readings.names = names;
    readings.events = triggers(readings, doc.tokens.len());
}

fn found<L>(stretches: Vec<Stretch>, label: impl Fn(usize) -> Option<L>) -> Vec<Found<L>> {
    stretches
        .into_iter()
        .filter_map(|s| Some(Found { tokens: s.tokens, label: label(s.kind)?, score: certainty(s.margin) }))
        .collect()
}

/// Triggers are mostly one word: the best label of each token, with words inside joined to the one before.
fn triggers(readings: &crate::document::Readings, tokens: usize) -> Vec<Found<TriggerClass>> {
    let mut out: Vec<Found<TriggerClass>> = Vec::new();
    let inside = Scheme::Trigger.labels() - 1;
    for token in 0..tokens {
        let row = readings.of(token, Scheme::Trigger);
        let (label, top) = row.iter().enumerate().fold((0, i16::MIN), |b, (k, &s)| if s > b.1 { (k, s) } else { b });
        let margin = i32::from(top) - i32::from(row[0]);
        match out.last_mut().filter(|f| label == inside && f.tokens.end == token) {
            Some(last) => last.tokens.end = token + 1,
            None => {
                let class = label.checked_sub(1).and_then(|k| TriggerClass::ALL.get(k));
                out.extend(class.map(|&label| Found { tokens: token..token + 1, label, score: certainty(margin) }));
            }
        }
    }
    out
}

/// Thousandths by the logistic curve, from a table of its values at half logits.
fn certainty(margin: i32) -> Score {
    const AT: [i32; 13] = [500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998];
    let (sign, m) = (margin.signum(), margin.abs().min(12 * 128 - 1));
    let (k, part) = ((m / 128) as usize, m % 128);
    let value = AT[k] + (AT[k + 1] - AT[k]) * part / 128;
    Score(if sign < 0 { 1000 - value } else { value } as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certainty_follows_the_logistic_curve() {
        assert_eq!([certainty(0).0, certainty(256).0, certainty(-256).0, certainty(9999).0], [500, 731, 269, 997]);
    }

    #[test]
    fn rounds_alike() {
        assert_eq!([units(1.0), units(-2.5), units(1e9)], [256, -640, 30_000]);
    }
}
