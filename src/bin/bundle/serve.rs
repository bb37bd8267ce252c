//! A server for the built site on this machine only: for development, tests and trying a sub-path.
//!
//! `serve("dist", 8080, "/news/")` answers `http://127.0.0.1:8080/news/` until Ctrl-C. It is not made for the open network:
//! any static host serves `dist/` as it is.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use anyhow::{Result, anyhow, ensure};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::say;

/// A browser opens six connections to one host; two spare.
const THREADS: usize = 8;

/// Serves until Ctrl-C. Port 0 takes a free one; the address is printed either way.
pub(crate) fn serve(folder: &Path, port: u16, prefix: &str) -> Result<()> {
    ensure!(folder.join("index.html").is_file(), "there is no {}/index.html yet: make build", folder.display());
    ensure!(prefix.starts_with('/') && prefix.ends_with('/'), "--prefix starts and ends with a slash, as in /news/");
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on port {port} ({error}); try another: make run PORT={}", port.wrapping_add(1))
    })?;
    let server = Arc::new(server);
    let stopping = Arc::new(AtomicBool::new(false));
    let stop = (Arc::clone(&server), Arc::clone(&stopping));
    ctrlc::set_handler(move || {
        stop.1.store(true, Ordering::SeqCst);
        for _ in 0..THREADS {
            stop.0.unblock();
        }
    })?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    say(&format!("Pressmark is at http://127.0.0.1:{port}{prefix}  (Ctrl-C stops it)"))?;
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                while !stopping.load(Ordering::SeqCst) {
                    if let Ok(Some(request)) = server.recv_timeout(std::time::Duration::from_secs(3600)) {
                        answer(request, folder, prefix);
                    }
                }
            });
        }
    });
    say("stopped")
}

fn answer(request: Request, folder: &Path, prefix: &str) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    // A visitor who went away is no failure of ours.
    let _ = match request.method() {
        Method::Get | Method::Head => match place(&path, prefix) {
            Place::File(name) => match fs::read(folder.join(&name)) {
                Ok(bytes) => request.respond(file(bytes, &name)),
                Err(_) => request.respond(Response::from_string("not found\n").with_status_code(404)),
            },
            Place::Elsewhere(to) => {
                let moved = Response::empty(308);
                request.respond(match header(("Location", &to)) {
                    Some(location) => moved.with_header(location),
                    None => moved,
                })
            }
            Place::Nowhere => request.respond(Response::from_string("not found\n").with_status_code(404)),
        },
        _ => request.respond(Response::empty(405)),
    };
}

/// What a path of a request stands for.
#[derive(Debug, PartialEq)]
enum Place {
    File(PathBuf),
    Elsewhere(String),
    Nowhere,
}

fn place(path: &str, prefix: &str) -> Place {
    let Some(inside) = path.strip_prefix(prefix) else {
        return if format!("{path}/") == prefix { Place::Elsewhere(prefix.to_owned()) } else { Place::Nowhere };
    };
    // Our own names hold nothing that needs decoding, so a percent sign or two dots name no file of ours.
    if inside.split('/').any(|part| part == "..") || inside.contains(['%', '\\', '\0']) || inside.starts_with('/') {
        return Place::Nowhere;
    }
    Place::File(PathBuf::from(if inside.is_empty() { "index.html" } else { inside }))
}

/// The type that a browser is told. WebAssembly is compiled while it arrives only under its own type.
fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn file(bytes: Vec<u8>, name: &Path) -> Response<std::io::Cursor<Vec<u8>>> {
    let headers = [("Content-Type", media_type(name)), ("Cache-Control", "no-cache")];
    headers.into_iter().filter_map(header).fold(Response::from_data(bytes), Response::with_header)
}

/// None only for bytes that are not plain ASCII, and ours are.
fn header((name, value): (&str, &str)) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_below_the_prefix_are_files() {
        let cases = [
            ("/a/", Place::File("index.html".into())),
            ("/a/app-1/app.js", Place::File("app-1/app.js".into())),
            ("/a", Place::Elsewhere("/a/".into())),
            ("/", Place::Nowhere),
            ("/a/../Cargo.toml", Place::Nowhere),
            ("/a/%2e%2e/Cargo.toml", Place::Nowhere),
            ("/a//etc/passwd", Place::Nowhere),
            ("/ab", Place::Nowhere),
        ];
        for (path, expected) in cases {
            assert_eq!(place(path, "/a/"), expected, "{path}");
        }
    }

    #[test]
    fn webassembly_has_its_own_type() {
        assert_eq!(media_type(Path::new("a/app_bg.wasm")), "application/wasm");
    }
}
