//! Sums of money: `US$3.4 trillion`, `Rs 500 crore`, `135.42 yen`, `8 cents`. The sign alone may need the article's country.

use super::{read::Found, table::TABLE};
use crate::{
    document::{Document, QuantityKind},
    facts::numerals::{
        atoms::{Atoms, Kind},
        number::{self, Number},
        words::Class,
    },
};
use std::cell::OnceCell;

/// How often the article names each country, by the table's index; counted when a sum asks for it.
pub(super) struct Countries<'d> {
    doc: &'d Document,
    counts: OnceCell<Vec<u32>>,
}

impl<'d> Countries<'d> {
    /// Of this article.
    pub(super) fn of(doc: &'d Document) -> Self {
        Self { doc, counts: OnceCell::new() }
    }

    /// Counts the country words of the article's title and text.
    fn count(doc: &Document) -> Vec<u32> {
        let mut counts = vec![0; TABLE.countries.len()];
        crate::facts::numerals::atoms::blocks(doc, &TABLE.words, |a, _| {
            for (i, atom) in a.list.iter().enumerate() {
                if (atom.capital || atom.mark == '£')
                    && a.words.is(atom.word, Class::Country)
                    && let Some((value, _)) = a.phrase(i, Class::Country)
                    && let Some(n) = counts.get_mut(value as usize)
                {
                    *n += 1;
                }
            }
        });
        counts
    }

    /// How often a country is named.
    fn times(&self, country: &str) -> u32 {
        let counts = self.counts.get_or_init(|| Self::count(self.doc));
        TABLE.countries.iter().position(|c| *c == country).and_then(|i| counts.get(i)).copied().unwrap_or(0)
    }

    /// Whether the article names a country that pays in pounds, or has the sign.
    fn has_pounds(&self) -> bool {
        ["gb", "eg", "lb", "sy", "sd"].iter().any(|c| self.times(c) > 0)
    }

    /// The code of a currency or of a family of currencies in this article: the country named most that has such a currency.
    fn code(&self, currency: &'static str) -> &'static str {
        let Some((_, default, pairs)) = TABLE.families.iter().find(|(name, ..)| *name == currency) else { return currency };
        // For the dollar, America must be well outnumbered; other defaults too need to be named less.
        let own = if *default == "USD" { self.times("us") } else { 1 };
        let best = pairs.iter().map(|&(country, code)| (self.times(country), code)).max_by_key(|&(n, _)| n);
        best.filter(|&(n, _)| n >= 2 && n > own + own / 2).map_or(default, |(_, code)| code)
    }
}

/// The sum that begins at `i`.
pub(super) fn at(a: &Atoms<'_>, i: usize, countries: &Countries<'_>) -> Option<Found> {
    before(a, i, countries).or_else(|| after(a, i, countries))
}

/// A sign, code or short form and then the number.
fn before(a: &Atoms<'_>, i: usize, countries: &Countries<'_>) -> Option<Found> {
    let (currency, at) = sign(a, i)?;
    let number = number::cardinal(a, at).filter(|n| n.digits)?;
    // "R0", "R2": one letter and one figure name things of many kinds.
    let is_letter = a.form(i).len() == 1 && a.get(i).is_some_and(|x| x.kind == Kind::Word);
    if is_letter && number.end == at + 1 && a.form(at).len() == 1 {
        return None;
    }
    // "$99 (USD)", "$249 USD", "$9.99 US dollars"
    let (currency, end) = match name(a, number.end) {
        Some((named, end)) => (named, end),
        None => (currency, number.end),
    };
    Some(Found::new(QuantityKind::Money, i, end, number, "quantity.money.sign").with_unit(countries.code(currency)))
}

/// The currency sign or word before a number, and the index of the number.
pub(super) fn sign(a: &Atoms<'_>, i: usize) -> Option<(&'static str, usize)> {
    let currency = |value: i32| usize::try_from(value).ok().and_then(|v| TABLE.currencies.get(v)).copied();
    if let Some((value, end)) = a.phrase(i, Class::CurrencySign) {
        // "A$": a capital letter, written together with the sign. Longer forms are clear in any writing.
        let together = end == i + 1 || a.form(i).len() > 1 || a.get(i)?.capital && (i + 1..end).all(|k| a.glued(k));
        return (together && a.digits(end)).then(|| currency(value).map(|c| (c, end))).flatten();
    }
    if let Some((value, end)) = a.phrase(i, Class::CurrencyCode).filter(|_| capitals(a.form(i))) {
        return a.digits(end).then(|| currency(value).map(|c| (c, end))).flatten();
    }
    let (value, end) = a.phrase(i, Class::CurrencyBefore)?;
    let end = end + usize::from(a.mark(end, '.'));
    // "R500", "US93 million": a capital, written together with the number.
    let doubtful = a.form(i).len() == 1 || matches!(a.form(i), "US" | "U.S" | "U.S.");
    let capital = a.get(i)?.capital || matches!(a.form(i), "dlrs" | "rs");
    (a.digits(end) && capital && (!doubtful || a.glued(end))).then(|| currency(value).map(|c| (c, end))).flatten()
}

/// A number and then the currency: `30 million euros`, `10$`, `500 USD`, `a dollar`.
fn after(a: &Atoms<'_>, i: usize, countries: &Countries<'_>) -> Option<Found> {
    let number = number::cardinal(a, i).or_else(|| article(a, i))?;
    let at = if number.vague && a.form(number.end).eq_ignore_ascii_case("of") { number.end + 1 } else { number.end };
    let at = at + usize::from(a.dash(at) && a.glued(at));
    if let Some((currency, end)) = name(a, at).filter(|(c, _)| *c != "pound" || large(a, number.end) || countries.has_pounds()) {
        let number = cents(a, number, end).unwrap_or(number);
        let end = end.max(number.end);
        return Some(Found::new(QuantityKind::Money, i, end, number, "quantity.money.word").with_unit(countries.code(currency)));
    }
    let (value, end) = a.phrase(at, Class::Cent)?;
    let letter = a.form(at).len() == 1;
    if letter && !(number.digits && a.glued(at) && matches!(a.form(at), "p" | "¢")) {
        return None;
    }
    let currency = usize::try_from(value).ok().and_then(|v| TABLE.currencies.get(v))?;
    let number = Number { value: number.value.map(|v| v.shifted(-2)), ..number };
    Some(Found::new(QuantityKind::Money, i, end, number, "quantity.money.cents").with_unit(countries.code(currency)))
}

/// Whether the number ends in *million* and its like: nothing weighs *361 million pounds*.
fn large(a: &Atoms<'_>, end: usize) -> bool {
    end.checked_sub(1).is_some_and(|i| a.words.is(a.word(i), Class::Multiplier) || a.words.is(a.word(i), Class::Suffix))
}

/// `5 dollars and 20 cents`.
fn cents(a: &Atoms<'_>, number: Number, end: usize) -> Option<Number> {
    let at = end + usize::from(a.form(end).eq_ignore_ascii_case("and") || a.mark(end, ','));
    let small = number::cardinal(a, at)?;
    let (_, after) = a.phrase(small.end, Class::Cent).filter(|_| a.form(small.end).len() > 1)?;
    let value = number.value?.plus(small.value?.shifted(-2))?;
    Some(Number { value: Some(value), end: after, ..number })
}

/// *a dollar*: one.
fn article(a: &Atoms<'_>, i: usize) -> Option<Number> {
    let one = matches!(a.form(i), "a" | "A") && a.phrase(i + 1, Class::CurrencyWord).is_some();
    let value = crate::facts::numerals::decimal::Decimal::whole(1);
    one.then_some(Number { value: Some(value), vague: false, digits: false, end: i + 1 })
}

/// The name, code or sign of a currency at `i`.
fn name(a: &Atoms<'_>, i: usize) -> Option<(&'static str, usize)> {
    let atom = a.get(i)?;
    let (value, end) = if atom.mark == '(' {
        a.phrase(i + 1, Class::CurrencyCode).filter(|_| capitals(a.form(i + 1)) && a.mark(i + 2, ')')).map(|(v, e)| (v, e + 1))?
    } else if let Some(found) = a.phrase(i, Class::CurrencyCode).filter(|_| capitals(a.form(i))) {
        found
    } else if let Some(found) = a.phrase(i, Class::CurrencyBefore).filter(|_| atom.glued && matches!(a.form(i), "Rs" | "rs")) {
        found
    } else if let Some(found) = a
        .phrase(i, Class::CurrencySign)
        .filter(|_| atom.kind == Kind::Mark && !a.digits(i + 1) && (atom.glued || atom.mark != '$'))
    {
        found
    } else {
        a.phrase(i, Class::CurrencyWord).filter(|&(_, end)| !doubtful(a, i) && !(end == i + 1 && weighs(a, i)))?
    };
    usize::try_from(value).ok().and_then(|v| TABLE.currencies.get(v)).map(|c| (*c, end))
}

/// *82 pounds (37 kg)*, *weighed 82 pounds*, *25 pounds of meat*: a weight.
fn weighs(a: &Atoms<'_>, i: usize) -> bool {
    if !matches!(a.form(i), "pound" | "pounds") {
        return false;
    }
    let heavy = |k: usize| {
        let word = a.form(k).to_ascii_lowercase();
        word.starts_with("weigh")
            || matches!(
                word.as_str(),
                "heavier" | "lighter" | "lose" | "lost" | "losing" | "gained" | "baby" | "drop" | "dropped" | "shed"
            )
    };
    let after =
        a.mark(i + 1, '(') && (i + 2..i + 5).any(|k| a.form(k).eq_ignore_ascii_case("kg") || a.form(k).starts_with("kilo"));
    after
        || (i.saturating_sub(8)..i).any(heavy)
        || (i..i + 3).any(heavy)
        || a.form(i + 1) == "of"
            && !matches!(
                a.form(i + 2),
                "debt" | "public" | "taxpayers" | "aid" | "funding" | "damage" | "investment" | "cash" | "revenue" | "value"
            )
}

/// Words that are more often something else: "two won", "3 real".
fn doubtful(a: &Atoms<'_>, i: usize) -> bool {
    matches!(a.form(i), "real" | "reals" | "crowns" | "franc" | "sterling" | "dong" | "sol" | "lei" | "drams")
        || a.form(i) == "won" && !a.get(i.saturating_sub(1)).is_some_and(|p| a.words.is(p.word, Class::Multiplier))
}

fn capitals(form: &str) -> bool {
    form.len() == 3 && form.bytes().all(|b| b.is_ascii_uppercase())
}
