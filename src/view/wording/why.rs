//! Rule ids in plain words: `time.weekday.past` → *A weekday; news looks back, so the last one before the publication date.*
//!
//! The sentences are in `why.txt`. The ids are dotted, general part first; the longest part that is listed counts, so a rule not
//! listed there still gets the sentence of its family.

use std::sync::LazyLock;

/// Id and sentence, sorted by id.
static SENTENCES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("why.txt").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect()
});

/// The sentence for a rule; a general one for an unknown rule.
pub fn sentence(rule: &str) -> &'static str {
    let mut id = rule;
    loop {
        if let Ok(at) = SENTENCES.binary_search_by_key(&id, |&(listed, _)| listed)
            && let Some(&(_, words)) = SENTENCES.get(at)
        {
            return words;
        }
        match id.rsplit_once('.') {
            Some((family, _)) => id = family,
            None => return "A pattern of words that the program knows.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_falls_back_to_the_family() {
        assert!(SENTENCES.is_sorted_by_key(|&(id, _)| id));
        assert!(SENTENCES.iter().all(|(_, words)| words.ends_with('.')));
        assert_eq!(sentence("time.unheard-of"), sentence("time"));
        assert_ne!(sentence("time.weekday.past"), sentence("time.weekday"));
        assert_eq!(sentence("zzz.unknown"), "A pattern of words that the program knows.");
    }
}
