//! The worker's side: loads the engine with the models that `worker_boot.js` left in `globalThis.pressmarkModels`, says that it is
//! ready, and answers one question at a time. A panic kills the instance; the page starts a new one.

use super::{
    files,
    protocol::{Article, File, Markup, Reply, Request, Task, Tokens, VERSION},
    rules,
};
use crate::{
    contract::{Analysis, ENGINE},
    library::record::{self, Record},
    pipeline::{self, Input, Source},
    resources::Resources,
    view::pages::Library,
};
use std::cell::RefCell;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Starts the worker.
pub fn run() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let resources = match load() {
        Ok(resources) => resources,
        // The page hears of it by its error handler.
        Err(message) => wasm_bindgen::throw_str(&message),
    };
    post(&scope, &Reply::Ready { v: VERSION }, ENGINE);
    warm_up(&resources);
    let reply_to = scope.clone();
    // Articles that were read once are kept in memory: a search is asked for again and again.
    let library = RefCell::new(Library::default());
    let handler = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
        let text = message.data().as_string().unwrap_or_default();
        answer(&resources, &library, &text, &|reply, body| post(&reply_to, reply, body));
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    handler.forget(); // lives as long as the worker
}

/// A few sentences with something of every kind.
const FIRST_WORDS: &str = "Port Elwick to rebuild its harbour\n\nMayor Ana Ruiz said on Friday, 3 May 2024, that the city would pay €21 \
    million for the harbour after a storm destroyed it. “We will rebuild it,” she told reporters. The Coastal Bank denied that its \
    chairman, Tom Hall, had been asked for 5% of the money. Police arrested two men in the town yesterday because they had stolen a boat.";

/// Reads a few sentences nobody asked for. A browser compiles a function when it is first called: without this the first article would
/// wait for that, with it the person does, between opening the page and pasting. Questions that come meanwhile wait in the queue.
fn warm_up(resources: &Resources) {
    let input = Input { source: Source::Text(FIRST_WORDS), ..Input::default() };
    let doc = pipeline::analyze(resources, &input, &mut |_| ());
    record::to_message(&Record::of(&Analysis::from_document(&doc)));
}

fn load() -> Result<Resources, String> {
    let models = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("pressmarkModels")).unwrap_or_default();
    let file = |name: &str| {
        let bytes = js_sys::Reflect::get(&models, &JsValue::from_str(name)).unwrap_or_default();
        bytes.dyn_into::<js_sys::Uint8Array>().map(|b| b.to_vec()).ok()
    };
    Resources::from_files(&file).map_err(|e| e.to_string())
}

fn answer(resources: &Resources, library: &RefCell<Library>, message: &str, reply: &dyn Fn(&Reply, &str)) {
    let (request, body) = match Request::decode(message) {
        Ok(decoded) => decoded,
        Err(message) => wasm_bindgen::throw_str(&message),
    };
    let job = request.job;
    let result = match &request.task {
        Task::Analyze(article) => analyze(resources, article, body, &mut |stage| reply(&Reply::Progress(job, stage.into()), "")),
        Task::Page(address) if address == "how" => Ok(rules::page().to_message()),
        Task::Page(address) => library.borrow_mut().answer(address, body).map(|page| page.to_message()),
        Task::Export { format } => files::export(resources, format, body).map(|files| File::body(&files)),
        Task::Import { name } => files::import(resources, name, body),
    };
    match result {
        Ok(found) => reply(&Reply::Done(job), &found),
        Err(message) => reply(&Reply::Failed(job), &message),
    }
}

fn analyze(
    resources: &Resources,
    article: &Article,
    text: &str,
    progress: &mut dyn FnMut(pipeline::Stage),
) -> Result<String, String> {
    let published = match &article.published {
        Some(day) => Some(day.parse().map_err(|_| format!("{day:?} is no date of the form YYYY-MM-DD"))?),
        None => None,
    };
    let source = match article.markup {
        Markup::Text => Source::Text(text),
        Markup::Html => Source::Html(text),
    };
    let input = Input { id: article.id.as_deref(), source, title: article.title.as_deref(), published };
    let doc = pipeline::analyze(resources, &input, progress);
    let analysis = Analysis::from_document(&doc);
    Ok(match article.tokens {
        Tokens::With => analysis.to_json(),
        Tokens::Without => record::to_message(&Record::of(&analysis)),
    })
}

fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply, body: &str) {
    // Posting a string fails only when the page is gone.
    let _ = scope.post_message(&JsValue::from_str(&reply.encode(body)));
}
