//! The test articles: our own writing, invented people and places. The file's name starts with its date of publication.

use jiff::civil::Date;
use pressmark::{
    contract::Analysis,
    pipeline::{self, Input, Source},
    resources::Resources,
};
use std::{fs, path::PathBuf};

/// An article of `tests/articles`.
pub(crate) struct Article {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) published: Date,
}

/// All articles, by name.
pub(crate) fn all() -> Vec<Article> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let published = name[..10].parse().unwrap();
            Article { text: fs::read_to_string(&path).unwrap(), path, published }
        })
        .collect()
}

/// The analysis of a text.
pub(crate) fn analyze(text: &str, published: Option<Date>) -> Analysis {
    let resources = Resources::embedded().unwrap();
    let input = Input { id: None, source: Source::Text(text), title: None, published };
    Analysis::from_document(&pipeline::analyze(&resources, &input, &mut |_| {}))
}
