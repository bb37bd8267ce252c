//! An invented page, pieces from the clipboard, hostile markup.

use super::*;
use crate::text::{Span, blocks::BlockKind};
use proptest::prelude::*;

const PAGE: &str = r#"<!doctype html><html lang="en"><head>
<title>Velmouth votes for second bridge | Velmouth Courier</title>
<meta property="og:site_name" content="Velmouth Courier">
<meta property="og:title" content="Velmouth votes for second bridge">
<link rel="canonical" href="https://courier.example/bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "Velmouth votes for second bridge", "datePublished": "2031-03-04T14:20:00Z", "author": [{"@type": "Person", "name": "Mara Ostrow"}]}]}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article><h1>Velmouth votes for second bridge</h1>
<p class="byline">By Mara Ostrow</p>
<figure><img src="x.jpg" onerror="alert(1)"><figcaption>The old bridge at Velmouth.</figcaption></figure>
<p>The town of Velmouth voted on Tuesday to build a second bridge over the river Orr, ending a dispute that began ten years ago, the council said.</p>
<p>The bridge will cost £41&nbsp;million and open in 2035, and the ferry will stop on the same day, said <a href="/b">Mayor Ada Brunt</a>, who had asked for it.</p>
<h2>A long dispute</h2>
<p>Farmers on the northern bank had opposed the plan because the road would cut their fields in two, and they had gone to court twice.</p>
<blockquote><p>We have waited long enough, and nobody on this side of the river wants to wait for another ten years.</p></blockquote>
<ul><li>Work begins in the spring of next year, the town says.</li><li>The road is to be ready two years later, before the bridge.</li></ul>
<p>The council will look at the plans of the road again in May, when the water is low enough to measure the bed of the river.</p>
</article>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry company to sell two ships this summer</a></li></ul></aside>
<section id="comments"><p>Nobody asked me about it, writes a reader from the northern bank.</p></section>
<footer><p>© 2031 Velmouth Courier</p></footer><script>document.write("<p>never run</p>")</script></body></html>"#;

fn kinds(page: &Page) -> Vec<(BlockKind, &str)> {
    page.blocks.iter().map(|b| (b.kind, b.span.of(&page.text))).collect()
}

#[test]
fn reads_a_page() {
    let page = read(PAGE);
    let found = kinds(&page);
    assert_eq!(found[0], (BlockKind::Headline, "Velmouth votes for second bridge"));
    assert!(found.contains(&(BlockKind::Heading, "A long dispute")));
    assert!(found.contains(&(BlockKind::ListItem, "Work begins in the spring of next year, the town says.")));
    assert!(found.iter().any(|(k, t)| *k == BlockKind::Quote && t.starts_with("We have waited")));
    assert!(found.iter().any(|(k, t)| *k == BlockKind::Paragraph && t.contains("cost £41 million")));
    assert!(!found.iter().any(|(k, t)| *k == BlockKind::Paragraph && t.contains("old bridge")));
    assert!(!page.text.contains("never run") && !page.text.contains("color"));
}

#[test]
fn says_where_metadata_stands() {
    let page = read(PAGE);
    let text = |f: &Option<Found<String>>| f.clone().map(|f| (f.value, f.from));
    assert_eq!(text(&page.title), Some(("Velmouth votes for second bridge".to_owned(), "JSON-LD headline")));
    assert_eq!(text(&page.author), Some(("Mara Ostrow".to_owned(), "JSON-LD author")));
    assert_eq!(text(&page.site), Some(("Velmouth Courier".to_owned(), "og:site_name")));
    assert_eq!(text(&page.url), Some(("https://courier.example/bridge".to_owned(), "link canonical")));
    let published = page.published.map(|f| (f.value.to_string(), f.from));
    assert_eq!(published, Some(("2031-03-04".to_owned(), "JSON-LD datePublished")));
}

#[test]
fn keeps_what_it_leaves_out() {
    let page = read(PAGE);
    let all: String = page.left_out.iter().map(|l| l.text.as_str()).collect::<Vec<_>>().join("\n");
    for words in ["Home", "Ferry company to sell two ships this summer", "Nobody asked me"] {
        let shown = page.text.contains(words);
        assert!(shown != all.contains(words), "{words:?} stands in the text or among what was left out, and not in both");
    }
    assert!(page.left_out.iter().any(|l| l.reason == Reason::Comments));
    assert!(page.left_out.iter().all(|l| l.at as usize <= page.text.len()));
}

/// What a person selected and copied is taken whole.
#[test]
fn takes_a_piece_from_the_clipboard_whole() {
    let page = read(
        "<meta charset='utf-8'><b>Dam is safe</b><br>The ministry said on Friday that the dam was safe.<ul><li>One</li></ul>",
    );
    let texts: Vec<&str> = page.blocks.iter().map(|b| b.span.of(&page.text)).collect();
    assert_eq!(texts, ["Dam is safe", "The ministry said on Friday that the dam was safe.", "One"]);
    assert!(page.left_out.is_empty());
}

#[test]
fn site_name_is_no_part_of_the_headline() {
    let sites = [Found::new("Velmouth Courier".to_owned(), "og:site_name")];
    assert_eq!(meta::without_site("Dam is safe | Velmouth Courier", &sites), "Dam is safe");
    assert_eq!(meta::without_site("Dam – is it safe?", &sites), "Dam – is it safe?");
}

fn check_invariants(html: &str) {
    let page = read(html);
    let mut end = 0;
    for block in &page.blocks {
        assert!(block.span.start >= end && Span::new(end, block.span.start).of(&page.text).trim().is_empty());
        assert!(!block.span.of(&page.text).is_empty() && block.span.trimmed(&page.text) == block.span);
        end = block.span.end;
    }
    assert_eq!(end as usize, page.text.trim_end().len());
    assert!(page.left_out.iter().all(|l| page.text.is_char_boundary(l.at as usize)));
}

/// Deep, unclosed and repeated markup ends in time and does not overflow the stack.
#[test]
fn hostile_pages_end() {
    let head = "<title>a</title>";
    for piece in [
        "<div>",
        "<b a=1>",
        "<table><tr><td>",
        "<p><b>",
        "<ul><li>",
        "<svg><g>",
        "<a href=x>",
        "<blockquote>x",
        "<font color=a>x<p>",
        "</p>",
        "<!--",
        "<",
        "&amp;",
        "<template>",
    ] {
        check_invariants(&format!("{head}{}", piece.repeat(20_000 / piece.len())));
    }
    check_invariants(&format!("{head}<script type='application/ld+json'>{}", "[".repeat(50_000)));
    check_invariants(&format!("{head}<p {}>x", "a=b ".repeat(5_000)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_markup_is_read(parts in proptest::collection::vec(
        "(</?(div|p|b|a|li|ul|table|tr|td|h1|h2|script|style|title|figure|blockquote|br|q|span|template|svg|nav|time)( (class|href|style|datetime)=\"[a-z :]{0,12}\")?>|<!--|-->|&[a-z]{0,4};|[A-Za-z .,]{0,40}|\\PC{0,8}|<meta property=\"og:title\" content=\"[A-Za-z |]{0,20}\">)",
        0..60,
    )) {
        check_invariants(&parts.concat());
    }
}
