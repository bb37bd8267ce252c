//! The weights file: a mark, a version, a checksum, sizes, words, then bytes with a scale for each row. Rounded weights in, the same
//! weights out. It knows the order of the tensors, not what they are for.

use super::{
    LoadError,
    features::BUCKETS,
    plan::{Linear, Plan, Sizes, Tensor},
    vocabulary::{RESERVED, Vocabulary},
};

const MARK: &[u8; 8] = b"PRSSMRKR";
/// Grows with every change of the features, the plan or the labels.
pub(crate) const VERSION: u32 = 1;
const HEADER: usize = 8 + 4 + 8;

/// A linear map of rounded weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rounded {
    /// Row after row.
    pub weights: Vec<i8>,
    /// Worth of one unit, by row.
    pub scales: Vec<f32>,
    /// By row.
    pub bias: Vec<f32>,
}

/// What a weights file holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    /// Words with vectors.
    pub vocabulary: Vocabulary,
    /// Their vectors, the two reserved rows first.
    pub vectors: Vec<i8>,
    /// Worth of a unit of a vector.
    pub vector_step: f32,
    /// Rows of hashed features.
    pub table: Vec<i8>,
    /// Worth of a unit of the table.
    pub table_step: f32,
    /// In the order of [`Plan::linears`].
    pub linears: Vec<Rounded>,
    /// In the order of [`Plan::plain`].
    pub plain: Vec<Vec<f32>>,
}

/// FNV-1a, 64 bits.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes a file.
#[cfg(any(test, feature = "train"))]
pub(crate) fn write(plan: &Plan, w: &Weights) -> Vec<u8> {
    let mut body = Vec::new();
    let s = plan.sizes;
    for n in [s.width, s.vector, s.hashed, s.depth, s.arc, s.relation] {
        body.extend((n as u32).to_le_bytes());
    }
    let words: Vec<&str> = (0..w.vocabulary.len()).map(|k| w.vocabulary.word(k)).collect();
    let words = words.join("\n");
    body.extend((words.len() as u32).to_le_bytes());
    body.extend(words.as_bytes());
    let floats = |body: &mut Vec<u8>, f: &[f32]| body.extend(f.iter().flat_map(|v| v.to_le_bytes()));
    let bytes = |body: &mut Vec<u8>, b: &[i8]| body.extend(b.iter().map(|v| *v as u8));
    floats(&mut body, &[w.vector_step, w.table_step]);
    bytes(&mut body, &w.vectors);
    bytes(&mut body, &w.table);
    for l in &w.linears {
        floats(&mut body, &l.scales);
        floats(&mut body, &l.bias);
        bytes(&mut body, &l.weights);
    }
    w.plain.iter().for_each(|p| floats(&mut body, p));
    let mut out = MARK.to_vec();
    out.extend(VERSION.to_le_bytes());
    out.extend(checksum(&body).to_le_bytes());
    out.extend(body);
    out
}

struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], LoadError> {
        let (head, tail) = self.0.split_at_checked(n).ok_or_else(|| LoadError("the weights file is cut short".to_owned()))?;
        self.0 = tail;
        Ok(head)
    }

    fn number(&mut self) -> Result<usize, LoadError> {
        let b = self.take(4)?;
        Ok(u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)
    }

    fn floats(&mut self, n: usize) -> Result<Vec<f32>, LoadError> {
        Ok(self.take(4 * n)?.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect())
    }

    fn bytes(&mut self, n: usize) -> Result<Vec<i8>, LoadError> {
        Ok(self.take(n)?.iter().map(|&b| b as i8).collect())
    }
}

/// Reads a file; every size is checked against its length.
pub(crate) fn read(bytes: &[u8]) -> Result<(Plan, Weights), LoadError> {
    let mut header = Cursor(bytes);
    if header.take(MARK.len()).ok() != Some(MARK.as_slice()) {
        return Err(LoadError("this is no file of reader weights".to_owned()));
    }
    let version = header.number()?;
    if version != VERSION as usize {
        return Err(LoadError(format!("the reader weights have version {version}, this program reads {VERSION}")));
    }
    let sum = header.take(8)?;
    let body = &bytes[HEADER..];
    if checksum(body).to_le_bytes() != sum {
        return Err(LoadError("the reader weights are damaged: the checksum does not fit".to_owned()));
    }
    let mut c = Cursor(body);
    let mut size = || c.number();
    let sizes = Sizes { width: size()?, vector: size()?, hashed: size()?, depth: size()?, arc: size()?, relation: size()? };
    let limit = [sizes.width, sizes.vector, sizes.hashed, sizes.depth, sizes.arc, sizes.relation];
    if limit.iter().any(|&n| n > 4096) || !sizes.width.is_multiple_of(32) || sizes.width == 0 {
        return Err(LoadError("the reader weights have impossible sizes".to_owned()));
    }
    let plan = Plan::new(sizes);
    let words = c.number()?;
    let words = std::str::from_utf8(c.take(words)?).map_err(|_| LoadError("the words are no UTF-8".to_owned()))?;
    let vocabulary = Vocabulary::from_lines(words);
    let steps = c.floats(2)?;
    let vectors = c.bytes((vocabulary.len() + RESERVED as usize) * sizes.vector)?;
    let table = c.bytes(BUCKETS as usize * sizes.hashed)?;
    let mut linear = |l: &Linear| -> Result<Rounded, LoadError> {
        let Tensor { rows, cols, .. } = l.weight;
        Ok(Rounded { scales: c.floats(rows)?, bias: c.floats(rows)?, weights: c.bytes(rows * cols)? })
    };
    let linears = plan.linears().iter().map(&mut linear).collect::<Result<_, _>>()?;
    let plain = plan.plain().iter().map(|t| c.floats(t.rows * t.cols)).collect::<Result<_, _>>()?;
    if !c.0.is_empty() {
        return Err(LoadError("the weights file is longer than it should be".to_owned()));
    }
    Ok((plan, Weights { vocabulary, vectors, vector_step: steps[0], table, table_step: steps[1], linears, plain }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let plan = Plan::new(Sizes { width: 32, vector: 4, hashed: 2, depth: 1, arc: 8, relation: 8 });
        let vocabulary = Vocabulary::from_words(&["a", "b"]);
        let all = plan.linears();
        let linears = all.iter().map(|l| Rounded {
            weights: vec![1; l.weight.rows * l.weight.cols],
            scales: vec![0.5; l.weight.rows],
            bias: vec![0.0; l.weight.rows],
        });
        let weights = Weights {
            vocabulary,
            vectors: vec![3; 16],
            vector_step: 0.1,
            table: vec![2; 2 * BUCKETS as usize],
            table_step: 0.2,
            linears: linears.collect(),
            plain: plan.plain().iter().map(|t| vec![1.0; t.rows * t.cols]).collect(),
        };
        write(&plan, &weights)
    }

    #[test]
    fn reads_what_it_wrote() {
        let (plan, weights) = read(&sample()).unwrap();
        assert_eq!((plan.sizes.width, weights.vocabulary.len(), weights.vectors[5]), (32, 2, 3));
        assert_eq!(write(&plan, &weights), sample());
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        let good = sample();
        let message = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
        assert!(message(b"hello").contains("no file"));
        assert!(message(&good[..good.len() - 1]).contains("checksum"));
        let mut bad = good.clone();
        bad[8] = 9;
        assert!(message(&bad).contains("version 9"));
        let mut bad = good;
        *bad.last_mut().unwrap() ^= 1;
        assert!(message(&bad).contains("damaged"));
    }
}
