//! Pieces of a page → blocks: the page's marks, the names of its elements and the share of links, then the line rules for plain
//! text. A piece that is a link of its own under *Related stories* → boilerplate. Nothing is left out here.

use super::{names::Hint, walk::Piece};
use crate::text::{
    Span,
    blocks::{self, Block, BlockKind, Marked},
};
use std::collections::{BTreeMap, BTreeSet};

/// The text of the pieces and its blocks; `headline` stands first, if there is one.
pub(super) fn lay_out(headline: Option<&str>, pieces: &[Piece]) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut marked = Vec::new();
    let mut add = |words: &str, kind: Option<BlockKind>| {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(words);
        marked.push(Marked { span: Span::from_range(start..text.len()), kind });
    };
    if let Some(headline) = headline.filter(|h| !h.is_empty()) {
        add(headline, Some(BlockKind::Headline));
    }
    for (piece, kind) in pieces.iter().zip(kinds(headline, pieces)) {
        add(&piece.text, kind);
    }
    let blocks = blocks::of_page(&text, &marked);
    (text, blocks)
}

/// What page, names and links say of each piece.
fn kinds(headline: Option<&str>, pieces: &[Piece]) -> Vec<Option<BlockKind>> {
    let teasers = Teasers::of(pieces);
    let shares = shares(pieces);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut out = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let words = piece.text.split_whitespace().take(100).count();
        let hint = piece.hint.filter(|_| shares.get(&piece.hinted_by).is_some_and(|&small| small));
        let caption = piece.kind == Some(BlockKind::Caption) || hint == Some(Hint::Caption);
        // A picture's words come twice where a page has a small and a large view of it; the headline where a page repeats it.
        let repeated = (!seen.insert(&piece.text) && caption) || headline.is_some_and(|h| h == piece.text);
        let kind = if repeated || teasers.holds(i) {
            Some(BlockKind::Boilerplate)
        } else {
            match hint {
                Some(Hint::Furniture | Hint::Comments) => Some(BlockKind::Boilerplate),
                Some(Hint::Caption) if words <= 80 => Some(BlockKind::Caption),
                Some(Hint::Byline) if words <= 20 && piece.kind.is_none() => Some(BlockKind::Byline),
                Some(Hint::Date) if words <= 12 && piece.text.contains(|c: char| c.is_ascii_digit()) => Some(BlockKind::Dateline),
                _ => piece.kind,
            }
        };
        out.push(kind);
    }
    out
}

/// For each element whose name gave a hint: whether it holds so little of the text that the hint can be right. A page's whole
/// article may stand in `<div class="has-newsletter">`.
fn shares(pieces: &[Piece]) -> BTreeMap<usize, bool> {
    const MOST_PERCENT: usize = 25;
    let total: usize = pieces.iter().map(|p| p.letters).sum();
    let mut letters: BTreeMap<usize, usize> = BTreeMap::new();
    for piece in pieces.iter().filter(|p| p.hint.is_some()) {
        *letters.entry(piece.hinted_by).or_default() += piece.letters;
    }
    letters.into_iter().map(|(element, n)| (element, n * 100 <= total * MOST_PERCENT)).collect()
}

/// Pieces that lead to other articles: links as a whole that read like titles, in a row or alone between paragraphs.
struct Teasers {
    is_teaser: Vec<bool>,
}

impl Teasers {
    fn of(pieces: &[Piece]) -> Self {
        /// Where more of the letters are in teasers, they are the page's content.
        const MOST_PERCENT: usize = 20;
        /// Shorter links are names and buttons: `Get it here`.
        const MEAN_WORDS: usize = 5;
        let words = |p: &Piece| p.text.split_whitespace().take(100).count();
        let mut is_teaser = vec![false; pieces.len()];
        let mut from = 0;
        while from < pieces.len() {
            let len = pieces.iter().skip(from).take_while(|p| p.is_link()).count();
            let run = pieces.get(from..from + len).unwrap_or_default();
            let long = run.iter().map(words).sum::<usize>() >= len * MEAN_WORDS;
            let alone = len == 1 && run.iter().all(|p| p.kind.is_none() && !p.text.ends_with('.'));
            if long && (len >= 2 || alone) {
                is_teaser.iter_mut().skip(from).take(len).for_each(|t| *t = true);
            }
            from += len.max(1);
        }
        let letters =
            |all: bool| pieces.iter().zip(&is_teaser).filter(|(_, t)| all || **t).map(|(p, _)| p.letters).sum::<usize>();
        if letters(false) * 100 > letters(true) * MOST_PERCENT {
            is_teaser.fill(false);
        }
        Self { is_teaser }
    }

    fn holds(&self, i: usize) -> bool {
        self.is_teaser.get(i).copied().unwrap_or(false)
    }
}
