//! Whether a happening is told as a fact, plan, possibility or denial: *will meet* → planned, *may declare* → possible, *failed to agree*
//! → denied, *if prices rise* → conditional, *is expanding* → ongoing. Reads the verb group, what governs it, and the statement around it.

use super::{
    draft::{Draft, Word},
    story::Story,
    subjects::infinitive,
};
use crate::{
    document::{Deprel, EventStatus, Stance, TokenId, Upos, Xpos},
    lexicon::{
        cues::CUES,
        events::{EVENTS, Outlook},
    },
    syntax::tree::{self, Tense},
    text::blocks::BlockKind,
};
use EventStatus::{Conditional, Denied, Happened, Ongoing, Planned, Possible};

/// What one word group says: a status and whether it was said outright (tense, modal, *not*) or only follows.
#[derive(Clone, Copy, Debug)]
struct Said {
    status: EventStatus,
    firm: bool,
}

const fn firm(status: EventStatus) -> Said {
    Said { status, firm: true }
}

/// The status of a draft.
pub(super) fn of(story: &Story, draft: &Draft) -> EventStatus {
    let said = match draft.word {
        Word::Verb | Word::Adjective => of_predicate(story, draft.head, 0),
        Word::Noun => of_noun(story, draft),
    };
    by_statement(story, draft, said)
}

/// Longest chain of governors that is looked at.
const REACH: usize = 6;

fn of_predicate(story: &Story, head: usize, depth: usize) -> Said {
    let group = tree::verb_group(story.doc, TokenId::new(head));
    let never = story.kids(head).any(|k| story.is(k, &["never", "hardly", "neither"]));
    let nobody = story.kids(head).any(|k| matches!(story.rel(k), Deprel::Nsubj | Deprel::NsubjPass) && negative(story, k));
    if group.negated || never || nobody {
        return firm(Denied);
    }
    if conditional(story, head) {
        return firm(Conditional);
    }
    if story.kids(head).any(|k| story.is(k, &["potentially", "possibly", "perhaps", "maybe", "probably"])) {
        return firm(Possible);
    }
    if to_be(story, head) {
        return firm(Planned);
    }
    if let Some(modal) = group.modal {
        return firm(of_modal(story, head, modal.index()));
    }
    match group.tense {
        Tense::Future => firm(Planned),
        Tense::Past if group.perfect || !group.progressive => firm(Happened),
        // *was meeting*: it did.
        Tense::Past => firm(Happened),
        Tense::Present if group.progressive => firm(if story.is(head, &["going"]) { Planned } else { Ongoing }),
        Tense::Present if group.perfect => firm(Happened),
        Tense::Present if group.passive => passive_present(story, head),
        // *The Reds beat Lyon*: a past form that looks like the present.
        Tense::Present if EVENTS.in_frame(&story.form(head).to_lowercase(), "unchanged") => firm(Happened),
        Tense::Present => Said { status: if headline(story, head) { Happened } else { Ongoing }, firm: true },
        Tense::None => nonfinite(story, head, depth),
    }
}

/// *is to open*, *was to join*.
fn to_be(story: &Story, head: usize) -> bool {
    let be = |k: usize| matches!(story.rel(k), Deprel::Aux | Deprel::Cop) && story.is(k, &["is", "are", "was", "were"]);
    infinitive(story, head) && story.xpos(head) == Xpos::Vb && story.kids(head).any(be)
}

fn passive_present(story: &Story, head: usize) -> Said {
    let now = story.kids(head).any(|k| story.is(k, &["currently", "now", "still", "being"]));
    firm(if now || !headline(story, head) { Ongoing } else { Happened })
}

fn negative(story: &Story, k: usize) -> bool {
    story.is(k, &["nobody", "none", "nothing"])
        || story.kids(k).any(|d| story.rel(d) == Deprel::Det && story.is(d, &["no", "neither"]))
}

fn headline(story: &Story, i: usize) -> bool {
    matches!(story.block_kind(story.sentence(i)), BlockKind::Headline | BlockKind::Heading | BlockKind::Caption)
}

fn conditional(story: &Story, head: usize) -> bool {
    let marked = story.kids(head).any(|k| story.rel(k) == Deprel::Mark && story.is(k, &["if", "unless", "whether"]));
    marked && story.rel(head) == Deprel::Advcl && !story.kids(head).any(|k| story.is(k, &["whether"]))
}

fn of_modal(story: &Story, head: usize, modal: usize) -> EventStatus {
    let have = story.kids(head).any(|k| story.rel(k) == Deprel::Aux && story.is(k, &["have"]));
    let condition = || story.kids(head).any(|k| story.rel(k) == Deprel::Advcl && conditional(story, k));
    match story.form(modal).to_lowercase().as_str() {
        "will" | "'ll" | "’ll" | "shall" | "wo" => Planned,
        "would" | "'d" | "’d" if condition() => Conditional,
        // *said it would close*: a plan told in the past.
        "would" | "'d" | "’d" if !have && story.said(head).is_some() => Planned,
        // *could not use* is negated before; *would have happened* did not.
        "would" | "should" if have => Denied,
        _ => Possible,
    }
}

/// Infinitives, participles and gerunds take their status from what governs them.
fn nonfinite(story: &Story, head: usize, depth: usize) -> Said {
    let above = story.head(head);
    let relation = story.rel(head);
    let Some(above) = above.filter(|_| depth < REACH) else {
        return Said { status: if infinitive(story, head) && headline(story, head) { Planned } else { Happened }, firm: false };
    };
    let from_above = || of_governor(story, above, depth + 1);
    match relation {
        Deprel::Conj if story.upos(above) == Upos::Verb => of_predicate(story, above, depth + 1),
        Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj => through(story, above, depth),
        Deprel::Acl if infinitive(story, head) => through(story, above, depth),
        Deprel::Acl if story.xpos(head) == Xpos::Vbg && carried(story, above) => through(story, above, depth),
        Deprel::Acl if story.xpos(head) == Xpos::Vbg && story.kid(head, &[Deprel::Mark]).is_none() => {
            Said { status: Ongoing, firm: false }
        }
        Deprel::Advcl if infinitive(story, head) => purpose(story, above, depth),
        Deprel::Advcl | Deprel::Obl => {
            let mark = story.kids(head).find(|&k| story.rel(k) == Deprel::Mark).map(|k| story.lemma(k));
            match mark {
                Some("without" | "instead" | "than") => firm(Denied),
                Some("after" | "since" | "despite") => Said { status: Happened, firm: true },
                // *accused of lying*: told as done; *prevented from leaving* is not.
                Some("of" | "for") => Said { status: Happened, firm: false },
                Some("from") => through(story, above, depth),
                _ => from_above(),
            }
        }
        Deprel::Amod | Deprel::Acl => Said { status: Happened, firm: false },
        Deprel::Root | Deprel::Parataxis if infinitive(story, head) => Said { status: Planned, firm: false },
        _ => Said { status: Happened, firm: false },
    }
}

fn carried(story: &Story, above: usize) -> bool {
    matches!(EVENTS.carrier(&story.lemma(above).to_lowercase()), Some(Outlook::Gives(_)))
}

/// *came to help*: what one does something for is aimed at.
fn purpose(story: &Story, above: usize, depth: usize) -> Said {
    match EVENTS.carrier(story.lemma(above)) {
        Some(Outlook::Gives(_)) => through(story, above, depth),
        _ => match of_governor(story, above, depth + 1).status {
            Denied => firm(Denied),
            Possible | Conditional => firm(Possible),
            _ => firm(Planned),
        },
    }
}

/// What the governor of an infinitive or gerund makes of it: *plans to*, *failed to*, *began to*.
fn through(story: &Story, above: usize, depth: usize) -> Said {
    let own = of_governor(story, above, depth + 1);
    let lemma = story.lemma(above).to_lowercase();
    let by_be = lemma == "be";
    match EVENTS.carrier(&lemma) {
        Some(Outlook::Gives(Denied)) if own.status == Denied => firm(Happened),
        Some(Outlook::Gives(status)) if own.status == Denied => firm(if status == Planned { Denied } else { Possible }),
        // *is expected to fall*: whoever expects, prices do not plan.
        Some(Outlook::Gives(Planned)) if lemma == "expect" && !schedules(story, above) => firm(Possible),
        Some(Outlook::Gives(Planned)) if matches!(own.status, Possible | Conditional) => own,
        Some(Outlook::Gives(status)) => firm(status),
        Some(Outlook::Shares) => own,
        None if by_be => firm(Planned),
        None => own,
    }
}

/// Whether what is expected is somebody's deed: *The campaign expects to air*, *Reed is expected to speak*.
fn schedules(story: &Story, verb: usize) -> bool {
    let active = story.kid(verb, &[Deprel::NsubjPass, Deprel::AuxPass, Deprel::Obj]).is_none()
        && story.kid(verb, &[Deprel::Nsubj]).is_some();
    if active {
        return true;
    }
    let subject = story.kid(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
    subject.and_then(|s| story.mention(s)).is_some()
}

fn of_governor(story: &Story, above: usize, depth: usize) -> Said {
    let verbal = story.upos(above) == Upos::Verb || story.kid(above, &[Deprel::Cop, Deprel::Nsubj]).is_some();
    if depth >= REACH {
        return Said { status: Happened, firm: false };
    }
    if verbal {
        return of_predicate(story, above, depth);
    }
    // *plans of closing*: look over the noun at its verb.
    match story.head(above) {
        Some(up) => of_governor(story, up, depth + 1),
        None => Said { status: Happened, firm: false },
    }
}

fn of_noun(story: &Story, draft: &Draft) -> Said {
    if let Some(status) = by_modifier(story, draft.head) {
        return firm(status);
    }
    // *ended without a deal*
    if story.case(draft.head) == Some("without") {
        return firm(Denied);
    }
    if let Some(light) = draft.light {
        return of_predicate(story, light, 0);
    }
    let lasting = EVENTS.is_lasting(&draft.lemma);
    let base = Said { status: if lasting { Ongoing } else { Happened }, firm: false };
    let Some(above) = story.head(draft.head).filter(|_| !lasting || indefinite(story, draft.head)) else { return base };
    let relation = story.rel(draft.head);
    if story.upos(above) == Upos::Verb {
        return under_verb(story, draft.head, above, relation).unwrap_or(base);
    }
    // *calls for a ceasefire*, *threat of war*, *hopes of a deal*.
    let phrase = matches!(relation, Deprel::Nmod) && matches!(story.case(draft.head), Some("for" | "of" | "on" | "about" | "to"))
        || relation == Deprel::Obl && story.upos(above) == Upos::Adj;
    match EVENTS.carrier(&story.lemma(above).to_lowercase()) {
        Some(Outlook::Gives(status)) if phrase && status != Denied => {
            Said { status: if status == Planned { Planned } else { Possible }, firm: true }
        }
        _ => base,
    }
}

/// *planned talks*, *possible deal*, *no ceasefire*.
fn by_modifier(story: &Story, noun: usize) -> Option<EventStatus> {
    story.kids(noun).find_map(|k| match (story.rel(k), story.lemma(k)) {
        (Deprel::Det, "no" | "neither") => Some(Denied),
        (Deprel::Amod, "possible" | "potential" | "proposed" | "hypothetical" | "alleged" | "likely" | "future" | "eventual") => {
            Some(Possible)
        }
        (Deprel::Amod, "propose" | "threaten" | "suggest" | "allege") => Some(Possible),
        (
            Deprel::Amod,
            "planned" | "upcoming" | "scheduled" | "forthcoming" | "impending" | "imminent" | "plan" | "schedule" | "next",
        ) => Some(Planned),
        (Deprel::Amod, "ongoing" | "continuing" | "current") => Some(Ongoing),
        (Deprel::Amod, "failed" | "cancelled" | "canceled" | "averted") => Some(Denied),
        _ => None,
    })
}

fn under_verb(story: &Story, noun: usize, verb: usize, relation: Deprel) -> Option<Said> {
    let lemma = story.lemma(verb);
    let object = matches!(relation, Deprel::Obj | Deprel::NsubjPass);
    let own = || of_predicate(story, verb, 0);
    let foreseen = object && EVENTS.in_frame(lemma, "foresees")
        || relation == Deprel::Obl && story.case(noun) == Some("for") && EVENTS.in_frame(lemma, "foresees_for");
    match EVENTS.carrier(lemma) {
        Some(Outlook::Gives(Denied)) if object => return Some(firm(Denied)),
        Some(Outlook::Gives(status)) if foreseen => match own().status {
            Denied => {}
            unsure @ (Possible | Conditional) => return Some(firm(unsure)),
            _ => return Some(firm(status)),
        },
        _ => {}
    }
    let phrase = object || matches!(relation, Deprel::Obl);
    let above = own();
    if phrase && indefinite(story, noun) && matches!(above.status, Planned | Possible | Conditional | Denied) {
        let status = if above.status == Denied && !object { return None } else { above.status };
        return Some(Said { status, firm: false });
    }
    let brings = lemma == "be" || EVENTS.in_frame(lemma, "brings");
    let unreal = matches!(above.status, Planned | Possible | Conditional);
    (brings && unreal && (object || matches!(relation, Deprel::Nsubj))).then_some(above)
}

/// *a ceasefire*, *talks*: not one that is known already.
fn indefinite(story: &Story, noun: usize) -> bool {
    !story.kids(noun).any(|k| match story.rel(k) {
        Deprel::Det => !story.is(k, &["a", "an", "any", "no", "another", "some"]),
        Deprel::NmodPoss => true,
        _ => false,
    })
}

/// The tone of the statement that carries the happening.
fn by_statement(story: &Story, draft: &Draft, said: Said) -> EventStatus {
    let Some(statement) = story.said(draft.head).and_then(|s| story.doc.statements.get(s.index())) else { return said.status };
    let main = is_main(story, draft.head);
    match (statement.stance, said.status) {
        (Stance::Deny, Happened | Ongoing) if main && !only_says(story, statement) => Denied,
        (Stance::Promise, Happened | Possible) if main && !said.firm => Planned,
        (Stance::Propose | Stance::Demand | Stance::Predict, Happened | Planned) if main && !said.firm => Possible,
        (Stance::Predict, Planned) if !plans(story, statement) => Possible,
        (_, status) => status,
    }
}

/// *“That is not true,” he said. “We asked for the numbers.”*: the words deny, not the verb; what they deny they say themselves.
fn only_says(story: &Story, statement: &crate::document::Statement) -> bool {
    let words = statement.cue.iter().map(|c| c.of(&story.doc.text)).flat_map(str::split_whitespace);
    let mut verbs = words.filter_map(|word| CUES.verb(&word.to_lowercase())).map(|(verb, _)| verb.stance).peekable();
    verbs.peek().is_some() && verbs.all(|stance| stance == Stance::Assert)
}

/// Whether the cue tells of the source's own plan: *expects to open*.
fn plans(story: &Story, statement: &crate::document::Statement) -> bool {
    let cue = statement.cue.iter().flat_map(|c| story.doc.tokens_in(*c));
    cue.map(|i| story.lemma(i)).any(|l| EVENTS.carrier(l) == Some(Outlook::Gives(Planned)))
}

/// Whether the trigger heads its statement's content or is right below it.
fn is_main(story: &Story, i: usize) -> bool {
    let said = story.said(i);
    let top = |k: usize| story.head(k).is_none_or(|h| story.said(h) != said);
    top(i) || story.rel(i) == Deprel::Conj && story.head(i).is_some_and(top)
}
