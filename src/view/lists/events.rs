//! What happened when: *Wednesday 13 May 2026 · Okafor signed a five-year agreement · ¶1*. Events in order of time, then those without a
//! day by what the day of publication says of them. The same happening told several times is one row.

use crate::{
    contract::{Certainty, Event, EventStatus, MentionForm},
    text::offsets::CharSpan,
    view::{
        article::Article,
        fact::{Fact, FactKey, Layer, State},
        inspector::Piece,
        lists::dates,
        window::{self, Listed},
        wording,
    },
};

/// Events of one time.
pub type Group = window::Group<String, Row>;

/// One event.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Row {
    /// Its key.
    pub key: FactKey,
    /// The event with those who take part, as the text tells it; its own word is strong.
    pub phrase: Vec<Piece>,
    /// Fact, plan, possibility.
    pub status: EventStatus,
    /// Its time as TIMEX3 writes it, for sorting and ranges; `~` and more if it has no day.
    pub when: String,
    /// Where it happens, if the phrase does not say it; else empty.
    pub at: String,
    /// ¶ and those of other reports of the same happening.
    pub place: String,
    /// How sure.
    pub certainty: Certainty,
    /// What a person has decided.
    pub state: State,
    /// Whether weightier events come first.
    pub minor: bool,
    /// The entities that take part, by number.
    pub about: Vec<u32>,
    /// Salience in millionths.
    weight: u32,
}

impl Listed for Row {
    fn key(&self) -> FactKey {
        self.key
    }
}

/// All events that are not rejected, earliest first.
pub fn list(article: &Article) -> Vec<Group> {
    let timed = shown(article).into_iter().map(|(fact, event, others)| {
        let (order, title) = time(article, event, &others);
        let row = row(article, fact, event, &others, order.clone());
        (order, title, row)
    });
    let mut timed: Vec<(String, String, Row)> = timed.collect();
    tell_minor(&mut timed);
    timed.sort_by(|a, b| a.0.cmp(&b.0)); // stable: those of one time stay in text order
    let mut groups: Vec<Group> = Vec::new();
    for (_, title, row) in timed {
        match groups.last_mut().filter(|g| g.head == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { head: title, rows: vec![row] }),
        }
    }
    groups
}

/// How many events are listed.
pub fn count(article: &Article) -> usize {
    shown(article).len()
}

/// The events that have a row, each with the other reports of the same happening, in text order.
fn shown(article: &Article) -> Vec<(&Fact, &Event, Vec<&Fact>)> {
    let events = || article.facts.iter().filter(|f| f.key.layer == Layer::Event && f.state != State::Rejected);
    let mut facts: Vec<Option<&Fact>> = vec![None; article.analysis.events.len()];
    for fact in events() {
        if let Some(slot) = facts.get_mut(fact.index) {
            *slot = Some(fact);
        }
    }
    let told = events().filter_map(|fact| {
        let event = article.analysis.events.get(fact.index)?;
        let others: Vec<&Fact> = event.same_as.iter().filter_map(|&i| facts.get(i as usize).copied().flatten()).collect();
        let other_shown = others.iter().any(|other| stands_for(article, other, fact));
        (!other_shown).then_some((fact, event, others))
    });
    told.collect()
}

/// Bytes between two parts of an event that are shown as they are.
const SHORT: usize = 14;

/// So many events are shown before one asks for all.
const MAIN: usize = 15;

/// Marks the events of less weight, if there are many more than a reader wants at once. What a person has made is never one.
fn tell_minor(timed: &mut [(String, String, Row)]) {
    let mut weights: Vec<u32> = timed.iter().map(|(_, _, row)| row.weight).collect();
    weights.sort_unstable_by(|a, b| b.cmp(a));
    let Some(&least) = weights.get(MAIN - 1).filter(|_| weights.len() > MAIN + 3) else { return };
    for (_, _, row) in timed {
        row.minor = row.weight < least && row.state != State::Added;
    }
}

/// Whether, of two reports of one happening, `other` is the one to be shown: the weightier, else the first.
fn stands_for(article: &Article, other: &Fact, fact: &Fact) -> bool {
    let weight = |f: &Fact| article.analysis.events.get(f.index).map_or(0.0, |e| e.salience);
    let (a, b) = (weight(other), weight(fact));
    a > b || (a == b && other.start() < fact.start())
}

/// What an event is sorted by, and its time in words. A day given by another report of it counts.
fn time(article: &Article, event: &Event, others: &[&Fact]) -> (String, String) {
    let of_others = others.iter().filter_map(|f| article.analysis.events.get(f.index)?.time);
    let times = event.time.into_iter().chain(of_others).filter_map(|t| article.analysis.times.get(t as usize));
    for time in times {
        let order = match time.value.as_str() {
            "PAST_REF" => "0".to_owned(), // before all years
            "PRESENT_REF" => article.analysis.published.clone().unwrap_or_default() + "~",
            "FUTURE_REF" => "~".to_owned(),
            value if value.starts_with(|c: char| c.is_ascii_digit()) => value.to_owned(),
            _ => continue,
        };
        return (order, capital(&dates::plain(time)));
    }
    undated(article, event.status)
}

/// Where an event without a day stands: what the day of publication says of it.
fn undated(article: &Article, status: EventStatus) -> (String, String) {
    let published = article.analysis.published.as_deref().filter(|_| status != EventStatus::Denied);
    let Some(day) = published.map(wording::calendar::words) else { return ("~~3".to_owned(), "Without a date".to_owned()) };
    let (order, title) = match status {
        EventStatus::Happened => ("~~0", format!("No day given, by {day}")),
        EventStatus::Ongoing => ("~~1", format!("Going on, {day}")),
        _ => ("~~2", "No day given, to come".to_owned()),
    };
    (order.to_owned(), title)
}

/// What of an event was taken over from elsewhere in the text: *day and place from ¶2*.
pub fn taken(article: &Article, event: &Event) -> Option<String> {
    let from = article.place(*event.why.evidence.first()?);
    let sentence = article.analysis.sentences.iter().find(|s| s.start <= event.trigger.start && event.trigger.end <= s.end)?;
    let here = |span: CharSpan| sentence.start <= span.start && span.end <= sentence.end;
    let day = event.time.and_then(|t| article.analysis.times.get(t as usize)).is_some_and(|t| !here(t.span));
    let named = |id: u32| article.analysis.mentions.iter().any(|m| m.entity == id && here(m.span));
    let place = event.place.is_some_and(|id| !named(id));
    match (day, place) {
        (true, true) => Some(format!("day and place from {from}")),
        (true, false) => Some(format!("day from {from}")),
        (false, true) => Some(format!("place from {from}")),
        (false, false) => None,
    }
}

/// Whether a row's time may lie between two days, both inclusive, in ISO form; an empty one is open. A month is in if a part of it is; what
/// has no day is in no range.
pub fn within(row: &Row, from: &str, to: &str) -> bool {
    let as_far = |day: &str| row.when.get(..row.when.len().min(day.len())).unwrap_or_default().to_owned();
    let fits = |day: &str, least: bool| {
        let mine = as_far(day);
        let day = day.get(..mine.len()).unwrap_or_default();
        if least { mine.as_str() >= day } else { mine.as_str() <= day }
    };
    let dated = row.when.len() >= 4 && row.when.starts_with(|c: char| c.is_ascii_digit());
    (from.is_empty() && to.is_empty()) || dated && (from.is_empty() || fits(from, true)) && (to.is_empty() || fits(to, false))
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

fn row(article: &Article, fact: &Fact, event: &Event, others: &[&Fact], when: String) -> Row {
    let phrase = phrase(article, event);
    let place = event.place.and_then(|id| article.analysis.entities.get(id as usize)).map_or("", |e| e.name.as_str());
    let told = phrase.iter().any(|p| p.text.contains(place));
    let mut places = vec![article.place(event.trigger)];
    for other in others {
        let at = article.place(article.chars(other.hull()));
        if !places.contains(&at) {
            places.push(at);
        }
    }
    Row {
        key: fact.key,
        phrase,
        status: event.status,
        when,
        at: if told { String::new() } else { place.to_owned() },
        place: taken(article, event).map_or_else(|| places.join(", "), |from| format!("{} · {from}", places.join(", "))),
        certainty: event.why.certainty,
        state: fact.state,
        minor: false,
        about: event.participants.iter().filter_map(|p| p.entity).collect(),
        weight: (event.salience * 1e6) as u32,
    }
}

/// The trigger and those who take part in the order of the text, an ellipsis where words are left out; pronouns by name.
pub fn phrase(article: &Article, event: &Event) -> Vec<Piece> {
    let mut parts: Vec<(CharSpan, Option<u32>)> = event.participants.iter().map(|p| (p.span, p.entity)).collect();
    parts.retain(|(span, _)| span.end <= event.trigger.start || event.trigger.end <= span.start);
    parts.push((event.trigger, None));
    parts.sort_by_key(|(span, _)| (span.start, span.end));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = None;
    for (span, entity) in parts {
        if end.is_some_and(|end| span.start < end) {
            continue; // one part inside another
        }
        if let Some(end) = end {
            let between = article.words(CharSpan { start: end, end: span.start });
            // Articles and helping verbs cost less than an ellipsis.
            let short = between.len() <= SHORT && between.chars().all(|c| c.is_alphabetic() || c == ' ');
            let gap = if short { between } else { " … " };
            pieces.push(Piece { text: gap.to_owned(), strong: false });
        }
        end = Some(span.end);
        let pronoun =
            |id: u32| article.analysis.entities.get(id as usize).filter(|_| article.is_mention(span, MentionForm::Pronoun));
        let text = entity.and_then(pronoun).map_or_else(|| article.words(span).to_owned(), |e| e.name.clone());
        pieces.push(Piece { text, strong: span == event.trigger });
    }
    pieces
}

/// The phrase without its strong words.
pub fn words(article: &Article, event: &Event) -> String {
    phrase(article, event).into_iter().map(|p| p.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn shown(groups: &[Group]) -> Vec<(String, String, &str, String)> {
        let line = |g: &Group, r: &Row| {
            let phrase = r.phrase.iter().map(|p| if p.strong { format!("*{}*", p.text) } else { p.text.clone() }).collect();
            (g.head.clone(), phrase, r.at.clone(), r.place.clone())
        };
        let all = groups.iter().flat_map(|g| g.rows.iter().map(move |r| line(g, r)));
        all.map(|(a, b, at, place)| (a, b, if at.is_empty() { "" } else { "at" }, place)).collect()
    }

    #[test]
    fn in_order_of_time_and_each_happening_once() {
        let article = sample::eventful();
        let groups = list(&article);
        let expected = [
            ("Friday 11 April 2025", "Ana Ruiz … *spoke* for over four hours", "", "¶1"),
            ("May 2025", "The bridge … *open*", "at", "¶1, headline"),
            ("No day given, by Saturday 12 April 2025", "Ana Ruiz *chairs* the Harbour Trust", "", "¶1"),
        ];
        let expected: Vec<_> = expected.map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c, d.to_owned())).to_vec();
        assert_eq!(shown(&groups), expected);
        assert_eq!(groups[1].rows[0].status, EventStatus::Planned);
    }

    #[test]
    fn a_range_keeps_what_may_lie_in_it() {
        let rows: Vec<Row> = list(&sample::eventful()).into_iter().flat_map(|g| g.rows).collect();
        let kept = |from, to| rows.iter().filter(|r| within(r, from, to)).map(|r| r.when.as_str()).collect::<Vec<_>>();
        assert_eq!(kept("", "").len(), 3);
        assert_eq!(kept("2025-04-11", "2025-04-11"), ["2025-04-11"]);
        assert_eq!(kept("2025-04-12", ""), ["2025-05"]);
        assert_eq!(kept("2025-05-20", "2025-05-21"), ["2025-05"]);
        assert!(kept("", "2024-12-31").is_empty());
    }

    #[test]
    fn what_is_taken_over_says_from_where() {
        let mut analysis = (*sample::eventful().analysis).clone();
        assert!(analysis.events.iter().all(|e| taken(&sample::eventful(), e).is_none()));
        let (trigger, time) = (analysis.events[1].trigger, analysis.times[1].span);
        analysis.sentences =
            vec![CharSpan { start: 0, end: trigger.start - 5 }, CharSpan { start: trigger.start - 5, end: trigger.end }];
        (analysis.events[1].time, analysis.events[1].why.evidence) = (Some(1), vec![time]);
        let article = Article::new(analysis);
        assert_eq!(taken(&article, &article.analysis.events[1]).as_deref(), Some("day from ¶1"));
    }

    #[test]
    fn of_many_events_the_weighty_ones_come_first() {
        let mut analysis = (*sample::eventful().analysis).clone();
        let event = analysis.events[1].clone();
        for n in 0..20u32 {
            let trigger = CharSpan { start: n * 4, end: n * 4 + 3 };
            analysis.events.push(Event { trigger, salience: f64::from(n) / 100.0, participants: Vec::new(), ..event.clone() });
        }
        let groups = list(&Article::new(analysis));
        let minor = groups.iter().flat_map(|g| &g.rows).filter(|r| r.minor).count();
        assert_eq!(groups.iter().map(|g| g.rows.len()).sum::<usize>() - minor, MAIN);
        assert!(list(&sample::eventful()).iter().flat_map(|g| &g.rows).all(|r| !r.minor));
    }

    #[test]
    fn a_rejected_report_leaves_its_twin() {
        let opening = sample::eventful().analysis.events[2].trigger;
        let state = |key: FactKey| if key.span == opening { State::Rejected } else { State::Unreviewed };
        let article = Article::with_states(sample::eventful().analysis, &state, &|_, _| None);
        let groups = list(&article);
        assert_eq!(groups.iter().map(|g| g.rows.len()).sum::<usize>(), 3);
        assert!(shown(&groups).iter().any(|row| row.3 == "headline"));
    }
}
