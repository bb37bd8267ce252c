//! Bytes ⇄ a short string: deflate, then base64url without padding for links (`pack(b"")` is `"AwA"`), or many bits a character
//! ([`Dense`]) for the browser's storage, which counts characters and not bytes.
//!
//! A string may come from anywhere, so unpacking trusts nothing: the inflated size is capped.

use miniz_oxide::{
    deflate::{
        compress_to_vec,
        core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params},
    },
    inflate::{
        TINFLStatus,
        core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
    },
};

/// Largest inflated record in bytes: twenty million characters of text are more than a person reads.
pub const LIMIT: usize = 64 << 20;

/// Deflate's most thorough level; a median article takes a millisecond.
const LEVEL: u8 = 10;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// An alphabet for a store that counts UTF-16 units: as many characters in a row as a number of bits has values. All are single
/// units, and none joins with the one before it.
#[derive(Clone, Copy, Debug)]
pub struct Dense {
    first: u32,
    /// At most 15, so that a word of 32 bits holds one character and two bytes.
    bits: u32,
}

/// 16,384 Chinese ideographs.
pub const FOURTEEN: Dense = Dense { first: 0x4e00, bits: 14 };

/// 32,768 characters from Chinese ideographs to Korean syllables. More bits a unit would need halves of pairs.
pub const FIFTEEN: Dense = Dense { first: 0x3400, bits: 15 };

/// Deflates after words that both sides know, and encodes for a store that counts UTF-16 units: 2.5 times shorter than [`pack`].
pub fn pack_dense(alphabet: Dense, known: &[u8], bytes: &[u8]) -> String {
    let Dense { first, bits: width } = alphabet;
    let mask = (1 << width) - 1;
    let (mut word, mut bits, mut out) = (0u32, 0u32, String::new());
    for byte in deflate_after(known, bytes) {
        word = word << 8 | u32::from(byte);
        bits += 8;
        if bits >= width {
            bits -= width;
            out.extend(char::from_u32(first + (word >> bits & mask)));
        }
    }
    if bits > 0 {
        out.extend(char::from_u32(first + (word << (width - bits) & mask)));
    }
    out
}

/// Decodes and inflates what [`pack_dense`] wrote with the same alphabet after the same words.
///
/// # Errors
/// As [`unpack`].
pub fn unpack_dense(alphabet: Dense, known: &[u8], packed: &str) -> Result<Vec<u8>, String> {
    let (mut word, mut bits, mut out) = (0u32, 0u32, Vec::with_capacity(packed.len()));
    for c in packed.chars() {
        let value = u32::from(c).wrapping_sub(alphabet.first);
        if value >> alphabet.bits != 0 {
            return Err(FOREIGN.to_owned());
        }
        word = word << alphabet.bits | value;
        bits += alphabet.bits;
        while bits >= 8 {
            bits -= 8;
            out.push((word >> bits) as u8);
        }
    }
    inflate_after(known, &out, LIMIT)
}

/// Deflates and encodes.
pub fn pack(bytes: &[u8]) -> String {
    encode(&compress_to_vec(bytes, LEVEL))
}

/// As [`pack`], after words that both sides know: what stands in them costs nothing.
pub fn pack_after(known: &[u8], bytes: &[u8]) -> String {
    encode(&deflate_after(known, bytes))
}

fn deflate_after(known: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut deflater = CompressorOxide::new(create_comp_flags_from_zip_params(i32::from(LEVEL), 0, 0));
    // What comes out for the known words is not sent; the deflater goes on to look back at them.
    deflate(&mut deflater, known, TDEFLFlush::Sync);
    deflate(&mut deflater, bytes, TDEFLFlush::Finish)
}

fn deflate(deflater: &mut CompressorOxide, bytes: &[u8], flush: TDEFLFlush) -> Vec<u8> {
    let (mut out, mut read, mut written) = (vec![0; bytes.len() + 256], 0, 0);
    loop {
        let (rest, room) = (bytes.get(read..).unwrap_or_default(), out.get_mut(written..).unwrap_or_default());
        let full = room.len();
        let (status, more_read, more_written) = compress(deflater, rest, room, flush);
        (read, written) = (read + more_read, written + more_written);
        if status != TDEFLStatus::Okay || (read == bytes.len() && more_written < full) {
            out.truncate(written);
            return out;
        }
        out.resize(out.len() * 2, 0);
    }
}

/// Decodes and inflates what [`pack_after`] wrote after the same words.
///
/// # Errors
/// A sentence if the string is no packed data or inflates to more than `limit` bytes.
pub fn unpack_after(known: &[u8], packed: &str, limit: usize) -> Result<Vec<u8>, String> {
    inflate_after(known, &decode(packed)?, limit)
}

fn inflate_after(known: &[u8], deflated: &[u8], limit: usize) -> Result<Vec<u8>, String> {
    let mut inflater = DecompressorOxide::new();
    let (mut out, mut read, mut written) = (known.to_vec(), 0, known.len());
    out.resize(known.len() + (deflated.len() * 4).max(1_024).min(limit + 1), 0);
    loop {
        let rest = deflated.get(read..).unwrap_or_default();
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, more_read, more_written) = decompress(&mut inflater, rest, &mut out, written, flags);
        (read, written) = (read + more_read, written + more_written);
        match status {
            TINFLStatus::Done if written - known.len() <= limit => {
                return Ok(out.get(known.len()..written).unwrap_or_default().to_vec());
            }
            TINFLStatus::Done => return Err(too_much(limit)),
            TINFLStatus::HasMoreOutput if out.len() > known.len() + limit => return Err(too_much(limit)),
            TINFLStatus::HasMoreOutput => out.resize((out.len() * 2).min(known.len() + limit + 1), 0),
            _ => return Err(BROKEN.to_owned()),
        }
    }
}

fn too_much(limit: usize) -> String {
    format!("it inflates to more than {limit} bytes")
}

const BROKEN: &str = "its compressed data is broken";

fn encode(deflated: &[u8]) -> String {
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
    inflate_after(&[], &decode(packed)?, LIMIT)
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
            for alphabet in [FOURTEEN, FIFTEEN] {
                let kept = pack_dense(alphabet, b"known", &bytes);
                prop_assert_eq!(unpack_dense(alphabet, b"known", &kept), Ok(bytes.clone()));
            }
            let known = b"abcabcabd and so on";
            prop_assert_eq!(unpack_after(known, &pack_after(known, &bytes), 600), Ok(bytes));
        }

        #[test]
        fn garbage_is_refused_without_panic(text in "\\PC{0,80}") {
            let _ = (unpack(&text), unpack_dense(FIFTEEN, b"known", &text), unpack_after(b"known", &text, 100));
        }
    }

    #[test]
    fn a_bomb_is_refused() {
        let bomb = pack(&vec![0; LIMIT + 1]);
        assert!(bomb.len() < 200_000);
        assert!(unpack(&bomb).unwrap_err().contains("inflates to more"));
    }

    #[test]
    fn known_words_cost_next_to_nothing() {
        let words = "The minister told reporters on Tuesday that the government would pay.";
        assert!(pack_after(words.as_bytes(), words.as_bytes()).len() * 3 < pack(words.as_bytes()).len());
        assert_eq!(unpack_after(b"x", &pack_after(b"x", &[7; 900]), 900).map(|b| b.len()), Ok(900));
        assert!(unpack_after(b"x", &pack_after(b"x", &[7; 901]), 900).unwrap_err().contains("more than 900"));
    }

    #[test]
    fn the_dense_form_is_shorter_where_characters_count() {
        let text = "The city of Elwick has a harbour, and the harbour has a wall; who pays for it, nobody said. ".repeat(9);
        let bytes: Vec<u8> = text.bytes().enumerate().map(|(k, b)| b ^ (k * k % 7) as u8).collect();
        let units = |alphabet| pack_dense(alphabet, b"", &bytes).encode_utf16().count();
        assert!(units(FOURTEEN) * 2 < pack(&bytes).len());
        assert!(units(FIFTEEN) * 15 < units(FOURTEEN) * 14 + 15);
        assert!(pack_dense(FIFTEEN, b"", &bytes).chars().all(|c| c.len_utf16() == 1));
    }

    #[test]
    fn a_cut_string_is_refused() {
        let packed = pack(b"Some words that are long enough to be worth it, and some more words.");
        assert!(unpack(&packed[..packed.len() / 2]).is_err());
    }
}
