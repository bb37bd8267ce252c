//! The one-file edition: `pressmark.html`, the whole site in one page that works from `file://`.
//!
//! Scripts and styles stand inline, each allowed by its hash; the binaries and the models are data in the page, deflated and in base64.
//! (Bytes in an encoding of their own would be a quarter shorter, but a server, an editor or a mail program that takes them for UTF-8
//! would destroy them.) The page's policy forbids every request. There is no manifest and no service worker: nothing is fetched.

use std::fs;

use anyhow::{Context as _, Result, ensure};

use crate::{
    compile::Compiled,
    integrity::{base64, policy_hash},
    page::{self, stylesheet},
    say,
    site::{STYLE, WEB, WEIGHTS, check_all_named, file_name, files_below, read_text},
};

/// Where the file lies.
const FILE: &str = "pressmark.html";
/// Largest file, in bytes.
const LIMIT: usize = 10_000_000;

/// Builds the file; `checked` if its size must keep the budget.
pub(crate) fn write(app: &Compiled, worker: &Compiled, checked: bool) -> Result<()> {
    let html = assemble(app, worker)?;
    ensure!(!checked || html.len() <= LIMIT, "too large: {FILE} is {} bytes, {LIMIT} allowed", html.len());
    fs::write(FILE, &html).context(FILE)?;
    say(&format!("{FILE} is built ({} bytes)", html.len()))
}

/// What stands in the page.
struct Parts {
    style: String,
    /// The scripts that run, in order.
    scripts: [String; 2],
    /// Elements that hold data: name and content are ours.
    data: String,
    icon: String,
}

fn assemble(app: &Compiled, worker: &Compiled) -> Result<String> {
    let template = read_text("index.html")?;
    let styles = page::stylesheets(&template);
    check_all_named(&styles)?;
    let web = |name: &str| read_text(&format!("{WEB}/{name}"));
    let unpack = web("unpack.js")?;
    let worker_script = format!("{}\n{unpack}\n{}", without_export(&worker.js)?, web("single_worker.js")?);
    let mut data = element("type=\"text/plain\" data-packed=\"app\"", &packed(&app.wasm))?;
    data.push_str(&element("type=\"text/plain\" data-packed=\"engine\" data-engine", &packed(&worker.wasm))?);
    for path in files_below(WEIGHTS)?.into_iter().filter(|path| path.ends_with(".bin")) {
        let head = format!("type=\"text/plain\" data-packed=\"{}\" data-engine", file_name(&path));
        data.push_str(&element(&head, &packed(&fs::read(&path).with_context(|| path.clone())?))?);
    }
    data.push_str(&element("type=\"text/plain\" id=\"worker\"", &worker_script)?);
    data.push_str(&element("type=\"application/json\" id=\"work\"", "")?);
    let parts = Parts {
        style: styles.iter().map(|path| read_text(path)).collect::<Result<String>>()?,
        scripts: [format!("{}\n{unpack}\n{}", without_export(&app.js)?, web("single.js")?), web("boot.js")?],
        data,
        icon: base64(&fs::read(format!("{STYLE}/icons/icon.svg"))?),
    };
    fill(&template, &parts)
}

fn packed(bytes: &[u8]) -> String {
    base64(&miniz_oxide::deflate::compress_to_vec_zlib(bytes, 9))
}

/// A module that is joined with another one, or runs as a plain script, has nobody to export to.
fn without_export(script: &[u8]) -> Result<String> {
    const EXPORT: &str = "export { initSync, __wbg_init as default };";
    let script = std::str::from_utf8(script)?;
    ensure!(script.matches(EXPORT).count() == 1, "wasm-bindgen's script does not end as expected: {EXPORT}");
    let lines = script.lines().filter(|line| *line != EXPORT);
    Ok(lines.map(|line| line.strip_prefix("export ").unwrap_or(line).to_owned() + "\n").collect())
}

/// A `<script>` element; refuses content that would end it or that the parser reads in its own way.
fn element(attributes: &str, content: &str) -> Result<String> {
    let lower = content.to_ascii_lowercase();
    ensure!(!lower.contains("</script") && !lower.contains("<!--"), "a script cannot stand in the page: {attributes}");
    Ok(format!("<script {attributes}>{content}</script>\n"))
}

/// The page from its template. Every line that names a file is replaced; one that is new to this function is refused.
fn fill(template: &str, parts: &Parts) -> Result<String> {
    let hashes: String = parts.scripts.iter().map(|script| policy_hash(script) + " ").collect();
    let policy = format!(
        "default-src 'none'; script-src {hashes}'wasm-unsafe-eval'; style-src {}; img-src data: blob:; worker-src blob:; \
         form-action 'none'; base-uri 'none'",
        policy_hash(&parts.style)
    );
    ensure!(!parts.style.contains("</style") && !parts.style.contains("url(\""), "a style names a file or ends its element");
    let scripts = parts.scripts.iter().map(|script| element("type=\"module\"", script)).collect::<Result<String>>()?;
    let (mut html, mut replaced) = (String::new(), 0);
    for line in template.lines() {
        let new = match line.trim() {
            l if l.starts_with("<!-- The template") || l.starts_with("<link rel=\"manifest\"") => continue,
            l if l.starts_with("<link rel=\"apple-touch-icon\"") || l.contains(" id=\"app\" ") => continue,
            l if stylesheet(l).is_some() => {
                if html.contains("<style>") {
                    continue;
                }
                format!("<style>{}</style>", parts.style)
            }
            l if l.starts_with("<html ") => l.replace("<html ", "<html data-single=\"yes\" data-offline=\"ready\" "),
            l if l.contains("Content-Security-Policy") => {
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
            }
            l if l.starts_with("<link rel=\"icon\"") => {
                format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", parts.icon)
            }
            l if l.contains(" id=\"engine\" ") => "<link id=\"engine\">".to_owned(),
            l if l.starts_with("<script type=\"module\" src=") => scripts.clone(),
            "</body>" => format!("{}</body>", parts.data),
            l => {
                ensure!(!l.contains("src=\"") && !l.contains("rel=\""), "the one file cannot hold: {l}");
                html.push_str(line);
                html.push('\n');
                continue;
            }
        };
        replaced += 1;
        html.push_str(&new);
        html.push('\n');
    }
    ensure!(replaced == 7, "index.html has {replaced} of the 7 lines that the one file replaces");
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            style: "a {}".into(),
            scripts: ["one".into(), "two".into()],
            data: "<script type=\"text/plain\">x</script>\n".into(),
            icon: "eA==".into(),
        }
    }

    #[test]
    fn the_page_names_no_file_and_allows_no_request() {
        let html = fill(include_str!("../../../index.html"), &parts()).unwrap();
        assert!(!html.contains("src=\"") && !html.contains("'self'") && !html.contains("connect-src"), "{html}");
        assert!(html.contains(&policy_hash("one")) && html.contains("<script type=\"module\">one</script>"), "{html}");
        assert!(html.contains("data-single=\"yes\"") && html.contains("<link id=\"engine\">"), "{html}");
    }

    #[test]
    fn what_would_break_the_page_is_refused() {
        assert!(element("", "a</SCRIPT >b").is_err());
        assert!(without_export(b"export default 7;").is_err());
        let module = b"export class A {}\nexport { initSync, __wbg_init as default };";
        assert_eq!(without_export(module).unwrap(), "class A {}\n");
        assert!(fill("<html lang=\"en\">\n</body>", &parts()).is_err());
    }
}
