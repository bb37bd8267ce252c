//! Whom a pronoun stands for: of all candidates the one that learned weights favour, or nobody. `Roe met Ivanov. She praised him.` →
//! Roe, Ivanov. *I*, *we* and *you* outside of quotations stay with themselves: the writer, the reader.

use super::{
    candidates::{self, Question},
    evidence, group_of,
    interview::Interview,
};
use crate::{
    document::{EntityType, MentionForm},
    entities::{
        context::Context,
        draft::Board,
        mentions::{Pronoun, pronoun},
    },
};

/// Finds the referent of one pronoun.
pub(super) fn resolve(cx: &Context<'_>, board: &mut Board, interview: Option<&Interview>, mention: usize) {
    let Some((which, reflexive)) = pronoun(cx.folded(board.drafts[mention].head)) else { return };
    let head = board.drafts[mention].head;
    let told = interview.and_then(|i| match which {
        Pronoun::I => i.speaker(head),
        Pronoun::You => i.hearer(board, head),
        _ => None,
    });
    let found = match which {
        _ if told.is_some() => told.map(|person| (person, "coref.interviewee", 800)),
        Pronoun::I => alone(cx, board, mention, which, "coref.author"),
        Pronoun::We => alone(cx, board, mention, which, "coref.authors"),
        Pronoun::You => alone(cx, board, mention, which, "coref.reader"),
        _ => weighed(cx, board, mention, which, reflexive),
    };
    if let Some((antecedent, rule, score)) = found {
        let group = group_of(board, antecedent);
        let evidence = board.drafts[antecedent].tokens.clone();
        board.drafts[mention].evidence.push(evidence);
        board.join(mention, group, Some((rule, score)));
        if matches!(which, Pronoun::He | Pronoun::She) {
            board.groups[group].kind = Some(EntityType::Person);
        }
    }
}

/// Outside of quotations *I* is the author, all through the text.
fn alone(
    cx: &Context<'_>,
    board: &Board,
    mention: usize,
    which: Pronoun,
    rule: &'static str,
) -> Option<(usize, &'static str, u16)> {
    let is = |m: &usize| {
        let draft = &board.drafts[*m];
        draft.form == MentionForm::Pronoun
            && draft.group.is_some()
            && pronoun(cx.folded(draft.head)).is_some_and(|p| p.0 == which)
    };
    let same = (mention.saturating_sub(2_000)..mention).rev().find(is);
    Some((same.unwrap_or(mention), rule, 700))
}

/// The best antecedent.
fn weighed(
    cx: &Context<'_>,
    board: &Board,
    mention: usize,
    which: Pronoun,
    reflexive: bool,
) -> Option<(usize, &'static str, u16)> {
    let asked = Question::new(cx, board, mention, which, reflexive);
    let found = candidates::find(cx, board, &asked);
    let mut best: Vec<(i32, usize)> = Vec::new();
    for candidate in &found {
        let worth = evidence::worth(&evidence::of(cx, board, &asked, candidate), asked.class);
        let group = board.drafts[candidate.mention].group;
        match best.iter_mut().find(|(_, b)| group.is_some() && board.drafts[*b].group == group) {
            Some(seen) if seen.0 >= worth => {}
            Some(seen) => *seen = (worth, candidate.mention),
            None => best.push((worth, candidate.mention)),
        }
    }
    let none = evidence::nobody(cx, &asked, best.len());
    #[cfg(feature = "train")]
    trace(cx, board, &asked, &found, none);
    let nobody = evidence::worth(&none, asked.class);
    // The first of equals is the nearest.
    best.sort_by_key(|&(worth, m)| (std::cmp::Reverse(worth), std::cmp::Reverse(m)));
    let &(top, antecedent) = best.first()?;
    let margin = best.get(1).map_or(nobody, |second| second.0.max(nobody));
    let rule = match which {
        _ if antecedent > mention => "coref.pronoun-ahead",
        Pronoun::It => "coref.pronoun-thing",
        Pronoun::They => "coref.pronoun-group",
        _ => "coref.pronoun-person",
    };
    (top > nobody).then_some((antecedent, rule, certainty(top - margin)))
}

/// Thousandths from the lead over the next best, in hundredths of a logit: nine to one is likely, never sure.
fn certainty(lead: i32) -> u16 {
    (500 + lead * 13 / 10).clamp(400, 890) as u16
}

/// Keeps the question for the fitting of the weights.
#[cfg(feature = "train")]
fn trace(cx: &Context<'_>, board: &Board, asked: &Question, found: &[candidates::Candidate], nobody: evidence::Evidence) {
    use super::traced::{Case, Choice, note};
    let mut choices: Vec<(Option<usize>, Choice)> = Vec::new();
    for candidate in found {
        let row = evidence::of(cx, board, asked, candidate);
        let draft = &board.drafts[candidate.mention];
        if let Some((_, seen)) = choices.iter_mut().find(|(group, _)| group.is_some() && *group == draft.group) {
            seen.evidence.push(row);
            continue;
        }
        let members = draft.group.and_then(|g| board.groups.get(g)).map_or(&[][..], |g| &g.members);
        let heads = members.iter().map(|&m| board.drafts[m].head).chain([draft.head]).collect();
        choices.push((draft.group, Choice { heads, evidence: vec![row] }));
    }
    let choices = choices.into_iter().map(|(_, choice)| choice).collect();
    note(Case { token: asked.head, class: asked.class, choices, nobody });
}
