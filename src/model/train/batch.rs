//! Examples put together into batches, with words hidden and letters changed now and then.

use super::rng::Rng;
use crate::{
    document::Scheme,
    lexicon::gazetteer,
    model::{
        features::{FORM_SLOTS, Features, HIDDEN, Scratch, describe},
        plan::Head,
        vocabulary::Vocabulary,
    },
};
use std::{collections::HashMap, ops::Range};

/// All forms of the corpora, each once; id 0 is the break between blocks.
#[derive(Default)]
pub(crate) struct Forms {
    ids: HashMap<String, u32>,
    forms: Vec<String>,
    features: Vec<Features>,
}

impl Forms {
    /// The id of a form.
    pub(crate) fn id(&mut self, form: &str) -> u32 {
        if self.forms.is_empty() {
            self.forms.push(String::new());
        }
        if let Some(&id) = self.ids.get(form) {
            return id;
        }
        let id = self.forms.len() as u32;
        self.forms.push(form.to_owned());
        self.ids.insert(form.to_owned(), id);
        id
    }

    /// The form of an id.
    pub(crate) fn form(&self, id: u32) -> &str {
        self.forms.get(id as usize).map_or("", |f| f)
    }

    /// Works out the features of every form.
    pub(crate) fn describe(&mut self, vocabulary: &Vocabulary) {
        let mut scratch = Scratch::default();
        self.features = self.forms.iter().map(|f| describe(f, vocabulary, &mut scratch)).collect();
        if let Some(first) = self.features.first_mut() {
            *first = Features::BREAK;
        }
    }
}

/// A tree over the tokens of a sequence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trees {
    /// Index of the governor in the sequence, `usize::MAX` for the root, none where nothing is known.
    pub governor: Vec<Option<usize>>,
    /// Index of the relation.
    pub relation: Vec<u8>,
    /// Sentences without the breaks around them.
    pub sentences: Vec<Range<usize>>,
}

/// A sequence of words with the labels that its corpus knows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Example {
    /// Ids of forms.
    pub words: Vec<u32>,
    /// Lexicon flags of the words as they stand.
    pub flags: Vec<u16>,
    /// Index of the head, and for each token the labels that are right (a bit each; 0: nothing known).
    pub labels: Vec<(usize, Vec<u64>)>,
    /// Where there are trees.
    pub trees: Option<Trees>,
}

/// Sequences one after the other.
#[derive(Default)]
pub(crate) struct Batch {
    /// Of all tokens.
    pub features: Vec<Features>,
    /// Whether a token begins a sequence.
    pub first: Vec<bool>,
    /// Allowed labels by head, then token.
    pub labels: Vec<Vec<u64>>,
    /// Weight of one label by head.
    pub weights: [f32; Head::ALL.len()],
    /// Governors in the batch; see [`Trees`].
    pub governor: Vec<Option<usize>>,
    /// Relations.
    pub relation: Vec<u8>,
    /// Sentences with trees.
    pub sentences: Vec<Range<usize>>,
    /// Weight of one arc.
    pub arc_weight: f32,
}

/// How often letters and words are changed in training, in shares of one.
const CHANGED_CASE: f32 = 0.10;
const HIDDEN_WORD: f32 = 0.06;
const HIDDEN_FORM: f32 = 0.15;
const HIDDEN_FLAGS: f32 = 0.1;

impl Batch {
    /// Joins `examples`; with `rng` words are hidden and case is changed.
    pub(crate) fn new(examples: &[&Example], forms: &Forms, vocabulary: &Vocabulary, mut rng: Option<&mut Rng>) -> Self {
        let mut batch = Self { labels: vec![Vec::new(); Head::ALL.len()], ..Self::default() };
        for example in examples {
            let base = batch.features.len();
            let flagged = |(&w, &flags): (&u32, &u16)| Features { flags, ..forms.features[w as usize] };
            batch.features.extend(example.words.iter().zip(&example.flags).map(flagged));
            debug_assert_eq!(example.words.len(), example.flags.len());
            if let Some(rng) = rng.as_deref_mut() {
                change_case(&mut batch.features[base..], example, forms, vocabulary, rng);
                hide(&mut batch.features[base..], rng);
            }
            let end = batch.features.len();
            batch.first.extend((base..end).map(|i| i == base));
            for (head, labels) in &example.labels {
                batch.labels[*head].resize(base, 0);
                batch.labels[*head].extend_from_slice(labels);
            }
            batch.governor.resize(end, None);
            batch.relation.resize(end, 0);
            if let Some(trees) = &example.trees {
                let shift = |g: usize| if g == usize::MAX { g } else { g + base };
                for (i, g) in trees.governor.iter().enumerate() {
                    batch.governor[base + i] = g.map(shift);
                    batch.relation[base + i] = trees.relation[i];
                }
                batch.sentences.extend(trees.sentences.iter().map(|s| s.start + base..s.end + base));
            }
        }
        batch.weigh(&[]);
        batch
    }

    /// Every head's labels weigh one together, counted over this batch and `others`.
    pub(crate) fn weigh(&mut self, others: &[(Vec<usize>, usize)]) {
        let (counts, arcs) = self.counts();
        for (h, weight) in self.weights.iter_mut().enumerate() {
            let n = counts[h] + others.iter().map(|o| o.0[h]).sum::<usize>();
            // Few labels in a batch must not weigh as much as many.
            let names = if Head::ALL[h] == Head::Scheme(Scheme::Names) { 1.5 } else { 1.0 };
            *weight = names / n.max(200) as f32;
        }
        self.arc_weight = 1.0 / (arcs + others.iter().map(|o| o.1).sum::<usize>()).max(200) as f32;
    }

    /// Labels by head, and arcs.
    pub(crate) fn counts(&self) -> (Vec<usize>, usize) {
        let labels = self.labels.iter().map(|l| l.iter().filter(|a| **a != 0).count()).collect();
        (labels, self.governor.iter().filter(|g| g.is_some()).count())
    }
}

fn hide(features: &mut [Features], rng: &mut Rng) {
    for f in features.iter_mut().filter(|f| f.vector != 0) {
        let dice = rng.unit();
        if rng.unit() < HIDDEN_FLAGS {
            f.flags = 0;
        }
        if dice < HIDDEN_FORM {
            FORM_SLOTS.iter().for_each(|&s| f.hashed[s] = HIDDEN);
        }
        if dice < HIDDEN_WORD {
            f.vector = 1;
        }
    }
}

/// Writes a stretch of some sequences in capitals, in small letters or As In Titles.
fn change_case(features: &mut [Features], example: &Example, forms: &Forms, vocabulary: &Vocabulary, rng: &mut Rng) {
    if rng.unit() >= CHANGED_CASE {
        return;
    }
    let way = rng.below(3);
    let start = if rng.below(2) == 0 { 0 } else { rng.below(features.len()) };
    let end = (start + 5 + rng.below(60)).min(features.len());
    let mut scratch = Scratch::default();
    let mut written: Vec<String> = example.words.iter().map(|&w| forms.form(w).to_owned()).collect();
    for i in (start..end).filter(|&i| !forms.form(example.words[i]).is_empty()) {
        let form = forms.form(example.words[i]);
        written[i] = match way {
            0 => form.to_uppercase(),
            1 => form.to_lowercase(),
            _ => form.chars().next().map(|c| c.to_uppercase().chain(form.chars().skip(1)).collect()).unwrap_or_default(),
        };
        features[i] = describe(&written[i], vocabulary, &mut scratch);
    }
    let flags = flags(&written.iter().map(String::as_str).collect::<Vec<_>>());
    features.iter_mut().zip(flags).for_each(|(f, flags)| f.flags = flags);
}

/// Lexicon flags of words; an empty word is the break between two blocks, which no name crosses.
pub(crate) fn flags(words: &[&str]) -> Vec<u16> {
    let ends: Vec<usize> = (0..words.len()).filter(|&i| words[i].is_empty()).chain([words.len()]).collect();
    gazetteer::flags(&gazetteer::Lexed::of_forms(words, &ends))
}
