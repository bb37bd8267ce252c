//! What to look at next, and what was done.

use super::{Row, doubt};
use crate::{
    ui::session::session,
    view::{
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
    view! {
        <div class="review-head">
            {move || queue.with(|q| {
                let (done, all) = (q.done, q.done + q.items.len());
                view! {
                    <progress max=all value=done aria-label="Reviewed"></progress>
                    <span>{format!("{done} of {} reviewed", wording::counted(all, "fact"))}</span>
                }
            })}
            <p class="hint">"Doubtful and important facts first. "<kbd>"a"</kbd>" accepts, "<kbd>"r"</kbd>" rejects, "<kbd>"j"</kbd>" skips."</p>
        </div>
        <ul class="rows">{move || queue.get().items.into_iter().map(row).collect_view()}</ul>
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
