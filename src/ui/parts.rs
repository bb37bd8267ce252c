//! Small pieces that many components place. They take their acts boxed: a piece is compiled once, not once for each act.

use super::{browser, session::session};
use crate::text::offsets::CharSpan;
use leptos::prelude::*;

/// What a button does.
pub(super) type Do = Box<dyn Fn() + Send + Sync>;

/// A button with words.
pub(super) fn button(class: &'static str, title: &'static str, words: impl Into<String>, act: Do) -> AnyView {
    let words = words.into();
    view! { <button class=class type="button" title=title on:click=move |_| act()>{words}</button> }.into_any()
}

/// Words of the text as a button that shows where they stand.
pub(super) fn words(class: &'static str, title: &'static str, words: String, span: CharSpan) -> AnyView {
    let session = session();
    button(class, title, words, Box::new(move || session.point(span)))
}

/// A line of choices; the chosen one is told by its value.
pub(super) fn choice(
    label: &'static str,
    id: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
    act: Box<dyn Fn(String) + Send + Sync>,
) -> AnyView {
    let option = |(value, words): (String, String)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }.into_any()
    };
    let options = options.into_iter().map(option).collect_view();
    let choose = move |e| {
        let in_card = browser::focus_in(".card");
        act(event_target_value(&e));
        keep_focus(in_card);
    };
    view! {
        <label class="field">
            <span>{label}</span>
            <select id=id on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// The card is drawn anew after an act; the focus goes to the new one rather than nowhere.
fn keep_focus(in_card: bool) {
    if in_card {
        browser::after(0, || {
            if !browser::focus_in(".card") {
                browser::focus("#card");
            }
        });
    }
}

/// A field with a button that hands over what stands in it.
pub(super) fn entry(label: &'static str, id: &'static str, known: &str, go: &'static str, act: Box<dyn Fn(String)>) -> AnyView {
    let text = RwSignal::new(known.to_owned());
    let submit = move |e: leptos::ev::SubmitEvent| {
        e.prevent_default();
        act(text.get_untracked().trim().to_owned());
        keep_focus(true);
    };
    view! {
        <form class="line" on:submit=submit>
            <label class="field grow">
                <span>{label}</span>
                <input id=id type="text" prop:value=text on:input=move |e| text.set(event_target_value(&e))/>
            </label>
            <button class="button small" type="submit">{go}</button>
        </form>
    }
    .into_any()
}

/// An element with a class and what stands in it. One type for all of them, so it is compiled once; [`view!`] is for what has
/// more attributes.
pub(super) fn el(tag: &'static str, class: &'static str, inner: Vec<AnyView>) -> AnyView {
    leptos::html::custom(tag).class(class).child(inner).into_any()
}

/// An element with words.
pub(super) fn text(tag: &'static str, class: &'static str, words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    el(tag, class, vec![words.into_any()])
}

/// The heading that names a dialog.
pub(super) fn dialog_title(words: impl Into<String>) -> AnyView {
    let words: String = words.into();
    view! { <h2 id="dialog-title">{words}</h2> }.into_any()
}

/// What became of an act, for eyes and screen readers.
pub(super) fn told(words: RwSignal<String>) -> AnyView {
    view! { <p role="status" class="told">{move || words.get()}</p> }.into_any()
}

/// A line to tick.
pub(super) fn switch(kind: &'static str, on: Signal<bool>, words: &'static str, act: Box<dyn Fn(bool)>) -> AnyView {
    view! {
        <label class="switch">
            <input type=kind prop:checked=on on:change=move |e| act(event_target_checked(&e))/>
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// A chip that is pressed or not.
pub(super) fn chip(words: String, pressed: Signal<bool>, act: Do) -> AnyView {
    view! {
        <button class="chip plain" type="button" aria-pressed=move || pressed.get().to_string() on:click=move |_| act()>{words}</button>
    }
    .into_any()
}

/// A field of text that keeps a signal.
pub(super) fn field(id: &'static str, label: &'static str, class: &'static str, value: RwSignal<String>) -> AnyView {
    view! {
        <label class=class for=id>{label}</label>
        <input id=id type="text" placeholder=label prop:value=value on:input=move |e| value.set(event_target_value(&e))/>
    }
    .into_any()
}

/// A lasting line over the article: words, and what can be done.
pub(super) fn bar(class: &'static str, words: String, buttons: Vec<AnyView>) -> AnyView {
    let mut inner = vec![text("span", "grow", words)];
    inner.extend(buttons);
    el("div", class, inner)
}

/// A button with a drawing; `words` are for who cannot see it.
pub(super) fn icon(words: String, title: &'static str, path: &'static str, act: Do) -> AnyView {
    view! {
        <button class="button icon-only" type="button" title=title on:click=move |_| act()>
            <span class="unseen">{words}</span>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=path/></svg>
        </button>
    }
    .into_any()
}
