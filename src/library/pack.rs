//! Bytes ⇄ a short string: deflate, then base64url without padding for links (`pack(b"")` is `"AwA"`), or 14 bits a character for
//! the browser's storage, which counts characters and not bytes.
//!
//! A string may come from anywhere, so unpacking trusts nothing: the inflated size is capped.

use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

/// Largest inflated record in bytes: twenty million characters of text are more than a person reads.
pub const LIMIT: usize = 64 << 20;

/// Deflate's most thorough level; a median article takes a millisecond.
const LEVEL: u8 = 9;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// First of the 16,384 characters that stand for 14 bits each: Chinese ideographs. All are single UTF-16 units, and no program
/// takes two of them for one.
const FIRST: u32 = 0x4e00;

/// Deflates and encodes for a store that counts UTF-16 units: 2.3 times shorter than [`pack`].
pub fn pack_dense(bytes: &[u8]) -> String {
    let (mut word, mut bits, mut out) = (0u32, 0u32, String::new());
    for byte in compress_to_vec(bytes, LEVEL) {
        word = word << 8 | u32::from(byte);
        bits += 8;
        if bits >= 14 {
            bits -= 14;
            out.extend(char::from_u32(FIRST + (word >> bits & 0x3fff)));
        }
    }
    if bits > 0 {
        out.extend(char::from_u32(FIRST + (word << (14 - bits) & 0x3fff)));
    }
    out
}

/// Decodes and inflates what [`pack_dense`] wrote.
///
/// # Errors
/// As [`unpack`].
pub fn unpack_dense(packed: &str) -> Result<Vec<u8>, String> {
    let (mut word, mut bits, mut out) = (0u32, 0u32, Vec::with_capacity(packed.len()));
    for c in packed.chars() {
        let fourteen = u32::from(c).wrapping_sub(FIRST);
        if fourteen > 0x3fff {
            return Err(FOREIGN.to_owned());
        }
        word = word << 14 | fourteen;
        bits += 14;
        while bits >= 8 {
            bits -= 8;
            out.push((word >> bits) as u8);
        }
    }
    inflate(&out, LIMIT)
}

/// Deflates and encodes.
pub fn pack(bytes: &[u8]) -> String {
    let deflated = compress_to_vec(bytes, LEVEL);
    let mut out = String::with_capacity(deflated.len() * 4 / 3 + 4);
    for chunk in deflated.chunks(3) {
        let word = chunk.iter().fold(0u32, |word, &b| word << 8 | u32::from(b)) << (8 * (3 - chunk.len()));
        for k in 0..=chunk.len() {
            let six = word >> (18 - 6 * k) & 63;
            out.push(ALPHABET.get(six as usize).map_or('A', |&c| char::from(c)));
        }
    }
    out
}

/// Bytes for a message between threads of one build, each as one character below 256. Nothing is deflated.
pub fn to_chars(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// Reads what [`to_chars`] wrote.
pub fn from_chars(message: &str) -> Vec<u8> {
    message.chars().map(|c| c as u8).collect()
}

/// Decodes and inflates.
///
/// # Errors
/// A sentence if the string is no packed data or inflates to more than [`LIMIT`] bytes.
pub fn unpack(packed: &str) -> Result<Vec<u8>, String> {
    unpack_within(packed, LIMIT)
}

/// As [`unpack`], with a limit of the caller's.
///
/// # Errors
/// A sentence if the string is no packed data or inflates to more than `limit` bytes.
pub fn unpack_within(packed: &str, limit: usize) -> Result<Vec<u8>, String> {
    inflate(&decode(packed)?, limit)
}

fn inflate(deflated: &[u8], limit: usize) -> Result<Vec<u8>, String> {
    decompress_to_vec_with_limit(deflated, limit).map_err(|e| match e.status {
        TINFLStatus::HasMoreOutput => format!("it inflates to more than {limit} bytes"),
        _ => "its compressed data is broken".to_owned(),
    })
}

const FOREIGN: &str = "it holds a character that does not belong there";

fn decode(packed: &str) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(packed.len() * 3 / 4 + 3);
    for chunk in packed.as_bytes().chunks(4) {
        let mut word = 0u32;
        for &c in chunk {
            word = word << 6 | six(c).ok_or_else(|| FOREIGN.to_owned())?;
        }
        word <<= 6 * (4 - chunk.len());
        let [_, bytes @ ..] = word.to_be_bytes();
        out.extend(bytes.iter().take(chunk.len() * 3 / 4));
    }
    Ok(out)
}

fn six(c: u8) -> Option<u32> {
    Some(u32::from(match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn comes_back(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            prop_assert_eq!(unpack(&pack(&bytes)), Ok(bytes.clone()));
            prop_assert_eq!(unpack_dense(&pack_dense(&bytes)), Ok(bytes));
        }

        #[test]
        fn garbage_is_refused_without_panic(text in "\\PC{0,80}") {
            let _ = (unpack(&text), unpack_dense(&text));
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = pack(&vec![0; LIMIT + 1]);
        assert!(bomb.len() < 200_000);
        assert!(unpack(&bomb).unwrap_err().contains("inflates to more"));
    }

    #[test]
    fn the_dense_form_is_shorter_where_characters_count() {
        let text = "The city of Elwick has a harbour, and the harbour has a wall; who pays for it, nobody said. ".repeat(9);
        let bytes: Vec<u8> = text.bytes().enumerate().map(|(k, b)| b ^ (k * k % 7) as u8).collect();
        assert!(pack_dense(&bytes).chars().count() * 2 < pack(&bytes).len());
        assert!(pack_dense(&bytes).chars().all(|c| c.len_utf16() == 1));
    }

    #[test]
    fn a_cut_string_is_refused() {
        let packed = pack(b"Some words that are long enough to be worth it, and some more words.");
        assert!(unpack(&packed[..packed.len() / 2]).is_err());
    }
}
