//! The time of an analysis grows with the text, not with its square: timed on one and on six copies of the test articles.

use crate::articles::{all, analyze};
use std::time::{Duration, Instant};

#[test]
#[allow(clippy::disallowed_methods)] // a test may look at the clock
fn time_grows_with_the_text() {
    let text: String = all().iter().map(|a| a.text.clone() + "\n\n").collect();
    let time = |copies: usize| -> Duration {
        let long = text.repeat(copies);
        let start = Instant::now();
        analyze(&long, None);
        start.elapsed()
    };
    let (small, large) = (time(1).min(time(1)), time(6));
    // Six times the text; eighteen leaves room for a busy machine, a square would be thirty-six.
    assert!(large < small * 18, "1 copy {small:?}, 6 copies {large:?}");
}
