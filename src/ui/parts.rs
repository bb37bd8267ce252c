//! Small pieces that many components place. They take their acts boxed: a piece is compiled once, not once for each act.

use super::session::session;
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
    view! {
        <label class="field">
            <span>{label}</span>
            <select id=id on:change=move |e| act(event_target_value(&e))>{options}</select>
        </label>
    }
    .into_any()
}

/// A field with a button that hands over what stands in it.
pub(super) fn entry(label: &'static str, id: &'static str, known: &str, go: &'static str, act: Box<dyn Fn(String)>) -> AnyView {
    let text = RwSignal::new(known.to_owned());
    let submit = move |e: leptos::ev::SubmitEvent| {
        e.prevent_default();
        act(text.get_untracked().trim().to_owned());
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

/// A lasting line over the article: words, and what can be done.
pub(super) fn bar(class: &'static str, words: String, buttons: Vec<AnyView>) -> AnyView {
    view! { <div class=class role="status"><span class="grow">{words}</span>{buttons}</div> }.into_any()
}
