use super::*;
use crate::library::{record::Meta, storage::Memory};

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

#[test]
fn a_full_store_keeps_the_old_record() {
    let shelf = Shelf::new(Memory::with_quota(400));
    let mut record = article("A story.", 1);
    shelf.save(&mut record).unwrap();
    let mut bigger = record.clone();
    bigger.log = (0..2000).map(|n| format!("{n} ")).collect();
    assert_eq!(shelf.save(&mut bigger), Err(ShelfError::Store(StoreError::Full)));
    assert_eq!(shelf.open(Place::Articles, &record.meta.id).unwrap(), record);
    assert_eq!(bigger.meta.revision, record.meta.revision, "a failed save does not count");
}

#[test]
fn trash_and_back_also_when_the_store_is_nearly_full() {
    let mut record = article("A story.", 1);
    let store = Memory::with_quota(330);
    let shelf = Shelf::new(store);
    shelf.save(&mut record).unwrap();
    shelf.throw_away(&record.meta.id).unwrap();
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
fn the_same_text_is_the_same_article() {
    assert_eq!(id_of(""), "cbf29ce484222325");
    assert_eq!(id_of("a"), "af63dc4c8601ec8c");
}
