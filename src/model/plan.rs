//! The shape of the reader network: which tensors it has, of what size, in which order. Training and inference both follow it.
//!
//! ```text
//! word vector, hashed features, flags → input → gated convolution → scans ┬ scan → tags, sentence starts, trees
//!                                                                         ├ scan → names, event triggers
//!                                                                         └ scan → source, cue, content
//! ```
//! A *scan* is a recurrence in both directions whose gates depend on the input alone, so that all matrix products of a layer are
//! one (Lei et al. 2018, Simple Recurrent Units; Feng et al. 2024, minGRU).

use super::features::{BUCKETS, FLAGS, SLOTS};
use crate::document::{Deprel, Scheme, Upos, Xpos};

/// Signed distances to a governor that have a weight of their own; longer ones share the last.
pub const REACH: usize = 12;
/// Weights for distances: left, right, root.
pub const DISTANCES: usize = 2 * REACH + 1;

/// Sizes that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Of the encoder; a multiple of 32.
    pub width: usize,
    /// Of a word vector.
    pub vector: usize,
    /// Of a hashed feature.
    pub hashed: usize,
    /// Shared scans.
    pub depth: usize,
    /// Of dependent and governor in the arc score.
    pub arc: usize,
    /// Hidden layer of the relation score.
    pub relation: usize,
}

impl Sizes {
    /// Columns of the input layer.
    pub const fn input(&self) -> usize {
        self.vector + SLOTS * self.hashed + FLAGS
    }
}

/// The three ends of the encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branch {
    /// Tags, sentence starts, trees.
    Syntax,
    /// Names and triggers.
    Names,
    /// Attribution.
    Said,
}

impl Branch {
    /// All ends, in order.
    pub const ALL: [Branch; 3] = [Self::Syntax, Self::Names, Self::Said];
}

/// A softmax over labels of each token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Universal part of speech.
    Upos,
    /// Penn tag.
    Xpos,
    /// Whether the token starts a sentence.
    Start,
    /// One of the schemes that later stages read.
    Scheme(Scheme),
}

impl Head {
    /// All heads; a new one goes to the end of its branch.
    pub const ALL: [Head; 11] = [
        Self::Upos,
        Self::Xpos,
        Self::Start,
        Self::Scheme(Scheme::Names),
        Self::Scheme(Scheme::Four),
        Self::Scheme(Scheme::Trigger),
        Self::Scheme(Scheme::Happening),
        Self::Scheme(Scheme::Source),
        Self::Scheme(Scheme::Cue),
        Self::Scheme(Scheme::Content),
        Self::Scheme(Scheme::Inner),
    ];

    /// The end of the encoder it reads.
    pub const fn branch(self) -> Branch {
        match self {
            Self::Upos | Self::Xpos | Self::Start => Branch::Syntax,
            Self::Scheme(Scheme::Names | Scheme::Four | Scheme::Trigger | Scheme::Happening) => Branch::Names,
            Self::Scheme(_) => Branch::Said,
        }
    }

    /// How many labels.
    pub const fn labels(self) -> usize {
        match self {
            Self::Upos => Upos::ALL.len(),
            Self::Xpos => Xpos::ALL.len(),
            Self::Start => 2,
            Self::Scheme(scheme) => scheme.labels(),
        }
    }

    /// Column of its first label among all labels of its branch.
    pub fn column(self) -> usize {
        let before = Self::ALL.iter().take_while(|&&h| h != self);
        before.filter(|h| h.branch() == self.branch()).map(|h| h.labels()).sum()
    }
}

/// Labels of all heads of a branch together.
pub fn columns(branch: Branch) -> usize {
    Head::ALL.iter().filter(|h| h.branch() == branch).map(|h| h.labels()).sum()
}

/// A tensor's place in the flat list of weights; row-major, one row an output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tensor {
    /// Of its first weight.
    pub offset: usize,
    /// Outputs.
    pub rows: usize,
    /// Inputs.
    pub cols: usize,
}

impl Tensor {
    /// Its weights in the flat list.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.offset..self.offset + self.rows * self.cols
    }
}

/// A linear map with a bias.
#[derive(Clone, Copy, Debug, Default)]
pub struct Linear {
    /// Outputs × inputs.
    pub weight: Tensor,
    /// One a row.
    pub bias: Tensor,
}

/// A gated layer with a norm after the residual sum.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gated {
    /// All gates at once.
    pub map: Linear,
    /// Gain of the norm.
    pub gain: Tensor,
}

/// Every tensor of the network.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The chosen sizes.
    pub sizes: Sizes,
    /// Rows of hashed features.
    pub table: Tensor,
    /// From features to the encoder.
    pub input: Gated,
    /// Gated convolution over three tokens: value and gate.
    pub conv: Gated,
    /// Shared scans, then one for each branch: forget, value, output gates; first half runs forward, second half backward.
    pub scans: Vec<Gated>,
    /// Labels of each branch.
    pub tags: [Linear; 3],
    /// Dependent side of the arc score.
    pub dependent: Linear,
    /// Governor side of the arc score.
    pub governor: Linear,
    /// Bilinear form of the arc score with a bias for the governor.
    pub bilinear: Linear,
    /// The root as a governor.
    pub root: Tensor,
    /// By signed distance.
    pub distance: Tensor,
    /// Dependent side of the relation score.
    pub relation_dependent: Linear,
    /// Governor side of the relation score.
    pub relation_governor: Linear,
    /// Relations.
    pub relation: Linear,
    /// Weights in all.
    pub total: usize,
}

impl Plan {
    /// The tensors for these sizes.
    pub fn new(sizes: Sizes) -> Self {
        let Sizes { width, hashed, depth, arc, relation, .. } = sizes;
        let mut at = 0;
        let mut tensor = |rows: usize, cols: usize| {
            let offset = at;
            at += rows * cols;
            Tensor { offset, rows, cols }
        };
        let table = tensor(BUCKETS as usize, hashed);
        let mut linear = |rows, cols| Linear { weight: tensor(rows, cols), bias: tensor(rows, 1) };
        let maps: Vec<Linear> = std::iter::once(linear(width, sizes.input()))
            .chain(std::iter::once(linear(2 * width, 3 * width)))
            .chain((0..depth + Branch::ALL.len()).map(|_| linear(3 * width, width)))
            .collect();
        let tags = Branch::ALL.map(|b| linear(columns(b), width));
        let (dependent, governor, bilinear) = (linear(arc, width), linear(arc, width), linear(arc, arc));
        let (relation_dependent, relation_governor) = (linear(relation, width), linear(relation, width));
        let relation = linear(Deprel::ALL.len(), relation);
        let mut gated = maps.into_iter().map(|map| Gated { map, gain: tensor(width, 1) });
        let (input, conv) = (gated.next().unwrap_or_default(), gated.next().unwrap_or_default());
        let scans = gated.collect();
        let (root, distance) = (tensor(arc, 1), tensor(DISTANCES, 1));
        Self {
            sizes,
            table,
            input,
            conv,
            scans,
            tags,
            dependent,
            governor,
            bilinear,
            root,
            distance,
            relation_dependent,
            relation_governor,
            relation,
            total: at,
        }
    }
}

impl Plan {
    /// All linear maps, in the order of the weights file.
    pub fn linears(&self) -> Vec<Linear> {
        let ends = [self.dependent, self.governor, self.bilinear, self.relation_dependent, self.relation_governor, self.relation];
        let gated = [self.input.map, self.conv.map].into_iter().chain(self.scans.iter().map(|s| s.map));
        gated.chain(self.tags).chain(ends).collect()
    }

    /// All tensors that are kept as they are, in the order of the weights file.
    pub fn plain(&self) -> Vec<Tensor> {
        let gains = [self.input.gain, self.conv.gain].into_iter().chain(self.scans.iter().map(|s| s.gain));
        gains.chain([self.root, self.distance]).collect()
    }
}

/// The weight for the distance from `dependent` to `governor`.
pub fn distance(dependent: usize, governor: usize) -> usize {
    if governor < dependent {
        REACH - (dependent - governor).min(REACH)
    } else {
        REACH - 1 + (governor - dependent).clamp(1, REACH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_have_their_places() {
        assert_eq!((distance(5, 4), distance(5, 6)), (REACH - 1, REACH));
        assert_eq!((distance(50, 0), distance(0, 50)), (0, 2 * REACH - 1));
    }

    #[test]
    fn heads_fill_their_branch() {
        assert_eq!(Head::Start.column(), Upos::ALL.len() + Xpos::ALL.len());
        assert_eq!(columns(Branch::Said), 12);
    }
}
