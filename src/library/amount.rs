//! An amount that a person typed or marked: `€1.5 million` → 1,500,000 EUR, `18%` → 18 %, `212,000 passengers` → 212,000
//! passengers. The engine reads amounts in running text with far more rules; this one only takes a person at their word.

use crate::contract::QuantityKind;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The plain number.
    pub number: f64,
    /// ISO 4217 code, `%`, or the word after the number.
    pub unit: Option<String>,
    /// Money, share, or count.
    pub kind: QuantityKind,
}

const SIGNS: [(char, &str); 5] = [('$', "USD"), ('€', "EUR"), ('£', "GBP"), ('¥', "JPY"), ('%', "%")];
const SCALES: [(&str, f64); 8] = [
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("k", 1e3),
    ("m", 1e6),
    ("bn", 1e9),
    ("tn", 1e12),
];

/// Reads an amount; none without a digit. A point starts the decimals, commas and spaces part the thousands.
pub fn read(words: &str) -> Option<Amount> {
    let start = words.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = words.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
    let (digits, mut after) = rest.split_at(end);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut number = value(whole) + value(decimals) / power(decimals);
    let mut unit = SIGNS.iter().find(|(sign, _)| words.contains(*sign)).map(|(_, code)| (*code).to_owned());
    after = after.trim_start_matches(|c: char| c.is_whitespace() || c == '-' || c == '%');
    let word = after.split_whitespace().next().unwrap_or_default();
    if let Some((_, scale)) = SCALES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
        number *= scale;
        after = after.get(word.len()..).unwrap_or_default().trim_start();
    }
    let word = after.split_whitespace().next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    if unit.is_none() && !word.is_empty() {
        unit = Some(word.to_owned());
    }
    if before.trim_end().ends_with(['-', '−']) {
        number = -number;
    }
    let kind = match unit.as_deref() {
        Some("%" | "percent") => QuantityKind::Percent,
        Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => QuantityKind::Money,
        _ => QuantityKind::Count,
    };
    Some(Amount { number, unit, kind })
}

/// The digits as a number; other characters count for nothing.
fn value(digits: &str) -> f64 {
    digits.chars().filter_map(|c| c.to_digit(10)).fold(0.0, |n, d| n * 10.0 + f64::from(d))
}

/// Ten to the number of digits.
fn power(digits: &str) -> f64 {
    digits.chars().filter(char::is_ascii_digit).fold(1.0, |n, _| n * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        use QuantityKind::{Count, Money, Percent};
        for (words, number, unit, kind) in [
            ("€1.5 million", 1.5e6, Some("EUR"), Money),
            ("24000000 USD", 24e6, Some("USD"), Money),
            ("1.5m EUR", 1.5e6, Some("EUR"), Money),
            ("18%", 18.0, Some("%"), Percent),
            ("-0.25 %", -0.25, Some("%"), Percent),
            ("212,000 passengers", 212_000.0, Some("passengers"), Count),
            ("38-year-old", 38.0, Some("year-old"), Count),
            ("10,000", 10_000.0, None, Count),
        ] {
            assert_eq!(read(words), Some(Amount { number, unit: unit.map(Into::into), kind }), "{words}");
        }
        assert_eq!(read("many"), None);
        assert_eq!(read(""), None);
    }
}
