//! Who did what, on CaRB's sentences (Bhardwaj et al. 2019) by its rules: a tuple of relation, first argument and the rest matches a
//! gold tuple where each part shares a word; precision is taken over pairs, each tuple once, recall of each gold tuple over all.
//!
//! The engine writes no tuples. They are read off what it found: an event gives its subject, its verb and what hangs on the verb; a
//! statement its source, cue and content; a relation *X is Y of Z*. Phrases are whole branches of the tree, as the corpus writes them.

use super::documents;
use crate::{
    document::{Deprel, Document, Event, MentionForm, ParticipantRole, Statement, Upos, Xpos},
    text::Span,
};
use serde_json::Value;

/// Lower-cased words of the relation, the first argument and the others.
type Tuple = [Vec<String>; 3];

/// Words whose two arguments may stand either way round.
const SAYING: [&str; 5] = ["said", "told", "added", "adds", "says"];

/// A line for what the engine reports, and one with the states of its trees.
pub(super) fn run(records: &[Value]) -> Result<String, String> {
    let docs = documents(records)?;
    let line = |name: &str, states: bool| {
        let (mut precise, mut predicted, mut recalled, mut gold) = (0.0, 0, 0.0, 0);
        for (record, doc) in records.iter().zip(&docs) {
            let ours = tuples(doc, states);
            let theirs: Vec<Tuple> = record["extractions"].as_array().into_iter().flatten().map(gold_tuple).collect();
            let table: Vec<Vec<(f64, f64)>> =
                theirs.iter().map(|g| ours.iter().map(|o| agreement(g, o).unwrap_or_default()).collect()).collect();
            precise += paired(&table);
            recalled += table.iter().map(|row| row.iter().map(|s| s.1).fold(0.0, f64::max)).sum::<f64>();
            (predicted, gold) = (predicted + ours.len(), gold + theirs.len());
        }
        let percent = |sum: f64, of: usize| 100.0 * sum / f64::from(of.max(1) as u32);
        let (p, r) = (percent(precise, predicted), percent(recalled, gold));
        let f1 = 2.0 * p * r / (p + r).max(1.0);
        format!("{name:<33} P {p:.2}  R {r:.2}  F1 {f1:.2}  gold {gold}  predicted {predicted}\n")
    };
    Ok(line("events, statements, relations", false) + &line("the same and the states of trees", true))
}

fn gold_tuple(value: &Value) -> Tuple {
    let words = |v: &Value| v.as_str().unwrap_or_default().split_whitespace().map(plain).collect::<Vec<_>>();
    let args: Vec<Vec<String>> = value["args"].as_array().into_iter().flatten().map(words).collect();
    let rest = args.iter().skip(1).flatten().cloned().collect();
    [words(&value["rel"]), args.into_iter().next().unwrap_or_default(), rest]
}

/// Quotation marks as the corpus writes them.
fn plain(word: &str) -> String {
    match word {
        "``" | "''" | "“" | "”" => "\"".to_owned(),
        _ => word.to_lowercase(),
    }
}

/// Precision and recall over the words of two tuples; none where a part has no word in common.
fn agreement(gold: &Tuple, ours: &Tuple) -> Option<(f64, f64)> {
    let straight = match_parts(gold, ours);
    if !SAYING.iter().any(|s| gold[0].iter().any(|w| w == s)) {
        return straight;
    }
    let turned = match_parts(gold, &[ours[0].clone(), ours[2].clone(), ours[1].clone()]);
    straight.into_iter().chain(turned).max_by(|a, b| a.0.total_cmp(&b.0))
}

fn match_parts(gold: &Tuple, ours: &Tuple) -> Option<(f64, f64)> {
    let mut shared = 0;
    for (theirs, own) in gold.iter().zip(ours) {
        let mut left = own.clone();
        let hits = theirs.iter().filter(|&w| left.iter().position(|l| l == w).map(|k| left.swap_remove(k)).is_some()).count();
        if hits == 0 && !theirs.is_empty() {
            return None;
        }
        shared += hits;
    }
    let size = |t: &Tuple| f64::from(t.iter().map(Vec::len).sum::<usize>().max(1) as u32);
    let shared = f64::from(shared as u32);
    Some((shared / size(ours), shared / size(gold)))
}

/// The precisions of the best pairs, each row and column once.
fn paired(table: &[Vec<(f64, f64)>]) -> f64 {
    let mut cells: Vec<(f64, usize, usize)> =
        table.iter().enumerate().flat_map(|(r, row)| row.iter().enumerate().map(move |(c, s)| (s.0, r, c))).collect();
    cells.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut rows, mut cols, mut sum) = (Vec::new(), Vec::new(), 0.0);
    for (precision, r, c) in cells {
        if !rows.contains(&r) && !cols.contains(&c) {
            rows.push(r);
            cols.push(c);
            sum += precision;
        }
    }
    sum
}

fn tuples(doc: &Document, states: bool) -> Vec<Tuple> {
    let tree = Tree::new(doc);
    let events = doc.events.iter().filter_map(|e| of_event(&tree, e));
    let statements = doc.statements.iter().filter_map(|s| of_statement(&tree, s));
    let name = |e: crate::document::EntityId| doc.entities.get(e.index()).map_or("", |e| e.name.as_str());
    let words = |text: &str| text.split_whitespace().map(plain).collect::<Vec<_>>();
    let relations =
        doc.relations.iter().map(|r| [words("is"), words(name(r.subject)), words(&format!("{} of {}", r.label, name(r.object)))]);
    let mut out: Vec<Tuple> = Vec::new();
    let states = (0..doc.tokens.len()).filter(|_| states).filter_map(|k| of_state(&tree, k));
    for tuple in events.chain(statements).chain(relations).chain(same(&tree)).chain(states) {
        if !out.contains(&tuple) {
            out.push(tuple);
        }
    }
    out
}

/// Two mentions of one thing side by side or across *is*: *Cashel Byron, a prizefighter* → *Cashel Byron* | *is* | *a prizefighter*.
fn same(tree: &Tree<'_>) -> Vec<Tuple> {
    let pairs = tree.doc.mentions.iter().filter(|m| m.form == MentionForm::Nominal).filter_map(|m| {
        let head = tree.head(m.span)?;
        let other = match tree.rel(head) {
            Deprel::Appos => tree.doc.tokens[head].head?.index(),
            _ => tree.kids(head, &[Deprel::Cop]).next().and(tree.kids(head, &[Deprel::Nsubj]).next())?,
        };
        let named = tree.doc.mentions.iter().find(|n| n.entity == m.entity && tree.head(n.span) == Some(other))?;
        Some([vec!["is".to_owned()], tree.phrase(named.span), tree.phrase(m.span)])
    });
    pairs.collect()
}

fn of_event(tree: &Tree<'_>, event: &Event) -> Option<Tuple> {
    let verb = tree.at(event.trigger.start)?;
    let role = |role| event.participants.iter().find(|p| p.role == role).map(|p| p.span);
    let (agent, patient) = (role(ParticipantRole::Agent), role(ParticipantRole::Patient));
    let subject = if tree.is_passive(verb) { patient } else { agent };
    let subject = subject.or_else(|| tree.subject(verb)).or(agent).or(patient)?;
    let time = event.time.and_then(|t| tree.doc.times.get(t.index())).map(|t| t.span);
    if tree.doc.tokens[verb].upos == Upos::Verb {
        return of_verb(tree, verb, subject, time);
    }
    let other = event.participants.iter().map(|p| p.span).find(|s| *s != subject)?;
    Some([tree.words(&tree.below(verb, &[Deprel::Nmod, Deprel::NmodPoss])), tree.phrase(subject), tree.phrase(other)])
}

/// A clause in which nothing happens: *includes*, *is*, *belongs to*. The engine lists no states; they are read off its tree.
fn of_state(tree: &Tree<'_>, k: usize) -> Option<Tuple> {
    let start = tree.doc.tokens[k].span.start;
    let told = |span: Span| span.start <= start && start < span.end;
    let is_told =
        tree.doc.events.iter().any(|e| told(e.trigger)) || tree.doc.statements.iter().flat_map(|s| &s.cue).any(|&s| told(s));
    let subject = tree.subject(k).filter(|_| !is_told)?;
    if tree.doc.tokens[k].upos == Upos::Verb {
        return of_verb(tree, k, subject, None);
    }
    let copula: Vec<usize> = tree.kids(k, &[Deprel::Aux, Deprel::Cop, Deprel::Advmod]).filter(|&c| c < k).collect();
    tree.kids(k, &[Deprel::Cop]).next()?;
    let leave = [
        Deprel::Nsubj,
        Deprel::Aux,
        Deprel::Cop,
        Deprel::Advmod,
        Deprel::Mark,
        Deprel::AclRelcl,
        Deprel::Conj,
        Deprel::Cc,
        Deprel::Punct,
        Deprel::Parataxis,
    ];
    let mut rest: Vec<usize> = tree.kids[k]
        .iter()
        .copied()
        .filter(|&c| !leave.contains(&tree.rel(c)))
        .flat_map(|c| tree.below(c, &leave[5..6]))
        .chain([k])
        .collect();
    rest.sort_unstable();
    Some([tree.words(&copula), tree.phrase(subject), tree.words(&rest)])
}

/// The verb with its helpers, and what hangs on it besides its subject.
fn of_verb(tree: &Tree<'_>, verb: usize, subject: Span, time: Option<Span>) -> Option<Tuple> {
    // *has tended to increase* is one relation.
    if tree.kids(verb, &[Deprel::Xcomp]).any(|k| tree.doc.events.iter().any(|e| tree.at(e.trigger.start) == Some(k))) {
        return None;
    }
    let small = [Deprel::Aux, Deprel::AuxPass, Deprel::CompoundPrt, Deprel::Advmod];
    let mut relation: Vec<usize> = tree.kids(verb, &small).filter(|&k| k < verb || tree.rel(k) == Deprel::CompoundPrt).collect();
    relation.push(verb);
    if let Some(above) = tree.doc.tokens[verb].head.filter(|_| tree.rel(verb) == Deprel::Xcomp) {
        relation.extend(
            tree.kids(above.index(), &small)
                .filter(|&k| k < above.index())
                .chain([above.index()])
                .chain(tree.kids(verb, &[Deprel::Mark])),
        );
    }
    let rest = [
        Deprel::Obj,
        Deprel::Iobj,
        Deprel::Obl,
        Deprel::OblAgent,
        Deprel::OblUnmarked,
        Deprel::Xcomp,
        Deprel::Ccomp,
        Deprel::Advmod,
        Deprel::Advcl,
    ];
    let mut others: Vec<usize> = tree
        .kids(verb, &rest)
        .filter(|k| !relation.contains(k) && !tree.covers(subject, *k))
        .flat_map(|k| tree.below(k, &[Deprel::AclRelcl, Deprel::Parataxis, Deprel::Appos]))
        .collect();
    // When and where, taken over from the words around, where the clause itself does not say.
    let verb_sentence = tree.sentence(verb);
    let apart: Vec<usize> = time
        .into_iter()
        .flat_map(|span| (0..tree.doc.tokens.len()).filter(move |&k| tree.covers(span, k)))
        .filter(|k| !others.contains(k) && tree.sentence(*k) == verb_sentence)
        .collect();
    others.extend(apart);
    others.sort_unstable();
    // *relocates to* | *Florida*
    if let Some(case) = others.first().copied().filter(|&k| k > verb && tree.rel(k) == Deprel::Case) {
        relation.push(case);
        others.remove(0);
    }
    relation.sort_unstable();
    (!others.is_empty()).then(|| [tree.words(&relation), tree.phrase(subject), tree.words(&others)])
}

fn of_statement(tree: &Tree<'_>, s: &Statement) -> Option<Tuple> {
    let inside = |spans: &[Span]| {
        tree.words(&(0..tree.doc.tokens.len()).filter(|&k| spans.iter().any(|&s| tree.covers(s, k))).collect::<Vec<_>>())
    };
    let source = s.source.first().map(|&span| tree.phrase(span))?;
    let (cue, content) = (inside(&s.cue), inside(&s.content));
    (!cue.is_empty() && !content.is_empty()).then_some([cue, source, content])
}

/// Dependents by word.
struct Tree<'a> {
    doc: &'a Document,
    kids: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    fn new(doc: &'a Document) -> Self {
        let mut kids = vec![Vec::new(); doc.tokens.len()];
        for (k, token) in doc.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                kids[head.index()].push(k);
            }
        }
        Self { doc, kids }
    }

    fn rel(&self, k: usize) -> Deprel {
        self.doc.tokens[k].deprel
    }

    fn kids<'b>(&'b self, k: usize, relations: &'b [Deprel]) -> impl Iterator<Item = usize> + 'b {
        self.kids[k].iter().copied().filter(|&c| relations.contains(&self.rel(c)))
    }

    fn at(&self, byte: u32) -> Option<usize> {
        self.doc.tokens.iter().position(|t| t.span.start == byte)
    }

    fn covers(&self, span: Span, k: usize) -> bool {
        let own = self.doc.tokens[k].span;
        span.start <= own.start && own.end <= span.end
    }

    /// The word and all below it but the branches of these relations.
    fn below(&self, k: usize, leave: &[Deprel]) -> Vec<usize> {
        let mut out = vec![k];
        let mut next = 0;
        while let Some(&k) = out.get(next) {
            out.extend(self.kids[k].iter().copied().filter(|&c| !leave.contains(&self.rel(c))));
            next += 1;
        }
        out.sort_unstable();
        out
    }

    /// The subject that the tree gives the verb, itself or by what it is joined to.
    fn subject(&self, verb: usize) -> Option<Span> {
        let own = |k: usize| self.kids(k, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        let joined = || self.doc.tokens[verb].head.filter(|_| self.rel(verb) == Deprel::Conj).and_then(|h| own(h.index()));
        own(verb).or_else(joined).map(|k| self.doc.tokens[k].span)
    }

    fn is_passive(&self, verb: usize) -> bool {
        let is_marked = self.kids(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).next().is_some();
        is_marked || self.rel(verb) == Deprel::Acl && self.doc.tokens[verb].xpos == Xpos::Vbn
    }

    fn sentence(&self, k: usize) -> Option<usize> {
        self.doc.sentences.iter().position(|s| s.tokens.contains(&k))
    }

    /// The word of a mention that governs the others.
    fn head(&self, span: Span) -> Option<usize> {
        let inner: Vec<usize> = (0..self.doc.tokens.len()).filter(|&k| self.covers(span, k)).collect();
        inner.iter().copied().find(|&k| self.doc.tokens[k].head.is_none_or(|h| !inner.contains(&h.index())))
    }

    /// What a pronoun stands for, where the sentence itself says it: a name of the same thing, or the noun of a relative clause.
    fn named(&self, span: Span) -> Option<usize> {
        let k = self.head(span).filter(|&k| self.doc.tokens[k].upos == Upos::Pron)?;
        let relative = self.doc.tokens[k].head.filter(|h| self.rel(h.index()) == Deprel::AclRelcl);
        if let Some(noun) = relative.and_then(|h| self.doc.tokens[h.index()].head).filter(|n| n.index() < k) {
            return Some(noun.index());
        }
        let entity = self.doc.mentions.iter().find(|m| m.span == span)?.entity;
        let names = self.doc.mentions.iter().filter(|m| m.entity == entity && m.form == MentionForm::Name);
        names.filter_map(|m| self.head(m.span)).find(|&n| n < k && self.sentence(n) == self.sentence(k))
    }

    /// The whole phrase around a mention.
    fn phrase(&self, span: Span) -> Vec<String> {
        let leave = [
            Deprel::AclRelcl,
            Deprel::Acl,
            Deprel::Appos,
            Deprel::Case,
            Deprel::Cop,
            Deprel::Nsubj,
            Deprel::Cc,
            Deprel::Conj,
            Deprel::Punct,
            Deprel::Parataxis,
        ];
        let Some(head) = self.named(span).or_else(|| self.head(span)) else { return Vec::new() };
        let branches = self.kids[head].iter().copied().filter(|&c| !leave.contains(&self.rel(c)));
        let mut phrase: Vec<usize> = branches.flat_map(|c| self.below(c, &leave[..2])).chain([head]).collect();
        phrase.sort_unstable();
        self.words(&phrase)
    }

    fn words(&self, tokens: &[usize]) -> Vec<String> {
        tokens.iter().map(|&k| plain(self.doc.words(self.doc.tokens[k].span))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tuple(rel: &str, first: &str, rest: &str) -> Tuple {
        [rel, first, rest].map(|t| t.split_whitespace().map(plain).collect())
    }

    #[test]
    fn every_part_must_share_a_word() {
        let gold = tuple("relocates to", "She", "Florida");
        assert_eq!(agreement(&gold, &tuple("relocates", "she", "to Florida")), Some((0.75, 0.75)));
        assert_eq!(agreement(&gold, &tuple("relocates", "he", "to Florida")), None);
    }

    #[test]
    fn what_is_said_may_come_first() {
        let gold = tuple("said", "It rained", "Ana");
        assert_eq!(agreement(&gold, &tuple("said", "Ana", "it rained")), Some((1.0, 1.0)));
    }

    #[test]
    fn each_tuple_is_paired_once() {
        assert_eq!(paired(&[vec![(0.9, 0.0), (0.8, 0.0)], vec![(0.5, 0.0), (0.0, 0.0)]]), 0.9);
    }
}
