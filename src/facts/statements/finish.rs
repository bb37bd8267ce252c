//! Drafts become statements: speaker, form, stance, in order of content. It finds no new ones.

use super::{circumstances, cue, draft::Draft, source, speaker, stance, words::Words};
use crate::{
    document::{Provenance, RuleId, Score, Statement, StatementForm},
    text::Span,
};

/// Statements of all drafts, in order of the content's start.
pub(super) fn finish(w: &Words, drafts: Vec<Draft>) -> Vec<Statement> {
    let speakers = speaker::choose(w, &drafts);
    let mut all: Vec<Statement> = drafts.iter().zip(speakers).map(|(draft, speaker)| one(w, draft, speaker)).collect();
    all.sort_by_key(|s| (s.content.first().map(|c| c.start), s.cue.first().map(|c| c.start)));
    all
}

fn one(w: &Words, draft: &Draft, speaker: Option<speaker::Speaker>) -> Statement {
    let source: Vec<Span> = draft.source.iter().map(|s| w.hull(source::whole(w, s.clone()))).collect();
    let cue: Vec<Span> = draft.cue.iter().map(|c| w.hull(cue::whole(w, draft, c))).collect();
    let form = form_of(w, draft);
    let around = circumstances::of(w, draft);
    let weight = speaker.map_or(1000, |s| u32::from(s.weight));
    let score = Score((u32::from(draft.score) * weight / 1000) as u16);
    let evidence = draft.hint.iter().map(|h| w.hull(h.clone())).collect();
    Statement {
        source,
        speaker: speaker.map(|s| s.entity),
        cue,
        content: draft.content.clone(),
        form,
        stance: stance::of(w, draft),
        medium: around.medium,
        addressee: around.addressee,
        time: around.time,
        within: None,
        same_as: Vec::new(),
        provenance: Provenance { rule: RuleId(draft.rule), score, evidence },
    }
}

/// Direct if every word of the content lies in quotation marks, indirect if none does.
fn form_of(w: &Words, draft: &Draft) -> StatementForm {
    let (mut inside, mut outside) = (false, false);
    for span in &draft.content {
        for i in w.doc.tokens_in(*span).filter(|&i| w.is_word(i)) {
            if w.quote(i).is_some() { inside = true } else { outside = true }
        }
    }
    match (inside, outside) {
        (true, false) => StatementForm::Direct,
        (true, true) => StatementForm::Mixed,
        _ => StatementForm::Indirect,
    }
}
