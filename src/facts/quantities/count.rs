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
    let fixed = matches!(before.as_str(), "at" | "a" | "an") || matches!(next.as_str(), "lady" | "minister" | "hand" | "responders" | "degree" | "amendment" | "of" | "aid" | "class" | "deputy" | "name");
    let written = end > i + 1 || rank > 2;
    let adverb = a.get(end).is_none_or(|n| n.kind == Kind::Mark) && !matches!(before.as_str(), "the" | "its" | "his" | "her" | "their" | "our" | "my" | "your" | "in");
    if fixed && !(before == "a" && rank > 1) || adverb && !written || a.get(i)?.capital && a.get(end).is_some_and(|n| n.capital) && i > 0 {
        return None;
    }
    let number = Number { value: Some(Decimal::whole(rank)), vague: false, digits: a.digits(i), end };
    let noun = noun::singular(a, end);
    let stop = noun.as_ref().map_or(end, |n| n.end);
    let found = Found::new(QuantityKind::Ordinal, i, stop, number, "quantity.ordinal");
    Some(match noun {
        Some(noun) => found.with_unit(&noun.lemma),
        None => found.without_noun(),
    })
}

/// The count at `i`.
pub(super) fn count(a: &Atoms<'_>, i: usize) -> Option<Found> {
    let number = number::cardinal(a, i)?;
    number.value?;
    let one = number.integer() == Some(1) && !number.vague;
    let of = number.vague && word(a, number.end) == "of";
    let at = number.end + usize::from(of);
    if a.dash(number.end) && a.glued(number.end) && a.glued(number.end + 1) && a.get(number.end + 1).is_some_and(|n| n.kind == Kind::Word) {
        return hyphened(a, i, number);
    }
    let found = |end| Found::new(QuantityKind::Count, i, end, number, "quantity.count");
    if one {
        // "one of them", "one another", "no one": not a count.
        let noun = noun::singular(a, at)?;
        let pronoun = matches!(word(a, i.wrapping_sub(1)).as_str(), "no" | "any" | "every" | "this" | "that" | "each" | "the" | "some" | "which");
        return (!pronoun && !a.digits(i)).then(|| found(noun.end).with_unit(&noun.lemma));
    }
    if let Some(noun) = noun::plural(a, at) {
        return Some(found(noun.end).with_unit(&noun.lemma));
    }
    stands_alone(a, i, &number).then(|| found(number.end).without_noun())
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
    let glued = number.digits && previous.is_some_and(|p| a.glued(i) && (p.kind == Kind::Word || a.dash(i - 1) && i > 1 && a.get(i - 2).is_some_and(|q| q.kind == Kind::Word && a.glued(i - 1)) || matches!(p.mark, '#' | '/' | '.' | ':' | '@' | '_' | '\'' | '’')));
    let tail = number.digits && next.is_some_and(|n| n.glued && (n.kind == Kind::Word || matches!(n.mark, '/' | '_' | '@' | '°') || n.mark == ':' && a.digits(number.end + 1)));
    let label = previous.is_some_and(|p| matches!(a.form(i - 1).to_ascii_lowercase().as_str(), "no" | "number" | "page" | "chapter" | "section" | "article" | "act" | "version" | "route" | "channel" | "flight" | "room" | "highway" | "phase" | "type" | "level" | "rule" | "clause") || p.mark == '#');
    !(named || glued || tail || label) && !(number.vague && a.words.is(a.word(number.end), Class::Function) && word(a, number.end) == "of")
}

fn word(a: &Atoms<'_>, i: usize) -> String {
    a.form(i).to_ascii_lowercase()
}
