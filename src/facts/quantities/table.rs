//! The word lists of quantities, read once: currencies, units of measure, people, function words.

use crate::facts::numerals::words::{Class, Words};
use std::sync::LazyLock;

/// What quantities know.
#[derive(Debug)]
pub(super) struct Table {
    /// All words.
    pub words: Words,
    /// ISO 4217 codes and names of families, by the value of the currency classes.
    pub currencies: Vec<&'static str>,
    /// Families of currencies with one name: name, default code, country and code pairs.
    pub families: Vec<(&'static str, &'static str, Vec<(&'static str, &'static str)>)>,
    /// ISO 3166 codes by the value of [`Class::Country`].
    pub countries: Vec<&'static str>,
    /// UCUM codes by the value of the measure classes.
    pub units: Vec<&'static str>,
}

/// The table of this program.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(load);

fn lines(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t').map(str::trim).collect())
}

fn load() -> Table {
    let mut words = Words::default();
    words.add_list(include_str!("../../lexicon/numbers.txt"));
    words.add_list(include_str!("../../lexicon/function_words.txt"));
    words.add_list(include_str!("../../lexicon/people_words.txt"));
    words.add_list(include_str!("../../lexicon/quantity_words.txt"));
    words.add_list(include_str!("../../lexicon/tense.txt"));
    let currencies = currencies(&mut words);
    let countries = countries(&mut words);
    let units = units(&mut words);
    let families = lines(include_str!("../../lexicon/money_families.txt"))
        .filter_map(|cells| {
            let (name, default) = (*cells.first()?, *cells.get(1)?);
            let pairs = cells.get(2).map_or("", |c| c).split(' ').filter_map(|p| p.split_once('=')).collect();
            Some((name, default, pairs))
        })
        .collect();
    Table { words, currencies, families, countries, units }
}

fn currencies(words: &mut Words) -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = Vec::new();
    for cells in lines(include_str!("../../lexicon/currencies.txt")) {
        let &[form, class, code] = cells.as_slice() else { continue };
        let Some(class) = Class::from_name(class) else { continue };
        let index = codes.iter().position(|c| *c == code).unwrap_or_else(|| {
            codes.push(code);
            codes.len() - 1
        });
        words.add(form, class, index as i32);
    }
    codes
}

fn countries(words: &mut Words) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for cells in lines(include_str!("../../lexicon/money_countries.txt")) {
        let &[country, names] = cells.as_slice() else { continue };
        for name in names.split('/') {
            words.add(name, Class::Country, codes.len() as i32);
        }
        codes.push(country);
    }
    codes
}

fn units(words: &mut Words) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for cells in lines(include_str!("../../lexicon/units.txt")) {
        let Some(&code) = cells.first() else { continue };
        for (cell, class) in cells.iter().skip(1).zip([Class::Measure, Class::MeasureShort]) {
            for form in cell.split('/').filter(|f| !f.is_empty()) {
                words.add(&form.replace('÷', "/"), class, codes.len() as i32);
            }
        }
        codes.push(code);
    }
    codes
}
