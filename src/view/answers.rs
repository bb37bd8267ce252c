//! The article in short: who, what, when, where, why, how, each answer in words of the text, and the sentences to read first.
//! `When: on Tuesday (Tuesday 5 May 2026) ¶1`. What the engine does not answer is left out.

use super::{
    article::Article,
    fact::{FactKey, Layer, State},
    lists::dates,
    wording,
};
use crate::{contract, text::offsets::CharSpan};

/// A question that the article answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// *Who*, *What* …
    pub label: &'static str,
    /// Best first, never empty.
    pub answers: Vec<Answer>,
}

/// Words of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// As written.
    pub words: String,
    /// The full name or the day that they mean, if they do not say it; may be empty.
    pub meant: String,
    /// ¶.
    pub place: String,
    /// Where.
    pub span: CharSpan,
    /// A fact with just these words, to be selected with them.
    pub fact: Option<FactKey>,
    /// Why it was chosen, in plain words; empty where that needs no telling.
    pub why: &'static str,
}

/// The questions with an answer, in the order in which news is told.
pub fn questions(article: &Article) -> Vec<Question> {
    let a = &article.analysis.answers;
    let asked = [("Who", &a.who), ("What", &a.what), ("When", &a.when), ("Where", &a.place), ("Why", &a.why), ("How", &a.how)];
    let answered = asked.into_iter().map(|(label, list)| Question { label, answers: answers(article, list, label == "When") });
    answered.filter(|q| !q.answers.is_empty()).collect()
}

/// The answers that no rejected fact has taken along; the same words once.
fn answers(article: &Article, list: &[contract::Answer], when: bool) -> Vec<Answer> {
    let mut shown: Vec<Answer> = Vec::new();
    // The bare verb of the lead answers no reader's *how*; it stays in the data for those who compare programs.
    for answer in list.iter().filter(|a| a.why.rule != "answer.how.lead") {
        let words = article.words(answer.span);
        if !words.is_empty() && !shown.iter().any(|a| a.words == words) {
            shown.extend(one(article, answer, words, when));
        }
    }
    shown
}

fn one(article: &Article, answer: &contract::Answer, words: &str, when: bool) -> Option<Answer> {
    let same = article.on(answer.span).next();
    if same.is_some_and(|f| f.state == State::Rejected) {
        return None;
    }
    let entity = answer.entity.and_then(|id| article.analysis.entities.get(id as usize));
    let name = entity.map(|e| e.name.clone()).filter(|name| !words.contains(name.as_str()));
    let inside = |t: &&contract::Time| answer.span.start <= t.span.start && t.span.end <= answer.span.end;
    let time = || article.analysis.times.iter().find(inside).map(dates::plain).filter(|plain| !words.contains(plain.as_str()));
    Some(Answer {
        words: words.to_owned(),
        meant: name.or_else(|| if when { time() } else { None }).unwrap_or_default(),
        place: article.place(answer.span),
        span: answer.span,
        fact: same.map(|f| f.key).filter(|key| key.layer != Layer::Statement),
        why: wording::why::sentence(&answer.why.rule),
    })
}

/// A sentence to read first.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// As written.
    pub words: String,
    /// ¶.
    pub place: String,
    /// Where.
    pub span: CharSpan,
    /// Why it was chosen, in plain words; may be empty.
    pub why: &'static str,
}

/// So many sentences are to be read first; the engine names a few more.
const FIRST: usize = 3;

/// The sentences to read first, in the order of the text.
pub fn first(article: &Article) -> Vec<Sentence> {
    let a = &article.analysis;
    let reason = |k: usize| a.summary_why.get(k).map_or("", |why| wording::why::sentence(&why.rule));
    let chosen = a.summary.iter().enumerate().take(FIRST).filter_map(|(k, &s)| Some((*a.sentences.get(s as usize)?, reason(k))));
    let read = |(span, why)| Sentence { words: article.words(span).to_owned(), place: article.place(span), span, why };
    let mut first: Vec<Sentence> = chosen.map(read).collect();
    first.sort_by_key(|s| s.span);
    first
}

/// Which paragraphs hold a sentence to read first; as many as the article has.
pub fn marked(article: &Article) -> Vec<bool> {
    let mut marked = vec![false; article.paragraphs.len()];
    for sentence in first(article) {
        let at = article.paragraph_at(article.bytes(sentence.span).start);
        if let Some(mark) = at.and_then(|k| marked.get_mut(k)) {
            *mark = true;
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        contract::{Certainty, Why},
        library::sample::{analysis, at},
    };

    fn answer(words: &str, entity: Option<u32>) -> contract::Answer {
        let why = Why { rule: "answer.test".into(), certainty: Certainty::Likely, score: 0.7, evidence: Vec::new() };
        contract::Answer { span: at(words, 0), entity, why }
    }

    fn article() -> Article {
        let mut analysis = analysis();
        analysis.answers.who = vec![answer("She", Some(0)), answer("Harbour Trust", Some(1)), answer("She", Some(0))];
        analysis.answers.when = vec![answer("on Friday", None)];
        analysis.sentences = vec![at("Bridge to open", 0), at("She chairs the Harbour Trust.", 0)];
        analysis.summary = vec![1, 0, 7];
        Article::new(analysis)
    }

    #[test]
    fn answers_say_what_they_mean() {
        let questions = questions(&article());
        let shown: Vec<(&str, Vec<(&str, &str)>)> = questions
            .iter()
            .map(|q| (q.label, q.answers.iter().map(|a| (a.words.as_str(), a.meant.as_str())).collect()))
            .collect();
        let who = ("Who", vec![("She", "Ana Ruiz"), ("Harbour Trust", "")]);
        assert_eq!(shown, [who, ("When", vec![("on Friday", "Friday 11 April 2025")])]);
        assert_eq!(questions[0].answers[0].fact.map(|f| f.layer), Some(Layer::Mention));
        assert_eq!(questions[1].answers[0].fact, None);
    }

    #[test]
    fn a_rejected_fact_takes_its_answer_along() {
        let state = |key: FactKey| if key.span == at("Harbour Trust", 0) { State::Rejected } else { State::Unreviewed };
        let article = Article::with_states(article().analysis, &state, &|_, _| None);
        assert_eq!(questions(&article)[0].answers.len(), 1);
    }

    #[test]
    fn sentences_to_read_first_stand_in_the_order_of_the_text() {
        let article = article();
        let shown: Vec<String> = first(&article).into_iter().map(|s| s.place).collect();
        assert_eq!(shown, ["headline", "¶1"]);
        assert_eq!(marked(&article), [true, true]);
    }
}
