//! schema.org as JSON-LD: a *NewsArticle* that mentions people, organisations and places, with quotations, claims, events and sums:
//! `“…”, Ruiz said` → a *Quotation* by her. Facts that the engine guessed are left out. <https://schema.org/NewsArticle>

use super::{Edition, calendar, marks::word};
use crate::contract::{Certainty, Entity, EntityType, MentionForm, QuantityKind, StatementForm};
use serde_json::{Map, Value, json};

/// One graph.
pub fn write(edition: &Edition) -> String {
    let a = &edition.analysis;
    let urn = edition.urn();
    let named = |id: u32| a.mentions.iter().any(|m| m.entity == id && m.form == MentionForm::Name);
    let entities: Vec<&Entity> = a.entities.iter().filter(|e| named(e.id)).collect();
    let id = |e: u32| json!({"@id": format!("{urn}#e{e}")});
    let person = |e: Option<u32>| e.filter(|&e| named(e)).map(id);
    let mut graph = vec![article(edition, &urn, &entities)];
    graph.extend(entities.iter().map(|e| thing(e, &urn)));
    let words = edition.words();
    for (i, s) in a.statements.iter().enumerate().filter(|(_, s)| s.why.certainty != Certainty::Guess) {
        let (kind, text) = (s.form == StatementForm::Direct, words.lines(&s.content));
        let (kind, by) = if kind { ("Quotation", "spokenByCharacter") } else { ("Claim", "author") };
        let mut fields = node(&format!("{urn}#s{i}"), kind);
        insert(&mut fields, "text", Some(text.into()));
        insert(&mut fields, by, person(s.speaker));
        insert(&mut fields, "isPartOf", Some(json!({"@id": urn})));
        graph.push(Value::Object(fields));
    }
    for d in calendar::dated(edition) {
        let mut fields = node(&format!("{urn}#v{}", d.index), "Event");
        insert(&mut fields, "name", Some(d.title.into()));
        insert(&mut fields, "description", Some(d.sentence.into()));
        insert(
            &mut fields,
            "startDate",
            a.events.get(d.index).and_then(|e| a.times.get(e.time? as usize)).map(|t| t.value.clone().into()),
        );
        insert(&mut fields, "location", person(a.events.get(d.index).and_then(|e| e.place)));
        insert(&mut fields, "additionalType", Some(word(d.status).into()));
        graph.push(Value::Object(fields));
    }
    for (i, q) in a.quantities.iter().enumerate().filter(|(_, q)| q.kind == QuantityKind::Money) {
        let mut fields = node(&format!("{urn}#q{i}"), "MonetaryAmount");
        insert(&mut fields, "currency", q.unit.clone().map(Value::String));
        let (low, high) = match q.high {
            Some(high) => ("minValue", Some(plain(high))),
            None => ("value", None),
        };
        insert(&mut fields, low, Some(plain(q.amount)));
        insert(&mut fields, "maxValue", high);
        insert(&mut fields, "description", Some(words.line(q.span).into()));
        graph.push(Value::Object(fields));
    }
    format!("{}\n", json!({"@context": "https://schema.org", "@graph": graph}))
}

fn article(edition: &Edition, urn: &str, entities: &[&Entity]) -> Value {
    let a = &edition.analysis;
    let text = |value: &str| Value::String(value.to_owned());
    let mut fields = node(urn, "NewsArticle");
    insert(&mut fields, "headline", Some(edition.title().into()));
    insert(&mut fields, "articleBody", Some(text(&a.text)));
    insert(&mut fields, "inLanguage", (a.language != "und").then(|| text(&a.language)));
    insert(&mut fields, "datePublished", a.published.as_deref().map(text));
    insert(&mut fields, "url", edition.url().map(text));
    insert(&mut fields, "author", edition.author().map(|name| json!({"@type": "Person", "name": name})));
    insert(&mut fields, "publisher", edition.site().map(|name| json!({"@type": "Organization", "name": name})));
    let keywords: Vec<&str> = a.keyphrases.iter().map(|k| k.text.as_str()).collect();
    insert(&mut fields, "keywords", (!keywords.is_empty()).then(|| json!(keywords)));
    let mentions: Vec<Value> = entities.iter().map(|e| json!({"@id": format!("{urn}#e{}", e.id)})).collect();
    insert(&mut fields, "mentions", Some(mentions.into()));
    Value::Object(fields)
}

fn thing(e: &Entity, urn: &str) -> Value {
    let kind = match e.kind {
        EntityType::Person => "Person",
        EntityType::Org => "Organization",
        EntityType::Gpe => "AdministrativeArea",
        EntityType::Loc | EntityType::Fac => "Place",
        EntityType::Event => "Event",
        EntityType::Product => "Product",
        EntityType::Work => "CreativeWork",
        EntityType::Law => "Legislation",
        EntityType::Norp => "Thing",
    };
    let mut fields = node(&format!("{urn}#e{}", e.id), kind);
    insert(&mut fields, "name", Some(e.name.clone().into()));
    insert(&mut fields, "alternateName", (!e.aliases.is_empty()).then(|| json!(e.aliases)));
    insert(&mut fields, "sameAs", e.link.as_ref().map(|l| format!("http://www.wikidata.org/entity/{}", l.wikidata).into()));
    Value::Object(fields)
}

fn node(id: &str, kind: &str) -> Map<String, Value> {
    [("@id", id), ("@type", kind)].into_iter().map(|(k, v)| (k.to_owned(), Value::String(v.to_owned()))).collect()
}

fn insert(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value);
    }
}

/// Whole numbers without a fraction.
fn plain(amount: f64) -> Value {
    super::marks::number(amount).parse::<i64>().map_or_else(|_| json!(amount), Value::from)
}
