//! Version 2 of a kept article: version 1, and behind it what the web page said of itself (where the article came as HTML), causes
//! and effects, and why the sentences of the summary were chosen. Frozen: a change of any type here is a new version.
//!
//! Postcard writes fields one after the other, so the bytes of version 1 are the first ones of version 2: see [`migrate`].

use super::v1::{Meta, facts::Facts};
use crate::{
    contract::{self, Analysis, CharSpan, Reason},
    document::Score,
};
use serde::{Deserialize, Serialize};

/// An article as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Title, date, source.
    pub meta: Meta,
    /// Immutable.
    pub text: String,
    /// What the engine found, as it was seen.
    pub facts: Facts,
    /// Operations of the person, one JSON object a line (see `library::log`); empty if none.
    pub log: String,
    /// What the page said of itself; none for plain text.
    pub page: Option<Page>,
    /// Causes and effects.
    causes: Vec<Cause>,
    /// Why each sentence of the summary was chosen.
    summary_why: Vec<Because>,
}

/// A cause with its effect.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Cause {
    cause: CharSpan,
    effect: CharSpan,
    cue: Vec<CharSpan>,
    why: Because,
}

/// Rule, thousandths, evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Because(String, u16, Vec<CharSpan>);

/// What a page said of itself: each a value and where in the page it stood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    title: Said,
    published: Said,
    author: Said,
    site: Said,
    url: Said,
    /// Words, the code point before which they stood, the reason's number.
    left_out: Vec<(String, u32, u8)>,
}

type Said = Option<(String, String)>;

const REASONS: [Reason; 3] = [Reason::Furniture, Reason::Comments, Reason::Outside];

/// The bytes of version 1 as those of version 2: no page, no causes, no reasons.
pub(super) fn migrate(mut v1: Vec<u8>) -> Vec<u8> {
    v1.extend([0; 3]);
    v1
}

impl Record {
    /// An analysis as a record that nobody has worked on. Tokens are left out.
    pub fn of(analysis: &Analysis) -> Self {
        let or_empty = |words: &Option<String>| words.clone().unwrap_or_default();
        let meta = Meta {
            id: or_empty(&analysis.id),
            title: or_empty(&analysis.title),
            published: or_empty(&analysis.published),
            ..Meta::default()
        };
        let page = analysis.page.as_ref().map(Page::of);
        let causes = analysis.causes.iter().map(Cause::of).collect();
        let summary_why = analysis.summary_why.iter().map(Because::of).collect();
        let (text, facts) = (analysis.text.clone(), Facts::from_analysis(analysis));
        Self { meta, text, facts, log: String::new(), page, causes, summary_why }
    }

    pub(crate) fn summary_why(&self) -> Vec<contract::Why> {
        self.summary_why.iter().map(Because::to_contract).collect()
    }

    pub(crate) fn causes(&self) -> Vec<contract::Cause> {
        self.causes.iter().map(Cause::to_contract).collect()
    }

    /// The publication, as the page names it; empty if it does not.
    pub fn site(&self) -> &str {
        self.page.as_ref().and_then(|p| p.site.as_ref()).map_or("", |(site, _)| site)
    }

    /// Checks that all references and spans lie inside; a record from a link may say anything.
    ///
    /// # Errors
    /// A phrase that says what is out of range.
    pub fn check(&self) -> Result<(), String> {
        let chars = self.text.chars().count();
        let left_out = self.page.iter().flat_map(|p| &p.left_out).map(|part| part.1);
        let causes = self.causes.iter().flat_map(|c| c.cue.iter().chain(&c.why.2).chain([&c.cause, &c.effect]));
        let spans = causes.chain(self.summary_why.iter().flat_map(|w| &w.2));
        match left_out.chain(spans.map(|s| s.end)).find(|&at| at as usize > chars) {
            Some(at) => Err(format!("the place {at} is out of range")),
            None => self.facts.check(chars),
        }
    }
}

impl Cause {
    fn of(c: &contract::Cause) -> Self {
        Self { cause: c.cause, effect: c.effect, cue: c.cue.clone(), why: Because::of(&c.why) }
    }

    fn to_contract(&self) -> contract::Cause {
        contract::Cause { cause: self.cause, effect: self.effect, cue: self.cue.clone(), why: self.why.to_contract() }
    }
}

impl Because {
    fn of(why: &contract::Why) -> Self {
        Self(why.rule.clone(), (why.score * 1000.0).round() as u16, why.evidence.clone())
    }

    fn to_contract(&self) -> contract::Why {
        let Self(rule, thousandths, evidence) = self;
        contract::Why {
            rule: rule.clone(),
            certainty: Score(*thousandths).certainty().into(),
            score: f64::from(*thousandths) / 1000.0,
            evidence: evidence.clone(),
        }
    }
}

impl Page {
    fn of(page: &contract::Page) -> Self {
        let said = |f: &Option<contract::Found>| f.as_ref().map(|f| (f.value.clone(), f.from.clone()));
        let number = |reason| REASONS.iter().position(|&r| r == reason).unwrap_or_default() as u8;
        Self {
            title: said(&page.title),
            published: said(&page.published),
            author: said(&page.author),
            site: said(&page.site),
            url: said(&page.url),
            left_out: page.left_out.iter().map(|part| (part.text.clone(), part.at, number(part.reason))).collect(),
        }
    }

    /// The text with the `part`th left-out part at its place, as paragraphs of its own, and the page without it; none if there is no such
    /// part. Pressmark reads such a text anew.
    pub fn brought_back(&self, text: &str, part: usize) -> Option<(String, Self)> {
        let (words, at, _) = self.left_out.get(part)?;
        let split = text.char_indices().nth(*at as usize).map_or(text.len(), |(byte, _)| byte);
        let (before, after) = text.split_at(split);
        let gap = |apart: bool| if apart { "" } else { "\n\n" };
        let lead = gap(before.is_empty() || before.ends_with("\n\n"));
        let trail = gap(after.is_empty() || after.starts_with("\n\n"));
        let longer = (lead.len() + words.chars().count() + trail.len()) as u32;
        let mut page = self.clone();
        page.left_out.remove(part);
        page.left_out.iter_mut().skip(part).filter(|later| later.1 >= *at).for_each(|later| later.1 += longer);
        Some((format!("{before}{lead}{words}{trail}{after}"), page))
    }

    pub(crate) fn to_contract(&self) -> contract::Page {
        let found = |s: &Said| s.as_ref().map(|(value, from)| contract::Found { value: value.clone(), from: from.clone() });
        let part = |(text, at, reason): &(String, u32, u8)| contract::LeftOut {
            text: text.clone(),
            at: *at,
            reason: REASONS.get(usize::from(*reason)).copied().unwrap_or(Reason::Outside),
        };
        contract::Page {
            title: found(&self.title),
            published: found(&self.published),
            author: found(&self.author),
            site: found(&self.site),
            url: found(&self.url),
            left_out: self.left_out.iter().map(part).collect(),
        }
    }
}
