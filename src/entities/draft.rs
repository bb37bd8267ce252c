//! Mentions and entities while they are being found; [`super::build`] turns them into the document's own types.

use crate::document::{EntityType, MentionForm};
use std::ops::Range;

/// Grammatical or natural gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    /// Not known, or does not apply.
    #[default]
    Unknown,
    /// *he*.
    Male,
    /// *she*.
    Female,
}

impl Gender {
    /// Whether the two may be one person.
    pub(crate) fn agrees(self, other: Gender) -> bool {
        self == Gender::Unknown || other == Gender::Unknown || self == other
    }

    /// The known one of two.
    pub(crate) fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }
}

/// One or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Number {
    /// Not known, or both: *the team … it … they*.
    #[default]
    Unknown,
    /// One.
    Singular,
    /// Several.
    Plural,
}

/// A mention on the way.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// The token that the rest hangs on.
    pub(crate) head: usize,
    /// Name, nominal, pronoun.
    pub(crate) form: MentionForm,
    /// What kind of thing, if known.
    pub(crate) kind: Option<EntityType>,
    /// Of the words themselves.
    pub(crate) gender: Gender,
    /// Of the words themselves.
    pub(crate) number: Number,
    /// The title before it.
    pub(crate) title: Option<Range<usize>>,
    /// The rule that found it, later the rule that linked it.
    pub(crate) rule: &'static str,
    /// How sure.
    pub(crate) score: u16,
    /// Further words the link rests on.
    pub(crate) evidence: Vec<Range<usize>>,
    /// Index of its group; mentions without one are dropped.
    pub(crate) group: Option<usize>,
}

/// Mentions of one thing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// Indexes of mentions, in the order of linking.
    pub(crate) members: Vec<usize>,
    /// What kind of thing; none for groups that were merged away.
    pub(crate) kind: Option<EntityType>,
    /// Known from any mention.
    pub(crate) gender: Gender,
    /// Known from any mention.
    pub(crate) number: Number,
}

/// All mentions and their groups.
#[derive(Clone, Debug, Default)]
pub(crate) struct Board {
    /// In text order.
    pub(crate) drafts: Vec<Draft>,
    /// By group index; merged ones are empty.
    pub(crate) groups: Vec<Group>,
}

impl Board {
    /// Opens a group with one mention.
    pub(crate) fn open(&mut self, mention: usize) -> usize {
        let group = self.groups.len();
        self.groups.push(Group::default());
        self.join(mention, group, None);
        group
    }

    /// Puts a mention into a group, with the rule that says why.
    pub(crate) fn join(&mut self, mention: usize, group: usize, why: Option<(&'static str, u16)>) {
        let (Some(draft), Some(into)) = (self.drafts.get_mut(mention), self.groups.get_mut(group)) else { return };
        draft.group = Some(group);
        if let Some((rule, score)) = why {
            // A link is no surer than the name that it links.
            let bound = if draft.form == MentionForm::Name { draft.score } else { score };
            (draft.rule, draft.score) = (rule, score.min(bound));
        }
        into.kind = into.kind.or(draft.kind);
        into.gender = into.gender.or(draft.gender);
        if into.number == Number::Unknown {
            into.number = draft.number;
        }
        into.members.push(mention);
    }

    /// Moves all mentions of `from` into `into`.
    pub(crate) fn merge(&mut self, into: usize, from: usize, why: (&'static str, u16)) {
        if into == from {
            return;
        }
        let members = self.groups.get_mut(from).map(|g| std::mem::take(&mut g.members)).unwrap_or_default();
        for mention in members {
            let name = self.drafts.get(mention).is_some_and(|d| d.form == MentionForm::Name);
            self.join(mention, into, name.then_some(why));
        }
        if let Some(group) = self.groups.get_mut(from) {
            group.kind = None;
        }
    }

    /// The kind of a group.
    pub(crate) fn kind(&self, group: usize) -> Option<EntityType> {
        self.groups.get(group).and_then(|g| g.kind)
    }
}
