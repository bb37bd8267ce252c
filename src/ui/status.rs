//! The foot of the page (the promise, *ready offline*, the engine) and the notices that lie over it.

use super::{
    browser,
    session::{Engine, session},
};
use crate::contract::ENGINE;
use leptos::prelude::*;

/// Signals of the boot script, which writes them on the root element.
#[derive(Clone, Copy)]
struct Shell {
    /// The site is kept for use without a connection.
    offline: RwSignal<bool>,
    /// A new version waits.
    update: RwSignal<bool>,
}

impl Shell {
    fn follow() -> Self {
        let now = |name| browser::root_data(name).as_deref() == Some("ready");
        let shell = Self { offline: RwSignal::new(now("offline")), update: RwSignal::new(now("update")) };
        let handle = window_event_listener_untyped("pressmark:state", move |_| {
            shell.offline.set(now("offline"));
            shell.update.set(now("update"));
        });
        on_cleanup(move || handle.remove());
        shell
    }
}

/// The foot.
#[component]
pub(super) fn Foot() -> impl IntoView {
    let session = session();
    let shell = Shell::follow();
    let engine = move || match session.engine.get() {
        Engine::Loading => "engine loading …".to_owned(),
        Engine::Ready => format!("engine {ENGINE}"),
        Engine::Restarting => "engine starts again …".to_owned(),
        Engine::Dead(_) => "no engine".to_owned(),
    };
    view! {
        <footer class="foot">
            <span class="offline" data-ready=move || shell.offline.get().to_string()>
                {move || if shell.offline.get() { "Ready offline" } else { "Works offline once it is loaded" }}
            </span>
            <span>"Nothing you paste leaves this machine"</span>
            <span class="gap"></span>
            <span class="engine">{engine}</span>
        </footer>
        <Show when=move || shell.update.get()>
            <div class="notice" role="status">
                <span>"A new version is ready."</span>
                <button class="button small main" type="button" on:click=move |_| browser::agree_to_update()>"Reload"</button>
                <button class="button small" type="button" on:click=move |_| shell.update.set(false)>"Later"</button>
            </div>
        </Show>
    }
    .into_any()
}

/// Trouble while an article is open, and the message with *Undo*.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let session = session();
    // The paste box tells it by itself.
    let elsewhere = move || session.analysis.read().is_some() || session.pages.open();
    let trouble = Memo::new(move |_| elsewhere().then(|| session.trouble.get()).filter(|t| !t.is_empty()));
    view! {
        {move || trouble.get().map(|words| view! {
            <div class="notice bad" role="alert">
                <span>{words}</span>
                <button class="button small" type="button" on:click=move |_| session.trouble.set(String::new())>"Close"</button>
            </div>
        })}
        {move || session.toast.get().map(|toast| view! {
            <div class="notice" role="status">
                <span>{toast.text}</span>
                {toast.undo.map(|undo| view! {
                    <button class="button small main" type="button" on:click=move |_| { undo(); session.toast.set(None); }>"Undo"</button>
                })}
                <button class="button small" type="button" on:click=move |_| session.toast.set(None)>"Close"</button>
            </div>
        })}
    }
    .into_any()
}
