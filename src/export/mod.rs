//! Other formats, one file each. Pure: a document or an analysis in, text out.

pub mod brief;
pub mod conllu;
