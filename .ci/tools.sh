#!/usr/bin/env bash
# Installs what the two commands need, and runs the tools that differ from machine to machine. Safe to run again: what is there is
# left alone. This is the only place that knows of the two ways to compile for WebAssembly:
#   rustup   the target of the installed toolchain (most machines)
#   debian   where rustup can fetch no target: Debian's rustc-web, which builds the standard library from its source package
# PRESSMARK_WASM=rustup or =debian decides by hand.
#
#   tools.sh install build|test    get what is missing for building, or for building and testing
#   tools.sh wasm-cargo ARGS       cargo, set up for WebAssembly
#   tools.sh wasm-opt ARGS         the optimiser
#   tools.sh linted                whether wasm-cargo lints what it compiles
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/pressmark
target=wasm32-unknown-unknown
debian_rust=(rustc-web cargo-web rust-web-src)
binaryen=132.0.0

say() { printf '%s\n' "· $*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- which way ---------------------------------------------------------------------------------------------------------------

has_rustup_target() { have rustc && [ -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; }
has_debian_rust() { [ -x /usr/bin/rustc ] && [ -d /usr/lib/rustlib/src/rust/library/std ] && debian_linker >/dev/null; }
debian_linker() { local found; found=$(compgen -c wasm-ld- | sort -t- -k3 -n | tail -n 1); [ -n "$found" ] && printf '%s' "$found"; }

wasm_way() {
  if [ -n "${PRESSMARK_WASM:-}" ]; then printf '%s' "$PRESSMARK_WASM"
  elif has_rustup_target; then printf rustup
  elif has_debian_rust; then printf debian
  else return 1; fi
}

clippy_driver() { if [ "$(wasm_way)" = debian ]; then printf /usr/bin/clippy-driver; else printf clippy-driver; fi; }
has_lints() { "$(clippy_driver)" --version >/dev/null 2>&1; }

wasm_cargo() {
  if [ "$(wasm_way)" = debian ]; then
    export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES= # no backtraces, whose crates would be compiled for nothing
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(debian_linker)
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER
  fi
  # Clippy compiles our own crate: what it says of the code that only WebAssembly sees then costs no second reading of all of it.
  if has_lints; then RUSTC_WORKSPACE_WRAPPER=$(clippy_driver); export RUSTC_WORKSPACE_WRAPPER; fi
  exec cargo "$@"
}

# --- installing --------------------------------------------------------------------------------------------------------------

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else fail "Installing needs root or sudo, and there is neither. As root, run: $*"; fi
}

apt_update() { # at most twice a day
  have apt-get || return 1
  [ -e "$cache/apt-updated" ] && [ -z "$(find "$cache/apt-updated" -mmin +720)" ] && return
  say "reading the lists of packages by apt-get (seconds)"
  as_root apt-get update -qq >&2 && mkdir -p "$cache" && touch "$cache/apt-updated"
}

apt_install() { # why, packages
  local why=$1; shift
  apt_update || fail "Missing for $why: $*. Only apt-get is known here; install them by hand."
  say "installing $* by apt-get, for $why (up to a minute)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    fail "apt-get could not install $*, which is needed for $why"
}

# The newest of this machine's packages: an older one does not read the objects of a newer Rust.
newest_lld() { apt-cache search --names-only '^lld-[0-9]+$' | cut -d' ' -f1 | sort -t- -k2 -n | tail -n 1; }

add_rustup_target() {
  have rustup || return 1
  say "adding the WebAssembly target to Rust by rustup (seconds; gives up after two minutes)"
  timeout 120 rustup target add "$target" >&2 && return
  say "rustup cannot fetch it here"
  return 1
}

install_debian_rust() {
  apt_update || fail "No Rust for WebAssembly: rustup could not add $target, and there is no apt-get to take another Rust from."
  apt_install "Rust for WebAssembly" "${debian_rust[@]}" "$(newest_lld)"
}

install_rust() {
  have cargo || fail "Rust is missing. Install it with rustup (version 1.95 or newer), then run this again."
  case ${PRESSMARK_WASM:-} in
    "") wasm_way >/dev/null || add_rustup_target || install_debian_rust ;;
    rustup) has_rustup_target || add_rustup_target || fail "PRESSMARK_WASM=rustup, but rustup could not add $target." ;;
    debian) has_debian_rust || install_debian_rust ;;
    *) fail "PRESSMARK_WASM is rustup or debian" ;;
  esac
  case $(wasm_way) in
    rustup) say "Rust for WebAssembly: rustup's target, $(rustc --version)" ;;
    debian) say "Rust for WebAssembly: Debian's $(/usr/bin/rustc --version | cut -d' ' -f1-2), with the standard library built here once (about a minute)" ;;
  esac
}

install_node() {
  have node && have npm || apt_install "wasm-opt and the browser tests" nodejs npm
}

# npm packages live in the cache folder, named by what was asked for: a fresh clone finds them, and no two versions meet.
install_wasm_opt() {
  local home=$cache/binaryen-$binaryen
  [ -x "$home/node_modules/.bin/wasm-opt" ] && return
  install_node
  say "installing wasm-opt (npm binaryen $binaryen) into $home (about 10 seconds)"
  mkdir -p "$home"
  npm install --prefix "$home" --no-save --no-package-lock --no-audit --no-fund --loglevel=error --ignore-scripts "binaryen@$binaryen" >&2
}

install_test_packages() {
  local lock home
  lock=$(sha256sum "$root/tests/e2e/package-lock.json" | cut -c1-8)
  home=$cache/e2e-$lock
  if [ ! -e "$home/whole" ]; then
    install_node
    say "installing Playwright, axe and the libraries to compare with (npm, tests/e2e/package-lock.json) into $home (about 10 seconds)"
    rm -rf "$home" && mkdir -p "$home"
    cp "$root/tests/e2e/package.json" "$root/tests/e2e/package-lock.json" "$home/"
    npm ci --prefix "$home" --no-audit --no-fund --loglevel=error --ignore-scripts >&2
    touch "$home/whole"
  fi
  ln -sfn "$home/node_modules" "$root/tests/e2e/node_modules"
}

has_browser() {
  if [ -n "${CHROMIUM:-}" ]; then [ -x "$CHROMIUM" ]; else have chromium-headless-shell || have chromium; fi
}

# Chromium without its windows, where the package is known; else the whole of it.
install_browser() {
  apt_update || fail "Missing for the browser tests: Chromium. Only apt-get is known here; install it by hand, or name another in CHROMIUM."
  if [ -n "$(apt-cache search --names-only '^chromium-headless-shell$')" ]; then apt_install "the browser tests" chromium-headless-shell
  else apt_install "the browser tests" chromium; fi
}

install_test_tools() {
  has_browser || install_browser
  if [ "$(wasm_way)" = debian ]; then
    [ -x /usr/bin/clippy-driver ] || apt_install "lints on the WebAssembly code" rust-web-clippy
  fi
  have cargo-fmt && have cargo-clippy || { have rustup && rustup component add rustfmt clippy >&2; }
  install_test_packages
}

case ${1:-} in
  install)
    install_rust
    install_wasm_opt
    case ${2:-} in build) ;; test) install_test_tools ;; *) fail "install what? build or test" ;; esac
    ;;
  wasm-cargo) shift; wasm_cargo "$@" ;;
  linted) has_lints ;;
  wasm-opt) shift; exec "$cache/binaryen-$binaryen/node_modules/.bin/wasm-opt" "$@" ;;
  *) fail "tools.sh install build|test, wasm-cargo ARGS, wasm-opt ARGS" ;;
esac
