//! Whom a pronoun may stand for: mentions of the last sentences that agree in number, gender and kind, and names ahead in its sentence.
//! `Roe met Ivanov. She praised him.` → for *him*: *Roe*, *Ivanov*. Which of them it is, is chosen elsewhere.

use super::{distance, evidence};
use crate::{
    document::{Deprel, EntityType, MentionForm, Upos, Xpos},
    entities::{
        context::Context,
        draft::{Board, Draft, Gender, Number},
        mentions::{Pronoun, pronoun},
    },
    lexicon::gazetteer::name,
};
use std::collections::BTreeMap;

/// How many sentences back a pronoun looks.
const WINDOW: usize = 5;
/// How many mentions back.
const REACH: usize = 160;

/// A pronoun, with what is the same for all its candidates.
pub(super) struct Question {
    /// Its mention.
    pub(super) mention: usize,
    /// Its token.
    pub(super) head: usize,
    /// Which pronoun.
    pub(super) which: Pronoun,
    /// Whether it reflects its subject.
    pub(super) reflexive: bool,
    /// Column of the weights: person, thing, group.
    pub(super) class: usize,
    /// What it tells.
    pub(super) gender: Gender,
    /// 0 subject, 1 object, 2 oblique, 3 possessive, 4 possessive in a subject, 5 anything else.
    pub(super) role: u8,
    /// The words it hangs on, the nearest first.
    pub(super) governors: Vec<usize>,
    /// The first verb of them.
    pub(super) clause: Option<usize>,
}

/// One who may be meant.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its mention.
    pub(super) mention: usize,
    /// Sentences between.
    pub(super) away: usize,
    /// Whether it follows the pronoun.
    pub(super) ahead: bool,
    /// How many others stand nearer, to 5.
    pub(super) rank: u8,
    /// How many other subjects stand nearer, to 3.
    pub(super) subjects: u8,
    /// How many of the candidates the article names more often, to 3.
    pub(super) busier: u8,
    /// Whether it is the first of its sentence that fits.
    pub(super) opens: bool,
    /// Blocks between, to 2.
    pub(super) paragraphs: u8,
    /// Whether the article's first fitting name is its name.
    pub(super) opener: bool,
    /// Whether its name follows in the pronoun's sentence.
    pub(super) named_after: bool,
    /// How the pronoun's sentence has mentioned it: 0 not, 1 by name, 2 described, 3 by a pronoun.
    pub(super) here: u8,
    /// How the sentence before has: 0 not, 1 as its subject, 2 otherwise.
    pub(super) before: u8,
}

impl Question {
    /// The question that a pronoun's mention asks.
    pub(super) fn new(cx: &Context<'_>, board: &Board, mention: usize, which: Pronoun, reflexive: bool) -> Self {
        let head = board.drafts[mention].head;
        let governors: Vec<usize> = evidence::above(cx, head).collect();
        let clause = governors.iter().copied().find(|&g| matches!(cx.upos(g), Upos::Verb | Upos::Aux));
        let class = match which {
            Pronoun::It => 1,
            Pronoun::They => 2,
            _ => 0,
        };
        let role = match cx.deprel(head) {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter => 0,
            Deprel::Obj => 1,
            Deprel::Obl | Deprel::OblAgent | Deprel::Iobj | Deprel::Nmod => 2,
            Deprel::NmodPoss if governors.first().is_some_and(|&g| cx.subject(g)) => 4,
            Deprel::NmodPoss => 3,
            _ => 5,
        };
        Self { mention, head, which, reflexive, class, gender: board.drafts[mention].gender, role, governors, clause }
    }
}

/// All candidates, the nearest before the pronoun first, those ahead last.
pub(super) fn find(cx: &Context<'_>, board: &Board, asked: &Question) -> Vec<Candidate> {
    let draft = &board.drafts[asked.mention];
    let mut found: Vec<Candidate> = Vec::new();
    for m in (asked.mention.saturating_sub(REACH)..asked.mention).rev() {
        let other = &board.drafts[m];
        let away = distance(cx, other, draft);
        if away > WINDOW {
            break;
        }
        if agrees(cx, board, other, asked) && binds(cx, other, asked) {
            found.push(candidate(cx, m, other, draft, away, false));
        }
    }
    found.extend(ahead(cx, board, asked).map(|m| candidate(cx, m, &board.drafts[m], draft, 0, true)));
    compare(cx, board, asked, &mut found);
    found
}

fn candidate(cx: &Context<'_>, mention: usize, other: &Draft, draft: &Draft, away: usize, ahead: bool) -> Candidate {
    let block = |d: &Draft| cx.doc.sentences.get(cx.sentence(d.head)).map_or(0, |s| s.block.index());
    Candidate {
        mention,
        away,
        ahead,
        rank: 0,
        subjects: 0,
        busier: 0,
        opens: false,
        paragraphs: block(draft).saturating_sub(block(other)).min(2) as u8,
        opener: false,
        named_after: false,
        here: 0,
        before: 0,
    }
}

/// What candidates are beside each other.
fn compare(cx: &Context<'_>, board: &Board, asked: &Question, found: &mut [Candidate]) {
    // Mentions without a group stand for themselves.
    let key = |m: usize| board.drafts[m].group.map_or((1, m), |g| (0, g));
    let size = |m: usize| board.drafts[m].group.map_or(1, |g| board.groups[g].members.len());
    let mut sizes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut here: BTreeMap<(usize, usize), (u8, u8)> = BTreeMap::new();
    for c in found.iter().filter(|c| !c.ahead) {
        sizes.insert(key(c.mention), size(c.mention));
        let slot = here.entry(key(c.mention)).or_default();
        let other = &board.drafts[c.mention];
        match c.away {
            0 if slot.0 == 0 => slot.0 = 1 + other.form as u8,
            1 if slot.1 != 1 => slot.1 = if cx.subject(other.head) { 1 } else { 2 },
            _ => {}
        }
    }
    let after: Vec<(usize, usize)> = following(cx, board, asked).map(key).collect();
    let opener = board.drafts.iter().take(40).position(|d| {
        d.form == MentionForm::Name && (asked.class != 0 || d.group.and_then(|g| board.kind(g)) == Some(EntityType::Person))
    });
    let mut seen: Vec<(usize, usize)> = Vec::new();
    let mut subjects: Vec<(usize, usize)> = Vec::new();
    for i in 0..found.len() {
        let own = key(found[i].mention);
        let head = board.drafts[found[i].mention].head;
        let opens = found.get(i + 1).is_none_or(|next| cx.sentence(board.drafts[next.mention].head) != cx.sentence(head));
        let states = here.get(&own).copied().unwrap_or_default();
        let c = &mut found[i];
        c.rank = seen.iter().filter(|k| **k != own).count().min(5) as u8;
        c.subjects = subjects.iter().filter(|k| **k != own).count().min(3) as u8;
        c.busier = sizes.iter().filter(|(k, n)| **k != own && **n > size(c.mention)).count().min(3) as u8;
        c.opens = opens && !c.ahead;
        c.opener = opener.is_some_and(|o| key(o) == own);
        c.named_after = !c.ahead && after.contains(&own);
        (c.here, c.before) = states;
        if !seen.contains(&own) {
            seen.push(own);
        }
        if cx.subject(head) && !subjects.contains(&own) {
            subjects.push(own);
        }
    }
}

/// Names after the pronoun in its sentence.
fn following<'b>(cx: &'b Context<'_>, board: &'b Board, asked: &Question) -> impl Iterator<Item = usize> + 'b {
    let sentence = cx.sentence(asked.head);
    let here = move |m: &usize| cx.sentence(board.drafts[*m].head) == sentence;
    (asked.mention + 1..board.drafts.len().min(asked.mention + 40))
        .take_while(here)
        .filter(|&m| board.drafts[m].form == MentionForm::Name)
}

/// *In his speech, Ivanov said*: the subject that follows in the same sentence.
fn ahead(cx: &Context<'_>, board: &Board, asked: &Question) -> Option<usize> {
    if asked.which == Pronoun::They {
        return None;
    }
    following(cx, board, asked).find(|&m| {
        let other = &board.drafts[m];
        agrees(cx, board, other, asked) && (cx.subject(other.head) || !cx.tagged()) && !commands(cx, asked, other)
    })
}

/// *He said Ivanov would come*: a name inside the clause of which the pronoun is the subject or object is somebody else (principle C
/// of Chomsky's binding theory).
fn commands(cx: &Context<'_>, asked: &Question, other: &Draft) -> bool {
    let verb = asked.governors.first().filter(|_| asked.role < 2);
    verb.is_some_and(|&verb| evidence::above(cx, other.head).any(|g| g == verb))
}

/// Number, gender, kind.
fn agrees(cx: &Context<'_>, board: &Board, other: &Draft, asked: &Question) -> bool {
    let group = other.group.and_then(|g| board.groups.get(g));
    let kind = group.map_or(other.kind, |g| g.kind);
    let gender = group.map_or(other.gender, |g| g.gender);
    let number = if other.number == Number::Unknown { group.map_or(Number::Unknown, |g| g.number) } else { other.number };
    // Who says *I* and who is told *you* is not the one they speak of.
    let speaks = || pronoun(cx.folded(other.head)).is_some_and(|(p, _)| matches!(p, Pronoun::I | Pronoun::We | Pronoun::You));
    if other.form == MentionForm::Pronoun && (other.group.is_none() || speaks()) {
        return false;
    }
    match asked.which {
        Pronoun::He | Pronoun::She => {
            let person = kind == Some(EntityType::Person) || could_be_person(cx, other, kind);
            person && gender.agrees(asked.gender) && number != Number::Plural
        }
        Pronoun::It => kind != Some(EntityType::Person) && kind != Some(EntityType::Norp) && number != Number::Plural,
        Pronoun::They => match kind {
            Some(EntityType::Norp) => cx.folded(other.head).ends_with('s') || number == Number::Plural,
            Some(EntityType::Org | EntityType::Gpe) => true,
            _ => number == Number::Plural,
        },
        _ => false,
    }
}

/// A name read as a place or a company may be a family name, and a noun that no list knows may be somebody.
fn could_be_person(cx: &Context<'_>, other: &Draft, kind: Option<EntityType>) -> bool {
    let listed = cx.lexed.longest(other.tokens.start).map(|m| m.entry.kinds).unwrap_or_default();
    let named = || other.tokens.clone().all(|i| cx.single(i).has(name::FIRST.with(name::SURNAME)));
    match (other.form, kind) {
        (_, Some(EntityType::Norp | EntityType::Gpe | EntityType::Loc | EntityType::Fac)) => false,
        (MentionForm::Name, _) => other.tokens.len() < 3 && !listed.has(name::WHOLE.without(name::PERSON)) && named(),
        (MentionForm::Nominal, None) => cx.tagged(),
        _ => false,
    }
}

/// *Roe praised her*: the subject is not the object, unless the pronoun says so.
fn binds(cx: &Context<'_>, other: &Draft, asked: &Question) -> bool {
    if other.tokens.end > asked.head {
        return false;
    }
    let possessive = cx.xpos(asked.head) == Xpos::PrpS
        || cx.deprel(asked.head) == Deprel::NmodPoss
        || matches!(cx.folded(asked.head), "his" | "its" | "their");
    let clause = cx.governor(asked.head).is_some() && cx.governor(other.head) == cx.governor(asked.head);
    if asked.reflexive {
        return !cx.tagged() || clause || cx.sentence(other.head) == cx.sentence(asked.head);
    }
    // "Roe's brother praised her" is fine: the possessor hangs on the noun, not on the verb.
    !(clause && !possessive) && !(cx.deprel(asked.head) == Deprel::Conj && cx.governor(asked.head) == Some(other.head))
}
