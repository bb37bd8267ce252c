//! The interface: a stand-in until the real one lands.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{HtmlElement, HtmlLinkElement, MessageEvent, Worker, WorkerOptions, WorkerType};

/// Mounts the page into `main`, in place of the shell's paste box.
pub fn mount() {
    console_error_panic_hook::set_once();
    let Some(main) = document().query_selector("main").ok().flatten() else {
        return;
    };
    let taken_over = js_sys::Reflect::get(&js_sys::global(), &"pressmark".into())
        .and_then(|shell| js_sys::Reflect::get(&shell, &"text".into()))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default();
    main.set_inner_html("");
    mount_to(main.unchecked_into::<HtmlElement>(), move || view! { <App text=taken_over.clone() /> }).forget();
}

#[component]
fn App(text: String) -> impl IntoView {
    let (answer, set_answer) = signal(String::from("the engine is loading"));
    let (text, set_text) = signal(text);
    let worker = StoredValue::new_local(start_worker(move |said| {
        if said == "ready" {
            if let Some(root) = document().document_element() {
                let _ = root.unchecked_into::<HtmlElement>().dataset().set("engine", "ready");
            }
        }
        set_answer.set(said);
    }));
    Effect::new(move |_| {
        let text = text.get();
        worker.with_value(|worker| {
            if let Some(worker) = worker {
                let _ = worker.post_message(&JsValue::from_str(&text));
            }
        });
    });
    view! {
        <label for="paste">"Article"</label>
        <textarea id="paste" on:input=move |event| set_text.set(event_target_value(&event))>{text.get_untracked()}</textarea>
        <p role="status">{answer}</p>
    }
}

fn start_worker(hear: impl Fn(String) + 'static) -> Option<Worker> {
    let link: HtmlLinkElement = document().get_element_by_id("engine")?.unchecked_into();
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&link.href(), &options).ok()?;
    let handler =
        Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| hear(message.data().as_string().unwrap_or_default()));
    worker.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget();
    Some(worker)
}
