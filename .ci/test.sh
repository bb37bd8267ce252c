#!/usr/bin/env bash
# `make test`: format, the site built, native tests, tests in real Chromium, lints on both targets. Ends with "N passed, N failed".
# Every check runs even after one has failed, so that one run tells everything; the exit status is 0 only if all passed.
set -uo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
passed=0 failed=0

# A check without a count of its own: one, passed or failed.
check() {
  local name=$1; shift
  printf '\n== %s\n' "$name"
  local start=$SECONDS
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'FAILED: %s\n' "$name"; fi
  printf '   (%d s)\n' $((SECONDS - start))
}

# A test runner: adds the counts that it printed. A runner that failed without counting, or ran nothing, is one failure.
runner() {
  local name=$1 count=$2; shift 2
  printf '\n== %s\n' "$name"
  local start=$SECONDS ok=0 good bad
  "$@" 2>&1 | tee "$log/out" || ok=1
  read -r good bad < <($count "$log/out")
  if [ "$ok" != 0 ] && [ "$bad" = 0 ] || [ $((good + bad)) = 0 ]; then bad=$((bad + 1)); fi
  passed=$((passed + good)) failed=$((failed + bad))
  printf '   %s: %d passed, %d failed (%d s)\n' "$name" "$good" "$bad" $((SECONDS - start))
}

count_cargo() { # "test result: ok. 12 passed; 0 failed; …" per binary
  awk '/^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) good += $(i-1); if ($i ~ /^failed/) bad += $(i-1) } } END { print good + 0, bad + 0 }' "$1"
}

count_playwright() { # "  10 passed (59.6s)", "  1 failed"
  awk '/^ +[0-9]+ passed/ { good += $1 } /^ +[0-9]+ (failed|flaky|did not run|interrupted)/ { bad += $1 } END { print good + 0, bad + 0 }' "$1"
}

browser_tests() { tests/e2e/node_modules/.bin/playwright test --config tests/e2e/playwright.config.mjs; }

# Where nothing was compiled yet, what would help the next time costs a tenth this time.
[ -d target/debug/incremental ] || export CARGO_INCREMENTAL=0
# Tools come over the network while the first program is compiled.
.ci/tools.sh install test >"$log/tools" 2>&1 &
tools=$!
make --no-print-directory bundle || exit 1
wait "$tools"; installed=$?
cat "$log/tools"
[ "$installed" = 0 ] || exit 1
check "format" cargo fmt --check
# What knows nothing of the built site is checked beside its build, whose last step, optimising the engine as a whole, leaves a core
# idle. What it said is shown afterwards. The site is built by the program, not by make: make would first ask cargo for it, and cargo
# would wait until the native tests are compiled. The site goes first: behind its steps for one core, the tests fill the other.
aside() { local name=$1; shift; nice "$@" >"$log/$name" 2>&1; echo $? >"$log/$name.status"; }
said() { while [ ! -e "$log/$1.status" ]; do sleep 1; done; cat "$log/$1"; return "$(cat "$log/$1.status")"; }
# Clippy is the compiler, here and of the site: its lints cost no second reading of the crate and of all it depends on.
RUSTC_WORKSPACE_WRAPPER=clippy-driver CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings aside native cargo test --locked --features bundle,eval --quiet &
site() { CARGO_TERM_COLOR=never target/debug/bundle build 2>&1 | tee "$log/site"; return "${PIPESTATUS[0]}"; }
# Cargo repeats the warnings of what it did not compile again.
no_warning() { .ci/tools.sh linted && ! grep -A 12 -E '^warning(: |\[)' "$log/site"; }
check "the site is built, within its budgets" site
check "lints, WebAssembly" no_warning
check "the one file is built, within its budget" target/debug/bundle single
runner "native lints and tests" count_cargo said native
runner "browser tests" count_playwright browser_tests

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
