//! The few things that reading a document needs of ZIP: names of the files in an archive, and one file unpacked, stored or deflated.
//! `"word/document.xml"` → its bytes. Encrypted files, ZIP64 and archives in several parts are refused by not being found.

/// Most bytes of a file when unpacked.
const MOST: usize = 60_000_000;
/// Most files that are looked at.
const FILES: usize = 10_000;

/// An entry of the archive's directory.
struct Entry<'a> {
    name: &'a [u8],
    method: u16,
    encrypted: bool,
    packed: usize,
    header: usize,
}

/// All names.
pub(super) fn names(bytes: &[u8]) -> Vec<String> {
    entries(bytes).iter().map(|e| String::from_utf8_lossy(e.name).into_owned()).collect()
}

/// One file.
pub(super) fn file(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let entries = entries(bytes);
    let entry = entries.iter().find(|e| e.name == name.as_bytes() && !e.encrypted)?;
    // The local header's own lengths count: its extra field may differ from the directory's.
    let (own, extra) = (number(bytes, entry.header + 26, 2)?, number(bytes, entry.header + 28, 2)?);
    let start = entry.header + 30 + own + extra;
    let packed = bytes.get(start..start.checked_add(entry.packed)?)?;
    match entry.method {
        0 => Some(packed.to_vec()),
        8 => miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MOST).ok(),
        _ => None,
    }
}

fn entries(bytes: &[u8]) -> Vec<Entry<'_>> {
    read(bytes).unwrap_or_default()
}

fn read(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    // The end record is 22 bytes, then a comment of at most 65,535.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let end = from + bytes.get(from..)?.windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let (count, mut at) = (number(bytes, end + 10, 2)?, number(bytes, end + 16, 4)?);
    let mut out = Vec::new();
    for _ in 0..count.min(FILES) {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            break;
        }
        let [name, extra, comment] = [28, 30, 32].map(|field| number(bytes, at + field, 2));
        let (name, extra, comment) = (name?, extra?, comment?);
        out.push(Entry {
            name: bytes.get(at + 46..at + 46 + name)?,
            method: number(bytes, at + 10, 2)? as u16,
            encrypted: number(bytes, at + 8, 2)? & 1 == 1,
            packed: number(bytes, at + 20, 4)?,
            header: number(bytes, at + 42, 4)?,
        });
        at += 46 + name + extra + comment;
    }
    Some(out)
}

/// A little-endian number of `size` bytes.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(size)?)?;
    Some(digits.iter().rev().fold(0, |n, b| n << 8 | usize::from(*b)))
}
