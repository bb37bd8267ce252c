//! How: the means (*by raising rates*, *through sanctions*), else what went before (*after surviving two red flags*), else the bare
//! verb of the lead. The last is a guess and says so.

use super::{
    Candidate, Story,
    clauses::{Clause, finished, verb_group},
};
use crate::{
    digest::branches::Branches,
    document::{Deprel, Upos, Xpos},
    lexicon::cues::CUES,
};

/// Lines in which means are looked for.
const LINES: usize = 8;
/// Lines in which circumstances are looked for.
const CLOSE: usize = 4;
/// Most words of an answer.
const LONGEST: usize = 12;

/// Means and circumstances as candidates.
pub(super) fn find(story: &Story<'_>, clauses: &[Clause]) -> Vec<Candidate> {
    let b = story.b;
    let mut out = Vec::new();
    let mut add = |weight: i32, words: &[usize], rule: &'static str, sure: u16| {
        let end = words.len().min(LONGEST);
        let kept = words.get(..end).map(|w| if end < words.len() { finished(b, w) } else { w });
        if let Some(span) = kept.and_then(|w| b.span(w)) {
            out.push(Candidate { weight, span, entity: None, rule, sure });
        }
    };
    for (rank, line) in story.first(LINES) {
        for i in line.tokens.clone() {
            let marker = b.marker(i);
            let opening = b.phrase(&marker);
            let off = 3 * rank as i32;
            match (b.rel(i), opening.as_str()) {
                (Deprel::Advcl, "by") if b.xpos(i) == Xpos::Vbg => {
                    let words: Vec<usize> = b.all_below(i).into_iter().filter(|k| !marker.contains(k)).collect();
                    add(400 - off, &words, "answer.how.by", 700);
                }
                (Deprel::Obl | Deprel::Nmod, "through" | "via" | "using" | "without") if !holds_figure(b, i) => {
                    add(300 - off, &b.all_below(i), "answer.how.through", 600);
                }
                (Deprel::Advcl, "") if rank < CLOSE && b.head(i) == line.root => {
                    let when = b.kids(i).iter().copied().find(|&k| k < i && b.lower(k) == "when");
                    if let Some(when) = when {
                        let words: Vec<usize> = b.all_below(i).into_iter().filter(|&k| k != when).collect();
                        add(240 - off, &words, "answer.how.after", 450);
                    }
                }
                (Deprel::Advcl, "after" | "as" | "when")
                    if rank < CLOSE && b.head(i) == line.root && (opening != "as" || has_subject(b, i)) =>
                {
                    let cut = |k: &usize| opening == "after" || !marker.contains(k);
                    let words: Vec<usize> = b.all_below(i).into_iter().filter(cut).collect();
                    add(240 - off, &words, "answer.how.after", 450);
                }
                _ => {}
            }
        }
    }
    for clause in clauses.iter().filter(|c| !c.headline) {
        let group = verb_group(b, clause.verb);
        let says = CUES.verb(b.lower(clause.verb)).is_some();
        // *has yet*, *is a unit* tell of no deed.
        let deed = b.upos(clause.verb) == Upos::Verb && !matches!(b.lemma(clause.verb), "be" | "have" | "include");
        if group.len() > 1 && !says && deed {
            add(clause.weight, &group, "answer.how.lead", 350);
        }
    }
    out
}

/// Whether the phrase names a figure: *through the $1.90 level* is no means.
fn holds_figure(b: &Branches<'_>, i: usize) -> bool {
    b.all_below(i).iter().any(|&k| matches!(b.upos(k), Upos::Num | Upos::Sym))
}

/// *as revealed at the trial* has none and tells who says so.
fn has_subject(b: &Branches<'_>, i: usize) -> bool {
    b.kids_by(i, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Expl]).next().is_some()
}
