//! The page of file formats: `Numbers of the offsets, what is lost`, one row a format, each with the words that save it.

use super::parts::{cell, note, row, table};
use crate::{
    export::formats::FORMATS,
    view::page::{Act, Page, link},
};

/// The page.
pub(super) fn page() -> Page {
    let rows = FORMATS.iter().map(|format| {
        let back = if format.reads { "yes" } else { "no" };
        let name = vec![link(format.name, Act::File(format.id.to_owned()))];
        row(vec![name, cell(format.unit.words()), cell(back), cell(format.lost)])
    });
    let formats = table(
        "Choose one to save the open article in it",
        &["Format", "Offsets count", "Reads back", "What is lost"],
        rows.collect(),
    );
    Page {
        title: "Save in another format".to_owned(),
        intro: "Made on this device, with your corrections. What you rejected is left out, except in Pressmark’s own file."
            .to_owned(),
        blocks: vec![formats, note("The command line writes the same files: pressmark export --format …")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::page::Block;

    #[test]
    fn every_format_can_be_saved() {
        let Block::Table { rows, .. } = &page().blocks[0] else { unreachable!("the first block is the table") };
        assert_eq!(rows.len(), FORMATS.len());
        let acts: Vec<_> = rows.iter().filter_map(|r| r.cells[0][0].act.clone()).collect();
        assert!(acts.contains(&Act::File("brat".to_owned())) && acts.len() == rows.len());
    }
}
