//! One page to copy or print, as Markdown: headline, answers, summary, people with roles, timeline, main statements by speaker, sums,
//! open questions; each line with its paragraph (¶). Words are the article's own; nothing is judged and nothing is left unmarked:
//! a guess is called one.

mod parts;

use crate::contract::{Analysis, BlockKind, CharSpan};
use std::fmt::Write;

/// The brief of an article. Sections without content are left out.
pub fn write(analysis: &Analysis) -> String {
    let mut out = format!("# {}\n", Page::new(analysis).title());
    if let Some(day) = &analysis.published {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "\nPublished {day}");
    }
    for (heading, lines) in sections(analysis) {
        let _ = writeln!(out, "\n## {heading}\n");
        lines.iter().for_each(|line| out.push_str(&format!("{line}\n")));
    }
    out
}

/// Headings with their lines of Markdown; sections without content are left out.
pub(super) fn sections(analysis: &Analysis) -> Vec<(&'static str, Vec<String>)> {
    let page = Page::new(analysis);
    let mut all = vec![
        ("Answers", parts::answers(&page)),
        ("Summary", parts::summary(&page)),
        ("People", parts::people(&page)),
        ("Timeline", parts::timeline(&page)),
        ("Who said what", parts::statements(&page)),
        ("Sums of money", parts::sums(&page)),
        ("Open questions", parts::open_questions(&page)),
    ];
    all.retain(|(_, lines)| !lines.is_empty());
    all
}

/// The analysis with its text cut into characters and its paragraphs numbered.
struct Page<'a> {
    a: &'a Analysis,
    /// Byte offset of each character, and one past the last.
    bytes: Vec<usize>,
    /// Spans of blocks with their number; 0 for headlines, captions and the like.
    paragraphs: Vec<(CharSpan, u32)>,
}

impl<'a> Page<'a> {
    fn new(a: &'a Analysis) -> Self {
        let bytes = a.text.char_indices().map(|(at, _)| at).chain([a.text.len()]).collect();
        let mut number = 0;
        let numbered = |b: &crate::contract::Block| {
            let counted = matches!(b.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote);
            number += u32::from(counted);
            (b.span, if counted { number } else { 0 })
        };
        Self { a, bytes, paragraphs: a.blocks.iter().map(numbered).collect() }
    }

    /// The words of a span, on one line.
    fn raw(&self, span: CharSpan) -> String {
        let at = |k: u32| self.bytes.get(k as usize).copied().unwrap_or(self.a.text.len());
        let words = self.a.text.get(at(span.start)..at(span.end)).unwrap_or_default();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The same with Markdown's signs disarmed.
    fn words(&self, span: CharSpan) -> String {
        plain(&self.raw(span))
    }

    /// Several spans, with an ellipsis where words between them are left out.
    fn all_words(&self, spans: &[CharSpan]) -> String {
        spans.iter().map(|&s| self.words(s)).collect::<Vec<_>>().join(" … ")
    }

    /// ` (¶3)`; empty outside of numbered paragraphs.
    fn place(&self, span: CharSpan) -> String {
        let after = self.paragraphs.partition_point(|(p, _)| p.start <= span.start);
        match after.checked_sub(1).and_then(|k| self.paragraphs.get(k)) {
            Some((_, number)) if *number > 0 => format!(" (¶{number})"),
            _ => String::new(),
        }
    }

    fn title(&self) -> String {
        let headline = self.a.blocks.iter().find(|b| b.kind == BlockKind::Headline).map(|b| self.words(b.span));
        let title = headline.or_else(|| self.a.title.as_deref().map(plain));
        // A sentence that stands in for a title has no full stop.
        let told = |s: &&CharSpan| {
            !self.a.blocks.iter().any(|b| {
                matches!(b.kind, BlockKind::Dateline | BlockKind::Byline | BlockKind::Boilerplate)
                    && b.span.start <= s.start
                    && s.end <= b.span.end
            })
        };
        let first = || self.a.sentences.iter().find(told).map(|&s| self.words(s).trim_end_matches('.').to_owned());
        title.or_else(first).unwrap_or_else(|| "Untitled".to_owned())
    }

    fn name(&self, entity: u32) -> Option<String> {
        self.a.entities.get(entity as usize).map(|e| plain(&e.name))
    }
}

/// Text in which no character means anything to Markdown or HTML.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pipeline::{self, Input, Source},
        resources::Resources,
    };

    const TEXT: &str = "Ferry firm to pay $3 million\n\nBlue Line will pay $3 million to the town of Oldham after a ferry hit its pier \
in May, the firm said on Monday. Ann Reed, the firm's director, denied that the crew was drunk.\n\n“We *regret* it,” Reed said.";

    fn brief(text: &str) -> String {
        let resources = Resources::shared();
        let published = Some(jiff::civil::date(2026, 6, 9));
        let input = Input { source: Source::Text(text), published, ..Input::default() };
        write(&Analysis::from_document(&pipeline::analyze(resources, &input, &mut |_| {})))
    }

    #[test]
    fn tells_the_story_on_a_page() {
        let page = brief(TEXT);
        assert!(page.starts_with("# Ferry firm to pay $3 million\n\nPublished 2026-06-09\n"), "{page}");
        for part in ["## Answers", "- **Who**:", "## Summary", "## Who said what", "## Sums of money", "(¶1)"] {
            assert!(page.contains(part), "{part} in\n{page}");
        }
        assert!(page.contains("We \\*regret\\* it"), "{page}");
        assert!(page.contains("denies"), "{page}");
    }

    #[test]
    fn says_nothing_of_nothing() {
        assert_eq!(brief(""), "# Untitled\n\nPublished 2026-06-09\n");
    }
}
