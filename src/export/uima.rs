//! UIMA CAS JSON 0.4, as INCEpTION reads and writes it: names, times and amounts in its built-in layer *Named entity*, and every mark
//! with all its values in the span layer `webanno.custom.PressmarkMark`, links in `webanno.custom.PressmarkLink`.
//! Offsets are UTF-16 units. A mark in several parts becomes several with the same `group`.

use super::{
    Edition,
    marks::{CUE, HAPPENING, Mark, SOURCE, STATEMENT},
};
use serde_json::{Map, Value, json};

const ENTITY: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const SENTENCE: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
const TOKEN: &str = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";
/// Our layer of marks.
pub const MARK: &str = "webanno.custom.PressmarkMark";
/// Our layer of links.
pub const LINK: &str = "webanno.custom.PressmarkLink";
/// The identifier of the only text.
const SOFA: usize = 1;

/// The whole CAS.
pub fn write(edition: &Edition) -> String {
    let (a, words, marks) = (&edition.analysis, edition.words(), edition.marks());
    let all = words.utf16(crate::contract::CharSpan { start: 0, end: a.text.chars().count() as u32 });
    let sofa = json!({"%ID": SOFA, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain", "sofaString": a.text});
    let mut cas = Cas { structures: vec![sofa], members: Vec::new() };
    let place = |span| {
        let at = words.utf16(span);
        (at.start, at.end)
    };
    cas.add(
        "uima.tcas.DocumentAnnotation",
        (all.start, all.end),
        json!({"language": if a.language == "und" { "x-unspecified" } else { &a.language }}),
    );
    for &sentence in &a.sentences {
        cas.add(SENTENCE, place(sentence), json!({}));
    }
    for token in &a.tokens {
        cas.add(TOKEN, place(token.span), json!({}));
    }
    let mut first = Vec::new();
    for (group, mark) in marks.marks.iter().enumerate() {
        let mut ids = Vec::new();
        for &span in &mark.spans {
            if ![STATEMENT, SOURCE, CUE, HAPPENING].contains(&mark.label.as_str()) {
                let identifier = mark.get("wikidata").map(|q| format!("http://www.wikidata.org/entity/{q}"));
                let mut values = json!({"value": mark.label});
                if let (Some(identifier), Some(values)) = (identifier, values.as_object_mut()) {
                    values.insert("identifier".to_owned(), identifier.into());
                }
                cas.add(ENTITY, place(span), values);
            }
            let details = if ids.is_empty() { details(mark) } else { String::new() };
            let values =
                json!({"label": mark.label, "details": details, "note": mark.note, "state": mark.state.slug(), "group": group});
            ids.push((cas.add(MARK, place(span), values), place(span)));
        }
        first.push(ids.first().copied());
    }
    for link in &marks.links {
        if let (Some(Some((from, _))), Some(Some((to, at)))) = (first.get(link.from), first.get(link.to)) {
            // INCEpTION hangs a relation at the place of its dependent.
            cas.add(LINK, *at, json!({"label": link.label, "words": link.words, "@Governor": from, "@Dependent": to}));
        }
    }
    let view = json!({"_InitialView": {"%SOFA": SOFA, "%MEMBERS": cas.members}});
    format!("{}\n", json!({"%TYPES": types(), "%FEATURE_STRUCTURES": cas.structures, "%VIEWS": view}))
}

struct Cas {
    structures: Vec<Value>,
    members: Vec<usize>,
}

impl Cas {
    fn add(&mut self, kind: &str, (begin, end): (u32, u32), mut values: Value) -> usize {
        let id = self.structures.len() + 1;
        if let Some(values) = values.as_object_mut() {
            let fixed = [
                ("%ID", json!(id)),
                ("%TYPE", json!(kind)),
                ("@sofa", json!(SOFA)),
                ("begin", json!(begin)),
                ("end", json!(end)),
            ];
            values.extend(fixed.map(|(name, value)| (name.to_owned(), value)));
        }
        self.structures.push(values);
        self.members.push(id);
        id
    }
}

/// `form=name` and the like, one a line.
fn details(mark: &Mark) -> String {
    mark.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("\n")
}

fn types() -> Value {
    const STRING: &str = "uima.cas.String";
    let kind = |name: &str, features: &[(&str, &str)]| {
        let mut all = Map::new();
        all.insert("%NAME".to_owned(), name.into());
        all.insert("%SUPER_TYPE".to_owned(), "uima.tcas.Annotation".into());
        for (feature, range) in features {
            all.insert((*feature).to_owned(), json!({"%NAME": feature, "%RANGE": range}));
        }
        (name.to_owned(), Value::Object(all))
    };
    let mark = [("label", STRING), ("details", STRING), ("note", STRING), ("state", STRING), ("group", "uima.cas.Integer")];
    let ends = [("Governor", "uima.tcas.Annotation"), ("Dependent", "uima.tcas.Annotation")];
    let link = [("label", STRING), ("words", STRING), ends[0], ends[1]];
    let all = [
        kind(ENTITY, &[("value", STRING), ("identifier", STRING)]),
        kind(SENTENCE, &[]),
        kind(TOKEN, &[]),
        kind(MARK, &mark),
        kind(LINK, &link),
    ];
    Value::Object(all.into_iter().collect())
}
