//! Dates as pages and date lines write them: `2019-11-19T08:00Z`, `Tue, 19 Nov 2019` → 19 November 2019. Only dates with day, month
//! and year that can be read in one way; times of day are left aside.

use jiff::civil::Date;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The first full date in `text`; only the first 200 bytes are read.
pub fn parse(text: &str) -> Option<Date> {
    let mut end = text.len().min(200);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end)?;
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let window = |i: usize| Some([*words.get(i)?, words.get(i + 1)?, words.get(i + 2)?]);
    (0..words.len()).find_map(|i| compact(words.get(i)?).or_else(|| window(i).and_then(three)))
}

/// `20191119`
fn compact(word: &str) -> Option<Date> {
    let digits = word.get(..8).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let plain = word.len() == 8 || word.get(8..9).is_some_and(|t| t.eq_ignore_ascii_case("t"));
    if plain { date(number(digits.get(..4)?)?, number(digits.get(4..6)?)?, number(digits.get(6..8)?)?) } else { None }
}

/// `2019-11-19`, `19 Nov 2019`, `November 19 2019`, `19-11-2019`
fn three([a, b, c]: [&str; 3]) -> Option<Date> {
    if let (4, Some(year), Some(month)) = (a.len(), number(a), number(b)) {
        return date(year, month, number(day_digits(c))?);
    }
    if let (Some(month), Some(day), 4) = (month(a), number(day_digits(b)), c.len()) {
        return date(number(c)?, month, day);
    }
    if let (Some(day), Some(month), 4) = (number(day_digits(a)), month(b), c.len()) {
        return date(number(c)?, month, day);
    }
    let (first, second, year) = (number(a)?, number(b)?, number(c).filter(|_| c.len() == 4)?);
    match (first, second) {
        // Day and month in doubt: 3/4/2019.
        (1..=12, 1..=12) if first != second => None,
        (1..=12, 13..=31) => date(year, first, second),
        _ => date(year, second, first),
    }
}

fn month(word: &str) -> Option<i16> {
    let word = word.to_lowercase();
    let stem = word.get(..3)?;
    let full = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let index = MONTHS.iter().position(|m| *m == stem)?;
    let known = word.len() == 3 || word == "sept" || full.get(index).is_some_and(|f| *f == word);
    known.then_some(index as i16 + 1)
}

/// `19th`, `19T08` → `19`
fn day_digits(word: &str) -> &str {
    let end = word.bytes().take_while(u8::is_ascii_digit).count();
    let tail = word.get(end..).unwrap_or_default();
    let known = tail.is_empty() || tail.starts_with(['T', 't']) || ["st", "nd", "rd", "th"].contains(&tail);
    if known { word.get(..end).unwrap_or_default() } else { "" }
}

fn number(digits: &str) -> Option<i16> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// News is not older than the newspaper.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let month = i8::try_from(month).ok()?;
    (1600..=2200).contains(&year).then(|| Date::new(year, month, i8::try_from(day).ok()?).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_full_dates_only() {
        for (text, expected) in [
            ("2019-11-19T08:00:00Z", "2019-11-19"),
            ("2019-11-19 08:00:00", "2019-11-19"),
            ("2019/1/9", "2019-01-09"),
            ("20191119", "2019-11-19"),
            ("Tue, 19 Nov 2019 10:00:00 GMT", "2019-11-19"),
            ("Monday, January 7, 2019", "2019-01-07"),
            ("Published: 3rd Sept 2021, 14:05", "2021-09-03"),
            ("18-07-2022 23:10", "2022-07-18"),
            ("11/19/2019", "2019-11-19"),
            ("By Mara Ostrow, 10 April 2022", "2022-04-10"),
        ] {
            assert_eq!(parse(text).map(|d| d.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "3/4/2019", "May 2019", "2019-13-40", "1574150400", "Friday", "12 34 5678", "é".repeat(300).as_str()] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
