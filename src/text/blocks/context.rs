//! Passes that judge a line by its neighbours: a title before running text is a heading, titles after the article's end are links.
//! Each pass goes once over the units and leaves alone what an earlier one has judged.

use super::{
    BlockKind, Item,
    furniture::List,
    shape::{End, Marker},
};
use std::{ops::Range, sync::LazyLock};

static PAST_FORMS: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("../../lexicon/past_forms.txt")));

/// A heading has at most so many words.
const HEADING_WORDS: usize = 15;
/// A headline has at most so many words.
const HEADLINE_WORDS: usize = 30;

/// Judges all units that the line rules left open; what stays open is a paragraph.
pub(super) fn judge(text: &str, items: &mut [Item]) {
    lists(items);
    rows(text, items);
    listed_links(items);
    posts_and_pulled_quotes(text, items);
    // Verse, a menu, a list of names: without running text there is no telling a title from a line.
    if !items.iter().any(Item::is_prose) {
        return;
    }
    let titled = items.iter().any(|i| i.kind == Some(BlockKind::Headline));
    let body = if titled { items.iter().position(Item::is_prose).unwrap_or(items.len()) } else { headline(items) };
    top_of_article(text, items, body);
    titles(items, body);
    list_titles(items);
}

/// List items: bullets always, other signs where a second one stands beside.
fn lists(items: &mut [Item]) {
    let markers: Vec<Option<Marker>> = items.iter().map(|i| i.marker.filter(|_| i.kind.is_none())).collect();
    let follows = |a: Option<&Option<Marker>>, b: Option<&Option<Marker>>| match (a, b) {
        (Some(Some(a)), Some(Some(b))) => b.follows(*a),
        _ => false,
    };
    for (i, item) in items.iter_mut().enumerate() {
        let (before, own, after) = (i.checked_sub(1).and_then(|p| markers.get(p)), markers.get(i), markers.get(i + 1));
        let listed = own == Some(&Some(Marker::Bullet)) || follows(before, own) || follows(own, after);
        if listed {
            item.set(BlockKind::ListItem, "block.list");
        }
    }
}

/// Rows of a table: columns are parted by tabs, bars or wide gaps.
fn rows(text: &str, items: &mut [Item]) {
    for item in items.iter_mut().filter(|i| i.kind.is_none()) {
        let line = item.unit.span.of(text);
        let columns = |gap: &str| line.matches(gap).take(2).count() == 2;
        if line.len() <= 400 && !line.contains('\n') && (columns("\t") || columns(" | ") || columns("    ")) {
            item.set(BlockKind::ListItem, "block.row");
        }
    }
}

/// List items under the title of a list of links.
fn listed_links(items: &mut [Item]) {
    let mut under = false;
    for item in items.iter_mut() {
        let listed = item.kind == Some(BlockKind::ListItem);
        if under && listed {
            item.set(BlockKind::Boilerplate, "block.links.list");
        }
        under = (under && listed) || is_links_title(item);
    }
}

fn is_links_title(item: &Item) -> bool {
    matches!(item.rule, "block.furniture.header" | "block.furniture.section")
}

/// A signed post takes the line before it along; so does `— Jane Roe` below a quotation. A quotation that the article holds a
/// second time was pulled out of it.
fn posts_and_pulled_quotes(text: &str, items: &mut [Item]) {
    const MOST_SEARCHES: usize = 40;
    let mut searches = 0;
    for i in 0..items.len() {
        let Some(item) = items.get(i) else { continue };
        let line = item.unit.span.of(text);
        let signed = line.starts_with(['—', '–']) && item.shape.words <= 12 && item.shape.end == End::Bare;
        let post = item.rule == "block.quote.embed" && signed;
        let before = i.checked_sub(1).and_then(|p| items.get(p)).filter(|p| p.kind.is_none());
        // A dash before a name signs what stands above.
        let name = line.trim_start_matches(['—', '–', ' ']).starts_with(char::is_uppercase);
        let below = signed
            && item.kind.is_none()
            && name
            && before.is_some_and(|p| p.shape.is_prose() || quoted(p.unit.span.of(text)).is_some());
        if (post || below) && before.is_some() {
            items.iter_mut().skip(i - 1).take(2).for_each(|item| item.set(BlockKind::Quote, "block.quote.signed"));
            continue;
        }
        let short = item.kind.is_none() && (5..=50).contains(&item.shape.words);
        let Some(inner) = quoted(line).filter(|_| short && searches < MOST_SEARCHES) else { continue };
        searches += 1;
        if text.match_indices(inner).take(2).count() == 2 {
            items.iter_mut().skip(i).take(1).for_each(|item| item.set(BlockKind::Quote, "block.quote.pulled"));
        }
    }
}

/// What stands between the quotation marks that enclose the whole line.
fn quoted(line: &str) -> Option<&str> {
    let inner = line.strip_prefix(['"', '“'])?.strip_suffix(['"', '”'])?;
    (!inner.contains(['"', '“', '”'])).then(|| inner.trim_end_matches(['.', ',']))
}

/// Finds the headline. Returns the index of the first unit of running text.
fn headline(items: &mut [Item]) -> usize {
    let body = items.iter().position(Item::is_prose).unwrap_or(items.len());
    let open: Vec<usize> = (0..=body).filter(|&i| items.get(i).is_some_and(|item| item.kind.is_none())).collect();
    let is_titled = |items: &[Item], i: usize| items.get(i).is_some_and(|item| can_be_headline(items, i, item));
    for (k, &i) in open.iter().enumerate() {
        let kicker = items.get(i).is_some_and(|item| item.shape.words <= 3)
            && open.get(k + 1).is_some_and(|&n| is_titled(items, n) && items.get(n).is_some_and(|item| item.shape.words >= 4));
        let titled = is_titled(items, i);
        let Some(item) = items.get_mut(i) else { continue };
        if kicker || is_trail(&item.normal) {
            item.set(BlockKind::Boilerplate, "block.kicker");
        } else if titled {
            item.set(BlockKind::Headline, "block.headline");
            break;
        } else {
            break;
        }
    }
    items.iter().position(Item::is_prose).unwrap_or(items.len())
}

/// A line without final stop; or with one, if furniture stands between it and the text: a page puts it between title and text,
/// never into the first paragraph.
fn can_be_headline(items: &[Item], i: usize, item: &Item) -> bool {
    let shape = &item.shape;
    let next = items.get(i + 1).and_then(|n| n.kind);
    let parted = matches!(next, Some(BlockKind::Boilerplate | BlockKind::Byline | BlockKind::Dateline));
    let end = match shape.end {
        End::Bare => true,
        End::Call => shape.words <= 25,
        End::Stop => parted && shape.words <= 16 && shape.inner_stops == 0 && !tells(&item.normal),
        End::Colon | End::Open => false,
    };
    end && (2..=HEADLINE_WORDS).contains(&shape.words) && items.get(i + 1).is_some() && item.marker.is_none()
}

/// `Home > News > World`
fn is_trail(normal: &str) -> bool {
    let parts = |sign: &str| normal.split(sign).count();
    normal.len() <= 120
        && (parts(" > ") >= 2 || parts(" » ") >= 2 || parts(" › ") >= 2 || (parts(" / ") >= 3 && normal.starts_with("home")))
}

/// Between headline and text: names of writers, the words of the first picture, a standfirst, tags.
fn top_of_article(text: &str, items: &mut [Item], body: usize) {
    let head = items.iter().take(body).position(|i| i.kind == Some(BlockKind::Headline));
    let Some(head) = head else { return };
    for i in head + 1..body.min(items.len()) {
        let near = |kinds: &[BlockKind]| {
            [i.checked_sub(1), Some(i + 1)]
                .into_iter()
                .flatten()
                .filter_map(|n| items.get(n))
                .any(|n| n.kind.is_some_and(|k| kinds.contains(&k)))
        };
        let Some(item) = items.get(i).filter(|item| item.kind.is_none()) else { continue };
        let line = item.unit.span.of(text);
        let dated = near(&[BlockKind::Dateline, BlockKind::Byline, BlockKind::Headline]);
        let found = if is_name(line) && dated {
            Some((BlockKind::Byline, "block.byline.name"))
        } else if item.shape.end == End::Stop && item.shape.words <= 10 && !tells(&item.normal) {
            Some((BlockKind::Caption, "block.caption.top"))
        } else if item.shape.words <= 2 && item.shape.end == End::Bare {
            Some((BlockKind::Boilerplate, "block.tag"))
        } else if item.shape.is_title(HEADLINE_WORDS) {
            Some((BlockKind::Heading, "block.standfirst"))
        } else {
            None
        };
        if let (Some((kind, rule)), Some(item)) = (found, items.get_mut(i)) {
            item.set(kind, rule);
        }
    }
}

/// Two to four capitalised words, also two such names: `Jane Roe and John Doe`.
fn is_name(line: &str) -> bool {
    let words: Vec<_> = line.split([' ', ',', '|']).filter(|w| !w.is_empty()).collect();
    let capital = |w: &str| {
        w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'))
    };
    let small = |w: &str| matches!(w, "and" | "de" | "van" | "von" | "der" | "bin" | "al" | "in" | "&");
    (2..=8).contains(&words.len())
        && !line.ends_with('.')
        && words.iter().all(|w| capital(w) || small(w))
        && words.iter().filter(|w| capital(w)).count() >= 2
}

/// The sentence tells what happened: a past form or an auxiliary. Words under a picture stand in the present or have no verb.
fn tells(normal: &str) -> bool {
    let mut before = "";
    normal.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).any(|word| {
        let article = matches!(std::mem::replace(&mut before, word), "a" | "an" | "the");
        PAST_FORMS.has(word) || (word.len() > 4 && word.ends_with("ed") && !article)
    })
}

/// Runs of titles between stretches of running text: headings, links, plain lists.
fn titles(items: &mut [Item], body: usize) {
    let prose = items.iter().filter(|i| i.is_prose()).count();
    let around = Around { body, prose, last_prose: items.iter().rposition(Item::is_prose).unwrap_or(0) };
    let mut i = 0;
    while i < items.len() {
        let end = (i..items.len()).find(|&k| !items.get(k).is_some_and(can_be_title)).unwrap_or(items.len());
        if end == i {
            i += 1;
            continue;
        }
        judge_run(items, i..end, around);
        i = end;
    }
}

fn can_be_title(item: &Item) -> bool {
    // "So what now?" and "Q: Was it loud?" are spoken to the reader or by an interviewer.
    let spoken =
        ["so ", "and ", "but ", "or ", "well", "then ", "q:", "q.", "\"", "“", "'"].iter().any(|s| item.normal.starts_with(s));
    let question = item.shape.end == End::Call && item.shape.words <= 10 && !spoken;
    item.kind.is_none() && (item.shape.is_title(HEADLINE_WORDS) || question)
}

/// The running text around a run.
#[derive(Clone, Copy)]
struct Around {
    /// First unit of running text.
    body: usize,
    /// Number of units of running text.
    prose: usize,
    /// Last unit of running text.
    last_prose: usize,
}

/// Judges a run of title-like units by what stands before and after it.
fn judge_run(items: &mut [Item], run: Range<usize>, around: Around) {
    let before = run.start.checked_sub(1).and_then(|p| items.get(p));
    let next = items.get(run.end);
    let section = before.is_some_and(|b| b.rule == "block.furniture.section");
    let header = section || before.is_some_and(|b| b.rule == "block.furniture.header");
    let announced = before.is_some_and(|b| b.kind.is_none() && b.shape.end == End::Colon);
    let goes_on = next
        .is_some_and(|n| n.kind.is_none() || matches!(n.kind, Some(BlockKind::ListItem | BlockKind::Quote | BlockKind::Caption)));
    let ended = run.end > around.last_prose;
    let many = run.len() >= 3;
    let heading = |item: &Item| item.shape.words <= HEADING_WORDS && item.unit.span.len() <= 140;
    for i in run.clone() {
        let last = i + 1 == run.end;
        let Some(item) = items.get_mut(i) else { continue };
        let (kind, rule) = if announced && run.len() >= 2 {
            (BlockKind::ListItem, "block.list.announced")
        } else if header && !(section && last && goes_on) {
            (BlockKind::Boilerplate, "block.links")
        } else if ended && run.start > around.body && around.prose >= 3 && !goes_on {
            (BlockKind::Boilerplate, "block.links.end")
        } else if many && !last {
            (BlockKind::ListItem, "block.list.plain")
        } else if (goes_on || !last) && heading(item) {
            (BlockKind::Heading, "block.heading")
        } else {
            continue;
        };
        item.set(kind, rule);
    }
}

/// `Key dates:` before a list.
fn list_titles(items: &mut [Item]) {
    for i in 0..items.len() {
        let listed = items.get(i + 1).is_some_and(|n| n.kind == Some(BlockKind::ListItem));
        let Some(item) = items.get_mut(i).filter(|item| listed && item.kind.is_none()) else { continue };
        if item.shape.end == End::Colon && item.shape.words <= 6 && !item.shape.lower_start {
            item.set(BlockKind::Heading, "block.heading.list");
        }
    }
}
