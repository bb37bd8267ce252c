//! `index.html` from its template: paths of source files become paths of built files, with integrity where the browser checks it.
//!
//! `<script src="src/web/boot.js">` → `<script src="boot-1f0c2a9b.js" integrity="sha384-…">`. The stylesheets that the template
//! links become one file, in the order of the template. The template is a plain page; there is no template language.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};

use crate::integrity::integrity;

/// Source path → path in the site.
#[derive(Default)]
pub(crate) struct Built(BTreeMap<String, String>);

impl Built {
    /// Records where a source file went.
    pub(crate) fn put(&mut self, source: &str, place: String) {
        self.0.insert(source.to_owned(), place);
    }

    /// Replaces every quoted source path in a text.
    pub(crate) fn in_text(&self, text: &str) -> String {
        self.0
            .iter()
            .fold(text.to_owned(), |text, (source, place)| text.replace(&format!("\"{source}\""), &format!("\"{place}\"")))
    }

    /// The same in a stylesheet, whose paths start at its own folder.
    pub(crate) fn in_style(&self, css: &str) -> String {
        let from_style = |(source, place): (&String, &String)| {
            source.strip_prefix("style/").map(|source| (format!("\"{source}\""), format!("\"{place}\"")))
        };
        self.0.iter().filter_map(from_style).fold(css.to_owned(), |css, (source, place)| css.replace(&source, &place))
    }
}

/// The stylesheets that the template links, in order.
pub(crate) fn stylesheets(template: &str) -> Vec<String> {
    template.lines().filter_map(stylesheet).map(str::to_owned).collect()
}

pub(crate) fn stylesheet(line: &str) -> Option<&str> {
    line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"")?.split('"').next()
}

/// The page itself.
pub(crate) fn fill(template: &str, built: &Built, css: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    let mut html = String::new();
    let mut css_linked = false;
    for line in template.lines() {
        if line.trim_start().starts_with("<!-- The template") {
            continue;
        }
        if stylesheet(line).is_some() {
            if !css_linked {
                html.push_str(&with_integrity(&format!("    <link rel=\"stylesheet\" href=\"{css}\">\n"), files)?);
            }
            css_linked = true;
            continue;
        }
        html.push_str(&with_integrity(&built.in_text(line), files)?);
        html.push('\n');
    }
    Ok(html)
}

/// Adds the integrity of scripts, stylesheets and module preloads, and refuses a path to no file of the site.
fn with_integrity(line: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    let checked = ["<script", "rel=\"stylesheet\"", "rel=\"modulepreload\""].iter().any(|mark| line.contains(mark));
    let mut line = line.to_owned();
    for (attribute, to_add) in [(" href=\"", "integrity"), (" src=\"", "integrity"), (" data-wasm=\"", "data-wasm-integrity")] {
        let Some(path) = line.split_once(attribute).and_then(|(_, rest)| rest.split('"').next()).map(str::to_owned) else {
            continue;
        };
        let bytes = files.get(&path).with_context(|| format!("index.html names {path}, which is not a file of the site"))?;
        ensure!(!path.starts_with('/'), "index.html: {path} would not work below a sub-path");
        if checked {
            let old = format!("{attribute}{path}\"");
            line = line.replace(&old, &format!("{old} {to_add}=\"{}\"", integrity(bytes)));
        }
    }
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> BTreeMap<String, Vec<u8>> {
        ["boot-1.js", "style-1.css", "icon-1.svg"].into_iter().map(|path| (path.to_owned(), path.as_bytes().to_vec())).collect()
    }

    #[test]
    fn scripts_and_styles_get_integrity_and_styles_become_one() {
        let template = "<link rel=\"stylesheet\" href=\"style/a.css\">\n<link rel=\"stylesheet\" href=\"style/b.css\">\n<link rel=\"icon\" href=\"style/i.svg\">\n<script type=\"module\" src=\"src/web/boot.js\"></script>\n";
        let mut built = Built::default();
        built.put("src/web/boot.js", "boot-1.js".into());
        built.put("style/i.svg", "icon-1.svg".into());
        assert_eq!(stylesheets(template), ["style/a.css", "style/b.css"]);
        let html = fill(template, &built, "style-1.css", &files()).unwrap();
        assert_eq!(html.matches("stylesheet").count(), 1);
        assert_eq!(html.matches("integrity=\"sha384-").count(), 2);
        assert!(html.contains("<link rel=\"icon\" href=\"icon-1.svg\">"), "{html}");
        assert!(html.contains("src=\"boot-1.js\" integrity="), "{html}");
    }

    #[test]
    fn a_path_to_nothing_is_refused() {
        let error = fill("<script src=\"missing.js\"></script>", &Built::default(), "style-1.css", &files()).unwrap_err();
        assert!(error.to_string().contains("missing.js"));
    }

    #[test]
    fn paths_in_a_stylesheet_start_at_its_folder() {
        let mut built = Built::default();
        built.put("style/fonts/serif.woff2", "serif-1.woff2".into());
        assert_eq!(built.in_style("src: url(\"fonts/serif.woff2\");"), "src: url(\"serif-1.woff2\");");
    }
}
