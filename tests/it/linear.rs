//! The time of an analysis grows with the text, not with its square: counted over 1, 2, 4 and 8 copies of an article.

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
        (0..3).map(|_| once()).min().unwrap()
    };
    let (small, large) = (time(2), time(16));
    // Eight times the text; twelve leaves room for a busy machine, a square would be sixty-four.
    assert!(large < small * 24, "2 copies {small:?}, 16 copies {large:?}");
}
