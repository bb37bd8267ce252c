//! What is exported: an analysis with a person's corrections worked in, rejected facts gone, lists in text order:
//! `(analysis, log)` → [`Edition`]. The formats only walk it.

use super::{Part, marks::Marks, settle, words::Words};
use crate::{
    contract::{Analysis, BlockKind, CharSpan, Entity, EntityType, MentionForm},
    library::{
        fold::fold,
        key::{Layer, State},
        log::Log,
        record::Record,
    },
};
use std::collections::BTreeSet;

/// An article as it stands.
#[derive(Clone, Debug)]
pub struct Edition {
    /// What stands after all corrections.
    pub analysis: Analysis,
    /// What the engine found, before any correction.
    pub engine: Analysis,
    /// All that was decided.
    pub log: Log,
    /// Outlet or address, as the person knows it; empty if unknown.
    pub source: String,
    /// File names start with it.
    pub stem: String,
    /// What was decided about each fact, by layer and index in `analysis`.
    pub(super) states: [Vec<State>; 6],
    /// Notes by layer and index.
    pub(super) notes: Vec<(Layer, usize, String)>,
}

/// Longest start of a file name, in characters.
const STEM: usize = 60;

impl Edition {
    /// An analysis that nobody has corrected.
    pub fn new(analysis: &Analysis) -> Self {
        Self::corrected(analysis, &Log::default())
    }

    /// An analysis with a person's corrections.
    pub fn corrected(engine: &Analysis, log: &Log) -> Self {
        let settled = settle::settle(fold(engine.clone(), log));
        Self {
            stem: stem(&settled.analysis),
            analysis: settled.analysis,
            engine: engine.clone(),
            log: log.clone(),
            source: String::new(),
            states: settled.states,
            notes: settled.notes,
        }
    }

    /// With the outlet or address that the person knows.
    #[must_use]
    pub fn with_source(self, source: String) -> Self {
        Self { source, ..self }
    }

    /// A saved article, with the title, date and source that the person knows.
    pub fn of_record(record: &Record) -> Self {
        let mut analysis = record.analysis();
        let known = |words: &String| (!words.is_empty()).then(|| words.clone());
        analysis.title = known(&record.meta.title).or(analysis.title);
        analysis.published = known(&record.meta.published).or(analysis.published);
        Self { source: record.meta.source.clone(), ..Self::corrected(&analysis, &Log::read(&record.log).0) }
    }

    /// What was decided about a fact.
    pub fn state(&self, layer: Layer, index: usize) -> State {
        self.states.get(layer as usize).and_then(|l| l.get(index)).copied().unwrap_or_default()
    }

    /// The note on a fact.
    pub fn note(&self, layer: Layer, index: usize) -> Option<&str> {
        self.notes.iter().find(|(l, i, _)| (*l, *i) == (layer, index)).map(|(_, _, text)| text.as_str())
    }

    /// All facts as marks on the text with links between them.
    pub fn marks(&self) -> Marks {
        Marks::of(self)
    }

    /// The entities that a list or a drawing of its own shows: not the plain nouns that only the text comes back to (*the tickets … tickets*).
    pub(super) fn things(&self) -> Vec<&Entity> {
        let a = &self.analysis;
        let mut shown: BTreeSet<u32> = a.entities.iter().filter(|e| e.kind != EntityType::Product).map(|e| e.id).collect();
        shown.extend(a.mentions.iter().filter(|m| m.form == MentionForm::Name).map(|m| m.entity));
        shown.extend(a.relations.iter().flat_map(|r| [r.subject, r.object]));
        shown.extend(a.statements.iter().flat_map(|s| [s.speaker, s.addressee]).flatten());
        shown.extend(a.events.iter().flat_map(|e| e.participants.iter().map(|p| p.entity).chain([e.place])).flatten());
        a.entities.iter().filter(|e| shown.contains(&e.id)).collect()
    }

    /// The text, to be cut by code points.
    pub(super) fn words(&self) -> Words<'_> {
        Words::new(&self.analysis.text)
    }

    /// A file with this ending.
    pub(super) fn part(&self, ending: &str, text: String) -> Part {
        Part { name: format!("{}.{ending}", self.stem), text }
    }

    /// The title on one line: what is known, or the first headline, or the first words.
    pub(super) fn title(&self) -> String {
        title(&self.analysis)
    }

    /// A name for the article that is the same on every machine: `urn:pressmark:` and a number made of the text.
    pub(super) fn urn(&self) -> String {
        format!("urn:pressmark:{:016x}", fingerprint(&self.analysis.text))
    }

    /// The page's address if it is one.
    pub(super) fn url(&self) -> Option<&str> {
        let url = self.analysis.page.as_ref()?.url.as_ref()?.value.as_str();
        let plain = |b: u8| b.is_ascii_graphic() && !b"<>\"{}|\\^`'".contains(&b);
        ((url.starts_with("https://") || url.starts_with("http://")) && url.len() < 2000 && url.bytes().all(plain)).then_some(url)
    }

    /// What the page says of itself: author, site.
    pub(super) fn author(&self) -> Option<&str> {
        Some(self.analysis.page.as_ref()?.author.as_ref()?.value.as_str())
    }

    /// The publication: as the person knows it, or as the page says.
    pub(super) fn site(&self) -> Option<&str> {
        let known = (!self.source.is_empty()).then_some(self.source.as_str());
        known.or_else(|| Some(self.analysis.page.as_ref()?.site.as_ref()?.value.as_str()))
    }
}

/// The 64-bit FNV-1a hash.
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn title(a: &Analysis) -> String {
    let words = Words::new(&a.text);
    let known = a.title.as_deref().map(|t| t.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty());
    let headline = || a.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| words.line(b.span));
    let first = || {
        let line = a.text.lines().find(|l| !l.trim().is_empty())?;
        let end = line.chars().count().min(80) as u32;
        let start = a.text.split(line).next().map_or(0, |before| before.chars().count() as u32);
        Some(words.line(CharSpan { start, end: start + end }))
    };
    known.or_else(headline).or_else(first).unwrap_or_else(|| "Untitled".to_owned())
}

/// `Bridge to open!` → `bridge-to-open`; `article` where no letter is left.
fn stem(a: &Analysis) -> String {
    let mut out = String::new();
    for c in title(a).chars().take(4 * STEM) {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_alphanumeric() => out.push(c),
            '\'' | '’' => {}
            _ if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            _ => {}
        }
        if out.len() >= STEM {
            break;
        }
    }
    let out = out.trim_matches('-');
    // Names of devices, which Windows refuses as file names.
    let device =
        matches!(out, "con" | "prn" | "aux" | "nul") || (out.len() == 4 && (out.starts_with("com") || out.starts_with("lpt")));
    if out.is_empty() || device { "article".to_owned() } else { out.to_owned() }
}
