//! One table a kind of fact as CSV (RFC 4180): `entities.csv`, `mentions.csv`, `statements.csv` … one row a fact. A cell that a
//! spreadsheet would run as a formula (`=cmd()`) starts with an apostrophe, as OWASP advises.

use super::{
    Edition, Part,
    marks::{number, word},
    words::{Words, paragraph},
};
use crate::{contract::CharSpan, library::key::Layer};

/// How each file starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// With the table.
    Plain,
    /// With U+FEFF, by which Excel knows UTF-8.
    ByteOrderMark,
}

/// A table under construction.
pub(super) struct Table {
    text: String,
}

impl Table {
    pub(super) fn new(start: Start, columns: &[&str]) -> Self {
        let mut table = Self { text: String::new() };
        table.text.push_str(if start == Start::ByteOrderMark { "\u{feff}" } else { "" });
        table.row(&columns.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
        table
    }

    pub(super) fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|c| cell(c)).collect();
        self.text.push_str(&cells.join(","));
        self.text.push_str("\r\n");
    }

    pub(super) fn end(self) -> String {
        self.text
    }
}

/// A cell: quoted where it must be, and never a formula.
fn cell(value: &str) -> String {
    // Spreadsheets skip what has no width and white space before a sign.
    let first = value.chars().find(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '\u{feff}' | '\u{200b}'));
    let sign = first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '−'));
    let control = value.starts_with(['\t', '\r', '\n']);
    let is_number = value.parse::<f64>().is_ok_and(f64::is_finite);
    let guard = if (sign || control) && !is_number { "'" } else { "" };
    let clean: String = value.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect();
    let quoted =
        clean.contains(['"', ',', ';', '\n', '\'']) || clean.starts_with(' ') || clean.ends_with(' ') || !guard.is_empty();
    if quoted { format!("\"{guard}{}\"", clean.replace('"', "\"\"")) } else { clean }
}

/// All tables.
pub fn write(edition: &Edition, start: Start) -> Vec<Part> {
    let tables = Tables { e: edition, words: edition.words(), start };
    [
        ("entities", tables.entities()),
        ("mentions", tables.mentions()),
        ("statements", tables.statements()),
        ("events", tables.events()),
        ("times", tables.times()),
        ("quantities", tables.quantities()),
        ("relations", tables.relations()),
    ]
    .map(|(name, table)| edition.part(&format!("{name}.csv"), table.end()))
    .into()
}

struct Tables<'a> {
    e: &'a Edition,
    words: Words<'a>,
    start: Start,
}

impl Tables<'_> {
    /// Start, end, paragraph, words.
    fn place(&self, span: CharSpan) -> [String; 4] {
        let number = paragraph(&self.e.analysis, span.start);
        [span.start.to_string(), span.end.to_string(), number.to_string(), self.words.line(span)]
    }

    /// State and note.
    fn judged(&self, layer: Layer, index: usize) -> [String; 2] {
        [self.e.state(layer, index).slug().to_owned(), self.e.note(layer, index).unwrap_or_default().to_owned()]
    }

    fn name(&self, entity: Option<u32>) -> String {
        entity.and_then(|e| self.e.analysis.entities.get(e as usize)).map(|e| e.name.clone()).unwrap_or_default()
    }

    fn entities(&self) -> Table {
        let mut table = Table::new(
            self.start,
            &["id", "type", "name", "aliases", "wikidata", "mentions", "salience", "first_paragraph", "state", "note"],
        );
        let a = &self.e.analysis;
        for (i, e) in a.entities.iter().enumerate() {
            let of: Vec<CharSpan> = a.mentions.iter().filter(|m| m.entity == e.id).map(|m| m.span).collect();
            let first = of.first().map_or(0, |s| paragraph(a, s.start));
            let wikidata = e.link.as_ref().map(|l| l.wikidata.clone()).unwrap_or_default();
            let [state, note] = self.judged(Layer::Entity, i);
            table.row(&[
                e.id.to_string(),
                word(e.kind),
                e.name.clone(),
                e.aliases.join("; "),
                wikidata,
                of.len().to_string(),
                number(e.salience),
                first.to_string(),
                state,
                note,
            ]);
        }
        table
    }

    fn mentions(&self) -> Table {
        let columns = ["start", "end", "paragraph", "words", "form", "entity", "name", "type", "score", "state", "note"];
        let mut table = Table::new(self.start, &columns);
        for (i, m) in self.e.analysis.mentions.iter().enumerate() {
            let kind = self.e.analysis.entities.get(m.entity as usize).map(|e| word(e.kind)).unwrap_or_default();
            let rest = [word(m.form), m.entity.to_string(), self.name(Some(m.entity)), kind, number(m.score)];
            table.row(&[&self.place(m.span)[..], &rest, &self.judged(Layer::Mention, i)].concat());
        }
        table
    }

    fn statements(&self) -> Table {
        let columns = [
            "start",
            "end",
            "paragraph",
            "content",
            "speaker",
            "source",
            "cue",
            "form",
            "stance",
            "medium",
            "addressee",
            "time",
            "score",
            "state",
            "note",
        ];
        let mut table = Table::new(self.start, &columns);
        for (i, s) in self.e.analysis.statements.iter().enumerate() {
            let span = CharSpan { start: s.content.first().map_or(0, |c| c.start), end: s.content.last().map_or(0, |c| c.end) };
            let mut place = self.place(span);
            place[3] = self.words.lines(&s.content);
            let time = s.time.and_then(|t| self.e.analysis.times.get(t as usize)).map(|t| t.value.clone());
            let rest = [
                self.name(s.speaker),
                self.words.lines(&s.source),
                self.words.lines(&s.cue),
                word(s.form),
                word(s.stance),
                s.medium.as_ref().map(|m| m.name.clone()).unwrap_or_default(),
                self.name(s.addressee),
                time.unwrap_or_default(),
                number(s.why.score),
            ];
            table.row(&[&place[..], &rest, &self.judged(Layer::Statement, i)].concat());
        }
        table
    }

    fn events(&self) -> Table {
        let columns = [
            "start",
            "end",
            "paragraph",
            "words",
            "class",
            "status",
            "agents",
            "others",
            "time",
            "place",
            "score",
            "state",
            "note",
        ];
        let mut table = Table::new(self.start, &columns);
        for (i, e) in self.e.analysis.events.iter().enumerate() {
            let (mut agents, mut others) = (Vec::new(), Vec::new());
            for p in &e.participants {
                let name = if p.entity.is_some() { self.name(p.entity) } else { self.words.line(p.span) };
                if word(p.role) == "agent" { agents.push(name) } else { others.push(name) }
            }
            let time = e.time.and_then(|t| self.e.analysis.times.get(t as usize)).map(|t| t.value.clone()).unwrap_or_default();
            let (agents, others) = (agents.join("; "), others.join("; "));
            let rest = [word(e.class), word(e.status), agents, others, time, self.name(e.place), number(e.why.score)];
            table.row(&[&self.place(e.trigger)[..], &rest, &self.judged(Layer::Event, i)].concat());
        }
        table
    }

    fn times(&self) -> Table {
        let columns = ["start", "end", "paragraph", "words", "type", "value", "mod", "anchor", "score", "state", "note"];
        let mut table = Table::new(self.start, &columns);
        for (i, t) in self.e.analysis.times.iter().enumerate() {
            let (modifier, anchor) = (t.modifier.clone().unwrap_or_default(), t.anchor.clone().unwrap_or_default());
            let rest = [word(t.kind), t.value.clone(), modifier, anchor, number(t.why.score)];
            table.row(&[&self.place(t.span)[..], &rest, &self.judged(Layer::Time, i)].concat());
        }
        table
    }

    fn quantities(&self) -> Table {
        let columns =
            ["start", "end", "paragraph", "words", "kind", "amount", "high", "unit", "bound", "per", "score", "state", "note"];
        let mut table = Table::new(self.start, &columns);
        for (i, q) in self.e.analysis.quantities.iter().enumerate() {
            let text = |o: &Option<String>| o.clone().unwrap_or_default();
            let high = q.high.map(number).unwrap_or_default();
            let rest = [word(q.kind), number(q.amount), high, text(&q.unit), text(&q.bound), text(&q.per), number(q.why.score)];
            table.row(&[&self.place(q.span)[..], &rest, &self.judged(Layer::Quantity, i)].concat());
        }
        table
    }

    fn relations(&self) -> Table {
        let columns = ["kind", "subject", "subject_name", "label", "object", "object_name", "evidence", "score"];
        let mut table = Table::new(self.start, &columns);
        for r in &self.e.analysis.relations {
            table.row(&[
                word(r.kind),
                r.subject.to_string(),
                self.name(Some(r.subject)),
                r.label.clone(),
                r.object.to_string(),
                self.name(Some(r.object)),
                self.words.lines(&r.evidence),
                number(r.why.score),
            ]);
        }
        table
    }
}
