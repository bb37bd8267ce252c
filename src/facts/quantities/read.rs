//! The walk over the text: which quantity begins where, its range, its bound, what an unnamed number counts, what it converts.

use super::{count, measure, money, noun, rate, table::TABLE, tie};
use crate::{
    document::{Document, Provenance, Quantity, QuantityId, QuantityKind, TokenId},
    facts::numerals::{
        atoms::{Atoms, Kind},
        decimal::Decimal,
        number::{self, Number},
        words::Class,
    },
    text::Span,
};
use std::collections::BTreeSet;

/// A quantity read from the atoms `from..end` of a block.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub kind: QuantityKind,
    pub from: usize,
    pub end: usize,
    pub amount: Option<Decimal>,
    pub high: Option<Decimal>,
    pub unit: Option<String>,
    pub per: Option<String>,
    pub bound: Option<&'static str>,
    pub rule: &'static str,
    /// A count or rank whose noun has to be understood.
    pub lacks_noun: bool,
    pub vague: bool,
}

impl Found {
    pub(super) fn new(kind: QuantityKind, from: usize, end: usize, number: Number, rule: &'static str) -> Self {
        let (amount, vague) = (number.value, number.vague);
        Self { kind, from, end, amount, high: None, unit: None, per: None, bound: None, rule, lacks_noun: false, vague }
    }

    pub(super) fn with_unit(mut self, unit: &str) -> Self {
        self.unit = Some(unit.to_owned());
        self
    }

    pub(super) fn without_noun(mut self) -> Self {
        self.lacks_noun = true;
        self
    }
}

/// Reads block after block.
pub(super) struct Reader<'a> {
    doc: &'a Document,
    times: &'a [crate::document::Time],
    /// First time that may still lie ahead.
    next_time: usize,
    countries: money::Countries<'a>,
    /// Where the last quantity or time of the block ended.
    floor: usize,
    quantities: Vec<Quantity>,
    /// The noun last counted.
    counted: Option<String>,
    /// The noun last ranked.
    ranked: Option<String>,
    /// Numbers that are part of names: `707` of *Boeing 707*.
    named: BTreeSet<&'a str>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(doc: &'a Document) -> Self {
        Self {
            doc,
            times: &doc.times,
            next_time: 0,
            countries: money::Countries::of(doc),
            floor: 0,
            quantities: Vec::new(),
            counted: None,
            ranked: None,
            named: named(doc),
        }
    }

    pub(super) fn finish(self) -> Vec<Quantity> {
        self.quantities
    }

    pub(super) fn block(&mut self, a: &Atoms<'_>) {
        let mut i = 0;
        self.floor = 0;
        let mut last: Option<(Found, usize)> = None;
        while i < a.list.len() {
            if let Some(after) = self.time_ends(a, i) {
                i = after;
                self.floor = i;
                continue;
            }
            let Some(mut found) = self.at(a, i).filter(|_| !a.in_address(i)) else {
                i += 1;
                continue;
            };
            // "the 707": the aeroplane.
            let the = i > 0 && a.form(i - 1).eq_ignore_ascii_case("the");
            if the && found.lacks_noun && found.end == found.from + 1 && self.named.contains(a.form(found.from)) {
                i = found.end;
                continue;
            }
            self.understand(a, &mut found);
            found.bound = bound(a, found.from);
            let tied = last.as_ref().filter(|(l, _)| tie::converts(a, l, &found)).map(|(_, first)| *first);
            i = found.end.max(i + 1);
            self.floor = i;
            let index = self.quantities.len();
            if self.push(a, &found) {
                if let Some(first) = tied {
                    self.join(first, index);
                }
                last = Some((found, tied.unwrap_or(index)));
            }
        }
    }

    /// The index after a time that covers the atom at `i`.
    fn time_ends(&mut self, a: &Atoms<'_>, i: usize) -> Option<usize> {
        let at = a.get(i)?.span;
        while self.times.get(self.next_time).is_some_and(|t| t.span.end <= at.start) {
            self.next_time += 1;
        }
        let time = self.times.get(self.next_time).filter(|t| t.span.start <= at.start)?;
        Some((i..a.list.len()).find(|&k| a.get(k).is_some_and(|x| x.span.start >= time.span.end)).unwrap_or(a.list.len()))
    }

    /// The quantity that begins at `i`.
    fn at(&self, a: &Atoms<'_>, i: usize) -> Option<Found> {
        let atom = a.get(i)?;
        const STARTS: u64 = 1 << Class::Cardinal as u8
            | 1 << Class::Multiplier as u8
            | 1 << Class::Multipliers as u8
            | 1 << Class::Vague as u8
            | 1 << Class::Group as u8
            | 1 << Class::Ordinal as u8
            | 1 << Class::CurrencySign as u8
            | 1 << Class::CurrencyBefore as u8
            | 1 << Class::CurrencyCode as u8
            | 1 << Class::Fraction as u8
            | 1 << Class::Article as u8;
        let fraction = || matches!(atom.mark, '½' | '¼' | '¾') || atom.mark == '.' && !atom.glued && a.digits(i + 1);
        let mask = a.words.mask(atom.word) & STARTS;
        if atom.kind != Kind::Digits && mask == 0 && !fraction() {
            return None;
        }
        // "a house": an article begins a number only before a word that is known.
        if mask == 1 << Class::Article as u8 && a.word(i + 1) == 0 {
            return None;
        }
        let mut found = self.range(a, i).or_else(|| self.range_of_units(a, i)).or_else(|| self.single(a, i))?;
        if found.rule == "quantity.count" && !found.vague {
            noun::by_tree(self.doc, a, &mut found);
        }
        rate::take(a, &mut found);
        negate(a, &mut found, self.floor);
        Some(found)
    }

    fn single(&self, a: &Atoms<'_>, i: usize) -> Option<Found> {
        money::at(a, i, &self.countries)
            .or_else(|| measure::percent(a, i))
            .or_else(|| measure::measure(a, i).filter(|_| !matches!(a.form(i), "a" | "A" | "an" | "An")))
            .or_else(|| count::ordinal(a, i))
            .or_else(|| {
                count::count(a, i)
                    .filter(|f| a.form(i).len() > 2 || !matches!(a.form(i), "a" | "A" | "an" | "An") || f.end > i + 1)
            })
    }

    /// `$5 and $7 billion`, `2 to 3 per cent`, `16–17 percent`, `three to five people`.
    fn range(&self, a: &Atoms<'_>, i: usize) -> Option<Found> {
        let sign = money::sign(a, i);
        let low = number::cardinal(a, sign.map_or(i, |(_, at)| at)).filter(|n| n.value.is_some() && !n.vague)?;
        let word = a.form(low.end).to_ascii_lowercase();
        let before = i.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
        let joined = match word.as_str() {
            "and" => before == "between",
            "to" => true,
            _ => a.dash(low.end),
        };
        if !joined {
            return None;
        }
        let mut second = self.single(a, low.end + 1)?;
        // "aged 30 to 40"
        if matches!(before.as_str(), "aged" | "ages" | "age") && second.lacks_noun && second.kind == QuantityKind::Count {
            second = Found { kind: QuantityKind::Measure, rule: "quantity.age", lacks_noun: false, ..second.with_unit("a") };
        }
        let high = number::cardinal(a, money::sign(a, second.from).map_or(second.from, |(_, at)| at))?;
        // "rose from 3 to 5 per cent" is a change, "won 3-1" a score.
        let score = a.dash(low.end) && matches!(second.kind, QuantityKind::Count) && (second.lacks_noun || !low.digits);
        let change = before == "from" && word == "to";
        if score || change || second.kind == QuantityKind::Ordinal || second.per.is_some() {
            return None;
        }
        let amount = scaled_alike(low.value?, high.value?)?;
        let amount = if second.rule == "quantity.money.cents" { amount.shifted(-2) } else { amount };
        let same_sign = sign.is_none() || second.kind == QuantityKind::Money;
        (same_sign && amount.value() < second.amount?.value()).then_some(Found {
            from: i,
            amount: Some(amount),
            high: second.amount,
            ..second
        })
    }

    /// `3km-5km`, `between 2 litres and about 7 litres`: both ends with their unit.
    fn range_of_units(&self, a: &Atoms<'_>, i: usize) -> Option<Found> {
        let low = self
            .single(a, i)
            .filter(|f| matches!(f.kind, QuantityKind::Measure | QuantityKind::Percent | QuantityKind::Money))?;
        let word = a.form(low.end).to_ascii_lowercase();
        let before = i.checked_sub(1).map(|k| a.form(k).to_ascii_lowercase()).unwrap_or_default();
        let joined = match word.as_str() {
            "and" => before == "between",
            "to" => before != "from",
            _ => a.dash(low.end),
        };
        let at = low.end + 1;
        let at = at + usize::from(matches!(a.form(at), "about" | "around" | "almost" | "nearly"));
        let high = self.single(a, at).filter(|h| joined && h.kind == low.kind && h.unit == low.unit)?;
        let grows = low.amount?.value() < high.amount?.value();
        grows.then_some(Found { end: high.end, high: high.amount, ..low })
    }

    /// What a number without a noun counts.
    fn understand(&mut self, a: &Atoms<'_>, found: &mut Found) {
        match found.kind {
            // "lost 1-0 against": goals, whoever stands near.
            QuantityKind::Count if count::scores(a, found.from, found.end) => {}
            QuantityKind::Count if found.lacks_noun => {
                let human = people_near(a, found.from, found.end);
                let understood = if human {
                    Some("person".to_owned())
                } else {
                    self.counted.clone().filter(|_| takes_noun(a, found) && a.form(found.end) != "of")
                };
                found.unit = understood;
            }
            QuantityKind::Count => self.counted.clone_from(&found.unit),
            QuantityKind::Ordinal if found.lacks_noun => found.unit.clone_from(&self.ranked),
            QuantityKind::Ordinal => self.ranked.clone_from(&found.unit),
            _ => {}
        }
    }

    fn push(&mut self, a: &Atoms<'_>, found: &Found) -> bool {
        let Some(amount) = found.amount else { return false };
        let span: Span = a.span(found.from, found.end);
        self.quantities.push(Quantity {
            span,
            kind: found.kind,
            amount: amount.value(),
            high: found.high.map(Decimal::value),
            bound: found.bound.or(found.vague.then_some("APPROX")),
            unit: found.unit.clone(),
            per: found.per.clone(),
            same_as: Vec::new(),
            provenance: Provenance::new(found.rule, 900),
        });
        true
    }

    /// Ties a quantity to all sides of the conversion that begins with `first`.
    fn join(&mut self, first: usize, new: usize) {
        let mut sides = vec![QuantityId::new(first)];
        sides.extend(self.quantities.get(first).map(|q| q.same_as.clone()).unwrap_or_default());
        for side in &sides {
            if let Some(q) = self.quantities.get_mut(side.index()) {
                q.same_as.push(QuantityId::new(new));
            }
        }
        if let Some(q) = self.quantities.get_mut(new) {
            q.same_as = sides;
        }
    }
}

/// `-5 degrees`, `minus five per cent`.
fn negate(a: &Atoms<'_>, found: &mut Found, floor: usize) {
    let Some(k) = found.from.checked_sub(1).filter(|&k| k >= floor) else { return };
    let sign = matches!(a.form(k), "-" | "−" | "–") && a.glued(found.from) && !a.glued(k);
    let word = matches!(a.form(k).to_ascii_lowercase().as_str(), "minus" | "negative");
    if (sign || word) && found.kind != QuantityKind::Ordinal && found.high.is_none() {
        found.from = k;
        found.amount = found.amount.map(|d| Decimal { mantissa: -d.mantissa, ..d });
    }
}

/// `5` beside `7 billion` is five billion.
fn scaled_alike(low: Decimal, high: Decimal) -> Option<Decimal> {
    let mut low = low;
    for power in [0, 3, 6, 9, 12] {
        let shifted = low.shifted(power);
        if shifted.value() * 1000.0 > high.value() {
            low = shifted;
            return Some(low);
        }
    }
    None
}

/// Figures of two to four digits behind a word that has its capital inside a sentence; those of *May 12* are no name's.
fn named(doc: &Document) -> BTreeSet<&str> {
    let figures = |form: &str| (2..=4).contains(&form.len()) && form.bytes().all(|b| b.is_ascii_digit());
    let form = |k: usize| doc.form(TokenId::new(k));
    let dated = |k: usize| {
        let span = doc.tokens[k].span;
        let at = doc.times.partition_point(|t| t.span.end <= span.start);
        doc.times.get(at).is_some_and(|t| t.span.covers(span))
    };
    let inside = doc.sentences.iter().flat_map(|s| s.tokens.clone().skip(2));
    let behind_name = |&k: &usize| figures(form(k)) && form(k - 1).starts_with(char::is_uppercase) && !dated(k);
    inside.filter(behind_name).map(form).collect()
}

/// Whether people are killed, hurt, voting … right after the number, or are named shortly before it.
fn people_near(a: &Atoms<'_>, from: usize, end: usize) -> bool {
    let stop = |i: usize| a.get(i).is_none_or(|x| matches!(x.mark, '.' | ';' | '!' | '?'));
    let human = |i: usize| a.words.is(a.word(i), Class::Human);
    let after = (end..end + 4).take_while(|&i| !stop(i)).any(human);
    let before =
        (from.saturating_sub(12)..from).rev().take_while(|&i| !stop(i)).any(|i| human(i) || a.words.is(a.word(i), Class::Person));
    after || before || a.form(end) == "who"
}

/// Whether a bare number can stand for a noun counted before: not before a dash or in a list of figures.
fn takes_noun(a: &Atoms<'_>, found: &Found) -> bool {
    let next = a.get(found.end);
    next.is_none_or(|n| n.kind == Kind::Word && TABLE.words.is(n.word, Class::Function) || !n.glued || n.mark == '.')
        && !a.dash(found.end)
        && !a.dash(found.from.wrapping_sub(1))
}

/// The words before a quantity that bound it.
fn bound(a: &Atoms<'_>, from: usize) -> Option<&'static str> {
    let w = |k: usize| from.checked_sub(k).map(|i| a.form(i).to_ascii_lowercase()).unwrap_or_default();
    let (one, two) = (w(1), w(2));
    Some(match (two.as_str(), one.as_str()) {
        ("no" | "not", "fewer") | (_, "least") => "EQUAL_OR_MORE",
        (_, "most") if two == "at" => "EQUAL_OR_LESS",
        ("up", "to") => "EQUAL_OR_LESS",
        ("more" | "greater" | "higher", "than") if matches!(w(3).as_str(), "no" | "not") => "EQUAL_OR_LESS",
        ("less" | "fewer" | "lower", "than") if matches!(w(3).as_str(), "no" | "not") => "EQUAL_OR_MORE",
        ("more" | "greater" | "higher" | "better", "than") => "MORE_THAN",
        ("less" | "fewer" | "lower", "than") => "LESS_THAN",
        ("upward" | "upwards", "of") => "MORE_THAN",
        (_, "over" | "exceeding" | "above") => "MORE_THAN",
        (_, "under" | "below" | "almost" | "nearly") => "LESS_THAN",
        (_, "about" | "around" | "roughly" | "approximately" | "some" | "estimated") => "APPROX",
        _ => return None,
    })
}
