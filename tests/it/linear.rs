//! The time of an analysis grows with the text, not with its square: timed on one and on eight copies of the test articles.

use crate::articles::{all, analyze};
use std::time::{Duration, Instant};

#[test]
#[allow(clippy::disallowed_methods)] // a test may look at the clock
fn time_grows_with_the_text() {
    let text: String = all().iter().map(|a| a.text.clone() + "\n\n").collect();
    let time = |copies: usize| -> Duration {
        let long = text.repeat(copies);
        let once = || {
            let start = Instant::now();
            analyze(&long, None);
            start.elapsed()
        };
        (0..2).map(|_| once()).min().unwrap()
    };
    let (small, large) = (time(1), time(8));
    // Eight times the text; twenty-four leaves room for a busy machine, a square would be sixty-four.
    assert!(large < small * 24, "1 copy {small:?}, 8 copies {large:?}");
}
