//! The size of what a visitor downloads, and the budgets it must keep.
//!
//! Prints a table of raw, gzip (level 9) and brotli (level 11) bytes a file, and fails when a budget is passed.

use std::{collections::BTreeMap, fs, io::Write as _, path::Path};

use anyhow::{Result, bail};

use crate::{integrity::short_hash, say, site::Site};

/// What one file weighs, in bytes.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Kilobytes are thousands of bytes here, as download sizes are counted.
const BUDGETS: &[Budget] = &[
    Budget {
        what: "interface's WebAssembly, gzip",
        // FIXME: 450,000 is the aim; the desk and the ways in have passed it.
        limit: 520_000,
        of: |path| path.ends_with("app_bg.wasm"),
        size: |weight| weight.gzip,
    },
    Budget {
        what: "page and styles, gzip",
        limit: 40_000,
        of: |path| path.ends_with(".html") || path.ends_with(".css"),
        size: |weight| weight.gzip,
    },
    Budget { what: "interface in all, brotli", limit: 500_000, of: is_interface, size: |weight| weight.brotli },
    Budget { what: "whole site, brotli", limit: 6_000_000, of: |_| true, size: |weight| weight.brotli },
];

struct Budget {
    what: &'static str,
    limit: usize,
    of: fn(&str) -> bool,
    size: fn(&Weight) -> usize,
}

fn is_interface(path: &str) -> bool {
    !path.starts_with("engine-") && !path.starts_with("models/")
}

/// Prints the table and checks the budgets.
pub(crate) fn report(site: &Site) -> Result<()> {
    let mut weights = BTreeMap::new();
    for (path, bytes) in &site.files {
        weights.insert(path.as_str(), weigh(bytes)?);
    }
    say(&format!("{:<44} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip", "brotli"))?;
    for (path, weight) in &weights {
        row(path, *weight)?;
    }
    row("interface", sum(&weights, is_interface))?;
    row("engine and models", sum(&weights, |path| !is_interface(path)))?;
    row("whole site", sum(&weights, |_| true))?;
    let passed = passed_budgets(&weights);
    if !passed.is_empty() {
        bail!("too large: {}", passed.join("; "));
    }
    Ok(())
}

fn row(name: &str, weight: Weight) -> Result<()> {
    say(&format!("{name:<44} {:>10} {:>10} {:>10}", weight.raw, weight.gzip, weight.brotli))
}

fn sum(weights: &BTreeMap<&str, Weight>, of: fn(&str) -> bool) -> Weight {
    weights.iter().filter(|(path, _)| of(path)).fold(Weight::default(), |sum, (_, weight)| Weight {
        raw: sum.raw + weight.raw,
        gzip: sum.gzip + weight.gzip,
        brotli: sum.brotli + weight.brotli,
    })
}

fn passed_budgets(weights: &BTreeMap<&str, Weight>) -> Vec<String> {
    let check = |budget: &Budget| {
        let size = (budget.size)(&sum(weights, budget.of));
        (size > budget.limit).then(|| format!("{} is {size} bytes, {} allowed", budget.what, budget.limit))
    };
    BUDGETS.iter().filter_map(check).collect()
}

/// Compressing megabytes at the highest level takes seconds, so the result is kept by the hash of the content.
fn weigh(bytes: &[u8]) -> Result<Weight> {
    let kept = Path::new("target/web/sizes").join(format!("{}-{}", short_hash(bytes), bytes.len()));
    let known = fs::read_to_string(&kept).ok().and_then(|text| {
        let (gzip, brotli) = text.split_once(' ')?;
        Some((gzip.parse().ok()?, brotli.parse().ok()?))
    });
    let (gzip, brotli) = match known {
        Some(sizes) => sizes,
        None => {
            let sizes = (gzip_size(bytes), brotli_size(bytes)?);
            fs::create_dir_all("target/web/sizes")?;
            fs::write(&kept, format!("{} {}", sizes.0, sizes.1))?;
            sizes
        }
    };
    Ok(Weight { raw: bytes.len(), gzip, brotli })
}

fn gzip_size(bytes: &[u8]) -> usize {
    const HEADER_AND_TRAILER: usize = 18;
    miniz_oxide::deflate::compress_to_vec(bytes, 9).len() + HEADER_AND_TRAILER
}

fn brotli_size(bytes: &[u8]) -> Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passed_budget_is_named_with_both_numbers() {
        let app = Weight { raw: 1_000_000, gzip: 520_001, brotli: 400_000 };
        let passed = passed_budgets(&BTreeMap::from([("app-1/app_bg.wasm", app)]));
        assert_eq!(passed, ["interface's WebAssembly, gzip is 520001 bytes, 520000 allowed"]);
        let engine = Weight { raw: 9_000_000, gzip: 6_500_000, brotli: 6_000_000 };
        assert!(passed_budgets(&BTreeMap::from([("models/reader-1.bin", engine)])).is_empty());
    }

    #[test]
    fn compressed_sizes_are_those_of_the_common_tools() {
        assert_eq!(brotli_size(b"").unwrap(), 1);
        assert!(gzip_size(&[0; 10_000]) < 60);
    }
}
