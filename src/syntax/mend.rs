//! Mends what the network reads wrongly again and again. *…, said the city's bureau of trade*: the bureau is subject, not object.
//! *The head of transport, Mary Field*: she is the head, not the transport. *Failed to agree*: one deed. *Raised $5 million in March*:
//! it was raised in March. *This week saw a vote*: the week is the subject. *Plans to close branches and cut jobs*: nothing is cut yet.

use super::tree::{child, children, governor, relation, sentence, subtree};
use crate::{
    document::{Deprel, Document, TokenId, Upos, Xpos},
    lexicon::{
        cues::CUES,
        gazetteer::{self, word},
    },
};

/// Changes trees and tags in place; trees stay trees, and no change touches a lemma. Without trees there is nothing to do.
pub(super) fn mend(doc: &mut Document) {
    let subjects: Vec<TokenId> = (0..doc.tokens.len()).filter_map(|i| inverted(doc, TokenId::new(i))).collect();
    for subject in subjects {
        doc.tokens[subject.index()].deprel = Deprel::Nsubj;
    }
    for i in 0..doc.tokens.len() {
        let id = TokenId::new(i);
        if is_complement(doc, id) {
            doc.tokens[i].deprel = Deprel::Xcomp;
        } else if is_bare_subject(doc, id) {
            doc.tokens[i].deprel = Deprel::Nsubj;
        } else if let Some(verb) = dated(doc, id) {
            (doc.tokens[i].head, doc.tokens[i].deprel) = (Some(verb), Deprel::Obl);
        } else if let Some(holder) = holder(doc, id) {
            doc.tokens[i].head = Some(holder);
        } else if is_joined_infinitive(doc, id) || is_wished(doc, id) {
            doc.tokens[i].xpos = Xpos::Vb;
        } else if is_past(doc, id) {
            doc.tokens[i].xpos = Xpos::Vbd;
        }
    }
}

/// The noun behind a verb of saying that comes after what is said. Not *He paused, said a prayer and left*.
fn inverted(doc: &Document, verb: TokenId) -> Option<TokenId> {
    const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::CsubjPass];
    let v = verb.index();
    let token = doc.tokens.get(v)?;
    let finite = token.upos == Upos::Verb && matches!(token.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let says = || CUES.verb(&token.span.of(&doc.text).to_lowercase()).is_some_and(|(v, _)| v.takes('q') && v.takes('t'));
    let behind = v.checked_sub(1).and_then(|b| doc.tokens.get(b)).is_some_and(|b| b.upos == Upos::Punct);
    if !finite || !behind || !says() || child(doc, verb, SUBJECTS).is_some() || child(doc, verb, &[Deprel::Aux]).is_some() {
        return None;
    }
    let object = child(doc, verb, &[Deprel::Obj, Deprel::Iobj])?;
    let noun = matches!(doc.tokens.get(object.index())?.upos, Upos::Noun | Upos::Propn);
    if !noun || subtree(doc, object).start != v + 1 {
        return None;
    }
    let said = children(doc, verb).any(|c| c < verb && matches!(relation(doc, c), Deprel::Ccomp | Deprel::Parataxis));
    let joined = matches!(relation(doc, verb), Deprel::Conj | Deprel::Parataxis) && governor(doc, verb).is_some_and(|g| g < verb);
    // The last of several deeds has an *and* before it, others have one after them.
    let deeds = |t: TokenId| t <= verb || t == object;
    let more = (v + 1..sentence(doc, verb).end).map(TokenId::new).any(|k| {
        relation(doc, k) == Deprel::Conj && doc.tokens[k.index()].upos == Upos::Verb && governor(doc, k).is_some_and(deeds)
    });
    ((said || joined) && !more).then_some(object)
}

/// An infinitive right behind a verb that says nothing without it, read as a clause of purpose.
fn is_complement(doc: &Document, id: TokenId) -> bool {
    const NEEDING: [&str; 20] = [
        "agree",
        "attempt",
        "decline",
        "fail",
        "hope",
        "intend",
        "manage",
        "need",
        "pledge",
        "promise",
        "refuse",
        "seek",
        "struggle",
        "tend",
        "threaten",
        "try",
        "undertake",
        "vow",
        "want",
        "wish",
    ];
    let Some(verb) = governor(doc, id).filter(|_| relation(doc, id) == Deprel::Advcl) else { return false };
    let to = TokenId::new(verb.index() + 1);
    NEEDING.contains(&doc.lemma(verb)) && governor(doc, to) == Some(id) && is_infinitive(doc, id, to)
}

/// Whether `to` makes an infinitive of the verb.
fn is_infinitive(doc: &Document, verb: TokenId, to: TokenId) -> bool {
    relation(doc, to) == Deprel::Mark && governor(doc, to) == Some(verb) && doc.form(to) == "to"
}

/// Whether the word is written as its dictionary form is: *cut* may be past or an infinitive.
fn is_base(doc: &Document, id: TokenId) -> bool {
    doc.tokens.get(id.index()).is_some_and(|t| matches!(t.xpos, Xpos::Vbd | Xpos::Vbp)) && doc.form(id) == doc.lemma(id)
}

/// *plans to close branches and* [*cut*] *jobs*: a verb without a subject of its own, joined to an infinitive, is one.
fn is_joined_infinitive(doc: &Document, id: TokenId) -> bool {
    const OWN: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass];
    if relation(doc, id) != Deprel::Conj || !is_base(doc, id) || child(doc, id, OWN).is_some() {
        return false;
    }
    governor(doc, id).is_some_and(|verb| children(doc, verb).any(|to| is_infinitive(doc, verb, to)))
}

/// *demanded that the bank* [*withdraw*]: the form after one person or thing would be *withdraws* if it were so.
fn is_wished(doc: &Document, id: TokenId) -> bool {
    const WISHES: [&str; 11] =
        ["ask", "demand", "insist", "order", "propose", "recommend", "request", "require", "suggest", "urge", "advise"];
    let asked = governor(doc, id).filter(|&g| relation(doc, id) == Deprel::Ccomp && WISHES.contains(&doc.lemma(g)));
    if asked.is_none() || !is_base(doc, id) {
        return false;
    }
    let Some(subject) = child(doc, id, &[Deprel::Nsubj]) else { return false };
    let is_one =
        matches!(doc.tokens[subject.index()].xpos, Xpos::Nn | Xpos::Nnp) && child(doc, subject, &[Deprel::Conj]).is_none();
    let he = matches!(doc.lemma(subject), "he" | "she" | "it");
    is_one || he
}

/// *Ann Reed, a candidate in the vote to be held in May,* [*held*] *a rally*: a clause with subject and object and without an auxiliary
/// has no participle for its verb.
fn is_past(doc: &Document, id: TokenId) -> bool {
    const HELPERS: &[Deprel] = &[Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass, Deprel::Cop];
    const NEVER_PAST: [&str; 24] = [
        "been", "begun", "broken", "chosen", "done", "driven", "drawn", "eaten", "fallen", "flown", "given", "gone", "grown",
        "hidden", "known", "risen", "seen", "shown", "spoken", "stolen", "taken", "thrown", "worn", "written",
    ];
    let whole = matches!(relation(doc, id), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
    if doc.tokens[id.index()].xpos != Xpos::Vbn || !whole || child(doc, id, HELPERS).is_some() {
        return false;
    }
    let subject = child(doc, id, &[Deprel::Nsubj]).is_some_and(|s| s < id);
    let object = child(doc, id, &[Deprel::Obj]).is_some_and(|o| o > id);
    subject && object && !NEVER_PAST.contains(&doc.form(id))
}

/// *This week saw a vote*: nothing else can be the subject of a finite verb with an object.
fn is_bare_subject(doc: &Document, id: TokenId) -> bool {
    const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter, Deprel::Csubj, Deprel::Expl];
    let Some(verb) = governor(doc, id).filter(|_| relation(doc, id) == Deprel::OblUnmarked) else { return false };
    let is_finite = doc.tokens.get(verb.index()).is_some_and(|t| matches!(t.xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp));
    let words = subtree(doc, id);
    let is_alone = words.start == sentence(doc, verb).start && words.end == verb.index();
    is_finite && is_alone && child(doc, verb, SUBJECTS).is_none() && child(doc, verb, &[Deprel::Obj]).is_some()
}

/// The verb that a month or a day belongs to which was hung on a number before it.
fn dated(doc: &Document, id: TokenId) -> Option<TokenId> {
    const DATES: [&str; 19] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let number = governor(doc, id).filter(|_| relation(doc, id) == Deprel::Nmod && DATES.contains(&doc.form(id)))?;
    let is_number = |i: TokenId| doc.tokens.get(i.index()).is_some_and(|t| matches!(t.upos, Upos::Num | Upos::Sym));
    let mut above = Some(number).filter(|&n| is_number(n) && child(doc, id, &[Deprel::Case]).is_some())?;
    while is_number(above) {
        above = governor(doc, above)?;
    }
    doc.tokens.get(above.index()).filter(|t| t.upos == Upos::Verb).map(|_| above)
}

/// The noun of an office that a name behind it belongs to, where the name was tied to what the office is over.
fn holder(doc: &Document, name: TokenId) -> Option<TokenId> {
    let is_name = |i: TokenId| doc.tokens.get(i.index()).is_some_and(|t| t.upos == Upos::Propn);
    let role = |i: TokenId| {
        let word = doc.tokens.get(i.index()).filter(|t| t.upos == Upos::Noun).map(|t| t.span.of(&doc.text));
        word.is_some_and(|w| gazetteer::word_kinds(&gazetteer::key(w)).has(word::ROLE.with(word::TITLE)))
    };
    let thing = governor(doc, name).filter(|_| relation(doc, name) == Deprel::Appos && is_name(name))?;
    let office = governor(doc, thing).filter(|_| relation(doc, thing) == Deprel::Nmod)?;
    // The comma may hang on either side.
    let start = subtree(doc, name).start;
    let comma = [start, start.saturating_sub(1)].iter().any(|&c| doc.form(TokenId::new(c)) == ",");
    let behind = office < thing && thing < name;
    (comma && behind && role(office) && !role(thing) && !is_name(thing)).then_some(office)
}

#[cfg(test)]
mod tests {
    use crate::{
        document::{Deprel, Xpos},
        pipeline::{Input, Source, read},
        resources::Resources,
    };

    #[track_caller]
    fn check(text: &str, word: &str, subject: bool) {
        let doc = read(Resources::shared(), &Input { source: Source::Text(text), ..Input::default() });
        let token = doc.tokens.iter().find(|t| t.span.of(&doc.text) == word).unwrap();
        assert_eq!(token.deprel == Deprel::Nsubj, subject, "{word} in {text}: {:?}", token.deprel);
    }

    #[test]
    fn who_speaks_after_the_words_is_a_subject() {
        check(
            "Markets have been told to supply residents, said the city's bureau of commerce and foreign affairs.",
            "bureau",
            true,
        );
        check("There may be a perception that the world is a worse place, says the BBC's Elizabeth Blunt.", "Elizabeth", true);
        check("The bridge will be closed for two weeks, said the council's head of transport, Mary Field.", "head", true);
        check("The priest bowed, said a prayer and left.", "prayer", false);
        check("The mayor said a few words.", "words", false);
    }

    #[test]
    fn infinitives_and_dates_belong_to_their_verb() {
        let relation = |text: &str, word: &str| {
            let doc = read(Resources::shared(), &Input { source: Source::Text(text), ..Input::default() });
            let token = doc.tokens.iter().find(|t| t.span.of(&doc.text) == word).unwrap();
            (token.deprel, token.head.map_or("", |h| doc.form(h)).to_owned())
        };
        assert_eq!(relation("The army failed to capture the town.", "capture"), (Deprel::Xcomp, "failed".to_owned()));
        assert_ne!(relation("They used a ladder to reach the roof.", "reach").0, Deprel::Xcomp);
        assert_eq!(relation("The firm raised $5 million in March.", "March"), (Deprel::Obl, "raised".to_owned()));
        assert_eq!(relation("The attack in March was worse.", "March"), (Deprel::Nmod, "attack".to_owned()));
        assert_eq!(relation("This week saw a vote on the budget.", "week").0, Deprel::Nsubj);
        assert_ne!(relation("This week the house saw a vote.", "week").0, Deprel::Nsubj);
    }

    #[test]
    fn wishes_and_plans_are_not_done_yet() {
        let tag = |text: &str, word: &str| {
            let doc = read(Resources::shared(), &Input { source: Source::Text(text), ..Input::default() });
            doc.tokens.iter().find(|t| t.span.of(&doc.text) == word).unwrap().xpos
        };
        assert_eq!(tag("It plans to close 30 of its 210 branches by mid-2026 and cut about 1,200 jobs.", "cut"), Xpos::Vb);
        assert_eq!(tag("The firm closed its branches and cut 1,200 jobs.", "cut"), Xpos::Vbd);
        let text =
            "On Thursday, Ann Reed, a candidate for the Norland presidential election to be run on August 9, held a rally.";
        assert_eq!(tag(text, "held"), Xpos::Vbd);
        assert_eq!(tag("The rally held on Thursday was large.", "held"), Xpos::Vbn);
        assert_eq!(tag("The union demanded that the bank withdraw the plan.", "withdraw"), Xpos::Vb);
        assert_eq!(tag("The report said that the banks withdraw the plan.", "withdraw"), Xpos::Vbp);
    }

    #[test]
    fn who_heads_something_is_not_the_thing() {
        let over = |text: &str, name: &str| {
            let doc = read(Resources::shared(), &Input { source: Source::Text(text), ..Input::default() });
            let token = doc.tokens.iter().find(|t| t.span.of(&doc.text) == name).unwrap();
            token.head.map(|h| doc.tokens[h.index()].span.of(&doc.text).to_owned())
        };
        let text = "The bridge will be closed, said the council's head of transport, Mary Field.";
        // Which of the two words governs the other is another question.
        let heads = [over(text, "Mary"), over(text, "Field")];
        assert!(heads.iter().flatten().any(|h| h == "head"), "{heads:?}");
        let town = over("He lives in the capital of Norland, Velmouth.", "Velmouth");
        assert_ne!(town.as_deref(), Some("lives"));
    }
}
