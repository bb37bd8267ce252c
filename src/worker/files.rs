//! Files out of saved articles and saved articles out of files, for the worker: the page neither writes nor reads JSON.
//!
//! `{"article": {"title": …, "source": …, "published": …}, "analysis": …, "log": […]}` ⇄ a record.

use super::protocol::File;
use crate::{
    contract::{Analysis, SCHEMA, Token},
    export::{self, edition::Edition, formats},
    library::{
        log::{Log, Op},
        record::{self, Meta, Record},
        shelf::id_of,
    },
};
use serde::{Deserialize, Serialize};

/// An article with its analysis as it was seen and all decisions.
#[derive(Serialize, Deserialize)]
struct Own {
    article: About,
    analysis: Analysis,
    log: Vec<Op>,
}

/// What is known of the article besides its text.
#[derive(Serialize, Deserialize)]
struct About {
    title: String,
    source: String,
    published: String,
}

/// Writes the records of `body`, one a line, as files; `tokens` reads the words of a record's text anew.
///
/// # Errors
/// A sentence if a record cannot be read or the format is unknown.
pub fn export(format: &str, body: &str, tokens: &dyn Fn(&Record) -> Vec<Token>) -> Result<Vec<File>, String> {
    let mut files = Vec::new();
    for line in body.lines() {
        let record = record::read(line).map_err(|e| e.to_string())?;
        match format {
            "json" => files.push(json(&record)?),
            _ => files.extend(foreign(format, &record, tokens)?),
        }
    }
    Ok(files)
}

/// The files of another program's format. Words and their grammar are not kept with an article: they are read anew where needed.
fn foreign(format: &str, record: &Record, tokens: &dyn Fn(&Record) -> Vec<Token>) -> Result<Vec<File>, String> {
    let known = formats::find(format)?;
    let mut analysis = record.analysis();
    if known.tokens {
        analysis.tokens = tokens(record);
    }
    let edition = Edition::corrected(&analysis, &Log::read(&record.log).0);
    let parts = export::write(format, &edition)?.into_iter();
    Ok(parts.map(|part| File { name: part.name, mime: known.mime.to_owned(), text: part.text }).collect())
}

fn json(record: &Record) -> Result<File, String> {
    let Meta { title, source, published, .. } = record.meta.clone();
    let name = file_name(&title);
    let log = Log::read(&record.log).0.ops().to_vec();
    let own = Own { article: About { title, source, published }, analysis: record.analysis(), log };
    let text = serde_json::to_string(&own).map_err(|e| e.to_string())?;
    Ok(File { name: format!("{name}.pressmark.json"), mime: "application/json".to_owned(), text })
}

/// Letters and digits of the title, at most sixty.
fn file_name(title: &str) -> String {
    let name: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    if name.is_empty() { "article".to_owned() } else { name }
}

/// Reads a file that [`export`] wrote, an analysis as the command line prints it, or records as they are kept; answers records,
/// one a line.
///
/// # Errors
/// A sentence that says what is wrong with the file.
pub fn import(name: &str, body: &str) -> Result<String, String> {
    if body.lines().next().is_some_and(|line| record::read(line).is_ok()) {
        return Ok(body.trim_end().to_owned());
    }
    let own: Own = match serde_json::from_str::<Own>(body) {
        Ok(own) => own,
        Err(wrong) => {
            let analysis = Analysis::from_json(body).map_err(|_| format!("{name} is no file of Pressmark: {wrong}"))?;
            Own { article: about(&analysis), analysis, log: Vec::new() }
        }
    };
    if own.analysis.schema != SCHEMA {
        return Err(format!("{name} is in the format {}; this version reads {SCHEMA}", own.analysis.schema));
    }
    let mut record = Record::of(&own.analysis);
    let About { title, source, published } = own.article;
    record.meta = Meta { id: id_of(&record.text), title, source, published, ..Meta::default() };
    record.log = own.log.iter().map(|op| serde_json::to_string(op).unwrap_or_default() + "\n").collect();
    record.check().map_err(|wrong| format!("{name} is damaged: {wrong}"))?;
    Ok(record::write(&record))
}

fn about(analysis: &Analysis) -> About {
    let known = |words: &Option<String>| words.clone().unwrap_or_default();
    let site = analysis.page.as_ref().and_then(|p| p.site.as_ref()).map(|s| s.value.clone());
    About { title: known(&analysis.title), source: site.unwrap_or_default(), published: known(&analysis.published) }
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
        let mut record = Record::of(&sample::analysis());
        let fact: FactKey = "m17-25".parse().unwrap();
        let mut log = Log::default();
        log.push(Act::Judge { facts: vec![fact], as_: Judgement::Accept }, 5, 1);
        record.meta = Meta { id: id_of(&record.text), title: "Bridge".into(), published: "2025-04-12".into(), ..Meta::default() };
        record.log = log.write();
        record
    }

    #[test]
    fn what_is_written_reads_back() {
        let files = export("json", &record::write(&record()), &|_| Vec::new()).unwrap();
        assert_eq!((files[0].name.as_str(), files.len()), ("Bridge.pressmark.json", 1));
        assert!(files[0].text.starts_with("{\"article\":{\"title\":\"Bridge\",\"source\":\"\",\"published\":\"2025-04-12\"},"));
        assert_eq!(import("x.json", &files[0].text).map(|r| record::read(&r)), Ok(Ok(record())));
    }

    #[test]
    fn other_formats_are_written_with_their_words_where_they_need_them() {
        let kept = record::write(&record());
        let brat = export("brat", &kept, &|_| Vec::new()).unwrap();
        assert!(brat.iter().any(|f| f.name.ends_with(".ann") && f.text.contains("T1\t")), "{brat:?}");
        let words = |_: &Record| sample::analysis().tokens;
        assert_eq!(export("conllu", &kept, &|_| Vec::new()).is_err(), !words(&record()).is_empty());
    }

    #[test]
    fn a_bare_analysis_is_read() {
        let read = import("x.json", &sample::analysis().to_json()).unwrap();
        assert_eq!(record::read(&read).unwrap().text, sample::analysis().text);
        assert_eq!(import("kept.txt", &format!("{read}\n")), Ok(read));
    }

    #[test]
    fn what_is_no_file_of_ours_is_refused_in_words() {
        assert!(import("x.json", "{}").unwrap_err().starts_with("x.json is no file of Pressmark"));
        let kept = record::write(&record());
        assert!(export("png", &kept, &|_| Vec::new()).unwrap_err().contains("png"));
        assert!(export("json", "9.abc", &|_| Vec::new()).is_err());
        let mut broken = sample::analysis();
        broken.mentions[0].span.end = 1_000_000;
        assert!(import("x.json", &broken.to_json()).unwrap_err().contains("damaged"));
    }
}
