//! Binary `pressmark`: the command line.

use std::process::ExitCode;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    pressmark::cli::main()
}

/// The command line is native; the browser has `app` and `worker`.
#[cfg(target_arch = "wasm32")]
fn main() -> ExitCode {
    ExitCode::FAILURE
}
