//! Quantities that belong together: ranges (`2 to 3 per cent`), and conversions tied by `same_as` (`€21 billion ($24 billion)`).

use super::read::Found;
use crate::{document::QuantityKind, facts::numerals::atoms::Atoms};

/// Whether `second` says in another unit what `first` says: in brackets after it, or after *or*.
pub(super) fn converts(a: &Atoms<'_>, first: &Found, second: &Found) -> bool {
    let units = first.unit != second.unit;
    let same_kind = first.kind == second.kind && matches!(first.kind, QuantityKind::Money | QuantityKind::Measure);
    let gap = first.end..second.from;
    let words: Vec<String> = gap.map(|i| a.form(i).to_ascii_lowercase()).collect();
    let soft = |w: &String| {
        matches!(
            w.as_str(),
            "about"
                | "around"
                | "roughly"
                | "approximately"
                | "some"
                | "nearly"
                | "almost"
                | "just"
                | "over"
                | "under"
                | "more"
                | "less"
                | "than"
                | "c"
                | ","
                | "."
                | "≈"
                | "~"
                | "equivalent"
                | "to"
                | "worth"
                | "an"
                | "area"
                | "at"
                | "the"
                | "time"
                | "then"
        )
    };
    let opens = words.iter().position(|w| matches!(w.as_str(), "(" | "[" | "or" | ";" | "=" | "/" | "–" | "—"));
    let close = words.len() <= 6 && opens.is_some() && words.iter().enumerate().all(|(k, w)| Some(k) == opens || soft(w));
    units && same_kind && close && second.per.is_none() == first.per.is_none()
}
