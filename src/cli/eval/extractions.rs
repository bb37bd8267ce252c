//! Who did what, on CaRB's sentences (Bhardwaj et al. 2019) by its rules: a tuple of relation, first argument and the rest matches a
//! gold tuple where each part shares a word; precision is taken over pairs, each tuple once, recall of each gold tuple over all.
//!
//! The engine writes no tuples. They are read off what it found: an event gives its subject, its verb and what hangs on the verb; a
//! statement its source, cue and content; a relation *X is Y of Z*. Phrases are whole branches of the tree, as the corpus writes them.

use super::documents;
use crate::{
    digest::branches::Branches,
    document::{Deprel, Document, EntityId, Event, Mention, MentionForm, ParticipantRole, Statement, TokenId, Upos},
    syntax::tree,
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
    let reader = Reader { b: Branches::new(doc) };
    let events = doc.events.iter().filter_map(|e| reader.event(e));
    let statements = doc.statements.iter().filter_map(|s| reader.statement(s));
    let name = |e: EntityId| doc.entities.get(e.index()).map_or("", |e| e.name.as_str());
    let words = |text: &str| text.split_whitespace().map(plain).collect::<Vec<_>>();
    let relations =
        doc.relations.iter().map(|r| [words("is"), words(name(r.subject)), words(&format!("{} of {}", r.label, name(r.object)))]);
    let same = doc.mentions.iter().filter_map(|m| reader.same(m));
    let states = (0..doc.tokens.len()).filter(|_| states).filter_map(|k| reader.state(k));
    let mut out: Vec<Tuple> = Vec::new();
    for tuple in events.chain(statements).chain(relations).chain(same).chain(states) {
        if !out.contains(&tuple) {
            out.push(tuple);
        }
    }
    out
}

/// Branches that are clauses of their own.
const CLAUSES: &[Deprel] = &[Deprel::AclRelcl, Deprel::Parataxis, Deprel::Appos];

/// What the engine found, read as tuples.
struct Reader<'a> {
    b: Branches<'a>,
}

impl Reader<'_> {
    fn event(&self, event: &Event) -> Option<Tuple> {
        let verb = self.b.doc.tokens_in(event.trigger).start;
        let role = |role| event.participants.iter().find(|p| p.role == role).map(|p| p.span);
        let (agent, patient) = (role(ParticipantRole::Agent), role(ParticipantRole::Patient));
        let subject = if self.b.passive(verb) { patient } else { agent };
        let subject = subject.or_else(|| self.subject(verb)).or(agent).or(patient)?;
        let time = event.time.and_then(|t| self.b.doc.times.get(t.index())).map(|t| t.span);
        if self.b.upos(verb) == Upos::Verb {
            return self.verb(verb, subject, time);
        }
        let other = event.participants.iter().map(|p| p.span).find(|s| *s != subject)?;
        let noun = self.below(verb, &[Deprel::Nmod, Deprel::NmodPoss]);
        Some([self.words(&noun), self.phrase(subject), self.phrase(other)])
    }

    fn statement(&self, s: &Statement) -> Option<Tuple> {
        let inside = |spans: &[Span]| self.words(&spans.iter().flat_map(|&s| self.b.doc.tokens_in(s)).collect::<Vec<_>>());
        let source = s.source.first().map(|&span| self.phrase(span))?;
        let (cue, content) = (inside(&s.cue), inside(&s.content));
        (!cue.is_empty() && !content.is_empty()).then_some([cue, source, content])
    }

    /// Two mentions of one thing side by side or across *is*: *Cashel Byron, a prizefighter* → *Cashel Byron* | *is* | *a prizefighter*.
    fn same(&self, mention: &Mention) -> Option<Tuple> {
        let head = self.head(mention.span).filter(|_| mention.form == MentionForm::Nominal)?;
        let other = match self.b.rel(head) {
            Deprel::Appos => self.b.head(head)?,
            _ => self.b.kids_by(head, &[Deprel::Cop]).next().and(self.b.kids_by(head, &[Deprel::Nsubj]).next())?,
        };
        let named = self.b.doc.mentions.iter().find(|n| n.entity == mention.entity && self.head(n.span) == Some(other))?;
        Some([vec!["is".to_owned()], self.phrase(named.span), self.phrase(mention.span)])
    }

    /// A clause in which nothing happens: *includes*, *is*, *belongs to*. The engine lists no states; they are read off its tree.
    fn state(&self, k: usize) -> Option<Tuple> {
        const OWN: &[Deprel] = &[
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
        let token = self.b.doc.tokens.get(k)?.span;
        let cues = self.b.doc.statements.iter().flat_map(|s| &s.cue);
        let is_told = self.b.doc.events.iter().map(|e| &e.trigger).chain(cues).any(|span| span.covers(token));
        let subject = self.subject(k).filter(|_| !is_told)?;
        if self.b.upos(k) == Upos::Verb {
            return self.verb(k, subject, None);
        }
        self.b.kids_by(k, &[Deprel::Cop]).next()?;
        let copula: Vec<usize> = self.b.kids_by(k, &[Deprel::Aux, Deprel::Cop, Deprel::Advmod]).filter(|&c| c < k).collect();
        let parts = self.b.kids(k).iter().copied().filter(|&c| !OWN.contains(&self.b.rel(c)));
        let mut rest: Vec<usize> = parts.flat_map(|c| self.below(c, &[Deprel::AclRelcl])).chain([k]).collect();
        rest.sort_unstable();
        Some([self.words(&copula), self.phrase(subject), self.words(&rest)])
    }

    /// The verb with its helpers, and what hangs on it besides its subject.
    fn verb(&self, verb: usize, subject: Span, time: Option<Span>) -> Option<Tuple> {
        const HELPERS: &[Deprel] = &[Deprel::Aux, Deprel::AuxPass, Deprel::CompoundPrt, Deprel::Advmod];
        const OTHERS: &[Deprel] = &[
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
        let doc = self.b.doc;
        let is_event = |k: usize| doc.events.iter().any(|e| doc.tokens_in(e.trigger).start == k);
        // *has tended to increase* is one relation.
        if self.b.kids_by(verb, &[Deprel::Xcomp]).any(is_event) {
            return None;
        }
        let before = |k: usize| self.b.kids_by(k, HELPERS).filter(move |&c| c < k);
        let mut relation: Vec<usize> = before(verb).chain(self.b.kids_by(verb, &[Deprel::CompoundPrt])).chain([verb]).collect();
        if let Some(above) = self.b.head(verb).filter(|_| self.b.rel(verb) == Deprel::Xcomp) {
            relation.extend(before(above).chain([above]).chain(self.b.kids_by(verb, &[Deprel::Mark])));
        }
        let subject_words = doc.tokens_in(subject);
        let parts = self.b.kids_by(verb, OTHERS).filter(|k| !relation.contains(k) && !subject_words.contains(k));
        let mut others: Vec<usize> = parts.flat_map(|k| self.below(k, CLAUSES)).collect();
        // When, taken over from the sentence, where the clause itself does not say.
        let sentence = tree::sentence(doc, TokenId::new(verb));
        let when = time.map(|span| doc.tokens_in(span)).filter(|t| sentence.contains(&t.start)).unwrap_or_default();
        others.extend(when);
        others.sort_unstable();
        others.dedup();
        relation.sort_unstable();
        relation.dedup();
        // *relocates to* | *Florida*
        if let Some(case) = others.first().copied().filter(|&k| k > verb && self.b.rel(k) == Deprel::Case) {
            relation.push(case);
            others.remove(0);
        }
        (!others.is_empty()).then(|| [self.words(&relation), self.phrase(subject), self.words(&others)])
    }

    fn below(&self, k: usize, leave: &[Deprel]) -> Vec<usize> {
        self.b.below(k, &|c| leave.contains(&self.b.rel(c)))
    }

    /// The subject that the tree gives the verb, itself or by what it is joined to.
    fn subject(&self, verb: usize) -> Option<Span> {
        let own = |k: usize| self.b.kids_by(k, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        let joined = || self.b.head(verb).filter(|_| self.b.rel(verb) == Deprel::Conj).and_then(own);
        own(verb).or_else(joined).map(|k| self.b.doc.tokens[k].span)
    }

    /// The word of a mention that governs the others.
    fn head(&self, span: Span) -> Option<usize> {
        let words = self.b.doc.tokens_in(span);
        words.clone().find(|&k| self.b.head(k).is_none_or(|h| !words.contains(&h)))
    }

    /// What a pronoun stands for, where the sentence itself says it: a name of the same thing, or the noun of a relative clause.
    fn named(&self, span: Span) -> Option<usize> {
        let k = self.head(span).filter(|&k| self.b.upos(k) == Upos::Pron)?;
        let relative = self.b.head(k).filter(|&h| self.b.rel(h) == Deprel::AclRelcl);
        if let Some(noun) = relative.and_then(|h| self.b.head(h)).filter(|&n| n < k) {
            return Some(noun);
        }
        let doc = self.b.doc;
        let entity = doc.mentions.iter().find(|m| m.span == span)?.entity;
        let sentence = tree::sentence(doc, TokenId::new(k));
        let names = doc.mentions.iter().filter(|m| m.entity == entity && m.form == MentionForm::Name);
        names.filter_map(|m| self.head(m.span)).find(|&n| n < k && sentence.contains(&n))
    }

    /// The whole phrase around a mention.
    fn phrase(&self, span: Span) -> Vec<String> {
        const OWN: &[Deprel] = &[
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
        let parts = self.b.kids(head).iter().copied().filter(|&c| !OWN.contains(&self.b.rel(c)));
        let mut phrase: Vec<usize> = parts.flat_map(|c| self.below(c, &[Deprel::AclRelcl, Deprel::Acl])).chain([head]).collect();
        phrase.sort_unstable();
        self.words(&phrase)
    }

    fn words(&self, tokens: &[usize]) -> Vec<String> {
        tokens.iter().map(|&k| plain(self.b.doc.form(TokenId::new(k)))).collect()
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
