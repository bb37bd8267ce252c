//! Words that tell of happenings: verb `raise` → change, with money as its object → transfer; noun `ceasefire` → agreement. Verbs
//! that tell of none, verbs that carry another happening (`plan to`), names of one happening by several words. It reads no text.

use crate::document::{EventClass, EventStatus};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// What is known of a verb.
#[derive(Clone, Debug, PartialEq)]
pub struct EventVerb {
    /// Its class where no object says otherwise.
    pub class: EventClass,
    /// Classes by the group of the object.
    pub by_object: Vec<(&'static str, EventClass)>,
}

/// What is known of a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventNoun {
    /// Its class.
    pub class: EventClass,
    /// Whether it often names a thing instead.
    pub weak: bool,
}

/// What a verb says of the happening that hangs on it: *plans to go*, *failed to agree*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// The status it gives to the other happening.
    Gives(EventStatus),
    /// The other happening is as real as the verb itself: *began to*, *managed to*.
    Shares,
}

/// The lists, read once.
#[derive(Debug, Default)]
pub struct EventWords {
    verbs: HashMap<&'static str, EventVerb>,
    nouns: HashMap<&'static str, EventNoun>,
    states: HashSet<&'static str>,
    objects: HashMap<&'static str, Vec<&'static str>>,
    carriers: HashMap<&'static str, Outlook>,
    light: HashMap<&'static str, Vec<&'static str>>,
    lasting: HashSet<&'static str>,
    kin: HashMap<&'static str, Vec<u16>>,
    vague: HashSet<&'static str>,
    results: HashSet<&'static str>,
    frames: HashMap<&'static str, HashSet<&'static str>>,
    weights: HashMap<&'static str, (i32, i32)>,
}

/// The lists of this program.
pub static EVENTS: LazyLock<EventWords> = LazyLock::new(EventWords::read);

impl EventWords {
    /// What is known of a verb (or a verb with its particle).
    pub fn verb(&self, lemma: &str) -> Option<&EventVerb> {
        self.verbs.get(lemma)
    }

    /// What is known of a noun.
    pub fn noun(&self, lemma: &str) -> Option<EventNoun> {
        self.nouns.get(lemma).copied()
    }

    /// Whether the verb tells of a state or a thought.
    pub fn is_state(&self, lemma: &str) -> bool {
        self.states.contains(lemma)
    }

    /// Whether the noun belongs to a group of objects.
    pub fn in_group(&self, noun: &str, group: &str) -> bool {
        self.objects.get(noun).is_some_and(|groups| groups.contains(&group))
    }

    /// What the verb, adjective or noun says of the happening that hangs on it.
    pub fn carrier(&self, lemma: &str) -> Option<Outlook> {
        self.carriers.get(lemma).copied()
    }

    /// Whether the verb with this noun is no more than the noun: *hold talks*; `*` in the list stands for any event noun.
    pub fn is_light(&self, verb: &str, noun: &str) -> bool {
        self.light.get(verb).is_some_and(|nouns| nouns.contains(&noun) || nouns.contains(&"*"))
    }

    /// Whether the noun names what goes on for long: *war*.
    pub fn is_lasting(&self, noun: &str) -> bool {
        self.lasting.contains(noun)
    }

    /// Whether the noun names any happening, so that two of them prove nothing: *move*, *decision*.
    pub fn is_vague(&self, lemma: &str) -> bool {
        self.vague.contains(lemma)
    }

    /// Whether the noun rather names what came of a happening: *agreement*, *legislation*.
    pub fn is_result(&self, noun: &str) -> bool {
        self.results.contains(noun)
    }

    /// Whether the lemma belongs to a group of `event_frames.tsv`.
    pub fn in_frame(&self, lemma: &str, frame: &str) -> bool {
        self.frames.get(frame).is_some_and(|words| words.contains(lemma))
    }

    /// How much a feature speaks for a trigger, and for one that news is about, in thousandths of a logit; 0 for one without weight.
    pub fn weight(&self, feature: &str) -> (i32, i32) {
        self.weights.get(feature).copied().unwrap_or_default()
    }

    /// Whether two lemmas may name one happening: *meet*, *talks*.
    pub fn are_kin(&self, a: &str, b: &str) -> bool {
        a == b || matches!((self.kin.get(a), self.kin.get(b)), (Some(x), Some(y)) if x.iter().any(|g| y.contains(g)))
    }

    /// The sets of names for one happening that hold the lemma.
    pub fn kin(&self, lemma: &str) -> &[u16] {
        self.kin.get(lemma).map_or(&[], Vec::as_slice)
    }

    fn read() -> Self {
        let mut words = Self::default();
        for line in lines(include_str!("event_verbs.tsv")) {
            let mut fields = line.split('\t');
            let (Some(lemma), Some(class)) = (fields.next(), fields.next().and_then(class_of)) else { continue };
            let pairs = fields.next().unwrap_or_default().split(' ').filter_map(|p| p.split_once('='));
            let by_object = pairs.filter_map(|(group, class)| Some((group, class_of(class)?))).collect();
            words.verbs.insert(lemma, EventVerb { class, by_object });
        }
        for line in lines(include_str!("event_nouns.tsv")) {
            let mut fields = line.split('\t');
            let (Some(lemma), Some(class)) = (fields.next(), fields.next().and_then(class_of)) else { continue };
            words.nouns.insert(lemma, EventNoun { class, weak: fields.next() == Some("weak") });
        }
        for (group, nouns) in lines(include_str!("event_objects.tsv")).filter_map(|l| l.split_once('\t')) {
            for noun in nouns.split(' ') {
                words.objects.entry(noun).or_default().push(group);
            }
        }
        for (outlook, list) in lines(include_str!("event_carriers.tsv")).filter_map(|l| l.split_once('\t')) {
            let Some(outlook) = outlook_of(outlook) else { continue };
            words.carriers.extend(list.split(' ').map(|w| (w, outlook)));
        }
        for (verb, nouns) in lines(include_str!("event_light_verbs.tsv")).filter_map(|l| l.split_once('\t')) {
            words.light.insert(verb, nouns.split(' ').collect());
        }
        for (index, line) in lines(include_str!("event_kin.txt")).enumerate() {
            for lemma in line.split(' ') {
                words.kin.entry(lemma).or_default().push(index as u16);
            }
        }
        words.states = lines(include_str!("event_states.txt")).collect();
        words.lasting = lines(include_str!("event_lasting.txt")).collect();
        for (frame, list) in lines(include_str!("event_frames.tsv")).filter_map(|l| l.split_once('\t')) {
            words.frames.insert(frame, list.split(' ').collect());
        }
        words.results = lines(include_str!("event_results.txt")).collect();
        for line in lines(include_str!("event_weights.tsv")) {
            let mut fields = line.split('\t');
            let Some(feature) = fields.next() else { continue };
            let mut number = || fields.next().and_then(|w| w.parse().ok()).unwrap_or_default();
            words.weights.insert(feature, (number(), number()));
        }
        words.vague = lines(include_str!("event_vague.txt")).collect();
        words
    }
}

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty())
}

fn outlook_of(name: &str) -> Option<Outlook> {
    Some(match name {
        "planned" => Outlook::Gives(EventStatus::Planned),
        "possible" => Outlook::Gives(EventStatus::Possible),
        "denied" => Outlook::Gives(EventStatus::Denied),
        "happened" => Outlook::Gives(EventStatus::Happened),
        "shares" => Outlook::Shares,
        _ => return None,
    })
}

/// The class of that name.
fn class_of(name: &str) -> Option<EventClass> {
    use EventClass::*;
    Some(match name {
        "meeting" => Meeting,
        "agreement" => Agreement,
        "transfer" => Transfer,
        "attack" => Attack,
        "death" => Death,
        "injury" => Injury,
        "arrest" => Arrest,
        "trial" => Trial,
        "election" => Election,
        "appointment" => Appointment,
        "departure" => Departure,
        "travel" => Travel,
        "protest" => Protest,
        "policy" => Policy,
        "launch" => Launch,
        "finding" => Finding,
        "disaster" => Disaster,
        "competition" => Competition,
        "change" => Change,
        "other" => Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words() {
        let raise = EVENTS.verb("raise").unwrap();
        assert_eq!(raise.class, EventClass::Change);
        assert!(raise.by_object.contains(&("money", EventClass::Transfer)));
        assert!(EVENTS.in_group("dollar", "money") && !EVENTS.in_group("dollar", "rate"));
        assert_eq!(EVENTS.noun("ceasefire"), Some(EventNoun { class: EventClass::Agreement, weak: false }));
        assert_eq!(EVENTS.carrier("plan"), Some(Outlook::Gives(EventStatus::Planned)));
        assert!(EVENTS.is_light("hold", "meeting") && !EVENTS.is_light("hold", "hostage"));
        assert!(EVENTS.are_kin("meet", "talk") && !EVENTS.are_kin("meet", "die"));
    }

    #[test]
    fn lists_are_sorted_and_well_formed() {
        let tables = [
            include_str!("event_verbs.tsv"),
            include_str!("event_nouns.tsv"),
            include_str!("event_objects.tsv"),
            include_str!("event_states.txt"),
            include_str!("event_lasting.txt"),
            include_str!("event_vague.txt"),
            include_str!("event_results.txt"),
            include_str!("event_frames.tsv"),
            include_str!("event_weights.tsv"),
            include_str!("event_light_verbs.tsv"),
            include_str!("event_kin.txt"),
        ];
        for list in tables {
            let keys: Vec<&str> = lines(list).map(|l| l.split('\t').next().unwrap()).collect();
            for pair in keys.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
        for list in [tables[0], tables[1]] {
            assert!(lines(list).all(|l| l.split('\t').nth(1).and_then(class_of).is_some()));
        }
        let groups: HashSet<&str> = lines(tables[2]).filter_map(|l| l.split('\t').next()).collect();
        for line in lines(tables[0]) {
            for pair in line.split('\t').nth(2).unwrap_or_default().split(' ').filter(|p| !p.is_empty()) {
                let (group, class) = pair.split_once('=').unwrap();
                assert!(groups.contains(group) && class_of(class).is_some(), "{line}");
            }
        }
    }
}
