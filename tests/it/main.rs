//! The one native integration binary: whole articles, the JSON schema's twin checks, the shape of the source tree.

#![allow(clippy::unwrap_used)] // helpers of tests, which may panic

mod articles;
#[cfg(feature = "eval")]
mod floors;
mod golden;
mod tidy;
