//! What the engine reaches on our own gold, as floors: a change that makes it worse fails here, by layer, not only in a golden file.

use pressmark::cli::eval::{Tally, score_folder};
use std::path::Path;

/// Least F1, in percent, of each measure; a little below what was reached when the line was last written.
const FLOORS: [(&str, f64); 7] = [
    ("names", 94.0),
    ("quantities: words", 87.0),
    ("quantities: words and value", 82.0),
    ("statements", 80.0),
    ("statements with speaker", 76.0),
    ("times: words", 89.0),
    ("times: words and value", 86.0),
];

#[test]
fn no_measure_falls_below_its_floor() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let scores = score_folder(&folder).unwrap();
    assert_eq!(scores.keys().copied().collect::<Vec<_>>(), FLOORS.map(|(name, _)| name));
    let low: Vec<String> = FLOORS
        .iter()
        .filter(|(name, least)| scores[name].f1() < *least)
        .map(|(name, least)| format!("{name}: {} < {least}", scores[name]))
        .collect();
    assert!(low.is_empty(), "{low:#?}");
}

#[test]
fn the_score_is_of_right_predicted_and_gold() {
    assert_eq!(Tally { right: 3, predicted: 4, gold: 6 }.f1(), 60.0);
    assert_eq!(Tally::default().f1(), 0.0);
}
