//! TIMEX3 values in words: `2025-04-11` → *Friday 11 April 2025*, `PT4H` → *4 hours*. A value it cannot read stays as it is.

use super::counted;
use jiff::civil::Date;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The value in words.
pub fn words(value: &str) -> String {
    read(value).unwrap_or_else(|| value.to_owned())
}

fn read(value: &str) -> Option<String> {
    match value {
        "PAST_REF" => return Some("some time in the past".into()),
        "PRESENT_REF" => return Some("now".into()),
        "FUTURE_REF" => return Some("some time in the future".into()),
        _ => {}
    }
    if let Some(duration) = value.strip_prefix('P') {
        return durations(duration);
    }
    let (day, clock) = value.split_once('T').map_or((value, None), |(day, clock)| (day, Some(clock)));
    let day = date(day)?;
    match clock.map(time_of_day) {
        None => Some(day),
        Some(clock) => Some(format!("{day}, {}", clock?)),
    }
}

fn date(value: &str) -> Option<String> {
    let parts: Vec<&str> = value.split('-').collect();
    match *parts.as_slice() {
        [year] if year.len() == 3 => Some(format!("the {}0s", number(year)?)),
        [year] if year.len() == 2 => Some(format!("the century from {}00", number(year)?)),
        [year] => Some(number(year)?.to_string()),
        [year, part] if part.starts_with('W') => Some(format!("week {} of {}", number(part.get(1..)?)?, year_of(year)?)),
        [year, part] if part.starts_with('Q') => Some(format!("quarter {} of {}", number(part.get(1..)?)?, year_of(year)?)),
        [year, part] if part.starts_with('H') => Some(format!("half {} of {}", number(part.get(1..)?)?, year_of(year)?)),
        [year, part] => match season(part) {
            Some(season) => Some(format!("{season} {}", year_of(year)?)),
            None => Some(format!("{} {}", month(part)?, year_of(year)?)),
        },
        ["XXXX", "WXX", day] => Some(format!("a {}", DAYS.get(number(day)?.checked_sub(1)? as usize)?)),
        ["XXXX", part, day] => Some(format!("{} {}", number(day)?, month(part)?)),
        [year, week, "WE"] => Some(format!("the weekend of week {} of {}", number(week.get(1..)?)?, year_of(year)?)),
        [year, part, day] => full(year, part, day),
        _ => None,
    }
}

/// A whole calendar day with its weekday.
fn full(year: &str, part: &str, day: &str) -> Option<String> {
    let (y, m, d) = (number(year)?, number(part)?, number(day)?);
    let date = Date::new(i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?;
    let weekday = DAYS.get(date.weekday().to_monday_zero_offset() as usize)?;
    Some(format!("{weekday} {d} {} {y}", month(part)?))
}

fn time_of_day(clock: &str) -> Option<String> {
    let part = match clock {
        "MO" => "in the morning",
        "MI" => "at midday",
        "AF" => "in the afternoon",
        "EV" => "in the evening",
        "NI" => "at night",
        "DT" => "in the daytime",
        _ => {
            let clock = clock.trim_end_matches('Z');
            return clock.starts_with(|c: char| c.is_ascii_digit()).then(|| clock.to_owned());
        }
    };
    Some(part.to_owned())
}

fn season(part: &str) -> Option<&'static str> {
    Some(match part {
        "SP" => "spring",
        "SU" => "summer",
        "FA" | "AU" => "autumn",
        "WI" => "winter",
        _ => return None,
    })
}

fn month(part: &str) -> Option<&'static str> {
    MONTHS.get(number(part)?.checked_sub(1)? as usize).copied()
}

/// A year, or the words for one that is not known.
fn year_of(year: &str) -> Option<String> {
    if year == "XXXX" { Some("some year".into()) } else { Some(number(year)?.to_string()) }
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// `T4H30M` → *4 hours 30 minutes*; `XM` → *some months*.
fn durations(value: &str) -> Option<String> {
    let mut clock = false;
    let mut digits = String::new();
    let mut parts = Vec::new();
    for c in value.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' | 'X' => digits.push(c),
            _ => {
                let unit = match (c, clock) {
                    ('Y', _) => "year",
                    ('M', false) => "month",
                    ('W', _) => "week",
                    ('D', _) => "day",
                    ('H', _) => "hour",
                    ('M', true) => "minute",
                    ('S', _) => "second",
                    _ => return None,
                };
                parts.push(match std::mem::take(&mut digits).as_str() {
                    "" => return None,
                    unknown if unknown.starts_with('X') => format!("some {unit}s"),
                    n if n.contains('.') => format!("{n} {unit}s"),
                    n => counted(n.parse().ok()?, unit),
                });
            }
        }
    }
    (!parts.is_empty() && digits.is_empty()).then(|| parts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_words() {
        for (value, expected) in [
            ("2025-04-11", "Friday 11 April 2025"),
            ("2025-04", "April 2025"),
            ("2025", "2025"),
            ("199", "the 1990s"),
            ("2025-W15", "week 15 of 2025"),
            ("2025-Q2", "quarter 2 of 2025"),
            ("2025-SU", "summer 2025"),
            ("2025-04-11TEV", "Friday 11 April 2025, in the evening"),
            ("2025-04-11T15:30", "Friday 11 April 2025, 15:30"),
            ("XXXX-WXX-5", "a Friday"),
            ("PT4H", "4 hours"),
            ("P1Y6M", "1 year 6 months"),
            ("PT1H30M", "1 hour 30 minutes"),
            ("PXM", "some months"),
            ("PAST_REF", "some time in the past"),
            ("2025-13-40", "2025-13-40"),
            ("odd", "odd"),
            ("", ""),
        ] {
            assert_eq!(words(value), expected, "{value}");
        }
    }
}
