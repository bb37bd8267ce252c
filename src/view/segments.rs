//! A paragraph split at each boundary of an annotation into runs that carry the ids of what covers them:
//! `"Ana Ruiz said"` with a quote over all of it and a person over `Ana Ruiz` → `[Ana Ruiz: person, quote] [ said: quote]`.
//!
//! Runs lie side by side and never nest, so overlaps of any depth are drawn alike. It does not know colours.

use super::fact::Channel;
use crate::text::Span;
use unicode_segmentation::GraphemeCursor;

/// Lines that can be drawn under one run; more stay reachable by click and key.
pub const LANES: usize = 3;

/// Something to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The caller's number for it.
    pub id: u32,
    /// In bytes of the text.
    pub span: Span,
    /// Fill or line.
    pub channel: Channel,
}

/// A stretch of a paragraph that is drawn in one way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// In bytes of the text.
    pub span: Span,
    /// All that covers it, shortest first; empty for plain text.
    pub ids: Vec<u32>,
    /// Whose fill is drawn: the innermost one.
    pub fill: Option<u32>,
    /// Whose lines are drawn, topmost first. An annotation keeps its lane from end to end.
    pub lanes: [Option<u32>; LANES],
}

/// Splits `block` of `text`. Marks may lie anywhere; what is outside of the block is cut off.
pub fn split(text: &str, block: Span, marks: &[Mark]) -> Vec<Run> {
    let marks = clipped(text, block, marks);
    let laned = lanes(&marks);
    let mut bounds: Vec<u32> = marks.iter().flat_map(|m| [m.span.start, m.span.end]).chain([block.start, block.end]).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let mut runs = Vec::with_capacity(bounds.len());
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for pair in bounds.windows(2) {
        let &[start, end] = pair else { continue };
        open.retain(|&k| marks.get(k).is_some_and(|m| m.span.end > start));
        while marks.get(next).is_some_and(|m| m.span.start <= start) {
            open.push(next);
            next += 1;
        }
        runs.push(run(Span::new(start, end), &open, &marks, &laned));
    }
    runs
}

/// The run between two neighbouring boundaries, under the marks that are `open` there.
fn run(span: Span, open: &[usize], marks: &[Mark], laned: &[Option<usize>]) -> Run {
    let mut over: Vec<(usize, &Mark)> = open.iter().filter_map(|&k| Some((k, marks.get(k)?))).collect();
    over.sort_by_key(|(k, m)| (m.span.len(), *k));
    let fill = over.iter().find(|(_, m)| m.channel == Channel::Fill).map(|(_, m)| m.id);
    let mut lanes = [None; LANES];
    for (k, mark) in &over {
        let lane = laned.get(*k).copied().flatten().and_then(|lane| lanes.get_mut(lane));
        if let Some(lane) = lane
            && fill != Some(mark.id)
        {
            *lane = Some(mark.id);
        }
    }
    let mut ids: Vec<u32> = Vec::with_capacity(over.len());
    for (_, mark) in over {
        if !ids.contains(&mark.id) {
            ids.push(mark.id);
        }
    }
    Run { span, ids, fill, lanes }
}

/// Marks cut to the block and widened to whole grapheme clusters, in text order, longer first.
fn clipped(text: &str, block: Span, marks: &[Mark]) -> Vec<Mark> {
    let mut kept: Vec<Mark> = marks
        .iter()
        .filter(|m| !m.span.is_empty() && m.span.overlaps(block))
        .map(|m| {
            let start = whole(text, m.span.start.max(block.start), Side::Start).max(block.start);
            let end = whole(text, m.span.end.min(block.end), Side::End).min(block.end);
            Mark { span: Span::new(start, end), ..*m }
        })
        .filter(|m| !m.span.is_empty())
        .collect();
    kept.sort_by_key(|m| (m.span.start, u32::MAX - m.span.end, m.id));
    kept
}

enum Side {
    Start,
    End,
}

/// `offset`, or the nearest boundary between grapheme clusters before a start or after an end.
fn whole(text: &str, offset: u32, side: Side) -> u32 {
    let at = offset as usize;
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    if !text.is_char_boundary(at) || cursor.is_boundary(text, 0).unwrap_or(true) {
        return offset;
    }
    let moved = match side {
        Side::Start => cursor.prev_boundary(text, 0),
        Side::End => cursor.next_boundary(text, 0),
    };
    moved.ok().flatten().map_or(offset, |b| b as u32)
}

/// A lane for each mark that needs a line: those of the lane channel, and fills that hold another fill. None where all are taken.
fn lanes(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut taken = [0u32; LANES];
    let mut laned = Vec::with_capacity(marks.len());
    for (k, mark) in marks.iter().enumerate() {
        let needs = mark.channel == Channel::Lane || marks.get(k + 1..).is_some_and(|later| holds_fill(mark, later));
        let lane = needs.then(|| taken.iter().position(|&end| end <= mark.span.start)).flatten();
        if let Some(end) = lane.and_then(|lane| taken.get_mut(lane)) {
            *end = mark.span.end;
        }
        laned.push(lane);
    }
    laned
}

/// Whether one of the `later` marks (in text order) is a fill over a part of this one.
fn holds_fill(mark: &Mark, later: &[Mark]) -> bool {
    later.iter().take_while(|m| m.span.start < mark.span.end).any(|m| m.channel == Channel::Fill && m.id != mark.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fill(id: u32, start: u32, end: u32) -> Mark {
        Mark { id, span: Span::new(start, end), channel: Channel::Fill }
    }

    fn lane(id: u32, start: u32, end: u32) -> Mark {
        Mark { channel: Channel::Lane, ..fill(id, start, end) }
    }

    /// One line a run: words, ids, fill, lanes.
    #[track_caller]
    fn check(text: &str, marks: &[Mark], expected: &[&str]) {
        let show = |r: &Run| {
            let lanes: Vec<String> = r.lanes.iter().map(|l| l.map_or("-".into(), |id| id.to_string())).collect();
            format!("{}|{:?}|{}|{}", r.span.of(text), r.ids, r.fill.map_or("-".into(), |id| id.to_string()), lanes.concat())
        };
        let runs = split(text, Span::new(0, text.len() as u32), marks);
        assert_eq!(runs.iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn plain_text_is_one_run() {
        check("nothing here", &[], &["nothing here|[]|-|---"]);
        check("", &[], &[]);
    }

    #[test]
    fn a_name_inside_a_quote() {
        check("Ana said", &[lane(1, 0, 8), fill(0, 0, 3)], &["Ana|[0, 1]|0|1--", " said|[1]|-|1--"]);
    }

    #[test]
    fn the_innermost_fill_wins_and_the_outer_gets_a_line() {
        check("Bank of England", &[fill(0, 0, 15), fill(1, 8, 15)], &["Bank of |[0]|0|---", "England|[1, 0]|1|0--"]);
    }

    #[test]
    fn crossing_marks_need_no_nesting() {
        check("abcdef", &[lane(0, 0, 4), lane(1, 2, 6)], &["ab|[0]|-|0--", "cd|[0, 1]|-|01-", "ef|[1]|-|-1-"]);
    }

    #[test]
    fn a_fourth_line_is_not_drawn_but_reachable() {
        let marks = [lane(0, 0, 5), lane(1, 0, 4), lane(2, 0, 3), lane(3, 0, 2)];
        let runs = split("abcde", Span::new(0, 5), &marks);
        assert_eq!(runs.first().map(|r| (r.ids.clone(), r.lanes)), Some((vec![3, 2, 1, 0], [Some(0), Some(1), Some(2)])));
    }

    #[test]
    fn clusters_stay_whole() {
        // A woman scientist (three code points) and an e with an accent of its own.
        let text = "a👩‍🔬e\u{301}b";
        let inside = "a👩".len() as u32;
        check(text, &[fill(0, inside, text.len() as u32 - 3)], &["a|[]|-|---", "👩‍🔬e\u{301}|[0]|0|---", "b|[]|-|---"]);
    }

    #[test]
    fn marks_outside_of_the_block_are_cut() {
        let runs = split("one two", Span::new(4, 7), &[fill(0, 0, 5), fill(1, 0, 3)]);
        assert_eq!(runs.iter().map(|r| r.span).collect::<Vec<_>>(), [Span::new(4, 5), Span::new(5, 7)]);
    }

    proptest! {
        #[test]
        fn runs_cover_the_block_exactly_once(
            text in "[a-c é👩🏽\u{200d}\u{301}\u{5e9}]{0,40}",
            picks in prop::collection::vec((0usize..41, 0usize..41, any::<bool>()), 0..12),
        ) {
            let bounds: Vec<u32> = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
            let at = |k: usize| bounds[k.min(bounds.len() - 1)];
            let marks: Vec<Mark> = picks
                .iter()
                .enumerate()
                .map(|(id, &(a, b, line))| {
                    let span = Span::new(at(a.min(b)), at(a.max(b)));
                    Mark { id: id as u32, span, channel: if line { Channel::Lane } else { Channel::Fill } }
                })
                .collect();
            let block = Span::new(0, text.len() as u32);
            let runs = split(&text, block, &marks);
            prop_assert_eq!(runs.iter().map(|r| r.span.of(&text)).collect::<String>(), text.clone());
            prop_assert!(runs.iter().all(|r| !r.span.is_empty()));
            for mark in marks.iter().filter(|m| !m.span.is_empty()) {
                for run in runs.iter().filter(|r| r.span.overlaps(mark.span)) {
                    prop_assert!(run.ids.contains(&mark.id), "{:?} misses {}", run, mark.id);
                }
            }
            for run in &runs {
                prop_assert!(run.fill.is_none_or(|id| run.ids.contains(&id) && !run.lanes.contains(&Some(id))));
            }
        }
    }
}
