//! What is said of a share link and of a file that was taken in: how far a link of that length gets; what came in.

use super::wording::{counted, numbers::grouped};
use crate::library::shelf::Restored;

/// Where links are cut: mailers and shorteners, the least that RFC 9110 asks of servers, Chromium's address bar.
const TIERS: [(usize, &str, &str); 3] = [
    (2_000, "fits", "It fits everywhere: mail, chats, link shorteners."),
    (8_000, "chats", "It fits in most chats and mails. Some programs cut links after 2,000 characters."),
    (32_000, "long", "It is long: browsers open it, chats and mail programs may cut it. A file is safer."),
];

/// A word for the style sheet and a sentence.
pub fn verdict(length: usize) -> (&'static str, String) {
    let tier = TIERS.iter().find(|(most, ..)| length <= *most);
    let (slug, words) =
        tier.map_or(("file", "It is too long for a link. Send a file instead."), |(_, slug, words)| (slug, words));
    (slug, format!("{} characters. {words}", grouped(length as f64)))
}

/// *3 articles added, 1 joined with what you did here, 2 rules added.*
pub fn restored(done: &Restored) -> String {
    let articles = [
        (done.added, " added"),
        (done.joined, " joined with what you did here"),
        (done.both, " kept beside another text of the same name"),
        (done.same, " already here"),
        (done.failed, " not taken in"),
    ];
    let rules = [
        (done.rules.added, " added"),
        (done.rules.other, " left out, for one of yours says otherwise"),
        (done.rules.same, " already here"),
        (done.rules.failed, " not taken in"),
    ];
    let all = articles.iter().map(|part| (part, "article")).chain(rules.iter().map(|part| (part, "rule")));
    let mut told: Vec<String> = all.filter(|((n, _), _)| *n > 0).map(|((n, words), of)| counted(*n, of) + words).collect();
    if told.is_empty() {
        told.push("There is no article and no rule in this file".to_owned());
    }
    let why = if done.why.is_empty() { String::new() } else { format!(" ({})", done.why) };
    format!("{}{why}.", told.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::rules::Joined;

    #[test]
    fn a_verdict_for_each_length() {
        let slugs: Vec<&str> = [0, 2_000, 2_001, 8_001, 32_001].into_iter().map(|n| verdict(n).0).collect();
        assert_eq!(slugs, ["fits", "fits", "chats", "long", "file"]);
        assert!(verdict(2_214).1.starts_with("2,214 characters."));
    }

    #[test]
    fn what_came_in_is_told() {
        let done = Restored { added: 1, same: 2, failed: 1, why: "full".into(), ..Restored::default() };
        assert_eq!(restored(&done), "1 article added, 2 articles already here, 1 article not taken in (full).");
        let rules = Joined { added: 2, other: 1, ..Joined::default() };
        let done = Restored { added: 1, rules, ..Restored::default() };
        assert_eq!(restored(&done), "1 article added, 2 rules added, 1 rule left out, for one of yours says otherwise.");
        assert!(restored(&Restored::default()).starts_with("There is no article"));
    }
}
