//! Dates in the order of the calendar, then durations, repeated and vague times: *Friday → 2025-04-11, Friday 11 April 2025*.

use crate::{
    contract::{Certainty, Time, TimeType},
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        window::{self, Listed},
        wording,
    },
};

/// Times of one sort.
pub type Group = window::Group<&'static str, Row>;

/// One time expression.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Row {
    /// Its key.
    pub key: FactKey,
    /// As written.
    pub words: String,
    /// TIMEX3 value.
    pub value: String,
    /// The value in words, with *more than* and the like.
    pub plain: String,
    /// *counted from the publication date*, or nothing.
    pub anchor: String,
    /// ¶.
    pub place: String,
    /// How sure.
    pub certainty: Certainty,
    /// What a person has decided.
    pub state: State,
}

impl Listed for Row {
    fn key(&self) -> FactKey {
        self.key
    }
}

/// All times that are not rejected.
pub fn list(article: &Article) -> Vec<Group> {
    let mut groups =
        [("On the calendar", Vec::new()), ("How long", Vec::new()), ("How often", Vec::new()), ("Not tied to a day", Vec::new())];
    for fact in article.facts.iter().filter(|f| f.key.layer == Layer::Time && f.state != State::Rejected) {
        let Some(time) = article.analysis.times.get(fact.index) else { continue };
        let sort = match time.kind {
            TimeType::Duration => 1,
            TimeType::Set => 2,
            TimeType::Date | TimeType::Time if time.value.starts_with(|c: char| c.is_ascii_digit()) => 0,
            TimeType::Date | TimeType::Time => 3,
        };
        if let Some((_, rows)) = groups.get_mut(sort) {
            rows.push(row(article, time, fact.key, fact.state));
        }
    }
    if let Some((_, calendar)) = groups.first_mut() {
        calendar.sort_by(|a, b| a.value.cmp(&b.value)); // stable: equal days stay in text order
    }
    let filled = groups.into_iter().filter(|(_, rows)| !rows.is_empty());
    filled.map(|(head, rows)| Group { head, rows }).collect()
}

/// The value in words: *more than 4 hours*.
pub fn plain(time: &Time) -> String {
    let modifier = time.modifier.as_deref().map(wording::modifier).unwrap_or_default();
    format!("{modifier} {}", wording::calendar::words(&time.value)).trim().to_owned()
}

/// What a relative time was counted from; empty for an absolute one.
pub fn anchor(article: &Article, time: &Time) -> String {
    match time.anchor.as_deref() {
        Some("published") => match &article.analysis.published {
            Some(day) => format!("counted from the publication date, {day}"),
            None => "counted from the publication date".to_owned(),
        },
        Some(other) => {
            let index = other.strip_prefix("times/").and_then(|n| n.parse::<usize>().ok());
            let words = index.and_then(|n| article.analysis.times.get(n)).map_or("another time", |t| article.words(t.span));
            format!("counted from “{words}”")
        }
        None => String::new(),
    }
}

fn row(article: &Article, time: &Time, key: FactKey, state: State) -> Row {
    Row {
        key,
        words: article.words(time.span).to_owned(),
        value: time.value.clone(),
        plain: plain(time),
        anchor: anchor(article, time),
        place: article.place(time.span),
        certainty: time.why.certainty,
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn the_calendar_comes_first_and_in_order() {
        let groups = list(&sample::article());
        let shown: Vec<_> =
            groups.iter().flat_map(|g| g.rows.iter().map(|r| (g.head, r.words.as_str(), r.plain.as_str()))).collect();
        assert_eq!(
            shown,
            [
                ("On the calendar", "Friday", "Friday 11 April 2025"),
                ("On the calendar", "May", "May 2025"),
                ("How long", "four hours", "more than 4 hours")
            ]
        );
        assert_eq!(groups[0].rows[0].anchor, "counted from the publication date, 2025-04-12");
    }
}
