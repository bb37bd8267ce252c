//! Direct quotations: `“A,” said Reed. “B.”` → one statement with two spans, source *Reed*, cue *said*. Cues after and before the
//! quotation, in the paragraph before it (*Reed wrote:*), split and continued quotations, quotations without a cue. Quoted
//! fragments inside a reporting sentence are left to [`super::indirect`].

use super::{
    draft::{Draft, spoken},
    indirect, signed, source,
    transcript::Turn,
    trees, uncued,
    words::{Class, CueAt, Words},
};
use crate::{
    lexicon::cues::{CUES, VerbForm},
    text::Span,
};
use std::ops::Range;

/// A cue with its source, as found beside a quotation.
struct Frame {
    source: Option<Range<usize>>,
    cue: CueAt,
    /// First token after source, cue and what belongs to them.
    end: usize,
    /// The source is that of the statement before: *he said, adding:*.
    shared: bool,
    /// The whole content where unquoted words belong to it.
    mixed: Option<Span>,
    rule: &'static str,
    score: u16,
}

/// All direct statements, in text order; quotations of a transcript's turns are left out. `base` is the index that the first of them will have.
pub(super) fn find(w: &Words, turns: &[Turn], base: usize) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut owner: Vec<Option<usize>> = vec![None; w.quotes.len()];
    let top: Vec<usize> = (0..w.quotes.len())
        .filter(|&q| w.quotes.get(q).is_some_and(|q| q.depth == 0 && !turns.iter().any(|t| t.blocks.contains(&q.block))))
        .collect();
    for (k, &q) in top.iter().enumerate() {
        let before = k.checked_sub(1).and_then(|k| top.get(k)).copied();
        // A nickname or a title in quotation marks ends no attribution: *state Del. Marcia "Cia" Price, shouted*.
        let next = top.get(k + 1..).unwrap_or_default().iter().copied().find(|&n| !is_term(w, n));
        let continued = w.quotes.get(q).and_then(|quote| quote.continues).and_then(|c| owner.get(c).copied().flatten());
        if let Some(draft) = continued.and_then(|c| drafts.get_mut(c)) {
            add(w, draft, q);
            put(&mut owner, q, continued);
            continue;
        }
        let owner_of = |b: usize| owner.get(b).copied().flatten();
        let earlier = top.get(..k).unwrap_or_default().iter().rev().copied().find(|&b| owner_of(b).is_some() || !is_term(w, b));
        let shared_from = earlier.and_then(owner_of);
        let owned = top.get(..k).unwrap_or_default().iter().rev().find(|&&b| owner.get(b).copied().flatten().is_some()).copied();
        let found = leading(w, q, before).or_else(|| following(w, q, owned, next));
        let used = shared_from.and_then(|d| drafts.get(d)).and_then(|d| d.cue.last().map(|c| c.start));
        match found.filter(|f| used != Some(f.cue.tokens.start)) {
            Some(frame) => {
                let shared = shared_from
                    .filter(|_| frame.shared && frame.source.is_none())
                    .and_then(|d| drafts.get(d))
                    .map(|d| d.source.clone());
                drafts.push(draft_of(w, q, frame, shared.unwrap_or_default()));
                put(&mut owner, q, Some(drafts.len() - 1));
            }
            None => {
                if let Some(draft) = signed::draft(w, q, next).filter(|_| uncued::is_speech(w, q)) {
                    drafts.push(draft);
                    put(&mut owner, q, Some(drafts.len() - 1));
                } else if let Some(joined) = shared_from.filter(|&d| joins(w, drafts.get(d), earlier, q)) {
                    if let Some(draft) = drafts.get_mut(joined) {
                        add(w, draft, q);
                        with_link(w, draft, q);
                    }
                    put(&mut owner, q, Some(joined));
                } else if uncued::is_speech(w, q) {
                    drafts.push(uncued::draft(w, q, shared_from.or(drafts.len().checked_sub(1)).map(|d| d + base)));
                    put(&mut owner, q, Some(drafts.len() - 1));
                }
            }
        }
    }
    drafts
}

/// A word or two in quotation marks that nobody says: *the "Cia" of …*, *“Fox and Friends.”*
fn is_term(w: &Words, q: usize) -> bool {
    w.quotes.get(q).is_some_and(|q| q.inner.of(&w.doc.text).split_whitespace().nth(3).is_none())
}

fn put(owner: &mut [Option<usize>], q: usize, draft: Option<usize>) {
    if let Some(slot) = owner.get_mut(q) {
        *slot = draft;
    }
}

pub(super) fn add(w: &Words, draft: &mut Draft, q: usize) {
    if let Some(quote) = w.quotes.get(q) {
        draft.content.push(spoken(&w.doc.text, quote.inner));
        draft.quotes.push(q);
    }
}

fn draft_of(w: &Words, q: usize, frame: Frame, shared: Vec<Range<usize>>) -> Draft {
    let mut draft = Draft {
        source: frame.source.map_or(shared, |s| vec![s]),
        cue: vec![frame.cue.tokens],
        verb: Some(frame.cue.verb),
        rule: frame.rule,
        score: frame.score,
        ..Draft::default()
    };
    match frame.mixed {
        Some(content) => {
            draft.content.push(content);
            draft.quotes.push(q);
        }
        None => add(w, &mut draft, q),
    }
    draft
}

/// Unquoted words that belong to what is said: *With many machines, “there is no danger,” he said*; *“Nothing” can be done, he said*.
fn mixed_content(w: &Words, q: usize, before: Option<usize>, lead: Range<usize>) -> Option<Span> {
    let quote = w.quotes.get(q)?;
    let first = w.first_from(quote.outer.start);
    // The splitter may leave an opening mark with the sentence before.
    let sentence = w.sentence_tokens(w.first_from(quote.inner.start)).start;
    let stop = (sentence..first).rev().find(|&i| w.class(i) == Class::Stop && w.form(i) != ":");
    let sentence = stop.map_or(sentence, |s| s + 1);
    let free = before.and_then(|b| w.quotes.get(b)).is_none_or(|b| w.first_from(b.outer.end) <= sentence);
    let pre = sentence..first.max(sentence);
    let n_pre = pre.clone().filter(|&i| w.is_word(i)).count();
    let colon = first > 0 && w.form(first - 1) == ":";
    let links_only = pre.clone().all(|i| !w.is_word(i) || w.class(i) == Class::Conj);
    let start = if free && n_pre > 0 && !colon && !links_only { w.span(sentence).start } else { quote.outer.start };
    let n_lead = lead
        .clone()
        .filter(|&i| !matches!(w.class(i), Class::Adv | Class::Conj | Class::Sub | Class::Comma) && w.is_word(i))
        .count();
    let last = lead.rev().find(|&i| w.is_word(i));
    let end = last.filter(|_| n_lead > 0).map_or(quote.outer.end, |l| w.span(l).end);
    (start < quote.outer.start || end > quote.outer.end).then(|| Span::new(start, end))
}

/// *“A,” he said, but “b”*: the link word belongs to what is said.
fn with_link(w: &Words, draft: &mut Draft, q: usize) {
    let Some(quote) = w.quotes.get(q) else { return };
    let link = w.first_from(quote.outer.start).checked_sub(1).filter(|&i| w.class(i) == Class::Conj);
    if let (Some(link), Some(last)) = (link, draft.content.last_mut()) {
        *last = Span::new(w.span(link).start, quote.outer.end);
    }
}

/// Whether the quotation goes on with the statement before it: *“A,” he said. “B.”*, *“A,” he said, but “b.”*, *“A.” “B.”*
fn joins(w: &Words, draft: Option<&Draft>, before: Option<usize>, q: usize) -> bool {
    let (Some(draft), Some(before), Some(quote)) = (draft, before.and_then(|b| w.quotes.get(b)), w.quotes.get(q)) else {
        return false;
    };
    if before.block != quote.block {
        return false;
    }
    let gap = w.first_from(before.outer.end)..w.first_from(quote.outer.start);
    if gap.clone().all(|i| !w.is_word(i)) {
        return true;
    }
    // Reed scolded him: “A,” she said. “B.”
    let words = || gap.clone().filter(|&i| w.is_word(i));
    if words().count() <= 3 && uncued::is_speech(w, q) && words().any(|i| w.cue_at(i).is_some_and(|c| c.verb.takes('q'))) {
        return true;
    }
    let frame = draft.source.iter().chain(&draft.cue);
    let (Some(start), Some(end)) = (frame.clone().map(|r| r.start).min(), frame.map(|r| r.end).max()) else { return false };
    if !gap.contains(&start) || gap.clone().take_while(|&i| i < start).filter(|&i| w.is_word(i)).count() > 3 {
        return false;
    }
    // Nothing but the attribution, its adjuncts and a link may stand between.
    let new_sentences =
        (end..gap.end.saturating_sub(1)).filter(|&i| w.sentence(i) != w.sentence(i + 1) && i + 1 < gap.end).count();
    let goes_on = gap.end > 0 && matches!(w.class(gap.end - 1), Class::Comma | Class::Conj);
    new_sentences == 0 && gap.len() <= 45 && (goes_on || uncued::is_speech(w, q))
}

/// A cue before the quotation: *Reed said: “…”*, *adding, “…”*, or in the paragraph before it.
fn leading(w: &Words, q: usize, before: Option<usize>) -> Option<Frame> {
    let quote = w.quotes.get(q)?;
    let first = w.first_from(quote.outer.start);
    let previous_end = before.and_then(|b| w.quotes.get(b)).map_or(0, |b| w.first_from(b.outer.end));
    let last = first.checked_sub(1)?;
    let same_block = w.block(last) == quote.block;
    if !same_block && w.form(last) != ":" {
        return None;
    }
    let sentence = w.sentence_tokens(last);
    let zone = sentence.start.max(previous_end)..first;
    let cue = last_cue(w, &zone, quote.inner.of(&w.doc.text))?;
    let (subject, shared) = subject_of(w, &cue, &zone);
    let shared = shared && before.is_some();
    let score = if subject.is_some() { 950 } else { 600 };
    Some(Frame { source: subject, cue, end: first, shared, mixed: None, rule: "statement.direct.before", score })
}

/// The last cue of `zone` that can lead to a quotation at its end.
fn last_cue(w: &Words, zone: &Range<usize>, quoted: &str) -> Option<CueAt> {
    let upper = quoted.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let colon = w.form(zone.end.checked_sub(1)?) == ":";
    for i in zone.clone().rev() {
        if w.quote(i).is_some() || w.class(i) == Class::Stop && w.form(i) != ":" && i + 1 < zone.end {
            return None;
        }
        let Some(cue) = w.cue_at(i).filter(|c| c.tokens.end <= zone.end && is_verb_here(w, c)) else { continue };
        if !(cue.verb.takes('q') || colon && !cue.verb.thought) {
            continue;
        }
        let gap: Vec<usize> = (cue.tokens.end..zone.end).collect();
        let last = gap.last().copied();
        let after_comma = last.is_some_and(|l| w.class(l) == Class::Comma);
        let clause = gap.iter().any(|&g| {
            matches!(w.class(g), Class::Verb | Class::Aux) || matches!(w.lower(g), "that" | "if" | "whether" | "why" | "how")
        });
        let only_that = last.is_some_and(|l| w.lower(l) == "that")
            && gap.len() <= 8
            && !gap.iter().rev().skip(1).any(|&g| matches!(w.class(g), Class::Verb | Class::Aux | Class::Comma));
        let fits = if gap.is_empty() || only_that {
            upper || quoted.split_whitespace().count() >= 3
        } else if colon {
            gap.len() <= 30
        } else if after_comma {
            !clause && gap.len() <= 18 && (upper || indirect::past_adjuncts(w, cue.tokens.end, zone.end) + 1 >= zone.end)
        } else {
            // told Reuters “We go”
            !clause && upper && gap.len() <= 6 && cue.verb.takes('p')
        };
        if fits {
            return Some(cue);
        }
        if !colon {
            return None;
        }
    }
    None
}

/// Whether the word is used as a verb, as far as one can see.
pub(super) fn is_verb_here(w: &Words, cue: &CueAt) -> bool {
    let first = cue.tokens.start;
    // *so-called*, *state-run*: part of a compound.
    let glued = |a: usize, b: usize| w.span(a).end == w.span(b).start;
    let hyphen = |k: usize| matches!(w.form(k), "-" | "–");
    if first > 0 && hyphen(first - 1) && glued(first - 1, first)
        || hyphen(cue.tokens.end) && glued(cue.tokens.end - 1, cue.tokens.end)
    {
        return false;
    }
    if w.tagged {
        return matches!(w.class(first), Class::Verb | Class::Aux);
    }
    let after_determiner =
        first > 0 && matches!(w.class(first - 1), Class::Det | Class::Possessive) && w.lower(first - 1) != "that";
    !after_determiner && (!w.capital(first) || w.begins_sentence(first))
}

/// The phrase that the cue is said of, and whether it is shared with a verb before it.
fn subject_of(w: &Words, cue: &CueAt, zone: &Range<usize>) -> (Option<Range<usize>>, bool) {
    let at = cue.tokens.start;
    let joined = cue.form == VerbForm::Ing || at > zone.start && w.class(at - 1) == Class::Conj;
    // Trump, frustrated by the delay, wrote: not every comma sets off an apposition.
    let comma = at > zone.start && w.class(at - 1) == Class::Comma;
    if comma && let Some(found) = trees::subject(w, &cue.tokens).filter(|s| s.end <= at && s.start >= zone.start) {
        return (Some(found), false);
    }
    // *He left, and speaking to the agency, said “…”*: who is spoken to says nothing.
    let spoken_to = |s: &Range<usize>| {
        s.start > 1 && matches!(w.lower(s.start - 1), "to" | "with") && matches!(w.lower(s.start - 2), "speaking" | "talking")
    };
    if !joined && let Some(found) = source::before(w, at, zone).filter(|s| !spoken_to(s)) {
        return (Some(found), false);
    }
    if let Some(found) = trees::subject(w, &cue.tokens).filter(|s| s.end <= zone.end && !spoken_to(s)) {
        return (Some(found), true);
    }
    // He went to the door and said: “…”; she told them, adding: “…”
    let sentence = w.sentence_tokens(at);
    let verb = (zone.start.max(sentence.start)..at).find(|&i| {
        w.quote(i).is_none()
            && (matches!(w.class(i), Class::Verb | Class::Aux) || w.cue_at(i).is_some_and(|c| is_verb_here(w, &c)))
    });
    let bounds = zone.start.max(sentence.start)..at;
    let found = verb
        .and_then(|v| source::before(w, v, &bounds))
        .or_else(|| if w.tagged { None } else { source::after(w, bounds.start, &bounds) });
    (found, true)
}

/// A cue after the quotation: *“…,” said Reed*, *“…,” Reed told reporters*.
fn following(w: &Words, q: usize, before: Option<usize>, next: Option<usize>) -> Option<Frame> {
    let quote = w.quotes.get(q)?;
    let start = w.first_from(quote.outer.end);
    let block_end = w.doc.blocks.get(quote.block).map_or(start, |b| w.first_from(b.span.end));
    let stop = next.and_then(|n| w.quotes.get(n)).map_or(block_end, |n| w.first_from(n.outer.start)).min(block_end);
    let mut at = start;
    while at < stop && matches!(w.class(at), Class::Comma | Class::Other) {
        at += 1;
    }
    let comma = at > start;
    let end = (at..stop).find(|&i| w.class(i) == Class::Stop && !is_abbreviation(w, i)).unwrap_or(stop);
    let zone = at..end;
    let ended = quote.inner.of(&w.doc.text).ends_with('.') && !comma;
    let mut frame = according(w, &zone).or_else(|| inverted(w, &zone)).or_else(|| plain_order(w, &zone))?;
    // “A.” Reed said the plan was dead: a new sentence, not the cue of this quotation.
    // “A.” She adds, “B”: the cue belongs to the next quotation.
    let leads_on = end == stop && next.is_some() && stop > 0 && (w.class(stop - 1) == Class::Comma || w.form(stop - 1) == ":");
    if ended && (frame.end < end || leads_on) {
        return None;
    }
    let frame_start = frame.source.as_ref().map_or(frame.cue.tokens.start, |s| s.start.min(frame.cue.tokens.start));
    frame.mixed = mixed_content(w, q, before, start..frame_start);
    Some(frame)
}

/// *Mr.*, *J.*: a full stop that ends no sentence, while sentences are crude.
fn is_abbreviation(w: &Words, i: usize) -> bool {
    w.form(i) == "."
        && i > 0
        && w.span(i - 1).end == w.span(i).start
        && w.capital(i - 1)
        && w.form(i - 1).len() <= 3
        && w.capital(i + 1)
}

fn according(w: &Words, zone: &Range<usize>) -> Option<Frame> {
    let at = zone.start;
    if w.lower(at) != "according" || w.lower(at + 1) != "to" {
        return None;
    }
    let source = source::after(w, at + 2, zone)?;
    let end = source.end;
    let (verb, form) = CUES.verb("say")?;
    Some(Frame {
        source: Some(source),
        cue: CueAt { tokens: at..at + 2, verb, form },
        end,
        shared: false,
        mixed: None,
        rule: "statement.direct.according",
        score: 930,
    })
}

/// *said Ann Reed, the mayor*.
fn inverted(w: &Words, zone: &Range<usize>) -> Option<Frame> {
    let mut at = zone.start;
    while at < zone.end && matches!(w.class(at), Class::Adv | Class::Aux) && w.cue_at(at).is_none() {
        at += 1;
    }
    let cue = w.cue_at(at).filter(|c| c.form != VerbForm::Ing && is_verb_here(w, c) && speaks(c))?;
    let source = source::after(w, cue.tokens.end, zone)?;
    if w.class(source.start) == Class::Pron && matches!(w.lower(source.start), "him" | "them" | "me" | "us" | "himself") {
        return None;
    }
    let end = source.end;
    Some(Frame { source: Some(source), cue, end, shared: false, mixed: None, rule: "statement.direct.after", score: 960 })
}

/// *Ann Reed, the mayor, told reporters*.
fn plain_order(w: &Words, zone: &Range<usize>) -> Option<Frame> {
    for i in zone.clone().take(40) {
        let Some(cue) = w.cue_at(i).filter(|c| is_verb_here(w, c) && speaks(c) && c.tokens.end <= zone.end) else { continue };
        let Some(source) = source::before(w, cue.tokens.start, zone) else { continue };
        let lead: Vec<usize> = (zone.start..source.start).filter(|&k| w.is_word(k)).collect();
        let near = lead
            .iter()
            .all(|&k| matches!(w.class(k), Class::Adv | Class::Conj | Class::Sub | Class::Name | Class::Nominal | Class::Prep))
            && lead.len() <= 20;
        let end = after_cue(w, cue.tokens.end, zone.end);
        if !near {
            continue;
        }
        return Some(Frame {
            source: Some(source),
            cue,
            end,
            shared: false,
            mixed: None,
            rule: "statement.direct.after",
            score: if lead.is_empty() { 960 } else { 800 },
        });
    }
    None
}

/// A verb that can go with a quotation before it.
fn speaks(cue: &CueAt) -> bool {
    cue.verb.takes('q') || cue.verb.takes('t') && !cue.verb.thought
}

/// Past adverbs, times and *in a statement* after a cue.
fn after_cue(w: &Words, start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end {
        if matches!(w.class(at), Class::Adv | Class::Comma) || source::is_day(w, at) {
            at += 1;
        } else if w.class(at) == Class::Prep && source::leads_adjunct(w, at) {
            at = source::after(w, at + 1, &(at + 1..end)).map_or(at + 1, |s| s.end.max(at + 1));
        } else if matches!(w.class(at), Class::Name | Class::Pron) || CUES.is_listener(w.lower(at)) || w.class(at) == Class::Det {
            at = source::after(w, at, &(at..end)).map_or(at + 1, |s| s.end.max(at + 1));
        } else {
            break;
        }
    }
    at
}
