//! The messages between page and worker. One string each: a line of JSON, then, after a line break, the body as it is (the article
//! or what was found), so that a long text is not escaped twice. The line's `v` must be [`VERSION`] on both sides.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Version of the messages. Page and worker come from one build; a difference means a stale file.
pub const VERSION: u32 = 2;

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

/// Page → worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// [`VERSION`].
    pub v: u32,
    /// Echoed in every answer.
    pub job: Job,
    /// What to do; the body is the article.
    pub article: Article,
}

/// A stage of the analysis that has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the pipeline's words
pub enum Stage {
    Text,
    Syntax,
    Entities,
    Numbers,
    Statements,
}

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reply")]
pub enum Reply {
    /// The engine is loaded; questions may come.
    Ready {
        /// [`VERSION`] of the worker.
        v: u32,
        /// Version of the engine.
        engine: String,
    },
    /// A stage has ended.
    Progress {
        /// The question.
        job: Job,
        /// The stage.
        stage: Stage,
    },
    /// The body is what was found, in the form that the question asked for.
    Done {
        /// The question.
        job: Job,
    },
    /// The question could not be answered.
    Failed {
        /// The question.
        job: Job,
        /// A sentence for the reader.
        message: String,
    },
}

/// Writes a message.
pub fn encode<T: Serialize>(head: &T, body: &str) -> String {
    // A struct of strings and numbers always serialises.
    let mut message = serde_json::to_string(head).unwrap_or_default();
    message.push('\n');
    message.push_str(body);
    message
}

/// Splits a message into its head and body.
///
/// # Errors
/// A sentence if the first line is no message of this version.
pub fn decode<T: DeserializeOwned>(message: &str) -> Result<(T, &str), String> {
    let (head, body) = message.split_once('\n').unwrap_or((message, ""));
    let head = serde_json::from_str(head).map_err(|e| format!("a message between page and engine is not understood: {e}"))?;
    Ok((head, body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_as_it_was() {
        let request = Request { v: VERSION, job: Job(7), article: Article::default() };
        let body = "first line\n“second” \u{0} line\n";
        assert_eq!(decode::<Request>(&encode(&request, body)), Ok((request, body)));
    }

    #[test]
    fn a_foreign_message_is_refused() {
        assert!(decode::<Reply>("{\"reply\":\"sing\"}\n").is_err());
        assert!(decode::<Reply>("").is_err());
    }
}
