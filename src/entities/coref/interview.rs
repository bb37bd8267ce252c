//! Who says *I* where the layout tells it. Interviews printed as questions and answers: `Wikinews interviewed Jane Roe. … Why did you leave?
//! … I was tired.` → *you* and *I* are Jane Roe, where the article says whom it interviews and prints two questions or more.
//! Transcripts: `Jane Roe: I was tired.`

use crate::{
    document::{EntityType, MentionForm, TokenId},
    entities::{context::Context, draft::Board},
    text::blocks::BlockKind,
};
use std::ops::Range;

/// Questions from which also *Roe spoke to the Times* means an interview; fewer stand in any comment.
const MANY: usize = 4;

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
        let named = |d: &&crate::entities::draft::Draft| d.form == MentionForm::Name && d.tokens.start == start;
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

/// Paragraphs and headings that end with a question mark, unless they are quoted.
fn questions(cx: &Context<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in &cx.doc.blocks {
        let text = block.span.of(&cx.doc.text).trim_end();
        let asked = text.ends_with('?') && !text.starts_with(['"', '“']);
        if asked && matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem) {
            found.push(cx.doc.tokens_in(block.span));
        }
    }
    found
}

/// The one person whom the words before the first question say to be interviewed.
fn interviewee(cx: &Context<'_>, board: &Board, before: usize, many: bool) -> Option<usize> {
    let person = |m: &usize| {
        let d = &board.drafts[*m];
        d.form == MentionForm::Name && d.group.and_then(|g| board.kind(g)) == Some(EntityType::Person)
    };
    let named: Vec<usize> =
        (0..board.drafts.len()).take_while(|&m| board.drafts[m].tokens.start < before).filter(person).collect();
    let start = |m: usize| board.drafts[m].tokens.start;
    let end = |m: usize| board.drafts[m].tokens.end;
    for i in 0..before {
        let sentence = cx.sentence_tokens(i);
        let after = || named.iter().copied().find(|&m| start(m) > i && end(m) <= sentence.end);
        let ahead = || named.iter().rev().copied().find(|&m| end(m) <= i && start(m) >= sentence.start);
        let found = match cx.doc.lemma(TokenId::new(i)) {
            "interview" if cx.form(i + 1) == "by" => ahead(),
            "interview" => after().or_else(ahead),
            "speak" | "talk" | "chat" | "sit" | "catch" | "tell" if many => {
                let with = (i + 1..i + 4).find(|&k| matches!(cx.form(k), "with" | "to"));
                match with {
                    // *Roe talks to the Times*
                    Some(k) => {
                        named.iter().copied().find(|&m| start(m) > k && start(m) < k + 9 && end(m) <= sentence.end).or_else(ahead)
                    }
                    None if cx.form(i).starts_with("tell") || cx.form(i) == "told" => ahead(),
                    None => None,
                }
            }
            _ => None,
        };
        if let Some(m) = found {
            // *interviews Mario Lucero and Isabel Ruiz*: which of the two answers is not said.
            let next = named.iter().find(|&&n| start(n) >= end(m));
            let two = next.is_some_and(|&n| start(n) <= end(m) + 2 && matches!(cx.form(end(m)), "and" | "," | "&"));
            return (!two).then_some(m);
        }
    }
    None
}
