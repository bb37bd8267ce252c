//! Binary `app`: the interface.

fn main() {
    #[cfg(target_arch = "wasm32")]
    pressmark::ui::mount();
}
