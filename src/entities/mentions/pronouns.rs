//! Pronouns that stand for somebody or something: `He said it lost its way` → `He`, `it`, `its`. Not the *it* of *it is likely that*.

use crate::{
    document::{Deprel, EntityType, MentionForm},
    entities::{
        context::Context,
        draft::{Draft, Gender, Number},
    },
    text::blocks::BlockKind,
};

/// What a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// *he*, *him*, *his*.
    He,
    /// *she*, *her*.
    She,
    /// *it*, *its*.
    It,
    /// *they*, *them*, *their*.
    They,
    /// *I*, *me*, *my*.
    I,
    /// *we*, *us*, *our*.
    We,
    /// *you*, *your*.
    You,
}

/// The pronoun that a word is, and whether it reflects its subject.
pub(crate) fn pronoun(folded: &str) -> Option<(Pronoun, bool)> {
    Some(match folded {
        "he" | "him" | "his" => (Pronoun::He, false),
        "himself" => (Pronoun::He, true),
        "she" | "her" | "hers" => (Pronoun::She, false),
        "herself" => (Pronoun::She, true),
        "it" | "its" => (Pronoun::It, false),
        "itself" => (Pronoun::It, true),
        "they" | "them" | "their" | "theirs" => (Pronoun::They, false),
        "themselves" => (Pronoun::They, true),
        "i" | "me" | "my" | "mine" => (Pronoun::I, false),
        "myself" => (Pronoun::I, true),
        "we" | "us" | "our" | "ours" => (Pronoun::We, false),
        "ourselves" => (Pronoun::We, true),
        "you" | "your" | "yours" => (Pronoun::You, false),
        "yourself" | "yourselves" => (Pronoun::You, true),
        _ => return None,
    })
}

/// All pronouns of the running text but the first and second persons in quotations, which are the speakers' and their hearers'.
pub(super) fn find(cx: &Context<'_>) -> Vec<Draft> {
    let mut found = Vec::new();
    for i in 0..cx.doc.tokens.len() {
        let Some((which, _)) = pronoun(cx.folded(i)) else { continue };
        let addressed = matches!(which, Pronoun::I | Pronoun::We | Pronoun::You);
        let shouted = cx.acronym(i) && cx.form(i).len() > 1;
        if shouted || addressed && cx.quoted(i) || cx.block(i) == BlockKind::Boilerplate || which == Pronoun::It && empty(cx, i) {
            continue;
        }
        // "I." of a list, "Henry I".
        if which == Pronoun::I && cx.form(i) == "I" && (cx.form(i + 1) == "." || i > 0 && cx.capital(i - 1) && !cx.opens(i - 1)) {
            continue;
        }
        // *Cry Me a River*: a capital inside a sentence is a title's.
        let titled = cx.form(i) != "I" && cx.capital(i) && !cx.opens(i) && i > 0 && cx.capital(i - 1);
        if !titled {
            found.push(draft(i, which));
        }
    }
    found
}

fn draft(i: usize, which: Pronoun) -> Draft {
    let (kind, gender, number) = match which {
        Pronoun::He => (Some(EntityType::Person), Gender::Male, Number::Singular),
        Pronoun::She => (Some(EntityType::Person), Gender::Female, Number::Singular),
        Pronoun::I => (Some(EntityType::Person), Gender::Unknown, Number::Singular),
        Pronoun::You => (Some(EntityType::Person), Gender::Unknown, Number::Unknown),
        Pronoun::We => (Some(EntityType::Person), Gender::Unknown, Number::Plural),
        Pronoun::It => (None, Gender::Unknown, Number::Singular),
        Pronoun::They => (None, Gender::Unknown, Number::Plural),
    };
    Draft {
        tokens: i..i + 1,
        head: i,
        form: MentionForm::Pronoun,
        kind,
        gender,
        number,
        title: None,
        rule: "mention.pronoun",
        score: 500,
        evidence: Vec::new(),
        group: None,
    }
}

/// Whether an *it* stands for nothing: *it is clear that*, *it seems*, *it takes time to*, *it rained*.
fn empty(cx: &Context<'_>, i: usize) -> bool {
    if cx.folded(i) != "it" {
        return false;
    }
    if cx.deprel(i) == Deprel::Expl {
        return true;
    }
    let word = |n: usize| cx.folded(i + n);
    let seems = [
        "seems", "seemed", "appears", "appeared", "happens", "rained", "rains", "snowed", "emerged", "turned", "turns", "follows",
    ];
    let be = ["is", "was", "s", "be", "been", "became", "remains", "remained", "makes", "made", "takes", "took"];
    let at = (1..4).find(|&n| be.contains(&word(n)));
    if seems.contains(&word(1)) {
        return true;
    }
    let Some(at) = at.filter(|&at| {
        (1..at).all(|n| matches!(word(n), "will" | "would" | "has" | "had" | "could" | "may" | "might" | "not" | "also" | "be"))
    }) else {
        return false;
    };
    // "It is the first time", "it was important to", "it is unclear whether", "it was Roe who".
    let limit = cx.sentence_tokens(i).end.min(i + at + 8);
    let later = (i + at + 1..limit)
        .take_while(|&k| !matches!(cx.form(k), "," | "." | ";"))
        .any(|k| matches!(cx.folded(k), "that" | "to" | "whether" | "how" | "why" | "time" | "who" | "if"));
    later && !matches!(word(at), "makes" | "made")
}
