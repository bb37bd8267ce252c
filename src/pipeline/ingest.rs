//! What comes in → a document with its text, blocks, title, date and language: pasted text as it is, a web page as the article in it.
//! Notes say what is odd about the input: no text, another language, furniture glued to a title. No word is read here.

use super::{Input, Source};
use crate::{
    document::{Document, Meta, Note, PageInfo, Published},
    text::{
        binary,
        blocks::{self, BlockKind},
        dates, html, language,
    },
};

/// Text, blocks and what is known of the article before a word is read.
pub(super) fn open(input: &Input<'_>) -> Document {
    let (Source::Text(given) | Source::Html(given)) = input.source;
    let given = given.replace("\r\n", "\n").replace('\r', "\n");
    let mut doc = match input.source {
        Source::Html(_) => from_page(&given),
        Source::Text(_) => from_text(given),
    };
    doc.meta.id = input.id.map(str::to_owned);
    doc.meta.title = input.title.map(str::to_owned).or(doc.meta.title.take()).or_else(|| headline(&doc));
    doc.meta.published =
        input.published.map(|date| Published { date, evidence: None }).or(doc.meta.published).or_else(|| date_line(&doc));
    let binary = binary::check(&doc.text);
    let language = if binary.is_some() { language::UNKNOWN } else { language::of(&doc.text) };
    doc.meta.language = language.code;
    let strange = ![language::ENGLISH, language::UNKNOWN].contains(&language);
    doc.notes.extend(doc.text.trim().is_empty().then(Note::empty));
    doc.notes.extend(binary.map(Note::binary));
    doc.notes.extend(strange.then(|| Note::not_english(language)));
    doc.notes.sort_by_key(|n| n.span.start);
    doc
}

fn from_text(text: String) -> Document {
    let layout = blocks::lay_out(&text);
    let note = |&i: &usize| {
        let block = layout.blocks.get(i)?;
        let title = matches!(block.kind, BlockKind::Heading | BlockKind::Headline);
        Some(if title { Note::glued_heading(block.span) } else { Note::glued_line(block.span) })
    };
    let notes = layout.glued.iter().filter_map(note).collect();
    Document { text, blocks: layout.blocks, notes, ..Document::default() }
}

fn from_page(html: &str) -> Document {
    let page = html::read(html);
    let meta = Meta {
        title: page.title.as_ref().map(|t| t.value.clone()),
        published: page.published.as_ref().map(|p| Published { date: p.value, evidence: None }),
        page: Some(PageInfo {
            title: page.title,
            published: page.published,
            author: page.author,
            site: page.site,
            url: page.url,
            left_out: page.left_out,
        }),
        ..Meta::default()
    };
    Document { text: page.text, blocks: page.blocks, meta, ..Document::default() }
}

fn headline(doc: &Document) -> Option<String> {
    let block = doc.blocks.iter().find(|b| b.kind == BlockKind::Headline)?;
    Some(doc.words(block.span).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The date of a date line or byline above the article.
fn date_line(doc: &Document) -> Option<Published> {
    let lines = doc.blocks.iter().take_while(|b| b.kind != BlockKind::Paragraph);
    let mut dated = lines.filter(|b| matches!(b.kind, BlockKind::Dateline | BlockKind::Byline));
    dated.find_map(|b| Some(Published { date: dates::parse(doc.words(b.span))?, evidence: Some(b.span) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(text: &str) -> Vec<&'static str> {
        open(&Input { source: Source::Text(text), ..Input::default() }).notes.iter().map(|n| n.code).collect()
    }

    #[test]
    fn tells_what_is_odd() {
        assert_eq!(notes(" \n"), ["empty"]);
        assert_eq!(notes("%PDF-1.4\u{0}\u{1}\u{fffd}\u{fffd}"), ["binary"]);
        assert_eq!(notes("Der Rat teilte am Dienstag mit, dass die Brücke in der Stadt gebaut wird."), ["not-english"]);
        assert!(notes("The council said on Tuesday that the bridge would be built.").is_empty());
        let glued = "The ministry said on Friday that the dam was safe and that no village would be left.\nMore ShortsMinister to visit dam next week\nMinister Tomas Eld will visit the dam next week, a spokeswoman said on Friday.";
        assert_eq!(notes(glued), ["glued-heading"]);
    }

    #[test]
    fn date_and_title_of_the_text_count_where_none_is_given() {
        let text = "Dam is safe, ministry says\nBy Mara Ostrow, 4 March 2031\nThe ministry said on Friday that the dam was safe and that no village would be left.";
        let doc = open(&Input { source: Source::Text(text), ..Input::default() });
        let published = doc.meta.published.unwrap();
        assert_eq!(published.date.to_string(), "2031-03-04");
        assert_eq!(published.evidence.map(|s| s.of(text)), Some("By Mara Ostrow, 4 March 2031"));
        assert_eq!(doc.meta.title.as_deref(), Some("Dam is safe, ministry says"));
        let given = jiff::civil::date(2031, 3, 5);
        let doc = open(&Input { source: Source::Text(text), title: Some("Dam"), published: Some(given), ..Input::default() });
        assert_eq!((doc.meta.published.unwrap().date, doc.meta.title.as_deref()), (given, Some("Dam")));
    }
}
