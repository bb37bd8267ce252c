//! Percentages, measures with their UCUM units, and ages: `16–17 percent`, `22-mile`, `161 km/h`, `29-year-old`, `aged 17`.

use super::{read::Found, table::TABLE};
use crate::{
    document::QuantityKind,
    facts::numerals::{
        atoms::{Atoms, Kind},
        decimal::Decimal,
        life,
        number::{self, Number},
        words::Class,
    },
};

/// The percentage at `i`.
pub(super) fn percent(a: &Atoms<'_>, i: usize) -> Option<Found> {
    if let Some(part) = part_of_percent(a, i) {
        return Some(part);
    }
    let half = a.form(i).eq_ignore_ascii_case("half") && matches!(a.form(i + 1), "a" | "of");
    let number = if half {
        Number { value: Some(Decimal { mantissa: 5, exponent: -1 }), vague: false, digits: false, end: i + 2 }
    } else {
        number::cardinal(a, i)?
    };
    let at = number.end + usize::from(a.dash(number.end) && a.glued(number.end));
    let (points, end) = a.phrase(at, Class::Percent)?;
    let short = matches!(a.form(at), "pc" | "pp");
    if half && a.form(i + 1) == "of" || short && !number.digits {
        return None;
    }
    let unit = if points == 1 { "percentage_point" } else { "%" };
    Some(Found::new(QuantityKind::Percent, i, end, number, "quantity.percent").with_unit(unit))
}

/// *two-tenths of 1 percent*.
fn part_of_percent(a: &Atoms<'_>, i: usize) -> Option<Found> {
    if a.digits(i) {
        return None;
    }
    let (share, end) = number::share(a, i).filter(|&(_, end)| a.form(end) == "of")?;
    let whole = number::cardinal(a, end + 1)?;
    let (_, stop) = a.phrase(whole.end, Class::Percent)?;
    let number = Number { value: Some(share.times(whole.value?)?), vague: false, digits: false, end: stop };
    Some(Found::new(QuantityKind::Percent, i, stop, number, "quantity.percent").with_unit("%"))
}

/// The measure at `i`.
pub(super) fn measure(a: &Atoms<'_>, i: usize) -> Option<Found> {
    age(a, i).or_else(|| feet_and_inches(a, i)).or_else(|| with_unit(a, i))
}

fn with_unit(a: &Atoms<'_>, i: usize) -> Option<Found> {
    let number = plain_metres(a, i).or_else(|| number::cardinal(a, i)).or_else(|| half(a, i))?;
    let at = if number.vague && a.form(number.end).eq_ignore_ascii_case("of") { number.end + 1 } else { number.end };
    let at = at + usize::from(a.dash(at) && a.glued(at));
    let (unit, end) = unit(a, at, number.digits)?;
    number.value?;
    Some(Found::new(QuantityKind::Measure, i, end, number, "quantity.measure").with_unit(unit))
}

/// The unit at `i` and the index after it.
fn unit(a: &Atoms<'_>, i: usize, digits: bool) -> Option<(&'static str, usize)> {
    // *ten Kilo Class submarines*: a word with a capital before another one is a name.
    let named = |at: usize| a.form(at).starts_with(char::is_uppercase) && a.form(at).chars().skip(1).all(char::is_lowercase);
    let name = named(i) && named(i + 1) && !a.form(i).ends_with('s') && a.form(i).len() > 2;
    let long = a.phrase(i, Class::Measure).filter(|_| !name);
    let short = || a.phrase(i, Class::MeasureShort).filter(|_| digits && short_fits(a, i));
    let (value, end) = long.or_else(short)?;
    let code = usize::try_from(value).ok().and_then(|v| TABLE.units.get(v)).copied()?;
    Some((code, end))
}

/// Short forms are taken as written: `5 m`, `30K` not; `in` only before a full stop or the like.
fn short_fits(a: &Atoms<'_>, i: usize) -> bool {
    let form = a.form(i);
    match form {
        "in" | "In" | "IN" | "pt" | "yd" | "t" | "l" | "g" => {
            a.glued(i) || form != "in" && a.get(i + 1).is_none_or(|n| n.kind == Kind::Mark)
        }
        "m" | "W" | "V" => a.glued(i) || a.get(i + 1).is_none_or(|n| n.kind != Kind::Digits),
        "G" => false,
        "MB" | "GB" | "TB" | "KB" | "kB" | "mb" | "gb" | "kb" | "tb" => true,
        _ => {
            !(form.len() == 2
                && form.bytes().all(|b| b.is_ascii_uppercase())
                && !matches!(
                    form,
                    "KG" | "KM" | "CM" | "MM" | "FT" | "MI" | "HP" | "KW" | "MW" | "GW" | "DB" | "LB" | "OZ" | "HZ" | "ML" | "HA"
                ))
        }
    }
}

/// *half a mile*, *half-litre*.
fn half(a: &Atoms<'_>, i: usize) -> Option<Number> {
    let (value, end) = number::share(a, i).filter(|_| a.form(i).eq_ignore_ascii_case("half"))?;
    let end = end + usize::from(matches!(a.form(end), "a" | "an"));
    Some(Number { value: Some(value), vague: false, digits: false, end })
}

/// What stands after metres: *100m sprint*, *1.8m tall*.
const METRES: &[&str] = &[
    "above",
    "away",
    "backstroke",
    "below",
    "breaststroke",
    "butterfly",
    "dash",
    "deep",
    "final",
    "freestyle",
    "from",
    "high",
    "hurdles",
    "long",
    "medley",
    "of",
    "race",
    "relay",
    "runner",
    "sprint",
    "tall",
    "thick",
    "wide",
    "x",
];

/// Distances that are run; where one is named beside *sprint* or *relay*, the others are distances, too.
const RUN: &[&str] = &["60", "100", "200", "400", "800", "1,500", "1500", "3,000", "3000", "5,000", "5000", "10,000", "10000"];
/// What is run over them.
const RACES: &[&str] = &["dash", "final", "hurdles", "race", "relay", "runner", "sprint"];
/// How far from a race other distances are looked at, in atoms.
const NEAR: usize = 400;

/// `100m`: the number code reads the letter as a million; beside *sprint* and its like it is metres.
fn plain_metres(a: &Atoms<'_>, i: usize) -> Option<Number> {
    let metres = |k: usize| a.digits(k) && a.form(k + 1) == "m" && a.glued(k + 1);
    let value = Decimal::parse(a.form(i)).filter(|_| metres(i))?;
    let next = a.form(i + 2).to_ascii_lowercase();
    let of_people = next == "of" || next == "from" && a.form(i).len() < 3;
    let race = |k: usize| metres(k) && RACES.contains(&a.form(k + 2).to_ascii_lowercase().as_str());
    let run = || RUN.contains(&a.form(i)) && (i.saturating_sub(NEAR)..(i + NEAR).min(a.list.len())).any(race);
    (!of_people && (METRES.contains(&next.as_str()) || run())).then_some(Number {
        value: Some(value),
        vague: false,
        digits: true,
        end: i + 1,
    })
}

/// `5ft 11in`, `5 feet 11 inches`, `5'11"`.
fn feet_and_inches(a: &Atoms<'_>, i: usize) -> Option<Found> {
    let feet = number::cardinal(a, i)?;
    let (code, at) = unit(a, feet.end, feet.digits)?;
    let at = at + usize::from(a.form(at).eq_ignore_ascii_case("and") || a.mark(at, ','));
    let inches = number::cardinal(a, at).filter(|_| code == "[ft_i]")?;
    let (inch, end) = unit(a, inches.end, true).or_else(|| (a.form(inches.end) == "in").then_some(("[in_i]", inches.end + 1)))?;
    // A foot has twelve inches: the whole in inches is exact.
    let all = feet.value?.times(Decimal::whole(12))?.plus(inches.value?)?;
    let number = Number { value: Some(all), vague: false, digits: true, end };
    (inch == "[in_i]").then(|| Found::new(QuantityKind::Measure, i, end, number, "quantity.measure").with_unit(inch))
}

/// `29-year-old`, `8 months old`, `aged 17`, `age 29`, and `22` between commas after a name.
fn age(a: &Atoms<'_>, i: usize) -> Option<Found> {
    if let Some(found) = tens_of_life(a, i) {
        return Some(found);
    }
    let number = number::cardinal(a, i)?;
    let value = number.integer().filter(|n| (0..=130).contains(n));
    let at = number.end + usize::from(a.dash(number.end) && a.glued(number.end));
    let unit = match a.form(at).to_ascii_lowercase().as_str() {
        "year" | "years" | "yr" => Some("a"),
        "month" | "months" => Some("mo"),
        "week" | "weeks" => Some("wk"),
        "day" | "days" => Some("d"),
        "yo" if a.get(at + 1).is_some_and(|n| n.kind == Kind::Word) => {
            return Some(Found::new(QuantityKind::Measure, i, at + 1, number, "quantity.age").with_unit("a"));
        }
        _ => None,
    };
    if let Some(unit) = unit {
        let dash = usize::from(a.dash(at + 1) && a.glued(at + 1));
        let old = a.form(at + 1 + dash).to_ascii_lowercase();
        let of_age = old == "of" && a.form(at + 2).eq_ignore_ascii_case("age");
        if old == "old" || old == "olds" || of_age {
            let end = at + 2 + dash + usize::from(of_age);
            return Some(Found::new(QuantityKind::Measure, i, end, number, "quantity.age").with_unit(unit));
        }
    }
    let before = |k: usize| i.checked_sub(k).map(|j| a.form(j).to_ascii_lowercase()).unwrap_or_default();
    let said = (matches!(before(1).as_str(), "aged" | "age" | "ages")
        || before(1) == "of" && before(2) == "age"
        || matches!(before(1).as_str(), "turned" | "turns" | "turning") && !a.mark(number.end, '%'))
        && (a.get(at).is_none_or(|n| n.kind != Kind::Word || a.words.is(n.word, Class::Function))
            || matches!(a.form(at), "last" | "next" | "this"));
    let said = said || was_so_old(a, i, number.end) || at_so_many(a, i, number.end);
    let ends = a.mark(number.end, '.')
        && a.get(number.end + 1).is_none_or(|n| n.capital || n.kind == Kind::Mark && !n.glued || matches!(n.mark, '"' | '”'));
    let set_off = a.mark(i.wrapping_sub(1), ',')
        && (a.mark(number.end, ',') || ends)
        && a.get(i.wrapping_sub(2)).is_some_and(|p| p.kind == Kind::Word && (p.capital || named(a, i - 2)));
    let plausible = value.is_some_and(|n| said || (1..=115).contains(&n));
    let bare = number.digits && number.end == i + 1 && a.form(i).len() <= 3;
    (plausible && (said || set_off && bare))
        .then(|| Found::new(QuantityKind::Measure, i, number.end, number, "quantity.age").with_unit("a"))
}

/// *He was 68.*, *who is 17 and lives in …*, *was just 28 when …*, *Ana Ruiz, the chair, was 68.*
fn was_so_old(a: &Atoms<'_>, i: usize, end: usize) -> bool {
    let just = usize::from(i > 0 && matches!(a.form(i - 1), "just" | "only" | "already" | "still" | "now" | "almost" | "nearly"));
    let Some(k) = i.checked_sub(2 + just).filter(|&k| a.digits(i) && matches!(a.form(k + 1), "was" | "is")) else { return false };
    let pronoun = matches!(a.form(k), "He" | "She" | "he" | "she" | "who");
    let name = just > 0 && a.get(k).is_some_and(|p| p.capital && p.kind == Kind::Word);
    let stops = a.mark(end, '.') && !a.get(end + 1).is_some_and(|n| n.glued);
    let goes_on = a.mark(end, ',') && !a.get(end + 1).is_some_and(|n| n.glued)
        || matches!(a.form(end), "and" | "but" | "when" | "at" | "now" | "then");
    let chair = a.mark(k, ',') && k > 0 && stops;
    a.form(i).len() <= 3 && (chair || pronoun && (stops || goes_on) || name && matches!(a.form(end), "when" | "and"))
}

/// Verbs of a life, after which *at 83* is an age.
const OF_A_LIFE: &[&str] = &[
    "dead",
    "death",
    "debut",
    "debuted",
    "die",
    "died",
    "dies",
    "emigrated",
    "graduated",
    "married",
    "orphaned",
    "retire",
    "retired",
    "retirement",
    "widowed",
];

/// *died on Friday at 83*, *graduated at 22*: a number after *at* in a sentence that tells of a life before it.
fn at_so_many(a: &Atoms<'_>, i: usize, end: usize) -> bool {
    let at = i > 0 && matches!(a.form(i - 1), "at") && a.digits(i) && a.form(i).len() == 2;
    let free = a.get(end).is_none_or(|n| matches!(n.mark, '.' | ',' | ';') && !a.get(end + 1).is_some_and(|n| n.glued))
        || matches!(a.form(end), "and" | "after" | "in" | "of" | "when");
    let stop = |k: usize| a.get(k).is_none_or(|x| matches!(x.mark, '.' | ';' | '!' | '?'));
    let near = || (i.saturating_sub(14)..i).rev().take_while(|&k| !stop(k)).any(|k| OF_A_LIFE.contains(&a.form(k)));
    at && free && near()
}

/// *in his early 50s*: from 50 to 59 years. Without an owner it is a decade of the calendar.
fn tens_of_life(a: &Atoms<'_>, i: usize) -> Option<Found> {
    let end = life::tens(a, i)?;
    let value = number::cardinal(a, i)?.value?;
    let number = Number { value: Some(value), vague: false, digits: true, end };
    let found = Found::new(QuantityKind::Measure, i, end, number, "quantity.age").with_unit("a");
    Some(Found { high: value.plus(Decimal::whole(9)), ..found })
}

/// A word for a person before the comma: *Another brother, 22, …*
fn named(a: &Atoms<'_>, i: usize) -> bool {
    const KIN: &[&str] = &[
        "brother",
        "sister",
        "son",
        "daughter",
        "mother",
        "father",
        "wife",
        "husband",
        "man",
        "woman",
        "boy",
        "girl",
        "suspect",
        "victim",
        "driver",
        "student",
        "teenager",
        "actor",
        "actress",
        "singer",
        "striker",
        "partner",
        "cousin",
        "uncle",
        "aunt",
        "niece",
        "nephew",
        "grandfather",
        "grandmother",
        "friend",
        "player",
        "defender",
        "midfielder",
        "goalkeeper",
        "author",
        "writer",
    ];
    KIN.contains(&a.form(i).to_ascii_lowercase().as_str())
}
