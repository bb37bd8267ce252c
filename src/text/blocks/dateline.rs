//! Lines of nothing but a date, a time or a place: `Monday, 7 January 2019`, `WASHINGTON (AP) —`. It does not read the date.

use super::furniture::{AGENCIES, List};
use std::sync::LazyLock;

static WORDS: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("../../lexicon/date_words.txt")));

/// Words of a date that say by themselves that it is one.
fn is_calendar_word(word: &str) -> bool {
    const STEMS: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri",
        "sat", "sun",
    ];
    STEMS.iter().any(|s| word.starts_with(s)) && WORDS.has(word)
}

/// A line with a date or a clock time and nothing else but words that go with them: `Published: 3 May 2021, 14:05 GMT`.
pub(super) fn is_date(normal: &str) -> bool {
    let (mut sure, mut number, mut count) = (false, false, 0);
    for word in normal.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|w| !w.is_empty()) {
        count += 1;
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let tail = word.get(digits..).unwrap_or_default();
        // A day, a time or a year; other numbers have no place in a date.
        let plausible = digits <= 2 || (digits == 4 && (word.starts_with("19") || word.starts_with("20") || !tail.is_empty()));
        match digits {
            3.. if !plausible => return false,
            0 if is_calendar_word(word) => sure = true,
            0 if WORDS.has(word) => {}
            1..=4 if matches!(tail, "" | "st" | "nd" | "rd" | "th" | "am" | "pm" | "h" | "m" | "d" | "hrs" | "z" | "t") => {
                number = true;
            }
            // "07T10"
            1..=4 if tail.strip_prefix('t').is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit())) => number = true,
            _ => return false,
        }
    }
    // "2019-01-07T10:00", "18-07-2022 23:10": three numbers are a date or a time; "May 2019" has its month.
    let numeric = count >= 3 && number && !sure && normal.contains(['-', '/', '.', ':']);
    let ago = normal.ends_with("ago") && number;
    (sure && (number || normal.contains("day"))) || numeric || ago
}

/// A place line: `WASHINGTON (AP) —`, `GENEVA, 3 May —`, `NEW DELHI:`. In capitals or with an agency, and nothing follows.
pub(super) fn is_place(line: &str) -> bool {
    // CAIRO – 26 July 2022:
    let dated = line
        .strip_suffix(':')
        .and_then(|l| l.split_once(['–', '—', '-']).filter(|(_, date)| is_date(&date.trim().to_lowercase())));
    if let Some((place, _)) = dated {
        return place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | ',')) && place.trim().len() > 2;
    }
    let bare = line.trim_end_matches([' ', '—', '–', '-', ':']);
    let closed = bare.len() < line.len();
    if line.chars().count() > 70 || !line.starts_with(char::is_uppercase) {
        return false;
    }
    let (place, agency) = match bare.rsplit_once(" (") {
        Some((place, rest)) => (place, rest.strip_suffix(')').is_some_and(is_agency)),
        None => (bare, false),
    };
    let name = place.split([',', '/']).next().unwrap_or_default().trim();
    let upper = name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase);
    let dated = place.split_once(',').is_some_and(|(_, rest)| is_date(&rest.trim().to_lowercase()));
    let short =
        name.split_whitespace().count() <= 4 && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''));
    short && ((agency && (upper || closed || dated)) || (upper && closed) || (dated && name.starts_with(char::is_uppercase)))
}

/// Where the place line before a first sentence ends: `LONDON, 3 May (Reuters) — The talks …` → after the dash.
pub(super) fn prefix_end(line: &str) -> Option<usize> {
    // A place of fewer letters could be an organisation: "NASA — the space agency — said".
    const SHORTEST_NAME: usize = 5;
    let head = line.char_indices().nth(70).map_or(line, |(at, _)| line.get(..at).unwrap_or_default());
    for (at, dash) in head.match_indices(['—', '–', '-']) {
        // ANAHEIM, Calif. --Ohtani won
        let double = line.get(at..).is_some_and(|l| l.starts_with("--") && !l.starts_with("---"));
        let end = if double { at + 2 } else { at + dash.len() };
        let rest = line.get(end..).unwrap_or_default();
        let next = rest.trim_start_matches(['-', ' ', '"', '“', '\'', '‘']).chars().next();
        let spaced = head.get(..at).is_some_and(|h| h.ends_with([' ', '-']) || dash != "-");
        if !(spaced && (double || rest.starts_with(' ')) && next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())) {
            continue;
        }
        let place = head.get(..end).unwrap_or_default();
        let name = place.split([' ', ',']).next().unwrap_or_default();
        // CAIRO – 26 July 2022: The envoy …
        let dated = rest.split_once(':').filter(|(date, _)| date.len() <= 40 && is_date(&date.trim().to_lowercase()));
        if let Some((date, _)) = dated.filter(|_| is_place(place)) {
            return Some(end + date.len() + 1);
        }
        let told = place.contains('(') || place.contains(',') || name.chars().count() >= SHORTEST_NAME;
        return (told && is_place(place)).then_some(end);
    }
    None
}

fn is_agency(name: &str) -> bool {
    AGENCIES.iter().any(|a| a.eq_ignore_ascii_case(name)) || name.split([',', '/', ' ']).any(|p| AGENCIES.has(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for line in [
            "monday, january 7, 2019",
            "18-07-2022 23:10",
            "august 2, 2022 - 5:24pm",
            "published: 3 may 2021, 14:05 gmt",
            "3 hours ago",
            "last updated on sat 4 june 2022 19.12 bst",
            "2021-05-03t10:00:00z",
            "updated 5:02 p.m. et, tue october 8, 2019",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in ["may", "march on", "1,200", "7 killed in january storm", "sunday league", "10-4", "march 4 freedom"] {
            assert!(!is_date(line), "{line}");
        }
    }

    #[test]
    fn place_before_a_sentence() {
        assert_eq!(prefix_end("WASHINGTON (AP) — The vote"), Some(19));
        assert_eq!(prefix_end("GENEVA, 3 May (Reuters) - \"We\""), Some(25));
        assert_eq!(prefix_end("LONDON -- The vote"), Some(9));
        assert_eq!(prefix_end("ANAHEIM, Calif. --Ohtani won"), Some(18));
        assert_eq!(prefix_end("Ohtani--Who else--won"), None);
        assert_eq!(prefix_end("CAIRO - 26 July 2022: The envoy"), Some(21));
        for line in [
            "NASA — The agency",
            "Cairo talks - 26 July 2022: what to know",
            "CAIRO - the talks: what to know",
            "The vote — It was close — ended",
            "UNICEF — which works here — said",
            "Ex-minister - Roe",
            "",
        ] {
            assert_eq!(prefix_end(line), None, "{line}");
        }
    }

    #[test]
    fn places() {
        for line in [
            "WASHINGTON (AP) —",
            "CAIRO – 26 July 2022:",
            "GENEVA, 3 May —",
            "NEW DELHI:",
            "Geneva (Reuters) -",
            "Niamey, 10 July 2019",
        ] {
            assert!(is_place(line), "{line}");
        }
        for line in ["RATES RISE", "WASHINGTON", "WASHINGTON (AP) — The talks", "Geneva talks (day two)", "Key points:"] {
            assert!(!is_place(line), "{line}");
        }
    }
}
