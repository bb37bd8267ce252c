//! Bytes ⇄ a short string of URL-safe characters: deflate, then base64url without padding. `pack(b"")` is `"AwA"`.
//!
//! The same packing serves storage and share links, so unpacking trusts nothing: the inflated size is capped.

use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};

/// Largest inflated record in bytes: twenty million characters of text are more than a person reads.
pub const LIMIT: usize = 64 << 20;

/// Deflate's most thorough level; a median article takes a millisecond.
const LEVEL: u8 = 9;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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
    let deflated = decode(packed)?;
    decompress_to_vec_with_limit(&deflated, LIMIT).map_err(|e| match e.status {
        TINFLStatus::HasMoreOutput => format!("it inflates to more than {LIMIT} bytes"),
        _ => "its compressed data is broken".to_owned(),
    })
}

fn decode(packed: &str) -> Result<Vec<u8>, String> {
    let mut out = Vec::with_capacity(packed.len() * 3 / 4 + 3);
    for chunk in packed.as_bytes().chunks(4) {
        let mut word = 0u32;
        for &c in chunk {
            word = word << 6 | six(c).ok_or_else(|| "it holds a character that does not belong there".to_owned())?;
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
            prop_assert_eq!(unpack(&pack(&bytes)), Ok(bytes));
        }

        #[test]
        fn garbage_is_refused_without_panic(text in "\\PC{0,80}") {
            let _ = unpack(&text);
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = pack(&vec![0; LIMIT + 1]);
        assert!(bomb.len() < 200_000);
        assert!(unpack(&bomb).unwrap_err().contains("inflates to more"));
    }

    #[test]
    fn a_cut_string_is_refused() {
        let packed = pack(b"Some words that are long enough to be worth it, and some more words.");
        assert!(unpack(&packed[..packed.len() / 2]).is_err());
    }
}
