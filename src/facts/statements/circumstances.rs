//! Where, to whom and when something was said: *told Reuters* and *in a post on Truth Social* (medium), *told reporters*, *urged Reed*
//! (addressee), *said on Friday* (time). Reads the words around the cue, never the content.

use super::{
    draft::Draft,
    source,
    words::{Class, Words},
};
use crate::{
    document::{EntityId, Medium, TimeId},
    lexicon::cues::CUES,
    text::Span,
};
use std::ops::Range;

/// What surrounds the saying.
#[derive(Clone, Debug, Default)]
pub(super) struct Circumstances {
    /// Where it was said.
    pub medium: Option<Medium>,
    /// To whom.
    pub addressee: Option<EntityId>,
    /// When.
    pub time: Option<TimeId>,
}

/// Reads the circumstances of a draft.
pub(super) fn of(w: &Words, draft: &Draft) -> Circumstances {
    let Some(cue) = draft.cue.first() else { return Circumstances::default() };
    let frame = frame(w, draft, cue);
    let object = object(w, draft, cue);
    let outlet = object.clone().and_then(|o| outlet(w, o));
    let medium = outlet.or_else(|| in_frame(w, &frame)).or_else(|| by_source(w, draft)).or_else(|| interview(w, draft));
    let addressee = object.filter(|_| medium.is_none()).and_then(|o| entity_at_end(w, o));
    let time = frame.iter().filter_map(|&i| w.time(i)).min().map(TimeId::new);
    Circumstances { medium, addressee, time }
}

/// Words of the cue's sentence outside of content, source and cue, near the cue.
fn frame(w: &Words, draft: &Draft, cue: &Range<usize>) -> Vec<usize> {
    let bounds = w.sentence_tokens(cue.start);
    let free = |i: usize| !draft.holds(w, i) && w.quote(i).is_none() && !draft.source.iter().any(|s| s.contains(&i));
    // A cue may hold its medium: *said in a statement*.
    let mut words: Vec<usize> = (cue.start + 1..bounds.end.min(cue.end + 25)).take_while(|&i| free(i)).collect();
    // *…,” he said on CNN, adding* goes to the first cue only; words before a lead-in belong to it: *In a statement, he said*.
    let back = draft.source.first().map_or(cue.start, |s| s.start.min(cue.start));
    words.extend((bounds.start..back).rev().take(20).take_while(|&i| free(i)));
    words.sort_unstable();
    words
}

/// The noun phrase right after a cue that takes a listener.
fn object(w: &Words, draft: &Draft, cue: &Range<usize>) -> Option<Range<usize>> {
    let verb = draft.verb?;
    if !['p', 'o', 'g'].iter().any(|f| verb.takes(*f)) {
        return None;
    }
    let passive = verb.lemma == "ask" && cue.start > 0 && w.lower(cue.start - 1) == "when";
    if passive || matches!(w.class(cue.end), Class::Prep | Class::Sub) {
        return None;
    }
    let bounds = cue.end..w.sentence_tokens(cue.start).end;
    let found = source::after(w, cue.end, &bounds)?;
    (!draft.holds(w, found.start) || verb.takes('o')).then_some(found)
}

fn outlet(w: &Words, object: Range<usize>) -> Option<Medium> {
    let base = source::plain(w, object.clone());
    let span = w.hull(base.clone());
    let words = span.of(&w.doc.text);
    let listed =
        CUES.is_outlet(words) || object.clone().any(|i| CUES.is_outlet(w.form(i)) && w.capital(i) && w.form(i).len() > 2);
    let noun = CUES.is_medium(w.lower(object.end.saturating_sub(1)));
    (listed || noun).then(|| Medium { span, name: words.to_owned() })
}

/// *in a statement*, *on X*, *in an interview with The Times*: a platform or outlet beats the general noun.
fn in_frame(w: &Words, frame: &[usize]) -> Option<Medium> {
    let mut general = None;
    for &i in frame {
        if w.class(i) != Class::Prep
            || !matches!(w.lower(i), "in" | "on" | "at" | "during" | "via" | "through" | "with" | "to" | "by" | "of")
        {
            continue;
        }
        let run: Vec<usize> = frame
            .iter()
            .copied()
            .skip_while(|&k| k <= i)
            .enumerate()
            .take_while(|(n, k)| *k == i + 1 + n)
            .map(|(_, k)| k)
            .take(8)
            .collect();
        let Some((&first, &last)) = run.first().zip(run.last()) else { continue };
        if let Some(found) = platform(w, first..last + 1) {
            return Some(found);
        }
        if general.is_none() && matches!(w.lower(i), "in" | "on" | "at" | "during" | "via" | "through") {
            general = noun(w, first..last + 1);
        }
    }
    general
}

/// *…, according to an interview with The Times*: it tells where, not who.
fn interview(w: &Words, draft: &Draft) -> Option<Medium> {
    let end = w.first_from(draft.content.last()?.end);
    let at = (end..end + 3).find(|&i| w.is_word(i)).filter(|&i| w.lower(i) == "according" && w.lower(i + 1) == "to")?;
    let interview = (at + 2..at + 6).find(|&i| w.lower(i) == "interview")?;
    let with = interview + 1;
    (matches!(w.lower(with), "with" | "in" | "to" | "on"))
        .then(|| platform(w, with + 1..(with + 6).min(w.sentence_tokens(at).end)))?
}

fn platform(w: &Words, run: Range<usize>) -> Option<Medium> {
    let start = if w.class(run.start) == Class::Det && w.lower(run.start) != "the" || w.form(run.start) == "the" {
        run.start + 1
    } else {
        run.start
    };
    for end in (start + 1..=run.end.min(start + 4)).rev() {
        let span = w.hull(start..end);
        let words = span.of(&w.doc.text);
        let capital = w.capital(start);
        if CUES.is_platform(&words.to_lowercase()) && (capital || words.contains(' ')) || CUES.is_outlet(words) && capital {
            return Some(Medium { span, name: words.to_owned() });
        }
    }
    None
}

/// *a joint statement*: the base noun phrase whose head names something said.
fn noun(w: &Words, run: Range<usize>) -> Option<Medium> {
    let nouns: Vec<usize> = run
        .clone()
        .take_while(|&i| {
            matches!(w.class(i), Class::Det | Class::Nominal | Class::Name | Class::Possessive) && !source::is_day(w, i)
        })
        .collect();
    let head = nouns.iter().rposition(|&i| CUES.is_medium(w.lower(i)))?;
    let head = *nouns.get(head)?;
    let start = nouns
        .iter()
        .copied()
        .find(|&i| matches!(w.class(i), Class::Nominal) && w.is_word(i))
        .filter(|&s| s <= head && s + 2 >= head)
        .unwrap_or(head);
    let span = w.hull(start..head + 1);
    Some(Medium { span, name: span.of(&w.doc.text).to_owned() })
}

/// A statement, an ad or a letter that speaks is its own medium.
fn by_source(w: &Words, draft: &Draft) -> Option<Medium> {
    const SPEAKING: [&str; 16] = [
        "statement",
        "ad",
        "advert",
        "commercial",
        "letter",
        "post",
        "tweet",
        "video",
        "email",
        "memo",
        "message",
        "release",
        "communique",
        "posting",
        "clip",
        "editorial",
    ];
    let source = draft.source.first()?;
    let head = source
        .clone()
        .take_while(|&i| matches!(w.class(i), Class::Det | Class::Nominal | Class::Name | Class::Possessive))
        .last()?;
    let span = w.span(head);
    SPEAKING.contains(&w.lower(head)).then(|| Medium { span, name: span.of(&w.doc.text).to_owned() })
}

fn entity_at_end(w: &Words, phrase: Range<usize>) -> Option<EntityId> {
    let span: Span = w.hull(phrase);
    let inside = || w.doc.mentions_in(span);
    inside().filter(|m| m.span.end == span.end).max_by_key(|m| m.span.len()).or_else(|| inside().next()).map(|m| m.entity)
}
