//! What is kept of an article. Each version of the format has its own frozen types; [`Record`] is always the newest.
//!
//! A kept string starts with its version and a point: `4.` + [`pack::pack_dense`](postcard([`v2::Record`])), deflated after
//! `known.txt`. Version 3 has the same content with 14 bits a character instead of 15, version 2 in base64url. Older versions are migrated on reading, by pure functions from one version to the next; newer ones are
//! refused with a message.

pub mod v1;
pub mod v2;

pub use v1::Meta;
pub use v2::{Page, Record};

use super::pack;
use std::fmt;

/// Version of the format that is written.
pub const VERSION: u32 = 4;

/// Words that versions 3 and 4 are deflated after: the rules' ids and common words.
const KNOWN: &str = concat!(include_str!("known.txt"), include_str!("../share.txt"));

/// Why a kept string is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// A newer Pressmark wrote it.
    Newer(u32),
    /// It is damaged; the sentence says where.
    Corrupt(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(version) => {
                write!(f, "a newer Pressmark wrote this article (format {version}; this one reads up to {VERSION})")
            }
            Self::Corrupt(what) => write!(f, "this saved article is damaged: {what}"),
        }
    }
}

impl std::error::Error for ReadError {}

/// A record as the string that is kept.
pub fn write(record: &Record) -> String {
    format!("{VERSION}.{}", pack::pack_dense(pack::FIFTEEN, KNOWN.as_bytes(), &bytes(record)))
}

/// A record for a message between threads of one build: its bytes, each as one character below 256. Nothing is deflated.
pub fn to_message(record: &Record) -> String {
    pack::to_chars(&bytes(record))
}

/// Reads what [`to_message`] wrote.
///
/// # Errors
/// A sentence that says where it is off.
pub fn from_message(message: &str) -> Result<Record, String> {
    decode(&pack::from_chars(message))
}

/// Reads a kept string of any known version.
///
/// # Errors
/// [`ReadError::Newer`] or [`ReadError::Corrupt`].
pub fn read(kept: &str) -> Result<Record, ReadError> {
    let corrupt = |what: &str| ReadError::Corrupt(what.to_owned());
    let (version, packed) = kept.split_once('.').ok_or(corrupt("it has no version"))?;
    let version: u32 = version.parse().map_err(|_| corrupt("its version is no number"))?;
    if version > VERSION {
        return Err(ReadError::Newer(version));
    }
    let unpacked = match version {
        0..3 => pack::unpack(packed),
        3 => pack::unpack_dense(pack::FOURTEEN, KNOWN.as_bytes(), packed),
        _ => pack::unpack_dense(pack::FIFTEEN, KNOWN.as_bytes(), packed),
    };
    let mut bytes = unpacked.map_err(ReadError::Corrupt)?;
    if version < 2 {
        bytes = v2::migrate(bytes);
    }
    decode(&bytes).map_err(ReadError::Corrupt)
}

fn bytes(record: &Record) -> Vec<u8> {
    // Postcard fails only on types without a known length, and a record has none.
    postcard::to_allocvec(record).unwrap_or_default()
}

fn decode(bytes: &[u8]) -> Result<Record, String> {
    let record: Record = postcard::from_bytes(bytes).map_err(|e| e.to_string())?;
    record.check().map(|()| record)
}

#[cfg(test)]
mod tests;
