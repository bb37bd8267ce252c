//! Who takes part in a happening: *US envoy Witkoff met Putin* → agent *Witkoff*, partner *Putin*. Reads subjects, objects, by-phrases,
//! relative clauses, shared and controlled subjects, and the complements of nouns (*Russia's invasion of Ukraine*).

use super::{
    draft::{Draft, Word},
    story::Story,
};
use crate::{
    document::{Deprel, EntityType, EventClass, MentionForm, Participant, ParticipantRole, Upos, Xpos},
    lexicon::events::{EVENTS, Outlook},
    text::Span,
};
use ParticipantRole::{Agent, Partner, Patient, Recipient};

const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjOuter];
const PASSIVE: &[Deprel] = &[Deprel::NsubjPass];

/// Most participants of one happening.
const MOST: usize = 8;

/// The participants of a draft, agents first.
pub(super) fn of(story: &Story, draft: &Draft) -> Vec<Participant> {
    let mut found = Found { story, list: Vec::new(), class: draft.class };
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
    story: &'s Story<'d>,
    list: Vec<Participant>,
    class: EventClass,
}

impl Found<'_, '_> {
    fn of_verb(&mut self, verb: usize) {
        let s = self.story;
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
            let role = match self.class {
                EventClass::Meeting | EventClass::Competition if self.acts(object) => Partner,
                _ if passive && s.kid(verb, PASSIVE).is_some() => Recipient,
                _ => Patient,
            };
            self.add(object, role);
        }
        if let Some(receiver) = s.kid(verb, &[Deprel::Iobj]) {
            self.add(receiver, Recipient);
        }
        for k in s.kids(verb) {
            match s.rel(k) {
                Deprel::OblAgent => self.add(k, Agent),
                Deprel::Obl => self.oblique(verb, k, passive),
                _ => {}
            }
        }
        // *the bomb that exploded*, *the report released on Monday* have no dependents of their own for it: see `subject`.
    }

    fn oblique(&mut self, verb: usize, k: usize, passive: bool) {
        let s = self.story;
        let role = match s.case(k) {
            Some("by") if passive => Agent,
            Some("with" | "alongside" | "against") if self.acts(k) => match self.class {
                EventClass::Attack | EventClass::Trial | EventClass::Protest if s.case(k) != Some("alongside") => Patient,
                _ => Partner,
            },
            Some("to" | "for") if self.class == EventClass::Transfer && self.acts(k) => Recipient,
            Some("at" | "on")
                if matches!(self.class, EventClass::Attack | EventClass::Policy)
                    && self.acts(k)
                    && s.kid(verb, &[Deprel::Obj]).is_none() =>
            {
                Patient
            }
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
        let s = self.story;
        let whom = s.kid(adjective, SUBJECTS).or_else(|| {
            matches!(s.rel(adjective), Deprel::Amod | Deprel::Acl | Deprel::Xcomp).then(|| s.head(adjective)).flatten()
        });
        if let Some(whom) = whom.filter(|&w| s.upos(w) != Upos::Verb) {
            self.add(whom, Patient);
        }
    }

    fn of_noun(&mut self, draft: &Draft) {
        let s = self.story;
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
                Deprel::Nmod => self.complement(draft, k),
                Deprel::Compound | Deprel::Amod => self.premodifier(k),
                _ => {}
            }
        }
        // *attempt by the inventor*, where the phrase hangs on the verb.
        let Some(verb) = draft.light.or_else(|| carrier(s, draft.head)) else { return };
        if self.list.iter().any(|p| p.role == Agent) {
            return;
        }
        if !is_passive(s, verb) {
            if let Some(subject) = subject(s, verb).filter(|&x| x != draft.head && self.acts(x)) {
                let role = if EVENTS.is_light("suffer", &draft.lemma) && s.lemma(verb) == "suffer" || s.lemma(verb) == "face" {
                    Patient
                } else {
                    Agent
                };
                self.add(subject, role);
            }
        } else if let Some(by) =
            s.kids(verb).find(|&k| s.rel(k) == Deprel::OblAgent || s.rel(k) == Deprel::Obl && s.case(k) == Some("by"))
        {
            self.add(by, Agent);
        }
        if let Some(with) = s.kids(verb).find(|&k| s.rel(k) == Deprel::Obl && s.case(k) == Some("with")) {
            self.actor(with, Partner);
        }
    }

    fn complement(&mut self, draft: &Draft, k: usize) {
        let s = self.story;
        let has_agent = self.list.iter().any(|p| p.role == Agent);
        let role = match (s.case(k), self.class) {
            (Some("by"), _) => Agent,
            (Some("between" | "among"), _) => Agent,
            (Some("with"), EventClass::Attack) => Patient,
            (Some("with" | "alongside"), _) => Partner,
            (
                Some("against" | "on" | "at"),
                EventClass::Attack | EventClass::Policy | EventClass::Trial | EventClass::Protest | EventClass::Competition,
            ) => Patient,
            (Some("to" | "for"), EventClass::Transfer) => Recipient,
            (
                Some("of"),
                EventClass::Travel | EventClass::Departure | EventClass::Meeting | EventClass::Agreement | EventClass::Protest,
            ) if !has_agent => Agent,
            (Some("of"), _) => Patient,
            (Some("from"), EventClass::Transfer) => Agent,
            _ => return,
        };
        let _ = draft;
        self.actor(k, role);
    }

    /// *Russian invasion*, *Putin-Witkoff meeting*: names before the noun.
    fn premodifier(&mut self, k: usize) {
        let s = self.story;
        let Some(mention) = s.mention(k).or_else(|| s.mention_around(k)) else { return };
        let kind = s.kind_of(mention);
        let acts = matches!(kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp));
        if acts && !matches!(self.class, EventClass::Election | EventClass::Disaster | EventClass::Competition) {
            self.add(k, Agent);
        }
    }

    /// Adds only who can act: a name, a person, a group.
    fn actor(&mut self, k: usize, role: ParticipantRole) {
        if self.acts(k) {
            self.add(k, role);
        }
    }

    /// Whether the words at `k` name somebody who can act.
    fn acts(&self, k: usize) -> bool {
        let s = self.story;
        let conjuncts = std::iter::once(k).chain(s.kids(k).filter(|&c| s.rel(c) == Deprel::Conj));
        conjuncts.take(MOST).any(|c| {
            let kind = s.mention(c).and_then(|m| s.kind_of(m));
            matches!(kind, Some(EntityType::Person | EntityType::Org | EntityType::Gpe | EntityType::Norp))
                || EVENTS.in_group(&s.lemma(c).to_lowercase(), "people")
                || EVENTS.in_group(&s.lemma(c).to_lowercase(), "official")
                || EVENTS.in_group(&s.lemma(c).to_lowercase(), "government")
                || EVENTS.in_group(&s.lemma(c).to_lowercase(), "suspect")
                || EVENTS.in_group(&s.lemma(c).to_lowercase(), "soldier")
        })
    }

    /// Adds `k` and what is coordinated with it.
    fn add(&mut self, k: usize, role: ParticipantRole) {
        let s = self.story;
        let k = antecedent(s, k);
        self.add_one(k, role);
        for c in s.kids(k).filter(|&c| s.rel(c) == Deprel::Conj && s.upos(c) != Upos::Verb) {
            self.add_one(c, role);
        }
    }

    fn add_one(&mut self, k: usize, role: ParticipantRole) {
        let s = self.story;
        if s.time(k).is_some()
            || !matches!(s.upos(k), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Det | Upos::Adj | Upos::X)
        {
            return;
        }
        let mention = s.mention(k).or_else(|| name_beside(s, k));
        if mention.is_none() && s.upos(k) == Upos::Pron && !s.is(k, &["who"]) {
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

/// *President Putin*: the tree may take the title for the head.
fn name_beside(s: &Story, k: usize) -> Option<crate::document::MentionId> {
    let beside = s.kids(k).filter(|&c| matches!(s.rel(c), Deprel::Flat | Deprel::Appos | Deprel::NmodDesc | Deprel::Compound));
    let own = s.mention_around(k).filter(|m| {
        let span = s.doc.mentions[m.index()].span;
        s.doc.tokens.get(k).is_some_and(|t| t.span.end == span.end || s.doc.mentions[m.index()].form == MentionForm::Name)
    });
    own.or_else(|| beside.filter(|&c| s.rel(c) != Deprel::Compound).find_map(|c| s.mention(c)))
}

/// Premodifiers and head, without article and possessor.
fn base_phrase(s: &Story, k: usize) -> Span {
    let mut start = k;
    for c in s.kids(k).filter(|&c| c < k) {
        if matches!(s.rel(c), Deprel::Amod | Deprel::Compound | Deprel::Nummod | Deprel::NmodUnmarked) {
            start = start.min(c).min(leftmost(s, c, k));
        }
    }
    while start < k && matches!(s.upos(start), Upos::Punct | Upos::Det | Upos::Cconj) {
        start += 1;
    }
    s.doc.span_of(start..k + 1)
}

/// The first token of a premodifier with its own modifiers: *about 20*, *newly built*.
fn leftmost(s: &Story, k: usize, end: usize) -> usize {
    s.kids(k).filter(|&c| c < end && matches!(s.rel(c), Deprel::Compound | Deprel::Nummod | Deprel::Amod)).min().unwrap_or(k)
}

/// The noun that a relative pronoun stands for.
fn antecedent(s: &Story, k: usize) -> usize {
    let relative =
        matches!(s.xpos(k), Xpos::Wdt | Xpos::Wp) || s.is(k, &["that", "which", "who", "whom"]) && s.upos(k) == Upos::Pron;
    if !relative {
        return k;
    }
    let mut at = k;
    for _ in 0..6 {
        match s.head(at) {
            Some(h) if s.rel(at) == Deprel::AclRelcl => return h,
            Some(h) => at = h,
            None => return k,
        }
    }
    k
}

/// Whether a verb is in the passive; also a bare participle behind a noun.
pub(super) fn is_passive(s: &Story, verb: usize) -> bool {
    s.kid(verb, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some()
        || s.xpos(verb) == Xpos::Vbn
            && match s.rel(verb) {
                Deprel::Acl | Deprel::Amod | Deprel::Advcl => true,
                Deprel::Conj => {
                    s.kid(verb, &[Deprel::Nsubj, Deprel::Aux]).is_none()
                        && s.head(verb)
                            .is_some_and(|h| s.upos(h) == Upos::Verb && s.kid(h, &[Deprel::AuxPass, Deprel::NsubjPass]).is_some())
                }
                _ => false,
            }
}

fn passive_subject(s: &Story, verb: usize) -> Option<usize> {
    s.kid(verb, PASSIVE).or_else(|| match s.rel(verb) {
        Deprel::Conj => s.head(verb).and_then(|h| s.kid(h, PASSIVE)),
        Deprel::Acl | Deprel::AclRelcl | Deprel::Amod => s.head(verb),
        Deprel::Xcomp => shared_subject(s, verb),
        Deprel::Advcl => s.head(verb).and_then(|h| subject_any(s, h)),
        _ => None,
    })
}

/// Who does what the verb says: its own subject, or the one it shares or is given.
pub(super) fn subject(s: &Story, verb: usize) -> Option<usize> {
    if let Some(own) = s.kid(verb, SUBJECTS) {
        return Some(own);
    }
    match s.rel(verb) {
        Deprel::Conj => s.head(verb).and_then(|h| if is_passive(s, h) { passive_subject(s, h) } else { subject(s, h) }),
        Deprel::Xcomp => shared_subject(s, verb),
        Deprel::AclRelcl => s.head(verb).filter(|_| s.kid(verb, PASSIVE).is_none()),
        // *a decision to leave*: who decides leaves; *the man running*: the man.
        Deprel::Acl => s
            .head(verb)
            .and_then(|h| if infinitive(s, verb) || s.kid(verb, &[Deprel::Mark]).is_some() { holder(s, h) } else { Some(h) }),
        Deprel::Advcl | Deprel::Ccomp | Deprel::Parataxis if s.kid(verb, &[Deprel::Nsubj]).is_none() => {
            let nonfinite = matches!(s.xpos(verb), Xpos::Vbg | Xpos::Vbn) || infinitive(s, verb);
            s.head(verb)
                .filter(|_| {
                    nonfinite
                        && s.kid(verb, &[Deprel::Aux]).is_none_or(|a| !matches!(s.xpos(a), Xpos::Vbd | Xpos::Vbz | Xpos::Vbp))
                })
                .and_then(|h| subject_any(s, h))
        }
        _ => None,
    }
}

/// The subject of any predicate: of a passive too.
fn subject_any(s: &Story, predicate: usize) -> Option<usize> {
    if s.upos(predicate) == Upos::Noun && s.kid(predicate, SUBJECTS).is_none() {
        return holder(s, predicate);
    }
    s.kid(predicate, PASSIVE).or_else(|| subject(s, predicate))
}

/// Who has a plan, decision or bid: its possessor, or the subject of its verb.
fn holder(s: &Story, noun: usize) -> Option<usize> {
    let by = || s.kids(noun).find(|&k| s.rel(k) == Deprel::Nmod && s.case(k) == Some("by"));
    s.kid(noun, &[Deprel::NmodPoss]).or_else(by).or_else(|| {
        let verb = s
            .head(noun)
            .filter(|&v| s.upos(v) == Upos::Verb && matches!(s.rel(noun), Deprel::Obj | Deprel::Obl | Deprel::Xcomp))?;
        subject(s, verb)
    })
}

fn shared_subject(s: &Story, verb: usize) -> Option<usize> {
    let above = s.head(verb)?;
    // *promised Kyiv to go* is rare: who is asked goes, who promises goes himself.
    let object = s
        .kid(above, &[Deprel::Obj, Deprel::Iobj])
        .filter(|_| infinitive(s, verb) || s.xpos(verb) == Xpos::Vb || s.xpos(verb) == Xpos::Vbg);
    match object.filter(|_| !matches!(s.lemma(above), "promise" | "use" | "take")) {
        Some(object) => Some(object),
        None => subject_any(s, above),
    }
}

fn infinitive(s: &Story, verb: usize) -> bool {
    s.kids(verb).any(|k| s.xpos(k) == Xpos::To || s.rel(k) == Deprel::Mark && s.is(k, &["to"]))
}

/// The verb whose subject brings a noun about: *announced a visit*, *plans a sale*.
fn carrier(s: &Story, noun: usize) -> Option<usize> {
    let verb = s.head(noun).filter(|&v| s.upos(v) == Upos::Verb && s.rel(noun) == Deprel::Obj)?;
    let gives = matches!(EVENTS.carrier(s.lemma(verb)), Some(Outlook::Gives(crate::document::EventStatus::Planned)));
    let does = matches!(
        s.lemma(verb),
        "announce"
            | "launch"
            | "begin"
            | "start"
            | "make"
            | "resume"
            | "continue"
            | "end"
            | "stop"
            | "complete"
            | "finish"
            | "join"
            | "attend"
            | "host"
            | "lead"
            | "win"
            | "lose"
            | "hold"
    );
    (gives || does).then_some(verb)
}
