//! UIMA CAS JSON 0.4: our own layers if they are there, else the built-in layer *Named entity*. Offsets are UTF-16 units.

use super::{
    Marked,
    build::Build,
    json::{list, name, offset, text_of},
};
use crate::{
    export::{
        uima::{LINK, MARK},
        words::Words,
    },
    text::offsets::Utf16Span,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Reads one text.
pub(super) fn read(cas: &Value) -> Result<Marked, String> {
    let all = list(cas, "%FEATURE_STRUCTURES");
    let text = all.iter().find_map(|s| text_of(s, "sofaString")).ok_or("this CAS holds no text")?;
    let words = Words::new(text);
    let mut build = Build::new(text);
    let of = |kind: &'static str| all.iter().filter(move |s| text_of(s, "%TYPE").is_some_and(|t| t == kind || t.ends_with(kind)));
    let mut groups: BTreeMap<String, String> = BTreeMap::new();
    for structure in of(MARK) {
        let id = name(structure.get("%ID"));
        place(&mut build, structure, &id, "label", &words);
        // Parts of one mark share a group.
        let group = name(structure.get("group"));
        match groups.get(&group).filter(|_| !group.is_empty()) {
            Some(first) => build.link(first, &id, crate::export::label_studio::CONTINUES, ""),
            None => drop(groups.insert(group, id.clone())),
        }
        for detail in text_of(structure, "details").unwrap_or_default().lines() {
            build.detail(&id, detail);
        }
        build.note(&id, text_of(structure, "note").unwrap_or_default());
    }
    if groups.is_empty() {
        for structure in of(".NamedEntity") {
            let id = name(structure.get("%ID"));
            place(&mut build, structure, &id, "value", &words);
            let wikidata = text_of(structure, "identifier").and_then(|i| i.rsplit_once("/Q")).map(|(_, n)| format!("Q{n}"));
            if let Some(wikidata) = wikidata {
                build.attribute(&id, "wikidata", &wikidata);
            }
        }
    }
    for structure in of(LINK) {
        let (from, to) = (name(structure.get("@Governor")), name(structure.get("@Dependent")));
        build.link(&from, &to, text_of(structure, "label").unwrap_or_default(), text_of(structure, "words").unwrap_or_default());
    }
    Ok(build.end())
}

fn place(build: &mut Build, structure: &Value, id: &str, label: &str, words: &Words<'_>) {
    let units = Utf16Span { start: offset(structure.get("begin")), end: offset(structure.get("end")) };
    let span = words.chars(units);
    match words.utf16(span) == units {
        true => build.mark(id, text_of(structure, label).unwrap_or_default(), vec![span]),
        false => build.unplaced(),
    }
}
