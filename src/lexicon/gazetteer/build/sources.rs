//! Readers of the public data behind the map of names; formats and licences stand in `SOURCES.md`.

use super::{Names, read};
use crate::lexicon::gazetteer::{Country, Entry, Kinds, name};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Rows of a comma-separated file with a head line; quotes may surround a field.
fn csv(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.lines().map(fields);
    let Some(head) = lines.next() else { return Vec::new() };
    lines.map(|row| head.iter().cloned().zip(row).collect()).collect()
}

fn fields(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(String::new()),
            _ => out.last_mut().into_iter().for_each(|field| field.push(c)),
        }
    }
    out
}

/// Countries and capitals; gives the Wikidata numbers back.
pub(super) fn countries(data: &Path, names: &mut Names) -> Result<BTreeMap<Country, u32>, String> {
    let mut items = BTreeMap::new();
    for row in csv(&read(&data.join("gazetteer/country-codes.csv.gz"))?) {
        let field = |name: &str| row.get(name).map_or("", String::as_str);
        let Some(country) = Country::new(field("ISO3166-1-Alpha-2")) else { continue };
        let wikidata = field("wikidata_id").rsplit('/').next().and_then(super::wikidata);
        items.extend(wikidata.map(|item| (country, item)));
        for column in ["CLDR display name", "UNTERM English Short", "official_name_en"] {
            let written = field(column).split(" (").next().unwrap_or_default().trim_start_matches("the ");
            // "U.S. Outlying Islands" and the like bring nothing but mistakes.
            if !written.contains("Islands of") {
                names.add(written, Entry { kinds: name::COUNTRY, country: Some(country), wikidata });
            }
        }
        names.add(field("Capital"), Entry { kinds: name::CITY.with(name::CAPITAL), country: Some(country), wikidata: None });
    }
    Ok(items)
}

/// Cities of the world with their states, towns of England, cities of the United States, seas and rivers.
pub(super) fn places(data: &Path, names: &mut Names) -> Result<(), String> {
    // Without their countries: these thousands of towns share the tails of the map only if they share one value.
    for row in csv(&read(&data.join("gazetteer/world-cities.csv.gz"))?) {
        for (column, kinds) in [("name", name::CITY), ("subcountry", name::STATE)] {
            let written = row.get(column).map_or("", String::as_str);
            let words = written.split([' ', '-']).count();
            if (4..=18).contains(&written.chars().count())
                && words <= 2
                && !written.contains(|c: char| c.is_numeric() || c == '(')
            {
                names.add(written, Entry { kinds, ..Entry::default() });
            }
        }
    }
    let lists = lists(data)?;
    for (list, field, kinds) in [
        ("geography/us_cities", "cities", name::CITY),
        ("geography/english_towns_cities", "towns", name::CITY),
        ("geography/english_towns_cities", "cities", name::CITY),
        ("geography/oceans", "oceans", name::LOC),
        ("geography/oceans", "seas", name::LOC),
        ("geography/rivers", "rivers", name::LOC),
    ] {
        for written in strings(&lists[list][field]) {
            names.add(&written, Entry { kinds, ..Entry::default() });
        }
    }
    Ok(())
}

fn lists(data: &Path) -> Result<Value, String> {
    let text = read(&data.join("gazetteer/corpora.json.gz"))?;
    serde_json::from_str(&text).map_err(|e| format!("corpora.json: {e}"))
}

/// Strings of a list, or the first string of each object in it.
fn strings(list: &Value) -> Vec<String> {
    let of = |item: &Value| match item {
        Value::String(text) => Some(text.clone()),
        Value::Object(fields) => ["name", "city", "river"].iter().find_map(|f| fields.get(*f)?.as_str().map(str::to_owned)),
        _ => None,
    };
    list.as_array().map(|items| items.iter().filter_map(of).collect()).unwrap_or_default()
}

/// First names by gender, family names, members of the US congress and government.
pub(super) fn people(data: &Path, names: &mut Names) -> Result<(), String> {
    let of = |kinds: Kinds| Entry { kinds, ..Entry::default() };
    let files = [
        ("nltk-names-male", name::FIRST.with(name::MALE)),
        ("nltk-names-female", name::FIRST.with(name::FEMALE)),
        ("names-first-us", name::FIRST),
        ("names-first-all", name::FIRST),
        ("names-sur-uk", name::SURNAME),
    ];
    for (file, kinds) in files {
        for written in person_names(data, file)? {
            names.add(&written, of(kinds));
        }
    }
    // Each of the two big lists holds some seventy thousand names that the other does not: rare ones, and mistakes.
    for written in person_names(data, "names-sur-all")?.intersection(&person_names(data, "names-sur-us")?) {
        names.add(written, of(name::SURNAME));
    }
    for file in ["us-executive", "us-legislators-current"] {
        legislators(&read(&data.join(format!("gazetteer/{file}.yaml.gz")))?, names);
    }
    let lists = lists(data)?;
    for written in strings(&lists["humans/celebrities"]["celebrities"]) {
        if written.contains(' ') {
            names.add(&written, of(name::PERSON));
        }
    }
    Ok(())
}

/// The names of one list, without abbreviations.
fn person_names(data: &Path, file: &str) -> Result<BTreeSet<String>, String> {
    let text = read(&data.join(format!("gazetteer/{file}.txt.gz")))?;
    let lines = text.lines().map(|line| line.trim_matches(['\u{feff}', ' ', '\r', '\t']));
    let plain = |name: &&str| {
        (3..=16).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '-' | ' '))
    };
    Ok(lines.filter(plain).map(str::to_owned).collect())
}

/// Reads names, gender and Wikidata numbers of the congress-legislators files, whose form is fixed: one `- id:` a person.
fn legislators(text: &str, names: &mut Names) {
    for person in text.split("\n- id:") {
        let field =
            |name: &str| person.lines().find_map(|line| line.trim().strip_prefix(name)).map(|v| v.trim_matches(['\'', '"', ' ']));
        let wikidata = field("wikidata:").and_then(super::wikidata);
        let gender = match field("gender:") {
            Some("F") => name::FEMALE,
            Some("M") => name::MALE,
            _ => Kinds::NONE,
        };
        let Some((first, last)) = field("first:").zip(field("last:")) else { continue };
        // Presidents of old times share names with people of today.
        let recent = person.contains("end: '20");
        let full = field("official_full:").filter(|full| full.split(' ').count() <= 3);
        for written in [Some(format!("{first} {last}")), full.map(str::to_owned)].into_iter().flatten() {
            if recent {
                names.add(&written, Entry { kinds: name::PERSON.with(gender), country: None, wikidata });
            }
        }
    }
}

/// Companies, agencies, committees, teams, newspapers.
pub(super) fn organisations(data: &Path, names: &mut Names) -> Result<(), String> {
    let org = Entry { kinds: name::ORG, ..Entry::default() };
    for row in csv(&read(&data.join("gazetteer/sp500-constituents.csv.gz"))?) {
        let written = row.get("Security").map_or("", String::as_str).split(" (").next().unwrap_or_default();
        add_company(written, names);
    }
    let lists = lists(data)?;
    for company in lists["corporations/fortune500"]["companies"].as_array().into_iter().flatten() {
        add_company(company["name"].as_str().or(company.as_str()).unwrap_or_default(), names);
    }
    for (list, field) in [
        ("corporations/nasdaq", "corporations"),
        ("corporations/djia", "corporations"),
        ("corporations/cars", "cars"),
        ("governments/us_federal_agencies", "agencies"),
        ("sports/football/epl_teams", "epl_teams"),
        ("sports/football/laliga_teams", "laLiga_teams"),
        ("sports/football/serieA", "serieA_teams"),
        ("sports/mlb_teams", "mlb_teams"),
        ("sports/nba_teams", "nba_teams"),
        ("sports/nfl_teams", "nfl_teams"),
        ("sports/nhl_teams", "nhl_teams"),
    ] {
        strings(&lists[list][field]).iter().for_each(|written| add_company(written, names));
    }
    for written in strings(&lists["corporations/newspapers"]["newspapers"]) {
        names.add(&written, Entry { kinds: name::ORG.with(name::MEDIA), ..Entry::default() });
    }
    for line in read(&data.join("gazetteer/us-committees-current.yaml.gz"))?.lines() {
        if let Some(written) = line.strip_prefix("  name: ") {
            names.add(written.trim_matches('\''), org);
        }
    }
    Ok(())
}

/// A company under its full name and without its legal form; a single everyday word needs context.
fn add_company(written: &str, names: &mut Names) {
    const FORMS: [&str; 12] =
        [" Inc.", " Inc", " Corp.", " Corporation", " Company", " Co.", " plc", " PLC", " Ltd.", " Group", " Holdings", ", Inc."];
    let short = FORMS.iter().find_map(|form| written.strip_suffix(form)).map(|short| short.trim_end_matches(','));
    for name in [Some(written), short].into_iter().flatten().filter(|name| name.chars().count() > 2) {
        let kinds = if name.contains(' ') { name::ORG } else { name::ORG.with(name::AMBIGUOUS) };
        names.add(name, Entry { kinds, ..Entry::default() });
    }
}

/// Words that freely licensed running text writes in lower case at least five times and at least as often as with a capital inside a
/// sentence.
pub(super) fn common_words(data: &Path, names: &mut Names) -> Result<(), String> {
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for file in ["masc", "wikinews-2004-2014", "wikinews-2019-2020"] {
        for line in read(&data.join(format!("text/{file}.jsonl.gz")))?.lines() {
            let record: Value = serde_json::from_str(line).map_err(|e| format!("{file}: {e}"))?;
            count(record["text"].as_str().unwrap_or_default(), &mut counts);
        }
    }
    for (word, (lower, capital)) in counts {
        if lower >= 5 && lower >= capital {
            names.common(&word);
        }
    }
    Ok(())
}

/// Counts words in lower case and, not after the end of a sentence, with a capital.
fn count(text: &str, counts: &mut BTreeMap<String, (u32, u32)>) {
    let mut open = true;
    for piece in text.split_whitespace() {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if word.chars().all(char::is_alphabetic) && word.len() < 30 => {
                let entry = || word.to_lowercase();
                if first.is_lowercase() {
                    counts.entry(entry()).or_default().0 += 1;
                } else if !open && letters.all(char::is_lowercase) {
                    counts.entry(entry()).or_default().1 += 1;
                }
            }
            _ => {}
        }
        open = piece.ends_with(['.', '!', '?', ':', '"', '”', ')']) || word.is_empty();
    }
}
