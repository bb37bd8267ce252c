//! What speaks for a candidate as the one that a pronoun stands for, as small numbers: `Roe met Ivanov. She …` → for *Roe*: one sentence
//! away, subject as the pronoun is, a single name. What each is worth is data: `src/lexicon/pronoun_weights.tsv`. It chooses nobody.

use super::candidates::{Candidate, Question};
use crate::{
    document::{Deprel, EntityType, MentionForm, Upos},
    entities::{
        context::Context,
        draft::{Board, Draft, Gender, Number},
        mentions::{Determiner, determiner},
    },
    lexicon::{cues::CUES, gazetteer::name},
    text::blocks::BlockKind,
};
use std::sync::LazyLock;

/// Names of the features, as the weights' list writes them. Each has one value for a candidate.
pub(crate) const FEATURES: [&str; 34] = [
    "away",
    "rank",
    "subject-rank",
    "words",
    "roles",
    "role-away",
    "form",
    "pronoun-away",
    "size",
    "total",
    "gender",
    "given",
    "kind",
    "kind-form",
    "opening",
    "tree",
    "speech",
    "quotes",
    "block",
    "paragraphs",
    "parallel",
    "first",
    "named-after",
    "coordinated",
    "depth",
    "clause",
    "here",
    "before",
    "tree-kind",
    "name-away",
    "away-kind",
    "none-role",
    "none-count",
    "none-governor",
];
/// Values of a feature are below this.
pub(crate) const VALUES: usize = 64;
/// The value of a feature that says nothing here.
pub(super) const SILENT: u8 = u8::MAX;

/// One value for each feature.
pub(crate) type Evidence = [u8; FEATURES.len()];

/// Weights in hundredths of a logit, for persons (*he*, *she*), things (*it*) and groups (*they*).
static WEIGHTS: LazyLock<Vec<[i16; 3]>> = LazyLock::new(|| {
    let mut weights = vec![[0; 3]; FEATURES.len() * VALUES];
    let list = include_str!("../../lexicon/pronoun_weights.tsv");
    for line in list.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let feature = cells.next().and_then(|f| FEATURES.iter().position(|name| *name == f));
        let value = cells.next().and_then(|v| v.parse::<usize>().ok()).filter(|v| *v < VALUES);
        if let (Some(feature), Some(value)) = (feature, value) {
            let mut cell = || cells.next().and_then(|c| c.parse().ok()).unwrap_or(0);
            weights[feature * VALUES + value] = [cell(), cell(), cell()];
        }
    }
    weights
});

/// What the evidence is worth for a pronoun of the class, in hundredths of a logit.
pub(super) fn worth(evidence: &Evidence, class: usize) -> i32 {
    let of = |(feature, &value): (usize, &u8)| {
        let row = WEIGHTS.get(feature * VALUES + usize::from(value)).filter(|_| usize::from(value) < VALUES);
        row.and_then(|r| r.get(class)).map_or(0, |&w| i32::from(w))
    };
    evidence.iter().enumerate().map(of).sum()
}

/// The weight of a feature's value for a class of pronouns.
#[cfg(feature = "train")]
pub(crate) fn weight(feature: usize, value: usize, class: usize) -> i16 {
    WEIGHTS.get(feature * VALUES + value).and_then(|row| row.get(class)).copied().unwrap_or(0)
}

/// That the pronoun stands for nothing the article names; `rivals` fitting candidates were seen.
pub(super) fn nobody(cx: &Context<'_>, asked: &Question, rivals: usize) -> Evidence {
    let mut evidence = [SILENT; FEATURES.len()];
    let quoted = u8::from(cx.quoted(asked.head));
    evidence[FEATURES.len() - 3] = asked.role + 6 * quoted;
    evidence[FEATURES.len() - 2] = rivals.min(4) as u8;
    let governor = asked.governors.first().map(|&g| cx.upos(g));
    evidence[FEATURES.len() - 1] = match governor {
        Some(Upos::Verb) if says(cx, asked.governors.first().copied()) => 0,
        Some(Upos::Verb | Upos::Aux) => 1,
        Some(Upos::Adj) => 2,
        Some(Upos::Noun) => 3,
        Some(Upos::Propn) => 4,
        _ => 5,
    };
    evidence
}

/// All that is known of one candidate.
pub(super) fn of(cx: &Context<'_>, board: &Board, asked: &Question, candidate: &Candidate) -> Evidence {
    let other = &board.drafts[candidate.mention];
    let away = (candidate.away.min(5)) as u8;
    let coarse = away.min(2);
    let role = role(cx, other.head);
    let subject = role < 2;
    let pronoun = other.form == MentionForm::Pronoun;
    let group = other.group.and_then(|g| board.groups.get(g));
    let same = candidate.away == 0 && !candidate.ahead;
    [
        if candidate.ahead { 6 } else { away },
        candidate.rank,
        if subject { 1 + candidate.subjects } else { 0 },
        if same { bucket(asked.head.saturating_sub(other.head), &[3, 6, 10, 16, 25]) + 1 } else { 0 },
        role * 6 + asked.role,
        role * 3 + coarse,
        form(cx, other),
        if pronoun { 1 + coarse * 2 + u8::from(subject) } else { 0 },
        group.map_or(0, |g| bucket(g.members.len(), &[1, 2, 3, 4, 6, 10]) + 1),
        candidate.busier,
        gender(board, other, asked),
        given(cx, board, other, asked),
        kind(board, other),
        kind_form(board, other),
        u8::from(candidate.opens) * 3 + coarse,
        tree(cx, other, asked, same),
        speech(cx, other, asked),
        u8::from(cx.quoted(asked.head)) * 2 + u8::from(cx.quoted(other.head)),
        block(cx.block(other.head)),
        candidate.paragraphs,
        parallel(cx, other, asked),
        u8::from(candidate.opener),
        u8::from(candidate.named_after),
        u8::from(coordinated(cx, other)),
        depth(cx, other.head) * 2 + u8::from(same),
        clause(cx, other.head) * 2 + u8::from(same),
        candidate.here,
        candidate.before,
        tree(cx, other, asked, same) * 6 + kind_form(board, other) / 9,
        form(cx, other) * 3 + coarse,
        (kind_form(board, other) / 9) * 6 + away,
        SILENT,
        SILENT,
        SILENT,
    ]
}

/// How many limits `value` exceeds.
fn bucket(value: usize, limits: &[usize]) -> u8 {
    limits.iter().filter(|limit| value > **limit).count() as u8
}

/// 0 subject, 1 passive subject, 2 object, 3 oblique, 4 possessor, 5 other modifier of a noun, 6 apposition, 7 joined by *and*, 8 part of
/// a name, 9 anything else.
fn role(cx: &Context<'_>, head: usize) -> u8 {
    match cx.deprel(head) {
        Deprel::Nsubj | Deprel::NsubjOuter => 0,
        Deprel::NsubjPass => 1,
        Deprel::Obj => 2,
        Deprel::Obl | Deprel::OblAgent | Deprel::Iobj | Deprel::OblUnmarked => 3,
        Deprel::NmodPoss => 4,
        Deprel::Nmod | Deprel::NmodDesc | Deprel::NmodUnmarked => 5,
        Deprel::Appos => 6,
        Deprel::Conj => 7,
        Deprel::Compound | Deprel::Flat | Deprel::Amod => 8,
        _ => 9,
    }
}

/// Full name, single name, name with a title; description by its determiner; pronoun.
fn form(cx: &Context<'_>, other: &Draft) -> u8 {
    match other.form {
        MentionForm::Name if other.title.is_some() => 2,
        MentionForm::Name => u8::from(other.tokens.len() == 1),
        MentionForm::Nominal => match determiner(cx, other) {
            Determiner::The => 3,
            Determiner::This => 4,
            Determiner::Whose => 5,
            Determiner::A => 6,
            Determiner::None => 7,
        },
        MentionForm::Pronoun => 8,
    }
}

/// Whether the gender is known to agree, for *he* and *she*.
fn gender(board: &Board, other: &Draft, asked: &Question) -> u8 {
    let group = other.group.and_then(|g| board.groups.get(g)).map_or(other.gender, |g| g.gender.or(other.gender));
    match (asked.gender, group == asked.gender) {
        (Gender::Unknown, _) => 4,
        (Gender::Male, agrees) => u8::from(agrees),
        (Gender::Female, agrees) => 2 + u8::from(agrees),
    }
}

/// What a single word says that is a first name: 1 agrees, 2 clashes; 3 and 4 if it is a family name as well.
fn given(cx: &Context<'_>, board: &Board, other: &Draft, asked: &Question) -> u8 {
    let group = other.group.and_then(|g| board.groups.get(g));
    let first = group.and_then(|g| g.members.first()).and_then(|&m| board.drafts.get(m)).unwrap_or(other);
    if asked.gender == Gender::Unknown || first.form != MentionForm::Name || first.tokens.len() != 1 {
        return 0;
    }
    let listed = cx.single(first.tokens.start);
    if !listed.has(name::FIRST) {
        return 0;
    }
    let family = if listed.has(name::SURNAME) { 2 } else { 0 };
    match (listed.has(name::MALE), listed.has(name::FEMALE), asked.gender) {
        (true, false, Gender::Male) | (false, true, Gender::Female) => 1 + family,
        (true, false, _) | (false, true, _) => 2 + family,
        _ => 0,
    }
}

fn known_kind(board: &Board, other: &Draft) -> Option<EntityType> {
    other.group.and_then(|g| board.kind(g)).or(other.kind)
}

fn kind(board: &Board, other: &Draft) -> u8 {
    known_kind(board, other).and_then(|k| EntityType::ALL.iter().position(|other| *other == k)).unwrap_or(10) as u8
}

/// Kind, form and number together.
fn kind_form(board: &Board, other: &Draft) -> u8 {
    let kind = match known_kind(board, other) {
        Some(EntityType::Person) => 0,
        Some(EntityType::Org) => 1,
        Some(EntityType::Gpe | EntityType::Loc | EntityType::Fac) => 2,
        Some(EntityType::Norp) => 3,
        Some(_) => 4,
        None => 5,
    };
    let form = match other.form {
        MentionForm::Name => 0,
        MentionForm::Nominal => 1,
        MentionForm::Pronoun => 2,
    };
    let number = match other.number {
        Number::Unknown => 0,
        Number::Singular => 1,
        Number::Plural => 2,
    };
    kind * 9 + form * 3 + number
}

/// 1 both hang on one word, 2 the subject of a clause around the pronoun, 3 another part of one, 4 the pronoun stands in a clause around
/// the candidate, 5 none of these; 0 in another sentence.
fn tree(cx: &Context<'_>, other: &Draft, asked: &Question, same: bool) -> u8 {
    if !same {
        return 0;
    }
    let Some(governor) = cx.governor(other.head) else { return 5 };
    match asked.governors.iter().position(|g| *g == governor) {
        Some(0) => 1,
        Some(_) if cx.subject(other.head) => 2,
        Some(_) => 3,
        None if asked.clause.is_some_and(|verb| above(cx, other.head).any(|g| g == verb)) => 4,
        None => 5,
    }
}

/// The words that `token` hangs on, the nearest first, at most twelve.
pub(super) fn above<'c>(cx: &'c Context<'_>, token: usize) -> impl Iterator<Item = usize> + 'c {
    std::iter::successors(cx.governor(token), |&g| cx.governor(g)).take(12)
}

/// Whether the word is a verb of saying or thinking.
fn says(cx: &Context<'_>, token: Option<usize>) -> bool {
    token.is_some_and(|t| cx.upos(t) == Upos::Verb && CUES.verb(cx.folded(t)).is_some())
}

/// 1 the pronoun is quoted and the candidate is the speaker here, 2 in the sentence beside; 3 both are subjects of saying; 4 only the
/// candidate is, 5 only the pronoun is; 6 the pronoun stands in what the candidate says.
fn speech(cx: &Context<'_>, other: &Draft, asked: &Question) -> u8 {
    let speaker = cx.subject(other.head) && says(cx, cx.governor(other.head));
    if speaker && asked.governors.iter().skip(1).any(|g| cx.governor(other.head) == Some(*g)) {
        return 6;
    }
    let speaks = asked.role == 0 && says(cx, asked.governors.first().copied());
    if cx.quoted(asked.head) && !cx.quoted(other.head) && speaker {
        return if cx.sentence(other.head) == cx.sentence(asked.head) { 1 } else { 2 };
    }
    match (speaker, speaks) {
        (true, true) => 3,
        (true, false) => 4,
        (false, true) => 5,
        (false, false) => 0,
    }
}

fn block(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Headline | BlockKind::Heading => 1,
        BlockKind::Caption => 2,
        BlockKind::Byline | BlockKind::Dateline => 3,
        _ => 0,
    }
}

/// Whether both hang on a form of the same verb, and in the same way.
fn parallel(cx: &Context<'_>, other: &Draft, asked: &Question) -> u8 {
    let lemma = |t: usize| cx.doc.tokens.get(t).map(|t| t.lemma);
    let verbs = (cx.governor(other.head), asked.governors.first().copied());
    let (Some(a), Some(b)) = verbs else { return 0 };
    let same = a != b && lemma(a) == lemma(b) && cx.upos(a) == Upos::Verb;
    u8::from(same) + u8::from(same && cx.deprel(other.head) == cx.deprel(asked.head))
}

/// Whether the candidate is one of several joined by *and*.
fn coordinated(cx: &Context<'_>, other: &Draft) -> bool {
    cx.deprel(other.head) == Deprel::Conj || matches!(cx.folded(other.tokens.end), "and" | "or")
}

fn depth(cx: &Context<'_>, head: usize) -> u8 {
    bucket(above(cx, head).count(), &[1, 2, 3, 4])
}

/// Which kind of clause the candidate stands in.
fn clause(cx: &Context<'_>, head: usize) -> u8 {
    let verb = above(cx, head).find(|&g| matches!(cx.upos(g), Upos::Verb | Upos::Aux) || cx.deprel(g) == Deprel::Root);
    match verb.map(|v| cx.deprel(v)) {
        Some(Deprel::Root) => 0,
        Some(Deprel::Conj) => 1,
        Some(Deprel::Advcl | Deprel::AdvclRelcl) => 2,
        Some(Deprel::Ccomp | Deprel::Xcomp | Deprel::Csubj) => 3,
        Some(Deprel::Acl | Deprel::AclRelcl) => 4,
        Some(Deprel::Parataxis) => 5,
        _ => 6,
    }
}
