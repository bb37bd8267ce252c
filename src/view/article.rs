//! An analysis made ready for drawing: paragraphs with their numbers, facts with keys, kinds and places in bytes.
//! Where a person has decided something, the analysis is already the corrected one and `states` says so.

use super::{
    fact::{Fact, FactKey, Kind, Layer, State},
    segments::{self, Mark, Run},
    words::{self, Step},
};
use crate::{
    contract::{Analysis, BlockKind, EntityType, MentionForm},
    library::fold::Folded,
    text::{
        Span,
        offsets::{CharSpan, OffsetMap, Utf16Span},
    },
};
use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

/// A block of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: BlockKind,
    /// In bytes of the text.
    pub span: Span,
    /// Its number as shown (¶), from 1; none for headlines, headings, captions and the page's furniture.
    pub number: Option<u32>,
}

/// An analysed article.
#[derive(Clone, Debug)]
pub struct Article {
    /// What the engine says, with the person's corrections worked in.
    pub analysis: Arc<Analysis>,
    /// In text order.
    pub paragraphs: Vec<Paragraph>,
    /// In order of their place in the text (start, then longer first); the position is the id in runs and in the page.
    pub facts: Vec<Fact>,
    /// One for each entity; not drawn themselves, their mentions are.
    pub entities: Vec<FactKey>,
    /// For each paragraph, the ids of the facts that touch it.
    touching: Vec<Vec<u32>>,
    /// For each entity, the ids of its mentions.
    mentions: Vec<Vec<usize>>,
    /// Ids of facts by key, and numbers of entities by theirs; sorted.
    by_key: Vec<(FactKey, usize)>,
    map: OffsetMap,
}

impl Article {
    /// Reads an analysis that nobody has corrected.
    pub fn new(analysis: impl Into<Arc<Analysis>>) -> Self {
        Self::with_states(analysis, &|_| State::Unreviewed, &|_, _| None)
    }

    /// Reads what a person's log makes of an analysis.
    pub fn corrected(folded: &Folded) -> Self {
        Self::with_states(Arc::clone(&folded.analysis), &|key| folded.state(key), &|layer, index| folded.key(layer, index))
    }

    /// Reads a corrected analysis: `state` tells what a person decided, `key` the original key of a fact that was moved or retyped.
    pub fn with_states(
        analysis: impl Into<Arc<Analysis>>,
        state: &dyn Fn(FactKey) -> State,
        key: &dyn Fn(Layer, usize) -> Option<FactKey>,
    ) -> Self {
        let analysis = analysis.into();
        let map = OffsetMap::new(&analysis.text);
        let paragraphs = paragraphs(&analysis, &map);
        let entities = entity_keys(&analysis, key);
        let touching = vec![Vec::new(); paragraphs.len()];
        let mentions = vec![Vec::new(); entities.len()];
        let (facts, by_key) = (Vec::new(), Vec::new());
        let mut article = Self { analysis, paragraphs, facts, entities, touching, mentions, by_key, map };
        article.facts = article.collect(state, key);
        article.index();
        article
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.analysis.text
    }

    /// Code points → bytes.
    pub fn bytes(&self, span: CharSpan) -> Span {
        self.map.from_chars(&self.analysis.text, span)
    }

    /// Bytes → code points.
    pub fn chars(&self, span: Span) -> CharSpan {
        self.map.to_chars(&self.analysis.text, span)
    }

    /// Bytes → UTF-16 units, counted from the start of the text.
    pub fn utf16(&self, span: Span) -> Utf16Span {
        self.map.to_utf16(&self.analysis.text, span)
    }

    /// UTF-16 units of paragraph `paragraph`, counted from its start, → bytes of the text.
    pub fn from_paragraph_utf16(&self, paragraph: usize, start: u32, end: u32) -> Option<Span> {
        let block = self.paragraphs.get(paragraph)?.span;
        let base = self.utf16(block).start;
        let span = self.map.from_utf16(&self.analysis.text, Utf16Span { start: base + start, end: base + end });
        Some(span)
    }

    /// The words under a span of code points.
    pub fn words(&self, span: CharSpan) -> &str {
        self.bytes(span).of(&self.analysis.text)
    }

    /// The words under several spans, with an ellipsis where the text goes on between them.
    pub fn joined(&self, spans: &[CharSpan]) -> String {
        spans.iter().map(|&s| self.words(s)).collect::<Vec<_>>().join(" … ")
    }

    /// The index of the paragraph that holds the byte, or the last one before it.
    pub fn paragraph_at(&self, byte: u32) -> Option<usize> {
        self.paragraphs.partition_point(|p| p.span.start <= byte).checked_sub(1)
    }

    /// Where a span stands, in words: *¶3*, *headline*.
    pub fn place(&self, span: CharSpan) -> String {
        self.place_at(self.bytes(span).start)
    }

    /// Where a byte stands, in the same words.
    pub fn place_at(&self, byte: u32) -> String {
        match self.paragraph_at(byte).and_then(|k| self.paragraphs.get(k)) {
            Some(Paragraph { number: Some(number), .. }) => format!("¶{number}"),
            Some(paragraph) => super::wording::block(paragraph.kind).to_owned(),
            None => String::new(),
        }
    }

    /// Index of the fact of that name among [`Self::facts`].
    pub fn find(&self, key: FactKey) -> Option<usize> {
        if key.layer == Layer::Entity { None } else { self.at(key) }
    }

    /// Whether there is a fact, or an entity, of that name.
    pub fn has(&self, key: FactKey) -> bool {
        self.at(key).is_some()
    }

    fn at(&self, key: FactKey) -> Option<usize> {
        // Of two facts with one name the first counts.
        let first = self.by_key.partition_point(|(k, _)| *k < key);
        self.by_key.get(first).filter(|(k, _)| *k == key).map(|(_, id)| *id)
    }

    /// The facts on just these words.
    pub fn on(&self, span: CharSpan) -> impl Iterator<Item = &Fact> {
        let hull = self.bytes(span);
        let first = self.facts.partition_point(|f| f.start() < hull.start);
        self.facts.iter().skip(first).take_while(move |f| f.start() == hull.start).filter(move |f| f.hull() == hull)
    }

    /// Whether just these words are a mention of that form.
    pub fn is_mention(&self, span: CharSpan, form: MentionForm) -> bool {
        self.on(span).any(|f| self.form(f) == Some(form))
    }

    /// The fact's place after one end of it has moved by a word; none if it cannot, or if it has no single place.
    pub fn stepped(&self, key: FactKey, step: Step) -> Option<CharSpan> {
        let fact = self.facts.get(self.find(key)?)?;
        let span = *fact.spans.first()?;
        let block = self.paragraphs.get(self.paragraph_at(span.start)?)?.span;
        words::stepped(self.text(), block, span, step).map(|moved| self.chars(moved))
    }

    /// A selection as the place of a new fact: whole words of one paragraph.
    pub fn snapped(&self, span: Span) -> Option<CharSpan> {
        let block = self.paragraphs.get(self.paragraph_at(span.start)?)?.span;
        let span = Span::new(span.start.max(block.start), span.end.min(block.end));
        words::snapped(self.text(), block, span).map(|snapped| self.chars(snapped))
    }

    /// The entity that the key names, be it the entity's own key or a mention's.
    pub fn entity_of(&self, key: FactKey) -> Option<usize> {
        match key.layer {
            Layer::Entity => self.at(key),
            Layer::Mention => {
                let fact = self.facts.get(self.find(key)?)?;
                Some(self.analysis.mentions.get(fact.index)?.entity as usize)
            }
            _ => None,
        }
    }

    /// The facts to be shown in the text for `key`: itself, or for an entity all its mentions.
    pub fn shown_for(&self, key: FactKey) -> Vec<usize> {
        match key.layer {
            Layer::Entity => self.entity_of(key).map(|e| self.mentions_of(e)).unwrap_or_default(),
            _ => self.find(key).into_iter().collect(),
        }
    }

    /// Indexes among [`Self::facts`] of an entity's mentions, in text order.
    pub fn mentions_of(&self, entity: usize) -> Vec<usize> {
        self.mentions.get(entity).cloned().unwrap_or_default()
    }

    /// The facts that touch a paragraph.
    pub fn touching(&self, paragraph: usize) -> impl Iterator<Item = &Fact> {
        self.touching.get(paragraph).into_iter().flatten().filter_map(|&id| self.facts.get(id as usize))
    }

    /// The runs of one paragraph; `visible` says which kinds are switched on. Rejected facts are not drawn.
    pub fn runs(&self, paragraph: usize, visible: &dyn Fn(Kind) -> bool) -> Vec<Run> {
        let Some(block) = self.paragraphs.get(paragraph) else { return Vec::new() };
        let touching = self.touching.get(paragraph).into_iter().flatten();
        let marks: Vec<Mark> = touching
            .filter_map(|&id| Some((id, self.facts.get(id as usize)?)))
            .filter(|(_, f)| self.drawn(f) && visible(f.kind))
            .flat_map(|(id, f)| f.spans.iter().map(move |&span| Mark { id, span, channel: f.kind.channel() }))
            .collect();
        segments::split(self.text(), block.span, &marks)
    }

    /// A number that changes with what [`super::paint::paint`] draws of a paragraph, for a fraction of its cost.
    pub fn look(&self, paragraph: usize) -> u64 {
        let touching = self.touching.get(paragraph).into_iter().flatten();
        let facts = touching.filter_map(|&id| Some((id, self.facts.get(id as usize)?)));
        let mut hasher = DefaultHasher::new();
        self.paragraphs.get(paragraph).map(|p| p.span.of(self.text())).hash(&mut hasher);
        for (id, fact) in facts.filter(|(_, f)| self.drawn(f)) {
            let event = self.analysis.events.get(fact.index).filter(|_| fact.kind == Kind::Event);
            let quiet = self.form(fact) == Some(MentionForm::Nominal);
            (id, fact.kind as u8, fact.state as u8, event.map(|e| e.status as u8), quiet).hash(&mut hasher);
            fact.spans.hash(&mut hasher);
        }
        hasher.finish()
    }

    /// How many facts of a kind are drawn.
    pub fn count(&self, kind: Kind) -> usize {
        self.facts.iter().filter(|f| f.kind == kind && self.drawn(f)).count()
    }

    /// Notes for each paragraph which facts touch it, for each entity its mentions, and who has which key.
    fn index(&mut self) {
        for (id, fact) in self.facts.iter().enumerate().filter(|(_, f)| f.key.layer == Layer::Mention) {
            let entity = self.analysis.mentions.get(fact.index).map_or(usize::MAX, |m| m.entity as usize);
            self.mentions.get_mut(entity).into_iter().for_each(|ids| ids.push(id));
        }
        let facts = self.facts.iter().enumerate().map(|(id, f)| (f.key, id));
        self.by_key = facts.chain(self.entities.iter().enumerate().map(|(id, key)| (*key, id))).collect();
        self.by_key.sort_unstable();
        for (id, fact) in self.facts.iter().enumerate() {
            for span in &fact.spans {
                let first = self.paragraphs.partition_point(|p| p.span.end <= span.start);
                let touched = self.paragraphs.iter().zip(&mut self.touching).skip(first);
                for (_, ids) in touched.take_while(|(p, _)| p.span.start < span.end) {
                    if ids.last() != Some(&(id as u32)) {
                        ids.push(id as u32);
                    }
                }
            }
        }
    }

    /// Whether a fact is drawn: rejected ones are not. Pronouns are reached from their entity's card; drawn, they would drown the names.
    pub fn drawn(&self, fact: &Fact) -> bool {
        fact.state != State::Rejected && self.form(fact) != Some(MentionForm::Pronoun)
    }

    fn collect(&self, state: &dyn Fn(FactKey) -> State, key: &dyn Fn(Layer, usize) -> Option<FactKey>) -> Vec<Fact> {
        let a = &self.analysis;
        let mut facts = Vec::new();
        let mut push = |layer: Layer, kind: Kind, index: usize, spans: &[CharSpan], fallback: State| {
            let Some(&first) = spans.first() else { return };
            let key = key(layer, index).unwrap_or(FactKey { layer, span: first });
            let own = state(key);
            let state = if own == State::Unreviewed { fallback } else { own };
            let spans: Vec<Span> = spans.iter().map(|&s| self.bytes(s)).filter(|s| !s.is_empty()).collect();
            if !spans.is_empty() {
                facts.push(Fact { key, kind, spans, index, state });
            }
        };
        // A chain of plain nouns (*the shares … they*) serves coreference; marked, it would drown the names.
        let mut marked: Vec<bool> = a.entities.iter().map(|e| e.kind != EntityType::Product).collect();
        for mention in a.mentions.iter().filter(|m| m.form == MentionForm::Name) {
            if let Some(slot) = marked.get_mut(mention.entity as usize) {
                *slot = true;
            }
        }
        for (index, mention) in a.mentions.iter().enumerate() {
            if marked.get(mention.entity as usize) == Some(&false) {
                continue;
            }
            let kind = a.entities.get(mention.entity as usize).map_or(Kind::Name, |e| entity_kind(e.kind));
            let of_entity = self.entities.get(mention.entity as usize).map_or(State::Unreviewed, |&k| state(k));
            push(Layer::Mention, kind, index, &[mention.span], of_entity);
        }
        for (index, time) in a.times.iter().enumerate() {
            push(Layer::Time, Kind::Date, index, &[time.span], State::Unreviewed);
        }
        for (index, quantity) in a.quantities.iter().enumerate() {
            push(Layer::Quantity, Kind::Amount, index, &[quantity.span], State::Unreviewed);
        }
        for (index, statement) in a.statements.iter().enumerate() {
            push(Layer::Statement, Kind::Quote, index, &statement.content, State::Unreviewed);
        }
        for (index, event) in a.events.iter().enumerate() {
            push(Layer::Event, Kind::Event, index, &[event.trigger], State::Unreviewed);
        }
        facts.sort_by_key(|f| (f.start(), u32::MAX - f.spans.first().map_or(0, |s| s.end), f.key.layer));
        facts
    }

    /// How a mention names its entity; none for other facts.
    pub fn form(&self, fact: &Fact) -> Option<MentionForm> {
        (fact.key.layer == Layer::Mention).then(|| self.analysis.mentions.get(fact.index).map(|m| m.form)).flatten()
    }
}

/// The kind of an entity type.
pub const fn entity_kind(kind: EntityType) -> Kind {
    match kind {
        EntityType::Person => Kind::Person,
        EntityType::Org => Kind::Org,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac => Kind::Place,
        EntityType::Norp | EntityType::Event | EntityType::Product | EntityType::Work | EntityType::Law => Kind::Name,
    }
}

fn paragraphs(analysis: &Analysis, map: &OffsetMap) -> Vec<Paragraph> {
    let mut number = 0;
    let mut read = |kind: BlockKind, span: CharSpan| {
        let counted = matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote);
        number += u32::from(counted);
        Paragraph { kind, span: map.from_chars(&analysis.text, span), number: counted.then_some(number) }
    };
    analysis.blocks.iter().map(|b| read(b.kind, b.span)).collect()
}

/// The key of each entity: the place of its first mention. An entity without mentions gets an empty place past the text.
fn entity_keys(analysis: &Analysis, key: &dyn Fn(Layer, usize) -> Option<FactKey>) -> Vec<FactKey> {
    let mut first: Vec<Option<CharSpan>> = vec![None; analysis.entities.len()];
    for mention in &analysis.mentions {
        if let Some(slot) = first.get_mut(mention.entity as usize) {
            slot.get_or_insert(mention.span);
        }
    }
    let none = |id: usize| CharSpan { start: u32::MAX - id as u32, end: u32::MAX - id as u32 };
    let keyed = first.into_iter().enumerate().map(|(id, span)| {
        key(Layer::Entity, id).unwrap_or(FactKey { layer: Layer::Entity, span: span.unwrap_or_else(|| none(id)) })
    });
    keyed.collect()
}
