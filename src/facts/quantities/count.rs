//! Counts and ranks: `fourteen civilians`, `thousands of workers`, `third meeting`; bare numbers where a noun is understood.

use super::{noun, read::Found};
use crate::{
    document::QuantityKind,
    facts::numerals::{
        atoms::{Atoms, Kind},
        decimal::Decimal,
        number::{self, Number},
        words::Class,
    },
};

/// The rank at `i` with its noun.
pub(super) fn ordinal(a: &Atoms<'_>, i: usize) -> Option<Found> {
    let (rank, end) = number::ordinal(a, i)?;
    let before = word(a, i.wrapping_sub(1));
    let next = word(a, end);
    let lone_one = matches!(next.as_str(), "one" | "ones");
    if !lone_one && number::cardinal(a, end).is_some_and(|n| !n.vague) {
        return None;
    }
    let fixed = matches!(before.as_str(), "at" | "a" | "an")
        || matches!(
            next.as_str(),
            "lady" | "minister" | "hand" | "responders" | "degree" | "amendment" | "of" | "aid" | "class" | "deputy" | "name"
        );
    let written = end > i + 1 || rank > 2;
    // "She finished second."
    let placed = matches!(before.as_str(), "finish" | "finished" | "finishing" | "came" | "come" | "placed" | "ranked" | "ran");
    let adverb = !placed
        && a.get(end).is_none_or(|n| n.kind == Kind::Mark)
        && !matches!(before.as_str(), "the" | "its" | "his" | "her" | "their" | "our" | "my" | "your" | "in");
    if fixed && !(before == "a" && rank > 1)
        || adverb && !written
        || a.get(i)?.capital && a.get(end).is_some_and(|n| n.capital) && i > 0
    {
        return None;
    }
    let number = Number { value: Some(Decimal::whole(rank)), vague: false, digits: a.digits(i), end };
    let noun = noun::singular(a, end).filter(|_| !lone_one && !placed);
    let stop = noun.as_ref().map_or(end, |n| n.end);
    let found = Found::new(QuantityKind::Ordinal, i, stop, number, "quantity.ordinal");
    Some(match noun {
        Some(noun) => found.with_unit(&noun.lemma),
        None => found.without_noun(),
    })
}

/// The count at `i`.
pub(super) fn count(a: &Atoms<'_>, i: usize) -> Option<Found> {
    if let Some(found) = share(a, i) {
        return Some(found);
    }
    let number = number::cardinal(a, i)?;
    number.value?;
    let names = if number.digits { part_of_name(a, i, &number) || part_of_address(a, i, &number) } else { word_of_name(a, i) };
    // Nobody writes twelve digits in a row to count something: a number of a post, an account, a phone.
    let identifies = number.digits && a.form(i).len() >= 12;
    if names || identifies {
        return None;
    }
    let one = number.integer() == Some(1) && !number.vague;
    let of = number.vague && word(a, number.end) == "of";
    let at = number.end + usize::from(of);
    if a.dash(number.end)
        && a.glued(number.end)
        && a.glued(number.end + 1)
        && a.get(number.end + 1).is_some_and(|n| n.kind == Kind::Word)
        && !votes(a, number.end)
    {
        return hyphened(a, i, number);
    }
    let found = |end| Found::new(QuantityKind::Count, i, end, number, "quantity.count");
    if scores(a, i, number.end) {
        return Some(found(number.end).without_noun());
    }
    if one {
        // "one of them", "one another", "no one": not a count.
        let negative = matches!(word(a, i.wrapping_sub(1)).as_str(), "minus" | "negative");
        if negative {
            return Some(found(number.end).without_noun());
        }
        let noun = noun::singular(a, at)?;
        let pronoun = matches!(
            word(a, i.wrapping_sub(1)).as_str(),
            "no" | "any" | "every" | "this" | "that" | "each" | "the" | "some" | "which"
        );
        return (!pronoun && !a.digits(i)).then(|| found(noun.end).with_unit(&noun.lemma));
    }
    if let Some(noun) = noun::plural(a, at).or_else(|| noun::joined(a, at)) {
        return Some(found(noun.end).with_unit(&noun.lemma));
    }
    stands_alone(a, i, &number).then(|| found(number.end).without_noun())
}

/// `230-to-198`: two counts with *to* between hyphens; `i` is the first hyphen.
fn votes(a: &Atoms<'_>, i: usize) -> bool {
    a.form(i + 1) == "to" && a.dash(i + 2) && a.glued(i + 2) && a.digits(i + 3)
}

/// Whether the digits are a side of a score: *1-0*, *52–48*.
pub(super) fn scores(a: &Atoms<'_>, i: usize, end: usize) -> bool {
    let before = i > 1 && a.dash(i - 1) && a.glued(i - 1) && a.glued(i) && a.digits(i - 2);
    let after = a.dash(end) && a.glued(end) && a.glued(end + 1) && a.digits(end + 1);
    end == i + 1 && a.digits(i) && (before != after)
}

/// Whether a number word belongs to a name or a phrase: *BBC One*, *number one*, *one-on-one*.
fn word_of_name(a: &Atoms<'_>, i: usize) -> bool {
    let Some(previous) = i.checked_sub(1).and_then(|k| a.get(k)) else { return false };
    let capital = a.get(i).is_some_and(|x| x.capital) && previous.kind == Kind::Word && previous.capital;
    let label = matches!(word(a, i - 1).as_str(), "number" | "day" | "chapter" | "phase" | "grade");
    let joined = a.dash(i - 1) && a.glued(i) && a.glued(i - 1) && i > 1 && a.get(i - 2).is_some_and(|x| x.kind == Kind::Word);
    let single = number::cardinal(a, i).is_some_and(|n| n.end == i + 1);
    single && (capital || label || joined && !votes(a, i.saturating_sub(3)))
}

/// Whether digits are the number of a house, a post code or an item of a list: *100 Haven Avenue*, *NY, 10032*, *2. Italy*.
fn part_of_address(a: &Atoms<'_>, i: usize, number: &Number) -> bool {
    const STREETS: &[&str] = &[
        "avenue",
        "ave",
        "boulevard",
        "blvd",
        "drive",
        "lane",
        "place",
        "road",
        "square",
        "street",
        "st",
        "rd",
        "parkway",
        "highway",
    ];
    let capital = |k: usize| a.get(k).is_some_and(|x| x.capital);
    let street =
        (number.end + 1..number.end + 4).any(|k| capital(k) && STREETS.contains(&word(a, k).as_str())) && capital(number.end);
    let state = |k: usize| a.form(k).len() == 2 && a.form(k).bytes().all(|b| b.is_ascii_uppercase());
    let code = a.form(i).len() == 5 && number.end == i + 1 && i > 1 && (state(i - 1) || a.mark(i - 1, ',') && state(i - 2));
    let item = i == 0 && number.end == 1 && (a.mark(1, '.') || a.mark(1, ')')) && a.glued(1) && capital(2);
    street || code || item
}

/// `two-thirds of voters`, `half of the land`: a share as a number between 0 and 1.
fn share(a: &Atoms<'_>, i: usize) -> Option<Found> {
    let (value, end) = number::share(a, i)?;
    let next = word(a, end);
    let of = matches!(next.as_str(), "of" | "the" | "its" | "their" | "his" | "her");
    let single = !a.form(end - 1).ends_with('s');
    let number = Number { value: Some(value), vague: false, digits: false, end };
    (of || !single).then(|| Found::new(QuantityKind::Count, i, end, number, "quantity.share"))
}

/// Whether digits belong to a name: `787` of *Boeing 787*, `350` of *A350*, `4` of *iPhone 4*, *No. 4*.
fn part_of_name(a: &Atoms<'_>, i: usize, number: &Number) -> bool {
    let Some(k) = i.checked_sub(1) else { return false };
    let Some(previous) = a.get(k) else { return false };
    let label = word(a, if previous.mark == '.' { k.wrapping_sub(1) } else { k });
    const LABELS: &[&str] = &[
        "no",
        "nos",
        "number",
        "page",
        "chapter",
        "section",
        "article",
        "act",
        "version",
        "route",
        "channel",
        "flight",
        "room",
        "highway",
        "phase",
        "type",
        "rule",
        "clause",
        "resolution",
        "model",
        "grade",
        "level",
        "group",
        "table",
        "figure",
        "volume",
        "pier",
        "gate",
        "size",
        "line",
    ];
    if LABELS.contains(&label.as_str()) && (previous.mark != '.' || a.glued(k)) {
        return true;
    }
    if a.glued(i) && previous.kind == Kind::Word
        || a.dash(k) && a.glued(i) && a.glued(k) && k > 0 && a.get(k - 1).is_some_and(|q| q.kind == Kind::Word && q.word == 0)
    {
        return true;
    }
    let plain = number.end == i + 1 && !a.form(i).contains([',', '.']);
    let next = a.get(number.end);
    let person = next.is_some_and(|n| a.words.is(n.word, Class::Person) || a.words.is(n.word, Class::Human));
    let named = previous.kind == Kind::Word
        && previous.capital
        && previous.word == 0
        && k > 0
        && !a.mark(k - 1, '.')
        && !a.mark(k - 1, '"')
        && !a.mark(k - 1, '“');
    // "its 777 airliner": a number before a noun in the singular.
    let singular = next.is_some_and(|n| {
        n.kind == Kind::Word
            && !n.glued
            && n.word == 0
            && !n.capital
            && noun::plural(a, number.end).is_none()
            && !a.form(number.end).ends_with("ed")
    });
    let singular = singular && noun::joined(a, number.end).is_none();
    plain && !person && (named || singular && a.form(i).len() <= 3)
}

/// `55-member`: the noun in the singular behind a hyphen.
fn hyphened(a: &Atoms<'_>, i: usize, number: Number) -> Option<Found> {
    let at = number.end + 1;
    let end = at + 1;
    let lemma = noun::lemma(a.form(at));
    let rest = a.dash(end) && a.glued(end);
    (!rest && a.form(at).len() > 2).then(|| Found::new(QuantityKind::Count, i, end, number, "quantity.count").with_unit(&lemma))
}

/// Whether a number without a noun is a number at all, and not part of a name: not `787` of *Boeing 787*, `19` of *Covid-19*.
fn stands_alone(a: &Atoms<'_>, i: usize, number: &Number) -> bool {
    let previous = i.checked_sub(1).and_then(|k| a.get(k));
    let next = a.get(number.end);
    let named = previous.is_some_and(|p| p.kind == Kind::Word && p.capital && p.word == 0 && i > 1) && number.digits;
    let glued = number.digits
        && previous.is_some_and(|p| {
            a.glued(i)
                && (p.kind == Kind::Word
                    || a.dash(i - 1)
                        && i > 1
                        && a.get(i - 2).is_some_and(|q| q.kind == Kind::Word && a.glued(i - 1) && a.form(i - 2) != "to")
                    || matches!(p.mark, '#' | '/' | '.' | ':' | '@' | '_' | '\'' | '’'))
        });
    let tail = number.digits
        && next.is_some_and(|n| {
            n.glued
                && (n.kind == Kind::Word || matches!(n.mark, '/' | '_' | '@' | '°') || n.mark == ':' && a.digits(number.end + 1))
        });
    let label = previous.is_some_and(|p| {
        matches!(
            a.form(i - 1).to_ascii_lowercase().as_str(),
            "no" | "number"
                | "page"
                | "chapter"
                | "section"
                | "article"
                | "act"
                | "version"
                | "route"
                | "channel"
                | "flight"
                | "room"
                | "highway"
                | "phase"
                | "type"
                | "level"
                | "rule"
                | "clause"
        ) || p.mark == '#'
    });
    !(named || glued || tail || label)
        && !(number.vague && a.words.is(a.word(number.end), Class::Function) && word(a, number.end) == "of")
}

fn word(a: &Atoms<'_>, i: usize) -> String {
    a.form(i).to_ascii_lowercase()
}
