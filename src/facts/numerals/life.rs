//! Tens of years of a life: *his 50s*, *their mid-20s* → the index after `s`. Quantities read them as ages, times leave them alone.

use super::atoms::Atoms;

/// The index after `50s` where they are years of a life. Without an owner they are a decade of the calendar.
pub(in crate::facts) fn tens(a: &Atoms<'_>, i: usize) -> Option<usize> {
    let tens = a.small(i).filter(|v| v % 10 == 0 && (20..=90).contains(v) && a.form(i).len() == 2);
    let plural = a.glued(i + 1) && matches!(a.form(i + 1), "s" | "'s" | "’s");
    let dash = usize::from(i > 1 && a.dash(i - 1));
    let part = usize::from(matches!(a.form(i.checked_sub(1 + dash)?), "early" | "mid" | "middle" | "late"));
    let owner = a.form(i.checked_sub(1 + part * (1 + dash))?);
    let owned = matches!(owner, "his" | "her" | "their" | "my" | "your" | "our" | "His" | "Her" | "Their" | "My" | "Our");
    (tens.is_some() && plural && owned).then_some(i + 2)
}
