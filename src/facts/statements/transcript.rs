//! Transcripts: a paragraph that opens with a speaker's name and a colon, inside marks or not: `REED: We go.` → source *REED*,
//! cue `:`, content the rest. Titles look alike (*NOTE: bring water*), so it needs two names in capitals throughout, or four of people
//! and bodies that the article knows, one of them twice.

use super::{
    draft::Draft,
    trees,
    words::{Class, Words},
};
use crate::{
    document::{EntityId, EntityType, MentionForm},
    text::Span,
};
use std::ops::Range;

const RULE: &str = "statement.transcript";

/// A paragraph's speaker.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    /// The name before the colon.
    pub name: Range<usize>,
    /// Its paragraph, and those that go on in the same quotation.
    pub blocks: Vec<usize>,
}

/// All turns, in text order; empty where the text is no transcript.
pub(super) fn turns(w: &Words) -> Vec<Turn> {
    let mut found: Vec<Turn> = w.doc.blocks.iter().enumerate().filter_map(|(index, block)| turn(w, index, block.span)).collect();
    let shouted = found.iter().filter(|t| shouts(w, &t.name)).count();
    found.retain(|t| if shouted > 1 { shouts(w, &t.name) } else { speaks(w, &t.name) });
    let mut names: Vec<&str> = found.iter().map(|t| w.form(t.name.end - 1)).collect();
    names.sort_unstable();
    let again = names.windows(2).any(|pair| pair[0] == pair[1]);
    if shouted < 2 && !(found.len() > 3 && again) {
        return Vec::new();
    }
    // *DEFENDERS: Roe (Hull), Reed (Leeds)*, *UPDATED: 9 May*: a list has no verbs.
    let verbs =
        |t: &&Turn| t.blocks.iter().filter_map(|&b| content_of(w, b, t)).any(|c| w.doc.tokens_in(c).any(|i| is_verb(w, i)));
    if trees::known(w) && found.iter().filter(verbs).count() * 2 < found.len() {
        return Vec::new();
    }
    let opening: Vec<usize> = found.iter().flat_map(|t| t.blocks.clone()).collect();
    for turn in &mut found {
        let mut next = turn.blocks.first().map_or(0, |b| b + 1);
        while !opening.contains(&next) && w.quotes.iter().any(|q| q.block == next && q.continues.is_some()) {
            turn.blocks.push(next);
            next += 1;
        }
    }
    found
}

fn shouts(w: &Words, name: &Range<usize>) -> bool {
    name.clone().all(|i| !w.form(i).chars().any(char::is_lowercase))
}

fn is_verb(w: &Words, i: usize) -> bool {
    matches!(w.class(i), Class::Verb | Class::Aux)
}

/// *Q*, *A1*: letters that stand for whoever asks and answers.
fn is_letter(w: &Words, name: &Range<usize>) -> bool {
    let form = w.form(name.start);
    name.len() == 1 && form.starts_with(['Q', 'A']) && form[1..].bytes().all(|b| b.is_ascii_digit())
}

/// Who speaks behind a label that is no name: *A* is the person interviewed, *JN* the one person of these initials.
pub(super) fn labelled(w: &Words, draft: &Draft) -> Option<EntityId> {
    let label = draft.cue.first().filter(|_| draft.rule == RULE)?.start.checked_sub(1)?;
    let form = w.form(label);
    if is_letter(w, &(label..label + 1)) {
        let asked = || w.doc.mentions.iter().find(|m| m.provenance.rule.0 == "coref.interviewee").map(|m| m.entity);
        return if form.starts_with('A') { asked() } else { None };
    }
    let initials = |name: &str| name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
    let mut fits = (0..w.doc.entities.len()).filter(|&e| {
        let entity = &w.doc.entities[e];
        form.len() > 1 && entity.kind == EntityType::Person && initials(&entity.name) == form
    });
    let first = fits.next().map(EntityId::new);
    first.filter(|_| fits.next().is_none())
}

/// Whether the words are the name of a person or a body.
fn speaks(w: &Words, name: &Range<usize>) -> bool {
    let span = w.span(name.end - 1);
    let at = w.doc.mentions.partition_point(|m| m.span.end < span.end);
    w.doc.mentions.get(at..).unwrap_or_default().iter().take_while(|m| m.span.start <= span.start).any(|m| {
        let kind = w.doc.entities.get(m.entity.index()).map(|e| e.kind);
        m.form == MentionForm::Name && m.span.end == span.end && matches!(kind, Some(EntityType::Person | EntityType::Org))
    })
}

fn turn(w: &Words, block: usize, span: Span) -> Option<Turn> {
    let mut start = w.first_from(span.start);
    if w.class(start) == Class::Mark {
        start += 1;
    }
    let colon = (start..start + 6).find(|&i| w.form(i) == ":")?;
    let name = start..colon;
    let fits =
        !name.is_empty() && name.clone().all(|i| w.is_word(i) && w.capital(i) || w.form(i) == ".") && w.block(colon) == block;
    let goes_on = w.block(colon + 1) == block && w.is_word(colon + 1) || w.class(colon + 1) == Class::Mark;
    (fits && goes_on).then_some(Turn { name, blocks: vec![block] })
}

/// Statements of the turns. Paragraphs inside the same quotation without a name belong to the turn before them.
pub(super) fn find(w: &Words, turns: &[Turn]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for turn in turns {
        let content = turn.blocks.iter().filter_map(|&index| content_of(w, index, turn)).collect();
        drafts.push(Draft {
            source: vec![turn.name.clone()],
            cue: vec![turn.name.end..turn.name.end + 1],
            content,
            rule: RULE,
            score: 950,
            ..Draft::default()
        });
    }
    drafts
}

/// What a turn says in one of its paragraphs, without the marks around it.
fn content_of(w: &Words, block: usize, turn: &Turn) -> Option<Span> {
    let block = w.doc.blocks.get(block)?;
    let start = w.span(turn.name.end + 1).start.max(block.span.start);
    let whole = Span::new(start, block.span.end);
    let around = w.quotes.iter().find(|q| q.depth == 0 && q.outer.start <= start && q.outer.end + 4 >= block.span.end);
    let inner = around.map_or(whole, |q| Span::new(start.max(q.inner.start), block.span.end.min(q.inner.end)));
    // (Crosstalk.): a stage direction, not speech.
    let words = inner.of(&w.doc.text);
    (!inner.is_empty() && !(words.starts_with('(') && words.trim_end_matches('.').ends_with(')'))).then_some(inner)
}
