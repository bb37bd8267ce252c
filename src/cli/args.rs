//! The options of `pressmark analyze`, read by hand: three flags need no library.

use jiff::civil::Date;

/// What to print for each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// The contract's JSON.
    Json,
    /// Tokens and trees.
    Conllu,
    /// One page in Markdown.
    Brief,
}

/// What to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// One article a file.
    Files,
    /// One JSON record a line.
    Lines,
}

/// The options of `analyze`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Options {
    pub(super) reading: Reading,
    pub(super) format: Format,
    pub(super) published: Option<Date>,
    /// `-` is standard input.
    pub(super) files: Vec<String>,
}

/// Takes a flag's value: what follows an equals sign, else the next argument.
pub(super) type Value<'a> = &'a mut dyn FnMut() -> Result<String, String>;

/// Goes through arguments: `flag` is given each option and answers whether it knows it; the others are files, `-` among them.
pub(super) fn read(
    args: &[String],
    mut flag: impl FnMut(&str, Value<'_>) -> Result<bool, String>,
) -> Result<Vec<String>, String> {
    let mut files = Vec::new();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if !arg.starts_with('-') || arg == "-" {
            files.push(arg.clone());
            continue;
        }
        let (name, inline) = match arg.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        let mut value = || inline.clone().or_else(|| rest.next().cloned()).ok_or(format!("{name} needs a value"));
        if !flag(name, &mut value)? {
            return Err(format!("there is no option {name}; `pressmark --help` lists them"));
        }
    }
    Ok(files)
}

/// Reads the arguments after `analyze`. Without a file the article comes on standard input, but a person at a `terminal` is told.
pub(super) fn parse(args: &[String], terminal: bool) -> Result<Options, String> {
    let mut options = Options { reading: Reading::Files, format: Format::Json, published: None, files: Vec::new() };
    options.files = read(args, |flag, value| {
        match flag {
            "--jsonl" => options.reading = Reading::Lines,
            "--published" => options.published = Some(date(&value()?)?),
            "--format" => options.format = format(&value()?)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    if options.files.is_empty() {
        if terminal && options.reading == Reading::Files {
            return Err("name at least one file, or give an article on standard input".to_owned());
        }
        options.files.push("-".to_owned());
    }
    Ok(options)
}

/// A calendar date as the contract writes it.
pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text:?} is no date of the form YYYY-MM-DD"))
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "json" => Ok(Format::Json),
        "conllu" => Ok(Format::Conllu),
        "brief" => Ok(Format::Brief),
        _ => Err(format!("there is no format {name:?}; json, conllu and brief are known")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Options, String> {
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>(), true)
    }

    #[test]
    fn reads_flags_in_both_spellings() {
        let a = parsed("--published 2025-04-12 --format conllu a.txt -").unwrap();
        let b = parsed("a.txt --published=2025-04-12 --format=conllu -").unwrap();
        assert_eq!(a, b);
        assert_eq!(a.files, ["a.txt", "-"]);
        assert_eq!(a.published, Some(jiff::civil::date(2025, 4, 12)));
    }

    #[test]
    fn says_what_is_wrong() {
        assert!(parsed("--published yesterday a.txt").unwrap_err().contains("YYYY-MM-DD"));
        assert!(parsed("--published").unwrap_err().contains("needs a value"));
        assert!(parsed("--color a.txt").unwrap_err().contains("--color"));
        assert!(parsed("").unwrap_err().contains("at least one file"));
        assert_eq!(parsed("--jsonl").unwrap().files, ["-"]);
        assert_eq!(parse(&[], false).unwrap().files, ["-"]);
    }
}
