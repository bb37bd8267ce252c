//! Cardinal and ordinal numbers at a place in the text: `two and a half million` → 2500000, `few hundred` → 100 (vague),
//! `twenty-first` → 21. Does not say what is counted.

use super::{atoms::Atoms, decimal::Decimal, words::Class};

/// A number read from the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// How much; the power of ten for *thousands*, none for *several*.
    pub value: Option<Decimal>,
    /// Not meant exactly: *thousands*, *a couple*.
    pub vague: bool,
    /// Has digits, as against words only.
    pub digits: bool,
    /// The index after it.
    pub end: usize,
}

impl Number {
    /// The whole number, if it is one.
    pub fn integer(&self) -> Option<i64> {
        self.value.and_then(Decimal::integer)
    }
}

/// The number that begins at `i`. The last answer is kept: many rules ask for the same number.
pub fn cardinal(a: &Atoms<'_>, i: usize) -> Option<Number> {
    if let Some((at, number)) = a.last_number.get()
        && at == i
    {
        return number;
    }
    let number = read(a, i);
    a.last_number.set(Some((i, number)));
    number
}

fn read(a: &Atoms<'_>, i: usize) -> Option<Number> {
    if a.digits(i) {
        return in_digits(a, i);
    }
    if a.mark(i, '.') && !a.glued(i) && a.glued(i + 1) && a.digits(i + 1) {
        // ".300": a decimal without its nought.
        let value = Decimal::parse(a.form(i + 1))?.shifted(-i32::try_from(a.form(i + 1).len()).ok()?);
        return Some(scaled(a, Number { value: Some(value), vague: false, digits: true, end: i + 2 }));
    }
    if let Some(share) = vulgar(a, i) {
        return Some(scaled(a, Number { value: Some(share), vague: false, digits: true, end: i + 1 }));
    }
    let word = a.word(i);
    if word == 0 {
        return None;
    }
    vague(a, i).or_else(|| half(a, i)).or_else(|| in_words(a, i))
}

/// `2`, `1,234.5`, `2 1/2`, `2½`, `21bn`, `3 lakh`.
fn in_digits(a: &Atoms<'_>, i: usize) -> Option<Number> {
    let mut value = Decimal::parse(a.form(i))?;
    let mut end = i + 1;
    if let Some((share, after)) = fraction(a, end) {
        value = value.plus(share)?;
        end = after;
    } else if let Some((over, after)) = slash(a, i) {
        (value, end) = (over, after);
    } else if let Some((more, after)) = and_a_half(a, end) {
        value = value.plus(more)?;
        end = after;
    }
    Some(scaled(a, Number { value: Some(value), vague: false, digits: true, end }))
}

/// Takes the multipliers after a number: `21 billion`, `21bn`, `hundred thousand`.
fn scaled(a: &Atoms<'_>, mut number: Number) -> Number {
    if let Some((power, end)) = suffix(a, number.end, number.digits) {
        number.value = number.value.map(|v| v.shifted(power));
        number.end = end;
        return number;
    }
    loop {
        let at = number.end + usize::from(a.dash(number.end) && a.glued(number.end) && a.glued(number.end + 1));
        let plural = || a.phrase(at, Class::Multipliers).filter(|&(power, _)| power > 1 && !number.vague);
        let Some((power, end)) = a.phrase(at, Class::Multiplier).or_else(plural) else { break };
        number.value = number.value.map(|v| v.shifted(power));
        number.end = end;
    }
    if let Some((more, end)) = half_more(a, &number) {
        number.value = number.value.and_then(|v| v.plus(more));
        number.end = end;
    }
    if let Some((count, end)) = a.phrase(number.end, Class::Group) {
        number.value = number.value.and_then(|v| v.times(Decimal::whole(i64::from(count.abs()))));
        number.end = end;
    }
    number
}

/// *one million | and a half*: half of the last multiplier.
fn half_more(a: &Atoms<'_>, number: &Number) -> Option<(Decimal, usize)> {
    let (power, end) = a.phrase(number.end.checked_sub(1)?, Class::Multiplier).filter(|&(power, _)| power >= 3)?;
    let (share, after) = and_a_half(a, end).filter(|_| end == number.end)?;
    // "one billion and a half million" goes on otherwise.
    a.phrase(after, Class::Multiplier).is_none().then(|| (share.shifted(power), after))
}

/// Letters for a power of ten: glued to digits, or `bn` and its like after a space.
fn suffix(a: &Atoms<'_>, i: usize, digits: bool) -> Option<(i32, usize)> {
    let (power, end) = a.phrase(i, Class::Suffix)?;
    let long = a.form(i).len() > 1;
    (digits && (a.glued(i) || long) && !(a.glued(end) && a.digits(end))).then_some((power, end))
}

/// `1/2` or `½` after a whole number: `2 1/2`.
fn fraction(a: &Atoms<'_>, i: usize) -> Option<(Decimal, usize)> {
    if let Some(share) = vulgar(a, i) {
        return Some((share, i + 1));
    }
    let i = i + usize::from(a.dash(i) && a.glued(i));
    slash(a, i).or_else(|| thirds(a, i)).filter(|(v, _)| v.exponent < 0)
}

/// `2/3` after a whole number; alone it may be a date or a score.
fn thirds(a: &Atoms<'_>, i: usize) -> Option<(Decimal, usize)> {
    let share = match (a.small(i)?, a.small(i + 2)?) {
        (1, 3) => 333_333_333_333_333,
        (2, 3) => 666_666_666_666_667,
        _ => return None,
    };
    let whole = a.mark(i + 1, '/') && a.glued(i + 1) && a.glued(i + 2) && !(a.mark(i + 3, '/') && a.glued(i + 3));
    whole.then_some((Decimal { mantissa: share, exponent: -15 }, i + 3))
}

/// `3/4` with a numerator below a denominator that gives a finite decimal.
fn slash(a: &Atoms<'_>, i: usize) -> Option<(Decimal, usize)> {
    let ok = a.mark(i + 1, '/') && a.glued(i + 1) && a.glued(i + 2) && !(a.mark(i + 3, '/') && a.glued(i + 3));
    let (over, under) = (a.small(i)?, a.small(i + 2).filter(|_| ok)?);
    let share = match under {
        2 => Decimal { mantissa: i128::from(over) * 5, exponent: -1 },
        4 => Decimal { mantissa: i128::from(over) * 25, exponent: -2 },
        5 => Decimal { mantissa: i128::from(over) * 2, exponent: -1 },
        8 => Decimal { mantissa: i128::from(over) * 125, exponent: -3 },
        _ => return None,
    };
    (over < under).then_some((share, i + 3))
}

/// One character for a fraction.
fn vulgar(a: &Atoms<'_>, i: usize) -> Option<Decimal> {
    let (mantissa, exponent) = match a.get(i)?.mark {
        '½' => (5, -1),
        '¼' => (25, -2),
        '¾' => (75, -2),
        '⅛' => (125, -3),
        '⅜' => (375, -3),
        '⅝' => (625, -3),
        '⅞' => (875, -3),
        _ => return None,
    };
    Some(Decimal { mantissa, exponent })
}

/// `and a half`, `and a quarter`, `and three quarters`.
fn and_a_half(a: &Atoms<'_>, i: usize) -> Option<(Decimal, usize)> {
    // "17-and-a-half"
    if a.dash(i) && a.form(i + 1) == "and" && a.dash(i + 2) && a.form(i + 3) == "a" && a.dash(i + 4) && a.form(i + 5) == "half" {
        return Some((Decimal { mantissa: 5, exponent: -1 }, i + 6));
    }
    if !a.form(i).eq_ignore_ascii_case("and") {
        return None;
    }
    let word = |k: usize| a.form(k).to_ascii_lowercase();
    let (share, end) = match (word(i + 1).as_str(), word(i + 2).as_str()) {
        ("a" | "one", "half") => (Decimal { mantissa: 5, exponent: -1 }, i + 3),
        ("a" | "one", "quarter") => (Decimal { mantissa: 25, exponent: -2 }, i + 3),
        ("three", "quarters") => (Decimal { mantissa: 75, exponent: -2 }, i + 3),
        ("half", _) => (Decimal { mantissa: 5, exponent: -1 }, i + 2),
        _ => return None,
    };
    Some((share, end))
}

/// `half a million`, `half a dozen`, `a quarter of a million`.
fn half(a: &Atoms<'_>, i: usize) -> Option<Number> {
    if !a.words.is(a.word(i), Class::Article) && !a.words.is(a.word(i), Class::Fraction) {
        return None;
    }
    let word = |k: usize| a.form(k).to_ascii_lowercase();
    let (share, at) = match (word(i).as_str(), word(i + 1).as_str()) {
        ("half", "a") => (Decimal { mantissa: 5, exponent: -1 }, i + 2),
        ("half", _) if a.phrase(i + 1, Class::Multiplier).is_some() => (Decimal { mantissa: 5, exponent: -1 }, i + 1),
        ("quarter", _) if a.phrase(i + 1, Class::Multiplier).is_some() => (Decimal { mantissa: 25, exponent: -2 }, i + 1),
        ("a", "half") => (Decimal { mantissa: 5, exponent: -1 }, i + 2),
        ("quarter", "of") => (Decimal { mantissa: 25, exponent: -2 }, i + 3),
        ("a", "quarter") => (Decimal { mantissa: 25, exponent: -2 }, i + 4),
        _ => return None,
    };
    let at = at + usize::from(a.dash(at));
    let number = scaled(a, Number { value: Some(share), vague: false, digits: false, end: at });
    (number.end > at).then_some(number)
}

/// `thousands`, `hundreds of thousands`, `a few hundred`, `several`, `a couple of`, `dozens`.
fn vague(a: &Atoms<'_>, i: usize) -> Option<Number> {
    let of = |k: usize| a.form(k).eq_ignore_ascii_case("of");
    if let Some((power, mut end)) = a.phrase(i, Class::Multipliers) {
        let mut value = Decimal::whole(1).shifted(power);
        while let Some((power, after)) = a.phrase(end + 1, Class::Multipliers).filter(|_| of(end)) {
            value = value.shifted(power);
            end = after;
        }
        return Some(Number { value: Some(value), vague: true, digits: false, end });
    }
    if let Some((count, end)) = a.phrase(i, Class::Group).filter(|&(count, _)| count < 0) {
        // "dozens": a dozen at least.
        return Some(Number { value: Some(Decimal::whole(-i64::from(count))), vague: true, digits: false, end });
    }
    if a.form(i).eq_ignore_ascii_case("couple") && of(i + 1) {
        // "the next couple of years"
        return Some(Number { value: Some(Decimal::whole(2)), vague: true, digits: false, end: i + 2 });
    }
    let article = usize::from(a.form(i).eq_ignore_ascii_case("a"));
    let (_, mut end) = a.phrase(i + article, Class::Vague)?;
    if of(end) && a.phrase(end + 1, Class::Multiplier).is_some() {
        end += 1;
    }
    let one = Number { value: Some(Decimal::whole(1)), vague: true, digits: false, end };
    let number = scaled(a, one);
    Some(if number.end > end { number } else { Number { value: None, ..one } })
}

/// `seven`, `twenty-five`, `one hundred and five thousand`, `a hundred`, `two and a half million`, `a dozen`.
fn in_words(a: &Atoms<'_>, i: usize) -> Option<Number> {
    let article = matches!(a.form(i), "a" | "A" | "an" | "An");
    let start = i + usize::from(article);
    if article {
        if let Some((count, end)) = a.phrase(start, Class::Group).filter(|&(count, _)| count > 0) {
            // "a couple of years": two, more or less.
            return Some(Number { value: Some(Decimal::whole(i64::from(count))), vague: count == 2, digits: false, end });
        }
        a.phrase(start, Class::Multiplier)?;
    }
    let (whole, end) = sum_of_words(a, start, article)?;
    let mut number = Number { value: Some(Decimal::whole(whole)), vague: false, digits: false, end };
    if let Some((share, after)) = and_a_half(a, end).filter(|_| a.phrase(end - 1, Class::Multiplier).is_none()) {
        number.value = number.value.and_then(|v| v.plus(share));
        number.end = after;
    } else if let Some((share, after)) = point(a, end) {
        number.value = number.value.and_then(|v| v.plus(share));
        number.end = after;
    }
    Some(scaled(a, number))
}

/// The whole number in words at `i` and the index after it.
fn sum_of_words(a: &Atoms<'_>, i: usize, article: bool) -> Option<(i64, usize)> {
    let (mut total, mut current, mut end, mut at) = (0_i64, i64::from(article), i, i);
    let mut scale = article;
    loop {
        if let Some((value, after)) = a.phrase(at, Class::Cardinal) {
            let value = i64::from(value);
            let fits = end == i && !article
                || scale && current % 100 == 0
                || (20..100).contains(&(current % 100)) && current % 10 == 0 && (1..10).contains(&value);
            if !fits {
                break;
            }
            current += value;
            (end, scale) = (after, false);
        } else if let Some((power, after)) = a.phrase(at, Class::Multiplier).filter(|_| end > i || article) {
            let factor = 10_i64.checked_pow(u32::try_from(power).ok()?)?;
            match power {
                2 => current = current.max(1).checked_mul(100)?,
                _ => {
                    total = total.checked_add(current.max(1).checked_mul(factor)?)?;
                    current = 0;
                }
            }
            (end, scale) = (after, true);
        } else {
            break;
        }
        at = joint(a, end, scale);
    }
    (end > i).then_some((total + current, end))
}

/// Past the hyphen of `twenty-five` or the *and* of `hundred and five`.
fn joint(a: &Atoms<'_>, end: usize, scale: bool) -> usize {
    let and = scale && a.form(end).eq_ignore_ascii_case("and") && a.phrase(end + 1, Class::Cardinal).is_some();
    let hyphen = a.dash(end) && a.glued(end) && a.glued(end + 1);
    // "one hundred, five": a comma between groups of a long number in words.
    end + usize::from(and || hyphen)
}

/// `point five` after a number in words.
fn point(a: &Atoms<'_>, i: usize) -> Option<(Decimal, usize)> {
    if !a.form(i).eq_ignore_ascii_case("point") {
        return None;
    }
    let (mut value, mut end) = (Decimal { mantissa: 0, exponent: 0 }, i + 1);
    while let Some((digit, after)) = a.phrase(end, Class::Cardinal).filter(|&(v, _)| v < 10 && value.exponent > -9) {
        value = Decimal { mantissa: value.mantissa * 10 + i128::from(digit), exponent: value.exponent - 1 };
        end = after;
    }
    (end > i + 1).then_some((value, end))
}

/// `two thirds`, `a third`, `three-quarters`, `half`: the share and the index after it.
pub fn share(a: &Atoms<'_>, i: usize) -> Option<(Decimal, usize)> {
    if a.form(i).eq_ignore_ascii_case("half") {
        return Some((Decimal { mantissa: 5, exponent: -1 }, i + 1));
    }
    let article = matches!(a.form(i), "a" | "A" | "an" | "An");
    let (over, at) = if article {
        (1, i + 1)
    } else {
        a.phrase(i, Class::Cardinal).map(|(v, e)| (i64::from(v), e)).filter(|&(v, _)| v < 20)?
    };
    let at = at + usize::from(a.dash(at) && a.glued(at));
    let (hundredfold, end) = a.phrase(at, Class::Fraction).filter(|_| !a.form(at).eq_ignore_ascii_case("half"))?;
    let under = i64::from(hundredfold) / 100;
    let plural = a.form(at).ends_with('s');
    // Fifteen digits: more than a double holds. Rounded to the nearest.
    let mantissa = (i128::from(over) * 2 * 10_i128.pow(15) / i128::from(under.max(1)) + 1) / 2;
    (plural == (over > 1)).then_some((Decimal { mantissa, exponent: -15 }, end))
}

/// `3rd`, `third`, `twenty-first`, `110th`: the rank and the index after it.
pub fn ordinal(a: &Atoms<'_>, i: usize) -> Option<(i64, usize)> {
    if a.digits(i) {
        let ending = a.form(i + 1);
        let fits = a.glued(i + 1) && ["st", "nd", "rd", "th"].iter().any(|e| ending.eq_ignore_ascii_case(e));
        return Decimal::parse(a.form(i)).and_then(Decimal::integer).filter(|_| fits).map(|v| (v, i + 2));
    }
    if let Some((value, end)) = a.phrase(i, Class::Ordinal) {
        return Some((i64::from(value), end));
    }
    let (tens, end) = a.phrase(i, Class::Cardinal).filter(|&(v, _)| v >= 20)?;
    let at = end + usize::from(a.dash(end));
    let (ones, end) = a.phrase(at, Class::Ordinal).filter(|&(v, _)| v < 10)?;
    Some((i64::from(tens + ones), end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{facts::numerals::words::Words, text::Span};

    fn read(text: &str) -> (Option<f64>, bool, usize) {
        let mut words = Words::default();
        words.add_list(include_str!("../../lexicon/numbers.txt"));
        let mut atoms = Atoms::new(text, &words);
        atoms.cut(Span::from_range(0..text.len()));
        cardinal(&atoms, 0).map_or((None, false, 0), |n| (n.value.map(Decimal::value), n.vague, n.end))
    }

    #[test]
    fn reads_numbers() {
        let exact = |text: &str, value: f64, end: usize| assert_eq!(read(text), (Some(value), false, end), "{text}");
        exact("1.65 million hectares", 1_650_000.0, 2);
        exact("twenty-five", 25.0, 3);
        exact("two and a half million", 2_500_000.0, 5);
        exact("one hundred and five thousand people", 105_000.0, 5);
        exact("2 1/2 years", 2.5, 4);
        exact("39 2/3 innings", 39.0 + 2.0 / 3.0, 4);
        exact("2½", 2.5, 2);
        exact("17-and-a-half years", 17.5, 7);
        exact("21bn", 21e9, 2);
        exact("half a million", 500_000.0, 3);
        exact("a hundred", 100.0, 2);
        exact("3 lakh crore", 3e12, 3);
        exact("two dozen", 24.0, 2);
        exact("five and six", 5.0, 1);
        exact("nineteen ninety", 19.0, 1);
        exact("zero point five", 0.5, 3);
        exact("1,00,000", 100_000.0, 1);
    }

    #[test]
    fn reads_vague_numbers() {
        assert_eq!(read("thousands a week"), (Some(1000.0), true, 1));
        assert_eq!(read("hundreds of thousands of workers"), (Some(100_000.0), true, 3));
        assert_eq!(read("a few hundred dollars"), (Some(100.0), true, 3));
        assert_eq!(read("several years"), (None, true, 1));
        assert_eq!(read("a week"), (None, false, 0));
    }
}
