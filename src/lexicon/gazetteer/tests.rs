use super::*;

#[track_caller]
fn kinds(written: &str) -> Kinds {
    lookup(&key(written)).map_or(Kinds::NONE, |entry| entry.kinds)
}

#[test]
fn knows_names_of_all_kinds() {
    for (written, kind) in [
        ("Germany", name::COUNTRY),
        ("Kyiv", name::CAPITAL),
        ("Kharkiv", name::BIG_CITY),
        ("Ohio", name::STATE),
        ("Irish", name::DEMONYM),
        ("Black Sea", name::LOC),
        ("Johnson & Johnson", name::ORG),
        ("The Times", name::MEDIA),
        ("Truth Social", name::PRODUCT),
        ("Heathrow", name::FAC),
        ("World War II", name::EVENT),
        ("Affordable Care Act", name::LAW),
        ("Olena", name::FIRST),
        ("Kowalski", name::SURNAME),
        ("table", name::COMMON),
    ] {
        assert!(kinds(written).has(kind), "{written} {:?}", kinds(written));
    }
    assert!(kinds("Mary").all(name::FIRST.with(name::FEMALE)) && !kinds("Mary").has(name::MALE));
    assert!(!kinds("Kharkiv").has(name::COMMON));
}

#[test]
fn countries_carry_code_and_item() {
    let uk = lookup(&key("U.K.")).unwrap();
    assert_eq!(uk.country.unwrap().code(), "GB");
    assert_eq!(uk.wikidata, Some(145));
    assert_eq!(lookup(&key("French")).unwrap().country.unwrap().code(), "FR");
}

#[test]
fn words_tell_titles_and_nouns() {
    assert!(word_kinds("prime minister").has(word::TITLE));
    assert!(word_kinds("envoys").has(word::ROLE));
    assert!(word_kinds("spokeswoman").has(word::FEMALE));
    assert!(word_kinds("companies").has(word::ORG_NOUN));
    assert!(!word_kinds("table").has(word::NOMINAL));
}

#[test]
fn lists_are_sorted_and_name_their_source() {
    for file in std::fs::read_dir("src/lexicon/gazetteer/lists").unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.lines().take(2).any(|line| line.starts_with("# Source:")), "{path:?}");
        let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.is_sorted(), "{path:?}");
    }
}

#[test]
fn packed_maps_stay_small() {
    let size = |file: &str| std::fs::metadata(format!("src/lexicon/gazetteer/{file}")).unwrap().len();
    assert!(size("names.fst") + size("words.fst") <= 700_000);
}

#[cfg(feature = "train")]
#[test]
fn packed_words_are_in_step_with_the_lists() {
    assert_eq!(build::pack_words().unwrap(), include_bytes!("words.fst"));
}

/// Whatever the lists tell the reader network, as one number (FNV-1a).
fn told() -> u64 {
    use fst::{IntoStreamer, Streamer};
    let heads = word::LOC_HEAD.with(word::FAC_HEAD).with(word::GPE_HEAD).with(word::ORG_HEAD);
    let of_words = heads.with(word::TITLE).with(word::ROLE);
    let of_names = name::WHOLE.with(name::FIRST).with(name::SURNAME).with(name::COMMON).with(name::BIG_CITY).with(name::CAPITAL);
    let of_names = of_names.with(name::CAPS).with(name::LOWER);
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (map, kinds) in [(words(), of_words), (names(), of_names)] {
        let mut stream = map.fst.as_ref().unwrap().into_stream();
        while let Some((key, value)) = stream.next() {
            let told = (value.value() & u64::from(kinds.0)) as u32;
            if told != 0 {
                for &byte in key.iter().chain(&told.to_le_bytes()) {
                    hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
        }
    }
    hash
}

#[test]
fn the_network_is_told_what_it_was_trained_with() {
    // Titles, offices, heads and names are features of the network. Whoever changes them trains it anew, or keeps the word in a list
    // that only rules read.
    assert_eq!(told(), 9_129_229_839_535_654_944, "changed since the weights were trained");
}
