//! Gathers marks while a file is read: names of its own for marks, links by those names, what was left out and why. Each kind of
//! loss becomes one sentence: *3 marks lie outside of the text*.

use super::{Marked, labels};
use crate::{
    contract::CharSpan,
    export::{
        label_studio::CONTINUES,
        marks::{Link, Mark},
    },
};
use std::collections::BTreeMap;

/// Most marks of one text.
const MOST: usize = 200_000;

/// Marks under construction.
pub(super) struct Build {
    text: String,
    length: u32,
    marks: Vec<Mark>,
    ids: BTreeMap<String, usize>,
    links: Vec<(String, String, String, String)>,
    outside: usize,
    unknown: BTreeMap<String, usize>,
    lost_links: usize,
    unplaced: usize,
    too_many: usize,
}

impl Build {
    pub(super) fn new(text: &str) -> Self {
        Self {
            length: text.chars().count() as u32,
            text: text.to_owned(),
            marks: Vec::new(),
            ids: BTreeMap::new(),
            links: Vec::new(),
            outside: 0,
            unknown: BTreeMap::new(),
            lost_links: 0,
            unplaced: 0,
            too_many: 0,
        }
    }

    /// Adds a mark under its name in the file.
    pub(super) fn mark(&mut self, id: &str, label: &str, spans: Vec<CharSpan>) {
        let Some(label) = labels::known(label) else {
            *self.unknown.entry(label.chars().take(40).collect()).or_default() += 1;
            return;
        };
        if spans.is_empty() || spans.iter().any(|s| s.start >= s.end || s.end > self.length) {
            self.outside += 1;
        } else if self.marks.len() >= MOST {
            self.too_many += 1;
        } else {
            self.ids.insert(id.to_owned(), self.marks.len());
            self.marks.push(Mark { label: label.to_owned(), spans, ..Mark::default() });
        }
    }

    /// A mark whose words are not in the text.
    pub(super) fn unplaced(&mut self) {
        self.unplaced += 1;
    }

    /// Another name for a mark.
    pub(super) fn alias(&mut self, id: &str, of: &str) {
        if let Some(&index) = self.ids.get(of) {
            self.ids.insert(id.to_owned(), index);
        }
    }

    /// `name=value` as an attribute, everything else as a note.
    pub(super) fn detail(&mut self, id: &str, text: &str) {
        match text.split_once('=').filter(|(name, _)| labels::ATTRIBUTES.contains(name)) {
            Some((name, value)) => self.attribute(id, name, value),
            None => self.note(id, text),
        }
    }

    pub(super) fn attribute(&mut self, id: &str, name: &str, value: &str) {
        if let Some(mark) = self.ids.get(id).and_then(|&i| self.marks.get_mut(i)).filter(|m| m.get(name).is_none()) {
            mark.attributes.push((name.to_owned(), value.to_owned()));
        }
    }

    pub(super) fn note(&mut self, id: &str, text: &str) {
        if let Some(mark) = self.ids.get(id).and_then(|&i| self.marks.get_mut(i)) {
            let gap = if mark.note.is_empty() || text.is_empty() { "" } else { "\n" };
            mark.note.push_str(&format!("{gap}{text}"));
        }
    }

    /// A link between two names; marks may follow.
    pub(super) fn link(&mut self, from: &str, to: &str, label: &str, words: &str) {
        if self.links.len() < MOST {
            self.links.push((from.to_owned(), to.to_owned(), label.to_owned(), words.to_owned()));
        }
    }

    /// Ties links to marks and puts parts together.
    pub(super) fn end(mut self) -> Marked {
        let mut into: Vec<usize> = (0..self.marks.len()).collect();
        let mut links = Vec::new();
        for (from, to, label, words) in std::mem::take(&mut self.links) {
            match (self.ids.get(&from), self.ids.get(&to)) {
                (Some(&from), Some(&to)) if label == CONTINUES => self.join(&mut into, from, to),
                (Some(&from), Some(&to)) => links.push(Link { from, to, label, words }),
                _ => self.lost_links += 1,
            }
        }
        let remarks = self.remarks();
        // New numbers for those that are not parts of others.
        let mut number = vec![0; self.marks.len()];
        let mut marks = Vec::new();
        for (i, mark) in self.marks.into_iter().enumerate() {
            if into.get(i) == Some(&i) {
                if let Some(slot) = number.get_mut(i) {
                    *slot = marks.len();
                }
                marks.push(mark);
            }
        }
        let at = |old: usize| into.get(old).and_then(|&root| number.get(root)).copied().unwrap_or_default();
        for link in &mut links {
            (link.from, link.to) = (at(link.from), at(link.to));
        }
        links.retain(|l| l.from != l.to);
        Marked { text: self.text, marks: crate::export::marks::Marks { marks, links }, remarks, ..Marked::default() }
    }

    /// The part `to` goes over into the mark that `from` belongs to.
    fn join(&mut self, into: &mut [usize], from: usize, to: usize) {
        let root = into.get(from).copied().unwrap_or(from);
        if root == to || into.get(to) != Some(&to) {
            return;
        }
        let spans = self.marks.get_mut(to).map(|m| std::mem::take(&mut m.spans)).unwrap_or_default();
        if let Some(mark) = self.marks.get_mut(root) {
            mark.spans.extend(spans);
        }
        if let Some(slot) = into.get_mut(to) {
            *slot = root;
        }
    }

    fn remarks(&self) -> Vec<String> {
        let mut out = Vec::new();
        let mut say = |n: usize, one: &str, many: &str| {
            out.extend((n > 0).then(|| if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }));
        };
        say(self.outside, "mark lies outside of the text and was left out", "marks lie outside of the text and were left out");
        say(
            self.unplaced,
            "mark has words that the text does not have and was left out",
            "marks have words that the text does not have and were left out",
        );
        say(self.lost_links, "link leads to no mark and was left out", "links lead to no mark and were left out");
        say(self.too_many, "mark is too many", "marks are too many");
        for (label, n) in self.unknown.iter().take(20) {
            let marks = if *n == 1 { "1 mark".to_owned() } else { format!("{n} marks") };
            out.push(format!("{marks} with the label “{label}”, which Pressmark does not know, left out"));
        }
        out
    }
}
