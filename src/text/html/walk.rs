//! The text of a parsed page in pieces, one for each paragraph, heading, list item …, with what its elements say of it:
//! `<li><a href=x>Ferry</a> sold</li>` → `Ferry sold`, a list item, 5 of 10 letters linked. It judges nothing.

use super::names::{self, Hint};
use crate::text::blocks::BlockKind;
use dom_query::{NodeData, NodeRef};

/// A stretch of text that stands by itself on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// White space collapsed; line breaks of the page are `\n`.
    pub(super) text: String,
    /// What its innermost telling element says it is.
    pub(super) kind: Option<BlockKind>,
    /// Letters and digits inside links.
    pub(super) linked: usize,
    /// Letters and digits in all.
    pub(super) letters: usize,
    /// What the names of its elements hint at.
    pub(super) hint: Option<Hint>,
    /// Position of the element that gave the hint among all elements, so that its share of the text can be told.
    pub(super) hinted_by: usize,
}

impl Piece {
    /// At least four fifths of it are a link.
    pub(super) fn is_link(&self) -> bool {
        self.letters > 0 && self.linked * 5 >= self.letters * 4
    }
}

/// What the open elements say; one of these per element on the way down.
#[derive(Clone, Copy, Default)]
struct State {
    kind: Option<BlockKind>,
    hint: Option<Hint>,
    hinted_by: usize,
    link: bool,
    bold: bool,
    block: bool,
    cell: bool,
    quoted: bool,
}

enum Step<'a> {
    Enter(NodeRef<'a>, State),
    Leave(State),
}

/// The pieces below `root`, in order. Iterative: depth costs memory, not stack.
pub(super) fn pieces(root: &NodeRef<'_>) -> Vec<Piece> {
    let mut walker = Walker::default();
    let mut steps = vec![Step::Enter(*root, State::default())];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node, state) => walker.enter(&node, state, &mut steps),
            Step::Leave(state) => walker.leave(state),
        }
    }
    walker.flush();
    walker.pieces
}

#[derive(Default)]
struct Walker {
    pieces: Vec<Piece>,
    text: String,
    linked: usize,
    letters: usize,
    bold: usize,
    /// State of the first letter of `text`.
    first: State,
    elements: usize,
}

impl Walker {
    fn enter<'a>(&mut self, node: &NodeRef<'a>, outer: State, steps: &mut Vec<Step<'a>>) {
        if node.is_text() {
            let text = node.text();
            self.push(&text, outer);
            return;
        }
        let name = node.query(|n| match &n.data {
            NodeData::Element(e) => Some(e.name.local.to_string()),
            NodeData::Document | NodeData::Fragment => Some(String::new()),
            _ => None,
        });
        let Some(Some(name)) = name else { return };
        if is_skipped(&name) || is_hidden(node) {
            return;
        }
        self.elements += 1;
        let state = self.state(node, &name, outer);
        if state.hint == Some(Hint::Hidden) {
            return;
        }
        match name.as_str() {
            "br" => return self.line_break(),
            "hr" => return self.flush(),
            "q" => self.push("“", state),
            _ => {}
        }
        if state.block {
            self.flush();
        }
        steps.push(Step::Leave(state));
        let mut child = node.last_child();
        while let Some(node) = child {
            child = node.prev_sibling();
            steps.push(Step::Enter(node, state));
        }
    }

    fn state(&self, node: &NodeRef<'_>, name: &str, outer: State) -> State {
        let mut state = State { block: is_block(name), cell: matches!(name, "td" | "th"), quoted: name == "q", ..outer };
        state.link |= name == "a";
        state.bold |= matches!(name, "b" | "strong");
        state.kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" | "dt" | "dd" | "tr" => Some(BlockKind::ListItem),
            "blockquote" => Some(BlockKind::Quote),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            "figure" if outer.kind.is_none() => Some(BlockKind::Caption),
            // A picture's frame that holds a table or a quotation is no caption.
            "table" | "pre" if outer.kind == Some(BlockKind::Caption) => None,
            _ => outer.kind,
        };
        if let Some(hint) = names::hint(node, name) {
            (state.hint, state.hinted_by) = (Some(hint), self.elements);
            // A credit in the line of its caption is not part of the caption's sentence.
            state.block |= hint == Hint::Caption;
        }
        state
    }

    fn leave(&mut self, state: State) {
        if state.quoted {
            self.push("”", state);
        }
        if state.block {
            self.flush();
        } else if state.cell {
            self.push("\t", state);
        }
    }

    fn push(&mut self, text: &str, state: State) {
        for c in text.chars() {
            match c {
                // Soft hyphens and zero-width marks steer a browser's line breaks; they are no letters of the word.
                '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' => {}
                _ if c.is_whitespace() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '\t']) {
                        self.text.push(if state.cell && c == '\t' { '\t' } else { ' ' });
                    }
                }
                _ if c.is_control() => {}
                _ => {
                    if self.text.is_empty() {
                        self.first = state;
                    }
                    if c.is_alphanumeric() {
                        self.letters += 1;
                        self.linked += usize::from(state.link);
                        self.bold += usize::from(state.bold);
                    }
                    self.text.push(c);
                }
            }
        }
    }

    /// A line break ends the piece after a sentence and after a title in bold; else the piece has a second line.
    fn line_break(&mut self) {
        let trimmed = self.text.trim_end();
        let sentence = trimmed.ends_with(['.', '!', '?', ':', '”', '"']);
        let title = self.bold == self.letters && self.letters < 100;
        if self.text.ends_with('\n') || sentence || title {
            self.flush();
        } else if !trimmed.is_empty() {
            self.text.truncate(trimmed.len());
            self.text.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = self.text.trim();
        if !text.is_empty() {
            let State { kind, hint, hinted_by, .. } = self.first;
            self.pieces.push(Piece { text: text.to_owned(), kind, linked: self.linked, letters: self.letters, hint, hinted_by });
        }
        self.text.clear();
        (self.linked, self.letters, self.bold) = (0, 0, 0);
    }
}

/// Elements whose text nobody reads on the page.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "audio"
            | "button"
            | "canvas"
            | "datalist"
            | "embed"
            | "head"
            | "iframe"
            | "input"
            | "math"
            | "noscript"
            | "object"
            | "option"
            | "script"
            | "select"
            | "style"
            | "svg"
            | "template"
            | "textarea"
            | "title"
            | "video"
    )
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style");
    node.has_attr("hidden")
        || style.is_some_and(|s| {
            let s: String = s.chars().filter(|c| !c.is_whitespace()).collect();
            s.contains("display:none") || s.contains("visibility:hidden")
        })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
    )
}
