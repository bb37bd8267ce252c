//! Who takes part in a happening: *US envoy Witkoff met Putin* → agent *Witkoff*, partner *Putin*. Reads subjects, objects, by-phrases and
//! the complements of nouns (*Russia's invasion of Ukraine*). Sums and times take no part.

use super::{
    draft::{Draft, Word},
    story::Story,
    subjects::{antecedent, is_passive, passive_subject, subject},
};
use crate::{
    document::{Deprel, EntityType, EventClass, EventStatus, Participant, ParticipantRole, QuantityKind, Upos},
    lexicon::events::{EVENTS, Outlook},
    text::Span,
};
use ParticipantRole::{Agent, Partner, Patient, Recipient};

/// Most participants of one happening.
const MOST: usize = 8;

/// The participants of a draft, agents first.
pub(super) fn of(story: &Story, draft: &Draft) -> Vec<Participant> {
    let mut found = Found { s: story, list: Vec::new(), class: draft.class };
    match draft.word {
        Word::Verb => found.of_verb(draft.head),
        Word::Adjective => found.of_adjective(draft.head),
        Word::Noun => found.of_noun(draft),
    }
    let mut list = found.list;
    list.sort_by_key(|p| p.role as u8);
    list.truncate(MOST);
    list
}

struct Found<'s, 'd> {
    s: &'s Story<'d>,
    list: Vec<Participant>,
    class: EventClass,
}

impl Found<'_, '_> {
    fn of_verb(&mut self, verb: usize) {
        let s = self.s;
        let object = s.kid(verb, &[Deprel::Obj]);
        let passive = is_passive(s, verb);
        if passive {
            if let Some(patient) = passive_subject(s, verb) {
                self.add(patient, Patient);
            }
        } else if let Some(subject) = subject(s, verb) {
            let role = self.subject_role(subject, object.is_some());
            self.add(subject, role);
        }
        if let Some(object) = object {
            self.object(object, passive);
        }
        if let Some(receiver) = s.kid(verb, &[Deprel::Iobj]) {
            self.add(receiver, Recipient);
        }
        for k in s.kids(verb) {
            match s.rel(k) {
                Deprel::OblAgent if !EVENTS.in_frame(s.lemma(k), "manners") => self.add(k, Agent),
                Deprel::Obl => self.oblique(k, passive, object.is_some()),
                _ => {}
            }
        }
    }

    fn object(&mut self, object: usize, passive: bool) {
        let place = self.class == EventClass::Travel && self.is_place(object);
        let role = match self.class {
            EventClass::Meeting | EventClass::Competition if self.acts(object) => Partner,
            _ if passive => Recipient,
            _ => Patient,
        };
        if !place && (role != Recipient || self.acts(object)) {
            self.add(object, role);
        }
    }

    fn oblique(&mut self, k: usize, passive: bool, object: bool) {
        let s = self.s;
        if !self.acts(k) {
            return;
        }
        let against = matches!(self.class, EventClass::Attack | EventClass::Trial | EventClass::Protest);
        let role = match s.case(k) {
            Some("by") if passive => Agent,
            // "fought with rebels"; whom one hits somebody with is no target.
            Some("with") if self.class == EventClass::Attack && object => Partner,
            Some("with" | "against") if against => Patient,
            Some("with" | "alongside" | "against") => Partner,
            Some("to" | "for") if self.class == EventClass::Transfer => Recipient,
            Some("at" | "on") if matches!(self.class, EventClass::Attack | EventClass::Policy) && !object => Patient,
            _ => return,
        };
        self.add(k, role);
    }

    /// What falls, dies or ends does nothing itself.
    fn subject_role(&self, subject: usize, object: bool) -> ParticipantRole {
        let undergoes = matches!(self.class, EventClass::Death | EventClass::Injury)
            || matches!(self.class, EventClass::Change | EventClass::Disaster) && !self.acts(subject);
        if undergoes && !object { Patient } else { Agent }
    }

    fn of_adjective(&mut self, adjective: usize) {
        let s = self.s;
        let described = matches!(s.rel(adjective), Deprel::Amod | Deprel::Acl);
        let whom = s.kid(adjective, &[Deprel::Nsubj]).or_else(|| s.head(adjective).filter(|_| described)).or_else(|| {
            let above = s.head(adjective).filter(|_| s.rel(adjective) == Deprel::Xcomp)?;
            s.kid(above, &[Deprel::Obj, Deprel::NsubjPass, Deprel::Nsubj])
        });
        if let Some(whom) = whom.filter(|&w| s.upos(w) != Upos::Verb) {
            self.add(whom, Patient);
        }
    }

    fn of_noun(&mut self, draft: &Draft) {
        let s = self.s;
        let undergone = matches!(
            self.class,
            EventClass::Death
                | EventClass::Injury
                | EventClass::Arrest
                | EventClass::Appointment
                | EventClass::Change
                | EventClass::Trial
        );
        let own = if undergone { Patient } else { Agent };
        for k in s.kids(draft.head) {
            match s.rel(k) {
                Deprel::NmodPoss => self.actor(k, own),
                Deprel::Nmod => self.complement(k),
                Deprel::Compound | Deprel::Amod => self.premodifier(k),
                _ => {}
            }
        }
        if let Some(verb) = draft.light.or_else(|| carrier(s, draft.head))
            && !self.list.iter().any(|p| p.role == Agent)
        {
            self.of_light_verb(draft, verb);
        }
    }

    /// *made a decision*, *held talks with Oman*: who makes and holds takes part.
    fn of_light_verb(&mut self, draft: &Draft, verb: usize) {
        let s = self.s;
        if is_passive(s, verb) {
            if let Some(by) = s.kid(verb, &[Deprel::OblAgent]) {
                self.add(by, Agent);
            }
        } else if let Some(subject) = subject(s, verb).filter(|&x| x != draft.head) {
            let suffers = EVENTS.in_frame(s.lemma(verb), "suffers");
            self.actor(subject, if suffers { Patient } else { Agent });
        }
        let struck = EVENTS.in_frame(s.lemma(verb), "strikes");
        for k in s.kids(verb) {
            match s.rel(k) {
                Deprel::Obl if matches!(s.case(k), Some("with" | "alongside")) => self.actor(k, Partner),
                Deprel::Obl if matches!(s.case(k), Some("to")) && self.class == EventClass::Transfer => self.actor(k, Recipient),
                Deprel::Obl if matches!(s.case(k), Some("on" | "against")) => self.actor(k, Patient),
                Deprel::Obj if struck && k != draft.head => self.add(k, Patient),
                _ => {}
            }
        }
    }

    fn complement(&mut self, k: usize) {
        use EventClass::{Agreement, Attack, Competition, Departure, Meeting, Policy, Protest, Transfer, Travel, Trial};
        let has_agent = self.list.iter().any(|p| p.role == Agent);
        let role = match (self.s.case(k), self.class) {
            (Some("by" | "between" | "among"), _) => Agent,
            // "a war with Norland"; "air strikes with drones of the Navy" do not hit the Navy.
            (Some("with"), Attack) if self.s.head(k).is_some_and(|noun| EVENTS.in_frame(self.s.lemma(noun), "mutual")) => Patient,
            (Some("with" | "alongside"), _) => Partner,
            (Some("against" | "on" | "at"), Attack | Policy | Trial | Protest | Competition) => Patient,
            (Some("to" | "for"), Transfer) => Recipient,
            (Some("of"), Travel | Departure | Meeting | Agreement | Protest) if !has_agent => Agent,
            (Some("of"), _) => Patient,
            (Some("from"), Transfer) => Agent,
            _ => return,
        };
        self.actor(k, role);
    }

    /// *Russian invasion*, *Putin-Witkoff meeting*: names before the noun.
    fn premodifier(&mut self, k: usize) {
        let s = self.s;
        let Some(mention) = s.mention(k).or_else(|| s.mention_around(k)) else { return };
        let kind = s.kind_of(mention);
        // An EU summit is held by its members, the *Iowa election* in Iowa.
        let acts = match self.class {
            EventClass::Meeting => kind == Some(EntityType::Person),
            EventClass::Election | EventClass::Disaster | EventClass::Competition => false,
            _ => matches!(kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp)),
        };
        if acts {
            self.add(k, Agent);
        }
    }

    /// Adds only who can act: a name, a person, a group.
    fn actor(&mut self, k: usize, role: ParticipantRole) {
        if self.acts(antecedent(self.s, k)) {
            self.add(k, role);
        }
    }

    fn acts(&self, k: usize) -> bool {
        let s = self.s;
        s.acts(k) || s.kids(k).filter(|&c| s.rel(c) == Deprel::Conj).take(MOST).any(|c| s.acts(c))
    }

    fn is_place(&self, k: usize) -> bool {
        let kind = self.s.mention(k).and_then(|m| self.s.kind_of(m));
        matches!(kind, Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac))
    }

    /// Adds `k` and what is coordinated with it.
    fn add(&mut self, k: usize, role: ParticipantRole) {
        let s = self.s;
        let k = antecedent(s, k);
        self.add_one(k, role);
        for c in s.kids(k).filter(|&c| s.rel(c) == Deprel::Conj && s.upos(c) != Upos::Verb) {
            self.add_one(c, role);
        }
    }

    fn add_one(&mut self, k: usize, role: ParticipantRole) {
        let s = self.s;
        let nominal = matches!(s.upos(k), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::X);
        if !nominal || s.time(k).is_some() {
            return;
        }
        let mention = s.mention(k).or_else(|| s.name_beside(k));
        let vague = s.upos(k) == Upos::Pron && !s.is(k, &["he", "she", "they", "we", "him", "her", "them", "us", "who"]);
        if mention.is_none() && (vague || is_sum(s, k)) {
            return;
        }
        let (entity, span) = match mention.and_then(|m| s.doc.mentions.get(m.index())) {
            Some(m) => (Some(m.entity), m.span),
            None => (None, base_phrase(s, k)),
        };
        let twice = |p: &Participant| p.span.overlaps(span) || entity.is_some() && p.entity == entity;
        if !span.is_empty() && !self.list.iter().any(twice) {
            self.list.push(Participant { role, entity, span });
        }
    }
}

/// Whether the words are a sum, a share or a measure: it takes no part.
fn is_sum(s: &Story, k: usize) -> bool {
    let Some(token) = s.doc.tokens.get(k) else { return false };
    let quantities = &s.doc.quantities;
    let at = quantities.partition_point(|q| q.span.end <= token.span.start);
    quantities.get(at).is_some_and(|q| {
        q.span.overlaps(token.span) && matches!(q.kind, QuantityKind::Money | QuantityKind::Percent | QuantityKind::Measure)
    })
}

/// Premodifiers and head, without article and possessor.
fn base_phrase(s: &Story, k: usize) -> Span {
    let before = |c: &usize, end: usize| {
        *c < end && matches!(s.rel(*c), Deprel::Amod | Deprel::Compound | Deprel::Nummod | Deprel::NmodUnmarked)
    };
    let mut start = k;
    for c in s.kids(k).filter(|c| before(c, k)) {
        let inner = s.kids(c).filter(|d| before(d, c)).min().unwrap_or(c);
        start = start.min(inner);
    }
    while start < k && matches!(s.upos(start), Upos::Punct | Upos::Det | Upos::Cconj) {
        start += 1;
    }
    s.doc.span_of(start..k + 1)
}

/// The verb whose subject brings a noun about: *announced a visit*, *plans a sale*.
fn carrier(s: &Story, noun: usize) -> Option<usize> {
    let verb = s.head(noun).filter(|&v| s.upos(v) == Upos::Verb && s.rel(noun) == Deprel::Obj)?;
    let gives = EVENTS.carrier(s.lemma(verb)) == Some(Outlook::Gives(EventStatus::Planned));
    let does = EVENTS.in_frame(s.lemma(verb), "does");
    (gives || does).then_some(verb)
}
