//! Pieces of text with their places → paragraphs: lines that stand under each other in letters of one size, until an indent, a gap or a
//! short line ends them. `minis-` over `ter said` → `minister said`. A paragraph that a column or a page cuts is joined again.

use super::page::{Page, Piece, SPACE};
use std::collections::BTreeMap;

/// A paragraph or a headline.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Height of the letters, in points.
    pub(super) size: f32,
    /// The page that it begins on, from 0.
    pub(super) page: usize,
}

/// Lines with the page that they stand on.
type Line = (usize, Piece);

/// Pages that a line must stand on to be a running head, and its share of all pages, one in so many.
const REPEATED: usize = 2;
const SHARE: usize = 2;
/// The head and the foot of a page, as a share of its height, where a lone number is the page's.
const MARGIN: f32 = 0.1;
/// The largest step from line to line, in heights of letters, while no step of the paragraph is known.
const STEP: f32 = 1.75;
/// A step this much larger than the paragraph's ends it.
const GAP: f32 = 1.22;
/// An indent, in heights of letters.
const INDENT: std::ops::Range<f32> = 0.7..6.0;
/// Room at a line's end, in heights of letters, besides that for the next word: the line was ended on purpose.
const ROOM: f32 = 1.0;

/// All paragraphs, and how many lines were left out.
pub(super) fn paragraphs(pages: &[Page]) -> (Vec<Paragraph>, usize) {
    let mut lines: Vec<Line> = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        lines.extend(join_pieces(&page.pieces).into_iter().map(|line| (number, line)));
    }
    let before = lines.len();
    leave_out(&mut lines, pages);
    let left_out = before - lines.len();
    let words = hyphened(&lines);
    let mut out: Vec<Growing> = Vec::new();
    for line in lines {
        match out.last_mut().filter(|p| p.takes(&line)) {
            Some(paragraph) => paragraph.add(line, &words),
            None => out.push(Growing::new(line)),
        }
    }
    let done = out.into_iter().map(|p| Paragraph { text: tidy(&p.text), size: p.last.size, page: p.first_page });
    (done.filter(|p| !p.text.is_empty()).collect(), left_out)
}

/// Pieces of one line that are drawn one after the other: a word in bold, a raised number. What is drawn twice counts once.
fn join_pieces(pieces: &[Piece]) -> Vec<Piece> {
    let mut lines: Vec<Piece> = Vec::new();
    for piece in pieces {
        let Some(last) = lines.last_mut() else {
            lines.push(piece.clone());
            continue;
        };
        let size = last.size.max(piece.size);
        let twice = piece.text.len() > 1 && last.text.ends_with(&piece.text) && (piece.end - last.end).abs() < 0.3 * size;
        let near = (piece.y - last.y).abs() < 0.5 * size;
        if near && twice {
            continue;
        }
        let gap = (piece.x - last.end) / size;
        if near && gap > -0.35 && gap < 1.5 {
            if gap > SPACE && !last.text.ends_with(' ') {
                last.text.push(' ');
            }
            last.text.push_str(&piece.text);
            last.end = piece.end;
            // The larger letters are the line's.
            if piece.size > last.size {
                (last.size, last.y) = (piece.size, piece.y);
            }
        } else {
            lines.push(piece.clone());
        }
    }
    lines
}

/// Leaves out running heads and page numbers.
fn leave_out(lines: &mut Vec<Line>, pages: &[Page]) {
    let key = |line: &Piece| {
        let text: String = line.text.trim().chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
        (text, (line.y / 8.0).round() as i32)
    };
    let mut seen: BTreeMap<(String, i32), usize> = BTreeMap::new();
    for (_, line) in lines.iter() {
        *seen.entry(key(line)).or_default() += 1;
    }
    // Of three digits at most: four are a year.
    let number = |w: &str| w.len() <= 3 && w.bytes().all(|b| b.is_ascii_digit());
    let is_number = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        text.contains(|c: char| c.is_ascii_digit())
            && words.all(|w| number(w) || ["page", "of", "p"].contains(&w.to_lowercase().as_str()))
    };
    lines.retain(|(page, line)| {
        let repeated = seen.get(&key(line)).copied().unwrap_or_default();
        let height = pages.get(*page).map_or(0.0, |p| p.height);
        let at_edge = line.y < height * MARGIN || line.y > height * (1.0 - MARGIN);
        !(repeated >= REPEATED && repeated * SHARE > pages.len() && at_edge || at_edge && is_number(line.text.trim()))
    });
}

/// What typesetters put where they divide a word: the keyboard's hyphen, or Unicode's own.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

/// Words that the text writes with a hyphen within a line: at a line's end the hyphen is theirs.
fn hyphened(lines: &[Line]) -> Vec<String> {
    let within = lines.iter().flat_map(|(_, line)| line.text.split(' '));
    let mut words: Vec<String> = within.filter(|w| w.contains(HYPHENS) && !w.ends_with(HYPHENS)).map(bare).collect();
    words.sort_unstable();
    words
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).replace('\u{2010}', "-").to_lowercase()
}

/// A paragraph that may go on.
struct Growing {
    text: String,
    first_page: usize,
    page: usize,
    last: Piece,
    /// Where its lines begin (but for the first, which may be indented) and end.
    left: Option<f32>,
    right: f32,
    /// From line to line.
    step: Option<f32>,
}

impl Growing {
    fn new((page, last): Line) -> Self {
        Self { text: last.text.trim().to_owned(), first_page: page, page, left: None, right: last.end, step: None, last }
    }

    /// Whether the line goes on with the paragraph.
    fn takes(&self, (page, line): &Line) -> bool {
        let size = self.last.size;
        if (line.size - size).abs() > 0.08 * size.max(line.size) {
            return false;
        }
        let ended = self.text.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '’', '…']);
        let step = line.y - self.last.y;
        let under = *page == self.page && step > 0.0 && line.x < self.last.end && line.end > self.left.unwrap_or(self.last.x);
        if !under || step > 3.0 * size {
            // The next column, page or box.
            let goes_on = self.text.ends_with(HYPHENS) || line.text.trim_start().starts_with(char::is_lowercase);
            return !ended && goes_on;
        }
        let near = self.step.map_or(step < STEP * size, |known| step < known * GAP);
        let indent = (line.x - self.left.unwrap_or(self.last.x)) / size;
        let next = line.text.trim_start();
        let word = next.find(' ').unwrap_or(next.len()) as f32 / next.len().max(1) as f32 * (line.end - line.x);
        let room = self.right.max(line.end) - self.last.end;
        let short = room > word + ROOM * size && (ended || !next.starts_with(char::is_lowercase));
        near && !INDENT.contains(&indent) && !short && !starts_point(&line.text)
    }

    fn add(&mut self, (page, line): Line, hyphened: &[String]) {
        let next = line.text.trim();
        let trimmed = self.text.trim_end().len();
        self.text.truncate(trimmed);
        let word = self.text.rsplit(' ').next().unwrap_or_default();
        let cut =
            word.strip_suffix(HYPHENS).is_some_and(|w| w.ends_with(char::is_alphabetic)) && next.starts_with(char::is_lowercase);
        if self.text.ends_with('\u{ad}') {
            self.text.pop();
        } else if cut {
            let whole = bare(&format!("{word}{}", next.split(' ').next().unwrap_or_default()));
            if hyphened.binary_search(&whole).is_err() {
                self.text.pop();
            }
        } else if !word.ends_with(['-', '\u{2010}', '–', '—', '/']) || word.len() == 1 {
            self.text.push(' ');
        }
        self.text.push_str(next);
        if page == self.page && line.y > self.last.y {
            self.step = Some(line.y - self.last.y);
            self.left = Some(self.left.map_or(line.x, |left| left.min(line.x)));
            self.right = self.right.max(line.end);
        } else {
            (self.left, self.right) = (None, line.end);
        }
        (self.page, self.last) = (page, line);
    }
}

/// A point of a list.
fn starts_point(text: &str) -> bool {
    text.trim_start().starts_with(['•', '▪', '■', '●', '‣', '◦'])
}

/// One space between words; hyphens that are only there for the typesetter go.
fn tidy(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of text 10 high and some 5 wide a letter, at x and y.
    fn page(lines: &[(f32, f32, &str)]) -> Page {
        let piece = |&(x, y, text): &(f32, f32, &str)| Piece {
            x,
            end: x + 5.0 * text.chars().count() as f32,
            y,
            size: 10.0,
            text: text.to_owned(),
        };
        Page { pieces: lines.iter().map(piece).collect(), height: 800.0, ..Page::default() }
    }

    fn texts(pages: &[Page]) -> Vec<String> {
        paragraphs(pages).0.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn indents_gaps_and_short_lines_end_paragraphs() {
        let indented = page(&[
            (60.0, 100.0, "The minister said on"),
            (50.0, 112.0, "Friday that it rained."),
            (60.0, 124.0, "He left soon after."),
        ]);
        assert_eq!(texts(&[indented]), ["The minister said on Friday that it rained.", "He left soon after."]);
        let spaced =
            page(&[(50.0, 100.0, "The minister said on"), (50.0, 112.0, "Friday that it rained"), (50.0, 130.0, "and left.")]);
        assert_eq!(texts(&[spaced]).len(), 2);
        let short = page(&[
            (50.0, 100.0, "The minister said that it"),
            (50.0, 112.0, "had rained."),
            (50.0, 124.0, "He left soon after that."),
        ]);
        assert_eq!(texts(&[short]), ["The minister said that it had rained.", "He left soon after that."]);
        let heading =
            page(&[(60.0, 100.0, "Residents wait"), (60.0, 112.0, "Greta Olsen lost her shop"), (50.0, 124.0, "in the flood.")]);
        assert_eq!(texts(&[heading]), ["Residents wait", "Greta Olsen lost her shop in the flood."]);
    }

    #[test]
    fn words_cut_at_the_end_of_a_line_are_made_whole() {
        let cut = page(&[(50.0, 100.0, "The well-known minis-"), (50.0, 112.0, "ter is a well-"), (50.0, 124.0, "known man")]);
        assert_eq!(texts(&[cut]), ["The well-known minister is a well-known man"]);
        let unicode = page(&[
            (50.0, 100.0, "The well-known minis\u{2010}"),
            (50.0, 112.0, "ter is a well\u{2010}"),
            (50.0, 124.0, "known man"),
        ]);
        assert_eq!(texts(&[unicode]), ["The well-known minister is a well\u{2010}known man"]);
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_column_and_on_the_next_page() {
        let columns = page(&[(50.0, 700.0, "It rained all over"), (300.0, 100.0, "the country.")]);
        assert_eq!(texts(&[columns]), ["It rained all over the country."]);
        let pages = [page(&[(50.0, 700.0, "It rained all over")]), page(&[(50.0, 100.0, "the country.")])];
        assert_eq!(texts(&pages), ["It rained all over the country."]);
        let apart = page(&[(50.0, 700.0, "It rained."), (300.0, 100.0, "Another story")]);
        assert_eq!(texts(&[apart]).len(), 2);
    }

    #[test]
    fn a_year_at_the_edge_of_a_page_stays() {
        assert_eq!(texts(&[page(&[(50.0, 20.0, "2026"), (50.0, 790.0, "12")])]), ["2026"]);
    }

    #[test]
    fn running_heads_and_page_numbers_go() {
        let one = |n: usize| {
            page(&[
                (50.0, 20.0, "The Courier"),
                (50.0, 300.0, ["One.", "Two.", "Three."][n]),
                (290.0, 790.0, ["1", "Page 2 of 3", "- 3 -"][n]),
            ])
        };
        let (all, left_out) = paragraphs(&[one(0), one(1), one(2)]);
        assert_eq!((all.len(), left_out), (3, 6));
    }
}
