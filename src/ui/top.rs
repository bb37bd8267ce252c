//! The bar at the top: name, new article, keys, theme, and whether the work is kept.

use super::{
    dialog::Dialog,
    keep, parts,
    session::{Saved, session},
    single,
    theme::ThemeButton,
};
use leptos::prelude::*;

/// The bar.
#[component]
pub(super) fn Top() -> impl IntoView {
    let session = session();
    let open = Memo::new(move |_| session.analysis.read().is_some());
    view! {
        <header class="top">
            <Show when=move || open.get()>
                <button
                    class="button icon-only"
                    type="button"
                    title="Saved articles"
                    aria-expanded=move || session.shelf_open.get().to_string()
                    on:click=move |_| session.shelf_open.update(|o| *o = !*o)
                >
                    <span class="unseen">"Saved articles"</span>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16M4 12h16M4 18h16"/></svg>
                </button>
            </Show>
            <a class="brand" href="#/" on:click=move |e| { e.prevent_default(); session.close(); }>
                <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
                    <path class="brand-line" d="M4 6h16M4 18h10"/>
                    <path class="brand-fill" d="M4 10.5h11v3.6H4z"/>
                </svg>
                "Pressmark"
            </a>
            <SaveState/>
            <span class="gap"></span>
            <Show when=move || open.get()>
                <button class="button quiet" type="button" on:click=move |_| session.close()>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg>
                    <span class="unseen">"New article"</span>
                    <span class="wide" aria-hidden="true">"New article"</span>
                </button>
            </Show>
            <Show when=move || open.get()>
                <button class="button quiet" type="button" title="A link that carries the article" on:click=move |_| session.dialog.set(Some(Dialog::Share))>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M9 15l6-6M10 6l2-2a4 4 0 0 1 6 6l-2 2M14 18l-2 2a4 4 0 0 1-6-6l2-2"/></svg>
                    <span class="unseen">"Share"</span>
                    <span class="wide" aria-hidden="true">"Share"</span>
                </button>
            </Show>
            <ThemeButton/>
            <button class="button quiet" type="button" title="Keys (?)" on:click=move |_| session.dialog.set(Some(Dialog::Help))>
                <span aria-hidden="true">"?"</span>
                <span class="unseen">"Help and keys"</span>
            </button>
        </header>
    }
    .into_any()
}

/// *saved · saving · NOT saved (why)*.
#[component]
fn SaveState() -> impl IntoView {
    let session = session();
    move || match session.saved.get() {
        Saved::Nothing => ().into_any(),
        Saved::Saving => view! { <span class="saved">"saving …"</span> }.into_any(),
        Saved::Shared => view! { <span class="saved">"shared, not saved"</span> }.into_any(),
        Saved::InPage => single::button(session),
        Saved::Saved if single::here() => parts::text("span", "saved", "saved inside the file"),
        Saved::Saved => view! { <span class="saved">"saved"<span class="wide">" on this device"</span></span> }.into_any(),
        Saved::NotSaved(why) => view! { <span class="saved bad" role="alert"><b>"NOT saved"</b>": "{why}" "
                <button class="link" type="button" on:click=move |_| keep::download(session)>"Save a copy to a file"</button>
            </span>
        }
        .into_any(),
    }
}
