//! Who says *I* where the layout tells it. Interviews printed as questions and answers: `Wikinews interviewed Jane Roe. … Why did you leave?
//! … I was tired.` → *you* and *I* are Jane Roe, where the article says whom it interviews and prints two questions or more.
//! Transcripts: `Jane Roe: I was tired.`

use crate::{
    document::{EntityType, MentionForm, TokenId, Xpos},
    entities::{
        context::Context,
        draft::{Board, Draft},
    },
    text::blocks::BlockKind,
};
use std::ops::Range;

/// Questions from which also *Roe spoke to the Times* means an interview; fewer stand in any comment.
const MANY: usize = 4;

/// Words from which an interview starts late.
const LATE: usize = 1000;

/// Whose words an article prints where. Mentions are indexes into the board, stretches are ranges of tokens.
pub(super) enum Interview {
    /// Questions to one person, who answers between them.
    Questions { person: usize, asked: Vec<Range<usize>> },
    /// Stretches that open with the speaker's name and a colon; no mention where it is nobody's name.
    Transcript(Vec<(Range<usize>, Option<usize>)>),
}

impl Interview {
    /// The interview that the article is, if it is one.
    pub(super) fn find(cx: &Context<'_>, board: &Board) -> Option<Self> {
        if let Some(turns) = turns(cx, board) {
            return Some(Self::Transcript(turns));
        }
        let asked = questions(cx);
        let first = asked.get(1).and(asked.first())?.start;
        let person = interviewee(cx, board, first, asked.len() >= MANY)?;
        Some(Self::Questions { person, asked })
    }

    /// Who says *I* at a token.
    pub(super) fn speaker(&self, token: usize) -> Option<usize> {
        match self {
            Self::Questions { person, asked } => {
                let answers = holding(asked, |q| q, token).is_none() && asked.first().is_some_and(|q| q.start < token);
                answers.then_some(*person)
            }
            Self::Transcript(turns) => holding(turns, |(turn, _)| turn, token)?.1,
        }
    }

    /// Whom *you* means at a token: whom the questions are put to; of two speakers the other.
    pub(super) fn hearer(&self, board: &Board, token: usize) -> Option<usize> {
        match self {
            Self::Questions { person, asked } => holding(asked, |q| q, token).map(|_| *person),
            Self::Transcript(turns) => {
                let group = |m: usize| board.drafts.get(m).and_then(|d| d.group);
                let own = holding(turns, |(turn, _)| turn, token)?.1.and_then(group);
                let mut others = turns.iter().filter_map(|(_, m)| *m).filter(|&m| group(m) != own);
                let other = others.next()?;
                others.all(|m| group(m) == group(other)).then_some(other)
            }
        }
    }
}

/// The stretch that holds a token; they come in text order.
fn holding<T>(stretches: &[T], of: impl Fn(&T) -> &Range<usize>, token: usize) -> Option<&T> {
    let at = stretches.partition_point(|s| of(s).end <= token);
    stretches.get(at).filter(|s| of(s).contains(&token))
}

/// The turns of a transcript: paragraphs that open with a name and a colon, and those up to the next. Two must be a person's.
fn turns(cx: &Context<'_>, board: &Board) -> Option<Vec<(Range<usize>, Option<usize>)>> {
    let mut found: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    for block in cx.doc.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
        let tokens = cx.doc.tokens_in(block.span);
        let article = matches!(cx.form(tokens.start), "The" | "“" | "\"");
        let start = tokens.start + usize::from(article);
        let at = board.drafts.partition_point(|d| d.tokens.start < start);
        let named = |d: &&Draft| d.form == MentionForm::Name && d.tokens.start == start;
        let Some(label) = board.drafts.get(at).filter(named) else { continue };
        if cx.form(label.tokens.end) != ":" || label.tokens.end + 1 >= tokens.end {
            continue;
        }
        let person = label.group.and_then(|g| board.kind(g)) == Some(EntityType::Person);
        if let Some((turn, _)) = found.last_mut() {
            turn.end = tokens.start;
        }
        found.push((label.tokens.end + 1..tokens.end, person.then_some(at)));
    }
    (found.iter().filter(|(_, m)| m.is_some()).count() > 1 && found.len() > 2).then_some(found)
}

/// Paragraphs and headings that end with a question mark, unless they are quoted or marked as answers; and those marked as questions.
fn questions(cx: &Context<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in &cx.doc.blocks {
        let text = block.span.of(&cx.doc.text).trim();
        let asked = match mark(text) {
            Some('Q') => true,
            Some(_) => false,
            None => text.ends_with('?') && !text.starts_with(['"', '“']),
        };
        if asked && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem) {
            found.push(cx.doc.tokens_in(block.span));
        }
    }
    found
}

/// The letter of *Q:*, *Q1:*, *A:* before a paragraph; `Q` also for an outlet's letters in brackets, *((WN))*.
fn mark(text: &str) -> Option<char> {
    if let Some((label, _)) = text.strip_prefix("((").and_then(|t| t.split_once("))")) {
        return ((1..5).contains(&label.len()) && label.chars().all(char::is_uppercase)).then_some('Q');
    }
    let (label, _) = text.split_once([':', '.'])?;
    let letter = label.chars().next().filter(|c| matches!(c, 'Q' | 'A'))?;
    label[1..].chars().all(|c| c.is_ascii_digit()).then_some(letter)
}

/// The one person whom the words before the first question say to be interviewed: the only one of the headline, where any of them tells of
/// an interview, or the one that they name.
fn interviewee(cx: &Context<'_>, board: &Board, before: usize, many: bool) -> Option<usize> {
    let person = |m: &usize| {
        let d = &board.drafts[*m];
        d.form == MentionForm::Name && d.group.and_then(|g| board.kind(g)) == Some(EntityType::Person)
    };
    let named: Vec<usize> =
        (0..board.drafts.len()).take_while(|&m| board.drafts[m].tokens.start < before).filter(person).collect();
    let start = |m: usize| board.drafts[m].tokens.start;
    let end = |m: usize| board.drafts[m].tokens.end;
    let blocks: Vec<Range<usize>> = cx.doc.blocks.iter().map(|b| cx.doc.tokens_in(b.span)).collect();
    let opening = blocks.first().map_or(0, |b| b.end);
    // An interview that starts so late has others in the same article, or fewer questions stand in any comment.
    let early = if many { LATE } else { blocks.get(2).map_or(0, |b| b.end) };
    let told = (0..before.min(early)).find_map(|i| {
        let sentence = cx.sentence_tokens(i);
        let after =
            |from: usize| named.iter().copied().find(|&m| start(m) > from && start(m) < from + 12 && end(m) <= sentence.end);
        let ahead = || named.iter().rev().copied().find(|&m| end(m) <= i && start(m) >= sentence.start);
        match cx.doc.lemma(TokenId::new(i)) {
            "interview" if cx.form(i + 1) == "by" => Some(ahead()),
            // *interviews with several candidates* are several.
            "interview" if cx.xpos(i) == Xpos::Nns => None,
            "interview" => Some(after(i).or_else(ahead)),
            // *Roe talks to the Times*; *the Times talks to Roe*
            "catch" | "chat" | "sit" | "speak" | "talk" if many => {
                let with = (i + 1..i + 4).find(|&k| matches!(cx.form(k), "with" | "to"))?;
                Some(ahead().or_else(|| after(with)))
            }
            "discuss" | "tell" if many => Some(ahead()),
            _ => None,
        }
    });
    let marked = cx.doc.blocks.iter().filter(|b| mark(b.span.of(&cx.doc.text).trim()).is_some()).count() >= MANY;
    let ahead = |m: &usize| start(*m) < opening || cx.block(start(*m)) == BlockKind::Headline;
    let mut headline = named.iter().copied().filter(ahead);
    let found = match (headline.next(), headline.next()) {
        (Some(only), None) if told.is_some() || marked => only,
        _ => told.flatten().filter(|_| before < LATE)?,
    };
    // *interviews Mario Lucero and Isabel Ruiz*: which of the two answers is not said.
    let next = named.iter().find(|&&n| start(n) >= end(found));
    let two = next.is_some_and(|&n| start(n) <= end(found) + 2 && matches!(cx.form(end(found)), "and" | "," | "&"));
    (!two).then_some(found)
}
