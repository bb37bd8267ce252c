//! Binary `bundle`: builds, checks and serves the site, in the manner of `cargo xtask`. Native.
//!
//! `bundle build` → `dist/`, a folder for any static host, in any sub-path. `bundle serve --port 8080 --prefix /news/` shows it.
//!
//! It does not install anything and does not know how this machine compiles for WebAssembly: `.ci/tools.sh` does.

#![expect(clippy::disallowed_methods, reason = "a build tool may look at the clock")]

mod compile;
mod integrity;
mod offline;
mod page;
mod serve;
mod single;
mod site;
mod sizes;

use std::{process::ExitCode, time::Instant};

use anyhow::{Context as _, Result, bail};

const HELP: &str = "\
bundle: builds and serves the site

  bundle build [--retire] [--quick]   compile, assemble dist/, check the sizes
      --retire   put the kill switch in place of the service worker
      --quick    for development: larger files, ready sooner; no check of the sizes
  bundle single [--quick]             the whole site as one file, pressmark.html, that works where it lies
  bundle serve [--port 8080] [--prefix /] [--folder dist]   serve it on 127.0.0.1 until Ctrl-C; port 0 takes a free one";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bundle: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<()> {
    match args.first().map(String::as_str) {
        Some("build") => {
            check_options(args, &["--retire", "--quick"], &[])?;
            build(args.iter().any(|arg| arg == "--retire"), args.iter().any(|arg| arg == "--quick"))
        }
        Some("single") => {
            check_options(args, &["--quick"], &[])?;
            let quick = args.iter().any(|arg| arg == "--quick");
            let (app, worker) = if quick { compile::compile_quickly()? } else { compile::compile_both()? };
            single::write(&app, &worker, !quick)
        }
        Some("serve") => {
            check_options(args, &[], &["--port", "--prefix", "--folder"])?;
            let port = value_of(args, "--port").unwrap_or("8080").parse().context("--port takes a number up to 65535")?;
            let folder = value_of(args, "--folder").unwrap_or(site::DIST);
            serve::serve(folder.as_ref(), port, value_of(args, "--prefix").unwrap_or("/"))
        }
        Some("--help" | "-h") => say(HELP),
        _ => bail!("say what to do\n\n{HELP}"),
    }
}

fn build(retire: bool, quick: bool) -> Result<()> {
    let started = Instant::now();
    let (app, worker) = if quick { compile::compile_quickly()? } else { compile::compile_both()? };
    let site = site::assemble(app, worker, retire)?;
    site.write()?;
    if !quick {
        sizes::report(&site)?;
    }
    let seconds = started.elapsed().as_secs_f64();
    say(&format!("{} is built ({} files, {seconds:.1} s)", site::DIST, site.files.len()))
}

/// Refuses what nobody reads, so that a mistyped option does not pass in silence.
fn check_options(args: &[String], switches: &[&str], values: &[&str]) -> Result<()> {
    let mut rest = args.iter().skip(1);
    while let Some(arg) = rest.next() {
        if values.contains(&arg.as_str()) && rest.next().is_some() || switches.contains(&arg.as_str()) {
            continue;
        }
        bail!("unknown or unfinished option {arg}\n\n{HELP}");
    }
    Ok(())
}

fn value_of<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1).map(String::as_str)
}

/// Writes a line at once, so that a program that reads us sees it. A closed pipe is not our failure.
fn say(line: &str) -> Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
    Ok(())
}
