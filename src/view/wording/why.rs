//! Rule ids in plain words: `time.weekday.past` → *a day of the week; news speaks of the past unless the words say otherwise*.
//!
//! The ids are dotted, general part first. The longest prefix that is listed wins, so a rule not listed here still gets the
//! sentence of its family.

/// Prefix of a rule id, and what it means; sorted.
const SENTENCES: &[(&str, &str)] = &[
    ("date", "words that name a date"),
    ("entity", "names, titles and other words that fit together are taken for one thing"),
    ("event", "a word for something that happens, with those who take part"),
    ("mention", "words that stand for somebody or something named in the article"),
    ("name", "a name, by its form and by the words around it"),
    ("quantity", "a number with what it counts"),
    ("quote", "words in quotation marks, with the nearest source that speaks"),
    ("relation", "words that tie one name to another"),
    ("role", "an office or job named beside the person"),
    ("statement", "words that ascribe something to a source"),
    ("time", "words that name a time"),
    ("you", "you have said so"),
];

/// The sentence for a rule; a general one for an unknown rule.
pub fn sentence(rule: &str) -> &'static str {
    let mut id = rule;
    loop {
        if let Ok(at) = SENTENCES.binary_search_by_key(&id, |(prefix, _)| prefix)
            && let Some((_, words)) = SENTENCES.get(at)
        {
            return words;
        }
        match id.rsplit_once('.') {
            Some((family, _)) => id = family,
            None => return "a pattern of words that the program knows",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_and_falls_back_to_the_family() {
        assert!(SENTENCES.is_sorted_by_key(|(prefix, _)| prefix));
        assert_eq!(sentence("time.weekday.past"), sentence("time"));
        assert_eq!(sentence("zzz.unknown"), "a pattern of words that the program knows");
    }
}
