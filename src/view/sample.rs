//! The hand-made article for the tests of this layer.

use super::article::Article;
use crate::library::sample::analysis;

/// The article of the sample analysis.
pub(crate) fn article() -> Article {
    Article::new(analysis())
}
