//! The publication date that a text gives itself: a date line, *published Saturday 12 April 2025*, the date beside a byline.
//!
//! Only dates with day, month and year count. Nothing is taken from running text about other days.

use super::{
    calendar,
    frame::{Act, Frame, Year},
    rules::TABLE,
};
use crate::{
    document::{Document, Published},
    facts::numerals::atoms::Atoms,
    text::blocks::BlockKind,
};
use jiff::civil::Date;

/// How many blocks from the top can hold the date; the last blocks are looked at too.
const TOP: usize = 8;
/// A block of at most so many atoms is a line of its own, not running text.
const LINE: usize = 16;

/// The date and the words that give it. The line that says *published* wins, then a line of its own near the top, then a
/// place and date at the start of the article.
pub fn published(doc: &Document) -> Option<Published> {
    let mut best: Option<(u8, Published)> = None;
    let mut atoms = Atoms::new(&doc.text, &TABLE.words);
    let n_blocks = doc.blocks.len();
    for (index, block) in doc.blocks.iter().enumerate() {
        if index >= TOP && index + 3 < n_blocks {
            continue;
        }
        atoms.cut(block.span);
        let line = atoms.list.len() <= LINE || matches!(block.kind, BlockKind::Byline | BlockKind::Dateline);
        let Some((at, end, date)) = first_date(&atoms) else { continue };
        let rank = match () {
            () if said_before(&atoms, at) => 3,
            () if line && index < TOP => 2,
            () if at <= 6 && index < TOP && opens(&atoms, end) => 1,
            () => 0,
        };
        if rank > 0 && best.is_none_or(|(r, _)| rank > r) {
            best = Some((rank, Published { date, evidence: Some(atoms.span(at, end)) }));
        }
    }
    best.map(|(_, published)| published)
}

/// The first full date of a block.
fn first_date(a: &Atoms<'_>) -> Option<(usize, usize, Date)> {
    (0..a.list.len()).find_map(|i| {
        let (end, frame, _) = TABLE.grammar.longest(a, i, |_, frame| full(frame).is_some())?;
        full(&frame).map(|date| (i, end, date))
    })
}

fn full(frame: &Frame) -> Option<Date> {
    let Year::Is(year) = frame.year else { return None };
    let plain = frame.act == Act::Calendar && frame.shift.is_none() && frame.unit.is_none() && !frame.bc;
    let date = calendar::date(year, frame.month?, frame.day?).filter(|_| plain)?;
    // "Friday, 12 April 2025" was a Saturday: an error, or another day.
    frame.weekday.is_none_or(|w| w == calendar::weekday(date)).then_some(date)
}

/// Whether *published*, *updated*, *posted* stands shortly before the date.
fn said_before(a: &Atoms<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at)
        .any(|i| matches!(a.form(i).to_ascii_lowercase().as_str(), "published" | "posted" | "issued" | "updated" | "dated"))
}

/// Whether what follows the date opens an article: `GENEVA, May 3, 2025 (Reuters) -`.
fn opens(a: &Atoms<'_>, end: usize) -> bool {
    a.dash(end) || a.mark(end, '(') || a.mark(end, '/') || a.mark(end, ':')
}

#[cfg(test)]
mod tests {
    use crate::{pipeline, resources::Resources};

    fn date(text: &str) -> Option<(String, String)> {
        let input = pipeline::Input { source: pipeline::Source::Text(text), ..Default::default() };
        let doc = pipeline::analyze(&Resources::default(), &input, &mut |_| {});
        doc.meta.published.map(|p| (p.date.to_string(), p.evidence.unwrap().of(&doc.text).to_owned()))
    }

    #[test]
    fn finds_the_date_line() {
        let found = |text, value: &str, words: &str| assert_eq!(date(text), Some((value.to_owned(), words.to_owned())), "{text}");
        found(
            "Talks fail\nBy Jane Roe\nPublished Saturday 12 April 2025\n\nThe talks failed.",
            "2025-04-12",
            "Saturday 12 April 2025",
        );
        found("Talks fail\nMonday, January 7, 2019\n\nThe talks failed.", "2019-01-07", "Monday, January 7, 2019");
        found("GENEVA, May 3, 2024 (Wire) - The talks failed on Friday.", "2024-05-03", "GENEVA, May 3, 2024 (Wire) -");
    }

    #[test]
    fn takes_no_other_dates() {
        assert_eq!(
            date("The war that began on September 1, 1939 and ended in May 1945 cost many lives, historians say today."),
            None
        );
        assert_eq!(date("The talks failed on Friday."), None);
    }
}
