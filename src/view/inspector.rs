//! The card of one fact: the fact as a sentence, its values, how sure and why, the words it was read from, what it is tied to.
//! It offers no actions; the interface adds those.

mod sentence;

use super::{
    article::Article,
    fact::{FactKey, Kind, Layer, State},
    hint,
    lists::{amounts, dates, events, names, quotes},
    wording,
};
use crate::{
    contract::{Certainty, Why},
    text::offsets::CharSpan,
};

/// Words of a sentence; the strong ones are the fact's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are the fact's own.
    pub strong: bool,
}

/// A value with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// *Value*, *Tone*.
    pub label: &'static str,
    /// In plain words.
    pub value: String,
}

/// Words of the text that the fact rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What they are to the fact: *the words*, *speaker*, *ascribed by*.
    pub part: &'static str,
    /// ¶.
    pub place: String,
    /// Exactly as written.
    pub words: String,
    /// Where.
    pub span: CharSpan,
}

/// A paragraph in which an entity appears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// ¶.
    pub place: String,
    /// Mentions in it.
    pub count: usize,
    /// The first of them.
    pub span: CharSpan,
}

/// A fact that this one is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// How: *speaker*, *same sum*, *said by them*.
    pub tie: &'static str,
    /// Its key.
    pub key: FactKey,
    /// In a few words.
    pub words: String,
}

/// All that the inspector shows of a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The fact.
    pub key: FactKey,
    /// Hue.
    pub colour: Kind,
    /// *Person*, *Quote*.
    pub title: &'static str,
    /// The fact in words.
    pub sentence: Vec<Piece>,
    /// Values.
    pub fields: Vec<Field>,
    /// How sure.
    pub certainty: Certainty,
    /// How sure, 0 to 100.
    pub percent: u32,
    /// The rule in plain words.
    pub why: &'static str,
    /// The rule's id.
    pub rule: String,
    /// The words it rests on.
    pub evidence: Vec<Evidence>,
    /// Where an entity appears, in text order; empty for other facts.
    pub spots: Vec<Spot>,
    /// Facts that it is tied to.
    pub linked: Vec<Linked>,
    /// What a person has decided.
    pub state: State,
}

/// The card for `key`; none if the article has no such fact.
pub fn card(article: &Article, key: FactKey) -> Option<Card> {
    let a = &article.analysis;
    if let Some(entity) = article.entity_of(key) {
        return entity_card(article, key, entity);
    }
    let fact = article.facts.get(article.find(key)?)?;
    let base = |title, why: &Why| Card {
        key,
        colour: fact.kind,
        title,
        sentence: sentence::of(article, fact),
        fields: Vec::new(),
        certainty: why.certainty,
        percent: percent(why),
        why: wording::why::sentence(&why.rule),
        rule: why.rule.clone(),
        evidence: Vec::new(),
        spots: Vec::new(),
        linked: Vec::new(),
        state: fact.state,
    };
    let mut card = match key.layer {
        Layer::Time => {
            let time = a.times.get(fact.index)?;
            let mut card = base(wording::time(time.kind), &time.why);
            card.evidence.push(evidence(article, "the words", time.span));
            card.fields.push(Field { label: "Value", value: time.value.clone() });
            card.fields.push(Field { label: "In words", value: dates::plain(time) });
            push_field(&mut card.fields, "Because", hint::reason(article, time));
            rest(article, &mut card, &time.why);
            card
        }
        Layer::Quantity => {
            let quantity = a.quantities.get(fact.index)?;
            let mut card = base(wording::quantity(quantity.kind), &quantity.why);
            card.evidence.push(evidence(article, "the words", quantity.span));
            card.fields.push(Field { label: "Plain number", value: amounts::plain(quantity) });
            link(article, &mut card, "same sum", Layer::Quantity, &quantity.same_as);
            rest(article, &mut card, &quantity.why);
            card
        }
        Layer::Statement => statement_card(article, fact.index, base)?,
        Layer::Event => event_card(article, fact.index, base)?,
        Layer::Entity | Layer::Mention => return None,
    };
    card.linked.dedup();
    Some(card)
}

fn entity_card(article: &Article, key: FactKey, id: usize) -> Option<Card> {
    let entity = article.analysis.entities.get(id)?;
    let mentions = article.mentions_of(id);
    let chosen = (key.layer == Layer::Mention).then(|| article.find(key)).flatten();
    let of_mention = |fact: usize| article.facts.get(fact).and_then(|f| Some((f, article.analysis.mentions.get(f.index)?)));
    let why = chosen.and_then(of_mention).map_or(&entity.why, |(_, m)| &m.why);
    let mut card = Card {
        key,
        colour: super::article::entity_kind(entity.kind),
        title: wording::entity(entity.kind),
        sentence: sentence::of_entity(article, id, mentions.len()),
        fields: Vec::new(),
        certainty: why.certainty,
        percent: percent(why),
        why: wording::why::sentence(&why.rule),
        rule: why.rule.clone(),
        evidence: Vec::new(),
        spots: spots(article, &mentions),
        linked: Vec::new(),
        state: chosen.or(mentions.first().copied()).and_then(of_mention).map_or(State::Unreviewed, |(f, _)| f.state),
    };
    push_field(&mut card.fields, "Office", names::roles(article, id).join("; "));
    push_field(&mut card.fields, "Also called", entity.aliases.join(", "));
    push_field(&mut card.fields, "Said", said(article, id));
    push_field(&mut card.fields, "Wikidata", entity.link.as_ref().map(|l| l.wikidata.clone()).unwrap_or_default());
    let ordered = chosen.into_iter().chain(mentions.iter().copied().filter(|&m| Some(m) != chosen));
    for (_, mention) in ordered.filter_map(of_mention) {
        card.evidence.push(evidence(article, "mention", mention.span));
    }
    rest(article, &mut card, why);
    let said = article.analysis.statements.iter().enumerate().filter(|(_, s)| s.speaker == Some(id as u32));
    let said: Vec<u32> = said.map(|(index, _)| index as u32).collect();
    link(article, &mut card, "said by them", Layer::Statement, &said);
    link_events(article, &mut card, id as u32);
    for relation in article.analysis.relations.iter().filter(|r| r.subject as usize == id || r.object as usize == id) {
        let other = if relation.subject as usize == id { relation.object } else { relation.subject };
        link_entity(article, &mut card, "tied to", Some(other));
        for &span in &relation.evidence {
            push_evidence(&mut card, evidence(article, "tie", span));
        }
    }
    Some(card)
}

fn statement_card(article: &Article, index: usize, base: impl Fn(&'static str, &Why) -> Card) -> Option<Card> {
    let statement = article.analysis.statements.get(index)?;
    let mut card = base("Quote", &statement.why);
    card.fields.push(Field { label: "Speaker", value: quotes::name(article, statement) });
    card.fields.push(Field { label: "Tone", value: wording::stance(statement.stance).to_owned() });
    card.fields.push(Field { label: "Wording", value: wording::form(statement.form).to_owned() });
    push_field(&mut card.fields, "Where", statement.medium.as_ref().map(|m| m.name.clone()).unwrap_or_default());
    let parts = [("what is said", &statement.content), ("speaker", &statement.source), ("ascribed by", &statement.cue)];
    for (part, spans) in parts {
        card.evidence.extend(spans.iter().map(|&s| evidence(article, part, s)));
    }
    link_entity(article, &mut card, "speaker", statement.speaker);
    link_entity(article, &mut card, "to", statement.addressee);
    link(article, &mut card, "when", Layer::Time, statement.time.as_slice());
    link(article, &mut card, "reported in", Layer::Statement, statement.within.as_slice());
    link(article, &mut card, "same words", Layer::Statement, &statement.same_as);
    rest(article, &mut card, &statement.why);
    Some(card)
}

fn event_card(article: &Article, index: usize, base: impl Fn(&'static str, &Why) -> Card) -> Option<Card> {
    let event = article.analysis.events.get(index)?;
    let mut card = base(wording::class(event.class), &event.why);
    card.fields.push(Field { label: "Status", value: wording::status(event.status).to_owned() });
    let time = event.time.and_then(|t| article.analysis.times.get(t as usize));
    push_field(&mut card.fields, "When", time.map(dates::plain).unwrap_or_default());
    let place = event.place.and_then(|e| article.analysis.entities.get(e as usize));
    push_field(&mut card.fields, "Where", place.map(|e| e.name.clone()).unwrap_or_default());
    push_field(&mut card.fields, "Taken over", events::taken(article, event).unwrap_or_default());
    card.evidence.push(evidence(article, "the word", event.trigger));
    for participant in &event.participants {
        card.evidence.push(evidence(article, wording::role(participant.role), participant.span));
        link_entity(article, &mut card, wording::role(participant.role), participant.entity);
    }
    link(article, &mut card, "when", Layer::Time, event.time.as_slice());
    link_entity(article, &mut card, "where", event.place);
    link(article, &mut card, "same event", Layer::Event, &event.same_as);
    rest(article, &mut card, &event.why);
    Some(card)
}

/// The paragraphs of an entity's mentions, each once.
fn spots(article: &Article, mentions: &[usize]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    for fact in mentions.iter().filter_map(|&m| article.facts.get(m)) {
        let span = article.chars(fact.hull());
        let place = article.place(span);
        match spots.last_mut().filter(|s| s.place == place) {
            Some(spot) => spot.count += 1,
            None => spots.push(Spot { place, count: 1, span }),
        }
    }
    spots
}

/// *3 statements, 54 words: 35 % of what is said*; empty for who says nothing.
fn said(article: &Article, id: usize) -> String {
    let speaker = article.entities.get(id).copied();
    match quotes::list(article).iter().find(|g| g.head.speaker.is_some() && g.head.speaker == speaker) {
        Some(group) => format!(
            "{}, {}: {} % of what is said",
            wording::counted(group.rows.len(), "statement"),
            wording::counted(group.head.words, "word"),
            group.head.share
        ),
        None => String::new(),
    }
}

/// Ties an entity to the events it takes part in, by its part in them.
fn link_events(article: &Article, card: &mut Card, id: u32) {
    for fact in article.facts.iter().filter(|f| f.key.layer == Layer::Event && f.state != State::Rejected) {
        let Some(event) = article.analysis.events.get(fact.index) else { continue };
        let part = event.participants.iter().find(|p| p.entity == Some(id)).map(|p| wording::part(p.role));
        if let Some(tie) = part.or((event.place == Some(id)).then_some("there")) {
            card.linked.push(Linked { tie, key: fact.key, words: events::words(article, event) });
        }
    }
}

/// Adds the further evidence of a rule.
fn rest(article: &Article, card: &mut Card, why: &Why) {
    for &span in &why.evidence {
        push_evidence(card, evidence(article, "clue", span));
    }
}

fn push_evidence(card: &mut Card, evidence: Evidence) {
    if !card.evidence.iter().any(|e| e.span == evidence.span) {
        card.evidence.push(evidence);
    }
}

fn push_field(fields: &mut Vec<Field>, label: &'static str, value: String) {
    if !value.is_empty() {
        fields.push(Field { label, value });
    }
}

fn evidence(article: &Article, part: &'static str, span: CharSpan) -> Evidence {
    Evidence { part, place: article.place(span), words: article.words(span).to_owned(), span }
}

fn link_entity(article: &Article, card: &mut Card, tie: &'static str, id: Option<u32>) {
    let found = id.and_then(|id| Some((article.entities.get(id as usize)?, article.analysis.entities.get(id as usize)?)));
    if let Some((&key, entity)) = found {
        card.linked.push(Linked { tie, key, words: entity.name.clone() });
    }
}

fn link(article: &Article, card: &mut Card, tie: &'static str, layer: Layer, indexes: &[u32]) {
    let facts = indexes.iter().filter_map(|&i| article.facts.iter().find(|f| f.key.layer == layer && f.index == i as usize));
    for fact in facts.filter(|f| f.state != State::Rejected) {
        let event = (layer == Layer::Event).then(|| article.analysis.events.get(fact.index)).flatten();
        let words = match event {
            Some(event) => events::words(article, event),
            None => fact.spans.iter().map(|s| s.of(article.text())).collect::<Vec<_>>().join(" … "),
        };
        card.linked.push(Linked { tie, key: fact.key, words });
    }
}

fn percent(why: &Why) -> u32 {
    (why.score * 100.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    /// The sentence with its strong words in asterisks.
    #[track_caller]
    fn check(words: &str, layer: Layer, expected: &str) -> Card {
        let article = sample::article();
        let fact = article.facts.iter().find(|f| f.key.layer == layer && f.spans[0].of(article.text()) == words).unwrap();
        let card = card(&article, fact.key).unwrap();
        let shown: String =
            card.sentence.iter().map(|p| if p.strong { format!("*{}*", p.text) } else { p.text.clone() }).collect();
        assert_eq!(shown, expected);
        card
    }

    #[test]
    fn facts_in_words() {
        check("Friday", Layer::Time, "*Friday* is *Friday 11 April 2025*, counted from the publication date, 2025-04-12.");
        check("four hours", Layer::Time, "*four hours* lasts *more than 4 hours*.");
        check("€21 million", Layer::Quantity, "*€21 million* is *21,000,000 EUR*, also given as *$24 million*.");
        check("The bridge", Layer::Statement, "*Ana Ruiz* says: *The bridge … will open in May*");
        let card = check("Ana Ruiz", Layer::Mention, "*Ana Ruiz*: chair, Harbour Trust. 3 mentions in this article.");
        assert_eq!(card.evidence.iter().map(|e| e.words.as_str()).collect::<Vec<_>>(), ["Ana Ruiz", "She", "Ruiz", "chairs"]);
        assert_eq!(
            card.linked.iter().map(|l| (l.tie, l.words.as_str())).collect::<Vec<_>>(),
            [("said by them", "The bridge … will open in May"), ("tied to", "Harbour Trust"),]
        );
    }

    #[test]
    fn an_event_is_told_in_the_order_of_the_text() {
        let article = sample::eventful();
        let fact = article.facts.iter().rfind(|f| f.key.layer == Layer::Event).unwrap();
        let card = card(&article, fact.key).unwrap();
        let sentence: String = card.sentence.iter().map(|p| p.text.as_str()).collect();
        let told = "Ana Ruiz … spoke for over four hours, Friday 11 April 2025. The article tells it as a fact.";
        assert_eq!((card.title, sentence.as_str()), ("Event", told));
        assert_eq!(card.evidence.iter().map(|e| e.part).collect::<Vec<_>>(), ["the word", "who", "whom or what"]);
    }

    #[test]
    fn an_entity_shows_what_it_said_and_did_and_where_it_stands() {
        let article = sample::eventful();
        let card = card(&article, article.entities[0]).unwrap();
        assert!(card.fields.iter().any(|f| f.label == "Said" && f.value == "1 statement, 6 words: 100 % of what is said"));
        assert_eq!(card.spots.iter().map(|s| (s.place.as_str(), s.count)).collect::<Vec<_>>(), [("¶1", 3)]);
        let ties: Vec<_> = card.linked.iter().map(|l| (l.tie, l.words.as_str())).collect();
        assert!(ties.contains(&("does", "Ana Ruiz chairs the Harbour Trust")), "{ties:?}");
    }

    #[test]
    fn an_entity_and_its_mention_share_a_card() {
        let article = sample::article();
        let card = card(&article, article.entities[0]).unwrap();
        assert_eq!((card.title, card.percent, card.evidence.len()), ("Person", 75, 4));
    }
}
