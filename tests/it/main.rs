//! The one native integration binary: whole articles, the JSON schema's twin checks, the shape of the source tree.

mod articles;
mod golden;
mod linear;
mod tidy;
