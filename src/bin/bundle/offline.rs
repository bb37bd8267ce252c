//! What the hand-written scripts must know of the built files: the worker its models, the service worker its lists.
//!
//! `const SHELL = ["./"];` → `const SHELL = ["./", "app-1f0c2a9b/app.js", …];`. A line that is not found is an error, so a
//! script and this file cannot drift apart in silence.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::integrity::{integrity, short_hash};

/// The worker's start script with the integrity of its engine and the places of its models, seen from the engine's folder.
pub(crate) fn worker_boot(script: &str, wasm: &[u8], models: &BTreeMap<String, (String, String)>) -> Result<String> {
    let models: BTreeMap<&String, BTreeMap<&str, String>> = models
        .iter()
        .map(|(name, (path, integrity))| {
            (name, BTreeMap::from([("url", format!("../{path}")), ("integrity", integrity.clone())]))
        })
        .collect();
    let engine = BTreeMap::from([("url", "worker_bg.wasm".to_owned()), ("integrity", integrity(wasm))]);
    let script = replace(
        script,
        "const WASM = { url: \"worker_bg.wasm\" };",
        &format!("const WASM = {};", serde_json::to_string(&engine)?),
    )?;
    replace(&script, "const MODELS = {};", &format!("const MODELS = {};", serde_json::to_string(&models)?))
}

/// The service worker with its version and its lists. `files` is the whole site but for `sw.js`.
pub(crate) fn service_worker(script: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    let (mut shell, mut engine) = (vec!["./"], Vec::new());
    for path in files.keys().filter(|path| *path != "index.html") {
        // Icons are shown once the site is installed; the first visit need not wait for them.
        let late = ["engine-", "models/"].iter().any(|start| path.starts_with(start)) || path.ends_with(".png");
        if late { engine.push(path.as_str()) } else { shell.push(path.as_str()) }
    }
    // All other names hold their hashes.
    let page = files.get("index.html").map(|bytes| short_hash(bytes)).unwrap_or_default();
    let version = short_hash(format!("{page} {shell:?} {engine:?}").as_bytes());
    let script = replace(script, "const VERSION = \"dev\";", &format!("const VERSION = \"{version}\";"))?;
    let script = replace(&script, "const SHELL = [\"./\"];", &format!("const SHELL = {};", serde_json::to_string(&shell)?))?;
    replace(&script, "const ENGINE = [];", &format!("const ENGINE = {};", serde_json::to_string(&engine)?))
}

fn replace(script: &str, line: &str, by: &str) -> Result<String> {
    ensure!(script.matches(line).count() == 1, "expected once in the script: {line}");
    Ok(script.replace(line, by))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SW: &str = include_str!("../../web/sw.js");
    const BOOT: &str = include_str!("../../web/worker_boot.js");

    fn files(page: &str) -> BTreeMap<String, Vec<u8>> {
        ["index.html", "app-1/app.js", "engine-1/worker.js", "models/reader-1.bin", "icon-1.png"]
            .into_iter()
            .map(|path| (path.to_owned(), page.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn shell_and_engine_are_listed_apart() {
        let script = service_worker(SW, &files("a")).unwrap();
        assert!(script.contains("const SHELL = [\"./\",\"app-1/app.js\"];"), "{script}");
        assert!(script.contains("const ENGINE = [\"engine-1/worker.js\",\"icon-1.png\",\"models/reader-1.bin\"];"), "{script}");
    }

    #[test]
    fn a_changed_page_is_a_new_version() {
        let [one, same, other] = ["a", "a", "b"].map(|page| service_worker(SW, &files(page)).unwrap());
        assert_eq!(one, same);
        assert_ne!(one, other);
    }

    #[test]
    fn the_worker_learns_its_models() {
        let models = BTreeMap::from([("reader.bin".to_owned(), ("models/reader-1.bin".to_owned(), "sha384-x".to_owned()))]);
        let script = worker_boot(BOOT, b"", &models).unwrap();
        assert!(
            script.contains(r#"const MODELS = {"reader.bin":{"integrity":"sha384-x","url":"../models/reader-1.bin"}};"#),
            "{script}"
        );
        assert!(worker_boot("", b"", &models).is_err());
    }
}
