//! The house rules that a machine can check: layers point downwards, every module says what it is, files stay short.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Layers from the lowest; a file may use its own and those before it.
const LAYERS: [&str; 19] = [
    "text",
    "files",
    "document",
    "lexicon",
    "model",
    "syntax",
    "entities",
    "facts",
    "digest",
    "resources",
    "pipeline",
    "contract",
    "library",
    "export",
    "import",
    "view",
    "worker",
    "ui",
    "cli",
];

/// What the interface is made of must not know the engine, or the engine and its lists end up in the interface's binary.
const INTERFACE: [&str; 3] = ["library", "view", "ui"];
const ENGINE: [&str; 8] = ["lexicon", "model", "syntax", "entities", "facts", "digest", "resources", "pipeline"];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    paths.sort();
    let name = |p: &Path| p.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
    paths.into_iter().map(|p| (name(&p), fs::read_to_string(&p).unwrap())).collect()
}

fn layer(file: &str) -> Option<usize> {
    let first = file.split('/').next().unwrap().trim_end_matches(".rs");
    LAYERS.iter().position(|l| *l == first)
}

fn is_test(file: &str) -> bool {
    file.ends_with("tests.rs") || file.contains("/tests/")
}

/// The code before a test module.
fn body(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn layers_point_downwards() {
    let mut wrong = Vec::new();
    for (file, text) in all_sources() {
        let Some(own) = layer(&file) else { continue };
        if is_test(&file) {
            continue;
        }
        let code: String = body(&text).lines().filter(|l| !l.trim_start().starts_with("//")).collect();
        for name in LAYERS.iter().skip(own + 1) {
            if code.contains(&format!("crate::{name}::")) {
                wrong.push(format!("{file} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_interface_does_not_know_the_engine() {
    let mut wrong = Vec::new();
    for (file, text) in all_sources() {
        let first = file.split('/').next().unwrap();
        if !INTERFACE.contains(&first) || is_test(&file) {
            continue;
        }
        for name in ENGINE {
            if body(&text).contains(&format!("crate::{name}")) {
                wrong.push(format!("{file} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_says_what_it_is() {
    let silent: Vec<String> = all_sources()
        .into_iter()
        .filter(|(file, text)| !is_test(file) && !text.trim_start().starts_with("//!"))
        .map(|(file, _)| file)
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = all_sources()
        .into_iter()
        .filter(|(file, text)| !is_test(file) && body(text).lines().count() > 420 && !text.contains("//! Long: "))
        .map(|(file, text)| format!("{file}: {} lines", body(&text).lines().count()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn lexicons_name_their_sources() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let mut paths = vec![folder];
    let mut nameless = Vec::new();
    while let Some(path) = paths.pop() {
        for entry in fs::read_dir(&path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                paths.push(path);
            } else if path.extension().is_some_and(|e| e == "tsv" || e == "txt") {
                let text = fs::read_to_string(&path).unwrap();
                let head: String = text.lines().take_while(|l| l.starts_with('#')).collect();
                if !["licence", "mit or apache-2.0", "cc0"].iter().any(|l| head.to_lowercase().contains(l)) {
                    nameless.push(path.display().to_string());
                }
            }
        }
    }
    assert!(nameless.is_empty(), "no source and licence in the first lines of {nameless:#?}");
}
