use super::*;
use crate::{
    contract::{Analysis, EntityType},
    library::{
        key::{FactKey, Layer},
        log::{Act, Judgement},
        record::Meta,
        rules::{Joined, Says, tests::rule},
        share::{self, Shared},
        storage::Memory,
    },
    pipeline::{self, Input, Source},
    resources::Resources,
};

fn article(text: &str, changed: u64) -> Record {
    let meta = Meta { id: id_of(text), changed, ..Meta::default() };
    let mut record = Record::default();
    (record.meta, record.text) = (meta, text.to_owned());
    record
}

#[test]
fn saved_articles_are_listed_last_changed_first() {
    let shelf = Shelf::new(Memory::default());
    shelf.save(&mut article("The first story.", 1)).unwrap();
    shelf.save(&mut article("The second story.", 2)).unwrap();
    let titles: Vec<String> = shelf.list(Place::Articles).unwrap().into_iter().map(|e| e.title).collect();
    assert_eq!(titles, ["The second story.", "The first story."]);
}

#[test]
fn a_lost_index_is_made_again() {
    let shelf = Shelf::new(Memory::default());
    shelf.save(&mut article("A story.", 1)).unwrap();
    let before = shelf.list(Place::Articles).unwrap();
    shelf.store.set(INDEX, "not json").unwrap();
    assert_eq!(shelf.list(Place::Articles).unwrap(), before);
}

#[test]
fn a_newer_revision_of_another_tab_is_not_overwritten() {
    let tabs = Memory::default();
    let (here, there) = (Shelf::new(tabs.clone()), Shelf::new(tabs));
    let mut first = article("A story.", 1);
    here.save(&mut first).unwrap();
    let mut second = there.open(Place::Articles, &first.meta.id).unwrap();
    second.meta.title = "Changed there".into();
    there.save(&mut second).unwrap();
    first.meta.title = "Changed here".into();
    assert_eq!(here.save(&mut first), Err(ShelfError::Newer(2)));
    assert_eq!(here.open(Place::Articles, &first.meta.id).unwrap().meta.title, "Changed there");
}

/// The room that an article takes with its line in the list.
fn needed(record: &mut Record) -> usize {
    let roomy = Memory::default();
    Shelf::new(roomy.clone()).save(record).unwrap();
    record.meta.revision = 0;
    roomy.keys().unwrap().iter().map(|k| units(k, &roomy.get(k).unwrap().unwrap())).sum()
}

#[test]
fn a_full_store_keeps_the_old_record() {
    let mut record = article("A story.", 1);
    let shelf = Shelf::new(Memory::with_quota(needed(&mut record) + 20));
    shelf.save(&mut record).unwrap();
    let mut bigger = record.clone();
    bigger.log = (0..4000u64).map(|n| format!("{} ", n * n * 7919 % 100_003)).collect();
    assert_eq!(shelf.save(&mut bigger), Err(ShelfError::Store(StoreError::Full)));
    assert_eq!(shelf.open(Place::Articles, &record.meta.id).unwrap(), record);
    assert_eq!(bigger.meta.revision, record.meta.revision, "a failed save does not count");
}

#[test]
fn trash_and_back_also_when_the_store_is_nearly_full() {
    let mut record = article("A story.", 1);
    // No room for the record a second time.
    let shelf = Shelf::new(Memory::with_quota(needed(&mut record) + 40));
    shelf.save(&mut record).unwrap();
    shelf.throw_away(&record.meta.id, 5).unwrap();
    assert!(shelf.list(Place::Articles).unwrap().is_empty());
    assert_eq!(shelf.list(Place::Trash).unwrap().len(), 1);
    shelf.bring_back(&record.meta.id).unwrap();
    assert_eq!(shelf.open(Place::Articles, &record.meta.id).unwrap(), record);
}

#[test]
fn a_damaged_article_is_listed_and_kept() {
    let shelf = Shelf::new(Memory::default());
    shelf.store.set("pressmark:1:a:bad", "1.AAAA").unwrap();
    shelf.store.set("pressmark:1:a:new", "99.AAAA").unwrap();
    let list = shelf.list(Place::Articles).unwrap();
    assert!(list.iter().all(|e| e.damage.is_some()), "{list:?}");
    assert!(list.iter().any(|e| e.damage.as_deref().is_some_and(|d| d.contains("newer Pressmark"))));
    assert_eq!(shelf.raw("bad").unwrap(), "1.AAAA");
}

#[test]
fn what_cannot_be_read_is_set_aside_not_overwritten() {
    let shelf = Shelf::new(Memory::default());
    let mut record = article("A story.", 1);
    let id = record.meta.id.clone();
    for kept in ["99.AAAA", "3.AAAA"] {
        shelf.store.set(&format!("{ARTICLE}{id}"), kept).unwrap();
        shelf.save(&mut record).unwrap();
    }
    assert_eq!(
        (shelf.raw(&format!("{id}-2")).unwrap(), shelf.raw(&format!("{id}-3")).unwrap()),
        ("99.AAAA".into(), "3.AAAA".into())
    );
    assert_eq!(shelf.open(Place::Articles, &id).unwrap(), record);
}

#[test]
fn the_trash_keeps_for_thirty_days() {
    let shelf = Shelf::new(Memory::default());
    let day = 86_400_000;
    for (text, at) in [("One.", 10), ("Two.", 20)] {
        shelf.save(&mut article(text, 1)).unwrap();
        shelf.throw_away(&id_of(text), at * day).unwrap();
    }
    assert_eq!(shelf.days_left(&id_of("One."), 15 * day), Ok(25));
    shelf.sweep(41 * day).unwrap();
    assert_eq!(shelf.list(Place::Trash).unwrap().iter().map(|e| e.title.as_str()).collect::<Vec<_>>(), ["Two."]);
    shelf.empty_trash().unwrap();
    assert!(shelf.list(Place::Trash).unwrap().is_empty());
}

#[test]
fn tags_are_kept_sorted_and_listed() {
    let shelf = Shelf::new(Memory::default());
    shelf.save(&mut article("One.", 1)).unwrap();
    shelf.set_tags(&id_of("One."), vec![" storm".into(), "flood".into(), "storm".into(), String::new()]).unwrap();
    assert_eq!(shelf.list(Place::Articles).unwrap()[0].tags, ["flood", "storm"]);
}

/// A shelf with two articles, one of them in the trash, a damaged one and a setting.
fn full_shelf() -> Shelf<Memory> {
    let shelf = Shelf::new(Memory::default());
    for text in ["One.", "Two."] {
        let mut record = article(text, 1);
        record.log = note(1).write();
        shelf.save(&mut record).unwrap();
    }
    shelf.throw_away(&id_of("Two."), 5).unwrap();
    shelf.store.set("pressmark:1:a:bad", "3.AAAA").unwrap();
    shelf.set_setting("theme", Some("dark")).unwrap();
    shelf
}

fn note(n: u32) -> Log {
    let mut log = Log::default();
    let fact = FactKey { layer: Layer::Time, span: crate::text::offsets::CharSpan { start: n, end: n + 1 } };
    log.push(Act::Note { fact, text: n.to_string() }, 1, n);
    log
}

fn content(shelf: &Shelf<Memory>) -> Vec<(String, Option<String>)> {
    let keys = shelf.store.keys().unwrap().into_iter().filter(|k| k != INDEX);
    keys.map(|k| (k.clone(), shelf.store.get(&k).unwrap())).collect()
}

#[test]
fn backup_wipe_restore_is_equal() {
    let shelf = full_shelf();
    let file = shelf.backup().unwrap();
    let fresh = Shelf::new(Memory::default());
    let done = fresh.restore(&file).unwrap();
    assert_eq!((done.added, done.failed), (3, 0));
    assert_eq!(content(&fresh), content(&shelf));
    assert_eq!(fresh.list(Place::Articles).unwrap(), shelf.list(Place::Articles).unwrap());
    let again = fresh.restore(&file).unwrap();
    assert_eq!((again.same, again.added, again.joined, again.both), (3, 0, 0, 0));
    assert_eq!(content(&fresh), content(&shelf), "twice is once");
}

#[test]
fn a_backup_joins_what_was_done_on_both_sides() {
    let shelf = full_shelf();
    let file = shelf.backup().unwrap();
    let mut here = shelf.open(Place::Articles, &id_of("One.")).unwrap();
    here.log = note(2).write();
    here.meta.tags = vec!["mine".into()];
    shelf.save(&mut here).unwrap();
    assert_eq!(shelf.restore(&file).unwrap().joined, 1);
    let joined = shelf.open(Place::Articles, &id_of("One.")).unwrap();
    assert_eq!((Log::read(&joined.log).0.ops().len(), joined.meta.tags.len()), (2, 1));
}

#[test]
fn another_text_under_the_same_name_is_kept_beside_it() {
    let shelf = full_shelf();
    let file = shelf.backup().unwrap();
    let fresh = Shelf::new(Memory::default());
    let mut other = article("Another text.", 1);
    other.meta.id = id_of("One.");
    fresh.save(&mut other).unwrap();
    assert_eq!(fresh.restore(&file).unwrap().both, 1);
    let beside = format!("{}-2", id_of("One."));
    assert_eq!(fresh.open(Place::Articles, &beside).unwrap().text, "One.");
    assert_eq!(fresh.open(Place::Articles, &id_of("One.")).unwrap().text, "Another text.");
    assert_eq!(fresh.restore(&file).unwrap().both, 0, "the second time it is known");
}

#[test]
fn what_is_no_backup_is_refused_and_a_full_store_tells() {
    let shelf = Shelf::new(Memory::with_quota(120));
    for bad in ["", "[]", "{}", "{\"a:x\":\"y\"}", "{\"pressmark\":\"backup/9\"}", "{\"pressmark\":1}"] {
        assert!(shelf.restore(bad).is_err(), "{bad}");
    }
    let done = shelf.restore(&full_shelf().backup().unwrap()).unwrap();
    assert!(done.failed > 0 && done.why.contains("full"), "{done:?}");
    let hostile = r#"{"pressmark":"backup/1","a:../x":"3.A","a:":"3.A","a:ok":"<script>","we ird":"x"}"#;
    assert_eq!(Shelf::new(Memory::default()).restore(hostile).unwrap().failed, 2);
}

const ORG: Says = Says::Is(EntityType::Org);

fn make(shelf: &Shelf<Memory>, words: &str, says: Says) -> Result<(), StoreError> {
    shelf.change_rules(&mut |rules| drop(rules.put(&rule(words, says.clone())))).map(drop)
}

fn rules(shelf: &Shelf<Memory>) -> Vec<String> {
    shelf.rules().unwrap().all().iter().map(|rule| format!("{}: {:?}", rule.words, rule.says)).collect()
}

#[test]
fn rules_of_two_tabs_are_both_kept_and_the_last_one_removes_the_key() {
    let tabs = Memory::default();
    let (here, there) = (Shelf::new(tabs.clone()), Shelf::new(tabs.clone()));
    make(&here, "Orlen", ORG).unwrap();
    make(&there, "May", Says::NoName).unwrap();
    assert_eq!(rules(&here), ["May: NoName", "Orlen: Is(Org)"]);
    for id in ["is Orlen", "is May"] {
        here.change_rules(&mut |rules| drop(rules.remove(id))).unwrap();
    }
    assert_eq!(tabs.keys().unwrap(), [] as [&str; 0]);
}

#[test]
fn rules_that_cannot_be_read_are_set_aside_when_one_is_to_be_kept() {
    let shelf = Shelf::new(Memory::default());
    for kept in ["nonsense", r#"{"pressmark":"rules/2"}"#] {
        shelf.set_setting("rules", Some(kept)).unwrap();
        assert!(shelf.rules().is_err());
        assert_eq!(shelf.setting("rules").unwrap().as_deref(), Some(kept), "reading changes nothing");
        make(&shelf, "Orlen", ORG).unwrap();
        assert_eq!(rules(&shelf), ["Orlen: Is(Org)"]);
    }
    assert_eq!(shelf.setting("rules-damaged").unwrap().as_deref(), Some("nonsense"));
    assert!(shelf.setting("rules-damaged-too").unwrap().is_some_and(|kept| kept.contains("rules/2")));
}

#[test]
fn a_full_store_keeps_the_old_rules() {
    let roomy = Memory::default();
    make(&Shelf::new(roomy.clone()), "Orlen", ORG).unwrap();
    let used: usize = roomy.keys().unwrap().iter().map(|k| units(k, &roomy.get(k).unwrap().unwrap())).sum();
    let shelf = Shelf::new(Memory::with_quota(used + 20));
    make(&shelf, "Orlen", ORG).unwrap();
    assert_eq!(make(&shelf, "May", Says::NoName), Err(StoreError::Full));
    assert_eq!(rules(&shelf), ["Orlen: Is(Org)"]);
    shelf.set_setting("rules", Some(&"x".repeat(used))).unwrap();
    assert_eq!(make(&shelf, "Orlen", ORG), Err(StoreError::Full), "there is no room to set them aside");
    assert!(shelf.rules().is_err());
}

#[test]
fn rules_travel_in_a_backup_and_those_here_stay() {
    let shelf = full_shelf();
    make(&shelf, "Orlen", ORG).unwrap();
    make(&shelf, "May", Says::NoName).unwrap();
    let file = shelf.backup().unwrap();
    let fresh = Shelf::new(Memory::default());
    assert_eq!(fresh.restore(&file).unwrap().rules, Joined { added: 2, ..Joined::default() });
    assert_eq!(content(&fresh), content(&shelf));
    make(&fresh, "May", Says::Is(EntityType::Person)).unwrap();
    let done = fresh.restore(&file).unwrap();
    assert_eq!(done.rules, Joined { same: 1, other: 1, ..Joined::default() });
    assert_eq!(rules(&fresh), ["May: Is(Person)", "Orlen: Is(Org)"]);
    // A backup from before there were rules takes none away.
    assert_eq!(fresh.restore(&full_shelf().backup().unwrap()).unwrap().rules, Joined::default());
    assert_eq!(rules(&fresh).len(), 2);
}

#[test]
fn a_file_of_rules_is_taken_in_and_damaged_ones_of_a_backup_are_kept_aside() {
    let shelf = Shelf::new(Memory::default());
    make(&shelf, "Orlen", ORG).unwrap();
    let file = shelf.setting("rules").unwrap().unwrap();
    let fresh = Shelf::new(Memory::default());
    assert_eq!(fresh.restore(&file).unwrap().rules.added, 1);
    shelf.set_setting("rules", Some("nonsense")).unwrap();
    let backup = shelf.backup().unwrap();
    for _ in 0..2 {
        let done = fresh.restore(&backup).unwrap();
        assert_eq!((done.why.as_str(), done.rules), ("this is no list of rules", Joined::default()));
    }
    assert_eq!(rules(&fresh), ["Orlen: Is(Org)"]);
    assert_eq!(fresh.setting("rules-damaged").unwrap().as_deref(), Some("nonsense"));
    assert_eq!(fresh.setting("rules-damaged-too"), Ok(None));
    let small = Shelf::new(Memory::with_quota(20));
    let done = small.restore(&file).unwrap();
    assert!(done.rules.failed == 1 && done.why.contains("full"), "{done:?}");
}

#[test]
fn the_same_text_is_the_same_article() {
    assert_eq!(id_of(""), "cbf29ce484222325");
    assert_eq!(id_of("a"), "af63dc4c8601ec8c");
}

/// A median news article has 592 words; a person corrects one fact in ten. Three stories in one have more names than a real one of
/// that length.
fn longer_than_median() -> (Record, Log, usize) {
    let text: String = ["2026-05-07-harbour-fund", "2025-11-13-bank-results", "2026-02-16-ferry-collision"]
        .iter()
        .map(|name| std::fs::read_to_string(format!("tests/articles/{name}.txt")).unwrap())
        .collect();
    let words = text.split_whitespace().count();
    assert!(words >= 592, "{words}");
    let input = Input {
        id: None,
        source: Source::Text(&text),
        title: Some("Harbour fund, bank results and a collision"),
        published: None,
    };
    let doc = pipeline::analyze(Resources::shared(), &input, &mut |_| {});
    let mut record = Record::of(&Analysis::from_document(&doc));
    record.meta = Meta { id: id_of(&text), source: "Elwick Courier".into(), created: 1_800_000_000_000, ..record.meta };
    let analysis = record.analysis();
    let mut log = Log::default();
    let keys =
        analysis.mentions.iter().map(|m| (Layer::Mention, m.span)).chain(analysis.times.iter().map(|t| (Layer::Time, t.span)));
    for (k, (layer, span)) in keys.enumerate().filter(|(k, _)| k % 10 == 0) {
        let fact = FactKey { layer, span };
        log.push(Act::Judge { facts: vec![fact], as_: Judgement::Accept }, 1_800_000_000_000 + 4321 * k as u64, 123_456_789);
    }
    record.log = log.write();
    (record, log, words)
}

#[test]
fn fifteen_hundred_median_articles_fit() {
    let (mut record, _, words) = longer_than_median();
    let units = needed(&mut record) * 592 / words;
    let fit = QUOTA / units;
    assert!(fit >= 1_500, "{units} units an article: {fit} fit");
}

#[test]
fn a_link_to_a_median_article_with_corrections_fits_a_mail() {
    let (record, log, words) = longer_than_median();
    let (title, id) = (record.meta.title.clone(), record.meta.id.clone());
    let shared =
        Shared { title, source: record.meta.source.clone(), id, text: Some(record.text.clone()), log, ..Shared::default() };
    let length = "https://pressmark.example/#v1.".len() + share::write(&shared).len() * 592 / words;
    assert!(length <= 2_600, "{length}");
}
