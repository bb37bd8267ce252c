//! What the reader network tagged as source, cue and content, linked into statements: `[Reed] [later admitted] [the plan had failed]`
//! → one draft. The network marks stretches and links nothing: each content goes to the nearest cue that may have it, each cue takes
//! the source that governs it. It adds no words of its own.

use super::{
    draft::{Draft, spoken},
    leading, parted, trees,
    trust::{doubtful, trusted},
    words::{Class, Words},
};
use crate::{document::Scheme, model::viterbi::Decoder, text::Span};
use std::ops::Range;

/// A tagged stretch with its certainty.
#[derive(Clone, Debug)]
struct Stretch {
    tokens: Range<usize>,
    score: u16,
}

/// Costs above this link no content to a cue.
const FAR: i32 = 10;

/// Costs above this link no source to a cue.
const FAR_SOURCE: i32 = 22;

/// All statements that the network's tags give, in text order of their cues. Empty without weights.
pub(super) fn find(w: &Words) -> Vec<Draft> {
    let mut decoder = Decoder::default();
    let mut seen = |scheme: Scheme, lean: i32| decode(w, &mut decoder, scheme, lean);
    let cues = seen(Scheme::Cue, 30);
    let sources = seen(Scheme::Source, 160);
    let outer = seen(Scheme::Content, 32);
    let inner = seen(Scheme::Inner, 0);
    let mut contents: Vec<(Stretch, bool)> = outer.iter().cloned().map(|s| (s, false)).collect();
    contents.extend(inner.into_iter().map(|s| (s, true)));
    // The network takes *the council's head of transport* behind *said* for what is said; the tree knows better.
    let behind: Vec<Option<Range<usize>>> = cues.iter().map(|c| trees::inverted(w, &c.tokens)).collect();
    let mut speakers: Vec<&Range<usize>> = behind.iter().flatten().collect();
    speakers.sort_unstable_by_key(|s| s.start);
    contents.retain(|(c, _)| {
        let last = speakers.partition_point(|s| s.start <= c.tokens.start).checked_sub(1);
        !last.is_some_and(|k| c.tokens.end <= speakers[k].end + 1)
    });
    contents.sort_by_key(|(s, nested)| (s.tokens.start, *nested));
    let level =
        |i: usize| outer.partition_point(|o| o.tokens.start <= i).checked_sub(1).filter(|&o| outer[o].tokens.contains(&i));
    let own = assign(w, &cues, &sources, &contents, &level);
    let mut by_cue: Vec<Vec<&Stretch>> = vec![Vec::new(); cues.len()];
    for ((content, _), cue) in contents.iter().zip(own) {
        if let Some(mine) = cue.and_then(|k| by_cue.get_mut(k)) {
            mine.push(content);
        }
    }
    let mut drafts = Vec::new();
    for ((cue, behind), mine) in cues.iter().zip(&behind).zip(by_cue) {
        if mine.is_empty() {
            continue;
        }
        let source = best_source(w, cue, &cues, &sources, &mine, &level);
        let source = source.filter(|s| behind.as_ref().is_none_or(|b| s.tokens.start < b.end && b.start < s.tokens.end));
        let source = source.filter(|s| !trees::impersonal(w, &cue.tokens) || w.lower(s.tokens.start.wrapping_sub(1)) == "by");
        let mut draft = draft(w, cue, source, &mine);
        if behind.is_some() {
            from_the_start(w, &mut draft, &sources);
        }
        if draft.source.is_empty() && !trees::impersonal(w, &cue.tokens) {
            draft.source = trees::subject(w, &cue.tokens).filter(|s| !s.clone().any(|i| draft.holds(w, i))).into_iter().collect();
        }
        if !suffered(w, cue, &draft) {
            drafts.push(draft);
        }
    }
    drafts
}

/// *[China] [has seen] growth, says Lim*: what was taken for a source in front of the content belongs to it.
fn from_the_start(w: &Words, draft: &mut Draft, sources: &[Stretch]) {
    let Some(content) = draft.content.first_mut() else { return };
    let first = w.first_from(content.start);
    let start = w.sentence_tokens(first).start;
    let sources = within(sources, &(start..first));
    let taken =
        |i: usize| sources.iter().any(|s| s.tokens.contains(&i)) || matches!(w.class(i), Class::Aux | Class::Verb | Class::Adv);
    if start < first && w.quote(first).is_none() && (start..first).all(|i| w.is_word(i) && taken(i)) {
        content.start = w.span(start).start;
    }
}

/// Whether the source is the one to whom it happens: *Roe was convicted of fraud*, *Roe pleaded guilty to fraud* ascribe nothing to Roe.
/// Passive verbs of thought do (*Roe was convinced that …*), and *Roe was quoted as saying*.
fn suffered(w: &Words, cue: &Stretch, draft: &Draft) -> bool {
    let plea = cue.tokens.clone().any(|i| matches!(w.lower(i), "plead" | "pleads" | "pleaded" | "pled"))
        && (cue.tokens.start..cue.tokens.end + 2).any(|i| matches!(w.lower(i), "guilty" | "innocent"));
    let deed =
        draft.verb.is_none_or(|v| !v.thought && !matches!(v.lemma, "quote" | "cite" | "say" | "report" | "hear" | "record"));
    plea || deed && draft.source.first().is_some_and(|s| trees::suffers(w, &cue.tokens, s))
}

/// The stretches of a scheme, block by block. `lean` is taken from the score of *nothing here*: the heads are a little shy, and a statement that
/// is missed cannot be corrected by the links.
fn decode(w: &Words, decoder: &mut Decoder, scheme: Scheme, lean: i32) -> Vec<Stretch> {
    let mut out = Vec::new();
    let mut found = Vec::new();
    for block in &w.doc.blocks {
        let tokens = w.doc.tokens_in(block.span);
        let rows: Vec<[i16; 3]> = tokens
            .clone()
            .map(|i| match w.doc.readings.of(i, scheme) {
                [o, b, inside] => [o.saturating_sub(lean as i16), *b, *inside],
                _ => [0, i16::MIN / 2, i16::MIN / 2],
            })
            .collect();
        found.clear();
        decoder.decode(rows.iter().map(<[i16; 3]>::as_slice), 3, tokens.start, &mut found);
        out.extend(found.iter().map(|f| Stretch { tokens: f.tokens.clone(), score: certainty(f.margin) }));
    }
    out
}

/// Thousandths from the margin of the weakest word: 500 where the reading is a toss-up, 1000 from about eight to one.
fn certainty(margin: i32) -> u16 {
    (500 + margin.clamp(-500, 500)) as u16
}

fn draft(w: &Words, cue: &Stretch, source: Option<&Stretch>, contents: &[&Stretch]) -> Draft {
    let verb = cue.tokens.clone().filter_map(|i| w.cue_at(i)).map(|c| c.verb).next_back();
    let content: Vec<Span> = contents.iter().filter_map(|c| content_span(w, c.tokens.clone())).collect();
    let hull = |c: &Span| {
        w.numbered_quotes_near(*c).filter(|(_, q)| q.depth == 0 && q.outer.overlaps(*c)).map(|(i, _)| i).collect::<Vec<_>>()
    };
    let quotes = content.iter().flat_map(hull).collect();
    let mean = contents.iter().map(|c| u32::from(c.score)).sum::<u32>() / contents.len().max(1) as u32;
    let score = (mean + u32::from(cue.score) + source.map_or(400, |s| u32::from(s.score))) / 3;
    Draft {
        source: source.map(|s| trimmed(w, s.tokens.clone())).into_iter().collect(),
        cue: vec![trimmed(w, cue.tokens.clone())],
        content,
        verb,
        quotes,
        rule: "statement.reader",
        score: score as u16,
        ..Draft::default()
    }
}

/// Without punctuation at the ends.
fn trimmed(w: &Words, tokens: Range<usize>) -> Range<usize> {
    let start = tokens.clone().find(|&i| w.is_word(i)).unwrap_or(tokens.start);
    let end = tokens.clone().rev().find(|&i| w.is_word(i)).map_or(tokens.end, |i| i + 1);
    start..end.max(start)
}

/// Content without *that* and final punctuation; wholly quoted content without its marks.
pub(super) fn content_span(w: &Words, tokens: Range<usize>) -> Option<Span> {
    let mut start = tokens.clone().find(|&i| w.is_word(i) || w.class(i) == Class::Mark)?;
    if w.lower(start) == "that" && tokens.len() > 2 && w.class(start) == Class::Sub {
        start = (start + 1..tokens.end).find(|&i| w.is_word(i) || w.class(i) == Class::Mark)?;
    }
    let end = tokens.clone().rev().find(|&i| w.is_word(i) || w.class(i) == Class::Mark)? + 1;
    if start >= end {
        return None;
    }
    let mut span = w.hull(start..end);
    // “A” without its marks, mixed content with both.
    for q in w.quotes_near(span).filter(|q| q.depth == 0) {
        let cut = q.outer.overlaps(span) && !q.outer.covers(span) && !span.covers(q.outer);
        if cut && span.covers(q.inner) {
            span = span.hull(q.outer);
        }
    }
    let around = w.quotes_near(span).find(|q| q.depth == 0 && q.outer.covers(span));
    let span = around.map_or(span, |q| {
        spoken(&w.doc.text, Span::new(span.start.max(q.inner.start), span.end.min(q.inner.end).max(q.inner.start)))
    });
    (!span.is_empty()).then_some(span)
}

/// The cue of every content.
fn assign(
    w: &Words,
    cues: &[Stretch],
    sources: &[Stretch],
    contents: &[(Stretch, bool)],
    level: &dyn Fn(usize) -> Option<usize>,
) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<usize>> = Vec::new();
    for (index, (content, nested)) in contents.iter().enumerate() {
        // Only what stands in the same block or the one before can be linked.
        let reach = reach(w, &content.tokens);
        let first = cues.partition_point(|c| c.tokens.start < reach.start);
        let (cues, sources) = (within(cues, &reach), within(sources, &reach));
        let before = contents.partition_point(|(c, _)| c.tokens.start < reach.start)..index;
        let before = contents.get(before.clone()).unwrap_or_default().iter().zip(owners.get(before).unwrap_or_default());
        let cost_of = |k: usize, cue: &Stretch| -> Option<i32> {
            if cue.tokens.start < content.tokens.end && content.tokens.start < cue.tokens.end {
                return None;
            }
            let same_level =
                if *nested { level(cue.tokens.start) == level(content.tokens.start) } else { level(cue.tokens.start).is_none() };
            let between = |r: Range<usize>| {
                cues.iter()
                    .enumerate()
                    .filter(|(j, c)| *j != k && r.contains(&c.tokens.start) && level(c.tokens.start) == level(cue.tokens.start))
                    .count() as i32
            };
            let mut cost = if same_level { 0 } else { 12 };
            if cue.tokens.end <= content.tokens.start {
                let gap = cue.tokens.end..content.tokens.start;
                cost += words_in(w, gap.clone(), sources) + 7 * between(gap.clone()) + breaks(w, gap.clone());
                let earlier =
                    before.clone().any(|((c, n), o)| *o == Some(first + k) && n == nested && c.tokens.end <= cue.tokens.start);
                if earlier && w.sentence(cue.tokens.start) != w.sentence(content.tokens.start) {
                    // “A,” he said. “B.”
                    cost -= if opens_quote(w, content.tokens.start) { 8 } else { 0 };
                }
            } else {
                let gap = content.tokens.end..cue.tokens.start;
                let comma = gap.clone().next().is_some_and(|i| !w.is_word(i))
                    || w.class(content.tokens.end.saturating_sub(1)) == Class::Mark
                    || w.class(content.tokens.end.saturating_sub(1)) == Class::Comma;
                cost += words_in(w, gap.clone(), sources) + 7 * between(gap.clone()) + breaks(w, gap) + if comma { 1 } else { 4 };
            }
            Some(cost)
        };
        let best = cues
            .iter()
            .enumerate()
            .filter(|(_, c)| near(w, c, content))
            .filter_map(|(k, c)| cost_of(k, c).map(|cost| (cost, k)))
            .min();
        owners.push(best.filter(|(cost, _)| *cost <= FAR).map(|(_, k)| first + k));
    }
    owners
}

/// The tokens of the stretch's block and of the block before, as far as costs can stay small: a text without breaks is one block.
fn reach(w: &Words, stretch: &Range<usize>) -> Range<usize> {
    const WORDS: usize = 200;
    let block = w.block(stretch.start);
    let span = |b: usize| w.doc.blocks.get(b).map_or(Span::default(), |b| b.span);
    let start = w.doc.tokens_in(span(block.saturating_sub(1))).start;
    start.max(stretch.start.saturating_sub(WORDS))..w.doc.tokens_in(span(block)).end.min(stretch.end + WORDS)
}

/// The stretches that begin in `tokens`; stretches are in text order.
fn within<'a>(all: &'a [Stretch], tokens: &Range<usize>) -> &'a [Stretch] {
    let at = |i: usize| all.partition_point(|s| s.tokens.start < i);
    all.get(at(tokens.start)..at(tokens.end)).unwrap_or_default()
}

/// In the same paragraph, or the paragraph before.
fn near(w: &Words, cue: &Stretch, content: &Stretch) -> bool {
    let (a, b) = (w.block(cue.tokens.start), w.block(content.tokens.start));
    a == b || a + 1 == b && w.form(w.sentence_tokens(cue.tokens.start).end.saturating_sub(1)) == ":"
}

/// Words of the gap that are no source.
fn words_in(w: &Words, gap: Range<usize>, sources: &[Stretch]) -> i32 {
    gap.filter(|&i| w.is_word(i) && !sources.iter().any(|s| s.tokens.contains(&i))).count() as i32
}

/// Sentence ends in the gap, each as dear as many words.
fn breaks(w: &Words, gap: Range<usize>) -> i32 {
    let inside = (gap.start.saturating_sub(1)..gap.end).filter(|&i| i < gap.end && w.sentence(i) != w.sentence(i + 1));
    inside.map(|i| if w.form(i) == ":" { 2 } else { 12 }).sum()
}

fn opens_quote(w: &Words, i: usize) -> bool {
    w.class(i) == Class::Mark || i > 0 && w.class(i - 1) == Class::Mark
}

/// The source of a cue: its subject where the tree says so, else the nearest one on its level.
fn best_source<'a>(
    w: &Words,
    cue: &Stretch,
    cues: &[Stretch],
    sources: &'a [Stretch],
    contents: &[&Stretch],
    level: &dyn Fn(usize) -> Option<usize>,
) -> Option<&'a Stretch> {
    let subject = trees::subject(w, &cue.tokens);
    let reach = reach(w, &cue.tokens);
    let (cues, sources) = (within(cues, &reach), within(sources, &reach));
    let cost = |s: &Stretch| -> Option<i32> {
        if contents.iter().any(|c| c.tokens.start < s.tokens.end && s.tokens.start < c.tokens.end)
            || w.block(s.tokens.start) != w.block(cue.tokens.start)
        {
            return None;
        }
        if subject.as_ref().is_some_and(|t| t.start < s.tokens.end && s.tokens.start < t.end) {
            return Some(-1);
        }
        let mut cost = if level(s.tokens.start) == level(cue.tokens.start) { 0 } else { 9 };
        let other = |r: Range<usize>| cues.iter().filter(|c| r.contains(&c.tokens.start)).count() as i32;
        let nearer = |r: Range<usize>| sources.iter().filter(|o| r.contains(&o.tokens.start)).count() as i32;
        if s.tokens.end <= cue.tokens.start {
            let gap = s.tokens.end..cue.tokens.start;
            let words = gap
                .clone()
                .filter(|&i| {
                    w.is_word(i)
                        && !matches!(w.class(i), Class::Adv | Class::Aux)
                        && !contents.iter().any(|c| c.tokens.contains(&i))
                })
                .count() as i32;
            cost += words.min(12) + 2 * other(gap.clone()) + 3 * nearer(gap.clone()) + breaks(w, gap);
        } else if s.tokens.start >= cue.tokens.end {
            let gap = cue.tokens.end..s.tokens.start;
            cost += 1 + 2 * words_in(w, gap.clone(), &[]) + 6 * other(gap.clone()) + breaks(w, gap);
        }
        Some(cost)
    };
    let best = sources.iter().enumerate().filter_map(|(k, s)| cost(s).map(|c| (c, k))).min();
    best.filter(|(c, _)| *c <= FAR_SOURCE).and_then(|(_, k)| sources.get(k))
}

/// Rules and network joined: quotations from the rules with the network's sources where they found none; for the rest, a cue that both
/// know takes the network's stretches.
pub(super) fn join(w: &Words, rules: Vec<Draft>, seen: Vec<Draft>) -> Vec<Draft> {
    if seen.is_empty() {
        return rules;
    }
    let shares_cue = |a: &Draft, b: &Draft| a.cue.iter().any(|x| b.cue.iter().any(|y| x.start < y.end && y.start < x.end));
    let mut taken = vec![false; seen.len()];
    let mut all: Vec<Draft> = Vec::new();
    for mut rule in rules {
        let same_cue = seen.iter().position(|s| shares_cue(&rule, s));
        let direct =
            rule.rule.starts_with("statement.direct") || rule.rule == "statement.transcript" || rule.rule == "statement.headline";
        if direct {
            let over =
                seen.iter().position(|s| s.cue.iter().all(|c| !rule.holds(w, c.start)) && overlap(&rule, s) * 2 > size(&rule));
            if let Some(found) = same_cue.or(over) {
                if let Some(slot) = taken.get_mut(found) {
                    *slot = true;
                }
                if let Some(s) = seen.get(found) {
                    adopt(&mut rule, s);
                }
            }
            all.push(rule);
            continue;
        }
        match same_cue.and_then(|k| seen.get(k).map(|s| (k, s))) {
            Some((k, s)) => {
                if taken.get(k) == Some(&false) {
                    if let Some(slot) = taken.get_mut(k) {
                        *slot = true;
                    }
                    all.push(both(w, rule, s));
                }
            }
            None if trusted(w, &rule) => all.push(rule),
            None => {}
        }
    }
    let quoted: Vec<Span> =
        all.iter().filter(|d| d.rule.starts_with("statement.direct")).flat_map(|d| d.content.clone()).collect();
    for (draft, taken) in seen.into_iter().zip(taken) {
        // A quotation has one owner; what stands inside it may be ascribed again.
        let claimed = draft
            .content
            .iter()
            .any(|c| quoted.iter().any(|q| q.overlaps(*c) && !q.covers(draft.cue.first().map_or(*c, |t| w.hull(t.clone())))));
        if !taken && !claimed && !doubtful(w, &draft) {
            all.push(draft);
        }
    }
    all
}

fn overlap(a: &Draft, b: &Draft) -> u32 {
    let shared = |x: &Span, y: &Span| x.end.min(y.end).saturating_sub(x.start.max(y.start));
    a.content.iter().map(|x| b.content.iter().map(|y| shared(x, y)).sum::<u32>()).sum()
}

fn size(a: &Draft) -> u32 {
    a.content.iter().map(|c| c.len()).sum()
}

/// A direct quotation takes cue and source that it lacks.
fn adopt(rule: &mut Draft, seen: &Draft) {
    if rule.cue.is_empty() {
        rule.cue.clone_from(&seen.cue);
        rule.verb = seen.verb;
        rule.source.clone_from(&seen.source);
        rule.rule = "statement.direct.reader";
        rule.score = seen.score.min(850);
    }
    if rule.source.is_empty() {
        rule.source.clone_from(&seen.source);
    }
}

/// One draft of two that share a cue.
fn both(w: &Words, rule: Draft, seen: &Draft) -> Draft {
    // The ends of these were weighed with what the network sees, or commas tell them.
    if matches!(rule.rule, leading::RULE | parted::RULE) {
        return rule;
    }
    let mut draft = seen.clone();
    draft.verb = rule.verb.or(seen.verb);
    draft.rule = rule.rule;
    if draft.source.is_empty() && !seen.cue.iter().any(|c| trees::impersonal(w, c)) {
        draft.source.clone_from(&rule.source);
    }
    draft.score = (rule.score + seen.score) / 2 + 25;
    draft
}
