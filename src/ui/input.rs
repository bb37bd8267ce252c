//! The first screen: a paste box, a sample, a file button, drag and drop. It goes on where the plain box of the shell stopped.

use super::{
    browser::{self, Early},
    engine::{self, Question},
    files, keep,
    session::{About, session},
    shelf, single,
};
use crate::view::intake;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{DragEvent, HtmlInputElement};

const SAMPLE: &str = include_str!("sample.txt");
/// A longer text, in bytes, is out of the box while it is read: to lay a million characters out takes a browser seconds, and to clear
/// them away as many.
const LONG: usize = 100_000;

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

    let held = Memo::new(move |_| session.reading.with(Option::is_some) && text.with(|t| t.len() > LONG));

    let read = move || {
        let text = text.get_untracked();
        let (html, plain) = pasted.get_value();
        let about = About { published: date.get_untracked(), ..About::default() };
        let same = !html.is_empty() && plain.split_whitespace().eq(text.split_whitespace());
        engine::ask(session, Question { text: if same { html } else { text }, html: same, about, page: None });
    };
    if !early.told.is_empty() {
        session.trouble.set(early.told.clone());
    }
    if early.asked {
        read();
    }
    let paste = move |event: ev::ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let empty = text.with_untracked(|t| t.trim().is_empty());
        let html = if empty { data.get_data("text/html").unwrap_or_default() } else { String::new() };
        let plain = data.get_data("text/plain").unwrap_or_default();
        pasted.set_value((html, plain.clone()));
        // Read at once what was pasted into an empty box: the result is what the person came for.
        if empty && plain.len() > LONG {
            event.prevent_default();
            keep::set_draft(session, &plain);
            text.set(plain);
            read();
        } else if empty {
            browser::after(0, read);
        }
    };
    let sample = move |_| {
        let about = About { source: "Sample article, all invented".to_owned(), ..About::default() };
        engine::ask(session, Question { text: SAMPLE.to_owned(), html: false, about, page: None });
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
                files::open_all(session, e.data_transfer().and_then(|d| d.files()));
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
                    placeholder=move || if held.get() { "Being read …" } else { "Paste the text of a news article here" }
                    readonly=move || held.get()
                    prop:value=move || if held.get() { String::new() } else { text.get() }
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
                    "Open files"
                    <input
                        id="file"
                        class="unseen"
                        type="file"
                        multiple
                        accept=".txt,.md,.html,.htm,.mhtml,.mht,.eml,.docx,.odt,.pdf,.json,.jsonl,.jsonld,text/plain,text/html"
                        on:change=move |e| {
                            let input = e.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
                            if let Some(input) = input {
                                files::open_all(session, input.files());
                                input.set_value(""); // so that the same file can be chosen again
                            }
                        }
                    />
                </label>
                <span class="hint">"or drop them here: text, web page, mail, Word, PDF, or annotations"</span>
            </div>
            <Bookmark/>
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

/// The bookmark that hands another page over. A file cannot be opened from other pages, so the one-file edition has none.
#[component]
fn Bookmark() -> impl IntoView {
    if single::here() {
        return ().into_any();
    }
    let mark = intake::bookmarklet(&browser::address());
    let copied = mark.clone();
    let told = RwSignal::new("");
    view! {
        <details class="bookmark">
            <summary>"Read the page you are on"</summary>
            <p>
                "Drag this to your bookmarks bar: "
                // Clicked here it would hand this page over to itself.
                <a class="button small" href=mark on:click=move |e| e.prevent_default()>"Read in Pressmark"</a>
                " On an article’s page, click it: the page, or the words you selected there, opens here."
            </p>
            <p>
                <button class="button small" type="button" on:click=move |_| told.set(if browser::copy(&copied) { "Copied." } else { "The browser does not let this page copy." })>
                    "Copy it as an address for a new bookmark"
                </button>
                <span role="status">{told}</span>
            </p>
            <p class="hint">"Some sites forbid it; then copy the article and paste it here. In the installed app, other apps can share a text to Pressmark."</p>
        </details>
    }
    .into_any()
}
