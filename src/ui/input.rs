//! The first screen: a paste box, a sample, a file button, drag and drop. It goes on where the plain box of the shell stopped.

use super::{
    browser::{self, Early},
    engine::{self, Question},
    files, keep,
    session::{About, session},
    shelf,
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, File, HtmlInputElement};

const SAMPLE: &str = include_str!("sample.txt");

/// The paste box with all ways in.
#[component]
pub(super) fn Input(early: Early) -> impl IntoView {
    let session = session();
    let initial = if early.text.is_empty() { keep::draft(session) } else { early.text.clone() };
    let text = RwSignal::new(initial.clone());
    // The HTML of the last paste, and the plain text it came with: edited text is read as it stands.
    let pasted = StoredValue::new((early.html.clone(), early.text.clone()));
    let date = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let area = NodeRef::<html::Textarea>::new();

    let read = move || {
        let text = text.get_untracked();
        let (html, plain) = pasted.get_value();
        let about = About { published: date.get_untracked(), ..About::default() };
        let same = !html.is_empty() && plain.split_whitespace().eq(text.split_whitespace());
        engine::ask(session, Question { text: if same { html } else { text }, html: same, about });
    };
    if early.asked {
        read();
    }
    let paste = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let empty = text.with_untracked(|t| t.trim().is_empty());
        let html = if empty { data.get_data("text/html").unwrap_or_default() } else { String::new() };
        pasted.set_value((html, data.get_data("text/plain").unwrap_or_default()));
        // Read at once what was pasted into an empty box: the result is what the person came for.
        if empty {
            browser::after(0, read);
        }
    };
    let take = move |file: File| {
        spawn_local(async move { files::open_file(session, file).await });
    };
    let sample = move |_| {
        let about = About { source: "Sample article, all invented".to_owned(), ..About::default() };
        engine::ask(session, Question { text: SAMPLE.to_owned(), html: false, about });
    };
    view! {
        <section
            class="start"
            class:over=move || over.get()
            aria-label="New article"
            on:dragover=move |e: DragEvent| { e.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=move |e: DragEvent| {
                e.prevent_default();
                over.set(false);
                if let Some(file) = e.data_transfer().and_then(|d| d.files()).and_then(|f| f.get(0)) {
                    take(file);
                }
            }
        >
            <h1 class="lead">"Read the news "<span class="lead-mark">"marked up"</span></h1>
            <p class="sub">
                "Paste an article. See who speaks, what is claimed, when, and for how much. Every finding points at the words it was read from."
            </p>
            <form class="box" on:submit=move |e| { e.prevent_default(); read(); }>
                <label class="unseen" for="paste">"News article"</label>
                <textarea
                    id="paste"
                    node_ref=area
                    rows="11"
                    dir="auto"
                    spellcheck="false"
                    autofocus
                    placeholder="Paste the text of a news article here"
                    prop:value=move || text.get()
                    on:input=move |e| {
                        text.set(event_target_value(&e));
                        keep::set_draft(session, &text.get_untracked());
                    }
                    on:paste=paste
                    on:keydown=move |e| {
                        if e.key() == "Enter" && (e.ctrl_key() || e.meta_key()) {
                            e.prevent_default();
                            read();
                        }
                    }
                >{initial}</textarea>
                <div class="box-foot">
                    <label class="field" for="date">
                        <span>"Published"</span>
                        <input id="date" type="date" max="2100-12-31" prop:value=move || date.get() on:input=move |e| date.set(event_target_value(&e))/>
                    </label>
                    <span class="hint">"If you know it: “Friday” is then a day"</span>
                    <button class="button main" type="submit">"Mark it up"</button>
                </div>
            </form>
            <p class="trouble" role="alert">{move || session.trouble.get()}</p>
            <div class="ways">
                <button class="button" type="button" on:click=sample>"Try the sample article"</button>
                <label class="button" for="file">
                    "Open a file"
                    <input
                        id="file"
                        class="unseen"
                        type="file"
                        accept=".txt,.md,.html,.htm,.mhtml,.mht,.eml,.docx,.odt,.json,.jsonl,.jsonld,text/plain,text/html"
                        on:change=move |e| {
                            let input = e.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
                            if let Some(input) = input {
                                if let Some(file) = input.files().and_then(|f| f.get(0)) {
                                    take(file);
                                }
                                input.set_value(""); // so that the same file can be chosen again
                            }
                        }
                    />
                </label>
                <span class="hint">"or drop one here: text, web page, mail, Word document, or annotations"</span>
            </div>
            <p class="promise" id="promise">
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 10V8a6 6 0 0 1 12 0v2m-13 0h14v10H5z"/></svg>
                <span>"Works offline. "<b>"Nothing you paste leaves this machine."</b></span>
            </p>
            <Show when=move || !session.shelf.read().is_empty()>
                <shelf::Articles/>
            </Show>
        </section>
    }
    .into_any()
}
