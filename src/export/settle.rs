//! Corrected analysis → what stands: rejected facts are taken out, lists are put in text order, and whoever referred to them by
//! number refers to the new number. An entity without a mention left goes, too.

use crate::{
    contract::{Analysis, CharSpan},
    library::{
        fold::Folded,
        key::{Layer, State},
    },
};

/// What stands, with the state and notes of each fact by its new number.
pub(super) struct Settled {
    pub(super) analysis: Analysis,
    pub(super) states: [Vec<State>; 6],
    pub(super) notes: Vec<(Layer, usize, String)>,
}

/// Old numbers in their new order, and the way back.
struct Order {
    old: Vec<usize>,
    new: Vec<Option<u32>>,
}

impl Order {
    /// Keeps what `keep` says, by place.
    fn of<T>(items: &[T], keep: impl Fn(usize, &T) -> bool, place: impl Fn(&T) -> CharSpan) -> Self {
        let kept = items.iter().enumerate().filter(|(i, item)| keep(*i, item));
        let mut old: Vec<(CharSpan, usize)> = kept.map(|(i, item)| (place(item), i)).collect();
        // A stable sort by start: of two at one place the engine's order holds.
        old.sort_by_key(|(span, _)| span.start);
        let old: Vec<usize> = old.into_iter().map(|(_, i)| i).collect();
        let mut new = vec![None; items.len()];
        for (number, &i) in old.iter().enumerate() {
            if let Some(slot) = new.get_mut(i) {
                *slot = Some(number as u32);
            }
        }
        Self { old, new }
    }

    fn take<T: Clone>(&self, items: &[T]) -> Vec<T> {
        self.old.iter().filter_map(|&i| items.get(i).cloned()).collect()
    }

    fn map(&self, old: u32) -> Option<u32> {
        self.new.get(old as usize).copied().flatten()
    }

    fn all(&self, old: &[u32]) -> Vec<u32> {
        old.iter().filter_map(|&o| self.map(o)).collect()
    }
}

const START: CharSpan = CharSpan { start: 0, end: 0 };

/// Takes out and puts in order.
pub(super) fn settle(folded: Folded) -> Settled {
    let a = &folded.analysis;
    let state = |layer, i: usize| folded.key(layer, i).map(|key| folded.state(key)).unwrap_or_default();
    let stands = |layer, i| state(layer, i) != State::Rejected;
    // A mention of its own state, or its entity's.
    let of_mention = |i: usize, entity: u32| match state(Layer::Mention, i) {
        State::Unreviewed => state(Layer::Entity, entity as usize),
        own => own,
    };
    let mentions = Order::of(&a.mentions, |i, m| of_mention(i, m.entity) != State::Rejected, |m| m.span);
    let mut named = vec![false; a.entities.len()];
    for mention in mentions.take(&a.mentions) {
        if let Some(slot) = named.get_mut(mention.entity as usize) {
            *slot = true;
        }
    }
    let entities = Order::of(&a.entities, |i, _| named.get(i).copied().unwrap_or_default(), |_| START);
    let times = Order::of(&a.times, |i, _| stands(Layer::Time, i), |t| t.span);
    let quantities = Order::of(&a.quantities, |i, _| stands(Layer::Quantity, i), |q| q.span);
    let place = |spans: &[CharSpan]| spans.first().copied().unwrap_or_default();
    let statements = Order::of(&a.statements, |i, _| stands(Layer::Statement, i), |s| place(&s.content));
    let events = Order::of(&a.events, |i, _| stands(Layer::Event, i), |e| e.trigger);
    let orders = [&entities, &mentions, &times, &quantities, &statements, &events];
    let mut states = orders.map(|_| Vec::new());
    let mut notes = Vec::new();
    for ((layer, order), states) in Layer::ALL.into_iter().zip(orders).zip(&mut states) {
        for (number, &old) in order.old.iter().enumerate() {
            states.push(match (layer, a.mentions.get(old)) {
                (Layer::Mention, Some(mention)) => of_mention(old, mention.entity),
                _ => state(layer, old),
            });
            let note = folded.key(layer, old).and_then(|key| folded.notes.get(&key));
            notes.extend(note.map(|text| (layer, number, text.clone())));
        }
    }
    let mut analysis = Analysis::clone(a);
    analysis.entities = entities.take(&a.entities);
    analysis.mentions = mentions.take(&a.mentions);
    analysis.times = times.take(&a.times);
    analysis.quantities = quantities.take(&a.quantities);
    analysis.statements = statements.take(&a.statements);
    analysis.events = events.take(&a.events);
    refer(&mut analysis, orders);
    Settled { analysis, states, notes }
}

/// Writes the new numbers into whatever refers to others.
fn refer(a: &mut Analysis, [entities, _, times, quantities, statements, events]: [&Order; 6]) {
    let entity = |old: Option<u32>| old.and_then(|e| entities.map(e));
    let time = |old: Option<u32>| old.and_then(|t| times.map(t));
    for (number, e) in a.entities.iter_mut().enumerate() {
        e.id = number as u32;
    }
    for mention in &mut a.mentions {
        mention.entity = entities.map(mention.entity).unwrap_or_default();
    }
    for t in &mut a.times {
        let other = t.anchor.as_deref().and_then(|anchor| anchor.strip_prefix("times/")).and_then(|n| n.parse().ok());
        if let Some(other) = other {
            t.anchor = times.map(other).map(|n| format!("times/{n}"));
        }
    }
    for q in &mut a.quantities {
        q.same_as = quantities.all(&q.same_as);
    }
    for s in &mut a.statements {
        (s.speaker, s.addressee, s.time) = (entity(s.speaker), entity(s.addressee), time(s.time));
        s.within = s.within.and_then(|w| statements.map(w));
        s.same_as = statements.all(&s.same_as);
    }
    for e in &mut a.events {
        (e.place, e.time) = (entity(e.place), time(e.time));
        e.same_as = events.all(&e.same_as);
        e.participants.iter_mut().for_each(|p| p.entity = entity(p.entity));
    }
    a.relations.retain_mut(|r| match (entities.map(r.subject), entities.map(r.object)) {
        (Some(subject), Some(object)) => {
            (r.subject, r.object) = (subject, object);
            true
        }
        _ => false,
    });
    let n = &mut a.answers;
    for answer in [&mut n.who, &mut n.what, &mut n.when, &mut n.place, &mut n.why, &mut n.how].into_iter().flatten() {
        answer.entity = entity(answer.entity);
    }
}
