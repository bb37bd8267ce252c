//! The article with its facts as one HTML page: self-contained, without any script, to mail, print or archive. Marks are underlined
//! and carry a letter, so that they are told apart without colours: *Ana Ruiz*ᴾ. Everything of the article is escaped.
//!
//! The page holds the Pressmark JSON in a hidden element, from which [`crate::import`] opens it again.

use super::{
    Edition, brief,
    inline::{self, Element, Nesting},
    marks::{number, word},
    own,
    words::{Words, paragraph},
    xml::{pair, text},
};
use crate::contract::{Analysis, BlockKind, CharSpan, EntityType, MentionForm};

const STYLE: &str = "\
:root{color-scheme:light dark}body{font:1rem/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h1{line-height:1.25}h2{font:600 1.1rem/1.4 system-ui,sans-serif;margin-top:2.2rem}\
.n{float:left;margin-left:-2.4rem;width:1.8rem;text-align:right;font:.75rem/2.1 system-ui,sans-serif;opacity:.7}\
.m{text-decoration:underline;text-underline-offset:.2em}.d{text-decoration-style:dotted}.s{text-decoration-style:dashed}\
.e{text-decoration-style:wavy}.m>sup{font:.6em system-ui,sans-serif;margin-left:.1em}.less{opacity:.75}\
table{border-collapse:collapse;width:100%;font:.875rem/1.45 system-ui,sans-serif}td,th{border-bottom:1px solid #8886;padding:.3rem .5rem .3rem 0;text-align:left;vertical-align:top}\
.key{font:.875rem/1.6 system-ui,sans-serif}@media print{body{max-width:none;margin:0 0 0 1.2cm;font-size:11pt}p,tr{break-inside:avoid}}";

/// Name of the hidden element.
pub const HOLDER: &str = "pressmark-json";

/// One page.
pub fn write(edition: &Edition) -> String {
    let title = text(&edition.title());
    let language = if edition.analysis.language == "und" { "" } else { &edition.analysis.language };
    // The page may be opened anywhere: its own policy forbids whatever it does not hold.
    format!(
        "<!doctype html>\n<html{}>\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"generator\" content=\"Pressmark\">\n<title>{title}</title>\n\
<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{}{}{}</main>\n<pre hidden id=\"{HOLDER}\">{}</pre>\n</body>\n</html>\n",
        pair("lang", language),
        about(edition),
        article(edition),
        facts(edition),
        text(own::write(edition).trim_end()),
    )
}

/// Author, site, day, and what the letters mean.
fn about(edition: &Edition) -> String {
    let published = edition.analysis.published.as_deref();
    let known: Vec<String> = [edition.author(), edition.site(), published].into_iter().flatten().map(text).collect();
    let known = if known.is_empty() { String::new() } else { format!("<p class=\"less\">{}</p>\n", known.join(" · ")) };
    format!(
        "{known}<p class=\"key less\">Marked up by Pressmark: P person, O organisation, L place, N other name, D time, A amount, Q statement, E event. \
Found by a program{}; every fact gives its paragraph.</p>\n",
        if edition.log.is_empty() { "" } else { " and corrected by a person" }
    )
}

fn article(edition: &Edition) -> String {
    let (a, words) = (&edition.analysis, edition.words());
    let all = elements(a);
    let mut written = vec![false; all.len()];
    let mut out = String::from("<h2>Text</h2>\n");
    let mut headline = true;
    for block in &a.blocks {
        let inner = inline::write(&words, block.span, &all, Nesting::Nested, &mut written);
        let number = match block.kind {
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => {
                format!("<span class=\"n\">{}</span>", paragraph(a, block.span.start))
            }
            _ => String::new(),
        };
        out.push_str(&match block.kind {
            BlockKind::Headline if std::mem::take(&mut headline) => format!("<p><strong>{inner}</strong></p>\n"),
            BlockKind::Headline | BlockKind::Heading => format!("<h3>{inner}</h3>\n"),
            BlockKind::Quote => format!("<blockquote>{number}{inner}</blockquote>\n"),
            BlockKind::ListItem => format!("<p>{number}• {inner}</p>\n"),
            BlockKind::Paragraph => format!("<p>{number}{inner}</p>\n"),
            _ => format!("<p class=\"less\">{inner}</p>\n"),
        });
    }
    out
}

fn elements(a: &Analysis) -> Vec<Element> {
    let mark = |span: CharSpan, class: &str, letter: &str, title: &str| Element {
        span,
        open: format!("<span class=\"m {class}\"{}>", pair("title", title)),
        close: format!("<sup>{letter}</sup></span>"),
    };
    let mut all = Vec::new();
    for s in &a.statements {
        let who = s.speaker.and_then(|e| a.entities.get(e as usize)).map(|e| e.name.as_str()).unwrap_or("somebody");
        all.extend(s.content.iter().map(|&span| mark(span, "s", "Q", &format!("{who}: {}", word(s.stance)))));
    }
    for m in a.mentions.iter().filter(|m| m.form != MentionForm::Pronoun) {
        if let Some(e) = a.entities.get(m.entity as usize) {
            all.push(mark(m.span, "p", letter(e.kind), &e.name));
        }
    }
    all.extend(a.times.iter().map(|t| mark(t.span, "d", "D", &t.value)));
    all.extend(
        a.quantities
            .iter()
            .map(|q| mark(q.span, "d", "A", &format!("{} {}", number(q.amount), q.unit.as_deref().unwrap_or_default()))),
    );
    all.extend(a.events.iter().map(|e| mark(e.trigger, "e", "E", &format!("{}, {}", word(e.class), word(e.status)))));
    all
}

const fn letter(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "P",
        EntityType::Org => "O",
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => "L",
        _ => "N",
    }
}

/// The brief's sections, then each kind of fact as a table.
fn facts(edition: &Edition) -> String {
    let (a, words) = (&edition.analysis, edition.words());
    let mut out = String::new();
    for (heading, lines) in brief::sections(a) {
        let lines: String = lines.iter().map(|l| format!("<li>{}</li>\n", text(&unmarked(l)))).collect();
        out.push_str(&format!("<h2>{heading}</h2>\n<ul>\n{lines}</ul>\n"));
    }
    let name = |e: Option<u32>| e.and_then(|e| a.entities.get(e as usize)).map(|e| e.name.clone()).unwrap_or_default();
    let place = |span: CharSpan| match paragraph(a, span.start) {
        0 => String::new(),
        n => format!("¶{n}"),
    };
    let first = |id: u32| a.mentions.iter().find(|m| m.entity == id).map(|m| place(m.span)).unwrap_or_default();
    let names = edition.things().into_iter().map(|e| vec![e.name.clone(), word(e.kind), e.aliases.join(", "), first(e.id)]);
    out.push_str(&table("All names", ["Name", "Kind", "Also", "Where"], names.collect()));
    let said = a.statements.iter().map(|s| {
        let at = s.content.first().map(|&c| place(c)).unwrap_or_default();
        vec![name(s.speaker), word(s.stance), words.lines(&s.content), at]
    });
    out.push_str(&table("All statements", ["Speaker", "Tone", "Words", "Where"], said.collect()));
    let events = a.events.iter().map(|e| vec![words.line(e.trigger), word(e.class), word(e.status), place(e.trigger)]);
    out.push_str(&table("All events", ["Words", "Kind", "Status", "Where"], events.collect()));
    out.push_str(&table("All times", ["Words", "Value", "Kind", "Where"], times(a, &words, &place)));
    let amounts = a
        .quantities
        .iter()
        .map(|q| vec![words.line(q.span), number(q.amount), q.unit.clone().unwrap_or_default(), place(q.span)]);
    out.push_str(&table("All amounts", ["Words", "Number", "Unit", "Where"], amounts.collect()));
    let notes =
        edition.notes.iter().map(|(layer, i, note)| vec![note.clone(), noted(edition, *layer, *i), String::new(), String::new()]);
    out.push_str(&table("Notes", ["Note", "On", "", ""], notes.collect()));
    out
}

fn times(a: &Analysis, words: &Words<'_>, place: &dyn Fn(CharSpan) -> String) -> Vec<Vec<String>> {
    a.times.iter().map(|t| vec![words.line(t.span), t.value.clone(), word(t.kind).to_lowercase(), place(t.span)]).collect()
}

/// The words that a note is on.
fn noted(edition: &Edition, layer: crate::library::key::Layer, index: usize) -> String {
    use crate::library::key::Layer;
    let (a, words) = (&edition.analysis, edition.words());
    let span = match layer {
        Layer::Entity => return a.entities.get(index).map(|e| e.name.clone()).unwrap_or_default(),
        Layer::Mention => a.mentions.get(index).map(|m| m.span),
        Layer::Time => a.times.get(index).map(|t| t.span),
        Layer::Quantity => a.quantities.get(index).map(|q| q.span),
        Layer::Statement => a.statements.get(index).and_then(|s| s.content.first().copied()),
        Layer::Event => a.events.get(index).map(|e| e.trigger),
    };
    span.map(|s| words.line(s)).unwrap_or_default()
}

fn table(heading: &str, columns: [&str; 4], rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let head: String = columns.iter().map(|c| format!("<th scope=\"col\">{c}</th>")).collect();
    let row = |cells: Vec<String>| {
        let cells: String = cells.iter().map(|c| format!("<td>{}</td>", text(c))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let body: String = rows.into_iter().map(row).collect();
    format!("<h2>{heading}</h2>\n<table>\n<tr>{head}</tr>\n{body}</table>\n")
}

/// A line of the brief without Markdown's signs: `- **Who**: Ana \[…\]` → `Who: Ana […]`.
fn unmarked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line.trim_start().trim_start_matches("- ").chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => out.extend(rest.next()),
            '*' => {}
            c => out.push(c),
        }
    }
    out
}
