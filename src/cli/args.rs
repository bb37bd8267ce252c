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

/// Reads the arguments after `analyze`. A flag's value may follow it or an equals sign.
pub(super) fn parse(args: &[String]) -> Result<Options, String> {
    let mut options = Options { reading: Reading::Files, format: Format::Json, published: None, files: Vec::new() };
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let (flag, inline) = match arg.split_once('=') {
            Some((flag, value)) if flag.starts_with("--") => (flag, Some(value.to_owned())),
            _ => (arg.as_str(), None),
        };
        let mut value = || inline.clone().or_else(|| rest.next().cloned()).ok_or(format!("{flag} needs a value"));
        match flag {
            "--jsonl" => options.reading = Reading::Lines,
            "--published" => options.published = Some(date(&value()?)?),
            "--format" => options.format = format(&value()?)?,
            "-" => options.files.push(arg.clone()),
            _ if flag.starts_with('-') => return Err(format!("there is no option {flag}; `pressmark --help` lists them")),
            _ => options.files.push(arg.clone()),
        }
    }
    match (options.reading, options.files.is_empty()) {
        (Reading::Files, true) => Err("name at least one file, or - for standard input".to_owned()),
        (Reading::Lines, true) => Ok(Options { files: vec!["-".to_owned()], ..options }),
        _ => Ok(options),
    }
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
        parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
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
    }
}
