//! Drafts made readable: *told [its workers] … [their pay would be cut]* loses the listener from its content, a source *Mr* gets the name
//! behind it, a content of *to* alone goes. It finds no statements and links nothing.

use super::{
    deeds,
    draft::Draft,
    indirect, trees,
    words::{Class, Words},
};
use crate::{
    document::{Deprel, MentionForm, Upos},
    lexicon::cues::CUES,
    text::Span,
};
use std::ops::Range;

/// The drafts, each mended; those that say nothing are left out. Their number and order may change.
pub(super) fn polish(w: &Words, drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.into_iter().filter_map(|draft| mended(w, draft)).collect()
}

fn mended(w: &Words, mut draft: Draft) -> Option<Draft> {
    if draft.rule == "statement.reader" && premodifies(w, &draft)
        || idiom(w, &draft)
        || refuses(w, &draft)
        || is_agent(w, &draft)
        || deeds::is_deed(w, &draft)
    {
        return None;
    }
    let cue = draft.cue.first().cloned().unwrap_or_default();
    if !of_passive(w, &mut draft) {
        return None;
    }
    for source in &mut draft.source {
        source.end = whole_name(w, source.end);
        source.end = named(w, source.end);
        source.end = after_article(w, source, &cue);
        source.end = before_half_clause(w, source);
        source.end = bracketed(w, source);
        source.end = without_time(w, source);
        // *who did* [*not say*]: helpers are the cue's.
        let helps = |i: usize| w.class(i) == Class::Aux || matches!(w.lower(i), "not" | "n't" | "never");
        source.end = source.clone().rev().find(|&i| !helps(i)).map_or(source.end, |i| i + 1);
    }
    // *A:* of a transcript is no article.
    let labelled = draft.rule == "statement.transcript";
    draft.source.retain(|s| labelled || s.clone().any(|i| w.is_word(i) && !is_article(w, i)));
    speaker(w, &mut draft);
    one_sided(w, &mut draft);
    listener(w, &mut draft);
    adjunct(w, &mut draft);
    joined(w, &mut draft);
    if quotes_somebody(w, &mut draft) {
        return None;
    }
    around(w, &mut draft, &cue);
    referred(w, &mut draft);
    whole_clause(w, &mut draft, cue.clone());
    from_its_start(w, &mut draft, &cue);
    hanging(w, &mut draft);
    draft.content.retain(|c| speaks(w, *c));
    (!draft.content.is_empty()).then_some(draft)
}

/// *refused* [*to answer*], *accused* [*him of theft*]: verbs that take no clause have what they ascribe behind them; words of the
/// sentence before them are not part of it.
fn one_sided(w: &Words, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().map(|c| w.hull(c.clone())) else { return };
    let clause = draft.verb.is_none_or(|v| v.takes('q') || v.takes('t'));
    let behind = |c: &Span| c.start >= cue.end;
    if !clause && draft.quotes.is_empty() && draft.content.iter().any(behind) {
        draft.content.retain(behind);
    }
}

/// *Only time will tell whether …*, *according to plan*: nobody says so.
fn idiom(w: &Words, draft: &Draft) -> bool {
    let last = draft.source.first().and_then(|s| s.clone().next_back());
    let plan = draft.cue.first().is_some_and(|c| w.lower(c.start) == "according")
        && draft.source.first().is_some_and(|s| indirect::is_plan(w, s));
    plan || last.is_some_and(|i| w.lower(i) == "time")
        && draft.cue.iter().flat_map(Clone::clone).any(|i| matches!(w.lower(i), "tell" | "tells"))
}

/// *His shot was denied by the keeper*, *the request was denied by the court*: only what somebody says can be said not to be so.
fn refuses(w: &Words, draft: &Draft) -> bool {
    let Some(verb) = draft.cue.first().and_then(|c| c.clone().find(|&i| w.lower(i) == "denied")) else { return false };
    let what = trees::passive_subject(w, verb);
    draft.quotes.is_empty() && what.is_some_and(|k| w.upos(k) == Upos::Noun && CUES.noun(w.lower(k)).is_none())
}

/// *The paper quoted* [*Tom Reed as saying that it was over*]: he says it, not the paper. Whether only he is left, who is not said.
fn quotes_somebody(w: &Words, draft: &mut Draft) -> bool {
    let quotes = |c: &Range<usize>| c.clone().any(|i| matches!(w.lower(i), "quoted" | "quotes" | "quoting" | "cited"));
    let named = |c: &Span| w.doc.mentions_in(*c).any(|m| m.span.start == c.start && m.form == MentionForm::Name);
    if !draft.cue.iter().any(quotes) || !draft.content.first().is_some_and(named) {
        return false;
    }
    let tokens = draft.content.first().map(|c| w.doc.tokens_in(*c)).unwrap_or_default();
    let Some(at) = tokens.clone().find(|&i| w.lower(i) == "as" && w.lower(i + 1) == "saying") else {
        return draft.quotes.is_empty() && draft.content.iter().all(named);
    };
    let that = usize::from(w.lower(at + 2) == "that");
    let said = (at + 2 + that..tokens.end).find(|&i| w.is_word(i) || w.class(i) == Class::Mark);
    if let (Some(said), Some(first)) = (said, draft.content.first_mut()) {
        first.start = w.span(said).start;
        draft.source = vec![tokens.start..(tokens.start..at).rev().find(|&i| w.is_word(i)).map_or(at, |i| i + 1)];
        draft.cue = vec![at + 1..at + 2];
    }
    false
}

/// *We are supported* [*by donations*]: who does it is not what is said.
fn is_agent(w: &Words, draft: &Draft) -> bool {
    let agent = |cue: usize, c: &Span| {
        let tokens = w.doc.tokens_in(*c);
        let tied = |k: usize| {
            tokens.contains(&k)
                && matches!(trees::relation(w, k), Deprel::Obl | Deprel::OblAgent)
                && trees::children(w, k).any(|m| w.lower(m) == "by")
        };
        trees::children(w, cue).any(tied)
    };
    let passive = |cue: usize| trees::children(w, cue).any(|k| trees::relation(w, k) == Deprel::AuxPass);
    let verb = draft.cue.first().and_then(|c| c.clone().find(|&i| passive(i)));
    draft.source.is_empty() && verb.is_some_and(|v| draft.content.iter().any(|c| agent(v, c)) && draft.quotes.is_empty())
}

/// *The decision was challenged, and the court ruled*: who did what is said of a passive subject stands behind *by*. Whether the draft
/// still ascribes something: *Ray has been nominated* does not.
fn of_passive(w: &Words, draft: &mut Draft) -> bool {
    let Some(verb) = draft.cue.first().and_then(|c| c.clone().find(|&i| trees::passive_subject(w, i).is_some())) else {
        return true;
    };
    let target = trees::passive_subject(w, verb).map(|k| w.span(k)).unwrap_or_default();
    if !draft.quotes.is_empty() || !draft.content.iter().any(|c| c.covers(target)) {
        return true;
    }
    let tied = |i: usize| trees::hangs_on(w, i, verb, &|k| matches!(trees::relation(w, k), Deprel::Conj | Deprel::NsubjPass));
    draft.source.retain(|s| s.clone().all(|i| !w.is_word(i) || tied(i)));
    !draft.source.is_empty() || draft.verb.is_some()
}

/// *the Advisory Council of* [*the Order of Canada*]: a source does not end within a name.
fn whole_name(w: &Words, end: usize) -> usize {
    let Some(last) = end.checked_sub(1) else { return end };
    let at = w.span(last).end;
    let cut = w
        .doc
        .mentions_in(w.hull(w.sentence_tokens(last)))
        .find(|m| m.form == MentionForm::Name && m.span.start < w.span(last).start && at < m.span.end);
    cut.map_or(end, |m| w.doc.tokens_in(m.span).end)
}

/// *21 confirmed cases*: a participle before its noun ascribes nothing.
fn premodifies(w: &Words, draft: &Draft) -> bool {
    let lone = |c: &Range<usize>| {
        let amod = w.doc.tokens.get(c.start).is_some_and(|t| t.deprel == Deprel::Amod && t.upos == Upos::Verb);
        c.len() == 1 && amod && w.class(c.end) == Class::Nominal
    };
    draft.cue.first().is_some_and(lone)
}

/// *Mr* without its name: the end of the name behind it.
fn named(w: &Words, end: usize) -> usize {
    let title = end.checked_sub(1).is_some_and(|i| {
        matches!(
            w.lower(i),
            "mr" | "mrs" | "ms" | "dr" | "sir" | "prof" | "mr." | "mrs." | "ms." | "dr." | "prof." | "rep." | "sen." | "gov."
        )
    });
    let mut at = end;
    while title && w.sentence(at) == w.sentence(end - 1) && w.capital(at) && matches!(w.class(at), Class::Name | Class::Nominal) {
        at += 1;
    }
    at
}

fn is_article(w: &Words, i: usize) -> bool {
    matches!(w.lower(i), "the" | "a" | "an")
}

/// An article alone takes its noun: *[the] president and Congress*.
fn after_article(w: &Words, source: &Range<usize>, cue: &Range<usize>) -> usize {
    let mut at = source.end;
    let alone = source.clone().all(|i| is_article(w, i));
    let same = |i: usize| w.sentence(i) == w.sentence(source.start) && !cue.contains(&i);
    while alone && same(at) && matches!(w.class(at), Class::Nominal | Class::Name) {
        at += 1;
    }
    at
}

/// *Reed, who did not* [*say*]: the beginning of a relative clause whose verb is outside does not belong to the name.
fn before_half_clause(w: &Words, source: &Range<usize>) -> usize {
    let relative = |i: &usize| matches!(w.lower(*i), "who" | "which") && w.class(i - 1) == Class::Comma;
    let clause = (source.start + 2..source.end).find(relative).map(|i| i - 1);
    clause.filter(|&c| !(c..source.end).any(|i| w.class(i) == Class::Verb)).unwrap_or(source.end)
}

/// *Vivian Huang (黃珊珊*: with the bracket that closes.
fn bracketed(w: &Words, source: &Range<usize>) -> usize {
    let open = source.clone().rev().find(|&i| matches!(w.form(i), "(" | ")")).is_some_and(|i| w.form(i) == "(");
    if open && w.form(source.end) == ")" { source.end + 1 } else { source.end }
}

/// The one who says it is no part of what is said: *Pay will rise,* [*Mary Field*] *said*.
fn speaker(w: &Words, draft: &mut Draft) {
    let Some(source) = draft.source.first().map(|s| w.hull(s.clone())) else { return };
    for content in &mut draft.content {
        let last = content.start < source.start && source.start < content.end && content.end <= source.end;
        let end = (0..w.first_from(source.start)).rev().find(|&i| w.is_word(i)).filter(|_| last).map(|i| w.span(i).end);
        content.end = end.filter(|&e| e > content.start).unwrap_or(content.end);
    }
}

/// [*the idea*] *that* [*he is right*], [*losses are*] *expected* [*when markets open*]: a word or two in the middle that another cue took
/// are part of what is said, unless they are this saying's own.
fn joined(w: &Words, draft: &mut Draft) {
    let own: Vec<Range<usize>> = draft.cue.iter().chain(&draft.source).cloned().collect();
    draft.content.dedup_by(|next, last| {
        let gap = w.doc.tokens_in(*last).end..w.doc.tokens_in(*next).start;
        let inside = |i: usize| !own.iter().any(|r| r.contains(&i)) && (w.is_word(i) && w.quote(i).is_none());
        let is_one = (1..=2).contains(&gap.len()) && w.sentence(gap.start) == w.sentence(gap.end) && gap.clone().all(inside);
        if is_one {
            last.end = next.end;
        }
        is_one
    });
}

/// *The High Court* | *yesterday*: what tells when it was said hangs on the verb, and is no part of who said it. *The report released last
/// week* is one.
fn without_time(w: &Words, source: &Range<usize>) -> usize {
    let mut end = source.end;
    while end > source.start + 1 && w.time(end - 1).is_some() {
        end -= 1;
    }
    let on = usize::from(end > source.start + 1 && w.lower(end - 1) == "on");
    let is_apart = trees::top(w, &(end..source.end)).and_then(|t| trees::head(w, t)).is_some_and(|verb| !source.contains(&verb));
    if end < source.end && is_apart { end - on } else { source.end }
}

/// [*Day*]*, they said,* [*desired no memorials*]: behind the comma all is said.
fn around(w: &Words, draft: &mut Draft, cue: &Range<usize>) {
    let (Some(source), [first, second, ..]) = (draft.source.first(), &mut draft.content[..]) else { return };
    let (start, end) = (source.start.min(cue.start), source.end.max(cue.end));
    let enclosed = w.class(end) == Class::Comma && start.checked_sub(1).is_some_and(|i| w.class(i) == Class::Comma);
    let gap = end + 1..w.first_from(second.start);
    let is_near = enclosed && first.end <= w.span(start).start && gap.len() < 4 && w.sentence(end) == w.sentence(gap.end);
    if is_near && gap.clone().all(|i| w.quote(i).is_none()) {
        second.start = second.start.min(w.span(gap.start).start);
    }
}

/// *which Ross has referred* | *to as "a stunt"*: the small words are the verb's.
fn referred(w: &Words, draft: &mut Draft) {
    let [content] = &mut draft.content[..] else { return };
    let at = w.first_from(content.start);
    let refers = draft.cue.first().is_some_and(|c| c.end == at && w.lower(c.end - 1).starts_with("referr"));
    if refers && w.lower(at) == "to" && w.lower(at + 1) == "as" && w.span(at + 2).start < content.end {
        content.start = w.span(at + 2).start;
        if let Some(cue) = draft.cue.first_mut() {
            cue.end = at + 2;
        }
        if let Some(quote) = w.quotes_near(*content).find(|q| q.outer == *content) {
            *content = quote.inner;
        }
    }
}

/// *said in* [*the last hours of the summit that he was leaving*]: what stands between the verb and *that* tells when or where it was said.
fn adjunct(w: &Words, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().filter(|_| draft.verb.is_some_and(|v| v.takes('t'))).map(|c| c.end) else { return };
    for content in &mut draft.content {
        let tokens = w.doc.tokens_in(*content);
        let first = tokens.start;
        let leads = |i: usize| w.class(i) == Class::Prep;
        let that = tokens.clone().take(16).find(|&i| w.lower(i) == "that" && w.class(i) == Class::Sub);
        let Some(that) = that.filter(|&t| t > first && t + 2 < tokens.end && first >= cue) else { continue };
        let still = (first..that).all(|i| w.quote(i).is_none() && !matches!(w.class(i), Class::Verb | Class::Aux | Class::Sub));
        if still && !trees::completes_noun(w, that) && (leads(first) || first > cue && leads(first - 1)) {
            content.start = w.span(that + 1).start;
        }
    }
}

/// *announced* [*the end of his campaign* on] *Friday*: without its time a preposition says nothing.
fn hanging(w: &Words, draft: &mut Draft) {
    for content in &mut draft.content {
        let tokens = w.doc.tokens_in(*content);
        let last = tokens.end.saturating_sub(1);
        if tokens.len() > 1 && w.class(last) == Class::Prep && w.time(last + 1).is_some() && w.quote(last).is_none() {
            content.end = w.span(last - 1).end;
        }
    }
}

/// *Reed presented* [*the cheque to the fund*], *a statement said*: what is said is the whole sentence, its verb too.
fn whole_clause(w: &Words, draft: &mut Draft, cue: Range<usize>) {
    let [content] = &mut draft.content[..] else { return };
    let tokens = w.doc.tokens_in(*content);
    let (Some(last), true) = (tokens.end.checked_sub(1), draft.quotes.is_empty()) else { return };
    let sentence = w.sentence_tokens(tokens.start);
    let postposed = sentence.contains(&cue.start) && w.class(last + 1) == Class::Comma && last < cue.start;
    let source = draft.source.first().map_or(cue.start, |s| s.start.min(cue.start));
    let ends = (cue.end..sentence.end).filter(|&i| w.is_word(i)).count() <= 4 || source >= cue.start;
    let finite = |range: Range<usize>| range.into_iter().any(|i| matches!(w.class(i), Class::Verb | Class::Aux));
    let ahead = sentence.start..tokens.start;
    let free = ahead.clone().all(|i| w.quote(i).is_none() && w.cue_at(i).is_none());
    // The verb stands in front of what was taken for the content, and none inside.
    if postposed && ends && free && ahead.len() > 1 && finite(ahead) && !finite(tokens) {
        content.start = w.span(sentence.start).start;
    }
}

/// *Jane Roe (left)* [*signed the law*], *he said*: what the tree hangs on the verb of saying begins with its subject.
fn from_its_start(w: &Words, draft: &mut Draft, cue: &Range<usize>) {
    let [content] = &mut draft.content[..] else { return };
    let tokens = w.doc.tokens_in(*content);
    if !draft.quotes.is_empty() || tokens.end > cue.start {
        return;
    }
    let clauses = cue
        .clone()
        .flat_map(|verb| trees::children(w, verb).filter(move |&k| k < verb && trees::relation(w, k) == Deprel::Ccomp));
    for clause in clauses {
        let whole = trees::subtree(w, clause, &|_| false);
        let ahead = whole.start..tokens.start;
        let is_part = whole.start < tokens.start && tokens.start < whole.end && tokens.end <= whole.end + 1;
        let is_free = ahead
            .clone()
            .all(|i| w.quote(i).is_none() && w.cue_at(i).is_none() && (w.class(i) != Class::Sub || w.lower(i) == "to"));
        if is_part && is_free && w.quote(clause).is_none() {
            content.start = w.span(whole.start).start;
            return;
        }
    }
}

/// The one spoken to is no part of what is said: *reminded [his staff] that the budget was tight*.
fn listener(w: &Words, draft: &mut Draft) {
    let Some(cue) = draft.cue.first().filter(|_| draft.verb.is_some_and(|v| v.takes('p'))) else { return };
    let behind = |c: &Span| w.first_from(c.start) == cue.end;
    let still = |tokens: Range<usize>| {
        tokens
            .clone()
            .all(|i| w.is_word(i) && w.quote(i).is_none() && !matches!(w.class(i), Class::Verb | Class::Aux | Class::Sub))
    };
    let Some(k) = draft.content.iter().position(behind) else { return };
    let tokens = w.doc.tokens_in(draft.content[k]);
    if draft.content.len() > 1 && tokens.len() <= 8 && still(tokens.clone()) {
        draft.content.remove(k);
        return;
    }
    let that = tokens.clone().take(9).find(|&i| w.lower(i) == "that" && w.class(i) == Class::Sub).filter(|&t| t > tokens.start);
    if let Some(that) = that.filter(|&t| t + 1 < tokens.end && still(tokens.start..t)) {
        draft.content[k].start = w.span(that + 1).start;
    }
}

/// Whether the words say anything: *to*, *the* and *which* alone do not, nor does *significant* without its *quantities*.
fn speaks(w: &Words, content: Span) -> bool {
    let mut tokens = w.doc.tokens_in(content);
    let describes =
        |i: usize| w.quote(i).is_none() && w.doc.tokens[i].deprel == Deprel::Amod && trees::head(w, i).is_some_and(|h| h > i);
    let refers = |i: usize| matches!(w.lower(i), "which" | "who" | "whom" | "whether" | "if" | "that");
    if tokens.len() == 1 && (describes(tokens.start) || refers(tokens.start)) {
        return false;
    }
    tokens.any(|i| {
        w.is_word(i)
            && !matches!(w.class(i), Class::Prep | Class::Det | Class::Conj | Class::Possessive)
            && !(w.lower(i) == "to" && w.class(i) == Class::Sub)
    })
}
