//! The browser's odds and ends, each a small fallible function: address, clipboard, files, the service worker's signals, the clock.

use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{Document, Element, HtmlElement, HtmlLinkElement, Window};

/// The window. The interface runs in pages only, never in workers.
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

/// The page.
pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The address of the engine's worker, which the build wrote into the page.
pub(super) fn engine_url() -> Option<String> {
    let link = document()?.get_element_by_id("engine")?.dyn_into::<HtmlLinkElement>().ok()?;
    Some(link.href())
}

/// What stood in the plain paste box before the interface arrived.
#[derive(Clone, Debug, Default)]
pub(super) struct Early {
    /// The box's text.
    pub(super) text: String,
    /// The HTML of the last paste into it; empty if there was none.
    pub(super) html: String,
    /// Whether "Mark it up" was pressed.
    pub(super) asked: bool,
    /// What the boot script has to say.
    pub(super) told: String,
}

/// Takes over the plain paste box of the page's shell and removes the shell.
pub(super) fn take_over() -> Early {
    let shell = get(&js_sys::global(), "pressmark");
    let words = |name| get(&shell, name).as_string().unwrap_or_default();
    let mut early =
        Early { text: words("text"), html: words("html"), asked: get(&shell, "asked").is_truthy(), told: words("told") };
    let Some(document) = document() else { return early };
    if let Some(paste) = document.get_element_by_id("paste").and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        early.text = paste.value(); // also what was typed since the last event
    }
    for selector in [".shell-head", "#shell"] {
        if let Ok(Some(element)) = document.query_selector(selector) {
            element.remove();
        }
    }
    early
}

fn get(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// A `data-` attribute of the page's root, which the boot script and the theme use.
pub(super) fn root_data(name: &str) -> Option<String> {
    root()?.dataset().get(name)
}

/// Sets a `data-` attribute of the page's root; an empty value removes it.
pub(super) fn set_root_data(name: &str, value: &str) {
    if let Some(root) = root() {
        match value {
            "" => root.dataset().delete(name),
            _ => {
                let _ = root.dataset().set(name, value);
            }
        }
    }
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// Tells the boot script that the person agrees to the new version.
pub(super) fn agree_to_update() {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new("pressmark:update")) {
        let _ = window.dispatch_event(&event);
    }
}

/// The address's fragment, with `#`.
pub(super) fn fragment() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The page's address without its fragment.
pub(super) fn address() -> String {
    let whole = window().and_then(|w| w.location().href().ok()).unwrap_or_default();
    whole.split('#').next().unwrap_or_default().to_owned()
}

/// Goes to a fragment; the browser keeps the old one for its back button.
pub(super) fn go(fragment: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(fragment);
    }
}

/// Changes the fragment without a new entry in the browser's history. The same fragment is not written again: that would call off
/// a way back that the browser has begun.
pub(super) fn replace(there: &str) {
    if let Some(history) = history().filter(|_| fragment() != there) {
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(there));
    }
}

/// A new entry in the browser's history. Its state counts how many of ours lie before it.
pub(super) fn push(fragment: &str) {
    if let Some(history) = history() {
        let before = history.state().ok().and_then(|s| s.as_f64()).unwrap_or_default();
        let _ = history.push_state_with_url(&JsValue::from_f64(before + 1.0), "", Some(fragment));
    }
}

/// Back to the entry before; false if that is not one of ours.
pub(super) fn back() -> bool {
    let Some(history) = history() else { return false };
    history.state().ok().and_then(|s| s.as_f64()).is_some_and(|n| n > 0.0) && history.back().is_ok()
}

fn history() -> Option<web_sys::History> {
    window()?.history().ok()
}

/// Milliseconds since 1970, UTC.
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Today where the person is, `YYYY-MM-DD`.
pub(super) fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A number that tells this tab from others.
pub(super) fn tab_number() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Whether the person asks for less motion.
pub(super) fn less_motion() -> bool {
    let query = window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|q| q.matches())
}

/// Whether the page is as narrow as a phone, where the facts lie in a sheet over the text.
pub(super) fn narrow() -> bool {
    let query = window().and_then(|w| w.match_media("(max-width: 719px)").ok().flatten());
    query.is_some_and(|q| q.matches())
}

/// Whether three columns fit.
pub(super) fn wide() -> bool {
    let query = window().and_then(|w| w.match_media("(min-width: 1100px)").ok().flatten());
    query.is_some_and(|q| q.matches())
}

/// All elements that match.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let Some(list) = document().and_then(|d| d.query_selector_all(selector).ok()) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// Runs `act` before the next picture is drawn, after everything that this moment still changes: both are laid out in one go.
pub(super) fn before_drawing(act: impl FnOnce() + 'static) {
    let hidden = document().is_none_or(|d| d.hidden());
    if hidden {
        after(0, act); // nothing is drawn
        return;
    }
    let act = Closure::once_into_js(act);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(act.unchecked_ref());
    }
}

/// Puts the focus on the first element that matches, without scrolling.
pub(super) fn focus(selector: &str) {
    let element = document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Runs `act` after `ms` milliseconds.
pub(super) fn after(ms: i32, act: impl FnOnce() + 'static) -> Option<i32> {
    let act = Closure::once_into_js(act);
    window()?.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), ms).ok()
}

/// Runs `act` while no other tab of this site runs its own (Web Locks); at once where the browser has none or refuses.
pub(super) fn alone(act: impl FnOnce() + 'static) {
    let act: js_sys::Function = Closure::once_into_js(act).unchecked_into();
    let locks = window().map(|w| get(&w.navigator(), "locks")).unwrap_or_default();
    let asked = get(&locks, "request").dyn_into::<js_sys::Function>();
    let asked = asked.and_then(|request| request.call2(&locks, &JsValue::from_str("pressmark"), &act));
    let refused = asked.as_ref().ok().map(|promise| get(promise, "catch"));
    match (asked, refused.and_then(|catch| catch.dyn_into::<js_sys::Function>().ok())) {
        (Ok(promise), Some(catch)) => drop(catch.call1(&promise, &act)),
        _ => drop(act.call0(&JsValue::NULL)),
    }
}

/// Saves a text as a file.
pub(super) fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()?.create_element("a").ok()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url).ok()
}

/// Reads a file's bytes.
pub(super) async fn read_file(file: &web_sys::File) -> Option<Vec<u8>> {
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Marks words without touching the page's elements, where the browser can (CSS Custom Highlight API); else does nothing.
/// `ranges` are pairs of a text node and UTF-16 offsets in it.
pub(super) fn highlight(name: &str, ranges: &[web_sys::Range]) {
    let registry = get(&get(&js_sys::global(), "CSS"), "highlights");
    let make = get(&js_sys::global(), "Highlight");
    let (Ok(make), false) = (make.dyn_into::<js_sys::Function>(), registry.is_undefined()) else { return };
    let list: js_sys::Array = ranges.iter().collect();
    let Ok(mark) = js_sys::Reflect::construct(&make, &list) else { return };
    if let Ok(set) = get(&registry, "set").dyn_into::<js_sys::Function>() {
        let _ = set.call2(&registry, &JsValue::from_str(name), &mark);
    }
}

/// Hands words to the clipboard; false where the browser has none.
pub(super) fn copy(words: &str) -> bool {
    let Some(window) = window() else { return false };
    let there = !get(&window.navigator(), "clipboard").is_undefined();
    if there {
        let done = window.navigator().clipboard().write_text(words);
        // Refused, the link is still selected for the person's own keys.
        wasm_bindgen_futures::spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(done).await) });
    }
    there
}

/// Selects all that stands in a text field.
pub(super) fn select(selector: &str) {
    if let Some(field) = all(selector).into_iter().next().and_then(|e| e.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        field.select();
    }
}

/// Asks the browser not to throw this site's storage away when space is short. It may say no; nothing depends on it.
pub(super) fn persist() {
    if let Some(Ok(asked)) = window().map(|w| w.navigator().storage().persist()) {
        wasm_bindgen_futures::spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(asked).await) });
    }
}

/// The element that has the focus lies in one that matches.
pub(super) fn focus_in(selector: &str) -> bool {
    document().and_then(|d| d.active_element()).is_some_and(|e| e.closest(selector).ok().flatten().is_some())
}
