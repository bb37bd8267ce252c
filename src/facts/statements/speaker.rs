//! The entity behind a source: *Keith Kellogg, Trump's special envoy* → the entity of *Keith Kellogg*. The choice is a chain: the
//! head of the phrase, any name in it, the draft it shares its source with, the neighbourhood. It makes no entities.

use super::{
    draft::Draft,
    transcript, trees,
    words::{Class, Words},
};
use crate::{
    document::{EntityId, EntityType, Mention, MentionForm},
    lexicon::cues::CUES,
    text::Span,
};
use std::ops::Range;

/// A speaker with how it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Speaker {
    /// Who.
    pub entity: EntityId,
    /// Certainty of the step from source to entity, in thousandths of the draft's.
    pub weight: u16,
}

/// Speakers of all drafts, by their indexes. Drafts are visited in text order, so that a pronoun can look back.
pub(super) fn choose(w: &Words, drafts: &[Draft]) -> Vec<Option<Speaker>> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&i| drafts.get(i).map(|d| (d.start(), i)));
    let mut speakers: Vec<Option<Speaker>> = vec![None; drafts.len()];
    let mut before: Option<(usize, Speaker)> = None;
    for i in order {
        let Some(draft) = drafts.get(i) else { continue };
        let found = transcript::labelled(w, draft)
            .map(|entity| Speaker { entity, weight: 900 })
            .or_else(|| by_source(w, draft))
            .map(|s| goes_on(w, draft, nearby(w, draft, not_quoted(w, draft, s, before), before), before))
            .or_else(|| unresolved(w, draft, before))
            .or_else(|| neighbour(w, draft, &speakers, before));
        if let Some(slot) = speakers.get_mut(i) {
            *slot = found;
        }
        if let Some(found) = found.filter(|s| s.weight >= 600) {
            before = Some((w.doc.block_at(draft.start()).map_or(0, |b| b.index()), found));
        }
    }
    issuers(w, drafts, &mut speakers);
    speakers
}

/// A document without an issuer (*a report released Monday*) takes the one of the same kind of document elsewhere (*the Mapbiomas report
/// said*).
fn issuers(w: &Words, drafts: &[Draft], speakers: &mut [Option<Speaker>]) {
    let kind_of_document = |d: &Draft| {
        let source = d.source.first()?;
        // *the study's lead author* is no document.
        source.clone().filter(|&i| w.class(i + 1) != Class::Possessive).map(|i| w.lower(i)).find(|x| CUES.is_medium(x))
    };
    let known: Vec<(&str, Speaker)> =
        drafts.iter().zip(speakers.iter()).filter_map(|(d, s)| Some((kind_of_document(d)?, (*s)?))).collect();
    for (draft, slot) in drafts.iter().zip(speakers).filter(|(_, s)| s.is_none()) {
        // *Eyewitness reports* are others than those from the Pentagon.
        let one = |s: &Range<usize>| matches!(w.lower(s.start), "the" | "a" | "an" | "this" | "that");
        let one = draft.source.first().is_some_and(one);
        let Some(document) = kind_of_document(draft).filter(|d| one && !d.ends_with('s')) else { continue };
        let mut same = known.iter().filter(|(k, _)| *k == document).map(|(_, s)| *s);
        if let Some(first) = same.next().filter(|f| same.all(|s| s.entity == f.entity)) {
            *slot = Some(Speaker { weight: first.weight.min(600), ..first });
        }
    }
}

/// *“We will see,” he added*: who adds has just spoken, whoever else is around.
fn goes_on(w: &Words, draft: &Draft, found: Speaker, before: Option<(usize, Speaker)>) -> Speaker {
    let pronoun = draft.source.first().map(|s| w.lower(s.end.saturating_sub(1))).filter(|p| matches!(*p, "he" | "she"));
    let Some(pronoun) = pronoun.filter(|_| draft.verb.is_some_and(|v| matches!(v.lemma, "add" | "continue" | "go on"))) else {
        return found;
    };
    let block = w.doc.block_at(draft.start()).map_or(0, |b| b.index());
    let last = before.filter(|(at, s)| at + 1 >= block && s.entity != found.entity && is_person_of(w, pronoun, s));
    last.map_or(found, |(_, s)| Speaker { weight: 850, ..s })
}

/// *Footage of Reed appears. “We won,” he says*: the one person whom the paragraph names before the quotation; if it names nobody, who
/// spoke last, in this paragraph or the one before. So where nothing there is about the one whom the whole text makes most likely.
fn nearby(w: &Words, draft: &Draft, found: Speaker, before: Option<(usize, Speaker)>) -> Speaker {
    let pronoun = draft.source.first().map(|s| w.lower(s.end.saturating_sub(1))).filter(|p| matches!(*p, "he" | "she"));
    let Some(pronoun) = pronoun.filter(|_| !draft.quotes.is_empty()) else { return found };
    let block = w.doc.block_at(draft.start()).map_or(0, |b| b.index());
    let span = |b: usize| w.doc.blocks.get(b).map_or(Span::default(), |b| b.span);
    let ahead = || w.doc.mentions_in(Span::new(span(block).start, draft.start()));
    let about = |b: Span| w.doc.mentions_in(b).any(|m| m.entity == found.entity && m.form == MentionForm::Name);
    if ahead().any(|m| m.entity == found.entity) {
        return found;
    }
    let said = |m: &Mention| w.quote(w.first_from(m.span.start)).is_none();
    let mut people: Vec<EntityId> = ahead()
        .filter(|m| m.form == MentionForm::Name && kind(w, m.entity) == Some(EntityType::Person) && said(m))
        .map(|m| m.entity)
        .collect();
    people.sort_unstable();
    people.dedup();
    match people[..] {
        [one] => {
            let one = Speaker { entity: one, weight: 800 };
            if is_person_of(w, pronoun, &one) { one } else { found }
        }
        [] if block > 0 && !about(span(block - 1)) => {
            let last = before.filter(|(at, s)| at + 1 >= block && is_person_of(w, pronoun, s));
            last.map_or(found, |(_, s)| Speaker { weight: 800, ..s })
        }
        _ => found,
    }
}

/// *“… thanks to Mr Reed,” he added*: nobody calls himself by his name; the speaker before it is meant.
fn not_quoted(w: &Words, draft: &Draft, found: Speaker, before: Option<(usize, Speaker)>) -> Speaker {
    let pronoun = draft.source.first().map(|s| w.lower(s.end.saturating_sub(1))).filter(|p| matches!(*p, "he" | "she"));
    let Some(pronoun) = pronoun.filter(|_| !draft.quotes.is_empty()) else { return found };
    let named = draft.content.iter().any(|c| {
        w.doc
            .mentions_in(*c)
            .any(|m| m.entity == found.entity && m.form == MentionForm::Name && w.quote(w.first_from(m.span.start)).is_some())
    });
    let block = w.doc.block_at(draft.start()).map_or(0, |b| b.index());
    let last = before.filter(|(at, s)| named && at + 2 >= block && s.entity != found.entity && is_person_of(w, pronoun, s));
    last.map_or(found, |(_, s)| Speaker { weight: 700, ..s })
}

/// Whether the speaker is a person whom no pronoun of the other gender has stood for.
fn is_person_of(w: &Words, pronoun: &str, speaker: &Speaker) -> bool {
    let other = if pronoun == "he" { "she" } else { "he" };
    let mut mentions = w.doc.mentions.iter().filter(|m| m.entity == speaker.entity);
    kind(w, speaker.entity) == Some(EntityType::Person) && !mentions.any(|m| m.span.of(&w.doc.text).eq_ignore_ascii_case(other))
}

/// The entity that the source's own words name.
fn by_source(w: &Words, draft: &Draft) -> Option<Speaker> {
    let source = draft.source.first()?;
    let found = antecedent(w, source).or_else(|| of_phrase(w, source.clone()))?;
    // *They said* after *tickets*: what a pronoun stands for must be able to speak.
    let pronoun = source.len() == 1 && matches!(w.lower(source.start), "they" | "he" | "she");
    let speaks = matches!(kind(w, found.entity), Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp));
    // *the statement* without a name says nothing by itself: who issued it is asked elsewhere.
    let bare = kind(w, found.entity) == Some(EntityType::Product)
        && !w.doc.mentions.iter().any(|m| m.entity == found.entity && m.form == MentionForm::Name);
    (!bare && (!pronoun || speaks)).then_some(found)
}

/// *Mrs. Hall, who did not say*: *who* is the one named right before it.
fn antecedent(w: &Words, source: &Range<usize>) -> Option<Speaker> {
    let who = source.len() == 1 && w.lower(source.start) == "who";
    let before = source.start.checked_sub(1).filter(|_| who)?;
    let before = if w.class(before) == Class::Comma { before.checked_sub(1)? } else { before };
    let end = w.span(before).end;
    let ends_here = w.doc.mentions_in(w.hull(w.sentence_tokens(before))).filter(|m| m.span.end == end);
    ends_here.max_by_key(|m| m.span.len()).map(|m| Speaker { entity: m.entity, weight: 900 })
}

/// Without a source: the words that hint at one, or the statement before.
fn neighbour(w: &Words, draft: &Draft, speakers: &[Option<Speaker>], before: Option<(usize, Speaker)>) -> Option<Speaker> {
    // *A firm is expected to open*: nobody says so, least of all who spoke before.
    let impersonal = draft.quotes.is_empty() && draft.cue.iter().any(|c| trees::impersonal(w, c));
    if !draft.source.is_empty() || impersonal || matches!(draft.rule, "statement.reader" | "statement.transcript") {
        return None;
    }
    let hinted = draft
        .hint
        .clone()
        .and_then(|h| of_phrase(w, h))
        .filter(|s| matches!(kind(w, s.entity), Some(EntityType::Person | EntityType::Org)));
    let shared = || draft.shares.and_then(|d| speakers.get(d).copied().flatten());
    let block = w.doc.block_at(draft.start()).map_or(0, |b| b.index());
    let close = || before.filter(|(b, _)| b + 2 >= block).map(|(_, s)| s);
    hinted.or_else(shared).or_else(close).map(|s| Speaker { weight: s.weight.min(700), ..s })
}

/// A pronoun or a document (*the report said*) that no mention resolves: the speaker before, if the kind fits.
fn unresolved(w: &Words, draft: &Draft, before: Option<(usize, Speaker)>) -> Option<Speaker> {
    let phrase = draft.source.first()?;
    let block = w.doc.block_at(draft.start()).map_or(0, |b| b.index());
    let (at, last) = before.filter(|(at, _)| at + 2 >= block)?;
    let person = kind(w, last.entity) == Some(EntityType::Person);
    let head = w.lower(phrase.end.saturating_sub(1));
    let definite = matches!(w.lower(phrase.start), "the" | "this" | "that" | "these" | "those" | "his" | "her" | "its" | "their");
    let fits = match head {
        "he" | "she" => person,
        "it" => !person,
        "they" => !person,
        // What researchers write is nobody's who merely spoke before: who issued it is asked in `issuers`.
        "report" | "study" | "survey" | "poll" | "research" | "findings" | "review" | "audit" | "data" | "reports"
        | "studies" | "surveys" | "polls" | "reviews"
            if person =>
        {
            false
        }
        // *the statement said*; *a new book says* is one that nobody has spoken of, *reports said* nobody's.
        _ => CUES.is_medium(head) && at + 1 >= block && definite,
    };
    fits.then_some(Speaker { entity: last.entity, weight: if person { 700 } else { 600 } })
}

/// The entity of a noun phrase: the mention that ends its head part (before a comma or a preposition), then a person in it, then the
/// issuer of a document (*the bank's report*, *data from the institute*).
fn of_phrase(w: &Words, phrase: Range<usize>) -> Option<Speaker> {
    let whole = w.hull(phrase.clone());
    let cut = phrase
        .clone()
        .skip(1)
        .find(|&i| matches!(w.class(i), Class::Comma | Class::Prep | Class::Sub | Class::Other) && !inside_name(w, i));
    let head = phrase.start..cut.unwrap_or(phrase.end);
    let head_end = w.hull(head.clone()).end;
    let inside = || w.doc.mentions_in(whole);
    let at_head = inside().filter(|m| m.span.end == head_end).max_by_key(|m| (m.form == MentionForm::Name, m.span.len()));
    if let Some(m) = at_head {
        if let Some(issuer) = issuer(w, m.entity) {
            return Some(Speaker { entity: issuer, weight: 700 });
        }
        return Some(Speaker { entity: m.entity, weight: if m.form == MentionForm::Pronoun { 900 } else { 1000 } });
    }
    let person =
        inside().find(|m| m.form == MentionForm::Name && kind(w, m.entity) == Some(EntityType::Person) && !possessed(w, m.span));
    if let Some(m) = person {
        return Some(Speaker { entity: m.entity, weight: 850 });
    }
    let document = head.clone().any(|i| CUES.is_medium(w.lower(i)))
        || matches!(w.lower(head.end.saturating_sub(1)), "data" | "figures" | "statistics" | "numbers" | "tracker");
    let issuer =
        inside().find(|m| m.form == MentionForm::Name && matches!(kind(w, m.entity), Some(EntityType::Org | EntityType::Person)));
    if document {
        return issuer.map(|m| Speaker { entity: m.entity, weight: 700 });
    }
    // *TASS news agency*, *Halden bank*: a body named before the noun that says what it is.
    let body = matches!(
        w.lower(head.end.saturating_sub(1)),
        "agency"
            | "network"
            | "group"
            | "company"
            | "bank"
            | "party"
            | "newspaper"
            | "magazine"
            | "broadcaster"
            | "campaign"
            | "administration"
            | "government"
            | "ministry"
            | "office"
            | "team"
    );
    if body && let Some(m) = inside().find(|m| kind(w, m.entity) == Some(EntityType::Org)) {
        return Some(Speaker { entity: m.entity, weight: 800 });
    }
    let nominal = inside().find(|m| m.form == MentionForm::Nominal && m.span.start < head_end);
    nominal.map(|m| Speaker { entity: m.entity, weight: 700 })
}

/// Who stands in the name of a thing that says something: *the Mapbiomas report … it* → Mapbiomas.
fn issuer(w: &Words, thing: EntityId) -> Option<EntityId> {
    if kind(w, thing) != Some(EntityType::Product) {
        return None;
    }
    let body = |e: EntityId| e != thing && matches!(kind(w, e), Some(EntityType::Org | EntityType::Person));
    let own = w.doc.mentions.iter().filter(|m| m.entity == thing);
    let inside = own.flat_map(|m| w.doc.mentions_in(m.span)).filter(|m| m.form == MentionForm::Name);
    inside.map(|m| m.entity).find(|e| body(*e))
}

/// Whether a mention spans the word: the *of* of *Bank of England*.
fn inside_name(w: &Words, i: usize) -> bool {
    let span = w.span(i);
    w.doc.mentions_in(w.hull(w.sentence_tokens(i))).any(|m| m.span.start < span.start && span.end < m.span.end)
}

fn kind(w: &Words, entity: EntityId) -> Option<EntityType> {
    w.doc.entities.get(entity.index()).map(|e| e.kind)
}

/// *Trump's envoy*: the possessor is not the one who speaks.
fn possessed(w: &Words, span: Span) -> bool {
    let rest = w.doc.text.get(span.end as usize..).unwrap_or_default();
    rest.starts_with("'s") || rest.starts_with("’s")
}
