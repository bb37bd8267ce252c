//! Who holds which office where, and what lies or belongs where: `US envoy Steve Witkoff` → (Witkoff, US, *envoy*); `Kirill Dmitriev,
//! Putin's investment envoy` → (Dmitriev, Putin, *investment envoy*); `Dover, England` → Dover lies in England.
//!
//! Only relations that words beside the names state. The label is the article's wording.

mod description;
mod places;
mod title;

use super::{context::Context, draft::Board};
use crate::{
    document::{EntityType, MentionForm, RelationKind},
    entities::mentions::pronoun,
    lexicon::gazetteer::{Country, Kinds, name},
};
use std::{collections::BTreeMap, ops::Range};

/// A relation between two groups of the board.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Role {
    /// What kind.
    pub(crate) kind: RelationKind,
    /// Group of the one who has it.
    pub(crate) subject: usize,
    /// Group of the one to whom it belongs.
    pub(crate) object: usize,
    /// The tokens whose words are the label; empty for none.
    pub(crate) label: Range<usize>,
    /// The tokens that say so.
    pub(crate) evidence: Range<usize>,
    /// The rule.
    pub(crate) rule: &'static str,
    /// How sure.
    pub(crate) score: u16,
}

/// Offices of which a state has one.
const HELD_ONCE: [&str; 7] = ["president", "king", "queen", "chancellor", "premier", "taoiseach", "emperor"];

/// Sentences in which an article names its own.
const LEAD: usize = 3;

/// The board with what the patterns ask of it.
pub(crate) struct Links<'b> {
    pub(crate) board: &'b Board,
    /// Mentions with a group, by their first token; of several the longest.
    starts: BTreeMap<usize, usize>,
    /// Names with a group, by their first token.
    names: BTreeMap<usize, usize>,
    /// Names with a group, by the token after their last.
    ends: BTreeMap<usize, usize>,
    /// Groups of countries.
    countries: BTreeMap<Country, usize>,
    /// The country spoken of most.
    main_country: Option<usize>,
    /// The organisation spoken of most, news media apart.
    main_org: Option<usize>,
    /// Offices that a state has once and that two people of the article hold: *President Biden*, *President al-Sisi*.
    twice: Vec<&'static str>,
}

/// All relations, in the order of their evidence, none twice.
pub(crate) fn find(cx: &Context<'_>, board: &Board) -> Vec<Role> {
    let links = Links::new(cx, board);
    let mut found = Vec::new();
    for (mention, draft) in board.drafts.iter().enumerate() {
        let Some(group) = draft.group.filter(|&g| board.kind(g).is_some()) else { continue };
        match draft.form {
            MentionForm::Name if draft.kind == Some(EntityType::Person) => {
                found.extend(title::before(cx, &links, mention, group));
                found.extend(description::after(cx, &links, mention, group));
            }
            MentionForm::Name => found.extend(places::beside(cx, &links, mention, group)),
            MentionForm::Nominal => found.extend(description::nominal(cx, &links, mention, group)),
            MentionForm::Pronoun => {}
        }
    }
    found.sort_by_key(|r| (r.evidence.start, r.evidence.end));
    let mut unique: Vec<Role> = Vec::new();
    for role in found {
        let words = |r: &Role| r.label.clone().map(|i| cx.folded(i).to_owned()).collect::<Vec<_>>();
        let place = role.kind == RelationKind::LocatedIn;
        let same = |r: &Role| {
            r.kind == role.kind && r.subject == role.subject && r.object == role.object && (place || words(r) == words(&role))
        };
        if role.subject != role.object && !unique.iter().any(same) {
            unique.push(role);
        }
    }
    unique
}

impl<'b> Links<'b> {
    fn new(cx: &Context<'_>, board: &'b Board) -> Self {
        let mut links = Self {
            board,
            starts: BTreeMap::new(),
            names: BTreeMap::new(),
            ends: BTreeMap::new(),
            countries: BTreeMap::new(),
            main_country: None,
            main_org: None,
            twice: Vec::new(),
        };
        let mut holders: BTreeMap<&'static str, usize> = BTreeMap::new();
        let mut busiest = 0;
        let mut unlisted = 0;
        let mut weights: BTreeMap<Country, (usize, usize)> = BTreeMap::new();
        for (mention, draft) in board.drafts.iter().enumerate().filter(|(_, d)| d.group.is_some_and(|g| board.kind(g).is_some()))
        {
            links.starts.entry(draft.tokens.start).or_insert(mention);
            let Some(group) = draft.group.filter(|_| draft.form == MentionForm::Name) else { continue };
            links.names.entry(draft.tokens.start).or_insert(mention);
            links.ends.insert(draft.tokens.end, mention);
            let entry =
                cx.lexed.longest(draft.tokens.start).filter(|m| m.len == draft.tokens.len()).map(|m| m.entry).unwrap_or_default();
            let whole = draft.kind == Some(EntityType::Gpe) && entry.kinds.has(name::COUNTRY);
            if let Some(country) = entry.country.filter(|_| whole || draft.kind == Some(EntityType::Norp)) {
                // A country named first is the one at home.
                let slot = weights.entry(country).or_insert((if cx.sentence(draft.head) < 2 { 1 } else { 0 }, group));
                slot.0 += 1;
                if whole {
                    slot.1 = *links.countries.entry(country).or_insert(group);
                }
            }
            let office =
                draft.tokens.start.checked_sub(1).map(|i| cx.folded(i)).and_then(|w| HELD_ONCE.iter().find(|o| **o == w));
            if let Some(office) = office.filter(|_| draft.kind == Some(EntityType::Person)) {
                let first = *holders.entry(office).or_insert(group);
                if first != group && !links.twice.contains(office) {
                    links.twice.push(office);
                }
            }
            let size = board.groups[group].members.len();
            if draft.kind == Some(EntityType::Gpe) && entry.kinds == Kinds::NONE {
                unlisted = unlisted.max(size);
            }
            if draft.kind == Some(EntityType::Org) && !entry.kinds.has(name::MEDIA) && size > busiest {
                (busiest, links.main_org) = (size, Some(group));
            }
        }
        // A place that no list knows and that is spoken of more may be a country of its own.
        links.main_country = foremost(&weights).filter(|_| weights.values().any(|w| w.0 >= unlisted));
        links
    }

    /// The name that ends right before `token`, with or without a possessive mark between; and where it starts.
    fn name_before(&self, cx: &Context<'_>, token: usize) -> Option<(usize, bool)> {
        let mark = token.checked_sub(1).filter(|&i| matches!(cx.form(i), "'s" | "’s" | "'" | "’"));
        // *Northern Ferry Board (NFB) head Jane Roe*.
        let acronym = token.checked_sub(3).filter(|&i| cx.form(i) == "(" && cx.form(i + 2) == ")" && cx.acronym(i + 1));
        let end = mark.or(acronym).unwrap_or(token);
        self.ends.get(&end).map(|&m| (m, mark.is_some()))
    }

    /// The body that a phrase after *of* ends in: *Northern Command* of *the army's Northern Command*.
    fn body_at(&self, cx: &Context<'_>, token: usize) -> Option<usize> {
        let first = self.mention_at(cx, token);
        let after = first.map_or(token + 2, |m| self.board.drafts[m].tokens.end);
        let owned = matches!(cx.form(after), "'s" | "’s").then(|| self.names.get(&(after + 1)).copied()).flatten();
        owned.filter(|&m| self.board.drafts[m].kind == Some(EntityType::Org)).or(first)
    }

    /// The mention that starts at `token`, articles passed over.
    fn mention_at(&self, cx: &Context<'_>, token: usize) -> Option<usize> {
        let at = if matches!(cx.folded(token), "the" | "a" | "an") { token + 1 } else { token };
        self.starts.get(&at).copied()
    }

    /// The group to relate to for a mention: for a nationality its country, if the article names it.
    fn object(&self, cx: &Context<'_>, mention: usize) -> Option<usize> {
        let draft = self.board.drafts.get(mention)?;
        let country = cx.lexed.longest(draft.tokens.start).and_then(|m| m.entry.country);
        let nation =
            (draft.kind == Some(EntityType::Norp)).then(|| country.and_then(|c| self.countries.get(&c).copied())).flatten();
        nation.or(draft.group)
    }

    /// The group of the possessor before `token`: *Putin's*, *his*.
    fn possessor(&self, cx: &Context<'_>, token: usize) -> Option<(usize, usize)> {
        if let Some((mention, true)) = self.name_before(cx, token) {
            return Some((self.object(cx, mention)?, self.board.drafts[mention].tokens.start));
        }
        let before = token.checked_sub(1)?;
        pronoun(cx.folded(before))?;
        let &mention = self.starts.get(&before)?;
        Some((self.board.drafts[mention].group?, before))
    }

    /// Where an office without a word for its place belongs: states' offices to the country, companies' to the organisation that the
    /// article is about.
    fn implied(&self, cx: &Context<'_>, label: &Range<usize>) -> Option<usize> {
        let head = cx.folded(label.end.checked_sub(1)?);
        // *the regional president*: of a part, not of the whole.
        let is_part = |i| matches!(cx.folded(i), "regional" | "provincial" | "local" | "municipal" | "county" | "district");
        if label.clone().any(is_part) {
            return None;
        }
        if self.state_office(cx, label) {
            // An envoy is not his host's, and of two presidents one is a guest.
            let guest = matches!(head, "ambassador" | "envoy" | "counterpart") || self.twice.iter().any(|o| head.starts_with(o));
            // *President Biden* at the end of an article on another country is not its own.
            let alone = label.len() == 1 && HELD_ONCE.iter().any(|o| head.starts_with(o));
            let late = alone && self.countries.len() > 1 && cx.sentence(label.start) > LEAD;
            return self.main_country.filter(|_| !guest && !late);
        }
        let bank = || {
            let group = self.main_org.and_then(|g| self.board.groups.get(g))?;
            let tokens = group.members.iter().find_map(|&m| self.board.drafts.get(m)).map(|d| d.tokens.clone())?;
            Some(tokens.into_iter().any(|i| cx.folded(i) == "bank"))
        };
        let firm = matches!(head, "ceo" | "executive" | "chairman" | "chairwoman" | "founder" | "cofounder");
        let governor = head == "governor" && bank() == Some(true);
        if firm || governor { self.main_org } else { None }
    }

    /// Whether the label ends in an office of a state.
    fn state_office(&self, cx: &Context<'_>, label: &Range<usize>) -> bool {
        const OFFICES: [&str; 20] = [
            "president",
            "presidents",
            "premier",
            "minister",
            "ministers",
            "chancellor",
            "king",
            "queen",
            "secretary",
            "treasurer",
            "senator",
            "congressman",
            "congresswoman",
            "ambassador",
            "taoiseach",
            "envoy",
            "leader",
            "counterpart",
            "prince",
            "lawmaker",
        ];
        label.end.checked_sub(1).is_some_and(|i| OFFICES.contains(&cx.folded(i)))
    }
}

/// The group of the country that weighs half as much again as any other; an article on two countries has none.
fn foremost(weights: &BTreeMap<Country, (usize, usize)>) -> Option<usize> {
    let mut sorted: Vec<(usize, usize)> = weights.values().copied().collect();
    sorted.sort_by_key(|w| std::cmp::Reverse(w.0));
    let top = *sorted.first()?;
    let second = sorted.get(1).map_or(0, |w| w.0);
    (top.0 >= 3 && top.0 * 2 >= second * 3).then_some(top.1)
}

/// Forms of address that name no office.
pub(super) fn honorific(folded: &str) -> bool {
    const WORDS: [&str; 26] = [
        "mr", "mrs", "ms", "miss", "mister", "madam", "madame", "monsieur", "herr", "frau", "senor", "senora", "don", "dr",
        "doctor", "sir", "dame", "lord", "lady", "rev", "reverend", "saint", "st", "father", "brother", "sister",
    ];
    WORDS.contains(&folded)
}

/// Words for kinship.
pub(super) fn kin(folded: &str) -> bool {
    const WORDS: [&str; 34] = [
        "wife",
        "husband",
        "son",
        "daughter",
        "father",
        "mother",
        "brother",
        "sister",
        "parents",
        "parent",
        "children",
        "child",
        "sons",
        "daughters",
        "uncle",
        "aunt",
        "cousin",
        "nephew",
        "niece",
        "grandson",
        "granddaughter",
        "grandfather",
        "grandmother",
        "widow",
        "widower",
        "fiance",
        "fiancee",
        "girlfriend",
        "boyfriend",
        "stepfather",
        "stepmother",
        "siblings",
        "sibling",
        "partner",
    ];
    WORDS.contains(&folded)
}
