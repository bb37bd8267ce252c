//! What the network sees of a word: `Kremlin's` is not here, but `Kremlin` → row of the vector of *kremlin*, buckets of its prefixes,
//! suffixes, shape and form, lexicon flags. The same function serves training and run time. It keeps no state between words.

use super::vocabulary::Vocabulary;

/// Hashed features a word.
pub const SLOTS: usize = 9;
/// Lexicon flags a word.
pub const FLAGS: usize = 16;
/// Rows of the hashed table; the first two are kept for a break between blocks and for a hidden word.
pub const BUCKETS: u32 = 1 << 15;
/// Bucket of every slot at a break between blocks.
pub const BREAK: u32 = 0;
/// Bucket of a form that is hidden from the network while it trains.
pub const HIDDEN: u32 = 1;
/// The slots that give a whole form away: cased and lower-cased.
pub const FORM_SLOTS: [usize; 2] = [0, 1];

/// The network's view of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    /// Row of the word vector; 0 a break, 1 unknown.
    pub vector: u32,
    /// Rows of the hashed table.
    pub hashed: [u32; SLOTS],
    /// Lexicon flags, one bit each.
    pub flags: u16,
}

impl Features {
    /// The pause between two blocks.
    pub const BREAK: Features = Features { vector: 0, hashed: [BREAK; SLOTS], flags: 0 };
}

/// Buffers that [`describe`] uses again for every word.
#[derive(Debug, Default)]
pub struct Scratch {
    cased: Vec<char>,
    lower: Vec<char>,
    text: String,
}

/// The features of `word` but for its flags.
pub fn describe(word: &str, vocabulary: &Vocabulary, scratch: &mut Scratch) -> Features {
    let Scratch { cased, lower, text } = scratch;
    normalise(word, cased);
    lower.clear();
    lower.extend(cased.iter().flat_map(|c| c.to_lowercase()));
    text.clear();
    text.extend(lower.iter());
    let mut vector = vocabulary.row(text);
    for c in cased.iter_mut().chain(lower.iter_mut()).filter(|c| c.is_numeric()) {
        *c = '0';
    }
    if vector.is_none() && lower.contains(&'0') {
        text.clear();
        text.extend(lower.iter());
        vector = vocabulary.row(text);
    }
    let n = lower.len();
    let tail = |k: usize| lower.get(n.saturating_sub(k)..).unwrap_or_default();
    let lead = |k: usize| lower.get(..k.min(n)).unwrap_or_default();
    let head = cased.get(..cased.len().min(1)).unwrap_or_default();
    let hashed = [
        bucket(0, cased),
        bucket(1, lower),
        bucket(2, head),
        bucket(3, lead(2)),
        bucket(4, lead(3)),
        bucket(5, tail(4)),
        bucket(6, tail(3)),
        bucket(7, tail(2)),
        shape(cased),
    ];
    Features { vector: vector.unwrap_or(1), hashed, flags: 0 }
}

/// Quotes, dashes and ellipses as the word vectors write them; at most 40 characters.
fn normalise(word: &str, out: &mut Vec<char>) {
    out.clear();
    for c in word.chars().take(40) {
        match c {
            '’' | '‘' | '`' | '´' | 'ʼ' => out.push('\''),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '–' | '—' | '―' => out.extend(['-', '-']),
            '‐' | '‑' | '‒' => out.push('-'),
            '…' => out.extend(['.', '.', '.']),
            '\u{ad}' | '\u{200b}' => {}
            c => out.push(c),
        }
    }
    if out.len() == 2 && out.iter().all(|&c| c == '\'') {
        out.clear();
        out.push('"');
    }
}

/// FNV-1a of the characters, 32 bits.
fn bucket(slot: u32, chars: &[char]) -> u32 {
    let start = 0x811c_9dc5_u32 ^ slot.wrapping_mul(0x9e37_79b9);
    let hash = chars.iter().fold(start, |h, &c| (h ^ c as u32).wrapping_mul(0x0100_0193));
    let mixed = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    2 + (mixed ^ (mixed >> 13)) % (BUCKETS - 2)
}

/// `McDonald's` → the bucket of `XxXxx'x`: runs cut at two, at most ten signs.
fn shape(chars: &[char]) -> u32 {
    let mut signs = ['\0'; 10];
    let mut n = 0;
    for &c in chars {
        let sign = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            '0' => 'd',
            c if c.is_alphabetic() => 'a',
            c => c,
        };
        let run = n >= 2 && signs[n - 1] == sign && signs[n - 2] == sign;
        if !run && n < signs.len() {
            signs[n] = sign;
            n += 1;
        }
    }
    bucket(8, &signs[..n])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Features {
        let vocabulary = Vocabulary::from_words(&["'s", "--", "kremlin", "000"]);
        describe(word, &vocabulary, &mut Scratch::default())
    }

    #[test]
    fn writes_variants_alike() {
        assert_eq!(of("’s"), of("'s"));
        assert_eq!(of("—"), of("--"));
        assert_eq!(of("Kremlin").vector, of("KREMLIN").vector);
        assert_ne!(of("Kremlin").hashed[0], of("KREMLIN").hashed[0]);
        assert_eq!(of("123").vector, of("000").vector);
        assert_eq!(of("qqq").vector, 1);
        assert_ne!(of("kremlin").vector, 1);
    }

    #[test]
    fn survives_odd_words() {
        for word in ["", "é", "\u{ad}", "İ", "🙂🙂"] {
            assert!(of(word).hashed.iter().all(|&b| (2..BUCKETS).contains(&b)));
        }
    }
}
