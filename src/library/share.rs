//! An article, or only what was done to one, as the payload of a link: lines of text, deflated after common words (`share.txt`),
//! base64url. The analysis is left out; the engine makes it again. What was undone stays with its author.
//!
//! ```text
//! article                      or: corrections
//! Harbour fund grows           title
//! Elwick Courier               source
//! 2026-05-07                   published
//! 3f2a…                        the text's id
//! 2 1800000000000 77           number of operations, time of the first, tabs
//! 0|"do":"judge",…             milliseconds later, tab if not the first, number if not the next
//! 900|"do":"note",…
//! The text …                   an article's only
//! ```
//!
//! A link comes from anybody, so reading trusts nothing: sizes are capped before anything is built.

use super::{
    log::{Log, OpId},
    pack,
};
use std::collections::BTreeMap;

/// Version of the payload that is written: the `1` of `#v1.`.
pub const VERSION: u32 = 1;

/// Most bytes of an inflated payload: some 80,000 words.
pub const LIMIT: usize = 1 << 19;

/// Words that both sides know.
const KNOWN: &str = include_str!("share.txt");

/// Most bytes of the operations in it, and most operations.
const LOG_LIMIT: usize = 1 << 18;
const OPS_LIMIT: usize = 2_000;

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Empty if unknown.
    pub title: String,
    /// Outlet or address; empty if unknown.
    pub source: String,
    /// `YYYY-MM-DD`; empty if unknown.
    pub published: String,
    /// The text's id, see [`super::shelf::id_of`].
    pub id: String,
    /// The text; none where the link carries only what was done to it.
    pub text: Option<String>,
    /// What was done.
    pub log: Log,
}

/// The payload.
pub fn write(shared: &Shared) -> String {
    let kind = if shared.text.is_some() { "article" } else { "corrections" };
    let one_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = [kind, &one_line(&shared.title), &one_line(&shared.source), &shared.published, &shared.id].join("\n");
    out.push('\n');
    out.push_str(&operations(&shared.log.effective()));
    out.push_str(shared.text.as_deref().unwrap_or_default());
    pack::pack_after(KNOWN.as_bytes(), out.as_bytes())
}

/// Reads a payload.
///
/// # Errors
/// A clause that says what is wrong with the link.
pub fn read(payload: &str) -> Result<Shared, String> {
    let bytes = pack::unpack_after(KNOWN.as_bytes(), payload, LIMIT)?;
    let all = String::from_utf8(bytes).map_err(|_| "it holds no text".to_owned())?;
    let mut lines = all.splitn(7, '\n');
    let mut next = || lines.next().ok_or_else(|| "it is cut off".to_owned());
    let kind = next()?;
    let (title, source, published, id) = (next()?.to_owned(), next()?.to_owned(), next()?.to_owned(), next()?.to_owned());
    let (log, text) = read_operations(next()?, next()?)?;
    let text = match kind {
        "article" => Some(text.to_owned()),
        "corrections" => None,
        _ => return Err("it holds neither an article nor corrections".to_owned()),
    };
    let dated = published.is_empty() || (published.len() == 10 && published.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    if !dated || [&title, &source].into_iter().any(|words| words.len() > 2_000) || id.len() > 40 {
        return Err("its title or date is none".to_owned());
    }
    Ok(Shared { title, source, published, id, text, log })
}

/// The head line and one line for each operation.
fn operations(log: &Log) -> String {
    let first = log.ops().first().map_or(0, |op| op.id.at);
    let mut tabs: Vec<u32> = Vec::new();
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let (mut before, mut lines) = (first, String::new());
    for (op, line) in log.ops().iter().zip(log.write().lines()) {
        let OpId { at, tab, n } = op.id;
        let known = tabs.iter().position(|&t| t == tab);
        let index = known.unwrap_or(tabs.len());
        if known.is_none() {
            tabs.push(tab);
        }
        let expected = numbers.insert(tab, n + 1).unwrap_or(0);
        lines.push_str(&(at - before).to_string());
        match (index, n == expected) {
            (0, true) => {}
            (_, true) => lines.push_str(&format!(" {index}")),
            (_, false) => lines.push_str(&format!(" {index} {n}")),
        }
        lines.push('|');
        lines.push_str(line.split_once("],").map_or("", |(_, rest)| rest));
        lines.push('\n');
        before = at;
    }
    let tabs: String = tabs.iter().map(|tab| format!(" {tab}")).collect();
    format!("{} {first}{tabs}\n{lines}", log.ops().len())
}

/// The operations and what follows them.
fn read_operations<'a>(head: &str, body: &'a str) -> Result<(Log, &'a str), String> {
    let mut head = head.split(' ').filter_map(|n| n.parse::<u64>().ok());
    let count = head.next().unwrap_or_default() as usize;
    let ends: Vec<usize> = body.match_indices('\n').map(|(at, _)| at + 1).take(count.min(OPS_LIMIT)).collect();
    let end = ends.last().copied().unwrap_or_default();
    if count > OPS_LIMIT || end > LOG_LIMIT {
        return Err("it holds more corrections than a person makes".to_owned());
    }
    if ends.len() < count {
        return Err("some of its corrections are missing".to_owned());
    }
    let (lines, text) = body.split_at(end);
    let mut at = head.next().unwrap_or_default();
    let tabs: Vec<u64> = head.collect();
    let mut numbers: BTreeMap<u64, u64> = BTreeMap::new();
    let mut whole = String::new();
    for line in lines.lines() {
        let (id, act) = line.split_once('|').ok_or("one of its corrections is cut off")?;
        let id: Vec<u64> = id.split(' ').filter_map(|n| n.parse().ok()).collect();
        at = at.saturating_add(id.first().copied().unwrap_or_default());
        let index = id.get(1).copied().unwrap_or_default() as usize;
        let tab = tabs.get(index).copied().unwrap_or_default();
        let expected = numbers.get(&tab).copied().unwrap_or_default();
        let n = id.get(2).copied().unwrap_or(expected);
        numbers.insert(tab, n.saturating_add(1));
        whole.push_str(&format!("{{\"id\":[{at},{tab},{n}],{act}\n"));
    }
    match Log::read(&whole) {
        (log, 0) if log.ops().len() == count => Ok((log, text)),
        (_, 0) => Err("some of its corrections are missing".to_owned()),
        (_, unread) => Err(format!("a newer Pressmark made it, or it is damaged: {unread} corrections are not understood")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::{
            key::{FactKey, Layer},
            log::{Act, Judgement},
        },
        text::offsets::CharSpan,
    };
    use proptest::prelude::*;

    fn key(n: u32) -> FactKey {
        FactKey { layer: Layer::Quantity, span: CharSpan { start: n, end: n + 5 } }
    }

    fn shared() -> Shared {
        let mut log = Log::default();
        log.push(Act::Judge { facts: vec![key(1)], as_: Judgement::Accept }, 1_800_000_000_000, 77);
        log.push(Act::Note { fact: key(9), text: "<b>“x”\n| y</b>".into() }, 1_800_000_000_250, 3);
        log.push(Act::Rename { fact: key(1), to: "Ana".into() }, 1_800_000_000_250, 77);
        let text = "Harbour fund grows\n\nThe city pays.\n";
        Shared {
            title: "Harbour  fund".into(),
            source: "<i>".into(),
            published: "2026-05-07".into(),
            id: "3f".into(),
            text: Some(text.into()),
            log,
        }
    }

    #[test]
    fn reads_what_it_writes() {
        let mut whole = shared();
        let read_back = read(&write(&whole)).unwrap();
        whole.title = "Harbour fund".into();
        assert_eq!(read_back, whole);
        whole.text = None;
        assert_eq!(read(&write(&whole)), Ok(whole));
        let empty = Shared { text: Some("A story.".into()), ..Shared::default() };
        assert_eq!(read(&write(&empty)), Ok(empty));
    }

    /// Links are out in the world: this one must always open.
    #[test]
    fn a_link_made_by_the_first_version_opens() {
        let read = read(include_str!("../../tests/records/link1.txt").trim_end()).unwrap();
        assert_eq!((read.title.as_str(), read.log.ops().len()), ("Harbour fund", 3));
    }

    #[test]
    fn what_was_undone_is_not_shared() {
        let mut whole = shared();
        let op = whole.log.to_undo().unwrap().id;
        whole.log.push(Act::Undo { op }, 1_900_000_000_000, 77);
        assert_eq!(read(&write(&whole)).unwrap().log.ops().len(), 2);
    }

    fn packed(words: &str) -> String {
        pack::pack_after(KNOWN.as_bytes(), words.as_bytes())
    }

    #[test]
    fn hostile_payloads_are_told_quickly() {
        let bomb = packed(&"x".repeat(LIMIT + 1));
        let mark = "0|\"do\":\"mark\",\"fact\":\"t1-2\"}\n";
        let many = format!("article\n\n\n\n\n{} 0 1\n{}text", OPS_LIMIT + 1, mark.repeat(OPS_LIMIT + 1));
        let long = format!("article\n\n\n\n\n1 0 1\n0|{}\ntext", "x".repeat(LOG_LIMIT));
        let wide = format!("article\n{}\n\n\n\n0\ntext", "<script>".repeat(2_000));
        let hostile = [
            bomb,
            packed(&many),
            packed(&long),
            packed(&wide),
            packed("article"),
            packed("article\n\n\n\n\n0"),
            packed("song\n\n\n\n\n0\ntext"),
            packed("article\n\n\n<b>\n\n0\ntext"),
            packed("article\n\n\n\n\n1 0 1\n0|\"do\":\"judge\",\"facts\":7}\ntext"),
            packed("article\n\n\n\n\n1 0 1\n0|\"do\":\"sing\"}\ntext"),
            packed(&format!("article\n\n\n\n\n3 0 1\n{mark}text")),
            packed(&format!("article\n\n\n\n\n{} 0 1\n{mark}text", u64::MAX)),
            pack::pack_after(KNOWN.as_bytes(), &[0xff; 40]),
            "%%%".to_owned(),
            String::new(),
            "A".repeat(200_000),
        ];
        for payload in &hostile {
            assert!(read(payload).is_err(), "{}", payload.chars().take(40).collect::<String>());
        }
    }

    #[test]
    fn numbers_at_the_edge_of_their_range_do_no_harm() {
        let edge =
            format!("article\n\n\n\n\n1 {0} {0}\n{0} {0} {0}|\"do\":\"mark\",\"fact\":\"t{1}-{1}\"}}\nA", u64::MAX, u32::MAX);
        let _ = read(&packed(&edge));
    }

    proptest! {
        #[test]
        fn garbage_never_panics(words in "\\PC{0,200}") {
            let _ = read(&packed(&words));
            let _ = read(&words);
        }
    }
}
