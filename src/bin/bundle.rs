//! Binary `bundle`.
fn main() {}
