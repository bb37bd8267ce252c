//! The messages between page and worker. One string each: a line that says what it is, then, after a line break, the body as it is
//! (the article, or what was found), so that a long text is not escaped twice. The page asks in JSON,
//! `{"v":3,"job":7,"task":{"page":"numbers"}}`; the worker answers in words, `done 7`, which cost the page no parser.

use crate::library::pack;
use serde::{Deserialize, Serialize};

/// Version of the messages. Page and worker come from one build; a difference means a stale file.
pub const VERSION: u32 = 3;

/// Number of a question; answers carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Job(pub u32);

/// What the article is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Markup {
    /// Plain text.
    #[default]
    Text,
    /// HTML, parsed inertly.
    Html,
}

/// Whether the answer lists its tokens, and so its form. Tokens double its size, and only exports need them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tokens {
    /// A record as the page keeps it: short numbers, which cost the page a tenth of the code and time that JSON does.
    #[default]
    Without,
    /// The whole contract in JSON, as the command line prints it.
    With,
}

/// An article to analyse; its words are the message's body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Echoed in the analysis.
    pub id: Option<String>,
    /// Plain text or HTML.
    pub markup: Markup,
    /// If known.
    pub title: Option<String>,
    /// `YYYY-MM-DD`, if known.
    pub published: Option<String>,
    /// With or without tokens.
    pub tokens: Tokens,
}

/// What is asked. Records travel as they are kept (see `library::record`), one a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Read the body, an article. The answer is a record, or the contract in JSON.
    Analyze(Article),
    /// Compute the page of that address (see `view::pages`) from the records of the body. The answer is a `view::page::Page`.
    Page(String),
    /// Write the records of the body as files of a format. The answer is read by [`File::list`].
    Export {
        /// Its id, see [`crate::export::FORMATS`].
        format: String,
    },
    /// Read the body, the bytes of a file, each as one character below 256. The answer is records, one a line, then remarks, each on
    /// a line that starts with `# `.
    Import {
        /// The file's name.
        name: String,
    },
}

/// Page → worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// [`VERSION`].
    pub v: u32,
    /// Echoed in every answer.
    pub job: Job,
    /// What to do with the body.
    pub task: Task,
}

/// A file to be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// With its ending.
    pub name: String,
    /// MIME type.
    pub mime: String,
    /// What it holds.
    pub text: String,
}

impl File {
    /// Files as the body of an answer.
    pub fn body(files: &[Self]) -> String {
        pack::to_chars(&postcard::to_allocvec(files).unwrap_or_default())
    }

    /// Reads what [`File::body`] wrote; nothing from anything else.
    pub fn list(body: &str) -> Vec<Self> {
        postcard::from_bytes(&pack::from_chars(body)).unwrap_or_default()
    }
}

/// A stage of the analysis that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the pipeline's words
pub enum Stage {
    Text,
    Syntax,
    Entities,
    Numbers,
    Statements,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Text, Self::Syntax, Self::Entities, Self::Numbers, Self::Statements];
}

#[cfg(feature = "engine")]
impl From<crate::pipeline::Stage> for Stage {
    fn from(stage: crate::pipeline::Stage) -> Self {
        use crate::pipeline::Stage as From;
        match stage {
            From::Text => Self::Text,
            From::Syntax => Self::Syntax,
            From::Entities => Self::Entities,
            From::Numbers => Self::Numbers,
            From::Statements => Self::Statements,
        }
    }
}

/// Worker → page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The engine is loaded; questions may come. The body is its version.
    Ready {
        /// [`VERSION`] of the worker.
        v: u32,
    },
    /// A stage has ended.
    Progress(Job, Stage),
    /// The body is what was found, in the form that the question asked for.
    Done(Job),
    /// The question could not be answered; the body is a sentence for the reader.
    Failed(Job),
}

impl Reply {
    /// Writes a message: `progress 7 2`.
    pub fn encode(&self, body: &str) -> String {
        let head = match self {
            Self::Ready { v } => format!("ready {v}"),
            Self::Progress(job, stage) => format!("progress {} {}", job.0, *stage as u32),
            Self::Done(job) => format!("done {}", job.0),
            Self::Failed(job) => format!("failed {}", job.0),
        };
        head + "\n" + body
    }

    /// Splits a message into its head and body.
    ///
    /// # Errors
    /// A sentence if the first line is no reply.
    pub fn decode(message: &str) -> Result<(Self, &str), String> {
        let (head, body) = split(message);
        let mut words = head.split(' ');
        let kind = words.next().unwrap_or_default();
        let mut number = || words.next().and_then(|n| n.parse::<u32>().ok());
        let read = match (kind, number(), number()) {
            ("ready", Some(v), _) => Some(Self::Ready { v }),
            ("progress", Some(job), Some(stage)) => Stage::ALL.get(stage as usize).map(|&s| Self::Progress(Job(job), s)),
            ("done", Some(job), _) => Some(Self::Done(Job(job))),
            ("failed", Some(job), _) => Some(Self::Failed(Job(job))),
            _ => None,
        };
        read.map(|reply| (reply, body)).ok_or_else(|| "an answer of the engine is not understood".to_owned())
    }
}

impl Request {
    /// Writes a message.
    pub fn encode(&self, body: &str) -> String {
        // A struct of strings and numbers always serialises.
        serde_json::to_string(self).unwrap_or_default() + "\n" + body
    }

    /// Splits a message into its head and body.
    ///
    /// # Errors
    /// A sentence if the first line is no request.
    pub fn decode(message: &str) -> Result<(Self, &str), String> {
        let (head, body) = split(message);
        let head = serde_json::from_str(head).map_err(|e| format!("a message of the page is not understood: {e}"))?;
        Ok((head, body))
    }
}

fn split(message: &str) -> (&str, &str) {
    message.split_once('\n').unwrap_or((message, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_as_it_was() {
        let body = "first line\n“second” \u{0} line\n";
        for task in [Task::Analyze(Article::default()), Task::Page("numbers".into()), Task::Export { format: "json".into() }] {
            let request = Request { v: VERSION, job: Job(7), task };
            assert_eq!(Request::decode(&request.encode(body)), Ok((request, body)));
        }
        for reply in [Reply::Ready { v: 3 }, Reply::Progress(Job(7), Stage::Numbers), Reply::Done(Job(7)), Reply::Failed(Job(0))]
        {
            assert_eq!(Reply::decode(&reply.encode(body)), Ok((reply, body)));
        }
        let files = [File { name: "a.json".into(), mime: "application/json".into(), text: "“é” \u{0}\n".into() }];
        assert_eq!(File::list(&File::body(&files)), files);
    }

    #[test]
    fn a_foreign_message_is_refused() {
        for foreign in ["", "sing 7\n", "done\n", "done x\n", "progress 7 9\n"] {
            assert!(Reply::decode(foreign).is_err(), "{foreign}");
        }
        assert!(Request::decode("{\"v\":3}\n").is_err());
        assert_eq!(File::list("nonsense"), []);
    }
}
