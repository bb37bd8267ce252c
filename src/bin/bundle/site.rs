//! The site as a set of files in memory, from the compiled binaries, the template and the hand-written files.
//!
//! Every file but `index.html` and `sw.js` carries its hash in its name or in its folder's, so no two versions ever mix:
//! `app-1f0c2a9b/app.js`, `engine-77aa01c3/worker_bg.wasm`, `models/reader-90ab12cd.bin`, `style-5e6f7a8b.css`.
//! It writes plain files only; compressing them is the host's part.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use crate::{
    compile::Compiled,
    integrity::{integrity, named, short_hash},
    offline, page,
};

/// Where the built site lies.
pub(crate) const DIST: &str = "dist";
pub(crate) const WEB: &str = "src/web";
pub(crate) const STYLE: &str = "style";
pub(crate) const WEIGHTS: &str = "src/model/weights";

/// The built site: path inside the site → content.
pub(crate) struct Site {
    /// Sorted by path, so that everything made from it is the same each time.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Puts the site together. `retire` puts the kill switch in place of the service worker.
pub(crate) fn assemble(app: Compiled, worker: Compiled, retire: bool) -> Result<Site> {
    let mut site = Site { files: BTreeMap::new() };
    let template = read_text("index.html")?;
    let mut built = page::Built::default();

    for path in files_below(STYLE)?.into_iter().filter(|path| !path.ends_with(".css")) {
        let bytes = fs::read(&path)?;
        built.put(&path, site.add_named(file_name(&path), bytes));
    }
    let styles = page::stylesheets(&template);
    check_all_named(&styles)?;
    let mut css = String::new();
    for path in &styles {
        css.push_str(&built.in_style(&read_text(path)?));
    }
    let css_path = site.add_named("style.css", css.into_bytes());
    let manifest = built.in_text(&read_text(&format!("{WEB}/manifest.webmanifest"))?);
    built.put(&format!("{WEB}/manifest.webmanifest"), site.add_named("manifest.webmanifest", manifest.into_bytes()));
    built.put(&format!("{WEB}/boot.js"), site.add_named("boot.js", fs::read(format!("{WEB}/boot.js"))?));

    let app_folder = site.add_folder("app", vec![("app.js", app.js), ("app_bg.wasm", app.wasm)]);
    for name in ["app.js", "app_bg.wasm"] {
        built.put(&format!("app/{name}"), format!("{app_folder}/{name}"));
    }
    let models = site.add_models()?;
    let boot = offline::worker_boot(&read_text(&format!("{WEB}/worker_boot.js"))?, &worker.wasm, &models)?;
    let engine_folder = site.add_folder(
        "engine",
        vec![("worker_boot.js", boot.into_bytes()), ("worker.js", worker.js), ("worker_bg.wasm", worker.wasm)],
    );
    built.put("engine/worker_boot.js", format!("{engine_folder}/worker_boot.js"));

    let html = page::fill(&template, &built, &css_path, &site.files)?;
    site.files.insert("index.html".into(), html.into_bytes());
    let sw = if retire {
        read_text(&format!("{WEB}/sw_off.js"))?
    } else {
        offline::service_worker(&read_text(&format!("{WEB}/sw.js"))?, &site.files)?
    };
    site.files.insert("sw.js".into(), sw.into_bytes());
    Ok(site)
}

impl Site {
    /// Writes the site to `dist/`, in place of what was there.
    pub(crate) fn write(&self) -> Result<()> {
        let half = format!("{DIST}.half");
        let _ = fs::remove_dir_all(&half);
        for (path, bytes) in &self.files {
            let path = Path::new(&half).join(path);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
        let _ = fs::remove_dir_all(DIST);
        fs::rename(&half, DIST).context(DIST)
    }

    fn add_named(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let path = named(name, &bytes);
        self.files.insert(path.clone(), bytes);
        path
    }

    /// Adds a folder whose name holds the hash of all its files; they may then name each other plainly.
    fn add_folder(&mut self, name: &str, files: Vec<(&str, Vec<u8>)>) -> String {
        let all: Vec<u8> = files.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
        let folder = format!("{name}-{}", short_hash(&all));
        for (name, bytes) in files {
            self.files.insert(format!("{folder}/{name}"), bytes);
        }
        folder
    }

    /// Adds the models: file name → path in the site, integrity.
    fn add_models(&mut self) -> Result<BTreeMap<String, (String, String)>> {
        let mut models = BTreeMap::new();
        for path in files_below(WEIGHTS)?.into_iter().filter(|path| path.ends_with(".bin")) {
            let bytes = fs::read(&path)?;
            let place = format!("models/{}", named(file_name(&path), &bytes));
            models.insert(file_name(&path).to_owned(), (place.clone(), integrity(&bytes)));
            self.files.insert(place, bytes);
        }
        Ok(models)
    }
}

/// A stylesheet that nobody links is a mistake that shows only on the screen.
pub(crate) fn check_all_named(styles: &[String]) -> Result<()> {
    for path in files_below(STYLE)?.iter().filter(|path| path.ends_with(".css")) {
        ensure!(styles.contains(path), "{path} is not linked in index.html");
    }
    Ok(())
}

/// All files below a folder, sorted; none if there is no such folder.
pub(crate) fn files_below(folder: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

pub(crate) fn read_text(path: &str) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.to_owned())
}
