//! The WebAssembly binaries: cargo, then wasm-bindgen, then wasm-opt.
//!
//! `compile_both(false)` → `app.js`, `app_bg.wasm` and the same of the worker, in memory. What the last two steps made is kept by the hash of what they
//! were given, so an unchanged binary costs nothing. It does not name, hash or place files: `site` does.

use std::{fs, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{integrity::short_hash, say};

const TARGET: &str = "wasm32-unknown-unknown";
/// How cargo compiles for WebAssembly.
const CONFIG: &str = ".cargo/config.toml";
/// The one place that knows how this machine compiles for WebAssembly, and where wasm-opt is.
const TOOLS: &str = ".ci/tools.sh";
/// What rustc and wasm-bindgen write today. Not `--all-features`: wasm-opt would then use what browsers do not read yet.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// How one binary is built.
pub(crate) struct Recipe {
    /// The name of the binary in Cargo.toml.
    pub(crate) bin: &'static str,
    /// The folder of its own that cargo builds it in: cargos in one folder would wait for each other's lock.
    dir: &'static str,
    /// Features of our own crate; `web` brings the same dependencies to both.
    features: &'static str,
    /// The `opt-level` of our own crate, as TOML.
    level: &'static str,
    /// How rustc optimises the binary as a whole. `thin` uses all cores; `fat` one, and makes less of it.
    lto: &'static str,
    /// Into how many units rustc cuts our own crate: more use more cores.
    units: u32,
    /// The level for wasm-opt; none leaves out what takes minutes and saves little on code that LLVM has already sped up.
    optimise: Option<&'static str>,
}

/// The interface: small.
pub(crate) const APP: Recipe =
    Recipe { bin: "app", dir: "target/web", features: "ui", level: "\"z\"", lto: "fat", units: 1, optimise: Some("-Oz") };
/// The engine: fast.
pub(crate) const WORKER: Recipe = Recipe {
    bin: "worker",
    dir: "target/web-worker",
    features: "web,engine",
    level: "3",
    lto: "thin",
    units: 16,
    optimise: None,
};

/// A binary ready for the browser.
pub(crate) struct Compiled {
    /// The module that wasm-bindgen wrote; its default export takes the WebAssembly.
    pub(crate) js: Vec<u8>,
    /// The WebAssembly.
    pub(crate) wasm: Vec<u8>,
}

/// Builds both binaries, side by side: the last step of each, the optimisation of the whole, knows one core only.
pub(crate) fn compile_both() -> Result<(Compiled, Compiled)> {
    let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock")?;
    check_versions(&lock)?;
    let config = fs::read_to_string(CONFIG).context(CONFIG)?;
    let manifest = fs::read_to_string("Cargo.toml").context("Cargo.toml")?;
    share_dependencies(&short_hash(format!("{lock}{config}{manifest}").as_bytes()))?;
    std::thread::scope(|scope| {
        let app = scope.spawn(|| compile(&APP));
        let worker = compile(&WORKER)?;
        let app = app.join().map_err(|_| anyhow!("building the interface broke off"))??;
        Ok((app, worker))
    })
}

/// Both binaries for development: no optimisation of the whole, no wasm-opt, and after a change only what changed is compiled.
/// Several times the bytes, in a fraction of the time.
pub(crate) fn compile_quickly() -> Result<(Compiled, Compiled)> {
    check_versions(&fs::read_to_string("Cargo.lock").context("Cargo.lock")?)?;
    let dir = "target/web-quick";
    cargo("build", dir, &["--features", "ui", "--profile", "quick", "--bin", APP.bin, "--bin", WORKER.bin])?;
    let bound = |recipe: &Recipe| -> Result<Compiled> {
        let folder = Path::new(dir).join("bound").join(recipe.bin);
        bind(recipe, &Path::new(dir).join(TARGET).join("quick").join(format!("{}.wasm", recipe.bin)), &folder)?;
        read(recipe, &folder)
    };
    Ok((bound(&APP)?, bound(&WORKER)?))
}

/// Compiles what both binaries share (their dependencies, and the standard library where it is built here) once, and copies it. Done
/// when `state`, the dependencies and how they are compiled, changes.
fn share_dependencies(state: &str) -> Result<()> {
    let stamp = Path::new(WORKER.dir).join(format!("shared-{state}"));
    if stamp.exists() {
        return Ok(());
    }
    // Of our own crate next to nothing: both binaries then start at once.
    build_release(&Recipe { features: "web", level: "0", ..APP }, "build", &["--lib"])?;
    let _ = fs::remove_dir_all(WORKER.dir);
    // `-a`: cargo compares the times of files.
    let status = Command::new("cp").args(["-a", APP.dir, WORKER.dir]).status().context("cp")?;
    ensure!(status.success(), "{} could not be copied", APP.dir);
    fs::write(stamp, "").context("the stamp of the shared dependencies")
}

/// Builds one binary.
fn compile(recipe: &Recipe) -> Result<Compiled> {
    // Only the last step asks for another kind of whole, so the dependencies serve both.
    build_release(recipe, "rustc", &["--bin", recipe.bin, "--", "-C", &format!("lto={}", recipe.lto)])?;
    let raw = Path::new(recipe.dir).join(TARGET).join("release").join(format!("{}.wasm", recipe.bin));
    let bytes = fs::read(&raw).with_context(|| raw.display().to_string())?;
    let way = short_hash(format!("{:?} {WASM_FEATURES:?}", recipe.optimise).as_bytes());
    let kept = Path::new(recipe.dir).join("bundle").join(format!("{}-{}-{way}", recipe.bin, short_hash(&bytes)));
    if !kept.is_dir() {
        // Made under another name first: a build that is cut off must not leave half a folder that looks whole.
        let half = kept.with_extension("half");
        let _ = fs::remove_dir_all(&half);
        bind(recipe, &raw, &half)?;
        if let Some(level) = recipe.optimise {
            optimise(recipe, level, &half.join(format!("{}_bg.wasm", recipe.bin)))?;
        }
        fs::rename(&half, &kept)?;
    }
    read(recipe, &kept)
}

/// What wasm-bindgen left in `folder`.
fn read(recipe: &Recipe, folder: &Path) -> Result<Compiled> {
    let file = |name: String| fs::read(folder.join(&name)).with_context(|| name);
    Ok(Compiled { js: file(format!("{}.js", recipe.bin))?, wasm: file(format!("{}_bg.wasm", recipe.bin))? })
}

/// Both binaries are built in one profile with one set of features, so that their dependencies (and the standard library, where
/// it is built here) are compiled once. Only our own crate differs. The linker drops the interface's crates from the engine.
fn build_release(recipe: &Recipe, command: &str, what: &[&str]) -> Result<()> {
    let ours = "profile.release.package.pressmark";
    let (level, units) = (format!("{ours}.opt-level={}", recipe.level), format!("{ours}.codegen-units={}", recipe.units));
    let how = ["--no-default-features", "--features", recipe.features, "--release", "--config", &level, "--config", &units];
    cargo(command, recipe.dir, &[&how, what].concat())
}

fn cargo(command: &str, dir: &str, what: &[&str]) -> Result<()> {
    let status = Command::new(TOOLS)
        .args(["wasm-cargo", command, "--locked", "--target", TARGET])
        .args(what)
        .env("CARGO_TARGET_DIR", dir)
        .status()
        .with_context(|| format!("{TOOLS} wasm-cargo"))?;
    ensure!(status.success(), "cargo could not build {}", what.join(" "));
    Ok(())
}

fn bind(recipe: &Recipe, raw: &Path, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(raw).out_name(recipe.bin).web(true)?.typescript(false).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.generate(folder).with_context(|| format!("wasm-bindgen on {}", raw.display()))?;
    // A crate with its own JavaScript would bring files that nothing here hashes, checks or keeps for offline use.
    ensure!(
        !folder.join("snippets").exists(),
        "a crate brings JavaScript of its own into `{}`, which is not provided for",
        recipe.bin
    );
    Ok(())
}

fn optimise(recipe: &Recipe, level: &str, wasm: &Path) -> Result<()> {
    let started = Instant::now();
    let before = fs::metadata(wasm)?.len();
    let status = Command::new(TOOLS)
        .args(["wasm-opt", level])
        .args(WASM_FEATURES)
        .arg(wasm)
        .arg("-o")
        .arg(wasm)
        .status()
        .with_context(|| format!("{TOOLS} wasm-opt"))?;
    ensure!(status.success(), "wasm-opt could not read {}", wasm.display());
    let after = fs::metadata(wasm)?.len();
    say(&format!("wasm-opt {level} {}: {before} → {after} bytes, {:.1} s", recipe.bin, started.elapsed().as_secs_f64()))
}

/// The crate in the binaries and the library in here must be of one version, or the binding fails in the browser.
fn check_versions(lock: &str) -> Result<()> {
    let (code, tool) = (version_of(lock, "wasm-bindgen"), version_of(lock, "wasm-bindgen-cli-support"));
    match (code, tool) {
        (Some(code), Some(tool)) if code == tool => Ok(()),
        (Some(code), Some(tool)) => bail!(
            "Cargo.lock has wasm-bindgen {code} but wasm-bindgen-cli-support {tool}; make them one: cargo update -p wasm-bindgen-cli-support --precise {code}"
        ),
        _ => bail!("Cargo.lock names no wasm-bindgen or no wasm-bindgen-cli-support"),
    }
}

fn version_of<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let line = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|found| **found != line);
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"0.2.130\"\n";

    #[test]
    fn equal_versions_pass() {
        assert!(check_versions(LOCK).is_ok());
        assert_eq!(version_of(LOCK, "wasm-bindgen"), Some("0.2.130"));
    }

    #[test]
    fn a_difference_is_told_with_both_numbers_and_the_remedy() {
        let said = check_versions(&LOCK.replacen("0.2.130", "0.2.131", 1)).unwrap_err().to_string();
        for part in ["0.2.131", "0.2.130", "cargo update"] {
            assert!(said.contains(part), "{said}");
        }
        assert!(check_versions("").is_err());
    }
}
