//! Binary `worker`: the engine.
fn main() {}
