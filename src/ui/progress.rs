//! The line that names the stages of a reading as they end, with a way to stop.

use super::{
    engine,
    session::{Engine, session},
};
use crate::{view::wording, worker::protocol::Stage};
use leptos::prelude::*;

/// Shown while a text is read.
#[component]
pub(super) fn Progress() -> impl IntoView {
    let session = session();
    let words = move || {
        let reading = session.reading.get()?;
        let text = wording::counted(reading.words, "word");
        let stage = match (session.engine.get(), reading.done) {
            (Engine::Loading, _) => "The engine is loading; the article is next …".to_owned(),
            (Engine::Restarting, _) => "The engine stopped and starts again …".to_owned(),
            (_, None) => format!("Reading {text} …"),
            (_, Some(Stage::Text)) => format!("Reading {text}: grammar …"),
            (_, Some(Stage::Syntax)) => format!("Reading {text}: dates and amounts …"),
            (_, Some(Stage::Numbers)) => format!("Reading {text}: people and organisations …"),
            (_, Some(Stage::Entities)) => format!("Reading {text}: who said what …"),
            (_, Some(Stage::Statements)) => "Almost there …".to_owned(),
        };
        Some(reading.of + &stage)
    };
    // A memo: the bar comes and goes with it, and must not be rebuilt at each stage.
    let busy = Memo::new(move |_| session.reading.read().is_some());
    view! {
        <div class="progress" role="status">
            <Show when=move || busy.get()>
                <span class="spinner" aria-hidden="true"></span>
                <span>{words}</span>
                <button class="button small" type="button" on:click=move |_| engine::cancel(session)>"Cancel"</button>
            </Show>
        </div>
    }
}
