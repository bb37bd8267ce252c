//! Files out of saved articles and saved articles out of files, for the worker: the page neither writes nor reads any format.
//! `("brat", records)` → files; `("story.docx", its bytes)` → a record, read and analysed.
//!
//! The formats are in [`crate::export`], [`crate::import`] and [`crate::files`]; here records become editions and back.

use super::protocol::File;
use crate::{
    contract::Analysis,
    export::{self, Edition, Part, formats, tokens},
    files::{self, Body},
    import::{self, Imported, Marked},
    library::{
        log::Log,
        pack,
        record::{self, Meta, Record},
        shelf::id_of,
    },
    pipeline::{self, Input, Source},
    resources::Resources,
};
use std::collections::BTreeSet;

/// Longest text that is analysed, in bytes, as for what is pasted. A long novel has a million.
const LONGEST: usize = 4_000_000;

/// Writes the records of `body`, one a line, as files.
///
/// # Errors
/// A sentence if a record cannot be read or the format is unknown.
pub fn export(resources: &Resources, format: &str, body: &str) -> Result<Vec<File>, String> {
    let known = formats::find(format)?;
    let (mut out, mut taken) = (Vec::new(), BTreeSet::new());
    for line in body.lines() {
        let mut edition = Edition::of_record(&record::read(line).map_err(|e| e.to_string())?);
        if known.tokens {
            tokens::fill(resources, &mut edition.analysis);
        }
        // Two articles of one title are two files.
        let stem = edition.stem.clone();
        edition.stem =
            (1..).map(|n| if n == 1 { stem.clone() } else { format!("{stem}-{n}") }).find(|s| !taken.contains(s)).unwrap_or(stem);
        taken.insert(edition.stem.clone());
        for (i, Part { name, text }) in export::write(format, &edition)?.into_iter().enumerate() {
            let mime = if i == 0 { known.mime } else { formats::mime(&name) };
            if out.iter().all(|f: &File| f.name != name) {
                out.push(File { name, mime: mime.to_owned(), text });
            }
        }
    }
    Ok(out)
}

/// Reads a file; `body` is its bytes, each as one character below 256 (see [`pack::to_chars`]). Answers records, one a line; after
/// them lines that start with `# ` and hold a remark for the person.
///
/// # Errors
/// A sentence that says what is wrong with the file.
pub fn import(resources: &Resources, name: &str, body: &str) -> Result<String, String> {
    let bytes = pack::from_chars(body);
    let text = std::str::from_utf8(&bytes).ok().map(|t| t.trim_start_matches('\u{feff}'));
    if let Some(text) = text {
        if text.lines().next().is_some_and(|line| record::read(line).is_ok()) {
            return Ok(text.trim_end().to_owned());
        }
        let data = import::is_for(name) || text.trim_start().starts_with(['{', '[']) || import::holds(text);
        if data {
            let all = import::read(&[(name, text)], None)?;
            let lines: Result<Vec<String>, String> = all.into_iter().map(|i| imported(resources, i)).collect();
            return lines.map(|l| l.join("\n"));
        }
    }
    let article = files::read(name, &bytes)?;
    if article.body.as_str().len() > LONGEST {
        return Err(format!(
            "{name} is too long: {} MB of text where {} are read at most",
            article.body.as_str().len() / 1_000_000,
            LONGEST / 1_000_000
        ));
    }
    let source = match &article.body {
        Body::Text(text) => Source::Text(text),
        Body::Html(html) => Source::Html(html),
    };
    let (analysis, mut record) = analyzed(resources, source, article.title.as_deref(), article.published.as_deref());
    let site = analysis.page.as_ref().and_then(|p| p.site.as_ref()).map(|s| s.value.clone());
    record.meta.source = article.source.or(site).unwrap_or_else(|| name.to_owned());
    Ok(with_remarks(&record, &article.remarks))
}

fn imported(resources: &Resources, imported: Imported) -> Result<String, String> {
    match imported {
        Imported::Whole { analysis, log, source, remarks } => {
            let mut record = named(&analysis);
            record.meta.source = source;
            record.log = log.write();
            record.check().map_err(|wrong| format!("this file is damaged: {wrong}"))?;
            Ok(with_remarks(&record, &remarks))
        }
        Imported::Marked(marked) => annotated(resources, &marked),
    }
}

/// The text is analysed; the marks are a person's corrections of that.
fn annotated(resources: &Resources, marked: &Marked) -> Result<String, String> {
    let (analysis, mut record) =
        analyzed(resources, Source::Text(&marked.text), marked.title.as_deref(), marked.published.as_deref());
    let made = import::acts(&analysis, &marked.text, &marked.marks)?;
    let mut log = Log::default();
    // The engine has no clock: these operations come before any that a person does here.
    for (at, act) in made.acts.into_iter().enumerate() {
        log.push(act, at as u64, 0);
    }
    record.log = log.write();
    let counts = format!("{} annotations confirm what Pressmark found, {} are new", made.accepted, made.added);
    Ok(with_remarks(&record, &[&[counts][..], &marked.remarks, &made.remarks].concat()))
}

fn analyzed(resources: &Resources, source: Source<'_>, title: Option<&str>, published: Option<&str>) -> (Analysis, Record) {
    let published = published.and_then(|day| day.parse().ok());
    let doc = pipeline::analyze(resources, &Input { id: None, source, title, published }, &mut |_| {});
    let analysis = Analysis::from_document(&doc);
    let record = named(&analysis);
    (analysis, record)
}

/// A record under the name of its text.
fn named(analysis: &Analysis) -> Record {
    let mut record = Record::of(analysis);
    let known = |words: &Option<String>| words.clone().unwrap_or_default();
    record.meta =
        Meta { id: id_of(&record.text), title: known(&analysis.title), published: known(&analysis.published), ..Meta::default() };
    record
}

fn with_remarks(record: &Record, remarks: &[String]) -> String {
    let lines: String = remarks.iter().map(|r| format!("\n# {}", r.replace('\n', " "))).collect();
    record::write(record) + &lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{
        key::FactKey,
        log::{Act, Judgement},
        sample,
    };

    fn record() -> Record {
        let mut record = named(&sample::analysis());
        let fact: FactKey = "m17-25".parse().unwrap();
        let mut log = Log::default();
        log.push(Act::Judge { facts: vec![fact], as_: Judgement::Accept }, 5, 1);
        record.meta.title = "Bridge".into();
        record.meta.source = "Courier".into();
        record.log = log.write();
        record
    }

    fn read(name: &str, text: &str) -> Result<String, String> {
        import(Resources::shared(), name, &pack::to_chars(text.as_bytes()))
    }

    #[test]
    fn what_is_written_reads_back() {
        let kept = record::write(&record());
        for format in ["json", "html"] {
            let files = export(Resources::shared(), format, &kept).unwrap();
            assert_eq!((files[0].name.as_str(), files.len()), (format!("bridge.{format}").as_str(), 1));
            assert_eq!(record::read(&read(&files[0].name, &files[0].text).unwrap()), Ok(record()));
        }
        assert_eq!(read("kept.txt", &format!("{kept}\n")), Ok(kept));
    }

    #[test]
    fn two_articles_of_one_title_are_two_files() {
        let kept = record::write(&record());
        let files = export(Resources::shared(), "brat", &format!("{kept}\n{kept}")).unwrap();
        let names: Vec<&str> = files.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["bridge.ann", "bridge.txt", "annotation.conf", "bridge-2.ann", "bridge-2.txt"]);
        assert!(export(Resources::shared(), "conllu", &kept).unwrap()[0].text.contains("\tPROPN\t"));
    }

    #[test]
    fn annotations_become_corrections() {
        let files = export(Resources::shared(), "doccano", &record::write(&record())).unwrap();
        let answer = read("a.jsonl", &files[0].text).unwrap();
        let (line, remarks) = answer.split_once('\n').unwrap();
        assert!(remarks.starts_with("# ") && remarks.contains("confirm"), "{remarks}");
        assert!(!record::read(line).unwrap().log.is_empty());
    }

    #[test]
    fn a_mail_becomes_an_article() {
        let mail = "From: The Courier <a@b>\nSubject: Dam is safe\nDate: Tue, 4 Mar 2031 10:00:00 +0000\n\nThe dam is safe, the ministry said on Friday.\n";
        let record = record::read(&read("a.eml", mail).unwrap()).unwrap();
        let Meta { title, source, published, .. } = record.meta.clone();
        assert_eq!((title.as_str(), source.as_str(), published.as_str()), ("Dam is safe", "The Courier", "2031-03-04"));
        assert!(record.analysis().times.iter().any(|t| t.value == "2031-02-28"));
    }

    #[test]
    fn what_is_no_file_of_ours_is_refused_in_words() {
        assert!(read("x.json", "{}").unwrap_err().contains("x.json"));
        assert!(export(Resources::shared(), "png", "").unwrap_err().contains("png"));
        assert!(export(Resources::shared(), "json", "9.abc").is_err());
        let mut broken = sample::analysis();
        broken.mentions[0].span.end = 1_000_000;
        assert!(read("x.json", &broken.to_json()).unwrap_err().contains("damaged"));
    }
}
