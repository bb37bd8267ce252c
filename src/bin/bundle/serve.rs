//! A server for the built site on this machine only: for development, tests and trying a sub-path.
//!
//! `serve("dist", 8080, "/news/")` answers `http://127.0.0.1:8080/news/` until Ctrl-C. It is not made for the open network:
//! any static host serves `dist/` as it is.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Result, anyhow, ensure};

use crate::say;

/// Longest head of a request, in bytes.
const HEAD: u64 = 16_384;
/// A connection on which nothing is asked for so long is closed.
const IDLE: Duration = Duration::from_secs(300);

/// Serves until Ctrl-C. Port 0 takes a free one; the address is printed either way.
pub(crate) fn serve(folder: &Path, port: u16, prefix: &str) -> Result<()> {
    ensure!(folder.join("index.html").is_file(), "there is no {}/index.html yet: make build", folder.display());
    ensure!(prefix.starts_with('/') && prefix.ends_with('/'), "--prefix starts and ends with a slash, as in /news/");
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
        anyhow!("cannot listen on port {port} ({error}); try another: make run PORT={}", port.wrapping_add(1))
    })?;
    let address = listener.local_addr()?;
    let stopping = Arc::new(AtomicBool::new(false));
    let stop = Arc::clone(&stopping);
    ctrlc::set_handler(move || {
        stop.store(true, Ordering::SeqCst);
        drop(TcpStream::connect(address)); // wakes who waits for the next connection
    })?;
    say(&format!("Pressmark is at http://{address}{prefix}  (Ctrl-C stops it)"))?;
    let site = Arc::new((folder.to_owned(), prefix.to_owned()));
    // A thread a connection: a browser keeps its connections, and in a pool of threads the next one could wait for them to end.
    for stream in listener.incoming().take_while(|_| !stopping.load(Ordering::SeqCst)).flatten() {
        let site = Arc::clone(&site);
        thread::spawn(move || {
            // A visitor who went away is no failure of ours.
            let _ = converse(&stream, &site.0, &site.1);
        });
    }
    say("stopped")
}

/// Answers the requests of one connection, one after another.
fn converse(stream: &TcpStream, folder: &Path, prefix: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut input = BufReader::new(stream);
    while let Some(request) = Request::read(&mut input)? {
        Reply::to(&request, folder, prefix).write(stream, &request)?;
        if request.last {
            break;
        }
    }
    Ok(())
}

/// The head of a request, as far as a static site cares.
#[derive(Debug, Default, PartialEq)]
struct Request {
    method: String,
    /// Without query.
    path: String,
    /// Whether the connection ends with it: asked for, or because a body follows, which nobody reads.
    last: bool,
}

impl Request {
    /// The next one; none at the end of the connection.
    fn read(input: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = input.take(HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut parts = line.split_ascii_whitespace();
        let method = parts.next().unwrap_or_default().to_owned();
        let path = parts.next().and_then(|url| url.split(['?', '#']).next()).unwrap_or_default().to_owned();
        let mut last = parts.next() != Some("HTTP/1.1");
        loop {
            line.clear();
            head.read_line(&mut line)?;
            let Some(header) = line.strip_suffix('\n').map(str::trim_end) else {
                return Ok(None); // cut off, or longer than any browser's
            };
            if header.is_empty() {
                break;
            }
            let Some((name, value)) = header.split_once(':') else { continue };
            let value = value.trim();
            last |= match name.to_ascii_lowercase().as_str() {
                "connection" => value.eq_ignore_ascii_case("close"),
                "content-length" => value != "0",
                "transfer-encoding" => true,
                _ => false,
            };
        }
        Ok(Some(Self { method, path, last }))
    }
}

/// What is answered.
struct Reply {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Reply {
    fn to(request: &Request, folder: &Path, prefix: &str) -> Self {
        let plain = |status, words: &str| Self { status, headers: Vec::new(), body: words.as_bytes().to_vec() };
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return plain("405 Method Not Allowed", "");
        }
        match place(&request.path, prefix) {
            Place::File(name) => match fs::read(folder.join(&name)) {
                Ok(body) => Self { status: "200 OK", headers: about(&name), body },
                Err(_) => plain("404 Not Found", "not found\n"),
            },
            Place::Elsewhere(to) => Self { status: "308 Permanent Redirect", headers: vec![("Location", to)], body: Vec::new() },
            Place::Nowhere => plain("404 Not Found", "not found\n"),
        }
    }

    fn write(&self, mut stream: &TcpStream, request: &Request) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(if request.last { "Connection: close\r\n\r\n" } else { "\r\n" });
        stream.write_all(head.as_bytes())?;
        if request.method == "HEAD" { Ok(()) } else { stream.write_all(&self.body) }
    }
}

/// The headers of a file. What carries its hash in its name never changes; the rest is asked for anew.
fn about(name: &Path) -> Vec<(&'static str, String)> {
    let hashed = name.iter().any(|part| part.to_str().is_some_and(is_hashed));
    let keep = if hashed { "max-age=31536000, immutable" } else { "no-cache" };
    vec![("Content-Type", media_type(name).to_owned()), ("Cache-Control", keep.to_owned())]
}

/// Whether a name ends in a hash: `app-1f0c2a9b`, `style-5e6f7a8b.css`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
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
    fn connections_are_kept_and_none_waits_for_another() {
        let folder = std::env::temp_dir().join(format!("pressmark-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("app-0123abcd")).unwrap();
        fs::write(folder.join("index.html"), "<p>").unwrap();
        fs::write(folder.join("app-0123abcd/app.js"), "1;").unwrap();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let served = folder.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                thread::spawn(move || drop(converse(&stream, &served, "/a/")));
            }
        });
        // Twenty that say nothing hold nobody up.
        let idle: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        let mut stream = TcpStream::connect(address).unwrap();
        let requests = [
            "HEAD /a/ HTTP/1.1\r\n\r\n",
            "GET /a/app-0123abcd/app.js?x HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /a HTTP/1.1\r\n\r\n",
            "GET /a/none HTTP/1.1\r\n\r\n",
            "POST /a/ HTTP/1.1\r\nContent-Length: 1\r\n\r\nx",
        ];
        stream.write_all(requests.concat().as_bytes()).unwrap();
        let mut answers = String::new();
        stream.read_to_string(&mut answers).unwrap();
        let expected = [
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-cache\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/javascript; charset=utf-8\r\n\
             Cache-Control: max-age=31536000, immutable\r\n\r\n1;",
            "HTTP/1.1 308 Permanent Redirect\r\nContent-Length: 0\r\nLocation: /a/\r\n\r\n",
            "HTTP/1.1 404 Not Found\r\nContent-Length: 10\r\n\r\nnot found\n",
            "HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ];
        assert_eq!(answers, expected.concat());
        drop(idle);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn requests_that_are_none_end_the_connection() {
        let read = |text: &str| Request::read(&mut text.as_bytes()).unwrap();
        assert_eq!(read(""), None);
        assert_eq!(read("GET / HTTP/1.1\r\nHost"), None);
        assert_eq!(read(&format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(20_000))), None);
        assert!(read("GET / HTTP/1.0\r\n\r\n").unwrap().last);
        assert!(read("GET / HTTP/1.1\r\nconnection: Close\r\n\r\n").unwrap().last);
        assert!(!read("GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n").unwrap().last);
        assert!(is_hashed("style-5e6f7a8b.css") && !is_hashed("index.html") && !is_hashed("worker-boot.js"));
    }

    #[test]
    fn webassembly_has_its_own_type() {
        assert_eq!(media_type(Path::new("a/app_bg.wasm")), "application/wasm");
    }
}
