//! Binary `worker`: the engine.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pressmark::worker::host::run();
}
