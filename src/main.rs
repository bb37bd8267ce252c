//! Binary `app`: the interface.
fn main() {}
