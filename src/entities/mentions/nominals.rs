//! Noun phrases for persons, organisations, places: `Putin's investment envoy` → `investment envoy`; `the Irish prime minister` → `Irish
//! prime minister`. Premodifiers and head, without article, possessor or what follows. Predicates (*is the largest group*) are none.

use crate::{
    document::{Deprel, EntityType, MentionForm, TokenId, Upos, Xpos},
    entities::{
        context::Context,
        draft::{Draft, Gender, Number},
    },
    lexicon::gazetteer::word,
    text::blocks::BlockKind,
};
use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

/// Nouns for people that are no offices: *visitor*, in the singular.
static PEOPLE: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../lexicon/people_nouns.txt");
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect()
});

/// What stands before a nominal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Determiner {
    /// *the*.
    The,
    /// *this*, *that*, *these*, *those*, *such*, *both*.
    This,
    /// *a*, *an*, *another*, *some*.
    A,
    /// *his*, *their*, *Putin's*.
    Whose,
    /// Nothing of the kind.
    None,
}

/// The determiner right before the token at which a nominal starts.
pub(crate) fn determiner(cx: &Context<'_>, start: usize) -> Determiner {
    let Some(before) = start.checked_sub(1).filter(|&b| cx.sentence(b) == cx.sentence(start)) else { return Determiner::None };
    match cx.folded(before) {
        "the" => Determiner::The,
        "this" | "that" | "these" | "those" | "both" | "such" => Determiner::This,
        "a" | "an" | "another" | "some" | "one" => Determiner::A,
        "his" | "her" | "their" | "its" | "my" | "our" | "your" | "whose" => Determiner::Whose,
        "s" if matches!(cx.form(before), "'s" | "’s") => Determiner::Whose,
        "" if matches!(cx.form(before), "'" | "’") => Determiner::Whose,
        // "the two leaders": the number is no part.
        "two" | "three" | "four" if before > 0 && cx.folded(before - 1) == "the" => Determiner::The,
        _ => Determiner::None,
    }
}

/// All nominals outside of names.
pub(super) fn find(cx: &Context<'_>, names: &[Draft]) -> Vec<Draft> {
    let mut inside = vec![false; cx.doc.tokens.len()];
    for name in names {
        inside.iter_mut().take(name.tokens.end).skip(name.tokens.start).for_each(|slot| *slot = true);
    }
    let mut found: Vec<Draft> = Vec::new();
    for i in 0..cx.doc.tokens.len() {
        let listed = cx.word(i).has(word::NOMINAL);
        if inside[i] || !(listed || plain(cx, i)) || cx.block(i) == BlockKind::Boilerplate {
            continue;
        }
        let phrase = if cx.tagged() { by_tags(cx, i) } else { by_words(cx, i, &inside) };
        if let Some(tokens) = phrase.filter(|t| !title_of_name(cx, t, names)) {
            found.push(draft(cx, i, tokens));
        }
    }
    found
}

/// A noun that no list knows: *the shipment … it*. Not the words of dates and sums.
fn plain(cx: &Context<'_>, i: usize) -> bool {
    cx.upos(i) == Upos::Noun && !cx.figure(i) && cx.form(i).len() > 2 && cx.form(i).chars().all(char::is_alphabetic)
}

/// The phrase around a head noun, by tags and tree.
fn by_tags(cx: &Context<'_>, head: usize) -> Option<Range<usize>> {
    let noun = matches!(cx.upos(head), Upos::Noun)
        || cx.upos(head) == Upos::Propn && cx.capital(head) && cx.word(head).has(word::ROLE.with(word::TITLE));
    let modifier = matches!(cx.deprel(head), Deprel::Compound | Deprel::Amod | Deprel::Flat)
        && cx.governor(head).is_some_and(|h| h > head && h < head + 5);
    if !noun || modifier || cx.predicate(head) {
        return None;
    }
    if post(cx, head) {
        return None;
    }
    let limit = cx.sentence_tokens(head).start;
    let mut start = head;
    while start > limit {
        let before = start - 1;
        let kind = matches!(cx.upos(before), Upos::Adj | Upos::Noun | Upos::Propn) || cx.deprel(before) == Deprel::Amod;
        let hyphen = matches!(cx.form(before), "-" | "–") && cx.glued(before) && cx.glued(start);
        let possessor = cx.xpos(before) == Xpos::Pos || cx.deprel(before) == Deprel::NmodPoss || cx.xpos(start) == Xpos::Pos;
        let below = cx.governor(before).is_some_and(|h| h >= start && h <= head);
        if possessor || !(kind && below || hyphen) {
            break;
        }
        start = before;
    }
    // *nine-month-old child*: the number belongs to the word that the hyphens make.
    let hyphen = matches!(cx.form(start), "-" | "–");
    start = if !hyphen || start == head {
        start
    } else if start > limit && cx.glued(start) {
        start - 1
    } else {
        start + 1
    };
    Some(start..head + 1)
}

/// *elected Speaker*, *to serve as Speaker*, *the office of Speaker*: an office is meant, not who holds it. An article makes it somebody.
fn post(cx: &Context<'_>, head: usize) -> bool {
    const POSTS: [&str; 8] = ["job", "office", "position", "post", "presidency", "rank", "role", "title"];
    let lemma = |i: usize| cx.doc.lemma(TokenId::new(i));
    let role = |i: usize| cx.word(i).has(word::ROLE.with(word::TITLE));
    // *the office of the Speaker* is one too, and no body.
    let of = if cx.form(head + 1) != "of" {
        head
    } else if cx.form(head + 2) == "the" {
        head + 3
    } else {
        head + 2
    };
    if POSTS.contains(&lemma(head)) && of > head && role(of) && cx.capital(of) {
        return true;
    }
    let bare = role(head) && !matches!(cx.xpos(head), Xpos::Nns | Xpos::Nnps);
    let Some(before) = head.checked_sub(1).filter(|&b| bare && cx.sentence(b) == cx.sentence(head)) else { return false };
    let verb = || matches!(lemma(before), "elect" | "reelect" | "appoint" | "name" | "nominate" | "become");
    match cx.form(before) {
        "as" => true,
        "of" => before.checked_sub(1).is_some_and(|b| POSTS.contains(&lemma(b))),
        _ => cx.upos(before) == Upos::Verb && verb(),
    }
}

/// The phrase around a head noun without tags: only after a determiner, with at most three plain words between.
fn by_words(cx: &Context<'_>, head: usize, inside: &[bool]) -> Option<Range<usize>> {
    let next = cx.folded(head + 1);
    let goes_on =
        cx.word(head + 1).has(word::NOMINAL) || cx.capital(head + 1) && !cx.opens(head + 1) && cx.word(head).has(word::ROLE);
    if goes_on || next == "s" && cx.word(head + 2).has(word::NOMINAL) && cx.word(head).0 == 0 {
        return None;
    }
    for start in (head.saturating_sub(3)..=head).rev() {
        if start < head && (small(cx.folded(start)) || cx.folded(start).is_empty()) && cx.form(start) != "-" {
            return None;
        }
        if determiner(cx, start) != Determiner::None {
            return (!inside[start] || start < head).then_some(start..head + 1);
        }
    }
    None
}

/// Words that end a noun phrase to the left.
fn small(folded: &str) -> bool {
    const WORDS: [&str; 40] = [
        "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "who", "which", "that", "has", "have",
        "had", "is", "are", "was", "were", "said", "says", "will", "would", "can", "could", "as", "than", "not", "be", "been",
        "when", "if", "into", "after", "before", "about", "over",
    ];
    WORDS.contains(&folded)
}

/// *Kremlin spokesman Dmitry Peskov*: a title right before a person's name is no mention.
fn title_of_name(cx: &Context<'_>, tokens: &Range<usize>, names: &[Draft]) -> bool {
    let next = names.partition_point(|n| n.tokens.start < tokens.end);
    let follows = names.get(next).is_some_and(|n| n.tokens.start == tokens.end && n.kind == Some(EntityType::Person));
    // "Prime Minister" of *Prime Minister Sheikh Hasina*
    let titled = names
        .get(next)
        .and_then(|n| n.title.as_ref())
        .is_some_and(|title| title.start <= tokens.start && tokens.end <= title.end);
    follows
        || titled
        || office_of(cx, tokens, names)
        || cx.word(tokens.end).has(word::TITLE)
            && cx.capital(tokens.end)
            && cx.word(tokens.start).has(word::TITLE)
            && cx.capital(tokens.start)
}

/// *UK Chancellor of the Exchequer Gordon Brown*: an office in capitals up to the name.
fn office_of(cx: &Context<'_>, tokens: &Range<usize>, names: &[Draft]) -> bool {
    let end = cx.sentence_tokens(tokens.start).end.min(tokens.end + 7);
    let goes_on = |i: &usize| cx.capital(*i) || matches!(cx.form(*i), "of" | "the" | "for" | "and");
    let person = |i: usize| {
        let at = names.partition_point(|n| n.tokens.start < i);
        names.get(at).is_some_and(|n| n.tokens.start == i && n.kind == Some(EntityType::Person))
    };
    let office = cx.capital(tokens.end - 1) && cx.form(tokens.end) == "of";
    office && (tokens.end..end).take_while(goes_on).any(|i| cx.capital(i) && person(i))
}

/// Whether a noun tells of a person only what part he has in a happening or to others: *victim*, *visitor*; not *singer*, *woman*.
pub(crate) fn is_part(cx: &Context<'_>, head: usize) -> bool {
    PEOPLE.contains(cx.doc.lemma(TokenId::new(head)))
}

fn draft(cx: &Context<'_>, head: usize, tokens: Range<usize>) -> Draft {
    let kinds = cx.word(head);
    let order = [
        (word::ROLE, EntityType::Person),
        (word::ORG_NOUN, EntityType::Org),
        (word::PLACE_NOUN, EntityType::Gpe),
        (word::FAC_NOUN, EntityType::Fac),
        (word::PRODUCT_NOUN, EntityType::Product),
        (word::EVENT_NOUN, EntityType::Event),
    ];
    let people = is_part(cx, head).then_some(EntityType::Person);
    let kind = order.iter().find(|(kind, _)| kinds.has(*kind)).map(|&(_, found)| found).or(people);
    let gender = match (kinds.has(word::MALE), kinds.has(word::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    };
    let folded = cx.folded(head);
    let plural = match cx.xpos(head) {
        Xpos::Nns | Xpos::Nnps => true,
        Xpos::Xx => {
            folded.ends_with('s') && !folded.ends_with("ss")
                || matches!(folded, "men" | "women" | "children" | "policemen" | "businessmen" | "police")
        }
        _ => folded == "police",
    };
    Draft {
        tokens,
        head,
        form: MentionForm::Nominal,
        kind,
        gender,
        number: if plural { Number::Plural } else { Number::Singular },
        title: None,
        rule: "mention.nominal",
        score: 500,
        evidence: Vec::new(),
        group: None,
    }
}
