//! What the engine says of whole articles, in a form that a person reads and a diff shows. `UPDATE=1 cargo test golden` writes
//! the `.golden` files anew; look at the difference before you commit it.

use crate::articles::{all, analyze};
use pressmark::contract::{Analysis, CharSpan, Statement};
use std::{fmt::Write, fs};

#[test]
fn articles_read_as_before() {
    let mut different = Vec::new();
    for article in all() {
        let golden = article.path.with_extension("golden");
        let now = render(&analyze(&article.text, Some(article.published)));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, &now).unwrap();
        } else if fs::read_to_string(&golden).unwrap_or_default() != now {
            different.push(golden.display().to_string());
        }
    }
    assert!(different.is_empty(), "changed: {different:#?}; UPDATE=1 writes them anew");
}

/// Words of a span.
fn words(a: &Analysis, span: CharSpan) -> String {
    a.text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
}

fn all_words(a: &Analysis, spans: &[CharSpan]) -> String {
    spans.iter().map(|&s| words(a, s)).collect::<Vec<_>>().join(" … ")
}

fn render(a: &Analysis) -> String {
    let mut out = String::new();
    let o = &mut out;
    section(o, "blocks", a.blocks.iter().map(|b| format!("{:?}: {}", b.kind, head(&words(a, b.span)))));
    section(o, "entities", a.entities.iter().map(|e| entity(a, e.id)));
    section(
        o,
        "relations",
        a.relations.iter().map(|r| format!("{:?}: {} – {} – {}", r.kind, name(a, r.subject), r.label, name(a, r.object))),
    );
    section(
        o,
        "times",
        a.times
            .iter()
            .map(|t| format!("{} → {:?} {} {}", words(a, t.span), t.kind, t.value, t.modifier.as_deref().unwrap_or_default())),
    );
    section(o, "quantities", a.quantities.iter().map(|q| quantity(a, q)));
    section(o, "statements", a.statements.iter().map(|s| statement(a, s)));
    section(o, "events", a.events.iter().map(|e| format!("{} → {:?} {:?}", words(a, e.trigger), e.class, e.status)));
    section(o, "summary", a.summary.iter().map(|&s| head(&words(a, a.sentences[s as usize]))));
    section(o, "notes", a.notes.iter().map(|n| format!("{}: {}", n.code, n.text)));
    out
}

fn section(out: &mut String, title: &str, lines: impl Iterator<Item = String>) {
    writeln!(out, "{title}").unwrap();
    lines.for_each(|line| writeln!(out, "  {}", line.trim_end()).unwrap());
}

fn head(text: &str) -> String {
    let flat = text.replace('\n', " ⏎ ");
    let cut: String = flat.chars().take(60).collect();
    if cut.len() < flat.len() { cut + " …" } else { cut }
}

fn name(a: &Analysis, entity: u32) -> &str {
    &a.entities[entity as usize].name
}

fn entity(a: &Analysis, id: u32) -> String {
    let e = &a.entities[id as usize];
    let mentions = a.mentions.iter().filter(|m| m.entity == id).map(|m| words(a, m.span)).collect::<Vec<_>>().join(" | ");
    format!("{:?} {}: {mentions}", e.kind, e.name)
}

fn quantity(a: &Analysis, q: &pressmark::contract::Quantity) -> String {
    let high = q.high.map(|h| format!(" to {h}")).unwrap_or_default();
    let per = q.per.as_ref().map(|p| format!(" per {p}")).unwrap_or_default();
    let same = if q.same_as.is_empty() { String::new() } else { format!(" = {:?}", q.same_as) };
    format!("{} → {:?} {}{high} {}{per}{same}", words(a, q.span), q.kind, q.amount, q.unit.as_deref().unwrap_or_default())
}

fn statement(a: &Analysis, s: &Statement) -> String {
    let speaker = s.speaker.map_or("?", |id| name(a, id));
    let (source, cue, content) = (all_words(a, &s.source), all_words(a, &s.cue), all_words(a, &s.content));
    format!("{speaker} ({source}) [{cue}] {:?} {:?}: {content}", s.form, s.stance)
}
