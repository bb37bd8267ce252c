//! The page's side: starts the worker, asks, hears; starts it anew when it dies or is told to stop.

use super::{
    jobs::{AfterCrash, Jobs},
    protocol::{Article, Job, Reply, Stage, Task, VERSION},
};
use crate::library::record::{self, Record};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What the page hears.
#[derive(Debug)]
pub enum Event {
    /// The engine is loaded.
    Ready,
    /// A stage of a question has ended.
    Progress {
        /// The question.
        job: Job,
        /// The stage.
        stage: Stage,
    },
    /// The answer.
    Done {
        /// The question.
        job: Job,
        /// What was found.
        record: Box<Record>,
    },
    /// No answer will come.
    Failed {
        /// The question.
        job: Job,
        /// A sentence for the reader.
        message: String,
    },
    /// The worker died and is started again.
    Restarting,
    /// The worker does not run in this browser; a sentence for the reader.
    Dead {
        /// Why.
        message: String,
    },
}

/// What is done with the body of an answer, or with the sentence why there is none.
pub type Then = Box<dyn FnOnce(Result<&str, String>)>;

/// A handle to the engine; clones share one worker.
#[derive(Clone)]
pub struct Client {
    shared: Rc<Shared>,
}

struct Shared {
    url: String,
    jobs: RefCell<Jobs>,
    worker: RefCell<Option<Running>>,
    /// Who waits for the answer to a question other than an analysis.
    waiting: RefCell<Vec<(Job, Then)>>,
    hear: Box<dyn Fn(Event)>,
}

/// A worker with the handlers that must live as long as it.
struct Running {
    worker: Worker,
    _message: Closure<dyn Fn(MessageEvent)>,
    _error: Closure<dyn Fn(ErrorEvent)>,
}

impl Client {
    /// Starts the worker at `url` (the `href` of `<link id="engine">`); `hear` is called with every event, also during `spawn`.
    pub fn spawn(url: &str, hear: impl Fn(Event) + 'static) -> Self {
        let (jobs, worker, waiting) = (RefCell::default(), RefCell::default(), RefCell::default());
        let shared = Shared { url: url.to_owned(), jobs, worker, waiting, hear: Box::new(hear) };
        let client = Self { shared: Rc::new(shared) };
        client.start();
        client
    }

    /// Asks for an analysis of `text`. The answer comes as an [`Event`] with the returned number.
    pub fn analyze(&self, article: &Article, text: &str) -> Job {
        self.send(Task::Analyze(article.clone()), text)
    }

    /// Asks for anything else; `then` gets the body of the answer.
    pub fn ask(&self, task: Task, body: &str, then: Then) -> Job {
        let job = self.send(task, body);
        self.shared.waiting.borrow_mut().push((job, then));
        job
    }

    fn send(&self, task: Task, body: &str) -> Job {
        let mut jobs = self.shared.jobs.borrow_mut();
        let (job, message) = jobs.ask(task, body);
        if let Some(message) = message {
            self.post(message);
        }
        job
    }

    /// Stops a question. The worker may be busy with it, so it is replaced; other questions are asked again.
    pub fn cancel(&self, job: Job) {
        self.shared.waiting.borrow_mut().retain(|(other, _)| *other != job);
        let replace = self.shared.jobs.borrow_mut().cancel(job);
        if replace {
            self.start();
        }
    }

    fn post(&self, message: &str) {
        if let Some(running) = &*self.shared.worker.borrow() {
            // A string can always be cloned to a worker.
            let _ = running.worker.post_message(&JsValue::from_str(message));
        }
    }

    /// Replaces the worker by a new one.
    fn start(&self) {
        if let Some(old) = self.shared.worker.borrow_mut().take() {
            old.worker.set_onmessage(None);
            old.worker.set_onerror(None);
            old.worker.terminate();
        }
        let options = WorkerOptions::new();
        // The one-file edition makes its worker's script itself, and a module of such an address may not be fetched from file://.
        let made_here = self.shared.url.starts_with("blob:");
        options.set_type(if made_here { WorkerType::Classic } else { WorkerType::Module });
        let Ok(worker) = Worker::new_with_options(&self.shared.url, &options) else {
            (self.shared.hear)(Event::Dead { message: "this browser does not start the engine's worker".to_owned() });
            return;
        };
        let client = self.clone();
        let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            client.received(&event.data().as_string().unwrap_or_default());
        });
        let client = self.clone();
        let error = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default(); // told to the reader instead
            client.crashed(&event.message());
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(error.as_ref().unchecked_ref()));
        *self.shared.worker.borrow_mut() = Some(Running { worker, _message: message, _error: error });
    }

    fn received(&self, message: &str) {
        let (reply, body) = match Reply::decode(message) {
            Ok(decoded) => decoded,
            Err(message) => return self.crashed(&message),
        };
        match reply {
            Reply::Ready { v } if v != VERSION => {
                let message = "page and engine are of different versions; reload the page".to_owned();
                (self.shared.hear)(Event::Dead { message });
            }
            Reply::Ready { .. } => {
                let waiting: Vec<String> = self.shared.jobs.borrow_mut().ready().map(str::to_owned).collect();
                waiting.iter().for_each(|message| self.post(message));
                (self.shared.hear)(Event::Ready);
            }
            Reply::Progress(job, stage) => {
                let wanted = self.shared.jobs.borrow().wants(job);
                if wanted {
                    (self.shared.hear)(Event::Progress { job, stage });
                }
            }
            Reply::Done(job) => self.close(job, Ok(body)),
            Reply::Failed(job) => self.close(job, Err(body.to_owned())),
        }
    }

    /// Tells the last event of a question, unless nobody waits for it any more.
    fn close(&self, job: Job, answer: Result<&str, String>) {
        let wanted = self.shared.jobs.borrow_mut().close(job);
        if wanted {
            self.tell(job, answer);
        }
    }

    fn tell(&self, job: Job, answer: Result<&str, String>) {
        let mut waiting = self.shared.waiting.borrow_mut();
        let at = waiting.iter().position(|(other, _)| *other == job);
        let then = at.map(|k| waiting.swap_remove(k).1);
        drop(waiting); // it may ask the next question
        if let Some(then) = then {
            return then(answer);
        }
        (self.shared.hear)(match answer.and_then(record::from_message) {
            Ok(record) => Event::Done { job, record: Box::new(record) },
            Err(message) => Event::Failed { job, message },
        });
    }

    fn crashed(&self, reason: &str) {
        let after = self.shared.jobs.borrow_mut().crashed();
        let hear = &self.shared.hear;
        match after {
            AfterCrash::Respawn(running) => {
                hear(Event::Restarting);
                if let Some(job) = running {
                    let message = format!("the engine stopped while it read this text ({reason}); the text is not lost");
                    self.tell(job, Err(message));
                }
                self.start();
            }
            AfterCrash::GiveUp(open) => {
                let message = format!("the engine does not start in this browser ({reason})");
                for job in open {
                    self.tell(job, Err(message.clone()));
                }
                hear(Event::Dead { message });
            }
        }
    }
}
