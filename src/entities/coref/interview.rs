//! Interviews printed as questions and answers: `Wikinews interviewed Jane Roe. … Why did you leave? … I was tired.` → *you* and *I* are
//! Jane Roe. Only where the article says whom it interviews and prints two questions or more.

use crate::{
    document::{EntityType, MentionForm, TokenId},
    entities::{context::Context, draft::Board},
    text::blocks::BlockKind,
};

/// Questions from which also *Roe spoke to the Times* means an interview; fewer stand in any comment.
const MANY: usize = 4;

/// Whose answers an article prints.
pub(super) struct Interview {
    /// A mention of the person by name.
    pub(super) person: usize,
    /// The questions, in text order, by their tokens.
    questions: Vec<std::ops::Range<usize>>,
}

impl Interview {
    /// The interview that the article is, if it is one.
    pub(super) fn find(cx: &Context<'_>, board: &Board) -> Option<Self> {
        let questions = questions(cx);
        let first = questions.get(1).and(questions.first())?.start;
        let person = interviewee(cx, board, first, questions.len() >= MANY)?;
        Some(Self { person, questions })
    }

    /// Whether the token stands in a question.
    pub(super) fn asks(&self, token: usize) -> bool {
        let at = self.questions.partition_point(|q| q.end <= token);
        self.questions.get(at).is_some_and(|q| q.contains(&token))
    }

    /// Whether the token stands in an answer.
    pub(super) fn answers(&self, token: usize) -> bool {
        !self.asks(token) && self.questions.first().is_some_and(|q| q.start < token)
    }
}

/// Paragraphs and headings that end with a question mark, unless they are quoted.
fn questions(cx: &Context<'_>) -> Vec<std::ops::Range<usize>> {
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
