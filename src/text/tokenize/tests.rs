//! Cases in the form `text` → `words`; a `+` marks a word written together with the one before it.

use super::*;
use proptest::prelude::*;

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    tokenize(text, Span::from_range(0..text.len()), &mut words);
    words
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let forms: Vec<String> =
        words(text).iter().map(|w| format!("{}{}", if w.joined { "+" } else { "" }, w.span.of(text))).collect();
    assert_eq!(forms.join(" "), expected);
}

#[test]
fn contractions() {
    check("don't can't I'm it's we'll I’ve", "do +n't ca +n't I +'m it +'s we +'ll I +’ve");
    check("cannot gonna dont shouldn't've", "can +not gon +na do +nt should +n't +'ve");
    check("the parents' house, Smith's", "the parents +' house , Smith +'s");
    check("\"Hamlet\"'s plot", "\" Hamlet \" +'s plot");
    check("the 1990's, the '90s, rock 'n roll", "the 1990's , the '90s , rock 'n roll");
    check("gov't o'clock L'Enfant", "gov't o'clock L'Enfant");
}

#[test]
fn single_quotes() {
    check("He said 'the parents' and left", "He said ' the parents ' and left");
    check("‘Wait,’ she said", "‘ Wait , ’ she said");
    check("them ''", "them ''");
}

#[test]
fn hyphens() {
    check("well-known anti-war 15-year-old e-mail", "well - known anti-war 15 - year - old e-mail");
    check("mid-1980s UN-related co-founder", "mid-1980s UN - related co-founder");
    check("pre- and post-war -- a test—yes", "pre- and post-war -- a test — yes");
}

#[test]
fn stops() {
    check("Mr. Smith met Dr. Who in the U.S. at 5 p.m. today.", "Mr. Smith met Dr. Who in the U.S. at 5 p.m. today .");
    check("Say no. We did.", "Say no . We did .");
    check("No. 5 and plan B. The end", "No. 5 and plan B . The end");
    check("Law No. (10) of 2021", "Law No. ( 10 ) of 2021");
    check("J. K. Rowling and George W. Bush", "J. K. Rowling and George W. Bush");
    check("apples etc. were sold, etc.", "apples etc. were sold , etc .");
    check("in Fresno, Calif., on Sunday. Sun.", "in Fresno , Calif. , on Sunday . Sun .");
    check("Wait... what?! OK…", "Wait ... what ?! OK …");
    check("1. Mix it.", "1. Mix it .");
}

#[test]
fn numbers() {
    check("$24.5bn, €5m, £3,000 and US$5", "$ 24.5 bn , € 5 m , £ 3,000 and US$ 5");
    check("24% of 5km at 10:30 on 9/11", "24 % of 5 km at 10:30 on 9/11");
    check("2019-20, 2-1, 713-853-3989, 11/28/2000", "2019 - 20 , 2 - 1 , 713-853-3989 , 11/28/2000");
    check("4th 1990s 5G 7pm 7p.m. Rs500 R1,000 N95", "4th 1990s 5G 7 pm 7 p.m. Rs 500 R 1,000 N95");
    check("Rs 1,50,000 in 18,19,20", "Rs 1,50,000 in 18 , 19 , 20");
    check("#1 and 20°C", "# 1 and 20 ° C");
}

#[test]
fn addresses() {
    check("See https://a.org/b(c)?d=1, or www.who.int.", "See https://a.org/b(c)?d=1 , or www.who.int .");
    check("jane.roe@site.org #climate @POTUS bbc.co.uk/news", "jane.roe@site.org #climate @POTUS bbc.co.uk/news");
    check("Amazon.com-owned Yahoo.", "Amazon.com - owned Yahoo .");
    check("AT&T and/or R&D w/o it :) :-(", "AT&T and / or R&D w/o it :) :-(");
    check("the end.The start", "the end . The start");
}

/// Words in order, not empty, on character boundaries, with nothing but gaps between them.
fn rebuilds(text: &str) -> Result<(), TestCaseError> {
    let mut last = 0;
    for word in words(text) {
        let gap = text.get(last..word.span.start as usize);
        prop_assert!(gap.is_some_and(|g| g.chars().all(is_gap)), "{text:?} {word:?}");
        prop_assert!(!word.span.of(text).is_empty(), "{text:?} {word:?}");
        prop_assert!(!word.joined || word.span.start as usize == last);
        last = word.span.end as usize;
    }
    prop_assert!(text.get(last..).is_some_and(|g| g.chars().all(is_gap)));
    Ok(())
}

proptest! {
    #[test]
    fn any_text_rebuilds(text in "\\PC{0,80}") {
        rebuilds(&text)?;
    }

    #[test]
    fn nasty_text_rebuilds(text in "[a-cA-CsStTnN0-3'’‘`.,:;/@#$%&()\\[\\] \n\u{ad}\u{200b}é🙂\"!?*_~=<+-]{0,60}") {
        rebuilds(&text)?;
    }
}

/// Counts the looks at characters instead of the time: eight times the text costs at most about eight times the looks.
#[test]
fn linear() {
    for unit in
        ["a-b.c@d'e/f", "well-known ", "1-2/3,4:5.", "'s'n't", "U.S.", "((((", "www.a(b)", "....a", "3.5.7m", "x_y-z.", "\u{ad}"]
    {
        let looks = |n: usize| {
            let text = unit.repeat(n);
            let mut out = Vec::new();
            let mut cursor = Cursor::new(&text, Span::from_range(0..text.len()));
            run(&mut cursor, &mut out);
            cursor.looks.get() as f64
        };
        let (one, eight) = (looks(500), looks(4000));
        assert!(eight <= one * 8.5 + 1000.0, "{unit:?}: {one} looks, then {eight}");
    }
}
