//! Development scores while training: given words, no constraints on trees. The real figures come from the scorers on raw text.

use super::{
    arcs,
    batch::{Batch, Example, Forms},
    net::Net,
};
use crate::{
    document::Scheme,
    model::{plan::Head, vocabulary::Vocabulary},
};

/// Correct, predicted, gold.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts(pub [usize; 3]);

impl Counts {
    /// In percent.
    pub(crate) fn f1(&self) -> f32 {
        let [right, predicted, gold] = self.0;
        200.0 * right as f32 / (predicted + gold).max(1) as f32
    }
}

fn index(head: Head) -> usize {
    Head::ALL.iter().position(|&h| h == head).unwrap_or_default()
}

/// Best label of each token of a head.
fn best(logits: &[f32], cols: usize, head: Head) -> Vec<usize> {
    let at = head.column();
    logits
        .chunks_exact(cols)
        .map(|row| {
            let row = &row[at..at + head.labels()];
            (0..row.len()).fold(0, |b, k| if row[k] > row[b] { k } else { b })
        })
        .collect()
}

/// The four classes of the contract's types.
const FOUR: [usize; 10] = [0, 1, 2, 2, 2, 3, 3, 3, 3, 3];

/// Spans `(start, end, class)` of labels O, B, I, B, I …, after `class` has put types together.
fn spans(labels: impl Iterator<Item = usize>, class: impl Fn(usize) -> usize) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    let mut open = false;
    for (i, label) in labels.enumerate() {
        if label == 0 {
            open = false;
            continue;
        }
        let kind = class((label - 1) / 2);
        match out.last_mut().filter(|s| open && label % 2 == 0 && s.2 == kind) {
            Some(span) => span.1 = i + 1,
            None => out.push((i, i + 1, kind)),
        }
        open = true;
    }
    out
}

/// Scores of one corpus as a line of text.
pub(crate) fn line(
    net: &Net,
    values: &[f32],
    name: &str,
    examples: &[Example],
    forms: &Forms,
    vocabulary: &Vocabulary,
) -> String {
    let mut names = Counts::default();
    let mut tokens = [Counts::default(); Head::ALL.len()];
    let (mut upos, mut las, mut arcs) = (Counts::default(), Counts::default(), Counts::default());
    for example in examples {
        let batch = Batch::new(&[example], forms, vocabulary, None);
        let tape = net.forward(values, &batch, None);
        for (head, gold) in &example.labels {
            let h = Head::ALL[*head];
            let cols = net.plan.tags[h.branch() as usize].weight.rows;
            let mut guess = best(tape.logits(h.branch()), cols, h);
            guess.iter_mut().zip(gold).filter(|(_, a)| **a == 0).for_each(|(g, _)| *g = 0);
            match h {
                Head::Scheme(Scheme::Names) => {
                    let gold = gold.iter().map(|a| if *a & 1 == 1 { 0 } else { a.trailing_zeros().min(63) as usize % 64 });
                    let a = spans(guess.into_iter(), |k| FOUR[k]);
                    let b = spans(gold.map(|g| if g == 63 { 0 } else { g }), |k| FOUR[k]);
                    let right = a.iter().filter(|s| b.contains(s)).count();
                    [right, a.len(), b.len()].iter().zip(&mut names.0).for_each(|(n, c)| *c += n);
                }
                Head::Upos | Head::Xpos => {
                    let right = guess.iter().zip(gold).filter(|(g, a)| **a >> **g & 1 == 1).count();
                    let all = gold.iter().filter(|a| **a != 0).count();
                    if h == Head::Upos {
                        [right, all, all].iter().zip(&mut upos.0).for_each(|(n, c)| *c += n);
                    }
                }
                _ => {
                    for (g, a) in guess.iter().zip(gold).filter(|(_, a)| **a != 0) {
                        let (g, a) = (*g != 0, *a & 1 == 0);
                        [g && a, g, a].iter().zip(&mut tokens[*head].0).for_each(|(n, c)| *c += usize::from(*n));
                    }
                }
            }
        }
        if example.trees.is_some() {
            attach(net, values, &batch, tape.syntax(), &mut las, &mut arcs);
        }
    }
    let mut out = name.to_owned();
    if names.0[2] > 0 {
        out += &format!(" names {:.2}", names.f1());
    }
    for h in [
        Head::Start,
        Head::Scheme(Scheme::Source),
        Head::Scheme(Scheme::Cue),
        Head::Scheme(Scheme::Content),
        Head::Scheme(Scheme::Inner),
        Head::Scheme(Scheme::Trigger),
        Head::Scheme(Scheme::Happening),
    ] {
        if tokens[index(h)].0[2] > 0 {
            out += &format!(" {h:?} {:.2}", tokens[index(h)].f1());
        }
    }
    if upos.0[2] > 0 {
        out += &format!(" UPOS {:.2} UAS {:.2} LAS {:.2}", upos.f1(), arcs.f1(), las.f1());
    }
    out
}

fn attach(net: &Net, values: &[f32], batch: &Batch, x: &[f32], las: &mut Counts, uas: &mut Counts) {
    let p = &net.plan;
    let sides = arcs::sides(values, p, x);
    let root = crate::document::Deprel::Root as usize;
    for s in &batch.sentences {
        let n = s.len();
        let table = arcs::scores(values, p, &sides, s);
        let governors: Vec<usize> =
            table.chunks_exact(n + 1).map(|row| (0..=n).fold(0, |b, k| if row[k] > row[b] { k } else { b })).collect();
        let pairs: Vec<(usize, usize)> =
            (0..n).map(|i| (s.start + i, if governors[i] == n { s.start + i } else { s.start + governors[i] })).collect();
        let relations = arcs::relations(values, p, x, &pairs);
        let labels = p.relation.weight.rows;
        for i in 0..n {
            let Some(gold) = batch.governor[s.start + i] else { continue };
            let row = &relations[i * labels..(i + 1) * labels];
            let mut relation = (0..labels).fold(0, |b, k| if row[k] > row[b] { k } else { b });
            let guess = if governors[i] == n { usize::MAX } else { s.start + governors[i] };
            if guess == usize::MAX {
                relation = root;
            }
            let arc = guess == gold;
            let same = base(relation) == base(batch.relation[s.start + i] as usize);
            [arc, true, true].iter().zip(&mut uas.0).for_each(|(n, c)| *c += usize::from(*n));
            [arc && same, true, true].iter().zip(&mut las.0).for_each(|(n, c)| *c += usize::from(*n));
        }
    }
}

/// The relation without its subtype.
fn base(relation: usize) -> &'static str {
    crate::document::Deprel::ALL.get(relation).map_or("", |r| r.name().split(':').next().unwrap_or_default())
}
