//! What follows an end and still belongs to it: closing quotes and brackets, a smiley, the number of a note. `" I did . " (` ends
//! after the second `"`.

use super::View;
use std::{collections::HashSet, sync::LazyLock};

static TAGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("../../lexicon/quote_tags.txt").lines().filter(|l| !l.starts_with("# ")).collect());

/// What stood between the end and the next sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closed {
    /// Nothing, or a bracket.
    Nothing,
    /// A quotation mark.
    Quote,
}

/// The first word after `from` that does not close what came before.
pub(super) fn close(view: View<'_>, from: usize) -> (usize, Closed) {
    let mut closed = Closed::Nothing;
    let mut i = from;
    while i < view.len() {
        match view.form(i) {
            "”" | "»" => closed = Closed::Quote,
            "\"" | "''" | "'" | "’" if closes(view, i) => closed = Closed::Quote,
            ")" | "]" | "}" => {}
            // Stops that follow: ". . ." and "? !"
            "." | "!" | "?" | "…" | "..." => {}
            form if is_smiley(form) => {}
            // Notes: "rights.4 Even", "grammar.[12] The".
            form if view.glued(i) && is_note(form) && !view.glued(i + 1) => {}
            "[" if is_note(view.form(i + 1)) && view.form(i + 2) == "]" => i += 2,
            _ => break,
        }
        i += 1;
    }
    (i, closed)
}

/// A straight mark closes if it touches the word before and not the word after.
fn closes(view: View<'_>, i: usize) -> bool {
    if view.glued(i) != view.glued(i + 1) || i + 1 >= view.len() {
        return view.glued(i) || i + 1 >= view.len();
    }
    if super::is_closing(view.form(i + 1)) || view.words.get(i + 1).is_some_and(|w| w.joined) {
        return true;
    }
    // Free on both sides, or glued on both: count the marks before, back to the last sentence that was long enough to tell.
    const LOOK: usize = 80;
    let form = view.form(i);
    (i.saturating_sub(LOOK)..i).filter(|&k| view.form(k) == form).count() % 2 == 1
}

fn is_note(form: &str) -> bool {
    !form.is_empty() && form.len() <= 3 && form.chars().all(|c| c.is_ascii_digit())
}

fn is_smiley(form: &str) -> bool {
    matches!(form, ":)" | ":-)" | ";)" | ";-)" | ":(" | ":-(" | ":D" | ":-D" | ":P" | ":p" | "=)")
}

/// Whether a name or pronoun and a verb of saying follow: `Smith asked`, `President Bush said`.
pub(super) fn tagged(view: View<'_>, next: usize) -> bool {
    const LOOK: usize = 6;
    for i in next..(next + LOOK).min(view.len()) {
        let form = view.form(i);
        if TAGS.contains(form) {
            return i > next;
        }
        let name = view.first(i).is_uppercase() || matches!(form, "the" | "of" | "a");
        if !name {
            return false;
        }
    }
    false
}
