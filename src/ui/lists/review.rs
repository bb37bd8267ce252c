//! What to look at next, and what was done.

use super::{Row, doubt};
use crate::{
    ui::{actions, gather, parts, session::session},
    view::{
        article::Article,
        fact::State,
        history,
        queue::{self, Item},
        wording,
    },
};
use leptos::prelude::*;

/// The queue with its progress, and the history.
#[component]
pub(in crate::ui) fn Review() -> impl IntoView {
    let session = session();
    let queue = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| queue::queue(a))).unwrap_or_default());
    let lines = Memo::new(move |_| {
        let log = session.log.read();
        session.article.with(|a| a.as_ref().map(|a| history::lines(a, &log))).unwrap_or_default()
    });
    let row = |item: Item| {
        view! {
            <li>
                <Row key=item.key colour=item.colour state=State::Unreviewed>
                    <span class="row-head">
                        <span class="letter" aria-hidden="true">{item.colour.letter()}</span>
                        <span class="clip">{item.words}</span>
                        {doubt(item.certainty)}
                    </span>
                    <span class="row-less">{item.title}" · "{item.place}</span>
                </Row>
            </li>
        }
    };
    let paragraphs = Memo::new(move |_| {
        let folded = session.folded.get();
        let seen = |k: usize| folded.as_ref().is_some_and(|f| f.analysis.blocks.get(k).is_some_and(|b| f.seen.contains(&b.span)));
        let numbered = |a: &Article| {
            let all = a.paragraphs.iter().enumerate();
            all.filter_map(|(k, p)| Some((k, p.number?, seen(k)))).collect::<Vec<_>>()
        };
        session.article.with(|a| a.as_ref().map(|a| numbered(a))).unwrap_or_default()
    });
    let paragraph = move |(k, number, seen): (usize, u32, bool)| {
        let press = Box::new(move || actions::looked_through(session, Some(k)));
        parts::chip(format!("¶{number}"), Signal::derive(move || seen), press)
    };
    view! {
        <div class="review-head">
            {move || queue.with(|q| {
                let (done, all) = (q.done, q.done + q.items.len());
                view! {
                    <progress max=all value=done aria-label="Reviewed"></progress>
                    <span>{format!("{done} of {} reviewed", wording::counted(all, "fact"))}</span>
                }
            })}
            {parts::button("button small", "", "Accept several …", Box::new(move || gather::accept_several(session)))}
            <p class="hint">"Doubtful and important facts first. "<kbd>"a"</kbd>" accepts, "<kbd>"r"</kbd>" rejects, "<kbd>"j"</kbd>" skips."</p>
        </div>
        <ul class="rows">{move || queue.get().items.into_iter().map(row).collect_view()}</ul>
        <h3>"Paragraphs looked through"</h3>
        <p class="hint">"Press one when nothing is missing in it ("<kbd>"p"</kbd>")."</p>
        <div class="chips">{move || paragraphs.get().into_iter().map(paragraph).collect_view()}</div>
        <Show when=move || !lines.read().is_empty()>
            <h3>"What you did"</h3>
            <div class="actions">
                <button class="button small" type="button" title="Ctrl Z" on:click=move |_| session.undo()>"Undo"</button>
                <button class="button small" type="button" title="Shift Ctrl Z" on:click=move |_| session.redo()>"Redo"</button>
            </div>
            <ol class="history">
                {move || lines.get().into_iter().map(|line| view! { <li class:undone=line.undone>{line.words}</li> }).collect_view()}
            </ol>
        </Show>
    }
}
