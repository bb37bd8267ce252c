//! The article in short, above the text: who, what, when, where, why, how, and the sentences to read first.

use super::{browser, parts, session::session};
use crate::view::answers::{self, Answer, Question, Sentence};
use leptos::prelude::*;

/// The strip; nothing where the engine answers nothing.
#[component]
pub(super) fn Short() -> impl IntoView {
    let session = session();
    let short = Memo::new(move |_| {
        session.article.with(|a| a.as_ref().map(|a| (answers::questions(a), answers::first(a)))).unwrap_or_default()
    });
    move || {
        let (questions, first) = short.get();
        let any = !questions.is_empty() || !first.is_empty();
        any.then(|| {
            view! {
                <details class="short" open=!browser::narrow()>
                    <summary>"In short"</summary>
                    <dl class="answers">{questions.into_iter().map(question).collect_view()}</dl>
                    {(!first.is_empty()).then(|| sentences(first))}
                </details>
            }
            .into_any()
        })
    }
}

fn question(question: Question) -> AnyView {
    let mut answers = question.answers.into_iter();
    let best = answers.next().map(answer);
    let others: Vec<AnyView> = answers.map(|a| view! { <li>{answer(a)}</li> }.into_any()).collect();
    let more = (!others.is_empty()).then(|| {
        let words = format!("{} more", others.len());
        view! { <details class="others"><summary>{words}</summary><ul>{others}</ul></details> }.into_any()
    });
    view! { <div class="question"><dt>{question.label}</dt><dd>{best}{more}</dd></div> }.into_any()
}

fn answer(answer: Answer) -> AnyView {
    let session = session();
    let (span, fact) = (answer.span, answer.fact);
    let show = Box::new(move || {
        if let Some(key) = fact {
            session.select(key);
        }
        session.point(span);
    });
    let meant = (!answer.meant.is_empty()).then(|| view! { <span class="row-less">{answer.meant}</span>" " }.into_any());
    view! {
        {parts::button("answer", answer.why, answer.words, show)}
        " "
        {meant}
        <span class="place">{answer.place}</span>
    }
    .into_any()
}

fn sentences(first: Vec<Sentence>) -> AnyView {
    let line = |s: Sentence| {
        view! { <li>{parts::words("answer clip", s.why, s.words, s.span)}" "<span class="place">{s.place}</span></li> }.into_any()
    };
    view! {
        <p class="short-head" id="first">"Read first"</p>
        <ol class="first" aria-labelledby="first">{first.into_iter().map(line).collect_view()}</ol>
    }
    .into_any()
}
