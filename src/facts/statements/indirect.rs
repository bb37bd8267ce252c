//! Indirect and mixed speech by rules over words: *Reed said [that] the plan was “dead”*, *The plan is dead, Reed said*, *according to
//! Reed, …*, *Reed urged him to go*, *promised to go*, *called it “dead”*. Where trees are known, [`super::trees`] bounds the content.

use super::{
    direct::is_verb_here,
    draft::Draft,
    leading, parted, source, trees,
    words::{Class, CueAt, Words},
};
use crate::{
    lexicon::cues::{CUES, VerbForm},
    text::Span,
};
use std::ops::Range;

/// Indirect statements outside of quotations. `taken` are the drafts found so far: their cues are not used again.
pub(super) fn find(w: &Words, taken: &[Draft]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for sentence in &w.doc.sentences {
        let bounds = sentence.tokens.clone();
        let mut i = bounds.start;
        while i < bounds.end {
            let found = according(w, i, &bounds).or_else(|| verb(w, i, &bounds, taken));
            i = found.as_ref().and_then(|d| d.cue.first()).map_or(i + 1, |c| c.end.max(i + 1));
            drafts.extend(found);
        }
    }
    drafts
}

/// *According to Reed, …* and *…, according to Reed*.
fn according(w: &Words, i: usize, bounds: &Range<usize>) -> Option<Draft> {
    if w.lower(i) != "according" || w.lower(i + 1) != "to" || w.quote(i).is_some() {
        return None;
    }
    let first = (bounds.start..i).all(|k| !w.is_word(k));
    let (verb, _) = CUES.verb("say")?;
    let said_in = |source: &Range<usize>| source.clone().any(|k| w.lower(k) == "interview");
    let ends =
        first.then(|| leading::split(w, i, bounds)).flatten().filter(|(source, _)| !said_in(source) && !is_plan(w, source));
    if let Some((source, content)) = ends {
        return draft(w, vec![source], i..i + 2, content, verb, leading::RULE, 930);
    }
    let mut source = source::after(w, i + 2, bounds)?;
    // *according to an interview with The Times*: a medium, no source.
    if said_in(&source) {
        return None;
    }
    // *According to Reed, the bridge is safe*: an apposition is followed by a comma of its own.
    let comma = source.clone().find(|&k| w.class(k) == Class::Comma);
    if let Some(comma) = comma.filter(|_| first && w.class(source.end) != Class::Comma) {
        source.end = comma;
    }
    if is_plan(w, &source) {
        return None;
    }
    let content = if first {
        let start = (source.end..bounds.end).find(|&k| w.is_word(k) || w.class(k) == Class::Mark)?;
        start..last_word(w, start..bounds.end)?
    } else {
        let start = clause_start(w, i, bounds);
        start..last_word(w, start..i)?
    };
    draft(w, vec![source], i..i + 2, content, verb, "statement.according", 900)
}

/// *according to plan*, *according to the existing mechanism*: no source.
pub(super) fn is_plan(w: &Words, source: &Range<usize>) -> bool {
    const WAYS: [&str; 14] = [
        "ability",
        "custom",
        "mechanism",
        "mechanisms",
        "merit",
        "need",
        "needs",
        "plan",
        "principle",
        "principles",
        "procedure",
        "procedures",
        "schedule",
        "tradition",
    ];
    let of = source.clone().find(|&i| w.class(i) == Class::Prep).unwrap_or(source.end);
    if of > source.start && WAYS.contains(&w.lower(of - 1)) {
        return true;
    }
    let plain = source.len() == 1 && !w.capital(source.start) && w.class(source.start) == Class::Nominal;
    plain && !CUES.is_medium(w.lower(source.start)) && !w.lower(source.start).ends_with('s')
}

fn verb(w: &Words, i: usize, bounds: &Range<usize>, taken: &[Draft]) -> Option<Draft> {
    if w.quote(i).is_some() {
        return None;
    }
    let cue = w.cue_at(i).filter(|c| is_verb_here(w, c) && c.tokens.end <= bounds.end)?;
    if taken.iter().any(|d| d.cue.iter().any(|c| c.contains(&i))) {
        return None;
    }
    if let Some((source, [front, rest])) = parted::split(w, &cue, bounds) {
        let mut found = draft(w, vec![source], cue.tokens, front, cue.verb, parted::RULE, 880)?;
        found.content.push(with_marks(w, rest));
        return Some(found);
    }
    let (source, shared) = subject(w, &cue, bounds)?;
    if trees::suffers(w, &cue.tokens, &source)
        && !cue.verb.thought
        && !matches!(cue.verb.lemma, "be quoted as saying" | "quote" | "cite")
    {
        return None; // *shops were arranged to open*
    }
    that_clause(w, &cue, &source, bounds)
        .or_else(|| infinitive(w, &cue, &source, bounds))
        .or_else(|| quoted_object(w, &cue, &source, bounds))
        .or_else(|| postposed(w, &cue, &source, bounds))
        .map(|mut d| {
            if shared {
                d.score = d.score.saturating_sub(150);
            }
            d
        })
}

fn draft(
    w: &Words,
    source: Vec<Range<usize>>,
    cue: Range<usize>,
    content: Range<usize>,
    verb: &'static crate::lexicon::cues::CueVerb,
    rule: &'static str,
    score: u16,
) -> Option<Draft> {
    let n_words = content.clone().filter(|&i| w.is_word(i)).count();
    if n_words == 0 {
        return None;
    }
    let span = with_marks(w, content);
    let quotes = w.numbered_quotes_near(span).filter(|(_, q)| q.depth == 0 && q.outer.overlaps(span)).map(|(i, _)| i).collect();
    Some(Draft { source, cue: vec![cue], content: vec![span], verb: Some(verb), quotes, rule, score, ..Draft::default() })
}

/// The tokens' span, widened to a closing mark that belongs to a quotation begun inside; outer marks of wholly quoted content go.
fn with_marks(w: &Words, content: Range<usize>) -> Span {
    let start = content.clone().find(|&i| w.is_word(i) || w.class(i) == Class::Mark).unwrap_or(content.start);
    let mut span = w.hull(start..content.end);
    for q in w.quotes_near(span).filter(|q| q.depth == 0) {
        if q.outer.start >= span.start && q.inner.overlaps(span) && q.outer.end > span.end {
            span.end = q.outer.end;
        }
    }
    match w.quotes_near(span).find(|q| q.depth == 0 && q.outer.start <= span.start && span.end <= q.outer.end) {
        Some(q) => super::draft::spoken(&w.doc.text, Span::new(span.start.max(q.inner.start), span.end.min(q.inner.end))),
        None => span,
    }
}

/// Who says it, and whether the phrase belongs to an earlier verb: *Reed came and said*, *…, adding that*.
fn subject(w: &Words, cue: &CueAt, bounds: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let at = cue.tokens.start;
    let after_conj = at > bounds.start
        && (w.class(at - 1) == Class::Conj || w.class(at - 1) == Class::Adv && w.class(at.saturating_sub(2)) == Class::Conj);
    if let Some(found) = trees::subject(w, &cue.tokens).filter(|s| s.end <= at || s.start >= cue.tokens.end) {
        return Some((found, cue.form == VerbForm::Ing || after_conj));
    }
    if cue.form != VerbForm::Ing && !after_conj {
        return source::before(w, at, bounds).map(|s| (s, false));
    }
    let earlier = (bounds.start..at).find(|&k| w.quote(k).is_none() && matches!(w.class(k), Class::Verb | Class::Aux))?;
    source::before(w, earlier, bounds).map(|s| (s, true))
}

/// *said (on Friday) (that) …*, *asked whether …*, *told Reed that …*
fn that_clause(w: &Words, cue: &CueAt, source: &Range<usize>, bounds: &Range<usize>) -> Option<Draft> {
    let mut at = cue.tokens.end;
    if cue.verb.takes('p') && !matches!(w.lower(at), "that" | "if" | "whether" | "to") {
        at = source::after(w, at, bounds)?.end;
    }
    at = past_adjuncts(w, at, bounds.end);
    let word = w.lower(at).to_owned();
    let wh = matches!(word.as_str(), "if" | "whether" | "why" | "how" | "what" | "who" | "when" | "where");
    let start = match word.as_str() {
        "that" if matches!(w.class(at + 1), Class::Stop) => return None,
        "that" => at + 1,
        _ if wh && (cue.verb.takes('w') || cue.verb.takes('p')) => at,
        _ if cue.verb.takes('t') && clause_follows(w, at, bounds) => at,
        _ => return None,
    };
    if !(cue.verb.takes('t') || cue.verb.takes('T') || cue.verb.takes('p') || wh) {
        return None;
    }
    let end = clause_end(w, start, bounds);
    let sure = if word == "that" { 900 } else { 820 };
    draft(w, vec![source.clone()], cue.tokens.clone(), start..end, cue.verb, "statement.clause", sure)
}

/// Whether a subject and a verb come: *said [the plan was dead]*.
fn clause_follows(w: &Words, at: usize, bounds: &Range<usize>) -> bool {
    if w.lower(at) == "there" {
        return true;
    }
    let mut start = at;
    if matches!(w.class(start), Class::Mark) {
        start += 1;
    }
    let Some(phrase) = source::after(w, start, bounds) else {
        return matches!(w.class(start), Class::Sub | Class::Prep)
            && (start..bounds.end).any(|k| matches!(w.class(k), Class::Aux | Class::Verb));
    };
    let is_verb = |k: usize| matches!(w.class(k), Class::Aux | Class::Verb);
    if w.tagged {
        return (phrase.end..bounds.end.min(phrase.end + 12)).take_while(|&k| w.lower(k) != "to").any(is_verb);
    }
    // Without tags most verbs look like nouns and are part of the phrase: a past ending will do.
    let near = (start + 1..bounds.end.min(phrase.end + 8))
        .take_while(|&k| !matches!(w.class(k), Class::Conj | Class::Stop) && w.lower(k) != "to");
    near.into_iter().any(|k| is_verb(k) || w.lower(k).len() > 4 && w.lower(k).ends_with("ed"))
}

/// *promised to go*; *urged Reed to go*.
fn infinitive(w: &Words, cue: &CueAt, source: &Range<usize>, bounds: &Range<usize>) -> Option<Draft> {
    let mut at = past_adjuncts(w, cue.tokens.end, bounds.end);
    let direct = cue.verb.takes('i') && w.lower(at) == "to";
    if !direct {
        if !cue.verb.takes('o') {
            return None;
        }
        at = source::after(w, at, bounds)?.end;
        at = past_adjuncts(w, at, bounds.end);
        if w.lower(at) != "to" && !(w.lower(at) == "not" && w.lower(at + 1) == "to") {
            return None;
        }
    }
    let end = clause_end(w, at, bounds);
    draft(w, vec![source.clone()], cue.tokens.clone(), at..end, cue.verb, "statement.infinitive", 800)
}

/// *called the plan “dead”*, *dismissed it as “dead”*, *condemned the “cowardly” attack*: the object, if a quotation is part of it.
fn quoted_object(w: &Words, cue: &CueAt, source: &Range<usize>, bounds: &Range<usize>) -> Option<Draft> {
    let at = past_adjuncts(w, cue.tokens.end, bounds.end);
    let end = clause_end(w, at, bounds);
    let quoted = (at..end).find(|&k| w.quote(k).is_some())?;
    let near = quoted - at <= 12 && !(at..quoted).any(|k| matches!(w.class(k), Class::Stop | Class::Comma));
    let fits = ['n', 's', 'b', 'g', 't'].into_iter().any(|f| cue.verb.takes(f));
    if !near || !fits {
        return None;
    }
    draft(w, vec![source.clone()], cue.tokens.clone(), at..end, cue.verb, "statement.quoted-object", 750)
}

/// *The plan is dead, Reed said (on Friday).*
fn postposed(w: &Words, cue: &CueAt, source: &Range<usize>, bounds: &Range<usize>) -> Option<Draft> {
    if !(cue.verb.takes('t') || cue.verb.takes('q')) || cue.form == VerbForm::Ing {
        return None;
    }
    let first = source.start.min(cue.tokens.start);
    let comma = (bounds.start..first).rev().find(|&k| w.is_word(k) || w.class(k) == Class::Comma || w.class(k) == Class::Mark)?;
    if w.class(comma) != Class::Comma {
        return None;
    }
    let start = clause_start(w, comma, bounds);
    let end = last_word(w, start..comma)?;
    let rest = past_adjuncts(w, cue.tokens.end.max(source.end), bounds.end);
    let ends = rest >= bounds.end
        || matches!(
            w.class(rest),
            Class::Stop | Class::Comma | Class::Conj | Class::Sub | Class::Name | Class::Det | Class::Pron
        );
    let long = (start..end).filter(|&k| w.is_word(k)).count() >= 3;
    if !ends || !long {
        return None;
    }
    draft(w, vec![source.clone()], cue.tokens.clone(), start..end, cue.verb, "statement.postposed", 850)
}

/// Past adverbs, times, *in a statement*, *to reporters*.
pub(super) fn past_adjuncts(w: &Words, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if w.class(at) == Class::Adv || source::is_day(w, at) || w.time(at).is_some() {
            at += 1;
        } else if w.class(at) == Class::Prep && source::leads_adjunct(w, at) {
            at = source::after(w, at + 1, &(at + 1..end)).map_or(at + 1, |s| s.end.max(at + 1));
        } else {
            break;
        }
    }
    at
}

/// Where the clause that ends before `end` begins: the sentence's start, past a link word.
fn clause_start(w: &Words, end: usize, bounds: &Range<usize>) -> usize {
    let stop = (bounds.start..end).rev().find(|&k| w.form(k) == ";").map_or(bounds.start, |k| k + 1);
    (stop..end).find(|&k| w.is_word(k) || w.class(k) == Class::Mark).unwrap_or(stop)
}

/// Where the clause that begins at `start` ends: before *, he added*, *, according to*, *, saying*, *but Reed said*, or with the sentence.
fn clause_end(w: &Words, start: usize, bounds: &Range<usize>) -> usize {
    let mut end = bounds.end;
    for k in start + 1..bounds.end {
        if w.quote(k).is_some() {
            continue;
        }
        let cut = match w.class(k) {
            Class::Comma => w.lower(k + 1) == "according" || cue_soon(w, k + 1, bounds),
            Class::Stop => w.form(k) == ";",
            _ => w.lower(k) == "according" && w.lower(k + 1) == "to",
        };
        if cut {
            end = k;
            break;
        }
    }
    last_word(w, start..end).unwrap_or(start)
}

/// Whether an attribution starts here: *saying*, *but Reed said*, *Reed said*.
fn cue_soon(w: &Words, start: usize, bounds: &Range<usize>) -> bool {
    let at = (start..bounds.end).find(|&k| !matches!(w.class(k), Class::Conj | Class::Adv)).unwrap_or(start);
    let direct = w.cue_at(at).is_some_and(|c| {
        // *, saying*; *, but said*; *, said the bureau*
        c.form == VerbForm::Ing || at > start && c.form == VerbForm::Past || trees::inverted(w, &c.tokens).is_some()
    });
    let link = at > start || matches!(w.lower(at), "while" | "although" | "though" | "as" | "when" | "after");
    let phrase = source::after(w, if link && w.class(at) == Class::Sub { at + 1 } else { at }, bounds);
    let said = phrase.is_some_and(|p| {
        p.len() <= 6 && w.cue_at(p.end).is_some_and(|c| is_verb_here(w, &c) && c.form != VerbForm::Ing && !c.verb.thought)
    });
    direct || said
}

/// One past the last word or closing mark of `range`; none if it holds no word.
fn last_word(w: &Words, range: Range<usize>) -> Option<usize> {
    range.rev().find(|&k| w.is_word(k) || w.class(k) == Class::Mark).map(|k| k + 1)
}
