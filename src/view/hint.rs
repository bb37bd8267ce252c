//! What the pointer is told over a time or an amount, and the inspector says of it: value and why.
//! *Tuesday → Tuesday 5 May 2026: the last Tuesday before publication; “met” looks back.*

use super::{
    article::Article,
    fact::{FactKey, Layer},
    lists::{amounts, dates},
    wording,
};
use crate::contract::{Quantity, Time};

/// One line for a time or an amount; none for other facts.
pub fn hint(article: &Article, key: FactKey) -> Option<String> {
    let fact = article.facts.get(article.find(key)?)?;
    match key.layer {
        Layer::Time => article.analysis.times.get(fact.index).map(|t| of_time(article, t)),
        Layer::Quantity => article.analysis.quantities.get(fact.index).map(|q| of_amount(article, q)),
        _ => None,
    }
}

fn of_time(article: &Article, time: &Time) -> String {
    format!("{} → {}: {}", article.words(time.span), dates::plain(time), reason(article, time))
}

/// Why a time has its value, as a clause: *the last Tuesday before publication; “met” looks back*.
pub fn reason(article: &Article, time: &Time) -> String {
    let verb = time.why.evidence.first().map(|&span| article.words(span));
    let said = |direction: &str| verb.map(|v| format!("; “{v}” {direction}")).unwrap_or_default();
    let name = name(&time.value);
    let today = article.analysis.published.as_ref().is_some_and(|p| time.value.starts_with(p.as_str()));
    match time.why.rule.as_str() {
        "time.weekday.past" | "time.date.past" if today => "the day of publication".to_owned(),
        "time.weekday.past" => format!("the last {name} before publication{}", said("looks back")),
        "time.weekday.future" => format!("the next {name} from publication on{}", said("points ahead")),
        "time.month.past" => format!("the last {name} up to publication{}", said("looks back")),
        "time.month.future" => format!("the {name} of publication or the next one{}", said("points ahead")),
        "time.date.past" => format!("the last such day up to publication{}", said("looks back")),
        "time.date.future" => format!("the next such day from publication on{}", said("points ahead")),
        rule => {
            let counted = dates::anchor(article, time);
            if counted.is_empty() { lower(wording::why::sentence(rule)) } else { counted }
        }
    }
}

fn of_amount(article: &Article, quantity: &Quantity) -> String {
    let mut out = format!("{} → {}", article.words(quantity.span), amounts::plain(quantity));
    let others = quantity.same_as.iter().filter_map(|&i| article.analysis.quantities.get(i as usize));
    for (k, other) in others.enumerate() {
        out.push_str(if k == 0 { ", also given as " } else { " and " });
        out.push_str(&format!("{} ({})", article.words(other.span), amounts::plain(other)));
    }
    out
}

/// The weekday of a day, the month of a month: the first word of the value in words.
fn name(value: &str) -> String {
    let words = wording::calendar::words(value.split('T').next().unwrap_or(value));
    words.split(' ').next().unwrap_or_default().to_owned()
}

/// A sentence as a clause: *A year by its number.* → *a year by its number*.
fn lower(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let mut rest = sentence.chars();
    rest.next().map(|c| c.to_lowercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library::sample::analysis, view::sample};

    /// The hint over `words` where the fact was found by `rule`, with the words of the evidence.
    #[track_caller]
    fn check(words: &str, rule: &str, evidence: Option<&str>, expected: &str) {
        let mut analysis = analysis();
        let at = |part: &str| {
            let start = analysis.text.find(part).map(|b| analysis.text[..b].chars().count() as u32).unwrap();
            crate::text::offsets::CharSpan { start, end: start + part.chars().count() as u32 }
        };
        let (span, clue) = (at(words), evidence.map(at));
        for time in analysis.times.iter_mut().filter(|t| t.span == span) {
            time.why.rule = rule.into();
            time.why.evidence.extend(clue);
        }
        let article = Article::new(analysis);
        let fact = article.facts.iter().find(|f| f.spans[0].of(article.text()) == words).unwrap();
        assert_eq!(hint(&article, fact.key).as_deref(), Some(expected));
    }

    #[test]
    fn says_value_and_why() {
        let last = "Friday → Friday 11 April 2025: the last Friday before publication";
        check("Friday", "time.weekday.past", None, last);
        check("Friday", "time.weekday.past", Some("said"), &format!("{last}; “said” looks back"));
        check("May", "time.month.future", None, "May → May 2025: the May of publication or the next one");
        check("four hours", "time.length", None, "four hours → more than 4 hours: a length of time");
        check("€21 million", "", None, "€21 million → 21,000,000 EUR, also given as $24 million (24,000,000 USD)");
    }

    #[test]
    fn names_are_not_explained() {
        let article = sample::article();
        assert_eq!(hint(&article, article.entities[0]), None);
    }
}
