//! Two tabs, one article: what another tab has saved and what this one did become one record. Both accept a fact and one of them
//! changes the title → both judgements and the title are kept, whoever saves first.
//!
//! Logs are joined by union. Title, source, date and tags have one value each: a tab that has not touched it takes the other's.

use super::{Place, Shelf, ShelfError, Store};
use crate::library::{
    log::Log,
    record::{Meta, Record},
};

impl<S: Store> Shelf<S> {
    /// Saves `record`, which this tab made from `base`, the record as it last read or wrote it. True if something that another tab
    /// has saved meanwhile is in `record` now.
    ///
    /// # Errors
    /// As [`Shelf::save`].
    pub fn save_joined(&self, base: &Record, record: &mut Record) -> Result<bool, ShelfError> {
        let kept = self.open(Place::Articles, &record.meta.id);
        // What is not there or cannot be read is the business of `save`.
        let joined = kept.is_ok_and(|kept| take_over(base, record, &kept));
        self.save(record).map(|()| joined)
    }
}

/// Takes into `record` what `kept` has and `base` had not; true if there was something.
pub fn take_over(base: &Record, record: &mut Record, kept: &Record) -> bool {
    if kept.text != record.text {
        return false;
    }
    let before = (record.meta.clone(), record.log.clone());
    if kept.log != base.log {
        record.log = Log::read(&record.log).0.merged(&Log::read(&kept.log).0).write();
    }
    let Meta { title, source, published, tags, revision, .. } = &kept.meta;
    let ours = &mut record.meta;
    theirs(&base.meta.title, &mut ours.title, title);
    theirs(&base.meta.source, &mut ours.source, source);
    theirs(&base.meta.published, &mut ours.published, published);
    theirs(&base.meta.tags, &mut ours.tags, tags);
    let changed = before != (ours.clone(), record.log.clone());
    // Two tabs may have written the same revision.
    ours.revision = ours.revision.max(*revision);
    changed
}

/// The other tab's value, where this one has not changed it.
fn theirs<T: Clone + PartialEq>(base: &T, ours: &mut T, theirs: &T) {
    if ours == base {
        ours.clone_from(theirs);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{
        key::{FactKey, Layer},
        log::Act,
        shelf::id_of,
        storage::Memory,
    };
    use crate::text::offsets::CharSpan;

    fn article() -> Record {
        let meta = Meta { id: id_of("A story."), title: "Old".into(), ..Meta::default() };
        let mut record = Record::default();
        (record.meta, record.text) = (meta, "A story.".into());
        record
    }

    fn did(record: &mut Record, tab: u32) {
        let mut log = Log::read(&record.log).0;
        let fact = FactKey { layer: Layer::Time, span: CharSpan { start: 0, end: 1 } };
        log.push(Act::Note { fact, text: format!("tab {tab}") }, 1_000, tab);
        record.log = log.write();
    }

    fn ops(record: &Record) -> usize {
        Log::read(&record.log).0.ops().len()
    }

    /// A saved article, and what each of two tabs made of it.
    fn two_tabs() -> (Shelf<Memory>, Record, Record, Record) {
        let shelf = Shelf::new(Memory::default());
        let mut base = article();
        shelf.save(&mut base).unwrap();
        let (mut here, mut there) = (base.clone(), base.clone());
        did(&mut here, 1);
        did(&mut there, 2);
        (shelf, base, here, there)
    }

    #[test]
    fn both_tabs_are_kept_whoever_saves_first() {
        let (shelf, base, mut here, mut there) = two_tabs();
        there.meta.title = "New".into();
        here.meta.tags = vec!["mine".into()];
        assert_eq!(shelf.save_joined(&base, &mut there), Ok(false));
        assert_eq!(shelf.save_joined(&base, &mut here), Ok(true));
        let kept = shelf.open(Place::Articles, &base.meta.id).unwrap();
        assert_eq!((ops(&kept), kept.meta.title.as_str(), kept.meta.tags.len()), (2, "New", 1));
        assert_eq!(kept, here);
    }

    #[test]
    fn a_write_that_another_one_covered_is_in_the_next() {
        let (shelf, base, mut here, mut there) = two_tabs();
        // Both have read revision 1 and write revision 2; the second covers the first.
        shelf.save(&mut here).unwrap();
        there.meta.revision = 2;
        shelf.save(&mut there).unwrap();
        let mut next = here.clone();
        did(&mut next, 1);
        assert_eq!(shelf.save_joined(&here, &mut next), Ok(true));
        assert_eq!(ops(&shelf.open(Place::Articles, &base.meta.id).unwrap()), 3);
    }

    #[test]
    fn nothing_of_another_tab_changes_nothing() {
        let shelf = Shelf::new(Memory::default());
        let mut base = article();
        shelf.save(&mut base).unwrap();
        let mut here = base.clone();
        did(&mut here, 1);
        assert_eq!(shelf.save_joined(&base, &mut here), Ok(false));
        let mut other = article();
        other.text = "Another text.".into();
        assert!(!take_over(&base, &mut here, &other));
    }
}
