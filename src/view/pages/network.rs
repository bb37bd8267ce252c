//! Who is tied to whom in one article: *Ana Ruiz — spoke of → Harbour Trust, 2 times*. A drawing of the ties, and the same ties as
//! a table; each tie leads to the words that it was read from.

pub(super) mod layout;

use super::parts::{cell, fact, heading, join, note, row, table};
use crate::{
    contract::{Event, ParticipantRole},
    text::offsets::CharSpan,
    view::{
        article::Article,
        fact::{Layer, State},
        lists::names,
        page::{Act, Block, Figure, Page, Row, Run, Shape, link},
        wording,
    },
};
use layout::Tie as Spring;
use std::collections::BTreeMap;

/// So many names are drawn at first; the article's other names have ties in the table only.
const NODES: usize = 60;

/// What ties two names; the word is a class of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// An office, a membership, a place in another, a family.
    Relation,
    /// One acts on or with the other.
    Event,
    /// One speaks of the other.
    Said,
}

impl Kind {
    const fn class(self) -> &'static str {
        match self {
            Self::Relation => "tie-relation",
            Self::Event => "tie-event",
            Self::Said => "tie-said",
        }
    }
}

/// A tie from one entity to another, with every place that says so.
#[derive(Clone, Debug, PartialEq)]
struct Tie {
    from: usize,
    to: usize,
    kind: Kind,
    /// *spoke of*, *envoy*, *meet*; each once.
    words: Vec<String>,
    /// Where it was read.
    at: Vec<(Act, CharSpan)>,
}

/// The page.
pub(super) fn page(article: &Article) -> Page {
    let ties = ties(article);
    let nodes = nodes(article, &ties);
    let mut blocks = Vec::new();
    if ties.is_empty() {
        blocks.push(note("No ties between names were found in this article."));
    } else {
        blocks.push(drawing(article, &nodes, &ties));
        blocks.push(note("A full line: an office, a membership, a family. Dashes: one acts on or with the other. Dots: one speaks of the other."));
        blocks.push(heading("The same as a table"));
        let head = ["Who", "Tie", "Whom or what", "Times", "Where"];
        blocks.push(table("Ties between names", &head, ties.iter().map(|t| tie_row(article, t)).collect()));
    }
    let shown = nodes.len();
    let intro = format!("{} and {} between them.", wording::counted(shown, "name"), wording::counted(ties.len(), "tie"));
    Page { title: "Network".to_owned(), intro, blocks }
}

fn tie_row(article: &Article, tie: &Tie) -> Row {
    let name = |id: usize| {
        let name = article.analysis.entities.get(id).map_or("", |e| e.name.as_str());
        vec![match article.entities.get(id) {
            Some(&key) => fact(key, name),
            None => Run { text: name.to_owned(), ..Run::default() },
        }]
    };
    let mut at: Vec<Run> = Vec::new();
    for (act, span) in &tie.at {
        at.push(link(article.place(*span), act.clone()));
    }
    let words = cell(tie.words.join(", "));
    row(vec![name(tie.from), words, name(tie.to), cell(tie.at.len().to_string()), join(at, ", ")])
}

/// All ties between entities that are listed by name, the weightiest first.
fn ties(article: &Article) -> Vec<Tie> {
    let listed: Vec<usize> = names::list(article).iter().flat_map(|g| g.rows.iter().map(|r| r.id)).collect();
    let mut ties: BTreeMap<(usize, usize, Kind), Tie> = BTreeMap::new();
    let mut add = |from: usize, to: usize, kind: Kind, words: String, act: Act, span: CharSpan| {
        if from == to || !listed.contains(&from) || !listed.contains(&to) {
            return;
        }
        let tie = ties.entry((from, to, kind)).or_insert(Tie { from, to, kind, words: Vec::new(), at: Vec::new() });
        if !tie.words.contains(&words) {
            tie.words.push(words);
        }
        if !tie.at.iter().any(|(known, _)| *known == act) {
            tie.at.push((act, span));
        }
    };
    for relation in &article.analysis.relations {
        if let Some(&span) = relation.evidence.first() {
            let (from, to) = (relation.subject as usize, relation.object as usize);
            add(from, to, Kind::Relation, relation.label.clone(), Act::Point(span), span);
        }
    }
    for f in article.facts.iter().filter(|f| f.state != State::Rejected) {
        match f.key.layer {
            Layer::Event => {
                let Some(event) = article.analysis.events.get(f.index) else { continue };
                for (from, to) in pairs(event) {
                    add(from, to, Kind::Event, event.lemma.clone(), Act::Fact(f.key), event.trigger);
                }
            }
            Layer::Statement => {
                let Some(statement) = article.analysis.statements.get(f.index) else { continue };
                let Some(speaker) = statement.speaker else { continue };
                let Some(&first) = statement.content.first() else { continue };
                let inside = |s: CharSpan| statement.content.iter().any(|c| c.start <= s.start && s.end <= c.end);
                for mention in article.analysis.mentions.iter().filter(|m| inside(m.span)) {
                    add(speaker as usize, mention.entity as usize, Kind::Said, "spoke of".to_owned(), Act::Fact(f.key), first);
                }
            }
            _ => {}
        }
    }
    let mut ties: Vec<Tie> = ties.into_values().collect();
    let weight = |t: &Tie| salience(article, t.from) + salience(article, t.to);
    ties.sort_by(|a, b| b.at.len().cmp(&a.at.len()).then(weight(b).total_cmp(&weight(a))).then(a.kind.cmp(&b.kind)));
    ties
}

/// Who acts on whom: agents on the others, partners with each other.
fn pairs(event: &Event) -> Vec<(usize, usize)> {
    let of = |role: ParticipantRole| -> Vec<usize> {
        event.participants.iter().filter(|p| p.role == role).filter_map(|p| p.entity.map(|e| e as usize)).collect()
    };
    let agents = of(ParticipantRole::Agent);
    let mut pairs = Vec::new();
    for role in [ParticipantRole::Patient, ParticipantRole::Recipient, ParticipantRole::Partner] {
        for other in of(role) {
            pairs.extend(agents.iter().map(|&agent| (agent, other)));
        }
    }
    if let [first, second, ..] = *agents
        && pairs.is_empty()
    {
        pairs.push((first, second));
    }
    pairs
}

fn salience(article: &Article, entity: usize) -> f64 {
    article.analysis.entities.get(entity).map_or(0.0, |e| e.salience)
}

/// The tied entities, most salient first.
fn nodes(article: &Article, ties: &[Tie]) -> Vec<usize> {
    let mut nodes: Vec<usize> = ties.iter().flat_map(|t| [t.from, t.to]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes.sort_by(|&a, &b| salience(article, b).total_cmp(&salience(article, a)).then(a.cmp(&b)));
    nodes.truncate(NODES);
    nodes
}

fn drawing(article: &Article, nodes: &[usize], ties: &[Tie]) -> Block {
    let number = |entity: usize| nodes.iter().position(|&n| n == entity);
    let drawn: Vec<(usize, usize, &Tie)> = ties.iter().filter_map(|t| Some((number(t.from)?, number(t.to)?, t))).collect();
    let springs: Vec<Spring> = drawn.iter().map(|&(a, b, t)| Spring { a, b, weight: t.at.len() }).collect();
    let names: Vec<&str> = nodes.iter().map(|&n| article.analysis.entities.get(n).map_or("", |e| e.name.as_str())).collect();
    let short: Vec<String> = names.iter().map(|n| shortened(n)).collect();
    let plan = layout::plan(&short, &springs);
    let mut shapes = Vec::new();
    for &(a, b, tie) in &drawn {
        let (Some(p), Some(q)) = (plan.at.get(a), plan.at.get(b)) else { continue };
        let class = format!("{}{}", tie.kind.class(), if tie.at.len() > 2 { " strong" } else { "" });
        let act = tie.at.first().map(|(act, _)| act.clone());
        shapes.push(Shape { figure: Figure::Line(p.x, p.y, q.x, q.y), class, act });
    }
    for (k, &entity) in nodes.iter().enumerate() {
        let (Some(p), Some(label), Some(name)) = (plan.at.get(k), plan.labels.get(k), short.get(k)) else { continue };
        let kind = article.analysis.entities.get(entity).map_or("name", |e| crate::view::article::entity_kind(e.kind).slug());
        let act = article.entities.get(entity).map(|&key| Act::Fact(key));
        let radius = 5 + (salience(article, entity) * 6.0) as i32;
        let text = Figure::Text(label.x, label.y, label.side, name.clone());
        shapes.push(Shape { figure: Figure::Circle(p.x, p.y, radius), class: format!("node {kind}"), act: act.clone() });
        shapes.push(Shape { figure: text, class: "node-name".to_owned(), act });
    }
    let alt = format!(
        "A drawing of {} and the ties between them; the table below says the same.",
        wording::counted(nodes.len(), "name")
    );
    Block::Drawing { width: plan.width, height: plan.height, alt, shapes }
}

/// A name short enough for the drawing.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 24;
    match name.chars().count() {
        0..=LONGEST => name.to_owned(),
        _ => name.chars().take(LONGEST - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_events_and_speech_are_ties() {
        let article = crate::view::sample::eventful();
        let ties = ties(&article);
        let shown: Vec<_> = ties.iter().map(|t| (t.from, t.to, t.kind, t.words.join(","), t.at.len())).collect();
        assert_eq!(shown, [(0, 1, Kind::Relation, "chair".to_owned(), 1), (0, 1, Kind::Event, String::new(), 1)]);
        let mut analysis = (*article.analysis).clone();
        let trust = analysis.mentions[2].span;
        analysis.statements[0].content.push(trust);
        let page = page(&Article::new(analysis));
        assert!(page.words().contains("Ana Ruiz | spoke of | Harbour Trust | 1 | ¶1"), "{}", page.words());
    }

    #[test]
    fn the_drawing_has_every_tied_name_once_and_is_the_same_each_time() {
        let article = crate::view::sample::eventful();
        let one = page(&article);
        assert_eq!(one, page(&article));
        let Some(Block::Drawing { width, height, shapes, .. }) = one.blocks.first() else { panic!("{one:?}") };
        let count = |wanted: &str| shapes.iter().filter(|s| s.class.starts_with(wanted)).count();
        assert_eq!((count("node "), count("node-name"), count("tie-")), (2, 2, 2));
        for shape in shapes {
            let (x, y) = match shape.figure {
                Figure::Line(x, y, ..) | Figure::Circle(x, y, _) | Figure::Text(x, y, ..) => (x, y),
                Figure::Path(_) => panic!("a network has no paths"),
            };
            assert!((0..=*width).contains(&x) && (0..=*height).contains(&y), "{shape:?}");
        }
    }

    #[test]
    fn an_article_without_ties_says_so() {
        let mut analysis = (*crate::view::sample::article().analysis).clone();
        analysis.relations.clear();
        assert!(page(&Article::new(analysis)).words().contains("No ties"));
    }
}
