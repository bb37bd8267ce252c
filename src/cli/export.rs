//! `pressmark export`: an analysis, or a file that is analysed first, in another program's format. One file goes to standard output;
//! a format of several files needs a folder.

use super::{
    args::{date, read},
    input::{self, Given},
};
use crate::{
    export::{self, Edition, FORMATS, Part, tokens},
    resources::Resources,
};
use jiff::civil::Date;
use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
};

/// The options of `export`.
#[derive(Clone, Debug, Default, PartialEq)]
struct Options {
    list: bool,
    format: Option<String>,
    out: Option<String>,
    published: Option<Date>,
    files: Vec<String>,
}

/// Reads the arguments after `export`, and exports.
pub(super) fn run(args: &[String]) -> Result<ExitCode, String> {
    let options = parse(args)?;
    if options.list {
        return print(&list());
    }
    let id = options.format.as_deref().ok_or("name a format with --format; `pressmark export --list` lists them")?;
    let format = export::formats::find(id)?;
    if options.files.is_empty() {
        return Err("name at least one file, or - for standard input".to_owned());
    }
    let resources = Resources::embedded().map_err(|e| e.to_string())?;
    let mut taken = BTreeSet::new();
    for file in &options.files {
        let Given { mut analysis, log, source } = input::read(&resources, file, options.published)?;
        if format.tokens {
            tokens::fill(&resources, &mut analysis);
        }
        let edition = Edition::corrected(&analysis, &log).with_source(source);
        let parts = export::write(id, &edition).map_err(|e| format!("{file}: {e}"))?;
        match (&options.out, parts.as_slice()) {
            (Some(folder), _) => save(folder, parts, &mut taken)?,
            (None, [one]) => drop(print(&one.text)?),
            (None, many) => {
                let names: Vec<&str> = many.iter().map(|p| p.name.as_str()).collect();
                return Err(format!("{} is {} files ({}): name a folder with --out", format.name, many.len(), names.join(", ")));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(args: &[String]) -> Result<Options, String> {
    let mut options = Options::default();
    options.files = read(args, |flag, value| {
        match flag {
            "--list" => options.list = true,
            "--format" => options.format = Some(value()?),
            "--out" => options.out = Some(value()?),
            "--published" => options.published = Some(date(&value()?)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(options)
}

/// One line a format: id, name, unit of offsets, whether it can be imported, what is lost.
fn list() -> String {
    let line = |f: &export::Format| {
        let back = if f.reads { "can be imported" } else { "" };
        format!("{:<15} {:<33} {:<13} {back:<16} {}\n", f.id, f.name, f.unit.words(), f.lost)
    };
    FORMATS.iter().map(line).collect()
}

/// Writes the files; two articles of one title get different names.
fn save(folder: &str, parts: Vec<Part>, taken: &mut BTreeSet<String>) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|e| format!("cannot make the folder {folder}: {e}"))?;
    // `annotation.conf` is shared by all articles of a folder.
    let free = |n: &u32| parts.iter().all(|p| p.name == "annotation.conf" || !taken.contains(&numbered(&p.name, *n)));
    let number = (1..10_000).find(free).unwrap_or(1);
    for part in parts {
        let name = if part.name == "annotation.conf" { part.name } else { numbered(&part.name, number) };
        let path = Path::new(folder).join(&name);
        fs::write(&path, part.text).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
        print(&format!("{}\n", path.display()))?;
        taken.insert(name);
    }
    Ok(())
}

/// `a.ann` → `a-2.ann`; the first keeps its name.
fn numbered(name: &str, number: u32) -> String {
    match (number, name.split_once('.')) {
        (1, _) | (_, None) => name.to_owned(),
        (n, Some((stem, ending))) => format!("{stem}-{n}.{ending}"),
    }
}

pub(super) fn print(text: &str) -> Result<ExitCode, String> {
    io::stdout().write_all(text.as_bytes()).map_err(|e| format!("cannot write the output: {e}"))?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options, String> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn reads_its_options() {
        let options = parsed("--format brat --out=x a.txt").unwrap();
        assert_eq!((options.format.as_deref(), options.out.as_deref()), (Some("brat"), Some("x")));
        assert_eq!(options.files, ["a.txt"]);
        assert!(parsed("--out").unwrap_err().contains("needs a value"));
        assert!(parsed("--colour").unwrap_err().contains("--colour"));
        let run = |line: &str| run(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).unwrap_err();
        assert!(run("a.txt").contains("--list"));
        assert!(run("--format tractor a.txt").contains("known are json, html"));
    }

    #[test]
    fn the_list_names_every_format() {
        let list = list();
        assert_eq!(list.lines().count(), FORMATS.len());
        assert!(list.contains("UTF-16 units") && list.contains("brat"));
    }

    #[test]
    fn names_do_not_clash() {
        assert_eq!(numbered("a.w3c.jsonld", 2), "a-2.w3c.jsonld");
        assert_eq!(numbered("a.txt", 1), "a.txt");
    }
}
