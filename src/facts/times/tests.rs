//! All rules by their examples, and properties that hold for any text.

use super::{rules::TABLE, timex};
use crate::{
    document::{Document, TimeType},
    pipeline::{self, Input},
    resources::Resources,
};
use proptest::prelude::*;

fn read(text: &str, published: Option<&str>) -> Document {
    let input =
        Input { source: pipeline::Source::Text(text), published: published.map(|d| d.parse().unwrap()), ..Input::default() };
    pipeline::analyze(&Resources::default(), &input, &mut |_| {})
}

#[track_caller]
fn check(text: &str, published: Option<&str>, values: &[&str]) {
    let doc = read(text, published);
    let found: Vec<&str> = doc.times.iter().map(|t| t.value.as_str()).collect();
    assert_eq!(found, values, "{text}");
}

#[test]
fn every_rule_reads_its_examples() {
    for rule in &TABLE.rules {
        assert!(!rule.sentence.is_empty(), "{} has no sentence", rule.id);
        assert!(!rule.examples.is_empty(), "{} has no example", rule.id);
        for (text, values) in &rule.examples {
            check(text, Some("2025-04-12"), &values.split(' ').collect::<Vec<_>>());
        }
        for text in &rule.counterexamples {
            let doc = read(text, Some("2025-04-12"));
            assert!(doc.times.is_empty(), "{}: {text} gave {:?}", rule.id, doc.times);
        }
    }
}

/// A year said aside is not where the story goes on.
#[test]
fn years_in_brackets_are_aside() {
    let text = "The others were Sale (2018), Ryan (2012) and Lackey (1997). Hall won on July 1.";
    check(text, None, &["2018", "2012", "1997", "XXXX-07-01"]);
    let story = "In 1994 Sale won. In 1995 Ryan won. In 1997 Lackey won. Hall won on July 1.";
    check(story, None, &["1994", "1995", "1997", "1997-07-01"]);
    // A year that tells which act is meant is aside, too.
    check("He won in 2018 under the 1965 Voting Act. In June he left.", None, &["2018", "1965", "2018-06"]);
}

/// A year has no week of its own, a day has.
#[test]
fn that_week_is_of_a_day() {
    check("Since 2018 it has closed ten shops. In that same week it cut taxes.", None, &["2018", "XXXX-WXX"]);
    check("The bridge fell on 4 May 2026. In that same week the mayor left.", None, &["2026-05-04", "2026-W19"]);
}

#[test]
fn reads_the_cases_of_other_readers() {
    let cases = include_str!("../../../tests/cases/times/conformance.txt");
    let mut wrong = Vec::new();
    for case in cases.lines().filter(|l| !l.starts_with('#')) {
        let [date, text, values] = case.splitn(3, '|').map(str::trim).collect::<Vec<_>>()[..] else { panic!("{case}") };
        let doc = read(text, (date != "-").then_some(date));
        let found: Vec<&str> = doc.times.iter().map(|t| t.value.as_str()).collect();
        if found.join(" ") != values {
            wrong.push(format!("{text} gave {found:?}, not {values}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn knows_the_rule_of_every_time() {
    let doc =
        read("They met on Friday and will meet in May. He left two years ago, in 2019, on 3 March at noon.", Some("2025-04-12"));
    assert!(!doc.times.is_empty());
    for time in &doc.times {
        assert!(TABLE.rules.iter().any(|r| r.id == time.provenance.rule.0), "{}", time.provenance.rule.0);
    }
}

#[test]
fn guesses_nothing_without_a_date() {
    check("They met on Friday.", None, &["XXXX-WXX-5"]);
    check("They met in May and on 3 June.", None, &["XXXX-05", "XXXX-06-03"]);
    check("They met last week, this year and yesterday.", None, &["XXXX-WXX", "XXXX", "XXXX-XX-XX"]);
    check("They met on 3 June 2019 at 9 a.m.", None, &["2019-06-03T09:00"]);
}

#[test]
fn crosses_edges_of_the_calendar() {
    check("They met yesterday.", Some("2024-03-01"), &["2024-02-29"]);
    check("They met last week.", Some("2021-01-06"), &["2020-W53"]);
    check("They met last month.", Some("2025-01-15"), &["2024-12"]);
    check("They met on Friday.", Some("2025-01-01"), &["2024-12-27"]);
    check("They met on 29 February 2023.", Some("2025-01-01"), &[]);
    check("They will meet in January.", Some("2025-12-30"), &["2026-01"]);
}

#[test]
fn halves_of_matches_are_no_dates() {
    let far = "word ".repeat(80);
    let sport =
        format!("The winger missed a tackle.\n\n{far}\n\nThe scrum-half was hurt. {far}. It improved in the second half.");
    check(&sport, Some("2025-04-12"), &[]);
    check("The winger of the house was sold. Profit rose in the second half.", Some("2025-04-12"), &["2025-H2"]);
}

#[test]
fn reads_ranges() {
    check("The fair ran from 3 to 5 May 2019.", Some("2025-04-12"), &["2019-05-03", "2019-05-05"]);
    check("The fair ran May 3-5, 2019.", Some("2025-04-12"), &["2019-05-03", "2019-05-05"]);
    check("In the season 2019–20 they won.", Some("2025-04-12"), &["2019", "2020"]);
    check("Between January and June 2022 it fell.", Some("2022-07-18"), &["2022-01", "2022-06"]);
    check("It ran from November to February.", Some("2025-04-12"), &["2024-11", "2025-02"]);
}

#[test]
fn tells_times_from_other_numbers() {
    check("He won 52–48 and 3-1 with 24 votes.", Some("2025-04-12"), &[]);
    check("It cost $24 and $2019.", Some("2025-04-12"), &[]);
    check("Too many die, thousands a week, and he pays $140 each month.", Some("2025-04-12"), &[]);
    check("The 29-year-old, 37 years old in all, left.", Some("2025-04-12"), &[]);
}

#[test]
fn goes_by_the_day_spoken_of() {
    check("They met on 3 March 2019. The next day they left.", Some("2025-04-12"), &["2019-03-03", "2019-03-04"]);
    check("They met on 3 March 2019. Two days later they left.", Some("2025-04-12"), &["2019-03-03", "2019-03-05"]);
    check("They met in 1939. They left later that year.", Some("2025-04-12"), &["1939", "1939"]);
}

/// Words that times are made of, in any order.
fn soup() -> impl Strategy<Value = String> {
    let words = [
        "the",
        "last",
        "next",
        "this",
        "first",
        "second",
        "Friday",
        "May",
        "March",
        "3",
        "12",
        "31",
        "2019",
        "1999",
        "of",
        "in",
        "to",
        "-",
        "–",
        ",",
        ".",
        "quarter",
        "half",
        "year",
        "years",
        "week",
        "month",
        "decade",
        "century",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "a",
        "and",
        "two",
        "twenty",
        "million",
        "night",
        "morning",
        "8:17",
        "a.m.",
        "UTC",
        "noon",
        "every",
        "each",
        "once",
        "Christmas",
        "Easter",
        "'90s",
        "1990s",
        "BC",
        "Q3",
        "fiscal",
        "will",
        "was",
        "é",
        "🙂",
        "''",
        "0",
        "99999999999999999999",
        "1/2",
        "½",
        "10/10/2010",
        "day",
        "days",
        "from",
        "now",
        "of next month",
        "summer",
        "’s",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..24).prop_map(|w| w.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_soup_gives_valid_times(text in soup(), date in prop::option::of("(19|20)[0-9]{2}-0[1-9]-1[0-9]")) {
        let doc = read(&text, date.as_deref());
        let mut end = 0;
        for time in &doc.times {
            let again = timex::parse(&time.value).map(|t| t.to_string());
            prop_assert_eq!(again.as_deref(), Some(time.value.as_str()), "in {}", text);
            prop_assert!(time.span.start >= end && !time.span.is_empty());
            prop_assert!(doc.text.get(time.span.range()).is_some());
            prop_assert_eq!(matches!(time.kind, TimeType::Duration), time.value.starts_with('P') && !time.value.ends_with("REF") && time.kind != TimeType::Set);
            end = time.span.end;
        }
    }

    /// Month ends, leap days, week 53, ends of years: steps of a day, a week, a month and a year from any date.
    #[test]
    fn steps_keep_to_the_calendar(n in 0_i32..80_000) {
        use jiff::{ToSpan, civil::date};
        let today = date(1900, 1, 1).checked_add(n.days()).unwrap();
        let published = today.to_string();
        let doc = read("He left yesterday, stayed on Friday and last week, last month and last year, and returns tomorrow.", Some(&published));
        let found: Vec<&str> = doc.times.iter().map(|t| t.value.as_str()).collect();
        let (week, month) = (today.yesterday().unwrap(), today.first_of_month().yesterday().unwrap());
        let last_week = today.checked_sub(1.week()).unwrap().iso_week_date();
        let expected = [
            week.to_string(),
            found.get(1).copied().unwrap_or_default().to_owned(),
            format!("{:04}-W{:02}", last_week.year(), last_week.week()),
            format!("{:04}-{:02}", month.year(), month.month()),
            format!("{:04}", today.year() - 1),
            today.tomorrow().unwrap().to_string(),
        ];
        prop_assert_eq!(&found, &expected);
        let friday: jiff::civil::Date = found[1].parse().unwrap();
        prop_assert!(friday.weekday() == jiff::civil::Weekday::Friday && (0..7).contains(&(today - friday).get_days()));
    }

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        read(&text, Some("2024-02-29"));
    }
}
