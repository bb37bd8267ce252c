//! What the marks mean, with a switch for each kind: letter, hue, word, number. Keys 1 to 8, and 0 for clean text.

use super::session::session;
use crate::view::{fact::Kind, paint::Layers};
use leptos::prelude::*;

/// The row of switches above the text.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let session = session();
    let switch = move |(at, kind): (usize, Kind)| {
        // A memo: read by the number and by whether the switch is there at all.
        let count = Memo::new(move |_| session.article.with(|a| a.as_ref().map_or(0, |a| a.count(kind))));
        view! {
            <Show when=move || count.get() != 0>
                <button
                    type="button"
                    class="chip"
                    data-kind=kind.slug()
                    aria-pressed=move || session.layers.get().has(kind).to_string()
                    title=format!("Show or hide {} (key {})", kind.plural().to_lowercase(), at + 1)
                    on:click=move |_| session.toggle(kind)
                >
                    <span class="letter" aria-hidden="true">{kind.letter()}</span>
                    <span>{kind.plural()}</span>
                    <span class="count">{move || count.get()}</span>
                </button>
            </Show>
        }
    };
    view! {
        <div class="legend" role="group" aria-label="What is marked">
            {Kind::ALL.into_iter().enumerate().map(switch).collect_view()}
            <button
                type="button"
                class="chip plain"
                aria-pressed=move || (session.layers.get() == Layers::NONE).to_string()
                title="The text without marks (key 0)"
                on:click=move |_| session.toggle_clean()
            >
                "Clean text"
            </button>
        </div>
    }
}
