//! Whether what a rule has matched is a time where it stands: `2019` is a year in *in 2019*, none in *2019 shares*.

use super::frame::{Act, Frame, Unit, Year};
use crate::{
    document::{Document, TokenId},
    facts::numerals::{
        atoms::{Atoms, Kind},
        life,
        words::Class,
    },
};
use std::{collections::BTreeSet, sync::LazyLock};

/// Words after which a bare year, month or season is a date.
static BEFORE_DATES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| listed("date"));

/// Words after which *a week* is a length of time.
static BEFORE_LENGTHS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| listed("length"));

/// Words of a match, beside which *the first half* is no half of a year.
static MATCH: LazyLock<BTreeSet<&str>> = LazyLock::new(|| listed("match"));

/// How far around them they are looked for, in words.
const AROUND_MATCH: usize = 60;

/// Words that make *of the year* part of a title: *player of the year*.
static PRIZES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| listed("prize"));

fn listed(class: &str) -> BTreeSet<&'static str> {
    let lines = include_str!("../../lexicon/time_places.txt").lines().filter_map(|l| l.split_once('\t'));
    lines.filter(|(_, c)| *c == class).map(|(word, _)| word).collect()
}

/// Whether the frame matched at `from..to` is a time there.
pub(super) fn accepts(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    if frame.needs_length && !length_fits(a, from, to) || is_surname(a, from, to) {
        return false;
    }
    match frame.act {
        Act::Set if to == from + 1 => {
            // "quarterly dividend": an adjective, no time of its own. "Securities Daily": a name.
            let name = a.get(from).is_some_and(|d| d.capital) && from > 0 && a.get(from - 1).is_some_and(|p| p.capital);
            !name && !a.get(to).is_some_and(|n| n.kind == Kind::Word && n.word == 0 && !n.glued)
        }
        Act::Set => !is_rate(a, from) || frame.freq.is_some(),
        Act::Length
            if frame.unit == Some(Unit::Second)
                && to > from + 1
                && a.form(to - 1).eq_ignore_ascii_case("second")
                && !matches!(a.form(from), "a" | "one" | "A" | "One" | "1") =>
        {
            a.dash(to - 2)
        }
        Act::Length if frame.unit == Some(Unit::Second) && a.form(to - 1) == "second" && ranks(a, from, to) => false,
        Act::Length => !is_age(a, to) && !(frame.unit == Some(Unit::Quarter) && is_share(a, from, to)),
        Act::Offset if frame.weak => a.get(to).is_none_or(|n| n.kind == Kind::Mark && n.mark != '-'),
        Act::Fixed if frame.weak => lower(a, to) != "of" && !a.dash(to),
        Act::Calendar if frame.holiday.is_some() => {
            capital(a, from, to) || !matches!(a.form(from), "epiphany" | "corpus" | "election")
        }
        Act::Calendar if frame.nth.is_some() => true,
        Act::Calendar => calendar_fits(a, from, to, frame),
        // "the Today programme", "USA Today": names.
        Act::Step if to == from + 1 && a.form(from) == "Today" && from > 0 => {
            let short = a.form(from - 1).len() <= 4 && a.form(from - 1).bytes().all(|b| b.is_ascii_uppercase());
            !short && !matches!(a.form(to), "Programme" | "programme" | "Show" | "show" | "newspaper")
        }
        Act::Step if frame.weak => step_fits(a, from, to, frame),
        _ => true,
    }
}

/// *team-mate Noon*: inside a sentence a capital makes it a name, unless a word of time leads to it.
fn is_surname(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    const BEFORE: &[&str] = &["after", "around", "at", "before", "by", "from", "since", "till", "to", "until"];
    let inside = from > 0 && a.get(from - 1).is_some_and(|p| p.kind == Kind::Word);
    to == from + 1 && matches!(a.form(from), "Noon" | "Midnight") && inside && !BEFORE.contains(&before(a, from).as_str())
}

/// *the 1965 Voting Rights Act*: a year that only tells which one is meant is not where the story goes on.
pub(super) fn names(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    let year = to == from + 1 && frame.act == Act::Calendar && matches!(frame.year, Year::Is(_)) && frame.month.is_none();
    let next = a.get(to).is_some_and(|n| n.kind == Kind::Word && n.capital && !n.glued);
    year && next && matches!(before(a, from).as_str(), "the" | "its" | "their" | "his" | "her" | "a" | "this" | "s")
}

/// *a second | week*: a noun after *second* makes it a rank.
fn ranks(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    let noun = a.get(to).is_some_and(|n| n.kind == Kind::Word && !n.glued && !verbal(a, to));
    matches!(a.form(from), "a" | "A") && (noun || a.dash(to))
}

/// *three-quarters*, *a quarter of the troops*, *by a quarter*: a share, no length of time.
fn is_share(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    let few = matches!(lower(a, from).as_str(), "a" | "one" | "three" | "quarters");
    let hyphened = to > from + 2 && a.dash(to - 2) && a.form(to - 1) == "quarters";
    let whole = matches!(lower(a, to).as_str(), "of" | "in");
    hyphened || few && (whole || to == from + 1 || matches!(before(a, from).as_str(), "by" | "of"))
}

/// `37 years | old`, `6-year | -old`, `26 years | of age`: an age.
fn is_age(a: &Atoms<'_>, to: usize) -> bool {
    let at = to + usize::from(a.dash(to) && a.glued(to));
    let next = lower(a, at);
    matches!(next.as_str(), "old" | "olds" | "older" | "younger") || next == "of" && lower(a, at + 1) == "age"
}

fn lower(a: &Atoms<'_>, i: usize) -> String {
    a.form(i).to_ascii_lowercase()
}

fn before(a: &Atoms<'_>, from: usize) -> String {
    from.checked_sub(1).map(|i| lower(a, i)).unwrap_or_default()
}

fn capital(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| a.get(i).is_some_and(|a| a.capital))
}

fn length_fits(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    let previous = before(a, from);
    if is_rate(a, from) {
        return false;
    }
    !a.dash(to) && BEFORE_LENGTHS.contains(previous.as_str())
        || lower(a, to) == "of" && from == 0
        || matches!(lower(a, to).as_str(), "long" | "after" | "before")
}

/// *thousands [a week]*, *$140 [each month]*, *dollars [a month]*: how much for a unit of time, which is told of the amount.
pub(super) fn is_rate(a: &Atoms<'_>, from: usize) -> bool {
    let Some(i) = from.checked_sub(1) else { return false };
    let Some(atom) = a.get(i) else { return false };
    if atom.kind == Kind::Digits || matches!(atom.mark, '%' | '$' | '€' | '£' | '¥' | '₹') {
        return true;
    }
    let w = |class| a.words.is(atom.word, class);
    if w(Class::Multiplier) || w(Class::Multipliers) || w(Class::Cardinal) || w(Class::Group) || w(Class::Units) {
        return true;
    }
    // "$30 million people a day": a number not far before, with nothing but a noun between.
    let noun = |k: usize| {
        a.get(k).is_some_and(|x| x.kind == Kind::Word && !BEFORE_LENGTHS.contains(lower(a, k).as_str()) && lower(a, k) != "the")
    };
    let number = |k: usize| {
        a.get(k).is_some_and(|x| {
            x.kind == Kind::Digits
                || a.words.is(x.word, Class::Cardinal)
                || a.words.is(x.word, Class::Multiplier)
                || a.words.is(x.word, Class::Multipliers)
        })
    };
    (1..=3).any(|n| from > n && (1..=n).all(|k| noun(from - k)) && number(from - n - 1))
}

fn calendar_fits(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    // "$12 December 27"
    let sum = a.digits(from) && from > 0 && a.get(from - 1).is_some_and(|p| is_money(p.mark));
    if sum && frame.day.is_some() {
        return false;
    }
    if frame.day.is_some() && frame.month.is_none() && frame.relative_month.is_none() && frame.nth.is_none() {
        return day_alone_fits(a, from, to, frame);
    }
    if frame.year == Year::Open && (frame.half.is_some() || frame.quarter.is_some()) && in_match(a, from, to) {
        return false;
    }
    // "a man in his early 50s"
    if frame.decade.is_some() && (from..to).any(|k| life::tens(a, k).is_some()) {
        return false;
    }
    let only_year = frame.year != Year::Open && frame.month.is_none() && frame.weak;
    if only_year {
        return year_fits(a, from, to, frame);
    }
    if frame.season.is_some() && frame.weak {
        return season_fits(a, from, to, frame);
    }
    if frame.part.is_some() && frame.weak {
        return matches!(
            before(a, from).as_str(),
            "the" | "at" | "by" | "in" | "until" | "during" | "mid" | "-" | "before" | "after"
        ) && lower(a, to) != "of"
            && !a.dash(to)
            || matches!(lower(a, from).as_str(), "overnight" | "midday");
    }
    let bare_month = frame.relative_month.is_none()
        && frame.month.is_some()
        && frame.day.is_none()
        && frame.year == Year::Open
        && to == from + 1;
    if bare_month {
        return month_fits(a, from, to);
    }
    if frame.weekday.is_some() && to == from + 1 && frame.month.is_none() {
        // "Sun" and "Mon" alone are names.
        return a.words.is(a.word(from), Class::Weekday) || a.form(from).ends_with('.');
    }
    true
}

/// Whether a text is about matches: it has three different words of them.
pub(super) fn tells_of_matches(doc: &Document) -> bool {
    let mut found = BTreeSet::new();
    let words = (0..doc.tokens.len()).map(|k| doc.form(TokenId::new(k))).filter(|w| w.len() > 3 && MATCH.contains(w));
    words.into_iter().any(|w| found.insert(w) && found.len() == 3)
}

/// Whether two words of a match stand near.
fn in_match(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    let near = from.saturating_sub(AROUND_MATCH)..to + AROUND_MATCH;
    near.filter(|&k| MATCH.contains(lower(a, k).as_str())).take(2).count() == 2
}

const fn is_money(mark: char) -> bool {
    matches!(mark, '$' | '€' | '£' | '¥' | '₹')
}

/// *on the 20th*, *Friday 13th*, *Tuesday the 19th*: no noun may follow (*Friday, the fourth decline*).
fn day_alone_fits(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    const BEFORE: &[&str] = &["on", "until", "till", "by", "from", "since", "before", "after", "to"];
    let noun = a.get(to).is_some_and(|n| {
        n.kind == Kind::Digits
            || n.kind == Kind::Word && !n.glued && !verbal(a, to)
            || n.glued && !matches!(n.mark, '.' | ',' | ';' | ':' | ')' | '"' | '”' | '!' | '?')
    });
    let digits = (from..to).any(|i| a.digits(i));
    !noun && (frame.weekday.is_some() || digits && BEFORE.contains(&before(a, from).as_str()))
}

/// Whether the word at `i` begins another part of the sentence: a verb, a preposition, a pronoun.
fn verbal(a: &Atoms<'_>, i: usize) -> bool {
    const OTHER: &[&str] =
        &["and", "to", "at", "in", "with", "after", "before", "when", "as", "but", "he", "she", "they", "it", "we", "for", "by"];
    let known = [Class::Past, Class::Present, Class::Future, Class::Perfect].iter().any(|&c| a.words.is(a.word(i), c));
    known || OTHER.contains(&lower(a, i).as_str())
}

fn year_fits(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    let Year::Is(year) = frame.year else { return true };
    let previous = before(a, from);
    let next = a.get(to);
    let joined = from > 0
        && a.glued(from)
        && a.get(from - 1).is_some_and(|p| !matches!(p.mark, '(' | '[' | '"' | '“' | '‘' | '-' | '–' | '—' | '/' | '\'' | '’'));
    let money = from > 0 && a.get(from - 1).is_some_and(|p| is_money(p.mark) || matches!(p.mark, '#' | '№'));
    // "138-2010-2015": a telephone number.
    let chained = |k: usize| k > 1 && a.glued(k) && a.glued(k - 1) && a.dash(k - 1) && a.digits(k - 2);
    let telephone = chained(from) && (a.form(from - 2).len() != 4 || chained(from - 2));
    let unit = next.is_some_and(|n| {
        n.mark == '%'
            || n.glued && (n.mark == '°' || n.mark == ':' && a.digits(to + 1) && a.glued(to + 1))
            || a.words.is(n.word, Class::Multiplier)
            || a.words.is(n.word, Class::Percent)
    });
    if joined || money || unit || telephone {
        return false;
    }
    let counted = next.is_some_and(|n| n.kind == Kind::Word && !n.capital && n.word == 0 && !n.glued && is_plural(a.form(to)));
    let placed = BEFORE_DATES.contains(previous.as_str());
    match year {
        1900..=2050 => {
            placed || !counted && !a.get(from).is_some_and(|f| a.digits(from) && f.glued && from > 0 && a.digits(from - 1))
        }
        // A small count before a noun is a count; years of history stand in texts that have named one in full.
        1500..=1899 if (placed || matches!(previous.as_str(), "(" | "-" | "–") || begins_range(a, to)) && !counted => true,
        1000..=2199 => {
            matches!(
                previous.as_str(),
                "in" | "since"
                    | "by"
                    | "until"
                    | "from"
                    | "of"
                    | "late"
                    | "early"
                    | "mid"
                    | "between"
                    | "circa"
                    | "year"
                    | "before"
                    | "after"
            ) && !counted
        }
        _ => true,
    }
}

/// By its ending: *shares*, not *census*.
fn is_plural(form: &str) -> bool {
    form.len() > 3 && form.ends_with('s') && !["ss", "us", "is"].iter().any(|e| form.ends_with(e))
}

/// *1861–1865*: a dash and another year.
fn begins_range(a: &Atoms<'_>, to: usize) -> bool {
    a.dash(to) && a.digits(to + 1) && a.form(to + 1).len() == 4
}

fn season_fits(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    let previous = before(a, from);
    let placed = matches!(
        previous.as_str(),
        "in" | "the"
            | "by"
            | "of"
            | "since"
            | "until"
            | "mid"
            | "early"
            | "late"
            | "during"
            | "each"
            | "-"
            | "through"
            | "and"
            | "to"
            | "over"
            | "for"
            | "that"
    );
    // "the fall of Saigon", "to fall", "a spring".
    let doubtful = matches!(lower(a, from).as_str(), "fall" | "spring");
    let noun = a.get(to).is_some_and(|n| n.kind == Kind::Word && n.word == 0 && !n.capital);
    frame.season.is_some()
        && placed
        && !(doubtful && (lower(a, to) == "of" || matches!(previous.as_str(), "to" | "and" | "of" | "for") || noun))
}

fn month_fits(a: &Atoms<'_>, from: usize, to: usize) -> bool {
    let previous = before(a, from);
    let placed = BEFORE_DATES.contains(previous.as_str())
        && previous != "the"
        && previous != "and"
        && previous != "or"
        && previous != "but"
        || previous == "-"
        || previous == "–";
    let dotted = a.form(from).ends_with('.');
    // "Jan-Feb 2017", "May to March"
    let month = |i: usize| a.words.is(a.word(i), Class::Month) || a.words.is(a.word(i), Class::MonthShort);
    if (a.dash(to) || lower(a, to) == "to") && month(to + 1) && a.get(to + 1).is_some_and(|m| m.capital) {
        return true;
    }
    let named = a.get(to).is_some_and(|n| n.kind == Kind::Word && n.capital && n.word == 0)
        || from > 0 && a.get(from - 1).is_some_and(|p| p.kind == Kind::Word && p.capital && p.word == 0 && !placed);
    if !a.get(from).is_some_and(|f| f.capital) {
        return placed;
    }
    match lower(a, from).trim_end_matches('.') {
        "may" | "march" | "jan" | "mar" | "dec" | "jun" | "jul" | "sept" | "sep" | "oct" | "nov" | "apr" | "aug" | "feb" => {
            // "Mar del Plata": a short form goes without a word after it.
            let word = a.get(to).is_some_and(|n| n.kind == Kind::Word && n.word == 0 && !n.glued);
            let short = lower(a, from).len() == 3 && lower(a, from) != "may";
            placed && !(short && word) || dotted
        }
        _ => placed || !named,
    }
}

/// Verbs that make *the day* a phrase of winning.
const WINS: &[&str] = &["carried", "carries", "carry", "save", "saved", "saves", "seize", "seized", "win", "wins", "won"];

fn step_fits(a: &Atoms<'_>, from: usize, to: usize, frame: &Frame) -> bool {
    match frame.unit {
        // "the day after", "the day before": only as a whole phrase, "the day after the battle" names no date.
        // "player of the year"
        Some(_) if before(a, from) == "of" && from > 1 && PRIZES.contains(lower(a, from - 2).as_str()) => false,
        // "carried the day", "save the day"
        Some(Unit::Day) if WINS.contains(&before(a, from).as_str()) => false,
        Some(Unit::Day) if matches!(lower(a, to - 1).as_str(), "after" | "before") => {
            a.get(to).is_none_or(|n| n.kind == Kind::Mark)
        }
        Some(Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Year) => {
            lower(a, to) != "of" && lower(a, to) != "'s" && !a.dash(to)
        }
        _ => false,
    }
}
