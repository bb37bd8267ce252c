//! Packs the lists into the two maps: `pressmark gazetteer --data DIR` writes `names.fst` and `words.fst`, `--check` compares.
//!
//! `DIR` holds `gazetteer/` and `text/` of the public data named in `SOURCES.md`. The lists beside this file are compiled in. The
//! outcome depends on nothing else, so that the files can be rebuilt byte for byte.

mod outlines;
mod points;
mod sources;

use super::{Country, Entry, Kinds, fold::key, name, word};
use std::{collections::BTreeMap, fs, io::Read, path::Path};

/// The lists of this folder: file name, text.
macro_rules! lists {
    ($($file:literal),* $(,)?) => { &[$(($file, include_str!(concat!("lists/", $file)))),*] };
}

const WORD_LISTS: &[(&str, &str)] = lists![
    "event_heads.txt",
    "events_nominal.txt",
    "fac_heads.txt",
    "facilities_nominal.txt",
    "gpe_heads.txt",
    "law_heads.txt",
    "loc_heads.txt",
    "not_names.txt",
    "org_heads.txt",
    "orgs_nominal.txt",
    "particles.txt",
    "places_nominal.txt",
    "products_nominal.txt",
    "role_modifiers.txt",
    "roles.txt",
    "titles.txt",
];

const NAME_LISTS: &[(&str, &str)] = lists![
    "cities.tsv",
    "countries.tsv",
    "events.tsv",
    "facilities.tsv",
    "laws.tsv",
    "locations.tsv",
    "media.tsv",
    "norp_heads.txt",
    "orgs.tsv",
    "people.tsv",
    "platforms.tsv",
    "states.tsv",
];

/// The kind that a word list gives.
fn word_kind(file: &str) -> Kinds {
    match file {
        "event_heads.txt" => word::EVENT_HEAD,
        "events_nominal.txt" => word::EVENT_NOUN,
        "fac_heads.txt" => word::FAC_HEAD,
        "facilities_nominal.txt" => word::FAC_NOUN,
        "gpe_heads.txt" => word::GPE_HEAD,
        "law_heads.txt" => word::LAW_HEAD,
        "loc_heads.txt" => word::LOC_HEAD,
        "not_names.txt" => word::NOT_NAME,
        "org_heads.txt" => word::ORG_HEAD,
        "orgs_nominal.txt" => word::ORG_NOUN,
        "particles.txt" => word::PARTICLE,
        "places_nominal.txt" => word::PLACE_NOUN,
        "products_nominal.txt" => word::PRODUCT_NOUN,
        "role_modifiers.txt" => word::ROLE_MODIFIER,
        "roles.txt" => word::ROLE,
        _ => word::TITLE,
    }
}

/// Entries of a list: lines without comments, cut at tabs.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

/// The packed map of words; needs no data besides the lists.
pub fn pack_words() -> Result<Vec<u8>, String> {
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for (file, text) in WORD_LISTS {
        for row in rows(text) {
            let mut kinds = word_kind(file);
            match row.get(1) {
                Some(&"m") => kinds = kinds.with(word::MALE),
                Some(&"f") => kinds = kinds.with(word::FEMALE),
                _ => {}
            }
            let word = row.first().copied().unwrap_or_default();
            *words.entry(key(word)).or_default() |= u64::from(kinds.0);
            // Nouns also in the plural: "the companies".
            if kinds.has(word::NOMINAL) {
                *words.entry(key(&plural(word))).or_default() |= u64::from(kinds.0);
            }
        }
    }
    words.remove("");
    pack(words)
}

fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    match noun.as_bytes() {
        [.., b'a' | b'e' | b'i' | b'o' | b'u', b'y'] => format!("{noun}s"),
        [stem @ .., b'y'] => format!("{}ies", String::from_utf8_lossy(stem)),
        [.., b's' | b'x'] | [.., b'c' | b's', b'h'] => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// Names being gathered, by key.
#[derive(Default)]
pub(super) struct Names {
    entries: BTreeMap<String, Entry>,
}

impl Names {
    /// Adds a name as written; the first country and Wikidata number given for a key stay.
    pub(super) fn add(&mut self, written: &str, entry: Entry) {
        let key = key(written);
        if key.is_empty() || key.len() > 60 {
            return;
        }
        let letters = || written.chars().filter(|c| c.is_alphabetic());
        let mut kinds = entry.kinds;
        if kinds.has(name::WHOLE) {
            // "US", "WHO": only in capitals, unless another way of writing is listed.
            let acronym = letters().all(char::is_uppercase) && letters().count() <= 6;
            kinds = if acronym { kinds.with(name::CAPS) } else { kinds };
            if written.starts_with(char::is_lowercase) {
                kinds = kinds.with(name::LOWER);
            }
        }
        let known = self.entries.entry(key).or_insert(Entry { kinds, ..Entry::default() });
        let loose =
            known.kinds.has(name::WHOLE) && !known.kinds.has(name::CAPS) || kinds.has(name::WHOLE) && !kinds.has(name::CAPS);
        known.kinds = known.kinds.with(kinds);
        if loose {
            known.kinds = known.kinds.without(name::CAPS);
        }
        known.country = known.country.or(entry.country);
        known.wikidata = known.wikidata.or(entry.wikidata);
    }

    /// Marks a word that text mostly writes in lower case.
    pub(super) fn common(&mut self, word: &str) {
        self.entries.entry(key(word)).or_default().kinds.0 |= name::COMMON.0;
    }
}

/// The kind that a list of names gives.
fn name_kind(file: &str) -> Kinds {
    match file {
        "events.tsv" => name::EVENT,
        "facilities.tsv" => name::FAC,
        "laws.tsv" => name::LAW,
        "locations.tsv" => name::LOC,
        "media.tsv" => name::MEDIA.with(name::ORG),
        "norp_heads.txt" => name::NORP,
        "orgs.tsv" => name::ORG,
        "people.tsv" => name::PERSON,
        "platforms.tsv" => name::PRODUCT,
        "states.tsv" => name::STATE,
        "cities.tsv" => name::CITY.with(name::BIG_CITY),
        _ => name::COUNTRY,
    }
}

fn wikidata(text: &str) -> Option<u32> {
    text.strip_prefix('Q')?.parse().ok()
}

/// The hand-written lists. They come first, so that their countries and links win.
fn add_own(names: &mut Names) {
    for (file, text) in NAME_LISTS {
        for row in rows(text) {
            let written = row.first().copied().unwrap_or_default();
            if *file == "countries.tsv" {
                continue;
            }
            let mut entry = Entry { kinds: name_kind(file), ..Entry::default() };
            for field in row.iter().skip(1) {
                match *field {
                    "x" => entry.kinds = entry.kinds.with(name::AMBIGUOUS),
                    "e" => entry.kinds = name::AWARD,
                    "m" => entry.kinds = entry.kinds.with(name::MALE),
                    "f" => entry.kinds = entry.kinds.with(name::FEMALE),
                    _ => {
                        entry.wikidata = entry.wikidata.or(wikidata(field));
                        entry.country = entry.country.or(Country::new(field));
                    }
                }
            }
            names.add(written, entry);
        }
    }
}

/// Further names and demonyms of countries; `items` are the countries' Wikidata numbers.
fn add_countries(names: &mut Names, items: &BTreeMap<Country, u32>) {
    for (_, text) in NAME_LISTS.iter().filter(|(file, _)| *file == "countries.tsv") {
        for row in rows(text) {
            let Some(country) = row.first().and_then(|code| Country::new(code)) else { continue };
            let column = |n: usize| row.get(n).copied().unwrap_or_default().split('|').filter(|s| !s.is_empty());
            for written in column(1) {
                let wikidata = items.get(&country).copied();
                names.add(written, Entry { kinds: name::COUNTRY, country: Some(country), wikidata });
            }
            for written in column(2) {
                names.add(written, Entry { kinds: name::DEMONYM, country: Some(country), wikidata: None });
            }
        }
    }
}

/// The packed map of names.
pub fn pack_names(data: &Path) -> Result<Vec<u8>, String> {
    let mut names = Names::default();
    let items = sources::countries(data, &mut names)?;
    add_countries(&mut names, &items);
    add_own(&mut names);
    sources::places(data, &mut names)?;
    sources::people(data, &mut names)?;
    sources::organisations(data, &mut names)?;
    sources::common_words(data, &mut names)?;
    names.entries.retain(|_, entry| entry.kinds.0 != 0);
    pack(names.entries.into_iter().map(|(key, entry)| (key, entry.pack())).collect())
}

fn pack(entries: BTreeMap<String, u64>) -> Result<Vec<u8>, String> {
    let mut map = fst::MapBuilder::memory();
    for (key, value) in entries {
        map.insert(key, value).map_err(|e| e.to_string())?;
    }
    map.into_inner().map_err(|e| e.to_string())
}

/// Text of a gzip file.
pub(super) fn read(path: &Path) -> Result<String, String> {
    let file = fs::File::open(path).map_err(|e| format!("cannot open {}: {e}", path.display()))?;
    let mut text = String::new();
    let done = flate2::read::GzDecoder::new(file).read_to_string(&mut text);
    done.map_err(|e| format!("cannot read {}: {e}", path.display()))?;
    Ok(text)
}

/// Writes the maps into `out`, or with `check` says which of them differ from what stands there.
pub fn run(data: &Path, out: &Path, check: bool) -> Result<(), String> {
    let mut maps = vec![("words.fst", pack_words()?), ("names.fst", pack_names(data)?)];
    // Points are for names that the compiled-in map knows: after a change of names, run it twice.
    if data.join("geonames").exists() {
        maps.push(("points.fst", points::pack_points(data)?));
    }
    if data.join("outlines").exists() {
        maps.push(("outlines.bin", outlines::pack_outlines(data)?));
    }
    for (file, bytes) in maps {
        let path = out.join(file);
        if check && fs::read(&path).ok().as_deref() != Some(&bytes[..]) {
            return Err(format!("{} is not what the lists give; run without --check", path.display()));
        }
        if !check {
            fs::write(&path, &bytes).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
        }
    }
    Ok(())
}
