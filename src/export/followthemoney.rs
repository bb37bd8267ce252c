//! FollowTheMoney entities as JSON lines, as OpenAleph reads them: the article, people, organisations, places, events, and what ties
//! them: `{"id": …, "schema": "Person", "properties": {"name": ["Ana Ruiz"]}}`. Ids are made of the text, so that they stay.
//!
//! <https://followthemoney.tech/explorer/>. Ties are entities there; a role is an *UnknownLink* with its words.

use super::{Edition, calendar, edition::fingerprint, marks::word, words::one_line};
use crate::contract::{Entity, EntityType, Relation, RelationKind};
use serde_json::{Map, Value, json};

/// One entity a line.
pub fn write(edition: &Edition) -> String {
    let a = &edition.analysis;
    let mut out = Out { prefix: format!("pm-{:016x}", fingerprint(&a.text)), text: String::new() };
    let article = out.id("article");
    let mut article_is =
        vec![("title", edition.title()), ("bodyText", a.text.clone()), ("language", language(&a.language).to_owned())];
    let known = [
        ("publishedAt", a.published.as_deref()),
        ("sourceUrl", edition.url()),
        ("author", edition.author()),
        ("publisher", edition.site()),
    ];
    article_is.extend(known.into_iter().filter_map(|(name, value)| Some((name, value?.to_owned()))));
    out.add("article", "Article", &article_is);
    for e in edition.things() {
        entity(&mut out, e, &article);
    }
    for (i, r) in a.relations.iter().enumerate() {
        relation(&mut out, edition, i, r);
    }
    for d in calendar::dated(edition).iter().filter(|d| !d.title.is_empty()) {
        let mut is = vec![("name", d.title.clone()), ("startDate", day(d.when)), ("summary", d.sentence.clone())];
        is.push(("description", word(d.status)));
        is.push(("proof", article.clone()));
        is.extend(d.place.clone().map(|p| ("location", p)));
        let event = a.events.get(d.index);
        let involved = event.into_iter().flat_map(|e| &e.participants).filter_map(|p| p.entity);
        let involved = involved.filter(|e| a.entities.get(*e as usize).is_some_and(|e| schema(e.kind) != "Address"));
        is.extend(involved.map(|e| ("involved", out.id(&format!("e{e}")))));
        out.add(&format!("v{}", d.index), "Event", &is);
    }
    statements(&mut out, edition);
    out.text
}

/// What somebody said: a note on them.
fn statements(out: &mut Out, edition: &Edition) {
    let (a, words) = (&edition.analysis, edition.words());
    for (i, s) in a.statements.iter().enumerate() {
        let Some(speaker) = s.speaker.and_then(|e| a.entities.get(e as usize)) else { continue };
        if schema(speaker.kind) != "Address" {
            let about = out.id(&format!("e{}", speaker.id));
            let title = format!("{} ({})", one_line(&speaker.name), word(s.stance));
            out.add(&format!("s{i}"), "Note", &[("name", title), ("description", words.lines(&s.content)), ("entity", about)]);
        }
    }
}

struct Out {
    prefix: String,
    text: String,
}

impl Out {
    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.prefix)
    }

    fn add(&mut self, id: &str, schema: &str, properties: &[(&str, String)]) {
        let mut all: Map<String, Value> = Map::new();
        for (name, value) in properties.iter().filter(|(_, v)| !v.trim().is_empty()) {
            if let Value::Array(values) = all.entry(*name).or_insert_with(|| json!([])) {
                values.push(Value::String(value.clone()));
            }
        }
        self.text.push_str(&json!({"id": self.id(id), "schema": schema, "properties": all}).to_string());
        self.text.push('\n');
    }
}

fn entity(out: &mut Out, e: &Entity, article: &str) {
    let schema = schema(e.kind);
    let mut is = vec![(if schema == "Address" { "full" } else { "name" }, one_line(&e.name))];
    is.extend(e.aliases.iter().map(|a| ("alias", one_line(a))));
    is.extend(e.link.as_ref().map(|l| ("wikidataId", l.wikidata.clone())));
    is.push(("proof", article.to_owned()));
    out.add(&format!("e{}", e.id), schema, &is);
}

const fn schema(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "Person",
        EntityType::Org | EntityType::Norp => "Organization",
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => "Address",
        EntityType::Event => "Event",
        EntityType::Product | EntityType::Work | EntityType::Law => "Asset",
    }
}

fn relation(out: &mut Out, edition: &Edition, number: usize, r: &Relation) {
    let kind = |id: u32| edition.analysis.entities.get(id as usize).map(|e| e.kind);
    let (Some(subject), Some(object)) = (kind(r.subject), kind(r.object)) else { return };
    let both = |what: &str| schema(subject) == what && schema(object) == what;
    let is_member = schema(subject) == "Person" && schema(object) == "Organization" && r.kind == RelationKind::MemberOf;
    let (schema, from, to, label) = match r.kind {
        RelationKind::Family if both("Person") => ("Family", "person", "relative", "relationship"),
        RelationKind::MemberOf if is_member => ("Membership", "member", "organization", "role"),
        _ => ("UnknownLink", "subject", "object", "role"),
    };
    let (subject, object) = (out.id(&format!("e{}", r.subject)), out.id(&format!("e{}", r.object)));
    let words = if r.label.trim().is_empty() { word(r.kind) } else { one_line(&r.label) };
    out.add(&format!("r{number}"), schema, &[(from, subject), (to, object), (label, words)]);
}

fn day(when: calendar::When) -> String {
    let mut out = format!("{:04}", when.year);
    for part in [when.month, when.day].into_iter().flatten() {
        out.push_str(&format!("-{part:02}"));
    }
    out
}

/// ISO 639-3, as FollowTheMoney writes languages.
fn language(code: &str) -> &'static str {
    if code == "en" { "eng" } else { "" }
}
