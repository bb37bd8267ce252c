//! Binary `pressmark`: the command line.
fn main() {}
