//! The words that have a vector, sorted, in one string: `["the", "of"]` → `of` is row 2, `the` row 3. Rows 0 and 1 are the break and
//! the unknown word.

/// Rows before the first word.
pub const RESERVED: u32 = 2;

/// A sorted list of words.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// All words, one after the other.
    text: String,
    /// End of each word in `text`.
    ends: Vec<u32>,
}

impl Vocabulary {
    /// From words in ascending order of their bytes, one a line.
    pub fn from_lines(lines: &str) -> Self {
        let mut out = Self::default();
        for word in lines.lines() {
            out.text.push_str(word);
            out.ends.push(out.text.len() as u32);
        }
        out
    }

    /// From words in any order; tests and trainer.
    pub fn from_words(words: &[&str]) -> Self {
        let mut sorted = words.to_vec();
        sorted.sort_unstable();
        Self::from_lines(&sorted.join("\n"))
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The word of index `k` (its row less [`RESERVED`]).
    pub fn word(&self, k: usize) -> &str {
        let start = k.checked_sub(1).and_then(|p| self.ends.get(p)).copied().unwrap_or(0);
        let end = self.ends.get(k).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The row of `word`.
    pub fn row(&self, word: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            match self.word(middle).as_bytes().cmp(word.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle as u32 + RESERVED),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_rows() {
        let v = Vocabulary::from_words(&["the", "of", "é"]);
        assert_eq!((v.row("of"), v.row("the"), v.row("é"), v.row("a"), v.row("")), (Some(2), Some(3), Some(4), None, None));
    }
}
