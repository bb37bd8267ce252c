//! Cases in text form under `tests/cases/blocks`, and properties that hold for any input.

use super::*;
use proptest::prelude::*;
use std::fmt::Write as _;

fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list_item",
        BlockKind::Quote => "quote",
        BlockKind::Caption => "caption",
        BlockKind::Boilerplate => "boilerplate",
    }
}

/// A case is a table: kind, bar, line. No kind: the line belongs to the block above. `+` before the kind: no line break before it.
fn parse(case: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut expected): (String, Vec<(String, String)>) = Default::default();
    for row in case.lines().filter(|l| !l.starts_with('#')) {
        let (kind, line) = row.split_once('|').expect("a bar in each line");
        let line = line.strip_prefix(' ').unwrap_or(line);
        let kind = kind.trim();
        if !kind.starts_with('+') && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
        match expected.last_mut() {
            _ if line.trim().is_empty() => {}
            Some((_, words)) if kind.is_empty() => *words = format!("{words}\n{line}"),
            _ => expected.push((kind.trim_start_matches('+').to_owned(), line.trim().to_owned())),
        }
    }
    (text, expected)
}

#[test]
fn cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/blocks");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 8, "cases are there");
    let mut wrong = String::new();
    for path in paths {
        let (text, expected) = parse(&std::fs::read_to_string(&path).unwrap());
        let found: Vec<_> = find(&text).iter().map(|b| (kind_name(b.kind).to_owned(), b.span.of(&text).to_owned())).collect();
        for i in 0..expected.len().max(found.len()) {
            if expected.get(i) != found.get(i) {
                writeln!(wrong, "{}: expected {:?}\n  found {:?}", path.display(), expected.get(i), found.get(i)).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn tells_of_glued_furniture() {
    let text = "The harbour was opened on Monday by the mayor of the town.\nMore ShortsTown plans a second bridge\nThe town will build a second bridge next to the harbour, the mayor said.";
    let layout = lay_out(text);
    assert_eq!(layout.glued, [2]);
    assert_eq!(layout.blocks[2].span.of(text), "Town plans a second bridge");
}

fn check_invariants(text: &str) {
    let blocks = find(text);
    let mut end = 0;
    for block in &blocks {
        let between = Span::new(end, block.span.start).of(text);
        assert!(block.span.start >= end && between.trim().is_empty(), "in order, nothing but white space between");
        assert!(!block.span.is_empty() && block.span.trimmed(text) == block.span, "trimmed");
        end = block.span.end;
    }
    assert!(Span::new(end, text.len() as u32).of(text).trim().is_empty(), "covers the end");
    if text.len() as u32 > end {
        assert!(text.is_char_boundary(end as usize));
    }
}

#[test]
fn odd_input() {
    for text in
        ["", " \n\n ", "x", "\u{0}\u{1}\n\u{fffd}", "•", "1.", ">", "©", "By ", "—\n—", "\u{2028}a\u{2028}", "ǅǅǅǅǅ ǅǅǅ b c"]
    {
        check_invariants(text);
    }
    assert_eq!(find("Rain stopped play on Monday.").len(), 1);
}

/// Quadratic work would not end within the patience of a test run: 300,000 characters on one line, in 300,000 lines, in one word.
#[test]
fn large_input_ends() {
    for piece in [
        "word ",
        "A title here\n",
        "x",
        "\n",
        "“quoted words here and there again.”\n",
        "> a\n",
        "- a\n",
        "A sentence that wraps\nat some column, and so on\n",
    ] {
        check_invariants(&piece.repeat(100_000 / piece.len()));
    }
}

proptest! {
    #[test]
    fn any_text_is_covered(text in "(\\PC|\n|[ .,A-Za-z]|> |- |Read more|[“”\"—©•]){0,300}") {
        check_invariants(&text);
    }

    #[test]
    fn lines_of_news_are_covered(lines in proptest::collection::vec("(By [A-Z][a-z]+|Advertisement|More Shorts[A-Z][a-z]+ [a-z]+ [a-z]+|[A-Z][a-z ]{0,90}[.?:]?|)", 0..30)) {
        check_invariants(&lines.join("\n"));
    }
}
