//! TimeML 1.2.1: times as TIMEX3, happenings as EVENT with an instance each, and *takes place in* as a TLINK:
//! `met on Friday` → `<EVENT eid="e1" class="OCCURRENCE">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2025-04-11">Friday</TIMEX3>`.
//!
//! TimeML takes an article into a time, the contract leaves it out: *the third quarter*, not *the 1968 campaign*.
//! Tense and aspect are not told. Of overlapping marks the one that starts first is kept.

use super::{
    Edition,
    inline::{self, Element, Nesting},
    marks::word,
    xml::{pair, text},
};
use crate::contract::{Analysis, CharSpan, EventStatus};

/// One document.
pub fn write(edition: &Edition) -> String {
    let (a, words) = (&edition.analysis, edition.words());
    let times = a.times.iter().enumerate().map(|(i, t)| {
        let anchor = match t.anchor.as_deref() {
            Some("published") => "t0".to_owned(),
            Some(other) => other
                .strip_prefix("times/")
                .and_then(|n| n.parse::<usize>().ok())
                .map_or(String::new(), |n| format!("t{}", n + 1)),
            None => String::new(),
        };
        let modifier = t.modifier.as_deref().map(|m| pair("mod", m)).unwrap_or_default();
        let anchor = if anchor.is_empty() { anchor } else { pair("anchorTimeID", &anchor) };
        let known = format!("{}{}{}", pair("tid", &format!("t{}", i + 1)), pair("type", &word(t.kind)), pair("value", &t.value));
        Element::new(extent(a, t.span), "TIMEX3", &format!("{known}{modifier}{anchor}"))
    });
    let events = a.events.iter().enumerate().map(|(i, e)| {
        Element::new(e.trigger, "EVENT", &format!("{}{}", pair("eid", &format!("e{}", i + 1)), pair("class", "OCCURRENCE")))
    });
    let all: Vec<Element> = times.chain(events).collect();
    let mut written = vec![false; all.len()];
    let whole = CharSpan { start: 0, end: a.text.chars().count() as u32 };
    let body = inline::write(&words, whole, &all, Nesting::Flat, &mut written);
    let is_written = |i: usize| written.get(i).copied().unwrap_or_default();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n<DOCID>{}</DOCID>\n{}<TITLE>{}</TITLE>\n<TEXT>{body}</TEXT>\n",
        text(&edition.urn()),
        a.published.as_deref().map(creation).unwrap_or_default(),
        text(&edition.title()),
    );
    let n_times = a.times.len();
    let kept: Vec<_> = a.events.iter().enumerate().filter(|(i, _)| is_written(n_times + i)).collect();
    for (i, e) in &kept {
        let (negative, modality) = status(e.status);
        let polarity = if negative { "NEG" } else { "POS" };
        let modality = if modality.is_empty() { String::new() } else { pair("modality", modality) };
        out.push_str(&format!(
            "<MAKEINSTANCE eiid=\"ei{n}\" eventID=\"e{n}\" tense=\"NONE\" aspect=\"NONE\" polarity=\"{polarity}\" pos=\"OTHER\"{modality}/>\n",
            n = i + 1
        ));
    }
    let linked = kept.iter().filter_map(|(i, e)| Some((i, e.time.filter(|&t| is_written(t as usize))?)));
    for (l, (i, t)) in linked.enumerate() {
        out.push_str(&format!(
            "<TLINK lid=\"l{}\" relType=\"IS_INCLUDED\" eventInstanceID=\"ei{}\" relatedToTime=\"t{}\"/>\n",
            l + 1,
            i + 1,
            t + 1
        ));
    }
    out.push_str("</TimeML>\n");
    out
}

/// A time's words with the article that hangs on one of them (Saurí et al. 2006, TimeML annotation guidelines 1.2.1).
pub fn extent(a: &Analysis, span: CharSpan) -> CharSpan {
    let first = a.tokens.partition_point(|t| t.span.start < span.start);
    let article =
        first.checked_sub(1).and_then(|k| a.tokens.get(k)).filter(|t| t.xpos == "DT" && matches!(&*t.lemma, "the" | "a" | "an"));
    let governor = article.and_then(|t| a.tokens.get(usize::try_from(t.head).ok()?)).map(|t| t.span.start);
    let belongs = governor.is_some_and(|start| span.start <= start && start < span.end);
    CharSpan { start: article.filter(|_| belongs).map_or(span.start, |t| t.span.start), ..span }
}

/// The day of publication.
fn creation(day: &str) -> String {
    let value = pair("value", day);
    format!(
        "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"{value} temporalFunction=\"false\" functionInDocument=\"CREATION_TIME\">{}</TIMEX3></DCT>\n",
        text(day)
    )
}

/// Whether it is denied, and its modality.
const fn status(status: EventStatus) -> (bool, &'static str) {
    match status {
        EventStatus::Happened | EventStatus::Ongoing => (false, ""),
        EventStatus::Planned => (false, "planned"),
        EventStatus::Possible => (false, "possible"),
        EventStatus::Conditional => (false, "conditional"),
        EventStatus::Denied => (true, ""),
    }
}
