//! Cases in the form of a text with a bar between its sentences.

use super::*;
use crate::text::{Span, tokenize};
use proptest::prelude::*;

fn read(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    tokenize::tokenize(text, Span::from_range(0..text.len()), &mut words);
    words
}

#[track_caller]
fn check(expected: &str) {
    let text = expected.replace(" | ", " ").replace('|', "");
    let words = read(&text);
    let sentences: Vec<&str> = split(&text, &words, 0..words.len())
        .into_iter()
        .filter_map(|r| text.get(words[r.start].span.start as usize..words[r.end - 1].span.end as usize))
        .collect();
    assert_eq!(sentences.join(" | "), expected);
}

#[test]
fn stops_and_calls() {
    check("Hello there. | Bye! | Really?! | yes. | no.");
    check("He paid $3.50. | Then he left.");
    check("The end. |The start.".replace(" |", "|").replace("|T", " | T").as_str());
}

#[test]
fn quotes_and_brackets() {
    check("\"Go away.\" | She left.");
    check("\"Why?\" he asked. | \"Because.\"");
    check("“Why?” President Obama asked. | “Stop!” the man shouted.");
    check("“It is over.” | Smith said he was glad.");
    check("He laughed. (Laughter.) | Then he spoke.".replace("laughed. (", "laughed. | (").as_str());
    check("It rained (a lot). | We ran.");
    check("She said it was 'over.' | He nodded.");
}

#[test]
fn abbreviations_do_not_end() {
    check("Mr. Smith of Acme Inc. met Gov. Brown in the U.S. Senate at 5 p.m. Monday.");
    check("He lives in the U.S. | He likes it.");
    check("He is from Fresno, Calif., as is she, of Peoria, Ill. | Together they came.");
    check("George W. Bush and J. K. Rowling came. | They sat.");
    check("See No. 5, e.g. The Times. | Then go.");
}

#[test]
fn dots_notes_lists() {
    check("Wait... what? | I see… | Fine.");
    check("He went . . . to see. | '' We saw, '' he said.");
    check("It is so.[12] | The end.");
    check("1. Mix the flour.");
    check("See http://a.org | http://b.org");
    check("I like it. :) | Good.");
}

#[test]
fn candidates() {
    let text = "He met Mr. Smith (again) today. Then don't go";
    let words = read(text);
    let starts = starts(text, &words, 0..words.len());
    let at = |form: &str| words.iter().position(|w| w.span.of(text) == form).map(|i| starts[i]);
    assert_eq!(at("He"), Some(Start::Must));
    assert_eq!(at("Smith"), Some(Start::Never));
    assert_eq!(at("again"), Some(Start::Never));
    assert_eq!(at(")"), Some(Start::Never));
    assert_eq!(at("today"), Some(Start::Unlikely));
    assert_eq!(at("Then"), Some(Start::Likely));
    assert_eq!(at("n't"), Some(Start::Never));
}

proptest! {
    #[test]
    fn sentences_cover_the_block(text in "[A-Za-c0-2.!?…:;,()\\[\\] \"'“”’-]{0,60}") {
        let words = read(&text);
        let ranges = split(&text, &words, 0..words.len());
        let mut at = 0;
        for range in ranges {
            prop_assert_eq!(range.start, at);
            prop_assert!(range.end > range.start);
            at = range.end;
        }
        prop_assert_eq!(at, words.len());
    }
}
