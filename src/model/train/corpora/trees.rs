//! CoNLL-U to sequences of whole sentences with gold words, tags and trees.

use crate::{
    document::{Deprel, Upos, Xpos},
    model::{
        plan::Head,
        train::batch::{Example, Forms, Trees, flags},
    },
};

/// A sequence ends after the sentence that makes it this long.
const LONG: usize = 220;

struct Builder {
    example: Example,
    trees: Trees,
    labels: [Vec<u64>; 3],
    /// Line numbers are relative to this index.
    start: usize,
}

impl Builder {
    fn new() -> Self {
        Self { example: Example::default(), trees: Trees::default(), labels: Default::default(), start: 0 }
    }

    fn word(&mut self, id: u32, labels: [u64; 3], governor: Option<usize>, relation: u8) {
        self.example.words.push(id);
        self.labels.iter_mut().zip(labels).for_each(|(l, v)| l.push(v));
        self.trees.governor.push(governor);
        self.trees.relation.push(relation);
    }

    fn pause(&mut self) {
        if self.example.words.last().is_some_and(|&w| w != 0) {
            self.word(0, [0; 3], None, 0);
            self.start = self.example.words.len();
        }
    }

    fn end_sentence(&mut self) {
        let end = self.example.words.len();
        if end > self.start {
            self.trees.sentences.push(self.start..end);
            self.start = end;
        }
    }

    fn flush(&mut self, forms: &Forms, out: &mut Vec<Example>) {
        let done = std::mem::replace(self, Self::new());
        if done.trees.sentences.is_empty() {
            return;
        }
        let head = |h: Head| Head::ALL.iter().position(|&x| x == h).unwrap_or_default();
        let heads = [head(Head::Upos), head(Head::Xpos), head(Head::Start)];
        let labels = heads.into_iter().zip(done.labels).collect();
        let written: Vec<&str> = done.example.words.iter().map(|&w| forms.form(w)).collect();
        out.push(Example { flags: flags(&written), words: done.example.words, labels, trees: Some(done.trees) });
    }
}

/// All sequences of a treebank file; paragraphs are blocks.
pub(super) fn read(text: &str, forms: &mut Forms) -> Vec<Example> {
    let mut out = Vec::new();
    let mut b = Builder::new();
    for line in text.lines() {
        if line.starts_with("# newdoc") {
            b.flush(forms, &mut out);
        } else if line.starts_with("# newpar") {
            b.pause();
        } else if line.is_empty() {
            b.end_sentence();
            if b.example.words.len() >= LONG {
                b.flush(forms, &mut out);
            }
        } else {
            word(line, &mut b, forms);
        }
    }
    b.end_sentence();
    b.flush(forms, &mut out);
    out
}

fn word(line: &str, b: &mut Builder, forms: &mut Forms) {
    let fields: Vec<&str> = line.split('\t').collect();
    let (Some(Ok(number)), true) = (fields.first().map(|f| f.parse::<usize>()), fields.len() >= 8) else { return };
    let bit = |index: Option<usize>| index.map_or(0, |k| 1u64 << k);
    let upos = bit(Upos::from_name(fields[3]).map(|t| t as usize));
    let xpos = bit(Xpos::from_name(fields[4]).map(|t| t as usize));
    let governor = match fields[6].parse::<usize>() {
        Ok(0) => Some(usize::MAX),
        Ok(g) => Some(b.start + g - 1),
        Err(_) => None,
    };
    let name = fields[7];
    let relation = Deprel::from_name(name).or_else(|| Deprel::from_name(name.split(':').next().unwrap_or_default()));
    let start = if number == 1 { 2 } else { 1 };
    b.word(forms.id(fields[1]), [upos, xpos, start], governor, relation.map_or(0, |r| r as u8));
}
