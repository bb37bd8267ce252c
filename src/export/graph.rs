//! Who is tied to whom: entities as nodes; roles, memberships, places, kinship, what one said to another and what one did to another
//! as edges. As GraphML, as GEXF 1.2 (Gephi), and as two tables. *Ruiz, chair of the Harbour Trust* → an edge `role` *chair*.
//!
//! An edge says only what one sentence of the article says; nothing is inferred over two edges.

use super::{
    Edition, Part,
    csv::{Start, Table},
    marks::{number, word},
    words::one_line,
    xml::{pair, text},
};
use crate::contract::{CharSpan, Entity, Participant, ParticipantRole};
use std::fmt::Write;

/// A tie between two entities.
struct Edge {
    from: u32,
    to: u32,
    kind: String,
    label: String,
    evidence: String,
}

/// Relations, statements to somebody, events between two.
fn edges(edition: &Edition) -> Vec<Edge> {
    let (a, words) = (&edition.analysis, edition.words());
    let mut out = Vec::new();
    for r in &a.relations {
        let evidence = words.lines(&r.evidence);
        out.push(Edge { from: r.subject, to: r.object, kind: word(r.kind), label: one_line(&r.label), evidence });
    }
    for s in &a.statements {
        if let (Some(from), Some(to)) = (s.speaker, s.addressee) {
            out.push(Edge { from, to, kind: "said_to".to_owned(), label: word(s.stance), evidence: words.lines(&s.content) });
        }
    }
    for e in &a.events {
        let sentence = a.sentences.iter().find(|s| s.start <= e.trigger.start && e.trigger.start < s.end);
        let evidence = words.line(sentence.copied().unwrap_or(e.trigger));
        let by = |agent: bool| e.participants.iter().filter(move |p: &&Participant| (p.role == ParticipantRole::Agent) == agent);
        for (from, to) in by(true).flat_map(|f| by(false).map(move |t| (f.entity, t.entity))) {
            if let (Some(from), Some(to)) = (from, to) {
                let label = format!("{} ({})", words.line(e.trigger), word(e.status));
                out.push(Edge { from, to, kind: word(e.class), label, evidence: evidence.clone() });
            }
        }
    }
    let known = |id: u32| (id as usize) < a.entities.len();
    out.retain(|e| e.from != e.to && known(e.from) && known(e.to));
    out
}

/// The values of a node, in the order of [`NODE`].
fn node(edition: &Edition, e: &Entity) -> [String; 5] {
    let of: Vec<CharSpan> = edition.analysis.mentions.iter().filter(|m| m.entity == e.id).map(|m| m.span).collect();
    let wikidata = e.link.as_ref().map(|l| l.wikidata.clone()).unwrap_or_default();
    [one_line(&e.name), word(e.kind), wikidata, of.len().to_string(), number(e.salience)]
}

const NODE: [(&str, &str); 5] =
    [("label", "string"), ("type", "string"), ("wikidata", "string"), ("mentions", "int"), ("salience", "double")];
const EDGE: [&str; 3] = ["kind", "label", "evidence"];

/// GraphML, <http://graphml.graphdrawing.org/>.
pub fn graphml(edition: &Edition) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    // Writing to a string cannot fail.
    for (name, kind) in NODE {
        let _ = writeln!(out, "<key id=\"n_{name}\" for=\"node\" attr.name=\"{name}\" attr.type=\"{kind}\"/>");
    }
    for name in EDGE {
        let _ = writeln!(out, "<key id=\"e_{name}\" for=\"edge\" attr.name=\"{name}\" attr.type=\"string\"/>");
    }
    out.push_str("<graph id=\"article\" edgedefault=\"directed\">\n");
    for e in edition.things() {
        let _ = write!(out, "<node id=\"e{}\">", e.id);
        for ((name, _), value) in NODE.iter().zip(node(edition, e)) {
            let _ = write!(out, "<data key=\"n_{name}\">{}</data>", text(&value));
        }
        out.push_str("</node>\n");
    }
    for (i, e) in edges(edition).iter().enumerate() {
        let _ = write!(out, "<edge id=\"r{i}\" source=\"e{}\" target=\"e{}\">", e.from, e.to);
        for (name, value) in EDGE.iter().zip([&e.kind, &e.label, &e.evidence]) {
            let _ = write!(out, "<data key=\"e_{name}\">{}</data>", text(value));
        }
        out.push_str("</edge>\n");
    }
    out.push_str("</graph>\n</graphml>\n");
    out
}

/// GEXF 1.2 draft, which Gephi and networkx read. <https://gexf.net/>
pub fn gexf(edition: &Edition) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n\
<meta><creator>Pressmark</creator></meta>\n<graph mode=\"static\" defaultedgetype=\"directed\">\n<attributes class=\"node\">\n",
    );
    for (i, (name, kind)) in NODE.iter().enumerate().skip(1) {
        let kind = if *kind == "int" { "integer" } else { kind };
        let _ = writeln!(out, "<attribute id=\"{i}\" title=\"{name}\" type=\"{kind}\"/>");
    }
    out.push_str("</attributes>\n<attributes class=\"edge\">\n");
    for (i, name) in EDGE.iter().enumerate() {
        let _ = writeln!(out, "<attribute id=\"{i}\" title=\"{name}\" type=\"string\"/>");
    }
    out.push_str("</attributes>\n<nodes>\n");
    for e in edition.things() {
        let values = node(edition, e);
        let _ = write!(out, "<node id=\"e{}\"{}><attvalues>", e.id, pair("label", &values[0]));
        for (i, value) in values.iter().enumerate().skip(1) {
            let _ = write!(out, "<attvalue for=\"{i}\"{}/>", pair("value", value));
        }
        out.push_str("</attvalues></node>\n");
    }
    out.push_str("</nodes>\n<edges>\n");
    for (i, e) in edges(edition).iter().enumerate() {
        let ends = format!("source=\"e{}\" target=\"e{}\"", e.from, e.to);
        let _ = write!(out, "<edge id=\"{i}\" {ends}{}><attvalues>", pair("label", &e.label));
        for (i, value) in [&e.kind, &e.label, &e.evidence].into_iter().enumerate() {
            let _ = write!(out, "<attvalue for=\"{i}\"{}/>", pair("value", value));
        }
        out.push_str("</attvalues></edge>\n");
    }
    out.push_str("</edges>\n</graph>\n</gexf>\n");
    out
}

/// Two tables with the column names that Gephi knows.
pub fn tables(edition: &Edition) -> Vec<Part> {
    let mut nodes = Table::new(Start::Plain, &["Id", "Label", "type", "wikidata", "mentions", "salience"]);
    for e in edition.things() {
        nodes.row(&[&[format!("e{}", e.id)][..], &node(edition, e)].concat());
    }
    let mut table = Table::new(Start::Plain, &["Source", "Target", "Type", "kind", "Label", "evidence"]);
    for e in edges(edition) {
        table.row(&[format!("e{}", e.from), format!("e{}", e.to), "Directed".to_owned(), e.kind, e.label, e.evidence]);
    }
    vec![edition.part("nodes.csv", nodes.end()), edition.part("edges.csv", table.end())]
}
