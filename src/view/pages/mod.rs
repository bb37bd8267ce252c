//! Pages of their own, computed from records: `answer("numbers", record)` → the page of all amounts of an article.
//!
//! The address of a page is its name and, after a space, what it is asked: `search bridge`, `compare 3f2a 77b0`. Pages of one article
//! get its record, those of the library all records, that of the rules the table of rules on a line before these. The worker computes
//! them; the interface only places them.

mod compare;
mod diff;
mod entity;
mod files;
mod home;
mod map;
mod network;
mod numbers;
mod parts;
mod rules;
mod saved;
mod search;
mod stories;

use super::{
    article::Article,
    page::{Page, is_of_library},
};
use crate::library::{fold::fold, log::Log, record};
use saved::Saved;
use std::{collections::BTreeMap, rc::Rc};

/// Saved articles that were read. A record is read once as long as it stays the same.
#[derive(Default)]
pub struct Library {
    /// By the hash of the record as it is kept; none for a damaged one.
    known: BTreeMap<u64, Option<Rc<Saved>>>,
}

impl Library {
    /// The page of an address from records, one a line.
    ///
    /// # Errors
    /// A sentence if there is no such page or the record of an open article cannot be read.
    pub fn answer(&mut self, address: &str, records: &str) -> Result<Page, String> {
        if address == "export" {
            return Ok(files::page());
        }
        if !is_of_library(address) {
            return of_article(address, records);
        }
        let (name, asked) = address.split_once(' ').unwrap_or((address, ""));
        let (kept, records) = if name == "rules" { records.split_once('\n').unwrap_or_default() } else { ("", records) };
        let (articles, damaged) = self.read(records);
        match name {
            "library" => Ok(home::page(&articles, damaged)),
            "search" => Ok(search::page(asked, &articles)),
            "rules" => Ok(rules::page(kept, &articles)),
            "names" => Ok(entity::list(&articles)),
            "entity" => Ok(entity::page(asked, &articles)),
            "compare" => Ok(compare::page(&asked.split_whitespace().collect::<Vec<_>>(), &articles)),
            _ => Err(format!("there is no page {name}")),
        }
    }

    /// The articles in the order of their records, and how many could not be read. What is not among them is forgotten.
    fn read(&mut self, records: &str) -> (Vec<Rc<Saved>>, usize) {
        let mut old = std::mem::take(&mut self.known);
        let mut articles = Vec::new();
        let mut damaged = 0;
        for line in records.lines().filter(|l| !l.is_empty()) {
            let hash = hash(line);
            let known = self.known.get(&hash).cloned().or_else(|| old.remove(&hash));
            let read = known.unwrap_or_else(|| Saved::read(line).ok().map(Rc::new));
            match &read {
                Some(article) => articles.push(Rc::clone(article)),
                None => damaged += 1,
            }
            self.known.insert(hash, read);
        }
        (articles, damaged)
    }
}

/// FNV-1a over words of eight bytes: five megabytes are hashed for each search.
fn hash(line: &str) -> u64 {
    let mix = |h: u64, word: u64| (h ^ word).wrapping_mul(0x100_0000_01b3).rotate_left(23);
    let chunks = line.as_bytes().chunks(8);
    chunks.fold(line.len() as u64 ^ 0xcbf2_9ce4_8422_2325, |h, chunk| {
        mix(h, chunk.iter().fold(0, |word, &b| word << 8 | u64::from(b)))
    })
}

/// A page of one article.
fn of_article(address: &str, kept: &str) -> Result<Page, String> {
    let record = record::read(kept.trim_end()).map_err(|e| e.to_string())?;
    let analysis = record.analysis();
    let folded = fold(analysis.clone(), &Log::read(&record.log).0);
    let article = Article::corrected(&folded);
    match address {
        "numbers" => Ok(numbers::page(&article)),
        "network" => Ok(network::page(&article)),
        "map" => Ok(map::page(&article)),
        _ => Ok(diff::page(&analysis, &folded, &article)),
    }
}

#[cfg(test)]
mod tests {
    use super::{saved::tests::kept, *};

    #[test]
    fn every_page_has_an_address() {
        let mut library = Library::default();
        let records = [kept("a1", &Log::default()), kept("b2", &Log::default())].join("\n");
        for (address, title) in [
            ("library", "Search and compare"),
            ("search bridge", "Search"),
            ("search", "Search"),
            ("names", "Names across articles"),
            ("entity ana ruiz", "Ana Ruiz"),
            ("compare a1 b2", "Compare"),
        ] {
            assert_eq!(library.answer(address, &records).map(|p| p.title).as_deref(), Ok(title), "{address}");
        }
        assert_eq!(library.answer("rules", &format!("\n{records}")).map(|p| p.title).as_deref(), Ok("Your rules"));
        for (address, title) in [("numbers", "Numbers"), ("network", "Network"), ("map", "Map"), ("diff", "The engine and you")] {
            assert_eq!(library.answer(address, &kept("a1", &Log::default())).map(|p| p.title).as_deref(), Ok(title));
        }
        assert!(library.answer("sing", &records).is_err());
        assert!(library.answer("numbers", "9.x").is_err());
    }

    #[test]
    fn a_damaged_record_is_counted_and_forgotten_ones_are_dropped() {
        let mut library = Library::default();
        let one = kept("a1", &Log::default());
        let page = library.answer("library", &format!("{one}\n2.broken\n")).unwrap();
        assert!(page.words().contains("1 saved article could not be read"), "{}", page.words());
        assert_eq!(library.known.len(), 2);
        assert!(library.answer("library", &one).unwrap().intro.starts_with("1 saved article on"));
        assert_eq!(library.known.len(), 1);
    }
}
