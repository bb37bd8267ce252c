//! Mends what the network reads wrongly again and again. *…, said the city's bureau of trade*: the bureau is subject, not object.
//! *The head of transport, Mary Field*: she is the head, not the transport.

use super::tree::{child, children, governor, relation, sentence, subtree};
use crate::{
    document::{Deprel, Document, TokenId, Upos, Xpos},
    lexicon::{
        cues::CUES,
        gazetteer::{self, word},
    },
};

/// Changes trees in place; they stay trees.
pub(super) fn mend(doc: &mut Document) {
    let subjects: Vec<TokenId> = (0..doc.tokens.len()).filter_map(|i| inverted(doc, TokenId::new(i))).collect();
    for subject in subjects {
        doc.tokens[subject.index()].deprel = Deprel::Nsubj;
    }
    for i in 0..doc.tokens.len() {
        if let Some(holder) = holder(doc, TokenId::new(i)) {
            doc.tokens[i].head = Some(holder);
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

/// The noun of an office that a name behind it belongs to, where the name was tied to what the office is over.
fn holder(doc: &Document, name: TokenId) -> Option<TokenId> {
    let is_name = |i: TokenId| doc.tokens.get(i.index()).is_some_and(|t| t.upos == Upos::Propn);
    let role = |i: TokenId| {
        let word = doc.tokens.get(i.index()).filter(|t| t.upos == Upos::Noun).map(|t| t.span.of(&doc.text));
        word.is_some_and(|w| gazetteer::word_kinds(&gazetteer::key(w)).has(word::ROLE.with(word::TITLE)))
    };
    let thing = governor(doc, name).filter(|_| relation(doc, name) == Deprel::Appos && is_name(name))?;
    let office = governor(doc, thing).filter(|_| relation(doc, thing) == Deprel::Nmod)?;
    let comma = subtree(doc, name).start.checked_sub(1).is_some_and(|c| doc.tokens[c].span.of(&doc.text) == ",");
    let behind = office < thing && thing < name;
    (comma && behind && role(office) && !role(thing) && !is_name(thing)).then_some(office)
}

#[cfg(test)]
mod tests {
    use crate::{
        document::Deprel,
        pipeline::{Input, Source, read},
        resources::Resources,
    };

    #[track_caller]
    fn check(text: &str, word: &str, subject: bool) {
        let doc = read(&Resources::embedded().unwrap(), &Input { source: Source::Text(text), ..Input::default() });
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
    fn who_heads_something_is_not_the_thing() {
        let over = |text: &str, name: &str| {
            let doc = read(&Resources::embedded().unwrap(), &Input { source: Source::Text(text), ..Input::default() });
            let token = doc.tokens.iter().find(|t| t.span.of(&doc.text) == name).unwrap();
            token.head.map(|h| doc.tokens[h.index()].span.of(&doc.text).to_owned())
        };
        let head = over("The bridge will be closed, said the council's head of transport, Mary Field.", "Mary");
        assert_eq!(head.as_deref(), Some("head"));
        let town = over("He lives in the capital of Norland, Velmouth.", "Velmouth");
        assert_ne!(town.as_deref(), Some("lives"));
    }
}
